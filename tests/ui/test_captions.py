"""What stands in the window's title, beside the switch and in the hint."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lstm_sim.edits import set_input
from lstm_sim.laboratory.edits import set_sentence, show_workspace
from lstm_sim.presets import preset
from lstm_sim.session import Workspace
from tests.ui.window import answered, settle
from ui.main_window import MainWindow


def test_a_session_is_named_by_its_preset_and_then_by_its_file(window: MainWindow, tmp_path: Path) -> None:
    lecture = preset("lecture").build()
    window.store.open(lecture)
    settle()
    captions = window.captions
    assert window.windowTitle() == f"{lecture.title}[*] — LSTM Sim" and captions.suggested_name == lecture.title
    assert window.bar.document.text() == lecture.title
    assert window.documents.write(tmp_path / "mine.lstmsim")
    assert window.windowTitle() == "mine.lstmsim[*] — LSTM Sim" and not window.isWindowModified()
    window.store.edit(set_input(0, 2.5))
    settle()
    assert window.isWindowModified() and window.bar.document.text() == "mine.lstmsim  •"


def test_in_network_the_network_is_named(qtbot: QtBot, window: MainWindow) -> None:
    window.store.open(preset("lecture").build())
    settle()
    hint = window.captions.hint.text()
    window.store.edit(show_workspace(Workspace.NETWORK))
    frame = answered(qtbot, window)
    assert frame.chosen is not None and window.bar.document.text() == frame.chosen.title
    assert window.captions.hint.text() == window.captions.hint.toolTip() != hint
    assert "Open in Cell" in window.captions.hint.text() and window.captions.look_for == hint


def test_undo_names_what_it_takes_back(window: MainWindow) -> None:
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    assert not undo.isEnabled() and undo.text() == "&Undo"
    window.store.edit(set_input(0, 3.0))
    assert undo.isEnabled() and undo.text() == "&Undo change of an input"
    window.store.undo()
    assert redo.text() == "&Redo change of an input" and undo.text() == "&Undo" and not undo.isEnabled()


def test_what_stays_as_it_is_is_not_written_anew(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    window.store.edit(set_sentence(0, "arrive"))
    monkeypatch.setattr(window, "setWindowTitle", written.append)
    window.store.edit(set_sentence(0, "arrive Taipei"))
    assert written == []
    window.store.edit(set_input(0, 2.5))
    assert len(written) == 1 and window.actions_["undo"].text() == "&Undo change of an input"
    window.captions.retranslate()
    assert len(written) == 2
