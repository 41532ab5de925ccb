"""The formula panel: what it says, rounded and exact, and what is copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lstm_sim.cell import Cell, CellType
from lstm_sim.edits import set_cell_type, set_input
from lstm_sim.formula import general
from ui import formula_image
from ui.cell.formula_panel import FormulaPanel, _wrapped
from ui.store import Store
from ui.style import Style
from ui.typesetter import Typesetter

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style) -> FormulaPanel:
    made = FormulaPanel(store, style)
    qtbot.addWidget(made)
    made.resize(560, 120)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_live_lines_follow_the_session(panel: FormulaPanel, store: Store) -> None:
    assert panel.canvas.live_lines()[0].value == "+1.334"
    store.edit(set_input(0, -1.2))
    store.flush()
    assert panel.canvas.live_lines()[0].value == "−0.134"
    assert "−0.134" in panel.canvas.accessibleDescription()


def test_exact_and_rounded(panel: FormulaPanel, store: Store) -> None:
    QTest.mouseClick(panel.exact, LEFT)
    store.flush()
    assert panel.canvas.live_lines()[0].value == "+1.3344886263752003"
    QTest.mouseClick(panel.rounded, LEFT)
    store.flush()
    assert panel.canvas.live_lines()[0].value == "+1.334"


def test_copying(panel: FormulaPanel) -> None:
    panel._as_text.trigger()
    text = QGuiApplication.clipboard().text()
    assert "c′ = g(z)·f(zᵢ) + c·f(z_f)" in text and "= +1.334" in text
    panel._as_latex.trigger()
    assert r"c' = g(z)\,f(z_i)" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("width", [230, 380, 560, 900])
@pytest.mark.parametrize("cell_type", CellType)
def test_nothing_is_cut_at_any_width(
    panel: FormulaPanel, store: Store, qtbot: QtBot, width: int, cell_type: CellType
) -> None:
    store.edit(set_cell_type(cell_type))
    QTest.mouseClick(panel.exact, LEFT)
    store.flush()
    height = panel.canvas.height_at(float(width))
    image = QImage(width + 200, round(height) + 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    panel.canvas.paint(painter, QRectF(0, 0, width, height))
    painter.end()
    # What is painted stays inside the width and the height that were asked for.
    right = [image.pixel(x, y) & 0xFFFFFF for x in range(width + 3, width + 200, 5) for y in range(0, round(height), 2)]
    below = [
        image.pixel(x, y) & 0xFFFFFF for x in range(0, width, 3) for y in range(round(height) + 4, round(height) + 60)
    ]
    assert set(below) == {0xFFFFFF}
    assert set(right) == {0xFFFFFF}


def test_long_sums_are_broken_between_factors() -> None:
    pieces = _wrapped("= (+0.1)(+0.2) + (+0.3)(+0.4) =", lambda t: float(len(t)), 14.0)
    assert pieces == ["= (+0.1)(+0.2)", "+ (+0.3)(+0.4)", "="] or max(map(len, pieces)) <= 16
    assert "".join(pieces).replace(" ", "") == "=(+0.1)(+0.2)+(+0.3)(+0.4)="


def test_the_formulas_are_plain_text_until_they_are_typeset_beside_the_window(
    qtbot: QtBot, store: Store, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formula_image, "_set", {})
    typesetter = Typesetter()
    made = FormulaPanel(store, style, typesetter)
    qtbot.addWidget(made)
    assert not typesetter.busy
    made.show()
    plain = made.canvas.grab().toImage()
    assert typesetter.busy
    with qtbot.waitSignal(typesetter.ready, timeout=20_000):
        pass
    assert made.canvas.grab().toImage() != plain
    qtbot.waitUntil(lambda: not typesetter.busy, timeout=20_000)
    for kind in CellType:  # those of the other cells were set as well: choosing one shows it at once
        assert all(formula_image.is_typeset(line.latex) for line in general(Cell(kind)))
    typesetter.close()
