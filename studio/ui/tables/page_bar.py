"""Above a table: which page of every further axis is seen, and the cell with the ring in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import figures
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.paint import role
from studio.values.table import Axis

HEIGHT_PX = 44


class PageBar(QWidget):
    """One list a further axis."""

    turned = Signal(int, int)
    """The number of the further axis, and of its stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axes: tuple[Axis, ...] = ()
        self.boxes: list[ChoiceBox] = []
        self.says = Caption("", "secondary", figures())
        self._pages = QHBoxLayout()
        self._pages.setSpacing(10)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addLayout(self._pages)
        row.addWidget(self.says, 1)
        self.setFixedHeight(HEIGHT_PX)

    def set_pages(self, axes: tuple[Axis, ...], page: tuple[int, ...]) -> None:
        """Which further axes there are, and which page of each is seen. Silent."""
        if axes != self._axes:
            self._axes = axes
            while (item := self._pages.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
            self.boxes = [self._box(number, axis) for number, axis in enumerate(axes)]
        for box, stop in zip(self.boxes, page, strict=True):
            box.setCurrentIndex(stop)

    def _box(self, number: int, axis: Axis) -> ChoiceBox:
        told = [f"{axis.label} {stop.label}".strip() or tr("Page") for stop in axis.stops]
        box = ChoiceBox(tuple((str(n), text) for n, text in enumerate(told)))
        box.setAccessibleName(tr("Page of {axis}", axis=axis.label or str(number + 1)))
        box.activated.connect(lambda stop, number=number: self.turned.emit(number, stop))
        self._pages.addWidget(box)
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground, and a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), role("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, role("hairline"))
