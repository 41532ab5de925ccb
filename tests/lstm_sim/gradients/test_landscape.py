"""The loss of real networks over a plane: autograd's own values and slopes, and grids that grow finer."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from lstm_sim.gradients.descent import End, Rule, descend
from lstm_sim.gradients.landscape import Landscape, refine
from lstm_sim.gradients.network_loss import NetworkLoss, flat_weights
from lstm_sim.gradients.plane import HELD, random_plane, trajectory_plane, weights_plane
from lstm_sim.gradients.surface import Point, Region, section, tabulate
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.loss import loss_sum
from tests.lstm_sim.networks.samples import every_shape, random_batch, random_network, with_head

SMALL = Architecture(Kind.LSTM, 4, 3, 5, vocabulary_size=7)
SQUARE = Region((0.0, 1.0), (0.0, 2.0))


@every_shape
def test_the_loss_and_its_gradient_are_autograds(shape: Architecture) -> None:
    for head in (Head.SOFTMAX, Head.CRF, Head.REGRESSION):
        whole = with_head(shape, head)
        network, batch = random_network(whole), random_batch(whole)
        loss = NetworkLoss(network, batch)
        mean = loss_sum(network, network(batch.inputs), batch) / batch.counted.sum()
        gradients = torch.autograd.grad(mean, list(network.parameters()), allow_unused=True)
        wanted = np.concatenate(
            [
                np.zeros(p.numel()) if g is None else g.numpy().ravel()
                for p, g in zip(network.parameters(), gradients, strict=True)
            ]
        )
        value, found = loss.value_and_gradient(loss.weights)
        assert value == pytest.approx(mean.item(), rel=1e-12)
        assert loss.value(loss.weights) == pytest.approx(mean.item(), rel=1e-12)
        np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-14)


def test_the_network_itself_is_left_alone() -> None:
    network, batch = random_network(SMALL).train(), random_batch(SMALL)
    before = flat_weights(network)
    loss = NetworkLoss(network, batch)
    loss.value_and_gradient(loss.weights + 1.0)
    np.testing.assert_array_equal(flat_weights(network), before)
    assert network.training
    assert all(p.grad is None for p in network.parameters())
    assert loss.value(before) == NetworkLoss(network, batch).value(before)


def test_where_each_tensor_stands() -> None:
    network, batch = random_network(SMALL), random_batch(SMALL)
    loss = NetworkLoss(network, batch)
    named = dict(network.named_parameters())
    assert [place.name for place in loss.places] == list(named)
    for place in loss.places:
        tensor = named[place.name].detach().numpy()
        last = tuple(n - 1 for n in place.shape)
        assert loss.weights[place.index(*last)] == tensor[last]
        rows = loss.filters[place.first : place.first + tensor.size].reshape(place.shape)
        if tensor.ndim == 1:
            assert (rows == HELD).all()
        else:
            assert all(len(set(row.tolist())) == 1 for row in rows)
            assert len(set(rows[:, 0].tolist())) == len(rows)
    with pytest.raises(ValueError, match="invalid entry"):
        loss.places[0].index(7, 0)
    groups, counts = np.unique(loss.filters[loss.filters != HELD], return_counts=True)
    assert len(groups) == groups.max() + 1
    assert set(counts.tolist()) == {3, 4}


@pytest.mark.parametrize("kind", list(Kind))
def test_slopes_along_the_directions_are_numerical_ones(kind: Kind) -> None:
    shape = Architecture(kind, 4, 3, 5, vocabulary_size=7)
    loss = NetworkLoss(random_network(shape), random_batch(shape))
    size = 1e-5
    for plane in (random_plane(loss.weights, loss.filters, 3), weights_plane(loss.weights, 1, 40)):
        landscape = Landscape(loss, plane)
        x, y = 0.3, -0.2
        value, slopes = landscape.value_and_gradient((x, y))
        assert value == pytest.approx(landscape.value((x, y)), rel=1e-13)
        numerical = [
            (landscape.value((x + d, y + e)) - landscape.value((x - d, y - e))) / (2 * size)
            for d, e in ((size, 0.0), (0.0, size))
        ]
        assert slopes == pytest.approx(numerical, rel=1e-6, abs=1e-9)


def test_a_landscape_can_be_tabulated_cut_and_descended_on() -> None:
    loss = NetworkLoss(random_network(SMALL), random_batch(SMALL))
    landscape = Landscape(loss, random_plane(loss.weights, loss.filters))
    surface = tabulate(landscape, landscape.plane.region, 5, gradient=True)
    assert surface.values[2, 2] == pytest.approx(loss.value(loss.weights), rel=1e-12)
    cut = section(landscape, landscape.plane.region, (0.0, 0.0), 1, 5)
    np.testing.assert_allclose(cut.values, surface.values[:, 2], rtol=1e-12)
    assert surface.gradient is not None
    np.testing.assert_allclose(cut.slopes, surface.gradient[1, :, 2], rtol=1e-9)
    found = descend(landscape, (0.0, 0.0), Rule(0.05, steps=20))
    assert found.end is End.STEPS
    assert found.losses[-1] < found.losses[0]


def test_the_path_of_a_training_lies_in_its_plane() -> None:
    network, batch = random_network(SMALL), random_batch(SMALL)
    loss = NetworkLoss(network, batch)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1)
    path = [flat_weights(network)]
    for _ in range(12):
        optimizer.zero_grad()
        (loss_sum(network, network(batch.inputs), batch) / batch.counted.sum()).backward()
        optimizer.step()
        path.append(flat_weights(network))
    found = trajectory_plane(np.array(path))
    landscape = Landscape(loss, found.plane)
    assert landscape.value(tuple(found.points[-1])) == pytest.approx(loss.value(path[-1]), rel=1e-12)
    assert found.explained.sum() > 0.9
    assert landscape.value(tuple(found.points[0])) > landscape.value((0.0, 0.0))


def test_weights_that_overflow_give_what_is_no_number() -> None:
    shape = with_head(SMALL, Head.REGRESSION)
    loss = NetworkLoss(random_network(shape), random_batch(shape))
    value, gradient = loss.value_and_gradient(np.full(len(loss.weights), 1e200))
    assert not math.isfinite(value)
    assert gradient.shape == loss.weights.shape
    plane = random_plane(loss.weights, loss.filters)
    surface = tabulate(Landscape(loss, replace(plane, directions=1e200 * plane.directions)), SQUARE, 3)
    assert surface.finite.tolist() == [[True, False, False], [False] * 3, [False] * 3]


def test_grids_grow_finer_and_no_point_is_computed_twice() -> None:
    asked: list[Point] = []

    def value_at(point: Point) -> float:
        asked.append(point)
        return 3.0 * point[0] - point[1] if point[0] < 0.9 else math.inf

    surfaces = list(refine(value_at, SQUARE, 33))
    assert len(asked) == len(set(asked)) == 33 * 33 == len(surfaces)
    assert sorted({len(s.x) for s in surfaces}) == [9, 17, 33]
    for k in (0, 5, 80, 81, 300, 400, 1000, 1088):
        surface = surfaces[k]
        computed = np.argwhere(surface.known)
        assert len(computed) == k + 1 if len(surface.x) == 9 else True
        for row, column in computed:
            assert surface.values[row, column] == pytest.approx(
                3.0 * surface.x[column] - surface.y[row] if surface.x[column] < 0.9 else math.inf
            )
        assert not np.isnan(surface.values).any()
    last = surfaces[-1]
    assert last.known.all()
    assert not last.finite[:, -1].any()
    assert last.range == (-2.0, pytest.approx(3.0 * 28 / 32))


def test_a_filled_in_value_is_its_nearest_known_one() -> None:
    surfaces = [s for s in refine(lambda p: p[0], Region((0.0, 8.0), (0.0, 8.0)), 17) if len(s.x) == 17]
    assert surfaces[0].known.sum() == 82
    assert surfaces[0].values[5].tolist() == [float(k // 2) if k != 1 else 0.0 for k in range(17)]


def test_it_can_be_left_after_any_point() -> None:
    grids = refine(lambda _p: 1.0, SQUARE)
    assert next(grids).known.sum() == 1
    assert next(grids).known.sum() == 2
    grids.close()


@pytest.mark.parametrize("finest", [8, 10, 25, 41, 64])
def test_other_sizes_are_refused(finest: int) -> None:
    with pytest.raises(ValueError, match="not one of"):
        next(refine(lambda _p: 1.0, SQUARE, finest))
