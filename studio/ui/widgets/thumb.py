"""A small picture with rounded corners: an end of a slider, a well, a node of the trail."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.tokens import THUMB_PX
from studio.ui.widgets.paint import antialiased, cropped, draw_focus, draw_waiting, role


class Thumb(QWidget):
    """Fills `width_px` x `height_px` with the middle of its picture; quiet ground while empty.

    `set_selected` draws the accent outline.
    """

    clicked = Signal()
    double_clicked = Signal()
    menu_requested = Signal(object)  # QPoint, global
    entered = Signal()
    left = Signal()

    def __init__(
        self, width_px: int = THUMB_PX, height_px: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None
        self._scaled: QPixmap | None = None
        self._selected = False
        self._letter = ""
        self.radius = 6.0
        self.setFixedSize(QSize(width_px, height_px or width_px))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def picture(self) -> QPixmap | None:
        """What it shows, at its own size; None while empty."""
        return self._picture

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show `picture` (any size and aspect), or the empty ground."""
        self._picture = None if picture is None or picture.isNull() else picture
        self._scaled = None
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Draw the accent outline, or not."""
        self._selected = selected
        self.update()

    def set_letter(self, letter: str) -> None:
        """What stands in the middle while there is no picture (A, B, +)."""
        self._letter = letter
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(rect, self.radius, self.radius)
        if self._picture is None:
            self._paint_empty(painter, rect)
        else:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(0, 0, self._fitted(self._picture))
            painter.restore()
        if self._selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(role("accent"), 2.0))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), self.radius, self.radius)
        if self.hasFocus():
            draw_focus(painter, rect, self.radius)

    def _fitted(self, picture: QPixmap) -> QPixmap:
        scale = self.devicePixelRatioF()
        if self._scaled is None or self._scaled.devicePixelRatio() != scale:
            self._scaled = cropped(picture, self.width(), self.height(), scale)
        return self._scaled

    def _paint_empty(self, painter: QPainter, rect: QRectF) -> None:
        if not self._letter:
            draw_waiting(painter, rect, self.radius)
            return
        painter.setBrush(role("raised"))
        painter.setPen(QPen(role("hairline"), 1.0, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), self.radius, self.radius)
        painter.setPen(role("faint"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)

    def resizeEvent(self, event: object) -> None:
        """Qt: the fitted picture is of the old size."""
        self._scaled = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: taken, so that the release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click ends inside."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double click."""
        self.double_clicked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: right button or the menu key."""
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Space click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer comes."""
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the pointer goes."""
        self.left.emit()

    def focusInEvent(self, event: object) -> None:
        """Qt: show the ring."""
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Qt: hide the ring."""
        self.update()
