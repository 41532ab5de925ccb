"""Answers on the screen: chosen by mouse and keys, told to screen readers, laid out in the room there is."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from lstm_sim.laboratory.edits import set_sentence
from lstm_sim.networks.architecture import Kind
from tests.ui.network.lab import StillLab, word_network
from ui.network.answer_sheet import REACH
from ui.network.answer_view import AnswerView
from ui.style import DARK, Style

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key
SENTENCES = ("I arrive Taipei on November 2nd", "leave Taipei", "")


@pytest.fixture
def lab(qapp: object, tmp_path: Path) -> StillLab:
    refs = [word_network(tmp_path, name, kind) for name, kind in (("a", Kind.LSTM), ("b", Kind.FEED_FORWARD))]
    return StillLab(tmp_path, *refs, sentences=SENTENCES)


def shown(qtbot: QtBot, lab: StillLab, style: Style, width: int = 640) -> AnswerView:
    view = AnswerView(style)
    qtbot.addWidget(view)
    view.room = float(width)
    view.show_frame(lab.settle())
    view.resize(width, view.sizeHint().height())
    with qtbot.waitActive(view):
        view.show()
    return view


def middle(view: AnswerView, sentence: int, step: int) -> QPoint:
    return view.rect_of(sentence, step).center().toPoint()


def test_a_click_looks_at_a_word_and_into_a_network(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    view = shown(qtbot, lab, style)
    with qtbot.waitSignal(view.word_chosen) as chosen:
        QTest.mouseClick(view, LEFT, pos=middle(view, 1, 1))
    assert chosen.args == [1, 1]
    rows = view.sheet.rows[0]
    with qtbot.waitSignal(view.network_chosen) as network:
        QTest.mouseClick(view, LEFT, pos=QPoint(4, round(rows.lines[1] + 6)))
    assert network.args == [1]
    with qtbot.waitSignal(view.word_chosen) as chosen:  # beside the words of a sentence: the sentence
        QTest.mouseClick(view, LEFT, pos=QPoint(4, round(view.sheet.rows[1].words + 5)))
    assert chosen.args == [1, 0]
    with qtbot.waitSignal(view.word_chosen) as chosen:  # an empty one as well
        QTest.mouseClick(view, LEFT, pos=QPoint(200, round(view.sheet.rows[2].words + 5)))
    assert chosen.args == [2, 0]
    with qtbot.waitSignal(view.edit_asked) as asked:
        QTest.mouseDClick(view, LEFT, pos=middle(view, 0, 3))
    assert asked.args == [""]


def test_keys_go_from_word_to_word_and_from_sentence_to_sentence(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    view = shown(qtbot, lab, style)
    view.word_chosen.connect(view.show_place)
    view.show_place(0, 4)
    place = lambda: (view._sentence, view.step)  # noqa: E731
    for key, expected in (
        (Key.Key_Right, (0, 5)),
        (Key.Key_Right, (0, 5)),
        (Key.Key_Left, (0, 4)),
        (Key.Key_Down, (1, 1)),  # its last word
        (Key.Key_Left, (1, 0)),
        (Key.Key_End, (1, 1)),
        (Key.Key_Down, (2, 0)),
        (Key.Key_Right, (2, 0)),  # there is none
        (Key.Key_Down, (2, 0)),
        (Key.Key_Up, (1, 0)),
        (Key.Key_Up, (0, 0)),
        (Key.Key_End, (0, 5)),
        (Key.Key_Home, (0, 0)),
    ):
        QTest.keyClick(view, key)
        assert place() == expected, key


def test_a_shorter_sentence_has_its_last_word_marked(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    """The step that is looked at is beyond it; a key goes on from what is marked."""
    view = shown(qtbot, lab, style)
    view.show_place(1, 5)
    assert view.step == 1 and view.accessibleDescription().startswith("Taipei. a: ")
    with qtbot.waitSignal(view.word_chosen) as chosen:
        QTest.keyClick(view, Key.Key_Left)
    assert chosen.args == [1, 0]
    image = view.grab().toImage()
    for step, ground in ((0, style.theme.card), (1, style.theme.well)):
        column = view.rect_of(1, step).toRect()
        assert image.pixelColor(column.left() + 4, column.center().y()).name() == ground.lower()


@pytest.mark.parametrize(("key", "typed"), [(Key.Key_Return, ""), (Key.Key_F2, ""), (Key.Key_L, "l")])
def test_enter_and_letters_ask_to_write(qtbot: QtBot, lab: StillLab, style: Style, key: Qt.Key, typed: str) -> None:
    view = shown(qtbot, lab, style)
    with qtbot.waitSignal(view.edit_asked) as asked:
        QTest.keyClick(view, key)
    assert asked.args == [typed]
    with qtbot.assertNotEmitted(view.edit_asked):
        QTest.keyClick(view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Key.Key_Tab)
        QTest.keyClick(view, Key.Key_F5)


def test_the_word_and_its_answers_are_told(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    view = shown(qtbot, lab, style)
    view.show_place(0, 2)
    frame = lab.laboratory.frame
    assert frame is not None
    texts = [f"{r.network.title}: {r.label(2)} {r.probability(2):.2f}" for r in frame.rows[0]]
    assert view.accessibleDescription() == f"Taipei. {'; '.join(texts)}"
    view.show_place(2, 0)
    assert view.accessibleDescription() == ""


def test_a_tooltip_lists_what_each_network_thinks(
    qtbot: QtBot, lab: StillLab, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: said.append(text))
    lab.store.edit(set_sentence(0, "arrive <b>"))
    view = shown(qtbot, lab, style)

    def hover(at: QPoint) -> str:
        QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        return said[-1]

    text = hover(middle(view, 0, 1))
    assert text.count("<table>") == 2 and "a: &lt;b&gt; — never seen in training" in text
    assert "never seen" not in hover(middle(view, 0, 0))
    assert hover(QPoint(3, 3)) == ""


def test_columns_stand_as_far_apart_as_there_is_room(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    wide, narrow = shown(qtbot, lab, style, 900), shown(qtbot, lab, style, 300)
    assert wide.sizeHint().width() > narrow.sizeHint().width()
    gaps = {round(w - n) for w, n in zip(wide.sheet.widths, narrow.sheet.widths, strict=True)}
    assert gaps == {8}
    between = shown(qtbot, lab, style, round((wide.sizeHint().width() + narrow.sizeHint().width()) / 2))
    assert between.sizeHint().width() == between.room  # just as wide as what is visible: no scroll bar


def test_two_thousand_words_are_painted_where_they_are_visible(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    lab.store.edit(set_sentence(0, "arrive Taipei " * 1_000))
    view = shown(qtbot, lab, style)
    assert view.minimumWidth() > 100_000 and len(view.sheet.blocks[0].words) == 2_000
    left = view.sheet.lefts[1_500]
    assert view.sheet.steps_in(QRectF(left, 0, 600, 100), 2_000).start in (1_499, 1_500)
    assert len(view.sheet.steps_in(QRectF(left, 0, 600, 100), 2_000)) < 20
    assert view.sheet.steps_in(None, 2_000) == range(2_000)
    assert view.sheet.steps_in(QRectF(0, 0, 10, 10), 2) == range(0)


def test_every_theme_and_size_paints_the_same_words(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    view = shown(qtbot, lab, style, 900)
    sizes = [view.sizeHint()]
    for theme, scale in (("dark", 1.0), ("light", 1.5)):
        style.choose(theme)
        style.set_scale(scale)
        view.take_style()
        sizes.append(view.sizeHint())
        image = view.grab().toImage()
        assert image.pixelColor(image.width() - 8, image.height() - 8).name() == style.theme.card.lower()
        if theme == "dark":
            assert view.slot_colour("time").name().upper() in DARK.runs
    assert sizes[0] == sizes[1] and sizes[2].height() > 1.3 * sizes[0].height()
    style.set_scale(1.0)


def test_the_figure_holds_every_word(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    """What is exported is not cut off where the screen is."""
    view = shown(qtbot, lab, style, 200)
    image = QImage(view.sizeHint(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    view.paint(painter)
    painter.end()
    last = view.rect_of(0, 5).toRect()
    assert last.right() > 200
    inked = [image.pixelColor(x, y).lightness() < 200 for x in range(last.left(), last.right()) for y in range(2, 20)]
    assert any(inked)


def test_nothing_is_shown_of_nothing(qtbot: QtBot, style: Style, tmp_path: Path) -> None:
    lab = StillLab(tmp_path)
    view = shown(qtbot, lab, style)
    view.show_place(0, 3)
    QTest.keyClick(view, Key.Key_Right)
    QTest.mouseClick(view, LEFT, pos=QPoint(30, 10))
    assert view.rect_of(0, 0).isEmpty() and view.accessibleDescription() == "" and view.grab().width() > 0


def test_words_that_only_another_network_reads_lead_to_it(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    view = shown(qtbot, lab, style)
    frame = lab.laboratory.frame
    assert frame is not None
    a, b = frame.rows[1]
    view.show_frame(replace(frame, rows=(frame.rows[0], (a, replace(b, tokens=("leaveTai", "pei"))), ())))
    row = view.sheet.rows[2]
    assert row.block.sentence == 1 and not row.block.chosen
    with qtbot.waitSignal(view.network_chosen) as network, qtbot.assertNotEmitted(view.word_chosen):
        QTest.mouseClick(view, LEFT, pos=QPoint(round(view.sheet.lefts[1] + 8), round(row.lines[0] + 5)))
    assert network.args == [1]


def test_names_give_way_before_a_word_is_out_of_sight(qtbot: QtBot, tmp_path: Path, style: Style) -> None:
    long = word_network(tmp_path, "a network with a name as long as this", Kind.LSTM)
    lab = StillLab(tmp_path, long, sentences=SENTENCES[:2])
    words = lambda view: view.sizeHint().width() - view.sheet.gutter  # noqa: E731
    wide, narrow = shown(qtbot, lab, style, 1_200), shown(qtbot, lab, style, 200)
    assert narrow.sizeHint().width() > 200  # whatever gives way: here there is no room for all words
    just = round(words(narrow) + 90.0)
    view = shown(qtbot, lab, style, just)
    assert view.sizeHint().width() <= just
    assert narrow.sheet.gutter < view.sheet.gutter < wide.sheet.gutter


class Painted(QObject):
    """The parts of a view that were painted since `clear`."""

    def __init__(self, view: AnswerView) -> None:
        super().__init__(view)
        self.parts: list[QRect] = []
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts += [QRect(part) for part in event.region()]
        return False

    @property
    def area(self) -> int:
        return sum(part.width() * part.height() for part in self.parts)


def on_screen(view: AnswerView) -> QImage:
    QApplication.processEvents()
    return view.screen().grabWindow(view.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_what_is_painted_part_by_part_is_what_is_painted_as_a_whole(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    """After every edit the screen shows what a view that is built anew shows, to the pixel."""
    chance = random.Random(1)
    view = shown(qtbot, lab, style, 600)
    view.clearFocus()
    view.resize(1_200, 400)
    on_screen(view)
    painted, whole = Painted(view), 0
    for _ in range(60):
        place, edit = chance.randrange(3), chance.randrange(6)
        words = lab.lab.sentences[place].split(" ")
        at = chance.randrange(len(words))
        if edit == 0:
            view.show_place(place, at)
        elif edit == 1:
            view.room = chance.choice((300.0, 600.0, 900.0))
            view.lay_out()
        else:
            new = chance.choice(("Taipei", "leave", "November", "a", "zzzzzzzzzzzzzzzzz", "台北", "on arrive", ""))
            lab.store.edit(set_sentence(place, " ".join((*words[:at], new, *words[at + (edit == 2) :][:8]))))
            view.show_frame(lab.settle())
        afresh = AnswerView(style)
        qtbot.addWidget(afresh)
        afresh.room = view.room
        frame = lab.laboratory.frame
        assert frame is not None
        afresh.show_place(view._sentence, view._step)
        afresh.show_frame(frame)
        shows = on_screen(view)
        afresh.resize(view.size())
        assert shows == afresh.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert view.accessibleDescription() == afresh.accessibleDescription()
        whole += view.width() * view.height()
    assert painted.area < 0.5 * whole


def test_only_what_another_answer_changes_is_painted(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    view = shown(qtbot, lab, style, 900)
    on_screen(view)
    painted = Painted(view)
    view.show_frame(lab.settle())
    assert painted.parts == []
    lab.store.edit(set_sentence(1, "leave to"))
    view.show_frame(lab.settle())
    column = view.rect_of(1, 1).marginsAdded(REACH).toAlignedRect()
    assert painted.parts and all(column.contains(part) for part in painted.parts)
