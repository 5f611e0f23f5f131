"""The hand that paints: brush, eraser and the choice of a colour, seen over the picture."""

from __future__ import annotations

from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from studio.ui.explore.masking.drawing import Drawn
from studio.ui.theme.tokens import current
from studio.values import masks
from studio.values.arrays import Bytes
from studio.values.masks import Mask

Tool = Literal["brush", "eraser", "colour"]
LEAST, USUAL, MOST = 0.01, 0.07, 0.4
"""The brush's radius as a share of the longer side."""
GROWTH = 1.25
TOLERANCE = 0.12
HELD, NEAR = 0.55, 0.34
"""How much of the tint shows while one paints, and while the pointer is over the picture."""
PALE, DARK = QColor("#f4f1ec"), QColor(0, 0, 0, 120)


class Brush(QObject):
    """Follows the pointer as a `Hand`; `size` is shared by brush and eraser."""

    begun = Signal()
    """A button went down on the picture."""
    drawn = Signal()
    """A stroke, or a choice of colour, is done: `now` holds it."""
    changed = Signal()
    """The mask or the ring looks different."""
    nothing_there = Signal()
    """A colour was to be chosen, but there is no picture yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool: Tool = "brush"
        self.size = USUAL
        self.tolerance = TOLERANCE
        self._now: Drawn | None = None
        self.pixels: Bytes | None = None
        """The picture on the canvas, for colours."""
        self.aspect = (1, 1)
        self._at: QPointF | None = None
        self._last: QPointF | None = None
        self._erase = False
        self._tinted: tuple[Mask, QImage] | None = None
        self.tint: QColor | None = None
        """What the mask is shown in; None: the accent."""

    @property
    def now(self) -> Drawn:
        """What is drawn; nothing yet, until a mask is begun. Made late: it needs numpy."""
        if self._now is None:
            self._now = Drawn(masks.empty(1, 1))
        return self._now

    @now.setter
    def now(self, drawn: Drawn) -> None:
        self._now = drawn

    def set_drawn(self, drawn: Drawn, size: tuple[int, int]) -> None:
        """Go on from this mask, over a picture of (width, height) `size`."""
        self.now, self.aspect = drawn, size
        self._last = None
        self.changed.emit()

    def grow(self, steps: int) -> None:
        """A larger brush, or with negative `steps` a smaller one; or more alike colours."""
        if self.tool == "colour":
            self.tolerance = min(1.0, max(0.0, self.tolerance + 0.02 * steps))
        else:
            self.size = min(MOST, max(LEAST, self.size * GROWTH**steps))
        self.changed.emit()

    # ---- the hand -------------------------------------------------------------------------------
    def press(self, at: QPointF, erase: bool) -> None:
        """Begin a stroke, or take the colour there."""
        self._at = at
        self.begun.emit()
        if self.tool == "colour":
            self._take_colour(at, erase)
            return
        self._erase = erase or self.tool == "eraser"
        self._last = at
        self._stroke(at)

    def move(self, at: QPointF, held: bool) -> None:
        """Go on with it."""
        self._at = at
        if held and self._last is not None:
            self._stroke(at)
        else:
            self.changed.emit()

    def release(self) -> None:
        """The stroke is done."""
        if self._last is not None:
            self._last = None
            self.drawn.emit()
        self.changed.emit()

    def leave(self) -> None:
        """The pointer went: the picture shows without the mask."""
        self._at = None
        self.changed.emit()

    def _stroke(self, at: QPointF) -> None:
        begin = self._last or at
        self._last = at
        points = (begin.x(), begin.y()), (at.x(), at.y())
        mask = masks.stroked(self.now.mask, *points, self.size, self._erase)
        self.now = Drawn(mask, self.now.feather)
        self.changed.emit()

    def _take_colour(self, at: QPointF, erase: bool) -> None:
        if self.pixels is None:
            self.nothing_there.emit()
            return
        mask = self.now.mask
        rows, columns = mask.shape
        point = (at.x(), at.y())
        found = masks.of_colour(self.pixels, point, self.tolerance, (rows, columns))
        self.now = Drawn(masks.added(mask, found, erase), self.now.feather)
        self.drawn.emit()
        self.changed.emit()

    # ---- how it looks ---------------------------------------------------------------------------
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """The tint over what is painted over, and the ring of the brush."""
        share = HELD if self._last is not None else NEAR if self._at is not None else 0.0
        self.paint_over(painter, rect, share, ring=self.tool != "colour")

    def paint_over(self, painter: QPainter, rect: QRectF, share: float, ring: bool) -> None:
        """The tint as opaque as `share`, and the brush's ring under the pointer."""
        painter.save()
        if share:
            painter.setOpacity(share)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, self._tint())
            painter.setOpacity(1.0)
        if self._at is not None and ring:
            at = QPointF(
                rect.x() + self._at.x() * rect.width(), rect.y() + self._at.y() * rect.height()
            )
            reach = self.size * max(rect.width(), rect.height())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for color, width in ((DARK, 2.6), (PALE, 1.2)):
                painter.setPen(QPen(color, width))
                painter.drawEllipse(at, reach, reach)
        painter.restore()

    def _tint(self) -> QImage:
        """What is painted over; edges get soft when the hand rests."""
        mask = self.now.mask if self._last is not None else self.now.soft
        if self._tinted is None or self._tinted[0] is not mask:
            self._tinted = mask, tinted(mask, self.tint or QColor(current().accent))
        return self._tinted[1]


def tinted(mask: Mask, color: QColor) -> QImage:
    """A picture of one colour, as opaque as the mask is strong."""
    rows, columns = mask.shape
    pixels = np.empty((rows, columns, 4), np.uint8)
    for channel, level in enumerate((color.blue(), color.green(), color.red(), 255)):
        pixels[..., channel] = np.rint(mask * level)
    image = QImage(pixels.data, columns, rows, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()
