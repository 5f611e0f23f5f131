"""What places are mixed from: the wells A and B with the way between them, and four corners."""

from __future__ import annotations

from dataclasses import dataclass, replace

from msgspec.structs import replace as replace_fields
from PySide6.QtCore import QObject, Slot

from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.values import edit
from studio.values.card import Card
from studio.values.latent import Blend, Encoded, How
from studio.values.mixing import between, cornered
from studio.values.recipe import Recipe

Corners = tuple[Recipe | None, ...]
"""Four: top left, top right, bottom left, bottom right."""
NO_CORNERS: Corners = (None, None, None, None)


@dataclass(frozen=True)
class Wells:
    """Places A and B, how far from A to B (0 … 1), and along which line."""

    a: Recipe | None = None
    b: Recipe | None = None
    amount: float = 0.0
    how: How = "round"


def can_mix(place: PlaceState, recipe: Recipe) -> bool:
    """Whether a place can be mixed with the one shown; a notice says why not."""
    problem, card = place.problem_of(recipe), place.card
    if not problem and card is not None and recipe.model.sha256 != card.sha256:
        problem = f"Only places of {card.name} can be mixed here; go to that one first."
    if problem:
        place.notices.say(Notice(problem))
    return not problem


class BlendingState(QObject):
    """Wells and corners survive jumps; another model empties them."""

    wells_changed: Carries[Wells] = signal()
    corners_changed: Carries[Corners] = signal()

    def __init__(self, place: PlaceState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._wells = Wells()
        self._corners = NO_CORNERS
        place.switched.connect(self._empty)
        place.recipe_changed.connect(self._follow_line)

    @property
    def wells(self) -> Wells:
        """A, B and where between them."""
        return self._wells

    @property
    def corners(self) -> Corners:
        """The four corners of the pad."""
        return self._corners

    # ---- wells ----------------------------------------------------------------------------------
    def set_well(self, which: str, recipe: Recipe | None) -> None:
        """Put a place into well `A` or `B`; an empty other well takes the place shown now."""
        if recipe is not None and not can_mix(self._place, recipe):
            return
        here, before = self._place.recipe, self._wells
        now = replace(before, a=recipe) if which == "A" else replace(before, b=recipe)
        if recipe is not None and which == "A" and now.b is None:
            now = replace(now, b=here, amount=1.0)
        elif recipe is not None and which == "B" and now.a is None:
            now = replace(now, a=here, amount=0.0)
        if recipe is not None and before == Wells():
            now = replace(now, how=_usual_way(self._place.card, recipe))
        self._set_wells(self._at_hand(now))

    def set_amount(self, amount: float) -> None:
        """Go `amount` of the way from A to B."""
        self._set_wells(replace(self._wells, amount=amount))
        self._show()

    def set_how(self, how: How) -> None:
        """Round, straight or keep_length."""
        self._set_wells(replace(self._wells, how=how))
        recipe = self._place.recipe
        if recipe is not None and isinstance(edit.base_of(recipe.latent), Blend):
            self._show()

    # ---- corners --------------------------------------------------------------------------------
    def set_corner(self, index: int, recipe: Recipe | None) -> None:
        """Put a place into a corner of the pad."""
        if recipe is not None and not can_mix(self._place, recipe):
            return
        corners = list(self._corners)
        corners[index] = recipe
        self._set_corners(tuple(corners))

    def set_corner_position(self, x: float, y: float) -> None:
        """Mix the four corners: x, y in [0, 1] from the top left."""
        recipe, card = self._place.recipe, self._place.card
        if recipe is None or card is None:
            return
        a, b, c, d = (corner or recipe for corner in self._corners)
        how, info = self._wells.how, card.info
        self._place.show_moving(cornered((a, b, c, d), x, y, how, info, recipe, held=True))

    # ---- inside ---------------------------------------------------------------------------------
    def _set_wells(self, wells: Wells) -> None:
        self._wells = wells
        self.wells_changed.emit(wells)

    def _set_corners(self, corners: Corners) -> None:
        self._corners = corners
        self.corners_changed.emit(corners)

    @Slot()
    def _empty(self) -> None:
        self._set_wells(Wells())
        self._set_corners(NO_CORNERS)

    @Slot()
    def _follow_line(self) -> None:
        """A place on the way from A to B, found again in the trail or a file, moves the slider."""
        now = self._at_hand(self._wells)
        if now != self._wells:
            self._set_wells(now)

    def _at_hand(self, now: Wells) -> Wells:
        """`now` with the amount of the place shown, where that lies on its line."""
        recipe, card = self._place.recipe, self._place.card
        if recipe is None or card is None or now.a is None or now.b is None:
            return now
        here = (recipe.latent, edit.base_of(recipe.latent))
        amounts = [now.amount, 0.0, 1.0]
        amounts += [place.weights[1] for place in here if isinstance(place, Blend)]
        for amount in amounts:
            if between(now.a, now.b, amount, now.how, card.info).latent in here:
                return replace(now, amount=amount)
        return now

    def _show(self) -> None:
        """Go to the place on the line."""
        wells, card, recipe = self._wells, self._place.card, self._place.recipe
        if wells.a is None or wells.b is None or card is None or recipe is None:
            return
        info, t = card.info, wells.amount
        there = between(wells.a, wells.b, t, wells.how, info, recipe, held=True)
        base, moves = edit.base_of(recipe.latent), edit.moves_of(recipe.latent)
        parts = (wells.a.latent, wells.b.latent)
        if moves and isinstance(base, Blend) and base.parts == parts:
            # Sliders moved on the way from A to B stay where they are.
            line = Blend(parts, (1.0 - t, t), wells.how, info.space.name)
            directions = {**recipe.directions, **there.directions}
            there = replace_fields(there, directions=directions)
            there = edit.with_latent(there, edit.shifted(line, moves))
        self._place.show_moving(there)


def _usual_way(card: Card | None, recipe: Recipe) -> How:
    """Along which line the first place in the wells is blended unless somebody says otherwise."""
    photo = isinstance(edit.base_of(recipe.latent), Encoded)
    return card.info.photo_blends if photo and card is not None else "round"
