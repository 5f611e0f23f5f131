"""The canvas as other workspaces may use it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QImage

from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.explore.presenter import FrameShown
from studio.ui.feature.stage import Pictured
from studio.ui.signals import Carries, signal


class CanvasStage(QObject):
    """A `Stage` over the canvas of the window; lives as long as that."""

    touched: Carries[None] = signal()
    pictured: Carries[Pictured] = signal()

    def __init__(self, controller: CanvasController) -> None:
        super().__init__(controller)
        self._controller = controller
        self.widget = controller.canvas
        controller.presenter.shown.connect(self._shown)
        controller.canvas.view.touched.connect(self._touched)

    def show(self, image: QImage, size: tuple[int, int]) -> None:
        """Show a picture from memory, of a recipe of this size in pixels."""
        self._controller.presenter.show_moment(image, size)

    def say(self, facts: tuple[str, ...] | None, aside: str = "") -> None:
        """What the row under the picture says, and at its right end; None: of the place, again."""
        self._controller.canvas.row.set_aside(aside)
        self._controller.presenter.set_facts(facts)

    def hold(self) -> None:
        """What moves by itself stops."""
        self._controller.hold()

    def take_keys(self) -> None:
        """The keyboard means the picture."""
        self._controller.canvas.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _shown(self, shown: FrameShown) -> None:
        self.pictured.emit(
            Pictured(shown.frame.recipe, shown.image, shown.full, shown.frame.render_ms)
        )

    @Slot()
    def _touched(self) -> None:
        self.touched.emit(None)
