"""The engine: what networks answer is what torch gives, with changes and without, and nothing is computed twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from lstm_sim.cell import CellType, Quantity
from lstm_sim.checkpoints.checkpoint import Checkpoint
from lstm_sim.data.series import Scaling
from lstm_sim.data.vocabulary import UNKNOWN, Vocabulary
from lstm_sim.interventions import Intervention, Mode, ReplacedUnit
from lstm_sim.laboratory.edits import add_what_if, look_at, set_numbers
from lstm_sim.laboratory.engine import Engine
from lstm_sim.laboratory.lab import Lab, Look, NetworkRef, Order, WhatIf, Where
from lstm_sim.laboratory.loading import Live
from lstm_sim.laboratory.order import by_selectivity
from lstm_sim.laboratory.reading import LabFrame, Reading, in_sequence
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.presets import start_session
from lstm_sim.session import blank_weights
from lstm_sim.training.config import Task, recipe
from tests.lstm_sim.laboratory.kept import WORDS, folders, keep, of_numbers
from tests.lstm_sim.networks.samples import SHAPES, every_shape, random_network, with_head

Q = Quantity
TEXT = "a 到 c zzz B e"
PLACES = [1, 6, 3, 0, 2, 5]
"""Of those words in the vocabulary; zzz is not known."""
LSTM = Architecture(Kind.LSTM, 4, 3, 5, vocabulary_size=7)


def lab_of(*networks: NetworkRef, sentences: Sequence[str] = (TEXT,), **more: Any) -> Lab:
    return Lab(networks=networks, sentences=tuple(sentences), **more)


def only(frame: LabFrame) -> Reading:
    assert frame.problems == () and frame.before is not None
    return frame.before


def held(shape: Architecture) -> Intervention:
    """One unit's gate (or z) set over two steps of the first layer."""
    quantity = {CellType.RNN: Q.Z, CellType.GRU: Q.UPDATE_GATE}.get(shape.kind.cell.cell_type, Q.FORGET_GATE)
    return Intervention(0, quantity, Mode.SET, 0.2, units=(1,), steps=(2, 4))


def by_hand(network: Network, x: Tensor, change: Intervention | None) -> Tensor:
    """The scores (T, K) of x (T, I), step by step in torch from the papers' equations, with one value held."""
    shape = network.architecture
    for k in range(shape.layers):
        joined = []
        for reverse, half in enumerate(network.directions(k)):
            p = dict(getattr(half, "kernel", half).named_parameters())
            read = x.flip(0) if reverse else x
            a = c = torch.zeros(shape.hidden_size, dtype=x.dtype)
            y = None
            found = []

            def at(quantity: Quantity, t: int, value: Tensor, k: int = k, reverse: int = reverse) -> Tensor:
                if change is None or (change.layer, change.reverse, change.quantity) != (k, bool(reverse), quantity):
                    return value
                assert change.units is not None and change.steps is not None
                if not change.steps[0] <= t < change.steps[1]:
                    return value
                return torch.where(torch.arange(len(value)) == change.units[0], change.value, value)

            for t, now in enumerate(read):
                z = p["weight_ih_l0"] @ now + p["bias_ih_l0"]
                if shape.kind is Kind.FEED_FORWARD:
                    a = torch.tanh(at(Q.Z, t, z))
                elif shape.kind is Kind.JORDAN:
                    z = z + p["bias_yh_l0"] + (0.0 if y is None else p["weight_yh_l0"] @ y)
                    a = torch.tanh(at(Q.Z, t, z))
                    y = p["weight_ho_l0"] @ a + p["bias_ho_l0"]
                elif shape.kind is Kind.ELMAN:
                    a = torch.tanh(at(Q.Z, t, z + p["weight_hh_l0"] @ a + p["bias_hh_l0"]))
                elif shape.kind is Kind.GRU:
                    (z_r, z_u, z_n), (h_r, h_u, h_n) = z.chunk(3), (p["weight_hh_l0"] @ a + p["bias_hh_l0"]).chunk(3)
                    r, u = torch.sigmoid(z_r + h_r), at(Q.UPDATE_GATE, t, torch.sigmoid(z_u + h_u))
                    a = (1 - u) * torch.tanh(z_n + r * h_n) + u * a
                else:
                    i, f, g, o = (z + p["weight_hh_l0"] @ a + p["bias_hh_l0"]).chunk(4)
                    seen = p.get("weight_ch_l0")
                    if shape.kind is Kind.PEEPHOLE:
                        i, f = i + seen[0] * c, f + seen[1] * c
                    elif shape.kind is Kind.DENSE_PEEPHOLE:
                        i, f, g, o = (v + d for v, d in zip((i, f, g, o), (seen @ c).chunk(4), strict=True))
                    f = at(Q.FORGET_GATE, t, torch.sigmoid(f))
                    c = f * c + torch.sigmoid(i) * torch.tanh(g)
                    if shape.kind is Kind.PEEPHOLE:
                        o = o + seen[2] * c
                    a = torch.sigmoid(o) * torch.tanh(c)
                found.append(a)
            h = torch.stack(found)
            joined.append(h.flip(0) if reverse else h)
        x = torch.cat(joined, dim=1)
    return network.put_out(x)


