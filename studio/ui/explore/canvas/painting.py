"""How a scene is painted; every function leaves the painter as it was."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap

from studio.ui.explore.canvas.label_row import HEIGHT_PX
from studio.ui.explore.canvas.placement import crop_of
from studio.ui.explore.canvas.scaled import ScaledPictures
from studio.ui.explore.canvas.scene import Scene
from studio.ui.explore.canvas.shadow import draw_shadow
from studio.ui.language.words import tr
from studio.ui.theme import fonts
from studio.ui.theme.tokens import current

GRIP_PX = 28
CHECKER_PX = 8
ROW_GROUND = 212
"""How much of the ground lies between a picture and the words over its foot, of 255."""
ON_PICTURE = QColor(16, 17, 19, 190)
PALE = QColor("#f4f1ec")


def paint(
    painter: QPainter,
    view: QRectF,
    rect: QRectF,
    scene: Scene,
    bare: bool,
    pictures: ScaledPictures,
) -> None:
    """Ground, shadow and picture(s)."""
    painter.fillRect(view, QColor("#000000" if bare else current().canvas))
    if scene.image is None:
        if scene.waiting:
            _caption(painter, view, scene.waiting)
        return
    photo = _beside_rect(rect, scene.beside) if scene.beside is not None else None
    for place in (rect, photo):
        if place is not None and not bare:
            draw_shadow(painter, place)
    if scene.image.hasAlphaChannel():
        painter.fillRect(rect, checker())
    if scene.before is not None:
        pictures.draw(painter, rect, scene.before, scene.smooth)
        painter.setOpacity(scene.fade)
    pictures.draw(painter, rect, scene.image, scene.smooth)
    painter.setOpacity(1.0)
    if scene.other is not None:
        painter.save()
        painter.setClipRect(QRectF(rect.topLeft(), QSizeF(rect.width() * scene.divider, 1e6)))
        pictures.draw(painter, rect, scene.other, scene.smooth)
        painter.restore()
    if photo is not None and scene.beside is not None:
        pictures.draw(painter, photo, scene.beside, smooth=True)
        _name_both(painter, photo, rect, scene)
    row = QRectF(view.x(), view.bottom() - HEIGHT_PX, view.width(), HEIGHT_PX)
    if not bare and rect.bottom() > row.top():
        ground = QColor(current().canvas)
        ground.setAlpha(ROW_GROUND)
        painter.fillRect(row, ground)


def paint_over(
    painter: QPainter, rect: QRectF, scene: Scene, hand: QPointF | None, over_grip: bool
) -> None:
    """Divider, crop frame, the first line, the hand's ring and the grip."""
    if not scene.handles:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if scene.crop is not None:
        _paint_crop(painter, rect, scene)
    if scene.other is not None:
        _paint_divider(painter, rect, scene)
    if scene.line:
        _paint_line(painter, rect, scene.line)
    if scene.grip and hand is None:
        _paint_grip(painter, grip_rect(rect), over_grip)
    if hand is not None:
        _paint_hand(painter, hand)


