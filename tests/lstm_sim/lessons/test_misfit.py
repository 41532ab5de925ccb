"""What does not fit in a lesson file is told with its place and with what may stand there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lstm_sim.errors import InputError
from lstm_sim.lessons.lesson_file import load_lesson

STEP: dict[str, Any] = {"text": "x"}
CHECK: dict[str, Any] = {"quantity": "a", "is": "<", "value": 1}


def refusal(step: dict[str, Any], **fields: Any) -> str:
    record = {"format": "lstm-sim-lesson", "version": 1, "title": "t", "about": "a", "steps": [STEP, step], **fields}
    with pytest.raises(InputError) as caught:
        load_lesson(json.dumps({k: v for k, v in record.items() if v is not None}).encode(), Path("m.lesson.json"))
    return str(caught.value)


@pytest.mark.parametrize(
    ("step", "wanted"),
    [
        ({"txt": "x", **STEP}, "steps[1] has no option txt. Choose one of: text  hint  preset "),
        ({"hint": "x"}, "steps[1].text is missing. docs/lessons.md"),
        ({"text": {"en": "x", "zh-CN": "x"}}, "steps[1].text has no option zh-CN. Choose one of: en  zh_CN  zh_TW."),
        ({"text": {"en": 1}}, "steps[1].text.en does not fit: Expected `str | null`, got `int`. docs/lessons.md"),
        ({**STEP, "workspace": "cells"}, 'steps[1].workspace is "cells". Choose one of: cell  network  gradients.'),
        ({**STEP, "cell": "rnnn"}, 'steps[1].cell is "rnnn". Choose one of: lstm  peephole '),
        ({**STEP, "check": {**CHECK, "is": "=<"}}, 'steps[1].check.is is "=<". Choose one of: <  <=  >  >=  ==  !=.'),
        ({**STEP, "check": {"all": [{**CHECK, "unt": 1}]}}, "steps[1].check.all[0] has no option unt. Choose"),
        ({**STEP, "check": {"setting": "tresh", "value": 1}}, 'steps[1].check.setting is "tresh". Choose one of: '),
        ({**STEP, "at": 0}, "steps[1].at does not fit: Expected `int` >= 1. docs/lessons.md"),
    ],
)  # fmt: skip
def test_the_place_and_the_remedy(step: dict[str, Any], wanted: str) -> None:
    assert refusal(step).startswith(f"m.lesson.json: {wanted}")


def test_the_whole_file() -> None:
    assert refusal(STEP, title=None).startswith("m.lesson.json: title is missing.")
    assert "lesson has no option autor. Choose one of: format  version  title  about  steps." in refusal(
        STEP, autor="I"
    )


def test_a_field_that_stands_twice() -> None:
    text = '{"format": "lstm-sim-lesson", "version": 1, "title": "t", "title": "u", "about": "a", "steps": []}'
    with pytest.raises(InputError, match='The name "title" stands twice'):
        load_lesson(text.encode(), Path("m.lesson.json"))
