"""The travel sentences: many, sound, the same for a seed, and such that only a city needs a memory."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from lstm_sim.data.sentences import Sentence, spans, to_iob2
from lstm_sim.data.travel import CITIES, balanced_pairs, travel_corpus
from lstm_sim.data.vocabulary import normal

languages = pytest.mark.parametrize("language", ["en", "zh", "en+zh"])


@pytest.fixture(scope="module")
def many() -> dict[str, tuple[Sentence, ...]]:
    return {language: travel_corpus(1, language, 6000, 0, 0).split("train") for language in ("en", "zh", "en+zh")}


def text_of(sentence: Sentence) -> str:
    return " ".join(sentence.words)


def city_of(sentence: Sentence, slot: str) -> str:
    found = [" ".join(sentence.words[first:last]) for name, first, last in spans(sentence.labels) if name == slot]
    assert len(found) == 1
    return found[0]


@languages
def test_thousands_of_distinct_sentences_in_three_splits(language: str) -> None:
    corpus = travel_corpus(0, language)
    assert [len(corpus.split(name)) for name in ("train", "dev", "test")] == [2000, 300, 500]
    every = [s.words for split in corpus.splits.values() for s in split]
    assert len(set(every)) == 2800
    known = {normal(word) for s in corpus.split("train") for word in s.words}
    assert {normal(word) for words in every for word in words} == known  # no test sentence needs an unknown word
    assert corpus.notes == ()


@languages
def test_a_seed_gives_the_same_sentences_and_another_seed_others(language: str) -> None:
    one = travel_corpus(3, language, 200, 50, 50)
    assert one == travel_corpus(3, language, 200, 50, 50)
    other = {s.words for s in travel_corpus(4, language, 200, 50, 50).split("train")}
    assert len(other & {s.words for s in one.split("train")}) < 20
    assert balanced_pairs(3, language, 40) == balanced_pairs(3, language, 40) != balanced_pairs(4, language, 40)


def test_the_sentences_of_a_seed_are_for_ever() -> None:
    """Shipped checkpoints were trained on these."""
    corpora = [travel_corpus(0, language, 1, 0, 1) for language in ("en", "zh")]
    assert [text_of(corpus.split(name)[0]) for corpus in corpora for name in ("train", "test")] == [
        "she wants to leave Kyoto and land in the city of Cape Town before Sunday",
        "tomorrow tell me how to arrive Hong Kong",
        "我 的 父母 计划 今天 上午 8点半 去 杭州",
        "他 希望 星期六 晚上 10点 从 拥挤 的 成都 动身",
    ]
    assert text_of(balanced_pairs(0, "en", 1)[0][0]) == "could we reach Nairobi on April 3rd at 8 pm"


@languages
def test_labels_are_sound_and_name_the_three_slots(many: dict[str, tuple[Sentence, ...]], language: str) -> None:
    names: Counter[str] = Counter()
    for sentence in many[language]:
        assert len(sentence.words) == len(sentence.labels) and all(sentence.words)
        assert to_iob2(sentence.labels) == list(sentence.labels)
        found = [name for name, _, _ in spans(sentence.labels)]
        names.update(found)
        assert found.count("destination") <= 1 and found.count("departure") <= 1
        assert {"destination", "departure"} & set(found)
    assert set(names) == {"destination", "departure", "time"}
    assert 0.85 < names["destination"] / names["departure"] < 1.18  # neither is a good guess


@languages
def test_cities_are_cities_and_never_both_ends_of_a_journey(
    many: dict[str, tuple[Sentence, ...]], language: str
) -> None:
    cities = {city for name in language.split("+") for city in CITIES[name]}
    seen: dict[str, set[str]] = defaultdict(set)
    for sentence in many[language]:
        found = {
            name: " ".join(sentence.words[first:last]) for name, first, last in spans(sentence.labels) if name != "time"
        }
        assert len(set(found.values())) == len(found)
        for slot, city in found.items():
            seen[slot].add(city)
    assert seen == {"departure": cities, "destination": cities}


@languages
def test_only_the_slot_of_a_city_cannot_be_told_from_the_word_alone(
    many: dict[str, tuple[Sentence, ...]], language: str
) -> None:
    labels: dict[str, set[str]] = defaultdict(set)
    for sentence in many[language]:
        for word, label in zip(sentence.words, sentence.labels, strict=True):
            labels[normal(word)].add(label)
    towns = {normal(word) for name in language.split("+") for city in CITIES[name] for word in city.split()}
    for word, found in labels.items():
        if word in towns:
            assert found in ({"B-departure", "B-destination"}, {"I-departure", "I-destination"}), word
        else:
            assert len(found) == 1 and not found & {"B-departure", "B-destination"}, (word, found)


@languages
def test_what_stands_before_a_city_tells_its_slot(many: dict[str, tuple[Sentence, ...]], language: str) -> None:
    """For one who reads from the left: the same words before a city never lead to two slots."""
    slots: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for sentence in many[language]:
        for place, label in enumerate(sentence.labels):
            if label in ("B-departure", "B-destination"):
                before = tuple(w for w, x in zip(sentence.words[:place], sentence.labels, strict=False) if x == "O")
                slots[before].add(label)
    assert len(slots) > 1000
    assert all(len(found) == 1 for found in slots.values())


def test_english_spans_of_several_words(many: dict[str, tuple[Sentence, ...]]) -> None:
    texts = {(name, " ".join(s.words[first:last])) for s in many["en"] for name, first, last in spans(s.labels)}
    for wanted in (("destination", "Rio de Janeiro"), ("departure", "New York"), ("time", "November 2nd")):
        assert wanted in texts
    assert ("time", "Monday morning") in texts and ("time", "tonight") in texts
    dates = {text for name, text in texts if name == "time" and text.split()[0] in ("February", "November")}
    assert "February 29th" in dates and not dates & {"February 30th", "February 31st", "November 31st"}
    assert all(text.endswith(("1st", "2nd", "3rd", "th")) for text in dates)
    assert not any(text.endswith(("11st", "12nd", "13rd")) for text in dates)


def test_chinese_is_said_as_chinese_says_it(many: dict[str, tuple[Sentence, ...]]) -> None:
    for sentence in many["zh"]:
        text = text_of(sentence)
        words = sentence.words
        for place, word in enumerate(words):
            if word in ("从", "由", "自"):  # a preposition: after its city there must be a verb
                slots = [k for k in range(place, len(words)) if sentence.labels[k] == "B-departure"]
                after = words[slots[0] + 1] if slots and slots[0] + 1 < len(words) else ""
                assert after in (
                    "出发", "动身", "起飞", "启程", "去", "到", "飞往", "前往", "飞到",
                ), text  # fmt: skip
            if word == "在":  # only before a date or a weekday
                assert sentence.labels[place + 1] == "B-time", text
                assert words[place + 1][0] not in "今明后", text
        for name, first, last in spans(sentence.labels):
            if name == "time":  # an adverbial of time stands before the verb, never at the end
                assert last < len(words), text
                written = "".join(words[first:last])
                assert written[-1] in "日号一二三四五六天晚午上点半", text
        assert not text.startswith("，") and not text.endswith("，")


@languages
def test_balanced_pairs_differ_in_the_verb_alone(language: str) -> None:
    pairs = balanced_pairs(0, language, 300)
    assert len({first.words for first, _ in pairs} | {second.words for _, second in pairs}) > 500
    assert len(set(pairs)) == 300
    verbs: Counter[tuple[str, str]] = Counter()
    for first, second in pairs:
        differing = [k for k, (a, b) in enumerate(zip(first.words, second.words, strict=True)) if a != b]
        assert len(differing) == 1
        verb = differing[0]
        verbs[first.words[verb], second.words[verb]] += 1
        assert first.labels[verb] == second.labels[verb] == "O"
        assert first.labels[verb + 1] == "B-destination" and second.labels[verb + 1] == "B-departure"
        assert city_of(first, "destination") == city_of(second, "departure")
        assert [label.replace("destination", "departure") for label in first.labels] == list(second.labels)
    assert ("arrive", "leave") in verbs or ("抵达", "离开") in verbs
    assert len(verbs) == {"en": 4, "zh": 5, "en+zh": 9}[language]


@languages
def test_balanced_pairs_are_made_of_words_that_training_shows(language: str) -> None:
    known = {normal(word) for s in travel_corpus(0, language).split("train") for word in s.words}
    assert {normal(word) for pair in balanced_pairs(0, language) for s in pair for word in s.words} <= known


def test_the_sentences_of_the_lecture_are_made_of_words_that_training_shows() -> None:
    for language, text in (
        ("en", "I want to arrive Taipei on November 2nd I want to leave Taipei on November 2nd"),
        ("zh", "我 想 在 11月 2日 抵达 台北 我 想 在 11月 2日 离开 台北"),
    ):
        known = {normal(word) for s in travel_corpus(0, language).split("train") for word in s.words}
        assert {normal(word) for word in text.split()} <= known
