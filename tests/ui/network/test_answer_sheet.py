"""Sheets of answers: where everything stands, and where one looks otherwise than another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QRegion

from lstm_sim.laboratory.edits import choose_network, set_sentence
from lstm_sim.networks.architecture import Kind
from tests.ui.network.lab import StillLab, word_network
from ui.network.answer_sheet import REACH, Measures, Sheet, changed, lay_out
from ui.network.answer_table import blocks_of

MEASURES = Measures(lambda text: 10.0 * len(text), lambda _text: 30.0, 20.0, 16.0, 1.0)


@pytest.fixture
def lab(qapp: object, tmp_path: Path) -> StillLab:
    refs = [word_network(tmp_path, name, kind) for name, kind in (("a", Kind.LSTM), ("b", Kind.FEED_FORWARD))]
    return StillLab(tmp_path, *refs, sentences=("arrive Taipei on November", "leave Taipei", ""))


def sheet_of(lab: StillLab, before: Sheet | None = None, room: float = 2_000.0) -> Sheet:
    return lay_out(blocks_of(lab.settle(), () if before is None else before.blocks), MEASURES, room)


def test_words_share_columns_and_sentences_stand_under_each_other(lab: StillLab) -> None:
    sheet = sheet_of(lab)
    first, second, empty = sheet.rows
    assert (first.words, first.lines, first.bottom) == (2.0, (22.0, 38.0), 54.0)
    assert (second.words, second.bottom, empty.words, empty.bottom) == (60.0, 112.0, 118.0, 138.0)
    assert sheet.lefts[0] == sheet.gutter and len(sheet.widths) == 4
    assert sheet.widths[0] >= 60.0 + 16.0 and sheet.size.height() == 142
    assert sheet.rect_of(1, 1) == QRectF(sheet.lefts[1], 60.0, sheet.widths[1], 52.0)
    assert sheet.rect_of(1, 2).isEmpty() and sheet.rect_of(7, 0).isEmpty()


def test_what_stands_at_a_place(lab: StillLab) -> None:
    sheet = sheet_of(lab)
    assert sheet.place_at(QPointF(sheet.lefts[1] + 1.0, 65.0)) == (sheet.rows[1], 1, None)
    assert sheet.place_at(QPointF(3.0, 45.0)) == (sheet.rows[0], None, 1)
    assert sheet.place_at(QPointF(sheet.lefts[2] + 1.0, 65.0)) == (sheet.rows[1], None, None)  # there is no third word
    assert sheet.place_at(QPointF(3.0, 57.0)) == (None, None, None)


def test_what_did_not_change_are_the_same_objects(lab: StillLab) -> None:
    old = sheet_of(lab)
    lab.store.edit(set_sentence(1, "leave on"))
    new = sheet_of(lab, old)
    assert [a is b for a, b in zip(old.blocks, new.blocks, strict=True)] == [True, False, True]
    assert changed(old, sheet_of(lab, new)) == changed(old, new) != QRegion()


def test_only_what_looks_otherwise_changed(lab: StillLab) -> None:
    old = sheet_of(lab)
    lab.store.edit(set_sentence(1, "leave on"))
    new = sheet_of(lab, old)
    region, column = changed(old, new), old.rect_of(1, 1)
    assert region is not None and region.intersects(column.toRect())
    assert column.marginsAdded(REACH).toAlignedRect().contains(region.boundingRect())
    assert changed(new, old) == region
    assert changed(new, replace(new)) == QRegion()


def test_a_wider_column_moves_all_after_it(lab: StillLab) -> None:
    old = sheet_of(lab)
    lab.store.edit(set_sentence(1, "leave Taipeiiiiiii"))
    new = sheet_of(lab, old)
    region = changed(old, new)
    assert region is not None
    for step in range(4):
        assert region.contains(old.rect_of(0, step).center().toPoint()) is (step >= 1), step


def test_another_room_for_names_or_another_place_of_lines_changes_everything(lab: StillLab) -> None:
    old = sheet_of(lab)
    assert changed(old, replace(old, gutter=30.0)) is None
    assert changed(old, Sheet()) is None
    lab.store.edit(choose_network(1))
    region = changed(old, sheet_of(lab, old))
    assert region is not None  # every line, but no words
    assert region.contains(QPointF(5.0, 30.0).toPoint()) and not region.contains(QPointF(5.0, 6.0).toPoint())
