"""What is shown while a network is trained."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

import lstm_sim.commands.display
from lstm_sim.commands.display import Display, clock
from lstm_sim.training.loop import Progress
from lstm_sim.training.metrics import Scores, SpanScores

STEP = Progress(1, 4, 1, 2, 0.5, 1.0, 0.0, 0.01, 32, 0.5)
SCORED = replace(STEP, step=2, scores=Scores(0.3, 0.9, SpanScores(0.8, 0.8, 0.8, 9)), best=True)
LAST = replace(STEP, step=4, epoch=2, loss=0.25, scores=Scores(0.3, 0.9, SpanScores(0.7, 0.7, 0.7, 9)), finished=True)


def shown(*steps: Progress, terminal: bool, width: int = 80) -> str:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=width, highlight=False, color_system=None)
    with Display("sentences", console=console) as display:
        for step in steps:
            display.show(step)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("seconds", "written"), [(0.0, "0:00"), (7.4, "0:07"), (59.6, "1:00"), (754, "12:34"), (3723, "1:02:03")]
)
def test_the_clock(seconds: float, written: str) -> None:
    assert clock(seconds) == written


def test_where_there_is_no_terminal_a_line_tells_of_each_epoch() -> None:
    first, last = shown(STEP, SCORED, replace(STEP, step=3, epoch=2), LAST, terminal=False).rstrip("\n").split("\n")
    assert first.startswith("epoch 1/2  loss 0.5000  dev span F1 80.00  64 sentences/s  0:0")
    assert first.endswith("left  best so far")
    assert last.startswith("epoch 2/2  loss 0.") and last.endswith("dev span F1 70.00  64 sentences/s")


def test_a_long_epoch_is_told_of_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lstm_sim.commands.display, "LINE_EVERY", 0.0)
    assert shown(STEP, terminal=False).startswith("epoch 1/2  step 1/4  loss 0.5000  64 sentences/s")


def test_on_a_terminal_a_bar_fits_into_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lstm_sim.commands.display, "REDRAWN_EVERY", 0.0)
    text = shown(STEP, SCORED, replace(STEP, step=3, epoch=2), terminal=True)
    text = re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", text)
    bars = [line for part in text.split("\n") for line in part.split("\r") if "━" in line]
    assert any("epoch 2/2" in bar and "best span F1 80.00" in bar and "left" in bar for bar in bars)
    assert all(len(bar) <= 80 for bar in bars)
    assert "epoch 1/2  loss 0.5000  dev span F1 80.00  64 sentences/s  best so far\n" in text


def test_speed_and_time_count_the_steps_alone() -> None:
    display = Display("sequences", quiet=True)
    for step in (STEP, SCORED):
        display.show(step)
    assert (display.steps, display.seconds, display.speed) == (2, 1.0, 64.0)
