"""A cross-fade from model to model as the film will have it: two pictures, mixed as light."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache

import numpy as np
from PySide6.QtCore import QObject, QRectF, Qt, Slot
from PySide6.QtGui import QImage, QPainter

from studio.ui.engine.qimage import to_pixels, to_qimage
from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.ui.signals import Carries, signal
from studio.values.arrays import Bytes, Floats
from studio.values.film import Shot
from studio.values.recipe import Recipe

GROUP = "filmfade"
KEPT = 24
"""Pictures that are mixed of; without curves a fade has two."""
LEVELS = 4096
Size = tuple[int, int]


class CrossFade(QObject):
    """Keeps the pictures that fades are mixed of; asks the background for the weaker one.

    The stronger one is drawn on the canvas anyway, so that it is given here.
    """

    came: Carries[None] = signal()
    """A picture that was missing is here."""

    def __init__(self, thumbs: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbs = thumbs
        self._parts: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()
        thumbs.ready.connect(self._take)

    def clear(self) -> None:
        """The film is another one."""
        self._parts.clear()
        self._asked.clear()
        self._thumbs.drop(GROUP)

    def give(self, recipe: Recipe, image: QImage) -> None:
        """A picture that the canvas shows."""
        known = self._parts.get(recipe.id)
        if known is None or image.width() >= known.width():
            self._keep(recipe.id, image)

    def lacks(self, recipe: Recipe) -> bool:
        """Whether its picture is still to be drawn."""
        return recipe.id not in self._parts

    def mixed(self, shot: Shot, size: Size, side_px: int) -> QImage | None:
        """The picture of a moment in a fade, for a film of this size; None: one is missing.

        The weaker picture is asked for where it is the one.
        """
        assert shot.other is not None
        weaker = shot.recipe if shot.main is shot.other else shot.other
        if self.lacks(weaker):
            if weaker.id not in self._asked:
                self._asked.add(weaker.id)
                self._thumbs.want(f"{GROUP}/{weaker.id}", weaker, side_px, GROUP)
            return None
        if self.lacks(shot.main):
            return None
        for recipe in (shot.recipe, shot.other):
            self._parts.move_to_end(recipe.id)
        return mix(self._parts[shot.recipe.id], self._parts[shot.other.id], shot.share, size)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        name = thumb.key.removeprefix(f"{GROUP}/")
        if thumb.group == GROUP and name in self._asked:
            self._asked.discard(name)
            self._keep(name, thumb.image)
            self.came.emit(None)

    def _keep(self, name: str, image: QImage) -> None:
        self._parts[name] = image
        self._parts.move_to_end(name)
        while len(self._parts) > KEPT:
            self._parts.popitem(last=False)


def mix(a: QImage, b: QImage, share: float, size: Size) -> QImage:
    """So much of `b` over `a`: the middles of both in the shape of `size`, averaged as light.

    As large as the larger of the two. Levels are those of sRGB (IEC 61966-2-1).
    """
    longest = max(a.width(), a.height(), b.width(), b.height())
    scale = min(1.0, longest / max(size))
    whole = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    to_light, to_level = _tables()
    first, second = (to_light[to_pixels(_filling(image, whole))[..., :3]] for image in (a, b))
    light = first + np.float32(share) * (second - first)
    steps = (light * np.float32(LEVELS - 1) + np.float32(0.5)).astype(np.uint16)
    return to_qimage(to_level[steps])


def _filling(image: QImage, size: Size) -> QImage:
    """The middle of a picture, scaled to fill `size`."""
    if (image.width(), image.height()) == size:
        return image
    scale = max(size[0] / image.width(), size[1] / image.height())
    wide, high = size[0] / scale, size[1] / scale
    source = QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)
    filled = QImage(*size, image.format())
    filled.fill(Qt.GlobalColor.transparent)
    painter = QPainter(filled)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, *size), image, source)
    painter.end()
    return filled


@cache
def _tables() -> tuple[Floats, Bytes]:
    """Light of each level, and the level of each step of light."""
    level, light = np.linspace(0, 1, 256), np.linspace(0, 1, LEVELS)
    linear = np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
    coded = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return linear.astype(np.float32), np.rint(coded * 255).astype(np.uint8)
