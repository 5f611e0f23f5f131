"""When a wheel turns a control, and when it goes on scrolling the panel the control lies on."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.slim_scroll import SlimScroll

REST_S = 0.3


class WheelGate:
    """Lets the wheel through once the pointer rests on a control that has focus.

    A click gives it. Everywhere else the wheel scrolls the panel: while that goes on under the
    pointer, control after control comes below it, and none of them must move by accident. Tell it
    when the pointer enters; Qt says nothing when the control comes to the pointer, so the panel
    around is asked when it scrolled last.
    """

    def __init__(self, control: QWidget) -> None:
        self._control = control
        self._since = monotonic()

    def entered(self) -> None:
        """The pointer came, or the panel moved under it."""
        self._since = monotonic()

    def open(self, focused: bool) -> bool:
        """Whether a turn of the wheel is meant for the control; a refused turn counts as motion."""
        now = monotonic()
        if focused and now - self._scrolled() > REST_S and now - self._since > REST_S:
            return True
        self._since = now
        return False

    def _scrolled(self) -> float:
        """When a panel around the control was last scrolled."""
        latest, around = float("-inf"), self._control.parentWidget()
        while around is not None:
            if isinstance(around, SlimScroll):
                latest = max(latest, around.wheeled)
            around = around.parentWidget()
        return latest


def wheel_steps(event: QWheelEvent) -> float:
    """Notches turned, up and right positive; Shift and Alt may have swapped the axes."""
    delta = event.angleDelta()
    return (delta.y() or delta.x()) / 120.0


def is_fine(modifiers: Qt.KeyboardModifier) -> bool:
    """Shift asks for small steps."""
    return bool(modifiers & Qt.KeyboardModifier.ShiftModifier)


def is_coarse(modifiers: Qt.KeyboardModifier) -> bool:
    """Ctrl asks for large steps."""
    return bool(modifiers & Qt.KeyboardModifier.ControlModifier)
