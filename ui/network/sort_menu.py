"""The buttons above the heat maps: which layer they show, and how its units are sorted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from lstm_sim.cell import Quantity
from lstm_sim.laboratory.lab import Look, Order
from lstm_sim.laboratory.reading import LabFrame
from ui.network.unit_words import layer_name, quantity_name, seen_quantities, short_token
from ui.texts import symbol

Q = Quantity


class MenuButton(QToolButton):
    """A flat button that opens a menu; its text says what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._groups: list[QActionGroup] = []
        self._menu.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(self._menu)

    def _on_about_to_show(self) -> None:
        self._menu.clear()
        for group in self._groups:
            group.deleteLater()
        self._groups = []
        self._fill()

    def _fill(self) -> None:
        """Put the choices that there are now into the empty menu."""

    def _group(self) -> QActionGroup:
        """Choices of which one is on."""
        self._groups.append(QActionGroup(self))
        return self._groups[-1]

    def _choice(self, menu: QMenu, group: QActionGroup, text: str, on: bool) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        group.addAction(action)
        return action


class LayerButton(MenuButton):
    """Chooses the layer and direction; hidden where there is one."""

    looked = Signal(int, bool)
    """(layer, reverse): the user wants to see that one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers: tuple[tuple[int, bool], ...] = ()
        self._shown = (0, False)
        self.hide()

    def show_frame(self, frame: LabFrame | None) -> None:
        """Offer the layers of the network that is looked into."""
        trace = None if frame is None or frame.after is None else frame.after.trace
        if frame is not None and trace is not None:
            self._layers = tuple((layer.layer, layer.reverse) for layer in trace.layers)
            self._shown = (frame.lab.look.layer, frame.lab.look.reverse)
        self.setVisible(len(self._layers) > 1)
        self.setText(layer_name(*self._shown) + " ▾")

    def _fill(self) -> None:
        group = self._group()
        for place in self._layers:
            action = self._choice(self._menu, group, layer_name(*place), place == self._shown)
            action.triggered.connect(lambda _on=False, place=place: self.looked.emit(*place))

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        tip = self.tr("Choose the layer, and the direction in which it reads")
        self.setToolTip(tip)
        self.setAccessibleName(tip)


class SortButton(MenuButton):
    """Chooses the order of the units: its kind, the quantity it goes by, and the label it is about."""

    sorted_by = Signal(object)
    """The fields of Look that the user wants to change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._token = ""
        self._labels: tuple[str, ...] = ()
        self._quantities: tuple[Quantity, ...] = ()
        self._label_menu = QMenu(self)

    def show_frame(self, frame: LabFrame | None) -> None:
        """Say how its units are sorted."""
        look = self._look = self._look if frame is None else frame.lab.look
        after = None if frame is None else frame.after
        layer = None if frame is None else frame.layer
        if after is not None and layer is not None:
            self._token = short_token(after.tokens[min(look.step, after.steps - 1)])
            self._labels = after.network.labels
            self._quantities = seen_quantities(layer)
        self.setVisible(layer is not None)
        self.setText(self.tr("sort: {order}").format(order=self._words(look.order)) + " ▾")

    def _words(self, order: Order) -> str:
        """An order in words."""
        if order is Order.CHANGE:
            return self.tr("change at “{token}”").format(token=self._token)
        if order is Order.SELECTIVITY:
            label = self._labels[min(self._look.label, len(self._labels) - 1)] if self._labels else ""
            return self.tr("selective for “{label}”").format(label=label)
        return {
            Order.NUMBER: self.tr("number"),
            Order.MEAN: self.tr("mean"),
            Order.SIMILARITY: self.tr("similarity"),
        }[order]

    def _fill(self) -> None:
        menu, look = self._menu, self._look
        orders = self._group()
        for order in (Order.NUMBER, Order.CHANGE, Order.MEAN, Order.SIMILARITY):
            action = self._choice(menu, orders, self._words(order), look.order is order)
            action.triggered.connect(lambda _on=False, order=order: self.sorted_by.emit({"order": order}))
        if self._labels:
            labels = self._label_menu
            labels.clear()
            labels.setTitle(self.tr("selective for a label"))
            menu.addMenu(labels)
            for place, label in enumerate(self._labels):
                on = look.order is Order.SELECTIVITY and look.label == place
                action = self._choice(labels, orders, label, on)
                values = {"order": Order.SELECTIVITY, "label": place}
                action.triggered.connect(lambda _on=False, values=values: self.sorted_by.emit(values))
        menu.addSeparator()
        group = self._group()
        chosen = look.order_of if look.order_of in self._quantities else Q.OUTPUT  # as for a layer without c
        for quantity in self._quantities:
            text = self.tr("by {symbol}, {name}").format(symbol=symbol(quantity), name=quantity_name(quantity))
            action = self._choice(menu, group, text, quantity is chosen)
            action.setEnabled(look.order is not Order.NUMBER)
            values_of = {"order_of": quantity}
            action.triggered.connect(lambda _on=False, values=values_of: self.sorted_by.emit(values))

    def retranslate(self) -> None:
        """Every text in the language now in use."""
        tip = self.tr("Choose how the units are sorted, and by which of their values")
        self.setToolTip(tip)
        self.setAccessibleName(tip)
