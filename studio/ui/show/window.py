"""The window of the stage: full screen, without a frame, and not to be closed by a visitor."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr
from studio.ui.show.gesture import CornerGesture
from studio.ui.show.layers import Layers
from studio.ui.show.marks import RIPPLE_S, Pen, Words
from studio.ui.show.moves import Pull, Shown, Slid
from studio.ui.show.placing import canvas_size, to_screen
from studio.ui.show.zone import Measure, Zone
from studio.ui.show.zones import laid_out, pin_pad, slider_value, under
from studio.ui.signals import Carries, signal
from studio.ui.theme import fonts
from studio.values.show.document import Look, Output

FRAME_MS, REST_MS = 33, 400


class ShowWindow(QWidget):
    """Paints picture and marks, and tells what fingers, mouse and keys want."""

    touched = Signal()
    """Anything at all was done."""
    pulled: Carries[Pull] = signal()
    released = Signal()
    pressed_zone: Carries[str] = signal()
    slid: Carries[Slid] = signal()
    corners_done = Signal()
    """The operator's gesture."""
    typed: Carries[str] = signal()
    pictured = Signal(object, object)
    """A picture that was put here, and how many seconds it fades in: for further displays."""
    changed = Signal()
    """What is over the picture is other now."""
    painted = Signal()

    def __init__(self, output: Output, look: Look, screen: QSize | None = None) -> None:
        """`screen`: rehearse on one of this size, drawn as large as this widget is."""
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle("Latent Studio")
        self.setAccessibleName(tr("Show"))
        self.layers = Layers()
        self.shown = Shown()
        self.may_leave = False
        self.frames = 0
        self._output, self._look, self._screen = output, look, screen
        self._finger: QPointF | None = None
        self._ripples: list[tuple[QPointF, float]] = []
        self._zones: tuple[Zone, ...] = ()
        self._pressed: Zone | None = None
        self._pinch: tuple[float, float] | None = None
        self._gesture = CornerGesture()
        self._dirty = True
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)

    # ---- what is shown --------------------------------------------------------------------------
    def set_show(self, output: Output, look: Look) -> None:
        """Another display setting, other colours."""
        self._output, self._look = output, look
        self._fit()

    def put(self, image: QImage, fade_s: float) -> None:
        """Another picture."""
        self.layers.put(image, time.monotonic(), fade_s)
        self._dirty = True
        self.pictured.emit(image, fade_s)

    def refresh(self) -> None:
        """What is over the picture changed."""
        self._dirty = True
        self.changed.emit()

    def rest(self, resting: bool) -> None:
        """Nobody sees this window: paint hardly ever."""
        self._timer.setInterval(REST_MS if resting else FRAME_MS)

    def snapshot(self, side_px: int) -> QImage:
        """What is seen, upright and small."""
        canvas = self.canvas
        share = side_px / max(1, canvas.width(), canvas.height())
        image = QImage(canvas * share, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(share, share)
        self._paint(painter)
        painter.end()
        return image

    def start(self) -> None:
        """Begin to move."""
        self._fit()
        self._timer.start()

    def stop(self) -> None:
        """Move no more; the window may close."""
        self._timer.stop()
        self.may_leave = True

    def set_screen(self, screen: QSize) -> None:
        """Rehearse on a screen of another size."""
        self._screen = screen
        self._fit()

    @property
    def screen_size(self) -> QSize:
        """Of the screen it plays on, or is rehearsed for."""
        return self._screen or self.size()

    @property
    def canvas(self) -> QSize:
        """The size of the picture's ground, turned as the output says."""
        return canvas_size(self._output, self.screen_size)

    @property
    def _zoom(self) -> float:
        """Pixels of this widget a pixel of the screen: 1 but in a rehearsal."""
        return max(1, self.width()) / max(1, self.screen_size.width())

    @property
    def _to_widget(self) -> QTransform:
        """From the canvas to this widget."""
        zoom = self._zoom
        return to_screen(self._output, self.screen_size) * QTransform.fromScale(zoom, zoom)

    @property
    def measure(self) -> Measure:
        """The size of things."""
        size = self.canvas
        return Measure(size.width(), size.height(), self._look.text_px)

    @Slot()
    def _tick(self) -> None:
        now = time.monotonic()
        self._ripples = [r for r in self._ripples if now - r[1] < RIPPLE_S]
        if self._dirty or self._ripples or self._finger or self.layers.moving(now):
            self._dirty = False
            self.update()

    def _fit(self) -> None:
        self.layers.set_canvas(self.canvas * self._zoom, self._output.fit == "contain")
        self._dirty = True

    # ---- painting -------------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.fillRect(self.rect(), 0)
        if self._output.corners is None:
            painter.setTransform(self._to_widget)
            self._paint(painter)
        else:
            self._paint_pinned(painter)
        painter.end()
        self.frames += 1
        self.painted.emit()

    def _paint_pinned(self, painter: QPainter) -> None:
        """Flat first, then warped as a whole: letters on a slant cost more than a picture."""
        flat = QImage(self.canvas, QImage.Format.Format_RGB32)
        inner = QPainter(flat)
        inner.setRenderHints(painter.renderHints())
        self._paint(inner)
        inner.end()
        painter.setTransform(self._to_widget)
        painter.drawImage(0, 0, flat)

    def _paint(self, painter: QPainter) -> None:
        now, shown = time.monotonic(), self.shown
        painter.fillRect(0, 0, self.canvas.width(), self.canvas.height(), 0)
        painter.save()
        painter.scale(1 / self._zoom, 1 / self._zoom)  # pictures are as large as they are seen
        self.layers.paint(painter, now)
        painter.restore()
        pen = Pen(painter, self.measure, self._look)
        self._zones = self._lay_out()
        if shown.night < 1.0:
            self._paint_marks(pen, now)
        if shown.night > 0:
            pen.veil(shown.night)

    def _paint_marks(self, pen: Pen, now: float) -> None:
        shown, measure = self.shown, self.measure
        covered = bool(shown.codes or shown.title or shown.pad)
        pen.shade(measure.height * 0.45, 0.0 if covered else shown.shade)
        if covered:
            pen.veil(shown.veil or 0.72)
        floor = measure.height - measure.margin
        if measure.portrait and self._zones:
            floor = min(z.rect.top() for z in self._zones) - 24 * measure.unit
        words = shown.words if not covered else Words(label=shown.words.label)
        right = measure.width - measure.margin
        if not measure.portrait and self._zones:
            right = min(z.rect.left() for z in self._zones) - 32 * measure.unit
        pen.words(words, floor, right)
        pen.codes(shown.codes)
        if shown.title:
            pen.message(shown.title, shown.line)
        pen.zones(self._zones, self._pressed.key if self._pressed else "")
        for at, when in self._ripples:
            pen.ripple(at, now - when, held=False)
        if self._finger is not None and self._pressed is None:
            pen.ripple(self._finger, 0.0, held=True)

    def _lay_out(self) -> tuple[Zone, ...]:
        measure = self.measure
        if self.shown.pad is not None:
            return pin_pad(measure, *self.shown.pad)
        metrics = QFontMetricsF(fonts.words(measure.text, fonts.SEMIBOLD))
        widths = [metrics.horizontalAdvance(zone.text) for zone in self.shown.zones]
        return laid_out(self.shown.zones, widths, measure)

    # ---- hands ----------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """Qt; touches are told here, and nothing of them becomes a mouse."""
        kinds = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)
        if event.type() in kinds and isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        points = event.points()
        places = [self._on_canvas(p.position()) for p in points]
        if event.type() == QEvent.Type.TouchEnd or not places:
            self._pinch = None
            self.layers.let_go(time.monotonic())
            self._up()
        elif len(places) >= 2:
            self._pinch_to(places[0], places[1])
        elif self._finger is None:
            self._down(places[0])
        elif self._pinch is None:
            self._move(places[0])

    def _pinch_to(self, a: QPointF, b: QPointF) -> None:
        """Two fingers: moved apart the picture comes near; turned they lead another way."""
        line, middle = b - a, (a + b) / 2
        angle, length = math.atan2(line.y(), line.x()), max(1.0, math.hypot(line.x(), line.y()))
        if self._pinch is None:
            self._pinch = (angle, length)
        elif self._pressed is None and self.shown.pad is None:
            turn = math.remainder(angle - self._pinch[0], 2 * math.pi)
            self._pinch = (angle, self._pinch[1])
            share = QPointF(middle.x() / self.canvas.width(), middle.y() / self.canvas.height())
            self.layers.come_near(length / self._pinch[1], share)
            self.touched.emit()
            if turn:
                self.pulled.emit(Pull(0.0, 0.0, turn))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._down(self._on_canvas(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt."""
        if self._finger is not None:
            self._move(self._on_canvas(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Qt."""
        self._up()

    def _down(self, at: QPointF) -> None:
        self._note_corner(at)
        self._finger = at
        self._pressed = under(self._lay_out(), at)
        if self.shown.pad is None:
            self.touched.emit()
        if self._pressed is not None and self._pressed.kind == "slider":
            self.slid.emit(Slid(self._pressed.key, slider_value(self._pressed, at.x())))
        self._dirty = True

    def _move(self, at: QPointF) -> None:
        before, self._finger = self._finger or at, at
        if self._pressed is not None:
            if self._pressed.kind == "slider":
                self.slid.emit(Slid(self._pressed.key, slider_value(self._pressed, at.x())))
        elif self.shown.pad is None:
            step = at - before
            scale = 180.0 * self.measure.unit
            self.pulled.emit(Pull(step.x() / scale, step.y() / scale))
        self.touched.emit()

    def _up(self) -> None:
        at, zone = self._finger, self._pressed
        self._finger = self._pressed = None
        self._dirty = True
        if at is None:
            return
        if zone is None:
            self._ripples.append((at, time.monotonic()))
            self.released.emit()
        elif zone.kind == "slider":
            self.released.emit()
        elif zone.rect.adjusted(-24, -24, 24, 24).contains(at):
            self.pressed_zone.emit(zone.key)

    def _on_canvas(self, at: QPointF) -> QPointF:
        back, known = self._to_widget.inverted()
        return QTransform(back).map(at) if known else at

    def _note_corner(self, at: QPointF) -> None:
        x, y = at.x() / max(1, self.canvas.width()), at.y() / max(1, self.canvas.height())
        if self._gesture.touched(x, y, time.monotonic()):
            self.corners_done.emit()

    # ---- keys, and what does not close it -------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt; Escape and the keys that close programs do nothing."""
        held = Qt.KeyboardModifier
        wanted = held.ControlModifier | held.AltModifier | held.ShiftModifier
        if event.key() == Qt.Key.Key_L and event.modifiers() & wanted == wanted:
            self.corners_done.emit()
            return
        if event.modifiers() & (held.ControlModifier | held.AltModifier | held.MetaModifier):
            return
        steps = {
            Qt.Key.Key_Left: (-0.12, 0.0), Qt.Key.Key_Right: (0.12, 0.0),
            Qt.Key.Key_Up: (0.0, -0.12), Qt.Key.Key_Down: (0.0, 0.12),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.pull(Pull(*step))
            self.released.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.typed.emit("\n")
        elif event.key() == Qt.Key.Key_Backspace:
            self.typed.emit("\b")
        elif event.key() != Qt.Key.Key_Escape and event.text():
            self.typed.emit(event.text())

    @Slot(object)
    def pull(self, pull: Pull) -> None:
        """Hands without a finger on the screen wander."""
        if self.shown.pad is None:
            self.touched.emit()
            self.pulled.emit(pull)

    @Slot(object)
    def type_in(self, text: str) -> None:
        """Hands without a keyboard type."""
        if self.shown.pad is None:
            self.typed.emit(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt; only the operator closes it."""
        if self.may_leave:
            event.accept()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt; there is none."""
        event.accept()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Qt; a display was turned, unplugged or plugged."""
        self._fit()
