"""The loss of a sentence: the network's own answers, references chosen by word, the sum; networks of numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.gradients.loss_terms import UNKNOWN
from lstm_sim.gradients.references import references_of
from lstm_sim.study import Wanted
from tests.ui.network.lab import LABELS, StillLab, number_network, word_network
from ui.gradients.loss_panel import LossPanel
from ui.gradients.loss_view import shown_labels
from ui.style import Style

Key = Qt.Key


@pytest.fixture
def lab(qtbot: QtBot, tmp_path: Path) -> StillLab:
    made = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("arrive Taipei on November 2nd",))
    made.settle()
    return made


def shown(qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch) -> LossPanel:
    monkeypatch.setattr(lab.laboratory, "wake", lambda: None)  # the fixture answers, in this thread
    panel = LossPanel(lab.store, style, lab.laboratory)
    qtbot.addWidget(panel)
    panel.resize(560, 480)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_without_references_the_network_s_own_answers_count(
    qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(qtbot, lab, style, monkeypatch)
    picture, reading = panel.view.picture, lab.laboratory.frame and lab.laboratory.frame.before
    assert picture is not None
    assert reading is not None
    assert reading.answers is not None
    np.testing.assert_array_equal(picture.terms.references, reading.answers)
    best = -np.log(reading.probabilities.max(axis=1)) if reading.probabilities is not None else None
    np.testing.assert_allclose(picture.terms.terms, best, rtol=1e-6)
    assert f"{picture.terms.total:.4f}" in panel.words.text()
    assert not panel.reset_button.isEnabled()


def test_another_reference_is_chosen_from_the_menu_undone_and_reset(
    qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(qtbot, lab, style, monkeypatch)
    assert panel.view.picture is not None
    before = panel.view.picture.terms
    worst = int(before.distribution[1].argmin())
    menu = panel.reference_menu(1)
    assert menu is not None
    next(a for a in menu.actions() if a.text() == LABELS[worst]).trigger()
    lab.store.flush()
    after = panel.view.picture.terms
    assert after.references[1] == worst
    assert after.total > before.total
    assert after.terms[1] == pytest.approx(-np.log(before.distribution[1, worst]), rel=1e-12)
    assert panel.reset_button.isEnabled()
    panel.reset_button.click()
    lab.store.flush()
    assert panel.view.picture.terms.total == before.total
    lab.store.undo()
    lab.store.flush()
    assert panel.view.picture.terms.total == after.total


def test_keys_choose_a_word_and_ask_for_a_reference(
    qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(qtbot, lab, style, monkeypatch)
    panel.view.reference_asked.disconnect()
    QTest.keyClick(panel.view, Key.Key_Home)
    QTest.keyClick(panel.view, Key.Key_Down)
    lab.store.flush()
    QTest.keyClick(panel.view, Key.Key_Down)
    lab.store.flush()
    assert lab.lab.look.step in (1, 2)
    assert panel.view.picture is not None
    assert panel.view.picture.step == lab.lab.look.step
    assert panel.view.picture.tokens[lab.lab.look.step] in panel.view.accessibleDescription()
    with qtbot.waitSignal(panel.view.reference_asked) as asked:
        QTest.keyClick(panel.view, Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == lab.lab.look.step


def test_a_click_chooses_a_word(qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = shown(qtbot, lab, style, monkeypatch)
    row = panel.view._row(3, float(panel.view.width()))
    QTest.mouseClick(
        panel.view, Qt.MouseButton.LeftButton, pos=row.center().toPoint().__class__(5, int(row.center().y()))
    )
    lab.store.flush()
    assert lab.lab.look.step == 3


def test_a_network_of_numbers_has_no_such_loss(
    qtbot: QtBot, tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = StillLab(tmp_path, number_network(tmp_path, "n"))
    still.settle()
    panel = shown(qtbot, still, style, monkeypatch)
    assert panel.view.picture is None
    assert "numbers" in panel.words.text()
    assert panel.table() is None


def test_references_come_from_the_user_the_example_the_network_in_that_order(lab: StillLab) -> None:
    from dataclasses import replace

    frame = lab.laboratory.frame
    assert frame is not None
    assert frame.before is not None
    assert frame.before.answers is not None
    reading = replace(frame.before, references=("other", "time", "", "unheard-of", "time"))
    assert references_of(frame.before, Wanted()) == tuple(frame.before.answers.tolist())
    assert references_of(reading, Wanted()) == (0, 3, UNKNOWN, UNKNOWN, 3)
    wanted = Wanted(reading.tokens, ("", "departure", "time", "", ""))
    assert references_of(reading, wanted) == (0, 1, 3, UNKNOWN, 3)
    assert references_of(reading, Wanted(("another",), ("time",))) == (0, 3, UNKNOWN, UNKNOWN, 3)


def test_the_reference_is_always_among_the_labels_that_are_shown() -> None:
    distribution = np.array([0.1, 0.4, 0.05, 0.3, 0.15])
    assert shown_labels(distribution, 1) == [1, 3, 4]
    assert shown_labels(distribution, 2) == [1, 3, 2]
    assert shown_labels(distribution, UNKNOWN) == [1, 3, 4]
    assert shown_labels(distribution[:2], 0) == [1, 0]


def test_the_table_has_every_label_s_probability(
    qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = shown(qtbot, lab, style, monkeypatch).table()
    assert table is not None
    assert table.header[-4:] == LABELS
    for row in table.rows:
        assert sum(float(v) for v in row[-4:]) == pytest.approx(1.0, abs=1e-6)


def test_without_a_network_it_says_where_to_choose_one(
    qtbot: QtBot, tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = StillLab(tmp_path)
    panel = shown(qtbot, still, style, monkeypatch)
    assert panel.which.text() == "Loading the network…"
    still.settle()
    assert "choose one in Network" in panel.which.text()
    assert panel.reference_menu(0) is None
