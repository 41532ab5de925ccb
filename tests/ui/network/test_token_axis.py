"""Tokens below columns of any width: beside each other, leaning, from top to bottom in Chinese, every so many."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from ui.network.token_axis import TokenAxis, Writing, elided, is_chinese
from ui.style import Style

WORDS = ("arrive", "Taipei", "on", "November")
CHINESE = ("明天", "到", "台北", "二零零一年")
NUMBERS = tuple(str(k + 1) for k in range(300))


def ink(axis: TokenAxis, style: Style, tokens: tuple[str, ...], column: float, present: int | None = None) -> list[int]:
    """For each pixel column, how many of its pixels are written on."""
    width = round(column * len(tokens)) + 4
    image = QImage(width, 80, QImage.Format.Format_RGB32)
    image.fill(QColor(style.theme.card))
    painter = QPainter(image)
    axis.paint(painter, tokens, range(len(tokens)), lambda t: (t + 0.5) * column, column, 0.0, float(width))
    if present is not None:
        axis.paint_present(painter, tokens, present, (present + 0.5) * column, column, 0.0, float(width))
    painter.end()
    card = QColor(style.theme.card).rgb()
    return [sum(image.pixel(x, y) != card for y in range(80)) for x in range(width)]


def test_wide_columns_hold_whole_words_and_narrow_ones_lean_them(style: Style) -> None:
    axis = TokenAxis(style)
    assert axis.writing(WORDS, 90.0) is Writing.FLAT
    assert axis.writing(WORDS, 20.0) is Writing.SLANTED
    assert axis.height(WORDS, 20.0) > axis.height(WORDS, 90.0)


def test_chinese_stands_from_top_to_bottom(style: Style) -> None:
    axis = TokenAxis(style)
    assert axis.writing(CHINESE, 16.0) is Writing.STACKED
    assert axis.writing((*CHINESE, "on"), 16.0) is Writing.SLANTED
    assert axis.height(CHINESE, 16.0) == 4 * axis.height(("到",), 16.0)
    assert is_chinese("台北") and not is_chinese("Taipei") and not is_chinese("台北2") and not is_chinese("")


def test_numbers_stand_every_so_many_and_never_touch(style: Style) -> None:
    axis = TokenAxis(style)
    assert axis.writing(NUMBERS, 2.0) is Writing.FLAT
    written = ink(axis, style, NUMBERS, 2.0)
    assert not any(written[:20]) and any(written[30:50])  # 20 is the first
    gaps = [x for x in range(len(written) - 3) if not any(written[x : x + 4])]
    assert len(gaps) > 60


def test_single_letters_stand_upright_below_every_so_many(style: Style) -> None:
    axis = TokenAxis(style)
    letters = tuple("EabcdX" * 10)
    assert axis.writing(letters, 3.0) is Writing.FLAT
    assert axis.height(letters, 3.0) == axis.height(letters, 50.0)
    written = ink(axis, style, letters, 3.0)
    words = "".join("x" if count else " " for count in written).split()
    assert any(written[:6]) and 8 <= len(words) <= 20  # of 60


def test_the_present_number_takes_the_place_of_those_it_would_touch(style: Style) -> None:
    axis = TokenAxis(style)
    written = ink(axis, style, NUMBERS, 2.0, present=41)
    around = written[2 * 41 - 20 : 2 * 41 + 22]
    runs = "".join("x" if any(around[k : k + 3]) else " " for k in range(0, len(around), 3)).split()
    assert len(runs) == 1  # only 42 itself, no rest of 40


def test_the_last_token_is_not_cut_at_the_edge(style: Style) -> None:
    written = ink(TokenAxis(style), style, NUMBERS, 2.0)
    assert any(written[-12:-1])


def test_every_writing_paints(style: Style) -> None:
    axis = TokenAxis(style)
    for tokens in (WORDS, CHINESE, (*CHINESE, "on")):
        for column in (90.0, 30.0, 16.0, 4.0):
            assert any(ink(axis, style, tokens, column)) and any(ink(axis, style, tokens, column, present=1))


def test_a_long_text_is_cut(style: Style) -> None:
    assert elided("Taipei", style.font(), 500.0) == "Taipei"
    assert elided("Taipei", style.font(), 30.0).endswith("…")
