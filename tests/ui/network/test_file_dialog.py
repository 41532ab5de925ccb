"""What was found in another program's file, and which of its networks is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from lstm_sim.checkpoints.foreign import Recognised, recognise
from ui.network.file_dialog import FileDialog, is_plain

Key = Qt.Key


def recognised(**modules: torch.nn.Module) -> Recognised:
    found = {f"{name}.{k}": p.detach() for name, module in modules.items() for k, p in module.named_parameters()}
    return recognise({name.removeprefix("."): tensor for name, tensor in found.items()})


TWO = recognised(
    encoder=torch.nn.LSTM(3, 5, num_layers=2, bidirectional=True),
    decoder=torch.nn.GRU(300, 1_024),
    head=torch.nn.Linear(5, 7),
    cell=torch.nn.RNNCell(2, 3),
)


def shown(qtbot: QtBot, found: Recognised) -> FileDialog:
    dialog = FileDialog(Path("/some/where/model & co.pt"), found)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def rows(dialog: FileDialog) -> list[list[str]]:
    table = dialog.table
    return [
        [table.item(r, c).text() for c in range(table.columnCount())]  # type: ignore[union-attr]
        for r in range(table.rowCount())
    ]


def test_every_network_has_a_row(qtbot: QtBot) -> None:
    dialog = shown(qtbot, TWO)
    assert dialog.windowTitle() == "model & co.pt"
    parameters = [sum(found.architecture.parameter_counts().values()) for found in TWO.networks]
    assert rows(dialog) == [
        ["encoder", "LSTM", "2, both directions", "3 → 5", f"{parameters[0]:,}"],
        ["decoder", "GRU", "1", "300 → 1,024", f"{parameters[1]:,}"],
        ["cell", "Elman", "one cell module", "2 → 3", f"{parameters[2]:,}"],
    ]
    assert parameters[1] == 3 * 1_024 * (300 + 1_024 + 2)
    text = dialog.remarks.toPlainText()
    assert "cell: The file does not say which activation it uses; tanh is assumed." in text
    assert "Not used, 2: head.weight 7 × 5, head.bias 7" in text


def test_keys_choose_and_open(qtbot: QtBot) -> None:
    dialog = shown(qtbot, TWO)
    assert QApplication.focusWidget() is dialog.table and dialog.table.currentRow() == 0
    QTest.keyClick(dialog.table, Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog.table, Key.Key_Return)
    assert chosen.args == ["decoder"] and not dialog.isVisible()


def test_a_double_click_opens(qtbot: QtBot) -> None:
    dialog = shown(qtbot, TWO)
    place = dialog.table.visualItemRect(dialog.table.item(2, 0)).center()  # type: ignore[arg-type]
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.mouseDClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["cell"]


def test_escape_opens_nothing(qtbot: QtBot) -> None:
    dialog = shown(qtbot, TWO)
    with qtbot.assertNotEmitted(dialog.chosen):
        QTest.keyClick(dialog.table, Key.Key_Escape)
    assert not dialog.isVisible()


def test_tab_goes_through_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot, TWO)
    QTest.keyClick(dialog.table, Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.remarks and dialog.remarks.accessibleName() == "Remarks"
    QTest.keyClick(dialog.remarks, Key.Key_Tab)
    assert isinstance(QApplication.focusWidget().parent(), QDialogButtonBox)
    assert dialog.table.accessibleName() == "Networks in this file"


def test_a_network_without_a_name(qtbot: QtBot) -> None:
    found = recognise({k: p.detach() for k, p in torch.nn.LSTM(2, 3, bias=False).named_parameters()})
    dialog = shown(qtbot, found)
    assert rows(dialog)[0][0] == "(no name)"
    assert dialog.remarks.toPlainText() == "(no name): It has no biases; they are 0."
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [""]


def test_what_is_not_used_is_listed_up_to_a_dozen(qtbot: QtBot) -> None:
    found = recognised(rnn=torch.nn.LSTM(2, 3), **{f"linear{k}": torch.nn.Linear(2, 2) for k in range(10)})
    text = shown(qtbot, found).remarks.toPlainText()
    assert text.startswith("Not used, 20: linear0.weight 2 × 2, ") and text.endswith(" …") and text.count(" × ") == 6


@pytest.mark.parametrize(
    ("found", "plain"),
    [
        (recognised(rnn=torch.nn.LSTM(2, 3)), True),
        (recognised(rnn=torch.nn.LSTM(2, 3, bias=False)), False),
        (recognised(rnn=torch.nn.LSTM(2, 3), head=torch.nn.Linear(1, 1)), False),
        (recognised(rnn=torch.nn.LSTM(2, 3, proj_size=2), gru=torch.nn.GRU(2, 3)), False),
        (TWO, False),
    ],
)
def test_nothing_is_asked_where_nothing_is_to_be_said(found: Recognised, plain: bool) -> None:
    assert is_plain(found) is plain
