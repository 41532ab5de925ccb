"""The MapPicture: what is seen of the heat maps, kept while the crosshairs move over it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.blank_picture import blank_picture
from ui.network.map_painter import MapPainter
from ui.network.map_plan import Part, Plan
from ui.network.unit_maps import UnitMaps
from ui.style import Style

_EDGE = 4
"""Kept free around the maps, for the ring of the focus."""


class MapPicture:
    """The picture of a widget's maps, painted anew only when the maps, the size, the style or the visible part changes.

    Attributes:
        shown: the maps; None where there are none.
        part: what of them is visible; None for all.
    """

    def __init__(self, style: Style, widget: QWidget) -> None:
        self._style, self._widget = style, widget
        self._painter = MapPainter(style)
        self.shown: UnitMaps | None = None
        self.part: Part | None = None
        self._now = object()
        self._plan: Plan | None = None
        self._picture: QPixmap | None = None
        self._titles: tuple[object, QPixmap] | None = None
        self._prepared: tuple[UnitMaps, Part | None, Plan, QPixmap] | None = None

    # ------------------------------------------------------------ what is shown

    def show(self, shown: UnitMaps | None) -> None:
        """Show these maps, as they were prepared if they were."""
        prepared = self._prepared
        if not self.are_alike(shown):
            self.part = None
        self.shown = shown
        self.forget()
        if prepared is not None and prepared[0] is shown and prepared[1] == self.part:
            _, _, self._plan, self._picture = prepared

    def are_alike(self, other: UnitMaps | None) -> bool:
        """True where the same part of other maps can be visible."""
        shown = self.shown
        if shown is None or other is None:
            return False
        return (shown.steps, shown.units) == (other.steps, other.units)

    def see(self, part: Part | None) -> None:
        """Make another part visible."""
        if part != self.part:
            self.part = part
            self.forget()

    def zoom(self, factor: float, step: float, row: float, at: QPointF | None) -> None:
        """Make `factor` times as many cells visible, the one at a point, or (step, row), staying where it is."""
        k = None if at is None else self.plan.place_at(at)
        if at is not None and k is not None:
            step, row = self.plan.point_in(k, at)
        self.see(self.plan.zoomed(factor, step, row))

    @property
    def plan(self) -> Plan:
        """Where everything stands at the present size."""
        if self._plan is None:
            assert self.shown is not None
            self._plan = self._plan_of(self.shown, self.part, QRectF(self._widget.rect()))
        return self._plan

    def _plan_of(self, shown: UnitMaps, part: Part | None, rect: QRectF) -> Plan:
        return self._painter.plan(shown, rect.adjusted(_EDGE, _EDGE / 2, -_EDGE - 2, -_EDGE), part)

    def take_style(self) -> None:
        """Take colours and fonts anew."""
        self._painter.take_style()
        self._titles = None
        self.forget()

    def forget(self) -> None:
        """Place and paint everything anew, as in another size."""
        self._plan = self._picture = self._prepared = None
        self._now = object()
        self._widget.update()

    # ------------------------------------------------------------ painting

    def prepare(self, shown: UnitMaps) -> Iterator[None]:
        """Paint the picture of maps that are about to be shown, a map at a time; until then those of now stay."""
        if self.shown is None:
            return
        part, now = (self.part if self.are_alike(shown) else None), self._now
        plan = self._plan_of(shown, part, QRectF(self._widget.rect()))
        picture = self._kept_titles(shown, plan).copy()
        yield
        for k in range(len(shown.maps)):
            self._paint_cells(picture, shown, plan, range(k, k + 1))
            yield
        if self._now is now:  # nothing was painted anew in between, as in another size or style
            self._prepared = shown, part, plan, picture

    def paint(self, painter: QPainter, target: QRectF, step: int, unit: int) -> None:
        """Paint the visible part into `target` of any painter, cells as vectors where they are not too many."""
        if self.shown is not None:
            plan = self._plan_of(self.shown, self.part, target)
            self._painter.paint(painter, self.shown, plan)
            self._painter.paint_present(painter, self.shown, plan, step, unit)

    def paint_kept(
        self, painter: QPainter, shown: UnitMaps, step: int, unit: int, pointed: tuple[int, int] | None
    ) -> None:
        """Paint on the screen: what is kept, the crosshair over it, and another one at (step, unit) under the mouse."""
        painter.drawPixmap(0, 0, self._kept_picture(shown))
        self._painter.paint_present(painter, shown, self.plan, step, unit)
        if pointed is not None:
            self._painter.paint_pointed(painter, self.plan, pointed[0], shown.row_of(pointed[1]))

    def _kept_picture(self, shown: UnitMaps) -> QPixmap:
        if self._picture is None:
            self._picture = self._kept_titles(shown, self.plan).copy()
            self._paint_cells(self._picture, shown, self.plan, range(len(shown.maps)))
        return self._picture

    def _paint_cells(self, picture: QPixmap, shown: UnitMaps, plan: Plan, maps: range) -> None:
        painter = QPainter(picture)
        self._painter.paint_cells(painter, shown, plan, maps)
        painter.end()

    def _kept_titles(self, shown: UnitMaps, plan: Plan) -> QPixmap:
        """The ground of the picture."""
        key = self._painter.titles_of(shown, plan), self._widget.size(), self._widget.devicePixelRatioF()
        if self._titles is None or self._titles[0] != key:
            ground = blank_picture(self._widget, self._widget.size(), self._style.theme.card)
            painter = QPainter(ground)
            self._painter.paint_titles(painter, shown, plan)
            painter.end()
            self._titles = key, ground
        return self._titles[1]
