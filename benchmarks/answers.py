"""When what the bench answers is painted: for each move of the mouse, its own answer or one to a later move."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.gradients.bench import Bench, Job


class Answers(QObject):
    """Listens to what is asked of the bench and told by it, and to the window's paintings.

    Both times of a move are those of its slowest question: of the first picture (coarse first), and of the last.
    """

    def __init__(self, window: QWidget, bench: Bench) -> None:
        super().__init__(window)
        self._ask = bench.ask
        self._questions: list[set[str]] = []
        """Of each move, by key."""
        self._newest: dict[str, int] = {}
        """The move that asked last."""
        self._moves: dict[int, tuple[object, int]] = {}
        """What was found, by its `id` and kept so that no other takes it, and the move that asked for it."""
        self._told: list[tuple[str, int]] = []
        self._first: list[tuple[float, str, int]] = []
        """(when, key, move): painted then."""
        self._ended: list[tuple[str, int]] = []
        self._whole: list[tuple[float, str, int]] = []
        bench.ask = self._on_asked  # type: ignore[method-assign]
        bench.answered.connect(lambda key, value: self._told.append((key, self._moves.get(id(value), (value, -1))[1])))
        bench.finished.connect(self._on_finished)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Forget every move."""
        for noted in (self._questions, self._told, self._ended, self._first, self._whole):
            noted.clear()
        self._newest.clear()
        self._moves.clear()

    def move(self) -> None:
        """What is asked from now on is asked by another move."""
        self._questions.append(set())

    def times(self, began: list[float], painted: list[float]) -> list[tuple[float, float]]:
        """Seconds from each move to its first picture and to its last; of one that asks nothing, `painted`."""
        found = []
        for move, (start, end) in enumerate(zip(began, painted, strict=True)):
            asked = self._questions[move]
            first, whole = (
                max([end, *(_earliest(noted, key, move) - start for key in asked)])
                for noted in (self._first, self._whole)
            )
            found.append((first, whole))
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The window is about to be painted, with everything that was told until now."""
        if event.type() == QEvent.Type.UpdateRequest and self._told:
            shown, self._told = self._told, []
            _after_painting(lambda: self._first.extend((time.perf_counter(), *told) for told in shown))
            whole, self._ended = self._ended, []
            _after_painting(lambda: self._whole.extend((time.perf_counter(), *ended) for ended in whole))
        return super().eventFilter(watched, event)

    def _on_asked(self, key: str, job: Job, of_slider: bool = False) -> None:
        move = len(self._questions) - 1
        if self._questions:
            self._questions[-1].add(key)
            self._newest[key] = move
        self._ask(key, lambda: self._noted(job, move), of_slider)

    def _noted(self, job: Job, move: int) -> Iterator[Any]:
        """In the thread: what is told may be the answer to an older move than the newest."""
        for value in job():
            self._moves[id(value)] = value, move
            yield value

    def _on_finished(self, key: str) -> None:
        ended = key, self._newest.get(key, -1)
        if self._told:
            self._ended.append(ended)
        else:  # its last picture is painted
            self._whole.append((time.perf_counter(), *ended))


def _after_painting(note: Callable[[], None]) -> None:
    """Timers come after what was posted: the window is painted by then."""
    QTimer.singleShot(0, note)


def _earliest(noted: list[tuple[float, str, int]], key: str, move: int) -> float:
    return min(when for when, other, at in noted if other == key and at >= move)
