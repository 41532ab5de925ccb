"""Gates and memory: pointed at, clicked, stepped with the keys, zoomed, sorted, compared, exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if, look_at, set_numbers, set_sentence, show_network
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, Look, NetworkRef, Order, Where
from lstm_sim.networks.architecture import Kind
from lstm_sim.presets import start_session
from lstm_sim.session import Workspace
from tests.ui.network.lab import StillLab, number_network, word_network
from ui.export import export_figure
from ui.network.heat_maps import HeatMaps
from ui.network.laboratory import Laboratory
from ui.network.maps_panel import MapsPanel
from ui.network.sort_menu import MenuButton
from ui.store import Store
from ui.style import Style

Q = Quantity
LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
SENTENCE = "I leave Taipei on November 2nd"


@pytest.fixture
def lab(qtbot: QtBot, tmp_path: Path) -> StillLab:
    made = StillLab(tmp_path, word_network(tmp_path, "a", hidden_size=12), sentences=(SENTENCE,))
    made.settle()
    return made


def shown(qtbot: QtBot, lab: StillLab, style: Style, size: tuple[int, int] = (720, 480)) -> MapsPanel:
    panel = MapsPanel(lab.store, style, lab.laboratory)
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def middle_of(maps: HeatMaps, k: int, step: int, row: int) -> QPoint:
    place = maps.plan.places[k]
    return QPointF(maps.plan.x(place, step + 0.5), maps.plan.y(place, row + 0.5)).toPoint()


def look(lab: StillLab) -> tuple[int, int]:
    lab.store.flush()
    return lab.lab.look.step, lab.lab.look.unit


def large(qtbot: QtBot, tmp_path: Path, style: Style) -> tuple[StillLab, MapsPanel]:
    lab = StillLab(tmp_path, number_network(tmp_path, "n", Kind.GRU, hidden_size=60))
    lab.store.edit(set_numbers(np.random.default_rng(0).standard_normal((200, 2))))
    lab.settle()
    return lab, shown(qtbot, lab, style)


def test_a_cell_has_the_colour_of_its_value(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    assert panel.maps.shown is not None
    forget = panel.maps.shown.maps[1]
    image = panel.maps.grab().toImage()
    for step, unit in ((1, 7), (4, 10)):
        at = middle_of(panel.maps, 1, step, unit)
        red, green, blue, _ = style.theme.sequential(Q.FORGET_GATE)[int(forget.values[step, unit] * 255 + 0.5)]
        assert image.pixelColor(at) == QColor(int(red), int(green), int(blue))


def test_a_click_looks_at_its_cell_and_dragging_on_scrubs(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    maps = shown(qtbot, lab, style).maps
    QTest.mousePress(maps, LEFT, pos=middle_of(maps, 3, 2, 8))
    assert look(lab) == (2, 8)
    QTest.mouseMove(maps, middle_of(maps, 3, 4, 3))
    assert look(lab) == (4, 3)
    QTest.mouseMove(maps, QPoint(-50, -50))  # beyond the map: its corner
    assert look(lab) == (0, 0)
    QTest.mouseRelease(maps, LEFT, pos=QPoint(-50, -50))
    assert lab.store.undo_change is None
    QTest.mouseMove(maps, middle_of(maps, 0, 1, 1))
    assert look(lab) == (0, 0)


def test_the_mouse_points_on_every_map_and_the_line_below_reads_them_all(
    qtbot: QtBot, lab: StillLab, style: Style
) -> None:
    panel = shown(qtbot, lab, style)
    QTest.mouseMove(panel.maps, middle_of(panel.maps, 0, 2, 5))
    frame = lab.laboratory.frame
    assert frame is not None and frame.layer is not None
    memory = float(frame.layer[Q.MEMORY][2, 0, 5])
    assert panel.readout._title == "Unit 6 at “Taipei”"
    assert dict(panel.readout._values)[Q.MEMORY] == f"{memory:+.3f}".replace("-", "−")
    QApplication.sendEvent(panel.maps, QEvent(QEvent.Type.Leave))
    assert panel.readout._title == "Unit 1 at “I”"


def test_keys_move_in_sorted_order_and_to_the_ends(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(look_at(order=Order.MEAN, order_of=Q.OUTPUT))
    lab.settle()
    frame = lab.laboratory.frame
    assert frame is not None
    order = frame.order.tolist()
    assert order != sorted(order)
    lab.store.edit(look_at(unit=order[0]))
    for key, expected in (
        (Key.Key_Right, (1, order[0])),
        (Key.Key_Down, (1, order[1])),
        (Key.Key_PageDown, (1, order[11])),
        (Key.Key_Down, (1, order[11])),
        (Key.Key_End, (5, order[11])),
        (Key.Key_Right, (5, order[11])),
        (Key.Key_Up, (5, order[10])),
        (Key.Key_Left, (4, order[10])),
        (Key.Key_Home, (0, order[10])),
        (Key.Key_PageUp, (0, order[0])),
    ):
        QTest.keyClick(panel.maps, key)
        assert look(lab) == expected, key
    assert panel.maps.accessibleDescription().startswith(f"Unit {order[0] + 1} at “I”, step 1 of 6: f(zᵢ) 0.")


def test_enter_and_a_double_click_open_the_unit(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    maps = shown(qtbot, lab, style).maps
    lab.store.edit(look_at(step=2, unit=7))
    lab.store.flush()
    QTest.keyClick(maps, Key.Key_Return)
    opened = lab.store.session.opened
    assert opened is not None and opened.unit == 7 and lab.store.session.workspace is Workspace.CELL
    assert lab.store.session.setup.step == 2
    lab.store.undo()
    lab.settle()
    QTest.mouseDClick(maps, LEFT, pos=middle_of(maps, 4, 3, 9))
    opened = lab.store.session.opened
    assert opened is not None and opened.unit == 9


def wheel(maps: HeatMaps, at: QPoint, turn: int, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    point = QPointF(at)
    event = QWheelEvent(
        point, maps.mapToGlobal(point), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(maps, event)


def test_the_wheel_zooms_about_the_mouse_and_dragging_pans(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    lab, panel = large(qtbot, tmp_path, style)
    maps = panel.maps
    at = middle_of(maps, 1, 150, 20)
    wheel(maps, at, 240)
    assert maps.part is not None and maps.part.steps == pytest.approx(128.0)
    assert maps.plan.cell_at(QPointF(at)) in {(150, 20), (149, 20), (151, 20)}
    before = maps.part
    QTest.mousePress(maps, LEFT, pos=at)
    QTest.mouseMove(maps, at + QPoint(40, 0))
    QTest.mouseRelease(maps, LEFT, pos=at + QPoint(40, 0))
    assert maps.part.step == pytest.approx(before.step - 40 / maps.plan.column)
    assert look(lab) == (0, 0)  # a drag is no click
    QTest.mouseClick(maps, LEFT, pos=at)
    assert look(lab) != (0, 0)
    wheel(maps, at, -120, shift=True)
    assert maps.part.step > before.step - 40 / maps.plan.column
    QTest.keyClick(maps, Key.Key_A)
    assert maps.part is None
    QTest.keyClick(maps, Key.Key_Plus)
    assert maps.part is not None
    QTest.mouseDClick(maps, LEFT, pos=QPoint(2, 2))  # beside the maps
    assert maps.part is None


def test_what_is_looked_at_stays_in_sight(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    _, panel = large(qtbot, tmp_path, style)
    maps = panel.maps
    maps.zoom(0.3)
    QTest.keyClick(maps, Key.Key_End)
    lab_step = panel.store.session.lab.look.step
    panel.store.flush()
    assert lab_step == 199 and maps.part is not None and lab_step in maps.plan.visible_steps


def test_few_cells_need_no_zoom(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    maps = shown(qtbot, lab, style, (1500, 1100)).maps
    wheel(maps, middle_of(maps, 0, 2, 5), 120)
    assert maps.part is None


def test_moving_the_crosshair_makes_no_map_anew(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    made = panel.maps.shown
    assert made is not None
    lab.store.edit(look_at(step=3, unit=4))
    lab.settle()
    assert panel.maps.shown is made
    lab.store.edit(look_at(order=Order.SIMILARITY))
    lab.settle()
    again = panel.maps.shown
    assert again is not made and again is not None and again.maps is made.maps  # only sorted anew


def test_the_menu_says_and_chooses_the_order(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    button = panel.sort_button
    assert button.text() == "sort: number ▾"
    choose(button, "change at “I”")
    lab.store.edit(look_at(step=2))
    lab.settle()
    assert lab.lab.look.order is Order.CHANGE and button.text() == "sort: change at “Taipei” ▾"
    choose(button, "by f(z_f), Forget gate")
    assert lab.lab.look.order_of is Q.FORGET_GATE
    lab.settle()
    frame = lab.laboratory.frame
    assert frame is not None and frame.layer is not None
    gate = frame.layer[Q.FORGET_GATE][:, 0]
    assert frame.order[0] == np.abs(gate[2] - gate[1]).argmax()
    choose(button, "destination")
    lab.settle()
    assert (lab.lab.look.order, lab.lab.look.label) == (Order.SELECTIVITY, 2)
    assert button.text() == "sort: selective for “destination” ▾"


def test_while_the_crosshair_is_dragged_rows_numbers_and_words_are_sorted_anew_together(
    qtbot: QtBot, lab: StillLab, style: Style
) -> None:
    panel = shown(qtbot, lab, style)
    maps = panel.maps
    lab.store.edit(look_at(order=Order.CHANGE))
    lab.settle()
    QTest.mousePress(maps, LEFT, pos=middle_of(maps, 3, 2, 8))
    second = lab.settle()
    assert maps.shown is not None and maps.shown.order is not second.order
    assert panel.sort_button.text() == "sort: change at “I” ▾"  # as long as the rows are those
    panel._on_piece()  # which begins with these
    QTest.mouseMove(maps, middle_of(maps, 3, 4, 3))
    third = lab.settle()
    seen = set()
    while maps.shown.order is not third.order:
        word = "I" if maps.shown.order is not second.order else "Taipei"
        assert panel.sort_button.text() == f"sort: change at “{word}” ▾"
        seen.add(word)
        panel._on_piece()
        panel.maps.grab()
    assert seen == {"I", "Taipei"} and panel.sort_button.text() == "sort: change at “November” ▾"
    assert not panel._piece_by_piece.isActive()
    fast = maps.grab().toImage()
    QTest.mouseRelease(maps, LEFT, pos=middle_of(maps, 3, 4, 3))
    maps._picture.forget()
    assert maps.grab().toImage() == fast


def test_when_the_crosshair_stops_the_rows_are_in_the_order_of_its_step(
    qtbot: QtBot, tmp_path: Path, style: Style
) -> None:
    lab, panel = large(qtbot, tmp_path, style)
    maps = panel.maps
    lab.store.edit(look_at(order=Order.CHANGE))
    lab.settle()
    QTest.mousePress(maps, LEFT, pos=middle_of(maps, 1, 10, 5))
    lab.settle()
    for step in (30, 70, 71, 120, 55):
        QTest.mouseMove(maps, middle_of(maps, 1, step, 5))
        lab.settle()
        panel._on_piece()
    QTest.mouseRelease(maps, LEFT, pos=middle_of(maps, 1, 55, 5))
    step, _ = look(lab)
    qtbot.waitUntil(lambda: not panel._piece_by_piece.isActive())
    frame = lab.laboratory.frame
    assert frame is not None and frame.layer is not None and maps.shown is not None
    output = frame.layer[Q.OUTPUT][:, 0]
    assert maps.shown.order.tolist() == np.argsort(-np.abs(output[step] - output[step - 1]), kind="stable").tolist()
    seen = maps.grab().toImage()
    maps._picture.forget()
    assert maps.grab().toImage() == seen
    assert panel.sort_button.text() == f"sort: change at “{step + 1}” ▾"


def test_what_is_sorted_anew_piece_by_piece_is_not_shown_in_another_style(
    qtbot: QtBot, lab: StillLab, style: Style
) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(look_at(order=Order.CHANGE))
    lab.settle()
    QTest.mousePress(panel.maps, LEFT, pos=middle_of(panel.maps, 3, 2, 8))
    new = lab.settle()
    panel._on_piece()
    panel.resize(640, 400)
    while panel.maps.shown is None or panel.maps.shown.order is not new.order:
        panel._on_piece()
    painted = panel.maps.grab().toImage()
    panel.maps._picture.forget()
    assert panel.maps.grab().toImage() == painted
    QTest.mouseRelease(panel.maps, LEFT, pos=QPoint(5, 5))


def choose(button: MenuButton, text: str) -> None:
    menu = button.menu()
    menu.aboutToShow.emit()
    actions = [a for one in button.findChildren(QMenu) for a in one.actions()]
    found = [a for a in actions if a.text() == text]
    assert len(found) == 1, [a.text() for a in actions]
    found[0].trigger()


def test_layers_and_directions_are_chosen(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, word_network(tmp_path, "b", layers=2, bidirectional=True), sentences=(SENTENCE,))
    lab.settle()
    panel = shown(qtbot, lab, style)
    assert panel.layer_button.isVisible() and panel.layer_button.text() == "layer 1 ▾"
    choose(panel.layer_button, "layer 2, backwards")
    frame = lab.settle()
    assert frame.layer is not None and (frame.layer.layer, frame.layer.reverse) == (1, True)
    assert panel.layer_button.text() == "layer 2, backwards ▾"
    assert panel.maps.shown is not None
    assert np.array_equal(panel.maps.shown.maps[-1].values, frame.layer[Q.OUTPUT][::-1, 0])


def test_the_difference_can_be_seen_while_a_change_is_on(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    assert not panel.difference.isEnabled() and not panel.layer_button.isVisible()
    plain = panel.maps.grab().toImage()
    lab.store.edit(add_what_if(Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0, units=(3,), steps=(2, 3))))
    lab.settle()
    assert panel.difference.isEnabled() and panel.maps.shown is not None
    assert "→ 0.000" in panel.maps.accessibleDescription() or panel.maps.shown.maps[1].changed is not None
    assert panel.maps.grab().toImage() != plain
    QTest.mouseClick(panel.difference, LEFT)
    assert panel.maps.shown.maps[1].difference
    lab.store.undo()
    lab.settle()
    assert not panel.difference.isEnabled() and not panel.maps.shown.maps[1].difference


def test_where_nothing_can_be_shown_it_says_why(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    lab.store.edit(set_sentence(0, "  "))
    lab.settle()
    assert panel.maps.shown is None and panel.maps._message.startswith("Type a sentence")
    panel.maps.grab()
    lab.store.edit(show_network(NetworkRef(Where.SHIPPED, "gone"), alone=True))
    lab.settle()
    assert "cannot be opened" in panel.maps._message and panel.table() is None
    QTest.keyClick(panel.maps, Key.Key_Right)
    QTest.mouseMove(panel.maps, QPoint(100, 100))
    QTest.mouseDClick(panel.maps, LEFT, pos=QPoint(100, 100))


def test_the_table_and_the_figure_hold_what_is_visible(
    qtbot: QtBot, lab: StillLab, style: Style, tmp_path: Path
) -> None:
    panel = shown(qtbot, lab, style)
    table = panel.table()
    assert table is not None
    assert table.header == ("unit", "step", "token", "i", "f", "o", "c", "a") and len(table.rows) == 12 * 6
    assert table.rows[7][:3] == (2, 2, "leave")
    for suffix in ("svg", "pdf", "png", "csv"):
        export_figure(panel, tmp_path / f"maps.{suffix}")
    drawn = (tmp_path / "maps.svg").read_text()
    assert drawn.count("<rect") > 5 * 12 * 6 and "Forget gate" in drawn


def test_a_large_map_is_exported_as_images(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    lab = StillLab(tmp_path, number_network(tmp_path, "n", Kind.GRU, hidden_size=128))
    lab.store.edit(set_numbers(np.random.default_rng(0).standard_normal((200, 2))))
    lab.settle()
    panel = shown(qtbot, lab, style)
    export_figure(panel, tmp_path / "maps.svg")
    drawn = (tmp_path / "maps.svg").read_text()
    assert drawn.count("<image") >= 3 and drawn.count("<rect") < 100


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(260, 200), (540, 330), (1200, 900)])
def test_every_size_and_theme_paints(qtbot: QtBot, lab: StillLab, theme: str, size: tuple[int, int]) -> None:
    style = Style(theme)
    style.apply()
    panel = shown(qtbot, lab, style, size)
    panel.maps.setFocus()
    image = panel.maps.grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}) > 20
    style.deleteLater()


def test_a_hidden_panel_costs_nothing_and_catches_up(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    made = panel.maps.shown
    panel.hide()
    lab.store.edit(set_sentence(0, "arrive Taipei"))
    lab.settle()
    assert panel.maps.shown is made
    panel.show()
    assert panel.maps.shown is not None and panel.maps.shown.tokens == ("arrive", "Taipei")


def test_the_thread_answers_what_is_looked_at(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    ref = word_network(tmp_path, "a", hidden_size=12)
    lab = Lab(networks=(ref,), sentences=(SENTENCE,), look=Look())
    store = Store(replace(start_session(), lab=lab, workspace=Workspace.NETWORK))
    laboratory = Laboratory(store, Folders(tmp_path, tmp_path / "runs"))
    panel = MapsPanel(store, style, laboratory)
    qtbot.addWidget(panel)
    panel.resize(720, 480)
    panel.show()
    assert panel.maps.shown is None
    laboratory.wake()
    qtbot.waitUntil(lambda: panel.maps.shown is not None, timeout=20_000)
    QTest.mouseClick(panel.maps, LEFT, pos=middle_of(panel.maps, 1, 2, 5))
    panel.sort_button.sorted_by.emit({"order": Order.CHANGE})
    qtbot.waitUntil(lambda: laboratory.frame is not None and laboratory.frame.lab is store.session.lab, timeout=20_000)
    frame = laboratory.frame
    assert frame is not None and frame.lab is store.session.lab and frame.lab.look.unit == 5
    assert panel.maps.shown is not None and np.array_equal(panel.maps.shown.order, frame.order)
    laboratory.close()
