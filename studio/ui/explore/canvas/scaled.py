"""Pictures drawn at the size of the screen's own pixels, filtered once and not at every paint."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter

from studio.ui.explore.canvas.crisp import CrispPictures

KEPT = 4
REST_MS = 150
LARGEST_PX = 4096
CRISP_PX = 2560
"""Larger than this, nobody would see the better filter before the picture moves again."""
Key = tuple[int, int, int, bool]


class ScaledPictures:
    """Draws pictures into a rectangle; what is drawn more than once is kept as it was drawn.

    A picture of exactly the rectangle's size is copied. One that is made smaller is filtered over
    all of its pixels. One that is enlarged is drawn directly, since a moving picture is soon gone;
    a smooth one that rests for `REST_MS` is enlarged once more by a better filter elsewhere, and
    `changed` is called when that is there to be drawn.
    """

    def __init__(self, changed: Callable[[], object] = lambda: None) -> None:
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._changed = changed
        self._latest: tuple[QImage, QSize] | None = None
        self._rest = QTimer()
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._crisp = CrispPictures()
        self._crisp.ready.connect(self._take)

    def close(self) -> None:
        """Nothing goes on elsewhere."""
        self._rest.stop()
        self._crisp.close()

    def draw(self, painter: QPainter, rect: QRectF, image: QImage, smooth: bool) -> None:
        """Draw `image` into `rect` (view pixels), its edges on whole device pixels."""
        ratio = painter.device().devicePixelRatioF()
        place = device_rect(rect, ratio)
        wanted = place.size()
        if image.size() != wanted and max(wanted.width(), wanted.height()) <= LARGEST_PX:
            image = self._scaled(image, wanted, smooth)
        if ratio == 1.0 and image.size() == wanted:
            painter.drawImage(place.topLeft(), image)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(_in_view(place, ratio), image)

    def _scaled(self, image: QImage, wanted: QSize, smooth: bool) -> QImage:
        """`image` at the wanted size, or itself where it is not worth keeping yet."""
        key = (image.cacheKey(), wanted.width(), wanted.height(), smooth)
        if key not in self._kept:
            smaller = wanted.width() < image.width()
            self._keep(key, _resized(image, wanted) if smaller else None)
            if smooth and not smaller and max(wanted.width(), wanted.height()) <= CRISP_PX:
                self._latest = (image, wanted)
                self._rest.start()
        return self._kept[key] or image

    def _rested(self) -> None:
        if self._latest is not None:
            self._crisp.want(*self._latest)
            self._latest = None

    def _take(self, both: tuple[QImage, QImage]) -> None:
        image, made = both
        key = (image.cacheKey(), made.width(), made.height(), True)
        if key in self._kept:
            self._kept[key] = made
            self._changed()

    def _keep(self, key: Key, image: QImage | None) -> None:
        self._kept[key] = image
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def device_rect(rect: QRectF, ratio: float) -> QRect:
    """The device pixels that a rectangle of the view covers, its edges rounded."""
    top_left = QPoint(round(rect.left() * ratio), round(rect.top() * ratio))
    right, bottom = round(rect.right() * ratio), round(rect.bottom() * ratio)
    size = QSize(max(1, right - top_left.x()), max(1, bottom - top_left.y()))
    return QRect(top_left, size)


def _in_view(place: QRect, ratio: float) -> QRectF:
    return QRectF(
        place.x() / ratio, place.y() / ratio, place.width() / ratio, place.height() / ratio
    )


def _resized(image: QImage, wanted: QSize) -> QImage:
    mode = Qt.TransformationMode.SmoothTransformation
    return image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
