"""Regions, grids and sections of a function of two weights."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lstm_sim.activations import Activation
from lstm_sim.errors import InputError
from lstm_sim.gradients.one_unit import REGION, OneUnit
from lstm_sim.gradients.surface import Region, section, tabulate


def test_a_grid_holds_the_function_row_by_row() -> None:
    unit = OneUnit()
    surface = tabulate(unit, REGION, 13, gradient=True)
    assert surface.values.shape == (13, 13)
    assert (surface.x[0], surface.x[-1], surface.y[0], surface.y[-1]) == (3.5, 7.0, -4.0, -1.0)
    for row, column in ((0, 0), (3, 11), (12, 5)):
        value, gradient = unit.value_and_gradient((surface.x[column], surface.y[row]))
        assert surface.values[row, column] == pytest.approx(value, abs=1e-12)
        assert surface.gradient is not None
        assert surface.gradient[:, row, column] == pytest.approx(gradient, rel=1e-9, abs=1e-12)
        assert surface.gradient_norms is not None
        assert surface.gradient_norms[row, column] == pytest.approx(math.hypot(*gradient), rel=1e-9)
    assert surface.known.all()
    assert surface.finite.all()
    assert surface.range == (surface.values.min(), surface.values.max())
    plain = tabulate(unit, REGION, 13)
    assert plain.gradient is None
    assert plain.gradient_norms is None
    np.testing.assert_allclose(plain.values, surface.values, rtol=0, atol=1e-14)
    with pytest.raises(ValueError, match="read-only"):
        surface.values[0, 0] = 1.0


def test_what_is_no_number_is_masked() -> None:
    surface = tabulate(OneUnit(400, activation=Activation.IDENTITY), Region((0.5, 8.0), (0.5, 1.0)), 6, gradient=True)
    assert surface.finite[:, 0].all()
    assert not surface.finite[:, -1].any()
    low, high = surface.range or (math.nan, math.nan)
    assert math.isfinite(low)
    assert math.isfinite(high)
    nowhere = tabulate(OneUnit(2000, activation=Activation.IDENTITY), Region((5.0, 8.0), (0.5, 1.0)), 3)
    assert nowhere.range is None
    assert not nowhere.finite.any()


@pytest.mark.parametrize("axis", [0, 1])
def test_a_section_is_the_function_along_one_axis(axis: int) -> None:
    unit, point = OneUnit(), (5.0, -2.5)
    cut = section(unit, REGION, point, axis, 101)
    assert (cut.axis, cut.at) == (axis, point[1 - axis])
    low, high = (REGION.x, REGION.y)[axis]
    assert (cut.places[0], cut.places[-1]) == (low, high)
    for k in (0, 50, 99):
        there = (cut.places[k], point[1]) if axis == 0 else (point[0], cut.places[k])
        value, gradient = unit.value_and_gradient(there)
        assert cut.values[k] == pytest.approx(value, abs=1e-12)
        assert cut.slopes[k] == pytest.approx(gradient[axis], rel=1e-9, abs=1e-12)


def test_a_region_knows_what_is_in_it() -> None:
    assert REGION.contains((3.5, -1.0))
    assert not REGION.contains((3.4, -1.0))
    assert not REGION.contains((5.0, math.nan))
    for low, high in ((1.0, 1.0), (2.0, 1.0), (math.nan, 1.0), (0.0, math.inf)):
        with pytest.raises(InputError, match="An axis cannot go"):
            Region((low, high), (0.0, 1.0))
