"""The RunsModel: the table of training runs, a row for each, as Qt's views want it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLineF, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from lstm_sim.laboratory.runs import RunEntry
from lstm_sim.laboratory.told import Phase
from ui.network import training_texts as words
from ui.network.trainer import Trainer
from ui.problems import in_words
from ui.style import RUN_DASHES, Style, pen

COLUMNS = ("name", "best", "epochs", "state", "architecture", "task", "parameters", "time")
"""What is looked for first stands first: the table is narrow beside the networks."""
_NUMBERS = ("parameters", "epochs", "best", "time")
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class RunsModel(QAbstractTableModel):
    """What `Trainer.runs` holds. The name can be changed; the box before it says whether its curves are drawn."""

    def __init__(self, trainer: Trainer, style: Style) -> None:
        super().__init__(trainer)
        self._trainer, self._style = trainer, style
        self._entries: tuple[RunEntry, ...] = ()
        self._samples: dict[tuple[object, ...], QPixmap] = {}
        self.follow()

    def follow(self) -> bool:
        """Show the runs as they are now; True if there are others than before, or one has another name."""
        new, old = self._trainer.runs.entries, self._entries
        if [entry.id for entry in new] != [entry.id for entry in old]:
            self.beginResetModel()
            self._entries = new
            self.endResetModel()
            return True
        self._entries = new
        for row, (one, other) in enumerate(zip(old, new, strict=True)):
            if one is not other or other.id == self._trainer.run:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        return [entry.name for entry in new] != [entry.name for entry in old]

    def entry(self, index: Index) -> RunEntry | None:
        """The run of a row."""
        return self._entries[index.row()] if index.isValid() and index.row() < len(self._entries) else None

    def row_of(self, run: str) -> int | None:
        """The row of a run."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == run), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """How many runs there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        if role == _Role.ToolTipRole and COLUMNS[section] == "best":
            return self.tr("Best score on dev: F1 or accuracy; for a series, the error")
        if role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        return {
            "name": self.tr("Run"),
            "task": self.tr("Task"),
            "architecture": self.tr("Architecture"),
            "parameters": self.tr("Parameters"),
            "epochs": self.tr("Epochs"),
            "best": self.tr("Best"),
            "time": self.tr("Time"),
            "state": self.tr("State"),
        }[COLUMNS[section]]

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What stands in a cell."""
        entry = self.entry(index)
        if entry is None:
            return None
        column = COLUMNS[index.column()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self._text(entry, column)
        if role == _Role.TextAlignmentRole:
            return _alignment(column)
        if role == _Role.ToolTipRole:
            return self._tip(entry)
        if column == "name" and entry.record is not None:
            if role == _Role.CheckStateRole:
                return Qt.CheckState.Checked if entry.record.shown else Qt.CheckState.Unchecked
            if role == _Role.DecorationRole:
                return self._sample(entry.record.mark)
        if role == _Role.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {self._text(entry, column)}"
        return None

    def _text(self, entry: RunEntry, column: str) -> str:
        record, course = entry.record, entry.course
        if column == "name":
            return entry.name
        if column == "state":
            return self._state(entry)
        if record is None:
            return "–"
        config = record.config
        if column == "task":
            return words.task_name(config.task)
        if column == "architecture":
            return words.architecture_name(config)
        if column == "parameters":
            return "–" if entry.parameters is None else f"{entry.parameters:,}"
        if column == "epochs":
            return f"{course.epoch}/{config.epochs}"
        if column == "best":
            return words.score_text(entry.best, entry.measure)
        return words.clock(course.seconds)

    def _state(self, entry: RunEntry) -> str:
        trainer = self._trainer
        if entry.id == trainer.run:
            return self.tr("paused") if trainer.phase is Phase.HELD else self.tr("training")
        text = words.standing_name(entry.standing)
        return f"{text} ⚠" if entry.problem is not None else text

    def _tip(self, entry: RunEntry) -> str:
        """What is wrong with a run; else when it was begun and what is special about it."""
        if entry.problem is not None:
            return in_words(entry.problem)
        record = entry.record
        if record is None:
            return entry.id
        config = record.config
        return "\n".join(
            [
                record.name,
                self.tr("begun {time}").format(time=f"{datetime.fromtimestamp(record.created):%Y-%m-%d %H:%M}"),
                self.tr("{optimizer}, learning rate {rate}, clip norm {clip}, batch {batch}, seed {seed}").format(
                    optimizer=words.optimizer_name(config.optimizer),
                    rate=f"{config.learning_rate:g}",
                    clip=f"{config.clip_norm:g}",
                    batch=config.batch_size,
                    seed=config.seed,
                ),
                *([config.data] if config.data else []),
            ]
        )

    def _sample(self, mark: int) -> QPixmap:
        """A piece of the run's line."""
        theme, scale = self._style.theme, self._style.scale
        key = (mark, theme.name, scale)
        if key not in self._samples:
            wide, high = round(26 * scale), round(12 * scale)
            made = QPixmap(2 * wide, 2 * high)
            made.setDevicePixelRatio(2.0)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.card))  # also on a chosen row
            painter.drawRoundedRect(0, 0, wide, high, 3.0, 3.0)
            painter.setPen(pen(theme.run(mark), 2.2, RUN_DASHES[mark % len(RUN_DASHES)]))
            painter.drawLine(QLineF(2.0, high / 2, wide - 2.0, high / 2))
            painter.end()
            self._samples[key] = made
        return self._samples[key]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be changed and boxes ticked, where there is a record to write it to."""
        found = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        entry = self.entry(index)
        if entry is not None and entry.record is not None and COLUMNS[index.column()] == "name":
            found |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return found

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Rename a run, or draw its curves or not."""
        entry = self.entry(index)
        if entry is None:
            return False
        if role == _Role.CheckStateRole:
            self._trainer.runs.show(entry.id, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role == _Role.EditRole:
            self._trainer.runs.rename(entry.id, str(value))
            return True
        return False


def _alignment(column: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
