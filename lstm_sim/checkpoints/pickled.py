"""The structure that a pickle describes, read without running the pickle.

A pickle is a program for a stack machine: it imports by name and calls what it imported. torch.load with
weights_only=True imports only from a list, but that list lets 385 bytes fill two gigabytes (a bytearray by its length),
and the machine itself lets 548 bytes compute for ever (tuples in tuples as keys). This machine imports nothing and
calls nothing: a name stays a name, a tensor a description of one, and whatever else would be called ends the reading.
"""

from __future__ import annotations

import pickletools
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from lstm_sim.checkpoints.plain_file import shown
from lstm_sim.errors import InputError, said

MOST_STEPS = 1_500_000
"""Of the machine: about two seconds. A tensor takes some forty."""
MOST_DIMENSIONS = 16
MOST_VALUES = 2**48

_STORAGES = {
    f"torch {name}Storage": name
    for name in ("Float", "Double", "Half", "BFloat16", "Long", "Int", "Short", "Char", "Byte", "Bool")
}
_ORDERED_DICT, _SIZE = "collections OrderedDict", "torch Size"
_TENSOR, _PARAMETER = "torch._utils _rebuild_tensor_v2", "torch._utils _rebuild_parameter"
_CALLED = {_ORDERED_DICT, _SIZE, _TENSOR, _PARAMETER}
_PASSED_OVER = {
    "torch device", "collections Counter", "collections defaultdict", "__builtin__ dict", "__builtin__ set",
    "__builtin__ complex", "_codecs encode", "torch.serialization _get_layout",
    *(f"torch {name}" for name in ("float16", "bfloat16", "float32", "float64", "int32", "int64", "uint8", "bool")),
}  # fmt: skip
"""What stands in training checkpoints beside tensors and does no harm: it is read over, and not made."""


@dataclass(frozen=True)
class StoredNumbers:
    """A run of `count` numbers of one kind ("Float", "Half" …), kept in the archive under `key`."""

    kind: str
    key: str
    count: int


@dataclass(frozen=True, eq=False)
class DescribedTensor:
    """A tensor as a view of stored numbers, within which it lies; `offset` and `stride` count numbers."""

    numbers: StoredNumbers
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


@dataclass(frozen=True)
class PassedOver:
    """Something that is no tensor, dictionary, list or number."""


@dataclass(frozen=True)
class _Name:
    """What a pickle would import."""

    name: str


def structure(path: Path, program: bytes) -> object:
    """What the pickle describes: dictionaries, lists and tuples of DescribedTensor, text, numbers and PassedOver.

    Raises InputError, naming `path`, if it would do anything else.
    """
    machine = _Machine()
    try:
        for steps, (opcode, argument, _place) in enumerate(pickletools.genops(program)):
            if steps == MOST_STEPS:
                raise ValueError("it has no end")
            if opcode.name == "GLOBAL" and str(argument) not in _CALLED | _PASSED_OVER | _STORAGES.keys():
                raise InputError(
                    said("It would call {0}, which is no tensor.", shown(argument).replace(" ", ".")),
                    file=path,
                    remedy="Save the weights alone, with torch.save(model.state_dict(), file).",
                )
            machine.step(opcode.name, argument)
        return machine.stack.pop()
    except InputError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise InputError(
            said("Its pickle is no state dict: {0}.", shown(error, 200).rstrip(".")),
            file=path,
            remedy="Save the weights again, with torch.save(model.state_dict(), file) or as safetensors.",
        ) from None


