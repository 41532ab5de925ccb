"""The formula panel: the cell's equations, typeset, and the same with the live numbers put in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QWidget

from lstm_sim.cell import Cell, CellType, Quantity
from lstm_sim.edits import set_view
from lstm_sim.formula import Line, general, live
from lstm_sim.frame import Frame
from lstm_sim.table import Table
from ui.formula_image import is_typeset, typeset
from ui.panel import Panel
from ui.segment import Segment
from ui.store import Store
from ui.style import Style
from ui.symbol_text import draw_symbol, symbol_width
from ui.typesetter import Typesetter

_GAP = 8.0


class FormulaCanvas(QWidget):
    """Paints the lines; knows how high they are at a width."""

    def __init__(
        self, style: Style, frame: Frame, typesetter: Typesetter | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._frame = frame
        self._typesetter = typesetter
        self.waits = typesetter is not None
        """True where a formula that is not typeset yet is painted as plain text; False where it is typeset first."""

    def sizeHint(self) -> QSize:
        """As high as the lines are at the present width."""
        return QSize(400, round(self.height_at(float(max(self.width(), 200)))))

    def show_frame(self, frame: Frame) -> None:
        """Show another frame."""
        self._frame = frame
        self.fit()
        self.setAccessibleDescription("; ".join(line.text for line in self.live_lines()))
        self.update()

    def fit(self) -> None:
        """Ask for the height that the lines need."""
        needed = round(self.height_at(float(max(self.width(), 200))))
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self.fit()

    def general_lines(self) -> tuple[Line, ...]:
        """The equations."""
        return general(self._frame.session.cell)

    def live_lines(self) -> tuple[Line, ...]:
        """The equations with numbers."""
        session = self._frame.session
        return live(session.cell, self._frame.now, session.view.exact)

    def height_at(self, width: float) -> float:
        """The height of all lines in a figure `width` wide."""
        return self._lay_out(None, QRectF(0.0, 0.0, width, 0.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines."""
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()))
        painter.end()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the lines into a rectangle of any painter."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._lay_out(painter, target)
        painter.restore()

    def _lay_out(self, painter: QPainter | None, target: QRectF) -> float:
        """Place every line in `target` from its top (and paint it, given a painter); the height that it takes."""
        theme = self._style.theme
        font, bold = self._style.font(), self._style.font(1.08, bold=True)
        metrics = QFontMetricsF(font)
        row_height = metrics.height() * 1.5
        y = target.top()
        lines, numbers = self.general_lines(), self.live_lines()
        for k, line in enumerate(lines):
            filled = numbers[k] if k < len(numbers) else None
            ink = QColor(theme.text) if filled is not None else QColor(theme.muted)
            baseline = y + row_height * 0.5 + metrics.capHeight() * 0.5
            width = self._symbols(painter, QPointF(target.left(), baseline), line, ink, target.width())
            if filled is not None:
                assert filled.target is not None
                value_width = symbol_width(filled.value, bold)
                if painter is not None:
                    end = QPointF(target.right(), baseline)
                    draw_symbol(
                        painter,
                        end,
                        filled.value,
                        bold,
                        theme.ink(filled.target),
                        Qt.AlignmentFlag.AlignRight,
                    )
                middle = filled.text.split(" = ", 1)[1].rsplit(" = ", 1)[0]
                pieces = [f"= {middle} ="]
                x = target.left() + width + _GAP
                if x + metrics.horizontalAdvance(pieces[0]) > target.right() - value_width - _GAP:
                    pieces = _wrapped(f"= {middle} =", metrics.horizontalAdvance, target.width())
                    x = target.left()
                    y += row_height * 0.9
                for place, piece in enumerate(pieces):
                    if place:
                        y += row_height * 0.8
                    if painter is not None:
                        at = QPointF(x, y + row_height * 0.5 + metrics.capHeight() * 0.5)
                        draw_symbol(painter, at, piece, font, QColor(theme.text))
            y += row_height
        return y - target.top()

    def _symbols(self, painter: QPainter | None, at: QPointF, line: Line, ink: QColor, room: float) -> float:
        """The equation in symbols, as plain text while it is not typeset; its width."""
        font = self._style.font()
        if self.waits and not is_typeset(line.latex):
            if painter is not None:
                if self._typesetter is not None:
                    self._typesetter.want(line.latex)
                draw_symbol(painter, at, line.text, font, ink)
            return symbol_width(line.text, font)
        pixels = QFontMetricsF(font).height() * 0.98
        image = typeset(line.latex, round(pixels, 1), ink.name())
        if image.size.width() > room:
            image = typeset(line.latex, round(pixels * room / image.size.width(), 1), ink.name())
        if painter is not None:
            image.draw(painter, at)
        return image.size.width()


