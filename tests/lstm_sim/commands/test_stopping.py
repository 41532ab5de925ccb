"""Ctrl+C is heard once, and means it the second time."""

from __future__ import annotations

import signal
import threading

import pytest

from lstm_sim.commands.stopping import Stopping


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_is_only_noted(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with Stopping() as stopping:
        assert not stopping.asked
        signal.raise_signal(number)
        assert stopping.asked
        assert signal.getsignal(number) is before, "the second one ends the program"
    assert signal.getsignal(number) is before


def test_the_second_ctrl_c_is_as_ever() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell runs us in the background
    try:
        with Stopping():
            signal.raise_signal(signal.SIGINT)
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_in_another_thread_signals_are_left_alone() -> None:
    before, seen = signal.getsignal(signal.SIGINT), []

    def work() -> None:
        with Stopping() as stopping:
            seen.append((signal.getsignal(signal.SIGINT), stopping.asked))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [(before, False)]
