"""The table of training runs: a row for each, as it is exported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lstm_sim.laboratory.choices import applies
from lstm_sim.laboratory.runs import RunEntry
from lstm_sim.table import Table

RUN_HEADER = (
    "name", "run", "created", "task", "data", "language", "length", "architecture", "layers", "units", "bidirectional",
    "parameters", "seed", "optimizer", "learning_rate", "clip_norm", "batch_size", "epochs", "epochs_done",
    "steps_done", "measure", "best", "seconds", "state",
)  # fmt: skip


def runs_table(entries: Iterable[RunEntry]) -> Table:
    """A row for each run, what is not known left empty."""
    rows: list[list[float | int | str]] = []
    for entry in entries:
        record, course = entry.record, entry.course
        if record is None:
            rows.append([entry.name, entry.id, *[""] * (len(RUN_HEADER) - 3), str(entry.standing)])
            continue
        c = record.config
        created = f"{datetime.fromtimestamp(record.created):%Y-%m-%d %H:%M:%S}"
        rows.append(
            [
                entry.name, entry.id, created, str(c.task), c.data, c.language if applies("language", c) else "",
                c.length if applies("length", c) else "", str(c.kind), c.layers, c.hidden_size, int(c.bidirectional),
                "" if entry.parameters is None else entry.parameters, c.seed, str(c.optimizer), c.learning_rate,
                c.clip_norm, c.batch_size, c.epochs, course.epoch, course.step, str(entry.measure or ""),
                "" if entry.best is None else entry.best, course.seconds, str(entry.standing),
            ]
        )  # fmt: skip
    return Table(RUN_HEADER, rows)
