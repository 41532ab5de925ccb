"""The plain step loops on CUDA, each recorded once for a shape and from then on started with one call.

A loop of small kernels costs what it takes to start them, one by one. A CUDA graph starts them all together; it reads
and writes the memory it was recorded with, so what a loop is given is copied there and back. Whatever goes wrong, the
plain loop does the work, and a note says why.
"""

from __future__ import annotations

import functools
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

Loop = Callable[..., None]
Act = Callable[[], None]
Recorder = Callable[[torch.device, Act], Act]

_HELD = 64
"""Loops and shapes that are remembered; one that does not come back before so many others is not recorded."""
_RECORDED = 256
"""Recordings of one process: where shapes keep changing, recording costs more than it saves."""
_REFUSED = 4
"""Failures after which no more is tried."""
_BYTES = 2**30
"""Memory that all recordings together may hold for what the loops are given."""


def recorded(device: torch.device, act: Act) -> Act:
    """What does `act` on a CUDA device again; `act` itself is recorded, not done."""
    graph, stream = torch.cuda.CUDAGraph(), torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
    with (
        torch.cuda.device(device),
        # A recording that fails leaves its own stream the current one; this puts back the one that was.
        torch.cuda.stream(torch.cuda.current_stream(device)),
        # Other threads may use the device meanwhile: the window trains and answers at the same time.
        torch.cuda.graph(graph, stream=stream, capture_error_mode="thread_local"),
    ):
        act()

    def replay() -> None:
        with torch.cuda.device(device):
            graph.replay()

    return replay


@dataclass(frozen=True, eq=False)
class _Recording:
    """A recorded loop, and the tensors that it reads and writes."""

    tensors: tuple[Tensor, ...]
    replay: Act

    @property
    def size(self) -> int:
        return _size(self.tensors)


class Graphs:
    """The recorded loops of one process.

    Attributes:
        notes: why a loop could not be recorded, in the order of the failures; empty where nothing failed.
    """

    def __init__(self, record: Recorder = recorded, room: int = _BYTES) -> None:
        self.notes: list[str] = []
        self._record, self._room = record, room
        self._held: OrderedDict[Any, _Recording | None] = OrderedDict()
        self._count = 0
        self._alone = threading.Lock()

    @torch.no_grad()
    def play(self, loop: Loop, changed: tuple[int, ...], *given: Tensor | int | None) -> None:
        """Do loop(*given), which changes the tensors at the places `changed` and nothing else.

        The first time a shape is met the plain loop runs; the second time, too, and the loop is recorded and played on
        the same numbers: it is kept if it comes to the same.
        """
        key = loop, _stream(given), tuple((g.shape, g.dtype, g.device) if isinstance(g, Tensor) else g for g in given)
        with self._alone:
            known, found = key in self._held, self._held.pop(key, None)
            if found is not None and self._replayed(found, given):
                self._held[key] = found
                for place, tensor in zip(_places(given), found.tensors, strict=True):
                    if place in changed:
                        _tensor(given, place).copy_(tensor)
                return
            fits = found is None and known and self._count < _RECORDED and len(self.notes) < _REFUSED
            before = self._copied(given) if fits else None
            loop(*given)
            self._held[key] = None if before is None else self._tried(loop, changed, given, before)
            while len(self._held) > _HELD:
                self._held.popitem(last=False)

    def _replayed(self, found: _Recording, given: tuple[Any, ...]) -> bool:
        """Play a recording on the given numbers; False if that failed. Nothing given is changed."""
        try:
            for place, tensor in zip(_places(given), found.tensors, strict=True):
                tensor.copy_(_tensor(given, place))
            found.replay()
        except Exception as error:
            self._note(f"A recorded step loop could not be played: {error}")
            return False
        return True

    def _copied(self, given: tuple[Any, ...]) -> tuple[Tensor, ...] | None:
        """Copies of the given tensors, if there is room for them."""
        tensors = tuple(_tensor(given, place) for place in _places(given))
        needed = _size(tensors)
        if needed > self._room:
            return None
        while self._held and needed + sum(r.size for r in self._held.values() if r is not None) > self._room:
            self._held.popitem(last=False)
        try:
            return tuple(t.detach().clone(memory_format=torch.contiguous_format) for t in tensors)
        except Exception as error:
            self._note(f"There is no memory to record a step loop in: {error}")
            return None

    def _tried(
        self, loop: Loop, changed: tuple[int, ...], given: tuple[Any, ...], before: tuple[Tensor, ...]
    ) -> _Recording | None:
        """A recording of the loop that made of `before` what the plain loop made, which is in `given` now."""
        self._count += 1
        places, whole = _places(given), list(given)
        for place, tensor in zip(places, before, strict=True):
            whole[place] = tensor
        try:
            replay = self._record(before[0].device, lambda: loop(*whole))
            replay()
            alike = all(_alike(_tensor(whole, place), _tensor(given, place)) for place in changed)
        except Exception as error:
            self._note(f"A step loop could not be recorded: {error}")
            return None
        if not alike:
            self._note(f"A recorded {loop.__name__} gave other numbers than the plain one.")
            return None
        return _Recording(before, replay)

    def _note(self, text: str) -> None:
        self.notes.append(text)
        logging.getLogger(__name__).warning("%s The plain one is used.", text)


def _places(given: tuple[Any, ...]) -> list[int]:
    return [place for place, value in enumerate(given) if isinstance(value, Tensor)]


def _tensor(given: Any, place: int) -> Tensor:
    found = given[place]
    assert isinstance(found, Tensor)
    return found


def _size(tensors: tuple[Tensor, ...]) -> int:
    return sum(t.numel() * t.element_size() for t in tensors)


def _stream(given: tuple[Any, ...]) -> int:
    """The stream that the loop would run on: what two streams do has no order, and a recording's memory is one."""
    device = next(g.device for g in given if isinstance(g, Tensor))
    return int(torch.cuda.current_stream(device).cuda_stream) if device.type == "cuda" else 0


def _alike(one: Tensor, two: Tensor) -> bool:
    largest = float(two.nan_to_num(0.0, 0.0, 0.0).abs().amax()) if two.numel() else 0.0
    return torch.allclose(one, two, rtol=1e-4, atol=1e-6 * max(largest, 1.0), equal_nan=True)


@functools.cache
def graphs() -> Graphs:
    """Those of this process."""
    return Graphs()


def play(loop: Loop, changed: tuple[int, ...], *given: Tensor | int | None) -> None:
    """Do loop(*given), which changes the tensors at the places `changed` and nothing else: recorded on CUDA."""
    first = next(g for g in given if isinstance(g, Tensor))
    if first.device.type == "cuda" and not torch.cuda.is_current_stream_capturing():
        graphs().play(loop, changed, *given)
    else:
        loop(*given)
