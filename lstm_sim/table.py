"""The Table: named columns of numbers, and how they are written as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.session import Mode, Session
from lstm_sim.sequence import Trace


@dataclass(frozen=True)
class Table:
    """A header and rows of numbers and words, all rows of the header's length."""

    header: tuple[str, ...]
    rows: Sequence[Sequence[float | int | str]]

    def to_csv(self) -> str:
        """RFC 4180 with \\n line ends; numbers with every digit they have, so that reading gives them back."""
        lines = [",".join(_field(value) for value in row) for row in (self.header, *self.rows)]
        return "\n".join(lines) + "\n"


def _field(value: float | int | str) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"' if any(c in value for c in ',"\n\r') else value
    return repr(value if isinstance(value, int) else float(value))


def trace_table(session: Session, trace: Trace, readout: FloatArray | None = None) -> Table:
    """Every value of a session's run, a row per time step; the columns are in docs/model.md.

    `readout` is (T, O), the output layer's answer, or None.
    """
    columns: list[tuple[str, list[float]]] = []
    if session.mode is Mode.WEIGHTED:
        columns += [(name, trace.inputs[:, 0, k].tolist()) for k, name in enumerate(session.setup.names)]
    hidden = trace.weights.hidden_size
    order = {q: k for k, q in enumerate(Quantity)}
    for quantity in sorted(trace.values, key=order.__getitem__):
        for unit in range(hidden):
            suffix = f"[{unit + 1}]" if hidden > 1 else ""
            columns.append((f"{quantity}{suffix}", trace[quantity][:, 0, unit].tolist()))
    if readout is not None:
        columns += [(f"y{k + 1}", readout[:, k].tolist()) for k in range(readout.shape[1])]
    rows = [(t, *values) for t, values in enumerate(zip(*(c for _, c in columns), strict=True), start=1)]
    return Table(("step", *(name for name, _ in columns)), rows)
