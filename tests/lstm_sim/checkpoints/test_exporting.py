"""A network that leaves the program answers elsewhere as it does here."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from lstm_sim.checkpoints import standalone
from lstm_sim.checkpoints.checkpoint import Checkpoint, read_checkpoint
from lstm_sim.checkpoints.exporting import export_network, script_of
from lstm_sim.data.batches import TaggedSentences
from lstm_sim.data.sentences import Sentence
from lstm_sim.data.vocabulary import Vocabulary
from lstm_sim.errors import InputError
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs
from tests.lstm_sim.networks.samples import SHAPES, random_network

WORDS = ("leave", "Taipei", "2nd", '“quoted" \\ end”', "台北", "averyveryveryverylongwordindeedyes")
VOCABULARY = Vocabulary.of([Sentence(WORDS, ("O", "B-a", "I-a", "O", "B-b", "I-b"))])


def checkpoint_of(shape: Architecture, head: Head, characters: bool) -> Checkpoint:
    whole = replace(
        shape,
        head=head,
        vocabulary_size=len(VOCABULARY.words),
        outputs=len(VOCABULARY.labels),
        character_count=len(VOCABULARY.characters) if characters else 0,
        character_size=3 if characters else 0,
        character_features=4 if characters else 0,
        window=3 if shape.kind is Kind.FEED_FORWARD else 1,
    )
    network = random_network(whole, 4)
    weights = {name: p.detach() for name, p in network.named_parameters()}
    return Checkpoint(whole, weights, None, VOCABULARY)


def labels_here(checkpoint: Checkpoint, words: tuple[str, ...]) -> list[str]:
    network = checkpoint.network()
    inputs = TaggedSentences([Sentence(words, ("O",) * len(words))], VOCABULARY).batch([0]).inputs
    answers = network.decode(network(inputs), inputs.lengths)[:, 0]
    return [VOCABULARY.labels[k] for k in answers.tolist()]


@pytest.mark.parametrize("characters", [False, True])
@pytest.mark.parametrize("head", [Head.SOFTMAX, Head.CRF])
def test_the_script_answers_as_the_network_does(monkeypatch: pytest.MonkeyPatch, head: Head, characters: bool) -> None:
    for shape in SHAPES:
        checkpoint = checkpoint_of(shape, head, characters)
        space: dict[str, object] = {"__name__": "exported"}
        exec(compile(script_of(checkpoint), "exported.py", "exec"), space)
        network = space["Network"]().double()  # type: ignore[operator]
        network.load_state_dict(dict(checkpoint.weights))
        for words in (WORDS, ("arrive", "Taipei"), ("9th",)):
            assert space["answer"](network, list(words)) == labels_here(checkpoint, words)  # type: ignore[operator]


def test_the_scores_of_numbers_are_the_networks() -> None:
    for kind in Kind:
        shape = Architecture(kind, 4, 3, 2, head=Head.REGRESSION)
        network = random_network(shape, 1)
        checkpoint = Checkpoint(shape, {n: p.detach() for n, p in network.named_parameters()})
        space: dict[str, object] = {"__name__": "exported"}
        exec(compile(script_of(checkpoint), "exported.py", "exec"), space)
        alone = space["Network"]().double()  # type: ignore[operator]
        alone.load_state_dict(dict(checkpoint.weights))
        x = torch.randn(7, 3, dtype=torch.float64)
        wanted = network(Inputs(x[:, None], torch.tensor([7])))[:, 0].detach()
        np.testing.assert_allclose(alone(x).detach(), wanted, rtol=1e-12, atol=1e-12)


def test_a_script_runs_as_a_program(tmp_path: Path) -> None:
    checkpoint = checkpoint_of(SHAPES[-1], Head.SOFTMAX, True)
    written = export_network(tmp_path / "net.py", checkpoint)
    assert [file.name for file in written] == ["net.py", "net.pt"]
    found = subprocess.run(
        [sys.executable, "-I", str(written[0]), "leave Taipei", "2nd"], capture_output=True, text=True, check=True
    )
    answers = labels_here(checkpoint, ("leave", "Taipei", "2nd"))
    assert found.stdout.splitlines() == [f"{w}\t{a}" for w, a in zip(("leave", "Taipei", "2nd"), answers, strict=True)]


def test_a_checkpoint_and_a_state_dict_hold_the_weights(tmp_path: Path) -> None:
    checkpoint = checkpoint_of(SHAPES[3], Head.CRF, True)
    export_network(tmp_path / "a.safetensors", checkpoint)
    again = read_checkpoint(tmp_path / "a.safetensors")
    assert again.finished and again.vocabulary == VOCABULARY
    export_network(tmp_path / "a.pt", checkpoint)
    weights = torch.load(tmp_path / "a.pt", weights_only=True)
    for name, tensor in checkpoint.weights.items():
        assert torch.equal(again.weights[name], tensor) and torch.equal(weights[name], tensor)


def test_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no format that a network"):
        export_network(tmp_path / "a.onnx", checkpoint_of(SHAPES[0], Head.SOFTMAX, False))


def test_the_template_is_empty() -> None:
    assert standalone.ABOUT == {}
