"""Typeset formulas: LaTeX turned into vector pictures once, then drawn as often as wanted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer


@dataclass(frozen=True)
class FormulaImage:
    """One typeset formula.

    Attributes:
        size: width and height in logical pixels; ascent: the height above the baseline.
    """

    renderer: QSvgRenderer
    size: QSizeF
    ascent: float

    def draw(self, painter: QPainter, baseline: QPointF) -> None:
        """Draw it with the left end of its baseline at `baseline`."""
        self.renderer.render(painter, QRectF(baseline - QPointF(0.0, self.ascent), self.size))


@lru_cache(maxsize=256)
def typeset(latex: str, pixels: float, colour: str) -> FormulaImage:
    """`latex` in math type of `pixels` height in `colour` (#RRGGBB); the first call loads the typesetter."""
    import ziamath

    ziamath.config.svg2 = False  # Qt draws no <symbol>
    formula = ziamath.Latex(latex, size=pixels, color=colour)
    renderer = QSvgRenderer(QByteArray(formula.svg().encode()))
    box = renderer.viewBoxF()
    return FormulaImage(renderer, box.size(), -box.top())
