"""Sentences of travellers in English and Chinese, made by seed: the lecture's slot-filling example, thousands of times.

Which slot a city fills depends only on a word before it ("arrive Taipei", "leave Taipei"), so a network that sees
one word at a time must guess, and one that remembers need not.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from lstm_sim.data.sentences import Corpus, Sentence

LANGUAGES = ("en", "zh")
CITIES = {
    "en": (
        "Taipei", "Tokyo", "Osaka", "Kyoto", "Seoul", "Beijing", "Shanghai", "Singapore", "Bangkok", "Hanoi", "Delhi",
        "Mumbai", "Cairo", "Nairobi", "Lagos", "Rome", "Milan", "Paris", "Lyon", "Berlin", "Munich", "Vienna", "Prague",
        "Madrid", "Lisbon", "London", "Dublin", "Boston", "Chicago", "Denver", "Seattle", "Toronto", "Lima", "Sydney",
    ),
    "zh": (
        "台北", "高雄", "北京", "上海", "广州", "深圳", "成都", "西安", "武汉", "杭州", "南京", "香港",
        "澳门", "东京", "大阪", "首尔", "曼谷", "新加坡", "伦敦", "巴黎", "柏林", "罗马", "纽约", "波士顿",
    ),
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}
OPENINGS = {
    "en": (
        "I want to", "I would like to", "I have to", "we need to", "we plan to", "please help me", "can I", "could we",
        "my friends hope to", "",
    ),
    "zh": ("我 想", "我 要", "我们 打算", "我们 需要", "请 帮 我", "他 希望", "明年 我 想", ""),
}  # fmt: skip
ARRIVE = {
    "en": ("arrive", "arrive in", "reach", "get to", "travel to", "fly to", "land in"),
    "zh": ("抵达", "到达", "到", "去", "前往", "飞往"),
}
LEAVE = {
    "en": ("leave", "leave from", "depart", "depart from", "set off from", "start from", "fly out of"),
    "zh": ("离开", "从", "由", "告别"),
}


@dataclass(frozen=True)
class _Pieces:
    """A sentence under construction: words and labels."""

    words: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def plain(self, text: str) -> _Pieces:
        words = tuple(text.split())
        return _Pieces(self.words + words, self.labels + ("O",) * len(words))

    def slot(self, name: str, text: str) -> _Pieces:
        words = tuple(text.split())
        labels = tuple(f"{'I' if place else 'B'}-{name}" for place in range(len(words)))
        return _Pieces(self.words + words, self.labels + labels)

    def sentence(self) -> Sentence:
        return Sentence(self.words, self.labels)


def travel_corpus(seed: int = 0, language: str = "en", train: int = 2000, dev: int = 300, test: int = 500) -> Corpus:
    """Distinct sentences in three splits; the same seed gives the same ones. `language` is en, zh or both (en+zh)."""
    draw = random.Random(f"travel {seed} {language}")
    languages = language.split("+")
    wanted = train + dev + test
    made: dict[tuple[str, ...], Sentence] = {}
    while len(made) < wanted:
        sentence = _draw_sentence(draw, languages[len(made) % len(languages)])
        made.setdefault(sentence.words, sentence)
    sentences = list(made.values())
    return Corpus(
        {
            "train": tuple(sentences[:train]),
            "dev": tuple(sentences[train : train + dev]),
            "test": tuple(sentences[train + dev :]),
        }
    )


def balanced_pairs(seed: int = 0, language: str = "en", count: int = 250) -> list[tuple[Sentence, Sentence]]:
    """Pairs of sentences that differ in nothing but the verb: one has the city as destination, one as departure."""
    draw = random.Random(f"pairs {seed} {language}")
    pairs = []
    for _ in range(count):
        opening, city = draw.choice(OPENINGS[language]), draw.choice(CITIES[language])
        # "到 台北" can stand alone as "从 台北" cannot, so that the pairs take the two plain verbs.
        verbs = (ARRIVE[language][0], LEAVE[language][0])
        time = _time(draw, language)
        pair = []
        for verb, slot in zip(verbs, ("destination", "departure"), strict=True):
            pieces = _Pieces().plain(opening).plain(verb).slot(slot, city)
            pair.append(time(pieces).sentence())
        pairs.append((pair[0], pair[1]))
    return pairs


def _draw_sentence(draw: random.Random, language: str) -> Sentence:
    pieces = _Pieces()
    time = _time(draw, language)
    time_first = draw.random() < (0.2 if language == "en" else 0.4)
    if time_first:
        pieces = time(pieces)
    pieces = pieces.plain(draw.choice(OPENINGS[language]))
    arrive, leave = draw.choice(ARRIVE[language]), draw.choice(LEAVE[language])
    cities = draw.sample(CITIES[language], 2)
    shape = draw.random()
    if shape < 0.35:
        pieces = pieces.plain(arrive).slot("destination", cities[0])
    elif shape < 0.7:
        pieces = pieces.plain(leave).slot("departure", cities[0])
    elif language == "en":
        joined = draw.choice(("and", "and then", "to"))
        pieces = pieces.plain(leave).slot("departure", cities[0]).plain(joined)
        pieces = pieces if joined == "to" else pieces.plain(arrive)
        pieces = pieces.slot("destination", cities[1])
    else:
        pieces = pieces.plain(leave).slot("departure", cities[0]).plain(arrive).slot("destination", cities[1])
    if not time_first and draw.random() < 0.8:
        pieces = time(pieces)
    return pieces.sentence()


def _time(draw: random.Random, language: str) -> Callable[[_Pieces], _Pieces]:
    """What adds a time to a sentence."""
    shape = draw.random()
    if language == "en":
        if shape < 0.5:
            month, day = draw.choice(MONTHS), _ordinal(draw.randint(1, 28))
            return lambda pieces: pieces.plain("on").slot("time", f"{month} {day}")
        if shape < 0.75:
            weekday = draw.choice(WEEKDAYS["en"])
            return lambda pieces: pieces.plain("on").slot("time", weekday)
        hour, half = draw.randint(1, 12), draw.choice(("am", "pm"))
        return lambda pieces: pieces.plain("at").slot("time", f"{hour} {half}")
    if shape < 0.6:
        month_number, day_number = draw.randint(1, 12), draw.randint(1, 28)
        return lambda pieces: pieces.plain("在").slot("time", f"{month_number} 月 {day_number} 日")
    weekday = draw.choice(WEEKDAYS["zh"])
    return lambda pieces: pieces.plain("在").slot("time", weekday)


def _ordinal(number: int) -> str:
    if 10 < number < 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
