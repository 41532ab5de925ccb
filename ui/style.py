"""Colours, pens, fonts and spacing: the only place where any of them is chosen.

A colour means a quantity, everywhere. Each quantity has a colour for areas and lines (`fill`) and one for text
(`ink`), which keeps a contrast of at least 4.5:1 against the card it stands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyleFactory

from lstm_sim.cell import Quantity

Q = Quantity

_SIZE_PROPERTY = "system_type_size"
SPACING = 12
"""Between cards, in logical pixels."""
MARGIN = 14
"""Inside a card."""
RADIUS = 7
"""Of a card's corners."""
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The steps of View → Zoom."""


@dataclass(frozen=True)
class Theme:
    """One set of colours, as #RRGGBB."""

    name: str
    background: str
    card: str
    well: str
    border: str
    text: str
    muted: str
    grid: str
    accent: str
    warning: str
    neutral: str
    fills: Mapping[Quantity, str]
    inks: Mapping[Quantity, str]
    runs: tuple[str, ...]

    def run(self, mark: int) -> QColor:
        """The colour of a training run that is drawn with this mark (`RUN_DASHES` has its dash)."""
        return QColor(self.runs[mark % len(self.runs)])

    def fill(self, quantity: Quantity) -> QColor:
        """The colour of areas, lines and wires of a quantity."""
        return QColor(self.fills.get(_FAMILY[quantity], self.neutral))

    def ink(self, quantity: Quantity) -> QColor:
        """The colour of text about a quantity."""
        return QColor(self.inks.get(_FAMILY[quantity], self.text))

    def sequential(self, quantity: Quantity) -> NDArray[np.uint8]:
        """A (256, 4) table from the card's colour to the quantity's: small to large."""
        return _gradient([QColor(self.card), self.fill(quantity)])

    def diverging(self) -> NDArray[np.uint8]:
        """A (256, 4) table for signed values: negative, zero (the card's colour), positive."""
        return _gradient([QColor(self.fills[Q.FORGET_GATE]), QColor(self.card), QColor(self.fills[Q.MEMORY])])


# The quantities that share a colour: a pre-activation has that of what it opens or becomes.
_FAMILY: dict[Quantity, Quantity] = {
    Q.INPUT: Q.INPUT,
    Q.Z: Q.CANDIDATE,
    Q.CANDIDATE: Q.CANDIDATE,
    Q.Z_I: Q.INPUT_GATE,
    Q.INPUT_GATE: Q.INPUT_GATE,
    Q.Z_F: Q.FORGET_GATE,
    Q.FORGET_GATE: Q.FORGET_GATE,
    Q.Z_U: Q.FORGET_GATE,
    Q.UPDATE_GATE: Q.FORGET_GATE,
    Q.Z_O: Q.OUTPUT_GATE,
    Q.OUTPUT_GATE: Q.OUTPUT_GATE,
    Q.Z_R: Q.OUTPUT_GATE,
    Q.RESET_GATE: Q.OUTPUT_GATE,
    Q.RECALL: Q.OUTPUT,
    Q.PREVIOUS_MEMORY: Q.MEMORY,
    Q.MEMORY: Q.MEMORY,
    Q.SQUASHED_MEMORY: Q.MEMORY,
    Q.PREVIOUS_OUTPUT: Q.OUTPUT,
    Q.OUTPUT: Q.OUTPUT,
}

# Dash patterns (in pen widths) that tell the families apart without colour.
DASHES: dict[Quantity, tuple[float, ...]] = {
    Q.INPUT: (1, 2),
    Q.CANDIDATE: (),
    Q.INPUT_GATE: (6, 3),
    Q.FORGET_GATE: (2, 2),
    Q.OUTPUT_GATE: (8, 3, 2, 3),
    Q.MEMORY: (),
    Q.OUTPUT: (4, 2),
}
# Dash patterns (in pen widths) that tell training runs apart without colour; as many as there are colours for them.
RUN_DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (5, 2.5),
    (2, 2),
    (8, 2.5, 2, 2.5),
    (11, 3),
    (6, 2, 1.5, 2, 1.5, 2),
    (3.5, 1.5),
    (1, 2.5),
)
# pyqtgraph marker symbols that tell the families apart without colour.
MARKERS: dict[Quantity, str] = {
    Q.INPUT: "+",
    Q.CANDIDATE: "star",
    Q.INPUT_GATE: "t1",
    Q.FORGET_GATE: "s",
    Q.OUTPUT_GATE: "d",
    Q.MEMORY: "o",
    Q.OUTPUT: "t",
}


def family(quantity: Quantity) -> Quantity:
    """The quantity whose colour, dash and marker `quantity` shares."""
    return _FAMILY[quantity]


