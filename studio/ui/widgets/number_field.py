"""A boxed whole number that typing, arrows and the wheel change."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme.fonts import figures
from studio.ui.widgets.field import PAD_PX, Field
from studio.ui.widgets.paint import ROW_PX, antialiased, role
from studio.ui.widgets.wheel import WheelGate


class NumberField(Field):
    """Shift makes steps of ten; what cannot be a number goes back to what was there."""

    value_changed = Signal(int)

    def __init__(
        self, name: str, low: int, high: int, unit: str = "", parent: QWidget | None = None
    ) -> None:
        self._unit = unit
        self._unit_font = figures(11)
        super().__init__(name, figures(12), parent)
        self._low, self._high = low, high
        self._gate = WheelGate(self)
        self._value = low
        self.setFixedWidth(78 + self.buttons_px())
        self.edit.editingFinished.connect(self._take)
        self._write()

    @property
    def value(self) -> int:
        """The number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number, silently; outside the range it becomes the nearest inside."""
        self._value = max(self._low, min(value, self._high))
        self._write()

    def change(self, value: int) -> None:
        """Set a number as a person would, and say so."""
        before = self._value
        self.set_value(value)
        if self._value != before:
            self.value_changed.emit(self._value)

    def buttons_px(self) -> int:
        """Room for the unit."""
        metrics = QFontMetrics(self._unit_font)
        return metrics.horizontalAdvance(self._unit) + 6 if self._unit else 0

    def sizeHint(self) -> QSize:
        """Qt: five digits."""
        return QSize(self.width(), ROW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the box and the unit in it."""
        super().paintEvent(event)
        if self._unit:
            painter = antialiased(self)
            painter.setFont(self._unit_font)
            painter.setPen(role("faint"))
            box = QRectF(0, 0, self.width() - PAD_PX + 1, ROW_PX)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, self._unit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: up and down step."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._take()
                tens = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.change(self._value + step * (10 if tens else 1))
                return True
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer comes."""
        super().enterEvent(event)
        self._gate.entered()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: steps while it has the keyboard, so that scrolling past changes nothing."""
        if self._gate.open(self.edit.hasFocus()) and event.angleDelta().y():
            self.change(self._value + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            event.ignore()

    @Slot()
    def _take(self) -> None:
        digits = self.edit.text().replace(",", "").replace(" ", "").replace(self._unit, "")
        with suppress(ValueError, OverflowError):  # no number: `_write` puts the last one back
            self.change(round(float(digits)))
        self._write()

    def _write(self) -> None:
        self.edit.setText(str(self._value))
