"""One slider that follows something: both names, and a meter of the source."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, draw_two_ends, role

HEIGHT_PX = 40
METER_PX = 3


class FollowRow(QAbstractButton):
    """A click opens it, Delete takes it away."""

    chosen = Signal(object)
    removed = Signal(object)
    toggled_on = Signal(object)

    def __init__(self, mapping_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mapping = mapping_id
        self._source = ""
        self._on = True
        self._unit = 0.0
        self._held = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._click)

    def set_words(self, target: str, source: str, on: bool, open_: bool) -> None:
        """What follows, what it follows, whether it does, whether it is worked on."""
        self.setText(target)
        self._source, self._on = source, on
        self.setAccessibleName(tr("{name} follows {source}", name=target, source=source))
        self.setAccessibleDescription(tr("Delete lets it go"))
        self.setChecked(open_)
        self.update()

    def set_unit(self, unit: float, held: bool) -> None:
        """Where the source is, in [0, 1]; `held`: it has not found its target yet."""
        if abs(unit - self._unit) > 0.002 or held != self._held:
            self._unit, self._held = unit, held
            words = tr("The knob stands elsewhere: turn it past the slider, and it takes over.")
            self.setToolTip(words if held else "")
            self.update()

    @property
    def unit(self) -> float:
        """What the meter shows."""
        return self._unit

    def sizeHint(self) -> QSize:
        """Qt: two lines."""
        return QSize(200, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the names over the meter."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            draw_box(painter, rect, role("raised"), None, 6)
        line = rect.adjusted(8, 4, -8, -14)
        draw_two_ends(
            painter, line, self.text(), self._source if self._on else tr("off"), faint=not self._on
        )
        bar = QRectF(8, rect.bottom() - 10, rect.width() - 16, METER_PX)
        draw_box(painter, bar, role("groove"), None, METER_PX / 2)
        if self._on and self._unit > 0:
            bar.setWidth(max(METER_PX, bar.width() * self._unit))
            draw_box(painter, bar, role("faint" if self._held else "accent"), None, METER_PX / 2)
        if self.hasFocus():
            draw_focus(painter, rect, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete takes it away, Enter opens it."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.mapping)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        word = tr("Switch off") if self._on else tr("Switch on")
        menu.addAction(word).triggered.connect(lambda: self.toggled_on.emit(self.mapping))
        menu.addAction(tr("Remove")).triggered.connect(lambda: self.removed.emit(self.mapping))
        menu.popup(event.globalPos())

    def _click(self) -> None:
        self.chosen.emit(self.mapping)
