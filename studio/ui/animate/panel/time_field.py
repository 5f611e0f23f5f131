"""A boxed length of time: `12.0 s`, typed, or stepped with the arrows."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.field import Field


class TimeField(Field):
    """Up and down step a second, with Shift a tenth; what is no time goes back to what was there.

    `unit` stands behind the number; `low` and `high` bound it. Frames and bare numbers are written
    without digits that say nothing.
    """

    value_changed = Signal(object)
    """float."""

    def __init__(
        self,
        name: str,
        low: float,
        high: float,
        unit: str,
        before: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`before`: a word in front of the number."""
        super().__init__(name, words(13), parent)
        self._low, self._high, self._unit, self._before = low, high, unit, before
        self._value = low
        self.edit.editingFinished.connect(self._take)

    @property
    def value(self) -> float:
        """The number."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a number, silently."""
        self._value = min(max(value, self._low), self._high)
        if not self.edit.hasFocus() or not self.edit.isModified():
            self._write()

    def change(self, value: float) -> None:
        """Set a number as a person would, and say so."""
        before = self._value
        self._value = min(max(value, self._low), self._high)
        self._write()
        if abs(self._value - before) > 1e-9:
            self.value_changed.emit(self._value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: up and down step; Enter takes what is typed and gives the keyboard back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                self.edit.clearFocus()
                return True
            step = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}.get(Qt.Key(event.key()), 0.0)
            if step:
                fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.change(self._value + step * (0.1 if fine else 1.0))
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _take(self) -> None:
        text = self.edit.text().strip().removeprefix(self._before).removesuffix(self._unit)
        text = text.strip().replace(",", ".")
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if math.isfinite(value) and f"{value:.3f}" != f"{self._value:.3f}":
            self.change(value)
        self._write()

    def _write(self) -> None:
        number = f"{self._value:.1f}"
        if abs(float(number) - self._value) > 5e-3:
            number = f"{self._value:.3f}".rstrip("0")
        if self._unit in ("fps", ""):
            number = f"{self._value:.3f}".rstrip("0").rstrip(".")
        self.edit.setText(f"{self._before} {number} {self._unit}".strip())
        self.edit.setModified(False)
