"""Sequences of numbers: curves, examples, made-up and typed numbers, what cannot be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.checkpoints.checkpoint import Checkpoint, write_checkpoint
from lstm_sim.inputs import Signal, generate
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if, look_at, set_numbers
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Network
from lstm_sim.training.config import Task, recipe
from lstm_sim.training.problem import prepare
from tests.ui.network.lab import StillLab, number_network, word_network
from ui.network.numbers_dialog import NumbersDialog
from ui.network.sequence_panel import SequencePanel
from ui.style import Style

Key = Qt.Key


def shown(qtbot: QtBot, lab: StillLab, style: Style, width: int = 560) -> SequencePanel:
    lab.settle()
    panel = SequencePanel(lab.store, style, lab.laboratory)
    qtbot.addWidget(panel)
    panel.resize(width, 320)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


@pytest.fixture
def lab(qapp: object, tmp_path: Path) -> StillLab:
    return StillLab(tmp_path, number_network(tmp_path, "n"))


def adding(folder: Path) -> NetworkRef:
    config = replace(recipe(Task.ADDING), hidden_size=4, length=12)
    shape = prepare(config).architecture
    weights = dict(Network(shape, seed=1).named_parameters())
    write_checkpoint(folder / "adding.safetensors", Checkpoint(shape, weights, config))
    return NetworkRef(Where.SHIPPED, "adding")


def names(panel: SequencePanel) -> list[str]:
    return panel.legend.accessibleName().split(", ")


def test_the_curves_are_the_numbers(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    lab.store.edit(set_numbers([[1.0, -2.0], [0.5, 4.0], [0.0, 1.0]]))
    panel = shown(qtbot, lab, style)
    frame = lab.laboratory.frame
    assert frame is not None and frame.before is not None
    assert panel.plot.line_keys() == ("x0", "x1", "y0") and names(panel) == ["x1", "x2", "answer y"]
    for k in range(2):
        t, values = panel.plot.line(f"x{k}")
        assert t.tolist() == [1, 2, 3] and values.tolist() == frame.before.inputs[:, k].tolist()  # type: ignore[index]
    np.testing.assert_array_equal(panel.plot.line("y0")[1], frame.before.scores[:, 0])
    lab.store.edit(add_what_if(Intervention(0, Quantity.FORGET_GATE, Mode.SET, 0.0)))
    frame = lab.settle()
    assert panel.plot.line_keys()[-1] == "after0" and names(panel)[-1] == "y with the changes"
    np.testing.assert_array_equal(panel.plot.line("after0")[1], frame.after.scores[:, 0])  # type: ignore[union-attr]
    table = panel.table()
    assert table is not None and table.header == ("step", "x1", "x2", "y1", "y1_changed")
    assert table.rows[1][:3] == (2, 0.5, 4.0) and len(table.rows) == 3


def test_steps_by_mouse_and_keys(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    lab.store.edit(set_numbers(np.zeros((9, 2))))
    panel = shown(qtbot, lab, style)
    plot = panel.plot
    point = plot.mapFromScene(plot.getViewBox().mapViewToScene(plot.value_at(plot.rect().center().toPointF())))
    at = round(plot.value_at(point.toPointF()).x())
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert lab.lab.look.step == at - 1
    for key, step in ((Key.Key_End, 8), (Key.Key_Right, 8), (Key.Key_Left, 7), (Key.Key_Home, 0), (Key.Key_Left, 0)):
        lab.store.flush()
        QTest.keyClick(plot, key)
        assert lab.lab.look.step == step
    QTest.keyClick(plot, Key.Key_A)  # see everything: no step


def test_a_step_beyond_a_shorter_sequence_is_its_last(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    lab.store.edit(look_at(step=1_500))
    lab.store.edit(set_numbers(np.zeros((5, 2))))
    panel = shown(qtbot, lab, style)
    assert panel.plot._step == 4
    lab.store.flush()
    QTest.keyClick(panel.plot, Key.Key_Left)
    assert lab.lab.look.step == 3


def test_examples_and_what_should_be_answered(qtbot: QtBot, qapp: object, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, adding(tmp_path))
    panel = shown(qtbot, lab, style)
    assert names(panel) == ["x1", "x2", "should be y", "answer y"]
    assert (panel.example.minimum(), panel.example.maximum(), panel.example.value()) == (1, 200, 1)
    line = panel.plot.line("target0")[1]
    assert np.isfinite(line[-2:]).all() and line[-2] == line[-1] and np.isnan(line[:-2]).all()
    panel.example.setValue(7)
    frame = lab.settle()
    assert lab.lab.example == 6 and frame.before is not None
    np.testing.assert_array_equal(frame.before.inputs, frame.examples.numbers[6])
    assert panel.table().header == ("step", "x1", "x2", "target1", "y1")  # type: ignore[union-attr]
    lab.store.edit(set_numbers(np.ones((4, 2))))
    lab.settle()
    assert panel.example.value() == 0 and panel.example.text() == "own" and panel.example.isEnabled()
    assert "target0" not in panel.plot.line_keys()
    panel.example.setValue(7)  # the way back to the very example that was there before
    lab.settle()
    assert lab.lab.numbers is None and lab.lab.example == 6 and panel.example.minimum() == 1


def test_a_foreign_network_has_one_example(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    assert not panel.example.isEnabled() and names(panel) == ["x1", "x2", "answer y"]


@pytest.mark.parametrize("signal", list(Signal))
def test_made_up_sequences(qtbot: QtBot, lab: StillLab, style: Style, signal: Signal) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(set_numbers(np.zeros((24, 2))))
    lab.settle()
    action = panel._menu.actions()[list(Signal).index(signal)]
    action.trigger()
    numbers = lab.lab.numbers
    assert numbers is not None and numbers.shape == (24, 2)
    np.testing.assert_array_equal(numbers[:, 0], generate(signal, 24, 1.0, 12, seed=0))
    np.testing.assert_array_equal(numbers[:, 1], generate(signal, 24, 1.0, 8, seed=1))


def test_made_up_sequences_of_a_series_are_in_its_units(
    qtbot: QtBot, qapp: object, tmp_path: Path, style: Style
) -> None:
    file = tmp_path / "series.csv"
    file.write_text("\n".join(f"{500 + 10 * np.sin(k)}" for k in range(300)))
    config = replace(recipe(Task.SERIES), hidden_size=4, length=12, data=str(file))
    problem = prepare(config)
    weights = dict(Network(problem.architecture, seed=1).named_parameters())
    assert problem.series is not None
    checkpoint = Checkpoint(problem.architecture, weights, config, scaling=problem.series.scaling)
    write_checkpoint(tmp_path / "s.safetensors", checkpoint)
    lab = StillLab(tmp_path, NetworkRef(Where.SHIPPED, "s"))
    panel = shown(qtbot, lab, style)
    for action in panel._menu.actions():
        action.trigger()
        numbers = lab.lab.numbers
        assert numbers is not None and numbers.min() > 450.0 and numbers.max() < 550.0 and np.ptp(numbers) > 5.0
        lab.settle()


def test_numbers_are_typed(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    QTest.keyClick(panel.type_button, Key.Key_Space)
    dialog = panel.findChild(NumbersDialog)
    assert dialog is not None and dialog.text.toPlainText().count("\n") == 39
    dialog.text.setPlainText("1, 2\n3, 4.5")
    dialog.accept()
    assert lab.lab.numbers is not None and lab.lab.numbers.tolist() == [[1.0, 2.0], [3.0, 4.5]]
    QApplication.processEvents()


def test_numbers_that_do_not_fit_are_said_and_can_be_typed_anew(
    qtbot: QtBot, lab: StillLab, style: Style, tmp_path: Path
) -> None:
    lab.store.edit(set_numbers([[1.0, 2.0, 3.0]]))
    panel = shown(qtbot, lab, style)
    assert panel.problem.isVisible()
    assert panel.problem.text() == "n reads 2 numbers at each step; the sequence has 3. Give a sequence of 2 columns."
    assert panel.plot.line_keys() == () and panel.table() is None
    panel.type_button.click()
    dialog = panel.findChild(NumbersDialog)
    assert dialog is not None and "There are 3 columns; the network reads 2." in dialog.message.text()
    dialog.text.setPlainText("1 2")
    dialog.accept()
    lab.settle()
    assert not panel.problem.isVisible() and panel.plot.line_keys() == ("x0", "x1", "y0")
    lab.store.edit(set_numbers([[1.0]]))
    lab.settle()
    panel._menu.actions()[2].trigger()
    lab.settle()
    assert lab.lab.numbers is not None and lab.lab.numbers.shape == (40, 2) and not panel.problem.isVisible()
    QApplication.processEvents()


def test_only_the_network_looked_into_is_spoken_of(qtbot: QtBot, qapp: object, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, number_network(tmp_path, "n"), word_network(tmp_path, "w"))
    panel = shown(qtbot, lab, style)
    frame = lab.laboratory.frame
    assert frame is not None and len(frame.problems) == 1 and not panel.problem.isVisible()


def test_a_diverged_network_is_drawn_without_a_word(qtbot: QtBot, lab: StillLab, style: Style, tmp_path: Path) -> None:
    shape = Architecture(Kind.ELMAN, 3, 2, 2, head=Head.REGRESSION)
    network = Network(shape, seed=0)
    with torch.no_grad():
        network.output.weight[0] = float("nan")
    write_checkpoint(tmp_path / "n.safetensors", Checkpoint(shape, dict(network.named_parameters())))
    panel = shown(qtbot, lab, style)
    assert panel.plot.line_keys() == ("x0", "x1", "y0", "y1")
    (low, high) = panel.plot.getViewBox().viewRange()[1]
    assert np.isfinite([low, high]).all() and low < -0.9 and high > 0.9
    assert panel.plot.grab().width() > 0


def test_wide_networks_show_the_first_curves_and_the_legend_all_of_them(
    qtbot: QtBot, qapp: object, tmp_path: Path, style: Style
) -> None:
    lab = StillLab(tmp_path, number_network(tmp_path, "n", inputs=20))
    panel = shown(qtbot, lab, style, width=330)
    assert names(panel) == [*(f"x{k + 1}" for k in range(6)), "answer y"]
    lines = len({at.y() for at in panel.legend._places})
    assert lines > 1 and panel.legend.height() >= panel.legend.minimumHeight()
    assert max(at.x() for at in panel.legend._places) < panel.legend.width()
    panel.resize(1_200, 320)
    QApplication.processEvents()
    assert len({at.y() for at in panel.legend._places}) == 1


def test_every_control_is_reached_and_named(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(set_numbers(np.zeros((4, 2))))
    lab.settle()
    panel.example.setFocus()
    for widget in (panel.example, panel.generate_button, panel.type_button, panel.plot):
        assert QApplication.focusWidget() is widget and widget.accessibleName()
        QTest.keyClick(widget, Key.Key_Tab)
    assert panel.example_label.buddy() is panel.example
    assert all(action.text() for action in panel._menu.actions()) and panel.figure() is panel.plot