def _wrapped(text: str, measure: Callable[[str], float], room: float) -> list[str]:
    """The text broken before its plus signs, and between factors, so that each piece fits."""
    pieces: list[str] = []
    line = ""
    for part in text.replace(") + (", ")\0+ (").replace(")(", ")\1(").replace("\0", " \0").split("\0"):
        for factor in part.split("\1"):
            if line and measure(line + factor) > room:
                pieces.append(line.rstrip())
                line = factor
            else:
                line += factor
    return [*pieces, line.rstrip()] if line.strip() else pieces


class FormulaPanel(Panel):
    """The equations, rounded or exact, to be copied as LaTeX or as text; with a typesetter they do not wait for it."""

    key = "formula"

    def __init__(
        self, store: Store, style: Style, typesetter: Typesetter | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(store, style, parent)
        self._typesetter = typesetter
        self.canvas = FormulaCanvas(style, store.frame, typesetter, self)
        if typesetter is not None:
            typesetter.ready.connect(self._on_typeset)
        self.rounded, self.exact = Segment(style, parent=self), Segment(style, parent=self)
        self._precision = QButtonGroup(self)
        for button, exact in ((self.rounded, False), (self.exact, True)):
            self._precision.addButton(button)
            button.clicked.connect(lambda _on, e=exact: store.edit(set_view(exact=e)))
            self.header.addWidget(button)
        self.copy = QToolButton(self)
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self.copy)
        self._as_latex = menu.addAction("", lambda: self._copy(latex=True))
        self._as_text = menu.addAction("", lambda: self._copy(latex=False))
        self.copy.setMenu(menu)
        self.header.addWidget(self.copy)
        self.content.addWidget(self.canvas, 1)
        self.begin()

    def _on_typeset(self) -> None:
        """Draw them; then those of the other cells are set, too, so that choosing one shows it at once."""
        self.canvas.fit()
        self.canvas.update()
        assert self._typesetter is not None
        self._typesetter.want(*(line.latex for kind in CellType for line in general(Cell(kind))))

    def _copy(self, latex: bool) -> None:
        lines = (*self.canvas.general_lines(), *self.canvas.live_lines())
        text = "\n".join(line.latex if latex else line.text for line in lines)
        QGuiApplication.clipboard().setText(text)

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Show the new numbers."""
        same_view = old is not None and old.session.view.exact == new.session.view.exact
        if old is None or old.now is not new.now or not same_view:
            self.canvas.show_frame(new)
        self.rounded.setChecked(not new.session.view.exact)
        self.exact.setChecked(new.session.view.exact)

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        self.set_title(self.tr("Formula"))
        self.rounded.setText(self.tr("Rounded"))
        self.exact.setText(self.tr("Exact"))
        self.rounded.setToolTip(self.tr("Three decimals"))
        self.exact.setToolTip(self.tr("Every digit of the double-precision number"))
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy the formulas"))
        self._as_latex.setText(self.tr("As LaTeX"))
        self._as_text.setText(self.tr("As Text"))
        self.canvas.setAccessibleName(self.tr("Formula"))

    def restyle(self) -> None:
        """Fonts and colours are chosen while painting."""
        self.canvas.fit()
        self.canvas.update()

    def figure(self) -> QWidget:
        """The canvas."""
        return self.canvas

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The same lines, as vectors, typeset whether or not the window has got so far."""
        waits, self.canvas.waits = self.canvas.waits, False
        self.canvas.paint(painter, target)
        self.canvas.waits = waits

    def table(self) -> Table:
        """Symbol and value of everything in the formulas."""
        values = self.store.frame.now.values
        return Table(("symbol", "value"), [(str(q), v) for q, v in values.items() if q is not Quantity.INPUT])
