"""An error surface and the descents on it as tables."""

from __future__ import annotations

from lstm_sim.gradients.descent import Pair
from lstm_sim.gradients.surface import Surface
from lstm_sim.table import Table


def table_of_surface(surface: Surface, axes: tuple[str, str]) -> Table:
    """A row for each point."""
    points = [
        (column, row, value)
        for row, values in zip(surface.y.tolist(), surface.values.tolist(), strict=True)
        for column, value in zip(surface.x.tolist(), values, strict=True)
    ]
    return Table((*axes, "loss"), points)


def table_of_descents(pair: Pair, axes: tuple[str, str]) -> Table:
    """A row for each step of both."""
    rows = []
    for name, descent in (("clipped", pair.clipped), ("unclipped", pair.unclipped)):
        for k, (point, loss, norm) in enumerate(
            zip(descent.points.tolist(), descent.losses.tolist(), descent.gradient_norms.tolist(), strict=True)
        ):
            rows.append((name, k, *point, loss, norm, int(descent.clipped[k])))
    return Table(("descent", "step", *axes, "loss", "gradient_norm", "clipped"), rows)
