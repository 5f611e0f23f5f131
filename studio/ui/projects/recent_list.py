"""Which projects *Open recent* lists: those opened lately, and all that have no name yet."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage

from studio.library.glance import Glance, glance
from studio.library.untitled import is_untitled, recoverable
from studio.ui.language.words import counted, tr
from studio.ui.projects.recent_projects import RecentProject


def read_all(named: Sequence[Path]) -> tuple[Glance, ...]:
    """What is known of the projects `named` and of the untitled ones, the last changed first.

    Reads files; call it on another thread than the window's.
    """
    found = (*(glance(path) for path in named), *recoverable())
    return tuple(sorted(found, key=lambda item: -item.modified))


def as_row(item: Glance) -> RecentProject:
    """A project as the list shows it."""
    count = counted(item.places, "{n:,} place", "{n:,} places")
    untitled = is_untitled(item.path.resolve())
    clock = time.strftime("%H:%M", time.localtime(item.modified))
    details = f"{clock} · {tr('damaged, can be rescued') if item.damaged else count}"
    if not untitled:
        details = (
            tr("{folder} · damaged", folder=item.path.parent)
            if item.damaged
            else str(item.path.parent)
        )
    picture = QImage.fromData(item.picture) if item.picture else None
    name = tr("Untitled") if untitled else item.path.stem
    return RecentProject(item.path, item.modified, picture, name, details)


def changed(path: Path) -> float:
    """When a file was last changed, in unix seconds; 0 where it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
