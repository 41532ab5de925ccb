"""The Studio: a figure built afresh, apart from the window, in any theme and size, for export."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from lstm_sim.edits import go_to_step
from lstm_sim.errors import InputError, said
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.folders import Folders
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.session import Session, Workspace
from lstm_sim.table import Table, trace_table
from ui.cell.workspace import CellWorkspace
from ui.gradients.bench import Bench, Job
from ui.network.laboratory import Laboratory
from ui.network.trainer import Trainer
from ui.panel import Panel
from ui.store import Store
from ui.style import Style

if TYPE_CHECKING:
    from ui.gradients.workspace import GradientsWorkspace
    from ui.network.workspace import NetworkWorkspace

WORKSPACE = str(Workspace.CELL)
"""The key of the whole Cell workspace among the figures; each workspace has its own."""
_SIZES = {
    "diagram": (560, 540),
    "formula": (560, 110),
    "activations": (480, 280),
    "response": (360, 320),
    "sensitivity": (320, 300),
    "phase": (340, 340),
    "timeline": (1100, 220),
    "curves": (560, 360),
    "sentences": (900, 200),
    "sequence": (760, 280),
    "maps": (760, 620),
    "wiring": (860, 480),
    "unit": (360, 520),
    "what-if": (360, 420),
    "through-time": (640, 400),
    "backwards": (640, 520),
    "loss": (640, 430),
    "cells": (900, 780),
    "clipping": (640, 360),
    "power": (520, 360),
    "surface": (560, 460),
}
CELL_FIGURES = ("diagram", "formula", "activations", "response", "sensitivity", "phase", "timeline", WORKSPACE)
"""Those for which no network need be asked."""
_ANY_SIZE = (640, 420)
_WHOLE = (1440, 840)


@dataclass(frozen=True, eq=False)
class Sources:
    """What the panels of networks show: the last answer, and the training runs."""

    frame: LabFrame | None
    folders: Folders
    trainer: Trainer | None = None


NO_SOURCES = Sources(None, Folders(Path(), Path()))


class WorkspaceFigure:
    """A whole workspace as a figure."""

    def __init__(self, workspace: QWidget, style: Style, store: Store) -> None:
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
        """Every value of the run in Cell."""
        frame = self._store.frame
        return trace_table(frame.session, frame.trace, frame.readout)


class Studio:
    """One figure of a session, with a store, a style and a workspace of its own, shown to nobody.

    Raises InputError for a key that no panel has.
    """

    def __init__(
        self,
        session: Session,
        key: str,
        theme: str = "light",
        size: QSize | None = None,
        type_scale: float = 1.0,
        sources: Sources = NO_SOURCES,
    ) -> None:
        self.style = Style(theme, type_scale)
        self.store = Store(session)
        self._sources = sources
        self._owned: list[Any] = []
        self._shows, self.workspace, panel = self._find(key)
        self.workspace.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.workspace.setPalette(self.style.palette())
        self.workspace.setFont(self.style.font())
        width, height = _SIZES.get(key, _WHOLE if panel is None else _ANY_SIZE)
        self.size = size or QSize(width, height)
        self.workspace.resize(*_WHOLE)
        self.figure: Panel | WorkspaceFigure
        if panel is None:
            self.workspace.resize(self.size)
            self.workspace.show()
            self.figure = WorkspaceFigure(self.workspace, self.style, self.store)
        else:
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

    def _find(self, key: str) -> tuple[Workspace, QWidget, Panel | None]:
        """Which workspace has the figure, that one built, and the figure's panel; None for the whole workspace."""
        names: list[str] = []
        for workspace, build in self._builders().items():
            made = build()
            panels: dict[str, Panel] = made.panels
            if key == str(workspace):
                return workspace, made, None
            if key in panels:
                return workspace, made, panels[key]
            names += [*panels, str(workspace)]
            made.deleteLater()
        raise InputError(
            said("There is no panel {0}.", f"{key!r}"), remedy=said("Choose one of: {0}.", ", ".join(names))
        )

    def _builders(self) -> dict[Workspace, Callable[[], Any]]:
        return {
            Workspace.CELL: lambda: CellWorkspace(self.store, self.style),
            Workspace.NETWORK: self._network,
            Workspace.GRADIENTS: self._gradients,
        }

    def _laboratory(self) -> Laboratory:
        laboratory = _StillLaboratory(self.store, self._sources)
        self._owned.append(laboratory)
        return laboratory

    def _trainer(self, laboratory: Laboratory) -> Trainer:
        if self._sources.trainer is not None:
            return self._sources.trainer
        trainer = Trainer(self.store, laboratory)
        trainer.runs.read_at_once()
        self._owned.append(trainer)
        return trainer

    def _network(self) -> NetworkWorkspace:
        from ui.network.workspace import NetworkWorkspace

        laboratory = self._laboratory()
        workspace = NetworkWorkspace(self.store, self.style, laboratory, self._trainer(laboratory))
        workspace.build()
        return workspace

    def _gradients(self) -> GradientsWorkspace:
        from ui.gradients.workspace import GradientsWorkspace

        bench = _StillBench()
        self._owned.append(bench)
        laboratory = self._laboratory()
        workspace = GradientsWorkspace(self.store, self.style, bench, laboratory, self._trainer(laboratory))
        workspace.build()
        return workspace

    def _settle(self) -> None:
        """Let the layouts come to rest, without the event loop of the window."""
        for widget in (self.workspace, *self.workspace.findChildren(QWidget)):
            QApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest)
            QApplication.sendPostedEvents(widget, QEvent.Type.Resize)

    @property
    def steps(self) -> int:
        """The time steps that can be shown one after the other."""
        frame = self._sources.frame
        if self._shows is Workspace.NETWORK and frame is not None and frame.before is not None:
            return frame.before.steps
        return self.store.session.setup.steps

    def go_to(self, step: int) -> None:
        """Show another step."""
        self.store.edit(look_at(step=step) if self._shows is Workspace.NETWORK else go_to_step(step))
        self.store.flush()
        self._settle()

    def close(self) -> None:
        """Let everything go."""
        self.workspace.hide()
        self.workspace.deleteLater()
        for owned in self._owned:
            owned.close()
            owned.deleteLater()
        self.store.deleteLater()
        self.style.deleteLater()


class _StillLaboratory(Laboratory):
    """Shows one answer and never asks for another."""

    def __init__(self, store: Store, sources: Sources) -> None:
        super().__init__(store, sources.folders)
        self.frame = sources.frame

    def wake(self) -> None:
        """Stay asleep."""


class _StillBench(Bench):
    """Computes what is asked for at once, to the end: whoever exports a figure waits for it."""

    def ask(self, key: str, job: Job, of_slider: bool = False) -> None:
        """Compute `job`; its last value comes by `answered`."""
        newest = deque(job(), maxlen=1)
        if newest:
            self.answered.emit(key, newest[0])
        self.finished.emit(key)
