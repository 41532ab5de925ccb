"""The SlopeStrip: sections, losses and norms are drawn, the step that is replayed as well."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from lstm_sim.study import Slope
from ui.gradients.slope_job import one_unit_job
from ui.gradients.slope_strip import SlopeStrip, Strip
from ui.style import Style


def test_what_is_shown_is_painted(qtbot: QtBot, style: Style) -> None:
    answer = next(one_unit_job(Slope(), None))
    widget = SlopeStrip(style)
    qtbot.addWidget(widget)
    widget.resize(480, 110)

    def picture(strip: Strip) -> QImage:
        widget.show_strip(strip)
        return widget.grab().toImage()

    full = Strip(answer.sections, answer.pair, None, ("one", "two", "three"))
    empty = picture(Strip((), None, None, ("", "", "")))
    drawn = picture(full)
    assert drawn != empty
    assert picture(replace(full, step=36)) != drawn


def test_the_sections_are_painted_once_while_the_descents_change(
    qtbot: QtBot, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = next(one_unit_job(Slope(), None))
    other = next(one_unit_job(Slope(rule=replace(Slope().rule, learning_rate=0.1)), None))
    widget = SlopeStrip(style)
    qtbot.addWidget(widget)
    widget.resize(480, 110)
    painted: list[bool] = []
    paint = widget._paint_section
    monkeypatch.setattr(widget, "_paint_section", lambda *args: (painted.append(True), paint(*args)))
    strip = Strip(answer.sections, answer.pair, None, ("one", "two", "three"))
    pictures = []
    for shown in (strip, replace(strip, pair=other.pair), replace(strip, step=3)):
        widget.show_strip(shown)
        pictures.append(widget.grab().toImage())
    assert len(painted) == 2
    assert pictures[0] != pictures[1] and pictures[0] != pictures[2]
    widget.take_style()
    widget.grab()
    assert len(painted) == 4
