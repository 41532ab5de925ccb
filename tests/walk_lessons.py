"""The walk through the lessons: each from the menu to its end, in every language, in the real window, by hand.

`python -m tests.walk_lessons [--pictures FOLDER] [--language zh_CN] [--theme dark] [--size 1024x700] [--scale 2]
[LESSON …]`. At every step everything is to be read whole and the program is where the step says; what a step asks for
is not passed before it is done nor by doing something else, holds nobody up, and is passed by doing it. A lesson is
left in the middle and found there again, by key and after a restart. The exit code is 0 only if all of it held.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QTextDocument, QTextOption
from PySide6.QtWidgets import QLabel

from lstm_sim.lessons.lesson import LANGUAGES, Lesson, LessonStep
from lstm_sim.lessons.shelf import Shelf
from lstm_sim.session import Session, Workspace
from lstm_sim.session_file import dump_session
from tests.lesson_deeds import TASKS, Task
from tests.student import CONTROL, Key, Student, settle, wait_until
from ui.app import make_application, make_window
from ui.language import Language
from ui.lesson_panel import LessonPanel
from ui.main_window import MainWindow

_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUIET = ("does not support", "propagateSizeHints")


@dataclass(frozen=True)
class Found:
    """What a walk through one lesson found: how many steps it has, and how many things to do that held."""

    lesson: str
    language: str
    steps: int
    tasks: int
    seconds: float


@dataclass(frozen=True)
class Looks:
    """How the window is shown."""

    theme: str = "light"
    width: int = 1440
    height: int = 900
    scale: float = 1.0


class Walk:
    """One window in one language, in a folder of its own."""

    def __init__(self, folder: Path, language: str, looks: Looks = Looks(), pictures: Path | None = None) -> None:
        self._folder, self.language, self._looks, self._pictures = folder, language, looks, pictures
        settings = self._settings()
        for key, value in (("language", language), ("theme", looks.theme), ("scale", looks.scale)):
            settings.setValue(key, value)
        self.window = self._open(settings)
        self.student = Student(self.window)

    def _settings(self) -> QSettings:
        return QSettings(str(self._folder / "settings.ini"), QSettings.Format.IniFormat)

    def _open(self, settings: QSettings) -> MainWindow:
        window = make_window(settings, self._folder, Language())
        window.show()
        window.resize(self._looks.width, self._looks.height)
        window.activateWindow()
        settle()
        return window

    def close(self) -> None:
        """Close the window as its user would; nothing is asked."""
        self.window.store.path = None
        self.window.close()
        self.window.deleteLater()
        settle()

    @property
    def panel(self) -> LessonPanel:
        """The lesson's panel."""
        return self.window.lesson_panel

    @property
    def _done(self) -> bool:
        return self.panel.page.mark_label.text() == "✓"

    # ------------------------------------------------------------ one lesson

    def walk(self, lesson: Lesson) -> Found:
        """From the menu to the end. Raises AssertionError where something does not hold."""
        began = time.monotonic()
        self._choose(lesson)
        tasks = list(TASKS[lesson.key])
        for number, step in enumerate(lesson.steps):
            place = f"{lesson.key} [{self.language}], step {number + 1}"
            assert self.panel.step_at == number, place
            try:
                self._take_step(lesson, number, step, None if step.check is None else tasks.pop(0))
            except AssertionError as error:
                self._photograph(f"{lesson.key}-{number + 1}-not-held")
                raise AssertionError(f"{place}: {error}") from error
            if number < len(lesson.steps) - 1:
                self.student.click(self.panel.forward_button)
        assert not tasks, f"{lesson.key}: asks for fewer things"
        self._go_on(lesson)
        return Found(lesson.key, self.language, len(lesson.steps), len(TASKS[lesson.key]), time.monotonic() - began)

    def _choose(self, lesson: Lesson) -> None:
        """Help → Choose a Lesson → its title."""
        menus = self.window.menus
        help_menu, menu = menus["help"], menus["lesson"]
        place = self.panel.shelf.names.index(lesson.key)
        self.student.open_menu(help_menu, menu)
        entry = menu.actions()[place]
        assert entry.text().endswith(lesson.title.in_language(self.language)), entry.text()
        self.student.choose_entry(menu, entry)
        assert self.window.store.session.study.lesson == lesson.key and self.panel.isVisible()

    def _take_step(self, lesson: Lesson, number: int, step: LessonStep, task: Task | None) -> None:
        before = self.window.store.session
        self._enter(step)
        self._photograph(f"{lesson.key}-{number + 1}")
        faults = list(self.faults(lesson, step))
        assert not faults, "; ".join(faults)
        if task is None:
            assert not self.panel.page.mark_label.isVisible()
            return
        assert self.panel.page.mark_label.isVisible() and not self._done, "is passed before anything is done"
        self._pass_by(lesson, number)
        assert not self._done, "is passed by turning the page"
        if step.hint is not None:
            self.student.click(self.panel.page.hint_button)
            faults = list(self.faults(lesson, step))
            assert self.panel.page.hint_label.isVisible() and not faults, "; ".join(faults)
        task.other(self.student)
        self.window.settle()
        assert self.window.store.session is not before, "nothing else was done"
        assert not self._done, "is passed by something else"
        task.wanted(self.student)
        wait_until(lambda: self._done, "the mark")
        self._photograph(f"{lesson.key}-{number + 1}-done")

    def _enter(self, step: LessonStep) -> None:
        """Press Show Me, where there is something to show; the program then is where the step says."""
        before = self.window.store.session
        if step.shows:
            self.student.click(self.panel.show_button)
        else:
            assert not self.panel.show_button.isVisible()
        self.window.settle()
        session = self.window.store.session
        wanted = step.enter(before)
        assert _told(session) == _told(wanted), "the session is another than the step's"
        shown = self.window.workspaces
        assert step.shown_workspace in (None, session.workspace) and shown.shown.isVisible()
        assert shown.currentWidget() is shown.shown
        if step.tabs and session.workspace is Workspace.GRADIENTS:
            assert all(shown.gradients.panels[tab].isVisible() for tab in step.tabs), "a tab is behind another"

    def _pass_by(self, lesson: Lesson, number: int) -> None:
        """What is asked for holds nobody up: go on, and come back."""
        panel = self.panel
        if number == len(lesson.steps) - 1:
            assert panel.forward_button.isEnabled() == (panel.shelf.after(lesson.key) is not None)
            return
        self.student.click(panel.forward_button)
        assert panel.step_at == number + 1
        self.student.click(panel.back_button)
        assert panel.step_at == number

    def _go_on(self, lesson: Lesson) -> None:
        """From the last page the button leads to the next lesson; there is none after the last."""
        following = self.panel.shelf.after(lesson.key)
        if following is None:
            assert not self.panel.forward_button.isEnabled()
            return
        self.student.click(self.panel.forward_button)
        assert (self.window.store.session.study.lesson, self.panel.step_at) == (following, 0)

    # ------------------------------------------------------------ leaving

    def leave_and_return(self, lesson: Lesson) -> None:
        """Leave in the middle by the panel's own button and return by key; then close the program and start it."""
        self._choose(lesson)
        middle = len(lesson.steps) // 2
        for _ in range(middle):
            self.student.click(self.panel.forward_button)
        kept = _told(self.window.store.session)
        self.student.click(self.panel.close_button)
        assert not self.panel.isVisible() and _told(self.window.store.session) == kept, "leaving changes something"
        self.student.press(Key.Key_L, CONTROL)
        self._is_at(lesson, middle)
        self.close()
        self.window = self._open(self._settings())
        self.student = Student(self.window)
        self._is_at(lesson, middle)

    def _is_at(self, lesson: Lesson, step: int) -> None:
        assert self.panel.isVisible() and self.panel.step_at == step, f"{lesson.key}: not where it was left"
        assert self.panel.title_label.text() == lesson.title.in_language(self.language)

    # ------------------------------------------------------------ what is to be read

    def faults(self, lesson: Lesson, step: LessonStep) -> Iterator[str]:
        """What of the page is missing, cut off, or in another language."""
        panel, code = self.panel, self.language
        for label, text in (
            (panel.page.text_label, step.text),
            (panel.page.task_label, step.task),
            (panel.page.hint_label, step.hint),
        ):
            if text is not None and label.isVisible() and _plain(label) != _plain_text(text.in_language(code)):
                yield f"another text is shown: {_plain(label)[:40]}"
        if panel.title_label.text() != lesson.title.in_language(code):
            yield "another title is shown"
        for label in (
            panel.title_label,
            panel.page.text_label,
            panel.page.task_label,
            panel.page.hint_label,
            panel.progress_label,
        ):
            if label.isVisible():
                yield from _cut(label)
        buttons = (
            panel.show_button, panel.page.hint_button, panel.back_button, panel.forward_button, panel.choose_button,
            panel.close_button,
        )  # fmt: skip
        for button in buttons:
            if not button.isVisible():
                continue
            text = button.fontMetrics().boundingRect(button.text())
            if button.width() < text.width() + 6 or button.height() < text.height():
                yield f"the button {button.text()} is cut off"
            said = [button.accessibleName() or button.text(), button.toolTip()]
            if code != "en" and any(text and not _HAN.search(text) for text in said):
                yield f"a button is not translated: {said}"
        if panel.page.widget().width() > panel.page.viewport().width():
            yield "the page is wider than the panel"
        edge = panel.mapTo(self.window, panel.rect().bottomRight())
        if not self.window.rect().contains(edge):
            yield "the panel leaves the window"
        if (
            self._looks == Looks()
            and panel.page.verticalScrollBar().maximum() > 0
            and not panel.page.hint_label.isVisible()
        ):
            yield "the page does not fit the window"

    def _photograph(self, name: str) -> None:
        if self._pictures is not None:
            self.window.settle()
            file = self._pictures / self.language / f"{name}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            self.window.grab().save(str(file))


