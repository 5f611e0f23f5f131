"""Pins of other projects that a search on the wall found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.thumb import Thumb
from studio.values.recipe import Recipe

SHOWN = 10


@dataclass(frozen=True)
class PinElsewhere:
    """A named place in another project; `picture` where one is stored."""

    name: str
    project: str
    path: Path
    recipe: Recipe
    picture: QImage | None = None


SearchElsewhere = Callable[[str], Sequence[PinElsewhere]]


class ElsewhereRow(QWidget):
    """One line of found pins with the project below each; a click brings the place here."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Caption(tr("In other projects"), "faint", words(11))
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._row)
        self.hide()

    def show_pins(self, pins: Sequence[PinElsewhere]) -> None:
        """Show these; nothing where there are none."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for pin in pins[:SHOWN]:
            self._row.addWidget(self._card(pin))
        self._row.addStretch(1)
        more = (
            tr(", the first {shown} of {count}", shown=SHOWN, count=len(pins))
            if len(pins) > SHOWN
            else ""
        )
        self._title.set_text(tr("In other projects{more}", more=more))
        self.setVisible(bool(pins))

    def _card(self, pin: PinElsewhere) -> QWidget:
        card = QWidget()
        thumb = Thumb(62)
        thumb.setAccessibleName(tr("{name}, in {project}", name=pin.name, project=pin.project))
        if pin.picture is not None:
            thumb.set_picture(QPixmap.fromImage(pin.picture))
        thumb.clicked.connect(lambda: self.chosen.emit(pin))
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(thumb)
        for text, tone in ((pin.name, "text"), (pin.project, "faint")):
            caption = Caption(text, tone, words(11), Qt.AlignmentFlag.AlignHCenter)
            caption.setFixedWidth(62)
            column.addWidget(caption)
        return card
