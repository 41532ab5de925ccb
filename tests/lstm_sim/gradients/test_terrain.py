"""Terrains against torch autograd in double precision: values, gradients along both axes, where the network stands."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from lstm_sim.errors import InputError
from lstm_sim.gradients.network_loss import NetworkLoss
from lstm_sim.gradients.question import Question, question_of
from lstm_sim.gradients.survey import Survey
from lstm_sim.gradients.terrain import Terrain, over_path, over_random, over_weights, steepest
from lstm_sim.gradients.training_path import Retraced, retrace
from lstm_sim.gradients.weight_parts import What, part_at
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, NetworkRef, Where
from lstm_sim.laboratory.reading import Examples
from lstm_sim.networks.architecture import Kind
from lstm_sim.networks.loss import loss_sum
from lstm_sim.study import Directions, Over, Slope, Source, Wanted
from lstm_sim.training.config import Config, Task
from tests.lstm_sim.gradients.networks import lab, loaded

SENTENCES = ("i arrive taipei on", "leave taipei")


@pytest.fixture(scope="module")
def question() -> Question:
    return question_of(lab(*SENTENCES), Wanted(), loaded(), Examples(), Over.SENTENCES)


@pytest.fixture(scope="module")
def loss(question: Question) -> NetworkLoss:
    return NetworkLoss(question.network, question.batch)


@pytest.fixture(scope="module")
def way() -> np.ndarray:
    config = Config(task=Task.PARITY, length=6, hidden_size=4, embedding_size=2, epochs=1, batch_size=500)
    *_, last = retrace(config)
    assert last.places is not None
    return last.places


def by_autograd(question: Question, terrain: Terrain, point: tuple[float, float]) -> tuple[float, np.ndarray]:
    """The same by torch alone: x and y are two leaves from which all weights are made."""
    network = copy.deepcopy(question.network).double().eval()
    plane = terrain.landscape.plane
    xy = torch.tensor(point, dtype=torch.float64, requires_grad=True)
    directions = torch.from_numpy(np.array(plane.directions))
    flat = torch.from_numpy(np.array(plane.origin)) + xy @ directions
    made, first = {}, 0
    for name, parameter in network.named_parameters():
        made[name] = flat[first : first + parameter.numel()].view(parameter.shape)
        first += parameter.numel()
    scores = torch.func.functional_call(network, made, (question.batch.inputs,))
    value = loss_sum(network, scores, question.batch) / int(question.batch.counted.sum())
    (gradient,) = torch.autograd.grad(value, xy)
    return value.item(), gradient.numpy()


def terrains(question: Question, loss: NetworkLoss) -> Iterator[Terrain]:
    yield over_weights(question, loss, (40, 77))
    yield over_weights(question, loss, None)
    yield over_random(question, loss, 3)
    rng = np.random.default_rng(0)
    yield over_path(question, loss, loss.weights + rng.normal(size=(6, len(loss.weights))).cumsum(axis=0))


def test_values_and_gradients_are_those_of_autograd(question: Question, loss: NetworkLoss) -> None:
    for terrain in terrains(question, loss):
        for share in (0.0, 0.3, 1.0):
            region = terrain.landscape.plane.region
            point = tuple(low + share * (high - low) for low, high in (region.x, region.y))
            value, gradient = terrain.landscape.value_and_gradient(point)  # type: ignore[arg-type]
            expected, slopes = by_autograd(question, terrain, point)  # type: ignore[arg-type]
            assert value == pytest.approx(expected, rel=1e-12)
            np.testing.assert_allclose(gradient, slopes, rtol=1e-10, atol=1e-14)


def test_the_network_itself_stands_on_its_terrain(question: Question, loss: NetworkLoss) -> None:
    for terrain in terrains(question, loss):
        np.testing.assert_allclose(terrain.landscape.plane.at(terrain.own), loss.weights, rtol=0, atol=1e-15)
        assert terrain.landscape.value(terrain.own) == pytest.approx(terrain.own_loss, rel=1e-12)


def test_the_steepest_weights_are_those_from_unit_to_unit_with_the_largest_gradient(
    question: Question, loss: NetworkLoss
) -> None:
    terrain = over_weights(question, loss, None)
    assert terrain.weights is not None
    _, gradient = loss.value_and_gradient(loss.weights)
    recurrent = [part for part in terrain.parts if part.what is What.RECURRENT]
    sizes = np.concatenate([np.abs(gradient[p.first : p.first + p.rows * p.columns]) for p in recurrent])
    assert abs(gradient[terrain.weights[0]]) == sizes.max()
    first, second = (part_at(terrain.parts, index) for index in terrain.weights)
    assert first is not None
    assert second is not None
    assert first[:2] != second[:2]


def test_a_feed_forward_network_has_steepest_weights_too() -> None:
    made = loaded(Kind.FEED_FORWARD)
    asked = question_of(lab(), Wanted(), made, Examples(), Over.SENTENCE)
    first, second = steepest(loss_of := NetworkLoss(asked.network, asked.batch), over_random(asked, loss_of, 0).parts)
    assert first != second


def test_the_way_begins_with_the_drawn_weights_and_is_the_same_every_time(way: np.ndarray) -> None:
    from lstm_sim.checkpoints.keeping import begin
    from lstm_sim.gradients.network_loss import flat_weights

    config = Config(task=Task.PARITY, length=6, hidden_size=4, embedding_size=2, epochs=1, batch_size=500)
    run = begin(config)
    np.testing.assert_array_equal(way[0], flat_weights(run.network).astype(np.float32))
    told = [progress.step for progress in run.advance()]
    np.testing.assert_array_equal(way[-1], flat_weights(run.network).astype(np.float32))
    assert len(way) == len(told) + 1  # four steps: every one of them is kept


# ------------------------------------------------------------ the survey


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network that was trained here, and one that was not."""
    from lstm_sim.checkpoints.checkpoint import Checkpoint, write_checkpoint
    from lstm_sim.checkpoints.keeping import begin, checkpoint_of

    made = tmp_path_factory.mktemp("networks")
    run = begin(Config(task=Task.PARITY, length=6, hidden_size=4, embedding_size=2, epochs=2, batch_size=500))
    for _ in run.advance():
        pass
    write_checkpoint(made / "trained.safetensors", checkpoint_of(run))
    foreign = loaded()
    weights = dict(foreign.network.named_parameters())
    write_checkpoint(
        made / "foreign.safetensors",
        Checkpoint(foreign.known.architecture, weights, vocabulary=foreign.vocabulary),
    )
    return made


