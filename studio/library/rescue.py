"""A damaged project: what can be read of it goes on as a new one, and one sentence says so."""

from __future__ import annotations

from pathlib import Path

from studio.errors import ProjectBusy, ProjectDamaged, ProjectError
from studio.library.project import Project
from studio.library.store.lock import FileLock
from studio.library.store.place import remove_file
from studio.library.store.rescue import rescue
from studio.library.untitled import new_untitled_path, untitled_folder


def open_rescued(path: Path, damage: ProjectDamaged) -> tuple[Project, str]:
    """A new untitled project with what can be read at `path`, which stays as it is, and a sentence.

    Raises:
        ProjectBusy: a window has it open.
        ProjectDamaged: `damage`, where nothing can be read.
        ProjectError: the new project cannot be written.
    """
    real = Path(path).resolve()
    lock = _locked(real)
    try:
        target = new_untitled_path(untitled_folder()).resolve()
        found = rescue(real, target)
    finally:
        if lock is not None:
            lock.release()
    if not found.places and not found.photos:
        remove_file(target)
        raise damage
    return Project.open(target), f"{path.name} is damaged: {found}, and the file stays as it is."


def _locked(path: Path) -> FileLock | None:
    """Keeps others from writing meanwhile, where the folder lets us."""
    try:
        return FileLock(path)
    except ProjectBusy:
        raise
    except ProjectError:
        return None
