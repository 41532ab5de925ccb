"""The Lab as a record of the session file, and back, checked before anything is believed."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any

import msgspec
import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity, Weights
from lstm_sim.errors import InputError, said
from lstm_sim.interventions import Intervention, Mode, ReplacedUnit
from lstm_sim.laboratory.lab import (
    LONGEST_TEXT,
    MOST_NETWORKS,
    MOST_SENTENCES,
    Lab,
    Look,
    NetworkRef,
    Order,
    WhatIf,
    Where,
    frozen_numbers,
)
from lstm_sim.strict import REMEDY, converted
from lstm_sim.training.config import Config

MOST_CHANGES = 10_000
LARGEST_SIZE = 1_000_000
"""Of a layer, a unit's place in it, a step."""

Place = Annotated[int, msgspec.Meta(ge=0, lt=LARGEST_SIZE)]
Text = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]


class _Strict(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=False):
    """Unknown fields are refused: a misspelt name must not be taken for its default."""


class NetworkRecord(_Strict):
    """NetworkRef."""

    where: Where
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]
    sha256: Annotated[str, msgspec.Meta(max_length=64)] = ""
    prefix: str | None = None


class LookRecord(_Strict):
    """Look."""

    sentence: Place
    step: Place
    layer: Place
    reverse: bool
    unit: Place
    order: Order
    order_of: Quantity
    label: Place


class InterventionRecord(_Strict, tag_field="what", tag="value"):
    """Intervention."""

    layer: Place
    quantity: Quantity
    mode: Mode
    value: float
    reverse: bool
    units: list[Place] | None
    steps: tuple[Place, Place] | None
    on: bool


class ReplacedRecord(_Strict, tag_field="what", tag="weights"):
    """ReplacedUnit."""

    layer: Place
    unit: Place
    reverse: bool
    input: list[list[list[float]]]
    recurrent: list[list[list[float]]]
    bias: list[list[float]]
    peephole: list[Any] | None
    recurrent_bias: list[float] | None
    on: bool


class LabRecord(_Strict):
    """Lab."""

    config: dict[str, Any]
    networks: Annotated[list[NetworkRecord], msgspec.Meta(max_length=MOST_NETWORKS)]
    chosen: Place
    sentences: Annotated[list[Text], msgspec.Meta(min_length=1, max_length=MOST_SENTENCES)]
    numbers: list[list[float]] | None
    example: Place
    look: LookRecord
    what_if: Annotated[list[InterventionRecord | ReplacedRecord], msgspec.Meta(max_length=MOST_CHANGES)]
    follow: bool


def record_of(lab: Lab) -> LabRecord:
    """The record of a lab; numbers keep every bit."""
    return LabRecord(
        msgspec.to_builtins(lab.config),
        [NetworkRecord(ref.where, ref.name, ref.sha256, ref.prefix) for ref in lab.networks],
        lab.chosen,
        list(lab.sentences),
        None if lab.numbers is None else lab.numbers.tolist(),
        lab.example,
        LookRecord(*(getattr(lab.look, field.name) for field in fields(Look))),
        [_change_record(entry) for entry in lab.what_if],
        lab.follow,
    )


def _change_record(entry: WhatIf) -> InterventionRecord | ReplacedRecord:
    change = entry.change
    if isinstance(change, Intervention):
        units = None if change.units is None else list(change.units)
        return InterventionRecord(
            change.layer, change.quantity, change.mode, change.value, change.reverse, units, change.steps, entry.on
        )
    w = change.weights
    return ReplacedRecord(
        change.layer,
        change.unit,
        change.reverse,
        np.asarray(w.input).tolist(),
        np.asarray(w.recurrent).tolist(),
        np.asarray(w.bias).tolist(),
        None if w.peephole is None else np.asarray(w.peephole).tolist(),
        None if w.recurrent_bias is None else np.asarray(w.recurrent_bias).tolist(),
        entry.on,
    )


def lab_of(record: LabRecord, file: Path | str | None) -> Lab:
    """The lab of a record. Raises InputError, naming the place, for one that cannot be."""
    config = converted(record.config, Config, "lab.config", file)
    numbers = None if record.numbers is None else _matrix(record.numbers, "lab.numbers", file)
    networks = tuple(NetworkRef(r.where, r.name, r.sha256, r.prefix) for r in record.networks)
    if record.chosen >= max(len(networks), 1):
        raise InputError(
            said("lab.chosen is {0}, but there are fewer networks.", record.chosen), file=file, remedy=REMEDY
        )
    look = record.look
    return Lab(
        config,
        networks,
        record.chosen,
        tuple(record.sentences),
        numbers,
        record.example,
        Look(*(getattr(look, field.name) for field in fields(Look))),
        tuple(_change(entry, f"lab.what_if[{k}]", file) for k, entry in enumerate(record.what_if)),
        record.follow,
    )


def _change(record: InterventionRecord | ReplacedRecord, place: str, file: Path | str | None) -> WhatIf:
    if isinstance(record, InterventionRecord):
        units = None if record.units is None else tuple(record.units)
        change = Intervention(
            record.layer, record.quantity, record.mode, record.value, record.reverse, units, record.steps
        )
        return WhatIf(change, record.on)
    peephole = None if record.peephole is None else _array(record.peephole, f"{place}.peephole", file)
    weights = Weights(
        _array(record.input, f"{place}.input", file),
        _array(record.recurrent, f"{place}.recurrent", file),
        _array(record.bias, f"{place}.bias", file),
        peephole,
        None if record.recurrent_bias is None else _array(record.recurrent_bias, f"{place}.recurrent_bias", file),
    )
    return WhatIf(ReplacedUnit(record.layer, record.unit, weights, record.reverse), record.on)


def _matrix(rows: list[list[float]], place: str, file: Path | str | None) -> FloatArray:
    array = _array(rows, place, file)
    if array.ndim != 2 or not array.size:
        raise InputError(said("{0} is empty.", place), file=file, remedy=REMEDY)
    return frozen_numbers(array)


def _array(values: Any, place: str, file: Path | str | None) -> FloatArray:
    try:
        array = frozen_numbers(values)
    except (ValueError, TypeError):
        raise InputError(said("The rows of {0} differ in length.", place), file=file, remedy=REMEDY) from None
    if not np.isfinite(array).all():
        raise InputError(said("{0} holds a number that is not finite.", place), file=file, remedy=REMEDY)
    return array
