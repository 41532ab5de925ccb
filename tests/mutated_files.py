"""Files of a network that were damaged at random, and what becomes of them when they are opened.

    python -m tests.mutated_files own|pt|safetensors --count N --seed N

Every file is made from a sound one: bits flipped, bytes replaced, cut off, spliced; and, below the checksums, the
pickle or the header changed and sealed again as if it had been written so. Each must be refused by InputError, or open;
what opens from under a checksum must hold exactly what was in the sound file. Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from lstm_sim.checkpoints.checkpoint import HEADER, Checkpoint, checksum, write_checkpoint
from lstm_sim.checkpoints.opening import Opened, open_bytes
from lstm_sim.checkpoints.tensor_file import load_tensors
from lstm_sim.errors import InputError
from tests.lstm_sim.checkpoints.samples import (
    FILE,
    archive_bytes,
    header_and_body,
    parts_of,
    safetensors_bytes,
    sample_checkpoint,
    tiny_network,
    torch_bytes,
)
from tests.memory import bound_memory, peak_megabytes

NUMBERS = (0, 1, 2, 3, 7, 8, 255, 2**31 - 1, 2**31, 2**32 - 1, 2**40, 2**63 - 1, 2**63, 2**64 - 1, -1, 10**30)
"""What is put in place of numbers."""


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The data, damaged in one of the ways in which files are."""
    changed = bytearray(data)
    kind = rng.randrange(6)
    if kind == 0:
        for _ in range(rng.randint(1, 4)):
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    elif kind == 1:
        del changed[rng.randrange(len(changed)) :]
    elif kind == 2:
        place, source, length = rng.randrange(len(data)), rng.randrange(len(data)), rng.randint(1, 64)
        changed[place : place + rng.choice([length, 0])] = data[source : source + length]
    elif kind == 3:
        place = rng.randrange(len(data))
        changed[place : place + rng.randint(0, 9)] = rng.randbytes(rng.randint(0, 9))
    elif kind == 4:
        for _ in range(rng.randint(1, 8)):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    else:
        width = rng.choice([2, 4, 8])
        place = rng.randrange(max(len(data) - width, 1))
        changed[place : place + width] = (rng.choice(NUMBERS) % 2 ** (8 * width)).to_bytes(width, "little")
    return bytes(changed)


