"""The hand that points: arrows, what must stay, and colours, seen over the picture."""

from __future__ import annotations

from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter

from studio.ui.explore.masking.brush import Brush
from studio.ui.explore.masking.drawing import Drawn
from studio.ui.explore.pointing.arrows import Arrows, Grip
from studio.ui.theme.tokens import current
from studio.values import masks
from studio.values.arrays import Bytes
from studio.values.masks import Mask
from studio.values.steering import MOST_PAINTS, At, Painted, Wishes

Tool = Literal["points", "stay", "colour"]
FIRST_COLOUR = (0.86, 0.45, 0.30)
COLOUR_HELD, STAY_HELD = 0.72, 0.4
"""How much of what was painted shows over the picture."""


class PointHand(QObject):
    """Follows the pointer as a `Hand`; `wishes` is what has been set so far."""

    changed = Signal()
    """It looks different."""
    set_anew = Signal()
    """Something was set or taken away: what is asked for is another thing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool: Tool = "points"
        self.aspect = (1, 1)
        self.arrows = Arrows()
        self.stay = self._brush()
        self.colours: list[tuple[Painted, Brush]] = []
        """Each colour that was painted, with the brush that holds where."""
        self.colour, self.only_light = FIRST_COLOUR, False
        self.aside = False
        """The picture moves, or has moved: what was painted does not lie over it."""
        self._grip: Grip | None = None

    # ---- what is asked --------------------------------------------------------------------------
    def wishes(self) -> Wishes:
        """All that was set."""
        pulls = tuple(arrow.pull for arrow in self.arrows.all)
        paints = tuple(
            Painted(_bytes(brush.now.mask), painted.colour, painted.only_light)
            for painted, brush in self.colours
            if brush.now.mask.any()
        )
        stay = _bytes(self.stay.now.mask) if self.stay.now.mask.any() else None
        return Wishes(pulls, paints, stay)

    def set_aspect(self, size: tuple[int, int]) -> None:
        """Over a picture of (width, height) `size`; masks of another shape are laid anew."""
        if size == self.aspect:
            return
        self.aspect = size
        self.clear()

    def set_colour(self, colour: tuple[float, float, float], only_light: bool) -> None:
        """Paint with this from now on."""
        self.colour, self.only_light = colour, only_light

    def set_size(self, size: float) -> None:
        """The brush's radius as a share of the longer side."""
        self.stay.size = size
        for _, brush in self.colours:
            brush.size = size

    def forget(self) -> None:
        """Another model: nothing is asked, and the next picture is begun with."""
        self.arrows, self.aspect = Arrows(), (0, 0)
        self.colours.clear()

    def clear(self) -> None:
        """Nothing is asked."""
        self.arrows = Arrows()
        self.colours.clear()
        self.stay.set_drawn(Drawn(masks.empty(*self.aspect)), self.aspect)
        self._tell()

    # ---- the mouse ------------------------------------------------------------------------------
    def press(self, at: QPointF, erase: bool) -> None:
        """Take hold of a point, set one, take one away; or begin a stroke."""
        self.aside = False
        if self.tool != "points":
            brush = self.stay if self.tool == "stay" else self._colour_brush()
            if brush is not None:
                brush.press(at, erase)
            return
        grip = self.arrows.grip_at(at, self.aspect)
        if erase:
            if grip is not None:
                self.arrows.remove(grip.index)
                self._tell()
            return
        self._grip = grip if grip is not None else self.arrows.add(_inside(at))
        self.changed.emit()

    def move(self, at: QPointF, held: bool) -> None:
        """Go on with it."""
        brush = self._brush_now()
        if self.tool != "points":
            if brush is not None:
                brush.move(at, held)
        elif held and self._grip is not None:
            self.arrows.move(self._grip, _inside(at))
            self.changed.emit()

    def release(self) -> None:
        """It is done."""
        brush = self._brush_now()
        if self.tool != "points":
            if brush is not None:
                brush.release()
        elif self._grip is not None:
            self._grip = None
            self.arrows.drop_stubs()
        self._tell()

    def leave(self) -> None:
        """The pointer went."""
        for brush in (self.stay, *(brush for _, brush in self.colours)):
            brush.leave()

    # ---- the keys -------------------------------------------------------------------------------
    def add_in_middle(self) -> None:
        """A point in the middle of the picture, its target a little above it."""
        grip = self.arrows.add((0.5, 0.5))
        if grip is not None:
            self.arrows.move(grip, (0.5, 0.4))
        self._tell()

    def choose(self, step: int) -> None:
        """The next point, or with a negative `step` the one before."""
        if self.arrows.all:
            self.arrows.chosen = (self.arrows.chosen + step) % len(self.arrows.all)
            self.changed.emit()

    def nudge(self, dx: float, dy: float, end: bool) -> None:
        """Move an end of the chosen arrow by shares of the picture."""
        arrows = self.arrows
        if 0 <= arrows.chosen < len(arrows.all):
            arrow = arrows.all[arrows.chosen]
            x, y = arrow.to if end else arrow.now
            arrows.move(Grip(arrows.chosen, end), _inside(QPointF(x + dx, y + dy)))
            self._tell()

    def remove_chosen(self) -> None:
        """Without the chosen arrow."""
        if self.arrows.chosen >= 0:
            self.arrows.remove(self.arrows.chosen)
            self._tell()

    # ---- how it looks ---------------------------------------------------------------------------
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Colours, then what stays, then the arrows."""
        painter.save()
        for _, brush in self.colours:
            share = 0.0 if self.aside else COLOUR_HELD
            brush.paint_over(painter, rect, share, ring=brush is self._brush_now())
        held = self.stay.now.mask.any() and not self.aside
        self.stay.paint_over(painter, rect, STAY_HELD if held else 0.0, ring=self.tool == "stay")
        self.arrows.paint(painter, rect)
        painter.restore()

    def _brush_now(self) -> Brush | None:
        if self.tool == "stay":
            return self.stay
        if self.tool == "colour" and self.colours and self._goes_on():
            return self.colours[-1][1]
        return None

    def _goes_on(self) -> bool:
        painted = self.colours[-1][0]
        return painted.colour == self.colour and painted.only_light == self.only_light

    def _colour_brush(self) -> Brush | None:
        """The brush of the colour of now: another colour is painted beside what there is."""
        if self.colours and self._goes_on():
            return self.colours[-1][1]
        if len(self.colours) >= MOST_PAINTS:
            return None
        brush = self._brush(QColor.fromRgbF(*self.colour))
        brush.size = self.stay.size
        brush.set_drawn(Drawn(masks.empty(*self.aspect)), self.aspect)
        nowhere = _bytes(masks.empty(1, 1))
        self.colours.append((Painted(nowhere, self.colour, self.only_light), brush))
        return brush

    def _brush(self, tint: QColor | None = None) -> Brush:
        brush = Brush(self)
        brush.tint = tint if tint is not None else QColor(current().good)
        brush.changed.connect(self.changed)
        return brush

    def _tell(self) -> None:
        self.changed.emit()
        self.set_anew.emit()


def _inside(at: QPointF) -> At:
    """A point of the picture, the nearest where it lies beside it."""
    return min(1.0, max(0.0, at.x())), min(1.0, max(0.0, at.y()))


def _bytes(mask: Mask) -> Bytes:
    found: Bytes = np.rint(255.0 * mask).astype(np.uint8)
    return found
