"""Export of figures: PNG, SVG, PDF and the data behind them; copies for the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from lstm_sim.atomic import write_atomically
from lstm_sim.errors import InputError, said
from lstm_sim.table import Table
from ui.style import Style

SUFFIXES = (".png", ".svg", ".pdf", ".csv", ".gif", ".apng")
"""What a figure can be exported to."""
SCALES = (1, 2, 4)
_POINTS_PER_PIXEL = 72.0 / 96.0


class Figure(Protocol):
    """What can be exported: a panel, or the whole workspace."""

    style_: Style

    def figure(self) -> QWidget:
        """The widget whose size the figure has on screen."""

    def paint_figure(self, painter: QPainter, target: QRectF) -> None:
        """Paint it."""

    def table(self) -> Table | None:
        """The data behind it."""


def figure_size(figure: Figure) -> QSize:
    """The figure's size on screen, in logical pixels."""
    return figure.figure().size()


def export_figure(figure: Figure, path: Path, scale: int = 2, title: str = "") -> None:
    """Write one figure to `path`, in the format its suffix names (not the animated ones).

    `scale` is the pixels per logical pixel of a PNG. The file is written whole or not at all.
    Raises InputError, naming file and remedy, if the suffix is unknown or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        data = _csv(figure, path)
    elif suffix == ".png":
        data = png_bytes(figure, scale)
    elif suffix == ".svg":
        data = svg_bytes(figure, title)
    elif suffix == ".pdf":
        data = pdf_bytes(figure, title)
    else:
        raise InputError(
            said("{0} is no format that a figure can be written in.", path.suffix or "No suffix"),
            file=path,
            remedy=said("Use one of {0}.", ", ".join(SUFFIXES)),
        )
    save(path, data)


def save(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; InputError tells why it could not be."""
    try:
        write_atomically(path, data)
    except OSError as error:
        raise InputError(
            said("The file cannot be written: {0}.", error.strerror or error),
            file=path,
            remedy="Choose another folder.",
        ) from None


def _csv(figure: Figure, path: Path) -> bytes:
    table = figure.table()
    if table is None:
        raise InputError("This figure has no data behind it.", file=path, remedy="Choose PNG, SVG or PDF.")
    return table.to_csv().encode()


def image(figure: Figure, scale: float = 1.0) -> QImage:
    """The figure as an image on its theme's card, `scale` pixels per logical pixel."""
    size = figure_size(figure)
    made = QImage(size * scale, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(scale)
    made.fill(figure.style_.theme.card)
    painter = QPainter(made)
    figure.paint_figure(painter, QRectF(0.0, 0.0, size.width(), size.height()))
    painter.end()
    return made


def png_bytes(figure: Figure, scale: float = 2.0) -> bytes:
    """The figure as PNG."""
    made = image(figure, scale)
    made.setDevicePixelRatio(1.0)  # or the file would claim to be printed smaller than it is
    return _encoded(made)


def _encoded(made: QImage) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(store.data())


def svg_bytes(figure: Figure, title: str = "") -> bytes:
    """The figure as SVG, lines and text as vectors."""
    size = figure_size(figure)
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(size)
    generator.setViewBox(QRectF(0.0, 0.0, size.width(), size.height()))
    generator.setTitle(title)
    generator.setDescription("LSTM Sim")
    _paint_page(figure, generator, size)
    # A cosmetic pen is as wide as it says: other programs draw `non-scaling-stroke` as a blob, or not at all.
    return bytes(store.data()).replace(b' vector-effect="non-scaling-stroke"', b"")


def pdf_bytes(figure: Figure, title: str = "") -> bytes:
    """The figure as a one-page PDF of exactly its size, vector, with the fonts it uses."""
    size = figure_size(figure)
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("LSTM Sim")
    writer.setResolution(96)
    points = QSizeF(size.width() * _POINTS_PER_PIXEL, size.height() * _POINTS_PER_PIXEL)
    page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    _paint_page(figure, writer, size)
    return bytes(store.data())


def _paint_page(figure: Figure, device: QSvgGenerator | QPdfWriter, size: QSize) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    target = QRectF(0.0, 0.0, size.width(), size.height())
    painter.fillRect(target, figure.style_.theme.card)
    figure.paint_figure(painter, target)
    painter.end()


def copy_figure(figure: Figure) -> None:
    """Put the figure on the clipboard: as an image, as SVG and, where it has data, as CSV and as text."""
    data = QMimeData()
    data.setImageData(image(figure, 2.0))
    data.setData("image/svg+xml", QByteArray(svg_bytes(figure)))
    table = figure.table()
    if table is not None:
        data.setData("text/csv", QByteArray(table.to_csv().encode()))
        data.setText(table.to_text())
    QGuiApplication.clipboard().setMimeData(data)
