"""What a left drag on the picture does while it does not wander."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter


class Hand(Protocol):
    """Points are shares of the picture's width and height; outside [0, 1] they lie beside it."""

    def press(self, at: QPointF, erase: bool) -> None:
        """A button went down; `erase`: the right one."""

    def move(self, at: QPointF, held: bool) -> None:
        """The pointer is here now; `held`: the button is down."""

    def release(self) -> None:
        """The button came up."""

    def leave(self) -> None:
        """The pointer went elsewhere."""

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Over the picture, which lies in `rect`."""
