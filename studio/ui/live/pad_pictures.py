"""The small pictures on the pads: the project's own, else drawn in the background."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage, QPixmap

from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.live.panel.foot import LiveFoot
from studio.values.live.mapping import Scene, Setup
from studio.values.recipe import Recipe

GROUP = "scenes"
SIDE_PX = 192


class PadPictures(QObject):
    """Asks once for each place that a pad holds."""

    def __init__(self, context: Context, foot: LiveFoot, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._foot = context, foot
        self._shown: dict[str, Recipe] = {}
        context.engine.thumbs.ready.connect(self._came)

    def show(self, setup: Setup) -> None:
        """The pictures of these scenes."""
        for scene in setup.scenes:
            pad = self._foot.pads[scene.id]
            if pad.picture is None or self._shown.get(scene.id) is not scene.recipe:
                self._shown[scene.id] = scene.recipe
                self._ask(scene)

    def _ask(self, scene: Scene) -> None:
        stored = self._context.trail.project.get_thumb(scene.recipe)
        pad, card = self._foot.pads[scene.id], self._context.view.card
        if stored is not None:
            pad.set_picture(QPixmap.fromImage(QImage.fromData(stored)))
        elif card is not None and card.sha256 == scene.recipe.model.sha256:
            key = f"{GROUP}/{scene.id}/{scene.recipe.id[:16]}"
            self._context.engine.thumbs.want(key, scene.recipe, SIDE_PX, GROUP)

    @Slot(object)
    def _came(self, thumb: Thumbnail) -> None:
        if thumb.group != GROUP:
            return
        _, scene_id, recipe_id = thumb.key.split("/")
        pad = self._foot.pads.get(scene_id)
        shown = self._shown.get(scene_id)
        if pad is not None and shown is not None and shown.id.startswith(recipe_id):
            pad.set_picture(QPixmap.fromImage(thumb.image))
