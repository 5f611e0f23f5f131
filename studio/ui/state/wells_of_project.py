"""Wells, corners and the style belong to a project: it gives them back when it is opened."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import InputError, ProjectError
from studio.ui.state.blending import BlendingState, Wells
from studio.ui.state.styles import StyleState
from studio.ui.state.trail_controller import TrailController
from studio.values.latent import How
from studio.values.recipe import Recipe, from_json, to_json

KEY = "wells"
REST_MS = 600
Unit = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]


class _Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """As the project keeps it; each place as its JSON text, so that one may be damaged alone."""

    a: str | None = None
    b: str | None = None
    amount: Unit = 0.0
    how: How = "round"
    corners: tuple[str | None, str | None, str | None, str | None] = (None, None, None, None)
    style: str | None = None


class WellsOfProject(QObject):
    """Writes them a moment after they change, and when the project is left; reads them again."""

    def __init__(
        self,
        trail: TrailController,
        blending: BlendingState,
        styles: StyleState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._trail, self._blending, self._styles = trail, blending, styles
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._write)
        trail.leaving.connect(self._write)
        trail.arrived.connect(self._read)
        blending.wells_changed.connect(self._changed)
        blending.corners_changed.connect(self._changed)
        styles.changed.connect(self._changed)

    @Slot(object)
    def _changed(self, _what: object) -> None:
        self._rest.start()

    @Slot()
    def _write(self) -> None:
        self._rest.stop()
        wells = self._blending.wells
        kept = _Kept(
            _text(wells.a), _text(wells.b), wells.amount, wells.how,
            _four([_text(recipe) for recipe in self._blending.corners]),
            _text(self._styles.recipe),
        )  # fmt: skip
        value: Any = None if kept == _Kept() else msgspec.to_builtins(kept)
        with suppress(ProjectError):  # too large to be kept: the wells are empty next time
            self._trail.project.set_state(KEY, value)

    @Slot()
    def _read(self) -> None:
        try:
            kept = msgspec.convert(self._trail.project.state(KEY, {}), _Kept)
        except msgspec.ValidationError:
            kept = _Kept()
        wells = Wells(_recipe(kept.a), _recipe(kept.b), kept.amount, kept.how)
        self._blending.restore(wells, tuple(_recipe(text) for text in kept.corners))
        self._styles.restore(_recipe(kept.style))
        self._rest.stop()


def _text(recipe: Recipe | None) -> str | None:
    return None if recipe is None else to_json(recipe).decode()


def _recipe(text: str | None) -> Recipe | None:
    if text is not None:
        with suppress(InputError):
            return from_json(text)
    return None


def _four(texts: list[str | None]) -> tuple[str | None, str | None, str | None, str | None]:
    a, b, c, d = texts
    return a, b, c, d
