"""The parts of a lesson file as records, in which nothing unknown is overlooked."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from lstm_sim.cell import CellType
from lstm_sim.laboratory.lab import LONGEST_TEXT, MOST_NETWORKS, MOST_SENTENCES
from lstm_sim.lessons.check_record import CheckRecord, Count, Strict
from lstm_sim.session import Workspace

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
# A name, and no way out of the folder of the networks that come with the program.
ShippedName = Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]{1,100}$")]
Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_TEXT)]


class TextRecord(Strict):
    """Text; one that is the same in every language may stand as a plain string instead."""

    en: Words | None = None
    zh_CN: Words | None = None  # noqa: N815 - the language's own name
    zh_TW: Words | None = None  # noqa: N815


class StepRecord(Strict):
    """LessonStep."""

    text: TextRecord | Words
    hint: TextRecord | Words | None = None
    preset: str | None = None
    session: dict[str, Any] | None = None
    cell: CellType | None = None
    at: Count | None = None
    networks: Annotated[list[ShippedName], msgspec.Meta(min_length=1, max_length=MOST_NETWORKS)] | None = None
    sentences: Annotated[list[Sentence], msgspec.Meta(min_length=1, max_length=MOST_SENTENCES)] | None = None
    word: Count | None = None
    study: dict[str, Any] | None = None
    workspace: Workspace | None = None
    tabs: Annotated[list[str], msgspec.Meta(min_length=1, max_length=2)] | None = None
    task: TextRecord | Words | None = None
    check: CheckRecord | None = None


class LessonRecord(Strict):
    """Lesson, the whole file."""

    format: str
    version: int
    title: TextRecord | Words
    about: TextRecord | Words
    steps: Annotated[list[StepRecord], msgspec.Meta(min_length=1, max_length=200)]
