"""Networks loaded once, again when they are others, and refused once."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from lstm_sim.checkpoints import opening
from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.data.series import Scaling
from lstm_sim.errors import InputError
from lstm_sim.laboratory import loading
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.loading import Live, Loading, checkpoint_of, open_reference
from lstm_sim.laboratory.runs import RECORD_NAME, RunRecord, write_record
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Network
from lstm_sim.training.config import Task, recipe
from lstm_sim.training.metrics import Scores, SpanScores
from tests.lstm_sim.laboratory.kept import WORDS, folders, keep, of_numbers
from tests.lstm_sim.networks.samples import random_network

LSTM = Architecture(Kind.LSTM, 4, 3, 5, vocabulary_size=7)


def torn(path: Path) -> None:
    """Another content of the same size, as an editor or a copy would leave it."""
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    os.utime(path, ns=(1, 1))


def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file that is read from now on."""
    found: list[Path] = []
    plain = loading.read_plain_file

    def read(path: Path, most: int | None = None) -> bytes:
        found.append(path)
        return plain(path, most)

    monkeypatch.setattr(loading, "read_plain_file", read)
    monkeypatch.setattr(opening, "read_plain_file", read)
    return found


def test_a_file_is_read_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ref, network = keep(tmp_path, "n", LSTM)
    found, kept = reads(monkeypatch), Loading(folders(tmp_path))
    loaded = kept.load(ref, {})
    assert kept.load(ref, {}) is loaded and len(found) == 1
    for name, parameter in loaded.network.named_parameters():
        assert torch.equal(parameter, network.get_parameter(name))
    assert not loaded.network.training
    keep(tmp_path, "n", LSTM, network=random_network(LSTM, seed=9))
    os.utime(tmp_path / "n.safetensors", ns=(1, 1))
    again = kept.load(ref, {})
    assert again is not loaded and again.known.version != loaded.known.version and len(found) == 2
    kept.keep_only(())
    assert kept.load(ref, {}) is not again and len(found) == 3


