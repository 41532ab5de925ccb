"""The table of runs: a row for each, what is not known left empty."""

from __future__ import annotations

import csv
import io

from lstm_sim.laboratory.runs import RunEntry, Standing
from lstm_sim.laboratory.runs_table import runs_table
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import Task, recipe
from tests.lstm_sim.laboratory.samples import record


def test_a_row_for_each_run_damaged_ones_too() -> None:
    good = RunEntry("lstm-1", Standing.INTERRUPTED, record(recipe(Task.PARITY, Kind.GRU), name='a "b", c'), None)
    table = runs_table([good, RunEntry("broken", Standing.DAMAGED, None, None)])
    first, second = csv.DictReader(io.StringIO(table.to_csv()))
    assert first["name"] == 'a "b", c' and first["task"] == "parity" and first["architecture"] == "gru"
    assert first["length"] == "50" and first["language"] == "" and first["best"] == "" and first["parameters"] == ""
    assert first["state"] == "interrupted" and first["measure"] == "accuracy" and first["learning_rate"] == "0.005"
    assert second["run"] == "broken" and second["state"] == "damaged" and second["task"] == ""
