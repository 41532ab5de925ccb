"""Units as they are typed: numbers and ranges counted from 1, and what is wrong with them in words."""

from __future__ import annotations

import pytest

from lstm_sim.errors import InputError
from lstm_sim.laboratory.unit_list import text_of, units_of


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("3, 5-8", (2, 4, 5, 6, 7)),
        ("8 - 5,3 3", (2, 4, 5, 6, 7)),
        ("1", (0,)),
        ("2、4，6；8", (1, 3, 5, 7)),
        ("7–9", (6, 7, 8)),
        (" 24 ", (23,)),
    ],
)
def test_numbers_and_ranges_are_read(text: str, units: tuple[int, ...]) -> None:
    assert units_of(text, 24) == units


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "No unit is named"),
        (" , ", "No unit is named"),
        ("0", "no unit 0"),
        ("3-25", "no unit 25"),
        ("two", "“two” is neither"),
        ("3-", "“3-” is neither"),
        ("99999999999999", "is neither"),
        ("1.5", "“1.5” is neither"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        units_of(text, 24)
    assert str(caught.value.remedy)


@pytest.mark.parametrize(
    ("units", "text"),
    [((2, 4, 5, 6, 7), "3, 5-8"), ((0, 1), "1, 2"), ((0, 1, 2), "1-3"), ((7, 3), "4, 8"), ((), "")],
)
def test_they_are_written_with_neighbours_as_ranges(units: tuple[int, ...], text: str) -> None:
    assert text_of(units) == text


def test_what_is_written_is_read_again() -> None:
    for mask in range(1, 1 << 9):
        units = tuple(k for k in range(9) if mask >> k & 1)
        assert units_of(text_of(units), 9) == units
