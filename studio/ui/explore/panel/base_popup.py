"""What a deeper place is made of, unfolded: the parts of a blend or of a mix."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.explore.panel.part_row import PartRow
from studio.ui.language.words import counted, said, tr
from studio.ui.widgets.paint import antialiased, draw_box, role
from studio.values import edit
from studio.values.latent import Blend, Latent, Shift, StyleMix
from studio.values.layers import exact

Part = tuple[Latent, str, str]
"""The expression, its name, its share in words."""


def parts_of(base: Latent) -> tuple[Part, ...]:
    """The places that `base` is made of; none for a seed, a photo or a plain point."""
    match base:
        case Blend():
            pairs = zip(base.parts, base.weights, strict=True)
            return tuple((p, part_name(p), f"{round(100 * w)} %") for p, w in pairs)
        case StyleMix():
            mixed = edit.styles_of(base)
            under: Latent = base
            while isinstance(under, StyleMix):
                under = under.base
            rows = [(other, part_name(other), exact(layers)) for other, layers in mixed]
            return ((under, part_name(under), ""), *reversed(rows))
        case _:
            return ()


def part_name(latent: Latent) -> str:
    """A part in plain words, with its moves."""
    moves = len(latent.moves) if isinstance(latent, Shift) else 0
    tail = counted(moves, " + {n} move", " + {n} moves") if moves else ""
    return said(edit.base_label(edit.base_of(latent))) + tail


class BasePopup(QWidget):
    """Closes when a part is chosen or something else is clicked."""

    chosen = Signal(object)  # Latent

    def __init__(self, parts: tuple[Part, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("What this place is made of"))
        self._parts = parts
        self.rows = tuple(PartRow(name, share) for _, name, share in parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(0)
        for row in self.rows:
            row.clicked.connect(self._on_clicked)
            column.addWidget(row)

    def set_picture(self, index: int, picture: QPixmap) -> None:
        """Show part `index`."""
        if 0 <= index < len(self.rows):
            self.rows[index].thumb.set_picture(picture)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        draw_box(antialiased(self), QRectF(self.rect()), role("raised"), role("hairline"), 8)

    def _on_clicked(self) -> None:
        index = [row is self.sender() for row in self.rows].index(True)
        self.chosen.emit(self._parts[index][0])
        self.close()
