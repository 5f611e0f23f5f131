"""Paints one card of the model browser: covers, name, family, facts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.browser.covers import COVERS, CoverLoader
from studio.ui.browser.entries import Entry
from studio.ui.browser.list_model import ChosenRole, EntryRole
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.paint import draw_box, draw_focus, mixed, role

CARD_PX = 113
PITCH_PX = 116
SIDE_PX = 12
PAD_PX = 9
GAP_PX = 3
BAR_PX = 3
RADIUS = 7.0


class CardDelegate(QStyledItemDelegate):
    """Cards are all of one height, so that thousands cost no more than the visible ones."""

    def __init__(self, covers: CoverLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._covers = covers
        self._name_font = words(13, QFont.Weight.DemiBold)
        self._facts_font = words(11)
        self._tag_font = figures(10)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: the whole width, one height for all."""
        return QSize(0, PITCH_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: draw one card."""
        entry = index.data(EntryRole)
        rect = QRectF(option.rect)
        rect.setHeight(CARD_PX)
        rect.setRight(min(rect.right(), self._right_px(option)))
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, rect, bool(index.data(ChosenRole)), state)
        inner = rect.adjusted(PAD_PX, PAD_PX - 1, -PAD_PX, 0)
        if entry.problem:
            self._paint_problem(painter, inner, entry)
        else:
            self._paint_covers(painter, inner, entry)
        self._paint_words(painter, inner, entry)
        painter.restore()

    def _right_px(self, option: QStyleOptionViewItem) -> float:
        """Where cards end, whether a scroll bar shows in the margin or not."""
        view = option.widget
        return view.width() - 2.0 * SIDE_PX if view is not None else option.rect.right()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, chosen: bool, state: QStyle.StateFlag
    ) -> None:
        if chosen:
            draw_box(painter, rect, role("accent"), None, RADIUS)
            body = QPainterPath()
            body.addRoundedRect(rect.adjusted(BAR_PX, 0, 0, 0), RADIUS - 1, RADIUS)
            painter.fillPath(body, role("hairline"))
            ground = QPainterPath()
            ground.addRoundedRect(rect.adjusted(BAR_PX, 1, -1, -1), RADIUS - 2, RADIUS - 1)
            painter.fillPath(ground, role("raised"))
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, rect, mixed(role("panel"), role("raised"), 0.7), None, RADIUS)
        keyboard = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if state & keyboard == keyboard:
            draw_focus(painter, rect, RADIUS)

    def _paint_covers(self, painter: QPainter, inner: QRectF, entry: Entry) -> None:
        side = (inner.width() - (COVERS - 1) * GAP_PX) / COVERS
        scale = painter.device().devicePixelRatioF()
        strip = self._covers.strip(entry.covers, max(1, round(side * scale)))
        for place in range(COVERS):
            box = QRectF(inner.left() + place * (side + GAP_PX), inner.top(), side, side)
            self._paint_cover(painter, box, strip, place)

    def _paint_cover(
        self, painter: QPainter, box: QRectF, strip: QImage | None, place: int
    ) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(box, 3, 3)
        if strip is None or strip.isNull():
            painter.fillPath(shape, placeholder())
            return
        painter.save()
        painter.setClipPath(shape)
        part = strip.height()
        painter.drawImage(box, strip, QRectF(place * part, 0, part, part))
        painter.restore()

    def _paint_problem(self, painter: QPainter, inner: QRectF, entry: Entry) -> None:
        box = QRectF(inner.left(), inner.top(), inner.width(), 57)
        draw_icon(painter, "warning", QRectF(box.left(), box.top() + 2, 16, 16), role("accent"))
        painter.setPen(role("secondary"))
        painter.setFont(self._facts_font)
        room = box.adjusted(24, 1, 0, 0)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), _shortened(entry.problem, self._facts_font, room))

    def _paint_words(self, painter: QPainter, inner: QRectF, entry: Entry) -> None:
        line = QRectF(inner.left(), inner.top() + 63, inner.width(), 17)
        tag_px = self._paint_tag(painter, line, entry.family_words)
        painter.setFont(self._name_font)
        painter.setPen(role("faint" if entry.problem else "text"))
        room = line.width() - tag_px - 8
        name = _elided(entry.name, self._name_font, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self._facts_font)
        painter.setPen(role("secondary"))
        facts = entry.facts or "cannot be opened"
        below = QRectF(inner.left(), line.bottom() + 1, inner.width(), 16)
        text = _elided(facts, self._facts_font, inner.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_tag(self, painter: QPainter, line: QRectF, text: str) -> float:
        if not text:
            return 0.0
        width = QFontMetrics(self._tag_font).horizontalAdvance(text) + 14.0
        box = QRectF(line.right() - width, line.top(), width, 17)
        draw_box(painter, box, QColor(Qt.GlobalColor.transparent), role("hairline"), 4)
        painter.setFont(self._tag_font)
        painter.setPen(role("secondary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return width


def placeholder() -> QColor:
    """The quiet ground of a picture that is not there yet."""
    return mixed(role("raised"), role("hairline"), 0.5)


def _elided(text: str, font: QFont, width_px: float) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width_px))


def _shortened(text: str, font: QFont, box: QRectF) -> str:
    """`text` cut at a word so that it wraps within `box`."""
    metrics = QFontMetrics(font)
    flags = int(Qt.TextFlag.TextWordWrap)
    parts = text.split()
    for count in range(len(parts), 0, -1):
        shown = " ".join(parts[:count]) + ("" if count == len(parts) else " …")
        if metrics.boundingRect(box.toRect(), flags, shown).height() <= box.height():
            return shown
    return ""
