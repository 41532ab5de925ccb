"""Networks and scores in words and columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lstm_sim.commands.wording import (
    data_described,
    described,
    headline,
    in_columns,
    label_table,
    print_json,
    score_columns,
    split_table,
)
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.training.config import Config, Task
from lstm_sim.training.metrics import Scores, SpanScores

SPANS = SpanScores(0.5, 2 / 3, 0.98765, 1234)


def test_columns_are_as_wide_as_they_look_on_a_terminal() -> None:
    table = in_columns(["word", "n"], [["台北", "1"], ["Oslo", "10"]])
    assert table.split("\n") == ["word   n", "台北   1", "Oslo  10"]
    assert in_columns(["", ""], [["a", "b"]]) == "a  b", "no line for a header of nothing"
    assert in_columns(["a", "b"], [["longer", "x"]], left=2) == "a       b\nlonger  x"


def test_the_headline_is_what_programs_look_for() -> None:
    assert headline(Scores(0.1, 0.9, SPANS)) == "span F1 98.77"
    assert headline(Scores(0.1, 0.9)) == "accuracy 90.00"
    assert headline(Scores(0.1, 0.9, error=0.25)) == "error 0.2500"


def test_scores_stand_under_their_titles() -> None:
    scores = Scores(0.1, 0.9, SPANS, {"city": SPANS})
    assert score_columns(scores) == {
        "span F1": "98.77", "precision": "50.00", "recall": "66.67", "token accuracy": "90.00", "loss": "0.1000",
    }  # fmt: skip
    header, line = split_table({"test": scores}).split("\n")
    assert header.index("span F1") + len("span F1") == line.index("98.77") + len("98.77")
    assert label_table(scores).split("\n")[1].split() == ["city", "50.00", "66.67", "98.77", "1,234"]


def test_networks_and_data_in_words() -> None:
    tagger = Architecture(Kind.LSTM, 4, 3, 5, layers=2, bidirectional=True, vocabulary_size=7, head=Head.CRF)
    count = sum(tagger.parameter_counts().values())
    assert described(tagger) == f"lstm, 2 layers of 4 units, both directions, crf output layer, {count:,} parameters"
    window = Architecture(Kind.FEED_FORWARD, 4, 3, 5, window=3, vocabulary_size=7)
    assert "1 layer of 4 units, window of 3 words, softmax output layer" in described(window)
    assert "no output layer" in described(Architecture(Kind.GRU, 4, 3, 4, head=Head.HIDDEN))
    assert data_described(Config(Task.TRAVEL, language="en+zh")) == "travel (en+zh)"
    assert data_described(Config(Task.FILES, data="/a/b")) == "/a/b"
    assert data_described(Config(Task.COPY, length=30)) == "copy, 30 steps"


def test_json_holds_dataclasses_and_paths_and_every_script(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"path": Path("a/b"), "scores": Scores(0.5, 1.0), "city": "台北"})
    text = capsys.readouterr().out
    assert "台北" in text
    found = json.loads(text)
    assert found["path"] == "a/b" and found["scores"]["loss"] == 0.5