def test_a_refused_file_is_read_again_only_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key press must not wait for the hash of a large file that is known to be another."""
    ref, _ = keep(tmp_path, "n", LSTM)
    torn(tmp_path / "n.safetensors")
    found, kept = reads(monkeypatch), Loading(folders(tmp_path))
    problems = []
    for _ in range(3):
        with pytest.raises(InputError, match="does not agree with its checksum") as caught:
            kept.load(ref, {})
        problems.append(caught.value)
    assert problems[0] is problems[1] is problems[2] and len(found) == 1
    keep(tmp_path, "n", LSTM)
    assert kept.load(ref, {}).known.title == "n"


def test_a_file_that_is_another_than_it_was(tmp_path: Path) -> None:
    keep(tmp_path, "n", LSTM)
    path = tmp_path / "n.safetensors"
    opened, ref = open_reference(path)
    assert opened.checkpoint is not None
    assert ref == NetworkRef(Where.FILE, str(path), hashlib.sha256(path.read_bytes()).hexdigest())
    kept = Loading(folders(tmp_path))
    assert kept.load(ref, {}).known.title == "n.safetensors"
    keep(tmp_path, "n", LSTM, network=random_network(LSTM, seed=1))
    with pytest.raises(InputError, match=r"n\.safetensors: The file is not the one it was .* Open the network again"):
        checkpoint_of(ref, folders(tmp_path))
    os.utime(path, ns=(1, 1))
    with pytest.raises(InputError, match="not the one it was"):
        kept.load(ref, {})
    path.unlink()
    with pytest.raises(InputError, match=r"No such file or directory\. Open the network again from where it is now"):
        kept.load(ref, {})
    with pytest.raises(OSError, match="No such file"):
        open_reference(path)


def test_a_folder_and_a_file_without_network_are_refused(tmp_path: Path) -> None:
    kept = Loading(folders(tmp_path))
    with pytest.raises(InputError, match=r"This is a folder\."):
        kept.load(NetworkRef(Where.FILE, str(tmp_path)), {})
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(InputError, match="neither a checkpoint"):
        kept.load(NetworkRef(Where.FILE, str(tmp_path / "a.txt")), {})


def test_one_of_several_networks_of_another_programs_file(tmp_path: Path) -> None:
    path = tmp_path / "two.pt"
    parts = {"encoder": torch.nn.LSTM(3, 4), "decoder": torch.nn.GRU(4, 2)}
    torch.save({f"{k}.{n}": p.detach() for k, m in parts.items() for n, p in m.named_parameters()}, path)
    opened, ref = open_reference(path)
    assert opened.recognised is not None and {n.prefix for n in opened.recognised.networks} == set(parts)
    kept = Loading(folders(tmp_path))
    loaded = kept.load(replace(ref, prefix="decoder"), {})
    assert loaded.known.title == "two.pt · decoder" and loaded.known.architecture.kind is Kind.GRU
    assert loaded.known.labels == () and not loaded.known.reads_words
    assert kept.load(replace(ref, prefix="encoder"), {}).known.architecture.kind is Kind.LSTM
    for prefix in (None, "nobody"):
        with pytest.raises(InputError, match="It holds 2 recurrent networks: encoder, decoder"):
            kept.load(replace(ref, prefix=prefix), {})


def test_what_is_known_of_a_network(tmp_path: Path) -> None:
    config = recipe(Task.TRAVEL)
    spans = SpanScores(1.0, 0.5, 0.6667, 3)
    for scores, score in ((Scores(0.1, 0.9), 0.9), (Scores(0.1, 0.9, spans), spans.f1), (None, None)):
        ref, _ = keep(tmp_path, "n", LSTM, scores=scores, config=config)
        os.utime(tmp_path / "n.safetensors", ns=(1, 1))
        known = Loading(folders(tmp_path)).load(ref, {}).known
        assert known.score == score and known.config == config and known.step == 0
    assert known.words == frozenset(WORDS.words) and known.labels == WORDS.labels
    assert sum(known.parameters.values()) == sum(p.numel() for p in random_network(LSTM).parameters())
    scaling = Scaling(("x", "y"), (0.0, 1.0), (1.0, 2.0))
    ref, _ = keep(tmp_path, "s", of_numbers(outputs=2), scaling=scaling)
    assert Loading(folders(tmp_path)).load(ref, {}).scaling == scaling
    ref, _ = keep(tmp_path, "c", replace(of_numbers(outputs=3), head=Head.SOFTMAX))
    assert Loading(folders(tmp_path)).load(ref, {}).known.labels == ("1", "2", "3")


# ---------------------------------------------------------------- runs


def live(step: int, network: Network) -> Live:
    weights = {name: p.detach().clone() for name, p in network.named_parameters()}
    return Live("r", Checkpoint(network.architecture, weights, vocabulary=WORDS), step)


def test_a_run_answers_from_its_file_and_while_it_is_followed_from_memory(tmp_path: Path) -> None:
    run = NetworkRef(Where.RUN, "r")
    folder = tmp_path / "runs" / "r"
    folder.mkdir(parents=True)
    kept = Loading(folders(tmp_path))
    with pytest.raises(InputError, match="No such file"):
        kept.load(run, {})
    now = live(5, random_network(LSTM, seed=1))
    followed = kept.load(run, {"r": now})  # before its first checkpoint is written
    assert followed.known.step == 5 and kept.load(run, {"r": now}) is followed
    later = kept.load(run, {"r": live(6, random_network(LSTM, seed=2))})
    assert later.network is followed.network and later.known.version != followed.known.version
    keep(tmp_path, "n", LSTM)
    (tmp_path / "n.safetensors").rename(folder / "checkpoint.safetensors")
    loaded = kept.load(run, {})
    assert loaded.network is not later.network and loaded.known.step == 0
    assert kept.load(run, {"another": now}) is loaded
    assert kept.load(NetworkRef(Where.FILE, str(folder / "checkpoint.safetensors")), {"r": now}) is not later


def test_another_architecture_is_another_network(tmp_path: Path) -> None:
    """A run begun anew under its name, with more units."""
    kept, run = Loading(folders(tmp_path)), NetworkRef(Where.RUN, "r")
    one = kept.load(run, {"r": live(1, random_network(LSTM))})
    other = kept.load(run, {"r": live(1, random_network(replace(LSTM, hidden_size=5)))})
    assert other.network is not one.network and other.known.architecture.hidden_size == 5


def test_a_run_is_called_what_its_user_calls_it(tmp_path: Path) -> None:
    keep(tmp_path, "n", LSTM)
    folder = tmp_path / "runs" / "r"
    folder.mkdir(parents=True)
    (tmp_path / "n.safetensors").rename(folder / "checkpoint.safetensors")
    kept, run = Loading(folders(tmp_path)), NetworkRef(Where.RUN, "r")
    assert kept.load(run, {}).known.title == "r"
    for name in ("my LSTM", "中文"):
        write_record(folder, RunRecord(name, 1.0, recipe(Task.TRAVEL)))
        assert (folder / RECORD_NAME).exists() and kept.load(run, {}).known.title == name


def test_weights_in_memory_are_nobody_elses(tmp_path: Path) -> None:
    network = random_network(LSTM)
    now = live(1, network)
    before = {name: weight.clone() for name, weight in now.checkpoint.weights.items()}
    kept, run = Loading(folders(tmp_path)), NetworkRef(Where.RUN, "r")
    kept.load(run, {"r": now})
    kept.load(run, {"r": live(2, random_network(LSTM, seed=5))})
    for name, weight in before.items():
        np.testing.assert_array_equal(now.checkpoint.weights[name], weight)
