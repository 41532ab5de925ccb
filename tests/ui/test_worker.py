"""The worker: one thread, newest values, clean ends."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.worker import Worker, give_way


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop_and_wait()
    assert not [t for t in threading.enumerate() if t.name == "worker"]


def test_it_runs_beside_and_tells_the_last_value(qtbot: QtBot, worker: Worker) -> None:
    threads: set[int] = set()

    def count() -> Iterator[int]:
        for k in range(1_000):
            threads.add(threading.get_ident())
            yield k

    heard: list[object] = []
    worker.progressed.connect(heard.append)
    with qtbot.waitSignal(worker.finished, timeout=3000) as end:
        worker.start(count)
    assert end.args == [999]
    assert threads and threading.get_ident() not in threads
    assert len(heard) < 100  # at most 30 a second, not one for each value
    assert not worker.running


def test_an_exception_is_told(qtbot: QtBot, worker: Worker) -> None:
    def fail() -> Iterator[int]:
        yield 1
        raise ValueError("no room")

    with qtbot.waitSignal(worker.failed, timeout=3000) as told:
        worker.start(fail)
    assert str(told.args[0]) == "no room" and not worker.running


def test_it_stops_between_two_values_and_closes_the_generator(qtbot: QtBot, worker: Worker) -> None:
    closed = threading.Event()

    def forever() -> Iterator[int]:
        try:
            while True:
                time.sleep(0.001)
                yield 0
        finally:
            closed.set()

    worker.start(forever)
    with qtbot.waitSignal(worker.stopped, timeout=3000):
        worker.stop()
    assert closed.is_set()


def test_messages_of_an_older_run_are_dropped(qtbot: QtBot, worker: Worker) -> None:
    heard: list[object] = []
    worker.finished.connect(heard.append)
    for k in range(20):
        worker.start(lambda k=k: iter([k]))
    qtbot.waitUntil(lambda: not worker.running, timeout=3000)
    qtbot.wait(20)
    assert heard == [19]


def test_start_and_stop_in_any_order_leaves_no_thread(worker: Worker) -> None:
    for k in range(200):
        worker.start(lambda: iter(range(50)))
        if k % 3:
            worker.stop_and_wait()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the whole process would give way")
def test_a_thread_that_gives_way_is_the_only_one_that_does(qtbot: QtBot, worker: Worker) -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)

    def work() -> Iterator[int]:
        give_way()
        yield os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    with qtbot.waitSignal(worker.finished, timeout=5000) as end:
        worker.start(work)
    assert end.args is not None
    assert end.args[0] == max(before, 10)
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
