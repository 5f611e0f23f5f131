"""A few choices side by side, one of them taken."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import SMALL_FONT_PX
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, role

PAD_PX = 9


class Segmented(QWidget):
    """`choices` are (value, label) pairs; arrows and clicks choose."""

    chosen = Signal(str)

    def __init__(
        self, choices: tuple[tuple[str, str], ...], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._index = 0
        self._tips: dict[str, str] = {}
        self._font = words(SMALL_FONT_PX)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tips(self, tips: Mapping[str, str]) -> None:
        """A sentence of its own for each choice, by value."""
        self._tips = dict(tips)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Qt: the tip of the choice under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._tips:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, at: QPoint) -> str:
        """What is said of the choice at a point."""
        index = self._index_at(QPointF(at))
        return "" if index is None else self._tips.get(self._choices[index][0], "")

    @property
    def value(self) -> str:
        """The choice that is taken."""
        return self._choices[self._index][0]

    def set_value(self, value: str) -> None:
        """Take `value`, silently; unknown values change nothing."""
        for index, (known, label) in enumerate(self._choices):
            if known == value:
                self._index = index
                self.setAccessibleDescription(label)
        self.update()

    def choose(self, index: int) -> None:
        """Take choice `index` as a person would, and say so."""
        if 0 <= index < len(self._choices) and index != self._index:
            self.set_value(self._choices[index][0])
            self.chosen.emit(self.value)

    def sizeHint(self) -> QSize:
        """Qt: all labels."""
        return QSize(sum(self._widths()) + 2, 23)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, role("panel"), role("hairline"))
        inside = QPainterPath()
        inside.addRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        painter.setFont(self._font)
        left = 1.0
        for index, width in enumerate(self._widths()):
            box = QRectF(left, 0, width, rect.height())
            taken = index == self._index
            if taken:
                ground = QPainterPath()
                ground.addRect(box)
                painter.fillPath(ground & inside, role("raised"))
            painter.setPen(role("text" if taken else "secondary"))
            text_box = box.translated(0, -0.5)
            painter.drawText(text_box, Qt.AlignmentFlag.AlignCenter, self._choices[index][1])
            left += width
        if self.hasFocus():
            draw_focus(painter, rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: choose."""
        index = self._index_at(event.position())
        if index is not None:
            self.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows choose."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.choose(self._index - 1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.choose(self._index + 1)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show the ring."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: hide the ring."""
        self.update()

    def _index_at(self, at: QPointF) -> int | None:
        left = 1
        for index, width in enumerate(self._widths()):
            if left <= at.x() < left + width:
                return index
            left += width
        return None

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self._font)
        return [metrics.horizontalAdvance(label) + 2 * PAD_PX for _, label in self._choices]
