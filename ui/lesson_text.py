"""A lesson's plain text as safe rich text: paragraphs, subscripts, and formulas set apart; nothing else of it acts."""

from __future__ import annotations

import html
import re

# One letter and its index: z_i, z_f, h_t; but no name that merely has an underscore in it.
_INDEX = re.compile(r"(?<![A-Za-z0-9_])([A-Za-z])_([A-Za-z0-9])(?![A-Za-z0-9_])")
# A list of numbers, and what a sum comes to: they are not broken between two lines.
_LIST = re.compile(r"[\[(][−\d., ]{1,24}[\])]")
_RESULT = re.compile(r" ([=≈]) (?=[−\d])")
_KEPT = "\u00a0"
_LONGEST_FORMULA = 64
_SIGN = re.compile(r"[=≈]")
_WORD = re.compile(r"[A-Za-z]{4,}|[\u4e00-\u9fff]")
_NAMES = re.compile(r"tanh|sigmoid|softmax")


def rich(text: str) -> str:
    """The text for a label of rich text. A blank line parts paragraphs; lines that are formulas are indented."""
    return "".join(_paragraph(part) for part in re.split(r"\n\s*\n", text.strip()))


def _paragraph(text: str) -> str:
    lines = [line.strip() for line in text.splitlines()]
    shown = "<br>".join(_INDEX.sub(r"\1<sub>\2</sub>", html.escape(_unbroken(line))) for line in lines)
    indent = 14 if all(map(_is_formula, lines)) else 0
    return f'<p style="margin: 0 0 9px {indent}px; line-height: 130%">{shown}</p>'


def _unbroken(line: str) -> str:
    line = _LIST.sub(lambda found: found[0].replace(" ", _KEPT), line)
    return _RESULT.sub(rf"{_KEPT}\1{_KEPT}", line)


def _is_formula(line: str) -> bool:
    """True for a line of symbols with an equals sign and no word in it."""
    return len(line) <= _LONGEST_FORMULA and bool(_SIGN.search(line)) and not _WORD.search(_NAMES.sub("", line))
