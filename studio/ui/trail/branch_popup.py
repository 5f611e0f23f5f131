"""The choice of ways that lead on from one node."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import counted
from studio.ui.theme.fonts import words
from studio.ui.trail.intents import NodeIntents
from studio.ui.trail.node_model import NodeModel
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.paint import antialiased, draw_box, role
from studio.ui.widgets.thumb import Thumb
from studio.values.trail import Node

SHOWN = 8


class BranchPopup(QWidget):
    """One thumbnail a branch, the latest place of each; a click goes there."""

    def __init__(
        self, ways: Sequence[Node], model: NodeModel, intents: NodeIntents, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(counted(len(ways), "{n} branch", "{n} branches"))
        self._intents = intents
        self._model = model
        self.thumbs: dict[int, Thumb] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(
            Caption(
                counted(len(ways), "{n} branch from here", "{n} branches from here"),
                "secondary",
                words(11),
            )
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for node in ways[-SHOWN:]:
            row.addLayout(self._way(node))
        column.addLayout(row)
        model.thumbs.changed.connect(self._picture_came)

    def show_above(self, where: QPoint) -> None:
        """Open with its lower edge over `where`, on the screen."""
        self.adjustSize()
        corner = where - QPoint(self.width() // 2, self.height() + 14)
        area = self.screen().availableGeometry()
        corner.setX(max(area.left() + 4, min(corner.x(), area.right() - self.width() - 4)))
        corner.setY(max(area.top() + 4, corner.y()))
        self.move(corner)
        self.show()
        next(iter(self.thumbs.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the raised ground."""
        draw_box(antialiased(self), QRectF(self.rect()), role("raised"), role("hairline"), 8)

    def _way(self, node: Node) -> QVBoxLayout:
        thumb = Thumb(62)
        thumb.set_picture(self._model.thumbs.picture(node))
        thumb.set_selected(self._model.index_of(node.id).isValid())
        count = self._model.count_below(node)
        text = node.name or counted(count, "{n} place", "{n} places")
        thumb.setAccessibleName(text)
        thumb.clicked.connect(lambda: self._choose(node))
        self.thumbs[node.id] = thumb
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(thumb)
        caption = Caption(text, "secondary", words(11), Qt.AlignmentFlag.AlignHCenter)
        caption.setFixedWidth(62)
        column.addWidget(caption)
        return column

    def _choose(self, node: Node) -> None:
        self.close()
        self._intents.chosen.emit(node.id)

    @Slot(object)
    def _picture_came(self, node_id: int) -> None:
        thumb, node = self.thumbs.get(node_id), self._model.any_node(node_id)
        if thumb is not None and node is not None:
            picture: QPixmap | None = self._model.thumbs.picture(node)
            thumb.set_picture(picture)
