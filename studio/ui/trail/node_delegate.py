"""Paints one node of the trail: its picture, star, branches, name, and the frame of the current."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.theme.fonts import figures, words
from studio.ui.trail.node_model import BranchesRole, CurrentRole, NodeRole, PictureRole
from studio.ui.widgets.paint import draw_focus, draw_waiting, role
from studio.values.trail import Node

MARGIN_PX = 3
NAME_PX = 17
BADGE_PX = 14
Index = QModelIndex | QPersistentModelIndex


class NodeDelegate(QStyledItemDelegate):
    """Thumbnails of `side_px` with a margin for the frame, a line for the name below."""

    def __init__(self, side_px: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.side_px = side_px
        self._name_font = words(11)
        self._badge_font = figures(10)

    @property
    def cell(self) -> QSize:
        """The size of one node with its margins."""
        width = self.side_px + 2 * MARGIN_PX
        return QSize(width, width + NAME_PX)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: all cells are alike."""
        return self.cell

    def thumb_rect(self, cell: QRectF) -> QRectF:
        """Where the picture stands in a cell."""
        left = cell.left() + (cell.width() - self.side_px) / 2
        return QRectF(left, cell.top() + MARGIN_PX, self.side_px, self.side_px)

    def badge_rect(self, cell: QRectF, count: int) -> QRectF:
        """Where the count of branches stands in a cell."""
        width = max(16, QFontMetrics(self._badge_font).horizontalAdvance(str(count)) + 9)
        thumb = self.thumb_rect(cell)
        return QRectF(thumb.right() - width - 3, thumb.bottom() - BADGE_PX - 3, width, BADGE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one node."""
        node: Node = index.data(NodeRole)
        cell = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        box = self.thumb_rect(cell)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        over = bool(state & QStyle.StateFlag.State_MouseOver) and _pointer_over(option.widget)
        self._paint_picture(painter, box, index.data(PictureRole), over)
        if node.pinned:
            paint_star(painter, QPointF(box.right() - 8, box.top() + 9), 5.5)
        branches = index.data(BranchesRole)
        if branches > 1:
            self._paint_badge(painter, self.badge_rect(cell, branches), str(branches))
        keyboard = _by_keyboard(state)
        if index.data(CurrentRole) or state & QStyle.StateFlag.State_Selected:
            _paint_frame(painter, box, bool(state & QStyle.StateFlag.State_HasFocus) and keyboard)
        elif state & QStyle.StateFlag.State_HasFocus and keyboard:
            draw_focus(painter, box.adjusted(-3, -3, 3, 3), 7)
        if node.name:
            self._paint_name(painter, cell, node.name)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, box: QRectF, picture: QPixmap | None, over: bool
    ) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        if picture is None:
            draw_waiting(painter, box, 4)
        else:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
            painter.restore()
        if over:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(role("text", 0.55), 1.0))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_badge(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(12, 13, 14, 225))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor("#ece9e3"))
        painter.setFont(self._badge_font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_name(self, painter: QPainter, cell: QRectF, name: str) -> None:
        line = QRectF(cell.left(), self.thumb_rect(cell).bottom() + 1, cell.width(), NAME_PX)
        painter.setFont(self._name_font)
        painter.setPen(role("secondary"))
        metrics = QFontMetrics(self._name_font)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, int(cell.width()) - 2)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)


def paint_star(painter: QPainter, middle: QPointF, radius: float) -> None:
    """The mark of a pin: a filled star that reads on any picture."""
    points = []
    for corner in range(10):
        angle = math.pi * (corner / 5 - 0.5)
        reach = radius * (1.0 if corner % 2 == 0 else 0.46)
        points.append(middle + QPointF(math.cos(angle) * reach, math.sin(angle) * reach))
    painter.setPen(
        QPen(QColor(12, 13, 14, 120), 1.6, j=Qt.PenJoinStyle.RoundJoin)  # keeps it off a bright sky
    )
    painter.setBrush(role("accent"))
    star = QPolygonF(points)
    painter.drawPolygon(star)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(star)


def _paint_frame(painter: QPainter, box: QRectF, keyboard: bool) -> None:
    """The place where one is; a second line inside where it has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(role("accent"), 2.0))
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)
    if keyboard:
        painter.setPen(QPen(QColor(12, 13, 14, 120), 3.5))
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        painter.setPen(QPen(QColor("#ffffff"), 1.5))
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)


def _pointer_over(view: QWidget | None) -> bool:
    """Asked of the pointer itself: after a drag that ended elsewhere Qt's hover is a stale one."""
    return view is None or view.rect().contains(view.mapFromGlobal(QCursor.pos()))


def _by_keyboard(state: QStyle.StateFlag) -> bool:
    return bool(state & QStyle.StateFlag.State_KeyboardFocusChange)
