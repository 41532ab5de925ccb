"""A pickle read as data: what state dicts do, and nothing else."""

from __future__ import annotations

import collections
import os
import pickle
from typing import Any

import pytest
import torch
from torch import nn

from lstm_sim.checkpoints import pickled as pickled_module
from lstm_sim.checkpoints.pickled import DescribedTensor, PassedOver, StoredNumbers, structure
from lstm_sim.errors import InputError
from tests.lstm_sim.checkpoints.samples import (
    FILE,
    Calls,
    number,
    parts_of,
    pickled,
    program,
    tensor_program,
    text,
    torch_bytes,
)


@pytest.mark.parametrize(
    "value",
    [
        {"a": [1, 2.5, -3, 2**31, 2**40, -(2**63), True, None, "ü\n"], 7: {"b": ()}},
        [[], {}, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [0] * 2000, {k: k for k in range(2000)}],
        {"long": "x" * 70_000},
    ],
)
def test_plain_python_comes_back(value: Any) -> None:
    assert structure(FILE, pickled(value)) == value


def test_ordered_dictionaries_are_dictionaries() -> None:
    value = collections.OrderedDict(b=1, a=collections.OrderedDict())
    value._metadata = {"": 1}  # type: ignore[attr-defined]
    found = structure(FILE, pickled(value))
    assert found == {"b": 1, "a": {}} and list(found) == ["b", "a"]  # type: ignore[call-overload]


def described(whole: Any) -> Any:
    return structure(FILE, parts_of(torch_bytes(whole))["data.pkl"])


def test_a_tensor_is_described() -> None:
    base = torch.arange(24.0).double().reshape(4, 6)
    found = described({"a": base, "b": base.t()[1:], "c": nn.Parameter(base), "n": torch.tensor(2), "s": base.shape})
    numbers = StoredNumbers("Double", "0", 24)
    a, b = found["a"], found["b"]
    assert (a.numbers, a.offset, a.size, a.stride) == (numbers, 0, (4, 6), (6, 1))
    assert (b.numbers, b.offset, b.size, b.stride) == (numbers, 1, (5, 4), (1, 6))
    assert found["c"].numbers == numbers and found["n"].numbers.kind == "Long" and found["n"].size == ()
    assert found["s"] == (4, 6)


def test_what_training_checkpoints_hold_besides_is_passed_over() -> None:
    found = described(
        {
            "device": torch.device("cpu"),
            "dtype": torch.float32,
            "counts": collections.Counter("aab"),
            "grouped": collections.defaultdict(dict, {1: {}}),
            "bytes": b"abc",
            "set": {1, 2},
            "complex": 1j,
            "layout": torch.strided,
            "tensor": torch.zeros(1),
        }
    )
    assert isinstance(found.pop("tensor"), DescribedTensor)
    assert all(not isinstance(value, DescribedTensor) for value in found.values())
    assert isinstance(found["counts"], PassedOver) and isinstance(found["bytes"], PassedOver)


def test_whatever_a_model_is_made_of_is_called_by_name() -> None:
    with pytest.raises(InputError, match=r"would call torch\.nn\.modules\.rnn\.LSTM, which is no tensor") as caught:
        described(nn.LSTM(1, 1))
    assert "torch.save(model.state_dict(), file)" in str(caught.value.remedy) and caught.value.file == str(FILE)


CALLS: dict[str, tuple[Any, ...]] = {
    "os.system": (os.system, "touch canary"),
    "eval": (eval, "open('canary', 'w')"),
    "exec": (exec, "open('canary', 'w')"),
    "open": (open, "canary", "w"),
    "getattr": (getattr, os, "system"),
    "import": (__import__, "os"),
    "bytearray": (bytearray, 10**12),
    "torch.load": (torch.load, "canary"),
    "pickle.loads": (pickle.loads, b"."),
    "torch.Tensor": (torch.Tensor, 10**12),
}


