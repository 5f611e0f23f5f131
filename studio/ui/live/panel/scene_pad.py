"""A pad that holds a place: a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import antialiased, role
from studio.ui.widgets.thumb import Thumb

WIDTH_PX, HEIGHT_PX = 92, 62


class ScenePad(Thumb):
    """Number or key at its corner; the one that was asked for last has the accent's outline."""

    wanted = Signal(object)
    """Id: go there."""
    replaced = Signal(object)
    renamed = Signal(object)
    keyed = Signal(object)
    removed = Signal(object)

    def __init__(self, scene_id: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH_PX, HEIGHT_PX, parent)
        self.scene = scene_id
        self._mark = ""
        self._share = 1.0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.wanted.emit(self.scene))
        self.menu_requested.connect(self.open_menu)

    def set_words(self, number: int, name: str, key: str) -> None:
        """Which pad it is, what it is called, and under which key it lies."""
        self._mark = key.upper() if key else str(number)
        said = name or tr("Scene {number}", number=number)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def set_state(self, on: bool, share: float) -> None:
        """Whether it is where one goes, and how far on the way, in [0, 1]."""
        if (on, share) != (self._selected, self._share):
            self._share = share
            self.set_selected(on)

    def open_menu(self, where: QPoint) -> None:
        """What can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = (
            (tr("Go there"), self.wanted), (tr("Hold the place of now"), self.replaced),
            (tr("Rename …"), self.renamed), (tr("Learn a key or note"), self.keyed),
            (tr("Remove"), self.removed),
        )  # fmt: skip
        for words_, told_ in told:
            menu.addAction(words_).triggered.connect(lambda _=False, s=told_: s.emit(self.scene))
        menu.popup(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the picture, its mark, and how far the way there is gone."""
        super().paintEvent(event)
        painter = antialiased(self)
        box = QRectF(5, 5, max(18, 8 * len(self._mark) + 8), 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(words(11))
        painter.setPen(QColor(236, 233, 227))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._mark)
        if self._selected and self._share < 1.0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(role("accent"))
            painter.drawRect(QRectF(0, self.height() - 4, self.width() * self._share, 4))
