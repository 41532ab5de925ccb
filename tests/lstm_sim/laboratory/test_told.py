"""What the window wishes reaches the thread, in whatever order; the pace is that of the last seconds."""

from __future__ import annotations

import threading

import pytest

from lstm_sim.laboratory.told import Stopwatch, Turn, Wishes


def test_holding_stepping_and_going_on() -> None:
    wishes = Wishes()
    assert wishes.turn() is Turn.STEP
    wishes.hold()
    assert wishes.turn() is Turn.HOLD
    wishes.step()
    wishes.step()
    assert [wishes.turn() for _ in range(3)] == [Turn.STEP, Turn.STEP, Turn.HOLD]
    wishes.go_on()
    assert [wishes.turn() for _ in range(3)] == [Turn.STEP] * 3


def test_a_step_while_it_goes_holds_after_one_more() -> None:
    wishes = Wishes()
    wishes.step()
    assert [wishes.turn() for _ in range(2)] == [Turn.STEP, Turn.HOLD]


def test_holding_takes_back_steps_that_were_not_made() -> None:
    wishes = Wishes(held=True)
    wishes.step()
    wishes.hold()
    assert wishes.turn() is Turn.HOLD


@pytest.mark.parametrize("held", [True, False])
def test_the_end_comes_before_everything(held: bool) -> None:
    wishes = Wishes(held)
    wishes.step()
    wishes.end()
    wishes.go_on()
    assert wishes.turn() is Turn.END and wishes.have_ended


@pytest.mark.parametrize("wish", ["step", "go_on", "end"])
def test_who_waits_is_woken(wish: str) -> None:
    wishes = Wishes(held=True)
    thread = threading.Thread(target=wishes.wait)
    thread.start()
    thread.join(0.02)
    assert thread.is_alive()
    getattr(wishes, wish)()
    thread.join(5.0)
    assert not thread.is_alive()


def test_the_weights_are_told_once_for_each_time_they_are_asked_for() -> None:
    wishes = Wishes(held=True)
    wishes.ask_live()
    assert not wishes.live_is_asked  # nobody looks
    wishes.take_live()
    wishes.follow(True)
    assert wishes.live_is_asked
    wishes.wait()  # does not sleep
    assert wishes.take_live() and not wishes.take_live()
    wishes.follow(True)
    assert not wishes.live_is_asked  # looked at already
    wishes.ask_live()
    assert wishes.take_live()


def test_the_pace_is_of_the_last_two_seconds_and_what_is_left_of_all() -> None:
    watch = Stopwatch()
    assert watch.pace(10) is None
    for _ in range(10):
        watch.take(1.0, 10)
    for _ in range(4):
        watch.take(0.5, 40)
    pace = watch.pace(7)
    assert pace is not None
    assert pace.speed == pytest.approx(80.0)
    assert pace.seconds_left == pytest.approx(7 * 12.0 / 14)
