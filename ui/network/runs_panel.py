"""The table of training runs: shown or hidden, renamed, continued, deleted, exported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QLabel,
    QMenu,
    QMessageBox,
    QTableView,
    QToolButton,
    QWidget,
)

from lstm_sim.errors import InputError
from lstm_sim.laboratory.edits import compare_network, set_config, show_network
from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.laboratory.runs import RunEntry, Standing
from lstm_sim.laboratory.runs_table import runs_table
from lstm_sim.table import Table
from ui.export import save
from ui.network.laboratory import Laboratory
from ui.network.network_panel import NetworkPanel
from ui.network.runs_model import COLUMNS, RunsModel
from ui.network.trainer import Trainer
from ui.store import Store
from ui.style import Style

FOLLOWED_EVERY_MS = 250
"""So that the numbers of a run that is trained can be read."""


class RunsPanel(NetworkPanel):
    """The table of training runs: shown or hidden, renamed, continued, deleted, exported."""

    key = "runs"

    def __init__(
        self, store: Store, style: Style, laboratory: Laboratory, trainer: Trainer, parent: QWidget | None = None
    ) -> None:
        super().__init__(store, style, laboratory, parent)
        self.trainer = trainer
        self.model = RunsModel(trainer, style)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setFrameShape(QTableView.Shape.NoFrame)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QToolButton(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAutoRaise(True)
        self.header.addWidget(self.button)
        self.content.addWidget(self.empty, 1)
        self.content.addWidget(self.view, 1)
        self.actions_ = self._make_actions()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FOLLOWED_EVERY_MS)
        self._timer.timeout.connect(self.follow)
        self.button.clicked.connect(lambda: self._open_menu(self.button.mapToGlobal(self.button.rect().bottomLeft())))
        self.view.customContextMenuRequested.connect(lambda at: self._open_menu(self.view.viewport().mapToGlobal(at)))
        self.view.doubleClicked.connect(lambda _index: self.actions_["open"].trigger())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        trainer.runs.changed.connect(self._on_changed)
        trainer.state_changed.connect(self._on_changed)
        self.begin()
        trainer.runs.refresh()

    def _make_actions(self) -> dict[str, QAction]:
        """Everything that can be done with a run, by menu and by key."""
        plan: dict[str, tuple[list[str], object]] = {
            "open": (["Shift+Return"], self._open),
            "compare": (["Alt+Return"], self._compare),
            "continue": (["Ctrl+Shift+Return"], self._go_on),
            "settings": ([], self._take_settings),
            "rename": (["F2", "Return", "Enter"], self._rename),
            "show": (["Space"], self._toggle),
            "export_curves": ([], self._export_curves),
            "export_table": ([], self._export_table),
            "delete": (["Del", "Backspace"], self._delete),
        }
        made = {}
        for name, (keys, act) in plan.items():
            action = QAction(self.view)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.view.addAction(action)
            made[name] = action
        return made

    # ------------------------------------------------------------ following

    def _on_changed(self) -> None:
        """A run that is trained changes many times a second."""
        if not self._timer.isActive():
            self._timer.start()

    def follow(self) -> None:
        """Show the runs as they are; a hidden panel costs nothing."""
        self._timer.stop()
        if not self.isVisible():
            return
        chosen = self.chosen
        if self.model.follow():
            self._fit_columns()
            if chosen is not None:
                self.choose(chosen.id)
        self.view.setVisible(self.model.rowCount() > 0)
        self.empty.setVisible(self.model.rowCount() == 0)
        self._offer()

    def _fit_columns(self) -> None:
        """As wide as what stands in them; a long name gives way."""
        self.view.resizeColumnsToContents()
        self.view.setColumnWidth(0, min(self.view.columnWidth(0), round(220 * self.style_.scale)))

    def catch_up(self) -> None:
        """Show what changed while nobody looked."""
        super().catch_up()
        self.follow()

    @property
    def chosen(self) -> RunEntry | None:
        """The run of the row that is chosen, as it is now: the table may be a moment behind."""
        entry = self.model.entry(self.view.currentIndex())
        return None if entry is None else self.trainer.runs.get(entry.id)

    def choose(self, run: str) -> None:
        """Choose the row of a run."""
        row = self.model.row_of(run)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, 0))

    def _offer(self) -> None:
        """Offer what can be done with the run that is chosen."""
        entry, trainer = self.chosen, self.trainer
        record = None if entry is None else entry.record
        usable = entry is not None and entry.standing is not Standing.DAMAGED
        trained = entry is not None and entry.id == trainer.run
        for name, possible in (
            ("open", usable),
            ("compare", usable),
            ("continue", usable and entry is not None and entry.standing is Standing.INTERRUPTED and not trained),
            ("settings", record is not None),
            ("rename", record is not None),
            ("show", record is not None),
            ("export_curves", entry is not None and entry.course.step > 0),
            ("export_table", self.model.rowCount() > 0),
            ("delete", entry is not None and not trained),
        ):
            self.actions_[name].setEnabled(possible)
        shown = record is not None and record.shown
        self.actions_["show"].setText(self.tr("Hide Its Curves") if shown else self.tr("Show Its Curves"))

    # ------------------------------------------------------------ what can be done

    def _open_menu(self, position: QPoint) -> None:
        self._offer()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for names in (
            ("open", "compare", "continue", "settings"),
            ("rename", "show"),
            ("export_curves", "export_table"),
            ("delete",),
        ):
            for name in names:
                menu.addAction(self.actions_[name])
            menu.addSeparator()
        menu.popup(position)

    def _ref(self) -> NetworkRef | None:
        return None if self.chosen is None else NetworkRef(Where.RUN, self.chosen.id)

    def _open(self) -> None:
        ref = self._ref()
        if ref is not None:
            self.store.edit(show_network(ref))

    def _compare(self) -> None:
        ref = self._ref()
        if ref is not None:
            self.store.edit(compare_network(ref))

    def _go_on(self) -> None:
        if self.chosen is not None:
            self.trainer.go_on(self.chosen.id)

    def _take_settings(self) -> None:
        if self.chosen is not None and self.chosen.record is not None:
            self.store.edit(set_config(self.chosen.record.config, ""))

    def _rename(self) -> None:
        if self.chosen is not None:
            self.view.edit(self.model.index(self.view.currentIndex().row(), COLUMNS.index("name")))

    def _toggle(self) -> None:
        if self.chosen is not None:
            self.trainer.runs.show(self.chosen.id, not self.chosen.shown)

    def _delete(self) -> None:
        """Ask once; what is deleted lies in the system's trash."""
        entry = self.chosen
        if entry is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Move the run “{name}” to the trash?").format(name=entry.name))
        box.setInformativeText(self.tr("Its network and its curves go with it; they can be restored from there."))
        yes = box.addButton(self.tr("Move to Trash"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(yes)
        box.accepted.connect(lambda: self._remove(entry.id))
        box.open()

    def _remove(self, run: str) -> None:
        row = self.model.row_of(run)
        if self.trainer.runs.remove(run):
            self.trainer.forget(run)
            self.follow()
            if row is not None and self.model.rowCount():
                self.view.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))

    def _export_curves(self) -> None:
        if self.chosen is not None:
            self._export(self.chosen.course.table(), self.chosen.name)

    def _export_table(self) -> None:
        self._export(self.table(), self.tr("Runs"))

    def _export(self, table: Table, name: str) -> None:
        pattern = self.tr("Tables ({pattern})").format(pattern="*.csv")
        safe = "".join(c if c.isalnum() or c in " -_." else "_" for c in name)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), f"{safe}.csv", pattern)
        if not chosen:
            return
        path = Path(chosen)
        try:
            save(path if path.suffix else path.with_suffix(".csv"), table.to_csv().encode())
        except InputError as error:
            self.store.refused.emit(error)

    # ------------------------------------------------------------ figure, looks

    def figure(self) -> QWidget:
        """The table, without the button."""
        return self.view

    def table(self) -> Table:
        """Every run with its options and its best score."""
        return runs_table(self.trainer.runs.entries)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.set_title(self.tr("Runs"))
        self.view.setAccessibleName(self.tr("Runs"))
        self.empty.setText(self.tr("No runs yet. What is trained is kept here, also for the next start."))
        self.button.setText(self.tr("Run") + " ▾")
        self.button.setToolTip(self.tr("What can be done with the run that is chosen"))
        self.button.setAccessibleName(self.button.toolTip())
        for name, text in {
            "open": self.tr("Open in the Maps"),
            "compare": self.tr("Compare"),
            "continue": self.tr("Continue Training"),
            "settings": self.tr("Take Its Settings"),
            "rename": self.tr("Rename"),
            "export_curves": self.tr("Export Its Curves…"),
            "export_table": self.tr("Export the Table…"),
            "delete": self.tr("Delete…"),
        }.items():
            self.actions_[name].setText(text)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.follow()

    def restyle(self) -> None:
        """Take every colour and font anew."""
        font = self.style_.font(0.88)
        for widget in (self.view, self.view.horizontalHeader(), self.empty, self.button):
            widget.setFont(font)
        rows = self.view.verticalHeader()
        rows.setMinimumSectionSize(10)
        rows.setDefaultSectionSize(self.view.fontMetrics().height() + 7)
        palette = self.empty.palette()
        palette.setColor(self.empty.foregroundRole(), self.style_.theme.muted)
        self.empty.setPalette(palette)
        self._fit_columns()
        self.view.viewport().update()
