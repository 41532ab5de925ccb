"""Networks against torch, one thread: the training loop, a training step of each own layer, a trace; ratios in one run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from lstm_sim.data.batches import epoch_order
from lstm_sim.networks import compiled
from lstm_sim.networks.architecture import Architecture, Head, Kind
from lstm_sim.networks.cuda_graphs import graphs
from lstm_sim.networks.layers import JordanLayer, PeepholeLayer
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.networks.tracing import trace
from lstm_sim.training.config import Config, Optimizer, Task, recipe
from lstm_sim.training.loop import Run
from lstm_sim.training.problem import Problem, prepare

SNIPS = Path(__file__).resolve().parents[2] / "shared" / "data" / "snips"
SIZES = (32, 64, 128, 256, 512)
STEPS, BATCH = 25, 32

Times = dict[str, np.ndarray]


def in_turn(
    acts: dict[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> Times:
    """The milliseconds of several calls made one after the other, round after round."""
    found: dict[str, list[float]] = {name: [] for name in acts}
    for k in range(rounds + 2):
        for name, act in acts.items():
            began = clock()
            act()
            if k > 1:  # the first rounds warm up
                found[name].append((clock() - began) * 1e3)
    return {name: np.array(times) for name, times in found.items()}


def ratio(times: Times, one: str, two: str) -> float:
    """The median over the rounds of how often `two` goes into `one`."""
    return float(np.median(times[one] / times[two]))


class Plain(nn.Module):
    """What anyone would write for this task."""

    def __init__(self, a: Architecture) -> None:
        super().__init__()
        self.embedding = nn.Embedding(a.vocabulary_size, a.embedding_size)
        self.dropout = nn.Dropout(a.dropout)
        self.lstm = nn.LSTM(a.embedding_size, a.hidden_size, a.layers, bidirectional=a.bidirectional)
        self.output = nn.Linear(a.joined_size, a.outputs)

    def forward(self, words: Tensor) -> Tensor:
        h, _ = self.lstm(self.dropout(self.embedding(words)))
        return self.output(self.dropout(h))


def plain_step(problem: Problem) -> Callable[[tuple[Tensor, Tensor]], float]:
    """The loop around it."""
    config, network = problem.config, Plain(problem.architecture).train()
    optimizer = torch.optim.AdamW(network.parameters(), config.learning_rate, weight_decay=config.weight_decay)

    def step(batch: tuple[Tensor, Tensor]) -> float:
        words, labels = batch
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(network(words).flatten(0, 1), labels.flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), config.clip_norm)
        optimizer.step()
        return loss.item()

    return step


def training(config: Config, steps: int, rounds: int) -> None:
    """Our loop, which makes its batches, against the plain one, which is handed the same batches ready made."""
    problem = prepare(config)
    data = problem.training_data(0)
    order = epoch_order(data.lengths, config.batch_size, torch.Generator().manual_seed(config.seed + 1))
    chosen = [data.batch(places) for places in order[: steps + 1]]
    ready = [(b.inputs.values, b.targets.masked_fill(~b.counted, -100)) for b in chosen]
    ours, theirs = [], []
    for k in range(rounds + 1):
        run, step = Run(problem).advance(), plain_step(problem)
        next(run)
        step(ready[0])
        began = time.perf_counter()
        for _ in range(steps):
            next(run)
        between = time.perf_counter()
        for batch in ready[1:]:
            step(batch)
        if k:
            ours.append(between - began)
            theirs.append(time.perf_counter() - between)
    sequences = sum(len(b.places) for b in chosen[1:])
    a = problem.architecture
    print(
        f"  {config.task}, {'bidirectional ' if a.bidirectional else ''}LSTM of {a.hidden_size}: "
        f"{sequences / np.median(ours):,.0f} sentences/s, plain torch loop {sequences / np.median(theirs):,.0f}: "
        f"{np.median(np.array(theirs) / np.array(ours)):.2f} (goal ≥ 0.95)"
    )


def step_of(layer: nn.Module, x: Tensor) -> Callable[[], None]:
    """One training step of a layer: forward, and back to its weights and its input."""
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.copy_((torch.rand(parameter.shape, generator=generator) - 0.5) * x.shape[2] ** -0.5)
    layer.to(x.device)

    def step() -> None:
        x.grad = None
        layer.zero_grad()
        h = layer(x)
        (h[0] if isinstance(h, tuple) else h).sum().backward()
        if x.is_cuda:
            torch.cuda.synchronize()

    return step


def layers(device: str, goal: float, sizes: tuple[int, ...] = SIZES) -> None:
    """A training step of each of our own layers against that of nn.LSTM of the same size."""
    names = ("Jordan", "peephole", "dense peephole")
    print(f"\n  A training step on {device}, T {STEPS}, B {BATCH}, × nn.LSTM's (goal ≤ {goal})")
    print(f"  {'units':>7} {'nn.LSTM':>11}" + "".join(f"{name:>16}" for name in names))
    for size in sizes:
        x = torch.randn(STEPS, BATCH, size, device=device, requires_grad=True)
        modules = (
            nn.LSTM(size, size),
            JordanLayer(size, size, size),
            PeepholeLayer(Kind.PEEPHOLE, size, size),
            PeepholeLayer(Kind.DENSE_PEEPHOLE, size, size),
        )
        acts: dict[str, Any] = {n: step_of(m, x) for n, m in zip(("nn.LSTM", *names), modules, strict=True)}
        times = in_turn(acts, min(max(5000 // size, 11), 100))
        row = "".join(f"{ratio(times, name, 'nn.LSTM'):>16.2f}" for name in names)
        print(f"  {size:>7} {np.median(times['nn.LSTM']):>8.2f} ms{row}", flush=True)


def tracing(kind: Kind, units: int = 1024, steps: int = 1000) -> None:
    """Everything a wide layer computed, against a plain forward pass of the same network."""
    network = Network(Architecture(kind, units, 64, 10, vocabulary_size=50)).eval()
    inputs = Inputs(torch.randint(0, 50, (steps, 1)), torch.tensor([steps]))
    with torch.no_grad():
        times = in_turn({"trace": lambda: trace(network, inputs), "forward": lambda: network(inputs)}, 3)
    print(
        f"  {kind}: trace {np.median(times['trace']):,.0f} ms, forward {np.median(times['forward']):,.0f} ms: "
        f"{ratio(times, 'trace', 'forward'):.2f} (goal ≤ 3)",
        flush=True,
    )


def main() -> None:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    print(f"\nNetworks, torch {torch.__version__}, {torch.backends.cpu.get_cpu_capability()}, one thread, float32")
    training(replace(recipe(Task.TRAVEL), optimizer=Optimizer.ADAMW), 60, 15)
    if SNIPS.is_dir():
        config = replace(recipe(Task.FILES), data=str(SNIPS), head=Head.SOFTMAX)
        training(replace(config, character_features=0, average=0.0, word_dropout=0.0), 20, 7)

    layers("cpu", 1.0)
    print("  A dense peephole multiplies half as much again as an LSTM: 3 products of that size for 2; never above 1.6")
    if compiled.compile_loops() is None:
        print("  (there is no C compiler: the peephole layers' loops are the plain ones)")
    else:
        loops_for, compiled.loops_for = compiled.loops_for, lambda *_: None
        print("\n  The same with the plain loops, as without a C compiler:", end="")
        layers("cpu", 1.0, SIZES[::2])
        compiled.loops_for = loops_for
    if torch.cuda.is_available():
        layers("cuda", 1.5)
        for note in graphs().notes:
            print(f"  {note}")

    print("\n  1,024 units, 1,000 steps, one sequence")
    for kind in Kind:
        tracing(kind)


if __name__ == "__main__":
    main()
