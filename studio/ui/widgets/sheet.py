"""What every sheet has: a heading, a body, a footer with one accent button; Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.form_row import line_up
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paint import antialiased, role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.reading_order import focus_shown, next_in_order
from studio.ui.widgets.sheet_body import SheetBody

MARGIN_PX = 20
LEAST_BUTTON_PX = 72
FOOT_PX = (12, 14)
"""Above and below the buttons."""
FRAME_PX = 40
"""What a title bar takes from the height of a screen."""


class Sheet(QDialog):
    """Not modal: the picture behind it can still be moved. Add widgets to `body`."""

    def __init__(self, title: str, summary: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.heading = Caption(title, "text", words(16, QFont.Weight.DemiBold))
        self.summary = Paragraph(summary)
        self.summary.setVisible(bool(summary))
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self.note = Paragraph("", "secondary", words(11))
        self._head = QHBoxLayout()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._lay_out()

    def set_summary(self, text: str) -> None:
        """The sentence under the heading."""
        self.summary.set_text(text)
        self.summary.setVisible(bool(text))

    def set_aside(self, widget: QWidget) -> None:
        """Put something at the right end of the heading."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def add_group(self, *parts: QWidget | QLayout) -> None:
        """Add parts to the body that stand close together."""
        group = QVBoxLayout()
        group.setSpacing(6)
        for part in parts:
            if isinstance(part, QWidget):
                group.addWidget(part)
            else:
                group.addLayout(part)
        self.body.addLayout(group)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: no control is marked before a person reaches for one; Enter means the accent."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        line_up(self)
        self._widen()
        if self.minimumWidth() == self.maximumWidth():
            self.fit()
        else:
            self.resize(self.size().boundedTo(QSize(self.width(), self._room_px())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a sheet that grows stays inside its window where it fits."""
        super().resizeEvent(event)
        parent = self.parentWidget()
        if parent is None or not self.isVisible():
            return
        room, mine = parent.window().frameGeometry(), self.frameGeometry()
        left = max(room.left(), min(mine.left(), room.right() - mine.width()))
        top = max(room.top(), min(mine.top(), room.bottom() - mine.height()))
        if (left, top) != (mine.left(), mine.top()):
            self.move(left, top)

    def finish(self, width_px: int) -> None:
        """The body is complete: `width_px` wide for ever, rows close together at the top."""
        self.body.addStretch(1)
        self.setFixedWidth(width_px)

    def _widen(self) -> None:
        """A sheet of a fixed width gets what the words on its buttons need."""
        needed = self._foot.minimumSize().width()
        if self.minimumWidth() == self.maximumWidth() < needed:
            self.setFixedWidth(needed)
        elif self.width() < needed:
            self.resize(needed, self.height())

    def fit(self) -> None:
        """Become as high as the content asks, or the screen allows, at the width it has."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            self._show_foot()
            self._scroll.renew()
            layout.activate()
            wanted = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), min(wanted, self._room_px()))

    def _show_foot(self) -> None:
        """Where no button is there to be pressed and nothing is said, the foot takes no room."""
        buttons = self.findChildren(FootButton)
        used = bool(self.note.text) or any(not button.isHidden() for button in buttons)
        self._foot_line.setVisible(used)
        self.note.setVisible(used)
        top, bottom = FOOT_PX if used else (0, 0)
        self._foot.setContentsMargins(MARGIN_PX, top, MARGIN_PX, bottom)

    def _room_px(self) -> int:
        """How high the screen lets it be, with its frame."""
        return self.screen().availableSize().height() - FRAME_PX

    def say(self, text: str, tone: str = "secondary") -> None:
        """A sentence beside the buttons; `bad` for what stands in the way."""
        self.note.set_text(text, tone)

    def add_button(self, text: str, primary: bool = False) -> QPushButton:
        """Add a button at the right end; the primary one is filled and answers Enter."""
        button = FootButton(text)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._buttons.addWidget(button)
        set_primary(button, primary)
        return button

    def focusNextPrevChild(self, next: bool) -> bool:
        """Qt: Tab goes round the sheet as it is read."""
        target = next_in_order(self, next)
        if target is not None:
            focus_shown(target, next)
        return target is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        antialiased(self).fillRect(QRectF(self.rect()), role("panel"))

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(self.heading)
        titles.addWidget(self.summary)
        titles.addStretch(1)
        self._head.setContentsMargins(MARGIN_PX, 18, MARGIN_PX, 14)
        self._head.addLayout(titles, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 16)
        inside.addLayout(self.body, 1)
        self._scroll = SheetBody(inside)
        self._foot = foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN_PX, FOOT_PX[0], MARGIN_PX, FOOT_PX[1])
        foot.setSpacing(16)
        foot.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._scroll, 1)
        self._foot_line = Hairline()
        column.addWidget(self._foot_line)
        column.addLayout(foot)


class FootButton(QPushButton):
    """Never narrower than its words."""

    def sizeHint(self) -> QSize:
        """Qt: a short word has room around it."""
        return super().sizeHint().expandedTo(QSize(LEAST_BUTTON_PX, 0))

    def minimumSizeHint(self) -> QSize:
        """Qt."""
        return self.sizeHint()


def set_primary(button: QPushButton, primary: bool) -> None:
    """Fill the button with the accent and let Enter press it, or take that back."""
    button.setDefault(primary)
    button.setObjectName("primary" if primary else "")
    button.style().unpolish(button)
    button.style().polish(button)
    button.updateGeometry()
