"""A unit opened in the Cell workspace: it replays, and what is edited there is what the network then does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from lstm_sim.cell import CellType, Quantity
from lstm_sim.edits import (
    Edit,
    release_memory,
    set_activation,
    set_cell_type,
    set_input,
    set_memory,
    set_mode,
    set_weight,
)
from lstm_sim.edits import go_to_step as go
from lstm_sim.errors import InputError
from lstm_sim.frame import run_session
from lstm_sim.interventions import Intervention, ReplacedUnit
from lstm_sim.interventions import Mode as HowSet
from lstm_sim.laboratory.edits import add_what_if, look_at
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.opening import carried, leave_unit, open_unit, settle
from lstm_sim.laboratory.reading import Examples, Known, LabFrame, Reading
from lstm_sim.networks.architecture import Architecture, Kind
from lstm_sim.networks.network import Inputs, Network
from lstm_sim.networks.tracing import trace
from lstm_sim.presets import start_session
from lstm_sim.rows import rows_of
from lstm_sim.session import Mode, Session, Workspace
from tests.lstm_sim.networks.samples import SHAPE_IDS, SHAPES, every_shape, random_inputs, random_network

Q = Quantity
UNIT = 2
TOKENS = tuple("abcdef")
by_mode = pytest.mark.parametrize("mode", list(Mode))
# What an edit becomes does not depend on the layer, so that two layers are tried with two kinds only.
EDITED = [s for s in SHAPES if s.layers == 1 or (s.bidirectional and s.kind in (Kind.LSTM, Kind.GRU))]
every_edited = pytest.mark.parametrize("shape", EDITED, ids=[SHAPE_IDS[SHAPES.index(s)] for s in EDITED])


def one_sequence(shape: Architecture) -> Inputs:
    whole = random_inputs(shape)
    return Inputs(whole.values[:, :1], whole.lengths[:1])


class World:
    """A network, and a session in which one of its units is open."""

    def __init__(self, shape: Architecture, network: Network | None = None) -> None:
        self.network = network or random_network(shape)
        self.inputs = one_sequence(shape)
        self.known = Known(
            NetworkRef(Where.SHIPPED, "a"), "a", shape, None, frozenset(), tuple("vwxyz"), {}, None, 0, 1
        )
        self.session = start_session()

    def frame(self) -> LabFrame:
        """What the engine answers."""
        before, after = (
            Reading(self.known, TOKENS, np.ones(6, dtype=bool), None, found.scores[:, 0], None, None, found)
            for found in (trace(self.network, self.inputs), trace(self.network, self.inputs, self.session.lab.changes))
        )
        return LabFrame(self.session.lab, (), before, after, np.arange(4), Examples())

    def edit(self, edit: Edit) -> None:
        self.session = carried(self.session, edit.apply(self.session))

    def open(self, layer: int, reverse: bool, step: int = 1) -> None:
        self.edit(look_at(layer=layer, reverse=reverse, step=step))
        self.session = open_unit(self.frame(), UNIT).apply(self.session)

    def settle(self) -> None:
        self.session = settle(self.session, self.frame())

    def assert_replayed(self, tolerance: float = 1e-10) -> None:
        """Both set-ups of the session do what the unit does in its network."""
        layer = self.frame().layer
        assert layer is not None
        for mode in Mode:
            found = run_session(replace(self.session, mode=mode))
            for quantity in self.known.architecture.kind.cell.cell_type.quantities:
                if quantity is Q.PREVIOUS_OUTPUT and self.known.architecture.kind.cell.cell_type.has_memory_cell:
                    continue  # what the unit's own output adds is already in a direct pre-activation
                np.testing.assert_allclose(
                    found[quantity][:, 0, 0],
                    layer[quantity][:, 0, UNIT],
                    rtol=0,
                    atol=tolerance,
                    err_msg=f"{mode} {quantity}",
                )


def every_layer(shape: Architecture) -> list[tuple[int, bool]]:
    return [(layer, reverse) for layer in range(shape.layers) for reverse in (False, True)[: shape.directions]]


@every_shape
def test_an_opened_unit_replays_in_both_modes(shape: Architecture) -> None:
    for layer, reverse in every_layer(shape):
        world = World(shape)
        world.open(layer, reverse)
        world.assert_replayed()
        assert world.session.workspace is Workspace.CELL
        assert world.session.setup.step == (4 if reverse else 1)
        assert world.session.setup.step_names == (TOKENS[::-1] if reverse else TOKENS)
        back = leave_unit().apply(world.session)
        assert back.opened is None and back.workspace is Workspace.NETWORK
        assert back.direct is start_session().direct or np.array_equal(
            back.direct.inputs, start_session().direct.inputs
        )


@every_edited
@by_mode
def test_an_edited_pre_activation_is_the_networks(shape: Architecture, mode: Mode) -> None:
    cell_type = shape.kind.cell.cell_type
    for layer, reverse in every_layer(shape):
        world = World(shape)
        world.open(layer, reverse)
        world.edit(set_mode(mode))
        for j, quantity in enumerate(cell_type.preactivations):
            column = rows_of(cell_type)[j] if mode is Mode.DIRECT else j
            step = world.session.setup.step
            world.edit(set_input(column, 0.75))
            wanted = float(run_session(world.session)[quantity][step, 0, 0])
            change = world.session.lab.what_if[-1].change
            assert isinstance(change, Intervention) and change.quantity is quantity and change.value == wanted
            world.settle()
            world.assert_replayed()
            assert run_session(world.session)[quantity][step, 0, 0] == pytest.approx(wanted, abs=1e-10)
        assert len(world.session.lab.what_if) == len(cell_type.preactivations)


@every_edited
@by_mode
def test_an_edited_memory_is_the_networks(shape: Architecture, mode: Mode) -> None:
    cell_type = shape.kind.cell.cell_type
    for layer, reverse in every_layer(shape):
        for step in (0, 3):
            world = World(shape)
            world.open(layer, reverse)
            world.edit(set_mode(mode))
            world.edit(go(step))
            world.edit(set_memory(0.9))
            world.settle()
            world.assert_replayed()
            assert run_session(world.session)[cell_type.previous_memory][step, 0, 0] == pytest.approx(0.9, abs=1e-12)
            assert len(world.session.lab.what_if) == 1
            if step:
                world.edit(release_memory())
                assert world.session.lab.what_if == ()
                world.settle()
                world.assert_replayed()


def weight_edits(shape: Architecture) -> list[Callable[[], Edit]]:
    """Each kind of weight that weighted mode shows for a unit, changed."""
    cell_type = shape.kind.cell.cell_type
    rows = rows_of(cell_type)
    found = [
        lambda: set_weight("input", rows[-1], 0.5, len(rows) - 1),
        lambda: set_weight("bias", rows[0], 0.4),
    ]
    if shape.kind.is_recurrent:
        found.append(lambda: set_weight("recurrent", rows[-1], -0.6))
    if cell_type is CellType.GRU:
        found.append(lambda: set_weight("recurrent_bias", 0, 0.3))
    if cell_type in (CellType.PEEPHOLE, CellType.DENSE_PEEPHOLE):
        found.append(lambda: set_weight("peephole", 2, 0.8))
    return found


@every_edited
def test_an_edited_weight_is_the_networks(shape: Architecture) -> None:
    for layer, reverse in every_layer(shape):
        world = World(shape)
        world.open(layer, reverse)
        world.edit(set_mode(Mode.WEIGHTED))
        for make in weight_edits(shape):
            world.edit(make())
            edited = world.session.weighted.weights
            world.settle()
            world.assert_replayed()
            for kind in ("input", "recurrent", "bias", "peephole", "recurrent_bias"):
                one, other = getattr(edited, kind), getattr(world.session.weighted.weights, kind)
                if one is not None and (shape.kind.cell.cell_type is CellType.PEEPHOLE or kind != "peephole"):
                    np.testing.assert_allclose(other, one, rtol=0, atol=1e-12, err_msg=kind)
        assert [type(entry.change) for entry in world.session.lab.what_if] == [ReplacedUnit]


@every_edited
def test_what_was_set_in_the_network_is_seen_in_the_cell(shape: Architecture) -> None:
    cell_type = shape.kind.cell.cell_type
    for layer, reverse in every_layer(shape):
        for quantity in (*cell_type.gates, cell_type.memory, Q.OUTPUT):
            world = World(shape)
            world.open(layer, reverse)
            world.edit(add_what_if(Intervention(layer, quantity, HowSet.SET, 0.25, reverse, (UNIT,), (2, 4))))
            world.settle()
            found, after = run_session(world.session), world.frame().layer
            assert after is not None
            wanted = after[cell_type.previous_memory][1:, 0, UNIT]
            np.testing.assert_allclose(found[cell_type.previous_memory][1:, 0, 0], wanted, rtol=0, atol=1e-9)


def test_a_float32_network_replays_to_a_millionth() -> None:
    for kind in Kind:
        shape = Architecture(kind, 4, 3, 5, vocabulary_size=7)
        world = World(shape, Network(shape, 3))
        world.open(0, False)
        world.assert_replayed(1e-6)
        world.edit(set_input(0, 0.5))
        world.settle()
        world.assert_replayed(1e-6)


def test_what_a_unit_cannot_take_is_refused() -> None:
    from lstm_sim.edits import insert_step

    world = World(Architecture(Kind.LSTM, 4, 3, 5))
    world.open(0, False)
    for edit in (set_cell_type(CellType.GRU), set_activation("g", world.session.cell.f), insert_step(1)):
        with pytest.raises(InputError):
            world.edit(edit)


def test_the_step_looked_at_is_one() -> None:
    world = World(Architecture(Kind.LSTM, 4, 3, 5, bidirectional=True))
    world.open(0, True)
    world.edit(go(0))
    assert world.session.lab.look.step == 5
    assert world.session.direct.step == world.session.weighted.step == 0


def test_an_answer_to_another_lab_changes_nothing() -> None:
    world = World(Architecture(Kind.LSTM, 4, 3, 5))
    world.open(0, False)
    late: LabFrame = world.frame()
    world.edit(set_input(2, -9.0))
    kept: Session = world.session
    assert settle(kept, late) is kept
