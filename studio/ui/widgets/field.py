"""A boxed line of text, with room for small buttons at its right and an error below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import BASE_FONT_PX, SMALL_FONT_PX
from studio.ui.widgets.paint import ROW_PX, antialiased, draw_box, role
from studio.ui.widgets.plain_line_edit import PlainLineEdit

PAD_PX = 9  # the line edit adds two of its own


class Field(QWidget):
    """28 px high; while it has an error it grows to show the sentence below the box."""

    entered = Signal(str)

    def __init__(self, name: str, font: QFont | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = ""
        self._small = words(SMALL_FONT_PX)
        self.edit = PlainLineEdit(font or words(BASE_FONT_PX), self)
        self.edit.setAccessibleName(name)
        self.edit.returnPressed.connect(self._on_return)
        self.edit.installEventFilter(self)
        self.setAccessibleName(name)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROW_PX)

    @property
    def error(self) -> str:
        """The sentence below the box, empty when all is well."""
        return self._error

    def set_error(self, sentence: str) -> None:
        """Show one sentence below the box; empty takes it away."""
        if sentence == self._error:
            return
        self._error = sentence
        self.edit.setAccessibleDescription(sentence)
        self.setFixedHeight(self.height_at(self.width()))
        self.update()

    def height_at(self, width_px: int) -> int:
        """How high the box and the sentence below it are at `width_px`."""
        if not self._error:
            return ROW_PX
        box = QFontMetrics(self._small).boundingRect(
            0, 0, max(1, width_px), 1000, Qt.TextFlag.TextWordWrap, self._error
        )
        return ROW_PX + 4 + box.height()

    def sizeHint(self) -> QSize:
        """Qt: a short text."""
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the edit within the box."""
        self.setFixedHeight(self.height_at(self.width()))
        right = PAD_PX + self.buttons_px()
        self.edit.setGeometry(PAD_PX, 4, max(10, self.width() - PAD_PX - right), ROW_PX - 8)

    def buttons_px(self) -> int:
        """How much room is taken at the right end."""
        return 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the box and the error."""
        painter = antialiased(self)
        edge = role("bad" if self._error else "accent" if self.edit.hasFocus() else "hairline")
        draw_box(painter, QRectF(0, 0, self.width(), ROW_PX), role("raised"), edge)
        if self._error:
            self._paint_error(painter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the edge shows the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def _paint_error(self, painter: QPainter) -> None:
        painter.setFont(self._small)
        painter.setPen(role("bad"))
        below = QRectF(0, ROW_PX + 4, self.width(), self.height() - ROW_PX - 4)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, self._error)

    def _on_return(self) -> None:
        self.entered.emit(self.edit.text())
