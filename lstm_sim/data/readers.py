"""Reading labelled sentences as they are found in the wild: two parallel files, or columns."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lstm_sim.data.sentences import Corpus, Sentence, is_label, to_iob2
from lstm_sim.errors import InputError, Said, said

SPLITS = {
    "train": ("train", "training"),
    "dev": ("dev", "valid", "validation", "development", "val"),
    "test": ("test", "testing", "eval"),
}
"""The names that files give to the three splits."""

COLUMN_ENDINGS = (".conll", ".txt", ".tsv", ".iob", ".iob2", ".bio", ".iobes", ".bioes", ".bmes", ".conll2003", "")
MOST_WORDS = 2000
"""The longest sentence: what is longer is no sentence but a file without line ends."""
MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is read at all, a hundred times SNIPS."""

_WANTED = "Expected train.seq.in and train.seq.out, or train/seq.in and train/seq.out, or train.conll."
_COLUMNS = "Each line holds a word first and its label last; an empty line ends a sentence."


@dataclass(frozen=True)
class _Part:
    """One split as read: `first` is the line of `labels_file` on which each label stands first."""

    words_file: Path
    labels_file: Path
    sentences: tuple[Sentence, ...]
    first: dict[str, int]
    notes: tuple[Said, ...] = ()


def read_corpus(folder: Path) -> Corpus:
    """The labelled sentences of a folder.

    Knows `train.seq.in` + `train.seq.out`, `train/seq.in` + `train/seq.out`, and columns (`train.conll`, `train.txt`,
    `train.tsv` …: a word first and its label last on each line, an empty line between sentences), with dev also called
    valid, validation, development or val, and test also testing or eval. Whatever else lies there is passed over.
    Raises InputError that names the file, the line and the remedy; OSError if a file cannot be read.
    """
    _check_folder(folder)
    parts: dict[str, _Part] = {}
    notes: list[Said] = []
    for split, names in SPLITS.items():
        found = _candidates(folder, names)
        if not found:
            continue
        words, labels = found[0]
        notes += [said("{0}: left aside, {1} is read as {2}.", other, words.name, split) for other, _ in found[1:]]
        part = _read_columns(words) if labels is None else _read_pair(words, labels)
        if not part.sentences:
            raise InputError("There is no sentence in it.", file=words, remedy="Give a file with labelled sentences.")
        parts[split] = part
        notes += part.notes
    if not parts:
        raise InputError("No labelled sentences were found.", file=folder, remedy=_WANTED)
    return Corpus(
        {split: part.sentences for split, part in parts.items()},
        {split: part.words_file for split, part in parts.items()},
        (*notes, *_labels_never_shown(parts)),
    )


def dated_files(place: Path) -> list[Path]:
    """The files and folders that bear another date where `read_corpus` may find something else than before.

    Raises OSError where it cannot be seen what there is.
    """
    if not place.is_dir():
        return [place]
    names = {name for split in SPLITS.values() for name in split}
    there = sorted(path for path in place.iterdir() if path.name.partition(".")[0] in names)
    inside = [path / name for path in there for name in ("seq.in", "seq.out")]
    return [place, *there, *(path for path in inside if path.is_file())]


def _check_folder(folder: Path) -> None:
    if folder.is_file():
        raise InputError(
            "This is a file.", file=folder, remedy=said("Give the folder that it lies in: {0}.", folder.parent)
        )
    if not folder.exists():
        raise InputError("There is no such folder.", file=folder, remedy="Check its name.")
    if not folder.is_dir():
        raise InputError("This is not a folder.", file=folder, remedy="Give the folder that holds train, dev and test.")
    if next(folder.iterdir(), None) is None:
        raise InputError("The folder is empty.", file=folder, remedy=_WANTED)


def _candidates(folder: Path, names: Sequence[str]) -> list[tuple[Path, Path | None]]:
    """Everything in a folder that could be the split of these names: parallel files first, then columns."""
    found: list[tuple[Path, Path | None]] = []
    present = {path.name for path in folder.iterdir()}
    for name in names:
        for words, labels in (
            (folder / f"{name}.seq.in", folder / f"{name}.seq.out"),
            (folder / name / "seq.in", folder / name / "seq.out"),
        ):
            if present.isdisjoint((words.name, labels.name, name)):
                continue
            there = [path for path in (words, labels) if path.is_file()]
            if len(there) == 2:
                found.append((words, labels))
            elif there:
                missing = labels if there == [words] else words
                raise InputError(
                    "This file is missing.", file=missing, remedy=said("It belongs beside {0}.", there[0].name)
                )
    columns = [f"{name}{ending}" for name in names for ending in COLUMN_ENDINGS]
    return found + [(folder / name, None) for name in columns if name in present and (folder / name).is_file()]


