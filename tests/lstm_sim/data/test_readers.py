"""Files found in the wild: what is understood, what is refused by file and line, and that nothing else can happen."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lstm_sim.data import readers
from lstm_sim.data.readers import MOST_WORDS, read_corpus
from lstm_sim.data.sentences import Sentence, spans
from lstm_sim.errors import InputError

SNIPS = Path(__file__).resolve().parents[4] / "shared" / "data" / "snips"
TWO = (
    Sentence(("leave", "New", "York"), ("O", "B-from", "I-from"), 1),
    Sentence(("arrive", "Taipei"), ("O", "B-to"), 2),
)
WORDS, LABELS = b"leave New York\narrive Taipei\n", b"O B-from I-from\nO B-to\n"
COLUMNS = b"leave O\nNew B-from\nYork I-from\n\narrive O\nTaipei B-to\n"


def pair(folder: Path, words: bytes = WORDS, labels: bytes = LABELS, name: str = "train") -> Path:
    (folder / f"{name}.seq.in").write_bytes(words)
    (folder / f"{name}.seq.out").write_bytes(labels)
    return folder


def columns(folder: Path, text: bytes | str, name: str = "train.conll") -> Path:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def read(folder: Path, split: str = "train") -> tuple[Sentence, ...]:
    return read_corpus(folder).split(split)


def plain(sentences: tuple[Sentence, ...]) -> list[tuple[str, str]]:
    return [(" ".join(s.words), " ".join(s.labels)) for s in sentences]


def refusal(folder: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_corpus(folder)
    assert caught.value.file is not None and str(caught.value.remedy)
    return caught.value


# What is understood.


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("last", [True, False])
def test_marks_and_line_ends_make_no_difference(tmp_path: Path, bom: bytes, end: bytes, last: bool) -> None:
    for name, data in (("train.seq.in", WORDS), ("train.seq.out", LABELS), ("dev.txt", COLUMNS)):
        data = data if last else data.removesuffix(b"\n")
        (tmp_path / name).write_bytes(bom + data.replace(b"\n", end))
    corpus = read_corpus(tmp_path)
    assert corpus.split("train") == TWO
    assert plain(corpus.split("dev")) == plain(TWO)
    assert [s.line for s in corpus.split("dev")] == [1, 5]
    assert corpus.notes == ()


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("train", "train"), ("training", "train"), ("dev", "dev"), ("valid", "dev"), ("validation", "dev"),
        ("development", "dev"), ("val", "dev"), ("test", "test"), ("testing", "test"), ("eval", "test"),
    ],
)  # fmt: skip
def test_names_of_splits(tmp_path: Path, name: str, split: str) -> None:
    flat, folders, column = tmp_path / "flat", tmp_path / "folders", tmp_path / "columns"
    for folder in (flat, column, folders / name):
        folder.mkdir(parents=True)
    pair(flat, name=name)
    (folders / name / "seq.in").write_bytes(WORDS)
    (folders / name / "seq.out").write_bytes(LABELS)
    columns(column, COLUMNS, f"{name}.tsv")
    for folder in (flat, folders, column):
        corpus = read_corpus(folder)
        assert list(corpus.splits) == [split]
        assert plain(corpus.split(split)) == plain(TWO)
    assert read_corpus(flat).files == {split: flat / f"{name}.seq.in"}


def test_a_corpus_with_intents_beside_is_read_without_a_word(tmp_path: Path) -> None:
    """As ATIS is passed around: a folder for each split, with a file of intents that nobody asked for."""
    for name in ("train", "valid", "test"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "seq.in").write_bytes(WORDS)
        (tmp_path / name / "seq.out").write_bytes(LABELS)
        (tmp_path / name / "label").write_text("flight\nflight#airfare\n")
    (tmp_path / "vocab").mkdir()
    (tmp_path / "slot_label.txt").write_text("PAD\nUNK\nO\n")
    pair(tmp_path / "vocab")
    (tmp_path / "train.label").write_text("flight\nflight\n")
    corpus = read_corpus(tmp_path)
    assert list(corpus.splits) == ["train", "dev", "test"] and corpus.notes == ()
    assert corpus.split("dev") == TWO


@pytest.mark.parametrize(
    "text",
    [
        COLUMNS.decode(),
        COLUMNS.decode().replace(" ", "\t"),
        COLUMNS.decode().replace(" ", "   "),
        COLUMNS.decode().replace("\n", " \t\n"),
        COLUMNS.decode().replace(" ", " NN x "),
        COLUMNS.decode().replace(" ", "\tNN\tx y\t"),
        "\n\n" + COLUMNS.decode().replace("\n\n", "\n \n\t\n\n") + "\n\n\n",
        "# id 1\n# text = leave New York\n" + COLUMNS.decode().replace("arrive", "# id 2 of 2\n#\n\narrive"),
        "-DOCSTART- -X- O O\n\n" + COLUMNS.decode(),
        "-DOCSTART- O\n" + COLUMNS.decode().replace("\n\n", "\n-DOCSTART- O\n"),
        "leave O\nNew I-from\nYork I-from\n\narrive O\nTaipei I-to\n",  # IOB1
        "leave O\nNew B-from\nYork E-from\n\narrive O\nTaipei S-to\n",  # IOBES
        "leave O\nNew B-from\nYork L-from\n\narrive O\nTaipei U-to\n",  # BILOU
        "leave O\nNew from\nYork from\n\narrive O\nTaipei to\n",
    ],
)
def test_columns(tmp_path: Path, text: str) -> None:
    corpus = read_corpus(columns(tmp_path, text))
    assert plain(corpus.split("train")) == plain(TWO) and corpus.notes == ()
    lines = text.split("\n")
    assert [lines[s.line - 1].split()[0] for s in corpus.split("train")] == ["leave", "arrive"]


def test_labels_before_the_words_are_noticed(tmp_path: Path) -> None:
    turned = "".join("\t".join(reversed(line.split())) + "\n" for line in COLUMNS.decode().split("\n"))
    corpus = read_corpus(columns(tmp_path, turned))
    assert plain(corpus.split("train")) == plain(TWO)
    assert tuple(map(str, corpus.notes)) == (
        f"{tmp_path / 'train.conll'}, line 1: the labels stand before the words and were read so.",
    )


def test_words_that_look_like_labels_leave_the_columns_where_they_are(tmp_path: Path) -> None:
    assert plain(read(columns(tmp_path, "O B-blood\nB-negative O\n"))) == [("O B-negative", "B-blood O")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# O\n1 B-rank\n", "# 1"),
        ("song O\n#1 B-rank\n", "song #1"),
        ("#\tO\n#tag\tB-x\n\n# a comment\nb\tO\n", "# #tag|b"),
        ("number rank\n# rank\n# remark\n", "number #"),
    ],
)
def test_a_word_that_begins_like_a_comment(tmp_path: Path, text: str, words: str) -> None:
    assert "|".join(" ".join(s.words) for s in read(columns(tmp_path, text))) == words


@pytest.mark.parametrize(
    "odd", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e", "\u00a0", "\u3000", "\ufeff"]
)
def test_no_space_but_blank_and_tab_parts_words_and_no_end_but_a_newline_parts_lines(tmp_path: Path, odd: str) -> None:
    word = f"New{odd}York"
    pair(tmp_path, f"leave {word} today\ngo {odd}\n".encode(), b"O B-from O\nO B-to\n")
    columns(tmp_path, f"leave O\n{word} B-from\ntoday O\n\ngo\tO\n{odd}\tB-to\n", "dev.conll")
    corpus = read_corpus(tmp_path)
    for split in ("train", "dev"):
        assert [s.words for s in corpus.split(split)] == [("leave", word, "today"), ("go", odd)]
    assert read(pair(tmp_path, f"a\n{odd}\n".encode(), b"O\nO\n"))[1].words == (odd,)


def test_empty_sentences_are_left_out_and_named(tmp_path: Path) -> None:
    corpus = read_corpus(pair(tmp_path, b"a b\n\nc\n \t\n\n", b"O O\n\nO\n\n"))
    assert [s.line for s in corpus.split("train")] == [1, 3]
    assert tuple(map(str, corpus.notes)) == (f"{tmp_path / 'train.seq.in'}, line 2: an empty sentence was left out.",)
    corpus = read_corpus(pair(tmp_path, b"\n\na\n\nb", b"\n\nO\n\nO"))
    assert tuple(map(str, corpus.notes)) == (
        f"{tmp_path / 'train.seq.in'}, line 1: an empty sentence was left out, and 2 more.",
    )


def test_labels_that_training_never_shows_are_named_where_they_stand(tmp_path: Path) -> None:
    pair(tmp_path)
    pair(tmp_path, b"go\nto Rome now\nto Rome\n", b"O\nO B-city B-when\nO B-city\n", "test")
    columns(tmp_path, "# x\na O\n# y z\nb I-city\n", "dev.conll")
    known = "is not in train.seq.out; it will be counted as missed."
    assert tuple(map(str, read_corpus(tmp_path).notes)) == (
        f"{tmp_path / 'dev.conll'}, line 4: the label B-city {known}",
        f"{tmp_path / 'test.seq.out'}, line 2: the label B-city {known}",
        f"{tmp_path / 'test.seq.out'}, line 2: the label B-when {known}",
    )


def test_a_second_file_for_a_split_is_left_aside_and_named(tmp_path: Path) -> None:
    pair(pair(tmp_path), b"a\n", b"O\n", "valid")
    columns(pair(tmp_path, b"b\n", b"O\n", "dev"), "c O\n", "dev.txt")
    corpus = read_corpus(tmp_path)
    assert corpus.split("dev")[0].words == ("b",)
    assert tuple(map(str, corpus.notes)) == (
        f"{tmp_path / 'valid.seq.in'}: left aside, dev.seq.in is read as dev.",
        f"{tmp_path / 'dev.txt'}: left aside, dev.seq.in is read as dev.",
    )


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n\r \t\ufeff"), min_size=1, max_size=6)
tagged = st.lists(
    st.lists(st.tuples(words, st.sampled_from(["O", "B-a", "B-b"])), min_size=1, max_size=5), min_size=1, max_size=5
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(tagged, st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read(tmp_path: Path, sentences: list[list[tuple[str, str]]], end: str) -> None:
    for place, name in enumerate(("train.seq.in", "train.seq.out")):
        text = end.join(" ".join(pair[place] for pair in sentence) for sentence in sentences)
        (tmp_path / name).write_bytes(text.encode())
    text = (end + end).join(end.join(f"{word}\t{label}" for word, label in sentence) for sentence in sentences)
    columns(tmp_path, f"first\tO{end}{end}{text}", "dev.conll")
    corpus = read_corpus(tmp_path)
    wanted = [tuple(zip(*sentence, strict=True)) for sentence in sentences]
    assert [(s.words, s.labels) for s in corpus.split("train")] == wanted
    assert [(s.words, s.labels) for s in corpus.split("dev")] == [(("first",), ("O",)), *wanted]


@pytest.mark.skipif(not SNIPS.is_dir(), reason="SNIPS lies beside the repository only where it was put there")
def test_snips() -> None:
    corpus = read_corpus(SNIPS)
    assert {split: len(sentences) for split, sentences in corpus.splits.items()} == {
        "train": 13084, "dev": 700, "test": 700,
    }  # fmt: skip
    assert corpus.notes == ()
    assert len({label for s in corpus.split("train") for label in s.labels}) == 72
    raw = (SNIPS / "train.seq.out").read_text(encoding="utf-8").split("\n")
    assert [" ".join(s.labels) for s in corpus.split("train")] == [line.strip() for line in raw if line.strip()]
    assert sum(len(spans(s.labels)) for s in corpus.split("test")) == 1790


# What is refused, and where.


def test_a_folder_that_cannot_be_read_from(tmp_path: Path) -> None:
    file = pair(tmp_path) / "train.seq.in"
    assert "This is a file." in str(refusal(file)) and str(tmp_path) in str(refusal(file).remedy)
    assert "no such folder" in str(refusal(tmp_path / "nowhere"))
    (tmp_path / "empty").mkdir()
    assert "is empty" in str(refusal(tmp_path / "empty"))
    (tmp_path / "empty" / "readme.md").write_text("nothing")
    wrong = refusal(tmp_path / "empty")
    assert "No labelled sentences" in str(wrong) and "train.seq.in" in str(wrong)
    assert "not a folder" in str(refusal(Path("/dev/null")))


@pytest.mark.parametrize("gone", ["in", "out"])
def test_half_a_pair(tmp_path: Path, gone: str) -> None:
    (pair(tmp_path) / f"train.seq.{gone}").unlink()
    error = refusal(tmp_path)
    assert error.file == str(tmp_path / f"train.seq.{gone}") and "missing" in str(error) and "beside" in str(error)


@pytest.mark.parametrize(
    ("words", "labels", "file", "line", "says"),
    [
        (b"a b\nc d\n", b"O O\nO\n", "train.seq.out", 2, "1 label(s) for 2 word(s) in train.seq.in"),
        (b"a b\nc d\n", b"O O\nO O O\n", "train.seq.out", 2, "3 label(s) for 2 word(s)"),
        (b"a b\n\nc\n", b"O O\nO\nO\n", "train.seq.out", 2, "1 label(s) for 0 word(s)"),
        (b"a b\nc\n", b"O O\n\n", "train.seq.in", 2, "has 2 lines, train.seq.out has 1"),
        (b"a\nb\nc\n", b"O\n", "train.seq.in", 2, "has 3 lines, train.seq.out has 1"),
        (b"a\n", b"O\nO\n", "train.seq.in", 2, "has 1 lines, train.seq.out has 2"),
        (b"a b\nc\nd e\nf\n", b"O O\nO O\nO\n", "train.seq.in", 2, "has 4 lines, train.seq.out has 3"),  # line 2 lost
        (b"", b"", "train.seq.in", None, "no sentence"),
        (b"\n\n", b"\n\n", "train.seq.in", None, "no sentence"),
        (b"\xef\xbb\xbf", b"", "train.seq.in", None, "no sentence"),
        (b"a\n", b"", "train.seq.in", 1, "has 1 lines, train.seq.out has 0"),
        (b"a b\nc \xe9 d\n", b"O O\nO O O\n", "train.seq.in", 2, "Byte 0xe9 is not UTF-8"),
        (b"a b\n", b"O \xff\n", "train.seq.out", 1, "Byte 0xff is not UTF-8"),
        ("a\n".encode("utf-16"), b"O\n", "train.seq.in", 1, "UTF-16"),
        ("a\n".encode("utf-16-le"), b"O\n", "train.seq.in", 1, "no text file"),
        (b"a\nb\n\0\n", b"O\nO\nO\n", "train.seq.in", 3, "no text file"),
        (b"a\n" + b"w " * 100_000, b"O\n" + b"O " * 100_000, "train.seq.in", 2, "100000 words; the most is 2000"),
    ],
)
def test_pairs_that_do_not_fit(
    tmp_path: Path, words: bytes, labels: bytes, file: str, line: int | None, says: str
) -> None:
    error = refusal(pair(tmp_path, words, labels))
    assert (error.file, error.line) == (str(tmp_path / file), line)
    assert says in str(error)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (b"", None, "no sentence"),
        (b"# only\n# remarks\n", None, "no sentence"),
        (b"-DOCSTART- O\n\n", None, "no sentence"),
        (b"a O\nb\n", 2, "number of columns is 1, on the first line 2"),
        (b"a O\n\nb x O\n", 3, "number of columns is 3, on the first line 2"),
        (b"a\nb\n", 1, "only one column"),
        (b"a\tO\n\tO\n", 2, "number of columns is 1"),
        (b"a\tO\nb\t\n", 2, "number of columns is 1"),
        (b"a O\nb\xc3 O\n", 2, "Byte 0xc3 is not UTF-8"),
        (b"x O\n\n" + b"w O\n" * 100_000, 3, "100000 words; the most is 2000"),
    ],
)
def test_columns_that_cannot_be_read(tmp_path: Path, text: bytes, line: int | None, says: str) -> None:
    error = refusal(columns(tmp_path, text))
    assert (error.file, error.line) == (str(tmp_path / "train.conll"), line)
    assert says in str(error)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("broken", [b"\xe9t\xe9", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5", b"\xc0\xaf"])
def test_the_broken_byte_is_named_by_line_and_column(tmp_path: Path, bom: bytes, broken: bytes) -> None:
    error = refusal(pair(tmp_path, bom + "日本\nça va ".encode() + broken, b"O\nO O O\n"))
    assert (error.line, error.column) == (2, 7)
    assert f"Byte 0x{broken[0]:02x} " in str(error)


def test_the_longest_sentence_is_read(tmp_path: Path) -> None:
    longest = read(pair(tmp_path, b"w " * MOST_WORDS, b"O " * MOST_WORDS))
    assert len(longest[0].words) == MOST_WORDS
    assert len(read(columns(tmp_path, b"w" * 1_000_000 + b" O\n", "dev.conll"), "dev")[0].words[0]) == 1_000_000


def test_a_file_of_another_size_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MOST_BYTES", len(WORDS) - 1)
    error = refusal(pair(tmp_path))
    assert error.file == str(tmp_path / "train.seq.in") and f"holds {len(WORDS)} bytes" in str(error)


# What else there may be.

PIECES = (
    b"\n", b"\r", b"\r\n", b" ", b"\t", b"\0", b"#", b"# ", b"-DOCSTART-", b"O", b"B-", b"I-x", b"-", b"\xff", b"\xc3",
    b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xe3\x80\x80", b"\x1c", b"\x85", b"{0}", b"%s", b"w " * 30,
)  # fmt: skip


def mutated(draw: random.Random, data: bytes) -> bytes:
    for _ in range(draw.randint(1, 5)):
        place = draw.randrange(len(data) + 1)
        kind = draw.random()
        if kind < 0.45:
            data = data[:place] + draw.choice(PIECES) + data[place + draw.randint(0, 3) :]
        elif kind < 0.6:
            data = data[:place] + bytes([draw.randrange(256)]) + data[place + 1 :]
        elif kind < 0.8:
            data = data[:place] + data[place + draw.randint(1, 12) :]
        else:
            end = place + draw.randint(1, 12)
            data = data[:end] + data[place:end] + data[end:]
    return data


def test_four_thousand_mutated_files_give_sentences_or_an_input_error(tmp_path: Path) -> None:
    draw = random.Random(11)
    whole = {
        "train.seq.in": WORDS * 2,
        "train.seq.out": LABELS * 2,
        "train.conll": COLUMNS + b"\n# remark\n" + COLUMNS.replace(b" ", b"\t"),
    }
    for name in whole:
        (tmp_path / name).mkdir()
        if name != "train.conll":
            pair(tmp_path / name, WORDS * 2, LABELS * 2)
    understood = 0
    refused: list[InputError] = []
    for _ in range(4000):
        name = draw.choice(list(whole))
        file = tmp_path / name / name
        file.unlink(missing_ok=True)  # a file written over is flushed to the disk, which costs more than all the rest
        file.write_bytes(mutated(draw, whole[name]))
        try:
            corpus = read_corpus(tmp_path / name)
        except InputError as error:
            refused.append(error)
            continue
        understood += 1
        for sentence in corpus.split("train"):
            assert len(sentence.words) == len(sentence.labels) > 0 and all(sentence.words)
            assert all(label == "O" or label[:2] in ("B-", "I-") for label in sentence.labels)
    assert understood > 400 and len(refused) > 400
    assert all(str(tmp_path) in str(error) and str(error.remedy) for error in refused)
