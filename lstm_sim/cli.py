"""LSTM Sim without a screen: run a cell over a sequence, list the presets; the networks' commands are in commands/."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from lstm_sim import __version__
from lstm_sim.atomic import write_atomically
from lstm_sim.cell import CellType, Quantity
from lstm_sim.commands.compare import compare
from lstm_sim.commands.evaluate import evaluate
from lstm_sim.commands.inspect import inspect
from lstm_sim.commands.lesson import lesson_app
from lstm_sim.commands.predict import predict
from lstm_sim.commands.stopping import STOPPED
from lstm_sim.commands.trace import trace
from lstm_sim.commands.train import train
from lstm_sim.edits import set_cell_type
from lstm_sim.errors import InputError, said
from lstm_sim.frame import compute_frame
from lstm_sim.inputs import read_sequence_csv
from lstm_sim.presets import PRESETS, preset
from lstm_sim.sequence import run as run_layer
from lstm_sim.session import Session
from lstm_sim.session_file import load_session
from lstm_sim.table import Table, layer_table, trace_table
from lstm_sim.weights_file import read_weights

COMMAND_LINE_STEPS = 10_000_000
"""The longest sequence that is run without a window."""

app = typer.Typer(
    name="lstm-sim",
    help="LSTM Sim: see into a recurrent memory cell. Without a command, or with a session file, the window opens.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"LSTM Sim {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """LSTM Sim: see into a recurrent memory cell. Without a command, or with a session file, the window opens."""


@app.command()
def presets(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the named cells."""
    if as_json:
        rows = [{"key": p.key, "title": p.title, "look_for": p.look_for} for p in PRESETS]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for entry in PRESETS:
        typer.echo(f"{entry.key:18} {entry.title}\n{'':18} {entry.look_for}")


@app.command()
def simulate(
    preset_key: Annotated[str | None, typer.Option("--preset", metavar="NAME", help="A named cell.")] = None,
    session_file: Annotated[Path | None, typer.Option("--session", metavar="FILE", help="A session file.")] = None,
    inputs_file: Annotated[
        Path | None, typer.Option("--inputs", metavar="FILE.csv", help="A sequence, a row per time step.")
    ] = None,
    weights_file: Annotated[
        Path | None, typer.Option("--weights", metavar="FILE.json", help="The weights to run it with.")
    ] = None,
    cell: Annotated[CellType | None, typer.Option("--cell", help="Run as this cell.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE.csv", help="Where to write; standard output if absent."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, a list of rows.")] = False,
) -> None:
    """Run a cell over its sequence and write every value of every step."""
    from_files = inputs_file is not None or weights_file is not None
    if (preset_key is not None) + (session_file is not None) + from_files != 1:
        raise InputError(
            "Give one thing to simulate.",
            remedy="Use --preset NAME, or --session FILE, or --inputs FILE.csv with --weights FILE.json.",
        )
    if from_files:
        if inputs_file is None or weights_file is None:
            raise InputError("--inputs and --weights go together.", remedy="Give both.")
        table = _from_files(inputs_file, weights_file, cell)
    else:
        table = _from_session(chosen_session(preset_key, session_file), cell)
    text = table.to_json() if as_json else table.to_csv()
    if output is None:
        sys.stdout.write(text)
    else:
        write_atomically(output, text.encode())


def chosen_session(preset_key: str | None, session_file: Path | None) -> Session:
    """The session that --preset or --session names; exactly one of them must be given."""
    if preset_key is not None and session_file is None:
        return preset(preset_key).build()
    if session_file is not None and preset_key is None:
        return load_session(session_file.read_bytes(), session_file)
    raise InputError("Give --preset NAME or --session FILE.", remedy="`lstm-sim presets` lists the names.")


def _from_session(session: Session, cell: CellType | None) -> Table:
    if cell is not None:
        session = set_cell_type(cell, session.cell.reset_after).apply(session)
    frame = compute_frame(session)
    return trace_table(session, frame.trace, frame.readout)


def _from_files(inputs_file: Path, weights_file: Path, cell: CellType | None) -> Table:
    layer = read_weights(weights_file, cell)
    names, rows = read_sequence_csv(inputs_file, COMMAND_LINE_STEPS)
    if names is not None and set(names) >= set(layer.names):
        rows = rows[:, [names.index(name) for name in layer.names]]
    elif rows.shape[1] != len(layer.names):
        raise InputError(
            said(
                "The file has {0} columns ({1}), the weights want {2}: {3}.",
                rows.shape[1],
                ", ".join(names or ()),
                len(layer.names),
                ", ".join(layer.names),
            ),
            file=inputs_file,
            line=1,
            remedy="Give those columns.",
        )
    trace = run_layer(
        layer.cell, layer.weights, rows[:, None, :], layer.initial_output[None], layer.initial_memory[None]
    )
    outputs = None if layer.readout is None else trace[Quantity.OUTPUT][:, 0] @ layer.readout.T
    return layer_table(trace, layer.names, outputs)


for command in (train, evaluate, predict, trace, inspect, compare):
    app.command()(command)
app.add_typer(lesson_app, name="lesson")


_UsageError: Any = typer.BadParameter.__bases__[0]
"""typer's own, which it does not name; some versions take click's, others bring a copy of it."""


def run(argv: list[str]) -> int:
    """Run one command line; the exit code. What the user can mend is said in one line, with exit code 2."""
    try:
        code = app(args=argv, prog_name="lstm-sim", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except typer.Abort:
        return STOPPED
    except InputError as error:
        problem = str(error)
    except _UsageError as error:
        problem = _usage_problem(error)
    except BrokenPipeError:
        # Whoever read our output has had enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        problem = f"{error.filename or ''}: {error.strerror or error}".lstrip(": ")
    print(f"lstm-sim: {problem}", file=sys.stderr)
    return 2


def _usage_problem(error: Any) -> str:
    """What typer says of a wrong command line, in one line, and where help is."""
    message = " ".join(error.format_message().replace("Value error, ", "").split())
    asked = error.ctx.command_path if error.ctx is not None else "lstm-sim"
    return f"{message.rstrip('.')}. See {asked} --help."
