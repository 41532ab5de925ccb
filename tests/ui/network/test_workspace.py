"""The Network workspace in the real window, with its real thread: a newcomer's way through it, files, and sessions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if, look_at, set_numbers, show_network
from lstm_sim.laboratory.engine import Engine
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.loading import open_reference
from lstm_sim.laboratory.reading import LabFrame, Reading
from lstm_sim.session import Workspace
from tests.ui.window import answered, finish, open_window, problems, settle
from ui.main_window import MainWindow
from ui.network.file_dialog import FileDialog
from ui.network.numbers_dialog import NumbersDialog

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


def city(reading: Reading) -> str:
    return reading.label(reading.tokens.index("Taipei"))


def test_a_newcomers_way(qtbot: QtBot, window: MainWindow) -> None:
    """Start, Network, both sentences, typing, a unit, its forget gate shut, the answer before and after, and back."""
    assert window.laboratory.frame is None
    QTest.mouseClick(window.bar.switch.segment(Workspace.NETWORK), LEFT)
    frame = answered(qtbot, window)
    network = window.workspaces.network
    assert window.workspaces.currentWidget() is network and network.sentences.isVisible()
    # Both sentences: the LSTM tells them apart, the feed-forward network cannot.
    (arrive, arrive_window), (leave, leave_window) = frame.rows
    assert (city(arrive), city(leave)) == ("B-destination", "B-departure")
    assert city(arrive_window) == city(leave_window)
    assert [block.words for block in network.sentences.view.sheet.blocks] == [arrive.tokens, leave.tokens]
    blocks = network.sentences.view.sheet.blocks
    assert [w for b in blocks for w, d in zip(b.words, b.different, strict=True) if d] == ["leave"]
    # What is typed is answered.
    field = network.sentences.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "leave Taipei on May 2nd")
    frame = answered(qtbot, window)
    assert city(frame.rows[0][0]) == "B-departure"
    network_blocks = network.sentences.view.sheet.blocks
    assert network_blocks[0].words == ("leave", "Taipei", "on", "May", "2nd")
    # The unit whose memory of "leave" matters most to the answer is opened where it matters.
    step = 1
    engine = Engine(window.laboratory.folders)
    shut = {unit: _shut(engine, window, unit, step) for unit in range(24)}
    unit = min(shut, key=lambda k: shut[k])
    window.store.edit(look_at(step=step, unit=unit))
    answered(qtbot, window)
    QTest.mouseClick(network.unit.open_button, LEFT)
    frame = answered(qtbot, window)
    assert window.store.session.workspace is Workspace.CELL and window.unit_banner.isVisible()
    banner = window.unit_banner
    assert banner._which.text() == f"Unit {unit + 1} of layer 1 in travel-lstm, at “Taipei”"
    before = frame.rows[0][0].probability(step)
    assert banner._answer.text() == f"The network answers: departure {before:.3f}"
    assert window.store.session.setup.step_names == ("leave", "Taipei", "on", "May", "2nd")
    assert window.store.session.setup.step == step
    # Its forget gate is shut, by the field of its slider.
    forget = window.workspace.inputs.rows[2].field
    forget.setFocus()
    forget.selectAll()
    QTest.keyClicks(forget, "-20")
    QTest.keyClick(forget, Key.Key_Return)
    (entry,) = window.store.session.lab.what_if
    assert entry.change == Intervention(0, Quantity.Z_F, Mode.SET, -20.0, units=(unit,), steps=(step, step + 1))
    frame = answered(qtbot, window)
    assert frame.after is not None and frame.before is not None
    label = frame.after.label(step).removeprefix("B-").replace("O", "other")
    after = f"{label} {frame.after.probability(step):.3f}"
    assert banner._answer.text() == f"The network answers: departure {before:.3f} → {after}"
    assert after != f"departure {before:.3f}" and banner.restore_button.isEnabled()
    layer = frame.after.trace.layers[0]  # type: ignore[union-attr]
    shown = window.store.fresh().trace
    np.testing.assert_allclose(shown[Quantity.MEMORY][:, 0, 0], layer[Quantity.MEMORY][:, 0, unit], atol=1e-6)
    # Back, and everything is taken back.
    QTest.mouseClick(banner.back_button, LEFT)
    frame = answered(qtbot, window)
    assert window.workspaces.currentWidget() is network and not banner.isVisible()
    assert network.wiring.store.session.opened is not None and frame.after is not frame.before
    QTest.keyClick(window, Key.Key_Z, Control)
    frame = answered(qtbot, window)
    assert window.store.session.lab.what_if == () and frame.after is frame.before
    QTest.keyClick(window, Key.Key_1, Control)
    settle()
    assert banner.isVisible() and banner._answer.text() == f"The network answers: departure {before:.3f}"
    QTest.mouseClick(banner.leave_button, LEFT)
    settle()
    assert window.store.session.opened is None and not banner.isVisible()
    assert window.store.session.direct.inputs[0, 0] == 1.2  # the cell of the start
    QTest.keyClick(window, Key.Key_2, Control)
    assert answered(qtbot, window).rows[0][0].tokens[0] == "leave"


def _shut(engine: Engine, window: MainWindow, unit: int, step: int) -> float:
    """P(departure) with a unit's forget gate shut at a step, asked of an engine of its own."""
    shut = Intervention(0, Quantity.Z_F, Mode.SET, -20.0, units=(unit,), steps=(step, step + 1))
    session = add_what_if(shut).apply(replace(window.store.session))
    after = engine.answer(session.lab).after
    assert after is not None and after.probabilities is not None
    return float(after.probabilities[step, after.network.labels.index("B-departure")])


