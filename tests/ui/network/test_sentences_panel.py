"""Sentences: written, picked, compared; networks chosen and dropped; what cannot be answered is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Quantity
from lstm_sim.interventions import Intervention, Mode
from lstm_sim.laboratory.edits import add_what_if, drop_network, look_at, set_sentence, show_network
from lstm_sim.laboratory.lab import LONGEST_TEXT, NetworkRef, Where
from lstm_sim.networks.architecture import Kind
from tests.ui.network.lab import StillLab, number_network, word_network
from ui.network.sentences_panel import SentencesPanel
from ui.style import Style

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def lab(qapp: object, tmp_path: Path) -> StillLab:
    refs = [word_network(tmp_path, name, kind) for name, kind in (("a", Kind.LSTM), ("b & c", Kind.FEED_FORWARD))]
    word_network(tmp_path, "d", Kind.GRU)
    return StillLab(tmp_path, *refs, sentences=("arrive Taipei", "leave Taipei"))


def shown(qtbot: QtBot, lab: StillLab, style: Style, width: int = 560) -> SentencesPanel:
    panel = SentencesPanel(lab.store, style, lab.laboratory)
    qtbot.addWidget(panel)
    panel.resize(width, 260)
    with qtbot.waitActive(panel):
        panel.show()
    lab.settle()
    return panel


def filled(menu: QMenu) -> dict[str, bool]:
    menu.aboutToShow.emit()
    return {action.text(): action.isChecked() for action in menu.actions()}


def test_buttons_that_open_a_menu_can_be_read_in_every_theme(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    for theme, bright in (("dark", True), ("light", False)):
        style.choose(theme)
        QApplication.processEvents()
        for button in (panel.networks_button, panel.pick_button):
            image = button.grab().toImage()
            pixels = [image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())]
            assert max(pixels) > 190 if bright else min(pixels) < 70, (theme, button.text())


def test_what_is_typed_is_asked(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    assert panel.field.text() == "arrive Taipei"
    panel.field.setFocus()
    panel.field.end(False)
    QTest.keyClicks(panel.field, " now")
    assert lab.lab.sentences == ("arrive Taipei now", "leave Taipei")
    frame = lab.settle()
    assert frame.rows[0][0].tokens == ("arrive", "Taipei", "now") and panel.view.sheet.blocks[0].words[-1] == "now"
    assert panel.field.text() == "arrive Taipei now"
    lab.store.undo()
    lab.settle()
    assert panel.field.text() == "arrive Taipei"
    QTest.keyClick(panel.field, Key.Key_Return)
    assert QApplication.focusWidget() is panel.view


def test_the_field_holds_no_more_than_a_sentence_may(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    assert panel.field.maxLength() == LONGEST_TEXT
    lab.store.edit(set_sentence(0, ""))
    lab.settle()
    assert panel.field.text() == "" and panel.view.sheet.blocks[0].words == () and not panel.problem.isVisible()


def test_another_sentence_is_written_where_it_is_looked_at(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    QTest.mouseClick(panel.view, LEFT, pos=panel.view.rect_of(1, 0).center().toPoint())
    lab.settle()
    assert lab.lab.look.sentence == 1 and panel.field.text() == "leave Taipei"
    QTest.keyClick(panel.view, Key.Key_X)
    assert panel.field.text() == "leave Taipei x" and lab.lab.sentences[1] == "leave Taipei x"
    assert panel.field.hasFocus()
    lab.settle()
    panel.view.edit_asked.emit("")
    assert panel.field.selectedText() == "leave Taipei x"


def test_sentences_are_added_and_taken_away(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    for count in (3, 4):
        panel.add_button.click()
        lab.settle()
        assert len(lab.lab.sentences) == count and lab.lab.look.sentence == count - 1
        assert panel.field.hasFocus() and panel.field.selectedText() == "arrive Taipei"
    assert not panel.add_button.isEnabled()
    panel.drop_button.click()
    lab.settle()
    assert len(lab.lab.sentences) == 3 and panel.add_button.isEnabled()
    for _ in range(2):
        panel.drop_button.click()
        lab.settle()
    assert len(lab.lab.sentences) == 1 and not panel.drop_button.isEnabled()


def test_a_name_leads_into_its_network(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    top = panel.view.sheet.rows[0].lines[1]
    QTest.mouseClick(panel.view, LEFT, pos=QPoint(4, round(top + 5)))
    frame = lab.settle()
    assert lab.lab.chosen == 1 and frame.before is frame.rows[0][1]
    assert [line.chosen for line in panel.view.sheet.blocks[0].lines] == [False, True]


def test_networks_are_chosen_from_a_menu(qtbot: QtBot, lab: StillLab, style: Style, tmp_path: Path) -> None:
    (tmp_path / "runs" / "r1").mkdir(parents=True)
    (tmp_path / "runs" / "r1" / "checkpoint.safetensors").touch()
    file = NetworkRef(Where.FILE, str(tmp_path / "x.pt"))
    lab.store.edit(show_network(file))
    panel = shown(qtbot, lab, style)
    menu = panel._networks
    assert filled(menu) == {"a": False, "b && c": True, "d": False, "r1": False, str(file.name): True}
    menu.actions()[2].trigger()
    assert [ref.name for ref in lab.lab.networks] == [file.name, "b & c", "d"]
    lab.settle()
    filled(menu)
    menu.actions()[4].trigger()
    assert [ref.name for ref in lab.lab.networks] == ["b & c", "d"]


def test_why_there_is_no_answer(qtbot: QtBot, lab: StillLab, style: Style, tmp_path: Path) -> None:
    panel = shown(qtbot, lab, style)
    assert not panel.problem.isVisible()
    lab.store.edit(show_network(NetworkRef(Where.SHIPPED, "gone")))
    lab.settle()
    assert panel.problem.isVisible() and "gone.safetensors: The file cannot be opened" in panel.problem.text()
    lab.store.edit(show_network(word_network(tmp_path, "a")))
    lab.store.edit(show_network(number_network(tmp_path, "n"), alone=True))
    lab.store.edit(show_network(word_network(tmp_path, "a"), alone=True))
    lab.settle()
    assert not panel.problem.isVisible()
    lab.store.edit(drop_network(0))
    lab.settle()
    assert (
        panel.problem.text() == "No network is chosen. Choose one from Networks."
        and panel.view.sheet.blocks[0].words == ()
    )


def test_torch_is_being_loaded(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = SentencesPanel(lab.store, style, lab.laboratory)
    qtbot.addWidget(panel)
    panel.show()
    lab.laboratory._set_busy(True)
    assert panel.problem.text() == "Loading the networks…" and panel.problem.isVisible()
    lab.laboratory._set_busy(False)
    lab.settle()
    assert not panel.problem.isVisible()


def test_there_is_nothing_to_pick_for_a_network_of_no_known_task(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    panel._picks.aboutToShow.emit()
    (action,) = panel._picks.actions()
    assert not action.isEnabled() and action.text() == "There are no examples for this network"


def test_the_word_looked_at_is_scrolled_to_once(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    """A user who looks elsewhere is not thrown back by every answer, as of a network in training."""
    lab.store.edit(set_sentence(0, "arrive Taipei " * 40))
    panel = shown(qtbot, lab, style)
    bar = panel.area.horizontalScrollBar()
    lab.store.edit(look_at(step=70))
    lab.settle()
    QApplication.processEvents()
    assert bar.value() > 1_000
    bar.setValue(0)
    lab.store.edit(set_sentence(1, "leave"))
    lab.settle()
    assert bar.value() == 0
    lab.store.edit(look_at(step=71))
    lab.settle()
    assert bar.value() > 1_000


def test_the_table_has_a_row_for_each_word_and_network(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    table = panel.table()
    frame = lab.laboratory.frame
    assert table is not None and frame is not None
    assert table.header == ("network", "sentence", "step", "word", "label", "probability") and len(table.rows) == 8
    reading = frame.rows[1][1]
    assert table.rows[7] == ("b & c", 2, 2, "Taipei", reading.label(1), reading.probability(1))


def test_a_change_to_the_network_is_seen_in_the_answers(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    plain = panel.view.grab().toImage()
    lab.store.edit(add_what_if(Intervention(0, Quantity.MEMORY, Mode.SET, 3.0)))
    frame = lab.settle()
    table = panel.table()
    assert table is not None and frame.before is not None and frame.after is not None
    rows = [row for row in table.rows if row[1] == 1 and row[0] == frame.after.network.title]
    assert [row[5] for row in rows] == [frame.after.probability(k) for k in range(frame.after.steps)]
    assert [row[5] for row in rows] != [frame.before.probability(k) for k in range(frame.before.steps)]
    assert " → " in panel.view.accessibleDescription() and panel.view.grab().toImage() != plain
    assert " → " in panel.view._tooltip(panel.view.sheet.blocks[0], 0)
    lab.store.undo()
    lab.settle()
    assert " → " not in panel.view.accessibleDescription() and panel.view.grab().toImage() == plain


def test_every_control_is_reached_in_order_and_named(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    wanted = [panel.networks_button, panel.field, panel.pick_button, panel.add_button, panel.drop_button, panel.view]
    for widget in wanted:
        assert widget.accessibleName()
    panel.networks_button.setFocus()
    for widget in wanted[1:]:
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert QApplication.focusWidget() is widget


def test_texts_and_colours_follow(qtbot: QtBot, lab: StillLab, style: Style) -> None:
    panel = shown(qtbot, lab, style)
    style.choose("dark")
    style.set_scale(1.5)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.title_label.text() == "Sentences"
    image = panel.view.grab().toImage()
    assert image.pixelColor(image.width() - 8, image.height() - 8).name() == style.theme.card.lower()
    style.set_scale(1.0)
