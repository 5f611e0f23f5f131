"""Pictures to mark as having something, or not having it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.paint import antialiased, draw_focus, mixed, role

Mark = Literal["", "has", "lacks"]
NEXT: dict[Mark, Mark] = {"": "has", "has": "lacks", "lacks": ""}
WORDS: dict[Mark, str] = {
    "": mark("not marked"),
    "has": mark("has it"),
    "lacks": mark("has it not"),
}
SIDE_PX = 84
GAP_PX = 6


class ExampleGrid(QWidget):
    """A click goes round: has it, has it not, not marked. Keys: arrows, + or Y, − or N, 0."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._marks: dict[str, Mark] = {}
        self._pictures: dict[str, QPixmap] = {}
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Examples"))

    def set_keys(self, keys: Sequence[str]) -> None:
        """Which examples there are; marks of those that stay are kept."""
        self._keys = tuple(keys)
        self._marks = {key: mark for key, mark in self._marks.items() if key in set(keys)}
        self._cursor = min(self._cursor, max(0, len(keys) - 1))
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self._tell()

    def set_picture(self, key: str, image: QImage) -> None:
        """The picture of an example."""
        self._pictures[key] = QPixmap.fromImage(image)
        self.update()

    def mark(self, key: str, mark: Mark) -> None:
        """Mark an example, or take its mark away."""
        self._marks[key] = mark
        self._tell()

    def marked(self, mark: Mark) -> tuple[str, ...]:
        """The examples with this mark, in the order shown."""
        return tuple(key for key in self._keys if self._marks.get(key, "") == mark)

    def hasHeightForWidth(self) -> bool:
        """Qt: rows wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: all rows."""
        rows = -(-len(self._keys) // self._columns(width))
        return max(SIDE_PX, rows * (SIDE_PX + GAP_PX) - GAP_PX)

    def sizeHint(self) -> QSize:
        """Qt: six in a row."""
        width = 6 * (SIDE_PX + GAP_PX) - GAP_PX
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: as high as the rows need."""
        self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw those in view."""
        painter = antialiased(self)
        for place, key in enumerate(self._keys):
            box = self._box(place)
            if box.intersects(QRectF(event.rect())):
                self._paint_example(painter, box, key)
                if self.hasFocus() and place == self._cursor:
                    draw_focus(painter, box.adjusted(-2, -2, 2, 2), 7)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the next mark; the right button goes back to none."""
        place = self._at(event.position().toPoint())
        if place is not None:
            self._cursor = place
            key = self._keys[place]
            left = event.button() is Qt.MouseButton.LeftButton
            self.mark(key, NEXT[self._marks.get(key, "")] if left else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows look, + and − mark, 0 takes the mark away."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns(self.width()),
            Qt.Key.Key_Down: self._columns(self.width()),
        }  # fmt: skip
        marks: dict[int, Mark] = {
            Qt.Key.Key_Plus: "has", Qt.Key.Key_Y: "has", Qt.Key.Key_Minus: "lacks",
            Qt.Key.Key_N: "lacks", Qt.Key.Key_0: "", Qt.Key.Key_Delete: "",
        }  # fmt: skip
        key = Qt.Key(event.key())
        if not self._keys:
            super().keyPressEvent(event)
        elif key in steps:
            self._cursor = max(0, min(self._cursor + steps[key], len(self._keys) - 1))
            self._tell()
        elif key in marks:
            self.mark(self._keys[self._cursor], marks[key])
        elif key == Qt.Key.Key_Space:
            here = self._keys[self._cursor]
            self.mark(here, NEXT[self._marks.get(here, "")])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Qt: show the ring."""
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Qt: hide the ring."""
        self.update()

    def _paint_example(self, painter: QPainter, box: QRectF, key: str) -> None:
        mark, picture = self._marks.get(key, ""), self._pictures.get(key)
        shape = QPainterPath()
        shape.addRoundedRect(box, 5, 5)
        painter.save()
        painter.setClipPath(shape)
        if picture is None:
            painter.fillRect(box, mixed(role("raised"), role("hairline"), 0.4))
        else:
            painter.setOpacity(0.38 if mark == "lacks" else 1.0)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
        painter.restore()
        if mark:
            color = role("accent" if mark == "has" else "secondary")
            painter.setPen(QPen(color, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
            badge = QRectF(box.right() - 22, box.bottom() - 22, 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(badge)
            sign = QRectF(badge.center().x() - 6, badge.center().y() - 6, 12, 12)
            draw_icon(painter, "check" if mark == "has" else "x", sign, QColor("#101113"))

    def _columns(self, width: int) -> int:
        return max(1, (width + GAP_PX) // (SIDE_PX + GAP_PX))

    def _box(self, place: int) -> QRectF:
        row, column = divmod(place, self._columns(self.width()))
        step = SIDE_PX + GAP_PX
        return QRectF(column * step, row * step, SIDE_PX, SIDE_PX)

    def _at(self, where: QPoint) -> int | None:
        for place in range(len(self._keys)):
            if self._box(place).contains(where.toPointF()):
                return place
        return None

    def _tell(self) -> None:
        if self._keys:
            here = self._keys[self._cursor]
            words = tr(WORDS[self._marks.get(here, "")])
            place = tr(
                "Example {place} of {count}: {words}",
                place=self._cursor + 1,
                count=len(self._keys),
                words=words,
            )
            self.setAccessibleDescription(place)
        self.update()
        self.changed.emit()
