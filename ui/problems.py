"""What the core refuses, said in the language of the screen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lstm_sim.errors import InputError, Said

# Every sentence of an InputError that can come up in the window; a test holds this against the code that says them.
SENTENCES = (
    QT_TRANSLATE_NOOP("problems", "A sequence of {0} steps is too long for the window, which shows up to {1}."),
    QT_TRANSLATE_NOOP("problems", "An input needs a name."),
    QT_TRANSLATE_NOOP("problems", "Begin further left, or paste fewer columns."),
    QT_TRANSLATE_NOOP("problems", "Check its quotation marks."),
    QT_TRANSLATE_NOOP("problems", "Choose PNG, SVG or PDF."),
    QT_TRANSLATE_NOOP("problems", "Choose a session that LSTM Sim saved."),
    QT_TRANSLATE_NOOP("problems", "Choose another folder."),
    QT_TRANSLATE_NOOP("problems", "Choose one of: {0}."),
    QT_TRANSLATE_NOOP("problems", "Give a CSV file."),
    QT_TRANSLATE_NOOP("problems", "Give a finite number."),
    QT_TRANSLATE_NOOP("problems", "Give another name."),
    QT_TRANSLATE_NOOP("problems", "Give at least one row of numbers."),
    QT_TRANSLATE_NOOP("problems", "Give every row the same number of columns."),
    QT_TRANSLATE_NOOP("problems", "Give one row for each time step."),
    QT_TRANSLATE_NOOP("problems", "Give one row of numbers for each time step."),
    QT_TRANSLATE_NOOP("problems", "Give those columns, or switch to weighted mode."),
    QT_TRANSLATE_NOOP("problems", "Name columns apart."),
    QT_TRANSLATE_NOOP("problems", "Open a session that LSTM Sim saved, or correct the file by hand."),
    QT_TRANSLATE_NOOP("problems", "Put a number there."),
    QT_TRANSLATE_NOOP("problems", "Save the file as CSV UTF-8."),
    QT_TRANSLATE_NOOP(
        "problems", "Shorten it, or run it with: lstm-sim simulate --inputs FILE.csv --weights FILE.json"
    ),
    QT_TRANSLATE_NOOP(
        "problems", "Shorten it, or run it without a window: lstm-sim simulate --inputs FILE.csv --weights FILE.json"
    ),
    QT_TRANSLATE_NOOP("problems", "Stay within ±{0}."),
    QT_TRANSLATE_NOOP("problems", "The JSON breaks: {0}."),
    QT_TRANSLATE_NOOP("problems", "The block is too wide by {0} to begin at {1}."),
    QT_TRANSLATE_NOOP("problems", "The cell is empty."),
    QT_TRANSLATE_NOOP("problems", "The file cannot be written: {0}."),
    QT_TRANSLATE_NOOP("problems", "The file does not fit: {0}."),
    QT_TRANSLATE_NOOP("problems", "The file ends in the middle."),
    QT_TRANSLATE_NOOP(
        "problems", "The file has version {0}, made by a newer LSTM Sim; this one reads up to version {1}."
    ),
    QT_TRANSLATE_NOOP("problems", "The file holds {0} bytes."),
    QT_TRANSLATE_NOOP("problems", "The file holds {0} bytes; a session holds at most {1}."),
    QT_TRANSLATE_NOOP("problems", "The file is nested too deeply."),
    QT_TRANSLATE_NOOP("problems", "The file is not UTF-8 text."),
    QT_TRANSLATE_NOOP("problems", "The file is not sound JSON."),
    QT_TRANSLATE_NOOP("problems", "The name {0} stands twice."),
    QT_TRANSLATE_NOOP("problems", "The row cannot be taken apart: {0}."),
    QT_TRANSLATE_NOOP("problems", "The row has {0} columns, the first has {1}."),
    QT_TRANSLATE_NOOP("problems", "The row has {0} columns."),
    QT_TRANSLATE_NOOP("problems", "The rows of {0} differ in length."),
    QT_TRANSLATE_NOOP("problems", "The sequence has {0} lines, more than the {1} steps it may have."),
    QT_TRANSLATE_NOOP("problems", "The sequence is empty."),
    QT_TRANSLATE_NOOP("problems", "The sequence is longer than {0} steps."),
    QT_TRANSLATE_NOOP("problems", "The sequence is not a rectangle of numbers."),
    QT_TRANSLATE_NOOP("problems", "The text is neither UTF-8 nor UTF-16."),
    QT_TRANSLATE_NOOP("problems", "The version {0} is not a version number."),
    QT_TRANSLATE_NOOP("problems", "There are names but no numbers."),
    QT_TRANSLATE_NOOP("problems", "There are no numbers."),
    QT_TRANSLATE_NOOP("problems", "There is already an input {0}."),
    QT_TRANSLATE_NOOP("problems", "There is no panel {0}."),
    QT_TRANSLATE_NOOP("problems", "This figure has no data behind it."),
    QT_TRANSLATE_NOOP("problems", 'This is no session file (it does not say "format": "lstm-sim-session").'),
    QT_TRANSLATE_NOOP("problems", "This is no text file."),
    QT_TRANSLATE_NOOP("problems", "Two inputs in {0}.names have the same name."),
    QT_TRANSLATE_NOOP("problems", "Update LSTM Sim."),
    QT_TRANSLATE_NOOP("problems", "Use at most {0}."),
    QT_TRANSLATE_NOOP("problems", "Use one of {0}."),
    QT_TRANSLATE_NOOP("problems", "Use up to {0}."),
    QT_TRANSLATE_NOOP("problems", "{0} columns given, but direct mode has {1}: {2}."),
    QT_TRANSLATE_NOOP("problems", "{0} has {1} numbers, expected {2}."),
    QT_TRANSLATE_NOOP("problems", "{0} has {1} units, expected {2}."),
    QT_TRANSLATE_NOOP("problems", "{0} inputs are too many."),
    QT_TRANSLATE_NOOP("problems", "{0} is no format that a figure can be written in."),
    QT_TRANSLATE_NOOP("problems", "{0} is not a number a cell can work with."),
    QT_TRANSLATE_NOOP("problems", "{0} is not a number."),
    QT_TRANSLATE_NOOP("problems", "{0} is not a usable number."),
    QT_TRANSLATE_NOOP("problems", "{0} is not usable."),
    QT_TRANSLATE_NOOP("problems", "{0} is too large."),
    QT_TRANSLATE_NOOP("problems", "{0}.direct has {1} inputs, expected 4."),
    QT_TRANSLATE_NOOP("problems", "{0}.memory_overrides names a step or unit there is none of."),
    QT_TRANSLATE_NOOP("problems", "{0}.pinned holds a pinned session of its own."),
    QT_TRANSLATE_NOOP("problems", "{0}.ranges has {1} numbers, expected {2}."),
    QT_TRANSLATE_NOOP("problems", "{0}.step is {1}, but there are {2} steps."),
    QT_TRANSLATE_NOOP("problems", "{0}.unit is {1}, but the layer has fewer."),
    QT_TRANSLATE_NOOP("problems", '{0}.view: map_of and gradient_of are "c" or "a".'),
)


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
