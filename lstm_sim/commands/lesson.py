"""The commands `lesson check` and `lesson list`: what is not finished in a lesson file, and which lessons there are."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lstm_sim.commands.options import JsonOption
from lstm_sim.commands.wording import print_json
from lstm_sim.lessons.review import review_file
from lstm_sim.lessons.shelf import Shelf

lesson_app = typer.Typer(help="Lessons: list those of the program, and check your own.", no_args_is_help=True)


class LessonLanguage(StrEnum):
    """The languages of a lesson, by their codes."""

    EN = "en"
    ZH_CN = "zh_CN"
    ZH_TW = "zh_TW"


@lesson_app.command("check")
def check_lesson(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .lesson.json file; docs/lessons.md describes it.")],
) -> None:
    """Read a lesson as the program will, and say what is not finished. The exit code is 1 if anything is."""
    found = review_file(file)
    for note in found.notes:
        typer.echo(f"{file}: {note}")
    if found.notes:
        raise typer.Exit(1)
    steps = found.lesson.steps
    tasks = sum(step.check is not None for step in steps)
    typer.echo(f"{file}: complete, {_counted(len(steps), 'step')}, {_counted(tasks, 'task')}")


@lesson_app.command("list")
def list_lessons(
    language: Annotated[LessonLanguage, typer.Option("--language", help="In which language.")] = LessonLanguage.EN,
    as_json: JsonOption = False,
) -> None:
    """List the lessons that come with the program, in the order they are to be read in."""
    shelf = Shelf()
    lessons = [shelf.lesson(name) for name in shelf.names]
    if as_json:
        rows = [
            {
                "name": lesson.key,
                "title": lesson.title.in_language(language),
                "about": lesson.about.in_language(language),
                "steps": len(lesson.steps),
            }
            for lesson in lessons
        ]
        print_json(rows)
        return
    for lesson in lessons:
        typer.echo(f"{lesson.key:26} {lesson.title.in_language(language)}")
        typer.echo(f"{'':26} {lesson.about.in_language(language)}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
