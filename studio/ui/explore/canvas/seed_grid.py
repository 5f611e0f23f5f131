"""24 seeds, or places around here, at once: look, choose with the arrows, go there with Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.theme import fonts
from studio.ui.theme.tokens import current
from studio.ui.widgets.paint import draw_waiting
from studio.ui.widgets.segmented import Segmented

COUNT = 24
COLUMNS = 6
ROWS = 4
GAP_PX = 10
LABEL_PX = 20
MARGIN_PX = 24
FOOT_PX = 36
HEAD_PX = 40
WAYS = (("seeds", mark("24 seeds")), ("near", mark("24 around here")))
OWN_KEYS = frozenset({Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_G, Qt.Key.Key_A, Qt.Key.Key_Escape})
HINTS = {
    "seeds": mark(
        "Arrows choose · Enter goes there · P pins · N more · A around here · Esc closes"
    ),
    "near": mark("Arrows choose · Enter goes there · P pins · N more · A seeds · Esc closes"),
}
"""By what the grid shows; A goes to the other of the two."""


class SeedGrid(QWidget):
    """Shows pictures of seeds; `wanted` asks for what is missing."""

    chosen = Signal(object)
    """int: the seed to go to."""
    pinned = Signal(object)
    """int: the seed to pin."""
    more = Signal()
    closed = Signal()
    toggled = Signal()
    """It was shown or hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seeds: tuple[int, ...] = ()
        self._images: dict[int, QImage] = {}
        self._pins: set[int] = set()
        self._at = 0
        self._ways = Segmented(tr_pairs(WAYS), tr("What the grid shows"), self)
        self._ways.chosen.connect(self._other_way)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name_itself()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    @property
    def way(self) -> str:
        """`seeds` or `near`: what `more` is to show."""
        return self._ways.value

    def set_way(self, way: str) -> None:
        """Show `seeds` or `near` from the next time on. Silent."""
        self._ways.set_value(way)
        self._name_itself()

    @property
    def hint(self) -> str:
        """What the keys do, as it stands under the pictures."""
        return tr(HINTS[self.way])

    @property
    def seeds(self) -> tuple[int, ...]:
        """What is shown."""
        return self._seeds

    @property
    def current_seed(self) -> int | None:
        """The seed with the ring."""
        return self._seeds[self._at] if self._seeds else None

    @property
    def complete(self) -> bool:
        """Every seed has its picture."""
        return bool(self._seeds) and len(self._images) == len(self._seeds)

    def show_seeds(self, seeds: tuple[int, ...]) -> None:
        """Show these, without pictures yet."""
        self._seeds = seeds
        self._images = {}
        self._pins = set()
        self._at = 0
        self.show()
        self.raise_()
        self.setFocus()
        self.update()

    def set_image(self, seed: int, image: QImage) -> None:
        """The picture of a seed has come."""
        if seed in self._seeds:
            self._images[seed] = image
            self.update()

    def mark_pinned(self, seed: int) -> None:
        """Draw a star on a seed."""
        self._pins.add(seed)
        self.update()

    def cell_side(self) -> int:
        """Pixels of a picture, in device pixels."""
        return max(32, round(self._cell_size().width() * self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the choice stays in the middle of the top."""
        super().resizeEvent(event)
        self._ways.resize(self._ways.sizeHint())
        self._ways.move((self.width() - self._ways.width()) // 2, 12)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt; it is told."""
        super().showEvent(event)
        self.toggled.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt; it is told."""
        super().hideEvent(event)
        self.toggled.emit()

    def event(self, event: QEvent) -> bool:
        """The grid's keys mean the grid, not the window's commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and Qt.Key(event.key()) in OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, P, N, Esc."""
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
        }
        if key in steps and 0 <= self._at + steps[key] < len(self._seeds):
            self._choose(self._at + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif key == Qt.Key.Key_P and self.current_seed is not None:
            self.pinned.emit(self.current_seed)
        elif key == Qt.Key.Key_N:
            self.more.emit()
        elif key == Qt.Key.Key_A:
            self._ways.choose(1 - [name for name, _ in WAYS].index(self.way))
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_G):
            self.closed.emit()
        elif key not in steps:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The ring follows the pointer."""
        index = self._index_at(event.position())
        if index is not None and index != self._at:
            self._choose(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes there, a click beside closes."""
        index = self._index_at(event.position())
        if index is None:
            self.closed.emit()
        else:
            self._choose(index)
            self._go()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictures, their numbers, the ring and the hint."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(tokens.canvas))
        for index, seed in enumerate(self._seeds):
            self._paint_cell(painter, index, seed)
        painter.setFont(fonts.figures())
        painter.setPen(QColor(tokens.secondary))
        foot = QRectF(0, self.height() - FOOT_PX, self.width(), FOOT_PX - 6)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.hint)

    def _paint_cell(self, painter: QPainter, index: int, seed: int) -> None:
        tokens = current()
        rect = self._rect(index)
        image = self._images.get(seed)
        if image is None:
            draw_waiting(painter, rect, 4)
        else:
            painter.drawImage(rect, image, _middle(image, rect.width() / rect.height()))
        here = index == self._at
        if here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 4, 4)
        painter.setFont(fonts.figures())
        painter.setPen(QColor(tokens.text if here else tokens.faint))
        line = QRectF(rect.x(), rect.bottom() + 3, rect.width(), LABEL_PX - 3)
        name = f"★ {seed}" if seed in self._pins else str(seed)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)

    def _choose(self, index: int) -> None:
        self._at = index
        word = tr("Seed") if self.way == "seeds" else tr("Place")
        self.setAccessibleName(f"{word} {self._seeds[index]}")
        self.update()

    def _name_itself(self) -> None:
        """For those who hear the window."""
        self.setAccessibleName(tr(dict(WAYS)[self.way]))
        self.setAccessibleDescription(self.hint)

    def _other_way(self) -> None:
        self._name_itself()
        self.setFocus()
        self.more.emit()

    def _go(self) -> None:
        if self.current_seed is not None:
            self.chosen.emit(self.current_seed)

    def _cell_size(self) -> QSize:
        wide = (self.width() - 2 * MARGIN_PX - (COLUMNS - 1) * GAP_PX) / COLUMNS
        high = (self.height() - HEAD_PX - MARGIN_PX - FOOT_PX) / ROWS - LABEL_PX - GAP_PX / 2
        side = max(24, int(min(wide, high)))
        return QSize(side, side)

    def _rect(self, index: int) -> QRectF:
        side = self._cell_size().width()
        row, column = divmod(index, COLUMNS)
        wide = COLUMNS * side + (COLUMNS - 1) * GAP_PX
        pitch = side + LABEL_PX + GAP_PX / 2
        left = (self.width() - wide) / 2
        top = HEAD_PX + max(4.0, (self.height() - HEAD_PX - FOOT_PX - ROWS * pitch) / 2)
        return QRectF(left + column * (side + GAP_PX), top + row * pitch, side, side)

    def _index_at(self, at: QPointF) -> int | None:
        return next((i for i in range(len(self._seeds)) if self._rect(i).contains(at)), None)


def _middle(image: QImage, aspect: float) -> QRectF:
    """The largest middle part of an image with this aspect."""
    width, height = float(image.width()), float(image.height())
    if width / height > aspect:
        return QRectF((width - height * aspect) / 2, 0, height * aspect, height)
    return QRectF(0, (height - width / aspect) / 2, width, width / aspect)
