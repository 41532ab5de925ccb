"""The weights file: one layer's weights as JSON, for running a cell without a session.

```
{"cell": "lstm", "activations": {"f": "sigmoid", "g": "identity", "h": "identity"}, "inputs": ["x1", "x2", "x3"],
 "z":   {"input": [1, 0, 0]},
 "z_i": {"input": [0, 100, 0], "bias": -10},
 "z_f": {"input": [0, 100, 0], "bias": 10},
 "z_o": {"input": [0, 0, 100], "bias": -10}}
```

Each pre-activation has "input" (I numbers, or H rows of I), "recurrent" (a number, or H rows of H), "bias" (a number,
or H) and "peephole" (as recurrent; diagonal peepholes: a number, or H); what is absent is 0. "initial_memory",
"initial_output" (a number, or H) and "readout" (O rows of H) may be given. The GRU has z, z_r, z_u, the simple RNN z.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import Cell, CellType, Weights
from lstm_sim.errors import InputError, said
from lstm_sim.frozen import frozen
from lstm_sim.limits import LARGEST
from lstm_sim.session import default_names

MAX_BYTES = 16 * 1024 * 1024
_REMEDY = "See the format in docs/model.md."


class _Gate(msgspec.Struct, forbid_unknown_fields=True):
    """What adds to one pre-activation."""

    input: Any
    recurrent: Any = 0.0
    bias: Any = 0.0
    peephole: Any = 0.0


class _Activations(msgspec.Struct, forbid_unknown_fields=True):
    f: Activation = Activation.SIGMOID
    g: Activation = Activation.TANH
    h: Activation = Activation.TANH


class _File(msgspec.Struct, forbid_unknown_fields=True):
    z: _Gate
    z_i: _Gate | None = None
    z_f: _Gate | None = None
    z_o: _Gate | None = None
    z_r: _Gate | None = None
    z_u: _Gate | None = None
    cell: CellType = CellType.LSTM
    activations: _Activations = msgspec.field(default_factory=_Activations)
    reset_after: bool = True
    inputs: list[str] | None = None
    recurrent_bias: Any = None
    initial_memory: Any = 0.0
    initial_output: Any = 0.0
    readout: Any = None


@dataclass(frozen=True, eq=False)
class Layer:
    """What a weights file holds: the cell, its weights, the inputs' names, and the state to begin with (H,)."""

    cell: Cell
    weights: Weights
    names: tuple[str, ...]
    initial_memory: FloatArray
    initial_output: FloatArray
    readout: FloatArray | None


def read_weights(path: Path, cell_type: CellType | None = None) -> Layer:
    """The layer in a weights file; `cell_type`, if given, goes before the file's own.

    Raises InputError, naming the file, the place and the remedy, for anything that is not a sound weights file;
    OSError if it cannot be read.
    """
    if path.stat().st_size > MAX_BYTES:
        raise InputError("The file is too large for a weights file.", file=path, remedy=_REMEDY)
    data = path.read_bytes()
    try:
        file = msgspec.json.decode(data, type=_File)
    except msgspec.ValidationError as error:
        raise InputError(said("{0}.", error), file=path, remedy=_REMEDY) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(said("The JSON breaks: {0}.", error), file=path, remedy=_REMEDY) from None
    return _layer(file, cell_type or file.cell, path)


def _layer(file: _File, cell_type: CellType, path: Path) -> Layer:
    gates: list[tuple[str, _Gate]] = []
    for quantity in cell_type.preactivations:
        gate = getattr(file, str(quantity))
        if gate is None:
            raise InputError(said("A {0} cell needs {1}.", cell_type, f"{quantity!s}"), file=path, remedy=_REMEDY)
        gates.append((str(quantity), gate))
    first = _numbers(file.z.input, "z.input", path)
    hidden, size = first.shape if first.ndim == 2 else (1, first.size)
    square, row = (hidden, hidden), (hidden,)
    stacked = [_shaped(g.input, (hidden, size), f"{n}.input", path) for n, g in gates]
    peephole = None
    if cell_type is CellType.PEEPHOLE:
        peephole = np.stack([_shaped(g.peephole, row, f"{n}.peephole", path) for n, g in gates[1:]])
    elif cell_type is CellType.DENSE_PEEPHOLE:
        peephole = np.stack([_shaped(g.peephole, square, f"{n}.peephole", path) for n, g in gates])
    names = tuple(file.inputs) if file.inputs is not None else default_names(size)
    if len(names) != size or len(set(names)) != size:
        raise InputError(said('"inputs" must name {0} columns, each apart.', size), file=path, remedy=_REMEDY)
    readout = None if file.readout is None else _numbers(file.readout, "readout", path)
    if readout is not None and (readout.ndim != 2 or readout.shape[1] != hidden):
        raise InputError(said("readout must be rows of {0} numbers.", hidden), file=path, remedy=_REMEDY)
    a = file.activations
    return Layer(
        Cell(cell_type, a.f, a.g, a.h, file.reset_after),
        Weights(
            np.stack(stacked),
            np.stack([_shaped(g.recurrent, square, f"{n}.recurrent", path) for n, g in gates]),
            np.stack([_shaped(g.bias, row, f"{n}.bias", path) for n, g in gates]),
            peephole,
            None if file.recurrent_bias is None else _shaped(file.recurrent_bias, row, "recurrent_bias", path),
        ),
        names,
        _shaped(file.initial_memory, row, "initial_memory", path),
        _shaped(file.initial_output, row, "initial_output", path),
        readout,
    )


def _numbers(value: Any, place: str, path: Path) -> FloatArray:
    for entry in _leaves(value):
        if isinstance(entry, bool) or not isinstance(entry, int | float) or not abs(entry) <= LARGEST:
            raise InputError(
                said("{0} holds {1}, which is no usable number.", place, str(entry)[:40]), file=path, remedy=_REMEDY
            )
    try:
        array = frozen(value)
    except ValueError:
        raise InputError(said("The rows of {0} differ in length.", place), file=path, remedy=_REMEDY) from None
    if array.size == 0 or array.ndim > 2:
        raise InputError(said("{0} must be a number, a row or rows of numbers.", place), file=path, remedy=_REMEDY)
    return array


def _leaves(value: Any) -> list[Any]:
    if not isinstance(value, list):
        return [value]
    return [leaf for part in value for leaf in _leaves(part)]


def _shaped(value: Any, shape: tuple[int, ...], place: str, path: Path) -> FloatArray:
    array = _numbers(value, place, path)
    if array.ndim == 0:
        if array == 0.0 or np.prod(shape) == 1:
            return frozen(np.full(shape, array))
    elif array.shape == shape or (array.ndim == 1 and (1, array.size) == shape):
        return frozen(array.reshape(shape))
    found = " × ".join(map(str, array.shape)) or "1"
    raise InputError(
        said("{0} has {1} numbers, expected {2}.", place, found, " × ".join(map(str, shape))), file=path, remedy=_REMEDY
    )
