"""The names of weights: every number lies in exactly one part, and it is the one that torch's tensors say."""

from __future__ import annotations

import numpy as np
import pytest

from lstm_sim.cell import Quantity
from lstm_sim.gradients.network_loss import NetworkLoss
from lstm_sim.gradients.question import question_of
from lstm_sim.gradients.weight_parts import Part, What, part_at, parts_of
from lstm_sim.laboratory.reading import Examples
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.networks.convert import layer_weights
from lstm_sim.study import Over, Wanted
from tests.lstm_sim.gradients.networks import lab, loaded

Q = Quantity


def parts(kind: Kind, **more: object) -> tuple[tuple[Part, ...], NetworkLoss, object]:
    made = loaded(kind, **more)
    loss = NetworkLoss(made.network, question_of(lab(), Wanted(), made, Examples(), Over.SENTENCE).batch)
    return parts_of(loss.places, made.known.architecture), loss, made.network


@pytest.mark.parametrize("kind", list(Kind))
def test_every_number_lies_in_exactly_one_part(kind: Kind) -> None:
    more = {"layers": 2} if kind is Kind.FEED_FORWARD else {"layers": 2, "bidirectional": True}
    found, loss, _ = parts(kind, head=Head.CRF, **more)
    covered = np.zeros(len(loss.weights), dtype=int)
    for part in found:
        covered[part.first : part.first + part.rows * part.columns] += 1
    assert (covered == 1).all()
    for index in (0, len(covered) // 2, len(covered) - 1):
        at = part_at(found, index)
        assert at is not None
        assert at[0].index(at[1], at[2]) == index
    assert part_at(found, len(covered)) is None


@pytest.mark.parametrize("kind", [Kind.LSTM, Kind.PEEPHOLE, Kind.DENSE_PEEPHOLE, Kind.GRU, Kind.ELMAN])
def test_a_gate_s_rows_are_those_of_the_cell_s_own_weights(kind: Kind) -> None:
    found, loss, network = parts(kind)
    cell = kind.cell
    own = layer_weights(network.forwards[0], cell)  # type: ignore[attr-defined]
    arrays = {What.INPUT: own.input, What.RECURRENT: own.recurrent, What.PEEPHOLE: own.peephole}
    seen = set()
    for part in found:
        array = arrays.get(part.what)
        if array is None or part.gate is None:
            continue
        gates: tuple[Quantity, ...] = cell.cell_type.preactivations
        if part.what is What.PEEPHOLE and kind is Kind.PEEPHOLE:
            gates = (Q.Z_I, Q.Z_F, Q.Z_O)
        block = loss.weights[part.first : part.first + part.rows * part.columns]
        np.testing.assert_array_equal(block, array[gates.index(part.gate)].ravel().astype(np.float64))
        seen.add((part.what, part.gate))
    assert len(seen) >= 2 * len(cell.cell_type.preactivations)


def test_words_labels_and_outputs_have_a_row_each() -> None:
    found, _, _ = parts(Kind.JORDAN)
    sizes = {part.what: (part.rows, part.columns) for part in found}
    assert sizes[What.EMBEDDING] == (7, 4)
    assert sizes[What.OUTPUT] == (3, 5)
    assert sizes[What.FED_BACK] == (5, 3)
    assert sizes[What.OUTPUT_BIAS] == (3, 1)
