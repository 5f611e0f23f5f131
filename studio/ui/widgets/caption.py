"""A line of text that follows the theme and is shortened in the middle where room is short."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import LABEL_PX, antialiased, role


class Caption(QWidget):
    """`tone` is a text colour of the theme: text, secondary, faint, accent, good."""

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
        self._align = align
        self._blank = False
        self._whole = ""
        self._font = font or words(LABEL_PX)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say `text`."""
        if text != self._text:
            self._text = text
            self._tell_whole()
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_tone(self, tone: str) -> None:
        """In another colour of the theme."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def sizeHint(self) -> QSize:
        """Qt: the whole text."""
        metrics = QFontMetrics(self._font)
        return QSize(metrics.horizontalAdvance(self._text) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Qt: room for a few letters, the rest is elided."""
        hint = self.sizeHint()
        return QSize(min(24, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: what does not fit stands in the tooltip."""
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        cut = QFontMetrics(self._font).horizontalAdvance(self._text) > self.width()
        if self.toolTip() in ("", self._whole):  # else somebody has more to say
            self._whole = self._text if cut else ""
            self.setToolTip(self._whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        if self._blank:
            return
        painter = antialiased(self)
        painter.setFont(self._font)
        painter.setPen(role(self._tone if self.isEnabled() else "faint"))
        metrics = QFontMetrics(self._font)
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(QRectF(self.rect()), self._align | Qt.AlignmentFlag.AlignVCenter, shown)
