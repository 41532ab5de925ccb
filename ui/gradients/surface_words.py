"""What is said of an error surface and the descents on it, in words."""

from __future__ import annotations

import html

import numpy as np
from PySide6.QtCore import QCoreApplication

from lstm_sim.cell import Quantity
from lstm_sim.gradients.descent import Descent, End, Pair
from lstm_sim.gradients.question import Reference
from lstm_sim.gradients.terrain import Terrain
from lstm_sim.study import Source
from ui.gradients.slope_job import SlopeAnswer
from ui.gradients.weight_text import weight_text
from ui.problems import in_words
from ui.style import Theme

_GREEN = Quantity.OUTPUT_GATE


def axis_names(source: Source, terrain: Terrain | None) -> tuple[str, str]:
    """What the two axes are called."""
    translate = QCoreApplication.translate
    if source is Source.ONE_UNIT:
        return "w", "b"
    if terrain is not None and terrain.weights is not None:
        question = terrain.question
        shape = question.known.architecture
        first, second = (
            weight_text(terrain.parts, index, question.words, question.known.labels, shape.layers)
            for index in terrain.weights
        )
        return first, second
    if terrain is not None and terrain.explained is not None:
        way = translate("SurfacePanel", "principal direction {number} ({share} of the path)")
        first, second = (way.format(number=k + 1, share=f"{share:.0%}") for k, share in enumerate(terrain.explained))
        return first, second
    direction = translate("SurfacePanel", "direction {number}")
    return direction.format(number=1), direction.format(number=2)


def where_text(terrain: Terrain) -> str:
    """What is asked of which network, and what it loses where it stands."""
    translate = QCoreApplication.translate
    question = terrain.question
    texts = question.texts
    read = (
        translate("SurfacePanel", "“{sentence}”").format(sentence=" ".join(texts[0]))
        if len(texts) == 1 and question.words
        else translate("SurfacePanel", "{count} sequences").format(count=len(texts))
    )
    sources = {
        Reference.CHOSEN: translate("SurfacePanel", "references as chosen in Loss"),
        Reference.EXAMPLE: translate("SurfacePanel", "references of the task"),
        Reference.OWN: translate("SurfacePanel", "its own answers are the references"),
    }
    parts = [
        translate("SurfacePanel", "× E = {loss}").format(loss=_number(terrain.own_loss)),
        read,
        *(sources[source] for source in Reference if source in question.references),
    ]
    if terrain.path is not None:
        parts.append(translate("SurfacePanel", "line: the way it came in training"))
    return " · ".join(parts)


def descents_text(pair: Pair, step: int | None, theme: Theme) -> str:
    """Where both descents stand at a step (None: their last), and how they end; rich text."""
    translate = QCoreApplication.translate
    parts = []
    for name, descent, colour in (
        (translate("SurfacePanel", "clipped"), pair.clipped, theme.inks[_GREEN]),
        (translate("SurfacePanel", "unclipped"), pair.unclipped, theme.warning),
    ):
        at = descent.steps if step is None else min(step, descent.steps)
        if descent.end is End.STEPS and at and np.isnan(descent.losses[at]):
            at -= 1  # of the step ahead nothing is known yet
        loss, norm = float(descent.losses[at]), float(descent.gradient_norms[at])
        values = f"E = {_number(loss)}, ‖g‖ = {_number(norm)}"
        parts.append(f"<span style='color:{colour}'><b>{name}</b></span> {values}, {_ending(descent)}")
    return "<br>".join(parts)


def waiting_text(answer: SlopeAnswer | None) -> str:
    """Why there is no surface, or what is waited for; rich text."""
    translate = QCoreApplication.translate
    if answer is not None and answer.problem is not None:
        return html.escape(in_words(answer.problem))
    if answer is not None and answer.gone is not None:
        text = translate("SurfacePanel", "It is trained once more to follow its path: step {step} of {steps}")
        return text.format(step=answer.gone.step, steps=answer.gone.steps)
    return translate("SurfacePanel", "Loading the network…")


def _ending(descent: Descent) -> str:
    translate = QCoreApplication.translate
    words = {
        End.CONVERGED: translate("SurfacePanel", "converged at step {step}"),
        End.DIVERGED: translate("SurfacePanel", "diverged at step {step}"),
        End.LEFT: translate("SurfacePanel", "left the picture at step {step}"),
        End.STEPS: translate("SurfacePanel", "still going after {step} steps"),
    }
    return words[descent.end].format(step=descent.steps)


def _number(value: float) -> str:
    if np.isnan(value):
        return "—"
    return f"{value:.4g}".replace("-", "−").replace("inf", "∞")
