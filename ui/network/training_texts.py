"""The words on screen for what training knows by name: tasks, architectures, optimizers, scores, standings, sizes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lstm_sim.laboratory.course import Measure
from lstm_sim.laboratory.hardware import Device
from lstm_sim.laboratory.runs import Standing
from lstm_sim.networks.architecture import Head, Kind
from lstm_sim.training.config import Config, Optimizer, Schedule, Task


def task_name(task: Task) -> str:
    """What is learnt."""
    translate = QCoreApplication.translate
    return {
        Task.TRAVEL: translate("training", "Slot filling: travel"),
        Task.FILES: translate("training", "Slot filling: own data"),
        Task.ADDING: translate("training", "Adding problem"),
        Task.TEMPORAL_ORDER: translate("training", "Temporal order"),
        Task.COPY: translate("training", "Copy"),
        Task.PARITY: translate("training", "Parity"),
        Task.SERIES: translate("training", "Series from CSV"),
    }[task]


def language_name(language: str) -> str:
    """The language of the travel sentences."""
    translate = QCoreApplication.translate
    return {
        "en": translate("training", "English"),
        "zh": translate("training", "Chinese"),
        "en+zh": translate("training", "English and Chinese"),
    }.get(language, language)


def family_name(kind: Kind) -> str:
    """The architecture, without its peepholes."""
    translate = QCoreApplication.translate
    return {
        Kind.FEED_FORWARD: translate("training", "Feed-forward"),
        Kind.ELMAN: translate("training", "Elman"),
        Kind.JORDAN: translate("training", "Jordan"),
        Kind.GRU: translate("training", "GRU"),
    }.get(kind, translate("training", "LSTM"))


def peephole_name(kind: Kind) -> str:
    """The peepholes of an LSTM."""
    translate = QCoreApplication.translate
    return {
        Kind.PEEPHOLE: translate("training", "diagonal"),
        Kind.DENSE_PEEPHOLE: translate("training", "dense"),
    }.get(kind, translate("training", "none"))


def kind_name(kind: Kind) -> str:
    """The whole architecture in a word or two."""
    translate = QCoreApplication.translate
    return {
        Kind.PEEPHOLE: translate("training", "Peephole LSTM"),
        Kind.DENSE_PEEPHOLE: translate("training", "Dense peephole LSTM"),
    }.get(kind, family_name(kind))


def architecture_name(config: Config) -> str:
    """Architecture and size: LSTM 2 × 32, both directions."""
    translate = QCoreApplication.translate
    size = f"{config.layers} × {config.hidden_size}" if config.layers > 1 else str(config.hidden_size)
    template = (
        translate("training", "{kind} {size}, both directions")
        if config.bidirectional
        else translate("training", "{kind} {size}")
    )
    return template.format(kind=kind_name(config.kind), size=size)


def head_name(head: Head) -> str:
    """The output layer."""
    translate = QCoreApplication.translate
    return {
        Head.SOFTMAX: translate("training", "softmax"),
        Head.CRF: translate("training", "CRF"),
        Head.REGRESSION: translate("training", "regression"),
        Head.HIDDEN: translate("training", "none"),
    }[head]


def optimizer_name(optimizer: Optimizer) -> str:
    """How a gradient becomes a step: names that are the same in every language."""
    return {
        Optimizer.SGD: "SGD",
        Optimizer.RMSPROP: "RMSprop",
        Optimizer.ADAM: "Adam",
        Optimizer.ADAMW: "AdamW",
    }[optimizer]


def schedule_name(schedule: Schedule) -> str:
    """How the learning rate falls."""
    translate = QCoreApplication.translate
    return {
        Schedule.CONSTANT: translate("training", "constant"),
        Schedule.LINEAR: translate("training", "linear"),
        Schedule.COSINE: translate("training", "cosine"),
    }[schedule]


def switch_name(on: bool) -> str:
    """Off or on."""
    return QCoreApplication.translate("training", "on") if on else QCoreApplication.translate("training", "off")


def measure_name(measure: Measure) -> str:
    """The score on dev."""
    translate = QCoreApplication.translate
    return {
        Measure.F1: translate("training", "F1"),
        Measure.ACCURACY: translate("training", "accuracy"),
        Measure.ERROR: translate("training", "error"),
    }[measure]


def score_text(score: float | None, measure: Measure | None) -> str:
    """A score with its name's digits: shares in percent, errors as they are; a dash where there is none."""
    if score is None or measure is None:
        return "–"
    return f"{score:.4f}" if measure is Measure.ERROR else f"{100.0 * score:.2f}%"


def standing_name(standing: Standing) -> str:
    """How far a run has come."""
    translate = QCoreApplication.translate
    return {
        Standing.FINISHED: translate("training", "finished"),
        Standing.INTERRUPTED: translate("training", "interrupted"),
        Standing.DAMAGED: translate("training", "damaged"),
    }[standing]


def device_name(device: Device) -> str:
    """A device with its maker's name and its memory."""
    name = "CPU" if device.name == "cpu" else device.name.upper()
    parts = [name, *([device.title] if device.title else [])]
    if device.memory is not None:
        parts.append(memory_text(device.memory))
    return " · ".join(parts)


def memory_text(count: int) -> str:
    """A size of memory."""
    return f"{count / 2**30:.1f} GB" if count >= 2**30 else f"{count / 2**20:.0f} MB"


def clock(seconds: float) -> str:
    """A duration as 0:07, 12:34 or 1:02:03."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