def _lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file, with or without a byte order mark, ended by LF, CRLF or, in old files, CR.

    No other character ends a line: those that Unicode calls line separators may stand inside a word.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise InputError(
            said("The file holds {0} bytes.", f"{size:,}"),
            file=path,
            remedy=said("Use at most {0}.", f"{MOST_BYTES:,}"),
        )
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("The file is UTF-16.", file=path, line=1, remedy="Save the file as UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sound = error.object[: error.start].decode()
        raise InputError(
            said("Byte {0} is not UTF-8.", f"0x{error.object[error.start]:02x}"),
            file=path,
            line=sound.count("\n") + 1,
            column=len(sound) - sound.rfind("\n"),
            remedy="Save the file as UTF-8.",
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError("This is no text file.", file=path, line=line, remedy="Save the file as UTF-8.")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = text.split("\n")
    if "\r" in text:
        lines = [line.rstrip("\r") for line in lines]
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    return lines


def _fields(line: str) -> list[str]:
    """What stands between spaces and tabs; other kinds of space are part of a word."""
    return [field for field in line.replace("\t", " ").split(" ") if field]


def _read_pair(words_file: Path, labels_file: Path) -> _Part:
    """A sentence on each line of one file, its labels on the same line of the other."""
    words_lines = [_fields(line) for line in _lines(words_file)]
    labels_lines = [_fields(line) for line in _lines(labels_file)]
    together = list(zip(words_lines, labels_lines, strict=False))
    uneven = next((n for n, (words, labels) in enumerate(together, 1) if len(words) != len(labels)), None)
    if len(words_lines) != len(labels_lines):
        raise InputError(
            said("It has {0} lines, {1} has {2}.", len(words_lines), labels_file.name, len(labels_lines)),
            file=words_file,
            # Where a line was lost the sentences after it no longer fit: that place is of more help than the end.
            line=uneven or len(together) + 1,
            remedy="Line n of one must hold the labels of line n of the other; this is the first that does not fit.",
        )
    if uneven is not None:
        words, labels = together[uneven - 1]
        raise InputError(
            said("{0} label(s) for {1} word(s) in {2}.", len(labels), len(words), words_file.name),
            file=labels_file,
            line=uneven,
            remedy="Give one label for each word.",
        )
    sentences: list[Sentence] = []
    first: dict[str, int] = {}
    for number, (words, labels) in enumerate(together, 1):
        if words:
            sentences.append(_sentence(words, labels, words_file, number))
            for label in sentences[-1].labels:
                first.setdefault(label, number)
    empty = [number for number, words in enumerate(words_lines, 1) if not words]
    return _Part(words_file, labels_file, tuple(sentences), first, _empty(empty, words_file))


def _empty(lines: list[int], file: Path) -> tuple[Said, ...]:
    """The note on empty sentences."""
    if not lines:
        return ()
    if len(lines) == 1:
        return (said("{0}, line {1}: an empty sentence was left out.", file, lines[0]),)
    return (said("{0}, line {1}: an empty sentence was left out, and {2} more.", file, lines[0], len(lines) - 1),)


def _read_columns(path: Path) -> _Part:
    """A word and its label on each line, an empty line between sentences."""
    rows = [_row(line) for line in _lines(path)]
    plain = [row for row in rows if row and not row[0].startswith(("#", "-DOCSTART-"))]
    width = len(plain[0]) if plain else 0
    labels_first = all(is_label(row[0]) for row in plain) and not all(is_label(row[-1]) for row in plain)
    word_at, label_at = (-1, 0) if labels_first else (0, -1)
    known = {row[label_at] for row in plain}
    sentences: list[Sentence] = []
    first: dict[str, int] = {}
    numbers: list[int] = []

    def finish() -> None:
        """Make a sentence of the lines gathered, if there are any."""
        if numbers:
            words, labels = ([rows[n - 1][at] for n in numbers] for at in (word_at, label_at))
            sentences.append(_sentence(words, labels, path, numbers[0]))
            for label, number in zip(sentences[-1].labels, numbers, strict=True):
                first.setdefault(label, number)
        numbers.clear()

    for number, row in enumerate(rows, 1):
        if not row or row[0].startswith("-DOCSTART-"):
            finish()
        elif row[0].startswith("#") and (len(row) != width or not (row[label_at] in known or is_label(row[label_at]))):
            continue  # A comment: the word # has a label beside it.
        elif len(row) == width > 1:
            numbers.append(number)
        else:
            raise InputError(
                said("The number of columns is {0}, on the first line {1}.", len(row), width)
                if len(row) != width
                else "There is only one column.",
                file=path,
                line=number,
                remedy=_COLUMNS,
            )
    finish()
    turned = said("{0}, line 1: the labels stand before the words and were read so.", path)
    return _Part(path, path, tuple(sentences), first, (turned,) if labels_first and sentences else ())


def _row(line: str) -> list[str]:
    """The columns of a line, apart by tabs where it has any, else by spaces."""
    line = line.strip(" \t")
    if "\t" not in line:
        return [] if line.isspace() else _fields(line)
    fields = (field.strip(" ") for field in line.split("\t"))
    return [field for field in fields if field]


def _sentence(words: list[str], labels: list[str], path: Path, line: int) -> Sentence:
    if len(words) > MOST_WORDS:
        raise InputError(
            said("A sentence of {0} words; the most is {1}.", len(words), MOST_WORDS),
            file=path,
            line=line,
            remedy="Put each sentence on a line of its own, or an empty line between sentences.",
        )
    return Sentence(tuple(words), tuple(to_iob2(labels)), line)


def _labels_never_shown(parts: dict[str, _Part]) -> list[Said]:
    """A note for each label of another split that training never shows: no network can learn it."""
    if "train" not in parts:
        return []
    train = parts["train"]
    return [
        said(
            "{0}, line {1}: the label {2} is not in {3}; it will be counted as missed.",
            part.labels_file,
            line,
            label,
            train.labels_file.name,
        )
        for part in parts.values()
        for label, line in part.first.items()
        if label not in train.first
    ]
