"""A network's error surface computed beside the window: coarse before fine, kept while right, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.gradients.descent import Clipping, End, side_by_side
from lstm_sim.gradients.surface import Region
from lstm_sim.gradients.survey import Survey
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, Look, NetworkRef, Where
from lstm_sim.study import Directions, Slope, Source, Study
from ui.gradients.network_slope_job import DescentAnswer, descent_job, network_job
from ui.gradients.slope_job import SlopeAnswer
from ui.gradients.surface_words import descents_text
from ui.style import LIGHT

RANDOM = Slope(source=Source.DIRECTIONS, start=None)


@pytest.fixture
def survey(tiny_networks: Path, coarse: None) -> Survey:
    return Survey(Folders(tiny_networks, tiny_networks / "runs"))


LAB = Lab(networks=(NetworkRef(Where.SHIPPED, "a"),), sentences=("arrive Taipei",), look=Look())


def answers(survey: Survey, slope: Slope, old: SlopeAnswer | None = None) -> list[SlopeAnswer]:
    return [a for a in network_job(survey, LAB, Study(slope=slope), {}, old) if a is not None]


def test_it_grows_finer_and_ends_with_contours_and_gradients(survey: Survey) -> None:
    told = answers(survey, RANDOM)
    sizes = [len(a.surface.x) for a in told if a.surface is not None]
    assert sizes == sorted(sizes)
    assert set(sizes) == {9, 17}
    last = told[-1]
    assert last.surface is not None
    assert last.surface.known.all()
    assert len(last.contours)
    assert last.field is not None
    assert last.terrain is not None
    assert last.field.gradient is not None
    assert last.field.gradient.shape == (2, 8, 8)
    x, y = float(last.field.x[3]), float(last.field.y[5])
    value, slopes = last.terrain.landscape.value_and_gradient((x, y))
    assert last.field.values[5, 3] == value
    np.testing.assert_array_equal(last.field.gradient[:, 5, 3], slopes)


def test_what_is_still_right_is_kept_and_another_region_keeps_the_terrain(survey: Survey) -> None:
    last = answers(survey, RANDOM)[-1]
    (again,) = answers(survey, replace(RANDOM, start=(0.5, 0.5)), last)
    assert again.surface is last.surface
    zoomed = answers(survey, replace(RANDOM, region=Region((0.0, 0.5), (0.0, 0.5))), last)
    assert zoomed[0].terrain is last.terrain
    assert zoomed[0].surface is None
    turned = answers(survey, replace(RANDOM, seed=1), last)
    assert turned[0].terrain is not last.terrain


def test_the_descents_are_those_of_the_core_and_the_sections_go_through_the_start(survey: Survey) -> None:
    terrain = answers(survey, RANDOM)[0].terrain
    assert terrain is not None
    rule = replace(RANDOM.rule, learning_rate=0.5, clipping=Clipping.NORM, threshold=0.2, steps=30)
    slope = replace(RANDOM, start=(0.7, -0.6), rule=rule)
    last = [a for a in descent_job(terrain, slope) if a is not None][-1]
    assert isinstance(last, DescentAnswer)
    assert last.pair is not None
    expected = side_by_side(terrain.landscape, (0.7, -0.6), rule, terrain.landscape.plane.region)
    np.testing.assert_array_equal(last.pair.clipped.points, expected.clipped.points)
    np.testing.assert_array_equal(last.pair.unclipped.points, expected.unclipped.points)
    assert last.pair.unclipped.end is expected.unclipped.end
    assert [(s.axis, s.at) for s in last.sections] == [(0, -0.6), (1, 0.7)]


def test_where_the_first_step_leads_is_told_before_anything_is_computed(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    terrain = answers(survey, RANDOM)[0].terrain
    assert terrain is not None
    computed: list[bool] = []
    function = terrain.landscape.loss.value_and_gradient
    monkeypatch.setattr(
        terrain.landscape.loss, "value_and_gradient", lambda weights: (computed.append(True), function(weights))[1]
    )
    rule = replace(RANDOM.rule, learning_rate=0.05, steps=12)
    slope = replace(RANDOM, start=(0.7, -0.6), rule=rule)
    told = [a for a in descent_job(terrain, slope) if a is not None]
    first, last = told[0].pair, told[-1].pair
    assert first is not None and last is not None
    assert (first.clipped.steps, last.clipped.steps) == (1, 12)
    np.testing.assert_array_equal(first.clipped.points, last.clipped.points[:2])
    assert np.isnan(first.clipped.losses[1]) and np.isfinite(last.clipped.losses).all()
    assert "—" not in descents_text(first, None, LIGHT) and f"{last.clipped.losses[0]:.4g}" in descents_text(
        first, None, LIGHT
    )

    computed.clear()
    other = replace(slope, rule=replace(rule, learning_rate=0.06))
    next(a for a in descent_job(terrain, other, told[-1]) if a is not None)
    assert computed == []  # the start was asked for before
    again = [a for a in descent_job(terrain, replace(slope, rule=replace(rule, steps=8)), told[-1]) if a is not None]
    assert computed == [] and len(again) == 1
    assert again[0].pair is not None and again[0].pair.clipped.steps == 8
    assert again[0].sections is told[-1].sections


def test_sections_of_another_start_or_region_are_computed_anew(survey: Survey) -> None:
    terrain = answers(survey, RANDOM)[0].terrain
    assert terrain is not None
    slope = replace(RANDOM, start=(0.7, -0.6), rule=replace(RANDOM.rule, steps=2))
    old = [a for a in descent_job(terrain, slope) if a is not None][-1]
    for other in (replace(slope, start=(0.1, 0.2)), replace(slope, region=Region((0.0, 1.0), (-1.0, 0.0)))):
        told = [a for a in descent_job(terrain, other, old) if a is not None]
        assert len(told[0].sections) == 0 and len(told[-1].sections) == 2


def test_a_start_outside_has_left_the_picture(survey: Survey) -> None:
    terrain = answers(survey, RANDOM)[0].terrain
    assert terrain is not None
    slope = replace(RANDOM, start=(3.0, 0.0))
    last = [a for a in descent_job(terrain, slope) if a is not None][-1]
    assert last.pair is not None
    assert last.pair.clipped.end is End.LEFT


def test_without_a_start_the_sections_go_through_the_network_itself(survey: Survey) -> None:
    terrain = answers(survey, RANDOM)[0].terrain
    assert terrain is not None
    last = [a for a in descent_job(terrain, RANDOM) if a is not None][-1]
    assert last.pair is None
    assert [s.at for s in last.sections] == [0.0, 0.0]


def test_a_network_that_was_not_trained_here_has_no_path_and_says_so(survey: Survey) -> None:
    (only,) = answers(survey, replace(RANDOM, directions=Directions.PATH))
    assert only.surface is None
    assert only.problem is not None
    assert "no training path" in str(only.problem)
