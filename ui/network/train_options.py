"""The options of a training run: a row for each, those that have no meaning for the others hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from lstm_sim.errors import InputError
from lstm_sim.laboratory.choices import applies, fitting, heads_of, switched
from lstm_sim.laboratory.edits import set_config
from lstm_sim.laboratory.hardware import Device
from lstm_sim.networks.architecture import Kind
from lstm_sim.training.config import LARGEST_SEED, Config, Task, changed
from ui.icons import icon
from ui.network import training_texts as words
from ui.network.option_fields import ChoiceField, Field
from ui.network.option_plan import AUTO, FIRST_ROWS, MORE_ROWS, PEEPHOLES, make_fields
from ui.network.option_texts import option_texts
from ui.store import Store
from ui.style import Style


class TrainOptions(QWidget):
    """Shows a Config and asks the store for every change of it."""

    def __init__(self, store: Store, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._style = store, style
        self._devices: tuple[Device, ...] = ()
        self.fields: dict[str, Field] = make_fields()
        self.labels: dict[str, QLabel] = {}
        self.path = QLineEdit(self)
        self.browse = QToolButton(self)
        self.new_seed = QToolButton(self)
        self.more = QToolButton(self)
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        for button in (self.browse, self.new_seed, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._lay_out()
        self.path.editingFinished.connect(lambda: self._set("data", self.path.text().strip()))
        self.browse.clicked.connect(self.choose_data)
        self.new_seed.clicked.connect(self.take_new_seed)
        self.more.toggled.connect(lambda _on: self._show_rows())
        for name, field in self.fields.items():
            field.entered.connect(lambda value, n=name: self._set(n, value))
        self.setTabOrder(self.fields["seed"], self.new_seed)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        line = 0
        for row in (*FIRST_ROWS, ("",), *MORE_ROWS):
            if row == ("",):
                self._grid.addWidget(self.more, line, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
            for place, name in enumerate(row):
                if not name:
                    continue
                label, field = QLabel(self), self._widget_of(name)
                label.setBuddy(self.path if name == "data" else self.fields[name])
                self.labels[name] = label
                self._grid.addWidget(label, line, 2 * place)
                self._grid.addWidget(field, line, 2 * place + 1, 1, 1 if len(row) == 2 else 3)
            line += 1
        self._grid.setRowStretch(line, 1)

    def _widget_of(self, name: str) -> QWidget:
        """The field of an option with the button that belongs to it."""
        if name not in ("data", "seed"):
            return self.fields[name]
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.path if name == "data" else self.fields[name], 1)
        row.addWidget(self.browse if name == "data" else self.new_seed)
        box.setObjectName(name)
        return box

    def widget(self, name: str) -> QWidget:
        """What stands in the row of an option."""
        if name in ("data", "seed"):
            box = self.findChild(QWidget, name)
            assert isinstance(box, QWidget)
            return box
        return self.fields[name]

    def _choice(self, name: str) -> ChoiceField:
        field = self.fields[name]
        assert isinstance(field, ChoiceField)
        return field

    # ------------------------------------------------------------ edits

    @property
    def _config(self) -> Config:
        return self._store.session.lab.config

    def _set(self, name: str, value: Any) -> None:
        """The user wants an option so."""
        config = self._config
        try:
            if name == "task":
                new = switched(config, task=value)
            elif name in ("kind", "peepholes"):
                new = switched(config, kind=value)
            else:
                new = fitting(changed(config, {name: int(value) if name == "seed" else value}))
        except InputError as error:
            self._store.refused.emit(error)
            self.show_config(config)
            return
        if new != config:
            self._store.edit(set_config(new, f"config {name}"))

    def take_new_seed(self) -> None:
        """Other initial weights, another order of the data: the next seed."""
        self._set("seed", (self._config.seed + 1) % (LARGEST_SEED + 1))

    def choose_data(self) -> None:
        """Ask for the folder or the CSV file."""
        config = self._config
        if config.task is Task.SERIES:
            pattern = self.tr("Series ({patterns})").format(patterns="*.csv *.tsv *.txt")
            name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a series"), config.data, pattern)
        else:
            name = QFileDialog.getExistingDirectory(self, self.tr("Open a folder with labelled sentences"), config.data)
        if name:
            self._set("data", name)

    def take_data(self, path: str, is_folder: bool) -> None:
        """Learn from this folder of labelled sentences, or this series."""
        config = switched(self._config, task=Task.FILES if is_folder else Task.SERIES)
        self._store.edit(set_config(replace(config, data=path), "config data"))

    # ------------------------------------------------------------ showing

    def show_config(self, config: Config) -> None:
        """Show every option as the config has it."""
        heads = heads_of(config.task)
        self._choice("head").offer(heads, [words.head_name(head) for head in heads])
        self._offer_devices(config.device)
        for name, field in self.fields.items():
            field.show_value(_value(config, name))
        if not self.path.hasFocus() or self.path.text().strip() != config.data:
            self.path.setText(config.data)
            self.path.setToolTip(config.data)
        self._show_rows()
        self._show_data_label(config)

    def _show_rows(self) -> None:
        """Show the rows that have a meaning for what is chosen."""
        config, more = self._config, self.more.isChecked()
        self.more.setArrowType(Qt.ArrowType.DownArrow if more else Qt.ArrowType.RightArrow)
        for rows, seen in ((FIRST_ROWS, True), (MORE_ROWS, more)):
            for name in (name for row in rows for name in row):
                on = seen and (config.kind in PEEPHOLES if name == "peepholes" else applies(name, config))
                for part in (self.labels[name], self.widget(name)):
                    if part.isVisibleTo(self) is not on:
                        part.setVisible(on)

    def show_devices(self, devices: tuple[Device, ...]) -> None:
        """Offer these devices."""
        self._devices = devices
        self._offer_devices(self._config.device)
        self._choice("device").show_value(self._config.device)

    def _offer_devices(self, chosen: str) -> None:
        best = words.device_name(self._devices[0]) if self._devices else ""
        offered = {AUTO: self.tr("automatic: {device}").format(device=best) if best else self.tr("automatic")}
        offered |= {device.name: words.device_name(device) for device in self._devices}
        if chosen not in offered:
            offered[chosen] = self.tr("{device} (not here)").format(device=chosen)
        self._choice("device").offer(offered, list(offered.values()))

    def _show_data_label(self, config: Config) -> None:
        series = config.task is Task.SERIES
        self.labels["data"].setText(self.tr("File") if series else self.tr("Folder"))
        tip = (
            self.tr("A CSV file with a row for each time step; drop it here, or choose it.")
            if series
            else self.tr(
                "A folder with train, dev and test: seq.in and seq.out, or columns; drop it here, or choose it."
            )
        )
        for part in (self.labels["data"], self.path, self.browse):
            part.setToolTip(f"{config.data}\n{tip}" if config.data and part is self.path else tip)
        self.path.setAccessibleName(self.labels["data"].text())
        self.browse.setAccessibleName(self.tr("Choose…"))

    def retranslate(self) -> None:
        """Set every text anew."""
        for name, (label, tip) in option_texts().items():
            self.labels[name].setText(label)
            for part in (self.labels[name], self.path if name == "data" else self.fields[name]):
                part.setToolTip(tip)
                part.setAccessibleName(label)
        names: dict[str, Callable[[Any], str]] = {
            "task": words.task_name, "language": words.language_name, "kind": words.family_name,
            "peepholes": words.peephole_name, "optimizer": words.optimizer_name, "schedule": words.schedule_name,
            "bidirectional": words.switch_name, "mixed_precision": words.switch_name,
        }  # fmt: skip
        for name, name_of in names.items():
            field = self._choice(name)
            field.offer(field.values, [name_of(value) for value in field.values])
        self.more.setText(self.tr("More"))
        self.more.setToolTip(self.tr("The other options"))
        self.more.setAccessibleName(self.tr("The other options"))
        self.new_seed.setToolTip(self.tr("New seed: other initial weights, another order of the data"))
        self.new_seed.setAccessibleName(self.tr("New seed"))
        self.show_config(self._config)

    def restyle(self) -> None:
        """Take every colour and font anew."""
        theme, font = self._style.theme, self._style.font(0.92)
        for label in self.labels.values():
            label.setFont(font)
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.muted)
            label.setPalette(palette)
        for field in (*self.fields.values(), self.path, self.more):
            field.setFont(font)
        self.browse.setIcon(icon("folder", theme.text))
        self.new_seed.setIcon(icon("dice", theme.text))

    def changeEvent(self, event: QEvent) -> None:
        """The panel retranslates; a change of font needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def _value(config: Config, name: str) -> Any:
    """What the field of an option shows: an LSTM with peepholes is an LSTM in one, its peepholes in another."""
    if name == "kind" and config.kind in PEEPHOLES:
        return Kind.LSTM
    return getattr(config, "kind" if name == "peepholes" else name)
