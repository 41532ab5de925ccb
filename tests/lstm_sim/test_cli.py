"""The command line without a screen."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lstm_sim import __version__
from lstm_sim.cli import run
from lstm_sim.presets import PRESETS, preset
from lstm_sim.session_file import dump_session
from tests.lstm_sim.test_weights_file import LECTURE

OUTPUT = [1.3619360610730318e-04, 3.1778508091704076e-04, 3.1777477608462717e-04, 6.999500633749107]


def outputs(text: str) -> list[float]:
    return [float(row["a"]) for row in csv.DictReader(io.StringIO(text))]


def test_a_preset_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["simulate", "--preset", "lecture"]) == 0
    assert outputs(capsys.readouterr().out)[:4] == pytest.approx(OUTPUT, rel=1e-12)


def test_a_session_file_into_a_file(tmp_path: Path) -> None:
    session, output = tmp_path / "s.lstmsim", tmp_path / "o.csv"
    session.write_bytes(dump_session(preset("lecture").build()))
    assert run(["simulate", "--session", str(session), "--output", str(output)]) == 0
    assert outputs(output.read_text())[:4] == pytest.approx(OUTPUT, rel=1e-12)


def test_inputs_and_weights_with_columns_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights, inputs = tmp_path / "w.json", tmp_path / "x.csv"
    weights.write_text(json.dumps(LECTURE))
    inputs.write_text("note,x3,x2,x1\n9,0,1,3\n9,0,1,4\n9,0,0,2\n9,1,0,1\n")
    assert run(["simulate", "--inputs", str(inputs), "--weights", str(weights)]) == 0
    assert outputs(capsys.readouterr().out) == pytest.approx(OUTPUT, rel=1e-12)
    assert run(["simulate", "--inputs", str(inputs), "--weights", str(weights), "--cell", "peephole", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["a"] for row in rows] == pytest.approx(OUTPUT, rel=1e-12)  # its peephole weights are 0


def test_the_list_of_presets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["presets"]) == 0
    text = capsys.readouterr().out
    assert all(p.key in text and p.look_for in text for p in PRESETS)
    assert run(["presets", "--json"]) == 0
    assert [entry["key"] for entry in json.loads(capsys.readouterr().out)] == [p.key for p in PRESETS]


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["simulate"], "Give one thing"),
        (["simulate", "--preset", "lecture", "--session", "x"], "Give one thing"),
        (["simulate", "--inputs", "x.csv"], "go together"),
        (["simulate", "--preset", "nope"], "There is no preset"),
        (["simulate", "--session", "/nowhere/x.lstmsim"], "/nowhere/x.lstmsim: No such file"),
        (["simulate", "--preset", "lecture", "--output", "/nowhere/x.csv"], "No such file"),
        (["simulate", "--preset", "lecture", "--cell", "cnn"], "cnn"),
        (["simulat"], "No such command"),
    ],
)
def test_mistakes_are_said_in_words_with_exit_code_2(
    argv: list[str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(argv) == 2
    error = capsys.readouterr().err
    assert word in error and "Traceback" not in error


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    assert run(["--help"]) == 0
    assert "simulate" in capsys.readouterr().out


def test_as_a_module_and_a_closed_pipe() -> None:
    command = [sys.executable, "-m", "lstm_sim", "simulate", "--preset", "lecture"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert outputs(done.stdout)[3] == pytest.approx(7.0, abs=1e-3)


def test_the_commands_import_neither_screen_nor_torch() -> None:
    code = (
        "import sys; from lstm_sim.cli import run; run(['presets']);"
        "print([m for m in ('torch', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")
