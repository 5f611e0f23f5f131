"""The other workspaces are built behind the first picture, one at a time, between two gestures."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from studio.ui.engine.background import BackgroundCalls
from studio.ui.window.main_window import MainWindow

LATEST_MS = 5_000
"""Where no picture comes, they are built all the same."""
REST_MS = 60
"""Between two of them the window draws, and a hand gets its answer."""


class WorkspaceBuilder(QObject):
    """Builds what nobody opened until then, so that each tab opens at once.

    Not while the engine reads torch: both threads would hand Python's lock to and fro at every
    call of Qt, and a twentieth of a second of building held the window for half a second
    (measured). The code is read beside the window, the widgets are made on its thread.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._begun = False
        self._calls = BackgroundCalls(self)
        window.closing.append(self._close)
        window.frames.shown.connect(self.begin)
        self._latest = self._timer(LATEST_MS)
        self._latest.timeout.connect(self.begin)
        self._latest.start()
        self._next = self._timer(REST_MS)
        self._next.timeout.connect(self._build)

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        return timer

    @Slot()
    def begin(self) -> None:
        """The first picture stands: their code is read, and they follow one by one."""
        self._latest.stop()
        if not self._begun:
            self._begun = True
            self._window.frames.shown.disconnect(self.begin)
            self._calls.run(_read, self._go_on)

    def _go_on(self, _read: object) -> None:
        self._next.start()

    @Slot()
    def _build(self) -> None:
        """One more, unless a hand is just doing something."""
        frame = self._window.frame
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            frame.build_one()
        if not frame.whole:
            self._next.start()

    def _close(self) -> None:
        self._latest.stop()
        self._next.stop()
        self._calls.close()


def _read() -> None:
    import studio.ui.atlas.controller
    import studio.ui.live.desk
    import studio.ui.show.composer.desk  # noqa: F401
