"""The sequence as a table: typing, rows, pasting, files, generating, and nothing lost to a mistake."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lstm_sim.cell import CellType
from lstm_sim.edits import go_to_step, set_cell_type, set_memory, set_mode
from lstm_sim.inputs import Signal, generate
from lstm_sim.limits import MAX_STEPS
from lstm_sim.presets import PRESETS
from lstm_sim.session import Mode
from ui.cell.sequence_table import SequenceDialog
from ui.store import Store
from ui.style import Style

KEY = Qt.Key


@pytest.fixture
def dialog(qtbot: QtBot, store: Store, style: Style) -> SequenceDialog:
    store.open(next(p for p in PRESETS if p.key == "lecture").build())
    store.flush()
    made = SequenceDialog(store, style)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def text(dialog: SequenceDialog, row: int, column: int) -> str:
    return str(dialog.model.data(dialog.model.index(row, column)))


def choose(dialog: SequenceDialog, row: int, column: int) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(row, column))


def type_into(dialog: SequenceDialog, row: int, column: int, typed: str) -> None:
    choose(dialog, row, column)
    dialog.view.edit(dialog.model.index(row, column))
    editor = dialog.view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    editor.insert(typed)  # QTest types ASCII only
    QTest.keyClick(editor, KEY.Key_Return)
    QApplication.processEvents()  # the editor commits in the next turn


def open_file(dialog: SequenceDialog, file: Path) -> None:
    dialog.open_file(file)
    assert not dialog.open_button.isEnabled()
    deadline = QDeadlineTimer(5_000)
    while not dialog.open_button.isEnabled() and not deadline.hasExpired():
        QTest.qWait(2)
    assert dialog.open_button.isEnabled()


def rows(store: Store) -> list[list[float]]:
    return [[float(value) for value in row] for row in store.session.setup.inputs]


LECTURE = [[3, 1, 0], [4, 1, 0], [2, 0, 0], [1, 0, 1], [3, -1, 0]]


def test_it_shows_inputs_and_results(dialog: SequenceDialog) -> None:
    heads = [dialog.model.headerData(k, Qt.Orientation.Horizontal) for k in range(dialog.model.columnCount())]
    assert heads == ["x₁", "x₂", "x₃", "c′", "a"]
    assert [text(dialog, 3, k) for k in range(5)] == ["1", "0", "1", "+7.000", "+7.000"]
    assert text(dialog, 4, 1) == "−1"
    assert dialog.model.headerData(0, Qt.Orientation.Vertical) == "▸ 1"


def test_results_cannot_be_edited(dialog: SequenceDialog) -> None:
    index = dialog.model.index(0, 3)
    assert not dialog.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not dialog.model.setData(index, "5")


@pytest.mark.parametrize(("typed", "value"), [("2.5", 2.5), ("−3", -3.0), ("0,75", 0.75), (" 1e3 ", 1000.0)])
def test_typing_sets_one_value(store: Store, dialog: SequenceDialog, typed: str, value: float) -> None:
    type_into(dialog, 1, 0, typed)
    assert rows(store)[1] == [value, 1.0, 0.0]
    assert rows(store)[:1] + rows(store)[2:] == LECTURE[:1] + LECTURE[2:]
    store.undo()
    assert rows(store) == LECTURE


@pytest.mark.parametrize("typed", ["abc", "nan", "inf", "1e99", ""])
def test_what_is_no_number_is_refused_in_words(store: Store, dialog: SequenceDialog, typed: str) -> None:
    before = store.session
    assert not dialog.model.setData(dialog.model.index(1, 0), typed)
    assert store.session is before
    assert dialog.message.isVisible() and dialog.message.text() == dialog.message.accessibleName() != ""


def test_the_next_good_edit_takes_the_message_away(store: Store, dialog: SequenceDialog) -> None:
    dialog.model.setData(dialog.model.index(1, 0), "abc")
    dialog.duplicate_row()
    assert not dialog.message.isVisible()


def test_rows_are_inserted_duplicated_and_deleted(store: Store, dialog: SequenceDialog) -> None:
    choose(dialog, 1, 0)
    QTest.mouseClick(dialog.insert_button, Qt.MouseButton.LeftButton)
    assert rows(store)[1:4] == [[4, 1, 0], [0, 0, 0], [2, 0, 0]] and dialog.view.currentIndex().row() == 2
    choose(dialog, 1, 0)
    QTest.mouseClick(dialog.duplicate_button, Qt.MouseButton.LeftButton)
    assert rows(store)[1:3] == [[4, 1, 0], [4, 1, 0]] and dialog.model.rowCount() == 7
    dialog.view.selectRow(0)
    for _ in range(2):
        QTest.keyClick(dialog.view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    before = rows(store)
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    assert rows(store) == before[3:]
    store.undo()
    store.flush()
    assert rows(store) == before and dialog.model.rowCount() == 7


def test_the_last_row_stays(store: Store, dialog: SequenceDialog) -> None:
    dialog.view.selectAll()
    dialog.delete_rows()
    assert len(rows(store)) == 1 and not dialog.delete_button.isEnabled()


def test_keys_of_the_dialog(store: Store, dialog: SequenceDialog) -> None:
    dialog.activateWindow()
    choose(dialog, 0, 0)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(rows(store)) == 6
    QTest.keyClick(dialog.view, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    store.flush()
    assert rows(store) == LECTURE
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.view, KEY.Key_Z, both)
    assert len(rows(store)) == 6


def test_choosing_a_row_goes_to_that_step(store: Store, dialog: SequenceDialog) -> None:
    choose(dialog, 3, 0)
    store.flush()
    assert store.session.setup.step == 3
    assert dialog.model.headerData(3, Qt.Orientation.Vertical) == "▸ 4"
    store.edit(go_to_step(1))
    store.flush()
    assert dialog.view.currentIndex().row() == 3


def test_a_block_is_pasted_from_the_current_cell(store: Store, dialog: SequenceDialog) -> None:
    QGuiApplication.clipboard().setText("9\t8\n7\t6,5\n5\t4\n")
    choose(dialog, 3, 1)
    QTest.mouseClick(dialog.paste_button, Qt.MouseButton.LeftButton)
    assert rows(store) == [*LECTURE[:3], [1, 9, 8], [3, 7, 6.5], [3, 5, 4]]
    store.undo()
    assert rows(store) == LECTURE


def test_a_block_with_names_replaces_everything(store: Store, dialog: SequenceDialog) -> None:
    QGuiApplication.clipboard().setText("price\tload\n1\t2\n3\t4\n")
    dialog.paste()
    assert rows(store) == [[1, 2], [3, 4]] and store.session.setup.names == ("price", "load")
    assert dialog.model.headerData(1, Qt.Orientation.Horizontal) == "load"


LONG = "\n".join(["1"] * (MAX_STEPS + 5))


@pytest.mark.parametrize("clip", ["", "1\t2\t3\t4", "1\t2\nx\t3", "1\t2\n3", LONG])
def test_a_bad_paste_is_said_and_changes_nothing(store: Store, dialog: SequenceDialog, clip: str) -> None:
    QGuiApplication.clipboard().setText(clip)
    before = store.session
    dialog.paste()
    assert store.session is before and dialog.message.text()


def test_copied_cells_can_be_pasted_back(store: Store, dialog: SequenceDialog) -> None:
    dialog.view.selectRow(1)
    dialog.copy()
    assert QGuiApplication.clipboard().text().split("\t")[:3] == ["4.0", "1.0", "0.0"]


def test_a_file_is_taken(store: Store, dialog: SequenceDialog, tmp_path: Path) -> None:
    file = tmp_path / "run.csv"
    file.write_text("a,b\n1,2\n3,4\n")
    open_file(dialog, file)
    assert rows(store) == [[1, 2], [3, 4]] and store.session.setup.names == ("a", "b")


def test_bad_files_are_said_with_their_name(store: Store, dialog: SequenceDialog, tmp_path: Path) -> None:
    before = store.session
    files = {"ragged.csv": b"1,2\n3\n", "bytes.csv": b"\xff\xfe\x00", "huge.csv": b"1\n" * 200_000}
    for name, content in files.items():
        file = tmp_path / name
        file.write_bytes(content)
        open_file(dialog, file)
        assert store.session is before
        assert name in dialog.message.text()
    open_file(dialog, tmp_path / "missing.csv")
    assert "missing.csv" in dialog.message.text() and store.session is before


def test_closing_while_a_file_is_read_drops_it(store: Store, dialog: SequenceDialog, tmp_path: Path) -> None:
    file = tmp_path / "run.csv"
    file.write_text("a,b\n1,2\n")
    dialog.open_file(file)
    dialog.close()
    QTest.qWait(50)
    assert rows(store) == LECTURE
    dialog.show()
    assert dialog.open_button.isEnabled()


def test_a_file_of_inputs_switches_the_mode(store: Store, dialog: SequenceDialog, tmp_path: Path) -> None:
    store.edit(set_mode(Mode.DIRECT))
    store.flush()
    file = tmp_path / "run.csv"
    file.write_text("1,2\n3,4\n")
    open_file(dialog, file)
    assert str(store.session.mode) == Mode.WEIGHTED and rows(store) == [[1, 2], [3, 4]]
    store.undo()
    assert str(store.session.mode) == Mode.DIRECT


def test_an_input_is_renamed(store: Store, dialog: SequenceDialog) -> None:
    choose(dialog, 0, 1)
    store.edit(go_to_step(2))
    store.edit(set_memory(5.0))
    QTest.mouseClick(dialog.rename_button, Qt.MouseButton.LeftButton)
    asked = dialog.findChild(QInputDialog)
    assert asked is not None and asked.textValue() == "x2"
    asked.setTextValue("write")
    asked.accept()
    assert store.session.setup.names == ("x1", "write", "x3")
    assert store.session.setup.step == 2 and 2 in store.session.setup.memory_overrides
    assert dialog.model.headerData(1, Qt.Orientation.Horizontal) == "write"


def test_direct_columns_cannot_be_renamed(store: Store, dialog: SequenceDialog) -> None:
    store.edit(set_mode(Mode.DIRECT))
    store.flush()
    assert not dialog.rename_button.isEnabled()
    heads = [dialog.model.headerData(k, Qt.Orientation.Horizontal) for k in range(dialog.model.columnCount())]
    assert heads == ["z", "zᵢ", "z_f", "z_o", "c′", "a"]
    store.edit(set_cell_type(CellType.RNN))
    store.flush()
    assert dialog.model.columnCount() == 2


def test_generating_is_seen_at_once_and_one_undo_entry(store: Store, dialog: SequenceDialog) -> None:
    choose(dialog, 0, 1)
    QTest.mouseClick(dialog.generate_button, Qt.MouseButton.LeftButton)
    form = dialog.generator
    assert form.isVisible() and form.column.currentData() == 1 and rows(store) == LECTURE
    form.signal.setCurrentIndex(list(Signal).index(Signal.SINE))
    form.length.setValue(12)
    form.period.setValue(6)
    form.amplitude.setValue(2.0)
    store.flush()
    expected = generate(Signal.SINE, 12, 2.0, 6)
    assert np.allclose(store.session.setup.inputs[:, 1], expected) and dialog.model.rowCount() == 12
    assert rows(store)[11][0] == 3 and rows(store)[0][0] == 3
    form.length.setValue(3)
    form.length.setValue(5)
    assert [row[0] for row in rows(store)] == [row[0] for row in LECTURE]
    store.undo()
    assert rows(store) == LECTURE


def test_generating_can_be_taken_back(store: Store, dialog: SequenceDialog) -> None:
    dialog.generate_button.setChecked(True)
    form = dialog.generator
    assert not form.cancel_button.isEnabled()
    QTest.mouseClick(form.apply_button, Qt.MouseButton.LeftButton)
    assert form.cancel_button.isEnabled() and rows(store) != LECTURE
    QTest.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)
    assert rows(store) == LECTURE and not form.cancel_button.isEnabled()


def test_noise_is_the_seeds(store: Store, dialog: SequenceDialog) -> None:
    dialog.generate_button.setChecked(True)
    form = dialog.generator
    form.signal.setCurrentIndex(list(Signal).index(Signal.NOISE))
    assert form.seed.isEnabled() and not form.period.isEnabled()
    form.seed.setValue(7)
    first = store.session.setup.inputs[:, 0].copy()
    form.seed.setValue(8)
    assert not np.allclose(store.session.setup.inputs[:, 0], first)
    form.seed.setValue(7)
    assert np.array_equal(store.session.setup.inputs[:, 0], first)


def test_an_edit_elsewhere_is_not_taken_back_by_the_form(store: Store, dialog: SequenceDialog) -> None:
    dialog.generate_button.setChecked(True)
    dialog.generator.apply()
    store.edit(set_memory(3.0))
    store.flush()
    dialog.generator.cancel()
    assert float(store.session.setup.initial_memory[0]) == 3.0


def test_closing_puts_the_form_away(dialog: SequenceDialog) -> None:
    dialog.generate_button.setChecked(True)
    dialog.close()
    dialog.show()
    assert not dialog.generator.isVisible()


def test_everything_is_named_and_reached_by_tab(dialog: SequenceDialog) -> None:
    dialog.generate_button.setChecked(True)
    form = dialog.generator
    fields = (form.signal, form.column, form.length, form.amplitude, form.period, form.seed)
    for control in (*dialog.buttons, dialog.view, *fields, form.apply_button):
        assert control.accessibleName() or control.text(), control  # type: ignore[attr-defined]
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    QApplication.processEvents()
