"""The diagram: what it shows, and its gates dragged by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Cell, CellType, Quantity
from lstm_sim.edits import pin, set_cell_type, set_input, set_view
from lstm_sim.presets import preset
from ui.cell.diagram import CELLS, DiagramPanel
from ui.cell.diagram_layout import layout
from ui.store import Store
from ui.style import Style

Q = Quantity
LEFT = Qt.MouseButton.LeftButton
VARIANTS = [Cell(t, reset_after=r) for t, r in CELLS]


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style) -> DiagramPanel:
    made = DiagramPanel(store, style)
    qtbot.addWidget(made)
    made.resize(560, 560)
    made.show()
    qtbot.waitExposed(made)
    return made


def texts(panel: DiagramPanel) -> str:
    """Every text of the diagram, as its SVG has it."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(560, 520))
    painter = QPainter(generator)
    panel.paint_figure(painter, QRectF(0, 0, 560, 520))
    painter.end()
    return bytes(store.data()).decode()


@pytest.mark.parametrize("cell", VARIANTS, ids=lambda c: f"{c.cell_type}-{c.reset_after}")
def test_every_part_stands_inside_and_on_a_wire(cell: Cell) -> None:
    shown = layout(cell)
    points = [p for wire in shown.wires for p in wire.points]
    assert all(0.0 <= x <= 1.0 and 0.0 <= y <= 1.0 for x, y in points)
    ends = {w.points[0] for w in shown.wires} | {w.points[-1] for w in shown.wires}
    on_wires = [n.at for n in shown.nodes if n.text != "w"] + [v.at for v in shown.valves]
    assert set(on_wires) <= ends
    assert [v.z for v in shown.valves] == [
        z for z in (Q.Z_O, Q.Z_F, Q.Z_I, Q.Z_U, Q.Z_R) if z in cell.cell_type.preactivations
    ]


def test_the_live_values_are_written(panel: DiagramPanel, store: Store) -> None:
    written = texts(panel)
    for value in ("+1.334", "+0.349", "+0.734", "+0.600", "88% open", "keeps 75%"):
        assert value in written, value
    store.edit(set_input(1, -9.0))
    store.flush()
    assert "0% open" in texts(panel)


def test_the_gates_are_dragged_and_it_is_one_undo(panel: DiagramPanel, store: Store) -> None:
    part = next(p for p in panel.canvas.parts() if p.sets is Q.Z_F)
    at = part.area.center().toPoint()
    QTest.mousePress(panel.canvas, LEFT, pos=at)
    for k in range(1, 6):
        QTest.mouseMove(panel.canvas, at - QPoint(0, 8 * k))
        store.flush()
    QTest.mouseRelease(panel.canvas, LEFT, pos=at - QPoint(0, 40))
    assert store.session.direct.inputs[0, 2] == pytest.approx(1.1 + 40 / 20)
    store.undo()
    assert store.session.direct.inputs[0, 2] == 1.1


def test_keys_reach_every_part(panel: DiagramPanel, store: Store) -> None:
    canvas = panel.canvas
    canvas.setFocus()
    reached = set()
    for _ in range(len(canvas.settable())):
        quantity = canvas.focused_quantity()
        assert quantity is not None
        reached.add(quantity)
        before = canvas.value_of(quantity)
        QTest.keyClick(canvas, Qt.Key.Key_Up)
        store.flush()
        assert canvas.value_of(quantity) == pytest.approx(before + 0.1)
        QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        store.flush()
        assert canvas.value_of(quantity) == pytest.approx(before + 0.09)
        assert canvas.accessibleDescription()
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert reached == {Q.Z, Q.Z_I, Q.Z_F, Q.Z_O, Q.PREVIOUS_MEMORY}
    QTest.keyClick(canvas, Qt.Key.Key_End)
    store.flush()
    focused = canvas.focused_quantity()
    assert focused is not None and canvas.value_of(focused) == 6.0


def test_double_click_resets(panel: DiagramPanel, store: Store) -> None:
    store.edit(set_input(1, -5.0))
    store.flush()
    part = next(p for p in panel.canvas.parts() if p.sets is Q.Z_I)
    QTest.mouseDClick(panel.canvas, LEFT, pos=part.area.center().toPoint())
    assert store.session.direct.inputs[0, 1] == 2.0


@pytest.mark.parametrize("cell", VARIANTS, ids=lambda c: f"{c.cell_type}-{c.reset_after}")
def test_every_part_explains_itself(panel: DiagramPanel, store: Store, cell: Cell) -> None:
    store.edit(set_cell_type(cell.cell_type, cell.reset_after))
    store.flush()
    for part in panel.canvas.parts():
        if part.quantities:
            assert len(panel.canvas.explanation(part).splitlines()) >= 2


def test_weights_drive_the_gates_in_weighted_mode(panel: DiagramPanel, store: Store) -> None:
    store.open(preset("lecture").build())
    store.flush()
    assert panel.canvas.settable() == [Q.PREVIOUS_MEMORY]
    before = store.session
    part = next(p for p in panel.canvas.parts() if p.sets is Q.Z_I)
    QTest.mousePress(panel.canvas, LEFT, pos=part.area.center().toPoint())
    QTest.mouseMove(panel.canvas, part.area.center().toPoint() - QPoint(0, 30))
    QTest.mouseRelease(panel.canvas, LEFT)
    assert store.session is before
    assert "x₁ +3.000" in texts(panel)


def test_gradients_flow_and_are_told(panel: DiagramPanel, store: Store) -> None:
    QTest.mouseClick(panel.gradients, LEFT)
    store.flush()
    written = texts(panel)
    assert "∂/∂a = +1.000" in written and "∂ +0.401" in written
    assert panel.target.isVisible()
    panel.target.activated.emit(2)
    store.flush()
    assert store.session.view.gradient_of is Q.MEMORY
    assert "∂/∂c′ +1.000" in texts(panel)
    assert panel.table().header[-1] == "gradient"


def test_the_pinned_state_is_seen(panel: DiagramPanel, store: Store) -> None:
    store.edit(pin())
    store.edit(set_input(1, -1.0))
    store.flush()
    written = texts(panel)
    assert "pinned +1.334" in written and "pinned 0.881" in written


def test_the_switch_of_cells(panel: DiagramPanel, store: Store) -> None:
    for place, (cell_type, reset_after) in enumerate(CELLS):
        panel.cells.activated.emit(place)
        store.flush()
        assert store.session.cell.cell_type is cell_type and store.session.cell.reset_after is reset_after
        assert panel.cells.currentIndex() == place
        assert panel.canvas.grab().width() > 0


def test_infinities_are_written_and_painted(panel: DiagramPanel, store: Store) -> None:
    store.open(preset("oscillator").build())
    store.edit(set_cell_type(CellType.RNN))
    store.edit(set_view(gradients=True))
    store.flush()
    assert panel.canvas.grab().height() > 0
