"""Loss: what the chosen network answers to the sentence, what it should, and the cross-entropies growing along it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QToolButton, QWidget

from lstm_sim.frame import Frame
from lstm_sim.gradients.loss_terms import UNKNOWN, LossTerms, loss_terms
from lstm_sim.gradients.references import references_of
from lstm_sim.laboratory.edits import look_at
from lstm_sim.laboratory.reading import LabFrame, Reading
from lstm_sim.study_edits import want_label
from lstm_sim.table import Table
from ui.gradients.loss_view import LossPicture, LossView
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.store import Store
from ui.style import Style


class LossPanel(NetworkPanel):
    """A row for each word; the references are those of the example, those the user chose, else the network's own."""

    key = "loss"

    def __init__(self, store: Store, style: Style, laboratory: Laboratory, parent: QWidget | None = None) -> None:
        super().__init__(store, style, laboratory, parent)
        self.view = LossView(style)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.view)
        self.area.viewport().setAutoFillBackground(False)
        self.view.setAutoFillBackground(False)
        self.which = QLabel(self)
        self.which.setTextFormat(Qt.TextFormat.PlainText)
        self.which.setWordWrap(True)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.reset_button = QToolButton(self)
        self.header.addWidget(self.reset_button)
        self.content.addWidget(self.which)
        self.content.addWidget(self.area, 1)
        self.content.addWidget(self.words)
        self.view.step_chosen.connect(lambda step: store.edit(look_at(step=step)))
        self.view.reference_asked.connect(self._on_reference_asked)
        self.reset_button.clicked.connect(self._on_reset)
        self._terms: tuple[Reading, tuple[str, ...], LossTerms] | None = None
        self.begin()

    # ------------------------------------------------------------ what the user does

    def _reading(self) -> Reading | None:
        frame = self.laboratory.frame
        return None if frame is None else frame.before

    def reference_menu(self, step: int) -> QMenu | None:
        """The labels the word at `step` can be given; the first entry is what is known without the user."""
        reading = self._reading()
        if reading is None or not reading.network.labels:
            return None
        menu = QMenu(self)
        menu.addAction(self.tr("As known, or as answered"), lambda: self._want(reading, step, ""))
        menu.addSeparator()
        for label in reading.network.labels:
            menu.addAction(label, lambda text=label: self._want(reading, step, text))
        return menu

    def _want(self, reading: Reading, step: int, label: str) -> None:
        self.store.edit(want_label(reading.tokens, step, label))

    def _on_reference_asked(self, step: int, at: QPoint) -> None:
        menu = self.reference_menu(step)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _on_reset(self) -> None:
        reading = self._reading()
        if reading is not None:
            self.store.edit(want_label((), 0, ""))

    # ------------------------------------------------------------ following

    def showEvent(self, event: QShowEvent) -> None:
        """Only from here on are networks asked."""
        self.laboratory.wake()
        super().showEvent(event)

    def refresh(self, old: Frame | None, new: Frame) -> None:
        """Other references, another step."""
        if (
            old is None
            or old.session.study.wanted is not new.session.study.wanted
            or old.session.lab.look.step != new.session.lab.look.step
        ):
            self._draw()

    def answer(self, old: LabFrame | None, new: LabFrame) -> None:
        """Another network, another sentence."""
        if old is None or old.before is not new.before:
            self._draw()

    def _draw(self) -> None:
        reading = self._reading()
        wanted = self.store.session.study.wanted
        if reading is None or reading.trace is None or reading.trace.probabilities is None:
            self._terms = None
            self.view.show_picture(None)
        else:
            references = references_of(reading, wanted)
            terms = loss_terms(reading.trace, references, reading.network.architecture.head)
            labels = tuple("" if k == UNKNOWN else reading.network.labels[k] for k in references)
            self._terms = (reading, labels, terms)
            step = min(self.store.session.lab.look.step, reading.steps - 1)
            self.view.show_picture(LossPicture(reading.tokens, reading.network.labels, terms, step, self.tr("none")))
        self.reset_button.setEnabled(reading is not None and wanted.tokens == reading.tokens)
        self._show_words()

    def _show_words(self) -> None:
        reading = self._reading()
        if reading is None:
            waits = self.laboratory.frame is None
            text = self.tr("Loading the network…") if waits else self.tr("No network answers: choose one in Network.")
            self.which.setText(text)
            self.words.setText("")
            return
        self.which.setText(
            self.tr("{network}: “{sentence}”").format(network=reading.network.title, sentence=" ".join(reading.tokens))
        )
        if self._terms is None:
            self.words.setText(self.tr("This network answers with numbers: choose one in Network that labels words."))
            return
        _, _, terms = self._terms
        source = (
            self.tr("references as chosen by you")
            if self.store.session.study.wanted.tokens == reading.tokens
            else self.tr("references of the example")
            if reading.references is not None
            else self.tr("references: the network's own answers; click on labels to choose others")
        )
        parts = [self.tr("L = Σ −ln y(reference) = {total}").format(total=f"{terms.total:.4f}"), source]
        if not terms.is_training_loss:
            parts.append(self.tr("trained as a whole sequence (CRF): shown are the marginals"))
        self.words.setText(" · ".join(parts))

    # ------------------------------------------------------------ texts and looks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Loss"))
        self.view.setAccessibleName(self.tr("Loss, word by word"))
        self.view.setToolTip(
            self.tr(
                "Each word's likeliest labels, ▸ before the reference; what it adds to the loss; the sum so far. "
                "Click on the labels, or press Enter, to choose another reference."
            )
        )
        self.reset_button.setText(self.tr("Reset References"))
        self.reset_button.setToolTip(self.tr("Those of the example, or the network's own answers"))
        self._draw()

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        palette = self.which.palette()
        palette.setColor(self.which.foregroundRole(), self.style_.theme.muted)
        self.which.setPalette(palette)
        self.words.setFont(self.style_.font(0.95))
        self.view.fit()
        self.view.update()

    # ------------------------------------------------------------ the figure

    def figure(self) -> QWidget:
        """Every word, those that are scrolled out of sight too."""
        return self.view

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """The same, as vectors."""
        painter.save()
        painter.translate(target.topLeft())
        painter.scale(target.width() / max(1, self.view.width()), target.height() / max(1, self.view.height()))
        self.view.paint(painter, float(self.view.width()))
        painter.restore()

    def table(self) -> Table | None:
        """A row for each word: reference, its cross-entropy, the sum, and the probability of every label."""
        if self._terms is None:
            return None
        reading, labels, terms = self._terms
        rows = [
            (
                t + 1,
                token,
                labels[t],
                float(terms.terms[t]),
                float(terms.cumulative[t]),
                *terms.distribution[t].tolist(),
            )
            for t, token in enumerate(reading.tokens)
        ]
        return Table(("step", "word", "reference", "cross_entropy", "sum", *reading.network.labels), rows)
