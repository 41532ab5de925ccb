"""The export dialog: which figure, as what, how large; a preview; and for animations how far it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lstm_sim.errors import InputError
from ui.animation import ANIMATED, encode, frames
from ui.export import SCALES, export_figure, figure_size, image
from ui.panel import Panel
from ui.problems import in_words
from ui.store import Store
from ui.studio import Sources, Studio
from ui.style import Style
from ui.worker import Worker

if TYPE_CHECKING:
    from ui.workspaces import AnyWorkspace

FORMATS = ("png", "svg", "pdf", "csv", "gif", "apng")
_PIXELS_PER_MM = 96.0 / 25.4


class ExportDialog(QDialog):
    """Exports what the window shows, in the window's theme or another, without touching the window."""

    def __init__(
        self,
        workspace: AnyWorkspace,
        store: Store,
        settings: QSettings,
        sources: Sources,
        panel: Panel | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._store = store
        self._settings = settings
        self._sources = sources
        self._whole = str(store.session.workspace)
        self._studio: Studio | None = None
        self._animation: Iterator[QImage] | None = None
        self._images: list[QImage] = []
        self._path = Path()
        self._began = 0.0
        self._worker = Worker(self)
        self._worker.finished.connect(lambda _: self._on_written())
        self._worker.failed.connect(self._on_failed)
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._paint_next)
        self.setWindowTitle(self.tr("Export"))
        self._build()
        self._fill(panel)
        self._preview_timer = QTimer(self)
        self._preview_timer.setSingleShot(True)
        self._preview_timer.setInterval(60)
        self._preview_timer.timeout.connect(self._show_preview)
        for choice in (self.figures, self.formats, self.themes, self.sizes):
            choice.currentIndexChanged.connect(self._on_choice)
        self._on_choice()

    def _build(self) -> None:
        self.figures, self.formats, self.scales = QComboBox(self), QComboBox(self), QComboBox(self)
        self.themes, self.sizes = QComboBox(self), QComboBox(self)
        self.speed = QDoubleSpinBox(self)
        self.speed.setRange(0.5, 30.0)
        self.speed.setValue(2.0)
        form = QFormLayout()
        for label, widget in (
            (self.tr("&Figure"), self.figures),
            (self.tr("For&mat"), self.formats),
            (self.tr("&Theme"), self.themes),
            (self.tr("&Size"), self.sizes),
            (self.tr("&Resolution"), self.scales),
            (self.tr("Ste&ps per second"), self.speed),
        ):
            form.addRow(label, widget)
        self.form = form
        self.preview = QLabel(self)
        self.preview.setMinimumSize(360, 280)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.progress = QProgressBar(self)
        self.progress.setFormat("%p%")
        self.progress.setAccessibleName(self.tr("Progress"))
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.save = QPushButton(self.tr("Export…"), self)
        self.save.setDefault(True)
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.save.clicked.connect(self.choose_file)
        self.buttons.rejected.connect(self.reject)
        upper = QHBoxLayout()
        upper.addLayout(form)
        upper.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.addLayout(upper)
        column.addWidget(self.progress)
        column.addWidget(self.message)
        column.addWidget(self.buttons)
        self.progress.hide()

    def _fill(self, panel: Panel | None) -> None:
        for key, shown in self._workspace.panels.items():
            self.figures.addItem(shown.title_label.text(), key)
        self.figures.addItem(self.tr("Whole workspace"), self._whole)
        key = panel.key if panel is not None else str(self._settings.value("export/figure", "diagram"))
        self.figures.setCurrentIndex(max(0, self.figures.findData(key)))
        names = {
            "png": self.tr("PNG image"),
            "svg": self.tr("SVG vector"),
            "pdf": self.tr("PDF vector"),
            "csv": self.tr("CSV data"),
            "gif": self.tr("GIF animation"),
            "apng": self.tr("APNG animation"),
        }
        for value in FORMATS:
            self.formats.addItem(names[value], value)
        self.formats.setCurrentIndex(max(0, self.formats.findData(self._settings.value("export/format", "png"))))
        for scale in SCALES:
            self.scales.addItem(f"{scale}×", scale)
        self.scales.setCurrentIndex(1)
        for value, text in (
            ("shown", self.tr("As shown")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.themes.addItem(text, value)
        self.themes.setCurrentIndex(max(0, self.themes.findData(self._settings.value("export/theme", "shown"))))
        for size, text in (
            ("shown", self.tr("As shown")),
            ("column", self.tr("Column, 85 mm")),
            ("page", self.tr("Page, 170 mm")),
            ("slide", self.tr("Slide, 16:9")),
        ):
            self.sizes.addItem(text, size)

    # ------------------------------------------------------------ choices

    def _on_choice(self) -> None:
        chosen = str(self.formats.currentData())
        self.form.setRowVisible(self.scales, chosen in ("png", "gif", "apng"))
        self.form.setRowVisible(self.speed, chosen in ("gif", "apng"))
        self.form.setRowVisible(self.themes, chosen != "csv")
        self.form.setRowVisible(self.sizes, chosen != "csv")
        self._preview_timer.start()

    def _shown_size(self) -> QSize:
        key = str(self.figures.currentData())
        widget = self._workspace if key == self._whole else self._workspace.panels[key].figure()
        return widget.size()

    def _size(self) -> QSize:
        shown = self._shown_size()
        ratio = shown.height() / max(1, shown.width())
        wanted = self.sizes.currentData()
        if wanted == "slide":
            return QSize(1280, 720)
        if wanted in ("column", "page"):
            width = round((85.0 if wanted == "column" else 170.0) * _PIXELS_PER_MM)
            return QSize(width, round(width * ratio))
        return shown

    def _theme(self) -> str:
        chosen = str(self.themes.currentData())
        return self._style.theme.name if chosen == "shown" else chosen

    @property
    def _style(self) -> Style:
        return self._workspace.every_panel[0].style_

    def _open_studio(self) -> Studio:
        """The figure as chosen, built apart from the window."""
        self._close_studio()
        key, scale = str(self.figures.currentData()), self._style.scale
        self._studio = Studio(self._store.session, key, self._theme(), self._size(), scale, self._sources)
        return self._studio

    def _close_studio(self) -> None:
        if self._studio is not None:
            self._studio.close()
            self._studio = None

    def _show_preview(self) -> None:
        if self._animation is not None or self._worker.running:
            return
        studio = self._open_studio()
        shot = QPixmap.fromImage(image(studio.figure, self.devicePixelRatioF()))
        ratio = self.devicePixelRatioF()
        room = self.preview.size() * ratio
        mode = Qt.TransformationMode.SmoothTransformation
        if shot.width() > room.width() or shot.height() > room.height():
            shot = shot.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode)
        shot.setDevicePixelRatio(ratio)
        self.preview.setPixmap(shot)
        size = figure_size(studio.figure)
        self.preview.setToolTip(f"{size.width()} × {size.height()}")
        self._close_studio()

    # ------------------------------------------------------------ writing

    def choose_file(self) -> None:
        """Ask for the file, then write it."""
        suffix = str(self.formats.currentData())
        folder = Path(str(self._settings.value("export/folder", str(Path.home()))))
        name = folder / f"{self.figures.currentData()}.{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), str(name), f"*.{suffix}")
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(f".{suffix}"))

    def write(self, path: Path) -> None:
        """Write the chosen figure to `path`; an animation is painted and encoded while the window lives on."""
        self._settings.setValue("export/folder", str(path.parent))
        self._settings.setValue("export/figure", self.figures.currentData())
        self._settings.setValue("export/format", self.formats.currentData())
        self._settings.setValue("export/theme", self.themes.currentData())
        self._path = path
        self.message.clear()
        studio = self._open_studio()
        scale = int(self.scales.currentData())
        if path.suffix.lower() in ANIMATED:
            self._begin_animation(studio, float(scale))
            return
        try:
            export_figure(studio.figure, path, scale, self.figures.currentText())
        except InputError as error:
            self._on_failed(error)
            return
        self._on_written()

    def _begin_animation(self, studio: Studio, scale: float) -> None:
        self._images = []
        self._animation = frames(studio, scale)
        self._began = time.monotonic()
        self.progress.setRange(0, studio.steps)
        self.progress.setValue(0)
        self.progress.show()
        self.save.setEnabled(False)
        self._turn.start()

    def _paint_next(self) -> None:
        """One step's picture for each turn of the event loop."""
        assert self._animation is not None
        made = next(self._animation, None)
        if made is not None:
            self._images.append(made)
            done, whole = len(self._images), self.progress.maximum()
            self.progress.setValue(done)
            left = (time.monotonic() - self._began) / done * (whole - done)
            self.progress.setFormat(self.tr("%p%, {seconds} s left").format(seconds=round(left)))
            return
        self._turn.stop()
        self._animation = None
        images, path, speed = self._images, self._path, self.speed.value()
        self.progress.setFormat(self.tr("Writing the file…"))
        self._worker.start(lambda: encode(images, path, speed))

    def _on_written(self) -> None:
        self._images = []
        self._close_studio()
        self.accept()

    def _on_failed(self, error: object) -> None:
        self.progress.hide()
        self.save.setEnabled(True)
        self.message.setText(in_words(error))
        self._close_studio()

    def done(self, result: int) -> None:
        """Cancelled or finished: nothing goes on behind."""
        self._turn.stop()
        self._animation = None
        self._preview_timer.stop()
        self._worker.stop_and_wait()
        self._close_studio()
        super().done(result)
