"""The Table: named columns of numbers, and how they are written as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.sequence import Trace
from lstm_sim.session import Mode, Session


@dataclass(frozen=True)
class Table:
    """A header and rows of numbers and words, all rows of the header's length."""

    header: tuple[str, ...]
    rows: Sequence[Sequence[float | int | str]]

    def to_csv(self) -> str:
        """RFC 4180 with \\n line ends; numbers with every digit they have, so that reading gives them back."""
        return "".join(csv_line(row) for row in (self.header, *self.rows))

    def to_json(self) -> str:
        """A JSON list of rows, each on a line of its own with its values by name."""
        import json

        rows = [json.dumps(dict(zip(self.header, row, strict=True)), ensure_ascii=False) for row in self.rows]
        return "[\n" + ",\n".join(rows) + "\n]\n"

    def to_text(self) -> str:
        """Columns apart by tabs, as a spreadsheet takes them from the clipboard."""
        return "\n".join("\t".join(str(value) for value in row) for row in (self.header, *self.rows))


def csv_line(row: Sequence[float | int | str]) -> str:
    """One row of a CSV file, with its line end."""
    return ",".join(map(_field, row)) + "\n"


def _field(value: float | int | str) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"' if any(c in value for c in ',"\n\r') else value
    return repr(value if isinstance(value, int) else float(value))


def layer_table(trace: Trace, names: Sequence[str], outputs: FloatArray | None = None) -> Table:
    """Every value of a run (of its first sequence), a row per time step; the columns are in docs/model.md.

    `names` are the inputs', none of them written if empty; `outputs` is (T, O), an output layer's answer.
    """
    columns = [(name, trace.inputs[:, 0, k].tolist()) for k, name in enumerate(names)]
    hidden = trace.weights.hidden_size
    for quantity in (q for q in Quantity if q in trace.values):
        for unit in range(hidden):
            suffix = f"[{unit + 1}]" if hidden > 1 else ""
            columns.append((f"{quantity}{suffix}", trace[quantity][:, 0, unit].tolist()))
    if outputs is not None:
        columns += [(f"y{k + 1}", outputs[:, k].tolist()) for k in range(outputs.shape[1])]
    rows = [(t, *values) for t, values in enumerate(zip(*(c for _, c in columns), strict=True), start=1)]
    return Table(("step", *(name for name, _ in columns)), rows)


def trace_table(session: Session, trace: Trace, outputs: FloatArray | None = None) -> Table:
    """Every value of a session's run; in direct mode the inputs are the pre-activations and stand there once."""
    return layer_table(trace, session.setup.names if session.mode is Mode.WEIGHTED else (), outputs)
