"""The row under the picture: what it is on the left, how it is looked at on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from studio.ui.language.words import tr
from studio.ui.theme import fonts

HEIGHT_PX = 36
LEAST_PX = 540
"""Narrower than this, the words need the room of Points, which stands in the menu too."""
WIDE, NARROW = "  ·  ", " · "


class LabelRow(QWidget):
    """`4182 + 3 moves · 1024 × 1024 · full`, then Points, Compare, the zoom, − and +."""

    points_clicked = Signal()
    compare_clicked = Signal()
    zoom_clicked = Signal()
    zoom_stepped = Signal(object)
    """float: the factor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self._facts: tuple[str, ...] = ()
        self._text = QLabel()
        self._text.setFont(fonts.figures())
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("tone", "secondary")
        self._text.setAccessibleName(tr("What is shown"))
        self._text.setMinimumWidth(40)
        keep = self._text.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._text.setSizePolicy(keep)
        self._aside = QLabel()
        self._aside.setFont(fonts.figures())
        self._aside.setTextFormat(Qt.TextFormat.PlainText)
        self._aside.setProperty("tone", "secondary")
        self._aside.hide()
        self.points = self._button(
            tr("Points"), tr("Drag points of the picture, or its colours (D)")
        )
        self.points.setCheckable(True)
        self.compare = self._button(tr("Compare"), tr("Compare with a pin (C)"))
        self.compare.setCheckable(True)
        self.zoom = self._button("100 %", tr("Fit or 100 %"))
        less = self._button("−", tr("Zoom out"))
        more = self._button("+", tr("Zoom in"))
        self._buttons = (self.points, self.compare, self.zoom, less, more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 6)
        layout.setSpacing(0)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._aside)
        for button in self._buttons:
            layout.addWidget(button)
        self.points.clicked.connect(self.points_clicked)
        self.compare.clicked.connect(self.compare_clicked)
        self.zoom.clicked.connect(self.zoom_clicked)
        less.clicked.connect(self._less)
        more.clicked.connect(self._more)

    def set_facts(self, facts: tuple[str, ...]) -> None:
        """What is shown, part by part; the first two, name and size, are the last to be cut."""
        if facts != self._facts:
            self._facts = facts
            self._elide()

    def set_aside(self, text: str) -> None:
        """A few words at the right end instead of the buttons; empty: the buttons."""
        self._aside.setText(text)
        self._aside.setVisible(bool(text))
        for button in self._buttons:
            button.setHidden(bool(text))
        self._make_room()
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: as much of the words as there is room for."""
        super().resizeEvent(event)
        self._make_room()
        self._elide()

    def _make_room(self) -> None:
        self.points.setHidden(bool(self._aside.text()) or self.width() < LEAST_PX)

    def _elide(self) -> None:
        """Cut what has no room; all of it stands in the tooltip then."""
        room = self.buttons_left - self._text.x() - 8
        shown = fitted(self._facts, self._text.fontMetrics(), max(40, room))
        self._text.setText(shown)
        whole = shown in (WIDE.join(self._facts), NARROW.join(self._facts))
        self._text.setToolTip("" if whole else self.text)

    @property
    def text(self) -> str:
        """What is written on the left."""
        return WIDE.join(self._facts)

    def set_quiet(self, quiet: bool) -> None:
        """Leave the left side to a notice for as long as it stands there."""
        self._text.setHidden(quiet)

    def set_zoom(self, percent: float) -> None:
        """The zoom in percent."""
        self.zoom.setText(f"{percent:.0f} %")
        self.zoom.setAccessibleName(tr("Zoom {percent:.0f} percent; fit or 100 %", percent=percent))

    @property
    def buttons_left(self) -> int:
        """Where the buttons begin, in pixels from the left."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        first = self.compare if self.points.isHidden() else self.points
        return self._aside.x() if self._aside.text() else first.x()

    def set_pointing(self, pointing: bool, possible: bool) -> None:
        """Whether points are being set, and whether the model in use can be moved by them."""
        self.points.setChecked(pointing)
        self.points.setEnabled(possible)

    def set_comparing(self, comparing: bool) -> None:
        """Whether the wipe is on."""
        self.compare.setChecked(comparing)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("link")
        button.setText(text)
        button.setFont(fonts.figures())
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def _less(self) -> None:
        self.zoom_stepped.emit(1 / 1.25)

    def _more(self) -> None:
        self.zoom_stepped.emit(1.25)


def fitted(facts: tuple[str, ...], metrics: QFontMetrics, room: int) -> str:
    """Facts in a line of `room` pixels: cut at the end, or in the name where that is too long."""
    for gap in (WIDE, NARROW):
        if metrics.horizontalAdvance(gap.join(facts)) <= room:
            return gap.join(facts)
    shown = metrics.elidedText(NARROW.join(facts), Qt.TextElideMode.ElideRight, room)
    if len(facts) < 2 or shown.startswith(NARROW.join(facts[:2])):
        return shown
    size = NARROW + facts[1]
    left = max(0, room - metrics.horizontalAdvance(size))
    name = metrics.elidedText(facts[0], Qt.TextElideMode.ElideMiddle, left)
    return name + size if name else shown