@every_shape
@pytest.mark.parametrize(("precision", "tolerance"), [(torch.float64, 1e-12), (torch.float32, 1e-6)])
@torch.no_grad()
def test_answers_are_torchs(tmp_path: Path, shape: Architecture, precision: torch.dtype, tolerance: float) -> None:
    network = random_network(shape)
    if precision is torch.float32:
        for parameter in network.parameters():
            parameter.mul_(0.4)  # what saturates loses digits that no float32 run keeps
    ref, network = keep(tmp_path, "n", shape, network=network.to(precision))
    engine, change = Engine(folders(tmp_path)), held(shape)
    x = network.embedding(torch.tensor(PLACES))
    for what_if in ((), (WhatIf(change, on=False),), (WhatIf(change),)):
        frame = engine.answer(lab_of(ref, what_if=what_if))
        assert frame.problems == () and frame.after is not None and frame.before is not None
        wanted = by_hand(network, x, change if frame.lab.changes else None)
        np.testing.assert_allclose(frame.after.scores, wanted, rtol=tolerance, atol=tolerance)
        np.testing.assert_allclose(frame.after.probabilities, wanted.softmax(1), rtol=10 * tolerance, atol=tolerance)
        assert frame.after.answers.tolist() == wanted.argmax(1).tolist()
        np.testing.assert_allclose(frame.before.scores, by_hand(network, x, None), rtol=tolerance, atol=tolerance)
        assert (frame.after is frame.before) is not bool(frame.lab.changes)


@torch.no_grad()
def test_a_network_only_compared_answers_as_one_looked_into(tmp_path: Path) -> None:
    """It is not traced; that is all."""
    for head in (Head.SOFTMAX, Head.CRF):
        shape = with_head(replace(LSTM, bidirectional=True), head)
        (a, _), (b, _) = keep(tmp_path, "a", shape), keep(tmp_path, "b", shape)
        frame = Engine(folders(tmp_path)).answer(lab_of(a, b, sentences=(TEXT, "b a")))
        for row in frame.rows:
            one, other = row
            np.testing.assert_allclose(one.scores, other.scores, rtol=1e-12, atol=1e-12)
            np.testing.assert_allclose(one.probabilities, other.probabilities, rtol=1e-12, atol=1e-12)
            assert one.answers.tolist() == other.answers.tolist() and one.tokens == other.tokens
        traced = [[reading.trace is not None for reading in row] for row in frame.rows]
        assert traced == [[True, False], [False, False]]
        assert frame.before is frame.rows[0][0]


