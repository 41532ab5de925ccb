"""Sequences from people: what is understood, and what is refused with file, line and column."""

from __future__ import annotations

import random
import time
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.errors import InputError
from lstm_sim.inputs import Signal, generate, parse_sequence, read_sequence_csv
from lstm_sim.limits import MAX_STEPS


@pytest.mark.parametrize(
    ("text", "names", "rows"),
    [
        ("1 2 3\n4 5 6", None, [[1, 2, 3], [4, 5, 6]]),
        ("1,2\n3,4\n", None, [[1, 2], [3, 4]]),
        ("x1,x2\r\n1,2\r\n", ("x1", "x2"), [[1, 2]]),
        ("speed;load\n1,5;-2,25\n", ("speed", "load"), [[1.5, -2.25]]),
        ("1,5\t2\n", None, [[1.5, 2]]),
        ("−1\n+2\n\n3e-2\n", None, [[-1], [2], [0.03]]),
        ('"a, b","c"\n"1","2"\n', ("a, b", "c"), [[1, 2]]),
        (".5 -.25", None, [[0.5, -0.25]]),
    ],
)
def test_what_people_write_is_understood(text: str, names: tuple[str, ...] | None, rows: list[list[float]]) -> None:
    found, values = parse_sequence(text)
    assert found == names
    assert values.tolist() == rows


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("", None, None, "no numbers"),
        ("a,b\n", None, None, "names but no numbers"),
        ("1,2\n3\n", 2, 2, "1 columns"),
        ("1,2\n3,4,5\n", 2, 3, "3 columns"),
        ("1,2\n3,x\n", 2, 2, "not a number"),
        ("1,2\n3,\n", 2, 2, "empty"),
        ("1,2\n3,nan\n", 2, 2, "not usable"),
        ("1,inf\n", 1, 2, "not usable"),
        ("1,2e9\n", 1, 2, "not usable"),
        ("1,1_000\n", 1, 2, "not usable"),
        ("a,a\n1,2\n", 1, 2, "stands twice"),
        ('1,"2\n', 1, None, "quotation"),
        (",".join("1" * 65), 1, None, "65 columns"),
    ],
)
def test_what_cannot_be_used_is_named_by_place(text: str, line: int | None, column: int | None, word: str) -> None:
    with pytest.raises(InputError, match=word) as caught:
        parse_sequence(text, file="run.csv")
    assert (caught.value.file, caught.value.line, caught.value.column) == ("run.csv", line, column)
    assert caught.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_common_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes("é,b\n1,2\n".encode(encoding))
    names, values = read_sequence_csv(file)
    assert names == ("é", "b") and values.tolist() == [[1, 2]]


@pytest.mark.parametrize("data", [b"\xe9,b\n1,2\n", b"1,2\n\x00\x01", b"\xff\xfe1"])
def test_other_encodings_are_refused_in_words(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(data)
    with pytest.raises(InputError, match=str(file)):
        read_sequence_csv(file)


def test_a_million_rows_are_refused_by_the_window_and_read_by_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text("1,2\n" * 1_000_000)
    began = time.perf_counter()
    with pytest.raises(InputError, match=rf"more than the {MAX_STEPS:,} steps.*lstm-sim simulate"):
        read_sequence_csv(file)
    refused = time.perf_counter() - began
    _, values = read_sequence_csv(file, max_steps=2_000_000)
    assert values.shape == (1_000_000, 2)
    assert refused < time.perf_counter() - began - refused  # it is not read to be refused


def test_three_thousand_mutated_files_give_numbers_or_an_input_error() -> None:
    rng = random.Random(7)
    whole = "x1,x2,x3\n" + "\n".join(f"{k},{k * 0.5},-{k}" for k in range(12))
    letters = '\t,;"\n\r .-+eE019xnaif\0é−'
    for _ in range(3_000):
        text = list(whole)
        for _ in range(rng.randint(1, 6)):
            place = rng.randrange(len(text))
            text[place : place + rng.randint(0, 3)] = rng.choices(letters, k=rng.randint(0, 3))
        try:
            _, values = parse_sequence("".join(text))
        except InputError:
            continue
        assert np.isfinite(values).all() and values.ndim == 2 and values.size


def test_generated_signals() -> None:
    assert generate(Signal.IMPULSE, 4, 2.0).tolist() == [2, 0, 0, 0]
    assert generate(Signal.STEP, 8).tolist() == [0, 0, 1, 1, 1, 1, 1, 1]
    np.testing.assert_allclose(generate(Signal.SINE, 8, 1.0, 8)[[0, 2, 6]], [0, 1, -1], atol=1e-15)
    assert generate(Signal.SQUARE, 8, 3.0, 4).tolist() == [3, 3, -3, -3, 3, 3, -3, -3]
    one, two = generate(Signal.NOISE, 50, seed=1), generate(Signal.NOISE, 50, seed=1)
    assert one.tolist() == two.tolist() != generate(Signal.NOISE, 50, seed=2).tolist()
