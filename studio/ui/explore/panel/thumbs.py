"""Small pictures asked of the view state, so that nothing is asked for twice."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPixmap

from studio.ui.state.view import ViewState
from studio.values.recipe import Recipe

SIDE_PX = 112
KEPT = 400


class Thumbs:
    """Thumbnails of one group, by name. A name whose recipe changed is asked for again."""

    def __init__(self, state: ViewState, group: str) -> None:
        self._state = state
        self._group = group
        self._asked: dict[str, str] = {}  # name -> key
        self._have: dict[str, QPixmap] = {}  # key -> picture

    def ask(self, name: str, recipe: Recipe) -> QPixmap | None:
        """The picture if it is there; otherwise it is asked for, and `accept` will see it."""
        key = f"{self._group}/{name}/{recipe.id[:16]}"
        known = self._have.get(key)
        if known is None and self._asked.get(name) != key:
            self._state.request_thumb(key, recipe, SIDE_PX, self._group)
        self._asked[name] = key
        return known

    def accept(self, key: str, image: QImage) -> tuple[str, QPixmap] | None:
        """Keep a finished thumbnail; its name and picture if that is what the name shows now."""
        group, _, rest = key.partition("/")
        name = rest.rpartition("/")[0]
        if group != self._group or not name:
            return None
        picture = QPixmap.fromImage(image)
        self._have[key] = picture
        while len(self._have) > KEPT:
            self._have.pop(next(iter(self._have)))
        return (name, picture) if self._asked.get(name) == key else None

    def drop(self) -> None:
        """Forget what was asked for and has not come."""
        self._asked = {n: k for n, k in self._asked.items() if k in self._have}
        self._state.drop_thumbs(self._group)
