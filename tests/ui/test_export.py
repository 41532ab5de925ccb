"""Export: every figure in every format, checked in a second program where one is there."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from lstm_sim.errors import InputError
from lstm_sim.presets import preset
from ui.animation import encode, frames
from ui.export import copy_figure, export_figure, image
from ui.studio import WORKSPACE, Studio

LINE_FIGURES = ["diagram", "formula", "activations", "sensitivity", "phase", "timeline"]
FIGURES = [*LINE_FIGURES, "response", WORKSPACE]


@pytest.fixture(params=FIGURES)
def studio(request: pytest.FixtureRequest, qtbot: QtBot, style: object) -> Iterator[Studio]:
    made = Studio(preset("lecture-overview").build(), request.param)
    yield made
    made.close()


def need(program: str) -> str:
    found = shutil.which(program)
    assert found, f"{program} is missing: .ci/system-libraries installs it"
    return found


def test_png_has_the_asked_pixels(studio: Studio, tmp_path: Path) -> None:
    sizes = []
    for scale in (1, 2, 4):
        file = tmp_path / f"{scale}.png"
        export_figure(studio.figure, file, scale)
        with Image.open(file) as picture:
            sizes.append((picture.width / scale, picture.height / scale))
            assert len(picture.convert("RGB").getcolors(1_000_000)) > 20
    assert sizes == [(studio.size.width(), studio.size.height())] * 3


def test_svg_is_drawn_alike_by_a_second_program(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "f.svg"
    export_figure(studio.figure, file, title="Figure")
    text = file.read_text()
    assert "<title>Figure</title>" in text and "non-scaling-stroke" not in text
    subprocess.run([need("rsvg-convert"), str(file), "-o", str(tmp_path / "f.png")], check=True)
    ours, theirs = image(studio.figure), QImage(str(tmp_path / "f.png"))
    small = QSize(48, 32)
    mode = Qt.TransformationMode.SmoothTransformation
    one, two = (
        i.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, mode).convertToFormat(QImage.Format.Format_Grayscale8)
        for i in (ours, theirs)
    )
    differences = [abs((one.pixel(x, y) & 255) - (two.pixel(x, y) & 255)) for x in range(48) for y in range(32)]
    assert sum(differences) / len(differences) < 12


def test_pdf_is_one_vector_page_with_its_fonts(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "f.pdf"
    export_figure(studio.figure, file)
    info = subprocess.run([need("pdfinfo"), str(file)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+1\b", info)
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info)
    assert size and float(size[1]) == pytest.approx(studio.size.width() * 0.75, abs=1.0)
    fonts = subprocess.run([need("pdffonts"), str(file)], capture_output=True, text=True, check=True).stdout
    rows = fonts.splitlines()[2:]
    assert rows and all(re.search(r"\byes\s+(yes|no)\s+(yes|no)\s+\d+", row) for row in rows), fonts
    images = subprocess.run([need("pdfimages"), "-list", str(file)], capture_output=True, text=True, check=True).stdout
    if studio.figure.figure() is not studio.workspace and getattr(studio.figure, "key", "") in LINE_FIGURES:
        assert len(images.splitlines()) <= 2, images


def test_csv_has_the_data_behind(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    export_figure(studio.figure, file)
    rows = list(csv.reader(io.StringIO(file.read_text())))
    assert len(rows) > 2 and {len(row) for row in rows} == {len(rows[0])}


@pytest.fixture
def diagram(qtbot: QtBot, style: object) -> Iterator[Studio]:
    made = Studio(preset("lecture").build(), "diagram", size=QSize(320, 300))
    yield made
    made.close()


@pytest.mark.parametrize("suffix", [".gif", ".apng"])
def test_a_played_sequence(diagram: Studio, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"run{suffix}"
    *_, done = encode(list(frames(diagram)), file, 4.0)
    assert done == 5
    with Image.open(file) as picture:
        assert picture.n_frames == 5  # type: ignore[attr-defined]
        assert picture.info["duration"] == 250
        seen = set()
        for k in range(5):
            picture.seek(k)
            seen.add(picture.convert("RGB").tobytes())
        assert len(seen) == 5


def test_an_abandoned_animation_leaves_no_file(diagram: Studio, tmp_path: Path) -> None:
    going = encode(list(frames(diagram)), tmp_path / "run.gif", 4.0)
    next(going)
    going.close()
    assert not list(tmp_path.iterdir())


def test_dark_figures_are_dark_and_the_window_is_left_alone(qtbot: QtBot, style: object) -> None:
    before = QGuiApplication.palette().window().color()
    made = Studio(preset("lecture").build(), "phase", "dark")
    corner = image(made.figure).pixelColor(2, 2)
    made.close()
    assert corner.lightness() < 60
    assert QGuiApplication.palette().window().color() == before


def test_the_clipboard_gets_image_svg_and_data(diagram: Studio) -> None:
    copy_figure(diagram.figure)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage() and data.hasFormat("image/svg+xml") and data.hasFormat("text/csv")
    assert data.text().startswith("quantity\tsymbol\tvalue")


@pytest.mark.parametrize(
    ("name", "word"), [("f.tiff", "no format"), ("f", "No suffix"), ("none/f.png", "cannot be written")]
)
def test_what_cannot_be_written_is_said(diagram: Studio, tmp_path: Path, name: str, word: str) -> None:
    with pytest.raises(InputError, match=word) as caught:
        export_figure(diagram.figure, tmp_path / name)
    assert caught.value.file == str(tmp_path / name) and caught.value.remedy


def test_an_unknown_panel_is_named(qtbot: QtBot, style: object) -> None:
    with pytest.raises(InputError, match=r"no panel 'nope'.*diagram"):
        Studio(preset("lecture").build(), "nope")
