"""What one can do with the canvas itself: zoom, pixels, the crop frame."""

from __future__ import annotations

from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.feature.command import Command
from studio.ui.language.words import tr

CROPS = (1.0, 4 / 5, 9 / 16, 16 / 9)
STEP = 1.25


class CanvasCommands:
    """Commands over one canvas."""

    def __init__(self, controller: CanvasController) -> None:
        self._controller = controller
        self._canvas = controller.canvas

    def commands(self) -> tuple[Command, ...]:
        """Crop and zoom."""
        canvas, view = self._canvas, "View"
        return (
            Command("crop", tr("Crop frame"), "X", "Explore", 7, self._next_crop),
            Command("fit", tr("Fit picture"), "0", view, 0, canvas.view.fit),
            Command("actual", "100 %", "1", view, 1, canvas.view.actual_size),
            Command("zoom_in", tr("Zoom in"), "+", view, 2, lambda: canvas.zoom_step(STEP)),
            Command("zoom_out", tr("Zoom out"), "-", view, 3, lambda: canvas.zoom_step(1 / STEP)),
            Command(
                "smooth", tr("Hard pixels"), "I", view, 4, self._toggle_smooth,
                tip=tr("Pixels stay squares and grow by whole factors, or are smoothed to fill."),
            ),
        )  # fmt: skip

    def _next_crop(self) -> None:
        """No frame, then each aspect in turn; exports follow it."""
        view = self._canvas.view
        aspects = [None, *CROPS]
        here = aspects.index(view.scene.crop) if view.scene.crop in aspects else 0
        self._set_crop(aspects[(here + 1) % len(aspects)])

    def end_crop(self) -> None:
        """The whole picture again."""
        self._set_crop(None)

    def _set_crop(self, aspect: float | None) -> None:
        self._canvas.view.set_scene(crop=aspect, crop_at=0.5)
        self._controller.presenter.relabel()

    def _toggle_smooth(self) -> None:
        view = self._canvas.view
        view.set_scene(smooth=not view.scene.smooth)
