"""Pictures that have lost everything but their invisible mark: where they were, if it is known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from studio.errors import StudioError
from studio.export.marks.register import Register
from studio.ui.engine.studio_process import StudioProcess
from studio.ui.language.words import tr
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.values.recipe import Recipe, from_json

Taker = Callable[[Recipe], None]


class MarkOffer(QObject):
    """Looks for the mark of a picture in another process; one picture at a time, the newest."""

    def __init__(self, place: PlaceState, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._process = StudioProcess(self)
        self._path: Path | None = None

    def look(self, path: Path, take: Taker) -> None:
        """`take` gets the place of a picture that was exported here; else nobody hears anything."""
        if path == self._path or not Register().exists:
            return
        self._process.stop()
        self._path = path
        self._process.run(("inspect",), str(path), lambda told: self._told(path, told, take))

    def offer(self, recipe: Recipe) -> None:
        """A way to go there, for whoever did something else with the picture."""
        if self._place.model_of(recipe) is None:
            return
        text = tr("This picture was exported here; its invisible mark says from where.")
        label = tr("Restore place")
        self._place.notices.say(Notice(text, False, label, lambda: self._place.go_to(recipe)))

    def close(self) -> None:
        """Nothing is left running."""
        self._process.close()

    def _told(self, path: Path, told: dict[str, Any], take: Taker) -> None:
        if path != self._path:
            return
        self._path = None
        if told.get("recipe_source") != "register" or not told.get("recipe"):
            return
        try:
            recipe = from_json(json.dumps(told["recipe"]))
        except StudioError:
            return
        take(recipe)
