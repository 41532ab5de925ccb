"""Files made to do harm, and a process that opens those of a folder under watch.

    python -m tests.lstm_sim.checkpoints.payloads FOLDER

The process has little memory to itself, and records every call that Python audits: files opened, code compiled and
run, commands, sockets, imports.
"""

from __future__ import annotations

import collections
import io
import json
import os
import pickle
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import torch
from torch import nn

from lstm_sim.checkpoints.checkpoint import HEADER, write_checkpoint
from lstm_sim.checkpoints.opening import open_file
from lstm_sim.errors import InputError
from tests.lstm_sim.checkpoints.samples import (
    Calls,
    archive_bytes,
    number,
    pickled,
    program,
    safetensors_bytes,
    sample_checkpoint,
    tensor_program,
    text,
    tiny_network,
    torch_bytes,
)
from tests.memory import bound_memory

TOUCH = "open('canary', 'w').close()"
SPARE, TIMES = 32, 6
"""Opening a file may take that many megabytes and that many times the file's size."""
QUIET = ("object.__getattr__", "object.__setattr__", "object.__delattr__", "sys._getframe")
"""Said all the time, and of no interest."""


def payloads() -> dict[str, bytes]:
    """Crafted files by what they try."""
    harm = {
        "os.system": Calls(os.system, "touch canary"),
        "subprocess": Calls(subprocess.Popen, ["touch", "canary"]),
        "eval": Calls(eval, TOUCH),
        "exec": Calls(exec, TOUCH),
        "open": Calls(open, "canary", "w"),
        "torch.load": Calls(torch.load, "canary"),
        "pickle in a pickle": Calls(pickle.loads, pickled(Calls(os.system, "touch canary"))),
        "import": Calls(__import__, "antigravity"),
        "getattr": Calls(getattr, Calls(__import__, "os"), "system"),
        "a size that is a call": Calls(torch.Size, Calls(eval, TOUCH)),
        "a dictionary that is a call": Calls(collections.OrderedDict, Calls(eval, TOUCH)),
        "a bytearray of a terabyte": Calls(bytearray, 10**12),
        "a tensor of a terabyte": Calls(torch.Tensor, 10**12),
    }
    made = {f"{name}.pt": archive_bytes(pickled({"weight_ih_l0": call})) for name, call in harm.items()}
    made |= {f"{name}, bare.pt": pickled(harm[name]) for name in ("os.system", "eval")}
    made |= {f"{name}, protocol 4.pt": archive_bytes(pickled(harm[name], 4)) for name in ("os.system", "eval")}
    lstm = torch_bytes(nn.LSTM(2, 2).state_dict())
    copies = b"\x80\x02" + text("a") + b"2" * 1_900_000 + b"."
    lists = b"\x80\x02]q\x00" + b"".join(b"](" + b"h%c" % k * 200 + b"eq%c" % (k + 1) for k in range(100)) + b"."
    tuples = b"\x80\x02)q\x00" + b"".join(b"h%ch%c\x86q%c" % (k, k, k + 1) for k in range(200)) + b"}h\xc8K\x01s."
    views = b"\x80\x02](" + b"".join(tensor_program((2**15,), count=2**15) for _ in range(9000)) + b"e."
    made |= {
        "an object built.pt": archive_bytes(b"\x80\x02cos\nsystem\n)\x81}b."),
        "an instance.pt": archive_bytes(b"\x80\x02(" + text("touch canary") + b"ios\nsystem\n."),
        "a name from the stack.pt": archive_bytes(b"\x80\x02" + text("os") + text("system") + b"\x93)R."),
        "an extension.pt": archive_bytes(b"\x80\x02\x82\x01."),
        "a whole model.pt": torch_bytes(nn.LSTM(2, 2)),
        "an old file.pt": torch_bytes(nn.LSTM(2, 2).state_dict(), _use_new_zipfile_serialization=False),
        "a zip bomb.pt": bomb(256),
        "a zip bomb of many parts.pt": bomb(4, parts=64),
        "lists of lists of lists.pt": archive_bytes(lists),
        "tuples as keys.pt": archive_bytes(tuples),
        "two million copies.pt": archive_bytes(copies),
        "a memory of 2^31 places.pt": archive_bytes(
            b"\x80\x02}r\xff\xff\xff\x7fr\xfe\xff\xff\x7f" + number(2**60) + b"."
        ),
        "the same numbers 9,000 times.pt": archive_bytes(views, {"data/0": bytes(2**17)}),
        "one number as a terabyte.pt": archive_bytes(
            program(weight_hh_l0=tensor_program((4 * 2**18, 2**18), (0, 0), count=1)), {"data/0": bytes(4)}
        ),
        "a storage of a terabyte.pt": archive_bytes(program(a=tensor_program((1,), count=2**38)), {"data/0": bytes(8)}),
        "a path out of the archive.pt": archive_bytes(
            program(a=tensor_program(key="../../../outside.safetensors")), {"../../../outside.safetensors": bytes(8)}
        ),
        "an absolute path.pt": archive_bytes(program(a=tensor_program(key="/etc/passwd"))),
        "a name twice.pt": twice(),
        "sizes that lie.pt": lying(lstm),
        "a directory of 200,000 parts.pt": crowded(200_000),
        "nothing but beginnings.pt": b"PK\x03\x04" * 100_000,
        "TorchScript.pt": archive_bytes(program(a=tensor_program()), {"constants.pkl": b".", "data/0": bytes(8)}),
    }
    entry = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}
    content = '{"architecture":{"kind":"lstm","hidden_size":1000000000,"embedding_size":1000000000,"outputs":2}}'
    claims = {HEADER: f'{{"version":1,"sha256":"","content":{content}}}'}
    raw = json.dumps(entry).encode()
    made |= {
        "a header of 100 MB.safetensors": safetensors_bytes(b"{}".ljust(100 * 2**20)),
        "a header of 30 MB of lists.safetensors": safetensors_bytes(b'{"a":[' + b"[]," * 10_000_000 + b"[]]}"),
        "a header of 30 MB of tables.safetensors": safetensors_bytes(b'{"a":' + b'{"a":' * 6_000_000),
        "a header of 30 MB of names.safetensors": safetensors_bytes(
            b"{" + b",".join(b'"%d":' % k + raw for k in range(400_000)) + b"}", bytes(8)
        ),
        "a header that lies.safetensors": safetensors_bytes(b'{"', length=2**63),
        "a name twice.safetensors": safetensors_bytes(b'{"a":' + raw + b',"a":' + raw + b"}", bytes(8)),
        "overlapping.safetensors": safetensors_bytes({"a": entry, "b": entry}, bytes(8)),
        "negative.safetensors": safetensors_bytes({"a": {**entry, "data_offsets": [-8, 0]}}, bytes(8)),
        "a tensor of a terabyte.safetensors": safetensors_bytes(
            {"weight_hh_l0": {"dtype": "F32", "shape": [2**38], "data_offsets": [0, 2**40]}}, bytes(8)
        ),
        "sizes that wrap.safetensors": safetensors_bytes({"a": {**entry, "shape": [2**33, 2**32]}}, bytes(8)),
        "not UTF-8.safetensors": safetensors_bytes(b'{"\xff\xfe":' + raw + b"}", bytes(8)),
        "NaN.safetensors": safetensors_bytes(b'{"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,8]}}', bytes(8)),
        "metadata of lists.safetensors": safetensors_bytes({"__metadata__": {"a": []}, "a": entry}, bytes(8)),
        "metadata of text.safetensors": safetensors_bytes({"__metadata__": "a", "a": entry}, bytes(8)),
        "an enormous network.safetensors": safetensors_bytes({"__metadata__": claims, "network.a": entry}, bytes(8)),
        "a header within the header.safetensors": safetensors_bytes(
            {"__metadata__": {HEADER: '{"version":1,"content":' + "[" * 1_000_000}, "a": entry}, bytes(8)
        ),
    }
    return made


