"""The main window: menus, the workspace, files, and the one who quits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDeadlineTimer, QEvent, QEventLoop, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from lstm_sim.edits import commit_step, go_to_step, pin, release_memory, set_view, unpin
from lstm_sim.errors import InputError
from lstm_sim.frame import Frame
from lstm_sim.laboratory.edits import show_network, show_workspace
from lstm_sim.laboratory.lab import NetworkRef
from lstm_sim.presets import Preset
from lstm_sim.session import Workspace
from ui.actions import Actions
from ui.autosave import Autosave
from ui.banner import Banner
from ui.captions import Captions
from ui.cell.workspace import CellWorkspace
from ui.documents import Documents
from ui.figures import Figures
from ui.help import Help
from ui.language import Language
from ui.menus import Menus
from ui.motion import Motion
from ui.network.laboratory import Laboratory
from ui.network.network_files import NetworkFiles
from ui.problems import in_words
from ui.recent import forget_files
from ui.store import Store
from ui.style import MARGIN, SCALES, SPACING, Style
from ui.top_bar import TopBar
from ui.workspaces import Workspaces

if TYPE_CHECKING:
    from ui.left import Left
    from ui.lesson_panel import LessonPanel
    from ui.network.trainer import Trainer
    from ui.studio import Sources
    from ui.unit_banner import UnitBanner

_LEAST, _LEAST_WITH_LESSON = (880, 600), (1024, 600)
"""The smallest window in which nothing is cut off, in logical pixels."""


def first_size(screen: QSize) -> QSize:
    """How large the window is at the first start: no larger than a screen that holds the smallest one."""
    wanted = QSize(1440, 900)
    fits = screen.width() >= _LEAST[0] and screen.height() >= _LEAST[1]
    return wanted.boundedTo(screen) if fits else wanted


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
        self.documents = Documents(store, laboratory, settings, self)
        self.documents.problem_found.connect(self.show_problem)
        self.documents.told.connect(self._show_remark)
        self.network_files = NetworkFiles(laboratory, settings, self)
        self.network_files.problem_found.connect(self.show_problem)
        self.network_files.told.connect(self._show_remark)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self.actions_ = Actions(self, self._handlers())
        self.bar = TopBar(style, self)
        self.captions = Captions(store, laboratory, self.bar.document, self.actions_, self)
        self.banner = Banner(style, self)
        self.laboratory = laboratory
        laboratory.setParent(self)
        laboratory.failed.connect(self._on_laboratory_failed)
        self._trainer: Trainer | None = None
        self._unit_banner: UnitBanner | None = None
        self._lesson_panel: LessonPanel | None = None
        self.workspaces = Workspaces(store, style, laboratory, lambda: self.trainer, self)
        self.figures = Figures(self.workspaces, store, settings, self._sources, self)
        self.figures.told.connect(self._show_remark)
        self.help = Help(self.captions, self.actions_, data_folder, self)
        self.menus = Menus(
            self.actions_,
            self.bar,
            settings,
            self.open_preset,
            self.open_network,
            self._known_networks,
            self.open_path,
            self.choose_theme,
            self.choose_language,
            lambda menu: self.lesson_panel.fill_menu(menu),
            self,
        )
        self._build()
        self.bar.switch.chosen.connect(lambda workspace: store.edit(show_workspace(workspace)))
        store.changed.connect(self._on_changed)
        store.refused.connect(lambda error: self.show_problem(in_words(error)))
        self.bar.restyle()
        self._retranslate()
        self._on_changed(None, store.frame)
        self.workspaces.begin()

    @property
    def workspace(self) -> CellWorkspace:
        """The Cell workspace."""
        return self.workspaces.cell

    @property
    def trainer(self) -> Trainer:
        """Who trains networks, there from when the first panel asks for it."""
        if self._trainer is None:
            from ui.network.trainer import Trainer

            self._trainer = Trainer(self.store, self.laboratory, self)
        return self._trainer

    @property
    def unit_banner(self) -> UnitBanner:
        """The band above Cell, built when a unit is first opened there."""
        return self._unit_banner or self._build_unit_banner()

    def _build_unit_banner(self) -> UnitBanner:
        from ui.unit_banner import UnitBanner

        self._unit_banner = UnitBanner(self.store, self.style_, self.laboratory, self.centralWidget())
        self._above.addWidget(self._unit_banner)
        return self._unit_banner

    @property
    def lesson_panel(self) -> LessonPanel:
        """The panel beside the workspaces, built when a lesson is first opened or looked for."""
        if self._lesson_panel is None:
            from ui.lesson_panel import LessonPanel

            self._lesson_panel = LessonPanel(
                self.store, self.style_, self.laboratory, self.language, self.settings, self.centralWidget()
            )
            self._lesson_panel.problem_found.connect(self.show_problem)
            self._beside.addWidget(self._lesson_panel)
        return self._lesson_panel

    def _sources(self) -> Sources:
        from ui.studio import Sources

        return Sources(self.laboratory.frame, self.laboratory.folders, self.trainer)

    # ------------------------------------------------------------ building

    def _handlers(self) -> dict[str, Callable[..., object]]:
        edit = self.store.edit
        return {
            "new": self.documents.new,
            "open": self.documents.choose_file,
            "save": lambda: self.documents.save(self.captions.suggested_name),
            "save_as": lambda: self.documents.save_as(self.captions.suggested_name),
            "forget_recent": lambda: forget_files(self.settings),
            "save_network": self.network_files.save_network,
            "export": lambda: self.figures.export(),
            "export_traces": self.network_files.save_traces,
            "quit": self.close,
            "undo": self.store.undo,
            "redo": self.store.redo,
            "copy_figure": lambda: self.figures.copy(),
            "paste_sequence": self.documents.paste_sequence,
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
            "show_gradients": lambda: edit(show_workspace(Workspace.GRADIENTS)),
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: self._set_scale(1.0),
            "reset_layout": lambda: self.workspaces.reset_layout(),
            "full_screen": lambda on: self.showFullScreen() if on else self.showNormal(),
            "lessons": lambda _on: self.lesson_panel.toggle(),
            "what_to_look_for": lambda: self.help.show_what_to_look_for(),
            "shortcuts": lambda: self.help.show_shortcuts(),
            "log_file": lambda: self.help.open_log_folder(),
            "about": lambda: self.help.show_about(),
        }

    def _build(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above, self._beside = QVBoxLayout(), QVBoxLayout()
        self._above.addWidget(self.banner)
        self._beside.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._above)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.workspaces, 1)
        row.addLayout(self._beside)
        column.addLayout(row, 1)
        self.setCentralWidget(body)
        self.setMenuWidget(self.bar)
        self.statusBar().addWidget(self.captions.hint, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(MARGIN, 0, MARGIN, 2)

    def _retranslate(self) -> None:
        self.menus.retranslate(self.style_.choice, self.language.code)
        self.statusBar().setAccessibleName(self.tr("What to look for"))
        self.captions.retranslate()

    # ------------------------------------------------------------ following the store

    def _on_changed(self, old: Frame | None, new: Frame) -> None:
        session = new.session
        self.bar.switch.show_workspace(session.workspace)
        if old is None or old.session.workspace is not session.workspace:
            self.menus.show_document_menu("networks" if session.workspace is Workspace.NETWORK else "presets")
        for key, on in (
            ("pin", session.pinned is not None),
            ("exact", session.view.exact),
            ("gradients", session.view.gradients),
            ("lessons", bool(session.study.lesson)),
        ):
            self.actions_[key].setChecked(on)
        if session.opened is not None and self._unit_banner is None:
            self._build_unit_banner()
        in_lesson = bool(session.study.lesson)
        if old is None or in_lesson != bool(old.session.study.lesson):
            self.setMinimumSize(*(_LEAST_WITH_LESSON if in_lesson else _LEAST))
            self._beside.setContentsMargins(0, *((SPACING,) * 3 if in_lesson else (0,) * 3))
            if in_lesson or self._lesson_panel is not None:
                self.lesson_panel.setVisible(in_lesson)
        self.actions_["release_memory"].setEnabled(new.now.memory_is_set)
        self.actions_["step_back"].setEnabled(session.setup.step > 0)

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

    def open_path(self, path: Path) -> bool:
        """Open a file of any kind; False if it could not be."""
        from lstm_sim.lessons.lesson_file import ENDING

        if path.name.endswith(ENDING):
            return self.lesson_panel.open_file(path)
        return self.documents.open_path(path)

    def open_preset(self, preset: Preset) -> None:
        """Open one of the named cells."""
        self.documents.open_preset(preset)

    def open_network(self, ref: NetworkRef) -> None:
        """Look into a network that comes with the program or was trained here."""
        self.store.edit(show_network(ref))
        self.store.edit(show_workspace(Workspace.NETWORK))

    def _known_networks(self) -> Iterable[tuple[NetworkRef, str]]:
        from lstm_sim.laboratory.runs import known_networks

        return known_networks(self.laboratory.folders)

    def _show_remark(self, text: str, milliseconds: int) -> None:
        if text:
            self.statusBar().showMessage(text, milliseconds)
        else:
            self.statusBar().clearMessage()

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
            self.resize(first_size(self.screen().availableSize()))
        self.workspaces.restore_layout(self.settings)

    def settle(self, seconds: float = 60.0) -> None:
        """Wait until everything that is shown has been computed, for a picture of the window."""
        waits = QDeadlineTimer(round(1000 * seconds))
        quiet = -5  # before the first question is asked
        while quiet < 5 and not waits.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            quiet = 0 if quiet >= 0 and self._under_way() else quiet + 1

    def _under_way(self) -> bool:
        """True while something is computed that is shown, or drawn in haste because it moves."""
        moving = any(motion.moving for motion in self.findChildren(Motion))
        beside = (self.laboratory, self.workspaces.bench, self.workspaces.typesetter)
        return moving or any(part.busy for part in beside)

    # ------------------------------------------------------------ events

    def event(self, event: QEvent) -> bool:
        """A dialog that opens takes the mouse away: what it holds is let go, as nothing else would tell."""
        if event.type() == QEvent.Type.WindowBlocked:
            for slider in self.findChildren(QAbstractSlider):
                slider.setSliderDown(False)
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or of the window's state."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.WindowStateChange:
            self.actions_["full_screen"].setChecked(self.isFullScreen())
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where a file has unsaved changes; an untitled session is kept for the next start."""
        if not self.documents.may_close() or not self._may_stop_training():
            event.ignore()
            return
        self.settings.setValue("geometry", self.saveGeometry())
        self.workspaces.save_layout(self.settings)
        self.workspace.timeline.pause()
        self.hide()  # gone at once: a thread that is loading torch ends only when that is done
        self.documents.close()
        self.network_files.close()
        self.workspaces.close_threads()
        if self._trainer is not None:
            self._trainer.close()
        self.laboratory.close()
        if self.autosave is not None:
            self.autosave.close()
        event.accept()

    def _may_stop_training(self) -> bool:
        """Ask whether a training that is under way is to be stopped; False if the window is to stay."""
        if self._trainer is None or not self._trainer.busy:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            "LSTM Sim",
            self.tr("A network is being trained. Stop? The run is kept and can be continued."),
            buttons.Yes | buttons.Cancel,
            buttons.Yes,
        )
        return bool(answer == buttons.Yes)
