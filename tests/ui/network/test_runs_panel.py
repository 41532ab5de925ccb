"""The table of runs: what stands in it, and everything that can be done with a run, by menu and by key."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.runs import Standing
from lstm_sim.networks.architecture import Kind
from tests.ui.network.lab import StillLab
from tests.ui.network.training import make_run, make_trash, tiny, wait
from ui.network.runs_model import COLUMNS
from ui.network.runs_panel import RunsPanel
from ui.network.trainer import Trainer
from ui.style import Style

KEY = Qt.Key


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab") / "runs"
    make_run(folder, "one", 3, "Elman 1")
    make_run(folder, "two", None, "GRU 1", mark=1, kind=Kind.GRU, hidden_size=4)
    make_run(folder, "three", 1, "Broken", mark=2)
    (folder / "three" / "run.json").write_text("nonsense")
    return folder


@pytest.fixture
def panel(qtbot: QtBot, style: Style, trained: Path, tmp_path: Path) -> Iterator[RunsPanel]:
    shutil.copytree(trained, tmp_path / "runs")
    still = StillLab(tmp_path)
    trainer = Trainer(still.store, still.laboratory)
    made = RunsPanel(still.store, style, still.laboratory, trainer)
    qtbot.addWidget(made)
    made.resize(420, 260)
    made.show()
    qtbot.waitExposed(made)
    wait(qtbot, lambda: made.model.rowCount() == 3)
    yield made
    trainer.close()
    QApplication.processEvents()


def row(panel: RunsPanel, run: str) -> dict[str, str]:
    at = panel.model.row_of(run)
    assert at is not None
    return {name: panel.model.data(panel.model.index(at, k)) for k, name in enumerate(COLUMNS)}


def press(panel: RunsPanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    panel.view.setFocus()
    QTest.keyClick(panel.view, key, modifier)


def test_what_stands_in_it(panel: RunsPanel) -> None:
    one, two, three = (row(panel, run) for run in ("one", "two", "three"))
    assert one["name"] == "Elman 1" and one["epochs"] == "1/2" and one["state"] == "interrupted" and one["best"] == "–"
    assert two["architecture"] == "GRU 4" and two["epochs"] == "2/2" and two["state"] == "finished"
    assert two["best"].endswith("%") and two["task"] == "Parity" and int(two["parameters"]) > 50
    assert three["name"] == "three" and three["state"] == "damaged ⚠" and three["task"] == "–"
    broken = panel.model.index(panel.model.row_of("three") or 0, 0)
    assert "run.json" in panel.model.data(broken, Qt.ItemDataRole.ToolTipRole)
    assert panel.model.data(broken, Qt.ItemDataRole.CheckStateRole) is None


def test_what_can_be_done_depends_on_the_run(panel: RunsPanel) -> None:
    able = {}
    for run in ("one", "two", "three"):
        panel.choose(run)
        able[run] = {name for name, action in panel.actions_.items() if action.isEnabled()}
    every = set(panel.actions_)
    assert able["one"] == every
    assert able["two"] == every - {"continue"}
    assert able["three"] == {"delete", "export_table", "export_curves"}


def test_renaming_in_place_by_key(qtbot: QtBot, panel: RunsPanel) -> None:
    panel.choose("one")
    press(panel, KEY.Key_F2)
    editor = panel.view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    narrow = panel.view.columnWidth(0)
    QTest.keyClicks(editor, "My first run of all")
    QTest.keyClick(editor, KEY.Key_Return)
    wait(qtbot, lambda: row(panel, "one")["name"] == "My first run of all")
    wait(qtbot, lambda: panel.view.columnWidth(0) > narrow)


def test_space_hides_and_shows_the_curves(panel: RunsPanel) -> None:
    panel.choose("one")
    for shown in (False, True):
        press(panel, KEY.Key_Space)
        entry = panel.trainer.runs.get("one")
        assert entry is not None and entry.shown is shown
    box = panel.model.index(panel.model.row_of("one") or 0, 0)
    panel.model.setData(box, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    entry = panel.trainer.runs.get("one")
    assert entry is not None and not entry.shown


def test_open_and_compare(panel: RunsPanel) -> None:
    panel.choose("one")
    press(panel, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    panel.choose("two")
    press(panel, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert panel.store.session.lab.networks == (NetworkRef(Where.RUN, "one"), NetworkRef(Where.RUN, "two"))


def test_taking_its_settings(panel: RunsPanel) -> None:
    panel.choose("two")
    panel.actions_["settings"].trigger()
    assert panel.store.session.lab.config == tiny(kind=Kind.GRU, hidden_size=4)


def test_continuing(qtbot: QtBot, panel: RunsPanel) -> None:
    panel.choose("one")
    panel.actions_["continue"].trigger()
    wait(qtbot, lambda: panel.trainer.busy is False)
    wait(qtbot, lambda: row(panel, "one")["state"] == "finished")
    assert row(panel, "one")["epochs"] == "2/2"


def answer(qtbot: QtBot, accept: bool) -> str:
    """Answer the question that is asked; what it asked."""
    wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    role = QMessageBox.ButtonRole.AcceptRole if accept else QMessageBox.ButtonRole.RejectRole
    button = next(b for b in box.buttons() if box.buttonRole(b) == role)
    text = box.text()
    button.click()
    return text


def test_deleting_asks_once_and_takes_the_network_away(qtbot: QtBot, panel: RunsPanel, tmp_path: Path) -> None:
    make_trash()
    panel.choose("one")
    panel.actions_["open"].trigger()
    press(panel, KEY.Key_Delete)
    assert "Elman 1" in answer(qtbot, accept=False)
    assert (tmp_path / "runs" / "one").exists()
    press(panel, KEY.Key_Delete)
    answer(qtbot, accept=True)
    wait(qtbot, lambda: panel.model.rowCount() == 2)
    assert not (tmp_path / "runs" / "one").exists() and panel.store.session.lab.networks == ()
    panel.choose("three")  # a damaged one is deleted like any other, but only if the user says so
    press(panel, KEY.Key_Delete)
    answer(qtbot, accept=True)
    wait(qtbot, lambda: panel.model.rowCount() == 1)


def test_exporting_curves_and_table(panel: RunsPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    suggested: list[str] = []

    def chosen(_parent: object, _title: str, suggestion: str, _pattern: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(tmp_path / f"out-{len(suggested)}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    panel.choose("two")
    panel.actions_["export_curves"].trigger()
    panel.actions_["export_table"].trigger()
    assert suggested == ["GRU 1.csv", "Runs.csv"]
    with (tmp_path / "out-1.csv").open() as file:
        assert [line["step"] for line in csv.DictReader(file)] == [str(k) for k in range(1, 21)]
    with (tmp_path / "out-2.csv").open() as file:
        assert {line["run"] for line in csv.DictReader(file)} == {"one", "two", "three"}
    refused: list[object] = []
    panel.store.refused.connect(refused.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "x.csv"), ""))
    panel.actions_["export_table"].trigger()
    assert "cannot be written" in str(refused[0])


def test_the_menu_offers_everything(qtbot: QtBot, panel: RunsPanel) -> None:
    panel.choose("one")
    panel._open_menu(panel.mapToGlobal(QPoint(10, 10)))
    menu = panel.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [a for a in menu.actions() if not a.isSeparator()] == list(panel.actions_.values())
    assert all(action.text() for action in panel.actions_.values())
    menu.close()


def test_a_run_that_is_trained_stands_in_it(qtbot: QtBot, panel: RunsPanel) -> None:
    panel.choose("two")
    panel.trainer.start(tiny(epochs=100_000))
    wait(qtbot, lambda: panel.model.rowCount() == 4)
    run = panel.trainer.run
    assert run is not None and row(panel, run)["state"] == "training"
    assert panel.chosen is not None and panel.chosen.id == "two"  # what was chosen stays chosen
    panel.choose(run)
    assert not panel.actions_["delete"].isEnabled() and not panel.actions_["continue"].isEnabled()
    panel.trainer.hold()
    wait(qtbot, lambda: row(panel, run)["state"] == "paused")
    panel.trainer.stop()
    wait(qtbot, lambda: row(panel, run)["state"] == "interrupted")
    wait(qtbot, lambda: panel.actions_["continue"].isEnabled())


def test_nothing_yet(qtbot: QtBot, style: Style, tmp_path: Path) -> None:
    still = StillLab(tmp_path)
    trainer = Trainer(still.store, still.laboratory)
    panel = RunsPanel(still.store, style, still.laboratory, trainer)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible() and not panel.view.isVisible() and panel.chosen is None
    panel.actions_["delete"].trigger()
    trainer.close()
    QApplication.processEvents()


def test_its_table_is_that_of_all_runs(panel: RunsPanel) -> None:
    assert len(panel.table().rows) == 3
    assert {str(Standing.DAMAGED)} == {r[-1] for r in panel.table().rows if r[1] == "three"}


def test_columns_are_as_wide_as_what_stands_in_them_at_every_size(panel: RunsPanel, style: Style) -> None:
    for scale in (2.0, 1.0):
        style.set_scale(scale)
        for column in range(1, len(COLUMNS)):
            widest = max(panel.view.sizeHintForColumn(column), panel.view.horizontalHeader().sectionSizeHint(column))
            assert panel.view.columnWidth(column) >= widest, (scale, COLUMNS[column])
