"""The SlopeStrip: sections, losses and norms are drawn, the step that is replayed as well."""

from __future__ import annotations

from dataclasses import replace

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
