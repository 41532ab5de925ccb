"""The keys that move what is looked at in a network: arrows, Home, End, Page Up and Page Down."""

from __future__ import annotations

from PySide6.QtCore import Qt

FAR = 1 << 30
"""More steps than there are: to the end."""

Key = Qt.Key
_MOVES: dict[int, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
    Key.Key_Home: (-FAR, 0),
    Key.Key_End: (FAR, 0),
}
_PAGES: dict[int, int] = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}


def move_of(key: int, page: int = 0) -> tuple[int, int] | None:
    """(steps, rows) a key moves by, None if it moves nothing; `page`: the rows of a page, 0 where there are none."""
    if page and key in _PAGES:
        return 0, _PAGES[key] * page
    return _MOVES.get(key)