def replaced(value: Any, rng: random.Random) -> Any:
    """The JSON value with one thing in it replaced by another."""
    if isinstance(value, dict) and value and rng.random() < 0.9:
        key = rng.choice(list(value))
        if rng.random() < 0.1:
            return {name: inner for name, inner in value.items() if name != key}
        if rng.random() < 0.1:
            return {rng.choice(["", "a", "__metadata__"]) if name == key else name: v for name, v in value.items()}
        return {**value, key: replaced(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.8:
        place = rng.randrange(len(value))
        return [*value[:place], replaced(value[place], rng), *value[place + 1 :]]
    if isinstance(value, str) and value and rng.random() < 0.5:
        return mutated(value.encode(), rng).decode("utf-8", "replace")
    return rng.choice([*NUMBERS, None, True, "", "lstm", 0.5, -0.5, 1e300, [], {}, [1, 2], {"a": 1}, value])


class Form:
    """One sound file, how it is damaged, and what it held."""

    def __init__(self, sound: bytes, damage: Callable[[random.Random], tuple[bytes, bool]]) -> None:
        self.sound = sound
        self.damage = damage
        self.held = weights(open_bytes(sound, FILE))


def weights(opened: Opened) -> dict[str, Tensor]:
    """Every weight of every network."""
    if opened.checkpoint is not None:
        return dict(opened.checkpoint.weights)
    assert opened.recognised is not None
    return {
        f"{network.prefix} {name}": weight
        for network in opened.recognised.networks
        for name, weight in network.checkpoint.weights.items()
    }


def pt() -> Form:
    """A training checkpoint by torch.save: damaged as it is, or in its pickle with every checksum made right."""
    state = {"epoch": 3, "state_dict": nn.LSTM(3, 4).state_dict(), "cell": nn.GRUCell(2, 2, bias=False).state_dict()}
    sound = torch_bytes(state)
    parts = parts_of(sound)

    def damage(rng: random.Random) -> tuple[bytes, bool]:
        if rng.random() < 0.5:
            return mutated(sound, rng), True
        program = mutated(parts["data.pkl"], rng)
        return archive_bytes(program, {name: part for name, part in parts.items() if name.startswith("data/")}), False

    return Form(sound, damage)


def safetensors() -> Form:
    """A file by safetensors: damaged as it is, or in its header with the lengths made right."""
    import safetensors.torch

    tensors = {f"rnn.{name}": tensor for name, tensor in nn.GRU(3, 4, 2).state_dict().items()}
    sound = safetensors.torch.save({**tensors, "head": torch.zeros(2, dtype=torch.bfloat16)}, {"format": "pt"})
    header, body = header_and_body(sound)

    def damage(rng: random.Random) -> tuple[bytes, bool]:
        if rng.random() < 0.5:
            return mutated(sound, rng), False
        return safetensors_bytes(replaced(header, rng), body), False

    return Form(sound, damage)


def own() -> Form:
    """A checkpoint of ours: damaged as it is, or in its header with the checksum made right."""
    sound = as_bytes(sample_checkpoint(tiny_network()))
    table, body = header_and_body(sound)
    content = json.loads(table["__metadata__"][HEADER])["content"]
    tensors = load_tensors(sound, FILE).tensors

    def damage(rng: random.Random) -> tuple[bytes, bool]:
        if rng.random() < 0.5:
            return mutated(sound, rng), True
        text = json.dumps(replaced(content, rng))
        if rng.random() < 0.2:
            text = mutated(text.encode(), rng).decode("utf-8", "replace")
        sealed = checksum(text.encode(), tensors)
        written = f'{{"version": 1, "sha256": "{sealed}", "content": {text}}}'
        return safetensors_bytes({**table, "__metadata__": {HEADER: written}}, body), False

    return Form(sound, damage)


def as_bytes(checkpoint: Checkpoint) -> bytes:
    """What write_checkpoint writes."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write_checkpoint(Path(folder) / "a", checkpoint)
        return (Path(folder) / "a").read_bytes()


def same(ours: dict[str, Tensor], theirs: dict[str, Tensor]) -> bool:
    """Equal to the bit."""
    return ours.keys() == theirs.keys() and all(torch.equal(ours[name], theirs[name]) for name in ours)


def agrees_with_torch(data: bytes, opened: Opened) -> bool:
    """True if torch.load, where it opens the file too, finds the same tensors for the networks that were found."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded = torch.load(io.BytesIO(data), weights_only=True)
    except Exception:
        return True
    flat: dict[str, Tensor] = {}

    def collect(value: Any, name: str) -> None:
        if isinstance(value, Tensor):
            flat[name] = value
        elif isinstance(value, dict):
            for key, inner in value.items():
                collect(inner, f"{name}.{key}" if name else str(key))

    collect(loaded, "")
    assert opened.recognised is not None
    for network in opened.recognised.networks:
        found = network.checkpoint.weights["forwards.0.kernel.weight_hh_l0"]
        name = f"{network.prefix}.weight_hh{'' if network.is_cell else '_l0'}".removeprefix(".")
        if name in flat and not torch.equal(flat[name].to(found.dtype), found) and not found.isnan().any():
            return False
    return True


def main() -> None:
    """Open so many damaged files of one form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=["pt", "safetensors", "own"])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    form = {"pt": pt, "safetensors": safetensors, "own": own}[arguments.form]()
    rng = random.Random(arguments.seed)
    bound_memory(128)
    before, refused, wrong = peak_megabytes(), 0, []
    for number in range(arguments.count):
        data, sealed = form.damage(rng)
        try:
            opened = open_bytes(data, FILE)
        except InputError as error:
            refused += 1
            if not (str(error).isprintable() and error.file and str(error.remedy) and len(str(error)) < 1000):
                wrong.append(f"{number}: {error!r}")
            continue
        except Exception as error:
            wrong.append(f"{number}: {error!r}")
            continue
        # Where the damage hit the one word that says the file is ours, it is some program's file, without a checksum.
        known = arguments.form != "own" or opened.checkpoint is not None
        if sealed and known and not same(weights(opened), form.held):
            wrong.append(f"{number}: opened with other weights")
        # torch does not look at the archive's own checksums: it is no oracle for what is damaged there.
        if arguments.form == "pt" and not sealed and not agrees_with_torch(data, opened):
            wrong.append(f"{number}: torch finds other weights")
    found = {
        "form": arguments.form, "files": arguments.count, "refused": refused, "wrong": wrong[:20],
        "megabytes": peak_megabytes() - before,
    }  # fmt: skip
    print(json.dumps(found))


if __name__ == "__main__":
    main()