def _told(session: Session) -> bytes:
    """All that a session file would keep, without the page that is open."""
    return dump_session(replace(session, study=replace(session.study, lesson="", lesson_step=0)))


def _plain(label: QLabel) -> str:
    document = QTextDocument()
    document.setHtml(label.text())
    return re.sub(r"\s+", " ", document.toPlainText()).strip()


def _plain_text(text: str) -> str:
    """A lesson's text without the marks of its indices."""
    return re.sub(r"\s+", " ", re.sub(r"\b([A-Za-z])_([A-Za-z0-9])\b", r"\1\2", text)).strip()


def _cut(label: QLabel) -> Iterator[str]:
    """Whether a label is smaller than its text, which may be broken between words."""
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setDocumentMargin(0)
    by_words = QTextOption()
    by_words.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(by_words)
    if label.text().startswith("<"):
        document.setHtml(label.text())
    else:
        document.setPlainText(label.text())
    document.setTextWidth(label.contentsRect().width())
    if document.idealWidth() > label.contentsRect().width() + 1:
        yield f"cut off at the side: {_plain(label)[:40]}"
    if label.wordWrap() and label.height() < label.heightForWidth(label.width()):
        yield f"cut off below: {_plain(label)[:40]}"
    if not label.wordWrap() and label.width() < label.sizeHint().width():
        yield f"cut off: {label.text()}"


