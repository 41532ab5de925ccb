"""Networks and traces written to files: in every form, whole, and told."""

from __future__ import annotations

import csv
import runpy
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.checkpoints.opening import open_file
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if, drop_network, set_numbers, show_network
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.loading import Live, open_reference
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.network import Network
from tests.ui.network.lab import LABELS, WORDS, StillLab, number_network, word_network
from ui.network.network_files import NetworkFiles


class Desk:
    """The files of a window, a dialog that answers, and what is told."""

    def __init__(self, lab: StillLab, settings: QSettings, monkeypatch: pytest.MonkeyPatch, window: QWidget) -> None:
        self.lab = lab
        self.files = NetworkFiles(lab.laboratory, settings, window)
        self.asked: list[tuple[str, str, str]] = []
        self.answer: tuple[str, str] = ("", "")
        self.problems: list[str] = []
        self.told: list[str] = []
        self.files.problem_found.connect(self.problems.append)
        self.files.told.connect(lambda text, _ms: self.told.append(text))

        def ask(_window: QWidget, title: str, suggestion: str, filters: str) -> tuple[str, str]:
            self.asked.append((title, suggestion, filters))
            return self.answer

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not self.files._worker.running, timeout=20_000)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, settings: QSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    settings.setValue("folder", str(tmp_path))
    window = QWidget()
    qtbot.addWidget(window)
    lab = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("arrive Taipei",))
    lab.settle()
    made = Desk(lab, settings, monkeypatch, window)
    yield made
    made.files.close()


def same(path: Path, other: Path) -> bool:
    one, two = (open_file(p).choose().weights for p in (path, other))
    return one.keys() == two.keys() and all(torch.equal(one[name], two[name]) for name in one)


def test_the_network_leaves_as_a_checkpoint(qtbot: QtBot, desk: Desk, tmp_path: Path, settings: QSettings) -> None:
    target = tmp_path / "sub" / "mine.safetensors"
    target.parent.mkdir()
    desk.answer = (str(target), "")
    desk.files.save_network()
    ((title, suggestion, filters),) = desk.asked
    assert title == "Save Network As" and suggestion == str(tmp_path / "a.safetensors")
    assert all(f"*{ending}" in filters for ending in (".safetensors", ".pt", ".py"))
    assert desk.told == [f"Writing {target}…"]
    desk.wait(qtbot)
    assert desk.told[-1] == f"Saved to {target}" and same(target, tmp_path / "a.safetensors")
    assert settings.value("folder") == str(target.parent) and desk.problems == []


