"""One project in the list of those opened lately."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import antialiased, cropped, draw_box, draw_focus, mixed, role

SIDE_PX = 40
ROW_PX = SIDE_PX + 12


class RecentRow(QWidget):
    """Picture, name, when and where."""

    chosen = Signal(object)
    forgotten = Signal(object)
    reached = Signal(object)
    """This row, when the keyboard comes to it."""

    def __init__(
        self,
        path: Path,
        name: str,
        details: str,
        picture: QImage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._name, self._details = name, details
        self._picture = None if picture is None else QPixmap.fromImage(picture)
        self._fonts = (words(13), words(11))
        self.setFixedHeight(ROW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name}, {details}")
        self.setToolTip(str(path))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        if self.underMouse():
            draw_box(painter, rect, mixed(role("raised"), role("text"), 0.06), None, 6)
        box = QRectF(8, 6, SIDE_PX, SIDE_PX)
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        painter.fillPath(shape, role("hairline"))
        if self._picture is not None:
            painter.save()
            painter.setClipPath(shape)
            fitted = cropped(self._picture, SIDE_PX, SIDE_PX, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft(), fitted)
            painter.restore()
        self._paint_words(painter, QRectF(box.right() + 10, 8, rect.width() - SIDE_PX - 30, 36))
        if self.hasFocus():
            draw_focus(painter, rect)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        lines = ((self._name, "text", 0.0), (self._details, "secondary", 19.0))
        for (text, tone, top), font in zip(lines, self._fonts, strict=True):
            painter.setFont(font)
            painter.setPen(role(tone))
            middle = Qt.TextElideMode.ElideMiddle
            shown = QFontMetrics(font).elidedText(text, middle, int(room.width()))
            line = QRectF(room.left(), room.top() + top, room.width(), 18)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: open it."""
        if event.button() is Qt.MouseButton.LeftButton and self.underMouse():
            self.chosen.emit(self.path)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: taken, so that the release comes here."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Del forgets, up and down go on."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.chosen.emit(self.path)
            case Qt.Key.Key_Delete:
                self.forgotten.emit(self.path)
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Qt: show the ring."""
        self.reached.emit(self)
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Qt: hide the ring."""
        self.update()
