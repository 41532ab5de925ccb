"""The Trainer: the one owner of training. It begins, holds and ends a run in a thread, and tells where it stands."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lstm_sim.edits import Edit
from lstm_sim.frame import Frame
from lstm_sim.laboratory.edits import choose_network, compare_network, drop_network, show_network
from lstm_sim.laboratory.hardware import CPU, Device, find_devices
from lstm_sim.laboratory.lab import MOST_NETWORKS, NetworkRef, Where
from lstm_sim.laboratory.runs import RunRecord, new_id
from lstm_sim.laboratory.survey import DataFacts, data_key, survey
from lstm_sim.laboratory.told import Phase, Told, Wishes
from lstm_sim.laboratory.torch_library import load_torch_library
from lstm_sim.session import Session, Workspace
from lstm_sim.training.config import Config
from ui.network.laboratory import Laboratory
from ui.network.run_list import RunList, is_taken, lock_of
from ui.network.training_texts import kind_name
from ui.store import Store
from ui.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

FOLLOWING_SHARE = 0.05
"""Of the time that answering and painting with a network as it learns may take: a large one is looked at less often."""
MOST_SURVEYS = 20
"""How many surveys of data are remembered."""

Begin = Callable[["Path", str, RunRecord, Wishes], Iterator[Told]]


class Trainer(QObject):
    """At most one run is under way. Whoever starts another ends it first; nobody waits for it but `close`.

    Attributes:
        runs: every run there is.
        told: where the run under way stands, or the last one ended; None before the first.
        error: why the last run broke off; None if it did not.
        devices: what can compute here; the CPU alone until the others were asked for.
    """

    advanced = Signal()
    """`told` is another object."""
    state_changed = Signal()
    """A run has begun or ended, is held or goes on, or is about to: `busy`, `phase`, `ending`, `error`."""
    surveyed = Signal()
    """The data of a config is known (`facts`)."""
    devices_found = Signal()

    def __init__(self, store: Store, laboratory: Laboratory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._laboratory = store, laboratory
        self._folder = laboratory.folders.runs
        self.runs = RunList(self._folder, self)
        self.runs.failed.connect(store.refused)
        self.runs.renamed.connect(laboratory.ask_again)
        self._worker = Worker(self, messages_per_second=float("inf"))  # the run itself chooses when to tell
        self._worker.progressed.connect(self._on_told)
        self._worker.finished.connect(self._on_finished)
        self._worker.stopped.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._surveyor = Worker(self)
        self._surveyor.finished.connect(self._on_surveyed)
        self._surveyor.failed.connect(self._on_survey_failed)
        self._asker = Worker(self)
        self._asker.finished.connect(self._on_devices)
        self._wishes = Wishes()
        self._record: RunRecord | None = None
        self._shown = False
        self._next: Callable[[], None] | None = None
        self._followed_at = 0.0
        self._facts: dict[tuple[object, ...], DataFacts | Exception] = {}
        self._wanted: Config | None = None
        self._surveying: tuple[object, ...] | None = None
        self._asked = False
        self.told: Told | None = None
        self.error: Exception | None = None
        self.devices: tuple[Device, ...] = (CPU,)
        self.ending = False
        store.changed.connect(self._on_changed)

    # ------------------------------------------------------------ what is under way

    @property
    def busy(self) -> bool:
        """True while a run is under way, held or not."""
        return self._worker.running

    @property
    def phase(self) -> Phase | None:
        """What the run under way is doing; None where there is none."""
        return self.told.phase if self.busy and self.told is not None else None

    @property
    def run(self) -> str | None:
        """The run under way."""
        return self.told.run if self.busy and self.told is not None else None

    def start(self, config: Config, held: bool = False, step: bool = False) -> None:
        """Begin a new run, `held` before its first step or after it (`step`); one still under way is ended first."""
        wishes = Wishes(held)
        if step:
            wishes.step()

        def begin() -> None:
            record = self.runs.new_record(kind_name(config.kind), config)
            run = new_id(self._folder, config, record.created)
            self._begin(run, record, wishes, _begin_run)

        self._after_the_end(begin)

    def go_on(self, run: str) -> None:
        """Go on with a run that was interrupted; one still under way is ended first."""
        if self.run == run and not self.ending:
            return

        def begin() -> None:
            entry = self.runs.get(run)
            if entry is not None and entry.record is not None:
                self._begin(run, entry.record, Wishes(), _continue_run)
            else:
                self.state_changed.emit()

        self._after_the_end(begin)

    def _after_the_end(self, begin: Callable[[], None]) -> None:
        if self.busy:
            self._next = begin
            self._end()
        else:
            begin()

    def _begin(self, run: str, record: RunRecord, wishes: Wishes, begin: Begin) -> None:
        self._wishes, self._record, self._shown = wishes, record, False
        self.error, self.ending = None, False
        self.told = Told(run, Phase.PREPARING)
        self.runs.claimed = run
        folder = self._folder
        self._follow()
        self._worker.start(lambda: _locked(folder, run, begin(folder, run, record, wishes)))
        self.state_changed.emit()
        self.advanced.emit()

    def hold(self) -> None:
        """Hold the run after the step that is under way."""
        self._wishes.hold()

    def proceed(self) -> None:
        """Let a run that is held go on."""
        self._wishes.go_on()

    def step(self) -> None:
        """Make one step and hold; without a run under way, a new one of the session's config is begun for it."""
        if self.busy and not self.ending:
            self._wishes.step()
        else:
            self.start(self._store.session.lab.config, held=True, step=True)

    def stop(self) -> None:
        """End the run after the step that is under way; it is kept and can be gone on with."""
        self._next = None
        self._end()

    def _end(self) -> None:
        if self.busy and not self.ending:
            self.ending = True
            self._wishes.end()
            self.state_changed.emit()

    def reset(self) -> None:
        """Stand before the first step of the session's config: the same seed, so the same initial weights."""
        self.start(self._store.session.lab.config, held=True)

    def close(self) -> None:
        """End everything and wait for it; the run is kept as `stop` keeps it."""
        self._next = None
        self._wishes.end()
        for worker in (self._worker, self._surveyor, self._asker):
            worker.stop_and_wait()
        self.runs.close()

    # ------------------------------------------------------------ what the thread tells

    def _on_told(self, told: Told) -> None:
        old, self.told = self.told, told
        if told.architecture is not None:
            if not self._shown:
                self._shown = True
                assert self._record is not None
                self.runs.begin(told, self._record)
                self._show(told.run)
            self.runs.take(told.course)
        self._laboratory.gentle = told.phase is Phase.TRAINING
        now = time.monotonic()
        if told.live is not None:
            self._followed_at = now
            self._laboratory.follow(told.live)
        elif told.phase is Phase.TRAINING and not self._laboratory.answering and now >= self._live_due:
            self._wishes.ask_live()
        if old is None or old.phase is not told.phase:
            self.state_changed.emit()
        self.advanced.emit()

    @property
    def _live_due(self) -> float:
        """When to look at the network as it learns again: the longer that took, the later."""
        return self._followed_at + self._laboratory.cost / FOLLOWING_SHARE

    def _on_finished(self, *_: object) -> None:
        self._on_end(None)

    def _on_failed(self, error: Exception) -> None:
        self._on_end(error.with_traceback(None))  # whose frames would keep the network

    def _on_end(self, error: Exception | None) -> None:
        told, self.error, self.ending = self.told, error, False
        self._laboratory.gentle = False
        self.runs.claimed = None
        if told is not None and told.architecture is not None:
            kept = (self._folder / told.run).is_dir()  # not without a single step
            self.runs.end(told.course, kept)
            if not kept:
                self.forget(told.run)
            self._laboratory.let_go(told.run)
        following, self._next = self._next, None
        if following is not None and error is None:
            following()
        else:
            self.state_changed.emit()
            self.advanced.emit()

    # ------------------------------------------------------------ the network that learns, seen

    def _show(self, run: str) -> None:
        """Let the run's network answer: beside others that learnt the same, alone where they did not."""
        lab = self._store.session.lab
        ref = NetworkRef(Where.RUN, run)
        if self._record is None or ref in lab.networks:
            return
        beside = lab.networks and all(self._learnt_the_same(old) for old in lab.networks)
        replaced = lab.network is not None and lab.network.where is Where.RUN
        if not beside:
            self._store.edit(show_network(ref, alone=True))
        elif self._store.session.opened is not None and len(lab.networks) < MOST_NETWORKS:
            self._store.edit(compare_network(ref))
        elif replaced or len(lab.networks) >= MOST_NETWORKS:
            self._store.edit(show_network(ref))
        else:
            self._store.edit(_beside(ref, len(lab.networks)))
        self._follow()

    def _learnt_the_same(self, ref: NetworkRef) -> bool:
        """Whether a network that is shown learnt the task of this run, from data of its kind."""
        assert self._record is not None
        frame = self._laboratory.frame
        known = [reading.network for row in frame.rows for reading in row] if frame is not None else []
        config, mine = next((network.config for network in known if network.ref == ref), None), self._record.config
        if config is None and ref.where is Where.RUN:
            entry = self.runs.get(ref.name)
            config = None if entry is None or entry.record is None else entry.record.config
        return config is not None and (config.task, config.data) == (mine.task, mine.data)

    def forget(self, run: str) -> None:
        """Take the network of a run away of which nothing is kept."""
        ref = NetworkRef(Where.RUN, run)
        if ref in self._store.session.lab.networks:
            self._store.edit(drop_network(self._store.session.lab.networks.index(ref)))

    def _on_changed(self, old: Frame | None, new: Frame) -> None:
        if old is None or old.session.lab is not new.session.lab or old.session.workspace is not new.session.workspace:
            self._follow()

    def _follow(self) -> None:
        """Ask for the weights only while somebody sees what they do."""
        session, run = self._store.session, None if self.told is None else self.told.run
        shown = any(ref.where is Where.RUN and ref.name == run for ref in session.lab.networks)
        looked_at = session.workspace is Workspace.NETWORK or session.opened is not None
        self._wishes.follow(shown and looked_at and session.lab.follow)

    # ------------------------------------------------------------ data and devices

    def facts(self, config: Config) -> DataFacts | Exception | None:
        """What the data of a config decides, or why it cannot be used; None until `surveyed` tells that it is known."""
        key = data_key(config)
        if key not in self._facts:
            self._wanted = config
            self._survey()
        return self._facts.get(key)

    def _survey(self) -> None:
        """Read the data that is wanted, once what is read now has come to its end."""
        wanted = self._wanted
        if wanted is not None and self._surveying is None:
            self._wanted, self._surveying = None, data_key(wanted)
            if self._surveying not in self._facts:
                self._surveyor.start(lambda: iter([survey(wanted)]))
            else:
                self._surveying = None

    def _on_surveyed(self, facts: DataFacts) -> None:
        self._take_facts(facts)

    def _on_survey_failed(self, error: Exception) -> None:
        self._take_facts(error.with_traceback(None))

    def _take_facts(self, facts: DataFacts | Exception) -> None:
        if self._surveying is not None:
            self._facts[self._surveying] = facts
            self._surveying = None
            while len(self._facts) > MOST_SURVEYS:
                del self._facts[next(iter(self._facts))]
            self.surveyed.emit()
            self._survey()

    def ask_devices(self) -> None:
        """Find out, beside the window, what can compute here; `devices_found` tells."""
        if not self._asked:
            self._asked = True
            self._asker.start(lambda: iter([find_devices()]))

    def _on_devices(self, devices: tuple[Device, ...]) -> None:
        self.devices = devices
        self.devices_found.emit()


def _beside(ref: NetworkRef, place: int) -> Edit:
    """One edit: one more network, and it is looked into."""
    compare, choose = compare_network(ref), choose_network(place)

    def apply(session: Session) -> Session:
        return choose.apply(compare.apply(session))

    return Edit(compare.change, "", apply)


# ------------------------------------------------------------ in the thread


def _begin_run(folder: Path, run: str, record: RunRecord, wishes: Wishes) -> Iterator[Told]:
    load_torch_library()
    from lstm_sim.laboratory.training_run import begin_run

    return begin_run(folder, run, record, wishes)


def _continue_run(folder: Path, run: str, record: RunRecord, wishes: Wishes) -> Iterator[Told]:
    load_torch_library()
    from lstm_sim.laboratory.training_run import continue_run

    return continue_run(folder, run, record, wishes)


def _locked(folder: Path, run: str, told: Iterator[Told]) -> Iterator[Any]:
    """What the run tells, while nobody else may train it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = lock_of(folder, run)
    if not lock.tryLock(0):
        raise is_taken()
    try:
        yield from told
    finally:
        lock.unlock()
