"""Answers painted: a part of a sheet looks as it does in the whole, and slots keep their colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from tests.ui.network.lab import StillLab, word_network
from ui.network.answer_painter import AnswerPainter
from ui.network.answer_sheet import lay_out
from ui.network.answer_table import blocks_of
from ui.style import Style


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_sheet_painted_part_by_part_is_the_whole(qapp: object, tmp_path: Path, style: Style, theme: str) -> None:
    style.choose(theme)
    lab = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("arrive 台北 zzz", "leave Taipei on November 2nd"))
    answers = AnswerPainter(style)
    answers.name_slots({"time": 1, "departure": 0, "destination": 2})
    sheet = lay_out(blocks_of(lab.settle()), answers.measures, 500.0)
    images = [QImage(sheet.size, QImage.Format.Format_RGB32) for _ in range(2)]
    for image, edge in zip(images, (10_000, 37), strict=True):
        image.fill(0x808080)
        painter = QPainter(image)
        for left in range(0, image.width(), edge):
            for top in range(0, image.height(), edge):
                part = QRect(left, top, edge, edge)
                painter.setClipRect(part)
                answers.paint(painter, sheet, sheet.rect_of(1, 2), QRectF(part))
        painter.end()
    assert images[0] == images[1]
    assert len({images[0].pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 20
    style.choose("light")


def test_slots_are_coloured_anew_only_when_they_are_others(qapp: object, style: Style) -> None:
    answers = AnswerPainter(style)
    assert answers.name_slots({"time": 1}) and not answers.name_slots({"time": 1})
    assert answers.slot_colour("time") == style.theme.run(1) and answers.slot_colour("") == style.theme.run(0)
