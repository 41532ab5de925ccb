"""A run in the Network workspace: held, stepped, ended, gone on with to the bit; and what goes wrong, in words."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from lstm_sim.checkpoints.checkpoint import read_checkpoint
from lstm_sim.errors import InputError
from lstm_sim.laboratory import training_run
from lstm_sim.laboratory.folders import CHECKPOINT_NAME
from lstm_sim.laboratory.runs import Standing, list_runs, read_run
from lstm_sim.laboratory.told import OutOfRoomError, Phase, Told, Wishes
from lstm_sim.laboratory.training_run import begin_run, continue_run, explained, threads_for
from lstm_sim.training.config import Config
from tests.lstm_sim.laboratory.samples import record, small_config, until


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return small_config(tmp_path / "data", dropout=0.3)


def whole(runs: Path, name: str, config: Config) -> list[Told]:
    return list(begin_run(runs, name, record(config), Wishes()))


def weights(runs: Path, name: str) -> dict[str, torch.Tensor]:
    return dict(read_checkpoint(runs / name / CHECKPOINT_NAME).weights)


def test_it_is_prepared_trained_and_ended_and_everything_is_on_disk(tmp_path: Path, config: Config) -> None:
    told = whole(tmp_path / "runs", "one", config)
    assert told[0].phase is Phase.PREPARING and told[0].architecture is None
    assert told[1].phase is Phase.TRAINING and told[1].course.step == 0 and told[1].device == "cpu"
    last = told[-1]
    assert last.phase is Phase.ENDED and last.course.finished and last.course.step == 12
    assert last.pace is not None and last.pace.speed > 0.0 and last.pace.seconds_left == 0.0
    found = read_run(tmp_path / "runs" / "one")
    assert found.standing is Standing.FINISHED
    np.testing.assert_array_equal(found.course.by_step, last.course.by_step)
    np.testing.assert_array_equal(found.course.by_epoch, last.course.by_epoch)


def test_it_holds_before_the_first_step_and_after_each(tmp_path: Path, config: Config) -> None:
    wishes = Wishes(held=True)
    told = begin_run(tmp_path, "one", record(config), wishes)
    seen = [next(told) for _ in range(3)]
    assert [one.phase for one in seen] == [Phase.PREPARING, Phase.TRAINING, Phase.HELD]
    for step in range(1, 4):
        wishes.step()
        held = next(one for one in told if one.phase is Phase.HELD)
        assert held.course.step == step
        assert held.progress is not None and held.progress.step == step
    wishes.end()
    assert next(told).phase is Phase.ENDED
    assert next(told, None) is None
    assert read_run(tmp_path / "one").course.step == 3


@pytest.mark.parametrize("step", [1, 4, 7])
def test_an_interrupted_run_goes_on_to_the_bit(tmp_path: Path, config: Config, step: int) -> None:
    runs = tmp_path / "runs"
    expected = whole(runs, "whole", config)[-1].course
    wishes = Wishes(held=True)
    told = until(begin_run(runs, "cut", record(config), wishes), step, wishes)
    assert told[-1].phase is Phase.ENDED and told[-1].course.step == step
    again = list(continue_run(runs, "cut", record(config), Wishes()))
    last = again[-1].course
    np.testing.assert_array_equal(last.by_step[:-1], expected.by_step[:-1])  # the seconds differ
    np.testing.assert_array_equal(last.by_epoch, expected.by_epoch)
    for name, weight in weights(runs, "whole").items():
        assert torch.equal(weight, weights(runs, "cut")[name]), name
    found = read_run(runs / "cut").course
    np.testing.assert_array_equal(found.by_step, last.by_step)


def test_steps_logged_after_the_checkpoint_are_made_anew(tmp_path: Path, config: Config) -> None:
    """Killed, a run leaves a log that goes beyond its checkpoint."""
    runs = tmp_path / "runs"
    expected = whole(runs, "whole", config)[-1].course
    wishes = Wishes(held=True)
    until(begin_run(runs, "cut", record(config), wishes), 3, wishes)
    kept = (runs / "cut" / CHECKPOINT_NAME).read_bytes()
    wishes = Wishes(held=True)
    until(continue_run(runs, "cut", record(config), wishes), 6, wishes)
    (runs / "cut" / CHECKPOINT_NAME).write_bytes(kept)
    last = list(continue_run(runs, "cut", record(config), Wishes()))[-1].course
    np.testing.assert_array_equal(last.by_step[:-1], expected.by_step[:-1])


def test_closing_keeps_the_run(tmp_path: Path, config: Config) -> None:
    wishes = Wishes(held=True)
    told = begin_run(tmp_path, "one", record(config), wishes)
    wishes.step()
    next(one for one in told if one.course.step == 1)
    told.close()  # type: ignore[attr-defined]
    found = read_run(tmp_path / "one")
    assert found.standing is Standing.INTERRUPTED and found.course.step == 1


def test_the_same_seed_begins_with_the_same_weights_another_with_others(tmp_path: Path, config: Config) -> None:
    found = []
    for seed in (3, 3, 4):
        wishes = Wishes(held=True)
        wishes.follow(True)
        told = begin_run(tmp_path, "one", record(replace(config, seed=seed)), wishes)
        live = next(one.live for one in told if one.live is not None)
        found.append(torch.cat([w.flatten() for w in live.checkpoint.weights.values()]))
        told.close()  # type: ignore[attr-defined]
    assert torch.equal(found[0], found[1]) and not torch.equal(found[0], found[2])


def test_a_run_without_a_step_is_not_kept(tmp_path: Path, config: Config) -> None:
    wishes = Wishes(held=True)
    told = begin_run(tmp_path / "runs", "one", record(config), wishes)
    next(one for one in told if one.phase is Phase.HELD)
    assert [entry.id for entry in list_runs(tmp_path / "runs")] == ["one"]
    wishes.end()
    assert [one.phase for one in told] == [Phase.ENDED]
    assert list((tmp_path / "runs").iterdir()) == []


def test_ended_while_it_is_prepared_it_makes_no_folder(tmp_path: Path, config: Config) -> None:
    wishes = Wishes()
    wishes.end()
    told = list(begin_run(tmp_path / "runs", "one", record(config), wishes))
    assert [one.phase for one in told] == [Phase.PREPARING] and not (tmp_path / "runs").exists()


def test_the_weights_are_copies_and_only_for_who_looks(tmp_path: Path, config: Config) -> None:
    wishes = Wishes(held=True)
    told = begin_run(tmp_path, "one", record(config), wishes)
    assert next(one for one in told if one.phase is Phase.HELD).live is None
    wishes.follow(True)
    first = next(told).live
    assert first is not None and first.step == 0 and first.run == "one"
    before = {name: w.clone() for name, w in first.checkpoint.weights.items()}
    wishes.step()
    second = next(one for one in told if one.phase is Phase.HELD).live
    assert second is not None and second.step == 1
    assert all(torch.equal(w, before[name]) for name, w in first.checkpoint.weights.items())
    assert any(not torch.equal(w, before[name]) for name, w in second.checkpoint.weights.items())
    told.close()  # type: ignore[attr-defined]


def test_a_finished_run_has_nothing_to_go_on_with(tmp_path: Path, config: Config) -> None:
    whole(tmp_path, "one", config)
    with pytest.raises(InputError, match="come to its end"):
        list(continue_run(tmp_path, "one", record(config), Wishes()))


def test_a_run_that_is_gone_cannot_be_gone_on_with(tmp_path: Path, config: Config) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        list(continue_run(tmp_path, "gone", record(config), Wishes()))
    assert not (tmp_path / "gone").exists()


def test_a_run_whose_device_is_not_here_goes_on_elsewhere_and_says_so(tmp_path: Path, config: Config) -> None:
    wishes = Wishes(held=True)
    until(begin_run(tmp_path, "one", record(config), wishes), 2, wishes)
    moved = record(replace(config, device="cuda:7"))
    last = list(continue_run(tmp_path, "one", moved, Wishes()))[-1]
    assert last.course.finished and any("cuda:7" in str(note) for note in last.notes)


def test_data_that_cannot_be_read_makes_no_folder(tmp_path: Path, config: Config) -> None:
    with pytest.raises(InputError, match="no such folder"):
        list(begin_run(tmp_path / "runs", "one", record(replace(config, data=str(tmp_path / "gone"))), Wishes()))
    assert not (tmp_path / "runs").exists()


def test_a_run_that_diverges_says_so_and_keeps_what_was_before(tmp_path: Path, config: Config) -> None:
    wild = replace(config, learning_rate=1e30, checkpoint_steps=1)
    with pytest.raises(InputError, match="diverged"):
        whole(tmp_path, "one", wild)
    assert read_run(tmp_path / "one").course.step >= 1


CUDA = (
    "CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 79.11 GiB of which 1.20 GiB is free."
)


@pytest.mark.parametrize(
    ("error", "said", "device"),
    [
        (torch.OutOfMemoryError(CUDA), "The GPU has no room for it: 2.5 GiB more were asked for, of 79.11 GiB", "cuda"),
        (torch.OutOfMemoryError("XPU out of memory."), "The GPU has no room for it", "cuda"),
        (
            RuntimeError("[enforce fail at alloc_cpu.cpp:118] DefaultCPUAllocator: can't allocate memory: you tried to "
                         "allocate 6442450944 bytes. Error code 12 (Cannot allocate memory)"),
            "not enough memory for it: 6 GiB",
            "cpu",
        ),
        (MemoryError(), "There is not enough memory for it.", "cpu"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_with_a_way_out(
    tmp_path: Path, config: Config, error: Exception, said: str, device: str
) -> None:
    def broken() -> Iterator[Told]:
        yield Told("one", Phase.PREPARING)
        raise error

    with pytest.raises(OutOfRoomError, match=said) as caught:
        list(explained(broken(), replace(config, device="cuda"), tmp_path))
    assert caught.value.smaller == 2 and caught.value.device == device
    with pytest.raises(OutOfRoomError, match="fewer units") as caught:
        list(explained(broken(), replace(config, batch_size=1), tmp_path))
    assert caught.value.smaller is None


class Held:
    """Something large."""


def test_nothing_is_held_of_what_did_not_fit(tmp_path: Path, config: Config) -> None:
    """The error's frames hold the network and the gradients: they must be gone when the message is shown."""
    seen: list[weakref.ref[Held]] = []

    def broken() -> Iterator[Told]:
        large = Held()
        seen.append(weakref.ref(large))
        yield Told("one", Phase.PREPARING)
        raise torch.OutOfMemoryError(CUDA)

    with pytest.raises(OutOfRoomError) as caught:
        list(explained(broken(), config, tmp_path))
    gc.collect()
    assert caught.value.__context__ is None and seen[0]() is None


def test_a_full_disk_is_said(tmp_path: Path, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(training_run, "write_checkpoint", full)
    with pytest.raises(InputError, match="No space left on device"):
        whole(tmp_path / "runs", "one", config)
    assert list((tmp_path / "runs").iterdir()) == []


def test_other_errors_are_told_as_they_are(tmp_path: Path, config: Config) -> None:
    def broken() -> Iterator[Told]:
        yield Told("one", Phase.PREPARING)
        raise RuntimeError("something else")

    with pytest.raises(RuntimeError, match="something else"):
        list(explained(broken(), config, tmp_path))


@pytest.mark.parametrize(("hidden_size", "threads", "expected"), [(8, 0, 1), (512, 0, 2), (8, 2, 2)])
def test_small_layers_are_computed_by_one_thread(config: Config, hidden_size: int, threads: int, expected: int) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        with threads_for(replace(config, hidden_size=hidden_size, threads=threads), torch.device("cpu")):
            assert torch.get_num_threads() == expected
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)
