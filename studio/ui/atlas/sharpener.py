"""Larger pictures of the places that are looked at from close by, asked for at rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.atlas.growth import MapGrowth
from studio.ui.atlas.map_view import MapView
from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.values.atlas.places import SIDE_PX

GROUP = "atlas-sharp"
REST_MS = 220
MOST = 80
LARGE_PX = 168


class Sharpener(QObject):
    """While tiles are larger than their pictures on the sheets."""

    def __init__(
        self, thumbs: Thumbnails, growth: MapGrowth, view: MapView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._thumbs, self._growth, self._view = thumbs, growth, view
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        view.looked.connect(self._looked)
        thumbs.ready.connect(self._took)

    def stop(self) -> None:
        """Nobody looks."""
        self._rest.stop()
        self._thumbs.drop(GROUP)

    @Slot()
    def _looked(self) -> None:
        if self._large():
            self._rest.start()

    def _large(self) -> bool:
        view = self._view
        ratio = view.devicePixelRatioF()
        return view.tiles.side_px(view.viewport.scale) * ratio > 1.2 * SIDE_PX

    @Slot()
    def _ask(self) -> None:
        ground, view = self._growth.ground, self._view
        if ground is None or not self._large():
            return
        self._thumbs.drop(GROUP)
        wanted = [n for n in view.tiles.seen(view.viewport).tolist() if n not in view.tiles.sharper]
        for index in wanted[:MOST]:
            recipe = ground.place(self._growth.seeds[index])
            key = f"{GROUP}/{ground.key}/{index}"
            self._thumbs.want(key, recipe, LARGE_PX, GROUP)

    @Slot(object)
    def _took(self, thumb: Thumbnail) -> None:
        ground = self._growth.ground
        if thumb.group != GROUP or ground is None:
            return
        _, key, index = thumb.key.split("/")
        if key != ground.key:
            return
        image = thumb.image
        side = min(image.width(), image.height())
        left, top = (image.width() - side) // 2, (image.height() - side) // 2
        self._view.tiles.set_sharper(int(index), image.copy(left, top, side, side))
        self._view.update()
