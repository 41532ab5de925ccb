"""The Studio: a figure built afresh, apart from the window, in any theme and size, for export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from lstm_sim.edits import go_to_step
from lstm_sim.errors import InputError, said
from lstm_sim.session import Session
from lstm_sim.table import Table, trace_table
from ui.cell.workspace import CellWorkspace
from ui.panel import Panel
from ui.store import Store
from ui.style import Style

WORKSPACE = "cell"
"""The key of the whole Cell workspace among the figures."""
_SIZES = {
    "diagram": (560, 540),
    "formula": (560, 110),
    "activations": (480, 280),
    "response": (360, 320),
    "sensitivity": (320, 300),
    "phase": (340, 340),
    "timeline": (1100, 220),
    WORKSPACE: (1440, 840),
}


class WorkspaceFigure:
    """The whole workspace as a figure."""

    def __init__(self, workspace: CellWorkspace, style: Style, store: Store) -> None:
        self._workspace = workspace
        self._store = store
        self.style_ = style

    def figure(self) -> QWidget:
        """The workspace."""
        return self._workspace

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Every panel where it stands: card and controls, and the figures as vectors."""
        widget = self._workspace
        painter.save()
        painter.translate(target.topLeft())
        painter.scale(target.width() / max(1, widget.width()), target.height() / max(1, widget.height()))
        painter.fillRect(QRectF(widget.rect()), self.style_.theme.background)
        QWidget.render(widget, painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        painter.restore()

    def table(self) -> Table:
        """Every value of the run."""
        frame = self._store.frame
        return trace_table(frame.session, frame.trace, frame.readout)


class Studio:
    """One figure of a session, with a store, a style and a workspace of its own, shown to nobody."""

    def __init__(
        self,
        session: Session,
        key: str,
        theme: str = "light",
        size: QSize | None = None,
        type_scale: float = 1.0,
    ) -> None:
        self.style = Style(theme, type_scale)
        self.store = Store(session)
        self.workspace = CellWorkspace(self.store, self.style)
        self.workspace.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.workspace.setPalette(self.style.palette())
        self.workspace.setFont(self.style.font())
        self.workspace.formula.use_typesetter()
        figures = self.workspace.panels
        if key != WORKSPACE and key not in figures:
            names = ", ".join([*figures, WORKSPACE])
            raise InputError(said("There is no panel {0}.", f"{key!r}"), remedy=said("Choose one of: {0}.", names))
        width, height = _SIZES[key]
        self.size = size or QSize(width, height)
        self.workspace.resize(1440, 840)
        self.figure: Panel | WorkspaceFigure
        if key == WORKSPACE:
            self.workspace.resize(self.size)
            self.workspace.show()
            self.figure = WorkspaceFigure(self.workspace, self.style, self.store)
        else:
            panel = figures[key]
            panel.setParent(self.workspace)
            self.workspace.show()
            panel.show()
            if key == "formula":  # as high as its lines are at that width
                panel.figure().setFixedWidth(self.size.width())
            else:
                panel.figure().setFixedSize(self.size)
            panel.adjustSize()
            self.figure = panel
        self._settle()
        self.size = self.figure.figure().size()

    def _settle(self) -> None:
        """Let the layouts come to rest, without the event loop of the window."""
        for widget in (self.workspace, *self.workspace.findChildren(QWidget)):
            QApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest)
            QApplication.sendPostedEvents(widget, QEvent.Type.Resize)

    def go_to(self, step: int) -> None:
        """Show another step."""
        self.store.edit(go_to_step(step))
        self.store.flush()
        self._settle()

    def close(self) -> None:
        """Let everything go."""
        self.workspace.hide()
        self.workspace.deleteLater()
        self.store.deleteLater()
        self.style.deleteLater()
