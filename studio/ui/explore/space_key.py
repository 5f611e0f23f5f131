"""Space drifts or holds; held with a drag it pans."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from studio.ui.explore.canvas.picture_view import PictureView
from studio.ui.explore.canvas_controller import CanvasController


class SpaceKey(QObject):
    """Whatever the press was not used for, its release means drift, however long it took.

    A computer that is busy tells of the release late. An event filter for whatever gets the keys
    that no part wanted.
    """

    def __init__(
        self,
        controller: CanvasController,
        view: PictureView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._view = view
        self._pressed = False
        self._panned = False
        view.touched.connect(self._touched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the key goes down, comes up."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return False
        if kind == QEvent.Type.KeyPress:
            self.press(event.isAutoRepeat())
        else:
            self.release(event.isAutoRepeat())
        return True

    def press(self, repeat: bool) -> None:
        """The key went down."""
        if repeat or self._pressed:
            return
        self._pressed = True
        self._panned = False
        self._view.set_pan_ready(True)

    def release(self, repeat: bool) -> None:
        """The key came up: a press without a drag toggles drift."""
        if repeat or not self._pressed:
            return
        self.let_go()
        if not self._panned:
            self._controller.toggle_drift()

    def let_go(self) -> None:
        """As if it had not been pressed."""
        self._pressed = False
        self._view.set_pan_ready(False)

    def _touched(self) -> None:
        self._panned = self._pressed
