"""The commands `figure` and `screenshot`: what the window shows, made without a screen."""

from __future__ import annotations

import os
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lstm_sim.cli import app, chosen_session
from lstm_sim.edits import go_to_step
from lstm_sim.errors import InputError, said
from lstm_sim.laboratory.edits import show_workspace
from lstm_sim.session import Session, Workspace

if TYPE_CHECKING:
    from ui.studio import Sources


class ThemeName(StrEnum):
    """The themes."""

    LIGHT = "light"
    DARK = "dark"


class LanguageName(StrEnum):
    """The languages."""

    EN = "en"
    ZH_CN = "zh_CN"
    ZH_TW = "zh_TW"


PresetOption = Annotated[str | None, typer.Option("--preset", metavar="NAME", help="A named cell.")]
SessionOption = Annotated[Path | None, typer.Option("--session", metavar="FILE", help="A session file.")]
StepOption = Annotated[int | None, typer.Option("--step", min=1, help="Which time step, from 1.")]
ThemeOption = Annotated[ThemeName, typer.Option("--theme")]
LanguageOption = Annotated[LanguageName, typer.Option("--language")]


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and 50 <= int(width) <= 8000 and 50 <= int(height) <= 8000):
        raise InputError(
            said("{0} is no size.", f"{text!r}"), remedy="Write width and height in pixels, such as 1440x900."
        )
    return int(width), int(height)


def _at_step(session: Session, step: int | None) -> Session:
    if step is None:
        return session
    if step > session.setup.steps:
        raise InputError(said("There is no step {0}.", step), remedy=said("The sequence has {0}.", session.setup.steps))
    return go_to_step(step - 1).apply(session)


def _figure_session(panel: str, preset: str | None, session_file: Path | None, step: int | None) -> Session:
    """The session that is drawn; a figure of networks or gradients needs none, and its step is that of the network."""
    from lstm_sim.laboratory.edits import look_at
    from lstm_sim.presets import start_session
    from ui.studio import CELL_FIGURES

    if panel in CELL_FIGURES:
        return _at_step(chosen_session(preset, session_file), step)
    given = preset is not None or session_file is not None
    session = chosen_session(preset, session_file) if given else start_session()
    return session if step is None else look_at(step=step - 1).apply(session)


def _sources(session: Session, panel: str) -> Sources:
    """What the networks of the session answer, where the figure is one of networks: torch takes two seconds to load."""
    from ui.studio import CELL_FIGURES, NO_SOURCES, Sources

    if panel in CELL_FIGURES:
        return NO_SOURCES
    from lstm_sim.laboratory.engine import Engine
    from lstm_sim.laboratory.folders import Folders
    from ui.paths import CHECKPOINTS, data_folder

    folders = Folders(CHECKPOINTS, data_folder() / "runs")
    return Sources(Engine(folders).answer(session.lab), folders)


@app.command()
def figure(
    panel: Annotated[str, typer.Option("--panel", metavar="NAME", help="Which figure; `cell` is the whole workspace.")],
    output: Annotated[Path, typer.Option("--output", metavar="FILE.{png,svg,pdf,csv,gif,apng}")],
    preset: PresetOption = None,
    session_file: SessionOption = None,
    step: StepOption = None,
    theme: ThemeOption = ThemeName.LIGHT,
    language: LanguageOption = LanguageName.EN,
    size: Annotated[str | None, typer.Option("--size", metavar="WIDTHxHEIGHT")] = None,
    scale: Annotated[int, typer.Option("--scale", min=1, max=8, help="Pixels per logical pixel of an image.")] = 2,
    speed: Annotated[float, typer.Option("--steps-per-second", min=0.5, max=30.0)] = 2.0,
) -> None:
    """Write one figure of a session to a file."""
    session = _figure_session(panel, preset, session_file, step)
    wanted = None if size is None else _size(size)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QSize

    from ui.animation import ANIMATED, encode, frames
    from ui.app import make_application
    from ui.export import export_figure
    from ui.failure import drop_offscreen_remarks
    from ui.language import Language
    from ui.studio import Studio

    drop_offscreen_remarks()
    application = make_application()
    Language().install(str(language))
    sources = _sources(session, panel)
    studio = Studio(session, panel, str(theme), None if wanted is None else QSize(*wanted), sources=sources)
    if output.suffix.lower() in ANIMATED:
        for _ in encode(list(frames(studio, float(scale))), output, speed):
            pass
    else:
        export_figure(studio.figure, output, scale, panel)
    studio.close()
    application.processEvents()


@app.command()
def screenshot(
    output: Annotated[Path, typer.Option("--output", metavar="FILE.png")],
    workspace: Annotated[Workspace, typer.Option("--workspace")] = Workspace.CELL,
    size: Annotated[str, typer.Option("--size", metavar="WIDTHxHEIGHT")] = "1440x900",
    scale: Annotated[float, typer.Option("--scale", min=0.5, max=4.0)] = 1.0,
    preset: PresetOption = None,
    session_file: SessionOption = None,
    step: StepOption = None,
    theme: ThemeOption = ThemeName.LIGHT,
    language: LanguageOption = LanguageName.EN,
) -> None:
    """Write a picture of the whole window to a PNG file."""
    from lstm_sim.presets import start_session

    if output.suffix.lower() != ".png":
        raise InputError(said("A screenshot is a PNG file, not {0}.", output.suffix or "without suffix"), file=output)
    given = preset is not None or session_file is not None
    session = _at_step(chosen_session(preset, session_file) if given else start_session(), step)
    session = show_workspace(workspace).apply(session)
    width, height = _size(size)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings

    from ui.app import make_application, make_window
    from ui.export import save
    from ui.failure import drop_offscreen_remarks
    from ui.language import Language

    drop_offscreen_remarks()
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", str(theme))
        settings.setValue("language", str(language))
        window = make_window(settings, None, Language(), session)
        window.resize(width, height)
        window.show()
        window.settle()
        store = QByteArray()
        buffer = QBuffer(store)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        window.grab().save(buffer, "PNG")
        save(output, bytes(store.data()))
        window.close()
        window.deleteLater()
        application.processEvents()
