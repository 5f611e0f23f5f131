"""Which project and which place the window begins with."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

from studio.errors import ProjectBusy, ProjectDamaged, StudioError
from studio.library.models import covers
from studio.library.project import Project
from studio.library.rescue import open_rescued
from studio.library.settings import Settings
from studio.library.untitled import left_by_crash, recoverable, spare_folder
from studio.ui.language.words import mark, said, tr
from studio.ui.state.place import PlaceState
from studio.values.card import Card
from studio.values.messages import InstalledModel
from studio.values.recipe import Recipe

BUSY = mark("Another window has that project open; this one begins a new project.")
FOR_NOW = mark("Places are kept in {folder} for now; save the project elsewhere.")
RESTORED = mark("The studio did not close properly last time; everything is here.")


@dataclass(frozen=True)
class Opened:
    """A project, and what the person should know about how it was opened."""

    project: Project
    notice: str = ""
    bad: bool = False


def open_project(wanted: Path | None, settings: Settings) -> Opened:
    """The project asked for, else the last one, else what a crash left, else a new one."""
    last = Path(settings.last_project) if settings.last_project else None
    left = left_by_crash()
    unclean = bool(left) or bool(settings.extra.get("running"))
    for path in (wanted, last):
        if path is None or (path is last and not path.is_file()):
            continue
        try:
            project = Project.open(path)
        except ProjectBusy:
            return _anew(tr(BUSY) if path is wanted else "")
        except ProjectDamaged as damage:
            return _rescued(path, damage)
        except StudioError as error:
            return _anew(said(error), bad=True)
        notes = " ".join(project.notes)
        return Opened(project, notes or (tr(RESTORED) if unclean and path is last else ""))
    found = tuple(item.path for item in recoverable()) if unclean else ()
    for path in (*left, *found):
        with suppress(StudioError):
            return Opened(Project.open(path), tr(RESTORED))
    return _anew()


def _rescued(path: Path, damage: ProjectDamaged) -> Opened:
    """A new project with what can be read of a damaged one; with nothing where nothing can."""
    try:
        project, sentence = open_rescued(path, damage)
    except StudioError as error:
        return _anew(said(error), bad=True)
    return Opened(project, sentence, bad=True)


def _anew(notice: str = "", bad: bool = False) -> Opened:
    """A new project; where its folder cannot be written to, one in a folder for the time being.

    Raises:
        StudioError: there is no folder at all that can be written to.
    """
    try:
        return Opened(Project.untitled(), notice, bad)
    except StudioError as error:
        folder = spare_folder()
        return Opened(
            Project.untitled(folder), f"{said(error)} {tr(FOR_NOW, folder=folder)}", bad=True
        )


def first_place(
    view: PlaceState, project: Project, settings: Settings
) -> tuple[Card, Recipe] | None:
    """Where the window begins: the project's place, else the last model's best opener."""
    for node in project.nodes_to_begin():
        model = view.model_of(node.recipe)
        if model is not None and not view.problem_of(node.recipe):
            return model.card, node.recipe
    ordered = sorted(view.models, key=lambda m: m.card.id != settings.last_model)
    for model in ordered:
        if model.card.openers:
            return model.card, model.card.openers[0].recipe
    return None


def cover(model: InstalledModel) -> QImage:
    """The first cover of a model; a null image where it has none."""
    path = covers(model)
    if path is None:
        return QImage()
    reader = QImageReader(str(path))
    strip = reader.read()
    return strip.copy(0, 0, strip.height(), strip.height())
