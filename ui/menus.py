"""The Menus: which command stands where, the choices of theme and language, and the buttons of the bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from lstm_sim.laboratory.lab import NetworkRef, Where
from lstm_sim.presets import PRESETS, Preset
from ui.actions import Actions
from ui.language import LANGUAGES
from ui.recent import recent_files
from ui.texts import preset_look_for, preset_title
from ui.top_bar import TopBar

# None is a line; @name is another menu; everything else is a command's key.
_PLAN: dict[str, tuple[str | None, ...]] = {
    "file": (
        "new", "open", "@presets", "@networks", "@recent", None, "save", "save_as", "save_network", None, "export",
        "export_traces", None, "quit",
    ),
    "edit": ("undo", "redo", None, "copy_figure", "paste_sequence", None, "edit_sequence", "pin"),
    "step": ("commit_step", "step_back", None, "first_step", "play", "last_step", None, "release_memory"),
    "view": (
        "show_cell", "show_network", "show_gradients", None, "exact", "gradients", None, "zoom_in", "zoom_out",
        "zoom_reset", None, "@theme", "@language", None, "reset_layout", "full_screen",
    ),
    "help": ("lessons", "@lesson", None, "what_to_look_for", "shortcuts", None, "log_file", "about"),
}  # fmt: skip
_OTHERS = ("presets", "networks", "recent", "theme", "language", "lesson")


class Menus(QObject):
    """The menus of one window, filled from its actions; what is opened from them goes to the given functions."""

    def __init__(
        self,
        actions: Actions,
        bar: TopBar,
        settings: QSettings,
        open_preset: Callable[[Preset], None],
        open_network: Callable[[NetworkRef], None],
        networks: Callable[[], Iterable[tuple[NetworkRef, str]]],
        open_path: Callable[[Path], object],
        choose_theme: Callable[[str], None],
        choose_language: Callable[[str], None],
        fill_lessons: Callable[[QMenu], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions, self._bar, self._settings, self._open_path = actions, bar, settings, open_path
        self._menus = {name: QMenu(parent) for name in (*_PLAN, *_OTHERS)}
        for name, entries in _PLAN.items():
            for entry in entries:
                if entry is None:
                    self._menus[name].addSeparator()
                elif entry.startswith("@"):
                    self._menus[name].addMenu(self._menus[entry[1:]])
                else:
                    self._menus[name].addAction(actions[entry])
            bar.menus.addMenu(self._menus[name])
        for _, action in actions.items():
            parent.addAction(action)
        presets = self._menus["presets"]
        presets.setToolTipsVisible(True)
        for preset in PRESETS:
            presets.addAction("").triggered.connect(lambda _on=False, chosen=preset: open_preset(chosen))
        self._open_network, self._known_networks = open_network, networks
        self._menus["networks"].aboutToShow.connect(self._fill_networks)
        self._menus["recent"].aboutToShow.connect(self._fill_recent)
        self._menus["lesson"].aboutToShow.connect(lambda: fill_lessons(self._menus["lesson"]))
        self._themes = self._choices("theme", ("system", "light", "dark"), choose_theme)
        self._languages = self._choices("language", tuple(LANGUAGES), choose_language)
        bar.document.setMenu(presets)
        for key, icon_name in (("undo", "undo"), ("redo", "redo"), ("pin", "pin"), ("export", "export")):
            bar.add_action(actions[key], icon_name)
        self._language_button = bar.add_menu(self._menus["language"], "language")
        self._theme_button = bar.add_menu(self._menus["theme"], "theme")
        bar.add_action(actions["shortcuts"], "help")

    def __getitem__(self, name: str) -> QMenu:
        return self._menus[name]

    def show_document_menu(self, name: str) -> None:
        """What the button in the middle of the bar opens: "presets" or "networks"."""
        self._bar.document.setMenu(self._menus[name])

    def _choices(self, menu: str, values: tuple[str, ...], choose: Callable[[str], None]) -> QActionGroup:
        group = QActionGroup(self)
        for value in values:
            action = self._menus[menu].addAction(value)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        group.triggered.connect(lambda action: choose(str(action.data())))
        return group

    def _fill_networks(self) -> None:
        """Those that come with the program, those that were trained here, and any file."""
        menu = self._menus["networks"]
        menu.clear()
        trained = False
        for ref, title in self._known_networks():
            if ref.where is Where.RUN and not trained:
                trained = True
                menu.addSeparator()
            menu.addAction(title.replace("&", "&&"), lambda chosen=ref: self._open_network(chosen))
        menu.addSeparator()
        menu.addAction(self._actions["open"])

    def _fill_recent(self) -> None:
        menu = self._menus["recent"]
        menu.clear()
        files = recent_files(self._settings)
        for file in files:
            menu.addAction(str(file).replace("&", "&&"), lambda path=file: self._open_path(path))
        if not files:
            menu.addAction(self.tr("No files yet")).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(self._actions["forget_recent"])

    def retranslate(self, theme: str, language: str) -> None:
        """Name everything in the language now in use, and mark the theme and the language that are chosen."""
        self._actions.retranslate()
        titles = {
            "file": self.tr("&File"),
            "presets": self.tr("&Presets"),
            "networks": self.tr("&Networks"),
            "recent": self.tr("Open &Recent"),
            "edit": self.tr("&Edit"),
            "step": self.tr("&Step"),
            "view": self.tr("&View"),
            "theme": self.tr("&Theme"),
            "language": self.tr("&Language"),
            "help": self.tr("&Help"),
            "lesson": self.tr("&Choose a Lesson"),
        }
        for name, title in titles.items():
            self._menus[name].setTitle(title)
        themes = {"system": self.tr("As the &System"), "light": self.tr("&Light"), "dark": self.tr("&Dark")}
        for action in self._themes.actions():
            action.setText(themes[str(action.data())])
            action.setChecked(action.data() == theme)
        for action in self._languages.actions():
            action.setText(LANGUAGES[str(action.data())])
            action.setChecked(action.data() == language)
        for action, preset in zip(self._menus["presets"].actions(), PRESETS, strict=True):
            action.setText(preset_title(preset.key))
            action.setToolTip(preset_look_for(preset.key))
        for button, text in (
            (self._language_button, self.tr("Language")),
            (self._theme_button, self.tr("Theme")),
            (self._bar.document, self.tr("What to begin with")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
