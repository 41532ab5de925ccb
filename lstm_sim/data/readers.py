"""Reading labelled sentences as they are found in the wild: two parallel files, or columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lstm_sim.data.sentences import OUTSIDE, Corpus, Sentence, to_iob2
from lstm_sim.errors import InputError, said

SPLITS = {
    "train": ("train", "training"),
    "dev": ("dev", "valid", "validation", "development", "val"),
    "test": ("test", "testing", "eval"),
}
"""The names that files give to the three splits."""

COLUMN_ENDINGS = (".conll", ".txt", ".tsv", ".iob", ".iob2", ".bio", ".conll2003", "")
MOST_WORDS = 2000
"""The longest sentence: what is longer is no sentence but a file without line ends."""


def read_corpus(folder: Path) -> Corpus:
    """The labelled sentences of a folder.

    Knows `train.seq.in` + `train.seq.out`, `train/seq.in` + `train/seq.out`, and columns (`train.conll`, `train.txt`,
    `train.tsv` …: a word first and its label last on each line, an empty line between sentences), with dev also called
    valid, validation or development.
    Raises InputError that names the file, the line and the remedy.
    """
    if not folder.is_dir():
        raise InputError("This is not a folder.", file=folder, remedy="Give the folder that holds train, dev and test.")
    splits: dict[str, tuple[Sentence, ...]] = {}
    files: dict[str, Path] = {}
    notes: list[str] = []
    for split, names in SPLITS.items():
        found = _find(folder, names)
        if found is None:
            continue
        words, labels = found
        sentences = _read_columns(words, notes) if labels is None else _read_pair(words, labels, notes)
        splits[split] = tuple(sentences)
        files[split] = words
        if not splits[split]:
            raise InputError("There is no sentence in it.", file=words, remedy="Give a file with labelled sentences.")
    if not splits:
        raise InputError(
            "No labelled sentences were found.",
            file=folder,
            remedy="Expected train.seq.in and train.seq.out, or train/seq.in and train/seq.out, or train.conll.",
        )
    notes += _unknown_labels(splits, files)
    return Corpus(splits, files, tuple(notes))


def _find(folder: Path, names: tuple[str, ...]) -> tuple[Path, Path | None] | None:
    for name in names:
        for words, labels in (
            (folder / f"{name}.seq.in", folder / f"{name}.seq.out"),
            (folder / name / "seq.in", folder / name / "seq.out"),
        ):
            if words.is_file() or labels.is_file():
                for wanted, other in ((words, labels), (labels, words)):
                    if not wanted.is_file():
                        raise InputError(
                            "This file is missing.", file=wanted, remedy=said("It belongs beside {0}.", other.name)
                        )
                return words, labels
        for ending in COLUMN_ENDINGS:
            path = folder / f"{name}{ending}"
            if path.is_file():
                return path, None
    return None


def _lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file, with or without a byte order mark, ended by LF or CRLF."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            said("Byte {0} is not UTF-8.", f"0x{data[error.start]:02x}"),
            file=path,
            line=data.count(b"\n", 0, error.start) + 1,
            remedy="Save the file as UTF-8.",
        ) from None
    lines = [line.rstrip("\r") for line in text.split("\n")]
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _read_pair(words_file: Path, labels_file: Path, notes: list[str]) -> Iterator[Sentence]:
    words_lines, labels_lines = _lines(words_file), _lines(labels_file)
    if len(words_lines) != len(labels_lines):
        raise InputError(
            said("It has {0} lines, {1} has {2}.", len(words_lines), labels_file.name, len(labels_lines)),
            file=words_file,
            line=min(len(words_lines), len(labels_lines)) + 1,
            remedy="Line n of one must hold the labels of line n of the other.",
        )
    for number, (words_line, labels_line) in enumerate(zip(words_lines, labels_lines, strict=True), 1):
        words, labels = words_line.split(), labels_line.split()
        if len(words) != len(labels):
            raise InputError(
                said("{0} labels for the {1} words of {2}.", len(labels), len(words), words_file.name),
                file=labels_file,
                line=number,
                remedy="Give one label for each word.",
            )
        if not words:
            notes.append(f"{words_file}, line {number}: an empty sentence was left out.")
            continue
        yield _sentence(words, labels, words_file, number)


def _read_columns(path: Path, notes: list[str]) -> Iterator[Sentence]:
    words: list[str] = []
    labels: list[str] = []
    columns, start = 0, 0
    for number, line in enumerate([*_lines(path), ""], 1):
        fields = line.split("\t") if "\t" in line else line.split()
        if not line.strip():
            if words:
                yield _sentence(words, labels, path, start)
            words, labels = [], []
            continue
        if fields[0].startswith("-DOCSTART-") or _is_comment(fields, columns):
            continue
        if len(fields) < 2 or (columns and len(fields) != columns):
            raise InputError(
                said("{0} columns.", len(fields))
                if not columns
                else said("{0} columns, the lines before have {1}.", len(fields), columns),
                file=path,
                line=number,
                remedy="Each line holds a word first and its label last; an empty line ends a sentence.",
            )
        columns = len(fields)
        word, label = fields[0].strip(), fields[-1].strip()
        if not word or not label:
            raise InputError("A word or a label is empty.", file=path, line=number, remedy="Give a word and its label.")
        if not words:
            start = number
        words.append(word)
        labels.append(label)
        if len(words) > MOST_WORDS:
            raise _too_long(len(words), path, start)


def _is_comment(fields: list[str], columns: int) -> bool:
    """True for a line that begins with # and is not the word # with its label."""
    if not fields[0].startswith("#"):
        return False
    looks_like_label = fields[-1] == OUTSIDE or fields[-1][:2] in ("B-", "I-", "E-", "S-")
    return not (len(fields) >= 2 and looks_like_label and (not columns or len(fields) == columns))


def _sentence(words: list[str], labels: list[str], path: Path, line: int) -> Sentence:
    if len(words) > MOST_WORDS:
        raise _too_long(len(words), path, line)
    return Sentence(tuple(words), tuple(to_iob2(labels)), line)


def _too_long(words: int, path: Path, line: int) -> InputError:
    return InputError(
        said("A sentence of {0} words; the most is {1}.", words, MOST_WORDS),
        file=path,
        line=line,
        remedy="Put each sentence on a line of its own, or an empty line between sentences.",
    )


def _unknown_labels(splits: dict[str, tuple[Sentence, ...]], files: dict[str, Path]) -> list[str]:
    """A note for each label of another split that training never shows: no network can learn it."""
    if "train" not in splits:
        return []
    known = {label for sentence in splits["train"] for label in sentence.labels}
    notes = []
    for split, sentences in splits.items():
        for sentence in sentences:
            for label in sentence.labels:
                if label not in known:
                    known.add(label)
                    notes.append(
                        f"{files[split]}, line {sentence.line}: the label {label} is not in {files['train'].name}; "
                        "it will be counted as missed."
                    )
    return notes