def test_the_network_leaves_as_a_state_dict_and_as_a_script(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    weights = open_file(tmp_path / "a.safetensors").choose().weights
    desk.answer = (str(tmp_path / "dict.pt"), "")
    desk.files.save_network()
    desk.wait(qtbot)
    loaded = torch.load(tmp_path / "dict.pt", weights_only=True)
    assert loaded.keys() == weights.keys() and all(torch.equal(loaded[name], weights[name]) for name in weights)
    desk.answer = (str(tmp_path / "alone.py"), "")
    desk.files.save_network()
    desk.wait(qtbot)
    assert desk.told[-1] == f"Saved to {tmp_path / 'alone.py'}, {tmp_path / 'alone.pt'}"
    assert runpy.run_path(str(tmp_path / "alone.py"))["ABOUT"]["labels"] == LABELS
    said = subprocess.run(
        [sys.executable, str(tmp_path / "alone.py"), "arrive Taipei"], capture_output=True, text=True, check=True
    ).stdout
    frame = desk.lab.laboratory.frame
    assert frame is not None and frame.before is not None
    assert frame.before.label(0) in said and frame.before.label(1) in said


def test_what_the_dialog_leaves_out_is_added_and_no_file_is_lost_by_it(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.answer = (str(tmp_path / "net v1.5"), "PyTorch state dict (*.pt)")
    desk.files.save_network()
    desk.wait(qtbot)
    assert (tmp_path / "net v1.5.pt").exists()
    (tmp_path / "net v1.5.pt").write_bytes(b"precious")
    questions: list[str] = []

    def ask(_window: QWidget, _title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        questions.append(text)
        return QMessageBox.StandardButton.Cancel if len(questions) == 1 else QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", ask)
    desk.files.save_network()
    assert (tmp_path / "net v1.5.pt").read_bytes() == b"precious" and len(desk.told) == 2
    assert questions == [f"{tmp_path / 'net v1.5.pt'} is already there. Replace it?"]
    desk.files.save_network()
    desk.wait(qtbot)
    assert (tmp_path / "net v1.5.pt").read_bytes() != b"precious"


def test_no_name_writes_nothing(desk: Desk) -> None:
    desk.files.save_network()
    desk.files.save_traces()
    assert len(desk.asked) == 2 and desk.told == [] and desk.problems == []


def test_what_cannot_be_written_is_said(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "none" / "x.safetensors"
    desk.answer = (str(target), "")
    desk.files.save_network()
    desk.wait(qtbot)
    assert desk.problems == [f"{target} cannot be written: No such file or directory. Choose another folder."]
    assert desk.told[-1] == ""
    (tmp_path / "a.safetensors").unlink()
    desk.answer = (str(tmp_path / "x.safetensors"), "")
    desk.files.save_network()
    desk.wait(qtbot)
    assert "No such file" in desk.problems[-1] and not (tmp_path / "x.safetensors").exists()


def test_a_file_that_has_changed_is_not_saved_as_what_is_shown(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    ref = open_reference(tmp_path / "a.safetensors")[1]
    desk.lab.store.edit(show_network(ref))
    desk.lab.settle()
    word_network(tmp_path, "a", Kind.GRU)
    desk.answer = (str(tmp_path / "x.safetensors"), "")
    desk.files.save_network()
    desk.wait(qtbot)
    assert "The file is not the one it was" in desk.problems[0] and not (tmp_path / "x.safetensors").exists()


def test_a_run_in_training_is_saved_as_it_is_now(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    shape = Architecture(Kind.ELMAN, 5, 4, len(LABELS), vocabulary_size=len(WORDS))
    network = Network(shape, seed=8)
    checkpoint = Checkpoint(shape, dict(network.named_parameters()), vocabulary=Vocabulary(WORDS, (), LABELS))
    live = Live("r", checkpoint, 3)
    lab = desk.lab
    lab.laboratory.follow(live)
    lab.store.edit(show_network(NetworkRef(Where.RUN, "r")))
    lab.store.flush()
    lab.laboratory.frame = lab.engine.answer(lab.lab, {"r": live})
    desk.answer = (str(tmp_path / "x.safetensors"), "")
    desk.files.save_network()
    desk.wait(qtbot)
    weights = open_file(tmp_path / "x.safetensors").choose().weights
    assert all(torch.equal(weights[name], p) for name, p in network.named_parameters())


def test_without_a_network_there_is_nothing_to_save(desk: Desk) -> None:
    desk.lab.store.edit(drop_network(0))
    desk.lab.settle()
    desk.files.save_network()
    desk.files.save_traces()
    assert desk.problems == ["No network is looked into. Choose one in Network first."] * 2 and desk.asked == []


@pytest.mark.parametrize(
    ("ref", "title", "name"),
    [
        (NetworkRef(Where.FILE, "/x/two.nets.pt", "", "encoder"), "two.nets.pt · encoder", "two.nets-encoder"),
        (NetworkRef(Where.FILE, "/x/net.pt"), "net.pt", "net"),
        (NetworkRef(Where.RUN, "r"), "LSTM 0.01/2: best?", "LSTM 0.01-2- best-"),
        (NetworkRef(Where.RUN, "r"), "...", "network"),
    ],
)
def test_a_name_that_a_file_may_have(desk: Desk, ref: NetworkRef, title: str, name: str) -> None:
    frame = desk.lab.laboratory.frame
    assert frame is not None and frame.before is not None
    known = replace(frame.before.network, ref=ref, title=title)
    desk.lab.laboratory.frame = replace(frame, before=replace(frame.before, network=known))
    desk.files.save_network()
    assert Path(desk.asked[0][1]).name == f"{name}.safetensors"


# ---------------------------------------------------------------- traces


def test_traces_of_words_as_a_table_and_as_arrays(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """With the changes that are on: what is written is what is shown."""
    desk.lab.store.edit(add_what_if(Intervention(0, Quantity.FORGET_GATE, Mode.SET, 0.25)))
    frame = desk.lab.settle()
    assert frame.after is not None and frame.after.trace is not None
    desk.answer = (str(tmp_path / "t"), "Table (*.csv)")
    desk.files.save_traces()
    assert desk.asked[0][0] == "Export Traces" and desk.asked[0][1] == str(tmp_path / "a-trace.csv")
    desk.wait(qtbot)
    rows = list(csv.DictReader((tmp_path / "t.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 2 * 6 and {float(row["f"]) for row in rows} == {0.25}
    layer = frame.after.trace.layers[0]
    assert [float(row["c"]) for row in rows] == layer[Quantity.MEMORY][:, 0].ravel().tolist()
    assert [row["word"] for row in rows[::6]] == ["arrive", "Taipei"]
    desk.answer = (str(tmp_path / "t.npz"), "")
    desk.files.save_traces()
    desk.wait(qtbot)
    arrays = np.load(tmp_path / "t.npz", allow_pickle=False)
    np.testing.assert_array_equal(arrays["layer1_forward_c"], layer[Quantity.MEMORY][:, 0])
    assert arrays["labels"].tolist() == list(LABELS) and desk.told[-1] == f"Saved to {tmp_path / 't.npz'}"


def test_traces_of_numbers(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    lab = desk.lab
    lab.store.edit(show_network(number_network(tmp_path, "n"), alone=True))
    lab.store.edit(set_numbers([[1.0, 2.0], [3.0, 4.0]]))
    frame = lab.settle()
    desk.answer = (str(tmp_path / "t.csv"), "")
    desk.files.save_traces()
    desk.wait(qtbot)
    rows = list(csv.DictReader((tmp_path / "t.csv").read_text().splitlines()))
    assert frame.before is not None and len(rows) == 12
    assert [float(row["y1"]) for row in rows[::6]] == frame.before.scores[:, 0].tolist()


def test_hidden_states_stand_once_in_the_table(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """A network of another program answers with them: a column for each of a thousand would be a thousand columns."""
    torch.save({f"rnn.{k}": p.detach() for k, p in torch.nn.GRU(2, 5).named_parameters()}, tmp_path / "f.pt")
    desk.lab.store.edit(show_network(open_reference(tmp_path / "f.pt")[1], alone=True))
    desk.lab.settle()
    desk.answer = (str(tmp_path / "t.csv"), "")
    desk.files.save_traces()
    desk.wait(qtbot)
    header = (tmp_path / "t.csv").read_text().splitlines()[0]
    assert header.startswith("step,layer,direction,unit,") and "y1" not in header


def test_one_file_is_written_after_the_other(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.answer = (str(tmp_path / "one.npz"), "")
    desk.files.save_traces()
    desk.files.save_network()
    assert desk.problems == [f"{tmp_path / 'one.npz'} is still being written. Wait for it."] and len(desk.asked) == 1
    desk.wait(qtbot)
    assert (tmp_path / "one.npz").exists()


def test_closing_leaves_no_half_written_file(desk: Desk, tmp_path: Path) -> None:
    desk.answer = (str(tmp_path / "one.safetensors"), "")
    desk.files.save_network()
    desk.files.close()
    if (tmp_path / "one.safetensors").exists():
        assert same(tmp_path / "one.safetensors", tmp_path / "a.safetensors")
    assert not list(tmp_path.glob(".*.part"))
