"""The training loop: a generator that makes one step, yields one Progress, and can be left at any of them."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from lstm_sim.data.batches import Batch, Data, epoch_order
from lstm_sim.errors import InputError, said
from lstm_sim.networks.network import Network
from lstm_sim.training.config import Config
from lstm_sim.training.descent import are_finite, clip, diverged, learning_rate, make_optimizer, moments_kept
from lstm_sim.training.devices import choose_device, mixes_precision
from lstm_sim.training.metrics import Scores, evaluate
from lstm_sim.training.objective import Objective, forget_words
from lstm_sim.training.parallel import Parallel
from lstm_sim.training.problem import Problem
from lstm_sim.training.state import RunState
from lstm_sim.training.weights import Weights


@dataclass(frozen=True)
class Progress:
    """One step of training.

    Attributes:
        step, steps: steps made, and those of the whole run.
        epoch, epochs: the epoch this step belongs to, counted from 1, and how many there are.
        loss: of this step, per answer asked for.
        gradient_norm: before clipping.
        clipped: the share of the gradient's components that clipping changed: 1 or 0 by norm, any share by value.
        learning_rate: of this step.
        sequences: how many this step saw.
        seconds: this step took, the evaluation after an epoch not counted.
        scores: on dev, after the last step of an epoch; None after the others, and where there is no dev.
        best: True if those are the best so far.
        finished: True for the last step of the run.
    """

    step: int
    steps: int
    epoch: int
    epochs: int
    loss: float
    gradient_norm: float
    clipped: float
    learning_rate: float
    sequences: int
    seconds: float
    scores: Scores | None = None
    best: bool = False
    finished: bool = False


class Run:
    """One training run: the network, the optimizer, the sources of randomness, and where it stands.

    `seed` alone decides its weights and everything that is left out; two runs of one config on one CPU are identical.
    """

    def __init__(self, problem: Problem, parallel: Parallel | None = None) -> None:
        config = problem.config
        self.problem = problem
        self.parallel = parallel or Parallel()
        self.device = self.parallel.device or choose_device(config.device)
        self.network = Network(problem.architecture, config.seed).to(self.device)
        self._weights = Weights(self.network)
        self.optimizer = make_optimizer(config, self._weights.parameters)
        self.average = self._weights.copied() if config.average else None
        self._order = torch.Generator().manual_seed(config.seed + 1)
        self._words = torch.Generator().manual_seed(config.seed + 2)
        self._left_out = torch.Generator().manual_seed(config.seed + 3)
        self.network.dropout.generator = self._left_out
        self.step = 0
        self.epoch = 0
        self.place = 0
        self.best_score = -math.inf
        self.best_weights: list[Tensor] | None = None
        self.best_scores: Scores | None = None
        self.epochs_without_better = 0
        self._epoch_began = self._order.get_state()
        self._data: Data | None = None
        self._batches: list[list[int]] = []
        self._whole = True
        self.mixed_precision = config.mixed_precision and mixes_precision(self.device)
        self._loss = self.parallel.wrap(Objective(self.network, config.label_smoothing, self.mixed_precision))
        self.steps_per_epoch = math.ceil(len(problem.training_data(0)) / config.batch_size)

    @property
    def config(self) -> Config:
        """What is being trained, and how."""
        return self.problem.config

    @property
    def epochs(self) -> int:
        """How often the run goes through the data, if it is not stopped early."""
        return max(self.config.epochs, math.ceil(self.config.least_steps / self.steps_per_epoch))

    @property
    def steps(self) -> int:
        """The steps of the whole run, if it is not stopped early."""
        return self.steps_per_epoch * self.epochs

    @property
    def finished(self) -> bool:
        """True after the last step, or once the score on dev has long not become better."""
        return self.epoch >= self.epochs or 0 < self.config.patience <= self.epochs_without_better

    @property
    def intact(self) -> bool:
        """True if there is a state worth keeping.

        It is False once an error or an interruption has broken off the last step half-way, or the run has diverged.
        """
        return self._whole and are_finite(self._held())

    def advance(self) -> Iterator[Progress]:
        """Make step after step from where the run stands; one Progress each. It can be left between any two.

        Raises InputError if the run diverges: the step at which the loss or the gradient is no finite number is not
        made.
        """
        threads = torch.get_num_threads()
        if self.config.threads:
            torch.set_num_threads(self.config.threads)
        try:
            while not self.finished:
                yield self._advance()
        finally:
            if self.config.threads:
                torch.set_num_threads(threads)

    def _advance(self) -> Progress:
        if not self._whole:
            raise RuntimeError("A step of this run was broken off; go on from its last checkpoint.")
        began = time.perf_counter()
        if self._data is None:
            self._data = self.problem.training_data(self.epoch)
            self._order.set_state(self._epoch_began)
            self._batches = epoch_order(self._data.lengths, self.config.batch_size, self._order)
        batch = self._data.batch(self._batches[self.place])
        rate = learning_rate(self.config, self.step, self.steps)
        loss, norm, clipped = self._descend(batch)
        self._whole = False
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        self.step += 1
        self.place += 1
        self._follow_average()
        progress = Progress(
            self.step,
            self.steps,
            self.epoch + 1,
            self.epochs,
            loss,
            norm,
            clipped,
            rate,
            len(batch.places),
            time.perf_counter() - began,
        )
        if self.place == len(self._batches):
            progress = self._end_epoch(progress)
        self._whole = True
        return progress

    def _descend(self, batch: Batch) -> tuple[float, float, float]:
        """Compute the gradient of a batch and clip it; gives the loss, the norm and the clipped share.

        If it fails, the run stands as it stood before.
        """
        config = self.config
        drawn = self._words.get_state(), self._left_out.get_state()
        try:
            if not self.network.training:
                self.network.train()
            if config.word_dropout and self.network.architecture.reads_words:
                batch = forget_words(batch, config.word_dropout, self._words)
            answers, sequences = max(int(batch.counted.sum()), 1), len(batch.places)
            part = self.parallel.part(sequences)
            if self.parallel.processes > 1:
                self.network.dropout.whole, self.network.dropout.part = sequences, part
            self.optimizer.zero_grad(set_to_none=True)
            # Averaged over the processes by DDP, so that what they add up to is the mean over the whole batch.
            loss = self._loss(batch.part(part).to(self.device)) * (self.parallel.processes / answers)
            loss.backward()
            norm, clipped = clip(self._weights.parameters, config.clip_norm, config.clip_value)
            value = self.parallel.mean(loss.detach()).item()
            if not math.isfinite(value):
                raise diverged(config, said("Training diverged at step {0}: the loss is {1}.", self.step + 1, value))
            if not math.isfinite(norm):
                raise diverged(
                    config, said("Training diverged at step {0}: the norm of the gradient is {1}.", self.step + 1, norm)
                )
        except BaseException:
            self._words.set_state(drawn[0])
            self._left_out.set_state(drawn[1])
            raise
        return value, norm, clipped

    def _follow_average(self) -> None:
        if self.average is None:
            return
        # The first steps count more than a constant decay would let them: it would keep the weights as drawn.
        decay = min(self.config.average, (1.0 + self.step) / (10.0 + self.step))
        torch._foreach_lerp_(self.average, self._weights.current, 1.0 - decay)

    def _end_epoch(self, progress: Progress) -> Progress:
        self._check_finite()
        self._epoch_began = self._order.get_state()
        self.epoch += 1
        self.place = 0
        self._data = None
        with self.averaged() as network:
            scores = self._evaluate(network)
            if scores is not None and not math.isfinite(scores.loss):
                raise diverged(
                    self.config,
                    said("Training diverged at step {0}: the loss on dev is {1}.", self.step, scores.loss),
                )
            better = scores is None or scores.best_by > self.best_score
            if better:
                self.best_weights = self._weights.copied()
                self.best_scores = scores
                self.best_score = -math.inf if scores is None else scores.best_by
                self.epochs_without_better = 0
            else:
                self.epochs_without_better += 1
        return replace(progress, scores=scores, best=better, finished=self.finished)

    def _evaluate(self, network: Network) -> Scores | None:
        data, vocabulary = self.problem.dev, self.problem.vocabulary
        # One process decides for all: if two found different scores, one would stop and the other wait for it.
        return None if data is None else self.parallel.agreed(lambda: evaluate(network, data, vocabulary))

    def averaged(self) -> AbstractContextManager[Network]:
        """While it lasts the network carries the averaged weights, if there are any."""
        return self._weights.lent(self.average)

    def best(self) -> AbstractContextManager[Network]:
        """While it lasts the network carries the best weights so far; before the first evaluation the averaged ones."""
        return self._weights.lent(self.best_weights if self.best_weights is not None else self.average)

    def _held(self) -> Iterator[Tensor]:
        """Every tensor that the next step starts from."""
        yield from self._weights.current
        yield from self.average or []
        for moments in self.optimizer.state.values():
            yield from (value for value in moments.values() if isinstance(value, Tensor))

    def _check_finite(self) -> None:
        if not are_finite(self._held()):
            raise diverged(
                self.config, said("Training diverged at step {0}: the weights are no longer finite.", self.step)
            )

    def state(self) -> RunState:
        """Everything that is needed to go on as if the run had never been interrupted; a copy.

        Raises InputError if the run has diverged, RuntimeError if its last step was broken off.
        """
        if not self._whole:
            raise RuntimeError("The last step of this run was broken off half-way.")
        self._check_finite()
        names = [name for name, _ in self.network.named_parameters()]
        tensors: dict[str, Tensor] = {}
        for label, weights in (
            ("current", self._weights.current),
            ("average", self.average),
            ("best", self.best_weights),
        ):
            if weights is not None:
                tensors |= {f"{label}.{name}": w.clone() for name, w in zip(names, weights, strict=True)}
        for index, moments in self.optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{index}.{key}": moments[key].clone() for key in moments_kept(self.config)}
        tensors["generator.order"] = self._epoch_began.clone()
        tensors["generator.words"] = self._words.get_state()
        tensors["generator.left_out"] = self._left_out.get_state()
        values = {
            "step": self.step,
            "epoch": self.epoch,
            "place": self.place,
            "best_score": None if math.isinf(self.best_score) else self.best_score,
            "epochs_without_better": self.epochs_without_better,
            "data": self.problem.fingerprint,
        }
        return RunState({name: t.cpu() for name, t in tensors.items()}, values)

    def restore(self, state: RunState, best_scores: Scores | None = None) -> None:
        """Stand where `state` was taken; shares nothing with it.

        Raises InputError if the data is not what it was, KeyError or ValueError if the state is of another run.
        """
        position = state.position(self.steps_per_epoch, self.epochs)
        if state.values["data"] != self.problem.fingerprint:
            raise InputError(
                "The data has changed since this run was begun.", remedy="Restore the data, or begin a new run."
            )
        shapes = {name: tuple(p.shape) for name, p in self.network.named_parameters()}

        def weights(label: str) -> list[Tensor]:
            return [state.tensor(f"{label}.{name}", shape).to(self.device) for name, shape in shapes.items()]

        current, average = weights("current"), None if self.average is None else weights("average")
        best = weights("best") if position.epoch else None
        moments = {
            index: {
                key: state.tensor(f"optimizer.{index}.{key}", () if key == "step" else shape)
                for key in moments_kept(self.config)
            }
            for index, shape in enumerate(shapes.values() if position.step else ())
        }
        order, words, left_out = (state.generator(name) for name in ("order", "words", "left_out"))
        self._weights.put(current)
        self.average, self.best_weights = average, best
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": moments})
        self._epoch_began = order.get_state()
        self._words.set_state(words.get_state())
        self._left_out.set_state(left_out.get_state())
        self.step, self.epoch, self.place = position.step, position.epoch, position.place
        self.best_score, self.best_scores = position.best_score, best_scores
        self.epochs_without_better = position.epochs_without_better
        self._data, self._whole = None, True
