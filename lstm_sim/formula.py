"""The formulas in words a person reads: general and with the live numbers, as LaTeX and as plain text."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lstm_sim.cell import Cell, CellType, Quantity
from lstm_sim.frame import Now

Q = Quantity
MINUS = "−"


@dataclass(frozen=True)
class Line:
    """One equation: as LaTeX, as Unicode text, and, where numbers are put in, what it computes and the result."""

    latex: str
    text: str
    target: Quantity | None = None
    value: str = ""


def number(value: float, exact: bool = False) -> str:
    """A number as every panel writes it: always signed, three decimals, or every digit if `exact`.

    Below 0.0005 and from 1,000 on it goes over to powers of ten, so that it neither vanishes nor outgrows its
    place; the true minus sign is as wide as the plus.
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+∞" if value > 0 else f"{MINUS}∞"
    if exact:
        text = repr(abs(value))
    elif value == 0.0:
        text = "0.000"
    elif abs(value) >= 999.9995 or abs(value) < 5e-4:
        text = f"{abs(value):.2e}"
    else:
        text = f"{abs(value):.3f}"
    sign = MINUS if value < 0.0 else "+"
    return sign + text.replace("e-", f"e{MINUS}")


def _latex_number(value: float, exact: bool) -> str:
    text = number(value, exact).replace(MINUS, "-").replace("∞", r"\infty").replace("NaN", r"\mathrm{NaN}")
    mantissa, mark, exponent = text.partition("e")
    return rf"{mantissa}\times 10^{{{int(exponent)}}}" if mark else text


def general(cell: Cell) -> tuple[Line, ...]:
    """The cell's equations in the lecture's symbols."""
    kind = cell.cell_type
    if kind is CellType.RNN:
        return (
            Line(r"a = g(z)", "a = g(z)"),
            Line(r"z \leftarrow z + w\,a_{t-1}", "z ← z + w·a₋"),
        )
    if kind is CellType.GRU:
        recall = (
            (r"m = f(z_r)\,(w\,a_{t-1} + b)", "m = f(zᵣ)·(w·a₋ + b)")
            if cell.reset_after
            else (r"m = w\,\left(f(z_r)\,a_{t-1}\right) + b", "m = w·(f(zᵣ)·a₋) + b")
        )
        return (
            Line(r"a = \left(1 - f(z_u)\right) g(z) + f(z_u)\,a_{t-1}", "a = (1 − f(zᵤ))·g(z) + f(zᵤ)·a₋"),
            Line(rf"z \leftarrow z + m,\quad {recall[0]}", f"z ← z + m,  {recall[1]}"),
        )
    lines = (
        Line(r"c' = g(z)\,f(z_i) + c\,f(z_f)", "c′ = g(z)·f(zᵢ) + c·f(z_f)"),
        Line(r"a = h(c')\,f(z_o)", "a = h(c′)·f(z_o)"),
    )
    if kind is CellType.PEEPHOLE:
        seen = Line(
            r"z_i \leftarrow z_i + p_i c,\quad z_f \leftarrow z_f + p_f c,\quad z_o \leftarrow z_o + p_o c'",
            "zᵢ ← zᵢ + pᵢ·c,  z_f ← z_f + p_f·c,  z_o ← z_o + p_o·c′",
        )
        return (*lines, seen)
    if kind is CellType.DENSE_PEEPHOLE:
        seen = Line(
            r"(z, z_i, z_f, z_o) = W\,[x,\ a,\ c] + b",
            "(z, zᵢ, z_f, z_o) = W·[x, a, c] + b",
        )
        return (*lines, seen)
    return lines


def live(cell: Cell, now: Now, exact: bool = False) -> tuple[Line, ...]:
    """The same equations with this step's numbers put in."""
    kind = cell.cell_type
    if kind is CellType.RNN:
        return (_line(Q.OUTPUT, "a", "a", "g({0})", (now[Q.Z],), now[Q.OUTPUT], exact),)
    if kind is CellType.GRU:
        u, n = now[Q.UPDATE_GATE], now[Q.CANDIDATE]
        return (
            _line(
                Q.OUTPUT,
                "a",
                "a",
                "({0})({1}) + ({2})({3})",
                (1.0 - u, n, u, now[Q.PREVIOUS_OUTPUT]),
                now[Q.OUTPUT],
                exact,
            ),
        )
    return (
        _line(
            Q.MEMORY,
            "c′",
            "c'",
            "({0})({1}) + ({2})({3})",
            (now[Q.CANDIDATE], now[Q.INPUT_GATE], now[Q.PREVIOUS_MEMORY], now[Q.FORGET_GATE]),
            now[Q.MEMORY],
            exact,
        ),
        _line(
            Q.OUTPUT,
            "a",
            "a",
            "({0})({1})",
            (now[Q.SQUASHED_MEMORY], now[Q.OUTPUT_GATE]),
            now[Q.OUTPUT],
            exact,
        ),
    )


