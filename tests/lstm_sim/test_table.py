"""Tables: every intermediate at full precision, and CSV that reads back."""

from __future__ import annotations

import csv
import io
import json

import pytest

from lstm_sim.cell import CellType
from lstm_sim.edits import set_cell_type
from lstm_sim.frame import compute_frame
from lstm_sim.presets import preset, start_session
from lstm_sim.table import Table, trace_table


@pytest.mark.parametrize("cell_type", CellType)
@pytest.mark.parametrize("key", ["lecture", "rnn-by-hand"])
def test_every_value_reads_back_to_the_bit(key: str, cell_type: CellType) -> None:
    session = set_cell_type(cell_type).apply(preset(key).build())
    frame = compute_frame(session)
    rows = list(csv.DictReader(io.StringIO(trace_table(session, frame.trace, frame.readout).to_csv())))
    hidden = session.setup.weights.hidden_size
    for step, row in enumerate(rows):
        assert int(row["step"]) == step + 1
        for quantity in cell_type.quantities:
            for unit in range(hidden):
                name = f"{quantity}[{unit + 1}]" if hidden > 1 else str(quantity)
                assert float(row[name]) == frame.trace[quantity][step, 0, unit]
        for k, name in enumerate(session.setup.names):
            assert float(row[name]) == session.setup.inputs[step, k]


def test_direct_inputs_stand_there_once() -> None:
    session = start_session()
    header = trace_table(session, compute_frame(session).trace).header
    assert header == (
        "step", "z", "z_i", "z_f", "z_o", "g", "i", "f", "o", "c_prev", "c", "h_c", "a_prev", "a",
    )  # fmt: skip


def test_awkward_texts_are_quoted() -> None:
    table = Table(("a,b", 'c"d'), [("x\ny", 1), ("plain", float("nan"))])
    assert list(csv.reader(io.StringIO(table.to_csv()))) == [["a,b", 'c"d'], ["x\ny", "1"], ["plain", "nan"]]
    assert Table(("a", "b"), [(1, 2.5)]).to_text() == "a\tb\n1\t2.5"


def test_json_has_a_row_on_each_line() -> None:
    text = Table(("step", "word", "c"), [(1, "台北", 0.1), (2, 'a "b"', -1e-300)]).to_json()
    assert json.loads(text) == [{"step": 1, "word": "台北", "c": 0.1}, {"step": 2, "word": 'a "b"', "c": -1e-300}]
    assert text.count("\n") == 4 and "台北" in text
    assert json.loads(Table(("a",), []).to_json()) == []