def test_a_reading_says_what_was_read(tmp_path: Path) -> None:
    ref, _ = keep(tmp_path, "n", LSTM)
    reading = only(Engine(folders(tmp_path)).answer(lab_of(ref)))
    assert reading.tokens == ("a", "到", "c", "zzz", "B", "e") and reading.steps == 6
    assert reading.known.tolist() == [True, True, True, False, True, True]
    assert reading.label(0) == WORDS.labels[int(reading.answers[0])]
    assert reading.probability(0) == reading.probabilities[0].max()
    assert reading.inputs is None and reading.targets is None and reading.references is None


# ---------------------------------------------------------------- which question is asked


def test_no_network_and_nothing_to_read(tmp_path: Path) -> None:
    engine = Engine(folders(tmp_path))
    frame = engine.answer(lab_of())
    assert frame.rows == ((),) and frame.before is None and frame.after is None and frame.problems == ()
    assert frame.layer is None and frame.layer_before is None and not len(frame.order) and frame.examples.texts == ()
    ref, _ = keep(tmp_path, "n", LSTM)
    frame = engine.answer(lab_of(ref, sentences=("", "a b")))
    assert frame.rows[0] == () and frame.before is None and len(frame.rows[1]) == 1
    frame = engine.answer(lab_of(ref, sentences=("   ", "a b"), look=Look(sentence=1, step=9)))
    assert only(frame).steps == 2


def test_what_is_looked_at_may_be_beyond_what_is_there(tmp_path: Path) -> None:
    """Sentences get shorter and networks smaller; the look stays where it is."""
    ref, _ = keep(tmp_path, "n", LSTM)
    engine = Engine(folders(tmp_path))
    look = Look(sentence=7, step=99, layer=3, reverse=True, unit=50, label=12, order=Order.CHANGE)
    frame = engine.answer(lab_of(ref, sentences=("a b c", "c"), look=look))
    assert frame.before is frame.rows[1][0] and frame.layer is None and not len(frame.order)
    for order in Order:
        frame = engine.answer(
            lab_of(ref, sentences=("a b c", "c"), look=replace(look, layer=0, reverse=False, order=order))
        )
        assert sorted(frame.order.tolist()) == [0, 1, 2, 3]


def test_sentences_of_many_words(tmp_path: Path) -> None:
    ref, _ = keep(tmp_path, "n", LSTM)
    engine = Engine(folders(tmp_path))
    assert only(engine.answer(lab_of(ref, sentences=("a b " * 1_000,)))).steps == 2_000
    frame = engine.answer(lab_of(ref, sentences=("a " * 2_001, "b", "a " * 2_001)))
    ((of, problem),) = frame.problems  # said once
    assert of == ref and "2,001 words is too long for the window, which shows up to 2,000. Shorten it." in str(problem)
    assert [len(row) for row in frame.rows] == [0, 1, 0]


def test_networks_of_other_vocabularies_side_by_side(tmp_path: Path) -> None:
    other = Vocabulary((UNKNOWN, "到", "c到"), ("", UNKNOWN), ("O", "B-x"))
    (a, _), (b, _) = (
        keep(tmp_path, "a", LSTM),
        keep(tmp_path, "b", replace(LSTM, vocabulary_size=3, outputs=2), vocabulary=other),
    )
    frame = Engine(folders(tmp_path)).answer(lab_of(a, b, sentences=("c到 a",)))
    assert [reading.tokens for reading in frame.rows[0]] == [("c", "到", "a"), ("c到", "a")]
    assert [reading.known.tolist() for reading in frame.rows[0]] == [[True, True, True], [True, False]]
    assert [reading.network.labels[1] for reading in frame.rows[0]] == ["B-to", "B-x"]


