"""The keys that move what is looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.network.look_keys import FAR, move_of

Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "move"),
    [
        (Key.Key_Left, (-1, 0)),
        (Key.Key_Right, (1, 0)),
        (Key.Key_Up, (0, -1)),
        (Key.Key_Down, (0, 1)),
        (Key.Key_Home, (-FAR, 0)),
        (Key.Key_End, (FAR, 0)),
        (Key.Key_PageUp, (0, -7)),
        (Key.Key_PageDown, (0, 7)),
        (Key.Key_A, None),
    ],
)
def test_each_key_has_its_move(key: Qt.Key, move: tuple[int, int] | None) -> None:
    assert move_of(int(key), page=7) == move


def test_without_pages_the_page_keys_move_nothing() -> None:
    assert move_of(int(Key.Key_PageUp)) is None and move_of(int(Key.Key_PageDown)) is None
