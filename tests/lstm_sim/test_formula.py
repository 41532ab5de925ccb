"""Formulas in words: numbers that do not jump, sums that come out."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_sim.cell import CellType
from lstm_sim.edits import set_cell_type
from lstm_sim.formula import MINUS, general, live, number, tooltip
from lstm_sim.frame import Now, compute_frame
from lstm_sim.presets import start_session
from lstm_sim.session import Session


def back(text: str) -> float:
    return float(text.replace(MINUS, "-").replace("∞", "inf"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.33449, "+1.334"),
        (-0.4, f"{MINUS}0.400"),
        (0.0, "+0.000"),
        (-0.0, "+0.000"),
        (5.7354e-39, f"+5.74e{MINUS}39"),
        (123456.0, "+1.23e+05"),
        (999.9999, "+1.00e+03"),
        (math.inf, "+∞"),
        (-math.inf, f"{MINUS}∞"),
        (math.nan, "NaN"),
    ],
)
def test_numbers_on_screen(value: float, text: str) -> None:
    assert number(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_exact_numbers_read_back_to_the_bit(value: float) -> None:
    assert back(number(value, exact=True)) == value


@given(st.floats(-999.0, 999.0).filter(lambda v: abs(v) >= 5e-4))
def test_rounded_numbers_are_near_and_signed(value: float) -> None:
    text = number(value)
    assert text[0] in f"+{MINUS}"
    assert back(text) == pytest.approx(value, abs=5.0001e-4)


def variants() -> list[Session]:
    sessions = [set_cell_type(t).apply(start_session()) for t in CellType]
    return [*sessions, set_cell_type(CellType.GRU, reset_after=False).apply(start_session())]


@pytest.mark.parametrize("session", variants())
def test_live_lines_come_out(session: Session) -> None:
    now = compute_frame(session).now
    for line in live(session.cell, now, exact=True):
        assert line.target is not None and back(line.value) == now[line.target]
        middle = line.text.split(" = ", 1)[1].rsplit(" = ", 1)[0]
        if middle.startswith("g("):
            continue
        factors = [back(f) for f in re.findall(r"\(([^)]*)\)", middle)]
        result = sum(a * b for a, b in zip(factors[::2], factors[1::2], strict=True))
        assert result == pytest.approx(now[line.target], rel=1e-12)


@pytest.mark.parametrize("session", variants())
def test_all_latex_can_be_typeset(session: Session) -> None:
    import ziamath

    cell, now = session.cell, compute_frame(session).now
    overflowing = Now(now.step, now.inputs, dict.fromkeys(now.values, math.inf), False)
    for line in (*general(cell), *live(cell, now), *live(cell, now, True), *live(cell, overflowing)):
        assert len(ziamath.Latex(line.latex).svg()) > 200


@pytest.mark.parametrize("session", variants())
def test_every_quantity_has_an_explanation(session: Session) -> None:
    now = compute_frame(session).now
    for quantity in session.cell.cell_type.quantities:
        formula, value = tooltip(session.cell, quantity, now)
        assert formula
        assert value.endswith(number(now[quantity]))


def test_the_general_form_is_the_lectures() -> None:
    lines = general(replace(start_session().cell))
    assert [line.text for line in lines] == ["c′ = g(z)·f(zᵢ) + c·f(z_f)", "a = h(c′)·f(z_o)"]
