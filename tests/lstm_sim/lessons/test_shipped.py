"""The lessons that come with the program: whole in three languages, passed by doing what they ask and not before."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lstm_sim.cell import Cell, CellType, Quantity
from lstm_sim.frame import compute_frame
from lstm_sim.gradients.compared import compare
from lstm_sim.gradients.descent import side_by_side
from lstm_sim.gradients.drawn import measure
from lstm_sim.gradients.loss_terms import loss_terms
from lstm_sim.gradients.one_unit import REGION, START, OneUnit
from lstm_sim.gradients.power import power_run
from lstm_sim.gradients.references import references_of
from lstm_sim.gradients.sizes import Sizes
from lstm_sim.laboratory.engine import Engine
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, NetworkRef, Where
from lstm_sim.laboratory.reading import LabFrame, Reading
from lstm_sim.lessons.check import passed
from lstm_sim.lessons.lesson import LANGUAGES, Lesson, LessonStep
from lstm_sim.lessons.review import review
from lstm_sim.lessons.shelf import Shelf
from lstm_sim.networks.architecture import Head
from lstm_sim.presets import preset, start_session
from lstm_sim.session import Session
from lstm_sim.study import Study, with_comparison, with_slope
from tests.lstm_sim.lessons.deeds import DEEDS, put

NETWORKS = Path(__file__).resolve().parents[3] / "assets" / "checkpoints"
KEEPS = "11-why-the-lstm-keeps-its-gradient"
SHELF = Shelf()
LESSONS = {name: SHELF.lesson(name) for name in SHELF.names}
every_lesson = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(Folders(NETWORKS, tmp_path_factory.mktemp("runs")))


def is_done(step: LessonStep, session: Session, engine: Engine) -> bool:
    assert step.check is not None
    return passed(step.check, session, compute_frame(session), engine.answer(session.lab))


def test_there_are_a_dozen_in_order() -> None:
    assert [name[:2] for name in LESSONS] == [f"{number:02}" for number in range(1, 13)]
    assert set(DEEDS) == set(LESSONS)


@every_lesson
def test_it_is_complete(lesson: Lesson) -> None:
    assert review(lesson).notes == ()


@every_lesson
def test_it_is_passed_by_doing_what_it_asks_and_not_before(lesson: Lesson, engine: Engine) -> None:
    session, deeds = start_session(), list(DEEDS[lesson.key])
    for step in lesson.steps:
        session = step.enter(session)
        if step.check is not None:
            assert not is_done(step, session, engine)
            session = deeds.pop(0)(session)
            assert is_done(step, session, engine)
    assert not deeds


@every_lesson
def test_each_language_says_the_same_numbers(lesson: Lesson) -> None:
    assert 3 <= len(lesson.steps) <= 8
    for step in lesson.steps:
        assert (step.task is None) is (step.check is None)
        for text in (part for part in (step.text, step.task, step.hint) if part is not None):
            found = {
                language: sorted(re.findall(r"[−+]?\d+(?:\.\d+)?", text.in_language(language)))
                for language in LANGUAGES
            }
            assert len({tuple(numbers) for numbers in found.values()}) == 1, found
        assert len({step.text.in_language(language) for language in LANGUAGES}) == len(LANGUAGES)


@every_lesson
def test_chinese_is_written_in_its_own_characters(lesson: Lesson) -> None:
    """A few characters that are written in one of the two ways only."""
    parts = [part for step in lesson.steps for part in (step.text, step.task, step.hint) if part is not None]
    for text in [lesson.title, lesson.about, *parts]:
        assert not re.search("[門憶閘輸寫個這時網權遺樣為讓幾數話單層點設將會]", text.in_language("zh_CN"))
        assert not re.search("[门忆闸输写个这时网权遗样为让几数话单层点设将会]", text.in_language("zh_TW"))


def test_the_sums_in_the_texts_are_those_of_the_program() -> None:
    lecture = compute_frame(preset("lecture").build()).trace
    assert np.round(lecture[Quantity.MEMORY].ravel(), 2).tolist() == [3, 7, 7, 7, 0]
    assert np.round(lecture[Quantity.OUTPUT].ravel(), 2).tolist() == [0, 0, 0, 7, 0]
    first, *_, last = lecture[Quantity.Z_F].ravel().tolist()
    assert (first, last) == (110.0, -90.0)
    assert lecture[Quantity.Z_I].ravel().tolist() == [90.0, 90.0, -10.0, -10.0, -110.0]
    assert lecture[Quantity.Z_O].ravel().tolist() == [-10.0, -10.0, -10.0, 90.0, -10.0]
    assert str(lecture[Quantity.MEMORY][2].item()).startswith("6.99977")
    assert f"{lecture[Quantity.OUTPUT][0].item():.2e}" == "1.36e-04"
    by_hand = preset("rnn-by-hand").build()
    other = put((0, 2), (1, 2), step=1)(put((0, 1), (1, 1), step=3)(by_hand))
    for session, wanted in ((by_hand, [4, 12, 32]), (other, [8, 20, 44])):
        readout = compute_frame(session).readout
        assert readout is not None
        assert readout.tolist() == [[y, y] for y in wanted]


def read(engine: Engine, name: str, sentence: int = 0) -> Reading:
    lab = Lab(networks=(NetworkRef(Where.SHIPPED, name),))
    frame: LabFrame = engine.answer(replace(lab, look=replace(lab.look, sentence=sentence)))
    assert frame.before is not None
    return frame.before


def step_text(name: str, number: int) -> str:
    return LESSONS[name].steps[number - 1].text.in_language("en")


def test_what_the_networks_are_said_to_answer(engine: Engine) -> None:
    arrive, leave = (read(engine, "travel-feed-forward", k) for k in (0, 1))
    assert arrive.label(4) == leave.label(4) == "B-departure"
    assert f"{arrive.probability(4):.2f}" == f"{leave.probability(4):.2f}" == "0.54"
    for name in ("travel-lstm", "travel-elman", "travel-jordan"):
        readings = [read(engine, name, k) for k in (0, 1)]
        assert [reading.label(4) for reading in readings] == ["B-destination", "B-departure"]
        assert [reading.label(3) for reading in readings] == ["O", "O"]
        assert min(reading.probability(4) for reading in readings) > 0.98
    jordan, elman = read(engine, "travel-jordan"), read(engine, "travel-elman")
    assert (len(jordan.network.labels), elman.network.architecture.hidden_size) == (7, 24)


def test_the_sentences_that_need_both_directions(engine: Engine) -> None:
    opens = LESSONS["04-both-directions"].steps[0].lab
    assert opens is not None
    for row in engine.answer(opens).rows:
        forwards, both = row
        assert both.label(0) == "B-departure" != forwards.label(0)


def test_the_counts_of_parameters_in_the_texts(engine: Engine) -> None:
    for hidden in (24, 48):
        simple, lstm, _, _ = compare(Sizes(16, hidden))
        assert lstm.parameters == 4 * simple.parameters
        asked = LESSONS["07-from-cell-to-lstm"].steps[1]
        assert asked.hint is not None
        said = f"4 × {simple.parameters} = {lstm.parameters}"
        assert said in (asked.text if hidden == 24 else asked.hint).in_language("en")
    counts = {
        name: read(engine, f"travel-{name}").network.parameters["layer 1"]
        for name in ("lstm", "peephole", "dense-peephole")
    }
    assert counts == {"lstm": 4032, "peephole": 4104, "dense-peephole": 6336}
    assert "4104 instead of 4032. Dense peepholes need 6336" in step_text("07-from-cell-to-lstm", 4)
    simple, lstm, _, gru = compare(Sizes(32, 32))
    said = f"{gru.parameters} parameters, where the LSTM has {lstm.parameters} and a simple RNN {simple.parameters}"
    assert said in step_text("12-gru", 4)


def test_the_losses_in_the_texts(engine: Engine) -> None:
    """As the tab Loss shows them: with the references that the lesson brings along."""
    study = LESSONS["08-loss"].steps[0].study
    assert study is not None and study.wanted.labels[4] == "B-destination"
    found = {}
    for name in ("travel-lstm", "travel-feed-forward"):
        reading = read(engine, name)
        assert reading.trace is not None
        found[name] = loss_terms(reading.trace, references_of(reading, study.wanted), Head.SOFTMAX)
    lstm, plain = found.values()
    at_city, whole = step_text("08-loss", 2), step_text("08-loss", 3)
    assert f"−ln 0.995 = {lstm.terms[4]:.3f}" in at_city and f"{math.exp(-lstm.terms[4]):.3f}" == "0.995"
    assert f"−ln 0.456 = {plain.terms[4]:.3f}" in at_city and f"{math.exp(-plain.terms[4]):.3f}" == "0.456"
    assert f"{lstm.total:.3f} with the LSTM and {plain.total:.3f}" in whole
    assert plain.terms[4] > 0.95 * plain.total


def test_the_powers_in_the_texts() -> None:
    assert f"1.01⁹⁹⁹ ≈ {power_run(1.01).y.value:.1f}" in step_text("09-through-time", 2)
    assert f"0.99⁹⁹⁹ ≈ {power_run(0.99).y.value:.7f}" in step_text("09-through-time", 3)
    slopes = step_text("09-through-time", 4)
    assert f"about {power_run(1.01).slope.value:.0f}" in slopes and f"about {power_run(0.99).slope.value:.3f}" in slopes
    assert power_run(0.01).y.value == 0.0


def first_norm(cell: CellType, study: Study) -> float:
    """log10 of the gradient that reaches the first step."""
    return float(measure(study.comparison.drawn, Cell(cell)).gradients.memory_or_output.log_norms[0])


def test_the_gradients_in_the_texts() -> None:
    assert round(first_norm(CellType.RNN, Study())) == -15
    assert round(first_norm(CellType.RNN, with_comparison(Study(), steps=300))) == -46
    along, gates = {}, {}
    for bias in (1.0, 5.0, -3.0):
        study = with_comparison(Study(), forget_bias=bias)
        gradients = measure(study.comparison.drawn, Cell(CellType.LSTM)).gradients
        assert gradients.path is not None
        along[bias], gates[bias] = gradients.path.gradient.log_norms, float(gradients.path.gate.mean())
        assert round(first_norm(CellType.RNN, study)) == -15
        norms = gradients.memory_or_output.log_norms
        if bias == 1.0:
            assert first_norm(CellType.RNN, study) < norms[0] < -7
        elif bias == 5.0:
            assert norms[0] >= norms[-1]
        else:
            assert norms[0] < -50
    assert f"{gates[1.0]:.1f}" == "0.7" and f"{gates[5.0]:.2f}" == "0.99"
    assert round(along[1.0][0]) == -13 and "about 10⁻¹³ at the first step" in step_text(KEEPS, 2)
    assert math.isclose(10 ** (along[5.0][0] - along[5.0][-1]), 1 / 3, rel_tol=0.05) and "a third" in step_text(
        KEEPS, 3
    )


def test_the_descents_in_the_texts() -> None:
    slope = with_slope(Study(), threshold=15.0).slope
    pair = side_by_side(OneUnit(), START, slope.rule, REGION)
    assert slope.rule.learning_rate == 0.02 and slope.start == START == (5.5, -3.0)
    assert np.array_equal(pair.clipped.points[:36], pair.unclipped.points[:36])
    assert not np.array_equal(pair.clipped.points[36], pair.unclipped.points[36])
    norm = pair.unclipped.gradient_norms[35]
    assert (f"{norm:.0f}", f"{0.02 * norm:.1f}") == ("243", "4.9")
    assert REGION.contains(tuple(pair.unclipped.points[35])) and not REGION.contains(tuple(pair.unclipped.points[36]))
    assert pair.clipped.steps == slope.rule.steps
    loose = side_by_side(OneUnit(), START, with_slope(Study(), threshold=100.0).slope.rule, REGION)
    assert not REGION.contains(tuple(loose.clipped.points[-1]))
