"""Our own format: exact there and back, whatever the network, and nothing that is not whole."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
import safetensors.torch
import torch

from lstm_sim.checkpoints.checkpoint import (
    HEADER,
    VERSION,
    Checkpoint,
    checkpoint_in,
    checksum,
    read_checkpoint,
    write_checkpoint,
)
from lstm_sim.checkpoints.tensor_file import load_tensors
from lstm_sim.data.series import Scaling
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Network
from lstm_sim.training.metrics import Scores
from tests.lstm_sim.checkpoints.samples import (
    FILE,
    header_and_body,
    safetensors_bytes,
    sample_checkpoint,
    tiny_network,
)
from tests.lstm_sim.networks.samples import random_inputs, random_network

OLD_FILES = sorted((Path(__file__).parents[2] / "data").glob("checkpoint-v*.safetensors"))


def every_architecture() -> list[Architecture]:
    """Every kind with every head that it can have, words and numbers, deep and both ways."""
    made = []
    for kind in Kind:
        for head in Head:
            for layers, both in ((1, False), (2, kind.is_recurrent)):
                outputs = 4 * (1 + both) if head is Head.HIDDEN else 5
                words = {} if head in (Head.REGRESSION, Head.HIDDEN) else {
                    "vocabulary_size": 7, "character_count": 6, "character_size": 3, "character_features": 2,
                }  # fmt: skip
                window = 1 if kind.is_recurrent else 3
                made.append(Architecture(kind, 4, 3, outputs, layers, both, window, head=head, dropout=0.25, **words))
    return made


SAID = ("architecture", "config", "vocabulary", "scores", "scaling")


def equal(one: Checkpoint, two: Checkpoint) -> bool:
    """To the bit, tensors and everything else."""
    assert (one.run is None) == (two.run is None)
    pairs = [(one.weights, two.weights)]
    if one.run is not None and two.run is not None:
        assert one.run.values == two.run.values
        pairs.append((one.run.tensors, two.run.tensors))
    for ours, theirs in pairs:
        assert ours.keys() == theirs.keys()
        for name, tensor in ours.items():
            assert tensor.dtype is theirs[name].dtype and tensor.shape == theirs[name].shape
            assert torch.equal(tensor, theirs[name]), name
    return all(getattr(one, name) == getattr(two, name) for name in SAID)


def there_and_back(checkpoint: Checkpoint, folder: Path) -> Checkpoint:
    write_checkpoint(folder / "a.safetensors", checkpoint)
    return read_checkpoint(folder / "a.safetensors")


@pytest.mark.parametrize("architecture", every_architecture(), ids=lambda a: f"{a.kind}-{a.head}-{a.layers}")
def test_every_network_comes_back_to_the_bit(architecture: Architecture, tmp_path: Path) -> None:
    for network in (random_network(architecture), random_network(architecture).float()):
        checkpoint = sample_checkpoint(network)
        again = there_and_back(checkpoint, tmp_path)
        assert equal(again, checkpoint) and not again.finished
        opened = again.network()
        assert not opened.training and next(opened.parameters()).dtype is next(network.parameters()).dtype
        inputs = random_inputs(architecture)
        if not architecture.reads_words:
            inputs = replace(inputs, values=inputs.values.to(next(network.parameters()).dtype))
        assert torch.equal(opened(inputs), network(inputs))


def test_the_least_there_can_be(tmp_path: Path) -> None:
    network = Network(Architecture(Kind.GRU, 2, 1, 2, head=Head.HIDDEN))
    checkpoint = Checkpoint(network.architecture, dict(network.state_dict()))
    again = there_and_back(checkpoint, tmp_path)
    assert equal(again, checkpoint) and again.finished
    assert again.config is again.vocabulary is again.scores is again.run is None


def test_a_series_keeps_its_scaling(tmp_path: Path) -> None:
    network = Network(Architecture(Kind.GRU, 2, 3, 3, head=Head.REGRESSION))
    scaling = Scaling(("a", "b", "c"), (0.1, 1e9, -3.0), (1 / 3, 2e-9, 1.0))
    checkpoint = Checkpoint(network.architecture, dict(network.state_dict()), scaling=scaling)
    assert equal(there_and_back(checkpoint, tmp_path), checkpoint)
    for wrong in (Scaling(("a",), (0.1,), (1.0,)), replace(scaling, deviation=(0.0, 1.0, 1.0))):
        write_checkpoint(tmp_path / "b.safetensors", replace(checkpoint, scaling=wrong))
        with pytest.raises(InputError, match="scaling does not fit"):
            read_checkpoint(tmp_path / "b.safetensors")


def test_an_opened_network_can_be_trained_and_shares_nothing(tmp_path: Path) -> None:
    checkpoint = there_and_back(
        sample_checkpoint(random_network(Architecture(Kind.LSTM, 3, 2, 3, head=Head.HIDDEN))), tmp_path
    )
    network = checkpoint.network()
    before = {name: weight.clone() for name, weight in checkpoint.weights.items()}
    network(random_inputs(network.architecture)).sum().backward()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter -= parameter.grad
    assert not torch.equal(network.forwards[0].kernel.weight_ih_l0, before["forwards.0.kernel.weight_ih_l0"])
    assert all(torch.equal(weight, before[name]) for name, weight in checkpoint.weights.items())


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_loss_that_is_not_finite_comes_back(value: float, tmp_path: Path) -> None:
    checkpoint = replace(sample_checkpoint(tiny_network()), scores=Scores(value, 0.5, error=value))
    scores = there_and_back(checkpoint, tmp_path).scores
    assert scores is not None and str(scores.loss) == str(scores.error) == str(value)


def test_weights_that_are_not_finite_come_back(tmp_path: Path) -> None:
    network = tiny_network()
    with torch.no_grad():
        network.output.bias.fill_(math.nan)
    assert there_and_back(sample_checkpoint(network), tmp_path).weights["output.bias"].isnan().all()


def test_the_same_checkpoint_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_checkpoint(tmp_path / name, sample_checkpoint(tiny_network()))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_anybody_can_read_it(tmp_path: Path) -> None:
    """It is a plain safetensors file, and its header plain JSON."""
    file = tmp_path / "a.safetensors"
    write_checkpoint(file, sample_checkpoint(tiny_network()))
    assert safetensors.torch.load_file(file)["network.output.bias"].shape == (2,)
    with safetensors.safe_open(file, "pt") as opened:
        header = json.loads(opened.metadata()[HEADER])
    assert header.keys() == {"version", "sha256", "content"}
    assert header["content"].keys() == {"architecture", "config", "vocabulary", "scores", "run", "scaling"}


def test_a_file_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.safetensors"
    write_checkpoint(file, sample_checkpoint(tiny_network()))
    before = file.read_bytes()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_checkpoint(file, sample_checkpoint(tiny_network(), run=False))
    assert file.read_bytes() == before and list(tmp_path.iterdir()) == [file]


def test_there_is_a_file_of_every_version() -> None:
    assert len(OLD_FILES) == VERSION


def test_version_1_opens_for_ever() -> None:
    checkpoint = read_checkpoint(OLD_FILES[0])
    assert checkpoint.architecture == Architecture(
        Kind.LSTM, 3, 4, 3, bidirectional=True, vocabulary_size=6, character_count=13, character_size=30,
        character_features=2, head=Head.CRF, dropout=0.25,
    )  # fmt: skip
    vocabulary, config, scores, run = checkpoint.vocabulary, checkpoint.config, checkpoint.scores, checkpoint.run
    assert vocabulary is not None and vocabulary.labels == ("O", "B-from", "B-to")
    assert vocabulary.words == ("<unknown>", "arrive", "leave", "oslo", "to", "台北")
    assert config is not None and config.data == "corpus" and config.learning_rate == 0.01
    assert scores is not None and scores.spans is not None and scores.loss == 0.9938216209411621
    assert run is not None and run.values["step"] == 5 and run.values["epoch"] == 1 and run.values["place"] == 2
    assert {
        "current.output.bias",
        "best.output.bias",
        "average.output.bias",
        "optimizer.0.exp_avg",
    } <= run.tensors.keys()
    digest = hashlib.sha256()
    for name in sorted(checkpoint.weights):
        digest.update(name.encode() + checkpoint.weights[name].numpy().tobytes())
    assert digest.hexdigest() == "ed8f5551dbdb1f6bddb0bf73efeea3aeb4b1cd5033743370e86a0b8fc3d579b5"


def file_of(checkpoint: Checkpoint, folder: Path) -> bytes:
    write_checkpoint(folder / "a.safetensors", checkpoint)
    return (folder / "a.safetensors").read_bytes()


def load(data: bytes) -> Checkpoint:
    return checkpoint_in(load_tensors(data, FILE))


def resealed(data: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The file with its header changed, and its checksum made to agree with that."""
    table, body = header_and_body(data)
    header = json.loads(table["__metadata__"][HEADER])
    change(header)
    content = json.dumps(header["content"])
    sha256 = checksum(content.encode(), load_tensors(data, FILE).tensors)
    written = f'{{"version": {json.dumps(header["version"])}, "sha256": "{sha256}", "content": {content}}}'
    table["__metadata__"][HEADER] = written
    return safetensors_bytes(table, body)


