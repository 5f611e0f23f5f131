"""What a pointer on the picture can take hold of: the divider, the crop frame, the grip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from studio.ui.explore.canvas import painting
from studio.ui.explore.canvas.scene import Scene

REACH_PX = 10


def on_divider(rect: QRectF, scene: Scene, position: QPointF) -> bool:
    """On the line between two compared pictures; `rect`: where the picture lies in the view."""
    if scene.other is None or not rect.contains(position):
        return False
    return abs(position.x() - rect.x() - rect.width() * scene.divider) < REACH_PX


def on_crop(rect: QRectF, scene: Scene, position: QPointF) -> bool:
    """On the frame's edge, or on what it leaves out; inside, a drag wanders as ever."""
    if scene.crop is None or not rect.contains(position):
        return False
    frame = painting.crop_frame(rect, scene)
    return not frame.adjusted(REACH_PX, REACH_PX, -REACH_PX, -REACH_PX).contains(position)


def on_grip(rect: QRectF, scene: Scene, position: QPointF) -> bool:
    """On the corner by which the picture is carried out."""
    return scene.grip and painting.grip_rect(rect).contains(position)


def pointer(rect: QRectF, scene: Scene, position: QPointF) -> Qt.CursorShape:
    """The pointer's shape over what lies there."""
    if on_divider(rect, scene, position):
        return Qt.CursorShape.SplitHCursor
    if on_crop(rect, scene, position):
        return Qt.CursorShape.SizeAllCursor
    over = on_grip(rect, scene, position)
    return Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
