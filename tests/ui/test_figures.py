"""The figures of a window: copied, exported, and their menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from lstm_sim.laboratory.edits import show_workspace
from lstm_sim.session import Workspace
from tests.ui.window import settle
from ui.export_dialog import ExportDialog
from ui.main_window import MainWindow

Control = Qt.KeyboardModifier.ControlModifier


def test_ctrl_c_copies_the_figure_that_has_the_focus(window: MainWindow) -> None:
    window.workspace.response.plot.setFocus()
    QTest.keyClick(window.workspace.response.plot, Qt.Key.Key_C, Control)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.text().startswith("zᵢ\tz_f\ta")


def test_right_click_on_a_figure_opens_its_menu(window: MainWindow) -> None:
    for panel in window.workspace.panels.values():
        if not panel.isVisible():
            continue
        widget = panel.figure()
        target = getattr(widget, "viewport", lambda w=widget: w)()
        at = target.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, target.mapToGlobal(at))
        QApplication.sendEvent(target, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), panel.key
        assert [a.text() for a in menu.actions()] == ["Copy Figure", "Export…"]
        menu.close()
        settle()


def test_copying_is_told(window: MainWindow) -> None:
    window.figures.copy(window.workspace.diagram)
    assert window.statusBar().currentMessage() == f"Copied: {window.workspace.diagram.title_label.text()}"


def test_a_figure_of_another_workspace_is_not_exported(window: MainWindow) -> None:
    window.store.edit(show_workspace(Workspace.GRADIENTS))
    settle()
    its_own = list(window.workspaces.gradients.panels.values())[1]
    for panel in (window.workspace.diagram, its_own):
        window.figures.export(panel)
        (dialog,) = window.findChildren(ExportDialog)
        assert (dialog.figures.currentData() == panel.key) is (panel is its_own)
        dialog.close()
        settle()
