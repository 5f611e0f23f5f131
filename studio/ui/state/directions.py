"""The directions that a place can be moved along, and every way to move along them."""

from __future__ import annotations

import random
import zlib
from collections.abc import Mapping

from msgspec.structs import replace as replace_fields
from PySide6.QtCore import QObject, Slot

from studio.ui.signals import Carries, signal
from studio.ui.state.place import PlaceState
from studio.values import edit, hand, painting, word_walk
from studio.values.directions import Direction, distinct, parse_random, random_direction_id
from studio.values.latent import MAX_MOVES, Latent, Seed
from studio.values.recipe import Recipe


def wander_seed(recipe: Recipe) -> int:
    """The seed of the directions that one wanders along: the same for all of one base."""
    for key in edit.moves_of(recipe.latent):
        found = parse_random(key)
        if found is not None:
            return found[0]
    base = painting.noise_of(recipe.latent)
    if isinstance(base, Seed):
        return base.n
    return zlib.crc32(repr(base).encode())


class DirectionState(QObject):
    """What the model ships, what was found for it, and what the place itself brought."""

    changed: Carries[tuple[Direction, ...]] = signal()
    """All that the panel offers, the model's first."""

    kept: Carries[tuple[Direction, ...]] = signal()
    """The person has just kept these; told after `changed`."""

    def __init__(self, place: PlaceState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._found: dict[str, tuple[Direction, ...]] = {}
        self._rolled: tuple[Latent, tuple[str, str]] | None = None
        self._order: dict[str, tuple[str, ...]] = {}
        self._brought: tuple[str, ...] = ()
        self._known: tuple[Direction, ...] | None = None
        self._untold = False
        self.in_words = False
        """The hand wanders in words, where there is room, and not in the noise."""
        place.switched.connect(self._forget)
        place.card_renewed.connect(self._tell)
        place.moved.connect(self._moved)
        place.recipe_changed.connect(self._follow)

    @property
    def known(self) -> tuple[Direction, ...]:
        """The model's directions, then those that were found for it, then the recipe's own."""
        if self._known is None:
            self._known = self._gathered()
        return self._known

    @property
    def ways(self) -> tuple[str, str]:
        """The two random directions under the hand: across and up, on the picture and the pad."""
        recipe = self._place.recipe
        if recipe is None:
            return "", ""
        base = edit.base_of(recipe.latent)
        if self._rolled is None or self._rolled[0] != base:
            seed = wander_seed(recipe)
            self._rolled = base, self._two(seed)
        return self._rolled[1]

    def way(self, seed: int, axis: int) -> str:
        """The id of a random direction, of the kind that the model drifts along."""
        card = self._place.card
        return random_direction_id(seed, axis) if card is None else card.info.space.way(seed, axis)

    def _two(self, seed: int) -> tuple[str, str]:
        card = self._place.card
        way = random_direction_id if card is None else card.info.way_under_hand
        return way(seed, 0), way(seed, 1)

    def roll_ways(self) -> None:
        """Two fresh ones, for this base; old ones once a recipe is as full as it may be."""
        recipe = self._place.recipe
        if recipe is None:
            return
        seed = random.randrange(2**31)
        ways = self._two(seed)
        moves = edit.moves_of(recipe.latent)
        used = [key for key in moves if parse_random(key) is not None]
        if len(moves) > MAX_MOVES - 4 and len(used) >= 2:
            ways = used[0], used[1]
        self._rolled = edit.base_of(recipe.latent), ways

    @property
    def own(self) -> tuple[str, ...]:
        """Ids of those that the person has found or made for the model in use, the newest first."""
        card = self._place.card
        if card is None:
            return ()
        shipped = {d.id for d in card.info.directions}
        return tuple(key for key in self._order.get(card.sha256, ()) if key not in shipped)

    # ---- the list -------------------------------------------------------------------------------
    def add(self, sha256: str, found: tuple[Direction, ...]) -> None:
        """Directions that were found for a model; equal ones are kept once."""
        before = self._found.get(sha256, ())
        known = {d.id: d for d in (*before, *found)}
        self._found[sha256] = tuple(known.values())
        old = self._order.get(sha256, ())
        self._order[sha256] = (*(d.id for d in found if d.id not in old), *old)
        self._tell()

    def keep(self, sha256: str, found: tuple[Direction, ...]) -> None:
        """Add what the person chose just now, so that it can be seen."""
        self.add(sha256, found)
        self.kept.emit(found)

    def rename(self, direction_id: str, name: str) -> None:
        """Another name for a direction of the model in use (the person's own list)."""
        card = self._place.card
        if card is None:
            return
        for direction in self.known:
            if direction.id == direction_id:
                self.add(card.sha256, (replace_fields(direction, name=name),))

    # ---- moves: gestures, kept at their end -----------------------------------------------------
    def nudge(self, deltas: Mapping[str, float]) -> None:
        """Move further along directions."""
        recipe = self._place.recipe
        if recipe is not None:
            self.set_amounts({k: edit.amount(recipe, k) + d for k, d in deltas.items()})

    def pulled(self, units: tuple[float, float], shares: tuple[float, float]) -> Recipe | None:
        """Where a hand leads that pulls the picture to the right and up; None where nothing is.

        It wanders by `units` along the two ways and takes along what goes with the hand, by
        `shares` of the picture's shorter side; or it wanders in words, and takes nothing along.
        """
        recipe, card = self._place.recipe, self._place.card
        if recipe is None or card is None:
            return None
        told = word_walk.room_in(self.known) if self.in_words else ()
        if told:
            seed = parse_random(self.ways[0])
            return word_walk.walked(recipe, card, told, seed[0] if seed else 0, units)
        there = hand.pulled(recipe, card.info, *shares)
        ways = zip(self.ways, units, strict=True)
        return edit.nudged(there, {way: step for way, step in ways if step})

    def pull(self, units: tuple[float, float], shares: tuple[float, float]) -> None:
        """Go where a hand leads."""
        there = self.pulled(units, shares)
        if there is not None:
            self._place.show_moving(there)

    def set_amount(self, direction_id: str, amount: float) -> None:
        """Put one slider somewhere, in units."""
        self.set_amounts({direction_id: amount})

    def set_amounts(self, amounts: Mapping[str, float]) -> None:
        """Put sliders somewhere, by direction id, in units."""
        recipe, card = self._place.recipe, self._place.card
        if recipe is None or card is None:
            return
        shipped = {d.id for d in card.info.directions}
        extra = tuple(d for d in self.known if d.id in amounts and d.id not in shipped)
        self._place.show_moving(edit.with_amounts(recipe, amounts, extra, self.known))

    def set_layers(self, direction_id: str, layers: tuple[int, int] | None) -> None:
        """Let a direction act on some style layers only; None means all."""
        recipe = self._place.recipe
        if recipe is not None:
            self._place.show_moving(edit.with_layers(recipe, direction_id, layers))

    def reset(self) -> None:
        """All sliders back to zero; kept at once."""
        recipe = self._place.recipe
        if recipe is not None:
            self._place.jump_to(edit.with_latent(recipe, edit.base_of(recipe.latent)))

    # ---- inside ---------------------------------------------------------------------------------
    def _gathered(self) -> tuple[Direction, ...]:
        card, recipe = self._place.card, self._place.recipe
        if card is None:
            return ()
        known = {d.id: d for d in card.info.directions}
        known |= {d.id: d for d in self._found.get(card.sha256, ())}
        if recipe is not None:
            brought = [d for key, d in recipe.directions.items() if key not in known]
            known |= {d.id: d for d in distinct(brought, known.values())}
        return tuple(known.values())

    @Slot()
    def _forget(self) -> None:
        """Another model; it is told with its first place."""
        self._brought, self._known, self._untold = (), None, True

    @Slot(object)
    def _moved(self, recipe: Recipe) -> None:
        brought = tuple(recipe.directions)
        if brought != self._brought:
            self._brought, self._known, self._untold = brought, None, True

    @Slot()
    def _follow(self) -> None:
        if self._untold:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self._known, self._untold = None, False
        self.changed.emit(self.known)