def ref(name: str) -> NetworkRef:
    return NetworkRef(Where.SHIPPED, name)


def test_a_survey_keeps_what_is_the_same(folder: Path) -> None:
    survey, asks = Survey(Folders(folder, folder / "runs")), Lab(networks=(), sentences=("0110", "10"))
    first = survey.question(asks, Wanted(), ref("trained"), Over.SENTENCE, {})
    assert survey.question(asks, Wanted(), ref("trained"), Over.SENTENCE, {}) is first
    assert survey.question(asks, Wanted(), ref("trained"), Over.SENTENCES, {}) is not first


def test_the_way_of_a_network_is_gone_once_and_ends_where_it_stands(folder: Path) -> None:
    survey, asks = Survey(Folders(folder, folder / "runs")), Lab(networks=(), sentences=("0110",))
    question = survey.question(asks, Wanted(), ref("trained"), Over.EXAMPLES, {})
    slope = Slope(source=Source.DIRECTIONS, directions=Directions.PATH)
    *gone, terrain = survey.terrain(question, slope)
    assert [g.step for g in gone if isinstance(g, Retraced)] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8]
    assert isinstance(terrain, Terrain)
    assert terrain.path is not None
    assert terrain.path.shape == (9, 2)
    assert terrain.explained is not None
    assert 0.0 < terrain.explained[1] <= terrain.explained[0] <= 1.0
    nearest = np.linalg.norm(terrain.path, axis=1).min()  # the best on dev is one of the last of each epoch
    assert nearest < 1e-5 * np.linalg.norm(terrain.path, axis=1).max()
    assert len(list(survey.terrain(question, slope))) == 1


def test_what_has_no_way_or_is_no_network_is_said(folder: Path) -> None:
    survey, asks = Survey(Folders(folder, folder / "runs")), Lab(networks=(), sentences=("i arrive",))
    question = survey.question(asks, Wanted(), ref("foreign"), Over.SENTENCE, {})
    with pytest.raises(InputError, match="no training path"):
        list(survey.terrain(question, Slope(source=Source.DIRECTIONS, directions=Directions.PATH)))
    with pytest.raises(InputError, match="no network"):
        survey.question(asks, Wanted(), None, Over.SENTENCE, {})
    with pytest.raises(InputError, match="weight"):
        list(survey.terrain(question, Slope(source=Source.WEIGHTS, weights=(0, 10**6))))
