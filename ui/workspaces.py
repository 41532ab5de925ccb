"""The Workspaces: Cell, Network and Gradients in one place, each built when it is first shown.

The program starts with Cell: to load and build the others' panels would take longer than to show its window.
`ahead.py` does it while the user does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lstm_sim.frame import Frame
from lstm_sim.session import Workspace
from lstm_sim.study import Source
from ui.cell.workspace import CellWorkspace
from ui.gradients.bench import Bench
from ui.network.laboratory import Laboratory
from ui.panel import Panel
from ui.store import Store
from ui.style import Style
from ui.typesetter import Typesetter

if TYPE_CHECKING:
    from ui.gradients.workspace import GradientsWorkspace
    from ui.network.trainer import Trainer
    from ui.network.workspace import NetworkWorkspace

    AnyWorkspace = CellWorkspace | NetworkWorkspace | GradientsWorkspace


class Workspaces(QStackedWidget):
    """Shows the workspace that the session names. Each keeps its state while another is shown."""

    built = Signal(object)
    """A workspace was built: the tuple of its panels."""

    def __init__(
        self,
        store: Store,
        style: Style,
        laboratory: Laboratory,
        trainer: Callable[[], Trainer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._style, self._laboratory, self._trainer = store, style, laboratory, trainer
        self.bench = Bench(self, awake=False)
        self.typesetter = Typesetter(self)
        self._settings: QSettings | None = None
        self.cell = CellWorkspace(store, style, self.typesetter, self)
        self._network: NetworkWorkspace | None = None
        self._gradients: GradientsWorkspace | None = None
        self._seen: list[AnyWorkspace] = []
        self.addWidget(self.cell)
        store.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Show the session's workspace, now that somebody listens."""
        self._show(self._store.session.workspace)

    @property
    def network(self) -> NetworkWorkspace:
        """The Network workspace, built if it is not yet."""
        self._complete(workspace := self._begun_network())
        return workspace

    @property
    def gradients(self) -> GradientsWorkspace:
        """The Gradients workspace, built if it is not yet."""
        self._complete(workspace := self._begun_gradients())
        return workspace

    def _begun_network(self) -> NetworkWorkspace:
        if self._network is None:
            from ui.network.workspace import NetworkWorkspace

            self._network = NetworkWorkspace(self._store, self._style, self._laboratory, self._trainer(), self)
            self._network.hide()
        return self._network

    def _begun_gradients(self) -> GradientsWorkspace:
        if self._gradients is None:
            from ui.gradients.workspace import GradientsWorkspace

            self._gradients = GradientsWorkspace(
                self._store, self._style, self.bench, self._laboratory, self._trainer(), self.typesetter, self
            )
            self._gradients.hide()
        return self._gradients

    def _complete(self, workspace: NetworkWorkspace | GradientsWorkspace) -> None:
        """Build what is missing of it, and let the user and those who listen have it."""
        if self._is_complete(workspace):
            return
        workspace.build()
        if self._settings is not None:
            workspace.layout_.restore(self._settings)
        self.addWidget(workspace)
        self.built.emit(workspace.every_panel)

    def _is_complete(self, workspace: QWidget) -> bool:
        return self.indexOf(workspace) >= 0

    def build_ahead(self) -> Iterator[None]:
        """Build the workspaces that are not yet, one panel each time that it is asked.

        But Gradients not where it studies a network: its panels ask for what they show, and that would load torch.
        """
        self._trainer()
        yield from self._in_pieces(self._begun_network)
        study = self._store.session.study
        if not study.comparison.of_network and study.slope.source is Source.ONE_UNIT:
            yield from self._in_pieces(self._begun_gradients)

    def _in_pieces(self, begun: Callable[[], NetworkWorkspace | GradientsWorkspace]) -> Iterator[None]:
        yield
        workspace = begun()
        while workspace.build_piece():
            yield
        self._complete(workspace)

    @property
    def built_workspaces(self) -> list[AnyWorkspace]:
        """Those that there are by now."""
        others = (self._network, self._gradients)
        return [
            self.cell,
            *(workspace for workspace in others if workspace is not None and self._is_complete(workspace)),
        ]

    @property
    def shown(self) -> AnyWorkspace:
        """The one on screen."""
        return self._workspace(self._store.session.workspace)

    def _workspace(self, workspace: Workspace) -> AnyWorkspace:
        if workspace is Workspace.NETWORK:
            return self.network
        return self.gradients if workspace is Workspace.GRADIENTS else self.cell

    @property
    def every_panel(self) -> list[Panel]:
        """The panels of every workspace that is built."""
        return [panel for workspace in self.built_workspaces for panel in workspace.every_panel]

    def _on_changed(self, old: Frame | None, new: Frame) -> None:
        if old is None or old.session.workspace is not new.session.workspace:
            self._show(new.session.workspace)

    def _show(self, workspace: Workspace) -> None:
        if workspace is Workspace.NETWORK:
            self._laboratory.wake()
        elif workspace is Workspace.GRADIENTS:
            self.bench.wake()
        shown = self._workspace(workspace)
        if shown not in self._seen:
            self._seen.append(shown)
        self.setCurrentWidget(shown)

    def close_threads(self) -> None:
        """End what the workspaces compute beside the window."""
        self.bench.close()
        self.typesetter.close()

    def save_layout(self, settings: QSettings) -> None:
        """Keep how the panels of each workspace that was shown share the window."""
        for workspace in self._seen:
            workspace.layout_.save(settings)

    def restore_layout(self, settings: QSettings) -> None:
        """Share the window as it was left, also in a workspace that is built later."""
        self._settings = settings
        for workspace in self.built_workspaces:
            workspace.layout_.restore(settings)

    def reset_layout(self) -> None:
        """Share the window as at the first start."""
        self.shown.layout_.reset()
