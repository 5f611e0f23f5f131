"""The small pictures of one section of the panel, so that nothing is asked for twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPixmap

from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.values.recipe import Recipe

SIDE_PX = 112
KEPT = 400


class GroupThumbs(QObject):
    """Thumbnails of one group, by name. A name whose recipe changed is asked for again.

    `take` gets a name and its picture when one has come that is still the one of that name.
    """

    def __init__(
        self,
        thumbs: Thumbnails,
        group: str,
        take: Callable[[str, QPixmap], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbs = thumbs
        self._group = group
        self._take = take
        self._asked: dict[str, str] = {}  # name -> key
        self._have: dict[str, QPixmap] = {}  # key -> picture
        thumbs.ready.connect(self._came)

    def ask(self, name: str, recipe: Recipe) -> QPixmap | None:
        """The picture if it is there; otherwise it is asked for, and `take` will get it."""
        key = f"{self._group}/{name}/{recipe.id[:16]}"
        fresh = key not in self._have and self._asked.get(name) != key
        self._asked[name] = key
        if fresh:
            self._thumbs.want(key, recipe, SIDE_PX, self._group)
        return self._have.get(key)

    def drop(self) -> None:
        """Forget what was asked for and has not come."""
        self._asked = {n: k for n, k in self._asked.items() if k in self._have}
        self._thumbs.drop(self._group)

    @Slot(object)
    def _came(self, thumb: Thumbnail) -> None:
        name = thumb.key.removeprefix(f"{self._group}/").rpartition("/")[0]
        if thumb.group != self._group or not name:
            return
        picture = QPixmap.fromImage(thumb.image)
        self._have[thumb.key] = picture
        while len(self._have) > KEPT:
            self._have.pop(next(iter(self._have)))
        if self._asked.get(name) == thumb.key:
            self._take(name, picture)
