"""The sensitivity panel: how much the new memory and the output answer to each thing that enters the step."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from lstm_sim.cell import GATE_OF, Quantity
from lstm_sim.formula import number
from lstm_sim.frame import Frame
from lstm_sim.session import Mode
from lstm_sim.table import Table
from ui.panel import Panel
from ui.segment import Segment
from ui.store import Store
from ui.style import Style, pen
from ui.symbol_text import draw_symbol
from ui.texts import subscripted, symbol

Q = Quantity
MOST_INPUTS = 6


class SensitivityBars(QWidget):
    """A bar from a zero line in the middle for each source, its symbol and its signed value above it."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.bars: list[tuple[str, float, Quantity]] = []
        self.ghosts: dict[str, float] = {}
        self.note = ""

    def minimumSizeHint(self) -> QSize:
        """The least at which five bars are read."""
        return QSize(160, 150)

    def show_bars(
        self, bars: list[tuple[str, float, Quantity]], note: str, ghosts: dict[str, float] | None = None
    ) -> None:
        """Show (symbol, value, quantity) bars, a note below them, and where the pinned state's bars end."""
        self.bars, self.note, self.ghosts = bars, note, ghosts or {}
        self.setAccessibleDescription(", ".join(f"{text} {number(value)}" for text, value, _ in bars))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars."""
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        painter.end()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint into a rectangle of any painter."""
        theme = self._style.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = min(1.0, max(0.8, target.height() / (40.0 * max(1, len(self.bars)))))
        font, bold = self._style.font(0.9 * size), self._style.font(0.9 * size, bold=True)
        metrics = QFontMetricsF(font)
        note_height = metrics.height() * 2.1 if self.note else 0.0
        row = (target.height() - note_height) / max(1, len(self.bars))
        shown = [*(v for _, v, _ in self.bars), *self.ghosts.values()]
        largest = max((abs(v) for v in shown if math.isfinite(v)), default=0.0)
        scale = max(1.0, largest)
        middle, half = target.center().x(), target.width() / 2.0 - 3.0
        for place, (text, value, quantity) in enumerate(self.bars):
            top = target.top() + place * row
            baseline = top + min(row * 0.45, metrics.height()) - metrics.descent() * 0.5
            draw_symbol(painter, QPointF(target.left(), baseline), text, bold, theme.ink(quantity))
            at = QPointF(target.right(), baseline)
            draw_symbol(painter, at, number(value), font, QColor(theme.text), Qt.AlignmentFlag.AlignRight)
            y = baseline + min(row * 0.3, 10.0)
            painter.setPen(pen(theme.well, 6.0))
            painter.drawLine(QPointF(middle - half, y), QPointF(middle + half, y))
            if math.isfinite(value) and value != 0.0:
                painter.setPen(pen(theme.fill(quantity), 6.0))
                painter.drawLine(QPointF(middle, y), QPointF(middle + half * value / scale, y))
            ghost = self.ghosts.get(text, math.nan)
            if math.isfinite(ghost):
                painter.setPen(pen(theme.muted, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(middle + half * ghost / scale, y), 4.0, 4.0)
            painter.setPen(pen(theme.muted, 1.0))
            painter.drawLine(QPointF(middle, y - 6.0), QPointF(middle, y + 6.0))
        if self.note:
            painter.setPen(QColor(theme.muted))
            painter.setFont(self._style.font(0.82))
            area = QRectF(target.left(), target.bottom() - note_height, target.width(), note_height)
            painter.drawText(area, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom, self.note)
        painter.restore()


class SensitivityPanel(Panel):
    """∂c′ or ∂a with respect to each pre-activation and the memory; in weighted mode to each input too."""

    key = "sensitivity"

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(store, style, parent)
        self._target = Q.MEMORY
        self.bars = SensitivityBars(style, self)
        self.of_memory, self.of_output = Segment(style, "c′", self), Segment(style, "a", self)
        self._group = QButtonGroup(self)
        for button, target in ((self.of_memory, Q.MEMORY), (self.of_output, Q.OUTPUT)):
            self._group.addButton(button)
            button.clicked.connect(lambda _on, t=target: self._on_target(t))
            self.header.addWidget(button)
        self.of_memory.setChecked(True)
        self.content.addWidget(self.bars, 1)
        self.begin()

    def _on_target(self, target: Quantity) -> None:
        self._target = target
        self.refresh(None, self.store.frame)
        self.retranslate()

    def target(self) -> Quantity:
        """What the bars are the derivatives of."""
        kinds = self.store.frame.sensitivity.of
        return self._target if self._target in kinds else Q.OUTPUT

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Show the new derivatives."""
        if old is not None and old.sensitivity is new.sensitivity and old.ghost is new.ghost:
            return
        has_memory = new.session.cell.cell_type.has_memory_cell
        self.of_memory.setVisible(has_memory)
        self.of_output.setVisible(has_memory)
        if old is not None and old.session.cell.cell_type is not new.session.cell.cell_type:
            self.retranslate()
        target = self.target()
        left = symbol(target)
        bars = [(f"∂{left}/∂{symbol(q)}", v, q) for q, v in new.sensitivity.of[target].items()]
        if new.session.mode is Mode.WEIGHTED:
            inputs = new.sensitivity.inputs[target]
            shown = list(zip(new.session.setup.names, inputs.tolist(), strict=True))[:MOST_INPUTS]
            bars += [(f"∂{left}/∂{subscripted(n)}", v, Q.INPUT) for n, v in shown]
        pinned = {} if new.ghost_sensitivity is None else new.ghost_sensitivity.of.get(target, {})
        ghosts = {f"∂{left}/∂{symbol(q)}": v for q, v in pinned.items()}
        self.bars.show_bars(bars, self._note(new, target), ghosts)

    def _note(self, frame: Frame, target: Quantity) -> str:
        kind = frame.session.cell.cell_type
        if target is Q.MEMORY and kind.has_memory_cell:
            gate = symbol(GATE_OF[Q.Z_F])
            if kind.value == "lstm":
                return self.tr("∂c′/∂c = {gate}: open, the gradient passes whole").format(gate=gate)
            return self.tr("∂c′/∂c: {gate}, and what the peepholes add").format(gate=gate)
        return ""

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.set_title(self.tr("Sensitivity of {what}").format(what=symbol(self.target())))
        self.of_memory.setToolTip(self.tr("How the new memory c′ answers"))
        self.of_output.setToolTip(self.tr("How the output a answers"))
        for button in (self.of_memory, self.of_output):
            button.setAccessibleName(button.toolTip())
        self.bars.setAccessibleName(self.title_label.text())
        frame = self.store.frame
        self.bars.show_bars(self.bars.bars, self._note(frame, self.target()), self.bars.ghosts)

    def short_title(self) -> str:
        """For the tab."""
        return self.tr("Sensitivity")

    def restyle(self) -> None:
        """Colours are chosen while painting."""
        self.bars.update()

    def figure(self) -> QWidget:
        """The bars."""
        return self.bars

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The same bars, as vectors."""
        self.bars.paint(painter, target)

    def table(self) -> Table:
        """Every derivative."""
        sensitivity = self.store.frame.sensitivity
        rows: list[tuple[str, str, float]] = [
            (str(target), str(source), value) for target, of in sensitivity.of.items() for source, value in of.items()
        ]
        if self.store.frame.session.mode is Mode.WEIGHTED:
            names = self.store.frame.session.setup.names
            for target, values in sensitivity.inputs.items():
                rows += [(str(target), n, v) for n, v in zip(names, values.tolist(), strict=True)]
        return Table(("of", "with respect to", "derivative"), rows)
