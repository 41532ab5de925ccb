"""Every name that training knows has words, and every option a label and a tooltip."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from lstm_sim.laboratory.course import Measure
from lstm_sim.laboratory.hardware import Device
from lstm_sim.laboratory.runs import Standing
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Schedule, Task, recipe
from ui.network import training_texts as words
from ui.network.option_plan import FIRST_ROWS, LANGUAGES, MORE_ROWS, make_fields
from ui.network.option_texts import option_texts


def test_every_name_has_words_of_its_own(qapp: QApplication) -> None:
    for names in (
        [words.task_name(t) for t in Task],
        [words.kind_name(k) for k in Kind],
        [words.head_name(h) for h in Head],
        [words.optimizer_name(o) for o in Optimizer],
        [words.schedule_name(s) for s in Schedule],
        [words.measure_name(m) for m in Measure],
        [words.standing_name(s) for s in Standing],
        [words.language_name(x) for x in LANGUAGES],
        [words.peephole_name(k) for k in (Kind.LSTM, Kind.PEEPHOLE, Kind.DENSE_PEEPHOLE)],
        [words.switch_name(on) for on in (False, True)],
    ):
        assert all(names) and len(set(names)) == len(names)


def test_every_option_of_a_config_has_a_row(qapp: QApplication) -> None:
    rows = [name for row in (*FIRST_ROWS, *MORE_ROWS) for name in row]
    assert len(rows) == len(set(rows))
    assert set(rows) == set(Config.__dataclass_fields__) | {"peepholes"}
    assert set(make_fields()) | {"data"} == set(rows) == set(option_texts())
    assert all(label for label, _ in option_texts().values())
    assert all(tip for name, (_, tip) in option_texts().items() if name != "data")


def test_architectures_scores_devices_and_times(qapp: QApplication) -> None:
    config = replace(recipe(Task.TRAVEL, Kind.LSTM), hidden_size=32)
    assert words.architecture_name(config) == "LSTM 32"
    assert words.architecture_name(replace(config, layers=2, bidirectional=True)) == "LSTM 2 × 32, both directions"
    assert words.score_text(0.98765, Measure.F1) == "98.77%"
    assert words.score_text(0.01234, Measure.ERROR) == "0.0123"
    assert words.score_text(None, Measure.F1) == "–"
    assert words.device_name(Device("cpu", "", 8 * 2**30)) == "CPU · 8.0 GB"
    assert words.device_name(Device("cuda:0", "NVIDIA H100", 79 * 2**30)) == "CUDA:0 · NVIDIA H100 · 79.0 GB"
    assert [words.clock(s) for s in (0.2, 7, 754, 3723)] == ["0:00", "0:07", "12:34", "1:02:03"]
