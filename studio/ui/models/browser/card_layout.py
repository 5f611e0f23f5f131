"""Where the parts of one card lie; the delegate paints there, the view asks what was hit."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetrics

from studio.ui.language.words import mark, tr

CARD_PX = 113
PITCH_PX = 116
SIDE_PX = 12
PAD_PX = 9
GAP_PX = 3
BUTTON_PX = 22
ASK = mark("Which licence?")
Spot = Literal["", "star", "more", "licence"]


class CardLayout:
    """The parts of a card whose ground is `rect`."""

    def __init__(self, rect: QRectF) -> None:
        self.rect = rect
        self.inner = rect.adjusted(PAD_PX, PAD_PX - 1, -PAD_PX, 0)

    @classmethod
    def of_item(cls, left: float, top: float, view_px: float) -> CardLayout:
        """The card of an item at `left`, `top` in a view `view_px` wide.

        Cards end at the same place whether a scroll bar shows in the margin or not.
        """
        return cls(QRectF(left, top, view_px - 2.0 * SIDE_PX - left, CARD_PX))

    @property
    def more(self) -> QRectF:
        """The button that opens the menu, in the corner of the covers."""
        return QRectF(
            self.inner.right() - BUTTON_PX - 4, self.inner.top() + 4, BUTTON_PX, BUTTON_PX
        )

    @property
    def star(self) -> QRectF:
        """The favourite's star, beside the menu's button."""
        return self.more.translated(-BUTTON_PX - 4, 0)

    @property
    def name(self) -> QRectF:
        """The line with the name and the family."""
        return QRectF(self.inner.left(), self.inner.top() + 63, self.inner.width(), 17)

    @property
    def facts(self) -> QRectF:
        """The line below the name."""
        return QRectF(self.inner.left(), self.name.bottom() + 1, self.inner.width(), 16)

    def ask(self, font: QFont) -> QRectF:
        """The question for the licence, at the right end of the facts."""
        width = QFontMetrics(font).horizontalAdvance(tr(ASK)) + 1.0
        return QRectF(self.facts.right() - width, self.facts.top(), width, self.facts.height())

    def hit(self, at: QPointF, asks: bool, font: QFont) -> Spot:
        """What lies under the pointer."""
        if self.more.contains(at):
            return "more"
        if self.star.contains(at):
            return "star"
        if asks and self.ask(font).adjusted(-4, -2, 4, 4).contains(at):
            return "licence"
        return ""
