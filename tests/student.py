"""A Student: mouse and keys on the real controls of a window, and nothing that a hand could not do.

What is out of sight is scrolled to; what is hidden, locked or covered by something else cannot be used.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QScrollArea, QWidget

from ui.cell.trace_view import _EDGE
from ui.cell.workspace import CellWorkspace
from ui.controls import ValueRow
from ui.gradients.workspace import GradientsWorkspace
from ui.main_window import MainWindow
from ui.network.workspace import NetworkWorkspace

Key, LEFT, CONTROL = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_PATIENCE = 60.0
"""Seconds for networks to answer and surfaces to be computed."""


def settle() -> None:
    """Let everything that was asked for happen."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Let threads answer. Raises AssertionError if it is waited for in vain."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"
        QApplication.processEvents()
        time.sleep(0.002)


class Student:
    """Somebody in front of the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def cell(self) -> CellWorkspace:
        """The Cell workspace."""
        return self.window.workspaces.cell

    @property
    def network(self) -> NetworkWorkspace:
        """The Network workspace."""
        return self.window.workspaces.network

    @property
    def gradients(self) -> GradientsWorkspace:
        """The Gradients workspace."""
        return self.window.workspaces.gradients

    # ------------------------------------------------------------ hands

    def find(self, widget: QWidget, at: QPoint | None = None) -> QPoint:
        """A place of a control (its middle), scrolled to if need be. Raises AssertionError if no hand gets there."""
        place = widget.rect().center() if at is None else at
        name = widget.accessibleName() or type(widget).__name__
        assert widget.isVisible(), f"{name} is hidden"
        assert widget.isEnabled(), f"{name} is locked"
        if not widget.visibleRegion().contains(place):
            self._scroll_to(widget, place)
        assert widget.visibleRegion().contains(place), f"{name} is out of sight"
        top = widget.window()
        hit = top.childAt(widget.mapTo(top, place)) or top
        assert hit is widget or widget.isAncestorOf(hit), f"{name} is covered by {hit}"
        return place

    def _scroll_to(self, widget: QWidget, place: QPoint) -> None:
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            there = widget.mapTo(parent.widget(), place)
            parent.ensureVisible(there.x(), there.y())
            settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press the left button there."""
        QTest.mouseClick(widget, LEFT, pos=self.find(widget, at))
        settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        """Press a key; it goes to the control that has the focus."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        settle()

    def write(self, field: QWidget, text: str) -> None:
        """Click a field and write over all that stands there, with Enter at the end."""
        self.click(field)
        QTest.keyClick(field, Key.Key_A, CONTROL)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return)
        settle()

    def drag(self, row: ValueRow, value: float) -> None:
        """Pull the slider of an input to a value."""
        slider, y = row.slider, row.slider.rect().center().y()
        start, end = (QPoint(round(slider._x(tick)), y) for tick in (slider.value(), slider.tick_of(value)))
        QTest.mousePress(slider, LEFT, pos=self.find(slider, start))
        for part in range(1, 6):
            QTest.mouseMove(slider, start + (end - start) * part / 5)
            settle()
        QTest.mouseRelease(slider, LEFT, pos=end)
        settle()

    # ------------------------------------------------------------ menus and lists

    def open_menu(self, first: QMenu, *way: QMenu) -> None:
        """Open a menu of the menu bar with the mouse, and menus in it with the keys."""
        bar, menu = self.window.bar.menus, first
        self.click(bar, bar.actionGeometry(first.menuAction()).center())
        for step in way:
            assert menu.isVisible(), f"the menu {menu.title()} does not open"
            for _ in menu.actions():
                if menu.activeAction() is not step.menuAction():
                    QTest.keyClick(menu, Key.Key_Down)
            QTest.keyClick(menu, Key.Key_Right)
            wait_until(step.isVisible, f"the menu {step.title()}")
            menu = step

    def choose_entry(self, menu: QMenu, entry: QAction) -> None:
        """Click an entry of an open menu."""
        assert menu.isVisible() and entry.isEnabled()
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
        settle()

    def choose_in(self, box: QComboBox, place: int) -> None:
        """Open a list with the mouse and choose an entry with the keys."""
        self.click(box)
        wait_until(box.view().isVisible, "a list")
        for key in (Key.Key_Home, *(Key.Key_Down,) * place, Key.Key_Return):
            QTest.keyClick(box.view(), key)
        settle()

    def choose_under(self, button: QWidget, place: int) -> None:
        """Open the menu of a button and click an entry."""

        def click_entry() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[place]).center())
                menu.close()

        QTimer.singleShot(50, self.window, click_entry)  # the menu runs an event loop of its own
        self.click(button)
        settle()

    # ------------------------------------------------------------ what stands in the workspaces

    def click_word(self, sentence: int, word: int) -> None:
        """Click a word of a sentence; both are counted from 1."""
        view = self.network.sentences.view
        self.click(view, view.rect_of(sentence - 1, word - 1).center().toPoint())
        self._wait()

    def click_name(self, network: str, sentence: int = 1) -> None:
        """Click a network's name under a sentence, counted from 1."""
        view = self.network.sentences.view
        rows = next(rows for rows in view.sheet.rows if rows.block.sentence == sentence - 1)
        line = next(k for k, line in enumerate(rows.block.lines) if line.title == network)
        self.click(view, QPoint(12, round(rows.lines[line] + 8)))
        self._wait()

    def go_to_column(self, step: int) -> None:
        """Click a column of the timeline, counted from 1."""
        view = self.cell.timeline.view
        self.click(view, QPoint(round(_EDGE + view.plan.x(step - 1) + view.plan.column / 2), view.height() // 2))

    def _wait(self) -> None:
        """Until the networks have answered what is asked now."""
        self.window.store.flush()
        laboratory, store = self.window.laboratory, self.window.store
        wait_until(
            lambda: laboratory.frame is not None and laboratory.frame.lab is store.session.lab and not laboratory.busy,
            "answers",
        )
        settle()
