"""The phase panel: the memory after a step over the memory before it, and where that leads."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtWidgets import QLabel, QWidget

from lstm_sim.edits import set_memory
from lstm_sim.formula import number
from lstm_sim.frame import Frame
from lstm_sim.session import MEMORY_AXIS, original_value
from lstm_sim.table import Table
from ui.handles import Handle
from ui.panel import Panel
from ui.plot import Plot
from ui.store import Store
from ui.style import Style, pen
from ui.texts import rich_symbol, symbol


class PhasePanel(Panel):
    """The curve c → c′ with the diagonal, the cobweb of the coming steps, and the fixed points."""

    key = "phase"

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self.plot = Plot(style, self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.content.addWidget(self.plot, 1)
        self.content.addWidget(self.note)
        self.plot.handle_moved.connect(lambda _key, x, _y: self._set(x))
        self.plot.handle_stepped.connect(lambda _key, dx, dy: self._set(self._memory() + dx + dy))
        self.plot.handle_reset.connect(lambda _key: self._set(original_value(store.origin, store.session, MEMORY_AXIS)))
        self.plot.gesture_began.connect(store.begin_gesture)
        self.plot.gesture_ended.connect(store.end_gesture)
        self.setMinimumSize(200, 170)
        self.begin()

    def _memory(self) -> float:
        frame = self.store.fresh()
        return frame.now[frame.session.cell.cell_type.previous_memory]

    def _set(self, value: float) -> None:
        reach = self.store.session.setup.memory_range
        self.store.edit(set_memory(round(min(max(value, -reach), reach), 6)))

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Draw what changed."""
        if old is not None and old.phase is new.phase and old.ghost is new.ghost:
            return
        phase, kind = new.phase, new.session.cell.cell_type
        self.plot.set_line("curve", phase.memory, phase.next_memory)
        ends = phase.memory[[0, -1]]
        self.plot.set_line("diagonal", ends, ends)
        # (c₀, c₀) → (c₀, c₁) → (c₁, c₁) → (c₁, c₂) …: up to the curve, across to the diagonal.
        corners = np.repeat(phase.cobweb, 2)
        self.plot.set_line("cobweb", corners[:-1], np.concatenate([corners[:1], corners[2:]]))
        before, after = kind.previous_memory, kind.memory
        reach = float(ends[1])
        height = max(reach, math.ceil(abs(new.now[after]))) if math.isfinite(new.now[after]) else reach
        self.plot.show_range((-reach, reach), (-height, height))
        fixed = [
            Handle(k, after, p.memory, p.memory, False, filled=p.stable)
            for k, p in enumerate(phase.fixed_points, start=1)
        ]
        here = Handle(0, before, float(phase.cobweb[0]), new.now[after], True, symbol(before))
        ghost = [] if new.ghost is None else self._ghost(new)
        self.plot.show_handles([*ghost, *fixed, here])
        if old is None or old.session.cell.cell_type is not kind:
            self._name_axes()
        self._say()

    def _ghost(self, frame: Frame) -> list[Handle]:
        """The pinned state's memory and where it went."""
        kind, ghost = frame.session.cell.cell_type, frame.ghost
        if ghost is None or kind.previous_memory not in ghost.values or kind.memory not in ghost.values:
            return []
        return [Handle(100, kind.memory, ghost[kind.previous_memory], ghost[kind.memory], False, ghost=True)]

    def _say(self) -> None:
        """The fixed points in words."""
        phase = self.store.frame.phase
        if phase.everywhere:
            self.note.setText(self.tr("Every memory stays as it is."))
            return
        words = []
        for point in phase.fixed_points[:3]:
            kind = self.tr("● stable") if point.stable else self.tr("○ unstable")
            words.append(
                self.tr("{kind} {memory}, slope {slope}").format(
                    kind=kind, memory=number(point.memory), slope=number(point.slope)
                )
            )
        self.note.setText("\n".join(words) or self.tr("No fixed point in this range."))

    def _name_axes(self) -> None:
        kind = self.store.frame.session.cell.cell_type
        self.plot.name_axes(rich_symbol(kind.previous_memory), rich_symbol(kind.memory))

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        kind = self.store.frame.session.cell.cell_type
        self.set_title(self.tr("Phase") + f"  {symbol(kind.previous_memory)} → {symbol(kind.memory)}")
        self.plot.setAccessibleName(self.tr("Phase plot of the memory"))
        self.plot.setToolTip(
            self.tr("Where the memory goes under the present inputs: drag the point to begin elsewhere; A shows all")
        )
        self._say()

    def short_title(self) -> str:
        """For the tab."""
        return self.tr("Phase")

    def restyle(self) -> None:
        """Colours and fonts."""
        theme, kind = self.style_.theme, self.store.frame.session.cell.cell_type
        self.plot.restyle()
        self._name_axes()
        self.plot.set_pen("curve", pen(theme.fill(kind.memory), 1.0))
        self.plot.set_pen("diagonal", pen(theme.muted, 1.0, (4.0, 3.0)))
        self.plot.set_pen("cobweb", pen(theme.text, 1.0, (2.0, 2.0)))
        self.note.setFont(self.style_.font(0.85))
        self.note.setStyleSheet(f"color: {theme.muted}")

    def figure(self) -> QWidget:
        """The plot."""
        return self.plot

    def table(self) -> Table:
        """The curve."""
        phase = self.store.frame.phase
        return Table(
            ("memory", "next_memory"),
            list(zip(phase.memory.tolist(), phase.next_memory.tolist(), strict=True)),
        )
