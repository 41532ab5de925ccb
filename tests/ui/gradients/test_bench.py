"""The Bench: the newest job of a key wins, pieces come one by one, errors are told, the thread ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.gradients.bench import Bench, rest


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


def test_each_piece_is_told_in_order_and_then_the_end(qtbot: QtBot, bench: Bench) -> None:
    told: list[object] = []
    bench.answered.connect(lambda key, value: told.append((key, value)))
    with qtbot.waitSignal(bench.finished, timeout=5000) as end:
        bench.ask("a", lambda: iter([1, 2, 3]))
    assert end.args == ["a"]
    assert told == [("a", 1), ("a", 2), ("a", 3)]


def test_nothing_more_is_heard_of_an_older_job(qtbot: QtBot, bench: Bench) -> None:
    told: list[object] = []
    bench.answered.connect(lambda _key, value: told.append(value))

    def endless() -> Iterator[str]:
        while True:
            yield "old"

    bench.ask("a", endless)
    qtbot.waitUntil(lambda: "old" in told, timeout=5000)
    with qtbot.waitSignal(bench.finished, timeout=5000):
        bench.ask("a", lambda: iter(["new"]))
        told.clear()
    assert told == ["new"]


def test_an_error_is_told_and_the_next_job_runs(qtbot: QtBot, bench: Bench) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise ValueError("no")

    with qtbot.waitSignal(bench.failed, timeout=5000) as failed:
        bench.ask("a", broken)
    assert failed.args is not None
    assert failed.args[0] == "a"
    assert isinstance(failed.args[1], ValueError)
    with qtbot.waitSignal(bench.finished, timeout=5000):
        bench.ask("a", lambda: iter([1]))


def test_what_is_forgotten_is_not_told(qtbot: QtBot, bench: Bench) -> None:
    told: list[object] = []
    bench.answered.connect(lambda key, _value: told.append(key))
    bench.ask("a", lambda: iter([1]))
    bench.forget("a")
    with qtbot.waitSignal(bench.finished, timeout=5000):
        bench.ask("b", lambda: iter([1]))
    assert told == ["b"]


def test_a_job_that_rests_hears_of_other_questions(qtbot: QtBot, bench: Bench) -> None:
    told: list[object] = []
    bench.answered.connect(lambda _key, value: told.append(value))

    def restful() -> Iterator[str | None]:
        yield "first"
        yield from rest(60.0)
        yield "second"

    bench.ask("a", restful)
    qtbot.waitUntil(lambda: told == ["first"], timeout=5000)
    bench.ask("b", lambda: iter(["other"]))
    qtbot.waitUntil(lambda: told == ["first", "other"], timeout=5000)
    bench.ask("a", lambda: iter(["newer"]))
    qtbot.waitUntil(lambda: not bench.busy, timeout=5000)
    assert told == ["first", "other", "newer"]


def test_of_a_slider_the_piece_under_way_is_told_though_overtaken(qtbot: QtBot, bench: Bench) -> None:
    told: list[object] = []
    bench.answered.connect(lambda _key, value: told.append(value))
    began, go_on = threading.Event(), threading.Event()

    def slow(name: str) -> Iterator[str]:
        began.set()
        go_on.wait(5.0)
        yield name
        yield name + ", second piece"

    bench.ask("a", lambda: slow("old"), of_slider=True)
    bench.ask("b", lambda: slow("other"))
    assert began.wait(5.0)
    bench.ask("a", lambda: iter(["new"]), of_slider=True)
    bench.ask("b", lambda: iter(["newer"]))
    go_on.set()
    qtbot.waitUntil(lambda: not bench.busy, timeout=5000)
    assert told[0] == "old"
    assert sorted(map(str, told)) == ["new", "newer", "old"]


def test_of_a_slider_nothing_is_told_once_it_is_forgotten_or_asked_otherwise(qtbot: QtBot, bench: Bench) -> None:
    told: list[object] = []
    bench.answered.connect(lambda _key, value: told.append(value))
    began, go_on = threading.Event(), threading.Event()

    def slow() -> Iterator[str]:
        began.set()
        go_on.wait(5.0)
        yield "old"

    for key in "ab":
        bench.ask(key, slow, of_slider=True)
    assert began.wait(5.0)
    bench.forget("a")
    bench.ask("b", lambda: iter(["new"]))
    go_on.set()
    qtbot.waitUntil(lambda: not bench.busy, timeout=5000)
    assert told == ["new"]


def test_a_closed_bench_begins_no_thread(qtbot: QtBot, bench: Bench) -> None:
    bench.close()
    bench.ask("a", lambda: iter([1]))
    assert not bench.busy and not bench._worker.running


def test_what_is_asked_of_a_sleeping_bench_waits(qtbot: QtBot) -> None:
    bench = Bench(awake=False)
    try:
        bench.ask("a", lambda: iter([1]))
        bench.ask("a", lambda: iter([2]))
        assert not bench.busy and not bench._worker.running
        with qtbot.waitSignal(bench.answered, timeout=5000) as told:
            bench.wake()
        assert told.args == ["a", 2]
        with qtbot.waitSignal(bench.finished, timeout=5000):
            bench.ask("a", lambda: iter([3]))
    finally:
        bench.close()
