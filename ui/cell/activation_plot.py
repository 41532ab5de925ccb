"""The activations panel: the curves of f, g and h, and where on them the cell stands."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lstm_sim.cell import GATE_OF, CellType, Quantity
from lstm_sim.edits import set_input
from lstm_sim.frame import Frame, Now
from lstm_sim.session import Mode, Session, original_value
from lstm_sim.table import Table
from ui.handles import Handle
from ui.panel import Panel
from ui.plot import Plot
from ui.store import Store
from ui.style import Style, pen
from ui.texts import direct_quantity, symbol

Q = Quantity
_CURVE_COLOUR = {"g": Q.CANDIDATE, "h": Q.MEMORY}
_CURVE_DASH: dict[str, tuple[float, ...]] = {"f": (), "g": (6.0, 2.0), "h": (2.0, 2.0)}
_MEMORY_POINT = 9


class ActivationPanel(Panel):
    """Each pre-activation is a point on its curve that can be dragged; the memory is a point on h."""

    key = "activations"

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.plot = Plot(style, self)
        self.content.addWidget(self.plot, 1)
        self.plot.handle_moved.connect(lambda key, x, _y: self._on_moved(key, x))
        self.plot.handle_stepped.connect(self._on_stepped)
        self.plot.handle_reset.connect(
            lambda key: self._on_moved(key, original_value(store.origin, store.session, key))
        )
        self.plot.gesture_began.connect(store.begin_gesture)
        self.plot.gesture_ended.connect(store.end_gesture)
        self.setMinimumSize(215, 150)
        self.begin()

    def _on_moved(self, column: int, value: float) -> None:
        reach = float(self.store.frame.curves.x[-1])
        self.store.edit(set_input(column, round(min(max(value, -reach), reach), 6)))

    def _on_stepped(self, column: int, dx: float, dy: float) -> None:
        setup = self.store.session.setup
        self.store.edit(set_input(column, round(float(setup.inputs[setup.step, column]) + dx + dy, 9)))

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Move the points; draw the curves anew only where the cell or the range changed."""
        if old is None or old.curves is not new.curves:
            for role in ("f", "g", "h"):
                values = new.curves.curves.get(role)
                if values is None:
                    self.plot.remove_line(role)
                else:
                    self.plot.set_line(role, new.curves.x, values)
        if old is None or old.now is not new.now or old.ghost is not new.ghost:
            ghosts = [] if new.ghost is None else ghost_points(new)
            handles = [*ghosts, *points(new.session, new.now)]
            self._show_range(new, max((abs(h.y) for h in handles if math.isfinite(h.y)), default=0.0))
            self.plot.show_handles(handles)

    def _show_range(self, frame: Frame, reached: float) -> None:
        """The curves; of one without bounds what lies between −6 and 6, or as far out as the points are."""
        x, bound = frame.curves.x, max(6.0, math.ceil(reached))
        lowest = min(float(v.min()) for v in frame.curves.curves.values())
        highest = max(float(v.max()) for v in frame.curves.curves.values())
        self.plot.show_range((float(x[0]), float(x[-1])), (max(lowest, -bound) - 0.15, min(highest, bound) + 0.15))

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.set_title(self.tr("Activations"))
        self.plot.setAccessibleName(self.tr("Activation curves"))
        self.plot.setToolTip(self.tr("Drag a point, or choose one with Space and move it with the arrows; A shows all"))
        self.plot.name_axes(self.tr("pre-activation"), self.tr("f, g, h"))

    def restyle(self) -> None:
        """Colours and fonts."""
        theme = self.style_.theme
        self.plot.restyle()
        self.plot.name_axes(self.tr("pre-activation"), self.tr("f, g, h"))
        for role, dash in _CURVE_DASH.items():
            quantity = _CURVE_COLOUR.get(role)
            colour = theme.text if quantity is None else theme.fill(quantity)
            self.plot.set_pen(role, pen(colour, 1.0, dash))

    def figure(self) -> QWidget:
        """The plot."""
        return self.plot

    def table(self) -> Table:
        """x and each curve."""
        curves = self.store.frame.curves
        columns = [curves.x, *curves.curves.values()]
        return Table(("x", *curves.curves), list(zip(*(c.tolist() for c in columns), strict=True)))


def ghost_points(frame: Frame) -> list[Handle]:
    """Where the pinned state stands on its curves, if they are the ones that are shown."""
    pinned, ghost = frame.session.pinned, frame.ghost
    if pinned is None or ghost is None or pinned.cell != frame.session.cell:
        return []
    return [replace(h, key=h.key + 100, movable=False, text="", ghost=True) for h in points(pinned, ghost)]


def points(session: Session, now: Now) -> list[Handle]:
    """Where the cell stands on its curves."""
    cell_type = session.cell.cell_type
    movable = session.mode is Mode.DIRECT
    found = []
    for quantity in cell_type.preactivations:
        column = next(k for k in (0, 1, 2, 3) if direct_quantity(cell_type, k) is quantity)
        target = Q.OUTPUT if cell_type is CellType.RNN else GATE_OF[quantity]
        # A point that the memory or peepholes push is dragged by its own part of the sum.
        found.append(Handle(column, quantity, now[quantity], now[target], movable, symbol(quantity)))
    if cell_type.has_memory_cell:
        found.append(Handle(_MEMORY_POINT, Q.MEMORY, now[Q.MEMORY], now[Q.SQUASHED_MEMORY], False, symbol(Q.MEMORY)))
    return [h for h in found if math.isfinite(h.x)]
