"""What is typed, taken apart into words or symbols."""

from __future__ import annotations

import pytest

from lstm_sim.data.vocabulary import UNKNOWN, Vocabulary
from lstm_sim.laboratory.tokens import tokens_of
from lstm_sim.training.config import Config, Task, recipe

WORDS = Vocabulary((UNKNOWN, "leave", "taipei", "离开", "台北"), ("", UNKNOWN), ("O",))
SYMBOLS = Vocabulary((UNKNOWN, "E", "B", "a", "X", "·"), ("", UNKNOWN), ("XX",))


@pytest.mark.parametrize("config", [None, recipe(Task.TRAVEL), recipe(Task.FILES)])
def test_words(config: Config | None) -> None:
    assert tokens_of(" leave  Taipei. ", WORDS, config) == ("leave", "Taipei")
    assert tokens_of("离开台北", WORDS, config) == ("离开", "台北")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("E a X B", ("E", "a", "X", "B")),
        ("EaX·B", ("E", "a", "X", "·", "B")),
        ("Ea XB", ("E", "a", "X", "B")),
        ("leave aX", ("leave", "a", "X")),
        ("x", ("x",)),  # unknown: symbols are no words, x is not X
        ("  ", ()),
        ("", ()),
    ],
)
def test_symbols(text: str, tokens: tuple[str, ...]) -> None:
    assert tokens_of(text, SYMBOLS, recipe(Task.TEMPORAL_ORDER)) == tokens
