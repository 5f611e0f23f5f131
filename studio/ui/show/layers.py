"""The picture on the stage and the one before it: fading, and breathing where nothing new comes."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap

STILL_S = 0.5
"""After so long without a new picture the last one begins to move by itself."""
EASE_S = 4.0
ZOOM = 0.045
SWAY = 0.018
PERIOD_S = 37.0
BLUR_PX = 10
EDGE = 0.18
NEAREST = 3.0
BACK_S = 0.6


class Layers:
    """Two pictures, scaled once each to the canvas; `paint` is cheap. Seconds are monotonic."""

    def __init__(self) -> None:
        self._size = QSize(1, 1)
        self._contain = False
        self._image = QImage()
        self._now = self._before = QPixmap()
        self._came = self._fade_s = 0.0
        self._near, self._let_go = 1.0, math.inf
        self._at = QPointF(0.5, 0.5)
        self._held_at: float | None = None

    def hold(self, now: float, held: bool) -> None:
        """Nothing moves, not even gently, until it goes on from there."""
        if held and self._held_at is None:
            self._held_at = now
        elif not held and self._held_at is not None:
            self._came += now - self._held_at
            self._held_at = None

    @property
    def held(self) -> bool:
        """Whether nothing moves."""
        return self._held_at is not None

    def come_near(self, near: float, at: QPointF) -> None:
        """Two fingers apart: `near` times as large about a point, in shares, while they stay."""
        self._near, self._at, self._let_go = min(max(near, 1.0), NEAREST), at, math.inf

    def let_go(self, now: float) -> None:
        """The fingers are gone: back to the whole picture, gently."""
        if self._near > 1.0 and math.isinf(self._let_go):
            self._let_go = now

    def nearness(self, now: float) -> float:
        """How many times as large as it lies on the screen."""
        t = min(1.0, max(0.0, (now - self._let_go) / BACK_S))
        return 1.0 + (self._near - 1.0) * (1.0 - t * t * (3 - 2 * t))

    @property
    def empty(self) -> bool:
        """Whether there is no picture yet."""
        return self._image.isNull()

    @property
    def image(self) -> QImage:
        """The newest picture, as it came."""
        return self._image

    def set_canvas(self, size: QSize, contain: bool) -> None:
        """The canvas changed: the newest picture is scaled anew."""
        if size != self._size or contain != self._contain:
            self._size, self._contain = size, contain
            if not self._image.isNull():
                self._now, self._before = self._scaled(self._image), QPixmap()

    def put(self, image: QImage, now: float, fade_s: float) -> None:
        """Show another picture, in `fade_s` seconds."""
        if image.isNull():
            return
        if self._share(now) > 0.4 or fade_s > self._fade_s:  # else the older one is still seen
            self._before = self._now
        self._image, self._now = image, self._scaled(image)
        self._came, self._fade_s = now, fade_s

    def moving(self, now: float) -> bool:
        """Whether the next paint would differ from the last."""
        if self._held_at is not None:
            return self.nearness(now) > 1.0
        near = self.nearness(now) > 1.0
        return near or self._share(now) < 1.0 or now - self._came > STILL_S

    def paint(self, painter: QPainter, now: float) -> None:
        """Both pictures into the canvas, which begins at (0, 0)."""
        near = self.nearness(now)
        now = now if self._held_at is None else self._held_at
        share = self._share(now)
        target = self._breathing(now)
        if near > 1.0:
            at = QPointF(self._at.x() * self._size.width(), self._at.y() * self._size.height())
            target = QRectF(at + (target.topLeft() - at) * near, target.size() * near)
        if share < 1.0 and not self._before.isNull():
            _draw(painter, target, self._before)
            painter.setOpacity(share)
        _draw(painter, target, self._now)
        painter.setOpacity(1.0)

    def _share(self, now: float) -> float:
        if self._fade_s <= 0 or self._before.isNull():
            return 1.0
        t = min(1.0, max(0.0, (now - self._came) / self._fade_s))
        return t * t * (3 - 2 * t) if self._fade_s > 0.5 else t

    def _breathing(self, now: float) -> QRectF:
        """Where the picture lies: larger and swaying the longer nothing new comes."""
        width, height = self._size.width(), self._size.height()
        still = now - self._came - STILL_S
        if still <= 0:
            return QRectF(0, 0, width, height)
        strength = min(1.0, still / EASE_S)
        strength *= strength * (3 - 2 * strength)
        turn = 2 * math.pi * still / PERIOD_S
        zoom = 1 + strength * (ZOOM * (1 - math.cos(turn)) + 2 * SWAY)
        wide, high = width * zoom, height * zoom
        x = (width - wide) / 2 + strength * SWAY * width * math.sin(1.7 * turn)
        y = (height - high) / 2 + strength * SWAY * height * math.sin(1.3 * turn)
        return QRectF(x, y, wide, high)

    def _scaled(self, image: QImage) -> QPixmap:
        size = self._size
        how = Qt.TransformationMode.SmoothTransformation
        if not self._contain:
            grown = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, how)
            x, y = (grown.width() - size.width()) // 2, (grown.height() - size.height()) // 2
            return QPixmap.fromImage(grown.copy(x, y, size.width(), size.height()))
        return QPixmap.fromImage(_on_itself(image, size))


def _draw(painter: QPainter, target: QRectF, pixmap: QPixmap) -> None:
    if target.size().toSize() == pixmap.size():
        painter.drawPixmap(target.topLeft(), pixmap)
    else:
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))


def _on_itself(image: QImage, size: QSize) -> QImage:
    """The whole picture in the middle, its edges soft, over a blur of itself instead of bars."""
    smooth = Qt.TransformationMode.SmoothTransformation
    tiny = image.scaled(
        BLUR_PX, BLUR_PX * size.height() // max(1, size.width()) or 1,
        Qt.AspectRatioMode.IgnoreAspectRatio, smooth,
    )  # fmt: skip
    ground = tiny
    for times in (3, 9):  # in steps: at once, the cells of the small picture would be seen
        ground = ground.scaled(tiny.size() * times, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    ground = ground.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    ground = ground.convertToFormat(QImage.Format.Format_RGB32)
    whole = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    whole = whole.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    _soften(whole, whole.width() < size.width(), whole.height() < size.height())
    painter = QPainter(ground)
    painter.fillRect(ground.rect(), QColor(0, 0, 0, 70))
    painter.drawImage(
        (size.width() - whole.width()) // 2, (size.height() - whole.height()) // 2, whole
    )
    painter.end()
    return ground


def _soften(image: QImage, sides: bool, ends: bool) -> None:
    """Fade the picture out towards those of its edges that do not meet the screen's."""
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    for wanted, end in ((sides, QPointF(image.width(), 0)), (ends, QPointF(0, image.height()))):
        if not wanted:
            continue
        ramp = QLinearGradient(QPointF(0, 0), end)
        for at, alpha in ((0.0, 0), (EDGE, 255), (1 - EDGE, 255), (1.0, 0)):
            ramp.setColorAt(at, QColor(0, 0, 0, alpha))
        painter.fillRect(image.rect(), ramp)
    painter.end()
