"""Logs: a line of JSON for each step, cut where a run goes on from; TensorBoard's event files."""

from __future__ import annotations

import json
import math
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lstm_sim.errors import InputError
from lstm_sim.training.log import JsonLog, TensorBoardLog, as_json
from lstm_sim.training.loop import Progress
from lstm_sim.training.metrics import Scores, SpanScores
from tests.lstm_sim.training.samples import begin, full_config, write_corpus

STEP = Progress(1, 12, 1, 3, 2.5, 0.75, 0.0, 0.01, 4, 0.125)
SCORES = Scores(1.5, 0.5, SpanScores(0.5, 0.25, 1 / 3, 8), {"time": SpanScores(1, 1, 1, 1)}, {"O": {"O": 3}})


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_line_says_all_but_the_tables() -> None:
    plain = as_json(replace(STEP, scores=SCORES, best=True))
    assert plain["step"] == 1 and plain["loss"] == 2.5 and plain["best"] is True and plain["finished"] is False
    assert plain["scores"] == {
        "loss": 1.5, "accuracy": 0.5, "error": None,
        "spans": {"precision": 0.5, "recall": 0.25, "f1": 1 / 3, "support": 8},
    }  # fmt: skip
    assert as_json(STEP)["scores"] is None


def test_each_line_is_there_at_once(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    log = JsonLog(path)
    for step in (1, 2, 3):
        log.write(replace(STEP, step=step))
        assert [line["step"] for line in lines_of(path)] == list(range(1, step + 1))
    log.close()


def test_a_number_that_json_has_not_is_null(tmp_path: Path) -> None:
    log = JsonLog(tmp_path / "run.jsonl")
    log.write(replace(STEP, loss=math.inf, gradient_norm=math.nan))
    log.close()
    (line,) = lines_of(tmp_path / "run.jsonl")
    assert line["loss"] is None and line["gradient_norm"] is None


def test_a_run_that_goes_on_drops_what_it_makes_anew(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    log = JsonLog(path)
    for step in range(1, 6):
        log.write(replace(STEP, step=step))
    log.close()
    with path.open("a") as file:
        file.write('{"step": 6, "lo')  # as kill -9 leaves it
    log = JsonLog(path, after=3)
    assert [line["step"] for line in lines_of(path)] == [1, 2, 3]
    log.write(replace(STEP, step=4, loss=9.0))
    log.close()
    assert [(line["step"], line["loss"]) for line in lines_of(path)] == [(1, 2.5), (2, 2.5), (3, 2.5), (4, 9.0)]
    JsonLog(path).close()
    assert lines_of(path) == []


@pytest.mark.parametrize("after", [0, 3])
@pytest.mark.parametrize(
    "text", ["hello", "hello\n", "[1]\n", '{"stop": 1}\n', '{"step": "x"}\n', "\xff\n", "[" * 99999 + "\n"]
)
def test_a_file_that_is_no_log_is_left_alone(text: str, after: int, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    whole = b'{"step": 1}\n' + text.encode("latin-1")
    path.write_bytes(whole)
    with pytest.raises(InputError, match="not the log of a training run") as caught:
        JsonLog(path, after)
    assert caught.value.line == 2
    assert path.read_bytes() == whole


def test_a_real_run_is_logged(tmp_path: Path) -> None:
    run = begin(full_config(write_corpus(tmp_path)))
    log = JsonLog(tmp_path / "run.jsonl")
    for progress in run.advance():
        log.write(progress)
    log.close()
    lines = lines_of(tmp_path / "run.jsonl")
    assert [line["step"] for line in lines] == list(range(1, 13))
    assert [line["scores"] is not None for line in lines] == [False, False, False, True] * 3
    assert lines[-1]["finished"] is True
    assert not {"confusion", "by_label"} & lines[-1]["scores"].keys()


def test_tensorboard_reads_every_curve(tmp_path: Path) -> None:
    pytest.importorskip("tensorboard")
    for after in (0, 2):
        log = TensorBoardLog(tmp_path, after)
        for step in range(after + 1, 4):
            scores = SCORES if step == 3 else None
            log.write(replace(STEP, step=step, loss=float(step + after), scores=scores))
        log.close()
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    events = EventAccumulator(str(tmp_path))
    events.Reload()
    names = {"training/loss", "training/gradient_norm", "training/clipped", "training/learning_rate"}
    assert set(events.Tags()["scalars"]) == names | {"dev/loss", "dev/accuracy", "dev/span F1"}
    assert [(e.step, e.value) for e in events.Scalars("training/loss")] == [(1, 1.0), (2, 2.0), (3, 5.0)]
    assert events.Scalars("dev/span F1")[-1].value == pytest.approx(1 / 3)


def test_a_missing_tensorboard_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)
    with pytest.raises(InputError, match=r"TensorBoard is not installed\. Run: pip install tensorboard"):
        TensorBoardLog(tmp_path)
