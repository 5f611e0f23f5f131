"""A model's openers as thumbnails to step into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.thumb import Thumb
from studio.values.card import Opener

SIDE_PX = 158


class OpenerGrid(QWidget):
    """Asks for a picture of each opener once it shows; a click says which place."""

    chosen = Signal(object)
    """The `Recipe` of the opener."""
    thumb_needed = Signal(str, object)
    """Key, `Recipe`."""

    def __init__(self, openers: Sequence[Opener], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._openers = tuple(openers)
        self.thumbs: dict[str, Thumb] = {}
        flow = FlowLayout(self, gap_px=8)
        for place, opener in enumerate(self._openers):
            flow.addWidget(self._tile(f"opener-{place}", opener))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)
        self._asked = False

    def set_picture(self, key: str, picture: QPixmap) -> None:
        """The picture of an opener."""
        if key in self.thumbs:
            self.thumbs[key].set_picture(picture)

    def showEvent(self, event: QEvent) -> None:
        """Qt: now pictures are wanted."""
        if not self._asked:
            self._asked = True
            self._soon.start()

    def _tile(self, key: str, opener: Opener) -> QWidget:
        tile = QWidget()
        thumb = Thumb(SIDE_PX)
        thumb.setAccessibleName(opener.name)
        thumb.setToolTip(opener.name)
        thumb.setCursor(Qt.CursorShape.PointingHandCursor)
        thumb.clicked.connect(lambda: self.chosen.emit(opener.recipe))
        self.thumbs[key] = thumb
        name = Caption(opener.name, "secondary", words(11), Qt.AlignmentFlag.AlignHCenter)
        name.setFixedWidth(SIDE_PX)
        column = QVBoxLayout(tile)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(thumb)
        column.addWidget(name)
        return tile

    @Slot()
    def _ask(self) -> None:
        for place, opener in enumerate(self._openers):
            self.thumb_needed.emit(f"opener-{place}", opener.recipe)
