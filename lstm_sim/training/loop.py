"""The training loop: a generator that makes one step, yields one Progress, and can be left at any of them."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from lstm_sim.data.batches import Batch, epoch_order
from lstm_sim.networks.architecture import Head
from lstm_sim.networks.loss import loss_sum
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.training.config import Config, Optimizer, Schedule
from lstm_sim.training.devices import choose_device
from lstm_sim.training.metrics import Scores, evaluate
from lstm_sim.training.parallel import Parallel
from lstm_sim.training.problem import Problem
from lstm_sim.training.state import RunState


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
        seconds: this step took.
        scores: on dev, after the last step of an epoch; None after the others.
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
        self.average = [p.detach().clone() for p in self.network.parameters()] if config.average else None
        self.optimizer = _optimizer(config, self.network)
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
        self._loss = self.parallel.wrap(_Loss(self.network, config.label_smoothing, config.mixed_precision))
        self.steps_per_epoch = math.ceil(len(problem.training_data(0)) / config.batch_size)

    @property
    def config(self) -> Config:
        """What is being trained, and how."""
        return self.problem.config

    @property
    def steps(self) -> int:
        """The steps of the whole run, if it is not stopped early."""
        return self.steps_per_epoch * self.config.epochs

    @property
    def finished(self) -> bool:
        """True after the last step, or once the score on dev has long not become better."""
        config = self.config
        waited = 0 < config.patience <= self.epochs_without_better
        return self.epoch >= config.epochs or (waited and self.place == 0)

    def advance(self) -> Iterator[Progress]:
        """Make step after step from where the run stands; one Progress each. It can be left between any two."""
        while not self.finished:
            data = self.problem.training_data(self.epoch)
            self._order.set_state(self._epoch_began)
            order = epoch_order(data.lengths, self.config.batch_size, self._order)
            while self.place < len(order):
                progress = self._step(data.batch(order[self.place]))
                if self.place == len(order):
                    self._epoch_began = self._order.get_state()
                    self.epoch += 1
                    self.place = 0
                    progress = self._after_epoch(progress)
                    yield progress
                    break
                yield progress

    def _step(self, batch: Batch) -> Progress:
        began = time.perf_counter()
        config = self.config
        self.network.train()
        if config.word_dropout and self.network.architecture.reads_words:
            batch = self._forget_words(batch)
        answers = max(int(batch.counted.sum()), 1)
        sequences = len(batch.places)
        part = self.parallel.part(sequences)
        self.network.dropout.whole, self.network.dropout.part = sequences, part
        batch = batch.part(part).to(self.device)
        rate = learning_rate(config, self.step, self.steps)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        # Averaged over the processes by DDP, so that what they add up to is the mean over the whole batch.
        loss = self._loss(batch) * (self.parallel.processes / answers)
        loss.backward()
        norm, clipped = clip(self.network, config.clip_norm, config.clip_value)
        self.optimizer.step()
        self.step += 1
        self.place += 1
        self._follow_average()
        return Progress(
            self.step,
            self.steps,
            self.epoch + 1,
            config.epochs,
            self.parallel.mean(loss.detach()).item(),
            norm,
            clipped,
            rate,
            sequences,
            time.perf_counter() - began,
        )

    def _forget_words(self, batch: Batch) -> Batch:
        """The batch with a share of its words replaced by the unknown one."""
        inputs = batch.inputs
        forgotten = torch.rand(inputs.values.shape, generator=self._words) < self.config.word_dropout
        values = inputs.values.masked_fill(forgotten, 0)
        return replace(batch, inputs=Inputs(values, inputs.lengths, inputs.characters, inputs.word_of))

    def _follow_average(self) -> None:
        if self.average is None:
            return
        decay = min(self.config.average, (1.0 + self.step) / (10.0 + self.step))
        with torch.no_grad():
            current = [p.detach() for p in self.network.parameters()]
            torch._foreach_lerp_(self.average, current, 1.0 - decay)

    def _after_epoch(self, progress: Progress) -> Progress:
        data = self.problem.dev
        with self.averaged():
            scores = None if data is None else evaluate(self.network, data, self.problem.vocabulary)
            better = scores is None or scores.best_by > self.best_score
            if better:
                self.best_weights = [p.detach().clone() for p in self.network.parameters()]
                self.best_scores = scores
                self.best_score = -math.inf if scores is None else scores.best_by
                self.epochs_without_better = 0
            else:
                self.epochs_without_better += 1
        return replace(progress, scores=scores, best=better, finished=self.finished)

    def averaged(self) -> _Borrowed:
        """While it lasts the network carries the averaged weights, if there are any."""
        return _Borrowed(self.network, self.average)

    def best(self) -> _Borrowed:
        """While it lasts the network carries the best weights so far; before the first evaluation the averaged ones."""
        return _Borrowed(self.network, self.best_weights if self.best_weights is not None else self.average)

    def state(self) -> RunState:
        """Everything that is needed to go on as if the run had never been interrupted; a copy."""
        names = [name for name, _ in self.network.named_parameters()]
        tensors = {f"current.{n}": p.detach().clone() for n, p in self.network.named_parameters()}
        for label, weights in (("average", self.average), ("best", self.best_weights)):
            tensors |= {f"{label}.{n}": w.clone() for n, w in zip(names, weights or [], strict=weights is not None)}
        for index, moments in self.optimizer.state_dict()["state"].items():
            for key, value in moments.items():
                if isinstance(value, Tensor):
                    tensors[f"optimizer.{index}.{key}"] = value.clone()
        tensors["generator.order"] = self._epoch_began.clone()
        tensors["generator.words"] = self._words.get_state()
        tensors["generator.left_out"] = self._left_out.get_state()
        values = {
            "step": self.step,
            "epoch": self.epoch,
            "place": self.place,
            "best_score": None if math.isinf(self.best_score) else self.best_score,
            "epochs_without_better": self.epochs_without_better,
        }
        return RunState({name: t.cpu() for name, t in tensors.items()}, values)

    def restore(self, state: RunState, best_scores: Scores | None = None) -> None:
        """Stand where `state` was taken. Raises KeyError or RuntimeError if it is of another network."""
        tensors, values = state.tensors, state.values
        names = [name for name, _ in self.network.named_parameters()]
        with torch.no_grad():
            for name, parameter in self.network.named_parameters():
                parameter.copy_(tensors[f"current.{name}"])
            if self.average is not None:
                for mean, name in zip(self.average, names, strict=True):
                    mean.copy_(tensors[f"average.{name}"])
        if any(name.startswith("best.") for name in tensors):
            self.best_weights = [tensors[f"best.{name}"].to(self.device) for name in names]
        moments: dict[int, dict[str, Any]] = {}
        for name, tensor in tensors.items():
            if name.startswith("optimizer."):
                _, index, key = name.split(".")
                moments.setdefault(int(index), {})[key] = tensor
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": moments})
        self._epoch_began = tensors["generator.order"]
        self._words.set_state(tensors["generator.words"])
        self._left_out.set_state(tensors["generator.left_out"])
        self.step, self.epoch, self.place = values["step"], values["epoch"], values["place"]
        best = values["best_score"]
        self.best_score = -math.inf if best is None else best
        self.best_scores = best_scores
        self.epochs_without_better = values["epochs_without_better"]


class _Loss(nn.Module):
    """The network and its loss in one module, which is what DDP wraps."""

    def __init__(self, network: Network, label_smoothing: float, mixed_precision: bool) -> None:
        super().__init__()
        self.network = network
        self._label_smoothing = label_smoothing
        self._mixed = mixed_precision and network.device.type in ("cuda", "xpu")

    def forward(self, batch: Batch) -> Tensor:
        """The sum of the losses of a batch."""
        with torch.autocast(self.network.device.type, dtype=torch.bfloat16, enabled=self._mixed):
            scores = self.network(batch.inputs)
        smoothing = self._label_smoothing if self.network.architecture.head is Head.SOFTMAX else 0.0
        return loss_sum(self.network, scores.float() if self._mixed else scores, batch, smoothing)


class _Borrowed:
    """Other weights in a network for a while; its own come back afterwards."""

    def __init__(self, network: Network, weights: list[Tensor] | None) -> None:
        self._network = network
        self._weights = weights
        self._own: list[Tensor] = []

    def __enter__(self) -> Network:
        if self._weights is not None:
            self._own = [p.data for p in self._network.parameters()]
            for parameter, weight in zip(self._network.parameters(), self._weights, strict=True):
                parameter.data = weight
        return self._network

    def __exit__(self, *error: object) -> None:
        for parameter, own in zip(self._network.parameters(), self._own, strict=False):
            parameter.data = own


def learning_rate(config: Config, step: int, steps: int) -> float:
    """The learning rate of step `step` (counted from 0) of `steps`."""
    warmup = int(config.warmup * steps)
    if step < warmup:
        return config.learning_rate * (step + 1) / (warmup + 1)
    share = (step - warmup) / max(steps - warmup, 1)
    if config.schedule is Schedule.LINEAR:
        return config.learning_rate * (1.0 - share)
    if config.schedule is Schedule.COSINE:
        return config.learning_rate * 0.5 * (1.0 + math.cos(math.pi * share))
    return config.learning_rate


def clip(network: nn.Module, by_norm: float, by_value: float) -> tuple[float, float]:
    """Clip the gradient in place: if ‖g‖ ≥ θ then g ← θ·g/‖g‖, and each component to ±value; 0 does not clip.

    Returns the norm before clipping and the share of its components that were changed.
    """
    gradients = [p.grad for p in network.parameters() if p.grad is not None]
    norm = torch.nn.utils.get_total_norm(gradients).item()
    clipped = 0.0
    if by_norm and norm >= by_norm:
        torch._foreach_mul_(gradients, by_norm / norm)
        clipped = 1.0
    if by_value:
        if not clipped:
            changed = sum(int((g.abs() > by_value).sum()) for g in gradients)
            clipped = changed / max(sum(g.numel() for g in gradients), 1)
        torch._foreach_clamp_min_(gradients, -by_value)
        torch._foreach_clamp_max_(gradients, by_value)
    return norm, clipped


def _optimizer(config: Config, network: nn.Module) -> torch.optim.Optimizer:
    parameters, rate, decay = network.parameters(), config.learning_rate, config.weight_decay
    if config.optimizer is Optimizer.SGD:
        return torch.optim.SGD(parameters, rate, momentum=config.momentum, weight_decay=decay)
    if config.optimizer is Optimizer.RMSPROP:
        return torch.optim.RMSprop(parameters, rate, weight_decay=decay)
    made = torch.optim.Adam if config.optimizer is Optimizer.ADAM else torch.optim.AdamW
    return made(parameters, rate, weight_decay=decay, fused=True)
