"""The track with a round handle that every slider is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.tokens import current
from studio.ui.widgets.paint import GROOVE_PX, HANDLE_PX, antialiased, role
from studio.ui.widgets.wheel import WheelGate, is_coarse, is_fine, wheel_steps

REST_MS = 600
Live = Literal["", "learning", "followed"]


@dataclass(frozen=True)
class Scale:
    """The numbers of a groove: its ends, where the fill starts, and how far a step goes.

    `fine` and `coarse` are the steps with Shift and Ctrl; `whole` keeps to whole numbers.
    """

    low: float = -3.0
    high: float = 3.0
    origin: float = 0.0
    step: float = 0.1
    fine: float = 0.01
    coarse: float = 1.0
    whole: bool = False

    def settled(self, value: float) -> float:
        """`value` within the ends, a whole number where asked for, zero where almost zero."""
        value = min(self.high, max(self.low, value))
        if self.whole:
            return float(round(value))
        return 0.0 if abs(value) < 1e-9 else value


class Groove(QWidget):
    """Drag, wheel and keys move the value; a double click (or Delete) asks for the reset.

    The middle of the handle goes from `OVERHANG_PX` to as far from the right. The track is drawn
    as far, or to the edges of the widget where it is `flush`.
    """

    OVERHANG_PX = HANDLE_PX // 2
    value_changed = Signal(float)
    gesture_ended = Signal()
    reset_requested = Signal()
    edit_requested = Signal()

    def __init__(
        self, scale: Scale | None = None, parent: QWidget | None = None, flush: bool = False
    ) -> None:
        super().__init__(parent)
        self._flush = flush
        self._scale = scale or Scale()
        self._value = self._scale.settled(self._scale.origin)
        self._hollow = False
        self._live: Live = ""
        self._grab: tuple[float, float] | None = None  # pointer x, unsettled value
        self._carry = 0.0
        self._gate = WheelGate(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.gesture_ended)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    # ---- value ------------------------------------------------------------------------------
    @property
    def scale(self) -> Scale:
        """Ends and steps."""
        return self._scale

    @property
    def value(self) -> float:
        """Where the handle is."""
        return self._value

    def set_scale(self, scale: Scale) -> None:
        """Use other ends and steps; the value is kept within them, silently."""
        self._scale = scale
        self._value = scale.settled(self._value)
        self.update()

    def set_value(self, value: float) -> None:
        """Show `value`, silently."""
        settled = self._scale.settled(value)
        if settled != self._value:
            self._value = settled
            self.update()

    def set_hollow(self, hollow: bool) -> None:
        """Draw the handle as a ring: the picture is not where the handle is."""
        if hollow != self._hollow:
            self._hollow = hollow
            self.update()

    @property
    def live(self) -> Live:
        """Whether it is being taught to follow something, or follows it."""
        return self._live

    def set_live(self, live: Live, words: str) -> None:
        """Draw it as one that learns or follows; `words` say so to those who do not see it."""
        if live != self._live or words != self.toolTip():
            self._live = live
            self.setToolTip(words)
            self.update()

    def change(self, value: float) -> None:
        """Move to `value` as a person would, and say so."""
        settled = self._scale.settled(value)
        if settled != self._value or self._hollow:
            self._value = settled
            self.update()
            self.value_changed.emit(settled)

    # ---- pointer ----------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: grab the handle where it is; elsewhere on the track it comes to the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x = event.position().x()
        if abs(x - self._x_of(self._value)) > HANDLE_PX:
            self.change(self._value_at(x))
        self._grab = (x, self._value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: drag; Shift goes ten times finer, Ctrl keeps to coarse steps."""
        if self._grab is None:
            return
        x, value = event.position().x(), self._grab[1]
        gain = 0.1 if is_fine(event.modifiers()) else 1.0
        value += gain * (x - self._grab[0]) * self._units_per_px()
        self._grab = (x, value)
        coarse = self._scale.coarse
        snapped = round(value / coarse) * coarse if is_coarse(event.modifiers()) else value
        self.change(snapped)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the gesture ends."""
        if self._grab is not None:
            self._grab = None
            self.update()
            self.gesture_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: back to the origin."""
        self._grab = None
        self.reset_requested.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer comes."""
        self._carry = 0.0
        self._gate.entered()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: one notch, one step."""
        if not self._gate.open(self.hasFocus()):
            event.ignore()
            return
        wanted = self._value + self._carry + wheel_steps(event) * self._step(event.modifiers())
        self.change(wanted)
        # Fine wheels turn whole numbers by parts of a step: what is left over counts next time.
        rest = wanted - self._value
        self._carry = rest if self._scale.whole and abs(rest) < 1 else 0.0
        self._rest.start()
        event.accept()

    # ---- keys -------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows step, Page steps coarsely, Home and End go to the ends, Delete resets."""
        step = self._step(event.modifiers())
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                self.change(self._value + step)
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                self.change(self._value - step)
            case Qt.Key.Key_PageUp:
                self.change(self._value + self._scale.coarse)
            case Qt.Key.Key_PageDown:
                self.change(self._value - self._scale.coarse)
            case Qt.Key.Key_Home:
                self.change(self._scale.low)
            case Qt.Key.Key_End:
                self.change(self._scale.high)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.reset_requested.emit()
                return
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit_requested.emit()
                return
            case _:
                super().keyPressEvent(event)
                return
        self._rest.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show the ring."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: what the keys moved is finished."""
        if self._rest.isActive():
            self._rest.stop()
            self.gesture_ended.emit()
        self.update()

    # ---- drawing ----------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Qt: a band that is easy to hit."""
        return QSize(160, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: track, fill from the origin, centre tick, handle."""
        painter = antialiased(self)
        middle = self.height() / 2
        left, right = self._x_of(self._scale.low), self._x_of(self._scale.high)
        if self._flush:
            left, right = 0.0, float(self.width())
        self._bar(painter, left, right, "groove")
        origin, x = self._x_of(self._scale.origin), self._x_of(self._value)
        if self._flush and self._scale.origin == self._scale.low:
            origin = left
        if not self._hollow and self.isEnabled():
            self._bar(painter, origin, x, "accent")
        if self._scale.low < self._scale.origin < self._scale.high:
            painter.fillRect(QRectF(round(origin) - 0.5, middle - 4, 1, 8), role("secondary"))
        self._paint_handle(painter, QPointF(x, middle))

    def _bar(self, painter: QPainter, start: float, end: float, tone: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(role(tone))
        left, right = min(start, end), max(start, end)
        top = self.height() / 2 - GROOVE_PX / 2
        if right > left:
            painter.drawRoundedRect(QRectF(left, top, right - left, GROOVE_PX), 2, 2)

    def _paint_handle(self, painter: QPainter, centre: QPointF) -> None:
        radius = HANDLE_PX / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(role("knob" if self.isEnabled() else "faint"))
        if self._hollow:
            painter.setPen(QPen(role("secondary"), 1.5))
            painter.setBrush(role("panel"))
            radius -= 0.75
        elif current().scheme == "light":
            painter.setPen(QPen(role("faint"), 1.0))
            radius -= 0.5
        painter.drawEllipse(centre, radius, radius)
        self._paint_live(painter, centre)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(role("accent"), 1.5))
            painter.drawEllipse(centre, HANDLE_PX / 2 + 2, HANDLE_PX / 2 + 2)

    def _paint_live(self, painter: QPainter, centre: QPointF) -> None:
        """A dot in the handle of one that follows, a dashed ring round the one that learns."""
        if self._live == "followed":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(role("accent" if self._hollow else "on_accent"))
            painter.drawEllipse(centre, 2.5, 2.5)
        elif self._live == "learning":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(role("accent"), 1.5, Qt.PenStyle.DotLine))
            painter.drawEllipse(centre, HANDLE_PX / 2 + 3, HANDLE_PX / 2 + 3)

    # ---- geometry ---------------------------------------------------------------------------
    def _span(self) -> tuple[float, float]:
        return float(self.OVERHANG_PX), float(max(1, self.width() - 2 * self.OVERHANG_PX))

    def _x_of(self, value: float) -> float:
        start, length = self._span()
        width = self._scale.high - self._scale.low
        return start + length * ((value - self._scale.low) / width if width else 0.0)

    def _units_per_px(self) -> float:
        return (self._scale.high - self._scale.low) / self._span()[1]

    def _value_at(self, x: float) -> float:
        return self._scale.low + (x - self._span()[0]) * self._units_per_px()

    def _step(self, modifiers: Qt.KeyboardModifier) -> float:
        if is_coarse(modifiers):
            return self._scale.coarse
        return self._scale.fine if is_fine(modifiers) else self._scale.step
