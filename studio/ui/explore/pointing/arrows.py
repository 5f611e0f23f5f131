"""Arrows on the picture: from what should move to where it should come to lie."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.ui.theme.tokens import current
from studio.values.steering import MOST_PULLS, At, Pull

GRASP = 0.025
"""How near to an end of an arrow the pointer takes hold of it, as a share of the longer side."""
DARK = QColor(0, 0, 0, 150)
PALE = QColor("#f4f1ec")


@dataclass(frozen=True)
class Arrow:
    """What lay at `begin` at first lies at `now`, and should come to lie at `to`."""

    begin: At
    to: At
    now: At

    @classmethod
    def at(cls, begin: At) -> Arrow:
        """One that goes nowhere yet."""
        return cls(begin, begin, begin)

    @property
    def pull(self) -> Pull:
        """What is asked of the engine."""
        return Pull(self.now, self.to)


@dataclass(frozen=True)
class Grip:
    """Which end of which arrow is held."""

    index: int
    end: bool


class Arrows:
    """The arrows of a picture, one of them chosen; every change makes new ones."""

    def __init__(self) -> None:
        self.all: tuple[Arrow, ...] = ()
        self.chosen = -1

    @property
    def now(self) -> Arrow | None:
        """The chosen one."""
        return self.all[self.chosen] if 0 <= self.chosen < len(self.all) else None

    def grip_at(self, at: QPointF, aspect: tuple[int, int]) -> Grip | None:
        """The end that lies nearest to a point of the picture, targets first; None: none near."""
        longer = max(aspect)
        wide, high = aspect[0] / longer, aspect[1] / longer
        best, least = None, GRASP
        for index, arrow in enumerate(self.all):
            for end, (x, y) in ((True, arrow.to), (False, arrow.now)):
                far = math.hypot((x - at.x()) * wide, (y - at.y()) * high)
                if far < least:
                    best, least = Grip(index, end), far
        return best

    def add(self, at: At) -> Grip | None:
        """A new arrow that begins there; None: there are as many as may be."""
        if len(self.all) >= MOST_PULLS:
            return None
        self.all = (*self.all, Arrow.at(at))
        self.chosen = len(self.all) - 1
        return Grip(self.chosen, end=True)

    def move(self, grip: Grip, to: At) -> None:
        """One end somewhere else; a moved beginning takes hold of something else."""
        arrow = self.all[grip.index]
        moved = replace(arrow, to=to) if grip.end else replace(arrow, begin=to, now=to)
        self._put(grip.index, moved)
        self.chosen = grip.index

    def remove(self, index: int) -> None:
        """Without this one."""
        self.all = tuple(a for n, a in enumerate(self.all) if n != index)
        self.chosen = min(self.chosen, len(self.all) - 1)

    def drop_stubs(self) -> None:
        """Without those that go nowhere: a click alone asks for nothing."""
        self.all = tuple(a for a in self.all if a.to != a.begin)
        self.chosen = min(self.chosen, len(self.all) - 1)

    def show(self, points: tuple[At, ...]) -> None:
        """Where what was taken hold of lies now."""
        if len(points) == len(self.all):
            found = zip(self.all, points, strict=True)
            self.all = tuple(replace(arrow, now=now) for arrow, now in found)

    def reset(self) -> None:
        """The picture is another one: they begin where they were set."""
        self.all = tuple(replace(arrow, now=arrow.begin) for arrow in self.all)

    def _put(self, index: int, arrow: Arrow) -> None:
        self.all = (*self.all[:index], arrow, *self.all[index + 1 :])

    # ---- how they look --------------------------------------------------------------------------
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """A disc where something is held, a ring where it should be; shapes tell, not colours."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, arrow in enumerate(self.all):
            here, there = _place(rect, arrow.now), _place(rect, arrow.to)
            chosen = index == self.chosen
            for color, width in ((DARK, 3.6), (PALE, 1.4)):
                painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawLine(here, there)
                painter.drawEllipse(there, 7.0, 7.0)
            painter.setPen(QPen(DARK, 1.2))
            painter.setBrush(QColor(current().accent) if chosen else PALE)
            painter.drawEllipse(here, 5.0, 5.0)


def _place(rect: QRectF, at: At) -> QPointF:
    return QPointF(rect.x() + at[0] * rect.width(), rect.y() + at[1] * rect.height())
