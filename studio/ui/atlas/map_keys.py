"""The map by keys: from place to place, closer and farther, all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from studio.ui.atlas.map_view import MapView

KEY_ZOOM = 1.35
KEY_PAN_PX = 90.0
Key = Qt.Key
WAYS = {
    Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, 1), Key.Key_Down: (0, -1),
}  # fmt: skip
ZOOMS = {Key.Key_Plus: KEY_ZOOM, Key.Key_Equal: KEY_ZOOM, Key.Key_Minus: 1 / KEY_ZOOM}


def press(view: MapView, key: Qt.Key, shifted: bool) -> bool:
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
