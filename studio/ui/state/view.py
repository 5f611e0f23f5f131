"""The one truth of the window: which model, which place, which wells, where in the trail.

Sections bind to its signals and call its intents; nothing else in the window holds a place. It
lives on the GUI thread, knows values only, and speaks to the engine through `asked`.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, replace

from msgspec.structs import replace as replace_fields
from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import LatentError
from studio.ui.state.notices import Notice
from studio.ui.state.place import NEW_SEEDS, PlaceState
from studio.values import edit
from studio.values.card import Card
from studio.values.latent import Blend, Encoded, How, Seed, check_latent
from studio.values.layers import ranges_of, third
from studio.values.mixing import between, cornered
from studio.values.recipe import Recipe


@dataclass(frozen=True)
class Blending:
    """The wells: places A and B, how far from A to B (0 … 1), and along which line."""

    a: Recipe | None = None
    b: Recipe | None = None
    amount: float = 0.0
    how: How = "round"


class ViewState(PlaceState):
    """The place, the wells and corners that places are mixed from, and what is asked for."""

    blending_changed = Signal(object)
    """Blending."""
    corners_changed = Signal(object)
    """tuple of four `Recipe | None`: top left, top right, bottom left, bottom right."""
    style_changed = Signal(object)
    """Recipe or None: the place whose style can be mixed in."""
    usual_changed = Signal(object)
    """float in [-1, 1] or None: -1 bland, 0 at home, +1 strange."""
    surprise_changed = Signal(object, object)
    """float or None: bits per dimension of the last picture at rest; bool: it is the one shown."""
    thumb_ready = Signal(object, object)
    """key (str), QImage: the answer to `request_thumb`."""
    thumb_wanted = Signal(object, object, object, object)
    """key (str), Recipe, side in pixels (int), group (str)."""
    thumbs_dropped = Signal(object)
    """group (str): its queued thumbnails are no longer wanted."""
    directions_wanted = Signal(object)
    """int: how many directions to find in the model."""
    learning_wanted = Signal(object, object, object)
    """name (str), having, lacking (tuples of Recipe): learn a direction from examples."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blending = Blending()
        self._corners: tuple[Recipe | None, ...] = (None, None, None, None)
        self._style: Recipe | None = None
        self._usual: float | None = None
        self._surprise: tuple[float | None, bool] = (None, False)
        self.recipe_changed.connect(self._follow_line)

    @property
    def blending(self) -> Blending:
        """The wells A and B."""
        return self._blending

    @property
    def corners(self) -> tuple[Recipe | None, ...]:
        """The four corners of the pad."""
        return self._corners

    @property
    def usual(self) -> float | None:
        """How usual the place is, as the last frame told."""
        return self._usual

    @property
    def surprise(self) -> tuple[float | None, bool]:
        """(bits per dimension of the last picture at rest, whether it is the one shown)."""
        return self._surprise

    # ---- wells ----------------------------------------------------------------------------------
    def set_well(self, which: str, recipe: Recipe | None) -> None:
        """Put a place into well `A` or `B`; an empty other well takes the place shown now."""
        here = self._recipe
        if recipe is not None and not self._takes(recipe):
            return
        before = self._blending
        now = replace(before, a=recipe) if which == "A" else replace(before, b=recipe)
        if recipe is not None and which == "A" and now.b is None:
            now = replace(now, b=here, amount=1.0)
        elif recipe is not None and which == "B" and now.a is None:
            now = replace(now, a=here, amount=0.0)
        if recipe is not None and before == Blending() and self._wants_straight(recipe):
            now = replace(now, how="straight")
        self._blending = self._at_hand(now)
        self.blending_changed.emit(self._blending)

    def _wants_straight(self, recipe: Recipe) -> bool:
        """Whether a photograph found in a flow goes into the wells.

        What two photographs have in common, their broad light, lies far out for a flow. An arc
        leads farther out still, where it knows nothing; the straight line stays between them.
        """
        flow = self._card is not None and self._card.info.family == "flow"
        return flow and isinstance(edit.base_of(recipe.latent), Encoded)

    def set_blend(self, amount: float) -> None:
        """Go `amount` of the way from A to B."""
        self._blending = replace(self._blending, amount=amount)
        self.blending_changed.emit(self._blending)
        self._show_blend()

    def set_how(self, how: How) -> None:
        """Round, straight or keep_length."""
        self._blending = replace(self._blending, how=how)
        self.blending_changed.emit(self._blending)
        if self._recipe is not None and isinstance(edit.base_of(self._recipe.latent), Blend):
            self._show_blend()

    def set_corner(self, index: int, recipe: Recipe | None) -> None:
        """Put a place into a corner of the pad."""
        if recipe is not None and not self._takes(recipe):
            return
        corners = list(self._corners)
        corners[index] = recipe
        self._corners = tuple(corners)
        self.corners_changed.emit(self._corners)

    def set_corner_position(self, x: float, y: float) -> None:
        """Mix the four corners: x, y in [0, 1] from the top left."""
        if self._recipe is None or self._card is None:
            return
        a, b, c, d = (corner or self._recipe for corner in self._corners)
        how, info, here = self._blending.how, self._card.info, self._recipe
        self._gesture(cornered((a, b, c, d), x, y, how, info, here, held=True))

    # ---- styles ---------------------------------------------------------------------------------
    @property
    def style(self) -> Recipe | None:
        """The place in the well for styles."""
        return self._style

    def set_style(self, recipe: Recipe | None, parts: Collection[str] = ("fine",)) -> None:
        """Take the style of a place on the coarse, middle or fine layers; None empties the well."""
        if recipe is not None and not self._takes(recipe):
            return
        self._style = recipe
        self.style_changed.emit(recipe)
        if recipe is not None:
            self.set_style_parts(parts)

    def set_style_parts(self, parts: Collection[str]) -> None:
        """Mix the style in the well into these parts of the generator and into no others."""
        if self._style is None or self._recipe is None or self._card is None:
            return
        ranges = ranges_of(parts, self._card.info.layers)
        self._mix(edit.with_styles(self._recipe, self._style, ranges))

    def roll_style(self, part: str) -> None:
        """The style of a seed nobody asked for on the coarse, middle or fine layers."""
        layers = third(part, self._card.info.layers) if self._card is not None else None
        if self._recipe is not None and self._card is not None and layers is not None:
            seed = Seed(random.randrange(NEW_SEEDS), self._card.info.space.name)
            self._mix(edit.with_style(self._recipe, seed, layers))

    def _mix(self, recipe: Recipe) -> None:
        try:
            check_latent(recipe.latent)
        except LatentError:
            self.notices.say(Notice("This place is mixed too often already; begin with another."))
            return
        if recipe != self._recipe:
            self._jump(recipe)

    # ---- asks -----------------------------------------------------------------------------------
    def request_thumb(self, key: str, recipe: Recipe, side_px: int, group: str = "") -> None:
        """A small picture in the background; the answer is `thumb_ready(key, image)`."""
        self.thumb_wanted.emit(key, recipe, side_px, group)

    def drop_thumbs(self, group: str) -> None:
        """Forget queued thumbnails."""
        self.thumbs_dropped.emit(group)

    def find_directions(self, count: int = 8) -> None:
        """Ask the engine for directions of this model."""
        self.directions_wanted.emit(count)

    def learn_direction(
        self, name: str, having: tuple[Recipe, ...], lacking: tuple[Recipe, ...]
    ) -> None:
        """Ask the engine for a direction between two groups of places."""
        self.learning_wanted.emit(name, having, lacking)

    def set_usual(self, usual: float | None) -> None:
        """What the last frame told of the place."""
        if usual != self._usual:
            self._usual = usual
            self.usual_changed.emit(usual)

    def set_surprise(self, bits: float | None) -> None:
        """What the last full frame told of the picture."""
        self._surprise = (bits, True)
        self.surprise_changed.emit(bits, True)

    def age_surprise(self) -> None:
        """The picture moved on; the figure stays that of the last one at rest."""
        if self._surprise[1]:
            self._surprise = (self._surprise[0], False)
            self.surprise_changed.emit(*self._surprise)

    # ---- inside ---------------------------------------------------------------------------------
    def _switch(self, card: Card) -> None:
        self._blending = Blending()
        self._corners = (None, None, None, None)
        self._surprise = (None, False)
        self._style = None
        super()._switch(card)
        self.blending_changed.emit(self._blending)
        self.corners_changed.emit(self._corners)
        self.style_changed.emit(None)

    @Slot(object)
    def _follow_line(self, _recipe: Recipe) -> None:
        """A place on the way from A to B, found again in the trail or a file, moves the slider."""
        now = self._at_hand(self._blending)
        if now != self._blending:
            self._blending = now
            self.blending_changed.emit(now)

    def _at_hand(self, now: Blending) -> Blending:
        """`now` with the amount of the place shown, where that lies on its line."""
        recipe, card = self._recipe, self._card
        if recipe is None or card is None or now.a is None or now.b is None:
            return now
        here = (recipe.latent, edit.base_of(recipe.latent))
        amounts = [now.amount, 0.0, 1.0]
        amounts += [place.weights[1] for place in here if isinstance(place, Blend)]
        for amount in amounts:
            if between(now.a, now.b, amount, now.how, card.info).latent in here:
                return replace(now, amount=amount)
        return now

    def _takes(self, recipe: Recipe) -> bool:
        """Whether a place can be mixed with the one shown; says why not."""
        problem = self._problem(recipe)
        if not problem and self._card is not None and recipe.model.sha256 != self._card.sha256:
            problem = f"Only places of {self._card.name} can be mixed here; go to that one first."
        if problem:
            self.notices.say(Notice(problem))
        return not problem

    def _show_blend(self) -> None:
        wells, card = self._blending, self._card
        if wells.a is None or wells.b is None or card is None or self._recipe is None:
            return
        info, t, here = card.info, wells.amount, self._recipe
        there = between(wells.a, wells.b, t, wells.how, info, here, held=True)
        base, moves = edit.base_of(self._recipe.latent), edit.moves_of(self._recipe.latent)
        parts = (wells.a.latent, wells.b.latent)
        if moves and isinstance(base, Blend) and base.parts == parts:
            # Sliders moved on the way from A to B stay where they are.
            line = Blend(parts, (1.0 - t, t), wells.how, info.space.name)
            there = replace_fields(there, directions={**here.directions, **there.directions})
            there = edit.with_latent(there, edit.shifted(line, moves))
        self._gesture(there)
