"""How close one looked, and where, belongs to a project: it is given back when it is opened."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import msgspec
from PySide6.QtCore import QObject, Slot

from studio.errors import ProjectError
from studio.ui.explore.canvas.picture_view import PictureView
from studio.ui.explore.canvas.placement import Look
from studio.ui.state.trail_controller import TrailController

KEY = "look"
Percent = Annotated[float, msgspec.Meta(gt=0.1, le=100_000.0)]
Share = Annotated[float, msgspec.Meta(ge=-100.0, le=100.0)]


class _Kept(msgspec.Struct, frozen=True):
    percent: Percent
    x: Share
    y: Share


class LookOfProject(QObject):
    """Writes it when the project is left, and reads it when one is arrived at."""

    def __init__(
        self, trail: TrailController, view: PictureView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._trail, self._view = trail, view
        trail.leaving.connect(self._write)
        trail.arrived.connect(self._read)

    @Slot()
    def _write(self) -> None:
        look = self._view.look
        value = None if look is None else {"percent": look.percent, "x": look.x, "y": look.y}
        with suppress(ProjectError):  # a full disk loses the picture's frame, not the picture
            self._trail.project.set_state(KEY, value)

    @Slot()
    def _read(self) -> None:
        look = None
        with suppress(msgspec.ValidationError):
            kept = msgspec.convert(self._trail.project.state(KEY, None), _Kept | None)
            look = Look(kept.percent, kept.x, kept.y) if kept is not None else None
        self._view.look_at(look)
