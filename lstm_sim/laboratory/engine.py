"""The Engine: answers a Lab with a LabFrame. It belongs to one thread, which is not the window's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.data.batches import TaggedSentences
from lstm_sim.data.sentences import OUTSIDE, Sentence
from lstm_sim.errors import InputError, said
from lstm_sim.interventions import Change
from lstm_sim.laboratory.examples import examples_of
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.lab import Lab, NetworkRef, Order
from lstm_sim.laboratory.loading import Live, Loaded, Loading
from lstm_sim.laboratory.order import by_change, by_mean, by_selectivity, by_similarity
from lstm_sim.laboratory.reading import Examples, LabFrame, Reading, in_sequence
from lstm_sim.laboratory.tokens import tokens_of
from lstm_sim.limits import MAX_STEPS
from lstm_sim.network_trace import LayerTrace, NetworkTrace
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.networks.tracing import trace

SAMPLE = 60
"""Held-out sentences over which selectivity is measured."""


@dataclass(frozen=True, eq=False)
class _Material:
    """What a network reads of a lab: its tokens, its numbers, and what should be answered."""

    inputs: Inputs
    tokens: tuple[str, ...]
    known: NDArray[np.bool_]
    numbers: FloatArray | None
    targets: FloatArray | None
    references: tuple[str, ...] | None


class Engine:
    """Keeps the networks that are in use and their last answers."""

    def __init__(self, folders: Folders) -> None:
        self._loading = Loading(folders)
        self._readings: dict[tuple[object, ...], Reading] = {}
        self._examples: dict[NetworkRef, tuple[tuple[object, ...], Examples]] = {}
        self._selectivity: dict[tuple[object, ...], NDArray[np.int64]] = {}
        self._sorted: tuple[tuple[object, ...], NDArray[np.int64]] = ((), np.empty(0, dtype=np.int64))

    @np.errstate(invalid="ignore", over="ignore")  # a diverged network is answered for like any other
    def answer(self, lab: Lab, live: Mapping[str, Live] | None = None) -> LabFrame:
        """Everything the workspace shows of `lab`; `live` holds the runs that are being trained, by name."""
        problems: list[tuple[NetworkRef | None, InputError]] = []
        networks = self._networks(lab, live or {}, problems)
        chosen = networks.get(lab.network) if lab.network else None
        used: dict[tuple[object, ...], Reading] = {}
        # Only one sort of material is read at a time: that of the network that is looked into.
        first = chosen or next(iter(networks.values()), None)
        words = first is None or first.known.reads_words
        count = len(lab.sentences) if words else 1
        shown = min(lab.look.sentence, count - 1)
        for ref, loaded in list(networks.items()):
            if loaded.known.reads_words is not words:
                problems.append((ref, _other_material(loaded)))
                del networks[ref]
        rows: list[tuple[Reading, ...]] = []
        before: Reading | None = None
        for place in range(count):
            row: list[Reading] = []
            for loaded in networks.values():
                looked_into = loaded is chosen and place == shown
                reading = self._told(lab, loaded, place, looked_into, (), used, problems)
                if reading is not None:
                    row.append(reading)
                if looked_into:
                    before = reading
            rows.append(tuple(row))
        after = before
        if before is not None and chosen is not None and lab.changes:
            after = self._told(lab, chosen, shown, True, lab.changes, used, problems) or before
        self._readings = used
        examples = Examples() if chosen is None else self._examples_of(chosen)
        order = np.empty(0, dtype=np.int64) if after is None or chosen is None else self._order(lab, chosen, after)
        known = None if chosen is None else chosen.known
        return LabFrame(lab, tuple(rows), before, after, order, examples, tuple(problems), known)

    def _networks(
        self, lab: Lab, live: Mapping[str, Live], problems: list[tuple[NetworkRef | None, InputError]]
    ) -> dict[NetworkRef, Loaded]:
        """Those of the lab's networks that can be loaded; why the others cannot is added to `problems`."""
        networks: dict[NetworkRef, Loaded] = {}
        for ref in dict.fromkeys(lab.networks):
            try:
                networks[ref] = self._loading.load(ref, live)
            except InputError as error:
                problems.append((ref, error))
        self._loading.keep_only(lab.networks)
        self._examples = {ref: kept for ref, kept in self._examples.items() if ref in networks}
        return networks

    def _told(
        self,
        lab: Lab,
        loaded: Loaded,
        place: int,
        traced: bool,
        changes: tuple[Change, ...],
        used: dict[tuple[object, ...], Reading],
        problems: list[tuple[NetworkRef | None, InputError]],
    ) -> Reading | None:
        """The answer of one network to one sequence, or None: there is nothing to read, or `problems` says why."""
        try:
            return self._reading(lab, loaded, place, traced, changes, used)
        except InputError as error:
            problem = error
        except (MemoryError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and "memory" not in str(error):  # torch says so by a plain RuntimeError
                raise
            problem = InputError(
                said("There is not enough memory to run {0}.", loaded.known.title), remedy="Take a shorter sequence."
            )
        ref = None if changes else loaded.known.ref
        if all(of != ref or str(old) != str(problem) for of, old in problems):
            problems.append((ref, problem))
        return None

    def _reading(
        self,
        lab: Lab,
        loaded: Loaded,
        place: int,
        traced: bool,
        changes: tuple[Change, ...],
        used: dict[tuple[object, ...], Reading],
    ) -> Reading | None:
        """The answer of one network to one sequence: the last one, where nothing of it changed."""
        known = loaded.known
        asked: object = lab.sentences[place] if known.reads_words else _key_of(lab)
        key = (known.ref, known.version, asked, traced, *changes)
        kept = self._readings.get(key) or used.get(key)
        if kept is None:
            material = self._words(loaded, lab.sentences[place]) if known.reads_words else self._numbers(lab, loaded)
            if material is None:
                return None
            kept = _answer(loaded, material, traced, changes)
        used[key] = kept
        return kept

    def _words(self, loaded: Loaded, text: str) -> _Material | None:
        """A sentence as the network reads it; None where there is no word in it."""
        vocabulary = loaded.vocabulary
        assert vocabulary is not None
        tokens = tokens_of(text, vocabulary, loaded.known.config)
        if not tokens:
            return None
        if len(tokens) > MAX_STEPS:
            raise InputError(
                said(
                    "A sentence of {0} words is too long for the window, which shows up to {1}.",
                    f"{len(tokens):,}",
                    f"{MAX_STEPS:,}",
                ),
                remedy="Shorten it.",
            )
        sentence = Sentence(tokens, (OUTSIDE,) * len(tokens))
        inputs = TaggedSentences([sentence], vocabulary).batch([0]).inputs
        known = np.array([vocabulary.knows(token) for token in tokens])
        return _Material(inputs, tokens, known, None, None, self._examples_of(loaded).reference(tokens))

    def _numbers(self, lab: Lab, loaded: Loaded) -> _Material:
        """The lab's numbers, or the example, as the network reads them: scaled as its series was."""
        width = loaded.known.architecture.embedding_size
        targets = None
        if lab.numbers is None:
            examples = self._examples_of(loaded)
            place = lab.example % len(examples.numbers)
            numbers, targets = examples.numbers[place], examples.targets[place]
        else:
            numbers = lab.numbers
        if numbers.shape[1] != width:
            raise InputError(
                said(
                    "{0} reads {1} numbers at each step; the sequence has {2}.",
                    loaded.known.title,
                    width,
                    numbers.shape[1],
                ),
                remedy=said("Give a sequence of {0} columns.", width),
            )
        dtype = next(loaded.network.parameters()).dtype
        read = numbers if loaded.scaling is None else loaded.scaling.scaled(numbers)
        values = torch.from_numpy(np.array(read[:, None])).to(dtype)  # a copy: what is frozen stays so
        tokens = tuple(str(t + 1) for t in range(len(numbers)))
        inputs = Inputs(values, torch.tensor([len(numbers)]))
        return _Material(inputs, tokens, np.ones(len(numbers), dtype=bool), numbers, targets, None)

    def _examples_of(self, loaded: Loaded) -> Examples:
        known = loaded.known
        key = (known.config, loaded.vocabulary, known.architecture)
        kept = self._examples.get(known.ref)
        if kept is None or kept[0] != key:
            kept = self._examples[known.ref] = (key, examples_of(loaded))
        return kept[1]

    # ------------------------------------------------------------ sorting

    def _order(self, lab: Lab, chosen: Loaded, reading: Reading) -> NDArray[np.int64]:
        look = lab.look
        trace_of = reading.trace
        assert trace_of is not None
        layer = next((x for x in trace_of.layers if (x.layer, x.reverse) == (look.layer, look.reverse)), None)
        if layer is None:
            return np.empty(0, dtype=np.int64)
        quantity = look.order_of if look.order_of in layer.run.values else layer.run.cell.cell_type.memory
        step = min(look.step, int(layer.lengths[0]) - 1)
        key = (layer, quantity, look.order, step if look.order is Order.CHANGE else None, look.label, chosen.known)
        if self._sorted[0] != key:
            old, new = self._sorted[1], self._order_anew(lab, chosen, layer, quantity, step)
            self._sorted = (key, old if np.array_equal(old, new) else new)
        return self._sorted[1]

    def _order_anew(
        self, lab: Lab, chosen: Loaded, layer: LayerTrace, quantity: Quantity, step: int
    ) -> NDArray[np.int64]:
        order = lab.look.order
        if order is Order.SELECTIVITY:
            return self._by_selectivity(lab, chosen, quantity)
        if order is Order.NUMBER:
            return np.arange(layer.run.weights.hidden_size)
        values = in_sequence(layer, layer[quantity])
        if order is Order.CHANGE:
            return by_change(values, step)
        return by_mean(values) if order is Order.MEAN else by_similarity(values.astype(np.float64))

    def _by_selectivity(self, lab: Lab, chosen: Loaded, quantity: Quantity) -> NDArray[np.int64]:
        look, network = lab.look, chosen.network
        texts = self._examples_of(chosen).texts[:SAMPLE] or lab.sentences
        key = (chosen.known.ref, chosen.known.version, look.layer, look.reverse, quantity, look.label, texts)
        if key not in self._selectivity:
            values, answered = [], []
            for text in texts:
                material = self._words(chosen, text) if chosen.vocabulary else None
                if material is None:
                    continue
                found = trace(network, material.inputs)
                layer = found.layer(look.layer, look.reverse)
                values.append(in_sequence(layer, layer[quantity]))
                assert found.answers is not None
                answered.append(found.answers[:, 0] == look.label)
            if not values:
                return np.arange(network.architecture.hidden_size)
            self._selectivity = {key: by_selectivity(np.concatenate(values), np.concatenate(answered))}
        return self._selectivity[key]


def _key_of(lab: Lab) -> object:
    """The sequence of numbers of a lab as part of a key: arrays have no hash."""
    return lab.example if lab.numbers is None else (lab.numbers.shape, lab.numbers.tobytes())


def _other_material(loaded: Loaded) -> InputError:
    """Why a network does not answer beside the one that is looked into."""
    template = (
        "{0} reads words; the network that is looked into reads numbers."
        if loaded.known.reads_words
        else "{0} reads numbers; the network that is looked into reads words."
    )
    return InputError(said(template, loaded.known.title), remedy="Take it away, or look into it alone.")


def _answer(loaded: Loaded, material: _Material, traced: bool, changes: tuple[Change, ...]) -> Reading:
    network, inputs, scaling = loaded.network, material.inputs, loaded.scaling
    found = trace(network, inputs, changes) if traced else _scores_only(network, inputs)
    scores = found.scores[:, 0]
    return Reading(
        loaded.known,
        material.tokens,
        material.known,
        material.numbers,
        scores if scaling is None else scaling.restored(scores.astype(np.float64)),
        None if found.probabilities is None else found.probabilities[:, 0],
        None if found.answers is None else found.answers[:, 0],
        found if traced else None,
        material.targets,
        material.references,
    )


@torch.no_grad()
def _scores_only(network: Network, inputs: Inputs) -> NetworkTrace:
    scores = network(inputs)
    labels = network.architecture.head.answers_labels
    return NetworkTrace(
        (),
        scores.numpy(),
        network.probabilities(scores, inputs.lengths).numpy() if labels else None,
        network.decode(scores, inputs.lengths).numpy() if labels else None,
        inputs.lengths.numpy(),
    )
