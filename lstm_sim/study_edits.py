"""The pure edits of the Study: the only way anything the user has set in the Gradients workspace changes."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lstm_sim.cell import Quantity
from lstm_sim.edits import Change, Edit
from lstm_sim.errors import InputError, said
from lstm_sim.session import Session
from lstm_sim.study import HELD_STEPS, Study, Tab, Wanted, with_comparison, with_slope, with_tabs

LARGEST_POWER = 2.0
"""The largest |w| of the one-unit linear network."""


def _on_study(merge: str, alter: Callable[[Study], Study], undoable: bool = True) -> Edit:
    def apply(session: Session) -> Session:
        study = alter(session.study)
        return session if study == session.study else replace(session, study=study)

    return Edit(Change.STUDY, merge, apply, undoable)


def set_comparison(**values: Any) -> Edit:
    """Change what is compared through time; the names are those of Comparison and of gradients.drawn.Drawn.

    Raises InputError, when applied, for a number that cannot be.
    """
    return _on_study(f"comparison {sorted(values)}", lambda study: with_comparison(study, **values))


def look_at_step(step: int) -> Edit:
    """Look at another step of the comparison."""
    return _on_study("", lambda study: with_comparison(study, step=max(step, 0)), undoable=False)


def set_power(w: float) -> Edit:
    """The weight of the one-unit linear network. Raises InputError for one beyond ±2."""
    if not abs(w) <= LARGEST_POWER:
        raise InputError(said("w is {0}.", f"{w:g}"), remedy=said("Stay within ±{0}.", f"{LARGEST_POWER:g}"))
    return _on_study("power", lambda study: replace(study, power=float(w)))


def set_slope(**values: Any) -> Edit:
    """Change the error surface or the descent; the names are those of Slope and of gradients.descent.Rule.

    Raises InputError, when applied, for a number that cannot be.
    """
    return _on_study(f"slope {sorted(values)}", lambda study: with_slope(study, **values))


def look_at_slope(**values: Any) -> Edit:
    """Turn the relief, or replay a descent; nothing to undo."""
    return _on_study("", lambda study: with_slope(study, **values), undoable=False)


def set_sizes(**values: int) -> Edit:
    """The sizes of the compared layers: `inputs`, `hidden`. Raises InputError, when applied, for one outside."""
    return _on_study(f"sizes {sorted(values)}", lambda study: replace(study, sizes=replace(study.sizes, **values)))


def want_label(tokens: tuple[str, ...], step: int, label: str) -> Edit:
    """Say which label a word should have been given; "" for what is known. Of another sentence nothing is kept."""

    def alter(study: Study) -> Study:
        said_before = study.wanted.labels if study.wanted.tokens == tokens else ("",) * len(tokens)
        labels = tuple(label if t == step else old for t, old in enumerate(said_before))
        return replace(study, wanted=Wanted(tokens, labels) if any(labels) else Wanted())

    return _on_study("", alter)


def follow_back(quantity: Quantity) -> Edit:
    """Follow the gradient of the last step's output a or memory c′ backwards."""
    return _on_study("", lambda study: replace(study, back_of=quantity))


def follow_to(step: int) -> Edit:
    """Come to another step of a run of one step that is followed held; nothing to undo."""
    return _on_study("", lambda study: replace(study, back_step=min(max(step, 0), HELD_STEPS - 1)), undoable=False)


def set_threshold(threshold: float) -> Edit:
    """The threshold at which a training run is clipped. Raises InputError unless it is a number more than 0."""
    if not 0.0 < threshold < math.inf:
        raise InputError(said("{0} is {1}.", "threshold", f"{threshold:g}"), remedy="It must be more than 0.")
    return _on_study("threshold", lambda study: replace(study, threshold=float(threshold)))


def show_tab(tab: Tab) -> Edit:
    """Bring a tab to the front of its side; nothing to undo, as with a workspace."""
    return _on_study("", lambda study: with_tabs(study, tab), undoable=False)


def open_lesson(name: str, step: int = 0) -> Edit:
    """Open a lesson at one of its steps; "" closes it."""
    return _on_study("", lambda study: replace(study, lesson=name, lesson_step=max(step, 0)), undoable=False)
