"""The pure edits of the Lab: the only way anything the user has set in the Network workspace changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from lstm_sim.activations import FloatArray
from lstm_sim.edits import Change, Edit
from lstm_sim.errors import InputError, said
from lstm_sim.interventions import Change as NetworkChange
from lstm_sim.interventions import Intervention
from lstm_sim.laboratory.lab import (
    LONGEST_TEXT,
    MOST_NETWORKS,
    MOST_SENTENCES,
    Lab,
    NetworkRef,
    WhatIf,
    frozen_numbers,
)
from lstm_sim.limits import MAX_STEPS
from lstm_sim.session import Session, Workspace
from lstm_sim.training.config import Config


def _on_lab(change: Change, merge: str, alter: Callable[[Lab], Lab], undoable: bool = True) -> Edit:
    def apply(session: Session) -> Session:
        lab = alter(session.lab)
        return session if lab is session.lab else replace(session, lab=lab)

    return Edit(change, merge, apply, undoable)


def show_workspace(workspace: Workspace) -> Edit:
    """Switch to another workspace; each keeps its state."""
    return Edit(Change.VIEW, "", lambda s: s if s.workspace is workspace else replace(s, workspace=workspace), False)


def set_config(config: Config, merge: str = "config") -> Edit:
    """What the train panel would train; `merge` names the option."""
    return _on_lab(Change.TRAINING, merge, lambda lab: lab if lab.config == config else replace(lab, config=config))


def show_network(ref: NetworkRef, alone: bool = False) -> Edit:
    """Look into a network: the one that is chosen is replaced by it, or all are (`alone`).

    What was changed in the old one is let go with it.
    """

    def alter(lab: Lab) -> Lab:
        if ref in lab.networks and not alone:
            return _chosen(lab, lab.networks.index(ref))
        if alone or not lab.networks:
            return _looked_into_anew(replace(lab, networks=(ref,), chosen=0))
        networks = tuple(ref if k == lab.chosen else old for k, old in enumerate(lab.networks))
        return _looked_into_anew(replace(lab, networks=networks))

    return _on_lab(Change.NETWORK, "", alter)


def compare_network(ref: NetworkRef) -> Edit:
    """Let one more network answer under the others. Raises InputError if there are too many already."""

    def alter(lab: Lab) -> Lab:
        if ref in lab.networks:
            return lab
        if not lab.networks:
            return _looked_into_anew(replace(lab, networks=(ref,), chosen=0))
        if len(lab.networks) >= MOST_NETWORKS:
            raise InputError(
                said("{0} networks under each other are as many as can be read.", MOST_NETWORKS),
                remedy="Take one away first.",
            )
        return replace(lab, networks=(*lab.networks, ref))

    return _on_lab(Change.NETWORK, "", alter)


def drop_network(place: int) -> Edit:
    """Take a network away."""

    def alter(lab: Lab) -> Lab:
        if not 0 <= place < len(lab.networks):
            return lab
        networks = lab.networks[:place] + lab.networks[place + 1 :]
        chosen = min(lab.chosen - (place < lab.chosen), max(len(networks) - 1, 0))
        rest = replace(lab, networks=networks, chosen=chosen)
        return _looked_into_anew(rest) if place == lab.chosen else rest

    return _on_lab(Change.NETWORK, "", alter)


def choose_network(place: int) -> Edit:
    """Look into another of the networks that answer."""
    return _on_lab(Change.NETWORK, "", lambda lab: _chosen(lab, place))


def _chosen(lab: Lab, place: int) -> Lab:
    if place == lab.chosen or not 0 <= place < len(lab.networks):
        return lab
    return _looked_into_anew(replace(lab, chosen=place))


def _looked_into_anew(lab: Lab) -> Lab:
    """The lab with nothing left of what was looked at, and changed, in another network."""
    return replace(lab, what_if=(), look=replace(lab.look, layer=0, reverse=False, unit=0, label=0))


def set_sentence(place: int, text: str) -> Edit:
    """Write another sentence. Raises InputError for one that is too long."""
    if len(text) > LONGEST_TEXT:
        raise InputError(
            said("{0} characters are too many for one sentence.", f"{len(text):,}"),
            remedy=said("Use up to {0}.", f"{LONGEST_TEXT:,}"),
        )

    def alter(lab: Lab) -> Lab:
        if lab.sentences[place] == text:
            return lab
        sentences = (*lab.sentences[:place], text, *lab.sentences[place + 1 :])
        return replace(lab, sentences=sentences)

    return _on_lab(Change.SENTENCE, f"sentence {place}", alter)


def add_sentence(text: str) -> Edit:
    """Set one more sentence under the others. Raises InputError if there are too many already."""

    def alter(lab: Lab) -> Lab:
        if len(lab.sentences) >= MOST_SENTENCES:
            raise InputError(
                said("{0} sentences under each other are as many as can be read.", MOST_SENTENCES),
                remedy="Take one away first.",
            )
        return replace(lab, sentences=(*lab.sentences, text))

    return _on_lab(Change.SENTENCE, "", alter)


def drop_sentence(place: int) -> Edit:
    """Take a sentence away; the last one stays."""

    def alter(lab: Lab) -> Lab:
        if len(lab.sentences) == 1 or not 0 <= place < len(lab.sentences):
            return lab
        sentences = lab.sentences[:place] + lab.sentences[place + 1 :]
        at = lab.look.sentence - (place < lab.look.sentence)
        return replace(lab, sentences=sentences, look=replace(lab.look, sentence=min(at, len(sentences) - 1)))

    return _on_lab(Change.SENTENCE, "", alter)


def set_numbers(values: ArrayLike | None) -> Edit:
    """The sequence (T, I) for networks that read numbers; None for one of their own.

    Raises InputError for one that is empty, too long, ragged or not finite.
    """
    numbers = None
    if values is not None:
        try:
            rows = np.atleast_2d(np.asarray(values, dtype=np.float64))
        except ValueError:
            raise InputError(
                "The sequence is not a rectangle of numbers.", remedy="Give every row the same number of columns."
            ) from None
        if rows.ndim != 2 or rows.size == 0:
            raise InputError("The sequence is empty.", remedy="Give at least one row of numbers.")
        if len(rows) > MAX_STEPS:
            raise InputError(
                said(
                    "A sequence of {0} steps is too long for the window, which shows up to {1}.",
                    f"{len(rows):,}",
                    f"{MAX_STEPS:,}",
                ),
                remedy="Shorten it.",
            )
        if not np.isfinite(rows).all():
            row, column = (int(k) for k in np.argwhere(~np.isfinite(rows))[0])
            raise InputError(
                said("{0} is not a usable number.", rows[row, column]),
                line=row + 1,
                column=column + 1,
                remedy="Give a finite number.",
            )
        numbers = frozen_numbers(rows)
    return _on_lab(
        Change.SENTENCE,
        "numbers",
        lambda lab: lab if _same_numbers(lab.numbers, numbers) else replace(lab, numbers=numbers),
    )


def _same_numbers(one: FloatArray | None, other: FloatArray | None) -> bool:
    return one is other or (one is not None and other is not None and np.array_equal(one, other))


def pick_example(place: int) -> Edit:
    """Let networks that read numbers read one of their own examples."""
    example = max(place, 0)
    return _on_lab(
        Change.SENTENCE,
        "example",
        lambda lab: (
            lab if lab.numbers is None and lab.example == example else replace(lab, numbers=None, example=example)
        ),
    )


def look_at(**values: Any) -> Edit:
    """Look at another part of the network; the names are Look's fields."""

    def alter(lab: Lab) -> Lab:
        if all(getattr(lab.look, name) == value for name, value in values.items()):
            return lab
        return replace(lab, look=replace(lab.look, **values))

    return _on_lab(Change.VIEW, "", alter, undoable=False)


