"""GIF and APNG of a played sequence. What encodes them is loaded when first asked for, not while the program starts."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from ui.export import image, save
from ui.studio import Studio

if TYPE_CHECKING:
    from PIL import Image

ANIMATED = (".gif", ".apng")


def frames(studio: Studio, scale: float = 1.0) -> Iterator[QImage]:
    """One image for each step of the studio's sequence, painted when asked for (in the window's thread)."""
    for step in range(studio.steps):
        studio.go_to(step)
        yield image(studio.figure, scale)


def encode(images: Sequence[QImage], path: Path, steps_per_second: float) -> Iterator[int]:
    """Write the images as GIF or APNG, by `path`'s suffix; yields how many are done (in any thread).

    The colours of a GIF are one palette for all frames, so that nothing flickers; an APNG loses nothing.
    Raises InputError if the file cannot be written; an abandoned generator leaves no file.
    """
    from PIL import Image

    pictures: list[Image.Image] = []
    for count, made in enumerate(images, start=1):
        pictures.append(_picture(made))
        yield count
    milliseconds = round(1000.0 / steps_per_second)
    buffer = io.BytesIO()
    if path.suffix.lower() == ".gif":
        palette = _palette(pictures)
        pictures = [p.quantize(palette=palette, dither=Image.Dither.NONE) for p in pictures]
        pictures[0].save(
            buffer,
            "GIF",
            save_all=True,
            append_images=pictures[1:],
            duration=milliseconds,
            loop=0,
            disposal=1,
        )
    else:
        pictures[0].save(
            buffer,
            "PNG",
            save_all=True,
            append_images=pictures[1:],
            duration=milliseconds,
            loop=0,
            default_image=False,
        )
    yield len(pictures)
    save(path, buffer.getvalue())


def _picture(made: QImage) -> Image.Image:
    from PIL import Image

    converted = made.convertToFormat(QImage.Format.Format_RGB888)
    size = (converted.width(), converted.height())
    return Image.frombuffer("RGB", size, bytes(converted.constBits()), "raw", "RGB", converted.bytesPerLine(), 1)


def _palette(pictures: Sequence[Image.Image]) -> Image.Image:
    """One palette of 256 colours for up to eight frames spread over the sequence."""
    from PIL import Image

    chosen = pictures[:: max(1, len(pictures) // 8)][:8]
    width, height = chosen[0].size
    sheet = Image.new("RGB", (width, height * len(chosen)))
    for place, picture in enumerate(chosen):
        sheet.paste(picture, (0, place * height))
    return sheet.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
