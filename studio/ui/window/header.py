"""The window's head: what this is, where one works, how the engine does, and Export."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QColor, QConicalGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from studio.ui.language.words import tr
from studio.ui.theme import fonts
from studio.ui.theme.tokens import current
from studio.ui.widgets.icon_button import IconButton
from studio.ui.window.workspace_tabs import WorkspaceTabs

HEIGHT_PX = 48
DISC = ("#f2a65a", "#e8688a", "#9a6be0", "#4f8fe6", "#5fc6b4", "#f2a65a")


def paint_disc(painter: QPainter, rect: QRectF) -> None:
    """The studio's sign: a disc of all colours."""
    gradient = QConicalGradient(rect.center(), 100.0)
    for index, color in enumerate(DISC):
        gradient.setColorAt(index / (len(DISC) - 1), QColor(color))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(rect)


class Disc(QWidget):
    """The sign, small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(19, 19))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the disc."""
        painter = QPainter(self)
        paint_disc(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class StatusChip(QToolButton):
    """A dot and a few figures; a click shows all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dot = "faint"
        self.setFont(fonts.figures())
        self.setText(tr("starting"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Latency, memory and shapes"))
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_status(self, text: str, dot: str) -> None:
        """`dot` is a colour of the theme: good, accent, bad, faint."""
        if text == self.text() and dot == self._dot:
            return
        self._dot = dot
        self.setText(text)
        self.setAccessibleName(tr("Engine: {text}", text=text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: dot and text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 38, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with a hairline."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.accent if self.hasFocus() else tokens.hairline
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.panel))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, self._dot)))
        painter.drawEllipse(QRectF(11, self.height() / 2 - 3, 6, 6))
        painter.setPen(QColor(tokens.secondary))
        painter.setFont(fonts.figures())
        line = box.adjusted(24, 0, -10, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.text())


class Header(QFrame):
    """Menu, logo, name — project, the workspaces, the status chip and Export."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT_PX)
        self.menu_button = IconButton(
            "", "list", tr("Menu: everything that one can do"), icon_px=18
        )
        self._menu: QMenu | None = None
        self._export_menu: QMenu | None = None
        self._primary: QAction | None = None
        self.menu_button.clicked.connect(self._open_menu)
        self.title = QToolButton()
        self.title.setObjectName("link")
        self.title.setToolTip(tr("Project"))
        self.tabs = WorkspaceTabs()
        self.chip = StatusChip()
        self.export = QToolButton()
        self.export.setObjectName("primary")
        self.export.setText(tr("Export"))
        self.export.setFont(fonts.words(weight=fonts.SEMIBOLD))
        self.export.setAccessibleName(tr("Export"))
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self.set_title(tr("Untitled"))

    def set_title(self, title: str) -> None:
        """The project's name."""
        self.title.setText(f"— {title}")
        self.title.setAccessibleName(tr("Project {title}", title=title))

    def set_export_menu(self, menu: QMenu) -> None:
        """What Export offers."""
        self._export_menu = menu
        if self._primary is None:
            self.export.setMenu(menu)

    def set_primary(self, action: QAction | None) -> None:
        """What the filled button does: one thing, or (None) it opens the menu of exports."""
        modes = QToolButton.ToolButtonPopupMode
        if self._primary is not None:
            self.export.clicked.disconnect(self._primary.trigger)
            self._primary.changed.disconnect(self._follow_primary)
        self._primary = action
        words = tr("Export")
        if action is not None:
            words = action.text()
            self.export.clicked.connect(action.trigger)
            action.changed.connect(self._follow_primary)
        self.export.setMenu(None if action is not None else self._export_menu)  # type: ignore[arg-type]
        self.export.setPopupMode(modes.DelayedPopup if action is not None else modes.InstantPopup)
        self.export.setText(words)
        self.export.setAccessibleName(words)
        self._follow_primary()

    @Slot()
    def _follow_primary(self) -> None:
        """Greyed while what it does has nothing to do."""
        self.export.setEnabled(self._primary is None or self._primary.isEnabled())

    def set_title_menu(self, menu: QMenu) -> None:
        """What the project's name offers."""
        self.title.setMenu(menu)
        self.title.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def set_menu(self, menu: QMenu) -> None:
        """What the button at the left end opens."""
        self._menu = menu

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 4)))

    def _lay_out(self) -> None:
        name = QLabel("Latent Studio")
        name.setFont(fonts.words(weight=fonts.SEMIBOLD))
        self.title.setFont(fonts.words())
        left, right = QHBoxLayout(), QHBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.menu_button)
        left.addSpacing(2)
        left.addWidget(Disc())
        left.addSpacing(4)
        left.addWidget(name)
        left.addWidget(self.title)
        left.addStretch(1)
        right.setSpacing(10)
        right.addStretch(1)
        middle = Qt.AlignmentFlag.AlignVCenter
        right.addWidget(self.chip, 0, middle)
        right.addWidget(self.export, 0, middle)
        grid = QGridLayout(self)
        grid.setContentsMargins(9, 0, 14, 0)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.tabs, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
