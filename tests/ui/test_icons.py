"""The icons: all are there, drawn in the colour asked for, paler where disabled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from ui.icons import drawing, icon
from ui.paths import ICONS

NAMES = [
    "undo",
    "redo",
    "first",
    "back",
    "play",
    "pause",
    "step",
    "last",
    "pin",
    "help",
    "theme",
    "language",
    "export",
    "table",
]


def inked(made: QIcon, mode: QIcon.Mode) -> list[QColor]:
    image = made.pixmap(QSize(36, 36), mode).toImage()
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [c for c in colours if c.alpha() > 60]


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    ink = inked(icon(name, "#D55E00"), QIcon.Mode.Normal)
    assert len(ink) > 40
    strong = [c for c in ink if c.alpha() == 255]
    assert strong and all(abs(c.red() - 0xD5) < 8 and abs(c.blue()) < 8 for c in strong)


def test_disabled_icon_is_paler(qapp: QApplication) -> None:
    whole, faded = (inked(icon("play", "#000000"), mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert max(c.alpha() for c in faded) < 0.5 * max(c.alpha() for c in whole)


def test_every_file_is_a_valid_drawing_without_current_color(qapp: QApplication) -> None:
    files = sorted(ICONS.glob("*.svg"))
    assert {f.stem for f in files} >= set(NAMES)
    for file in files:
        assert drawing(file.stem, "#123456").isValid()
        assert b"currentColor" not in file.read_bytes()


def test_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", "#000000")
