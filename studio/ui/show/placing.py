"""How the stage lies on the display: turned, or pinned by its corners. All else is painted flat."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPolygonF, QTransform

from studio.values.show.document import Output, Show


def canvas_size(output: Output, screen: QSize) -> QSize:
    """The size of what is painted: that of the screen, on its side where it is turned."""
    return screen.transposed() if output.rotation in (90, 270) else QSize(screen)


def to_screen(output: Output, screen: QSize) -> QTransform:
    """From the canvas to the screen; its inverse takes a finger back."""
    width, height = screen.width(), screen.height()
    turned = {
        0: QTransform(),
        90: QTransform(0, 1, -1, 0, width, 0),
        180: QTransform(-1, 0, 0, -1, width, height),
        270: QTransform(0, -1, 1, 0, 0, height),
    }[output.rotation]
    if output.corners is None:
        return turned
    whole = QPolygonF(
        [QPointF(0, 0), QPointF(width, 0), QPointF(width, height), QPointF(0, height)]
    )
    pinned = QPolygonF([QPointF(x * width, y * height) for x, y in output.corners])
    warp = QTransform()
    if not QTransform.quadToQuad(whole, pinned, warp):  # corners on a line lead nowhere
        return turned
    return turned * warp


def rotated(show: Show, rotation: int | None, output: int = 0) -> Output:
    """The output that a window plays on, turned otherwise where the operator says so."""
    found = show.outputs[min(output, len(show.outputs) - 1)] if show.outputs else Output()
    return msgspec.structs.replace(found, rotation=rotation) if rotation is not None else found