def bomb(megabytes: int, parts: int = 1) -> bytes:
    """An archive that unpacks to `megabytes` for each part."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", program(a=tensor_program((1,))))
        for part in range(parts):
            with archive.open(f"archive/data/{part}", "w") as opened:
                for _ in range(megabytes):
                    opened.write(bytes(2**20))
    return file.getvalue()


def twice() -> bytes:
    """An archive with two pickles of the same name, the second of which would be run by who takes the last."""
    sound, harm = program(a=tensor_program()), pickled(Calls(os.system, "touch canary"))
    data = archive_bytes(sound, {"datb.pkl": harm, "data/0": bytes(8)})
    return data.replace(b"archive/datb.pkl", b"archive/data.pkl")


def lying(data: bytes) -> bytes:
    """The archive with a part that is said to have 2 GB."""
    place = data.rindex(b"archive/data/0") - 46
    return data[: place + 20] + (2**31 - 1).to_bytes(4, "little") * 2 + data[place + 28 :]


def crowded(parts: int) -> bytes:
    """An archive with a long directory of parts that are all the same one."""
    data = archive_bytes(program(a=tensor_program()), {"data/0": bytes(8)})
    begin, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    entry = data[begin : data.index(b"PK\x01\x02", begin + 4)]
    record = b"PK\x06\x06" + (44).to_bytes(8, "little") + bytes(12) + parts.to_bytes(8, "little") * 2
    record += (len(entry) * parts).to_bytes(8, "little") + begin.to_bytes(8, "little")
    locator = b"PK\x06\x07" + bytes(4) + (begin + len(entry) * parts).to_bytes(8, "little") + (1).to_bytes(4, "little")
    ending = data[end : end + 8] + b"\xff" * 12 + bytes(2)
    return data[:begin] + entry * parts + record + locator + ending


def main() -> None:
    """Open every file of a folder, and print what came of each as a line of JSON."""
    folder = Path(sys.argv[1])
    os.chdir(folder)
    calls: list[str] = []
    watching = ""

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and not (event == "open" and str(arguments[0]) == watching) and event not in QUIET:
            calls.append(f"{event} {arguments[:1]!r:.100}")

    sys.addaudithook(watch)
    # What is imported and compiled when a file of its kind is opened for the first time.
    b"\xe9".decode("cp437")
    (folder.parent / "warm").write_bytes(torch_bytes(nn.LSTM(2, 2).state_dict()))
    open_file(folder.parent / "warm")
    write_checkpoint(folder.parent / "warm", sample_checkpoint(tiny_network()))
    open_file(folder.parent / "warm")
    for file in sorted(folder.iterdir()):
        began, size = time.monotonic(), file.stat().st_size
        bound_memory(SPARE + TIMES * size // 2**20)
        calls.clear()
        error: Exception | None = None
        watching = str(file)
        try:
            open_file(file)
        except Exception as caught:
            error = caught
        watching = ""
        said = error if isinstance(error, InputError) else None
        entry = {
            "file": file.name,
            "size": size,
            "error": type(error).__name__,
            "message": str(error),
            "remedy": str(said.remedy) if said else "",
            "printable": str(error).isprintable(),
            "calls": list(calls),
            "seconds": time.monotonic() - began,
        }
        print(json.dumps(entry), flush=True)


if __name__ == "__main__":
    main()
