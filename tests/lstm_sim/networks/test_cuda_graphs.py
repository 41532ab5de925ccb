"""The step loops recorded: what is remembered, what is tried, and that nothing that goes wrong changes a number.

A recorder that plays on the CPU what it was given stands for CUDA's; the tests marked `on_cuda` use that one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
import torch
from torch import Tensor

from lstm_sim.networks import compiled, cuda_graphs, functions
from lstm_sim.networks.cuda_graphs import Graphs
from lstm_sim.networks.functions import JordanFunction, PeepholeFunction
from tests.lstm_sim.networks.test_functions import FORMS, arguments

on_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
APPLIED = {"diagonal": PeepholeFunction.apply, "dense": PeepholeFunction.apply, "jordan": JordanFunction.apply}


class Recorder:
    """Records as CUDA does: the act is not done until it is played. It can be made to fail, or to play wrongly."""

    def __init__(self) -> None:
        self.recorded = self.played = 0
        self.fails_recording = self.fails_playing = False

    def __call__(self, _device: torch.device, act: Callable[[], None]) -> Callable[[], None]:
        if self.fails_recording:
            raise RuntimeError("operation not permitted when stream is capturing")
        self.recorded += 1

        def replay() -> None:
            if self.fails_playing:
                raise RuntimeError("the device is lost")
            self.played += 1
            act()

        return replay


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


def doubled(target: Tensor, by: Tensor, times: int, nothing: None = None) -> None:
    """A loop: adds `by` to `target` so many times."""
    assert nothing is None
    for _ in range(times):
        target.add_(by)


def played(graphs: Graphs, start: float, size: int = 3, times: int = 2) -> Tensor:
    target = torch.full((size,), start)
    graphs.play(doubled, (0,), target, torch.ones(size), times, None)
    return target


def test_a_loop_is_recorded_the_second_time_and_played_from_then_on(recorder: Recorder) -> None:
    graphs = Graphs(recorder)
    found = []
    for start, recorded, plays in ((1.0, 0, 0), (2.0, 1, 1), (3.0, 1, 2), (4.0, 1, 3)):
        found.append(float(played(graphs, start)[0]))
        assert (recorder.recorded, recorder.played) == (recorded, plays)
    assert found == [3.0, 4.0, 5.0, 6.0]
    assert graphs.notes == []


def test_what_is_given_but_not_changed_stays(recorder: Recorder) -> None:
    graphs, by = Graphs(recorder), torch.ones(3)
    for k in range(4):
        target = torch.zeros(3)
        graphs.play(doubled, (0,), target, by.mul_(2.0), 1, None)
        assert torch.equal(target, torch.full((3,), 2.0 ** (k + 1)))
    assert torch.equal(by, torch.full((3,), 16.0))


@pytest.mark.parametrize("other", ["size", "times", "type", "loop"])
def test_each_shape_has_a_recording_of_its_own(recorder: Recorder, other: str) -> None:
    graphs = Graphs(recorder)
    for _ in range(3):
        played(graphs, 1.0)
        target = torch.zeros(5 if other == "size" else 3, dtype=torch.float64 if other == "type" else torch.float32)

        def loop(*given: object) -> None:
            doubled(*given)  # type: ignore[arg-type]

        chosen = loop if other == "loop" else doubled
        graphs.play(chosen, (0,), target, torch.ones_like(target), 3 if other == "times" else 2, None)
        assert float(target[0]) == (3.0 if other == "times" else 2.0)
    assert recorder.recorded == (1 if other == "loop" else 2)  # that one is another loop each time


def test_what_cannot_be_recorded_runs_plainly_and_a_note_says_why(
    recorder: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    graphs = Graphs(recorder)
    recorder.fails_recording = True
    with caplog.at_level(logging.WARNING):
        assert [float(played(graphs, s)[0]) for s in (1.0, 2.0, 3.0)] == [3.0, 4.0, 5.0]
    assert "not permitted" in graphs.notes[0]
    assert "The plain one is used." in caplog.text


def test_after_four_failures_no_more_is_tried(recorder: Recorder) -> None:
    graphs = Graphs(recorder)
    recorder.fails_recording = True
    for k in range(10):
        assert float(played(graphs, float(k))[0]) == k + 2.0
    recorder.fails_recording = False
    for k in range(3):
        assert float(played(graphs, float(k), size=4)[0]) == k + 2.0
    assert len(graphs.notes) == 4
    assert recorder.recorded == 0


def test_a_recording_that_can_no_longer_be_played_is_given_up(recorder: Recorder) -> None:
    graphs = Graphs(recorder)
    played(graphs, 1.0), played(graphs, 1.0)
    recorder.fails_playing = True
    assert float(played(graphs, 5.0)[0]) == 7.0
    assert "the device is lost" in graphs.notes[0]


def test_a_recording_that_gives_other_numbers_is_not_kept() -> None:
    made = []

    def wrong(_device: torch.device, act: Callable[[], None]) -> Callable[[], None]:
        made.append(act)
        return lambda: None  # plays nothing

    graphs = Graphs(wrong)
    assert [float(played(graphs, s)[0]) for s in (1.0, 2.0, 3.0)] == [3.0, 4.0, 5.0]
    assert "other numbers" in graphs.notes[0]
    assert made


def test_no_number_equals_no_number(recorder: Recorder) -> None:
    """A run that has diverged is no reason to give a recording up."""
    graphs = Graphs(recorder)
    for _ in range(3):
        assert played(graphs, float("nan")).isnan().all()
    assert graphs.notes == []


def test_shapes_that_do_not_come_back_soon_are_forgotten(recorder: Recorder) -> None:
    graphs = Graphs(recorder)
    for _ in range(2):
        for size in range(1, 66):  # one more than are remembered
            assert float(played(graphs, 1.0, size)[0]) == 3.0
    assert recorder.recorded == 0
    for _ in range(2):
        for size in range(1, 65):
            played(graphs, 1.0, size)
    assert recorder.recorded == 64


def test_recordings_are_few_where_shapes_keep_changing(recorder: Recorder) -> None:
    graphs = Graphs(recorder)
    for size in range(1, 300):
        assert float(played(graphs, 1.0, size)[0]) == 3.0
        assert float(played(graphs, 1.0, size)[0]) == 3.0
    assert recorder.recorded == 256


def test_the_memory_is_bounded(recorder: Recorder) -> None:
    graphs = Graphs(recorder, room=100)  # bytes: a recording of 3 numbers and 3 takes 24, one of 6 and 6 takes 48
    for size in (3, 6, 6, 3, 3, 6):
        for _ in range(2):
            assert float(played(graphs, 1.0, size)[0]) == 3.0
    assert graphs.notes == []
    held = sum(r.size for r in graphs._held.values() if r is not None)
    assert 0 < held <= 100
    before = recorder.recorded
    for _ in range(3):
        assert float(played(graphs, 1.0, 20)[0]) == 3.0  # 160 bytes: never
    assert recorder.recorded == before


def test_no_memory_for_copies_is_no_failure(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    graphs = Graphs(recorder)
    played(graphs, 1.0)

    def full(*_: object, **__: object) -> Tensor:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr(Tensor, "clone", full)
    assert float(played(graphs, 1.0)[0]) == 3.0
    assert "CUDA out of memory" in graphs.notes[0]


@pytest.fixture
def everything_recorded(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Graphs]:
    """As on CUDA: no compiled loops, and every step loop goes through the recordings."""
    graphs = Graphs(recorder)
    monkeypatch.setattr(compiled, "loops_for", lambda _x: None)
    monkeypatch.setattr(functions, "play", graphs.play)
    yield graphs
    assert graphs.notes == []


def of(form: str, given: list[Tensor]) -> list[Tensor]:
    """The output and the gradient of Σ h² with respect to every argument."""
    h = APPLIED[form](*given)  # type: ignore[no-untyped-call]
    return [h.detach(), *torch.autograd.grad(h.square().sum(), given)]


@pytest.mark.parametrize("form", FORMS)
def test_the_layers_give_the_same_recorded(form: str, everything_recorded: Graphs, recorder: Recorder) -> None:
    """Every tensor that a loop changes is named as changed, at the third time as at the first, with other numbers."""
    for seed in range(5):
        given = arguments(form, 5, 3, 4, 6, seed)
        found = of(form, given)
        wanted = FORMS[form][1](*given)
        torch.testing.assert_close(found[0], wanted.detach(), rtol=1e-12, atol=1e-12)
        for one, two in zip(found[1:], torch.autograd.grad(wanted.square().sum(), given), strict=True):
            torch.testing.assert_close(one, two, rtol=1e-10, atol=1e-10)
    assert recorder.recorded == 2
    assert recorder.played == 2 * 4


@pytest.mark.usefixtures("everything_recorded")
@pytest.mark.parametrize("form", FORMS)
def test_two_runs_at_once_do_not_mix(form: str) -> None:
    """The second run is made before the first goes back, as with two layers of one shape."""
    one, two = arguments(form, 4, 2, 3, 3, 1), arguments(form, 4, 2, 3, 3, 2)
    alone = [of(form, one)[1:], of(form, two)[1:]]
    for _ in range(3):
        h_one, h_two = APPLIED[form](*one), APPLIED[form](*two)  # type: ignore[no-untyped-call]
        back_one = torch.autograd.grad(h_one.square().sum(), one)
        back_two = torch.autograd.grad(h_two.square().sum(), two)
        for found, wanted in zip((back_one, back_two), alone, strict=True):
            for a, b in zip(found, wanted, strict=True):
                torch.testing.assert_close(a, b, rtol=1e-12, atol=1e-12)


@pytest.mark.usefixtures("everything_recorded")
@pytest.mark.parametrize("form", FORMS)
def test_gradcheck_recorded(form: str) -> None:
    assert torch.autograd.gradcheck(APPLIED[form], arguments(form, 3, 2, 2, 2))


def test_on_the_cpu_nothing_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuda_graphs, "graphs", lambda: pytest.fail("a recording on the CPU"))
    for form in FORMS:
        of(form, arguments(form, 3, 2, 2, 2))


@on_cuda
@pytest.mark.parametrize("form", FORMS)
def test_cuda_gives_what_the_cpu_gives(form: str) -> None:
    cuda_graphs.graphs.cache_clear()
    for seed in range(4):
        given = arguments(form, 6, 5, 4, 7, seed)
        wanted = of(form, given)
        there = [a.detach().cuda().requires_grad_() for a in given]
        for found, want in zip(of(form, there), wanted, strict=True):
            torch.testing.assert_close(found.cpu(), want, rtol=1e-9, atol=1e-9)
    assert cuda_graphs.graphs().notes == []