@pytest.mark.parametrize("name", CALLS)
def test_nothing_else_is_called(name: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    called, *arguments = CALLS[name]
    harm = Calls(called, *(a for a in arguments if a is not os))
    for whole in (harm, {"a": harm}, [Calls(torch.Size, harm)], {"a": Calls(collections.OrderedDict, harm)}):
        with pytest.raises(InputError, match=r"would call [\w.]+, which is no tensor"):
            structure(FILE, pickled(whole))
    assert not list(tmp_path.iterdir())


def memo_bomb(levels: int, width: int) -> bytes:
    """Lists of lists, each level referring `width` times to the one below."""
    made = b"\x80\x02]q\x00"
    for level in range(levels):
        made += b"](" + b"h%c" % level * width + b"eq%c" % (level + 1)
    return made + b"."


def tuple_bomb(levels: int) -> bytes:
    """A dictionary with a key whose hash takes 2^levels steps."""
    made = b"\x80\x02)q\x00"
    for level in range(levels):
        made += b"h%ch%c\x86q%c" % (level, level, level + 1)
    return made + b"}h%cK\x01s." % levels


UNSOUND: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "pickle exhausted"),
    "no end": (b"\x80\x02}", "pickle exhausted"),
    "noise": (bytes(range(200, 256)), "opcode"),
    "empty at its end": (b"\x80\x02.", "pop from empty list"),
    "a mark without an end": (b"\x80\x02(}.", "ends in the middle"),
    "an end without a mark": (b"\x80\x02t.", "pop from empty list"),
    "items without a dictionary": (b"\x80\x02]K\x01K\x01s.", "no dictionary"),
    "a key without a value": (b"\x80\x02}(K\x01u.", "no dictionary"),
    "appending to a dictionary": (b"\x80\x02}K\x01a.", "no list"),
    "appending to nothing": (b"\x80\x02K\x01a.", "pop|list"),
    "a memory that is empty": (b"\x80\x02h\x07.", "7"),
    "a key that is a tuple": (b"\x80\x02})K\x01s.", "neither text nor a number"),
    "a key that is true": (b"\x80\x02}\x88K\x01s.", "neither text nor a number"),
    "a key that takes for ever": (tuple_bomb(200), "neither text nor a number"),
    "protocol 0": (pickle.dumps({"a": 1}, 0), "no state dict"),
    "protocol 4": (pickle.dumps({"a": 1}, 4), "protocol is 4"),
    "a number of 100 bytes": (b"\x80\x02\x8a\x64" + b"\x7f" * 100 + b".", "64 bits"),
    "a number of a million digits": (b"\x80\x02I" + b"9" * 1_000_000 + b"\n.", "no state dict"),
    "text longer than the file": (b"\x80\x02X\xff\xff\xff\x7fabc.", "remain"),
    "a memory of 2^31 places": (b"\x80\x02}r\xff\xff\xff\x7f0.", r"POP"),
    "bytes": (b"\x80\x02C\x01a.", "SHORT_BINBYTES"),
    "an object": (b"\x80\x02ccollections\nOrderedDict\n)\x81.", "NEWOBJ"),
    "an instance": (b"\x80\x02(icollections\nOrderedDict\n.", "INST"),
    "an extension": (b"\x80\x02\x82\x01.", "EXT1"),
    "a name from the stack": (b"\x80\x02" + text("os") + text("system") + b"\x93.", "STACK_GLOBAL"),
    "attributes of a number": (b"\x80\x02K\x01}b.", "attributes"),
    "attributes of a name": (b"\x80\x02ctorch\nSize\n}b.", "attributes"),
    "calling a dictionary": (b"\x80\x02})R.", "cannot be called"),
    "calling a storage": (b"\x80\x02ctorch\nFloatStorage\n\x8a\x05\0\0\0\0\x7f\x85R.", "cannot be called"),
    "calling with no tuple": (b"\x80\x02ccollections\nOrderedDict\n}R.", "cannot be called"),
    "a dictionary of something": (b"\x80\x02ccollections\nOrderedDict\n]\x85R.", "does not take"),
    "a size of text": (b"\x80\x02ctorch\nSize\n" + text("a") + b"\x85\x85R.", "does not take"),
    "a parameter of nothing": (b"\x80\x02ctorch._utils\n_rebuild_parameter\n)R.", "does not take"),
    "a tensor of nothing": (b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n)R.", "does not take"),
    "a tensor of a dictionary": (b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n(}K\0))tR.", "described"),
    "a persistent id that is text": (b"\x80\x02" + text("0") + b"Q.", "no storage"),
    "a module as a persistent id": (b"\x80\x02(" + text("module") + b"NNNNtQ.", "no storage"),
    "a storage of tuples": (b"\x80\x02(" + text("storage") + b"ctorch\nFloatStorage\n)" + text("cpu") + b"K\1tQ.",
                            "storage is not described"),
    "a storage of a size": (b"\x80\x02(" + text("storage") + b"ctorch\nSize\n" + text("0") + text("cpu") + b"K\1tQ.",
                            "storage is not described"),
    "a negative count": (program(a=tensor_program(count=-1)), "storage is not described"),
    "a negative size": (program(a=tensor_program(size=(-1,))), "tensor is not described"),
    "a negative stride": (program(a=tensor_program(stride=(-1,))), "tensor is not described"),
    "a negative offset": (program(a=tensor_program(offset=-1)), "tensor is not described"),
    "more sizes than strides": (program(a=tensor_program(size=(1, 2))), "tensor is not described"),
    "20 sizes": (program(a=tensor_program(size=(1,) * 20, stride=(1,) * 20)), "tensor is not described"),
    "a size of 2^62": (program(a=tensor_program(size=(2**62,))), "tensor is not described"),
    "one number too many": (program(a=tensor_program(size=(3,))), "larger than what is stored"),
    "an offset past the end": (program(a=tensor_program(size=(1,), offset=2)), "larger than what is stored"),
    "an offset past the end of nothing": (program(a=tensor_program(size=(0,), offset=3)), "larger than what is stored"),
    "a stride past the end": (program(a=tensor_program(stride=(2,))), "larger than what is stored"),
    "a billion numbers": (program(a=tensor_program(size=(10**9,))), "larger than what is stored"),
    "one number, 2^60 times": (program(a=tensor_program(size=(2**20,) * 3, stride=(0,) * 3)), "larger than"),
    "sizes around a zero": (program(a=tensor_program(size=(0, 2**40, 2**40), stride=(1, 1, 1))), "larger than"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSOUND)
def test_whatever_no_state_dict_does_is_refused(case: str) -> None:
    data, word = UNSOUND[case]
    with pytest.raises(InputError, match=word) as caught:
        structure(FILE, data)
    assert caught.value.file == str(FILE) and "torch.save" in str(caught.value.remedy)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 500


def test_references_cost_nothing() -> None:
    found = structure(FILE, memo_bomb(60, 9))
    for _ in range(60):
        assert isinstance(found, list) and len(found) == 9 and all(inner is found[0] for inner in found)
        found = found[0]


def test_a_program_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pickled_module, "MOST_STEPS", 100)
    assert structure(FILE, b"\x80\x02" + b"]" * 98 + b".") == []
    with pytest.raises(InputError, match="no end"):
        structure(FILE, b"\x80\x02" + b"]" * 99 + b".")


def test_numbers_within_reach() -> None:
    found = structure(FILE, b"\x80\x02" + number(2**47) + b".")
    assert found == 2**47