def walk_all(
    folder: Path, languages: Sequence[str], lessons: Sequence[str], looks: Looks, pictures: Path | None
) -> Iterator[Found]:
    """Every lesson in every language, each language in a window of its own; then each is left and found again."""
    shelf = Shelf()
    for code in languages:
        own = folder / code
        own.mkdir()
        walk = Walk(own, code, looks, pictures)
        try:
            for name in lessons:
                yield walk.walk(shelf.lesson(name))
            for name in lessons:
                walk.leave_and_return(shelf.lesson(name))
        finally:  # the networks' thread ends with the window
            walk.close()


def main() -> None:
    """Walk, and tell what was found."""
    names = Shelf().names
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help=f"of {', '.join(names)}")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of each step")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1440x900", help="of the window")
    parser.add_argument("--scale", type=float, default=1.0, help="of the type")
    arguments = parser.parse_args()
    chosen = [name for name in names if not arguments.lessons or any(map(name.startswith, arguments.lessons))]
    width, height = map(int, arguments.size.split("x"))
    looks = Looks(arguments.theme, width, height, arguments.scale)
    warnings: list[str] = []

    def on_message(kind: QtMsgType, _context: object, message: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(quiet in (message or "") for quiet in _QUIET):
            warnings.append(message or "")

    make_application()
    qInstallMessageHandler(on_message)
    with tempfile.TemporaryDirectory() as folder:
        for found in walk_all(Path(folder), arguments.language or LANGUAGES, chosen, looks, arguments.pictures):
            print(
                f"{found.language:6} {found.lesson:36} {found.steps} steps walked, {found.tasks} things to do failed "
                f"by not doing them and passed by doing them, {found.seconds:.0f} s",
                flush=True,
            )
    for message in warnings[:5]:
        print("  Qt:", message)
    sys.exit(bool(warnings))


if __name__ == "__main__":
    main()
