"""The one way in: every form is recognised, every refusal gives file, reason and remedy, and nothing is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from torch import nn

from lstm_sim.checkpoints.checkpoint import write_checkpoint
from lstm_sim.checkpoints.opening import ENDINGS, look_into, open_bytes, open_file
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Kind
from tests.lstm_sim.checkpoints.payloads import payloads
from tests.lstm_sim.checkpoints.samples import (
    FILE,
    answers,
    randomised,
    safetensors_bytes,
    sample_checkpoint,
    tiny_network,
    torch_bytes,
)
from tests.lstm_sim.checkpoints.test_foreign import X, joined, named, run_cells

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "tests" / "data"
MUTATED = 10_000
"""Of each form."""


class Tagger(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(9, 5)
        self.rnn = nn.LSTM(5, 4, 2, bidirectional=True)
        self.out = nn.Linear(8, 3)


@pytest.fixture(scope="module")
def model() -> Any:
    return randomised(Tagger().double())


def right(data: bytes, model: Any, prefix: str) -> None:
    opened = open_bytes(data, FILE)
    assert opened.form == "torch state dict" and opened.recognised is not None
    (network,) = opened.recognised.networks
    assert network.prefix == prefix
    torch.testing.assert_close(answers(opened.choose().network(), X), model.rnn(X)[0], rtol=1e-12, atol=1e-12)


def test_every_way_people_save_a_state_dict(model: Any) -> None:
    state = model.state_dict()
    parallel = named(model, "module.")  # as nn.DataParallel names it
    right(torch_bytes(state), model, "rnn")
    right(torch_bytes(dict(state)), model, "rnn")
    right(torch_bytes(OrderedDict(state)), model, "rnn")
    right(torch_bytes(parallel), model, "module.rnn")
    right(torch_bytes(model.rnn.state_dict()), model, "")
    right(torch_bytes(dict(model.named_parameters())), model, "rnn")
    for key in ("state_dict", "model", "model_state_dict", "net"):
        whole = {
            key: state,
            "epoch": 3,
            "loss": 0.5,
            "best": None,
            "history": [1.0, 2.0],
            "device": torch.device("cpu"),
        }
        right(torch_bytes(whole), model, f"{key}.rnn")
        right(torch_bytes({key: parallel}), model, f"{key}.module.rnn")


def test_what_was_found_and_what_could_not_be_used(model: Any) -> None:
    opened = open_bytes(torch_bytes({"state_dict": model.state_dict(), "steps": torch.tensor(3)}), FILE)
    assert opened.checkpoint is None and opened.path == FILE and opened.recognised is not None
    assert opened.recognised.unused == (
        ("state_dict.embedding.weight", (9, 5)),
        ("state_dict.out.weight", (3, 8)),
        ("state_dict.out.bias", (3,)),
        ("steps", ()),
    )


def test_safetensors_of_another_program(model: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.safetensors"
    safetensors.torch.save_file(model.state_dict(), file, {"format": "pt"})
    opened = open_file(file)
    assert opened.form == "safetensors"
    torch.testing.assert_close(answers(opened.choose().network(), X), model.rnn(X)[0], rtol=1e-12, atol=1e-12)


def test_a_checkpoint_of_ours(tmp_path: Path) -> None:
    checkpoint = sample_checkpoint(tiny_network())
    write_checkpoint(tmp_path / "a.safetensors", checkpoint)
    opened = open_file(tmp_path / "a.safetensors")
    assert opened.form == "LSTM Sim checkpoint" and opened.recognised is None
    assert (
        opened.choose() is opened.checkpoint is not None and opened.checkpoint.architecture == checkpoint.architecture
    )


def test_the_ending_of_the_name_does_not_matter(model: Any, tmp_path: Path) -> None:
    for ending in (*ENDINGS, ".txt", ""):
        (tmp_path / f"a{ending}").write_bytes(torch_bytes(model.state_dict()))
        assert open_file(tmp_path / f"a{ending}").form == "torch state dict"


def test_choosing_among_several() -> None:
    data = torch_bytes({**named(nn.LSTM(3, 4), "encoder."), **named(nn.GRU(3, 2), "decoder.")})
    opened = open_bytes(data, FILE)
    assert opened.choose("decoder").architecture.kind is Kind.GRU
    for prefix in (None, "nobody"):
        with pytest.raises(InputError, match=r"holds 2 recurrent networks: encoder, decoder\.") as caught:
            opened.choose(prefix)
        assert caught.value.file == str(FILE) and "Choose" in str(caught.value.remedy)


def test_cells_on_top_of_each_other_are_one_choice() -> None:
    cells = {f"cells.{k}": randomised(nn.LSTMCell(4 if k else 5, 4).double(), k) for k in range(2)}
    opened = open_bytes(torch_bytes(joined(cells)), FILE)
    wanted = run_cells(list(cells.values()), X)
    torch.testing.assert_close(answers(opened.choose().network(), X), wanted, rtol=1e-12, atol=1e-12)
    assert opened.choose("cells.1").architecture.embedding_size == 4
    more = open_bytes(torch_bytes({**joined(cells), **named(nn.GRU(5, 4), "rnn.")}), FILE)
    with pytest.raises(InputError, match="holds 4 recurrent networks"):
        more.choose()


def test_files_of_earlier_programs_open() -> None:
    """Written by torch 2.13 and safetensors 0.8; later versions may write otherwise."""
    found = open_file(DATA / "lstm-torch-2.13.pt").choose()
    same = open_file(DATA / "lstm-torch-2.13.safetensors").choose()
    with torch.no_grad():
        answer = answers(found.network(), torch.ones(3, 1, 2))
        assert torch.equal(answer, answers(same.network(), torch.ones(3, 1, 2)))
    wanted = torch.tensor(ANSWER)
    torch.testing.assert_close(answer[-1, 0], wanted, rtol=0, atol=1e-6)


ANSWER = [-0.07702475041151047, 0.178664892911911]


def test_a_file_without_a_recurrent_network() -> None:
    for data, word in (
        (torch_bytes(nn.Linear(2, 2).state_dict()), "no such names"),
        (safetensors.torch.save({"a": torch.zeros(1)}), "no such names"),
        (torch_bytes(nn.LSTM(3, 4, proj_size=2).state_dict()), r"the file: An LSTM with a projection \(proj_size\)"),
        (torch_bytes({"a.weight_hh_l0": torch.zeros(5, 2)}), "a: weight_ih_l0 is missing"),
    ):
        with pytest.raises(InputError, match=word) as caught:
            open_bytes(data, FILE)
        assert "weight_ih_l0" in str(caught.value.remedy) and caught.value.file == str(FILE)


def test_looking_into_a_file_without_a_recurrent_network(tmp_path: Path) -> None:
    (tmp_path / "a.pt").write_bytes(torch_bytes(nn.Linear(2, 2).state_dict()))
    seen = look_into(tmp_path / "a.pt").recognised
    assert seen is not None and seen.networks == () and [name for name, _ in seen.unused] == ["weight", "bias"]


def test_whole_models_are_refused_with_the_remedy(tmp_path: Path) -> None:
    for whole in (nn.LSTM(2, 2), {"model": nn.LSTM(2, 2)}, [nn.GRUCell(2, 2)]):
        (tmp_path / "a.pt").write_bytes(torch_bytes(whole))
        with pytest.raises(InputError, match=r"would call torch\.nn\.modules\.rnn\.\w+") as caught:
            open_file(tmp_path / "a.pt")
        assert str(caught.value.remedy) == "Save the weights alone, with torch.save(model.state_dict(), file)."


@pytest.mark.parametrize(
    ("data", "reason", "remedy"),
    [
        (torch_bytes({}, _use_new_zipfile_serialization=False), "before PyTorch 1.6", "later PyTorch"),
        (torch_bytes(nn.LSTM(1, 1).state_dict(), _use_new_zipfile_serialization=False), "bare pickle", "state_dict"),
        (b"\x80\x04.", "bare pickle", "state_dict"),
        (b"", "empty", "again"),
        (b"\x89HDF\r\n\x1a\n" + bytes(99), "neither", "state dict"),
        (b"some text that is no network", "neither", "state dict"),
        (b"\0" * 100, "neither", "state dict"),
        (b"{}", "neither", "state dict"),
    ],
)
def test_other_files_are_refused_with_a_remedy(data: bytes, reason: str, remedy: str, tmp_path: Path) -> None:
    file = tmp_path / "a.pt"
    file.write_bytes(data)
    with pytest.raises(InputError, match=reason) as caught:
        open_file(file)
    assert caught.value.file == str(file) and remedy in str(caught.value.remedy)
    assert str(caught.value).startswith(str(file))


def test_what_cannot_be_opened_at_all(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_file(tmp_path / "none")
    with pytest.raises(InputError, match="folder"):
        open_file(tmp_path)


def watched(*arguments: str) -> list[dict[str, Any]]:
    """What another process, with little memory and every call it makes recorded, found; one line of JSON each."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, timeout=280, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_crafted_files_run_nothing_read_nothing_and_take_no_memory(tmp_path: Path) -> None:
    folder = tmp_path / "payloads"
    folder.mkdir()
    made = payloads()
    assert len(made) >= 20
    for name, data in made.items():
        (folder / name).write_bytes(data)
    outside = tmp_path / "outside.safetensors"
    outside.write_bytes(safetensors_bytes({}))
    (folder / "link to a folder").symlink_to(tmp_path)
    with zipfile.ZipFile(folder / "a symbolic link in the archive", "w") as archive:
        link = zipfile.ZipInfo("archive/data.pkl")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, str(outside))
    found = watched("tests.lstm_sim.checkpoints.payloads", str(folder))
    assert {entry["file"] for entry in found} == {file.name for file in folder.iterdir()} - {"canary"}
    for entry in found:
        assert entry["error"] == "InputError", entry
        assert entry["file"] in entry["message"] and entry["remedy"] and entry["printable"], entry
        assert entry["calls"] == [], entry
        assert "enough memory" not in entry["message"], entry  # of which it was given little
    assert not (folder / "canary").exists() and not (tmp_path / "canary").exists()


@pytest.mark.parametrize("form", ["pt", "safetensors", "own"])
def test_ten_thousand_mutated_files(form: str) -> None:
    """See tests/mutated_files.py; whatever opens holds what the sound file held, where there is a checksum."""
    (found,) = watched("tests.mutated_files", form, "--count", str(MUTATED), "--seed", "1")
    assert found["files"] == MUTATED and found["wrong"] == []
    assert found["refused"] > MUTATED // 4 and found["megabytes"] < 64
