"""Sentences with the answers of one network or several under each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QScrollArea, QToolButton, QWidget

from lstm_sim.frame import Frame
from lstm_sim.laboratory.edits import (
    add_sentence,
    choose_network,
    compare_network,
    drop_network,
    drop_sentence,
    look_at,
    set_sentence,
)
from lstm_sim.laboratory.lab import LONGEST_TEXT, MOST_SENTENCES, NetworkRef
from lstm_sim.laboratory.reading import LabFrame
from lstm_sim.laboratory.runs import known_networks
from lstm_sim.laboratory.suited import suited
from lstm_sim.table import Table
from ui.network.answer_view import AnswerView
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.problems import in_words
from ui.store import Store
from ui.style import Style, menu_button_sheet

_MOST_PICKED = 40
"""Sentences in the menu; it holds the first of the network's held-out data."""


class SentencesPanel(NetworkPanel):
    """A field to write in, and below it every sentence with what each network answers, word by word."""

    key = "sentences"
    at_once = True

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        # Made in the order in which the Tab key goes through them.
        self.networks_button = self._button()
        self.field = QLineEdit(self)
        self.field.setMaxLength(LONGEST_TEXT)
        self.pick_button, self.add_button, self.drop_button = self._button(), self._button(), self._button()
        self.view = AnswerView(style, self)
        self._networks, self._picks = QMenu(self), QMenu(self)
        for button, menu in ((self.networks_button, self._networks), (self.pick_button, self._picks)):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(menu)
        self._networks.aboutToShow.connect(self._fill_networks)
        self._picks.aboutToShow.connect(self._fill_picks)
        self.header.addWidget(self.networks_button)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for button in (self.pick_button, self.add_button, self.drop_button):
            row.addWidget(button)
        self._place = (-1, -1)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.view)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().installEventFilter(self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self.content.addLayout(row)
        self.content.addWidget(self.problem)
        self.content.addWidget(self.area, 1)
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(lambda: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.add_button.clicked.connect(self._on_add)
        self.drop_button.clicked.connect(lambda: store.edit(drop_sentence(self._sentence)))
        self.view.word_chosen.connect(lambda sentence, step: store.edit(look_at(sentence=sentence, step=step)))
        self.view.network_chosen.connect(lambda place: store.edit(choose_network(place)))
        self.view.edit_asked.connect(self._on_edit_asked)
        laboratory.busy_changed.connect(lambda _busy: self._show_state())
        self.begin()

    def _button(self) -> QToolButton:
        made = QToolButton(self)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    @property
    def _sentence(self) -> int:
        lab = self.store.session.lab
        return min(lab.look.sentence, len(lab.sentences) - 1)

    # ------------------------------------------------------------ what the user does

    def _on_typed(self, text: str) -> None:
        self.store.edit(set_sentence(self._sentence, text))

    def _on_edit_asked(self, typed: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.field.end(False)
            self.field.insert((" " if self.field.text() and not self.field.text().endswith(" ") else "") + typed)
            self._on_typed(self.field.text())
        else:
            self.field.selectAll()

    def _on_add(self) -> None:
        lab = self.store.session.lab
        if self.store.edit(add_sentence(lab.sentences[self._sentence])):
            self.store.edit(look_at(sentence=len(lab.sentences)))
            self._on_edit_asked("")

    def _fill_networks(self) -> None:
        """Those that answer (to be taken away), and all others that there are."""
        self._networks.clear()
        lab = self.store.session.lab
        titles = dict(known_networks(self.laboratory.folders))
        titles |= {ref: ref.name for ref in lab.networks if ref not in titles}
        titles |= self._titles()
        for ref, title in titles.items():
            action = self._networks.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(ref in lab.networks)
            action.triggered.connect(lambda on, which=ref: self._on_network(which, on))

    def _titles(self) -> dict[NetworkRef, str]:
        frame = self.laboratory.frame
        if frame is None:
            return {}
        return {reading.network.ref: reading.network.title for row in frame.rows for reading in row}

    def _on_network(self, ref: NetworkRef, on: bool) -> None:
        networks = self.store.session.lab.networks
        self.store.edit(compare_network(ref) if on else drop_network(networks.index(ref)))

    def _fill_picks(self) -> None:
        """Held-out sentences of the network that is looked into."""
        self._picks.clear()
        frame = self.laboratory.frame
        texts = frame.examples.texts[:_MOST_PICKED] if frame is not None else ()
        for text in texts:
            shown = text if len(text) <= 90 else text[:89] + "…"
            action = self._picks.addAction(shown.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, chosen=text: self._on_picked(chosen))
        if not texts:
            self._picks.addAction(self.tr("There are no examples for this network")).setEnabled(False)

    def _on_picked(self, text: str) -> None:
        self.store.edit(set_sentence(self._sentence, text))

    # ------------------------------------------------------------ following

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """The text that is written, and the word that is looked at."""
        lab = new.session.lab
        if old is not None and old.session.lab is lab:
            return
        text = lab.sentences[self._sentence]
        if self.field.text() != text:
            self.field.setText(text)
        self.add_button.setEnabled(len(lab.sentences) < MOST_SENTENCES)
        self.drop_button.setEnabled(len(lab.sentences) > 1)
        self._show_place()

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """What was answered."""
        if old is None or _answers(old) != _answers(new):
            self.view.show_frame(new)
        self._show_place()
        self._show_state()
        edit = None if old is None else suited(old, new)
        if edit is not None:
            self.store.edit(edit)

    def _show_place(self) -> None:
        """Mark the word that is looked at. It is scrolled to when it is another one, not with every answer."""
        self.view.show_place(self._sentence, self.store.session.lab.look.step)
        place = (self._sentence, self.view.step)
        column = self.view.rect_of(*place)
        if place != self._place and not column.isEmpty():
            self._place = place
            middle = column.center().toPoint()
            self.area.ensureVisible(middle.x(), middle.y(), round(column.width() / 2) + 8, round(column.height() / 2))

    def _show_state(self) -> None:
        """Why a network does not answer, or that torch is being loaded."""
        frame = self.laboratory.frame
        lines = []
        if frame is None and self.laboratory.busy:
            lines.append(self.tr("Loading the networks…"))
        elif frame is not None:
            lines += [in_words(error) for ref, error in frame.problems if ref is not None]
            if not frame.lab.networks:
                lines.append(self.tr("No network is chosen. Choose one from Networks."))
        text = "\n".join(lines)
        if text != self.problem.text():
            self.problem.setText(text)
            self.problem.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The columns stand as far apart as what is visible has room for."""
        if watched is self.area.viewport() and event.type() is QEvent.Type.Resize:
            self.view.room = float(self.area.viewport().width())
            self.view.lay_out()
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Sentences"))
        self.field.setPlaceholderText(self.tr("Type a sentence"))
        self.field.setAccessibleName(self.tr("Sentence"))
        self.view.setAccessibleName(self.tr("Answers, word by word"))
        self.networks_button.setText(self.tr("Networks") + " ▾")
        self.networks_button.setToolTip(self.tr("Choose which networks answer under each other"))
        self.pick_button.setText(self.tr("Pick") + " ▾")
        self.pick_button.setToolTip(self.tr("A sentence the network never saw in training"))
        self.add_button.setText("+")
        self.add_button.setToolTip(self.tr("Compare with one more sentence"))
        self.drop_button.setText("−")
        self.drop_button.setToolTip(self.tr("Take this sentence away"))
        for button in (self.networks_button, self.pick_button, self.add_button, self.drop_button):
            button.setAccessibleName(button.toolTip())
        self._show_state()

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        self.view.take_style()
        for button in (self.networks_button, self.pick_button, self.add_button, self.drop_button):
            button.setFont(self.style_.font(0.95))
        for button in (self.networks_button, self.pick_button):
            button.setStyleSheet(menu_button_sheet(self.style_.theme))
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), self.style_.theme.muted)
        self.problem.setPalette(palette)

    # ------------------------------------------------------------ the figure

    def figure(self) -> QWidget:
        """The sentences and their answers, without the field."""
        return self.view

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint the sentences as vectors."""
        painter.save()
        painter.translate(target.topLeft())
        painter.scale(target.width() / max(1, self.view.width()), target.height() / max(1, self.view.height()))
        self.view.paint(painter)
        painter.restore()

    def table(self) -> Table | None:
        """A row for each word and network, with the answers as they are shown: with the changes that are on."""
        frame = self.laboratory.frame
        if frame is None:
            return None
        rows = [
            (reading.network.title, place, step + 1, token, reading.label(step), reading.probability(step))
            for place, row in enumerate(frame.rows, start=1)
            for reading in map(frame.with_changes, row)
            for step, token in enumerate(reading.tokens)
        ]
        return Table(("network", "sentence", "step", "word", "label", "probability"), rows)


def _answers(frame: LabFrame) -> tuple[object, ...]:
    """What the view is made of; readings are compared by identity."""
    return tuple(map(frame.with_changes, (r for row in frame.rows for r in row))), frame.rows, frame.lab.networks
