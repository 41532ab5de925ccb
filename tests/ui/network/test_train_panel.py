"""The train panel: every option by typing and by keys, undone like any edit; the buttons do what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lstm_sim.errors import InputError, said
from lstm_sim.laboratory.edits import set_config
from lstm_sim.laboratory.hardware import Device
from lstm_sim.laboratory.told import OutOfRoomError, Phase
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Task, recipe
from tests.lstm_sim.training.samples import write_corpus
from tests.ui.network.lab import StillLab
from tests.ui.network.training import tiny, wait
from ui.network.option_fields import ChoiceField
from ui.network.option_plan import FIRST_ROWS, MORE_ROWS
from ui.network.train_panel import TrainPanel
from ui.network.trainer import Trainer
from ui.style import Style

FIRST = [name for row in FIRST_ROWS for name in row]
MORE = [name for row in MORE_ROWS for name in row]


@pytest.fixture
def panel(qtbot: QtBot, style: Style, tmp_path: Path) -> Iterator[TrainPanel]:
    still = StillLab(tmp_path)
    trainer = Trainer(still.store, still.laboratory)
    made = TrainPanel(still.store, style, still.laboratory, trainer)
    qtbot.addWidget(made)
    made.resize(306, 485)
    made.show()
    qtbot.waitExposed(made)
    yield made
    trainer.close()
    QApplication.processEvents()


def config_of(panel: TrainPanel) -> Config:
    return panel.store.session.lab.config


def choose(panel: TrainPanel, name: str, value: object) -> None:
    """As a user chooses it from the list."""
    field = panel.options.fields[name]
    assert isinstance(field, ChoiceField)
    field.setCurrentIndex(field.values.index(value))
    field.activated.emit(field.currentIndex())
    panel.store.flush()


def enter(panel: TrainPanel, name: str, text: str) -> None:
    field = panel.options.fields[name]
    field.setFocus()
    field.selectAll()  # type: ignore[union-attr]
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    panel.store.flush()


def seen(panel: TrainPanel) -> list[str]:
    return [name for name in (*FIRST, *MORE) if panel.options.widget(name).isVisible()]


def test_what_is_seen_belongs_to_what_is_chosen(panel: TrainPanel) -> None:
    assert seen(panel) == [name for name in FIRST if name not in ("data", "length")]
    choose(panel, "kind", Kind.GRU)
    assert "peepholes" not in seen(panel)
    choose(panel, "kind", Kind.FEED_FORWARD)
    assert "bidirectional" not in seen(panel)
    choose(panel, "task", Task.ADDING)
    assert "length" in seen(panel) and "language" not in seen(panel)
    panel.options.more.click()
    assert {"head", "window", "dropout", "threads"} <= set(seen(panel))
    assert not {"embedding_size", "momentum", "word_dropout"} & set(seen(panel))
    choose(panel, "optimizer", Optimizer.SGD)
    assert "momentum" in seen(panel)


def test_it_fits_without_scrolling_at_the_size_it_is_given(panel: TrainPanel) -> None:
    bar = panel._scroll.verticalScrollBar()
    for task in (Task.TRAVEL, Task.ADDING):
        choose(panel, "task", task)
        assert bar.maximum() == 0, task
    panel.resize(262, 300)
    assert bar.maximum() > 0 and panel.options.width() <= panel._scroll.viewport().width()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("layers", "2", 2), ("hidden_size", "128", 128), ("learning_rate", "2e-3", 0.002), ("clip_norm", "15", 15.0),
        ("batch_size", "16", 16), ("epochs", "3", 3), ("seed", "4294967295", 4_294_967_295),
    ],
)  # fmt: skip
def test_a_typed_option_is_one_edit_that_can_be_undone(panel: TrainPanel, name: str, text: str, value: object) -> None:
    before = config_of(panel)
    enter(panel, name, text)
    assert getattr(config_of(panel), name) == value
    assert config_of(panel) == replace(before, **{name: value})  # type: ignore[arg-type]
    panel.store.undo()
    panel.store.flush()
    assert config_of(panel) == before
    assert panel.options.fields[name].text() == f"{getattr(before, name):g}"  # type: ignore[union-attr]


def test_an_architecture_brings_its_recipe_but_keeps_what_was_changed(panel: TrainPanel) -> None:
    enter(panel, "hidden_size", "7")
    choose(panel, "task", Task.ADDING)
    choose(panel, "kind", Kind.GRU)
    expected = replace(recipe(Task.ADDING, Kind.GRU), hidden_size=7)
    assert config_of(panel) == expected
    choose(panel, "kind", Kind.LSTM)
    choose(panel, "peepholes", Kind.DENSE_PEEPHOLE)
    assert config_of(panel).kind is Kind.DENSE_PEEPHOLE
    assert panel.options.fields["kind"].currentText() == "LSTM"  # type: ignore[union-attr]
    for _ in range(5):
        panel.store.undo()
    panel.store.flush()
    assert config_of(panel) == recipe(Task.TRAVEL, Kind.LSTM)


def test_a_new_seed_is_another_one_and_can_be_undone(panel: TrainPanel) -> None:
    seed = config_of(panel).seed
    QTest.mouseClick(panel.options.new_seed, Qt.MouseButton.LeftButton)
    assert config_of(panel).seed == seed + 1
    panel.store.undo()
    assert config_of(panel).seed == seed


def test_it_counts_the_weights_four_times_those_of_a_simple_network(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.store.edit(set_config(replace(recipe(Task.TRAVEL, Kind.LSTM), hidden_size=32, embedding_size=16)))
    panel.store.flush()
    simple = 32 * (16 + 32 + 2)
    assert panel.count.text().startswith(f"{4 * simple:,} recurrent weights = 4 × {simple:,} (simple RNN)")
    wait(qtbot, lambda: "parameters in all" in panel.count.text())
    assert "2,000 sentences" in panel.count.text()
    choose(panel, "kind", Kind.FEED_FORWARD)
    assert "none recurrent" in panel.count.text()
    choose(panel, "kind", Kind.LSTM)
    choose(panel, "peepholes", Kind.PEEPHOLE)
    assert "+ 96 (peepholes)" in panel.count.text()


def test_data_is_chosen_dropped_and_looked_into(
    qtbot: QtBot, panel: TrainPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_corpus(folder)
    choose(panel, "task", Task.FILES)
    wait(qtbot, lambda: "No data has been chosen" in panel.count.text())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    QTest.mouseClick(panel.options.browse, Qt.MouseButton.LeftButton)
    panel.store.flush()
    assert config_of(panel).data == str(folder) and panel.options.path.text() == str(folder)
    wait(qtbot, lambda: "13 sentences" in panel.count.text())
    (tmp_path / "s.csv").write_text("a\n" + "1\n2\n" * 300)
    drop(panel, tmp_path / "s.csv")
    assert config_of(panel).task is Task.SERIES and config_of(panel).data == str(tmp_path / "s.csv")
    assert config_of(panel).head is Head.REGRESSION
    drop(panel, folder)
    assert config_of(panel).task is Task.FILES and config_of(panel).data == str(folder)
    drop(panel, tmp_path / "x.png")
    assert config_of(panel).data == str(folder)
    panel.options.path.setText(str(tmp_path / "gone"))
    panel.options.path.editingFinished.emit()
    panel.store.flush()
    wait(qtbot, lambda: "no such folder" in panel.count.text())


def test_a_file_that_was_mended_elsewhere_is_noticed(qtbot: QtBot, panel: TrainPanel, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_corpus(folder)
    labels = folder / "train.seq.out"
    sound = labels.read_text()
    labels.write_text(sound.replace("O", "O O", 1))
    drop(panel, folder)
    wait(qtbot, lambda: "train.seq.out" in panel.count.text())
    labels.write_text(sound)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.WindowActivate))
    wait(qtbot, lambda: "13 sentences" in panel.count.text())
    labels.write_text("")
    panel.hide()
    panel.show()
    wait(qtbot, lambda: "13 sentences" not in panel.count.text())


def drop(panel: TrainPanel, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.dragEnterEvent(QDragEnterEvent(QPointF(5, 5).toPoint(), action, data, left, none))
    panel.dropEvent(QDropEvent(QPointF(5, 5), action, data, left, none))
    panel.store.flush()


def test_devices_are_offered_with_names_and_memory(panel: TrainPanel) -> None:
    panel.trainer.devices = (Device("cuda:0", "NVIDIA H100", 79 * 2**30), Device("cpu", "", 8 * 2**30))
    panel.trainer.devices_found.emit()
    field = panel.options.fields["device"]
    assert isinstance(field, ChoiceField)
    assert [field.itemText(k) for k in range(field.count())] == [
        "automatic: CUDA:0 · NVIDIA H100 · 79.0 GB", "CUDA:0 · NVIDIA H100 · 79.0 GB", "CPU · 8.0 GB",
    ]  # fmt: skip
    choose(panel, "device", "cpu")
    assert config_of(panel).device == "cpu"
    panel.store.edit(set_config(replace(config_of(panel), device="xpu:1")))
    panel.store.flush()
    assert field.currentText() == "xpu:1 (not here)"


def test_train_pause_step_stop_by_keyboard(qtbot: QtBot, panel: TrainPanel) -> None:
    trainer, buttons = panel.trainer, panel.buttons
    panel.store.edit(set_config(tiny(epochs=100_000)))
    panel.store.flush()
    assert not buttons.pause.isEnabled() and not buttons.stop.isEnabled()
    buttons.train.setFocus()
    QTest.keyClick(buttons.train, Qt.Key.Key_Space)
    wait(qtbot, lambda: trainer.phase is Phase.TRAINING and trainer.told.course.step > 3)
    assert not buttons.train.isEnabled() and buttons.pause.text() == "Pause"
    QTest.keyClick(buttons.pause, Qt.Key.Key_Space)
    wait(qtbot, lambda: buttons.pause.text() == "Continue")
    assert panel.progress.right.text() == "paused" and panel.progress.left.text().startswith("epoch ")
    step = trainer.told.course.step
    QTest.keyClick(buttons.step, Qt.Key.Key_Space)
    wait(qtbot, lambda: trainer.told.course.step == step + 1)
    QTest.keyClick(buttons.pause, Qt.Key.Key_Space)
    wait(qtbot, lambda: "sequences/s" in panel.progress.left.text() and panel.progress.right.text().endswith("left"))
    QTest.keyClick(buttons.stop, Qt.Key.Key_Space)
    wait(qtbot, lambda: not trainer.busy)
    assert panel.progress.left.text().startswith("Stopped after step ") and buttons.train.isEnabled()
    QTest.mouseClick(buttons.reset, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: trainer.phase is Phase.HELD)
    assert panel.progress.left.text() == "Before the first step"


def test_a_finished_run_says_how_good_it_is(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.trainer.start(tiny())
    wait(qtbot, lambda: not panel.trainer.busy)
    assert panel.progress.left.text().startswith("Finished: best accuracy ")
    assert panel.progress.bar.value() == panel.progress.bar.maximum()


def test_what_went_wrong_is_said_and_what_to_try_is_a_button(
    qtbot: QtBot, panel: TrainPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.store.edit(set_config(tiny(device="cuda")))
    panel.store.flush()
    problem = said("The GPU has no room for it: {0} more were asked for.", "2 GiB")
    panel.trainer.error = OutOfRoomError(problem, "cuda", 100)
    panel.trainer.state_changed.emit()
    assert panel.progress.note.isVisible() and "2 GiB" in panel.progress.note.text()
    assert [button.text() for button in panel.progress.fixes] == ["Batch of 100", "Train on the CPU"]
    started: list[Config] = []
    monkeypatch.setattr(panel.trainer, "start", started.append)
    for fix in list(panel.progress.fixes):
        fix.click()
    assert [(c.batch_size, c.device) for c in started] == [(100, "cuda"), (100, "cpu")]
    panel.trainer.error = InputError("No.", remedy="Do this.")
    panel.trainer.state_changed.emit()
    assert panel.progress.note.text() == "No. Do this." and panel.progress.fixes == []
    panel.trainer.error = RuntimeError("odd")
    panel.trainer.state_changed.emit()
    assert "RuntimeError: odd. The log" in panel.progress.note.text()
    panel.trainer.error = None
    panel.trainer.state_changed.emit()
    assert not panel.progress.note.isVisible()


def test_every_control_is_reached_by_tab_and_named(panel: TrainPanel) -> None:
    panel.options.more.click()
    controls: list[QWidget] = [panel.options.widget(name) for name in seen(panel) if name not in ("data", "seed")]
    controls += [panel.options.fields["seed"], panel.options.new_seed, panel.options.more]
    reached: list[QWidget | None] = []
    panel.options.fields["task"].setFocus()
    for _ in range(60):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for control in controls:
        assert control in reached, control.accessibleName()
        assert control.accessibleName() and control.toolTip()
    order = [reached.index(control) for control in controls[: len(FIRST) - 5]]
    assert order == sorted(order)
    for button in panel.buttons.buttons:
        assert button.accessibleName() and button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_hidden_panel_catches_up(qtbot: QtBot, panel: TrainPanel) -> None:
    panel.hide()
    panel.store.edit(set_config(tiny(hidden_size=77)))
    panel.store.flush()
    panel.show()
    assert panel.options.fields["hidden_size"].text() == "77"  # type: ignore[union-attr]
