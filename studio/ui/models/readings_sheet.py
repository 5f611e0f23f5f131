"""The ways to read a model whose weights do not say all: small pictures, one click takes one."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studio.ui.language.words import said, tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.thumb import Thumb

TILE_PX, GAP_PX, ACROSS = 188, 14, 3
MARGINS_PX = 40


class ReadingsSheet(Sheet):
    """Each reading with four seeds; the first is the one that stands, with the accent around it."""

    taken = Signal(str)
    """The key of the reading that was clicked."""

    def __init__(
        self,
        title: str,
        summary: str,
        readings: Sequence[Mapping[str, Any]],
        parent: QWidget | None = None,
    ) -> None:
        """`readings` as `studio open --json` tells them: key, words, size, png."""
        super().__init__(title, summary, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tiles: dict[str, Thumb] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(GAP_PX)
        for at, told in enumerate(readings):
            grid.addLayout(self._tile(told), at // ACROSS, at % ACROSS, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)
        self.say(tr("Click the one that looks right. It stands on the card and can be changed."))
        self.leave_button = self.add_button(tr("Leave it"))
        self.leave_button.clicked.connect(self.reject)
        across = min(ACROSS, max(2, len(readings)))
        self.finish(across * TILE_PX + (across - 1) * GAP_PX + MARGINS_PX)

    def _tile(self, told: Mapping[str, Any]) -> QVBoxLayout:
        key, words = str(told["key"]), said(str(told["words"]))
        wide, high = told["size"]
        size = tr("{wide} × {high} pixels", wide=wide, high=high)
        tile = Thumb(TILE_PX)
        tile.set_picture(_picture(str(told["png"])))
        tile.set_selected(not self.tiles)
        tile.setAccessibleName(f"{words}, {size}")
        tile.setToolTip(words)
        tile.clicked.connect(lambda: self._take(key))
        self.tiles[key] = tile
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(tile)
        column.addSpacing(4)
        for text, tone in ((words, "text"), (size, "faint")):
            label = Caption(text, tone)
            label.setFixedWidth(TILE_PX)
            column.addWidget(label)
        return column

    def _take(self, key: str) -> None:
        self.taken.emit(key)
        self.accept()


def _picture(png: str) -> QPixmap:
    """The picture of a tile; empty where it cannot be read."""
    picture = QPixmap()
    try:
        picture.loadFromData(base64.b64decode(png, validate=True))
    except (ValueError, binascii.Error):
        return QPixmap()
    return picture