class _Machine:
    """The stack machine of pickle's protocol 2, as far as state dicts need it."""

    def __init__(self) -> None:
        self.stack: list[object] = []
        self._below: list[list[object]] = []
        self._memo: dict[int, object] = {}

    def step(self, opcode: str, argument: object) -> None:
        """Do one instruction. Raises ValueError, TypeError, KeyError or IndexError for one that is out of place."""
        stack = self.stack
        match opcode:
            case "BINPUT" | "LONG_BINPUT":
                self._memo[cast("int", argument)] = stack[-1]
            case "BINGET" | "LONG_BINGET":
                stack.append(self._memo[cast("int", argument)])
            case "BININT1" | "BININT2" | "BININT" | "BINUNICODE" | "BINFLOAT":
                stack.append(argument)
            case "NONE" | "NEWTRUE" | "NEWFALSE":
                stack.append({"NONE": None, "NEWTRUE": True, "NEWFALSE": False}[opcode])
            case "LONG1":
                if not -(2**63) <= cast("int", argument) < 2**63:
                    raise ValueError("a number in it has more than 64 bits")
                stack.append(argument)
            case "GLOBAL":
                stack.append(_Name(str(argument)))
            case "MARK":
                self._below.append(stack)
                self.stack = []
            case "TUPLE":
                self._append(tuple(self._to_mark()))
            case "EMPTY_TUPLE" | "TUPLE1" | "TUPLE2" | "TUPLE3":
                count = {"EMPTY_TUPLE": 0, "TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}[opcode]
                stack.append(tuple([stack.pop() for _ in range(count)][::-1]))
            case "EMPTY_DICT" | "EMPTY_LIST":
                stack.append({} if opcode == "EMPTY_DICT" else [])
            case "SETITEM":
                value, key = stack.pop(), stack.pop()
                _set(stack[-1], [key, value])
            case "SETITEMS":
                items = self._to_mark()
                _set(self.stack[-1], items)
            case "APPEND":
                value = stack.pop()
                _extend(stack[-1], [value])
            case "APPENDS":
                items = self._to_mark()
                _extend(self.stack[-1], items)
            case "BINPERSID":
                stack.append(_stored(stack.pop()))
            case "REDUCE":
                arguments, called = stack.pop(), stack.pop()
                stack.append(_called(called, arguments))
            case "BUILD":
                # The attributes of a dictionary (state_dict()'s _metadata) are of no use to anybody here.
                stack.pop()
                if not isinstance(stack[-1], (dict, PassedOver)):
                    raise ValueError("it gives attributes to what has none")
            case "PROTO":
                if argument != 2:
                    raise ValueError(f"its protocol is {argument}; torch.save writes 2")
            case "STOP":
                if self._below:
                    raise ValueError("it ends in the middle")
            case _:
                raise ValueError(f"it does what no state dict does ({opcode})")

    def _append(self, value: object) -> None:
        self.stack.append(value)

    def _to_mark(self) -> list[object]:
        items, self.stack = self.stack, self._below.pop()
        return items


def _set(target: object, items: list[object]) -> None:
    if isinstance(target, PassedOver):
        return
    if type(target) is not dict or len(items) % 2:
        raise ValueError("it puts items where there is no dictionary")
    for key, value in zip(items[::2], items[1::2], strict=True):
        if type(key) not in (str, int):
            raise ValueError("a key of its dictionaries is neither text nor a number")
        target[key] = value


def _extend(target: object, items: list[object]) -> None:
    if type(target) is not list:
        raise ValueError("it appends where there is no list")
    target.extend(items)


def _stored(identity: object) -> StoredNumbers:
    """The numbers that a persistent id speaks of: ("storage", torch.FloatStorage, key, device, count)."""
    if type(identity) is not tuple or len(identity) != 5 or identity[0] != "storage":
        raise ValueError("it refers to something that is no storage")
    kind, key, count = identity[1], identity[2], identity[4]
    if not isinstance(kind, _Name) or kind.name not in _STORAGES or type(key) is not str or not _is_size(count):
        raise ValueError("a storage is not described as it should be")
    return StoredNumbers(_STORAGES[kind.name], key, cast("int", count))


def _called(called: object, arguments: object) -> object:
    """What a call would give."""
    if not isinstance(called, _Name) or type(arguments) is not tuple or called.name in _STORAGES:
        raise ValueError("it calls what cannot be called")
    if called.name in _PASSED_OVER:
        return PassedOver()
    if called.name == _ORDERED_DICT and not arguments:
        return {}
    if called.name == _SIZE and len(arguments) == 1 and _are_sizes(arguments[0]):
        return tuple(arguments[0])
    if called.name == _PARAMETER and arguments and isinstance(arguments[0], DescribedTensor):
        return arguments[0]
    if called.name == _TENSOR and len(arguments) >= 4:
        return _described(*arguments[:4])
    raise ValueError(f"it calls {called.name.replace(' ', '.')} with what it does not take")


def _described(numbers: object, offset: object, size: object, stride: object) -> DescribedTensor:
    if not isinstance(numbers, StoredNumbers) or not _is_size(offset) or not _are_sizes(size) or not _are_sizes(stride):
        raise ValueError("a tensor is not described as it should be")
    first, sizes, strides = cast("int", offset), cast("tuple[int, ...]", size), cast("tuple[int, ...]", stride)
    if len(sizes) != len(strides) or len(sizes) > MOST_DIMENSIONS:
        raise ValueError("a tensor is not described as it should be")
    values = 1
    for length in sizes:
        values *= max(length, 1)
    last = first + sum((length - 1) * step for length, step in zip(sizes, strides, strict=True))
    if values > MOST_VALUES or (all(sizes) and last >= numbers.count) or first > numbers.count:
        raise ValueError("a tensor is larger than what is stored of it")
    return DescribedTensor(numbers, first, tuple(sizes), tuple(strides))


def _is_size(value: object) -> bool:
    return type(value) is int and 0 <= value < MOST_VALUES


def _are_sizes(value: object) -> bool:
    return type(value) in (tuple, list) and all(_is_size(number) for number in cast("tuple[object, ...]", value))
