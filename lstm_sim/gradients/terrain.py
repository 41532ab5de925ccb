"""The Terrain: the loss of a real network on a plane through its weights, as it is drawn and descended on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.gradients.landscape import Landscape
from lstm_sim.gradients.network_loss import NetworkLoss
from lstm_sim.gradients.plane import random_plane, trajectory_plane, weights_plane
from lstm_sim.gradients.question import Question
from lstm_sim.gradients.surface import Point
from lstm_sim.gradients.weight_parts import Part, What, parts_of


@dataclass(frozen=True, eq=False)
class Terrain:
    """A loss over two numbers.

    Attributes:
        question: what the network is asked.
        parts: of its weights, by name.
        landscape: the function; its plane says which region is worth showing.
        own_weights: (P,), of the network itself.
        own: where it stands on the plane.
        own_loss: the loss there.
        weights: the places of the two weights that are varied; None where it is directions.
        path: (N, 2), the way it came in training, projected onto the plane; None where that is not followed.
        explained: the share of the way's variance along each direction; None where there is no path.
    """

    question: Question
    parts: tuple[Part, ...]
    landscape: Landscape
    own_weights: FloatArray
    own: Point
    own_loss: float
    weights: tuple[int, int] | None = None
    path: FloatArray | None = None
    explained: tuple[float, float] | None = None


def over_weights(question: Question, loss: NetworkLoss, weights: tuple[int, int] | None) -> Terrain:
    """Over two of the weights; None for the two steepest. Raises InputError unless they are two, and there."""
    parts = parts_of(loss.places, question.known.architecture)
    first, second = weights or steepest(loss, parts)
    plane = weights_plane(loss.weights, first, second)
    own = float(loss.weights[first]), float(loss.weights[second])
    return Terrain(
        question, parts, Landscape(loss, plane), loss.weights, own, loss.value(loss.weights), (first, second)
    )


def over_random(question: Question, loss: NetworkLoss, seed: int) -> Terrain:
    """Over two random directions, scaled filter by filter."""
    parts = parts_of(loss.places, question.known.architecture)
    plane = random_plane(loss.weights, loss.filters, seed)
    return Terrain(question, parts, Landscape(loss, plane), loss.weights, (0.0, 0.0), loss.value(loss.weights))


def over_path(question: Question, loss: NetworkLoss, places: FloatArray) -> Terrain:
    """Over the two directions in which the way (N, P) to the network moved most, through the network itself.

    What is kept of a run are the weights that were best on dev, which need not be its last ones.
    Raises InputError for a way that does not move in two directions.
    """
    parts = parts_of(loss.places, question.known.architecture)
    found = trajectory_plane(np.concatenate([places, loss.weights[None]]))
    first, second = found.explained.tolist()
    landscape = Landscape(loss, found.plane)
    own_loss = loss.value(loss.weights)
    return Terrain(
        question, parts, landscape, loss.weights, (0.0, 0.0), own_loss, None, found.points[:-1], (first, second)
    )


def steepest(loss: NetworkLoss, parts: tuple[Part, ...]) -> tuple[int, int]:
    """The two weights of different rows in which the loss of the network as it stands is steepest.

    They are sought among those from unit to unit, else among those from the inputs, else among all.
    """
    _, gradient = loss.value_and_gradient(loss.weights)
    for what in (What.RECURRENT, What.INPUT, None):
        chosen = [part for part in parts if what in (part.what, None)]
        rows: list[tuple[float, int]] = []
        for part in chosen:
            sizes = np.abs(gradient[part.first : part.first + part.rows * part.columns]).reshape(part.rows, -1)
            best = np.nan_to_num(sizes).argmax(axis=1)
            rows += [(float(sizes[r, c]), part.index(r, c)) for r, c in enumerate(best.tolist())]
        if len(rows) > 1:
            order = sorted(rows, key=lambda row: (-row[0] if np.isfinite(row[0]) else 0.0, row[1]))
            return order[0][1], order[1][1]
    return 0, 1
