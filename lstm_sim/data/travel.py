"""Sentences of travellers in English and Chinese, made by seed: the lecture's slot-filling example, thousands of times.

Which slot a city fills depends only on words before it ("arrive Taipei", "leave Taipei"), so a network that sees one
word at a time must guess, and one that remembers need not. Every other label can be told from its word alone.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from lstm_sim.data.sentences import OUTSIDE, Corpus, Sentence

LANGUAGES = ("en", "zh")
CITIES = {
    "en": (
        "Taipei", "Tokyo", "Osaka", "Kyoto", "Seoul", "Beijing", "Shanghai", "Singapore", "Bangkok", "Hanoi", "Mumbai",
        "Cairo", "Nairobi", "Lagos", "Rome", "Milan", "Paris", "Lyon", "Berlin", "Munich", "Vienna", "Prague", "Madrid",
        "Lisbon", "London", "Dublin", "Boston", "Chicago", "Denver", "Seattle", "Toronto", "Lima", "Sydney",
        "New York", "New Delhi", "Hong Kong", "San Francisco", "Los Angeles", "Kuala Lumpur", "Buenos Aires",
        "Cape Town", "Tel Aviv", "Rio de Janeiro",
    ),
    "zh": (
        "台北", "高雄", "北京", "上海", "广州", "深圳", "成都", "重庆", "西安", "武汉", "杭州", "南京", "厦门", "昆明",
        "香港", "澳门", "东京", "大阪", "首尔", "曼谷", "新加坡", "吉隆坡", "伦敦", "巴黎", "柏林", "罗马", "维也纳",
        "莫斯科", "开罗", "悉尼", "纽约", "波士顿", "旧金山", "洛杉矶",
    ),
}  # fmt: skip

Rules = Mapping[str, tuple[str, ...]]
"""What each {name} of a text may be replaced by, one of them by lot; said twice is twice as likely."""

_SLOTS = {
    "departure": "departure", "destination": "destination",
    "date": "time", "weekday": "time", "day": "time", "clock": "time",
}  # fmt: skip
"""The slot that the words of a {name} fill."""

_MONTHS = {
    "January": 31, "February": 29, "March": 31, "April": 30, "May": 31, "June": 30, "July": 31, "August": 31,
    "September": 30, "October": 31, "November": 30, "December": 31,
}  # fmt: skip


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_ENGLISH: Rules = {
    "sentence": (
        "{opening} {trip}", "{opening} {trip} {when}", "{opening} {trip} {when}", "{when} {opening} {trip}",
        "{when} {opening} {trip}",
    ),
    "opening": (
        "I want to", "I would like to", "I need to", "I have to", "we plan to", "we hope to", "my friends wish to",
        "she wants to", "they are going to", "can I", "could we", "please help me", "tell me how to", "", "",
    ),
    "trip": ("{arrive}", "{arrive}", "{leave}", "{leave}", "{both}", "{both}", "{book} a {vehicle} {ride}"),
    "arrive": (
        "arrive {destination}", "arrive {destination}", "arrive in {there}", "reach {there}", "get to {there}",
        "travel to {there}", "fly to {there}", "go to {there}", "land in {there}", "return to {there}", "be in {there}",
    ),
    "leave": (
        "leave {here}", "leave {here}", "leave from {here}", "depart {departure}", "depart {departure}",
        "depart from {here}", "set off from {here}", "start from {here}", "fly out of {here}", "get away from {here}",
        "take off from {here}", "say goodbye to {here}",
    ),
    "both": (
        "leave {here} for {there}", "leave {here} and {arrive}", "leave {here} {when} and {arrive}",
        "depart from {here} and then {arrive}", "fly from {here} to {there}", "travel from {here} to {there}",
        "get from {here} to {there}", "go to {there} from {here}", "arrive in {there} from {here}",
        "reach {there} after leaving {here}",
    ),
    "book": ("book", "find", "take", "catch"),
    "vehicle": ("flight", "train", "bus", "ferry"),
    "ride": (
        "to {there}", "for {there}", "from {here}", "out of {here}", "from {here} to {there}", "to {there} from {here}",
    ),
    "there": (*["{destination}"] * 6, "{kind} {destination}", "the city of {destination}"),
    "here": (*["{departure}"] * 6, "{kind} {departure}", "the city of {departure}"),
    "kind": ("sunny", "rainy", "busy", "lovely", "beautiful", "crowded"),
    "when": (
        "on {date}", "on {date}", "on {date} at {clock}", "by {date}", "on {weekday}", "before {weekday}", "{day}",
        "at {clock}", "around {clock}", "after {clock}",
    ),
    "date": tuple(f"{month} {_ordinal(day + 1)}" for month, days in _MONTHS.items() for day in range(days)),
    "weekday": ("{name}", "{name} {part}"),
    "name": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "part": ("morning", "afternoon", "evening"),
    "day": ("today", "tonight", "tomorrow", "tomorrow {part}"),
    "clock": ("{hour} am", "{hour} pm", "{hour}:30 am", "{hour}:30 pm", "noon", "midnight"),
    "hour": tuple(str(hour) for hour in range(1, 13)),
}  # fmt: skip

# In Chinese the time stands before the verb, and so does 从, which needs a verb of its own after the city.
_CHINESE: Rules = {
    "sentence": (
        "{opening} {when} {trip}", "{opening} {when} {trip}", "{when} {opening} {trip}", "{opening} {trip}",
        "{ask} {booking}",
    ),
    "opening": (
        "我 想", "我 要", "我 得", "我们 打算", "我们 需要", "他 希望", "她 准备", "他们 决定", "我 的 父母 计划",
        "大家 应该", "",
    ),
    "trip": ("{arrive}", "{arrive}", "{leave}", "{leave}", "{both}", "{both}"),
    "arrive": (
        "抵达 {there}", "到达 {there}", "前往 {there}", "去 {there}", "到 {there}", "飞往 {there}", "飞到 {there}",
        "赶到 {there}", "回到 {there}", "来到 {there}",
    ),
    "leave": (
        "离开 {here}", "离开 {here}", "离开 {here}", "告别 {here}", "告别 {here}", "从 {here} 出发", "从 {here} 动身",
        "从 {here} 起飞", "由 {here} 出发", "自 {here} 启程",
    ),
    "both": (
        "从 {here} 去 {there}", "从 {here} 到 {there}", "从 {here} 飞往 {there}", "从 {here} 出发 前往 {there}",
        "由 {here} 前往 {there}", "离开 {here} 去 {there}", "离开 {here} 前往 {there}", "告别 {here} 飞往 {there}",
        "先 离开 {here} 再 {arrive}", "离开 {here} ， {when} {arrive}", "去 {there} ， 从 {here} 出发",
    ),
    "ask": ("我 想", "我 要", "我们 需要", "请 帮 我", "请 替 我", "能 不能 帮 我", "麻烦 帮 我"),
    "booking": (
        "{buy} 一 张 {on} {go} {destination} 的 {ticket}", "{buy} 一 张 {on} 离开 {departure} 的 {ticket}",
        "{buy} 一 张 {on} 从 {departure} 出发 的 {ticket}",
        "{buy} 一 张 {on} 从 {departure} {go} {destination} 的 {ticket}",
        "查 一下 {on} 飞往 {destination} 的 航班", "查 一下 {on} 离开 {departure} 的 航班",
        "查 一下 {on} 从 {departure} 起飞 的 航班", "查 一下 {on} 从 {departure} 飞往 {destination} 的 航班",
    ),
    "buy": ("订", "买", "预订"),
    "go": ("去", "到", "前往"),
    "ticket": ("机票", "车票", "船票"),
    "there": (*["{destination}"] * 4, "{kind} 的 {destination}"),
    "here": (*["{departure}"] * 4, "{kind} 的 {departure}"),
    "kind": ("美丽", "热闹", "繁华", "拥挤", "多雨"),
    "when": ("在 {date}", "{date}", "在 {weekday}", "{weekday}", "{day}"),
    "on": ("{date}", "{weekday}", "{day}", ""),
    "date": tuple(
        f"{month}月 {day + 1}{name}"
        for month, days in enumerate(_MONTHS.values(), 1) for day in range(days) for name in "日号"
    ),
    "weekday": ("{name}", "{name}", "{name} {part}"),
    "name": tuple(f"{week}{day}" for week in ("周", "星期") for day in "一二三四五六日"),
    "part": ("上午", "下午", "晚上", "上午 {morning}", "下午 {afternoon}", "晚上 {night}"),
    "day": (
        "今天", "明天", "后天", "今天 {part}", "明天 {part}", "后天 {part}", "今晚", "今晚 {night}", "明早 {morning}",
    ),
    "morning": tuple(f"{hour}点{half}" for hour in range(6, 12) for half in ("", "半")),
    "afternoon": tuple(f"{hour}点{half}" for hour in range(1, 7) for half in ("", "半")),
    "night": tuple(f"{hour}点{half}" for hour in range(7, 12) for half in ("", "半")),
}  # fmt: skip

_RULES = {"en": _ENGLISH, "zh": _CHINESE}

_PAIRED = {
    "en": (("{opening} {verb} {destination} {when}", "{when} {opening} {verb} {destination}"),
           (("arrive", "leave"), ("reach", "leave"), ("reach", "depart"), ("arrive", "depart"))),
    "zh": (("{opening} {when} {verb} {destination}", "{when} {opening} {verb} {destination}"),
           (("抵达", "离开"), ("到达", "离开"), ("去", "离开"), ("前往", "告别"), ("来到", "告别"))),
}  # fmt: skip
"""The sentences that balanced pairs are made of, and the verbs that can take each other's place in them."""


