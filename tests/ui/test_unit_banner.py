"""The banner of an opened unit: which one, what the network answers, and why it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot

from lstm_sim.edits import go_to_step, set_input
from lstm_sim.laboratory.edits import look_at, set_numbers, set_sentence, show_network
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.opening import open_unit
from lstm_sim.networks.architecture import Kind
from lstm_sim.session import Workspace
from tests.ui.network.lab import StillLab, number_network, word_network
from ui.style import Style
from ui.unit_banner import UnitBanner

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lab(qapp: object, tmp_path: Path) -> StillLab:
    ref = word_network(tmp_path, "a", Kind.GRU, bidirectional=True)
    return StillLab(tmp_path, ref, sentences=("I arrive Taipei",))


def shown(qtbot: QtBot, lab: StillLab, style: Style, unit: int = 2, width: int = 1_100) -> UnitBanner:
    banner = UnitBanner(lab.store, style, lab.laboratory)
    qtbot.addWidget(banner)
    banner.resize(width, 40)
    frame = lab.settle()
    assert not banner.isVisible()
    lab.store.edit(open_unit(frame, unit))
    lab.settle()
    return banner


def test_the_answer_without_and_with_what_is_edited(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    lab.store.edit(look_at(step=1))
    banner = shown(qtbot, lab, style)
    frame = lab.laboratory.frame
    assert frame is not None and frame.before is not None
    answer = f"{frame.before.label(1)} {frame.before.probability(1):.3f}"
    assert banner.isVisible() and banner._which.text() == "Unit 3 of layer 1 in a, at “arrive”"
    assert banner._answer.text() == f"The network answers: {answer}" and not banner.restore_button.isEnabled()
    assert banner.accessibleName() == f"{banner._which.text()}. {banner._answer.text()}"
    lab.store.edit(set_input(0, 20.0))
    frame = lab.settle()
    assert frame.after is not None
    after = f"{frame.after.label(1)} {frame.after.probability(1):.3f}"
    assert banner._answer.text() == f"The network answers: {answer} → {after}" and answer != after
    lab.store.edit(go_to_step(2))
    lab.settle()
    assert banner._which.text().endswith("at “Taipei”")
    QTest.mouseClick(banner.restore_button, LEFT)
    lab.settle()
    assert "→" not in banner._answer.text() and lab.lab.what_if == ()


def test_the_ways_out(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    banner = shown(qtbot, lab, style)
    QTest.mouseClick(banner.back_button, LEFT)
    lab.store.flush()
    assert not banner.isVisible() and lab.store.session.opened is not None
    assert lab.store.session.workspace is Workspace.NETWORK
    lab.store.undo()  # looking is not undone: the unit is
    lab.store.redo()
    lab.store.flush()
    QTest.keyClick(banner.leave_button, Qt.Key.Key_Space)
    lab.store.flush()
    assert lab.store.session.opened is None and lab.store.session.workspace is Workspace.CELL
    assert not banner.isVisible()


def test_backwards_and_numbers(qtbot: QtBot, lab: StillLab, style: Style, tmp_path: Path) -> None:
    lab.store.edit(look_at(reverse=True, step=2))
    banner = shown(qtbot, lab, style)
    assert banner._which.text() == "Unit 3 of layer 1, reading backwards, in a, at “Taipei”"
    lab.store.edit(show_network(number_network(tmp_path, "n")))
    lab.store.edit(set_numbers([[1.0, 2.0], [3.0, 4.0]]))
    lab.settle()
    assert lab.store.session.opened is None  # that network reads in one direction only
    lab.store.edit(open_unit(lab.settle(), 1))
    frame = lab.settle()
    lab.store.edit(go_to_step(1))
    frame = lab.settle()
    assert frame.before is not None
    assert banner._which.text() == "Unit 2 of layer 1 in n, at step 2"
    value = f"{frame.before.scores[1, 0]:+.3f}".replace("-", "−")
    assert banner._answer.text() == f"The network answers: {value}"


def test_why_there_is_no_answer(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    banner = shown(qtbot, lab, style)
    frame, lab.laboratory.frame = lab.laboratory.frame, None
    lab.store.edit(go_to_step(1))
    lab.store.flush()
    assert banner._answer.text() == "Loading the network…" and banner._which.text() == "Unit 3 of layer 1 in a"
    lab.laboratory.frame = frame
    lab.store.edit(set_sentence(0, " "))
    lab.settle()
    assert banner._answer.text() == "The network has nothing to read."
    lab.store.edit(show_network(NetworkRef(Where.FILE, "/gone/net.pt")))
    lab.settle()
    assert banner._answer.text().startswith("/gone/net.pt: The file cannot be opened: No such file")
    assert banner._which.text() == "Unit 3 of layer 1 in net.pt"


def test_it_fits_every_width(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    """Side by side where there is room, under each other where there is not; it keeps no window wide."""
    banner = shown(qtbot, lab, style, width=1_400)
    assert banner._texts.direction() is QBoxLayout.Direction.LeftToRight
    banner.resize(640, 44)
    QApplication.processEvents()
    assert banner._texts.direction() is QBoxLayout.Direction.TopToBottom
    assert banner._which.geometry().bottom() <= banner._answer.geometry().top()
    assert banner.minimumSizeHint().width() < 560
    for theme, scale in (("dark", 1.5), ("light", 1.0)):
        style.choose(theme)
        style.set_scale(scale)
        QApplication.sendEvent(banner, QEvent(QEvent.Type.LanguageChange))
        QApplication.processEvents()
        assert banner.minimumSizeHint().width() < 880
        ground = banner.grab().toImage().pixelColor(banner.width() - 2, 2).name()
        assert ground == style.theme.well.lower()


def test_every_button_is_told(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    banner = shown(qtbot, lab, style)
    for button in (banner.restore_button, banner.leave_button, banner.back_button):
        assert button.text() and button.toolTip() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
