"""The long-lag tasks: every answer is computed anew from what the network reads, step by step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.data import long_lag
from lstm_sim.data.long_lag import COPIED, COPY_SYMBOLS, ORDER_CLASSES, ORDER_SYMBOLS, PARITIES, SHORTEST, Arrays

TASKS: dict[str, Callable[[int, int, int], Arrays]] = {
    "adding": long_lag.adding,
    "temporal-order": long_lag.temporal_order,
    "copy": long_lag.copy,
    "parity": long_lag.parity,
}
seeds = st.integers(0, 2**40)
counts = st.integers(1, 30)
few = settings(max_examples=150, deadline=None)


def lengths(task: str) -> st.SearchStrategy[int]:
    return st.integers(SHORTEST[task], SHORTEST[task] + 150)


def only_at_the_end(counted: np.ndarray) -> bool:
    return bool(counted[:, -1].all()) and not counted[:, :-1].any()


@few
@given(seeds, counts, lengths("adding"))
def test_adding(seed: int, count: int, length: int) -> None:
    inputs, targets, counted = long_lag.adding(seed, count, length)
    assert inputs.shape == (count, length, 2) and targets.shape == (count, length, 1)
    assert only_at_the_end(counted)
    for pairs, target in zip(inputs.tolist(), targets.tolist(), strict=True):
        marked = [step for step, (_, marker) in enumerate(pairs) if marker == 1.0]
        assert len(marked) == 2
        assert any(step < 10 for step in marked) and all(step < max(length // 2 - 1, 10) for step in marked)
        assert any(step < max(length // 2 - 1, 2) for step in marked)
        for step, (number, marker) in enumerate(pairs):
            assert -1.0 <= number <= 1.0
            assert marker == (1.0 if step in marked else -1.0 if step in (0, length - 1) else 0.0)
        if 0 in marked:
            assert pairs[0][0] == 0.0
        total = sum(pairs[step][0] for step in marked)
        assert target[-1] == [pytest.approx(0.5 + total / 4.0, abs=1e-15)]
        assert 0.0 <= target[-1][0] <= 1.0


@pytest.mark.parametrize("length", [30, 100, 500])
def test_adding_marks_every_place_it_may_as_often_as_the_next(length: int) -> None:
    inputs, _, _ = long_lag.adding(5, 20_000, length)
    share = (inputs[..., 1] == 1.0).mean(axis=0)
    half = length // 2 - 1
    # P(first = k) = 1/10; P(second = k) = 9/10 · 1/(half − 1) among the first ten, else 1/(half − 1).
    np.testing.assert_allclose(share[:10], 0.1 + 0.9 / (half - 1), atol=0.012)
    np.testing.assert_allclose(share[10:half], 1.0 / (half - 1), atol=0.012)
    assert not share[half:].any()


@few
@given(seeds, counts, lengths("temporal-order"))
def test_temporal_order(seed: int, count: int, length: int) -> None:
    symbols, targets, counted = long_lag.temporal_order(seed, count, length)
    assert symbols.shape == targets.shape == (count, length)
    assert only_at_the_end(counted)
    for row, target in zip(symbols.tolist(), targets.tolist(), strict=True):
        text = "".join(ORDER_SYMBOLS[symbol] for symbol in row)
        assert text[0] == "E" and text[-1] == "B" and set(text[1:-1]) <= set("abcdXY")
        asked = [step for step, symbol in enumerate(text) if symbol in "XY"]
        assert len(asked) == 2
        assert length // 10 <= asked[0] <= length // 5 < length // 2 <= asked[1] <= 3 * length // 5
        assert ORDER_CLASSES[target[-1]] == text[asked[0]] + text[asked[1]]


def test_temporal_order_at_the_length_of_the_paper() -> None:
    symbols, targets, _ = long_lag.temporal_order(1, 4000, 100)
    places = [np.flatnonzero(row >= 6) for row in symbols]
    assert {int(first) for first, _ in places} == set(range(10, 21))
    assert {int(second) for _, second in places} == set(range(50, 61))
    np.testing.assert_allclose(np.bincount(targets[:, -1]) / 4000, 0.25, atol=0.03)
    assert set(symbols[:, 30]) == {2, 3, 4, 5}


@few
@given(seeds, counts, lengths("copy"))
def test_copy(seed: int, count: int, length: int) -> None:
    symbols, targets, counted = long_lag.copy(seed, count, length)
    assert symbols.shape == targets.shape == counted.shape == (count, length)
    for row, target, asked in zip(symbols.tolist(), targets.tolist(), counted.tolist(), strict=True):
        text = "".join(COPY_SYMBOLS[symbol] for symbol in row)
        kept, rest = text[:COPIED], text[COPIED:]
        assert set(kept) <= set("abcdefgh")
        assert rest == "·" * (length - 2 * COPIED - 1) + "?" + "·" * COPIED
        answers = "".join(COPY_SYMBOLS[symbol] for symbol, wanted in zip(target, asked, strict=True) if wanted)
        assert answers == kept and asked == [False] * (length - COPIED) + [True] * COPIED


@few
@given(seeds, counts, lengths("parity"))
def test_parity(seed: int, count: int, length: int) -> None:
    bits, targets, counted = long_lag.parity(seed, count, length)
    assert bits.shape == targets.shape and counted.all()
    for row, target in zip(bits.tolist(), targets.tolist(), strict=True):
        odd = False
        for bit, answer in zip(row, target, strict=True):
            assert bit in (0, 1)
            odd ^= bit == 1
            assert PARITIES[answer] == ("odd" if odd else "even")


@pytest.mark.parametrize("task", TASKS)
def test_a_seed_gives_the_same_sequences_and_another_seed_others(task: str) -> None:
    make, length = TASKS[task], SHORTEST[task] + 20
    for one, same, other in zip(make(3, 8, length), make(3, 8, length), make(4, 8, length), strict=True):
        np.testing.assert_array_equal(one, same)
        assert one.shape == other.shape
    assert not np.array_equal(make(3, 8, length)[0], make(4, 8, length)[0])


@pytest.mark.parametrize("task", TASKS)
def test_the_shortest_length_holds_every_kind_of_answer(task: str) -> None:
    _, targets, counted = TASKS[task](0, 500, SHORTEST[task])
    answers = np.unique(targets[counted])
    assert len(answers) == {"temporal-order": 4, "copy": 8, "parity": 2}.get(task, len(answers)) and len(answers) > 1
