"""Files opened and saved in the window: sessions, sequences, networks; one after the other, told, never frozen."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
import torch
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lstm_sim.edits import set_input
from lstm_sim.laboratory import loading
from lstm_sim.laboratory.edits import set_sentence, show_workspace
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.opening import open_unit
from lstm_sim.networks.architecture import Kind
from lstm_sim.presets import preset
from lstm_sim.session import Workspace
from lstm_sim.session_file import load_session
from tests.ui.network.lab import word_network
from tests.ui.window import answered, finish, open_window, problems, settle
from ui.main_window import MainWindow
from ui.network.file_dialog import FileDialog
from ui.recent import recent_files


def read(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is being read."""
    qtbot.waitUntil(lambda: not window.documents._reader.running and window.documents._next is None, timeout=60_000)
    settle()


def remarks(window: MainWindow) -> list[str]:
    found: list[str] = []
    window.documents.told.connect(lambda text, _ms: found.append(text))
    return found


def test_a_checkpoint_of_ours_is_looked_into(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    word_network(tmp_path, "mine", Kind.GRU)
    file, told = tmp_path / "mine.safetensors", remarks(window)
    assert window.open_path(file)
    assert told == [f"Reading {file}…"]
    read(qtbot, window)
    session = window.store.session
    assert session.workspace is Workspace.NETWORK and told[-1] == ""
    assert session.lab.network is not None and session.lab.network.where is Where.FILE
    assert [ref.name for ref in session.lab.networks] == [str(file), "travel-feed-forward"]
    frame = answered(qtbot, window)
    assert frame.chosen is not None and frame.chosen.title == "mine.safetensors"
    assert recent_files(window.settings)[0] == file and window.findChild(FileDialog) is None
    window.store.undo()
    assert window.store.session.lab.network == NetworkRef(Where.SHIPPED, "travel-lstm")


def test_a_plain_file_of_another_program_asks_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "net.pt"
    torch.save({f"rnn.{k}": p.detach() for k, p in torch.nn.LSTM(2, 3).named_parameters()}, file)
    window.open_path(file)
    read(qtbot, window)
    assert window.findChild(FileDialog) is None
    assert window.store.session.lab.network is not None and window.store.session.lab.network.name == str(file)
    assert answered(qtbot, window).problems[0][0] == NetworkRef(Where.SHIPPED, "travel-feed-forward")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pt", b"", "It is empty."),
        ("a.safetensors", b"\x10\0\0\0\0\0\0\0{}", "a.safetensors: "),
        ("a.pt", b"\x80\x02K\x01.", "bare pickle"),
        ("gone.pt", None, "gone.pt cannot be opened: No such file or directory"),
    ],
)
def test_a_file_without_a_network_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    before = window.store.session
    window.open_path(file)
    read(qtbot, window)
    (text,) = problems()
    assert said in text and str(file) in text and window.store.session is before


def test_only_the_newest_of_several_files_is_waited_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes on while a large one is read, and when another is asked for meanwhile."""
    for name in "abc":
        word_network(tmp_path, name)
    held, began = threading.Event(), []
    plain = loading.open_reference

    def slow(path: Path) -> object:
        began.append(path.stem)
        held.wait(20.0)
        return plain(path)

    monkeypatch.setattr(loading, "open_reference", slow)
    window.open_path(tmp_path / "a.safetensors")
    qtbot.waitUntil(lambda: began == ["a"])
    start = time.monotonic()
    for name in "bc":
        window.open_path(tmp_path / f"{name}.safetensors")
    assert time.monotonic() - start < 15.0  # it did not wait for the one that is held
    assert window.store.session.workspace is Workspace.CELL
    held.set()
    read(qtbot, window)
    assert began == ["a", "c"]
    assert window.store.session.lab.network is not None
    assert window.store.session.lab.network.name == str(tmp_path / "c.safetensors")
    assert recent_files(window.settings) == [tmp_path / "c.safetensors"]


def test_closing_waits_for_nothing_more(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    for name in "ab":
        word_network(tmp_path, name)
        window.open_path(tmp_path / f"{name}.safetensors")
    finish(window)
    assert not any(thread.name == "worker" for thread in threading.enumerate())
    assert window.store.session.workspace is Workspace.CELL


def test_a_preset_and_a_new_session_leave_the_networks(qtbot: QtBot, window: MainWindow) -> None:
    """And an opened unit is left, so that undo finds it again."""
    window.store.edit(show_workspace(Workspace.NETWORK))
    frame = answered(qtbot, window)
    window.store.edit(set_sentence(0, "leave Taipei"))
    frame = answered(qtbot, window)
    window.store.edit(open_unit(frame, 3))
    opened = window.store.session
    window.documents.open_preset(preset("lecture"))
    settle()
    session = window.store.session
    assert session.opened is None and session.lab.sentences[0] == "leave Taipei"
    assert session.title == preset("lecture").title
    window.documents.new()
    assert window.store.session.lab.sentences[0] == "leave Taipei"
    window.store.undo()
    window.store.undo()
    assert window.store.session.opened is opened.opened


def test_names_without_an_ending_get_one_and_ask(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "v1.5"), ""))
    window.store.edit(set_input(0, 3.0))
    assert window.documents.save_as("x")
    file = tmp_path / "v1.5.lstmsim"
    assert window.store.path == file and load_session(file.read_bytes()).direct.inputs[0, 0] == 3.0
    asked: list[str] = []

    def no(_window: QWidget, _title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", no)
    window.store.edit(set_input(0, 4.0))
    assert not window.documents.save_as("x") and asked == [f"{file} is already there. Replace it?"]
    assert load_session(file.read_bytes()).direct.inputs[0, 0] == 3.0
    assert window.documents.save("x")  # to its own file it does not ask
    assert load_session(file.read_bytes()).direct.inputs[0, 0] == 4.0 and len(asked) == 1


def test_the_networks_are_saved_with_the_session(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """By path and hash; a file that has changed since is said and not used."""
    word_network(tmp_path, "mine")
    window.open_path(tmp_path / "mine.safetensors")
    read(qtbot, window)
    answered(qtbot, window)
    assert window.documents.write(tmp_path / "s.lstmsim")
    word_network(tmp_path, "mine", Kind.GRU)
    other = open_window(tmp_path / "other")
    try:
        other.open_path(tmp_path / "s.lstmsim")
        frame = answered(qtbot, other)
        assert frame.before is None and "not the one it was when this session was saved" in str(frame.problems[0][1])
        assert frame.problems[0][0] == window.store.session.lab.network
        shown = other.workspaces.network.sentences.problem
        assert shown.isVisible() and str(tmp_path / "mine.safetensors") in shown.text()
        other.open_path(tmp_path / "mine.safetensors")  # the remedy
        read(qtbot, other)
        frame = answered(qtbot, other)
        assert frame.before is not None and frame.before.network.architecture.kind is Kind.GRU
    finally:
        finish(other)


def test_the_dialog_offers_everything_that_can_be_opened(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters: list[str] = []

    def ask(_window: QWidget, _title: str, _folder: str, offered: str) -> tuple[str, str]:
        filters.append(offered)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    window.documents.choose_file()
    for ending in (".lstmsim", ".json", ".csv", ".safetensors", ".pt", ".pth", ".bin", ".ckpt"):
        assert f"*{ending}" in filters[0].split(";;")[0]
    assert QApplication.activeModalWidget() is None
