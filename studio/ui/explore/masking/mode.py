"""Mask mode: a drag paints what is to be drawn anew, the rest of the picture stays.

The picture is encoded when the first stroke begins. Each stroke is a place of its own, so undo
takes strokes back one by one, and a prompt typed meanwhile is drawn there only.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.ui.engine.qimage import png_bytes, to_qimage
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.explore.masking.bar import MaskBar
from studio.ui.explore.masking.brush import Brush
from studio.ui.explore.masking.drawing import Drawings, Drawn
from studio.ui.explore.presenter import FrameShown
from studio.ui.feature.command import Condition
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.values import masks, painting
from studio.values.latent import Encoded, Repaint
from studio.values.messages import EncodeJob, FrameReady, JobFailed, PictureEncoded, Result
from studio.values.recipe import Recipe

BEGIN = mark("Paint what should be drawn anew, then say what. Esc ends.")
HINT = mark("A drag paints · the right button erases · Esc ends")
NO_PICTURE = mark("The picture is not there yet; paint when it is.")


@dataclass(frozen=True)
class Under:
    """The picture that is painted over: of which place, and where the model put it."""

    recipe: Recipe
    picture: Encoded | None = None


class MaskMode(QObject):
    """Binds the brush and its bar to the place; on only for models that paint over pictures."""

    changed: Carries[bool] = signal()
    """Whether it is on."""
    can_change: Carries[bool] = signal()
    """Whether the model in use could."""

    def __init__(self, context: Context, controller: CanvasController) -> None:
        super().__init__(controller)
        self._context, self._controller = context, controller
        self._place, self._view = context.view, controller.canvas.view
        self.brush = Brush(self)
        self.bar = MaskBar(controller.canvas)
        self.on = False
        self._drawings = Drawings()
        self._under: Under | None = None
        self._repaint: Repaint | None = None
        """What the place on the canvas was when the drawing was last taken from it."""
        self._pending = False
        self.possible = Condition(lambda: painting.paints(self._place.card), self.can_change)
        self.working = Condition(lambda: self.on, self.changed)
        self._connect()

    def _connect(self) -> None:
        brush, bar = self.brush, self.bar
        brush.changed.connect(self._look)
        brush.begun.connect(self._ask_picture)
        brush.drawn.connect(self._commit)
        brush.nothing_there.connect(self._say_nothing_there)
        bar.tool_chosen.connect(self._choose)
        bar.size_changed.connect(self._set_size)
        bar.tolerance_changed.connect(self._set_tolerance)
        bar.feather_changed.connect(self._set_feather)
        bar.feather_done.connect(self._commit_if_any)
        bar.invert_asked.connect(self.invert)
        bar.clear_asked.connect(self.clear)
        bar.done.connect(self.end)
        self._place.recipe_changed.connect(self._follow)
        self._place.card_changed.connect(self._card_changed)
        self._controller.presenter.shown.connect(self._shown)

    # ---- on and off -----------------------------------------------------------------------------
    @Slot()
    def toggle(self) -> None:
        """Begin, or end."""
        if self.on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """From now on a drag paints."""
        recipe = self._place.recipe
        if self.on or recipe is None or not painting.paints(self._place.card):
            return
        self._controller.hold()
        self.on = True
        self._take(recipe)
        self._take_pixels(self._controller.presenter.last)
        self._view.take_hand(self.brush)
        self.bar.open()
        self._view.setFocus()
        self._place.notices.say(Notice(tr(BEGIN), bad=False))
        self._place.notices.hint(tr(HINT))
        self.changed.emit(True)

    @Slot()
    def end(self) -> None:
        """A drag wanders again; what was painted stays."""
        if not self.on:
            return
        self.on = self._pending = False
        self._under = self._repaint = None
        self._view.take_hand(None)
        self.bar.hide()
        self._view.setFocus()
        self._place.notices.hint("")
        self.changed.emit(False)

    # ---- what one does with the mask ------------------------------------------------------------
    def grow(self, steps: int) -> None:
        """A larger or smaller brush."""
        self.brush.grow(steps)
        self.bar.reach.set_share(self.brush.size)
        self.bar.tolerance.set_share(self.brush.tolerance)

    def use(self, tool: str) -> None:
        """Take another tool; the same again gives back the brush."""
        now = "brush" if self.brush.tool == tool else tool
        self.bar.show_tool(now)
        self._choose(now)

    @Slot()
    def invert(self) -> None:
        """What was painted over stays, and the other way round."""
        self._replace(Drawn(masks.inverted(self.brush.now.mask), self.brush.now.feather))

    @Slot()
    def clear(self) -> None:
        """Nothing is painted over."""
        empty = masks.empty(*self.brush.aspect)
        self._replace(Drawn(empty, self.brush.now.feather))

    def _replace(self, drawn: Drawn) -> None:
        self.brush.set_drawn(drawn, self.brush.aspect)
        self._ask_picture()
        self._commit()

    # ---- the picture below ----------------------------------------------------------------------
    @Slot()
    def _ask_picture(self) -> None:
        """Have the picture on the canvas encoded, unless it is the one painted over already."""
        recipe = self._place.recipe
        if recipe is None or self._repaint is not None or self._under is not None:
            return
        frame = self._controller.presenter.last
        if frame is not None and self._controller.at_rest:
            self._encode(recipe, frame)

    def _encode(self, recipe: Recipe, frame: FrameReady) -> None:
        card = self._place.card
        if card is None:
            return
        pixels = frame.pixels[..., :3]
        data = png_bytes(to_qimage(pixels))
        try:
            self._context.trail.project.put_blob(data)
        except StudioError as error:
            self._place.notices.say(Notice(said(error)))
        sha256, under = hashlib.sha256(data).hexdigest(), Under(recipe)
        self._under = under
        self._context.engine.jobs.start(
            "",
            lambda job: EncodeJob(job, card.ref, pixels.copy(), sha256, painting.START),
            lambda result: self._encoded(under, result),
        )

    def _encoded(self, under: Under, result: Result) -> None:
        if self._under is not under:
            return
        if isinstance(result, PictureEncoded):
            self._under = Under(under.recipe, result.latent)
            if self._pending:
                self._commit()
        elif isinstance(result, JobFailed):
            self._under, self._pending = None, False
            if not result.cancelled:
                self._place.notices.say(Notice(said(result.message)))

    @Slot(object)
    def _shown(self, shown: FrameShown) -> None:
        """A stroke that came before the picture waits for it."""
        if not self.on:
            return
        self._take_pixels(shown.frame)
        if shown.full and self._pending:
            self._ask_picture()

    def _take_pixels(self, frame: FrameReady | None) -> None:
        self.brush.pixels = frame.pixels if frame is not None else None

    # ---- into the recipe ------------------------------------------------------------------------
    @Slot()
    def _commit_if_any(self) -> None:
        if self.brush.now.mask.any():
            self._ask_picture()
            self._commit()

    @Slot()
    def _commit(self) -> None:
        """What is drawn now becomes the place's mask, as soon as its picture is known."""
        recipe = self._place.recipe
        picture = self._repaint.picture if self._repaint is not None else None
        if picture is None and self._under is not None:
            picture = self._under.picture
        if recipe is None or picture is None:
            self._pending = True
            return
        self._pending = False
        grid = self._drawings.grid_of(self.brush.now, picture.vector)
        there = painting.painted_over(recipe, picture, grid)
        if painting.repaint_of(recipe) is None:
            there = painting.with_strength(there, self._place.card, painting.ANEW)
        self._repaint, self._under = painting.repaint_of(there), None
        self._place.jump_to(there)

    @Slot(object)
    def _follow(self, recipe: Recipe) -> None:
        """Another place, by undo or a step along the trail: its mask is the one under the hand."""
        if not self.on:
            return
        now = painting.repaint_of(recipe)
        size = (recipe.width, recipe.height)
        same = (now.picture, now.mask) if now is not None else None
        old = self._repaint
        ours = (old.picture, old.mask) if old is not None else None
        if same != ours or size != self.brush.aspect:
            self._pending = False
            self._take(recipe)

    def _take(self, recipe: Recipe) -> None:
        self._repaint, self._under = painting.repaint_of(recipe), None
        grid = self._repaint.mask if self._repaint is not None else None
        size = (recipe.width, recipe.height)
        drawn = self._drawings.drawn(grid, size)
        self.brush.set_drawn(drawn, size)
        self.bar.feather.set_share(drawn.feather)

    # ---- answers --------------------------------------------------------------------------------
    @Slot()
    def _look(self) -> None:
        self._view.update()

    @Slot(str)
    def _choose(self, tool: str) -> None:
        self.brush.tool = tool  # type: ignore[assignment]
        self._view.setFocus()
        self._look()

    @Slot(float)
    def _set_size(self, size: float) -> None:
        self.brush.size = size

    @Slot(float)
    def _set_tolerance(self, tolerance: float) -> None:
        self.brush.tolerance = tolerance

    @Slot(float)
    def _set_feather(self, feather: float) -> None:
        self.brush.set_drawn(Drawn(self.brush.now.mask, feather), self.brush.aspect)

    @Slot()
    def _say_nothing_there(self) -> None:
        self._place.notices.say(Notice(tr(NO_PICTURE)))

    @Slot()
    def _card_changed(self) -> None:
        self.end()
        self.can_change.emit(painting.paints(self._place.card))
