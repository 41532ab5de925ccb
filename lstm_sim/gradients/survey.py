"""The Survey: makes Terrains of networks, and keeps what the next one needs again. It belongs to one thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lstm_sim.activations import FloatArray
from lstm_sim.errors import InputError
from lstm_sim.gradients.network_loss import NetworkLoss
from lstm_sim.gradients.question import Question, material_of, question_of
from lstm_sim.gradients.terrain import Terrain, over_path, over_random, over_weights
from lstm_sim.gradients.training_path import Retraced, retrace
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, NetworkRef
from lstm_sim.laboratory.reading import Examples
from lstm_sim.study import Directions, Over, Slope, Source, Wanted
from lstm_sim.training.config import Config

if TYPE_CHECKING:
    from lstm_sim.laboratory.loading import Live, Loaded, Loading


class Survey:
    """Knows the networks it was last asked for, what they are asked, and the way they came."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._loading: Loading | None = None
        self._examples: tuple[object, Examples] | None = None
        self._question: tuple[tuple[object, ...], Question] | None = None
        self._loss: tuple[Question, NetworkLoss] | None = None
        self._way: tuple[Config, FloatArray] | None = None

    def question(
        self, lab: Lab, wanted: Wanted, ref: NetworkRef | None, over: Over, live: Mapping[str, Live]
    ) -> Question:
        """What the network `ref`, else the one that is chosen in the lab, is asked; the same object while it is so.

        Raises InputError if there is no network, if it cannot be used, or if there is nothing to read.
        """
        from lstm_sim.laboratory.loading import Loading

        ref = ref or lab.network
        if ref is None:
            raise InputError("There is no network.", remedy="Open one in Network.")
        if self._loading is None:
            self._loading = Loading(self._folders)
        loaded = self._loading.load(ref, live)
        self._loading.keep_only((ref,))
        key = (loaded, wanted, *material_of(lab, over))
        if self._question is None or self._question[0] != key:
            self._question = key, question_of(lab, wanted, loaded, self._examples_of(loaded), over)
        return self._question[1]

    def terrain(self, question: Question, slope: Slope) -> Iterator[Terrain | Retraced]:
        """The Terrain that a slope asks for; before it one Retraced for each step of a way that has to be gone.

        Raises InputError for weights that are not there, and for a network of whose way nothing is known.
        """
        loss = self._loss_of(question)
        if slope.source is Source.WEIGHTS:
            yield over_weights(question, loss, slope.weights)
        elif slope.directions is Directions.RANDOM:
            yield over_random(question, loss, slope.seed)
        else:
            config = question.known.config
            if config is None:
                raise InputError(
                    "It was not trained here: there is no training path.", remedy="Take the random directions."
                )
            if self._way is None or self._way[0] != config:
                for gone in retrace(config):
                    yield gone
                    if gone.places is not None:
                        self._way = config, gone.places
            assert self._way is not None
            yield over_path(question, loss, self._way[1])

    def _loss_of(self, question: Question) -> NetworkLoss:
        if self._loss is None or self._loss[0] is not question:
            self._loss = question, NetworkLoss(question.network, question.batch)
        return self._loss[1]

    def _examples_of(self, loaded: Loaded) -> Examples:
        from lstm_sim.laboratory.examples import examples_of

        key = (loaded.known.config, loaded.vocabulary, loaded.known.architecture)
        if self._examples is None or self._examples[0] != key:
            self._examples = key, examples_of(loaded)
        return self._examples[1]