@pytest.mark.parametrize("chosen", [0, 1])
def test_only_networks_that_read_the_same_answer_together(tmp_path: Path, chosen: int) -> None:
    (a, _), (b, _) = keep(tmp_path, "of words", LSTM), keep(tmp_path, "of numbers", of_numbers())
    frame = Engine(folders(tmp_path)).answer(lab_of(a, b, chosen=chosen, sentences=(TEXT, "a")))
    assert [[r.network.ref for r in row] for row in frame.rows] == ([[a], [a]] if chosen == 0 else [[b]])
    ((of, problem),) = frame.problems
    assert of == (b, a)[chosen]
    assert str(problem).startswith(
        ("of numbers reads numbers; the network", "of words reads words; the network")[chosen]
    )
    assert frame.problem_of(of) is problem and frame.problem_of((a, b)[chosen]) is None


def test_a_network_that_cannot_be_loaded_keeps_no_other_from_answering(tmp_path: Path) -> None:
    ref, _ = keep(tmp_path, "n", LSTM)
    (tmp_path / "broken.safetensors").write_bytes(b"no network")
    gone, broken = replace(ref, name="gone"), replace(ref, name="broken")
    engine = Engine(folders(tmp_path))
    frame = engine.answer(lab_of(gone, broken, ref))
    assert frame.before is None and [r.network.ref for r in frame.rows[0]] == [ref]
    assert [of for of, _ in frame.problems] == [gone, broken]
    assert "gone.safetensors: The file cannot be opened: No such file" in str(frame.problems[0][1])
    frame = engine.answer(lab_of(gone, broken, ref, chosen=2))
    assert frame.before is frame.rows[0][0]


def test_a_change_that_does_not_fit_is_told_and_changes_nothing(tmp_path: Path) -> None:
    ref, _ = keep(tmp_path, "n", LSTM)
    engine = Engine(folders(tmp_path))
    for change, said in (
        (Intervention(0, Q.UPDATE_GATE, Mode.SET, 0.0), "has no u that can be changed"),
        (Intervention(0, Q.FORGET_GATE, Mode.SET, 0.0, units=(99,)), "There is no unit 100"),
        (ReplacedUnit(0, 0, blank_weights(1, 9)), "do not fit its layer"),
    ):
        frame = engine.answer(lab_of(ref, what_if=(WhatIf(change),)))
        assert frame.after is frame.before is not None
        ((of, problem),) = frame.problems
        assert of is None and said in str(problem) and frame.problem_of(None) is problem


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_diverged_network_answers_without_a_word(tmp_path: Path, bad: float) -> None:
    network = random_network(LSTM)
    with torch.no_grad():
        network.forwards[0].kernel.weight_hh_l0.fill_(bad)
    ref, _ = keep(tmp_path, "n", LSTM, network=network)
    engine = Engine(folders(tmp_path))
    for order in Order:
        frame = engine.answer(lab_of(ref, look=Look(order=order), what_if=(WhatIf(held(LSTM)),)))
        assert only(frame).label(5) in WORDS.labels and sorted(frame.order.tolist()) == [0, 1, 2, 3]


# ---------------------------------------------------------------- numbers


