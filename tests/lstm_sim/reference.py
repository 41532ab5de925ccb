"""An independent reference in torch, written from the papers' formulas, and what the tests draw at random."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import torch

from lstm_sim.activations import Activation, FloatArray
from lstm_sim.cell import Cell, CellType, Weights

CELLS = [Cell(t) for t in CellType] + [Cell(CellType.GRU, reset_after=False)]
CELL_IDS = [f"{c.cell_type}{'' if c.reset_after else '-before'}" for c in CELLS]
_TORCH = {
    Activation.SIGMOID: torch.sigmoid,
    Activation.HARD_SIGMOID: torch.nn.functional.hardsigmoid,
    Activation.TANH: torch.tanh,
    Activation.IDENTITY: lambda x: x,
    Activation.RELU: torch.relu,
    Activation.SOFTSIGN: torch.nn.functional.softsign,
}


@dataclass
class Case:
    """One random run."""

    cell: Cell
    weights: Weights
    inputs: FloatArray
    output: FloatArray
    memory: FloatArray


def random_case(cell: Cell, seed: int, steps: int = 5, batch: int = 2, hidden: int = 3, size: int = 2) -> Case:
    """Weights, inputs and states from a normal distribution."""
    rng = np.random.default_rng(seed)
    gates = len(cell.cell_type.preactivations)
    peephole = None
    if cell.cell_type is CellType.PEEPHOLE:
        peephole = rng.normal(size=(3, hidden))
    elif cell.cell_type is CellType.DENSE_PEEPHOLE:
        peephole = rng.normal(size=(4, hidden, hidden))
    weights = Weights(
        rng.normal(size=(gates, hidden, size)),
        rng.normal(size=(gates, hidden, hidden)),
        rng.normal(size=(gates, hidden)),
        peephole,
        rng.normal(size=hidden) if cell.cell_type is CellType.GRU else None,
    )
    return Case(
        cell,
        weights,
        rng.normal(size=(steps, batch, size)),
        rng.normal(size=(batch, hidden)),
        rng.normal(size=(batch, hidden)),
    )


def tensors(case: Case) -> dict[str, torch.Tensor]:
    """Everything of a case as leaves that ask for a gradient."""
    found = {f.name: getattr(case.weights, f.name) for f in fields(Weights)}
    found |= {"inputs": case.inputs, "output": case.output, "memory": case.memory}
    return {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for name, value in found.items()
        if value is not None
    }


def reference(case: Case, leaf: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """(outputs, memories), each (T, B, H): Hochreiter & Schmidhuber 1997, Gers & Schmidhuber 2000, Cho et al. 2014."""
    cell = case.cell
    f, g, h = (_TORCH[a] for a in (cell.f, cell.g, cell.h))
    a, c = leaf["output"], leaf["memory"]
    w, u, b = leaf["input"], leaf["recurrent"], leaf["bias"]
    outputs, memories = [], []
    for x in leaf["inputs"]:

        def pre(k: int, x: torch.Tensor = x, a: torch.Tensor | None = None) -> torch.Tensor:
            summed = x @ w[k].T + b[k]
            return summed if a is None else summed + a @ u[k].T

        if cell.cell_type is CellType.RNN:
            a = g(pre(0, a=a))
        elif cell.cell_type is CellType.GRU:
            r, z = f(pre(1, a=a)), f(pre(2, a=a))
            if cell.reset_after:
                n = g(pre(0) + r * (a @ u[0].T + leaf["recurrent_bias"]))
            else:
                n = g(pre(0) + (r * a) @ u[0].T + leaf["recurrent_bias"])
            a = (1 - z) * n + z * a
        else:
            z, z_i, z_f, z_o = (pre(k, a=a) for k in range(4))
            p = leaf.get("peephole")
            if cell.cell_type is CellType.DENSE_PEEPHOLE:
                assert p is not None
                z, z_i, z_f, z_o = (v + c @ p[k].T for k, v in enumerate((z, z_i, z_f, z_o)))
            if cell.cell_type is CellType.PEEPHOLE:
                assert p is not None
                z_i, z_f = z_i + p[0] * c, z_f + p[1] * c
            c = g(z) * f(z_i) + c * f(z_f)
            if cell.cell_type is CellType.PEEPHOLE:
                assert p is not None
                z_o = z_o + p[2] * c
            a = h(c) * f(z_o)
        outputs.append(a)
        memories.append(c)
    return torch.stack(outputs), torch.stack(memories)


def with_activations(cell: Cell, seed: int) -> Cell:
    """The cell with random smooth activations."""
    rng = np.random.default_rng(seed)
    smooth = [Activation.SIGMOID, Activation.TANH, Activation.IDENTITY, Activation.SOFTSIGN]
    f, g, h = (smooth[k] for k in rng.integers(0, len(smooth), 3))
    return replace(cell, f=f, g=g, h=h)