def _line(
    target: Quantity,
    left: str,
    latex_left: str,
    form: str,
    parts: tuple[float, ...],
    result: float,
    exact: bool,
) -> Line:
    value = number(result, exact)
    text = f"{left} = {form.format(*(number(p, exact) for p in parts))} = {value}"
    latex = f"{latex_left} = {form.format(*(_latex_number(p, exact) for p in parts))} = {_latex_number(result, exact)}"
    return Line(latex, text, target, value)


def tooltip(cell: Cell, quantity: Quantity, now: Now) -> tuple[str, str]:
    """How `quantity` is computed, and the same with this step's numbers and the result."""
    form, filled = _explained(cell, quantity, now)
    value = number(now[quantity])
    return form, f"{filled} = {value}" if filled else value


def _explained(cell: Cell, quantity: Quantity, now: Now) -> tuple[str, str]:
    """The formula of a quantity, and its right-hand side in numbers ("" for what is given, not computed)."""

    def of(*parts: Quantity) -> tuple[str, ...]:
        return tuple(number(now[part]) for part in parts)

    squashed = {
        Q.CANDIDATE: ("g", "z", Q.Z, cell.g),
        Q.INPUT_GATE: ("f", "zᵢ", Q.Z_I, cell.f),
        Q.FORGET_GATE: ("f", "z_f", Q.Z_F, cell.f),
        Q.OUTPUT_GATE: ("f", "z_o", Q.Z_O, cell.f),
        Q.RESET_GATE: ("f", "zᵣ", Q.Z_R, cell.f),
        Q.UPDATE_GATE: ("f", "zᵤ", Q.Z_U, cell.f),
        Q.SQUASHED_MEMORY: ("h", "c′", Q.MEMORY, cell.h),
    }
    if quantity in squashed:
        role, symbol, source, activation = squashed[quantity]
        return f"{role}({symbol}) = {activation.symbol}({symbol})", f"{activation.symbol}({of(source)[0]})"
    if quantity is Q.MEMORY:
        parts = of(Q.CANDIDATE, Q.INPUT_GATE, Q.PREVIOUS_MEMORY, Q.FORGET_GATE)
        return "c′ = g(z)·f(zᵢ) + c·f(z_f)", "({})({}) + ({})({})".format(*parts)
    if quantity is Q.OUTPUT and cell.cell_type is CellType.RNN:
        return f"a = g(z) = {cell.g.symbol}(z)", f"{cell.g.symbol}({of(Q.Z)[0]})"
    if quantity is Q.OUTPUT and cell.cell_type is CellType.GRU:
        kept = number(1.0 - now[Q.UPDATE_GATE])
        parts = (kept, *of(Q.CANDIDATE, Q.UPDATE_GATE, Q.PREVIOUS_OUTPUT))
        return "a = (1 − f(zᵤ))·g(z) + f(zᵤ)·a₋", "({})({}) + ({})({})".format(*parts)
    if quantity is Q.OUTPUT:
        return "a = h(c′)·f(z_o)", "({})({})".format(*of(Q.SQUASHED_MEMORY, Q.OUTPUT_GATE))
    if quantity is Q.RECALL:
        return general(cell)[1].text, ""
    return _GIVEN[quantity], ""


_GIVEN = {
    Q.Z: "z",
    Q.Z_I: "zᵢ",
    Q.Z_F: "z_f",
    Q.Z_O: "z_o",
    Q.Z_R: "zᵣ",
    Q.Z_U: "zᵤ",
    Q.PREVIOUS_MEMORY: "c",
    Q.PREVIOUS_OUTPUT: "a₋",
}
