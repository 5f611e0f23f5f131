"""A scroll area whose bar is a thin line over the content, and only there when needed."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from studio.ui.widgets.paint import antialiased, role

BAR_PX = 8


class SlimBar(QScrollBar):
    """Follows another vertical bar and moves it."""

    def __init__(self, leader: QScrollBar, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._leader = leader
        leader.rangeChanged.connect(self._on_range)
        leader.valueChanged.connect(self.setValue)
        self.valueChanged.connect(leader.setValue)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a rounded line."""
        span = self.maximum() - self.minimum()
        if span <= 0:
            return
        length = max(24.0, self.height() * self.pageStep() / (span + self.pageStep()))
        top = (self.height() - length) * (self.value() - self.minimum()) / span
        width = 6 if self.underMouse() or self.isSliderDown() else 4
        painter = antialiased(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(role("faint", 0.8 if width == 6 else 0.5))
        box = QRectF(self.width() - width - 1, top + 2, width, length - 4)
        painter.drawRoundedRect(box, width / 2, width / 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: grow."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: shrink."""
        self.update()

    def _on_range(self, low: int, high: int) -> None:
        self.setPageStep(self._leader.pageStep())
        self.setSingleStep(self._leader.singleStep())
        self.setRange(low, high)
        self.setVisible(high > low)


class SlimScroll(QScrollArea):
    """Vertical only; `set_content` gives it the one widget that it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = SlimBar(self.verticalScrollBar(), self)
        self.wheeled = float("-inf")
        """The monotonic second in which a wheel last scrolled it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: remember that it was this panel that the wheel meant."""
        self.wheeled = monotonic()
        super().wheelEvent(event)

    def set_content(self, content: QWidget) -> None:
        """Scroll `content`."""
        self.setWidget(content)
        self._bar.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the bar stays at the right."""
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - BAR_PX - 1, 0, BAR_PX, self.height())
