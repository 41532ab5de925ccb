"""The Study's edits: what belongs together changes together, a session file keeps every field."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from lstm_sim.errors import InputError
from lstm_sim.gradients.one_unit import START
from lstm_sim.gradients.surface import Region
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.presets import start_session
from lstm_sim.session import Session
from lstm_sim.session_file import dump_session, load_session
from lstm_sim.study import HELD_STEPS, Directions, LeftTab, Over, RightTab, Slope, Source, Study, with_tabs
from lstm_sim.study_edits import follow_to, look_at_slope, set_slope

REF = NetworkRef(Where.SHIPPED, "travel-gru")
REGION = Region((4.0, 5.0), (-3.0, -2.0))


def after(*edits: object, session: Session | None = None) -> Session:
    made = session or start_session()
    for edit in edits:
        made = edit.apply(made)  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize(
    "values",
    [
        {"source": Source.WEIGHTS},
        {"source": Source.DIRECTIONS},
        {"network": REF},
        {"weights": (3, 4)},
        {"directions": Directions.PATH},
        {"seed": 7},
    ],
)
def test_another_surface_is_seen_whole_and_without_a_start(values: dict[str, object]) -> None:
    session = after(
        set_slope(source=Source.DIRECTIONS if "source" not in values else Source.ONE_UNIT),
        set_slope(region=REGION, start=(4.5, -2.5)),
        look_at_slope(step=3),
    )
    slope = after(set_slope(**values), session=session).study.slope
    assert (slope.region, slope.start, slope.step) == (None, None, None)


def test_back_on_pascanu_s_surface_the_start_is_its_own() -> None:
    session = after(set_slope(source=Source.WEIGHTS), set_slope(source=Source.ONE_UNIT))
    assert session.study.slope.start == START


def test_what_is_no_other_surface_keeps_region_and_start() -> None:
    session = after(set_slope(region=REGION, start=(4.5, -2.5)))
    slope = after(set_slope(over=Over.EXAMPLES), set_slope(learning_rate=0.1), session=session).study.slope
    assert (slope.region, slope.start) == (REGION, (4.5, -2.5))


def test_a_session_file_keeps_every_choice_of_a_slope() -> None:
    session = after(
        set_slope(source=Source.WEIGHTS, network=REF, over=Over.SENTENCES, weights=(12, 30)),
        set_slope(region=Region((-0.1, 0.3), (1e-17, 2.5)), start=(0.1, 1 / 3)),
    )
    slope = load_session(dump_session(session)).study.slope
    assert slope == session.study.slope
    session = after(set_slope(source=Source.DIRECTIONS, directions=Directions.PATH, seed=9), follow_to(2))
    study = load_session(dump_session(session)).study
    assert study == session.study
    assert study.back_step == 2


def test_a_file_from_before_networks_could_be_chosen_is_read() -> None:
    text = dump_session(start_session()).decode()
    for line in ('"network": null,', '"over": "sentence",', '"directions": "random",', '"back_step": 5,'):
        assert line in text
        text = text.replace(line, "")
    text = text.replace('"weights": null,\n    "seed"', '"weights": [0, 1],\n    "seed"')
    assert load_session(text.encode()).study.slope.network is None


def test_the_step_of_a_held_run_stays_within_it() -> None:
    assert after(follow_to(100)).study.back_step == HELD_STEPS - 1
    assert after(follow_to(-3)).study.back_step == 0


def test_an_axis_that_cannot_be_is_refused() -> None:
    with pytest.raises(InputError):
        Region((2.0, 2.0), (0.0, 1.0))
    assert Slope().weights is None


def test_a_session_file_keeps_the_tabs_and_one_from_before_them_is_read() -> None:
    session = replace(start_session(), study=with_tabs(Study(), LeftTab.LOSS, RightTab.CLIPPING))
    data = dump_session(session)
    study = load_session(data).study
    assert (study.left, study.right) == (LeftTab.LOSS, RightTab.CLIPPING)
    record = json.loads(data)
    for name in ("left", "right"):
        del record["session"]["study"][name]
    assert load_session(json.dumps(record).encode()).study == Study()
    record["session"]["study"]["left"] = "clipping"
    with pytest.raises(InputError, match="left"):
        load_session(json.dumps(record).encode())
