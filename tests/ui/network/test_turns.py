"""The turns: one after the other, once each; and panels that show an answer in them beside a training."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.edits import look_at, set_sentence, show_network
from tests.ui.network.lab import StillLab, word_network
from ui.network.maps_panel import MapsPanel
from ui.network.network_panel import NetworkPanel
from ui.network.sentences_panel import SentencesPanel
from ui.network.turns import LONGEST_PAUSE, SHARE, Turns
from ui.network.unit_panel import UnitPanel
from ui.style import Style


def test_each_has_one_turn_in_a_round(qtbot: QtBot) -> None:
    turns, seen = Turns(), []
    first, second = (lambda: seen.append("first")), (lambda: seen.append("second"))
    for show in (first, second, first):
        turns.wait(show)
    assert turns.busy and not seen  # not before the event loop goes round
    with qtbot.waitSignal(turns.ended):
        pass
    assert seen == ["first", "second"] and not turns.busy


def test_who_asks_during_a_round_waits_for_the_next(qtbot: QtBot) -> None:
    turns, seen = Turns(), []

    def first() -> None:
        seen.append("first")
        if len(seen) == 1:
            turns.wait(first)

    turns.wait(first)
    turns.wait(lambda: seen.append("second"))
    with qtbot.waitSignal(turns.ended):
        pass
    assert seen == ["first", "second", "first"]


def test_who_goes_on_has_the_very_next_turn_of_the_same_round(qtbot: QtBot) -> None:
    turns, seen = Turns(), []

    def first() -> None:
        seen.append("first")
        if len(seen) == 1:
            turns.go_on(first)

    turns.wait(first)
    turns.wait(lambda: seen.append("second"))
    with qtbot.waitSignal(turns.ended):
        pass
    assert seen == ["first", "first", "second"]


def test_what_is_painted_in_turns_is_shown_when_it_is_whole(qtbot: QtBot, tmp_path: Path) -> None:
    still = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("arrive Taipei on November 2nd",))
    still.settle()
    style = Style("light")
    maps = MapsPanel(still.store, style, still.laboratory)
    unit = UnitPanel(still.store, style, still.laboratory)
    both: tuple[NetworkPanel, ...] = (maps, unit)
    for panel in both:
        qtbot.addWidget(panel)
        panel.show()
        qtbot.waitExposed(panel)
    still.laboratory.gentle = True
    still.store.edit(set_sentence(0, "leave Taipei"))
    still.settle()
    turns = 0
    while maps._waits or unit._waits:
        assert maps.maps.shown is not None and unit.picture.run is not None
        assert not maps._waits or maps.maps.shown.steps == 5  # not yet
        assert not unit._waits or unit.picture.run.steps == 5
        for panel in both:
            if panel._waits:
                panel._on_turn()
        turns += 1
    assert turns > len(maps.maps.shown.maps)  # each map in a turn of its own
    assert maps.maps.shown.steps == unit.picture.run.steps == 2
    assert maps.maps._picture._picture is not None and unit.picture._lanes._picture is not None  # painted already
    seen = [maps.maps.grab().toImage(), unit.picture.grab().toImage()]
    maps.maps._picture.forget()
    unit.picture._paint_anew()
    assert [maps.maps.grab().toImage(), unit.picture.grab().toImage()] == seen
    still.laboratory.close()


def test_the_next_round_comes_the_later_the_longer_the_last_one_took(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("ui.network.turns.time.monotonic", lambda: now[0])
    turns = Turns()

    def takes(seconds: float) -> int:
        """The milliseconds until the next round after one that took so long."""

        def show() -> None:
            now[0] += seconds

        now[0] += 1.0
        turns.wait(show)
        with qtbot.waitSignal(turns.ended):
            pass
        assert turns.took == pytest.approx(seconds)
        turns.wait(show)
        pause = turns._timer.interval()
        turns.close()
        return pause

    assert takes(0.016) == pytest.approx(1e3 * 0.016 / SHARE, abs=1.0)
    assert takes(4.0) == pytest.approx(1e3 * LONGEST_PAUSE, abs=1.0)


def test_beside_a_training_panels_show_an_answer_in_turns(qtbot: QtBot, tmp_path: Path) -> None:
    still = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("arrive Taipei on November 2nd",))
    laboratory = still.laboratory
    still.settle()
    style = Style("light")
    kinds = (SentencesPanel, MapsPanel, UnitPanel)
    sentences, maps, unit = (kind(still.store, style, laboratory) for kind in kinds)
    for panel in (sentences, maps, unit):
        qtbot.addWidget(panel)
        panel.show()
    still.store.edit(look_at(step=4))
    still.settle()
    old = laboratory.frame
    laboratory.gentle = True
    still.store.edit(set_sentence(0, "leave Taipei"))
    new = still.settle()
    assert sentences.view._frame is new  # whoever types waits for it
    assert maps.frame is unit.frame is old and maps.maps.shown is not None and maps.maps.shown.steps == 5
    still.store.edit(look_at(step=3))
    still.settle()  # a step that the new sentence does not have, looked at in the old one
    assert unit.picture.run is not None and unit.picture.run.steps == 5
    maps.hide()
    with qtbot.waitSignal(laboratory.turns.ended):
        pass
    assert unit.frame is laboratory.frame and unit.picture.run.steps == 2
    assert maps.maps.shown.steps == 5
    maps.show()
    assert maps.maps.shown.steps == 2
    laboratory.close()


def test_without_a_training_every_panel_shows_an_answer_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    still = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("arrive Taipei on November 2nd",))
    still.settle()
    maps = MapsPanel(still.store, Style("light"), still.laboratory)
    qtbot.addWidget(maps)
    maps.show()
    still.laboratory.gentle = True
    still.store.edit(set_sentence(0, "leave Taipei"))
    still.settle()
    still.laboratory.gentle = False
    still.store.edit(set_sentence(0, "leave Taipei on November"))
    still.settle()
    assert maps.maps.shown is not None and maps.maps.shown.steps == 4
    with qtbot.waitSignal(still.laboratory.turns.ended):
        pass
    assert maps.maps.shown.steps == 4


def test_another_network_that_is_large_is_shown_in_turns(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = StillLab(tmp_path, word_network(tmp_path, "a"))
    first = still.settle()
    maps = MapsPanel(still.store, Style("light"), still.laboratory)
    qtbot.addWidget(maps)
    maps.show()
    still.store.edit(show_network(word_network(tmp_path, "b"), alone=True))
    small = still.settle()
    assert maps.frame is small is not first
    monkeypatch.setattr("ui.network.laboratory.LARGE", 1)
    still.store.edit(show_network(word_network(tmp_path, "c"), alone=True))
    large = still.settle()
    assert maps.frame is small
    with qtbot.waitSignal(still.laboratory.turns.ended):
        pass
    assert maps.frame is large
    still.store.edit(set_sentence(0, "leave Taipei"))
    again = still.settle()
    assert maps.frame is again  # the same network: at once
    still.laboratory.close()


def test_what_was_painted_is_shown_though_it_was_overtaken(qtbot: QtBot, tmp_path: Path) -> None:
    still = StillLab(tmp_path, word_network(tmp_path, "a"), sentences=("arrive Taipei on November 2nd",))
    still.settle()
    maps = MapsPanel(still.store, Style("light"), still.laboratory)
    qtbot.addWidget(maps)
    maps.show()
    still.laboratory.gentle = True
    still.store.edit(set_sentence(0, "leave Taipei"))
    second = still.settle()
    maps._on_turn()
    still.store.edit(set_sentence(0, "leave"))
    third = still.settle()
    while maps.frame is not second:
        maps._on_turn()
    assert maps.maps.shown is not None and maps.maps.shown.steps == 2
    with qtbot.waitSignal(still.laboratory.turns.ended):
        pass
    assert maps.frame is third and maps.maps.shown.steps == 1
    still.laboratory.close()
