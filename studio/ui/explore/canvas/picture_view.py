"""The picture: placed, faded from draft to full, compared, and touched."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.explore.canvas import handles, painting
from studio.ui.explore.canvas.hand import Hand
from studio.ui.explore.canvas.placement import (
    Look,
    Placement,
    centred,
    crop_moved,
    crop_of,
    fit,
    looking,
    panned,
    zoomed,
)
from studio.ui.explore.canvas.scaled import ScaledPictures
from studio.ui.explore.canvas.scene import Scene
from studio.ui.explore.canvas.wander import PIXELS_PER_UNIT, Wander
from studio.ui.language.words import tr
from studio.ui.signals import Carries, signal

FADE_MS = 120
MARGINS = (24.0, 44.0, 24.0, 46.0)
BARE_MARGINS = (0.0, 0.0, 0.0, 0.0)
IDLE_MS = 1_000
"""So long the pointer lies still before picture only is the picture only."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class PictureView(QWidget):
    """Shows a `Scene`. A left drag wanders, Space or the middle button pans, the wheel zooms."""

    gesture_ended = Signal()
    touched = Signal()
    """A hand came to the picture."""
    zoom_changed: Carries[float] = signal()
    """Percent, device pixel for picture pixel at 100."""
    pictured: Carries[QImage] = signal()
    """Another picture is on the canvas."""
    shown_side_changed: Carries[int] = signal()
    """Device pixels that the longer side of the picture takes."""
    grip_dragged = Signal()
    """The grip in the corner was pulled: the window carries the picture out as a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.placement = Placement()
        self._look: Look | None = None
        """Asked for, and held until a hand changes it: the view may get its size later."""
        self.bare = False
        self._pan_ready = False
        self._panning: QPointF | None = None
        self._dividing = False
        self._cropping: QPointF | None = None
        self._hand: QPointF | None = None
        self._taken: Hand | None = None
        self._over_grip = False
        self._by_keyboard = False
        self._pictures = ScaledPictures(self.update)
        self._shown_side = 0
        self.wander = Wander(self)
        self.wander.ended.connect(self.gesture_ended)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._rest)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._fade.valueChanged.connect(self._faded)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Picture"))
        self.setAccessibleDescription(tr("Drag to wander, wheel to zoom, Space to drift"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # ---- what is shown --------------------------------------------------------------------------
    def show_frame(self, image: QImage, size: tuple[int, int], fade: bool) -> None:
        """Show another picture; `size` is the recipe's, whatever the draft's own size is."""
        scene = self.scene
        before = scene.image if fade and scene.image is not None and scene.size == size else None
        resized = scene.size != size
        self.scene = replace(scene, image=image, size=size, before=before, fade=0.0)
        self._fade.stop()
        if before is not None:
            self._fade.start()
        if resized:
            self._replace()
        # At once, and no more than changed: a hand waits for this picture.
        self.repaint(self.rect() if resized else self.picture_rect().toAlignedRect() & self.rect())
        self.pictured.emit(image)

    def set_scene(self, **changes: object) -> None:
        """Change what lies over or beside the picture (see `Scene`)."""
        self.scene = replace(self.scene, **changes)  # type: ignore[arg-type]
        if "beside" in changes or "smooth" in changes:
            self._replace()
        self.update()

    def take_hand(self, hand: Hand | None) -> None:
        """From now on a drag is for `hand`; None: it wanders again."""
        self._taken = hand
        self.set_scene(grip=False)
        self._point_at()

    def stop(self) -> None:
        """No timer runs on."""
        self._idle.stop()
        self._pictures.close()
        self.wander.stop()
        self._fade.stop()

    # ---- where it lies --------------------------------------------------------------------------
    @property
    def zoom_percent(self) -> float:
        """100 is one device pixel for one picture pixel."""
        return 100.0 * self.placement.scale * self.devicePixelRatioF()

    @property
    def unit_share(self) -> float:
        """What one unit of wandering is of the picture's shorter side as it is shown."""
        shown = self.picture_rect()
        return PIXELS_PER_UNIT / max(1.0, min(shown.width(), shown.height()))

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the view."""
        p, (width, height) = self.placement, self.scene.size
        return QRectF(p.x, p.y, width * p.scale, height * p.scale)

    @property
    def look(self) -> Look | None:
        """How close one looks and where; None while the whole picture is fitted in."""
        p, rect = self.placement, self.picture_rect()
        if p.fitted or rect.isEmpty():
            return None
        middle = QRectF(self.rect()).center() - rect.topLeft()
        return Look(self.zoom_percent, middle.x() / rect.width(), middle.y() / rect.height())

    def look_at(self, look: Look | None) -> None:
        """Look at the picture as one did once; None: at all of it."""
        self.fit()
        self._look = look
        self._replace()

    def fit(self) -> None:
        """The whole picture."""
        self._look = None
        self.placement = replace(self.placement, fitted=True)
        self._replace()

    def zoom_to(self, percent: float) -> None:
        """Zoom around the middle of the view."""
        factor = percent / max(1e-6, self.zoom_percent)
        self._place(zoomed(self.placement, factor, (self.width() / 2, self.height() / 2)))

    def actual_size(self) -> None:
        """100 %, in the middle."""
        view = (float(self.width()), float(self.height()))
        self._place(centred(view, self.scene.size, 1.0 / self.devicePixelRatioF()))

    def set_bare(self, bare: bool) -> None:
        """Nothing but the picture, to the edges."""
        self.bare = bare
        self._stir()
        self.fit()

    def set_pan_ready(self, ready: bool) -> None:
        """Space is held: a drag pans."""
        self._pan_ready = ready
        self._point_at()

    def _point_at(self) -> None:
        """The pointer of what a drag would do."""
        shape = Qt.CursorShape.ArrowCursor if self._taken is None else Qt.CursorShape.CrossCursor
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._pan_ready else shape)

    def _share(self, position: QPointF) -> QPointF:
        """A place in the view, as shares of the picture's width and height."""
        rect = self.picture_rect()
        return QPointF(
            (position.x() - rect.x()) / max(1.0, rect.width()),
            (position.y() - rect.y()) / max(1.0, rect.height()),
        )

    def _replace(self) -> None:
        if self._look is not None:
            look, view = self._look, (float(self.width()), float(self.height()))
            self._place(looking(look, view, self.scene.size, self.devicePixelRatioF()))
            self._look = look
            return
        if not self.placement.fitted:
            self.update()
            return
        margins = BARE_MARGINS if self.bare else MARGINS
        width = float(self.width())
        beside = self.scene.beside is not None
        room = (width / 2 if beside else width, float(self.height()))
        ratio = self.devicePixelRatioF()
        placed = fit(room, self.scene.size, margins, ratio, whole=not self.scene.smooth)
        if beside:
            placed = replace(placed, x=placed.x + width / 2 - margins[0] / 2)
        self._place(placed)

    def _place(self, placement: Placement) -> None:
        changed = placement.scale != self.placement.scale
        self.placement, self._look = placement, None
        if changed:
            self.zoom_changed.emit(self.zoom_percent)
        side = round(max(self.scene.size) * placement.scale * self.devicePixelRatioF())
        if side != self._shown_side:
            self._shown_side = side
            self.shown_side_changed.emit(side)
        self.update()

    # ---- events ---------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted picture stays fitted."""
        super().resizeEvent(event)
        self._replace()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, shadow, picture, then what lies over it."""
        painter = QPainter(self)
        hand = self._hand if self.wander.holding else None
        view, rect = QRectF(self.rect()), self.picture_rect()
        painting.paint(painter, view, rect, self.scene, self.bare, self._pictures)
        painting.paint_over(painter, rect, self.scene, hand, self._over_grip)
        if self._taken is not None:
            self._taken.paint(painter, rect)
        if self._by_keyboard and self.hasFocus() and not self.bare:
            painting.paint_focus(painter, self.picture_rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan, divide, carry out or wander."""
        self.touched.emit()
        position, rect = event.position(), self.picture_rect()
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._pan_ready):
            self._panning = position
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._taken is not None:
            if left or event.button() == Qt.MouseButton.RightButton:
                self._taken.press(self._share(position), erase=not left)
        elif left and handles.on_divider(rect, self.scene, position):
            self._dividing = True
        elif left and handles.on_crop(rect, self.scene, position):
            self._cropping = position
        elif left and handles.on_grip(rect, self.scene, position):
            self.grip_dragged.emit()
        elif left:
            self._hand = position
            self.wander.press(position.x(), position.y())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what was begun."""
        self._stir()
        position = event.position()
        if self._panning is not None:
            step = position - self._panning
            self._panning = position
            self._place(panned(self.placement, step.x(), step.y()))
        elif self._dividing:
            rect = self.picture_rect()
            at = (position.x() - rect.x()) / max(1.0, rect.width())
            self.set_scene(divider=min(1.0, max(0.0, at)))
        elif self._cropping is not None:
            step = position - self._cropping
            self._cropping = position
            self.move_crop(step.x() / self.placement.scale, step.y() / self.placement.scale)
        elif self._taken is not None:
            held = event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton)
            self._taken.move(self._share(position), bool(held))
        elif self.wander.holding:
            self._hand = position
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.wander.move(position.x(), position.y(), fine)
            self.update()
        else:
            self._hover(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if self._panning is not None:
            self._panning = None
            self.set_pan_ready(self._pan_ready)
        elif self._dividing or self._cropping is not None:
            self._dividing, self._cropping = False, None
        elif self._taken is not None:
            self._taken.release()
        else:
            self.wander.release()
        self._hand = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit; a hand that has taken the picture just presses again."""
        if self._taken is None:
            self.fit()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        at = event.position()
        self._place(zoomed(self.placement, 1.0015**turn, (at.x(), at.y())))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the divider or the crop frame; all else belongs to the window."""
        dx, dy = ARROWS.get(Qt.Key(event.key()), (0, 0))
        if self.scene.other is not None and dx:
            self.set_scene(divider=min(1.0, max(0.0, self.scene.divider + 0.02 * dx)))
        elif self.scene.crop is not None and (dx or dy):
            step = 0.02 * max(self.scene.size)
            self.move_crop(step * dx, step * dy)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows for those who came by keyboard."""
        tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._by_keyboard = event.reason() in tab
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The grip goes with the pointer."""
        self.set_scene(grip=False)
        if self._taken is not None:
            self._taken.leave()

    def _stir(self) -> None:
        """The pointer moved: it shows, and all that it can take hold of."""
        if not self.scene.handles:
            self.set_scene(handles=True)
            self.set_pan_ready(self._pan_ready)
        if self.bare:
            self._idle.start()
        else:
            self._idle.stop()

    def _rest(self) -> None:
        """Picture only, and the pointer lies still: they go."""
        if self.wander.holding or self._dividing or self._cropping is not None:
            self._idle.start()
            return
        self.set_scene(handles=False)
        self.setCursor(Qt.CursorShape.BlankCursor)

    # ---- inside ---------------------------------------------------------------------------------
    def _hover(self, position: QPointF) -> None:
        inside = self.picture_rect().contains(position)
        over = handles.on_grip(self.picture_rect(), self.scene, position)
        if inside != self.scene.grip or over != self._over_grip:
            self._over_grip = over
            self.set_scene(grip=inside)
        if self._pan_ready:
            return
        self.setCursor(handles.pointer(self.picture_rect(), self.scene, position))

    def _faded(self, value: float) -> None:
        done = value >= 1.0
        before = None if done else self.scene.before
        self.scene = replace(self.scene, fade=value, before=before)
        self.update()

    def crop_rect(self) -> tuple[int, int, int, int] | None:
        """The crop frame in picture pixels: x, y, width, height."""
        scene = self.scene
        return crop_of(scene.size, scene.crop, scene.crop_at) if scene.crop else None

    def move_crop(self, dx: float, dy: float) -> None:
        """Move the crop frame by picture pixels, as far as it goes."""
        scene = self.scene
        if scene.crop is not None:
            at = crop_moved(scene.size, scene.crop, scene.crop_at, (dx, dy))
            self.set_scene(crop_at=at)