def at(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Changes one entry of the header's content; the path is its keys, apart by dots."""

    def change(header: dict[str, Any]) -> None:
        place = header["content"]
        *keys, last = path.split(".")
        for key in keys:
            place = place[int(key) if isinstance(place, list) else key]
        if value is ...:
            del place[last]
        else:
            place[last] = value

    return change


def test_a_header_of_our_own_hand_opens(tmp_path: Path) -> None:
    checkpoint = sample_checkpoint(tiny_network())
    data = file_of(checkpoint, tmp_path)
    assert equal(load(resealed(data, lambda header: None)), checkpoint)
    assert equal(load(resealed(data, at("later", {"a": 1}))), checkpoint)


UNSOUND: dict[str, tuple[str, object, str]] = {
    "an enormous layer": ("architecture.hidden_size", 10**9, "another size"),
    "a layer of 4,000 digits": ("architecture.hidden_size", 10**4000, "another size"),
    "a billion layers": ("architecture.layers", 10**9, "another size"),
    "an enormous vocabulary": ("architecture.vocabulary_size", 2**63, "another size"),
    "an enormous embedding": ("architecture.embedding_size", 2**31, "another size"),
    "enormous characters": ("architecture.character_features", 10**12, "another size"),
    "an enormous window": ("architecture.window", 10**9 + 1, "window"),
    "fewer than no words": ("architecture.vocabulary_size", -1, "another size"),
    "fewer than no characters": ("architecture.character_size", -3, "another size"),
    "no units": ("architecture.hidden_size", 0, "hidden_size"),
    "another size": ("architecture.hidden_size", 3, "parameters"),
    "one layer more": ("architecture.layers", 2, "parameters"),
    "another kind": ("architecture.kind", "gru", "parameters"),
    "a kind nobody knows": ("architecture.kind", "transformer\x1b[2J", "header"),
    "a kind that is a number": ("architecture.kind", 4, "header"),
    "a size that is text": ("architecture.hidden_size", "2", "header"),
    "a size that is no whole number": ("architecture.hidden_size", 2.5, "header"),
    "a size that is true": ("architecture.hidden_size", True, "header"),
    "dropout of everything": ("architecture.dropout", 1.0, "dropout"),
    "no architecture": ("architecture", ..., "header"),
    "an architecture that is a list": ("architecture", [], "header"),
    "a word too few": ("vocabulary.words", ["<unknown>", "a"], "vocabulary"),
    "a label too many": ("vocabulary.labels", ["O", "a", "b"], "vocabulary"),
    "a word that is a number": ("vocabulary.words", ["<unknown>", 1, "b"], "header"),
    "no vocabulary": ("vocabulary", None, "vocabulary"),
    "a vocabulary that is text": ("vocabulary", "abc", "header"),
    "a config of another program": ("config.task", "dance", "header"),
    "a config that cannot be": ("config.learning_rate", -1.0, "learning_rate"),
    "scores that are text": ("scores", "good", "header"),
    "scores of text": ("scores.loss", "good", "header"),
    "a scaling of words": ("scaling", {"names": ["x", "y"], "mean": [0, 0], "deviation": [1, 1]}, "scaling"),
    "a scaling that is text": ("scaling", "small", "header"),
    "a run that is a list": ("run", [], "header"),
    "a run of lists": ("run.step", [[[]]], "header"),
    "a run of tables": ("run.step", {"a": 1}, "header"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSOUND)
def test_a_header_that_does_not_hold_is_refused(case: str, tmp_path: Path) -> None:
    path, value, word = UNSOUND[case]
    data = file_of(sample_checkpoint(tiny_network()), tmp_path)
    with pytest.raises(InputError, match=word) as caught:
        load(resealed(data, at(path, value)))
    assert caught.value.file == str(FILE) and "damaged" in str(caught.value.remedy)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 500


def with_tensors(data: bytes, **tensors: torch.Tensor) -> bytes:
    """The file with other tensors, and its checksum made to agree with them."""
    file = load_tensors(data, FILE)
    header = json.loads(file.metadata[HEADER])
    whole = {**file.tensors, **{name.replace("__", "."): tensor for name, tensor in tensors.items()}}
    content = json.dumps(header["content"])
    sha256 = checksum(content.encode(), whole)
    written = f'{{"version": 1, "sha256": "{sha256}", "content": {content}}}'
    return safetensors.torch.save(whole, {HEADER: written})


@pytest.mark.parametrize(
    ("tensors", "word"),
    [
        ({"network__output__bias": torch.zeros(1, 2)}, "tensor output.bias does not fit"),
        ({"network__output__bias": torch.zeros(3)}, "parameters"),
        ({"network__output__bias": torch.zeros(2).double()}, "float32 nor float64"),
        ({"network__output__bias": torch.zeros(2).int()}, "float32 nor float64"),
        ({"network__output__bias": torch.zeros(0), "network__output__more": torch.zeros(2)}, "does not fit"),
        ({"network__strange": torch.zeros(0)}, "tensor strange does not fit"),
    ],
)
def test_tensors_that_do_not_fit_are_refused(tensors: Any, word: str, tmp_path: Path) -> None:
    data = file_of(sample_checkpoint(tiny_network()), tmp_path)
    with pytest.raises(InputError, match=word):
        load(with_tensors(data, **tensors))


def test_tensors_of_later_versions_are_not_looked_at(tmp_path: Path) -> None:
    data = file_of(sample_checkpoint(tiny_network()), tmp_path)
    assert load(with_tensors(data, later=torch.zeros(5))).weights.keys() == load(data).weights.keys()


def test_characters_without_a_size_are_refused(tmp_path: Path) -> None:
    network = random_network(Architecture(Kind.LSTM, 2, 2, 2, vocabulary_size=3)).float()
    checkpoint = replace(sample_checkpoint(network), vocabulary=Vocabulary(("<unknown>", "a", "b"), (), ("O", "B")))
    data = file_of(checkpoint, tmp_path)

    def change(header: dict[str, Any]) -> None:
        header["content"]["architecture"].update(character_features=1, embedding_size=1, character_count=0)

    # Three words of one number less, and a convolution over nothing with a bias: two parameters too few.
    table = with_tensors(data, network__characters__convolution__bias=torch.zeros(2))
    with pytest.raises(InputError, match=r"cannot be|does not fit|parameters|another size"):
        load(resealed(table, change))


def test_a_later_version_is_named(tmp_path: Path) -> None:
    data = file_of(sample_checkpoint(tiny_network()), tmp_path)
    for later in (VERSION + 1, 10**30):
        with pytest.raises(InputError, match=r"later version \(format \d+; this program knows 1\)") as caught:
            load(resealed(data, lambda header, later=later: header.update(version=later, content={"new": 1})))  # type: ignore
        assert str(caught.value.remedy) == "Update LSTM Sim."
    for wrong in (0, -1):
        with pytest.raises(InputError, match="checksum"):
            load(resealed(data, lambda header, wrong=wrong: header.update(version=wrong)))  # type: ignore
    for wrong in ("1", None, 1.5, True):
        with pytest.raises(InputError, match="header"):
            load(resealed(data, lambda header, wrong=wrong: header.update(version=wrong)))  # type: ignore


@pytest.mark.parametrize("text", ["", "1", "[]", "{", "{}", "NaN", '{"version": 1}', "[" * 100_000, '{"a":' * 100_000])
def test_what_is_no_header_is_refused(text: str) -> None:
    data = safetensors.torch.save({"network.a": torch.zeros(1)}, {HEADER: text})
    with pytest.raises(InputError, match="header cannot be read") as caught:
        load(data)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 500


def test_every_part_is_under_the_checksum(tmp_path: Path) -> None:
    """One changed letter of the header or one flipped bit of the numbers is told."""
    data = file_of(sample_checkpoint(tiny_network()), tmp_path)
    length = 8 + int.from_bytes(data[:8], "little")
    for place in range(length, len(data), 7):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        with pytest.raises(InputError, match="checksum"):
            load(bytes(changed))
    for old, new in (
        (b"B-0", b"B-1"),
        (b'learning_rate\\":0.3', b'learning_rate\\":0.2'),
        (b"some/folder", b"same/folder"),
    ):
        assert old in data
        with pytest.raises(InputError, match="checksum"):
            load(data.replace(old, new))
    swapped = data.replace(b'"run.current.a"', b'"run.current.b"')
    with pytest.raises(InputError, match="checksum"):
        load(swapped)


def test_another_programs_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.safetensors"
    safetensors.torch.save_file({"a": torch.zeros(1)}, file)
    with pytest.raises(InputError, match="not a checkpoint of LSTM Sim") as caught:
        read_checkpoint(file)
    assert caught.value.file == str(file) and "another program" in str(caught.value.remedy)
    with pytest.raises(FileNotFoundError):
        read_checkpoint(tmp_path / "none")


def test_enormous_networks_are_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Not even without memory: nothing is built before the numbers of parameters agree."""
    data = file_of(sample_checkpoint(tiny_network()), tmp_path)
    monkeypatch.setattr("lstm_sim.checkpoints.checkpoint.Network", lambda *_: pytest.fail("made"))
    with pytest.raises(InputError, match="another size"):
        load(resealed(data, at("architecture.hidden_size", 10**9)))
    with pytest.raises(InputError, match="parameters"):
        load(resealed(data, at("architecture.hidden_size", 30)))


def test_the_header_says_what_it_was_given(tmp_path: Path) -> None:
    checkpoint = sample_checkpoint(tiny_network())
    table, _ = header_and_body(file_of(checkpoint, tmp_path))
    content = json.loads(table["__metadata__"][HEADER])["content"]
    assert content["architecture"] == msgspec.to_builtins(checkpoint.architecture)
    assert content["scores"]["spans"]["f1"] == 2 / 7 and content["run"]["best_score"] == 2 / 7
