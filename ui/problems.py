"""What the core refuses, said in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lstm_sim.errors import InputError, Said


def in_words(error: object) -> str:
    """The error's place, problem and remedy; of any other error what it says itself."""
    if not isinstance(error, InputError):
        return str(error)
    place = [error.file] if error.file else []
    if error.line is not None:
        place.append(QCoreApplication.translate("problems", "line {0}").format(error.line))
    if error.column is not None:
        place.append(QCoreApplication.translate("problems", "column {0}").format(error.column))
    problem, remedy = sentence_in_words(error.problem), sentence_in_words(error.remedy)
    return f"{', '.join(place)}: {problem} {remedy}".strip() if place else f"{problem} {remedy}".strip()


def sentence_in_words(sentence: Said) -> str:
    """One sentence of the core in the language of the screen."""
    if not sentence.template:
        return ""
    return str(Said(QCoreApplication.translate("problems", sentence.template), sentence.values))
