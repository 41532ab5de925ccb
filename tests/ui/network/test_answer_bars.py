"""What the network answers before and after: the bars, and every token that is answered otherwise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.reading import Known, Reading
from lstm_sim.networks.architecture import Architecture, Kind
from ui.network.answer_bars import Answer, AnswerBars, Changed, answers_at, changed_at
from ui.style import Style

LABELS = ("O", "B-time", "I-time", "B-place")
TOKENS = ("arrive", "Taipei", "November", "2nd")


def reading(probabilities: list[list[float]]) -> Reading:
    shape = Architecture(Kind.LSTM, 2, 2, 4)
    known = Known(NetworkRef(Where.SHIPPED, "a"), "a", shape, None, frozenset(), LABELS, {}, None, 0, 1)
    shares = np.array(probabilities)
    return Reading(
        known, TOKENS, np.ones(4, dtype=bool), None, np.log(shares + 1e-9), shares, shares.argmax(axis=1), None
    )


BEFORE = reading([[0.9, 0.0, 0.0, 0.1], [0.1, 0.0, 0.0, 0.9], [0.1, 0.8, 0.1, 0.0], [0.1, 0.1, 0.8, 0.0]])
AFTER = reading([[0.9, 0.0, 0.0, 0.1], [0.7, 0.0, 0.0, 0.3], [0.1, 0.8, 0.1, 0.0], [0.1, 0.6, 0.3, 0.0]])


@pytest.fixture
def bars(qtbot: QtBot, style: Style) -> AnswerBars:
    made = AnswerBars(style)
    qtbot.addWidget(made)
    made.resize(300, 260)
    made.show()
    return made


def test_the_labels_that_matter_with_their_shares() -> None:
    assert answers_at(BEFORE, AFTER, 1)[:2] == (Answer("place", 0.9, 0.3), Answer("other", 0.1, 0.7))
    names = [answer.name for answer in answers_at(BEFORE, AFTER, 3)]
    assert names == ["I-time", "time", "other", "place"]


def test_labels_that_would_read_alike_keep_their_marks() -> None:
    odd = replace(BEFORE, network=replace(BEFORE.network, labels=("time", "B-time", "O", "x")))
    assert [a.name for a in answers_at(odd, odd, 2)] == ["B-time", "time", "O", "x"]


def test_the_tokens_that_are_answered_otherwise() -> None:
    assert changed_at(BEFORE, AFTER) == (
        Changed(1, "Taipei", "place", "other"),
        Changed(3, "2nd", "I-time", "time"),
    )


def test_they_are_said_and_can_be_gone_to(qtbot: QtBot, bars: AnswerBars) -> None:
    bars.show_readings(BEFORE, AFTER, 1, "nothing yet")
    assert bars.accessibleDescription().startswith("Prediction at “Taipei”, place 0.90 → 0.30, other 0.10 → 0.70")
    assert bars.accessibleDescription().endswith("Taipei: place → other, 2nd: I-time → time")
    bars.grab()
    line = next(y for y in range(bars.height()) if (c := bars._changed_at(float(y))) is not None and c.step == 3)
    with qtbot.waitSignal(bars.step_chosen) as chosen:
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(40, line + 2))
    assert chosen.args == [3]
    QTest.mouseMove(bars, QPoint(40, line + 2))
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(40, 3))
    assert bars.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_without_a_change_it_says_what_to_do(bars: AnswerBars) -> None:
    bars.show_readings(BEFORE, BEFORE, 9, "Add one.")
    assert bars.accessibleDescription().startswith("Prediction at “2nd”, I-time 0.80, ")
    assert "→" not in bars.accessibleDescription()
    bars.grab()
    bars.show_readings(None, None, 0, "Add one.")
    assert bars.accessibleDescription() == "Add one." and bars.answers == ()
    bars.grab()


def test_numbers_are_compared_too(bars: AnswerBars) -> None:
    scores = np.array([[0.1, 1.0], [0.2, -2.0], [0.3, 0.0], [0.4, 0.5]])
    before = replace(BEFORE, probabilities=None, answers=None, scores=scores)
    after = replace(before, scores=before.scores + np.array([[0.0, 0.0], [0.0, 0.5], [0.1, 0.0], [0.0, 0.0]]))
    assert answers_at(before, after, 1) == (Answer("y₁", 0.2, 0.2), Answer("y₂", -2.0, -1.5))
    bars.show_readings(before, after, 1, "")
    assert "y₂ −2.000 → −1.500" in bars.accessibleDescription()
    assert bars._note == "Moved most at “Taipei”: by +0.500"
    bars.grab()


def test_many_changed_tokens_end_in_how_many_more(style: Style, bars: AnswerBars) -> None:
    tokens = tuple(f"word{k}" for k in range(40))
    shares = np.tile([0.6, 0.4, 0.0, 0.0], (40, 1))
    before = replace(BEFORE, tokens=tokens, probabilities=shares, answers=shares.argmax(axis=1))
    turned = shares[:, [1, 0, 2, 3]]
    after = replace(before, probabilities=turned, answers=turned.argmax(axis=1))
    bars.show_readings(before, after, 0, "")
    shown, rest = bars._changed_shown(100.0)
    assert len(shown) + rest == 40 and rest > 30
    for height in (60, 120, 200, 900):
        image = QImage(240, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        bars.paint(painter, QRectF(0, 0, 240, height))
        painter.end()
