"""Activations, response map, sensitivity and phase: points that can be dragged, and what they show."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import go_to_step, pin, set_cell_type, set_input, set_memory, set_view, set_weight
from lstm_sim.formula import number
from lstm_sim.presets import PRESETS, preset
from lstm_sim.session import MEMORY_AXIS
from ui.cell.activation_plot import ActivationPanel
from ui.cell.phase_plot import PhasePanel
from ui.cell.response_map import ResponsePanel
from ui.cell.sensitivity import SensitivityPanel
from ui.panel import Panel
from ui.plot import Plot
from ui.store import Store
from ui.style import Style

Q = Quantity
LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
PANELS = (ActivationPanel, ResponsePanel, SensitivityPanel, PhasePanel)


def shown(qtbot: QtBot, kind: type[Panel], store: Store, style: Style) -> Panel:
    made = kind(store, style)
    qtbot.addWidget(made)
    made.resize(380, 320)
    made.show()
    qtbot.waitExposed(made)
    return made


def drag(plot: Plot, key: int, to: tuple[float, float]) -> None:
    handle = next(h for h in plot.movable_handles() if h.key == key)
    start = plot.point_of(handle).toPoint()
    end = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(*to)))
    viewport = plot.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def test_a_point_on_its_curve_is_dragged(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, ActivationPanel, store, style)
    assert isinstance(panel, ActivationPanel)
    drag(panel.plot, 3, (2.0, 0.5))
    assert store.session.direct.inputs[0, 3] == pytest.approx(2.0, abs=0.06)
    store.undo()
    assert store.session.direct.inputs[0, 3] == -0.4
    store.flush()
    panel.plot.setFocus()
    QTest.keyClick(panel.plot, Key.Key_Space)
    chosen = panel.plot.chosen_handle()
    assert chosen is not None and chosen.key == 0  # after the last comes the first
    QTest.keyClick(panel.plot, Key.Key_Right)
    assert store.session.direct.inputs[0, 0] == pytest.approx(1.3)
    assert "z " in panel.plot.accessibleDescription()


def test_points_lie_on_their_curves(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, ActivationPanel, store, style)
    assert isinstance(panel, ActivationPanel)
    frame = store.frame
    for handle in panel.plot._handles:
        role = {Q.Z: "g", Q.MEMORY: "h"}.get(handle.quantity, "f")
        on_curve = np.interp(handle.x, frame.curves.x, frame.curves.curves[role])
        assert handle.y == pytest.approx(on_curve, abs=1e-3)


@pytest.mark.parametrize("key", ["lecture", "lecture-overview", "rnn-by-hand", "counter"])
def test_no_point_of_a_run_lies_beyond_the_curves_that_are_shown(
    qtbot: QtBot, store: Store, style: Style, key: str
) -> None:
    store.open(preset(key).build())
    store.flush()
    panel = shown(qtbot, ActivationPanel, store, style)
    assert isinstance(panel, ActivationPanel)
    for step in range(store.session.setup.steps):
        store.edit(go_to_step(step))
        store.flush()
        assert panel.plot._handles
        (x0, x1), (y0, y1) = panel.plot.getViewBox().viewRange()
        for handle in panel.plot._handles:
            assert x0 < handle.x < x1 and y0 < handle.y < y1


def test_the_crosshair_sets_both_inputs_in_one_undo(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, ResponsePanel, store, style)
    assert isinstance(panel, ResponsePanel)
    drag(panel.plot, 0, (-3.0, 4.0))
    inputs = store.session.direct.inputs[0]
    assert inputs[1] == pytest.approx(-3.0, abs=0.1) and inputs[2] == pytest.approx(4.0, abs=0.1)
    store.undo()
    assert store.session.direct.inputs[0].tolist() == [1.2, 2.0, 1.1, -0.4]
    store.flush()
    QTest.keyClick(panel.plot, Key.Key_Up)
    QTest.keyClick(panel.plot, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    store.flush()
    assert store.session.direct.inputs[0, 2] == pytest.approx(1.2)


def test_the_maps_axes_and_target_are_chosen(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, ResponsePanel, store, style)
    assert isinstance(panel, ResponsePanel)
    panel.x_axis.activated.emit(4)
    store.flush()
    assert store.session.view.map_x == MEMORY_AXIS
    panel.y_axis.activated.emit(4)  # the same as x: the two change places
    store.flush()
    assert (store.session.view.map_x, store.session.view.map_y) == (2, MEMORY_AXIS)
    panel.of.activated.emit(0)
    store.flush()
    assert store.frame.response.of is Q.MEMORY
    assert panel.value.text() == f"c′ = {number(store.frame.now[Q.MEMORY])}"
    panel.plot.handle_moved.emit(0, -1.0, 2.5)
    assert store.session.direct.initial_memory[0] == 2.5


def test_the_map_is_not_drawn_again_for_its_own_axes(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, ResponsePanel, store, style)
    assert isinstance(panel, ResponsePanel)
    before = panel.image.image
    store.edit(set_input(1, 0.3))
    store.flush()
    assert panel.image.image is before
    store.edit(set_input(0, 0.3))
    store.flush()
    assert panel.image.image is not before


def test_the_memory_is_dragged_on_the_phase_plot(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, PhasePanel, store, style)
    assert isinstance(panel, PhasePanel)
    assert "● stable +2.940, slope +0.750" in panel.note.text()
    drag(panel.plot, 0, (-4.0, 0.0))
    assert store.session.direct.initial_memory[0] == pytest.approx(-4.0, abs=0.1)
    store.flush()
    x, y = panel.plot.line("cobweb")
    cobweb = store.frame.phase.cobweb
    assert (x[0], y[0], x[1], y[1]) == (cobweb[0], cobweb[0], cobweb[0], cobweb[1])
    assert (x[2], y[2]) == (cobweb[1], cobweb[1])


def test_sensitivities_are_written(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, SensitivityPanel, store, style)
    assert isinstance(panel, SensitivityPanel)
    assert [round(v, 3) for _, v, _ in panel.bars.bars] == [0.269, 0.088, 0.150, 0.0, 0.750]
    QTest.mouseClick(panel.of_output, LEFT)
    assert panel.bars.bars[0][0] == "∂a/∂z"
    store.edit(set_cell_type(CellType.GRU))
    store.flush()
    assert panel.title_label.text() == "Sensitivity of a" and not panel.of_memory.isVisible()


@pytest.mark.parametrize("kind", PANELS)
def test_every_preset_and_cell_is_drawn(qtbot: QtBot, store: Store, style: Style, kind: type[Panel]) -> None:
    panel = shown(qtbot, kind, store, style)
    for entry in PRESETS:
        store.open(entry.build())
        for cell_type in CellType:
            store.edit(set_cell_type(cell_type))
            store.edit(pin())
            store.flush()
            assert panel.grab().width() == 380
            table = panel.table()
            assert table is not None and table.rows and all(len(r) == len(table.header) for r in table.rows)


@pytest.mark.parametrize("kind", PANELS)
def test_numbers_beyond_all_bounds_are_survived(qtbot: QtBot, store: Store, style: Style, kind: type[Panel]) -> None:
    panel = shown(qtbot, kind, store, style)
    store.open(preset("rnn-by-hand").build())
    for row in range(2):
        store.edit(set_weight("recurrent", 0, 1e6, 0, row))
    from lstm_sim.edits import go_to_step, set_sequence

    store.edit(set_sequence(np.full((120, 2), 1e6)))
    store.edit(go_to_step(119))
    store.flush()
    assert not np.isfinite(store.frame.now[Q.OUTPUT])
    assert panel.grab().width() == 380


@pytest.mark.parametrize("kind", PANELS)
def test_a_hidden_panel_catches_up(qtbot: QtBot, store: Store, style: Style, kind: type[Panel]) -> None:
    panel = shown(qtbot, kind, store, style)
    panel.hide()
    refreshed: list[object] = []
    original = panel.refresh
    panel.refresh = lambda old, new: (refreshed.append(new), original(old, new))  # type: ignore[method-assign]
    store.edit(set_memory(2.0))
    store.flush()
    assert refreshed == []
    panel.show()
    assert refreshed == [store.frame]


def test_zoom_is_kept_until_all_is_asked_for(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, PhasePanel, store, style)
    assert isinstance(panel, PhasePanel)
    box = panel.plot.getViewBox()
    home = box.viewRange()
    box.setRange(xRange=(0, 1), yRange=(0, 1))
    store.edit(set_input(0, 0.1))
    store.flush()
    assert box.viewRange()[0][1] < 2.0
    QTest.keyClick(panel.plot, Key.Key_A)
    assert box.viewRange()[0][1] == pytest.approx(home[0][1])
    assert store.edit(set_view(exact=True))


def test_the_pinned_state_stands_in_every_plot(qtbot: QtBot, store: Store, style: Style) -> None:
    panels = [shown(qtbot, kind, store, style) for kind in PANELS]
    store.edit(pin())
    store.edit(set_input(1, -2.0))
    store.edit(set_memory(-1.0))
    store.flush()
    activation, response, sensitivity, phase = panels
    assert isinstance(activation, ActivationPanel) and isinstance(phase, PhasePanel)
    assert isinstance(response, ResponsePanel) and isinstance(sensitivity, SensitivityPanel)
    ghosts = {h.quantity: h.x for h in activation.plot._handles if h.ghost}
    assert ghosts[Q.Z_I] == 2.0 and ghosts[Q.MEMORY] == pytest.approx(1.3344886263752003)
    assert [(h.x, h.y) for h in phase.plot._handles if h.ghost] == [(0.8, pytest.approx(1.3344886263752003))]
    assert response.plot.line("ghost x")[0].tolist() == [2.0, 2.0]
    assert sensitivity.bars.ghosts["∂c′/∂c"] == pytest.approx(0.7502601055951177)


def test_the_phase_plot_reaches_as_high_as_its_point(qtbot: QtBot, store: Store, style: Style) -> None:
    panel = shown(qtbot, PhasePanel, store, style)
    assert isinstance(panel, PhasePanel)
    store.edit(set_memory(6.0))
    store.edit(set_input(0, 6.0))
    for gate in (1, 2):
        store.edit(set_input(gate, 6.0))
    store.flush()
    c_new = store.frame.now[Quantity.MEMORY]
    point = panel.plot.movable_handles()[-1]
    assert c_new > 6.5 and point.y == c_new
    assert (
        panel.plot.getViewBox()
        .sceneBoundingRect()
        .contains(panel.plot.mapToScene(panel.plot.point_of(point).toPoint()))
    )
    store.edit(set_memory(0.5))
    store.flush()
    low, high = panel.plot.getViewBox().viewRange()[1]
    assert -6.5 < low < -6.0 + 0.01 and 6.0 - 0.01 < high < 6.5
