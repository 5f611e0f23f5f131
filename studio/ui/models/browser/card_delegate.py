"""Paints one card of the model browser: covers, name, family, facts."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.ui.language.words import mark, said, tr
from studio.ui.models.browser.card_layout import ASK, GAP_PX, PITCH_PX, CardLayout
from studio.ui.models.browser.covers import COVERS, CoverLoader
from studio.ui.models.browser.entries import Entry
from studio.ui.models.browser.list_model import ChosenRole, EntryRole
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.paint import draw_box, draw_focus, mixed, role

BAR_PX = 3
RADIUS = 7.0
MAX_NAME = 80
PARTED = " · "
LEFT_OUT = mark("…")


class CardDelegate(QStyledItemDelegate):
    """Cards are all of one height, so that thousands cost no more than the visible ones."""

    renamed = Signal(object, str)
    """`Entry`, the name that was typed."""

    def __init__(self, covers: CoverLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._covers = covers
        self._name_font = words(13, QFont.Weight.DemiBold)
        self.facts_font = words(11)
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
        card = self.layout_of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, card.rect, bool(index.data(ChosenRole)), option.state)
        if entry.problem:
            self._paint_problem(painter, card.inner, entry)
        else:
            self._paint_covers(painter, card.inner, entry)
        if entry.model is not None:
            self._paint_buttons(painter, card, entry, option.state)
        self._paint_words(painter, card, entry)
        painter.restore()

    def layout_of(self, option: QStyleOptionViewItem) -> CardLayout:
        """Where the parts of the item's card lie."""
        view, rect = option.widget, option.rect
        width = view.width() if view is not None else rect.right()
        return CardLayout.of_item(rect.left(), rect.top(), width)

    # ---- renaming -------------------------------------------------------------------------------
    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Qt: a line over the name."""
        editor = QLineEdit(parent)
        editor.setFont(self._name_font)
        editor.setMaxLength(MAX_NAME)
        editor.setAccessibleName(tr("New name of {name}", name=index.data()))
        editor.setStyleSheet("QLineEdit { padding: 0 6px; min-height: 22px; }")
        editor.setText(str(index.data()))
        editor.selectAll()
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt asks whenever the card changes meanwhile; what is being typed stays."""

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: where the name stands."""
        line = self.layout_of(option).name
        editor.setGeometry(line.adjusted(-7, -4, 7, 4).toRect())

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: the name is the library's to change."""
        entry = index.data(EntryRole)
        if isinstance(editor, QLineEdit) and entry is not None:
            name = " ".join(editor.text().split())
            if name and name != entry.name:
                self.renamed.emit(entry, name)

    # ---- painting -------------------------------------------------------------------------------
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
        if strip is None or strip.isNull() or place * strip.height() >= strip.width():
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
        painter.setFont(self.facts_font)
        room = box.adjusted(24, 1, 0, 0)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), _shortened(said(entry.problem), self.facts_font, room))

    def _paint_buttons(
        self, painter: QPainter, card: CardLayout, entry: Entry, state: QStyle.StateFlag
    ) -> None:
        """The star of a favourite always; both buttons where the hand or the keyboard is."""
        near = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_KeyboardFocusChange
        shown = bool(state & near) and bool(
            state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        )
        if shown:
            _button(painter, card.more, "dots-three", "text")
        if entry.favourite:
            _button(painter, card.star if shown else card.more, "star-fill", "accent")
        elif shown:
            _button(painter, card.star, "star", "text")

    def _paint_words(self, painter: QPainter, card: CardLayout, entry: Entry) -> None:
        line, below = card.name, card.facts
        tag_px = self._paint_tag(painter, line, entry.family_words)
        painter.setFont(self._name_font)
        painter.setPen(role("faint" if entry.problem else "text"))
        room = line.width() - tag_px - 8
        name = _elided(entry.name, self._name_font, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self.facts_font)
        room = below.width()
        if entry.asks_licence and not entry.problem:
            ask = card.ask(self.facts_font)
            painter.setPen(role("accent_text"))
            painter.drawText(ask, Qt.AlignmentFlag.AlignVCenter, ASK)
            room -= ask.width() + 8
        painter.setPen(role("secondary"))
        text = fitted(entry.facts or tr("cannot be opened"), self.facts_font, room)
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


def _button(painter: QPainter, box: QRectF, icon: str, tone: str) -> None:
    """A small dark disc with an icon, readable on any picture."""
    draw_box(painter, box, role("window", 0.82), None, box.width() / 2)
    draw_icon(painter, icon, box.adjusted(4, 4, -4, -4), role(tone))


def placeholder() -> QColor:
    """The quiet ground of a picture that is not there yet."""
    return mixed(role("panel"), role("raised"), 0.5)


def fitted(facts: str, font: QFont, width_px: float) -> str:
    """Facts parted by middle dots within a width: whole facts go, before any word is cut.

    The first one stays, and as many of the last ones as there is room for: size and licence.
    """
    metrics, parts = QFontMetrics(font), facts.split(PARTED)
    for gone in range(len(parts) - 1):
        kept = [parts[0], *([tr(LEFT_OUT)] if gone else []), *parts[1 + gone :]]
        text = PARTED.join(kept)
        if metrics.horizontalAdvance(text) <= width_px:
            return text
    return _elided(facts, font, width_px)


def _elided(text: str, font: QFont, width_px: float) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, int(width_px))


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
