"""Sentences that suit the network: after a network of another task was chosen, it reads its own examples."""

from __future__ import annotations

from dataclasses import replace

from lstm_sim.edits import Change, Edit
from lstm_sim.laboratory.lab import ARRIVE, FIRST_STEP, LEAVE
from lstm_sim.laboratory.reading import Known, LabFrame
from lstm_sim.session import Session
from lstm_sim.training.config import Task


def suited(old: LabFrame, new: LabFrame) -> Edit | None:
    """The edit that puts the network's examples in the place of what it cannot read; None where that is not so.

    It is so where sentences stand before a network of symbols, or symbols before one of sentences, and the network
    chosen since `old` knows less than half of what is written (a letter may be a word). What somebody typed for a
    network of the same kind stays.
    """
    before, chosen = old.chosen, new.chosen
    if before is None or chosen is None or before.ref == chosen.ref or _tags(before) is _tags(chosen):
        return None
    known = [reading.known.mean() for row in new.rows for reading in row if reading.network.ref == chosen.ref]
    if not chosen.reads_words or not known or max(known) >= 0.5:
        return None
    travels = chosen.config is not None and chosen.config.task is Task.TRAVEL
    texts = (ARRIVE, LEAVE) if travels else tuple(dict.fromkeys(new.examples.texts))[: len(new.lab.sentences)]
    if not texts:
        return None

    def apply(session: Session) -> Session:
        if session.lab is not new.lab:
            return session
        look = replace(session.lab.look, sentence=0, step=FIRST_STEP if travels else 0)
        return replace(session, lab=replace(session.lab, sentences=texts, look=look))

    return Edit(Change.SENTENCE, "", apply, undoable=False)


def _tags(network: Known) -> bool:
    """Whether it was trained on sentences; so is taken what was trained elsewhere."""
    return network.config is None or network.config.task.tags_words