def follow_training(on: bool) -> Edit:
    """Whether sentences and maps follow the training."""
    return _on_lab(Change.VIEW, "", lambda lab: lab if lab.follow is on else replace(lab, follow=on), undoable=False)


def add_what_if(change: NetworkChange) -> Edit:
    """One more change to the chosen network.

    An intervention on the same quantity of the same units over the same steps takes the place of the older one, so that
    a dragged slider leaves one.
    """

    def alter(lab: Lab) -> Lab:
        kept = tuple(entry for entry in lab.what_if if not same_target(entry.change, change))
        return replace(lab, what_if=(*kept, WhatIf(change)))

    return _on_lab(Change.WHAT_IF, "", alter)


def same_target(one: NetworkChange, other: NetworkChange) -> bool:
    """True where both change the same thing."""
    if type(one) is not type(other) or (one.layer, one.reverse) != (other.layer, other.reverse):
        return False
    if isinstance(one, Intervention) and isinstance(other, Intervention):
        return (one.quantity, one.units, one.steps) == (other.quantity, other.units, other.steps)
    return getattr(one, "unit", None) == getattr(other, "unit", None)


def set_what_if(place: int, change: NetworkChange) -> Edit:
    """Alter a change that is there already."""

    def alter(lab: Lab) -> Lab:
        entries = list(lab.what_if)
        entries[place] = replace(entries[place], change=change)
        return replace(lab, what_if=tuple(entries))

    return _on_lab(Change.WHAT_IF, f"what if {place}", alter)


def switch_what_if(place: int, on: bool) -> Edit:
    """Switch a change on or off."""

    def alter(lab: Lab) -> Lab:
        entries = list(lab.what_if)
        entries[place] = replace(entries[place], on=on)
        return replace(lab, what_if=tuple(entries))

    return _on_lab(Change.WHAT_IF, "", alter)


def drop_what_if(place: int | None = None) -> Edit:
    """Take one change back, or all."""

    def alter(lab: Lab) -> Lab:
        kept = () if place is None else lab.what_if[:place] + lab.what_if[place + 1 :]
        return lab if len(kept) == len(lab.what_if) else replace(lab, what_if=kept)

    return _on_lab(Change.WHAT_IF, "", alter)
