"""A card on every display: its name, its size, the safe area, a ramp of greys. Any key ends it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
)
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.language.words import tr
from studio.ui.theme import fonts
from studio.ui.theme.tokens import current

SAFE = 0.05
GREYS = 11
ENDS_MS = 60_000


class TestCard(QWidget):
    """One display's card."""

    __test__ = False

    def __init__(self, screen: QScreen) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self._name = screen.name()
        self.setGeometry(screen.geometry())
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName(self._name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width(), self.height()
        painter.fillRect(self.rect(), QColor("#000000"))
        unit = min(width, height) / 900
        for k in range(GREYS):
            grey = round(255 * k / (GREYS - 1))
            left = width * (SAFE + (1 - 2 * SAFE) * k / GREYS)
            step = width * (1 - 2 * SAFE) / GREYS
            painter.fillRect(
                QRectF(left, 0.68 * height, step, 0.16 * height), QColor(grey, grey, grey)
            )
        safe = QRectF(SAFE * width, SAFE * height, (1 - 2 * SAFE) * width, (1 - 2 * SAFE) * height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, rect in (("#ffffff", QRectF(self.rect())), (current().accent, safe)):
            painter.setPen(QPen(QColor(colour), 4 * unit))
            painter.drawRect(rect.adjusted(2, 2, -2, -2))
        painter.drawEllipse(
            QRectF(width / 2 - 0.2 * height, 0.12 * height, 0.4 * height, 0.4 * height)
        )
        painter.setPen(QColor(current().text))
        painter.setFont(fonts.words(round(54 * unit), fonts.SEMIBOLD))
        middle = QRectF(0, 0.22 * height, width, 0.12 * height)
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self._name)
        painter.setFont(fonts.figures(max(24, round(26 * unit))))
        pixels = tr("{width} × {height} pixels", width=width, height=height)
        painter.drawText(middle.translated(0, 0.1 * height), Qt.AlignmentFlag.AlignCenter, pixels)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Qt; seen."""
        QApplication.exit(0)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Qt; seen."""
        QApplication.exit(0)


def show_cards(app: QApplication) -> list[TestCard]:
    """A card on every display, for a minute at most; they last as long as the list does."""
    cards = [TestCard(screen) for screen in QGuiApplication.screens()]
    for card in cards:
        card.showFullScreen()
    QTimer.singleShot(ENDS_MS, app, lambda: app.exit(0))
    return cards