def test_the_switch_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_2, Control)
    answered(qtbot, window)
    assert window.store.session.workspace is Workspace.NETWORK
    assert window.bar.switch.segment(Workspace.NETWORK).isChecked()
    QTest.keyClick(window, Key.Key_1, Control)
    settle()
    assert window.workspaces.currentWidget() is window.workspace and window.store.undo_change is None


def test_a_foreign_file_with_two_networks(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Opened, chosen, answered over made-up numbers, typed ones, and those of a CSV file that is dropped."""
    torch.manual_seed(0)
    lstm, gru = torch.nn.LSTM(3, 5), torch.nn.GRU(2, 4)
    file = tmp_path / "two.pt"
    modules = (("enc", lstm), ("dec.rnn", gru))
    torch.save({f"{name}.{k}": p.detach() for name, module in modules for k, p in module.named_parameters()}, file)
    assert window.documents.open_path(file)
    qtbot.waitUntil(lambda: window.findChild(FileDialog) is not None, timeout=60_000)
    dialog = window.findChild(FileDialog)
    assert dialog is not None and dialog.table.rowCount() == 2
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Key.Key_Return)
    frame = answered(qtbot, window)
    network = window.workspaces.network
    assert network.sequence.isVisible() and not network.sentences.isVisible()
    assert frame.chosen is not None and frame.chosen.title == "two.pt · dec.rnn"
    keys = network.sequence.plot.line_keys()
    assert keys == ("x0", "x1", "y0", "y1", "y2", "y3")
    # Typed.
    QTest.mouseClick(network.sequence.type_button, LEFT)
    numbers = window.findChild(NumbersDialog)
    assert numbers is not None
    numbers.text.setPlainText("1 2\n-1 0.5\n0 0")
    numbers.accept()
    frame = answered(qtbot, window)
    _same(frame, gru, [[1.0, 2.0], [-1.0, 0.5], [0.0, 0.0]])
    np.testing.assert_array_equal(network.sequence.plot.line("y1")[1], frame.before.scores[:, 1])  # type: ignore[union-attr]
    # Dropped.
    rows = [[1e7, -1.0], [0.25, 3.0]]
    csv = tmp_path / "x.csv"
    csv.write_text("a,b\n" + "\n".join(",".join(map(str, row)) for row in rows))
    _drop(window, csv)
    frame = answered(qtbot, window)
    _same(frame, gru, rows)
    csv.write_text("1,2,3\n")
    _drop(window, csv)
    frame = answered(qtbot, window)
    assert frame.before is None and network.sequence.isVisible()
    assert "reads 2 numbers at each step; the sequence has 3" in network.sequence.problem.text()
    assert window.menus["recent"] is not None and problems() == []


def _same(frame: LabFrame, module: torch.nn.Module, rows: list[list[float]]) -> None:
    with torch.no_grad():
        wanted = module(torch.tensor(rows)[:, None])[0][:, 0]
    assert frame.before is not None
    np.testing.assert_allclose(frame.before.scores, wanted, rtol=1e-6, atol=1e-6)


def _drop(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)
    settle()


def test_numbers_are_no_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    QTest.keyClick(window, Key.Key_2, Control)
    answered(qtbot, window)
    (tmp_path / "x.csv").write_text("1,2\n3,4\n")
    _drop(window, tmp_path / "x.csv")
    (said,) = problems()
    assert said.startswith("travel-lstm reads words.") and window.store.session.lab.numbers is None


def test_a_network_of_numbers_that_cannot_read_them_still_shows_their_panel(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """Also when it is the first thing the window shows: there they can be given anew."""
    torch.save({f"rnn.{k}": p.detach() for k, p in torch.nn.LSTM(3, 4).named_parameters()}, tmp_path / "n.pt")
    window.store.edit(set_numbers([[1.0]]))
    window.store.edit(show_network(open_reference(tmp_path / "n.pt")[1], alone=True))
    QTest.keyClick(window, Key.Key_2, Control)
    answered(qtbot, window)
    assert window.workspaces.network.sequence.isVisible() and window.workspaces.network.sequence.problem.isVisible()


def test_an_opened_unit_is_there_after_a_restart(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Saved with a gate shut, opened in a new window: the unit, its network, the change and the answer."""
    window.store.edit(show_network(NetworkRef(Where.SHIPPED, "travel-lstm-bidirectional")))
    QTest.keyClick(window, Key.Key_2, Control)
    answered(qtbot, window)
    window.store.edit(look_at(step=4, reverse=True, unit=7))
    answered(qtbot, window)
    window.workspaces.network.unit.open_button.click()
    answered(qtbot, window)
    row = window.workspace.inputs.rows[2]
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "-20")
    QTest.keyClick(row.field, Key.Key_Return)
    answered(qtbot, window)
    said = (window.unit_banner._which.text(), window.unit_banner._answer.text())
    assert "reading backwards, in travel-lstm-bidirectional, at “Taipei”" in said[0] and "→" in said[1]
    memory = window.store.fresh().trace[Quantity.MEMORY].copy()
    file = tmp_path / "s.lstmsim"
    assert window.documents.write(file)
    assert not window.store.modified
    other = open_window(tmp_path / "other")
    try:
        assert other.open_path(file)
        answered(qtbot, other)
        session = other.store.session
        assert session.opened is not None and (session.opened.unit, session.opened.reverse) == (7, True)
        assert session.workspace is Workspace.CELL and other.unit_banner.isVisible()
        assert (other.unit_banner._which.text(), other.unit_banner._answer.text()) == said
        np.testing.assert_array_equal(other.store.fresh().trace[Quantity.MEMORY], memory)
        assert not other.store.modified  # what the network answered is no edit
        QTest.mouseClick(other.unit_banner.restore_button, LEFT)
        frame = answered(qtbot, other)
        assert frame.after is frame.before and "→" not in other.unit_banner._answer.text()
        assert not other.unit_banner.restore_button.isEnabled()
    finally:
        finish(other)


