"""A series from a file: scaled by what trains, cut into windows that stay in their part."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lstm_sim.data.series import read_series, rows_needed
from lstm_sim.errors import InputError

slow_disk = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)


def written(folder: Path, rows: np.ndarray, names: str = "") -> Path:
    file = folder / "series.csv"
    lines = [",".join(map(repr, row)) for row in rows.tolist()]
    file.write_text("\n".join([names, *lines] if names else lines))
    return file


def counting(rows: int) -> np.ndarray:
    """A series whose first column is the number of its row."""
    return np.stack([np.arange(float(rows)), np.sin(np.arange(rows))], axis=1)


@slow_disk
@given(st.integers(1, 12), st.integers(0, 60))
def test_windows_stay_in_their_part_and_reach_every_row(tmp_path: Path, length: int, more: int) -> None:
    rows = rows_needed(length) + more
    series = read_series(written(tmp_path, counting(rows)), length)
    parts = [np.arange(0, 70 * rows // 100), np.arange(70 * rows // 100, 85 * rows // 100)]
    parts.append(np.arange(85 * rows // 100, rows))
    for windows, part in zip((series.train, series.dev, series.test), parts, strict=True):
        assert windows.shape[1:] == (length + 1, 2)
        numbers = np.rint(windows[..., 0] * series.deviation[0] + series.mean[0]).astype(int)
        assert (np.diff(numbers, axis=1) == 1).all()
        assert sorted(set(numbers.ravel())) == part.tolist()
        assert (np.diff(numbers[:, 0]) >= 1).all()


def test_the_scaling_is_that_of_the_training_part(tmp_path: Path) -> None:
    values = np.random.default_rng(3).normal(5.0, 2.0, (200, 3))
    values[140:] += 1000.0  # what comes later must not be seen
    series = read_series(written(tmp_path, values, "a,b,c"), 10)
    assert series.names == ("a", "b", "c")
    np.testing.assert_allclose(series.mean, values[:140].mean(0), rtol=1e-12)
    np.testing.assert_allclose(series.deviation, values[:140].std(0), rtol=1e-12)
    np.testing.assert_allclose(series.test[-1] * series.deviation + series.mean, values[-11:], rtol=1e-12)
    assert series.test.min() > 100.0
    scaling = series.scaling
    assert scaling.names == ("a", "b", "c")
    np.testing.assert_array_equal(scaling.scaled(values[-11:]), series.test[-1])
    np.testing.assert_allclose(scaling.restored(series.test[-1]), values[-11:], rtol=1e-12)


@pytest.mark.parametrize("constant", [0.0, 0.1, -7.3e5])
def test_a_column_that_does_not_change_keeps_its_unit(tmp_path: Path, constant: float) -> None:
    values = counting(100)
    values[:, 1] = constant
    values[90:, 1] += 2.0
    series = read_series(written(tmp_path, values), 5)
    assert series.names == ("x1", "x2")
    assert series.deviation[1] == 1.0
    np.testing.assert_allclose(series.train[..., 1], 0.0, atol=1e-9)
    assert series.test[..., 1].max() == pytest.approx(2.0, rel=1e-9)


def test_a_small_change_on_a_large_number_is_a_change(tmp_path: Path) -> None:
    values = counting(100)
    values[:, 1] = 1e9 + 0.1 * np.sin(np.arange(100))
    assert np.ptp(read_series(written(tmp_path, values), 5).train[..., 1]) > 1.0


@slow_disk
@given(st.integers(1, 40))
def test_a_short_file_is_refused_with_the_rows_needed(tmp_path: Path, length: int) -> None:
    needed = rows_needed(length)
    read_series(written(tmp_path, counting(needed)), length)
    file = written(tmp_path, counting(needed - 1))
    with pytest.raises(
        InputError, match=rf"{needed - 1} rows are too few.*{length} steps.*Give {needed} rows"
    ) as caught:
        read_series(file, length)
    assert caught.value.file == str(file)


def test_the_rows_needed_are_found_at_once_however_long_the_windows() -> None:
    assert 100 * 10**12 // 15 <= rows_needed(10**12) <= 100 * 10**12 // 15 + 20


def test_any_more_rows_are_enough_too(tmp_path: Path) -> None:
    for rows in range(rows_needed(6), rows_needed(6) + 50):
        assert len(read_series(written(tmp_path, counting(rows)), 6).dev)


def test_nothing_in_a_series_can_be_changed(tmp_path: Path) -> None:
    series = read_series(written(tmp_path, counting(100)), 5)
    for array in (series.train, series.dev, series.test, series.mean, series.deviation):
        assert not array.flags.writeable


@pytest.mark.parametrize(("text", "line"), [("1,2\n3\n", 2), ("", None), ("1\nx\n", 2), ("1\n2e15\n", 2)])
def test_what_is_no_series_is_refused_by_place(tmp_path: Path, text: str, line: int | None) -> None:
    file = tmp_path / "series.csv"
    file.write_text(text)
    with pytest.raises(InputError) as caught:
        read_series(file, 5)
    assert caught.value.file == str(file) and caught.value.line == line and caught.value.remedy