@torch.no_grad()
def test_numbers(tmp_path: Path) -> None:
    ref, network = keep(tmp_path, "n", of_numbers(Kind.GRU, inputs=3, outputs=2))
    engine = Engine(folders(tmp_path))
    session = replace(start_session(), lab=lab_of(ref, sentences=("a", "b")))
    made = only(engine.answer(session.lab))
    assert made.tokens == tuple(str(t + 1) for t in range(40)) and made.inputs.shape == (40, 3)
    assert np.isnan(made.targets).all() and made.label(3) == "" and np.isnan(made.probability(3))
    values = np.random.default_rng(0).normal(size=(9, 3))
    session = set_numbers(values).apply(session)
    reading = only(engine.answer(session.lab))
    assert reading.inputs is session.lab.numbers and reading.targets is None
    x = torch.from_numpy(values)
    wanted = network(Inputs(x[:, None], torch.tensor([9])))[:, 0]
    np.testing.assert_allclose(reading.scores, wanted, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(reading.scores, by_hand(network, x, None), rtol=1e-12, atol=1e-12)
    assert reading.scores.shape == (9, 2) and reading.probabilities is None and reading.answers is None
    session = set_numbers(values[:, :2]).apply(session)
    frame = engine.answer(session.lab)
    ((_, problem),) = frame.problems
    assert str(problem) == "n reads 3 numbers at each step; the sequence has 2. Give a sequence of 3 columns."


@torch.no_grad()
def test_a_series_is_read_and_answered_in_its_own_units(tmp_path: Path) -> None:
    scaling = Scaling(("temperature", "rain"), (15.0, 300.0), (5.0, 40.0))
    ref, network = keep(tmp_path, "n", of_numbers(inputs=2, outputs=2), scaling=scaling)
    values = np.array([[20.0, 260.0], [10.0, 340.0], [15.0, 300.0]])
    engine = Engine(folders(tmp_path))
    reading = only(engine.answer(set_numbers(values).apply(replace(start_session(), lab=lab_of(ref))).lab))
    scaled = torch.tensor([[1.0, -1.0], [-1.0, 1.0], [0.0, 0.0]], dtype=torch.float64)
    wanted = by_hand(network, scaled, None).numpy()
    np.testing.assert_allclose(reading.scores, wanted * [5.0, 40.0] + [15.0, 300.0], rtol=1e-12)
    np.testing.assert_array_equal(reading.inputs, values)
    made = only(engine.answer(lab_of(ref)))
    assert 260.0 <= made.inputs[:, 1].min() < made.inputs[:, 1].max() <= 340.0


def test_classes_without_names_are_numbered(tmp_path: Path) -> None:
    ref, _ = keep(tmp_path, "n", replace(of_numbers(outputs=3), head=Head.SOFTMAX))
    assert only(Engine(folders(tmp_path)).answer(lab_of(ref))).label(0) in ("1", "2", "3")


# ---------------------------------------------------------------- the same question again


def test_what_did_not_change_is_the_same_object(tmp_path: Path) -> None:
    (a, _), (b, _) = keep(tmp_path, "a", LSTM), keep(tmp_path, "b", LSTM)
    engine = Engine(folders(tmp_path))
    session = replace(start_session(), lab=lab_of(a, b, sentences=(TEXT, "c d")))
    session = add_what_if(held(LSTM)).apply(session)
    first = engine.answer(session.lab)
    again = engine.answer(replace(session.lab))
    for name in ("before", "after", "order", "examples"):
        assert getattr(again, name) is getattr(first, name)
    assert again.rows == first.rows  # readings are equal only to themselves
    # Another sentence leaves the first; another step leaves everything; another change leaves `before`.
    typed = engine.answer(replace(session.lab, sentences=(TEXT, "c e")))
    assert typed.rows[0] == first.rows[0] and all(x is not y for x, y in zip(typed.rows[1], first.rows[1], strict=True))
    stepped = engine.answer(look_at(step=3, unit=2).apply(session).lab)
    assert stepped.after is first.after and stepped.order is first.order
    changed = engine.answer(replace(session.lab, what_if=(WhatIf(replace(held(LSTM), value=0.9)),)))
    assert changed.before is first.before and changed.after is not first.after
    assert engine.answer(replace(session.lab, what_if=())).after is first.before


def test_the_same_sentence_twice_is_read_once(tmp_path: Path) -> None:
    (a, _), (b, _) = keep(tmp_path, "a", LSTM), keep(tmp_path, "b", LSTM)
    frame = Engine(folders(tmp_path)).answer(lab_of(a, b, sentences=(TEXT, TEXT)))
    assert frame.rows[0][1] is frame.rows[1][1] and frame.rows[0][0] is not frame.rows[1][0]  # one of a is traced


def test_a_run_that_is_trained_answers_with_its_present_weights(tmp_path: Path) -> None:
    """What was answered before does not change with them, whatever is done in place."""
    for shape in (SHAPES[0], LSTM):
        ref, network = keep(tmp_path, "n", shape)
        run = NetworkRef(Where.RUN, "r")
        engine = Engine(folders(tmp_path))
        frames = []
        for step in range(3):
            weights = {name: p.detach() + 0.1 * step for name, p in network.named_parameters()}
            live = Live("r", Checkpoint(shape, weights, vocabulary=WORDS), step)
            frames.append(engine.answer(lab_of(run, ref), {"r": live}))
            if step == 0:
                kept = [np.array(only(frames[0]).trace.layers[0].run.weights.input), np.array(only(frames[0]).scores)]
        np.testing.assert_array_equal(only(frames[0]).trace.layers[0].run.weights.input, kept[0])
        np.testing.assert_array_equal(only(frames[0]).scores, kept[1])
        assert [only(frame).network.step for frame in frames] == [0, 1, 2]
        assert len({only(frame).network.version for frame in frames}) == 3
        assert not np.allclose(only(frames[2]).scores, kept[1])
        assert frames[0].rows[0][1] is frames[2].rows[0][1]  # the one beside it


# ---------------------------------------------------------------- sorting


def test_units_in_the_order_asked_for(tmp_path: Path) -> None:
    ref, _ = keep(tmp_path, "n", replace(LSTM, bidirectional=True, layers=2))
    engine = Engine(folders(tmp_path))
    for reverse in (False, True):
        look = Look(step=2, layer=1, reverse=reverse, order=Order.CHANGE, order_of=Q.FORGET_GATE)
        frame = engine.answer(lab_of(ref, look=look))
        assert frame.layer is not None and (frame.layer.layer, frame.layer.reverse) == (1, reverse)
        gate = in_sequence(frame.layer, frame.layer[Q.FORGET_GATE])
        assert frame.order.tolist() == np.argsort(-np.abs(gate[2] - gate[1]), kind="stable").tolist()
    frame = engine.answer(lab_of(ref, look=replace(look, order=Order.MEAN, order_of=Q.UPDATE_GATE)))  # no LSTM has it
    assert frame.layer is not None
    assert frame.order.tolist() == np.argsort(-frame.layer[Q.MEMORY][:, 0].mean(axis=0), kind="stable").tolist()


def test_selectivity_is_measured_on_held_out_sentences_or_on_those_shown(tmp_path: Path) -> None:
    ref, _ = keep(tmp_path, "n", LSTM, network=random_network(LSTM, seed=3))
    engine = Engine(folders(tmp_path))
    look = Look(order=Order.SELECTIVITY, order_of=Q.OUTPUT)

    def wanted(*texts: str) -> tuple[int, list[int]]:
        """A label that some words have and others have not, and the units as they tell them apart."""
        readings = [only(Engine(folders(tmp_path)).answer(lab_of(ref, sentences=(text,)))) for text in texts]
        values = np.concatenate([reading.trace.layers[0][Q.OUTPUT][:, 0] for reading in readings])
        answers = np.concatenate([reading.answers for reading in readings])
        counts = np.bincount(answers)
        assert (counts > 0).sum() > 1
        label = int(counts.argmax())
        return label, by_selectivity(values, answers == label).tolist()

    for texts in (("a b c d e", "d d a b"), ("e 到 c b a a d", "c")):  # other sentences: measured anew
        label, order = wanted(*texts)
        frame = engine.answer(lab_of(ref, sentences=texts, look=replace(look, label=label)))
        assert frame.order.tolist() == order
    config = recipe(Task.PARITY)
    parity = Vocabulary((UNKNOWN, "0", "1"), ("", UNKNOWN), ("even", "odd"))
    shape = replace(LSTM, vocabulary_size=3, outputs=2)
    ref, _ = keep(tmp_path, "p", shape, vocabulary=parity, config=config)
    frame = engine.answer(lab_of(ref, look=look, sentences=("1 0",)))
    other = engine.answer(lab_of(ref, look=look, sentences=("1 1 0",)))
    assert len(frame.examples.texts) == 200 and frame.order is other.order
