"""The commands that need the screen's code, run as a user runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from lstm_sim.presets import preset
from lstm_sim.session_file import dump_session

ROOT = Path(__file__).resolve().parent.parent.parent


def lstm_sim(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR")}
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "csv", "gif"])
def test_a_figure_in_every_format(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"f.{suffix}"
    done = lstm_sim("figure", "--preset", "lecture", "--panel", "diagram", "--step", "2", "--output", str(file))
    assert done.returncode == 0, done.stderr
    assert file.stat().st_size > 200


def test_a_figure_of_a_session_in_another_theme_language_and_size(tmp_path: Path) -> None:
    session, file = tmp_path / "s.lstmsim", tmp_path / "f.png"
    session.write_bytes(dump_session(preset("latch").build()))
    done = lstm_sim(
        "figure", "--session", str(session), "--panel", "timeline", "--output", str(file),
        "--theme", "dark", "--language", "zh_TW", "--size", "700x200", "--scale", "1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with Image.open(file) as picture:
        assert picture.size == (700, 200)
        assert max(picture.convert("L").resize((1, 1)).getextrema()) < 90


def test_a_screenshot_has_the_asked_pixels(tmp_path: Path) -> None:
    file = tmp_path / "s.png"
    done = lstm_sim(
        "screenshot", "--workspace", "cell", "--size", "1440x900", "--scale", "2", "--theme", "dark",
        "--language", "zh_TW", "--output", str(file),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with Image.open(file) as picture:
        assert picture.size == (2880, 1800)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["figure", "--preset", "lecture", "--panel", "nope", "--output", "x.png"], "no panel 'nope'"),
        (["figure", "--preset", "lecture", "--panel", "phase", "--output", "x.bmp"], "no format"),
        (
            ["figure", "--preset", "lecture", "--panel", "phase", "--step", "9", "--output", "x.png"],
            "no step 9",
        ),
        (["figure", "--panel", "phase", "--output", "x.png"], "--preset NAME"),
        (["screenshot", "--size", "big", "--output", "x.png"], "no size"),
        (["screenshot", "--output", "x.jpg"], "PNG"),
        (["screenshot", "--theme", "pink", "--output", "x.png"], "pink"),
    ],
)
def test_mistakes_are_said_in_words(arguments: list[str], word: str) -> None:
    done = lstm_sim(*arguments)
    assert done.returncode == 2
    assert word in done.stderr and "Traceback" not in done.stderr


def test_help_lists_every_command() -> None:
    text = lstm_sim("--help").stdout
    assert all(word in text for word in ("figure", "screenshot", "simulate", "presets"))


def test_garbage_is_collected_once_the_window_is_there(tmp_path: Path) -> None:
    code = (
        "import gc; from PySide6.QtWidgets import QApplication; from ui.cli import main;"
        "QApplication.exec = lambda app: (print(gc.isenabled()), app.processEvents(), print(gc.isenabled())) and 0;"
        "print(main([]), gc.get_freeze_count() > 10_000)"
    )
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT, check=True, timeout=120
    )
    assert done.stdout.split() == ["False", "True", "0", "True"]
