"""Reading what torch.save wrote: torch.load(weights_only=True) is the oracle for every sound file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from lstm_sim.checkpoints import torch_file
from lstm_sim.checkpoints.torch_file import load_state_dict
from lstm_sim.errors import InputError
from tests.lstm_sim.checkpoints.samples import FILE, archive_bytes, parts_of, program, tensor_program, torch_bytes
from tests.lstm_sim.checkpoints.test_pickled import memo_bomb

DTYPES = [
    torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8,
    torch.uint8, torch.bool,
]  # fmt: skip


def same(found: Tensor, wanted: Tensor) -> bool:
    return found.dtype is wanted.dtype and found.shape == wanted.shape and torch.equal(found, wanted)


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_every_type_comes_back(dtype: torch.dtype) -> None:
    whole = torch.arange(-12, 12).reshape(4, 6).to(dtype)
    tensors = {"a": whole, "b": whole.t(), "c": whole[1:3, ::2], "one": whole[2, 3], "none": whole[:0], "x": whole[:1]}
    data = torch_bytes(tensors)
    found = load_state_dict(data, FILE)
    assert list(found) == list(tensors)
    for name, tensor in torch.load(io.BytesIO(data), weights_only=True).items():
        assert same(found[name], tensor) and found[name].stride() == tensor.stride(), name


def test_shared_numbers_are_shared() -> None:
    flat = torch.arange(10.0)
    found = load_state_dict(torch_bytes({"a": flat[:4], "b": flat[4:].reshape(2, 3), "tied": flat[:4]}), FILE)
    assert same(found["b"], flat[4:].reshape(2, 3))
    assert found["a"].untyped_storage().data_ptr() == found["tied"].untyped_storage().data_ptr()


def test_a_training_checkpoint() -> None:
    model = nn.LSTM(2, 3)
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.zeros(1, 1, 2))[0].sum().backward()
    optimizer.step()
    whole = {
        "epoch": 3, "loss": [0.5, 0.25], "name": "run", "best": None, "done": False,
        "state_dict": model.state_dict(), "optimizer": optimizer.state_dict(), "parameters": list(model.parameters()),
        "rng": torch.get_rng_state(),
    }  # fmt: skip
    found = load_state_dict(torch_bytes(whole), FILE)
    for name, tensor in model.state_dict().items():
        assert same(found[f"state_dict.{name}"], tensor)
    assert same(found["optimizer.state.0.exp_avg"], optimizer.state_dict()["state"][0]["exp_avg"])
    assert same(found["parameters.3"], model.bias_hh_l0.detach()) and "rng" in found
    assert not any(tensor.requires_grad for tensor in found.values())


def test_a_tensor_alone_and_lists() -> None:
    assert same(load_state_dict(torch_bytes(torch.ones(2)), FILE)["tensor"], torch.ones(2))
    found = load_state_dict(torch_bytes([torch.ones(2), (torch.zeros(1),)]), FILE)
    assert list(found) == ["0", "1.0"]


def test_a_file_without_a_byteorder_is_from_an_older_torch() -> None:
    parts = parts_of(torch_bytes({"a": torch.ones(2)}))
    del parts["byteorder"], parts[".format_version"]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(f"model/{name}", data)
    assert same(load_state_dict(file.getvalue(), FILE)["a"], torch.ones(2))


def archive(entries: list[tuple[str, bytes]], **options: Any) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **options) as made:
        for name, data in entries:
            made.writestr(name, data)
    return file.getvalue()


GOOD = program(a=tensor_program())
NUMBERS = {"data/0": bytes(8)}


def with_entry(data: bytes, offset: int, value: int, size: int = 4, name: bytes = b"archive/data/0") -> bytes:
    """The archive with one field of that entry in its directory changed."""
    place = data.rindex(name) - 46 + offset
    return data[:place] + value.to_bytes(size, "little") + data[place + size :]


def unsound() -> dict[str, tuple[bytes, str]]:
    good = archive_bytes(GOOD, NUMBERS)
    zeros = bytes(2**20)
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = archive([("archive/data.pkl", GOOD), ("archive/data/0", bytes(8)), ("archive/data/0", b"12345678")])
    path = program(a=tensor_program(key="../../etc/passwd"))
    listed = b"\x80\x02](" + b"".join(tensor_program(size=(2**17,), count=2**17) for _ in range(20)) + b"e."
    return {
        "no archive": (b"\x80\x02}.", "not an archive"),
        "a beginning only": (good[:100], "cannot be read"),
        "no directory": (good[: good.rindex(b"PK\x01\x02")], "cannot be read"),
        "an empty archive": (archive([]).replace(b"PK\x05\x06", b"PK\x03\x04", 1), "cannot be read"),
        "no pickle": (archive([("archive/version", b"3")]), "no data.pkl"),
        "a pickle without a folder": (archive([("data.pkl", GOOD)]), "no data.pkl"),
        "two pickles": (archive([("a/data.pkl", GOOD), ("b/data.pkl", GOOD)]), "no data.pkl"),
        "a name twice": (twice, "A name occurs twice"),
        "deflated": (archive([("a/data.pkl", GOOD), ("a/data/0", bytes(8))], compression=zipfile.ZIP_DEFLATED),
                     "compressed"),
        "a zip bomb": (archive([("a/data.pkl", GOOD), ("a/data/0", zeros * 16)], compression=zipfile.ZIP_DEFLATED),
                       "compressed"),
        "encrypted": (with_entry(good, 8, 1, 2), "compressed or encrypted"),
        "a size that lies": (with_entry(good, 24, 2**31), "unpack to more"),
        "both sizes lie": (with_entry(with_entry(good, 24, 2**31), 20, 2**31), "unpack to more"),
        "a size that lies a little": (with_entry(with_entry(good, 24, 60), 20, 60), "unpack|cannot be read|cut off"),
        "a place that lies": (with_entry(good, 42, 2**31), "cannot be read"),
        "a checksum that lies": (with_entry(good, 16, 7), "cannot be read"),
        "numbers missing": (archive_bytes(GOOD), "data/0 is missing"),
        "numbers too short": (archive_bytes(GOOD, {"data/0": bytes(7)}), "does not hold what is said"),
        "numbers too long": (archive_bytes(GOOD, {"data/0": bytes(16)}), "does not hold what is said"),
        "a path out of the archive": (archive_bytes(path, {"../../etc/passwd": bytes(8)}), "missing"),
        "a path of control characters": (archive_bytes(program(a=tensor_program(key="\x1b[2J"))), "missing"),
        "another order of bytes": (archive_bytes(GOOD, {**NUMBERS, "byteorder": b"big"}), "order of bytes"),
        "a byteorder of a megabyte": (archive_bytes(GOOD, {**NUMBERS, "byteorder": zeros}), "too large"),
        "two kinds for the same numbers": (
            archive_bytes(program(a=tensor_program(), b=tensor_program(kind="IntStorage")), NUMBERS), "different kinds"
        ),
        "the same numbers again and again": (archive_bytes(listed, {"data/0": bytes(2**19)}), "more than the file"),
        "nothing but numbers": (archive_bytes(b"\x80\x02}" + b"K\1K\2s."), "no tensor in it"),
        "a name twice by two ways": (
            archive_bytes(b"\x80\x02}" + b"X\3\0\0\0a.b" + tensor_program() + b"sX\1\0\0\0a}X\1\0\0\0b"
                          + tensor_program() + b"ss.", NUMBERS), "have the name a.b"
        ),
        "a name that clears the screen": (archive_bytes(program(**{"\x1b[2J": tensor_program()}), NUMBERS), "be shown"),
        "a name that is half a character": (archive_bytes(program(**{"\ud800": tensor_program()}), NUMBERS),
                                            "be shown"),
        "a name without end": (archive_bytes(program(**{"a" * 2000: tensor_program()}), NUMBERS), "be shown"),
        "references without end": (archive_bytes(memo_bomb(60, 9)), "without end"),
        "a dictionary within itself": (archive_bytes(b"\x80\x02}q\0X\1\0\0\0ah\0s."), "without end"),
        "dictionaries 100 deep": (archive_bytes(b"\x80\x02" + b"]" * 100 + b"a" * 99 + b"."), "without end"),
    }  # fmt: skip


@pytest.mark.parametrize("case", unsound())
def test_whatever_does_not_hold_is_refused(case: str) -> None:
    data, word = unsound()[case]
    with pytest.raises(InputError, match=word) as caught:
        load_state_dict(data, FILE)
    assert caught.value.file == str(FILE) and "Save the weights again" in str(caught.value.remedy)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 500


@pytest.mark.parametrize("field", range(24, 56, 8))
@pytest.mark.parametrize("value", [0, 2**31, 2**63 - 1, 2**63, 2**64 - 1])
def test_the_end_of_a_large_archive_may_lie(field: int, value: int) -> None:
    """The zip64 record, which torch.save always writes: counts, size and place of the directory."""
    data = torch_bytes({"a": torch.ones(2)})
    place = data.rindex(b"PK\x06\x06") + field
    changed = data[:place] + value.to_bytes(8, "little") + data[place + 8 :]
    if field < 40:  # how many there are: nobody needs the counts
        assert same(load_state_dict(changed, FILE)["a"], torch.ones(2))
    else:
        with pytest.raises(InputError, match=r"cannot be read|no data\.pkl"):
            load_state_dict(changed, FILE)


def test_torchscript_is_named(tmp_path: Path) -> None:
    data = archive([("model/data.pkl", GOOD), ("model/constants.pkl", b"."), ("model/code/a.py", b"")])
    with pytest.raises(InputError, match="TorchScript") as caught:
        load_state_dict(data, FILE)
    assert "torch.jit.load" in str(caught.value.remedy)


@pytest.mark.parametrize(
    ("limit", "low", "word"),
    [
        ("MOST_PARTS", 5, "more than 5 parts"),
        ("MOST_TENSORS", 4, "more than the file"),
        ("MOST_ENTRIES", 3, "without end"),
        ("LARGEST_PICKLE", 10, "too large"),
    ],
)
def test_limits(limit: str, low: int, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = torch_bytes({str(k): torch.zeros(1) for k in range(5)})
    assert len(load_state_dict(data, FILE)) == 5
    monkeypatch.setattr(torch_file, limit, low)
    with pytest.raises(InputError, match=word):
        load_state_dict(data, FILE)


def test_what_lies_in_the_archive_besides_is_not_read() -> None:
    extra = {"../../outside": b"x", "code/a.py": b"import os", "data/99": b"unused"}
    assert list(load_state_dict(archive_bytes(GOOD, {**NUMBERS, **extra}), FILE)) == ["a"]
