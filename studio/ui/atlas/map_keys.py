"""The map by keys: from place to place, closer and farther, all of it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from studio.ui.signals import Bound

KEY_ZOOM = 1.35
KEY_PAN_PX = 90.0
Key = Qt.Key
WAYS = {
    Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, 1), Key.Key_Down: (0, -1),
}  # fmt: skip
ZOOMS = {Key.Key_Plus: KEY_ZOOM, Key.Key_Equal: KEY_ZOOM, Key.Key_Minus: 1 / KEY_ZOOM}


class ByKeys(Protocol):
    """What the keys need of a map."""

    cursor_place: int

    @property
    def chosen(self) -> Bound[int]:
        """Says which place is gone to."""

    def exists(self, index: int) -> bool:
        """Whether there is such a place."""

    def keyed(self) -> int:
        """The place that the keys chose; -1: none."""

    def tile_box(self, index: int) -> QRectF:
        """Where a tile is seen."""

    def pan(self, dx_px: float, dy_px: float) -> None:
        """Push the map."""

    def step(self, dx: int, dy: int) -> None:
        """To the next place."""

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or farther."""

    def fit(self) -> None:
        """All of it."""


def press(view: ByKeys, key: Qt.Key, shifted: bool) -> bool:
    """Do what a key stands for; False where it stands for nothing here."""
    if key in WAYS and shifted:
        dx, dy = WAYS[key]
        view.pan(-dx * KEY_PAN_PX, dy * KEY_PAN_PX)
    elif key in WAYS:
        view.step(*WAYS[key])
    elif key in (Key.Key_Return, Key.Key_Enter) and view.exists(view.cursor_place):
        view.chosen.emit(view.cursor_place)
    elif key in ZOOMS:
        at = view.tile_box(view.keyed()).center() if view.keyed() >= 0 else None
        view.zoom(ZOOMS[key], at)
    elif key == Key.Key_Home:
        view.fit()
    else:
        return False
    return True