def test_every_control_of_the_workspace_is_reached_by_tab_and_named(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_2, Control)
    answered(qtbot, window)
    network = window.workspaces.network
    network.train.setFocus()
    first = network.sentences.networks_button
    first.setFocus()
    reached: list[QWidget] = []
    for _ in range(150):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.append(widget)
        QTest.keyClick(widget, Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    assert QApplication.focusWidget() is first, "the Tab key comes round"
    assert len(set(reached)) == len(reached)
    mine = (
        first, network.sentences.field, network.sentences.pick_button, network.sentences.view, network.maps.maps,
        network.unit.open_button,
    )  # fmt: skip
    places = [reached.index(widget) for widget in mine]
    assert places == sorted(places)
    for widget in reached:
        if network.isAncestorOf(widget):
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, widget
            assert not widget.visibleRegion().isEmpty() or widget.parentWidget() is not None


@pytest.mark.parametrize(("theme", "language", "scale"), [("dark", "zh_CN", 1.0), ("light", "zh_TW", 1.5)])
def test_it_fits_in_every_looks(qtbot: QtBot, window: MainWindow, theme: str, language: str, scale: float) -> None:
    QTest.keyClick(window, Key.Key_2, Control)
    answered(qtbot, window)
    window.choose_theme(theme)
    window.choose_language(language)
    window._set_scale(scale)
    settle()
    network = window.workspaces.network
    try:
        for size in ((1440, 900), (1280, 800)):
            window.resize(*size)
            settle()
            assert network.minimumSizeHint().width() <= size[0] and network.minimumSizeHint().height() <= size[1]
            for panel in (network.sentences, network.maps, network.unit):
                origin = panel.mapTo(network, QPoint())
                assert network.rect().contains(panel.rect().translated(origin))
        assert network.accessibleName() == {"zh_CN": "网络", "zh_TW": "網路"}[language]
    finally:
        window.choose_language("en")
        window._set_scale(1.0)
        window.choose_theme("light")
        settle()
