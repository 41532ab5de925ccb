"""The compiled descent is the plain one, bit for bit, however it ends; nothing is missing without it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.activations import Activation
from lstm_sim.gradients import compiled_descent
from lstm_sim.gradients.descent import Clipping, Descent, End, Rule, descend, descended, side_by_side, walk
from lstm_sim.gradients.one_unit import REGION, START, OneUnit
from lstm_sim.gradients.surface import Point, Region

has_compiler = pytest.mark.skipif(
    sys.platform == "win32" or not any(map(shutil.which, ("cc", "gcc", "clang"))), reason="no compiler"
)


@pytest.fixture(scope="module")
def _compiled() -> Iterator[None]:
    compiled_descent.compile_descent.cache_clear()
    assert compiled_descent.compile_descent() is not None
    yield
    compiled_descent.compile_descent.cache_clear()


def plain(unit: OneUnit, start: Point, rule: Rule, region: Region | None) -> Descent:
    return descended(list(walk(unit, start, rule, region)), rule, region)


def assert_equal(found: Descent, wanted: Descent) -> None:
    assert found.end is wanted.end
    for name in ("points", "losses", "gradients", "gradient_norms", "clipped"):
        one, other = getattr(found, name), getattr(wanted, name)
        np.testing.assert_array_equal(one, other, err_msg=name)
        assert one.dtype == other.dtype
        assert not one.flags.writeable


RULES = st.builds(
    Rule,
    st.floats(1e-3, 1e2) | st.floats(1e-300, 1e308),
    st.floats(0.0, 0.99),
    st.sampled_from(list(Clipping)),
    st.floats(0.1, 1e3) | st.floats(1e-300, 1e308),
    st.integers(0, 60),
    st.sampled_from([0.0, 1e-8, 1e-3]),
)
UNITS = st.builds(OneUnit, st.integers(1, 60), st.floats(-2.0, 2.0) | st.floats(-1e308, 1e308), st.floats(-1e3, 1e3))
STARTS = st.tuples(st.floats(3.5, 7.0), st.floats(-4.0, -1.0)) | st.tuples(st.floats(), st.floats())


@has_compiler
@pytest.mark.usefixtures("_compiled")
class TestCompiled:
    @given(UNITS, STARTS, RULES, st.sampled_from([REGION, None]))
    @settings(max_examples=150, deadline=None)
    def test_it_is_the_plain_one(self, unit: OneUnit, start: Point, rule: Rule, region: Region | None) -> None:
        assert_equal(descend(unit, start, rule, region), plain(unit, start, rule, region))

    @pytest.mark.parametrize(
        ("start", "rule", "region", "end"),
        [
            (START, Rule(clipping=Clipping.NORM), REGION, End.STEPS),
            (START, Rule(0.02, 0.9, Clipping.VALUE), REGION, End.STEPS),
            (START, Rule(), REGION, End.LEFT),
            ((5.5, -1.5), Rule(1.0, tolerance=0.1), REGION, End.CONVERGED),
            (START, Rule(1e308, 0.99), None, End.DIVERGED),
            ((float("nan"), 0.0), Rule(), None, End.DIVERGED),
            ((float("inf"), 0.0), Rule(), REGION, End.DIVERGED),
        ],
    )
    def test_it_ends_alike(self, start: Point, rule: Rule, region: Region | None, end: End) -> None:
        found = descend(OneUnit(), start, rule, region)
        assert found.end is end
        assert_equal(found, plain(OneUnit(), start, rule, region))

    @pytest.mark.parametrize("steps", [1022, 1023, 1024, 2500])
    def test_a_long_one_is_made_piece_by_piece(self, steps: int) -> None:
        rule = Rule(0.02, 0.5, Clipping.NORM, steps=steps, tolerance=0.0)
        found = descend(OneUnit(5), START, rule, None)
        assert found.steps == steps
        assert_equal(found, plain(OneUnit(5), START, rule, None))

    def test_another_surface_is_walked(self) -> None:
        tanh = OneUnit(activation=Activation.TANH)
        assert compiled_descent.ready(tanh) is None
        assert compiled_descent.ready(OneUnit()) is not None


def test_without_a_compiler_the_plain_one_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiled_descent.compile_descent.cache_clear()
    assert compiled_descent.ready(OneUnit()) is None  # nobody waits
    monkeypatch.setattr(compiled_descent, "_SOURCE", tmp_path / "descent.c")
    assert compiled_descent.compile_descent() is None
    assert compiled_descent.ready(OneUnit()) is None
    assert side_by_side(OneUnit(), START, Rule(), REGION).unclipped.end is End.LEFT
    compiled_descent.compile_descent.cache_clear()
