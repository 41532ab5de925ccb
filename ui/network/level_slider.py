"""The LevelSlider: a ValueSlider that can also begin at 0, for what lies between shut and open."""

from __future__ import annotations

from ui.controls import ValueSlider

_MARGIN = 9.0


class LevelSlider(ValueSlider):
    """Over ±reach, or over 0 … reach where `one_sided`."""

    one_sided = False

    def show_scale(self, reach: float, one_sided: bool) -> None:
        """Use another range; the value stays where it is in the new one."""
        self.reach = reach
        self.one_sided = one_sided
        self.setMinimum(0 if one_sided else -self.maximum())
        self.setSingleStep(max(1, self.maximum() // 100))
        self.setPageStep(max(1, self.maximum() // 10))
        self.update()

    def show_value(self, value: float) -> None:
        """Show a value without saying that the user chose it; where it is dragged, it stays where the mouse is."""
        self.show_tick(self.tick_of(value))

    def _x(self, tick: float) -> float:
        if not self.one_sided:
            return super()._x(tick)
        return _MARGIN + max(tick, 0.0) / self.maximum() * (self.width() - 2 * _MARGIN)

    def tick_at(self, x: float) -> int:
        """The slider position under a point."""
        if not self.one_sided:
            return super().tick_at(x)
        share = (x - _MARGIN) / max(1.0, self.width() - 2 * _MARGIN)
        return round(min(max(share, 0.0), 1.0) * self.maximum())
