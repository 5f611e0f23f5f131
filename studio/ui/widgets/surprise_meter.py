"""How surprising a picture is to its model, beside what is usual for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language.words import mark, said, tr
from studio.ui.theme.fonts import figures, words
from studio.ui.theme.tokens import current
from studio.ui.widgets.paint import GROOVE_PX, LABEL_PX, antialiased, role
from studio.values.card import Surprise
from studio.values.surprise import HOME, compared, position, range_words

WORDS_PX, TOP_PX = 10, 12
TITLE = mark("How surprising")
HELP = mark(
    "Bits per dimension: how many the model would need to write this very picture down,"
    " minus the base-2 logarithm of its probability, divided by the count of its numbers.\n"
    "Few: plain and expected. Many: unlike what the model learned.\n"
)


class SurpriseMeter(QWidget):
    """A title with its figure, a scale with the usual range on it, and the ends' names.

    While the picture moves its last figure stays as a ring: it belongs to the last picture at rest.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bits: float | None = None
        self._usual: Surprise | None = None
        self._fresh = False
        self._title, self._small, self._figure = words(LABEL_PX), words(WORDS_PX), figures(11)
        self.setAccessibleName(tr(TITLE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_usual(None)

    @property
    def text(self) -> str:
        """The figure as shown, a dash without one."""
        return "–" if self._bits is None else f"{self._bits:.2f}"

    @property
    def word(self) -> str:
        """What the figure means."""
        return tr("unknown") if self._bits is None else said(compared(self._bits, self._usual))

    @property
    def fresh(self) -> bool:
        """Whether the figure is that of the picture shown."""
        return self._fresh

    def set_usual(self, usual: Surprise | None) -> None:
        """Show the range of another model."""
        self._usual, self._bits = usual, None
        self.setToolTip(tr(HELP) + said(range_words(usual)))
        self._tell()

    def set_bits(self, bits: float | None, fresh: bool = True) -> None:
        """Show a figure; not `fresh` where the picture has moved on since."""
        self._bits, self._fresh = bits, fresh
        self._tell()

    def sizeHint(self) -> QSize:
        """Qt: a title, a bar and its words."""
        return QSize(200, TOP_PX + 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: title and figure, bar with the usual range, marker, words."""
        painter = antialiased(self)
        painter.translate(0, TOP_PX)
        width, middle = float(self.width()), 25.0
        line = QRectF(0, 0, width, 16)
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._title)
        painter.setPen(role("secondary"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | upright, tr(TITLE))
        painter.setFont(self._figure)
        painter.setPen(role("text" if self._fresh and self._bits is not None else "faint"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | upright, self.text)
        top = middle - GROOVE_PX / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(role("groove"))
        painter.drawRoundedRect(QRectF(0, top, width, GROOVE_PX), 2, 2)
        if self._usual is not None:
            painter.setBrush(role("good_ground"))
            home = QRectF(width * HOME[0], top, width * (HOME[1] - HOME[0]), GROOVE_PX)
            painter.drawRoundedRect(home, 2, 2)
            self._paint_marker(painter, middle)
            self._paint_ends(painter, self._usual)

    def _paint_marker(self, painter: QPainter, middle: float) -> None:
        if self._bits is None or self._usual is None:
            return
        x = 4 + (self.width() - 8) * position(self._bits, self._usual)
        ring = not self._fresh
        outline = role("knob") if ring else role("faint")
        lined = ring or current().scheme == "light"
        painter.setPen(QPen(outline, 1.3 if ring else 1.0) if lined else Qt.PenStyle.NoPen)
        painter.setBrush(role("panel") if ring else role("knob"))
        painter.drawEllipse(QPointF(x, middle), 4, 4)

    def _paint_ends(self, painter: QPainter, usual: Surprise) -> None:
        """`plain` and `surprising` at the ends, the usual range's two figures under its own."""
        painter.setFont(self._small)
        below, upright = QRectF(0, 33, self.width(), 13), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(role("faint"))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | upright, tr("plain"))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | upright, tr("surprising"))
        for figure, at in ((usual.low, HOME[0]), (usual.high, HOME[1])):
            text = f"{figure:.2f}"
            wide = QFontMetrics(self._small).horizontalAdvance(text)
            spot = QRectF(self.width() * at - wide / 2 - 2, 33, wide + 4, 13)
            painter.drawText(spot, Qt.AlignmentFlag.AlignHCenter | upright, text)

    def _tell(self) -> None:
        self.setAccessibleDescription(f"{self.text}, {self.word}")
        self.update()
