"""How usual a place is for its model: bland, at home, or strange."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import current
from studio.ui.widgets.paint import GROOVE_PX, antialiased, role

WORDS_PX = 10
HOME = (0.30, 0.70)
HELP = mark(
    "How long the latent is, compared with the latents the model was trained on:"
    " the quantile of its squared length under the prior (chi-squared).\n"
    "Short ones look bland and average, long ones strange or broken."
)


class UsualMeter(QWidget):
    """A marker on bland · at home · strange; no marker while nothing is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual: float | None = None
        self._font = words(WORDS_PX)
        self.setToolTip(tr(HELP))
        self.setAccessibleName(tr("How usual"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def word(self) -> str:
        """The word nearest to the marker, `unknown` without one."""
        if self._usual is None:
            return tr("unknown")
        unit = (self._usual + 1) / 2
        return tr("bland") if unit < HOME[0] else tr("strange") if unit > HOME[1] else tr("at home")

    def set_usual(self, usual: float | None) -> None:
        """Show where a place is: -1 bland, 0 at home, +1 strange, None unknown."""
        self._usual = None if usual is None else max(-1.0, min(1.0, usual))
        self.setAccessibleDescription(self.word)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: a bar and its words."""
        return QSize(120, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: bar, green home, marker, words."""
        painter = antialiased(self)
        width, middle = float(self.width()), 5.0
        top = middle - GROOVE_PX / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(role("groove"))
        painter.drawRoundedRect(QRectF(0, top, width, GROOVE_PX), 2, 2)
        painter.setBrush(role("good_ground"))
        home = QRectF(width * HOME[0], top, width * (HOME[1] - HOME[0]), GROOVE_PX)
        painter.drawRoundedRect(home, 2, 2)
        if self._usual is not None:
            light = current().scheme == "light"
            painter.setPen(QPen(role("faint"), 1.0) if light else Qt.PenStyle.NoPen)
            painter.setBrush(role("knob"))
            x = 4 + (width - 8) * (self._usual + 1) / 2
            painter.drawEllipse(QPointF(x, middle), 4, 4)
        painter.setFont(self._font)
        below = QRectF(0, 14, width, 14)
        flags = (
            (tr("bland"), Qt.AlignmentFlag.AlignLeft),
            (tr("at home"), Qt.AlignmentFlag.AlignHCenter),
            (tr("strange"), Qt.AlignmentFlag.AlignRight),
        )
        metrics, here = QFontMetrics(self._font), self.word
        all_fit = all(metrics.horizontalAdvance(text) < width / 3 for text, _ in flags)
        for text, flag in flags:
            if not all_fit and text != here:
                continue  # in a language of long words the one that holds stands alone
            painter.setPen(role("secondary" if text == here else "faint"))
            painter.drawText(below, flag | Qt.AlignmentFlag.AlignVCenter, text)
