"""The course of a run: what is recorded is what was made, what is read is what was recorded."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.errors import InputError
from lstm_sim.laboratory.course import EPOCH_COLUMNS, STEP_COLUMNS, Measure, Recorder, measure_of, read_course
from lstm_sim.training.config import Task
from lstm_sim.training.log import JsonLog
from lstm_sim.training.loop import Progress
from lstm_sim.training.metrics import Scores, SpanScores


def progress(step: int, scores: Scores | None = None) -> Progress:
    return Progress(
        step, 600, (step - 1) // 2 + 1, 300, 1.0 / step, 0.1 * step, float(step % 2), 0.01, 4, 0.25, scores,
        finished=step == 600,
    )  # fmt: skip


def found(step: int, f1: float | None = None, error: float | None = None) -> Scores:
    spans = None if f1 is None else SpanScores(0.5, 0.5, f1, 10)
    return Scores(2.0 / step, 0.1 * step, spans, error=error)


def steps(count: int) -> list[Progress]:
    return [progress(k, found(k, f1=1.0 - 1.0 / k) if k % 2 == 0 else None) for k in range(1, count + 1)]


def test_what_was_told_before_never_changes_and_everything_is_there() -> None:
    recorder, courses = Recorder(), []
    for one in steps(600):  # more than the room that is made at first
        recorder.append(one)
        courses.append(recorder.course())
    for k, course in enumerate(courses, 1):
        assert course.by_step.shape == (len(STEP_COLUMNS), k)
        assert course.by_epoch.shape == (len(EPOCH_COLUMNS), k // 2)
        assert course.step == k and course["loss"][-1] == 1.0 / k and course["loss"][0] == 1.0
        assert not course.by_step.flags.writeable
    last = courses[-1]
    assert last.finished and not courses[-2].finished
    assert last.epoch == 300 and last.epochs == 300 and last.steps == 600
    assert last.seconds == pytest.approx(150.0)
    np.testing.assert_array_equal(last.evaluated("step"), np.arange(2, 601, 2))


def test_going_on_from_a_course_leaves_it_as_it_is() -> None:
    first = Recorder()
    for one in steps(3):
        first.append(one)
    begun = first.course()
    second = Recorder(begun)
    second.append(progress(4))
    assert begun.step == 3 and second.course().step == 4
    np.testing.assert_array_equal(second.course()["loss"], [1.0, 1 / 2, 1 / 3, 1 / 4])


@pytest.mark.parametrize(("measure", "expected"), [(Measure.F1, 0.75), (Measure.ACCURACY, 0.4), (Measure.ERROR, 0.1)])
def test_the_best_score_by_each_measure(measure: Measure, expected: float) -> None:
    recorder = Recorder()
    recorder.append(progress(2, found(2, f1=0.75, error=0.3)))
    recorder.append(progress(4, found(4, f1=0.5, error=0.1)))
    assert recorder.course().best(measure) == pytest.approx(expected)
    assert Recorder().course().best(measure) is None


def test_a_task_of_spans_without_spans_is_told_by_accuracy() -> None:
    recorder = Recorder()
    recorder.append(progress(2, found(2)))
    assert recorder.course().best(Measure.F1) == pytest.approx(0.2)


def test_every_task_has_its_measure() -> None:
    assert {task: measure_of(task) for task in Task} == {
        Task.FILES: Measure.F1, Task.TRAVEL: Measure.F1, Task.ADDING: Measure.ACCURACY,
        Task.TEMPORAL_ORDER: Measure.ACCURACY, Task.COPY: Measure.ACCURACY, Task.PARITY: Measure.ACCURACY,
        Task.SERIES: Measure.ERROR,
    }  # fmt: skip


def written(path: Path, count: int) -> None:
    log = JsonLog(path)
    for one in steps(count):
        log.write(one)
    log.close()


def test_a_log_tells_the_same_course(tmp_path: Path) -> None:
    written(tmp_path / "log", 600)
    recorder = Recorder()
    for one in steps(600):
        recorder.append(one)
    read, recorded = read_course(tmp_path / "log"), recorder.course()
    np.testing.assert_array_equal(read.by_step, recorded.by_step)
    np.testing.assert_array_equal(read.by_epoch, recorded.by_epoch)
    assert (read.steps, read.epochs, read.finished) == (600, 300, True)
    assert read_course(tmp_path / "log", until=5).step == 5


def test_half_a_line_at_the_end_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path / "log", 3)
    with (tmp_path / "log").open("ab") as file:
        file.write(b'{"step": 4, "lo')
    assert read_course(tmp_path / "log").step == 3


@pytest.mark.parametrize(
    "line", [b"nonsense\n", b"{}\n", b'{"step": "4"}\n', b"[1]\n", b"\xff\xfe\n", b"[" * 5000 + b"\n"]
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: bytes) -> None:
    written(tmp_path / "log", 3)
    with (tmp_path / "log").open("ab") as file:
        file.write(line)
    with pytest.raises(InputError) as caught:
        read_course(tmp_path / "log")
    assert caught.value.line == 4 and caught.value.file == str(tmp_path / "log")


def test_a_line_beyond_the_first_megabyte_is_named(tmp_path: Path) -> None:
    written(tmp_path / "log", 600)
    body = (tmp_path / "log").read_bytes()
    many = 2 * (1 << 20) // len(body) + 1
    (tmp_path / "log").write_bytes(body * many + b"nonsense\n")
    with pytest.raises(InputError) as caught:
        read_course(tmp_path / "log")
    assert caught.value.line == 600 * many + 1


def test_the_table_of_a_course_reads_back() -> None:
    recorder = Recorder()
    for one in steps(4):
        recorder.append(one)
    rows = list(csv.DictReader(io.StringIO(recorder.course().table().to_csv())))
    assert [row["step"] for row in rows] == ["1", "2", "3", "4"]
    assert [float(row["loss"]) for row in rows] == [1.0, 1 / 2, 1 / 3, 1 / 4]
    assert [row["dev_f1"] for row in rows] == ["", "0.5", "", "0.75"]
    assert all(row["dev_error"] == "" for row in rows)
    assert math.isclose(float(rows[3]["gradient_norm"]), 0.4)
