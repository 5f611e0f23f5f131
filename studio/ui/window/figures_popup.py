"""Figures for engineers, behind the status chip: latency, memory, shapes."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.ui.engine.connection import EngineConnection
from studio.ui.explore.presenter import FramePresenter
from studio.ui.language.words import said, tr
from studio.ui.state.place import PlaceState
from studio.ui.theme import fonts
from studio.ui.theme.tokens import current

REFRESH_MS = 500


def memory_mb() -> float | None:
    """Resident memory of this process, None where the system does not say."""
    if sys.platform != "linux":
        return None
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return None


class FiguresPopup(QWidget):
    """A small table that refreshes while it is open."""

    def __init__(
        self, link: EngineConnection, frames: FramePresenter, view: PlaceState, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._link = link
        self._frames = frames
        self._view = view
        self.setAccessibleName(tr("Figures"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._values: list[QLabel] = []
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)

    def open_below(self, widget: QWidget) -> None:
        """Show it under a widget, right edges in line."""
        self.refresh()
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width(), widget.height() + 6))
        self.move(corner.x() - self.width(), corner.y())
        self.show()
        self._timer.start()

    def figures(self) -> list[tuple[str, str]]:
        """What is known now."""
        frame, card = self._frames.last, self._view.card
        memory = memory_mb()
        rows = [(tr("Device"), said(self._link.device) or tr("starting"))]
        if frame is not None:
            rows += [
                (
                    tr("Latency"),
                    f"{frame.render_ms:.1f} ms ({said(frame.lane)})",
                ),
                (
                    tr("Frames"),
                    tr("{rate:.0f} a second", rate=self._frames.frames_per_second),
                ),
                (tr("Picture"), " × ".join(str(n) for n in frame.pixels.shape) + " uint8"),
            ]
        if card is not None:
            rows += [
                (tr("Space {name}", name=s.name), " × ".join(map(str, s.shape)))
                for s in card.info.spaces
            ]
            if card.parameters:
                rows.append((tr("Weights"), f"{card.parameters:,}"))
            rows.append((tr("Model"), card.sha256[:12]))
        rows.append(
            (
                tr("Drafts"),
                tr("at most {side} px", side=self._link.scheduler.largest_draft),
            )
        )
        drift = self._frames.drift_words()
        if drift:
            rows.append((tr("Drift"), drift))
        if memory is not None:
            rows.append((tr("Memory"), f"{memory:,.0f} MB"))
        if self._link.details:
            rows.append((tr("Engine"), said(self._link.details)))
        return rows

    def refresh(self) -> None:
        """Write the figures."""
        rows = self.figures()
        if len(rows) != len(self._values):
            self._lay_out(rows)
        for label, (_, value) in zip(self._values, rows, strict=True):
            label.setText(value)

    def hideEvent(self, event: object) -> None:
        """Qt: no timer for what is not seen."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current().raised))
        painter.setPen(QPen(QColor(current().hairline), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _lay_out(self, rows: list[tuple[str, str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._values = []
        for row, (name, _) in enumerate(rows):
            left, right = QLabel(name), QLabel()
            left.setProperty("tone", "secondary")
            right.setFont(fonts.figures())
            self._grid.addWidget(left, row, 0)
            self._grid.addWidget(right, row, 1)
            self._values.append(right)
