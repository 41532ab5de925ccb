"""w⁹⁹⁹ on the screen: the lecture's values in figures, set by slider, field, button and on the curve."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from lstm_sim.study_edits import set_power
from ui.gradients.bench import Bench
from ui.gradients.power_panel import PowerPanel
from ui.store import Store
from ui.style import Style


@pytest.fixture
def panel(qtbot: QtBot, store: Store, style: Style) -> Iterator[PowerPanel]:
    bench = Bench()
    made = PowerPanel(store, style, bench)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    yield made
    bench.close()


@pytest.mark.parametrize(
    ("w", "y", "slope"),
    [
        (1.0, "1.00000000", "999.000000"),
        (1.01, "20,751.6392", "20,525,631.3"),
        (0.99, "4.360732 × 10<sup>−5</sup>", "0.0440037508"),
        (0.01, "1.000000 × 10<sup>−1998</sup> (0 for a computer)", "9.990000 × 10<sup>−1994</sup> (0 for a computer)"),
        (2.0, "5.357543 × 10<sup>300</sup>", "2.676093 × 10<sup>303</sup>"),
    ],
)
def test_numbers_are_written_in_figures(store: Store, panel: PowerPanel, w: float, y: str, slope: str) -> None:
    store.edit(set_power(w))
    store.flush()
    text = panel.figures.text()
    assert f"w<sup>999</sup> = {y}<" in text
    assert f"w<sup>998</sup> = {slope}<" in text


def test_the_lecture_s_buttons_and_the_slider_set_w(store: Store, panel: PowerPanel) -> None:
    panel._buttons[2].click()
    store.flush()
    assert store.session.study.power == 0.99
    panel.row.slider.setValue(500)
    store.flush()
    assert store.session.study.power == 1.125  # 1 + 0.5³
    store.undo()
    store.flush()
    assert panel.row.field.value() == store.session.study.power


def test_the_table_is_the_run(store: Store, panel: PowerPanel) -> None:
    table = panel.table()
    assert len(table.rows) == 1000
    assert table.rows[0][1] == 1.0
    assert table.rows[-1][1] == pytest.approx(1.01**999, rel=1e-12)
