"""The Laboratory: asks the engine, in a thread of its own, what the networks of the session answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lstm_sim.frame import Frame
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, NetworkRef, Where
from lstm_sim.laboratory.opening import settle
from lstm_sim.laboratory.torch_library import load_torch_library
from ui.network.turns import Turns
from ui.store import Store
from ui.worker import Worker, share_interpreter

if TYPE_CHECKING:  # torch is loaded in the thread, when it is first needed
    from lstm_sim.laboratory.loading import Live
    from lstm_sim.laboratory.reading import LabFrame

_Question = tuple[int, Lab, Mapping[str, "Live"]]
"""Its number, and what is asked."""
_Answer = tuple[int, "LabFrame", float]
"""The number of the question, what is answered, and the seconds it took."""
LARGE = 512
"""Units: another network with so many takes a while to be shown."""


class Laboratory(QObject):
    """Sleeps until `wake`. From then on every change of the session's Lab is answered by a LabFrame.

    Only the newest question is answered: those that were overtaken while the engine was busy are not.

    Attributes:
        frame: the newest answer.
        busy: True until the newest question is answered and its answer is shown.
        gentle: True while something else needs the machine as well: panels then show an answer in `turns`.
    """

    answered = Signal(object, object)
    """(old LabFrame or None, new LabFrame): redraw the parts that are not the same object."""
    busy_changed = Signal(bool)
    """A question is under way, or its answer is shown."""
    failed = Signal(object)
    """The engine could not go on; the exception says why, once until it answers. The next question restarts it."""

    def __init__(self, store: Store, folders: Folders, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.folders = folders
        self._worker = Worker(self, messages_per_second=float("inf"))
        self._worker.progressed.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)
        self._mailbox: _Mailbox | None = None
        self._awake = False
        self._closed = False
        self._failure: str | None = None
        self._asked: Lab | None = None
        self._question = self._answer = 0
        self._live: dict[str, Live] = {}
        self.turns = Turns(self)
        self.turns.ended.connect(self._on_shown)
        self._found_in = self._shown_in = 0.0
        self.frame: LabFrame | None = None
        self.busy = False
        self.gentle = False
        store.changed.connect(self._on_changed)

    @property
    def is_awake(self) -> bool:
        """True once torch has been asked for."""
        return self._awake

    @property
    def answering(self) -> bool:
        """True while the engine is at work, whether or not every panel shows its last answer."""
        return self._question != self._answer

    @property
    def cost(self) -> float:
        """Seconds that the last answer took: to be found, and to be shown by every panel."""
        return self._found_in + self._shown_in + self.turns.took

    def takes_turns(self, old: LabFrame | None, new: LabFrame) -> bool:
        """True where panels show an answer one after the other: all of them at once would take longer than a frame."""
        before, now = None if old is None else old.chosen, new.chosen
        another = before is not None and now is not None and before.ref != now.ref
        return self.gentle or (another and now is not None and now.architecture.hidden_size >= LARGE)

    def wake(self) -> None:
        """Begin to answer; torch is loaded beside the window."""
        if not self._awake and not self._closed:
            self._awake = True
            share_interpreter()
            self._ask()

    def follow(self, live: Live) -> None:
        """Answer with the weights that a run has now, in place of those in its file."""
        self._live = {**self._live, live.run: live}
        if self._awake and NetworkRef(Where.RUN, live.run) in self._store.session.lab.networks:
            self._ask()

    def let_go(self, run: str) -> None:
        """Answer for a run with what is in its file again."""
        self._live = {name: live for name, live in self._live.items() if name != run}
        if self._awake:
            self._ask()

    def live_of(self, ref: NetworkRef) -> Live | None:
        """The weights that a run has now, if it is being followed."""
        return self._live.get(ref.name) if ref.where is Where.RUN else None

    def ask_again(self) -> None:
        """Look at every file anew: one of them may have changed."""
        if self._awake:
            self._ask()

    def close(self) -> None:
        """End the thread; nothing is asked from now on."""
        self._awake, self._closed = False, True
        if self._mailbox is not None:
            self._mailbox.close()
        self.turns.close()
        self._worker.stop_and_wait()
        self._mailbox = None

    def _on_changed(self, _old: Frame | None, new: Frame) -> None:
        if new.session.opened is not None and not self._awake:
            self.wake()
        elif self._awake and new.session.lab is not self._asked:
            self._ask()

    def _ask(self) -> None:
        self._asked = self._store.session.lab
        if self._mailbox is None:
            mailbox = self._mailbox = _Mailbox()
            folders = self.folders
            self._worker.start(lambda: _answers(mailbox, folders))
        self._question += 1
        self._mailbox.put((self._question, self._asked, self._live))
        self._set_busy(True)

    def _on_answered(self, answer: _Answer) -> None:
        began = time.monotonic()
        self._failure = None
        old = self.frame
        self._answer, self.frame, self._found_in = answer
        self._store.settle(settle(self._store.session, self.frame))
        self.answered.emit(old, self.frame)
        self._shown_in = time.monotonic() - began
        self._on_shown()

    def _on_shown(self) -> None:
        if not self.answering and not self.turns.busy:
            self._set_busy(False)

    def _on_failed(self, error: Exception) -> None:
        self._mailbox = None
        self._answer = self._question
        self._set_busy(False)
        if str(error) != self._failure:  # a sentence that is being typed asks with every key
            self._failure = str(error)
            self.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


class _Mailbox:
    """Holds the newest question until the engine takes it."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._letter: _Question | None = None
        self._closed = False

    def put(self, letter: _Question) -> None:
        """Leave a question; one that nobody has taken is overtaken by it."""
        with self._condition:
            self._letter = letter
            self._condition.notify()

    def take(self) -> _Question | None:
        """Wait for a question; None once the mailbox is closed."""
        with self._condition:
            self._condition.wait_for(lambda: self._letter is not None or self._closed)
            letter, self._letter = self._letter, None
            return None if self._closed else letter

    def close(self) -> None:
        """Let whoever waits go."""
        with self._condition:
            self._closed = True
            self._condition.notify()


def _answers(mailbox: _Mailbox, folders: Folders) -> Iterator[_Answer]:
    """In the thread: one answer for each question that is not overtaken."""
    load_torch_library()
    from lstm_sim.laboratory.engine import Engine

    engine = Engine(folders)
    while (letter := mailbox.take()) is not None:
        began = time.monotonic()
        number, lab, live = letter
        yield number, engine.answer(lab, live), time.monotonic() - began
