"""Typeset formulas: LaTeX turned into vector pictures once, then drawn at any size and in any colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

_PIXELS = 100.0
"""The height of the type that a formula is set in, before it is drawn smaller."""
_INK = "black"
"""The colour that it is set in, before it is given another."""
_set: dict[str, str] = {}


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


def typeset(latex: str, pixels: float, colour: str) -> FormulaImage:
    """`latex` in math type of `pixels` height in `colour` (#RRGGBB), set now if it is not yet."""
    set_formula(latex)
    return _drawn(latex, pixels, colour)


def is_typeset(latex: str) -> bool:
    """True where `typeset` has next to nothing to do."""
    return latex in _set


def set_formula(latex: str) -> None:
    """Set a formula that is not set yet. It takes 10 ms, the first one a quarter of a second; any thread may do it."""
    if latex not in _set:
        import ziamath

        ziamath.config.svg2 = False  # Qt draws no <symbol>
        _set[latex] = ziamath.Latex(latex, size=_PIXELS, color=_INK).svg()


@lru_cache(maxsize=256)
def _drawn(latex: str, pixels: float, colour: str) -> FormulaImage:
    renderer = QSvgRenderer(QByteArray(_set[latex].replace(_INK, colour).encode()))
    box, scale = renderer.viewBoxF(), pixels / _PIXELS
    return FormulaImage(renderer, box.size() * scale, -box.top() * scale)
