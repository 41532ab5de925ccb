"""The memory of the diagram: its two values stay inside it, and what is written beside it outside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from lstm_sim.cell import CellType
from lstm_sim.edits import set_cell_type
from lstm_sim.frame import compute_frame
from lstm_sim.presets import start_session
from lstm_sim.session import direct_setup
from ui.cell import diagram_memory, diagram_sheet
from ui.cell.diagram_layout import layout
from ui.cell.diagram_painter import DiagramPainter
from ui.style import Style


@pytest.mark.parametrize("cell_type", [CellType.LSTM, CellType.GRU])
@pytest.mark.parametrize("size", [330, 420, 620])
def test_a_value_in_powers_of_ten_stays_in_the_memory_and_beside_it(
    cell_type: CellType, size: int, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = [[1e-5, -2.0, -0.5, -3.0]]
    session = replace(start_session(), direct=direct_setup(small, -4.54e-5))
    session = set_cell_type(cell_type).apply(session)
    written: list[QRectF] = []

    def write(_painter: QPainter, at: QPointF, text: str, font: QFont, *_: object) -> None:
        if "e\N{MINUS SIGN}0" in text and "=" not in text:
            metrics = QFontMetricsF(font)
            written.append(
                QRectF(at.x(), at.y() - metrics.capHeight(), metrics.horizontalAdvance(text), metrics.capHeight())
            )

    for module in (diagram_memory, diagram_sheet):
        monkeypatch.setattr(module, "draw_symbol", write)
    image = QImage(size, size, QImage.Format.Format_RGB32)
    painter, made = QPainter(image), DiagramPainter(style)
    try:
        made.paint(painter, QRectF(0, 0, size, size), compute_frame(session))
    finally:
        painter.end()
    left, top, right, bottom = (share * size for share in layout(session.cell).memory)
    box = QRectF(QPointF(left, top), QPointF(right, bottom))
    inside = [text for text in written if box.contains(text.center())]
    assert len(inside) == 2 and len(written) >= 4
    assert all(box.contains(text) for text in inside)
    assert inside[0].right() < inside[1].left()
    assert not any(box.intersects(text) for text in written if text not in inside)
