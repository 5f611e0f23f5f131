"""Width and height that keep their ratio while they are linked."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.size_rules import LEAST_PX
from studio.values.recipe import MAX_SIDE


class SizeFields(QWidget):
    """Two numbers in pixels and a link between them."""

    changed = Signal(int, int)
    """Width and height that a person set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ratio = 1.0
        self.width_box = NumberField(tr("Width in pixels"), LEAST_PX, MAX_SIDE)
        self.height_box = NumberField(tr("Height in pixels"), LEAST_PX, MAX_SIDE)
        self.link = IconButton("", "link", tr("Keep the ratio of width to height"))
        self.link.setCheckable(True)
        self.link.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.width_box)
        row.addWidget(Caption("×", "secondary"))
        row.addWidget(self.height_box)
        row.addWidget(self.link)
        self.width_box.value_changed.connect(self._width_changed)
        self.height_box.value_changed.connect(self._height_changed)
        self.link.toggled.connect(self._link_toggled)

    @property
    def size_px(self) -> tuple[int, int]:
        """(width, height) as they stand."""
        return self.width_box.value, self.height_box.value

    def set_size(self, width: int, height: int) -> None:
        """Show a size, silently; its ratio is the one that a link keeps."""
        self._ratio = width / height
        self._set(width, height)

    def set_linked(self, linked: bool) -> None:
        """Keep the ratio, or not."""
        self.link.setChecked(linked)

    @Slot(int)
    def _width_changed(self, width: int) -> None:
        if self.link.isChecked():
            self._set(width, round(width / self._ratio))
        self.changed.emit(*self.size_px)

    @Slot(int)
    def _height_changed(self, height: int) -> None:
        if self.link.isChecked():
            self._set(round(height * self._ratio), height)
        self.changed.emit(*self.size_px)

    @Slot(bool)
    def _link_toggled(self, linked: bool) -> None:
        self.link.set_icon("link" if linked else "link-break")
        if linked:
            width, height = self.size_px
            self._ratio = width / height

    def _set(self, width: int, height: int) -> None:
        self.width_box.set_value(width)
        self.height_box.set_value(height)