LIGHT = Theme(
    name="light",
    background="#F4F5F7",
    card="#FFFFFF",
    well="#EEF0F4",
    border="#DFE3EA",
    text="#1A1D29",
    muted="#5B6472",
    grid="#E4E7ED",
    accent="#3B3F8C",
    warning="#B3261E",
    neutral="#5B6472",
    fills={
        Q.CANDIDATE: "#B5478A",
        Q.INPUT_GATE: "#0072B2",
        Q.FORGET_GATE: "#D55E00",
        Q.OUTPUT_GATE: "#00805E",
        Q.MEMORY: "#3B3F8C",
        Q.OUTPUT: "#B97A00",
    },
    inks={
        Q.CANDIDATE: "#A63C7C",
        Q.INPUT_GATE: "#00639C",
        Q.FORGET_GATE: "#AD4B00",
        Q.OUTPUT_GATE: "#00704F",
        Q.MEMORY: "#3B3F8C",
        Q.OUTPUT: "#875900",
    },
    runs=("#0072B2", "#C4500A", "#7A3E9D", "#1F7A3A", "#C2255C", "#8A6100", "#00767A", "#5B6472"),
)
DARK = Theme(
    name="dark",
    background="#14161B",
    card="#1D2027",
    well="#2A2E38",
    border="#333845",
    text="#ECEEF3",
    muted="#A3ABBA",
    grid="#2F343F",
    accent="#8F96F2",
    warning="#FF8A80",
    neutral="#A3ABBA",
    fills={
        Q.CANDIDATE: "#DB78B5",
        Q.INPUT_GATE: "#4DA9E0",
        Q.FORGET_GATE: "#F58A45",
        Q.OUTPUT_GATE: "#3DBB90",
        Q.MEMORY: "#8F96F2",
        Q.OUTPUT: "#E0A93A",
    },
    inks={
        Q.CANDIDATE: "#E791C4",
        Q.INPUT_GATE: "#6CBCEB",
        Q.FORGET_GATE: "#FA9E63",
        Q.OUTPUT_GATE: "#55CBA2",
        Q.MEMORY: "#A6ACF7",
        Q.OUTPUT: "#E8B754",
    },
    runs=("#5AB0E6", "#F58A45", "#C08BE8", "#6CC070", "#F27AA2", "#D9B44A", "#4FC4C7", "#A3ABBA"),
)


def _gradient(stops: list[QColor]) -> NDArray[np.uint8]:
    positions = np.linspace(0.0, 1.0, len(stops))
    at = np.linspace(0.0, 1.0, 256)
    channels = [[c.red(), c.green(), c.blue(), 255] for c in stops]
    table = np.stack([np.interp(at, positions, column) for column in zip(*channels, strict=True)], axis=1)
    return np.round(table).astype(np.uint8)


def plot_pen(colour: QColor | str, width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
    """A pen for pyqtgraph: as wide on screen whatever the axes' scales are."""
    made = pen(colour, width, dash)
    made.setCosmetic(True)
    return made


def pen(colour: QColor | str, width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
    """A pen with round caps; `dash` in pen widths, () is solid."""
    made = QPen(QColor(colour), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern(list(dash))
    return made


def menu_button_sheet(theme: Theme) -> str:
    """The sheet of a tool button whose text says that it opens a menu: no arrow of its own.

    A widget with a sheet keeps the colours it was first shown in: they are named here, and the sheet is set with each
    theme.
    """
    return (
        f"QToolButton {{ color: {theme.text}; }} QToolButton:disabled {{ color: {theme.muted}; }}"
        " QToolButton::menu-indicator { image: none; }"
    )


def _system_size() -> float:
    """The system's type size in points, whatever `Style.apply` has made of the application's font since."""
    app = QApplication.instance()
    assert app is not None
    size = app.property(_SIZE_PROPERTY)
    if size is None:
        size = max(QApplication.font().pointSizeF(), 8.0)
        app.setProperty(_SIZE_PROPERTY, size)
    return float(size)


class Style(QObject):
    """The theme and the type size in use, and the one who changes them."""

    changed = Signal()

    def __init__(self, theme: str = "system", scale: float = 1.0) -> None:
        super().__init__()
        self._choice = theme
        self._scale = scale
        self._base = _system_size()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_scheme_changed)

    @property
    def choice(self) -> str:
        """What the user chose: "light", "dark" or "system"."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        if self._choice == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    @property
    def scale(self) -> float:
        """The type size relative to the system's."""
        return self._scale

    def choose(self, theme: str) -> None:
        """Use "light", "dark" or what the "system" uses."""
        self._choice = theme
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Use another type size."""
        self._scale = scale
        self.apply()

    def font(self, size: float = 1.0, bold: bool = False, italic: bool = False) -> QFont:
        """The program's font, `size` times the body size, with figures of equal width."""
        made = QFont(QApplication.font())
        made.setPointSizeF(self._base * self._scale * size)
        made.setBold(bold)
        made.setItalic(italic)
        tabular = QFont.Tag.fromString("tnum")
        if tabular is not None:
            made.setFeature(tabular, 1)
        return made

    def apply(self) -> None:
        """Give the application the theme's palette and font, and tell every panel."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setPalette(self.palette())
        app.setFont(self.font())
        self.changed.emit()

    def palette(self) -> QPalette:
        """The theme as a Qt palette."""
        theme, palette, role = self.theme, QPalette(), QPalette.ColorRole
        for target, colour in (
            (role.Window, theme.background),
            (role.WindowText, theme.text),
            (role.Base, theme.card),
            (role.AlternateBase, theme.well),
            (role.Text, theme.text),
            (role.Button, theme.card),
            (role.ButtonText, theme.text),
            (role.BrightText, theme.warning),
            (role.ToolTipBase, theme.card),
            (role.ToolTipText, theme.text),
            (role.PlaceholderText, theme.muted),
            (role.Highlight, theme.accent),
            (role.HighlightedText, theme.card),
            (role.Link, theme.accent),
            (role.Mid, theme.border),
            (role.Midlight, theme.border),
            (role.Light, theme.card),
            (role.Dark, theme.border),
            (role.Accent, theme.accent),
        ):
            palette.setColor(target, QColor(colour))
        for target in (role.WindowText, role.Text, role.ButtonText):
            faded = QColor(theme.muted)
            faded.setAlpha(150)
            palette.setColor(QPalette.ColorGroup.Disabled, target, faded)
        return palette

    def _on_system_scheme_changed(self) -> None:
        if self._choice == "system":
            self.apply()
