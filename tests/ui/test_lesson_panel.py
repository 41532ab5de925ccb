"""The lesson's panel: walked by clicks in every language, every lesson from start to end, left at any point."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from lstm_sim.edits import Change, Edit, set_input
from lstm_sim.lessons.lesson_file import ENDING
from lstm_sim.lessons.shelf import Shelf
from lstm_sim.presets import preset
from lstm_sim.session import Session, Workspace
from lstm_sim.session_file import dump_session, load_session
from lstm_sim.study_edits import open_lesson, set_power
from tests.lstm_sim.lessons.deeds import DEEDS
from tests.ui.window import open_window, settle
from tests.walk_lessons import Walk
from ui.lesson_panel import LessonPanel
from ui.lesson_text import rich
from ui.main_window import MainWindow

Control = Qt.KeyboardModifier.ControlModifier
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = open_window(tmp_path)
    yield made
    made.store.path = None
    made.close()
    made.deleteLater()
    settle()


def click(button: QPushButton | QToolButton) -> None:
    assert button.isVisible() and button.isEnabled()
    QTest.mouseClick(button, Left)
    settle()


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the networks answer."""
    end = time.monotonic() + 60.0
    while not holds():
        assert time.monotonic() < end, "it was waited for in vain"
        QApplication.processEvents()
        time.sleep(0.002)


def done(panel: LessonPanel) -> bool:
    return panel.page.mark_label.text() == "✓"


def do(window: MainWindow, deed: Callable[[Session], Session]) -> None:
    window.store.edit(Edit(Change.OPEN, "", deed))
    settle()


def open_by_key(window: MainWindow) -> LessonPanel:
    QTest.keyClick(window, Qt.Key.Key_L, Control)
    settle()
    return window.lesson_panel


@pytest.mark.parametrize(
    ("code", "title", "first", "progress", "shown"),
    [
        ("en", "The memory cell", "An LSTM replaces", "1 of 7", "Make the cell forget."),
        ("zh_CN", "记忆单元", "LSTM 把每个神经元", "1", "让单元遗忘。"),
        ("zh_TW", "記憶單元", "LSTM 把每個神經元", "1", "讓單元遺忘。"),
    ],
)
def test_a_lesson_walked_by_clicks(
    window: MainWindow, code: str, title: str, first: str, progress: str, shown: str
) -> None:
    window.choose_language(code)
    settle()
    panel = window.lesson_panel
    help_menu = window.menus["lesson"]
    help_menu.aboutToShow.emit()
    next(action for action in help_menu.actions() if action.text().endswith(title)).trigger()
    settle()
    assert panel.isVisible() and panel.title_label.text() == title
    assert first in panel.page.text_label.text() and panel.progress_label.text().startswith(progress)
    assert not panel.page.mark_label.isVisible() and not panel.back_button.isEnabled()
    window.store.edit(set_input(0, 3.0))
    click(panel.show_button)
    assert window.store.session.direct.inputs[0].tolist() == [1.2, 2.0, 1.1, -0.4]
    deeds = list(DEEDS["05-memory-cell"])
    for number in range(2, 7):
        click(panel.forward_button)
        assert panel.progress_label.text().startswith(str(number)) or code != "en"
        assert panel.page.mark_label.isVisible() and not done(panel)
        if number == 3:
            assert shown in panel.page.task_label.text()
        assert not panel.page.hint_label.isVisible()
        click(panel.page.hint_button)
        assert panel.page.hint_label.isVisible()
        do(window, deeds.pop(0))
        assert done(panel)
    assert not deeds
    click(panel.back_button)
    assert done(panel), "what was done stays done"
    click(panel.close_button)
    assert not panel.isVisible() and window.store.session.study.lesson == ""


def test_every_lesson_by_hand_from_start_to_end(qtbot: QtBot, tmp_path: Path) -> None:
    """The walk that `make soak` does in every language; here in one."""
    shelf = Shelf()
    walk = Walk(tmp_path, "zh_CN")
    try:
        found = [walk.walk(shelf.lesson(name)) for name in shelf.names]
        walk.leave_and_return(shelf.lesson("05-memory-cell"))
    finally:
        walk.close()
    assert [one.tasks for one in found] == [len(DEEDS[name]) for name in shelf.names]


def test_it_is_hidden_until_it_is_asked_for_and_is_found_where_it_was_left(window: MainWindow) -> None:
    assert not window.lesson_panel.isVisible()
    panel = open_by_key(window)
    assert panel.isVisible() and window.store.session.study.lesson == "01-why-memory"
    assert window.actions_["lessons"].isChecked()
    click(panel.forward_button)
    QTest.keyClick(window, Qt.Key.Key_L, Control)
    settle()
    assert not panel.isVisible() and not window.actions_["lessons"].isChecked()
    open_by_key(window)
    assert (window.store.session.study.lesson, panel.step_at) == ("01-why-memory", 1)


