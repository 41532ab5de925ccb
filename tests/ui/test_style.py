"""The themes: text is readable everywhere it stands, and no two quantities look the same without colour."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor

from lstm_sim.cell import Quantity
from ui.style import DARK, DASHES, LIGHT, MARKERS, Style, Theme, family


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: QColor, two: QColor) -> float:
    """The contrast ratio (WCAG 2.1), 1 to 21."""
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_all_text_has_a_contrast_of_4_5(theme: Theme) -> None:
    for ground in (theme.card, theme.background, theme.well):
        for text in (theme.text, theme.muted):
            assert contrast(QColor(text), QColor(ground)) >= 4.5, (text, ground)
    for quantity in Quantity:
        assert contrast(theme.ink(quantity), QColor(theme.card)) >= 4.5, quantity
        assert contrast(theme.fill(quantity), QColor(theme.card)) >= 3.0, quantity
    assert contrast(QColor(theme.warning), QColor(theme.card)) >= 4.5


def test_families_differ_in_dash_or_marker() -> None:
    signs = {(DASHES[q], MARKERS[q]) for q in DASHES}
    assert len(signs) == len(DASHES)


def test_every_quantity_has_a_family_with_colours() -> None:
    for theme, quantity in itertools.product((LIGHT, DARK), Quantity):
        assert family(quantity) is Quantity.INPUT or family(quantity) in theme.fills


def test_maps_begin_at_the_card_and_cross_it_at_zero() -> None:
    for theme in (LIGHT, DARK):
        card = QColor(theme.card).getRgb()
        assert tuple(theme.sequential(Quantity.MEMORY)[0]) == card
        middle = theme.diverging()[127]
        assert max(abs(int(a) - b) for a, b in zip(middle, card, strict=True)) <= 2


def test_figures_have_one_width(style: Style) -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(style.font())
    assert len({metrics.horizontalAdvance(d) for d in "0123456789"}) == 1


def test_scale_and_theme_reach_the_application(style: Style, qapp) -> None:  # type: ignore[no-untyped-def]
    style.choose("dark")
    assert qapp.palette().window().color() == QColor(DARK.background)
    before = qapp.font().pointSizeF()
    style.set_scale(2.0)
    assert qapp.font().pointSizeF() == pytest.approx(2 * before)
    style.set_scale(1.0)
    style.choose("light")