def paint_focus(painter: QPainter, rect: QRectF) -> None:
    """A hairline of the accent around the picture that has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    color = QColor(current().accent)
    color.setAlphaF(0.7)
    painter.setPen(QPen(color, 1.0))
    painter.drawRect(rect.adjusted(-3.5, -3.5, 2.5, 2.5))


def grip_rect(rect: QRectF) -> QRectF:
    """Where the grip for dragging the picture out lies."""
    return QRectF(rect.right() - GRIP_PX - 8, rect.top() + 8, GRIP_PX, GRIP_PX)


def crop_frame(rect: QRectF, scene: Scene) -> QRectF:
    """Where the crop frame lies in the view; the picture lies in `rect`."""
    assert scene.crop is not None
    x, y, width, height = crop_of(scene.size, scene.crop, scene.crop_at)
    scale = rect.width() / scene.size[0]
    return QRectF(rect.x() + x * scale, rect.y() + y * scale, width * scale, height * scale)


def checker() -> QBrush:
    """The squares under a transparent picture."""
    light, dark = (QColor(c) for c in current().checker)
    pixmap = QPixmap(2 * CHECKER_PX, 2 * CHECKER_PX)
    pixmap.fill(light)
    painter = QPainter(pixmap)
    painter.fillRect(0, 0, CHECKER_PX, CHECKER_PX, dark)
    painter.fillRect(CHECKER_PX, CHECKER_PX, CHECKER_PX, CHECKER_PX, dark)
    painter.end()
    return QBrush(pixmap)


def _paint_divider(painter: QPainter, rect: QRectF, scene: Scene) -> None:
    x = rect.x() + rect.width() * scene.divider
    painter.setPen(QPen(PALE, 1.5))
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
    painter.setBrush(PALE)
    painter.setPen(QPen(QColor(0, 0, 0, 90), 1.0))
    middle = rect.center().y()
    painter.drawRoundedRect(QRectF(x - 7, middle - 14, 14, 28), 7, 7)
    painter.setPen(QPen(QColor("#55585e"), 1.5))
    for dx in (-2, 2):
        painter.drawLine(QPointF(x + dx, middle - 5), QPointF(x + dx, middle + 5))
    _tag(painter, QPointF(rect.x() + 10, rect.top() + 10), scene.other_name or tr("A pin"))
    corner = grip_rect(rect).left() if scene.grip else rect.right()
    _tag(painter, QPointF(corner - 10, rect.top() + 10), scene.name or tr("here"), right=True)


def _beside_rect(rect: QRectF, image: QImage) -> QRectF:
    """Where the photo lies: left of the picture, as large as fits beside it."""
    room = QRectF(rect)
    room.moveRight(rect.left() - 24)
    scale = min(room.width() / image.width(), room.height() / image.height())
    wide, high = image.width() * scale, image.height() * scale
    return QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)


def _name_both(painter: QPainter, place: QRectF, rect: QRectF, scene: Scene) -> None:
    painter.setFont(fonts.words(12))
    painter.setPen(QColor(current().secondary))
    for box, text in ((place, scene.beside_name), (rect, scene.name)):
        line = QRectF(box.x(), box.top() - 28, box.width(), 20)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _paint_crop(painter: QPainter, rect: QRectF, scene: Scene) -> None:
    assert scene.crop is not None
    inner, shade = crop_frame(rect, scene), QColor(0, 0, 0, 140)
    for side in (
        QRectF(rect.topLeft(), QPointF(inner.left(), rect.bottom())),
        QRectF(QPointF(inner.right(), rect.top()), rect.bottomRight()),
        QRectF(rect.topLeft(), QPointF(rect.right(), inner.top())),
        QRectF(QPointF(rect.left(), inner.bottom()), rect.bottomRight()),
    ):
        if side.width() > 0 and side.height() > 0:
            painter.fillRect(side, shade)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(PALE, 1.0))
    painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_line(painter: QPainter, rect: QRectF, text: str) -> None:
    painter.setFont(fonts.words(15, fonts.MEDIUM))
    width = painter.fontMetrics().horizontalAdvance(text) + 36.0
    box = QRectF(rect.center().x() - width / 2, rect.bottom() - 68, width, 36)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ON_PICTURE)
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(PALE)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _paint_grip(painter: QPainter, box: QRectF, over: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(16, 17, 19, 220 if over else 150))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QPen(PALE, 1.5, c=Qt.PenCapStyle.RoundCap))
    a, b = box.topLeft() + QPointF(9, 19), box.topLeft() + QPointF(19, 9)
    painter.drawLine(a, b)
    painter.drawLine(b, b + QPointF(-7, 0))
    painter.drawLine(b, b + QPointF(0, 7))


def _paint_hand(painter: QPainter, at: QPointF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 60), 3.0))
    painter.drawEllipse(at, 15, 15)
    painter.setPen(QPen(PALE, 1.2))
    painter.drawEllipse(at, 15, 15)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffffff"))
    painter.drawEllipse(at, 4, 4)


def _tag(painter: QPainter, at: QPointF, text: str, right: bool = False) -> None:
    painter.setFont(fonts.words(11, fonts.MEDIUM))
    width = painter.fontMetrics().horizontalAdvance(text) + 16.0
    x = at.x() - width if right else at.x()
    box = QRectF(x, at.y(), width, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ON_PICTURE)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(PALE)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _caption(painter: QPainter, view: QRectF, text: str) -> None:
    painter.setFont(fonts.words(13))
    painter.setPen(QColor(current().secondary))
    painter.drawText(view, Qt.AlignmentFlag.AlignCenter, text)
