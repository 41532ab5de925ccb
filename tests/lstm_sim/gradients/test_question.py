"""What a network is asked: which references count, on which sequences, at which steps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_sim.errors import InputError
from lstm_sim.gradients.question import MOST_EXAMPLES, Reference, material_of, question_of
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.loading import Loaded
from lstm_sim.laboratory.reading import Examples
from lstm_sim.networks.architecture import Head
from lstm_sim.presets import start_session
from lstm_sim.study import Over, Wanted
from tests.lstm_sim.gradients.networks import LABELS, lab, loaded

NONE = Examples()


def test_the_user_s_references_come_before_the_example_s_and_those_before_the_network_s_own() -> None:
    made, tokens = loaded(), ("i", "arrive", "taipei")
    own = question_of(lab(), Wanted(), made, NONE, Over.SENTENCE)
    assert own.references == {Reference.OWN}
    assert own.batch.counted.all()
    answers = made.network.decode(made.network(own.batch.inputs), own.batch.inputs.lengths)
    np.testing.assert_array_equal(own.batch.targets, answers)
    examples = Examples(("i arrive taipei",), (("other", "", "nowhere"),))
    of_task = question_of(lab(), Wanted(), made, examples, Over.SENTENCE)
    assert of_task.references == {Reference.EXAMPLE}
    assert of_task.batch.counted[:, 0].tolist() == [True, False, False]
    wanted = Wanted(tokens, ("", "departure", ""))
    by_user = question_of(lab(), wanted, made, examples, Over.SENTENCE)
    assert by_user.references == {Reference.CHOSEN}
    assert by_user.batch.counted[:, 0].tolist() == [True, True, False]
    assert int(by_user.batch.targets[1, 0]) == LABELS.index("departure")


def test_the_loss_is_taken_over_one_sentence_all_of_them_or_held_out_ones() -> None:
    made, two = loaded(), lab("i arrive taipei", "leave", "")
    texts = tuple(f"i arrive {'to ' * k}taipei".strip() for k in range(30))
    examples = Examples(texts, tuple(("other",) * len(t.split()) for t in texts))
    assert question_of(two, Wanted(), made, examples, Over.SENTENCE).texts == (("i", "arrive", "taipei"),)
    every = question_of(two, Wanted(), made, examples, Over.SENTENCES)
    assert every.texts == (("i", "arrive", "taipei"), ("leave",))
    assert every.batch.counted.sum(0).tolist() == [3, 1]
    assert len(question_of(two, Wanted(), made, examples, Over.EXAMPLES).texts) == MOST_EXAMPLES


def test_asked_at_the_last_step_only_the_last_answer_of_each_sequence_counts() -> None:
    examples = Examples(("i arrive taipei",), (("other", "other", ""),))
    question = question_of(lab("i arrive taipei", "leave"), Wanted(), loaded(), examples, Over.SENTENCES)
    assert question.asked_at_last().batch.counted.T.tolist() == [[False, True, False], [True, False, False]]


def test_numbers_are_asked_for_what_is_known_else_for_the_network_s_own_answers() -> None:
    made, numbers = loaded(numbers=True), np.linspace(-1.0, 1.0, 12).reshape(6, 2)
    own = question_of(lab(numbers=numbers), Wanted(), made, NONE, Over.SENTENCE)
    assert own.references == {Reference.OWN}
    np.testing.assert_allclose(
        own.batch.targets, made.network(own.batch.inputs).detach().numpy().astype(np.float64), rtol=0, atol=1e-7
    )
    target = np.array([[np.nan]] * 5 + [[0.5]])
    known = question_of(lab(), Wanted(), made, Examples(numbers=(numbers,), targets=(target,)), Over.SENTENCE)
    assert known.references == {Reference.EXAMPLE}
    assert known.batch.counted[:, 0].tolist() == [False] * 5 + [True]


@pytest.mark.parametrize(
    ("made", "over", "sentence", "said"),
    [
        (loaded(), Over.EXAMPLES, "i", "no held-out"),
        (loaded(), Over.SENTENCE, "  ", "no word"),
        (loaded(numbers=True), Over.EXAMPLES, "i", "no held-out"),
    ],
)
def test_what_cannot_be_asked_is_said(made: Loaded, over: Over, sentence: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        question_of(lab(sentence), Wanted(), made, NONE, over)


def test_a_network_without_an_output_layer_has_no_loss() -> None:
    made = loaded()
    shape = replace(made.known.architecture, head=Head.HIDDEN, outputs=5)
    with pytest.raises(InputError, match="no output layer"):
        question_of(lab(), Wanted(), replace(made, known=replace(made.known, architecture=shape)), NONE, Over.SENTENCE)


def test_numbers_of_another_width_are_refused() -> None:
    with pytest.raises(InputError, match="reads 2 numbers"):
        question_of(lab(numbers=np.zeros((4, 3))), Wanted(), loaded(numbers=True), NONE, Over.SENTENCE)


def test_the_material_is_another_only_where_what_is_asked_is() -> None:
    session = start_session()
    other = look_at(sentence=1).apply(session)
    step = look_at(step=1).apply(session)
    assert material_of(session.lab, Over.SENTENCE) != material_of(other.lab, Over.SENTENCE)
    assert material_of(session.lab, Over.SENTENCE) == material_of(step.lab, Over.SENTENCE)
    assert material_of(session.lab, Over.EXAMPLES) == material_of(other.lab, Over.EXAMPLES)
