"""Thumbnails of the trail's nodes: asked for when first painted, kept while likely seen again."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from studio.ui.trail.hues import hue_name
from studio.values.recipe import Recipe
from studio.values.trail import Node

SIDE_PX = 224
_VOTE_PX = 24


class ThumbStore(QObject):
    """Square pictures by node id, the least recently seen forgotten beyond `capacity`."""

    needed = Signal(object)
    """A `Node` that is on screen without a picture; said once until `set_thumb` or `ask_again`."""
    changed = Signal(object)
    """The id of a node whose picture came."""

    def __init__(self, parent: QObject | None = None, capacity: int = 480) -> None:
        super().__init__(parent)
        self._capacity = capacity
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._places: dict[int, Recipe] = {}
        """What the pictures are of: a gesture that merges into a node makes another place of it."""
        self._hues: dict[int, str] = {}
        self._asked: dict[int, Recipe] = {}
        self._wanted: dict[int, Node] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell)

    def picture(self, node: Node) -> QPixmap | None:
        """The node's picture, or None for now; wants it if it is not there.

        A node that is another place now shows its picture of before until the new one comes.
        """
        found = self._pictures.get(node.id)
        if found is not None:
            self._pictures.move_to_end(node.id)
        if found is None or self._places.get(node.id, node.recipe) != node.recipe:
            self.want(node)
        return found

    def want(self, node: Node) -> None:
        """Ask for the node's picture unless that was done."""
        if self._asked.get(node.id) != node.recipe:
            self._asked[node.id] = node.recipe
            self._wanted[node.id] = node
            self._soon.start()

    def set_thumb(self, node_id: int, image: QImage, recipe: Recipe | None = None) -> None:
        """Here is the picture of a node, of any size; of `recipe` (None: of the place it is)."""
        if recipe is None or self._asked.get(node_id) == recipe:
            self._asked.pop(node_id, None)
        if image.isNull():
            return
        self._hues[node_id] = _hue_of(image)
        self._pictures[node_id] = QPixmap.fromImage(_square(image))
        self._pictures.move_to_end(node_id)
        if recipe is not None:
            self._places[node_id] = recipe
        while len(self._pictures) > self._capacity:
            gone, _ = self._pictures.popitem(last=False)
            self._places.pop(gone, None)
        self.changed.emit(node_id)

    @property
    def pending(self) -> int:
        """How many pictures were asked for and have not come."""
        return len(self._asked)

    def hue(self, node_id: int) -> str | None:
        """The name of the picture's colour, None while no picture of it was seen."""
        return self._hues.get(node_id)

    def ask_again(self) -> None:
        """Forget what was asked for, so that missing pictures are wanted once more."""
        self._asked.clear()
        self._wanted.clear()

    def clear(self) -> None:
        """Forget everything: another project begins, where the same ids mean other pictures."""
        self.ask_again()
        self._pictures.clear()
        self._places.clear()
        self._hues.clear()

    @Slot()
    def _tell(self) -> None:
        wanted, self._wanted = self._wanted, {}
        for node in wanted.values():
            self.needed.emit(node)


def _square(image: QImage) -> QImage:
    """The middle of the picture, at most `SIDE_PX` on a side."""
    side = min(image.width(), image.height())
    middle = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    if side <= SIDE_PX:
        return middle
    return middle.scaled(
        QSize(SIDE_PX, SIDE_PX),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _hue_of(image: QImage) -> str:
    small = image.scaled(_VOTE_PX, _VOTE_PX).convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = np.frombuffer(small.constBits(), np.uint8).reshape(_VOTE_PX, _VOTE_PX, 4)
    return hue_name(pixels)
