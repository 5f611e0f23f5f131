"""A row of colours to filter by."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.trail.hues import NAMES, swatch
from studio.ui.widgets.paint import antialiased, draw_focus, role

ANY = mark("any")
STEP_PX = 18
LEAST_STEP_PX = 11
DOT_PX = 12.0


class ColourRow(QWidget):
    """One dot a colour; a click chooses it, another click takes it back."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._cursor = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Colour: {colour}", colour=tr(ANY)))

    @property
    def chosen(self) -> str:
        """The name of the colour, empty for any."""
        return self._chosen

    def choose(self, name: str) -> None:
        """Filter by this colour, by none where it is chosen already."""
        self._chosen = "" if name == self._chosen else name
        self.setAccessibleName(tr("Colour: {colour}", colour=tr(self._chosen or ANY)))
        self.update()
        self.changed.emit(self._chosen)

    def sizeHint(self) -> QSize:
        """Qt: all dots."""
        return QSize(STEP_PX * len(NAMES), 24)

    def minimumSizeHint(self) -> QSize:
        """Qt: the dots stand close where room is short."""
        return QSize(LEAST_STEP_PX * len(NAMES), 24)

    @property
    def _step_px(self) -> float:
        return self.width() / len(NAMES)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        step = self._step_px
        dot = min(DOT_PX, step - 3)
        for place, name in enumerate(NAMES):
            middle = QPointF(step * (place + 0.5), self.height() / 2)
            color = QColor(*swatch(name))
            if self._chosen not in ("", name):
                color.setAlpha(80)
            painter.setPen(QPen(role("text", 0.25), 1.0))
            painter.setBrush(color)
            painter.drawEllipse(middle, dot / 2, dot / 2)
            if name == self._chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(role("accent"), 1.5))
                painter.drawEllipse(middle, dot / 2 + 3, dot / 2 + 3)
            if self.hasFocus() and place == self._cursor:
                box = QRectF(step * place, 2, step, self.height() - 4)
                draw_focus(painter, box, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: choose."""
        self._cursor = self._at(event.position().x())
        self.choose(NAMES[self._cursor])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: left and right look, Space or Enter chooses."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step = 1 if event.key() == Qt.Key.Key_Right else -1
                self._cursor = max(0, min(self._cursor + step, len(NAMES) - 1))
                self.update()
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.choose(NAMES[self._cursor])
            case _:
                super().keyPressEvent(event)

    def event(self, event: object) -> bool:
        """Qt: each dot has its own tip."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tr(NAMES[self._at(event.pos().x())]), self)
            return True
        return bool(super().event(event))  # type: ignore[arg-type]

    def focusInEvent(self, event: object) -> None:
        """Qt: show the ring."""
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Qt: hide the ring."""
        self.update()

    def _at(self, x: float) -> int:
        return max(0, min(int(x // self._step_px), len(NAMES) - 1))
