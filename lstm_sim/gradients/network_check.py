"""The numerical gradient of a real network's loss at one step, by reaching into the network while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from lstm_sim.activations import FloatArray
from lstm_sim.cell import Quantity
from lstm_sim.frozen import frozen
from lstm_sim.gradients.numerical import SIZE, NumericalCheck, resolution_of

if TYPE_CHECKING:
    from lstm_sim.data.batches import Batch
    from lstm_sim.networks.network import Network

Q = Quantity


def check_network_step(
    network: Network,
    batch: Batch,
    layer: int,
    step: int,
    quantity: Quantity,
    *,
    reverse: bool = False,
    sequence: int = 0,
    size: float = SIZE,
) -> Iterator[NumericalCheck | None]:
    """The check at step `step` (in the order of the sequence) of one direction of a layer, for one sequence of a batch.

    Each unit is moved up and down in a run of its own, in double precision whatever the network's, on a copy of it. A
    generator that can be left after any unit: None after each, and the check at the end. `quantity` is OUTPUT, or
    MEMORY for cells with c. Raises KeyError for a layer, IndexError for a step that is not there.
    """
    import copy
    from dataclasses import replace

    import torch

    from lstm_sim.interventions import Intervention, Mode
    from lstm_sim.networks.loss import loss_sum
    from lstm_sim.networks.tracing import gradients, trace

    network = copy.deepcopy(network).cpu().double().eval()  # not every device knows double precision
    part = batch.part(slice(sequence, sequence + 1)).to("cpu")
    if part.inputs.values.is_floating_point():
        part = replace(part, inputs=replace(part.inputs, values=part.inputs.values.double()))
    traced, found = gradients(network, part)
    which = traced.layer(layer, reverse)
    if not 0 <= step < int(which.lengths[0]):
        raise IndexError(f"step {step} of {int(which.lengths[0])}")
    if quantity is Q.MEMORY and not which.run.cell.cell_type.has_memory_cell:
        quantity = Q.OUTPUT
    gradient = found[traced.layers.index(which)]
    analytic: FloatArray = which.in_time(gradient[quantity])[step, 0]

    def loss(unit: int, by: float) -> float:
        nudge = Intervention(layer, quantity, Mode.ADD, by, reverse, (unit,), (step, step + 1))
        scores = torch.from_numpy(np.array(trace(network, part.inputs, [nudge]).scores))
        with torch.no_grad():
            return float(loss_sum(network, scores, part))

    numerical = np.zeros(len(analytic))
    largest = 0.0
    for unit in range(len(analytic)):
        up, down = loss(unit, size), loss(unit, -size)
        numerical[unit] = (up - down) / (2.0 * size)
        largest = max(largest, abs(up), abs(down))
        yield None
    yield NumericalCheck(
        step, quantity, frozen(analytic), frozen(numerical), resolution_of(largest, len(analytic), size)
    )
