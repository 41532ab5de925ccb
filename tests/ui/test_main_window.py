"""The whole window: files, menus, languages, themes, and a proper end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lstm_sim.edits import set_input
from lstm_sim.presets import PRESETS, preset
from lstm_sim.session import Mode
from lstm_sim.session_file import dump_session, load_session
from tests.ui.window import finish, open_window, problems, settle
from ui.language import LANGUAGES
from ui.main_window import MainWindow, first_size

Control = Qt.KeyboardModifier.ControlModifier


def test_the_first_window_is_no_larger_than_the_screen() -> None:
    sizes = {(1024, 700): (1024, 700), (2560, 1440): (1440, 900), (1366, 768): (1366, 768), (800, 800): (1440, 900)}
    for screen, wanted in sizes.items():
        assert first_size(QSize(*screen)) == QSize(*wanted)


def test_undo_and_redo_by_keys_with_their_names(window: MainWindow) -> None:
    window.store.edit(set_input(0, 3.0))
    settle()
    assert window.actions_["undo"].text() == "&Undo change of an input"
    QTest.keyClick(window, Qt.Key.Key_Z, Control)
    settle()
    assert window.store.session.direct.inputs[0, 0] == 1.2
    QTest.keyClick(window, Qt.Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    assert window.store.session.direct.inputs[0, 0] == 3.0


def test_save_open_and_recent(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a session.lstmsim"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    window.store.edit(set_input(0, 3.0))
    assert window.documents.save("Untitled")
    assert not window.isWindowModified() and window.store.path == file
    assert load_session(file.read_bytes()).direct.inputs[0, 0] == 3.0
    window.store.edit(set_input(0, 4.0))
    settle()
    assert window.isWindowModified()
    assert window.documents.save("Untitled")
    assert load_session(file.read_bytes()).direct.inputs[0, 0] == 4.0
    window.documents.new()
    assert window.store.session.direct.inputs[0, 0] == 1.2
    window.menus["recent"].aboutToShow.emit()
    recent = [a for a in window.menus["recent"].actions() if "a session" in a.text()]
    recent[0].trigger()
    assert window.store.session.direct.inputs[0, 0] == 4.0
    QTest.keyClick(window, Qt.Key.Key_Z, Control)
    assert window.store.session.direct.inputs[0, 0] == 1.2


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.lstmsim", b'{"format": "lstm-sim-session", "version": 9}', "newer LSTM Sim"),
        ("a.lstmsim", b"", "ends in the middle"),
        ("a.csv", b"1,2\n3\n", "line 2"),
        ("a.csv", b"1\n" * 30_000, "more than the 2,000 steps"),
        ("none.lstmsim", None, "No such file"),
    ],
)
def test_a_bad_file_is_said_and_the_session_is_untouched(
    window: MainWindow, tmp_path: Path, name: str, content: bytes | None, word: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    before = window.store.session
    assert not window.open_path(file)
    (said,) = problems()
    assert word in said and str(file) in said
    assert window.store.session is before


def test_a_folder_that_cannot_be_written_is_said(window: MainWindow, tmp_path: Path) -> None:
    assert not window.documents.write(tmp_path / "none" / "a.lstmsim")
    (said,) = problems()
    assert "cannot be saved" in said and "Save As" in said


def test_files_are_dropped_on_the_window(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n3,4\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    settle()
    assert window.store.session.mode is Mode.WEIGHTED
    assert window.store.session.weighted.names == ("a", "b")


def test_a_spreadsheets_cells_are_pasted(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("z\tz_i\tz_f\tz_o\n1\t2\t3\t4\n5\t6\t7\t8\n")
    window.documents.paste_sequence()
    settle()
    assert window.store.session.mode is Mode.DIRECT
    assert window.store.session.direct.inputs.tolist() == [[1, 2, 3, 4], [5, 6, 7, 8]]


def test_every_preset_opens_by_its_menu(window: MainWindow) -> None:
    for action, entry in zip(window.menus["presets"].actions(), PRESETS, strict=True):
        action.trigger()
        settle()
        assert window.store.session.title == entry.title
        assert window.captions.hint.text() == entry.look_for
        assert entry.title in window.windowTitle()


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_languages_switch_without_restart(window: MainWindow, code: str) -> None:
    window.choose_language(code)
    settle()
    titles = {"en": "Inputs", "zh_CN": "输入", "zh_TW": "輸入"}
    assert window.workspace.inputs.title_label.text() == titles[code]
    assert window.settings.value("language") == code
    tabs = window.workspace.deck.tabs
    assert tabs.tabText(0) == {"en": "Response", "zh_CN": "响应", "zh_TW": "響應"}[code]
    window.choose_language("en")
    settle()
    assert window.workspace.inputs.title_label.text() == "Inputs"


def test_themes_and_zoom_reach_the_panels(window: MainWindow) -> None:
    bright = window.grab().toImage().pixelColor(5, 500).lightness()
    window.choose_theme("dark")
    settle()
    dark = window.grab().toImage().pixelColor(5, 500).lightness()
    assert bright > 200 and dark < 60
    before = window.workspace.inputs.title_label.font().pointSizeF()
    window.actions_["zoom_in"].trigger()
    assert window.workspace.inputs.title_label.font().pointSizeF() > before
    window.actions_["zoom_reset"].trigger()
    assert window.workspace.inputs.title_label.font().pointSizeF() == before
    window.choose_theme("light")


def test_everything_is_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = open_window(tmp_path, settings)
    window.resize(880, 700)  # the offscreen screen is 800 × 800
    window.open_preset(preset("latch"))
    window.store.edit(set_input(0, 2.5))
    window.choose_language("zh_TW")
    settle()
    window.close()
    window.deleteLater()
    settle()
    again = open_window(tmp_path, settings)
    assert (again.width(), again.height()) == (880, 700)
    assert again.store.session.weighted.inputs[0, 0] == 2.5
    assert again.language.code == "zh_TW"
    assert again.workspace.inputs.title_label.text() == "輸入"
    again.choose_language("en")
    finish(again)


@pytest.mark.parametrize(
    ("answer", "closed", "saved"),
    [
        (QMessageBox.StandardButton.Save, True, 9.0),
        (QMessageBox.StandardButton.Discard, True, 1.2),
        (QMessageBox.StandardButton.Cancel, False, 1.2),
    ],
)
def test_closing_asks_for_a_changed_file(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
    closed: bool,
    saved: float,
) -> None:
    window = open_window(tmp_path)
    file = tmp_path / "s.lstmsim"
    assert window.documents.write(file)
    window.store.edit(set_input(0, 9.0))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    assert window.close() is closed
    assert load_session(file.read_bytes()).direct.inputs[0, 0] == saved
    finish(window)


def test_what_a_crash_left_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "autosave"
    folder.mkdir()
    session = set_input(0, 5.5).apply(preset("lecture").build())
    content = json.dumps({"path": None, "modified": True}).encode() + b"\n" + dump_session(session)
    (folder / "session-1-dead.json").write_bytes(content)
    (folder / "session-2-torn.json").write_bytes(content[:200])
    window = open_window(tmp_path)
    assert window.autosave is not None
    (left,) = window.autosave.left_behind()
    window.offer(left)
    assert window.banner.isVisible()
    restore = window.banner.findChildren(QPushButton)[0]
    QTest.mouseClick(restore, Qt.MouseButton.LeftButton)
    settle()
    assert window.store.session.weighted.inputs[0, 0] == 5.5
    assert not window.banner.isVisible() and not left.file.exists()
    assert (folder / "session-2-torn.json").exists()  # what cannot be read is not thrown away
    finish(window)


def test_the_session_is_on_disk_soon_after_a_change(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    window.store.edit(set_input(0, 7.25))

    def saved() -> bool:
        files = list((tmp_path / "autosave").glob("session-*.json"))
        return bool(files) and b"7.25" in files[0].read_bytes()

    qtbot.waitUntil(saved, timeout=2_000)
    finish(window)
    assert [f.name for f in (tmp_path / "autosave").iterdir()] == ["last.json"]


def test_a_dialog_lets_go_of_the_slider_that_is_held(qtbot: QtBot, window: MainWindow) -> None:
    slider = next(slider for slider in window.findChildren(QSlider) if slider.isVisible())
    slider.setSliderDown(True)
    assert window.store._gesture
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(lambda: not slider.isSliderDown(), timeout=5000)
    assert not window.store._gesture
    dialog.close()
    dialog.deleteLater()


def test_every_control_has_a_name_and_can_be_reached(window: MainWindow) -> None:
    for mode in Mode:
        window.workspace.inputs.direct.click() if mode is Mode.DIRECT else window.workspace.inputs.weighted.click()
        settle()
        for kind in (QPushButton, QToolButton, QComboBox, QSlider):
            for widget in window.findChildren(kind):
                if not widget.isVisible() or widget.objectName().startswith("qt_"):
                    continue
                named = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
                assert named, widget
                if widget.isEnabled():
                    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, (widget, named)


def test_tab_goes_round_the_whole_window(window: MainWindow) -> None:
    window.activateWindow()
    seen: list[QWidget] = []
    for _ in range(300):
        window.focusNextChild()
        widget = QApplication.focusWidget()
        if widget is None or (seen and widget is seen[0]):
            break
        seen.append(widget)
    for panel in window.workspace.every_panel:
        if panel.isVisible():
            assert any(panel.isAncestorOf(widget) for widget in seen), panel


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    keys = [k.toString() for _, a in window.actions_.items() for k in a.shortcuts()]
    assert len(keys) == len(set(keys)), sorted(keys)


@pytest.mark.parametrize("workspace", ["show_cell", "show_network", "show_gradients"])
def test_no_key_of_a_list_or_view_is_a_command_of_the_window_too(window: MainWindow, workspace: str) -> None:
    """Qt does neither where both answer to a key."""
    window.actions_[workspace].trigger()
    settle()
    commands = {k.toString() for _, a in window.actions_.items() for k in a.shortcuts()}
    own = {
        k.toString()
        for widget in window.findChildren(QWidget)
        if not widget.isWindow()
        for action in widget.actions()
        if action.shortcutContext() != Qt.ShortcutContext.WindowShortcut
        for k in action.shortcuts()
    }
    assert own or workspace != "show_network"
    assert not own & commands


def test_every_command_in_the_menus_works(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr("ui.help.QDesktopServices.openUrl", lambda _url: True)
    quiet = {"quit", "full_screen"}
    for key, action in window.actions_.items():
        if key in quiet or not action.isEnabled():
            continue
        assert isinstance(action, QAction)
        action.trigger()
        settle()
        problems()
        for widget in QApplication.topLevelWidgets():
            if widget is not window and widget.isVisible():
                widget.close()
        settle()
    window.workspace.timeline.pause()
    assert window.isVisible()


def test_copy_and_paste_belong_to_the_weights_while_they_have_the_focus(window: MainWindow) -> None:
    window.open_preset(preset("lecture"))
    settle()
    table = window.workspace.inputs.table_
    table.setFocus()
    table.setCurrentIndex(table.weights.index(0, 0))
    QGuiApplication.clipboard().setText("7\t8")
    QTest.keyClick(table, Qt.Key.Key_V, Control)
    settle()
    assert window.store.session.weighted.weights.input[0, 0, :2].tolist() == [7, 8]
    assert window.store.session.weighted.inputs.shape == (5, 3)
    QTest.keyClick(table, Qt.Key.Key_C, Control)
    assert QGuiApplication.clipboard().text() == "7.0"


def test_a_large_file_is_read_beside_the_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    long, wide = tmp_path / "long.csv", tmp_path / "wide.csv"
    long.write_text("1,2\n" * 1_000_000)
    wide.write_text("\n".join(",".join(["0.123456789"] * 10) for _ in range(1_500)))
    before = window.store.session
    assert window.open_path(long)
    assert window.store.session is before  # nothing waited for it
    assert "long.csv" in window.statusBar().currentMessage()
    said: list[str] = []
    qtbot.waitUntil(lambda: bool(said.extend(problems()) or said), timeout=5_000)
    assert "more than the 2,000 steps" in said[0]
    assert window.store.session is before
    assert window.open_path(wide)
    qtbot.waitUntil(lambda: window.store.session is not before, timeout=5_000)
    assert window.store.session.weighted.inputs.shape == (1_500, 10)


def test_the_window_is_gone_before_its_threads_are(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(tmp_path)
    window.show()
    seen: list[bool] = []
    end = window.laboratory.close
    monkeypatch.setattr(window.laboratory, "close", lambda: (seen.append(window.isVisible()), end()))
    assert window.close()
    assert seen == [False]
