"""The program's icons: own line drawings, given the colour of the theme they stand in."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.paths import ICONS

_SIDES = (18, 36, 72)
_FADED = 0.35


def drawing(name: str, colour: str) -> QSvgRenderer:
    """The drawing `name` in `colour`, as vectors.

    The files are black; the colour is written into them, since `currentColor` would be rendered black.
    Raises FileNotFoundError for a name there is no drawing of.
    """
    source = (ICONS / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"#000000", QColor(colour).name().encode())))


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """The icon `name` in `colour`, paler where its control is disabled; drawn once."""
    renderer, made = drawing(name, colour), QIcon()
    for side in _SIDES:
        whole = _pixmap(side)
        painter = QPainter(whole)
        renderer.render(painter)
        painter.end()
        faded = _pixmap(side)
        painter = QPainter(faded)
        painter.setOpacity(_FADED)
        painter.drawPixmap(0, 0, whole)
        painter.end()
        made.addPixmap(whole, QIcon.Mode.Normal)
        made.addPixmap(faded, QIcon.Mode.Disabled)
    return made


def _pixmap(side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
