"""Several lines of text that follow the theme and wrap."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import LABEL_PX, antialiased, role


class Paragraph(QWidget):
    """`tone` is a text colour of the theme: text, secondary, faint, accent_text, bad."""

    def __init__(
        self,
        text: str = "",
        tone: str = "secondary",
        font: QFont | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._tone = tone
        self._flags = int(align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        self._font = font or words(LABEL_PX)
        self._heights: dict[int, int] = {}
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def tone(self) -> str:
        """The colour of the theme that it is written in."""
        return self._tone

    def set_text(self, text: str, tone: str = "") -> None:
        """Say `text`, in another colour of the theme if `tone` is given."""
        self._text = text
        self._tone = tone or self._tone
        self._heights.clear()
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: the height of all lines."""
        found = self._heights.get(width)
        if found is None:
            metrics = QFontMetrics(self._font)
            box = QRect(0, 0, max(1, width - 3), 10_000)  # painting rounds its own way
            found = metrics.boundingRect(box, self._flags, self._text).height() + 1
            self._heights[width] = found
        return found

    def sizeHint(self) -> QSize:
        """Qt: lines of a readable length."""
        metrics = QFontMetrics(self._font)
        width = min(metrics.horizontalAdvance(self._text) + 5, 360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Qt: a few words a line."""
        return QSize(80, QFontMetrics(self._font).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        painter.setFont(self._font)
        painter.setPen(role(self._tone if self.isEnabled() else "faint"))
        painter.drawText(QRectF(self.rect()), self._flags, self._text)