def travel_corpus(seed: int = 0, language: str = "en", train: int = 2000, dev: int = 300, test: int = 500) -> Corpus:
    """Distinct sentences in three splits; the same seed gives the same ones. `language` is en, zh or both (en+zh).

    There are far more than a million different ones.
    """
    draw = random.Random(f"travel {seed} {language}")
    languages = language.split("+")
    made: dict[tuple[str, ...], Sentence] = {}
    while len(made) < train + dev + test:
        sentence = _draw_sentence(draw, "{sentence}", languages[len(made) % len(languages)])
        made.setdefault(sentence.words, sentence)
    sentences = tuple(made.values())
    return Corpus(
        {
            "train": sentences[:train],
            "dev": sentences[train : train + dev],
            "test": sentences[train + dev :],
        }
    )


def balanced_pairs(seed: int = 0, language: str = "en", count: int = 250) -> list[tuple[Sentence, Sentence]]:
    """Distinct pairs of sentences that differ in nothing but the verb and what it makes of the city after it.

    The first of each pair has the city as destination, the second as departure.
    """
    draw = random.Random(f"pairs {seed} {language}")
    languages = language.split("+")
    pairs: dict[tuple[str, ...], tuple[Sentence, Sentence]] = {}
    while len(pairs) < count:
        chosen = languages[len(pairs) % len(languages)]
        texts, verbs = _PAIRED[chosen]
        arrive, leave = draw.choice(verbs)
        first = _draw_sentence(draw, draw.choice(texts), chosen, {"verb": (arrive,)})
        second = Sentence(
            tuple(leave if word == arrive else word for word in first.words),
            tuple(label.replace("destination", "departure") for label in first.labels),
        )
        pairs.setdefault(first.words + second.words, (first, second))
    return list(pairs.values())


def _draw_sentence(draw: random.Random, text: str, language: str, more: Rules | None = None) -> Sentence:
    """The text with everything in braces replaced, its two cities never the same."""
    departure, destination = draw.sample(CITIES[language], 2)
    rules = {**_RULES[language], "departure": (departure,), "destination": (destination,), **(more or {})}
    labelled = _labelled(draw, text, rules)
    return Sentence(tuple(word for word, _ in labelled), tuple(label for _, label in labelled))


def _labelled(draw: random.Random, text: str, rules: Rules) -> list[tuple[str, str]]:
    """The words of a text, everything in braces replaced, each with its label."""
    found: list[tuple[str, str]] = []
    for piece in text.split():
        if not piece.startswith("{"):
            found.append((piece, OUTSIDE))
            continue
        name, _, ending = piece[1:].partition("}")
        inner = _labelled(draw, draw.choice(rules[name]) + ending, rules)
        if name in _SLOTS:
            inner = [(word, f"{'I' if place else 'B'}-{_SLOTS[name]}") for place, (word, _) in enumerate(inner)]
        found += inner
    return found
