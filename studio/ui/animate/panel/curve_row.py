"""One curve in the list: its colour, what it acts on, what it is made of."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.animate.panel.heard_mime import HEARD_TYPE, heard_in
from studio.ui.animate.timeline.hues import hue_color
from studio.ui.language.words import tr
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, draw_two_ends, role

HEIGHT_PX = 25


class CurveRow(QAbstractButton):
    """A click works on the curve, Delete takes it away, something heard dropped here drives it."""

    chosen = Signal(object)
    removed = Signal(object)
    menu_wanted = Signal(object, object)
    """Id, QPoint (global)."""
    heard_dropped = Signal(object, object)
    """Id, `Heard`."""

    def __init__(self, curve: str, hue: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curve = curve
        self._hue = hue
        self._made_of = ""
        self._muted = False
        self._over = False
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._click)

    def set_words(self, name: str, made_of: str, muted: bool, active: bool) -> None:
        """What it acts on, what it is made of, whether it rests, whether it is worked on."""
        self.setText(name)
        self._made_of, self._muted = made_of, muted
        self.setAccessibleName(f"{name}, {made_of}")
        self.setAccessibleDescription(tr("Delete takes the curve away"))
        self.setChecked(active)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: a line."""
        return QSize(200, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: dot, name, what it is made of."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse() or self._over:
            draw_box(painter, rect.adjusted(-0, 0, 0, 0), role("raised"), None, 5)
        if self._over:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(role("accent"), 1.5))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        color = hue_color(self._hue)
        painter.setPen(QPen(color, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._muted else color)
        painter.drawEllipse(QPointF(rect.left() + 9, rect.center().y()), 4.2, 4.2)
        draw_two_ends(
            painter, rect.adjusted(20, 0, -8, 0), self.text(),
            tr("off") if self._muted else self._made_of, faint=self._muted,
        )  # fmt: skip
        if self.hasFocus():
            draw_focus(painter, rect, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete takes it away, Enter works on it."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.curve)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with it."""
        self.menu_wanted.emit(self.curve, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: something heard."""
        if event.mimeData().hasFormat(HEARD_TYPE):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        """Qt: carried on."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: it drives this curve from now on."""
        self.dragLeaveEvent(event)
        heard = heard_in(event.mimeData())
        if heard is not None:
            self.heard_dropped.emit(self.curve, heard)
            event.acceptProposedAction()

    def _click(self) -> None:
        self.chosen.emit(self.curve)
