"""The workspaces: each built when it is first shown, each keeping its state; the networks asleep until then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.edits import show_workspace
from lstm_sim.laboratory.opening import open_unit
from lstm_sim.presets import start_session
from lstm_sim.session import Workspace
from lstm_sim.session_file import dump_session
from lstm_sim.study import TABS, LeftTab, RightTab
from lstm_sim.study_edits import open_lesson, set_power, show_tab
from tests.ui.window import answered, finish, open_window, settle
from ui.panel import Panel


def test_a_workspace_is_built_when_it_is_first_shown(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    try:
        workspaces, built = window.workspaces, []
        workspaces.built.connect(built.append)
        assert workspaces.built_workspaces == [workspaces.cell] and not window.laboratory.is_awake
        window.store.edit(show_workspace(Workspace.NETWORK))
        answered(qtbot, window)
        assert (
            workspaces.built_workspaces == [workspaces.cell, workspaces.network] == [workspaces.cell, workspaces.shown]
        )
        assert built == [workspaces.network.every_panel] and set(built[0]) < set(workspaces.every_panel)
        assert all(isinstance(panel, Panel) for panel in workspaces.every_panel)
        network = workspaces.network
        window.store.edit(show_workspace(Workspace.CELL))
        settle()
        assert workspaces.currentWidget() is workspaces.cell and not network.isVisible()
        window.store.edit(show_workspace(Workspace.NETWORK))
        settle()
        assert workspaces.network is network and len(built) == 1
        assert QApplication.focusWidget() is None or QApplication.focusWidget().isVisible()
    finally:
        finish(window)


def test_panels_share_the_window_as_they_were_left(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = open_window(tmp_path, settings)
    window.store.edit(show_workspace(Workspace.NETWORK))
    answered(qtbot, window)
    whole = window.workspaces.network.layout_._made[-1]
    whole.setSizes([400, 600, 400])
    settle()
    left = whole.sizes()
    finish(window)
    settings.remove("geometry")  # the window's own; it is cut to a screen that is smaller here
    window = open_window(tmp_path, settings)
    try:
        answered(qtbot, window)  # it begins where it was left: in Network
        whole = window.workspaces.network.layout_._made[-1]
        assert window.workspaces.shown is window.workspaces.network and whole.sizes() == left
        window.actions_["reset_layout"].trigger()
        sizes = whole.sizes()
        assert sizes != left and sizes[1] > 1.5 * max(sizes[0], sizes[2])
    finally:
        finish(window)


def test_a_session_with_an_opened_unit_wakes_the_networks_in_cell(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    window.store.edit(show_workspace(Workspace.NETWORK))
    frame = answered(qtbot, window)
    window.store.edit(open_unit(frame, 5))
    answered(qtbot, window)
    finish(window)  # autosaved
    window = open_window(tmp_path)
    try:
        assert window.store.session.opened is not None and window.store.session.workspace is Workspace.CELL
        answered(qtbot, window)
        assert window.unit_banner.isVisible() and len(window.workspaces.built_workspaces) == 1
        assert window.unit_banner._which.text().startswith("Unit 6 of layer 1 in travel-lstm")
        QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert window.workspaces.network.sentences.view.sheet.blocks  # a panel built late shows the answer there is
    finally:
        finish(window)


def test_torch_is_not_loaded_before_it_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "s.lstmsim"
    file.write_bytes(dump_session(start_session()))
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QSettings;"
        "from ui.app import make_application, make_window; from ui.language import Language;"
        "app = make_application();"
        f"settings = QSettings({str(tmp_path / 's.ini')!r}, QSettings.Format.IniFormat);"
        "window = make_window(settings, None, Language()); window.show(); app.processEvents();"
        f"window.open_path(Path({str(file)!r})); app.processEvents();"
        "print('torch' in sys.modules); window.close()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "False"


def test_the_first_frame_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    late = (
        "torch", "msgspec", "typer", "ziamath", "lstm_sim.lessons.check", "lstm_sim.laboratory.survey",
        "ui.network.trainer", "ui.lesson_panel", "ui.export_dialog", "ui.network.workspace", "ui.gradients.workspace",
    )  # fmt: skip
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QSettings;"
        "from ui.app import make_application, make_window; from ui.language import Language;"
        "app = make_application();"
        f"settings = QSettings({str(tmp_path / 's.ini')!r}, QSettings.Format.IniFormat);"
        f"window = make_window(settings, Path({str(tmp_path)!r}), Language()); window.show(); window.grab();"
        f"print([name for name in {late} if name in sys.modules]); window.close()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"


def test_what_is_seldom_wanted_is_built_when_it_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    try:
        assert window._trainer is None and window._unit_banner is None and window._lesson_panel is None
        window.store.edit(show_workspace(Workspace.NETWORK))
        frame = answered(qtbot, window)
        assert window._trainer is window.trainer and window._unit_banner is None
        window.store.edit(open_unit(frame, 5))
        window.store.flush()
        assert window._unit_banner is not None and window.unit_banner.isVisible()
        window.store.edit(show_workspace(Workspace.NETWORK))
        window.store.flush()
        assert not window.unit_banner.isVisible()
        window.store.edit(open_lesson("no-such-lesson"))
        window.store.flush()
        assert window._lesson_panel is not None and window.lesson_panel.isVisible()
        assert window.unit_banner is window.unit_banner and window.lesson_panel is window.lesson_panel
    finally:
        finish(window)


def test_the_tabs_of_gradients_stand_in_the_session(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    store = window.store
    store.edit(show_workspace(Workspace.GRADIENTS))
    settle()
    gradients = window.workspaces.gradients
    assert gradients.through_time.isVisible() and gradients.surface.isVisible()
    assert {tab: gradients.panels[tab].key for tab in TABS} == {str(tab): str(tab) for tab in TABS}
    tabs = gradients.slopes.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    settle()
    assert store.session.study.right is RightTab.CELLS and gradients.cells.isVisible()
    assert store.undo_change is None  # to look at something is nothing to undo
    store.edit(set_power(0.5))
    store.edit(show_tab(LeftTab.LOSS))
    store.edit(show_tab(RightTab.POWER))
    settle()
    assert gradients.loss.isVisible() and gradients.power.isVisible()
    assert not gradients.cells.isVisible() and not gradients.through_time.isVisible()
    store.undo()  # what is undone is seen where it was done
    settle()
    assert gradients.cells.isVisible() and gradients.through_time.isVisible() and not gradients.loss.isVisible()
    store.edit(show_tab(LeftTab.BACKWARDS))
    settle()
    finish(window)
    window = open_window(tmp_path)
    try:
        gradients = window.workspaces.gradients
        assert gradients.stepper.isVisible() and gradients.cells.isVisible()
    finally:
        finish(window)
