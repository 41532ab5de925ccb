"""Reading safetensors: everything safetensors writes, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
import safetensors.torch
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_sim.checkpoints import tensor_file
from lstm_sim.checkpoints.tensor_file import load_tensors
from lstm_sim.errors import InputError
from tests.lstm_sim.checkpoints.samples import FILE, safetensors_bytes

DTYPES = [
    torch.bool, torch.uint8, torch.int8, torch.int16, torch.uint16, torch.int32, torch.uint32, torch.int64,
    torch.uint64, torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.complex64, torch.float8_e4m3fn,
    torch.float8_e5m2,
]  # fmt: skip
ENTRY = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_every_type_comes_back_to_the_bit(dtype: torch.dtype) -> None:
    raw = torch.arange(48, dtype=torch.uint8)
    whole = (raw % 2).bool() if dtype is torch.bool else raw.view(dtype)
    tensors = {"a": whole, "b.c": whole.reshape(2, -1), "empty": torch.empty(0, 3, dtype=dtype), "one": whole[:1]}
    file = load_tensors(safetensors.torch.save({name: t.clone() for name, t in tensors.items()}), FILE)
    assert file.path == FILE and file.metadata == {}
    for name, tensor in tensors.items():
        assert file.tensors[name].dtype is dtype and file.tensors[name].shape == tensor.shape
        assert torch.equal(file.tensors[name].view(torch.uint8), tensor.view(torch.uint8))


def test_a_number_alone() -> None:
    assert load_tensors(safetensors.torch.save({"a": torch.tensor(2.5)}), FILE).tensors["a"].item() == 2.5


def test_tensors_share_no_memory() -> None:
    file = load_tensors(safetensors.torch.save({"a": torch.zeros(3), "b": torch.zeros(3)}), FILE)
    file.tensors["a"] += 1
    assert not file.tensors["b"].any()


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))),
    st.dictionaries(
        st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=30),
        st.lists(st.integers(0, 3), max_size=4),
        min_size=1,
        max_size=5,
    ),
)
def test_whatever_safetensors_writes_is_read(metadata: dict[str, str], shapes: dict[str, list[int]]) -> None:
    shapes.pop("__metadata__", None)
    tensors = {name: torch.rand(shape) for name, shape in shapes.items()}
    file = load_tensors(safetensors.torch.save(tensors, metadata), FILE)
    assert file.metadata == metadata and file.tensors.keys() == tensors.keys()
    assert all(torch.equal(file.tensors[name], tensor) for name, tensor in tensors.items())


def test_space_and_order_within_the_header_do_not_matter() -> None:
    header = b' {\n"a" :\t{"data_offsets":[ 0 , 8 ],"shape":[2 ],\r\n"dtype":"F32"} , "b":{"dtype":"I8","shape":[0],'
    header += b'"data_offsets":[8,8]}}   '
    file = load_tensors(safetensors_bytes(header, bytes(8)), FILE)
    assert file.tensors["a"].tolist() == [0.0, 0.0] and file.tensors["b"].shape == (0,)


def test_a_file_without_tensors() -> None:
    assert load_tensors(safetensors_bytes({}), FILE).tensors == {}


def changed(**changes: Any) -> bytes:
    return safetensors_bytes({"a": {**ENTRY, **changes}}, bytes(8))


HUGE = 2**62
UNSOUND: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "too short"),
    "short": (b"\x08\0\0", "too short"),
    "header past the end": (safetensors_bytes(b"{}", length=3), "does not hold"),
    "header of 2^64 bytes": (safetensors_bytes(b"{}", length=2**64 - 1), "does not hold"),
    "not UTF-8": (safetensors_bytes(b'{"\xff":1}'), "cannot be read"),
    "UTF-16": (safetensors_bytes('{"a":1}'.encode("utf-16")), "cannot be read"),
    "not JSON": (safetensors_bytes(b"{]"), "cannot be read"),
    "cut off": (safetensors_bytes(b'{"a":{"dtype":"F3'), "cannot be read"),
    "a list": (safetensors_bytes(b"[]"), "{ is missing at character 0"),
    "a number": (safetensors_bytes(b"1"), "is missing"),
    "deep lists": (safetensors_bytes(b'{"a":' + b"[" * 100_000), "cannot be read"),
    "deep tables": (safetensors_bytes(b'{"a":' * 100_000), "cannot be read"),
    "deep metadata": (safetensors_bytes(b'{"__metadata__":' + b'{"a":' * 100_000), "cannot be read"),
    "something after it": (safetensors_bytes(b"{} {}"), "something follows it, at character 3"),
    "a comma too many": (safetensors_bytes(b'{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},}'), "missing"),
    "NaN": (safetensors_bytes(b'{"a":NaN}'), "cannot be read"),
    "NaN as a size": (safetensors_bytes(b'{"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,8]}}'), "sizes"),
    "metadata that is text": (safetensors_bytes({"__metadata__": "a", "a": ENTRY}, bytes(8)), "cannot be read"),
    "metadata that is a list": (safetensors_bytes({"__metadata__": []}), "cannot be read"),
    "metadata that is null": (safetensors_bytes({"__metadata__": None}), "cannot be read"),
    "metadata with a number": (safetensors_bytes({"__metadata__": {"a": 1}}), "cannot be read"),
    "metadata with a table": (safetensors_bytes({"__metadata__": {"a": {}}}), "cannot be read"),
    "metadata with NaN": (safetensors_bytes(b'{"__metadata__":{"a":NaN}}'), "cannot be read"),
    "a name twice": (
        safetensors_bytes(f'{{"a":{json.dumps(ENTRY)},"a":{json.dumps(ENTRY)}}}'.encode(), bytes(8)),
        "the name a occurs twice",
    ),
    "metadata twice": (safetensors_bytes(b'{"__metadata__":{},"__metadata__":{}}'), "occurs twice"),
    "a name twice in the metadata": (safetensors_bytes(b'{"__metadata__":{"a":"1","\\u0061":"2"}}'), "occurs twice"),
    "a shape twice": (
        safetensors_bytes(b'{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}', bytes(8)),
        "occurs twice",
    ),
    "no shape": (safetensors_bytes({"a": {"dtype": "F32", "data_offsets": [0, 8]}}, bytes(8)), "not described"),
    "more than a shape": (changed(more=[1]), "not described"),
    "a tensor that is a number": (safetensors_bytes({"a": 1}), "is missing"),
    "a type that is a number": (changed(dtype=4), "is missing"),
    "a type nobody knows": (changed(dtype="F4"), "has the type F4, which is not known"),
    "a type of control characters": (changed(dtype="\x1b[2J"), "which is not known"),
    "a negative size": (changed(shape=[-2]), "sizes"),
    "a size that is no whole number": (changed(shape=[2.0]), "sizes"),
    "a size that is text": (changed(shape=["2"]), "sizes"),
    "a size that is true": (changed(shape=[True]), "sizes"),
    "a size of 4,000 digits": (changed(shape=[10**4000]), "sizes"),
    "17 sizes": (changed(shape=[1] * 16 + [2]), "sizes"),
    "a shape that is null": (changed(shape=None), "sizes"),
    "sizes whose product is beyond 64 bits": (changed(shape=[10**14] * 16), "does not fill"),
    "sizes whose product wraps to 2": (changed(shape=[2**33, 2**32]), "does not fill"),
    "huge sizes around a zero": (changed(shape=[0, 10**14, 10**14], data_offsets=[0, 0]), "does not fill"),
    "a negative place": (changed(data_offsets=[-8, 0]), "sizes"),
    "a place that runs backwards": (changed(data_offsets=[8, 0]), "does not fill"),
    "one place": (changed(data_offsets=[8]), "no beginning and end"),
    "three places": (changed(data_offsets=[0, 4, 8]), "no beginning and end"),
    "a place far beyond the end": (changed(data_offsets=[10**14, 10**14 + 8]), "does not begin"),
    "a shape larger than its place": (changed(shape=[3]), "does not fill"),
    "a place larger than its shape": (changed(shape=[1]), "does not fill"),
    "a tensor larger than the file": (changed(shape=[10**9], data_offsets=[0, 4 * 10**9]), "speaks of 4000000000"),
    "bytes that belong to no tensor": (safetensors_bytes({"a": ENTRY}, bytes(12)), "speaks of 8 bytes"),
    "a gap between tensors": (
        safetensors_bytes({"a": ENTRY, "b": {**ENTRY, "data_offsets": [12, 20]}}, bytes(20)),
        "b does not begin where",
    ),
    "tensors that overlap": (
        safetensors_bytes({"a": ENTRY, "b": {**ENTRY, "data_offsets": [4, 12]}}, bytes(12)),
        "b does not begin where",
    ),
    "two tensors in one place": (safetensors_bytes({"a": ENTRY, "b": ENTRY}, bytes(8)), "does not begin where"),
    "a name that is empty": (safetensors_bytes({"": ENTRY}, bytes(8)), "cannot be shown"),
    "a name that clears the screen": (safetensors_bytes({"\x1b[2J": ENTRY}, bytes(8)), "cannot be shown"),
    "a name that is half a character": (safetensors_bytes(b'{"\\ud800":' + json.dumps(ENTRY).encode() + b"}", bytes(8)),
                                        "cannot be shown"),
    "a name without end": (safetensors_bytes({"a" * 5000: ENTRY}, bytes(8)), "cannot be shown"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSOUND)
def test_whatever_does_not_hold_is_refused(case: str) -> None:
    data, word = UNSOUND[case]
    with pytest.raises(InputError, match=word) as caught:
        load_tensors(data, FILE)
    assert caught.value.file == str(FILE) and "damaged" in str(caught.value.remedy)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 500


def test_limits_of_the_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tensor_file, "LARGEST_HEADER", 1000)
    assert load_tensors(safetensors_bytes(b"{}".ljust(1000)), FILE).tensors == {}
    with pytest.raises(InputError, match="1001 bytes, more than the 1000"):
        load_tensors(safetensors_bytes(b"{}".ljust(1001)), FILE)
    monkeypatch.setattr(tensor_file, "MOST_TENSORS", 3)
    empty = {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
    assert len(load_tensors(safetensors_bytes({str(k): empty for k in range(3)}), FILE).tensors) == 3
    with pytest.raises(InputError, match="more than 3 names"):
        load_tensors(safetensors_bytes({str(k): empty for k in range(5)}), FILE)
