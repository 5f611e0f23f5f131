"""One found direction: its five pictures, a name, and whether to keep it."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.directions.five_strip import FiveStrip
from studio.ui.language.words import tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.field import Field
from studio.ui.widgets.switch import Switch
from studio.values.directions import Direction

MAX_NAME = 60


class DirectionRow(QWidget):
    """A row that is not kept dims; naming one keeps it."""

    changed = Signal()

    def __init__(self, direction: Direction, kept: bool = True, parent: QWidget | None = None):
        super().__init__(parent)
        self._direction = direction
        self.strip = FiveStrip(direction.limit)
        self.name = Field(tr("Name of the direction"))
        self.name.edit.setMaxLength(MAX_NAME)
        self.name.edit.setPlaceholderText(direction.name)
        self.keep = Switch(tr("Keep"))
        self.keep.setChecked(kept)
        self.nothing = Caption(tr("Shows nothing at this place"), "faint")
        self.nothing.hide()
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.name)
        side.addWidget(self.keep)
        side.addWidget(self.nothing)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.strip)
        row.addLayout(side, 1)
        self.keep.toggled.connect(self._keep_toggled)
        self.name.edit.textEdited.connect(self._named)

    @property
    def direction(self) -> Direction:
        """The direction under the name it was given."""
        name = " ".join(self.name.edit.text().split()) or self._direction.name
        return msgspec.structs.replace(self._direction, name=name)

    @property
    def kept(self) -> bool:
        """Whether it is to be kept."""
        return self.keep.isChecked()

    def set_picture(self, amount: int, image: QImage) -> None:
        """The picture at one of `AMOUNTS`; where both ends are alike it is not kept."""
        before = self.strip.shows
        self.strip.set_picture(amount, image)
        if before is None and self.strip.shows is False:
            self.nothing.show()
            if not self.name.edit.text().strip():
                self.keep.setChecked(False)

    @Slot(bool)
    def _keep_toggled(self, kept: bool) -> None:
        self.strip.set_dimmed(not kept)
        self.changed.emit()

    @Slot(str)
    def _named(self, text: str) -> None:
        if text.strip() and not self.kept:
            self.keep.setChecked(True)
