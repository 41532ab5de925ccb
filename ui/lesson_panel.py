"""The LessonPanel: a lesson beside the workspace, step by step, with a mark that appears once a thing has been done."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from lstm_sim.edits import open_session
from lstm_sim.errors import InputError
from lstm_sim.frame import Frame
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.lessons.check import passed
from lstm_sim.lessons.lesson import Lesson, LessonStep
from lstm_sim.lessons.lesson_file import ENDING
from lstm_sim.lessons.shelf import Shelf
from lstm_sim.study_edits import open_lesson
from ui.language import Language
from ui.lesson_page import LessonPage
from ui.network.laboratory import Laboratory
from ui.panel import Panel
from ui.problems import in_words
from ui.store import Store
from ui.style import MARGIN, Style

WIDTH = 320
"""At type size 1, where the window is wide enough; down to NARROWEST where it is not."""
NARROWEST = 232
_LAST = "lessons/last"
_ROUND_TEXT = 26
"""Pixels around the text of a button, with the gap to the next."""
_LONGEST_PROGRESS = "88 of 88"


class LessonPanel(Panel):
    """Which lesson is open, and at which step, stands in the session; it locks nothing and can be left at any point."""

    problem_found = Signal(str)
    """A lesson could not be opened; a sentence that says why and what to do."""

    def __init__(
        self,
        store: Store,
        style: Style,
        laboratory: Laboratory,
        language: Language,
        settings: QSettings,
        parent: QWidget | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__(store, style, parent)
        self._laboratory, self._language, self._settings = laboratory, language, settings
        self.shelf = shelf or Shelf()
        self._done: set[tuple[str, int]] = set()
        self._next_lesson = False
        self.title_label.setWordWrap(True)
        self.title_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for place, stretch in enumerate((1, 0)):  # the title takes all the room there is
            self.header.setStretch(place, stretch)
        self.choose_button = self._tool("▾")
        self.close_button = self._tool("✕")
        self.page = LessonPage(style, self)
        self.show_button = QPushButton(self)
        self.back_button = QPushButton("◀", self)
        self.progress_label = QLabel(self)
        self.forward_button = QPushButton("▶", self)
        self._lay_out()
        self.choose_button.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.close_lesson)
        self.show_button.clicked.connect(self.enter_step)
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.forward_button.clicked.connect(lambda: self._turn(1))
        laboratory.answered.connect(self._on_answered)
        self.hide()
        self.begin()

    def _tool(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.header.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addWidget(self.progress_label, 1, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.forward_button)
        self.content.addWidget(self.page, 1)
        self.content.addWidget(self.show_button)
        self.content.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        order = (
            self.page, self.page.hint_button, self.show_button, self.back_button, self.forward_button,
            self.choose_button, self.close_button,
        )  # fmt: skip
        for one, two in pairwise(order):
            QWidget.setTabOrder(one, two)

    # ------------------------------------------------------------ which lesson

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is open; None where none is, or where its file is gone."""
        name = self.store.session.study.lesson
        if not name:
            return None
        try:
            return self.shelf.lesson(name)
        except (InputError, OSError):
            return None

    @property
    def step_at(self) -> int:
        """Which step is shown, counted from 0."""
        lesson = self.lesson
        return 0 if lesson is None else min(self.store.session.study.lesson_step, len(lesson.steps) - 1)

    @property
    def step(self) -> LessonStep | None:
        """The step that is shown."""
        lesson = self.lesson
        return None if lesson is None else lesson.steps[self.step_at]

    def open_lesson(self, name: str, step: int = 0) -> bool:
        """Open a lesson of the program's, or of a file that was taken; False if it cannot be."""
        try:
            self.shelf.lesson(name)
        except (InputError, OSError) as error:
            self.problem_found.emit(in_words(error))
            return False
        self._done = {done for done in self._done if done[0] != name}
        self.store.edit(open_lesson(name, step))
        self.store.flush()
        self.forward_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def open_file(self, file: Path) -> bool:
        """Open a lesson file; False if it cannot be."""
        try:
            name = self.shelf.read_anew(file)
        except (InputError, OSError) as error:
            self.problem_found.emit(in_words(error))
            return False
        return self.open_lesson(name)

    def choose_file(self) -> None:
        """Ask for a lesson file and open it."""
        filters = self.tr("Lessons ({patterns})").format(patterns=f"*{ENDING}")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a Lesson"), "", filters)
        if name:
            self.open_file(Path(name))

    def toggle(self) -> None:
        """Close the lesson, or open the one that was open last where it was left; at first the first of all."""
        if self.store.session.study.lesson:
            self.close_lesson()
            return
        last = str(self._settings.value(_LAST, ""))
        name, _, step = last.rpartition("#")
        names = self.shelf.names
        if name in names:
            self.open_lesson(name, int(step) if step.isdecimal() else 0)
        elif names:
            self.open_lesson(names[0])

    def close_lesson(self) -> None:
        """Leave the lesson; the session stays as it is."""
        study = self.store.session.study
        self._settings.setValue(_LAST, f"{study.lesson}#{study.lesson_step}")
        self.store.edit(open_lesson(""))

    def _choose(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.choose_button.mapToGlobal(self.choose_button.rect().bottomLeft()))

    def fill_menu(self, menu: QMenu) -> None:
        """The program's lessons by their titles, and the way to one's own."""
        menu.clear()
        shown = self.store.session.study.lesson
        for number, name in enumerate(self.shelf.names, start=1):
            title = self.shelf.lesson(name).title.in_language(self._language.code)
            action = menu.addAction(f"{number}  {title}", lambda name=name: self.open_lesson(name))
            action.setCheckable(True)
            action.setChecked(name == shown)
        menu.addSeparator()
        menu.addAction(self.tr("Open Lesson &File…"), self.choose_file)

    # ------------------------------------------------------------ its steps

    def _turn(self, by: int) -> None:
        lesson = self.lesson
        if lesson is None:
            return
        step = self.step_at + by
        following = self._following()
        if step < len(lesson.steps):
            self.store.edit(open_lesson(self.store.session.study.lesson, step))
        elif following is not None:
            self.open_lesson(following)

    def _following(self) -> str | None:
        """The next lesson of the program's."""
        return self.shelf.after(self.store.session.study.lesson)

    def enter_step(self) -> None:
        """Bring the session to where the step begins; undo brings back what was there."""
        step = self.step
        if step is None:
            return
        self._done.discard((self.store.session.study.lesson, self.step_at))
        session = step.enter(self.store.session)
        if step.opens is not None:
            self.store.open(session)
        else:  # what only is looked at is nothing to undo
            self.store.edit(replace(open_session(session), undoable=step.sets_up))

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Show another step; see whether what it asks for is done."""
        study = new.session.study
        if old is None or (old.session.study.lesson, old.session.study.lesson_step) != (
            study.lesson,
            study.lesson_step,
        ):
            self._show_step()
        self._check()

    def _on_answered(self, _old: LabFrame | None, _new: LabFrame) -> None:
        if self.isVisible():
            self._check()

    def _check(self) -> None:
        step = self.step
        if step is None or step.check is None:
            return
        place = (self.store.session.study.lesson, self.step_at)
        frame = self.store.frame
        if place not in self._done and passed(step.check, frame.session, frame, self._laboratory.frame):
            self._done.add(place)
        self.page.show_mark(place in self._done)

    def _show_step(self) -> None:
        lesson, step = self.lesson, self.step
        if lesson is None or step is None:
            self._show_nothing()
            return
        code = self._language.code
        self.set_title(lesson.title.in_language(code))
        self._fit()
        task = "" if step.check is None else self.tr("Do it in the program.")
        if step.task is not None:
            task = step.task.in_language(code)
        hint = "" if step.hint is None else step.hint.in_language(code)
        self.page.show_text(step.text.in_language(code), task, hint)
        self.show_button.setVisible(step.shows)
        at, count = self.step_at, len(lesson.steps)
        self.progress_label.setText(self.tr("{step} of {count}").format(step=at + 1, count=count))
        self.back_button.setEnabled(at > 0)
        is_last = at == count - 1
        following = self._following() if is_last else None
        self.forward_button.setEnabled(not is_last or following is not None)
        self._next_lesson = following is not None
        self._write_forward()
        name = self.tr("Next step")
        if following is not None:
            name = self.tr("Next lesson: {title}").format(title=self.shelf.lesson(following).title.in_language(code))
        self.forward_button.setToolTip(name)
        self.forward_button.setAccessibleName(name)

    def _write_forward(self) -> None:
        """In words where it leads to the next lesson and there is room for them beside the rest of the row."""
        words = self.tr("Next Lesson ▶") if self._next_lesson else "▶"
        room = self.width() - self._row_width(self.progress_label.text(), "◀")
        fits = self.forward_button.fontMetrics().horizontalAdvance(words) + _ROUND_TEXT <= room
        self.forward_button.setText(words if fits else "▶")

    def _row_width(self, *texts: str) -> int:
        """What the row at the bottom needs for these texts: its margins, and a button's edge around each."""
        metrics = self.forward_button.fontMetrics()
        return 2 * MARGIN + sum(metrics.horizontalAdvance(text) + _ROUND_TEXT for text in texts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for words now, or none any more."""
        super().resizeEvent(event)
        self._write_forward()

    def _show_nothing(self) -> None:
        """The session names a lesson that is not there any more."""
        self.set_title(self.tr("Lessons"))
        name = self.store.session.study.lesson
        self.page.show_text(self.tr("The lesson {name} is not there.").format(name=name) if name else "")
        self.show_button.hide()
        self.progress_label.setText("")
        self.back_button.setEnabled(False)
        self.forward_button.setEnabled(False)

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.show_button.setText(self.tr("Show Me"))
        self.show_button.setToolTip(self.tr("Bring the program to where this step begins; undo brings yours back"))
        self.page.take_texts(self.tr("Hint"), self.tr("Done"), self.tr("To do"))
        for button, name in (
            (self.back_button, self.tr("Previous step")),
            (self.choose_button, self.tr("Choose another lesson")),
            (self.close_button, self.tr("Close the lesson; everything stays as it is")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._show_step()
        self._check()

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        style = self.style_
        self.page.take_style()
        self.progress_label.setFont(style.font())
        palette = self.progress_label.palette()
        palette.setColor(self.progress_label.foregroundRole(), style.theme.muted)
        self.progress_label.setPalette(palette)
        for button in (self.back_button, self.forward_button):
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance("◀") + _ROUND_TEXT - 8)
        self._fit()
        self.setMaximumWidth(round(WIDTH * style.scale))

    def _fit(self) -> None:
        """As narrow as it may become: no word of the title is cut, and nothing of the row below."""
        metrics = self.title_label.fontMetrics()
        word = max((metrics.horizontalAdvance(word) for word in self.title_label.text().split()), default=0)
        tools = sum(b.sizeHint().width() + self.header.spacing() for b in (self.choose_button, self.close_button))
        title = 2 * MARGIN + word + tools + self.header.spacing()
        self.setMinimumWidth(max(NARROWEST, title, self._row_width("◀", _LONGEST_PROGRESS, "▶")))

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(self.maximumWidth(), super().sizeHint().height())
