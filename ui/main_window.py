"""The main window: menus, the workspace, files, and the one who quits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from lstm_sim import __version__
from lstm_sim.atomic import write_atomically
from lstm_sim.edits import commit_step, go_to_step, pin, release_memory, set_view, take_sequence, unpin
from lstm_sim.errors import InputError
from lstm_sim.frame import Frame
from lstm_sim.inputs import Sequence, parse_sequence
from lstm_sim.laboratory.edits import show_workspace
from lstm_sim.laboratory.opening import leave_unit
from lstm_sim.presets import PRESETS, Preset, start_session
from lstm_sim.session import Session, Workspace
from lstm_sim.session_file import dump_session
from ui.actions import Actions
from ui.autosave import Autosave, Left
from ui.banner import Banner
from ui.cell.workspace import CellWorkspace
from ui.export import copy_figure
from ui.export_dialog import ExportDialog
from ui.files import SEQUENCE_SUFFIXES, SESSION_SUFFIX, is_small, read_any
from ui.language import LANGUAGES, Language
from ui.network.laboratory import Laboratory
from ui.panel import Panel
from ui.problems import in_words
from ui.recent import forget_files, recent_files, remember_file
from ui.shortcuts_dialog import ShortcutsDialog
from ui.store import Store
from ui.style import MARGIN, SCALES, Style
from ui.texts import change_name, preset_look_for, preset_title
from ui.top_bar import TopBar
from ui.unit_banner import UnitBanner
from ui.worker import Worker
from ui.workspaces import Workspaces


class MainWindow(QMainWindow):
    """The window of one session. It alone opens, saves and quits."""

    def __init__(
        self,
        store: Store,
        style: Style,
        language: Language,
        settings: QSettings,
        autosave: Autosave | None,
        data_folder: Path | None,
        laboratory: Laboratory,
    ) -> None:
        super().__init__()
        self.store = store
        self.style_ = style
        self.language = language
        self.settings = settings
        self.autosave = autosave
        self.data_folder = data_folder
        self._reader = Worker(self)
        self._reader.finished.connect(self._on_read)
        self._reader.failed.connect(self._on_read_failed)
        self._reading = Path()
        self.setAcceptDrops(True)
        self.setMinimumSize(880, 600)
        self.actions_ = Actions(self, self._handlers())
        self.bar = TopBar(style, self)
        self.banner = Banner(style, self)
        self.laboratory = laboratory
        laboratory.setParent(self)
        laboratory.failed.connect(self._on_laboratory_failed)
        self.unit_banner = UnitBanner(store, style, laboratory, self)
        self.workspaces = Workspaces(store, style, laboratory, self)
        self.workspaces.built.connect(self._listen_to)
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self._build()
        self._listen_to(self.workspace.every_panel)
        self.bar.switch.chosen.connect(lambda workspace: store.edit(show_workspace(workspace)))
        store.changed.connect(self._on_changed)
        store.history_changed.connect(self._on_history_changed)
        store.refused.connect(lambda error: self.show_problem(in_words(error)))
        self.bar.restyle()
        self._retranslate()
        self._on_changed(None, store.frame)
        self._on_history_changed()
        self.workspaces.begin()

    @property
    def workspace(self) -> CellWorkspace:
        """The Cell workspace."""
        return self.workspaces.cell

    def _listen_to(self, panels: Iterable[Panel]) -> None:
        for panel in panels:
            panel.menu_requested.connect(self._on_figure_menu)

    # ------------------------------------------------------------ building

    def _handlers(self) -> dict[str, Callable[..., object]]:
        edit = self.store.edit
        return {
            "new": self.new,
            "open": self.choose_file,
            "save": self.save,
            "save_as": self.save_as,
            "forget_recent": lambda: forget_files(self.settings),
            "export": self.open_export,
            "quit": self.close,
            "undo": self.store.undo,
            "redo": self.store.redo,
            "copy_figure": self.copy_figure,
            "paste_sequence": self.paste_sequence,
            "commit_step": lambda: edit(commit_step()),
            "step_back": lambda: edit(go_to_step(self.store.session.setup.step - 1)),
            "first_step": lambda: edit(go_to_step(0)),
            "play": lambda: self.workspace.timeline.toggle_play(),
            "last_step": lambda: edit(go_to_step(self.store.session.setup.steps - 1)),
            "release_memory": lambda: edit(release_memory()),
            "pin": lambda on: edit(pin() if on else unpin()),
            "exact": lambda on: edit(set_view(exact=on)),
            "gradients": lambda on: edit(set_view(gradients=on)),
            "edit_sequence": lambda: self.workspace.timeline.open_sequence(),
            "show_cell": lambda: edit(show_workspace(Workspace.CELL)),
            "show_network": lambda: edit(show_workspace(Workspace.NETWORK)),
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: self._set_scale(1.0),
            "reset_layout": lambda: self.workspaces.reset_layout(),
            "full_screen": lambda on: self.showFullScreen() if on else self.showNormal(),
            "what_to_look_for": self._show_what_to_look_for,
            "shortcuts": self._show_shortcuts,
            "log_file": self._open_log_folder,
            "about": self._show_about,
        }

    def _build(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.unit_banner)
        column.addWidget(self.workspaces, 1)
        self.setCentralWidget(body)
        self.setMenuWidget(self.bar)
        self.statusBar().addWidget(self.hint, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(MARGIN, 0, MARGIN, 2)
        actions, menus = self.actions_, self.bar.menus
        self._menus: dict[str, QMenu] = {
            name: QMenu(self)
            for name in ("file", "presets", "recent", "edit", "step", "view", "theme", "language", "help")
        }
        menu = self._menus
        self.bar.document.setMenu(menu["presets"])
        plan: dict[str, list[str | None]] = {
            "file": [
                "new",
                "open",
                "@presets",
                "@recent",
                None,
                "save",
                "save_as",
                None,
                "export",
                None,
                "quit",
            ],
            "edit": ["undo", "redo", None, "copy_figure", "paste_sequence", None, "edit_sequence", "pin"],
            "step": [
                "commit_step",
                "step_back",
                None,
                "first_step",
                "play",
                "last_step",
                None,
                "release_memory",
            ],
            "view": [
                "show_cell",
                "show_network",
                None,
                "exact",
                "gradients",
                None,
                "zoom_in",
                "zoom_out",
                "zoom_reset",
                None,
                "@theme",
                "@language",
                None,
                "reset_layout",
                "full_screen",
            ],
            "help": ["what_to_look_for", "shortcuts", None, "log_file", "about"],
        }
        for name, entries in plan.items():
            for entry in entries:
                if entry is None:
                    menu[name].addSeparator()
                elif entry.startswith("@"):
                    menu[name].addMenu(menu[entry[1:]])
                else:
                    menu[name].addAction(actions[entry])
            menus.addMenu(menu[name])
        for _, action in actions.items():
            self.addAction(action)
        menu["recent"].aboutToShow.connect(self._fill_recent)
        self._fill_presets()
        self._theme_group = self._choices("theme", ("system", "light", "dark"), self.choose_theme)
        self._language_group = self._choices("language", tuple(LANGUAGES), self.choose_language)
        for key, icon_name in (("undo", "undo"), ("redo", "redo"), ("pin", "pin"), ("export", "export")):
            self.bar.add_action(actions[key], icon_name)
        self._language_button = self.bar.add_menu(menu["language"], "language")
        self._theme_button = self.bar.add_menu(menu["theme"], "theme")
        self.bar.add_action(actions["shortcuts"], "help")

    def _choices(self, menu: str, values: tuple[str, ...], choose: Callable[[str], None]) -> QActionGroup:
        group = QActionGroup(self)
        for value in values:
            action = self._menus[menu].addAction(value)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        group.triggered.connect(lambda action: choose(str(action.data())))
        return group

    def _fill_presets(self) -> None:
        menu = self._menus["presets"]
        menu.setToolTipsVisible(True)
        for preset in PRESETS:
            action = menu.addAction("")
            action.setData(preset.key)
            action.triggered.connect(lambda _on=False, chosen=preset: self.open_preset(chosen))

    def _fill_recent(self) -> None:
        menu = self._menus["recent"]
        menu.clear()
        files = recent_files(self.settings)
        for file in files:
            menu.addAction(str(file), lambda path=file: self.open_path(path))
        if not files:
            menu.addAction(self.tr("No files yet")).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(self.actions_["forget_recent"])

    def _retranslate(self) -> None:
        self.actions_.retranslate()
        titles = {
            "file": self.tr("&File"),
            "presets": self.tr("&Presets"),
            "recent": self.tr("Open &Recent"),
            "edit": self.tr("&Edit"),
            "step": self.tr("&Step"),
            "view": self.tr("&View"),
            "theme": self.tr("&Theme"),
            "language": self.tr("&Language"),
            "help": self.tr("&Help"),
        }
        for name, title in titles.items():
            self._menus[name].setTitle(title)
        themes = {"system": self.tr("As the &System"), "light": self.tr("&Light"), "dark": self.tr("&Dark")}
        for action in self._theme_group.actions():
            action.setText(themes[str(action.data())])
            action.setChecked(action.data() == self.style_.choice)
        for action in self._language_group.actions():
            action.setText(LANGUAGES[str(action.data())])
            action.setChecked(action.data() == self.language.code)
        for action, preset in zip(self._menus["presets"].actions(), PRESETS, strict=True):
            action.setText(preset_title(preset.key))
            action.setToolTip(preset_look_for(preset.key))
        for button, text in (
            (self._language_button, self.tr("Language")),
            (self._theme_button, self.tr("Theme")),
            (self.bar.document, self.tr("Presets: cells to begin with")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.statusBar().setAccessibleName(self.tr("What to look for"))
        self._on_history_changed()
        self._show_hint()

    # ------------------------------------------------------------ following the store

    def _on_changed(self, old: Frame | None, new: Frame) -> None:
        session = new.session
        self.bar.switch.show_workspace(session.workspace)
        for key, on in (
            ("pin", session.pinned is not None),
            ("exact", session.view.exact),
            ("gradients", session.view.gradients),
        ):
            self.actions_[key].setChecked(on)
        self.actions_["release_memory"].setEnabled(new.now.memory_is_set)
        self.actions_["step_back"].setEnabled(session.setup.step > 0)
        if old is None or old.session.title != session.title:
            self._show_hint()

    def _on_history_changed(self) -> None:
        for key, change, plain, with_name in (
            ("undo", self.store.undo_change, self.tr("&Undo"), self.tr("&Undo {change}")),
            ("redo", self.store.redo_change, self.tr("&Redo"), self.tr("&Redo {change}")),
        ):
            action = self.actions_[key]
            action.setEnabled(change is not None)
            action.setText(plain if change is None else with_name.format(change=change_name(change)))
        path = self.store.path
        title = path.name if path else self._preset_title() or self.tr("Untitled")
        self.setWindowTitle(f"{title}[*] — LSTM Sim")
        self.setWindowModified(self.store.modified)
        self.setWindowFilePath(str(path) if path else "")
        self.bar.document.setText(title + ("  •" if path and self.store.modified else ""))

    def _preset(self) -> Preset | None:
        title = self.store.session.title
        return next((p for p in PRESETS if p.title == title), None) if title else None

    def _preset_title(self) -> str:
        preset = self._preset()
        return preset_title(preset.key) if preset else self.store.session.title

    def _show_hint(self) -> None:
        preset = self._preset()
        text = (
            preset_look_for(preset.key) if preset else self.tr("Drag a slider, a gate or a point: everything follows.")
        )
        self.hint.setText(text)
        self.hint.setToolTip(text)

    def _on_laboratory_failed(self, error: Exception) -> None:
        reason = in_words(error) if isinstance(error, InputError) else str(error)
        self.show_problem(self.tr("The network could not be run: {reason}").format(reason=reason))

    def show_problem(self, message: str) -> None:
        """Say what could not be done, in a dialog that blocks nothing."""
        box = QMessageBox(QMessageBox.Icon.Warning, "LSTM Sim", message, QMessageBox.StandardButton.Ok, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.open()

    # ------------------------------------------------------------ files

    def new(self) -> None:
        """Begin anew with the session of a first start."""
        self.store.edit(leave_unit())
        self.store.open(self._with_lab(start_session()))

    def open_preset(self, preset: Preset) -> None:
        """Open one of the named cells."""
        self.store.edit(leave_unit())
        self.store.open(self._with_lab(preset.build()))

    def _with_lab(self, session: Session) -> Session:
        """Another cell beside the networks that are open."""
        return replace(session, lab=self.store.session.lab)

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        folder = str(self.settings.value("folder", str(Path.home())))
        every = self.tr("Sessions and sequences ({patterns})").format(
            patterns=" ".join(f"*{s}" for s in (SESSION_SUFFIX, ".json", *SEQUENCE_SUFFIXES))
        )
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open"), folder, f"{every};;{self.tr('All files (*)')}")
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> bool:
        """Open a session file, or take a sequence file into the present session; False if it could not be.

        A large file is read beside the window, which says so and goes on; what comes of it is told then.
        """
        if not is_small(path):
            self.statusBar().showMessage(self.tr("Reading {file}…").format(file=path))
            self._reading = path
            self._reader.start(lambda: iter([read_any(path)]))
            return True
        try:
            content = read_any(path)
        except (InputError, OSError) as error:
            self._on_unreadable(path, error)
            return False
        return self._take(path, content)

    def _take(self, path: Path, content: Session | Sequence) -> bool:
        """Show what was read from a file."""
        if isinstance(content, Session):
            self.store.open(content, path)
        else:
            names, rows = content
            try:
                if not self.store.edit(take_sequence(rows, names)):
                    return False
            except InputError as error:
                self.show_problem(in_words(error))
                return False
        self.settings.setValue("folder", str(path.parent))
        remember_file(self.settings, path)
        return True

    def _on_read(self, content: Session | Sequence) -> None:
        self.statusBar().clearMessage()
        self._take(self._reading, content)

    def _on_read_failed(self, error: Exception) -> None:
        self.statusBar().clearMessage()
        self._on_unreadable(self._reading, error)

    def _on_unreadable(self, path: Path, error: Exception) -> None:
        if isinstance(error, OSError):
            self.show_problem(self.tr("{file} cannot be opened: {reason}").format(file=path, reason=error.strerror))
        else:
            self.show_problem(in_words(error))

    def paste_sequence(self) -> None:
        """Take the clipboard's text as the sequence."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.show_problem(self.tr("The clipboard holds no text. Copy cells of a spreadsheet first."))
            return
        try:
            names, rows = parse_sequence(text)
        except InputError as error:
            self.show_problem(in_words(error))
            return
        self.store.edit(take_sequence(rows, names))

    def save(self) -> bool:
        """Save to the session's file, or ask for one; False if nothing was saved."""
        return self._write(self.store.path) if self.store.path else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and save to it; False if nothing was saved."""
        folder = Path(str(self.settings.value("folder", str(Path.home()))))
        suggestion = self.store.path or folder / f"{self._preset_title() or self.tr('Untitled')}{SESSION_SUFFIX}"
        pattern = self.tr("Sessions ({pattern})").format(pattern=f"*{SESSION_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save As"), str(suggestion), pattern)
        if not name:
            return False
        path = Path(name)
        return self._write(path if path.suffix else path.with_suffix(SESSION_SUFFIX))

    def _write(self, path: Path) -> bool:
        session = self.store.session
        try:
            write_atomically(path, dump_session(session))
        except (OSError, InputError) as error:
            reason = error.strerror if isinstance(error, OSError) else in_words(error)
            self.show_problem(
                self.tr("{file} cannot be saved: {reason}. Choose another folder with File → Save As.").format(
                    file=path, reason=reason
                )
            )
            return False
        self.store.mark_saved(path, session)
        self.settings.setValue("folder", str(path.parent))
        remember_file(self.settings, path)
        self.statusBar().showMessage(self.tr("Saved to {file}").format(file=path), 4_000)
        return True

    def offer(self, left: Left) -> None:
        """Offer a session that a crash left behind."""
        when = datetime.fromtimestamp(left.written).strftime("%H:%M:%S")
        autosave = self.autosave
        assert autosave is not None

        def restore() -> None:
            self.store.open(left.session, left.path)
            autosave.save()
            autosave.discard(left)

        self.banner.show_message(
            self.tr("LSTM Sim did not end properly. The session of {time} is still there.").format(time=when),
            [(self.tr("Restore"), restore), (self.tr("Discard"), lambda: autosave.discard(left))],
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.open_path(files[0]))

    # ------------------------------------------------------------ figures

    def _focused_panel(self) -> Panel | None:
        widget = QApplication.focusWidget()
        while widget is not None:
            if isinstance(widget, Panel) and widget.key:
                return widget
            widget = widget.parentWidget()
        return None

    def copy_figure(self) -> None:
        """Copy the figure that has the focus (the diagram, if none has) to the clipboard."""
        self._copy(self._focused_panel() or self.workspace.diagram)

    def _copy(self, panel: Panel) -> None:
        copy_figure(panel)
        self.statusBar().showMessage(self.tr("Copied: {figure}").format(figure=panel.title_label.text()), 3_000)

    def open_export(self, panel: Panel | None = None) -> None:
        """Open the export dialog, on the figure that has the focus if none is given."""
        chosen = panel or self._focused_panel()
        dialog = ExportDialog(self.workspace, self.store, self.settings, chosen, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_figure_menu(self, panel: Panel, position: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy Figure"), lambda: self._copy(panel))
        menu.addAction(self.tr("Export…"), lambda: self.open_export(panel))
        menu.popup(position)  # type: ignore[arg-type]

    # ------------------------------------------------------------ looks

    def choose_theme(self, theme: str) -> None:
        """Use "system", "light" or "dark" colours from now on."""
        self.settings.setValue("theme", theme)
        self.style_.choose(theme)

    def choose_language(self, code: str) -> None:
        """Speak another language from now on."""
        self.settings.setValue("language", code)
        self.language.install(code)

    def _zoom(self, direction: int) -> None:
        nearest = min(range(len(SCALES)), key=lambda k: abs(SCALES[k] - self.style_.scale))
        self._set_scale(SCALES[min(max(nearest + direction, 0), len(SCALES) - 1)])

    def _set_scale(self, scale: float) -> None:
        self.settings.setValue("scale", scale)
        self.style_.set_scale(scale)

    def restore_geometry(self) -> None:
        """Give the window the size, place and layout it was left with."""
        geometry = self.settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(1440, 900)
        self.workspaces.restore_layout(self.settings)

    # ------------------------------------------------------------ help

    def _show_what_to_look_for(self) -> None:
        preset = self._preset()
        self._inform(self._preset_title() or "LSTM Sim", preset_look_for(preset.key) if preset else self.hint.text())

    def _show_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self.actions_, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open_log_folder(self) -> None:
        if self.data_folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.data_folder)))

    def _show_about(self) -> None:
        self._inform(
            self.tr("About LSTM Sim"),
            self.tr("LSTM Sim {version}: an instrument for seeing into a recurrent memory cell.").format(
                version=__version__
            ),
        )

    def _inform(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Information, title, text, QMessageBox.StandardButton.Ok, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # ------------------------------------------------------------ events

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or of the window's state."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.WindowStateChange:
            self.actions_["full_screen"].setChecked(self.isFullScreen())
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where a file has unsaved changes; an untitled session is kept for the next start."""
        if self.store.path is not None and self.store.modified and not self._may_close():
            event.ignore()
            return
        self.settings.setValue("geometry", self.saveGeometry())
        self.workspaces.save_layout(self.settings)
        self.workspace.timeline.pause()
        self._reader.stop_and_wait()
        self.laboratory.close()
        if self.autosave is not None:
            self.autosave.close()
        event.accept()

    def _may_close(self) -> bool:
        assert self.store.path is not None
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            "LSTM Sim",
            self.tr("{file} has changes that are not saved. Save them?").format(file=self.store.path.name),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            return self.save()
        if answer == buttons.Discard:
            self.store.open(self.store.saved, self.store.path)
            return True
        return False
