"""The Typesetter sets what is wanted beside the window, tells when it can be drawn, and leaves no thread behind."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from ui import formula_image, typesetter
from ui.formula_image import typeset
from ui.typesetter import Typesetter


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formula_image, "_set", {})
    monkeypatch.setattr(typesetter, "FIRST", 1)


def test_what_is_wanted_is_set_in_another_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def noted(latex: str) -> None:
        threads.append(threading.current_thread())
        formula_image.set_formula(latex)

    monkeypatch.setattr(typesetter, "set_formula", noted)
    made = Typesetter()
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.want("a", "b^2")
    assert formula_image.is_typeset("a") and formula_image.is_typeset("b^2")
    assert len(threads) == 2 and threading.main_thread() not in threads
    assert not made.busy
    made.close()


def test_what_is_wanted_while_it_works_is_set_after_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow(latex: str) -> None:
        began.set()
        assert go_on.wait(10.0)
        formula_image.set_formula(latex)

    monkeypatch.setattr(typesetter, "set_formula", slow)
    made = Typesetter()
    made.want("a")
    qtbot.waitUntil(began.is_set, timeout=5_000)
    made.want("b", "c")
    go_on.set()
    qtbot.waitUntil(lambda: not made.busy, timeout=20_000)
    assert all(formula_image.is_typeset(latex) for latex in "abc")
    made.close()


def test_closing_at_once_leaves_nothing_behind() -> None:
    made = Typesetter()
    made.want("a", "b", "c")
    made.close()
    assert not made.busy and not any(thread.name == "worker" for thread in threading.enumerate())


def test_a_formula_that_cannot_be_set_is_given_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_latex: str) -> None:
        raise ValueError("no formula")

    monkeypatch.setattr(typesetter, "set_formula", fails)
    made = Typesetter()
    made.want("a")
    assert made.busy
    qtbot.waitUntil(lambda: not made.busy, timeout=5_000)
    made.close()


def test_a_formula_is_drawn_at_any_size_in_any_colour_from_one_setting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = typeset("c' = 1", 10.0, "#ff0000"), typeset("c' = 1", 40.0, "#ff0000")
    monkeypatch.setattr(formula_image, "set_formula", lambda _latex: None)
    assert typeset("c' = 1", 10.0, "#00ff00").size == small.size
    assert large.size.width() == pytest.approx(4 * small.size.width(), rel=1e-12)
    assert large.ascent == pytest.approx(4 * small.ascent, rel=1e-12)
    assert 7.0 < small.size.height() < 9.0  # as high as a capital letter of 10 pixels type
