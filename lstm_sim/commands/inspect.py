"""The command `inspect`: what is in a file with a network, whoever wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lstm_sim.commands.options import JsonOption
from lstm_sim.commands.wording import (
    data_described,
    described,
    in_columns,
    print_json,
    scores_as_json,
    split_table,
)
from lstm_sim.training.config import Config

if TYPE_CHECKING:
    from lstm_sim.checkpoints.checkpoint import Checkpoint
    from lstm_sim.checkpoints.foreign import FoundNetwork, Recognised
    from lstm_sim.checkpoints.opening import Opened

UNUSED_SHOWN = 20
"""Tensors of another program's file that are listed although nothing is made of them."""


def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .safetensors, .pt or .pth file.")],
    as_json: JsonOption = False,
) -> None:
    """Show what is in a file: networks, layers, shapes, parameters, how it was trained, and what cannot be used."""
    from lstm_sim.checkpoints.opening import look_into

    opened = look_into(file)
    size = file.stat().st_size
    if as_json:
        print_json({"file": file, "form": opened.form, "bytes": size, **_as_json(opened)})
        return
    typer.echo(f"{file}: {opened.form}, {size:,} bytes")
    if opened.checkpoint is not None:
        typer.echo(_own(opened.checkpoint))
    elif opened.recognised is not None:
        typer.echo(_foreign(opened.recognised))


def _own(kept: Checkpoint) -> str:
    lines = [described(kept.architecture)]
    config = kept.config
    if config is not None:
        state = "finished"
        if kept.run is not None:
            state = f"stopped after {kept.run.values['step']:,} steps; lstm-sim train --resume goes on"
        lines.append(f"trained on {data_described(config)}, seed {config.seed}: {state}")
    if kept.vocabulary is not None:
        labels = ", ".join(kept.vocabulary.labels[:12]) + (" …" if len(kept.vocabulary.labels) > 12 else "")
        words, answers = len(kept.vocabulary.words) - 1, len(kept.vocabulary.labels)
        lines.append(f"knows {words:,} words; answers with {answers} labels: {labels}")
    if kept.scores is not None:
        lines += ["", split_table({"dev": kept.scores})]
    lines += ["", _parts(kept), "", _tensors(kept, {})]
    if config is not None:
        lines += ["", _options(config)]
    return "\n".join(lines)


def _options(config: Config) -> str:
    """Every option of a run, by its name on the command line."""
    called = {"kind": "architecture", "head": "output_layer"}
    rows = []
    for name in Config.__dataclass_fields__:
        value = getattr(config, name)
        written = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        rows.append([called.get(name, name).replace("_", "-"), written])
    return in_columns(["option", "value"], rows, left=2)


def _foreign(found: Recognised) -> str:
    lines: list[str] = [] if found.networks else ["There is no recurrent network in it that can be used."]
    for network in found.networks:
        lines += ["", _title(network), *map(str, network.notes), "", _parts(network.checkpoint)]
        lines += ["", _tensors(network.checkpoint, _original_names(network))]
    if found.unused:
        rows = [[name, _shape(shape)] for name, shape in found.unused[:UNUSED_SHOWN]]
        more = len(found.unused) - UNUSED_SHOWN
        lines += ["", "not used:", in_columns(["tensor", "shape"], rows, left=2)]
        lines += [f"… and {more:,} more"] if more > 0 else []
    if found.problems:
        lines += ["", "could not be used:", *(f"{prefix or 'the file'}: {why}" for prefix, why in found.problems)]
    return "\n".join(lines).lstrip("\n")


def _title(network: FoundNetwork) -> str:
    name = f"network {network.prefix}" if network.prefix else "network"
    return f"{name}: {described(network.architecture)}, reads {network.architecture.embedding_size} numbers a step"


def _parts(kept: Checkpoint) -> str:
    """How many parameters each part of a network has."""
    counts = kept.architecture.parameter_counts()
    rows = [[part, f"{count:,}"] for part, count in {**counts, "together": sum(counts.values())}.items()]
    return in_columns(["part", "parameters"], rows)


def _original_names(network: FoundNetwork) -> dict[str, str]:
    """The name that each of our parameters has in the file it came from."""
    from lstm_sim.networks.convert import torch_parameters

    names = {}
    for theirs, ours in torch_parameters(network.architecture).items():
        part, _, layer = theirs.partition("_l")
        prefix = network.cells[int(layer)] if network.cells else network.prefix
        names[ours] = (f"{prefix}." if prefix else "") + (part if network.is_cell else theirs)
    return names


def _tensors(kept: Checkpoint, names: Mapping[str, str]) -> str:
    rows = [[name, _shape(shape), kind] for name, shape, kind in _listed(kept, names)]
    return in_columns(["tensor", "shape", "type"], rows, left=3)


def _listed(kept: Checkpoint, names: Mapping[str, str]) -> list[tuple[str, tuple[int, ...], str]]:
    """Name (or that in `names`), shape and type of every tensor, in the order of the computation."""
    return [
        (names.get(name, name), tuple(p.shape), str(p.dtype).removeprefix("torch."))
        for name, p in kept.network().named_parameters()
    ]


def _shape(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "1"


def _as_json(opened: Opened) -> dict[str, Any]:
    if opened.checkpoint is not None:
        kept = opened.checkpoint
        return {
            "network": _network_as_json(kept, {}),
            "config": kept.config,
            "vocabulary": None
            if kept.vocabulary is None
            else {"words": len(kept.vocabulary.words) - 1, "labels": kept.vocabulary.labels},
            "dev": scores_as_json(kept.scores),
            "finished": kept.finished,
            "step": None if kept.run is None else kept.run.values["step"],
        }
    assert opened.recognised is not None
    return {
        "networks": [
            {
                "prefix": network.prefix,
                "notes": [str(note) for note in network.notes],
                **_network_as_json(network.checkpoint, _original_names(network)),
            }
            for network in opened.recognised.networks
        ],
        "unused": [{"name": name, "shape": shape} for name, shape in opened.recognised.unused],
        "problems": [{"prefix": prefix, "why": str(why)} for prefix, why in opened.recognised.problems],
    }


def _network_as_json(kept: Checkpoint, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "architecture": kept.architecture,
        "parameters": kept.architecture.parameter_counts(),
        "tensors": [{"name": name, "shape": shape, "type": kind} for name, shape, kind in _listed(kept, names)],
    }