def test_what_was_there_comes_back_by_undo_and_the_page_stays(window: MainWindow) -> None:
    window.store.edit(set_input(0, 3.0))
    window.store.edit(set_power(0.5))
    panel = window.lesson_panel
    panel.open_lesson("06-hand-worked-run")
    settle()
    click(panel.show_button)
    assert window.store.session.title == preset("lecture").title
    assert window.store.session.study.power == 0.5
    click(panel.forward_button)
    QTest.keyClick(window, Qt.Key.Key_Z, Control)
    settle()
    assert window.store.session.direct.inputs[0, 0] == 3.0 and window.store.session.title == ""
    assert (panel.isVisible(), panel.step_at) == (True, 1)
    QTest.keyClick(window, Qt.Key.Key_Z, Control | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert window.store.session.title == preset("lecture").title and panel.step_at == 1


def test_no_control_is_locked(window: MainWindow) -> None:
    before = {key: action.isEnabled() for key, action in window.actions_.items()}
    widgets = [w for panel in window.workspace.every_panel for w in panel.findChildren(QPushButton)]
    enabled = [w.isEnabled() for w in widgets]
    panel = window.lesson_panel
    panel.open_lesson("05-memory-cell", 2)
    settle()
    assert {key: action.isEnabled() for key, action in window.actions_.items()} == before
    assert [w.isEnabled() for w in widgets] == enabled
    window.open_preset(preset("counter"))
    settle()
    assert panel.isVisible() and panel.step_at == 2


def test_entering_a_step_anew_asks_for_the_thing_anew(window: MainWindow) -> None:
    panel = window.lesson_panel
    panel.open_lesson("10-rough-surface", 2)
    settle()
    click(panel.show_button)
    assert not done(panel) and window.store.session.study.slope.rule.threshold == 100.0
    do(window, DEEDS["10-rough-surface"][1])
    assert done(panel)
    click(panel.show_button)
    assert not done(panel)


def test_where_it_stands_is_kept_with_the_session(window: MainWindow) -> None:
    panel = window.lesson_panel
    panel.open_lesson("09-through-time", 3)
    settle()
    data = dump_session(window.store.session)
    panel.close_lesson()
    settle()
    window.store.open(load_session(data))
    settle()
    assert panel.isVisible() and panel.step_at == 3
    assert panel.title_label.text() == "Back through time"


def written(folder: Path, text: str) -> Path:
    file = folder / f"mine{ENDING}"
    step = {"text": text, "check": {"quantity": "f(z_f)", "is": "<", "value": 0.1}}
    record = {"format": "lstm-sim-lesson", "version": 1, "title": "Mine", "about": "a", "steps": [step]}
    file.write_text(json.dumps(record))
    return file


def test_a_lesson_of_ones_own(window: MainWindow, tmp_path: Path) -> None:
    file = written(tmp_path, "Shut <b>it</b>: z_f < 0.\n\nc' = 0")
    assert window.open_path(file)
    settle()
    panel = window.lesson_panel
    assert panel.title_label.text() == "Mine" and panel.progress_label.text() == "1 of 1"
    assert "&lt;b&gt;it&lt;/b&gt;" in panel.page.text_label.text() and "z<sub>f</sub>" in panel.page.text_label.text()
    assert not panel.forward_button.isEnabled() and not panel.back_button.isEnabled()
    assert not panel.page.hint_button.isVisible()
    do(window, set_input(2, -4.0).apply)
    assert done(panel)


def test_what_cannot_be_opened_is_told(window: MainWindow, tmp_path: Path) -> None:
    file = written(tmp_path, "x")
    file.write_text("{}")
    assert not window.open_path(file)
    boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    assert len(boxes) == 1 and str(file) in boxes[0].text()
    boxes[0].close()
    assert not window.lesson_panel.isVisible()


def test_a_lesson_that_is_gone_is_named_and_can_be_left(window: MainWindow, tmp_path: Path) -> None:
    gone = str(tmp_path / f"gone{ENDING}")
    window.store.edit(open_lesson(gone))
    settle()
    panel = window.lesson_panel
    assert panel.isVisible() and gone in panel.page.text_label.text()
    assert not panel.show_button.isVisible() and not panel.forward_button.isEnabled()
    click(panel.close_button)
    assert not panel.isVisible()


def test_another_lesson_is_chosen_in_the_panel(window: MainWindow) -> None:
    panel = open_by_key(window)
    click(panel.choose_button)
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    assert [action.isChecked() for action in menu.actions()][:2] == [True, False]
    assert len(menu.actions()) == len(Shelf().names) + 2
    menu.actions()[4].trigger()
    menu.close()
    settle()
    assert window.store.session.study.lesson == "05-memory-cell"


def test_every_button_is_reached_and_named(window: MainWindow) -> None:
    panel = window.lesson_panel
    panel.open_lesson("10-rough-surface", 1)
    settle()
    for button in (
        panel.page.hint_button,
        panel.show_button,
        panel.back_button,
        panel.forward_button,
        panel.choose_button,
        panel.close_button,
    ):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleName() or button.text()
    assert panel.page.mark_label.accessibleName() == "To do"
    assert window.store.session.workspace is Workspace.CELL


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("z_i and zz_i and lstm_sim", "z<sub>i</sub> and zz_i and lstm_sim"),
        ("f(z_o)", "f(z<sub>o</sub>)"),
        ("<a href='x'>y</a> & \"z\"", "&lt;a href=&#x27;x&#x27;&gt;y&lt;/a&gt; &amp; &quot;z&quot;"),
        ("a\nb", "a<br>b"),
        ("6 + 6 = 12: [12, 12]", "6 + 6\u00a0=\u00a012: [12,\u00a012]"),
        ("x = (3, −1, 0), a = b", "x = (3,\u00a0−1,\u00a00), a = b"),
    ],
)
def test_text_is_shown_and_does_nothing(text: str, wanted: str) -> None:
    assert f">{wanted}</p>" in rich(text)


def test_formulas_are_set_apart() -> None:
    paragraphs = rich("Words here.\n\nc′ = g(z)·f(z_i)\na = h(c′)\n\nIt holds that a = b.").split("</p>")
    assert ["0 0 9px 14px" in paragraph for paragraph in paragraphs[:3]] == [False, True, False]
