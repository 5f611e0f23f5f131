"""The operator drags the corners of every display of a running show, where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from studio.ui.show.corners import CornerFrame, Corners, pinned
from studio.ui.show.window import ShowWindow
from studio.ui.signals import Carries, signal
from studio.values.show.document import Look, Output

PATIENCE_MS = 180_000
"""Whoever goes away without a word leaves the corners as they are then."""


class Pinning(QObject):
    """`begin` puts handles over every window; Enter, Esc or a double click ends it."""

    ended: Carries[tuple[Output, ...]] = signal()
    """All outputs, with their corners as they are now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._windows: tuple[ShowWindow, ...] = ()
        self._outputs: list[Output] = []
        self._look = Look()
        self.frames: list[CornerFrame] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.end)

    def begin(self, windows: Sequence[ShowWindow], outputs: Sequence[Output], look: Look) -> None:
        """Drag from here on."""
        if self.frames:
            return
        self._windows, self._outputs, self._look = tuple(windows), list(outputs), look
        for number, window in enumerate(self._windows):
            frame = CornerFrame(Corners.of(self._outputs[number].corners), window)
            frame.setGeometry(window.rect())
            frame.set_screen(window.rect())
            frame.moved.connect(lambda corners, number=number: self._bend(number, corners))
            frame.done.connect(self.end)
            frame.show()
            frame.raise_()
            self.frames.append(frame)
        self.frames[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._patience.start()

    def _bend(self, number: int, corners: Corners) -> None:
        self._patience.start()
        self._outputs[number] = pinned(self._outputs[number], corners)
        self._windows[number].set_show(self._outputs[number], self._look)

    @Slot()
    def end(self) -> None:
        """The handles go, the corners stay."""
        if not self.frames:
            return
        self._patience.stop()
        for frame in self.frames:
            frame.hide()
            frame.deleteLater()
        self.frames = []
        for window in self._windows:
            window.setCursor(Qt.CursorShape.BlankCursor)
        self.ended.emit(tuple(self._outputs))
