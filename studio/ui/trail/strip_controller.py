"""Between the trail of the project and the strip that shows it, and the pictures of its nodes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QImage

from studio.ui.engine.qimage import jpeg_bytes
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.trail.trail_strip import TrailStrip
from studio.values.messages import InstalledModel
from studio.values.recipe import Recipe
from studio.values.trail import Node

GROUP = "node"
THUMB_PX = 192


class StripController(QObject):
    """Lives as long as the strip; `hold` makes what moves by itself stop."""

    def __init__(self, context: Context, strip: TrailStrip, hold: Callable[[], None]) -> None:
        super().__init__(strip)
        self._strip = strip
        self._view, self._blending = context.view, context.state.blending
        self._trail, self._thumbs = context.trail, context.engine.thumbs
        self._hold = hold
        trail, view = context.trail, context.view
        trail.project_changed.connect(self._forget)
        trail.trail_changed.connect(strip.set_trail)
        trail.current_changed.connect(strip.set_current)
        view.card_changed.connect(self._card_changed)
        view.models_changed.connect(self._models_changed)
        strip.thumb_needed.connect(self._want)
        strip.node_chosen.connect(self._go)
        strip.pin_asked.connect(trail.pin)
        strip.rename_asked.connect(trail.rename)
        strip.delete_asked.connect(trail.delete)
        strip.well_asked.connect(self._put_in_well)
        self._thumbs.ready.connect(self._take)

    def take_picture(self, recipe: Recipe, image: QImage) -> None:
        """A full picture is on the canvas: it is that of the node one is at."""
        node = self._trail.node
        if node is not None and node.recipe == recipe:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._keep(node, image.scaledToWidth(THUMB_PX, smooth))

    # ---- inside ---------------------------------------------------------------------------------
    @Slot()
    def _forget(self) -> None:
        """The same ids mean other places now; pictures still on their way belong to nobody."""
        self._thumbs.drop(GROUP)
        self._strip.forget()

    @Slot(object)
    def _card_changed(self, _card: object) -> None:
        self._strip.ask_again()

    @Slot(object)
    def _models_changed(self, models: tuple[InstalledModel, ...]) -> None:
        self._strip.set_model_names({model.card.id: model.card.name for model in models})
        self._strip.ask_again()

    @Slot(object)
    def _go(self, node_id: int) -> None:
        self._hold()
        self._trail.go_to_node(node_id)

    @Slot(str, object)
    def _put_in_well(self, which: str, node: Node) -> None:
        self._blending.drop_in_well(which, node.recipe)

    @Slot(object)
    def _want(self, node: Node) -> None:
        stored = self._trail.project.get_thumb(node.recipe)
        if stored is not None:
            self._strip.set_thumb(node.id, QImage.fromData(stored), node.recipe)
        elif self._view.model_of(node.recipe) is not None:
            self._thumbs.want(_key(node), node.recipe, THUMB_PX, GROUP)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        """A picture of a node; not of what the node was when it was asked for."""
        if thumb.group != GROUP:
            return
        node = self._trail.project.trail.get(int(thumb.key.split("/")[1]))
        if node is not None and thumb.key == _key(node):
            self._keep(node, thumb.image)

    def _keep(self, node: Node, image: QImage) -> None:
        """Show a node's picture, and keep it in the project for the next time it is opened."""
        self._strip.set_thumb(node.id, image, node.recipe)
        project = self._trail.project
        if project.get_thumb(node.recipe) is None:
            project.put_thumb(node.recipe, jpeg_bytes(image))


def _key(node: Node) -> str:
    """Names the picture of a node as the place it is now."""
    return f"{GROUP}/{node.id}/{node.recipe.id[:16]}"
