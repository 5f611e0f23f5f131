"""Extend: the picture goes on beyond its edges, and the model paints what is new."""

from __future__ import annotations

import hashlib
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from studio.errors import StudioError
from studio.ui.engine.qimage import png_bytes, to_qimage
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.state.notices import Notice
from studio.values import edit, extending, masks, painting
from studio.values.card import Card
from studio.values.extending import AROUND, DOWN, LEFT, RIGHT, UP, Extension
from studio.values.latent import Encoded
from studio.values.messages import EncodeJob, JobFailed, PictureEncoded, Result
from studio.values.recipe import Recipe

WAYS = {
    LEFT: mark("To the left"), RIGHT: mark("To the right"), UP: mark("Upwards"),
    DOWN: mark("Downwards"), AROUND: mark("All around"),
}  # fmt: skip
NO_PICTURE = mark("The picture is not there yet; extend it when it is.")
CANNOT = mark("This model draws no larger picture than this one.")


class Extending(QObject):
    """The menu of ways, and what follows when one is chosen."""

    def __init__(self, context: Context, controller: CanvasController) -> None:
        super().__init__(controller)
        self._context, self._controller = context, controller
        self._place = context.view
        self.menu = QMenu(controller.canvas)
        self.menu.aboutToShow.connect(self.fill)

    @Slot()
    def open(self) -> None:
        """Show the menu where the pointer is."""
        self.menu.popup(QCursor.pos())

    @Slot()
    def fill(self) -> None:
        """The ways that there are for the picture of now."""
        self.menu.clear()
        found = self.ways()
        for way in found:
            text = tr(WAYS[way.key]) if way.key in WAYS else tr("To {aspect}", aspect=way.key)
            if (way.width, way.height) != self._size():
                text = f"{text}   {way.width} × {way.height}"
            if way is not found[0] and way.key not in WAYS and self._last_was_side(found, way):
                self.menu.addSeparator()
            self.menu.addAction(text).triggered.connect(partial(self.extend, way))
        if not found:
            self.menu.addAction(tr(CANNOT)).setEnabled(False)

    def ways(self) -> tuple[Extension, ...]:
        """How the picture can be extended."""
        card, recipe = self._place.card, self._place.recipe
        if card is None or recipe is None or not painting.paints(card):
            return ()
        return extending.ways(card.info.sizes, recipe.width, recipe.height)

    def extend(self, way: Extension) -> None:
        """Have the model go on with the picture on the canvas."""
        card, recipe = self._place.card, self._place.recipe
        frame = self._controller.presenter.last
        if card is None or recipe is None:
            return
        if frame is None or not self._controller.at_rest:
            self._place.notices.say(Notice(tr(NO_PICTURE)))
            return
        self._controller.hold()
        pixels = extending.placed(frame.pixels, way)
        data = png_bytes(to_qimage(pixels))
        try:
            self._context.trail.project.put_blob(data)
        except StudioError as error:
            self._place.notices.say(Notice(said(error)))
        sha256 = hashlib.sha256(data).hexdigest()
        self._context.engine.jobs.start(
            tr("Extending the picture"),
            lambda job: EncodeJob(job, card.ref, pixels, sha256, painting.START),
            partial(self._encoded, card, recipe, way),
        )

    def _encoded(self, card: Card, recipe: Recipe, way: Extension, result: Result) -> None:
        if isinstance(result, PictureEncoded):
            if self._place.recipe == recipe:
                self._place.jump_to(extended(card, recipe, way, result.latent))
        elif isinstance(result, JobFailed) and not result.cancelled:
            self._place.notices.say(Notice(said(result.message)))

    def _size(self) -> tuple[int, int]:
        recipe = self._place.recipe
        return (recipe.width, recipe.height) if recipe is not None else (0, 0)

    @staticmethod
    def _last_was_side(found: tuple[Extension, ...], way: Extension) -> bool:
        return found[found.index(way) - 1].key in WAYS


def extended(card: Card, recipe: Recipe, way: Extension, picture: Encoded) -> Recipe:
    """The place that goes on with a picture, whose extended form lies at `picture`."""
    rows, columns = picture.vector.shape[-2:]
    grid = masks.on_grid(extending.mask_of(way), rows, columns, picture.vector.space)
    larger = edit.with_size(recipe, way.width, way.height)
    there = painting.painted_over(larger, picture, grid)
    strength = max(painting.strength_of(recipe, card), extending.STRENGTH)
    return painting.with_strength(there, card, strength)
