"""What places are mixed from: the wells A and B with the way between them, and four corners."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeGuard

from msgspec.structs import replace as replace_fields
from PySide6.QtCore import QObject, Slot

from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.values import edit, painting
from studio.values.card import Card
from studio.values.latent import Blend, Encoded, How, Latent
from studio.values.mixing import between, cornered, crowded
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
        problem = tr(
            "Only places of {name} can be mixed here; go to that one first.", name=card.name
        )
    if problem:
        place.notices.say(Notice(problem))
    return not problem


SAME = 1e-9
HALFWAY = mark("Half A, half B. The slider under Blend goes from one to the other.")


class BlendingState(QObject):
    """Wells and corners survive jumps; another model empties them.

    A place that is a blend of two fills the wells with what it is a blend of, and one of four the
    corners, wherever it comes from: undo, the trail, a file, another model. What the person puts
    there since stays.
    """

    wells_changed: Carries[Wells] = signal()
    corners_changed: Carries[Corners] = signal()

    def __init__(self, place: PlaceState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._wells = Wells()
        self._corners = NO_CORNERS
        self._base: Latent | None = None
        """The base that the wells have followed."""
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

    @property
    def corner_position(self) -> tuple[float, float] | None:
        """Where between the corners the place shown is, from the top left; None if elsewhere."""
        recipe = self._place.recipe
        base = edit.base_of(recipe.latent) if recipe is not None else None
        held = tuple(corner.latent if corner else None for corner in self._corners)
        if not isinstance(base, Blend) or base.parts != held:
            return None
        _, right, left_below, right_below = base.weights
        return right + right_below, left_below + right_below

    @property
    def on_line(self) -> bool:
        """Whether the place shown, or its base, is where the wells say between A and B."""
        recipe, card, now = self._place.recipe, self._place.card, self._wells
        if recipe is None or card is None or now.a is None or now.b is None:
            return False
        base = edit.base_of(recipe.latent)
        if _is_blend(base, now.a, now.b):
            return base.how == now.how and abs(base.weights[1] - now.amount) < SAME
        there = between(now.a, now.b, now.amount, now.how, card.info, recipe).latent
        return there in (recipe.latent, base)

    def restore(self, wells: Wells, corners: Corners) -> None:
        """What a project kept of both, after its place is shown; what does not fit is left out."""
        a, b, *others = (self._fitting(recipe) for recipe in (wells.a, wells.b, *corners))
        self._set_corners(tuple(others))
        self._set_wells(self._at_hand(replace(wells, a=a, b=b)))
        if a is None and b is None:
            self._base = None  # a place that is a blend fills them itself
            self._follow_line()
        self._follow_corners()

    def _fitting(self, recipe: Recipe | None) -> Recipe | None:
        card = self._place.card
        if recipe is None or card is None or recipe.model.sha256 != card.sha256:
            return None
        return None if self._place.problem_of(recipe) else recipe

    # ---- wells ----------------------------------------------------------------------------------
    def set_well(self, which: str, recipe: Recipe | None) -> None:
        """Put a place into well `A` or `B`; an empty other well takes the one shown, if another."""
        if recipe is not None and not can_mix(self._place, recipe):
            return
        here, before = self._place.recipe, self._wells
        now = replace(before, a=recipe) if which == "A" else replace(before, b=recipe)
        if recipe is not None and recipe != here and which == "A" and now.b is None:
            now = replace(now, b=here, amount=1.0)
        elif recipe is not None and recipe != here and which == "B" and now.a is None:
            now = replace(now, a=here, amount=0.0)
        if recipe is not None and before == Wells():
            now = replace(now, how=_usual_way(self._place.card, recipe))
        self._set_wells(self._at_hand(now))

    def drop_in_well(self, which: str, recipe: Recipe) -> None:
        """Put a place into a well and go halfway, so that one sees at once what it does."""
        self.set_well(which, recipe)
        wells = self._wells
        put = wells.a if which == "A" else wells.b
        if put != recipe or wells.a is None or wells.b is None or _same(wells.a, wells.b):
            return
        self.set_amount(0.5)
        self._place.end_gesture()
        card = self._place.card
        too_long = crowded((wells.a, wells.b), card.info) if card is not None else ""
        self._place.notices.say(
            Notice(said(too_long) if too_long else tr(HALFWAY), bad=bool(too_long))
        )

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

    def keep_length(self) -> None:
        """The blend shown gets the length that the model was trained on; its sliders stay."""
        recipe = self._place.recipe
        base = painting.noise_of(recipe.latent) if recipe is not None else None
        if recipe is None or not isinstance(base, Blend):
            return
        self._set_wells(replace(self._wells, how="keep_length"))
        there = replace_fields(base, how="keep_length")
        self._place.jump_to(painting.rebased(recipe, there, keep_moves=True))

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
        there = cornered((a, b, c, d), x, y, how, info, recipe, held=True)
        self._base = edit.base_of(there.latent)  # between two corners the wells stay as they are
        self._place.show_moving(there)

    def let_pass(self, recipe: Recipe) -> None:
        """This place comes next and is only passed through: wells and corners stay as they are."""
        self._base = edit.base_of(recipe.latent)

    # ---- inside ---------------------------------------------------------------------------------
    def _set_wells(self, wells: Wells) -> None:
        self._wells = wells
        self.wells_changed.emit(wells)

    def _set_corners(self, corners: Corners) -> None:
        self._corners = corners
        self.corners_changed.emit(corners)

    @Slot()
    def _empty(self) -> None:
        self._base = None
        self._set_wells(Wells())
        self._set_corners(NO_CORNERS)

    @Slot()
    def _follow_line(self) -> None:
        """The wells show what another place is a blend of; one on their line moves the slider."""
        recipe = self._place.recipe
        base = edit.base_of(recipe.latent) if recipe is not None else None
        jumped, self._base = base != self._base, base
        if recipe is not None and jumped and isinstance(base, Blend) and len(base.parts) == 2:
            now = _held_by(recipe, base, self._wells)
        else:
            now = self._at_hand(self._wells)
        if now != self._wells:
            self._set_wells(now)
        if jumped:
            self._follow_corners()

    def _follow_corners(self) -> None:
        """A place that is a blend of four shows them; those that stand there stay as they are."""
        recipe = self._place.recipe
        base = edit.base_of(recipe.latent) if recipe is not None else None
        if recipe is None or not isinstance(base, Blend) or len(base.parts) != len(self._corners):
            return
        corners = tuple(
            now if now is not None and now.latent == part else edit.with_latent(recipe, part)
            for part, now in zip(base.parts, self._corners, strict=True)
        )
        if corners != self._corners:
            self._set_corners(corners)

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
        self._base = edit.base_of(there.latent)
        self._place.show_moving(there)


def _usual_way(card: Card | None, recipe: Recipe) -> How:
    """Along which line the first place in the wells is blended unless somebody says otherwise."""
    photo = isinstance(edit.base_of(recipe.latent), Encoded)
    return card.info.usual_way(photo) if card is not None else "round"


def _same(a: Recipe, b: Recipe) -> bool:
    """Whether there is nothing between two places: they may differ in their words alone."""
    return a.latent == b.latent and a.controls == b.controls


def _is_blend(base: Latent, a: Recipe, b: Recipe) -> TypeGuard[Blend]:
    return isinstance(base, Blend) and base.parts == (a.latent, b.latent)


def _held_by(recipe: Recipe, base: Blend, before: Wells) -> Wells:
    """What a blend of two is made of; places that stand in the wells already keep their controls.

    A recipe does not say under which controls its parts were seen: they get those of now.
    """
    amount, how = base.weights[1], base.how
    if before.a is not None and before.b is not None and _is_blend(base, before.a, before.b):
        return replace(before, amount=amount, how=how)
    a, b = (edit.with_latent(recipe, part) for part in base.parts)
    return Wells(a, b, amount, how)
