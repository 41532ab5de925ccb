"""Input sequences: typed, pasted from a spreadsheet, read from a CSV file, or generated."""

from __future__ import annotations

import codecs
import csv
import io
import math
import re
from enum import StrEnum
from pathlib import Path

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.limits import LARGEST, MAX_INPUTS, MAX_STEPS

MAX_BYTES = 256 * 1024 * 1024
"""The largest sequence file that is read at all."""
_TOO_LONG = "Shorten it, or run it without a window: lstm-sim simulate --inputs FILE.csv --weights FILE.json"

Sequence = tuple[tuple[str, ...] | None, FloatArray]
"""The columns' names, if the first row gave them, and the values (T, I)."""


class Signal(StrEnum):
    """The generated sequences."""

    IMPULSE = "impulse"
    STEP = "step"
    SINE = "sine"
    SQUARE = "square"
    NOISE = "noise"


def generate(signal: Signal, steps: int, amplitude: float = 1.0, period: int = 8, seed: int = 0) -> FloatArray:
    """One generated input (steps,).

    impulse: `amplitude` at the first step, 0 after it; step: 0 for the first quarter, then `amplitude`; sine and
    square: of `period` time steps; noise: normal with standard deviation `amplitude`, drawn with `seed`.
    """
    t = np.arange(steps)
    if signal is Signal.IMPULSE:
        values = np.where(t == 0, amplitude, 0.0)
    elif signal is Signal.STEP:
        values = np.where(t >= steps // 4, amplitude, 0.0)
    elif signal is Signal.SINE:
        values = amplitude * np.sin(2.0 * np.pi * t / period)
    elif signal is Signal.SQUARE:
        values = np.where(t % period < period / 2, amplitude, -amplitude)
    else:
        values = np.random.default_rng(seed).normal(0.0, abs(amplitude), steps)
    return frozen(values)


def read_sequence_csv(path: Path, max_steps: int = MAX_STEPS, largest: float = LARGEST) -> Sequence:
    """The sequence in a CSV, TSV or text file; a first row of words names the columns.

    Raises InputError, naming file, line and column, for anything but a rectangle of finite numbers within ±`largest`
    of at most `max_steps` rows; OSError if the file cannot be read.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise InputError(
            said("The file holds {0} bytes.", f"{size:,}"), file=path, remedy=said("Use at most {0}.", f"{MAX_BYTES:,}")
        )
    return parse_sequence(_decode(path.read_bytes(), path), file=path, max_steps=max_steps, largest=largest)


def _decode(data: bytes, file: Path) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            "The text is neither UTF-8 nor UTF-16.",
            file=file,
            line=line,
            remedy="Save the file as CSV UTF-8.",
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError("This is no text file.", file=file, line=line, remedy="Give a CSV file.")
    return text


def parse_sequence(
    text: str, file: Path | str | None = None, max_steps: int = MAX_STEPS, largest: float = LARGEST
) -> Sequence:
    """The sequence in typed or pasted text: a row per time step, columns apart by tab, comma, semicolon or space.

    A decimal comma is understood where tab or semicolon separates. Empty lines are passed over.
    Raises InputError with line and column as in `read_sequence_csv`.
    """
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise InputError("There are no numbers.", file=file, remedy="Give one row of numbers for each time step.")
    if len(lines) > 4 * max_steps + 1_000:
        raise InputError(
            said(
                "The sequence has {0} lines, more than the {1} steps it may have.", f"{len(lines):,}", f"{max_steps:,}"
            ),
            file=file,
            remedy=_TOO_LONG,
        )
    separator = _separator(first)
    names: tuple[str, ...] | None = None
    rows: list[list[float]] = []
    width = 0
    for place, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        cells = _cells(line, separator, file, place)
        if not rows and names is None and _is_header(cells):
            names = _names(cells, file, place)
            width = len(names)
            continue
        if width and len(cells) != width:
            raise InputError(
                said("The row has {0} columns, the first has {1}.", len(cells), width),
                file=file,
                line=place,
                column=min(len(cells), width) + 1,
                remedy="Give every row the same number of columns.",
            )
        if len(cells) > MAX_INPUTS:
            raise InputError(
                said("The row has {0} columns.", len(cells)),
                file=file,
                line=place,
                remedy=said("Use at most {0}.", MAX_INPUTS),
            )
        width = len(cells)
        rows.append([_value(cell, separator, largest, file, place, k) for k, cell in enumerate(cells, start=1)])
        if len(rows) > max_steps:
            raise InputError(
                said("The sequence is longer than {0} steps.", f"{max_steps:,}"),
                file=file,
                line=place,
                remedy=_TOO_LONG,
            )
    if not rows:
        raise InputError("There are names but no numbers.", file=file, remedy="Give one row for each time step.")
    return names, frozen(rows)


def _separator(line: str) -> str:
    for mark in ("\t", ";"):
        if mark in line:
            return mark
    return "," if "," in line else " "


def _cells(line: str, separator: str, file: Path | str | None, place: int) -> list[str]:
    if separator == " ":
        return line.split()
    try:
        row = next(csv.reader(io.StringIO(line), delimiter=separator, strict=True), [])
    except csv.Error as error:
        raise InputError(
            said("The row cannot be taken apart: {0}.", error),
            file=file,
            line=place,
            remedy="Check its quotation marks.",
        ) from None
    return [cell.strip() for cell in row]


def _is_header(cells: list[str]) -> bool:
    """True for a row of names: no cell of it reads as a number."""
    return all(
        cell and not re.fullmatch(r"[+\-−]?(\d.*|\.\d.*|inf(inity)?|nan)", cell, re.IGNORECASE) for cell in cells
    )


def _names(cells: list[str], file: Path | str | None, place: int) -> tuple[str, ...]:
    if len(cells) > MAX_INPUTS:
        raise InputError(
            said("The row has {0} columns.", len(cells)),
            file=file,
            line=place,
            remedy=said("Use at most {0}.", MAX_INPUTS),
        )
    for k, cell in enumerate(cells, start=1):
        if cell in cells[: k - 1]:
            raise InputError(
                said("The name {0} stands twice.", f"{cell[:40]!r}"),
                file=file,
                line=place,
                column=k,
                remedy="Name columns apart.",
            )
    return tuple(cell[:40] for cell in cells)


def _value(cell: str, separator: str, largest: float, file: Path | str | None, line: int, column: int) -> float:
    written = cell.replace("−", "-")
    if separator in ("\t", ";") and "." not in written:
        written = written.replace(",", ".")
    try:
        value = float(written) if "_" not in written else math.nan
    except ValueError:
        what = said("{0} is not a number.", f"{cell[:40]!r}") if cell else said("The cell is empty.")
        raise InputError(what, file=file, line=line, column=column, remedy="Put a number there.") from None
    if not math.isfinite(value) or abs(value) > largest:
        raise InputError(
            said("{0} is not usable.", cell[:40]),
            file=file,
            line=line,
            column=column,
            remedy=said("Stay within ±{0}.", f"{largest:g}"),
        )
    return value
