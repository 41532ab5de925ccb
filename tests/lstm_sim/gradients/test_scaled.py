"""Numbers that carry a power of two of their own."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lstm_sim.gradients.scaled import ScaledRows


def test_lengths_beyond_the_range_of_a_double() -> None:
    rows = ScaledRows(
        np.array([[3.0, 4.0], [3e-300, 4e-300], [3e300, -4e300], [1.0, 1.0], [0.0, 0.0]]),
        np.array([0, -5000, 5000, 10, 77]),
    )
    two = math.log10(2.0)
    wanted = [math.log10(5.0), math.log10(5.0) - 300 - 5000 * two, math.log10(5.0) + 300 + 5000 * two]
    assert rows.log_norms[:3] == pytest.approx(wanted, rel=1e-14)
    assert rows.log_norms[3] == pytest.approx(0.5 * two + 10 * two, rel=1e-14)
    assert rows.log_norms[4] == -math.inf
    assert rows.finite.all()
    assert rows.row(3).tolist() == [1024.0, 1024.0]
    assert rows.row(1).tolist() == [0.0, 0.0]
    assert rows.row(2).tolist() == [math.inf, -math.inf]


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_is_said(value: float) -> None:
    rows = ScaledRows(np.array([[1.0, value], [1.0, 0.0]]), np.array([0, 0]))
    assert rows.finite.tolist() == [False, True]
    assert np.isnan(rows.log_norms[0])
    assert rows.log_norms[1] == 0.0
