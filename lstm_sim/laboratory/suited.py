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

    It is so where the network chosen since `old` learnt another task, one of the two reads symbols, and less than half
    of what is written is known (a letter may be a word). What somebody typed for a network of the same task stays, and
    sentences stay before every network of sentences.
    """
    before, chosen = old.chosen, new.chosen
    if before is None or chosen is None or before.ref == chosen.ref or _task(before) is _task(chosen):
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
        look = replace(session.lab.look, sentence=0, step=FIRST_STEP if travels else _last_asked(new))
        return replace(session, lab=replace(session.lab, sentences=texts, look=look))

    return Edit(Change.SENTENCE, "", apply, undoable=False)


def _task(network: Known) -> Task | None:
    """What it was trained for; None for every task of sentences, and for what was trained elsewhere."""
    return None if network.config is None or network.config.task.tags_words else network.config.task


def _last_asked(frame: LabFrame) -> int:
    """The last step of the first example at which an answer is asked for."""
    references = frame.examples.references[:1] or ((),)
    return max((step for step, label in enumerate(references[0]) if label), default=0)
