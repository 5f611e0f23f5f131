"""Places that paint over a picture: how they come about, what stays when the rest changes."""

from __future__ import annotations

import msgspec

from studio.values import edit
from studio.values.card import Card
from studio.values.latent import Encoded, Latent, Repaint, Vector
from studio.values.recipe import Recipe

START, INVERSION = "start", "inversion"
"""Fits: the picture itself, to be painted over; the point that becomes the picture."""
STRENGTH = "strength"
ANEW = 1.0
"""What is painted with a mask is drawn anew: less, and what was there shines through the words."""
PHOTO = 0.6
"""How far a photograph is left behind at first: so far that one still sees what it was."""
UNSEEN = 0.9
"""At such a strength nothing is left of a picture."""


def repaint_of(recipe: Recipe | None) -> Repaint | None:
    """The painting over that a place is, if it is one."""
    base = edit.base_of(recipe.latent) if recipe is not None else None
    return base if isinstance(base, Repaint) else None


def noise_of(latent: Latent) -> Latent:
    """The base without the picture that it paints over."""
    base = edit.base_of(latent)
    return base.base if isinstance(base, Repaint) else base


def painted_over(recipe: Recipe, picture: Encoded, mask: Vector | None = None) -> Recipe:
    """The place painting over `picture`, all of it or as `mask` says; its sliders stay."""
    base = Repaint(noise_of(recipe.latent), picture, mask)
    return edit.with_base(recipe, base, keep_moves=True)


def with_strength(recipe: Recipe, card: Card | None, strength: float) -> Recipe:
    """The place with its picture left behind so far; the same where the model knows no strength."""
    control = next((c for c in card.info.controls if c.key == STRENGTH), None) if card else None
    if control is None:
        return recipe
    return edit.with_control(recipe, STRENGTH, strength, control.default)


def strength_of(recipe: Recipe, card: Card | None) -> float:
    """How far the place leaves its picture behind."""
    control = next((c for c in card.info.controls if c.key == STRENGTH), None) if card else None
    return float(recipe.controls.get(STRENGTH, control.default)) if control is not None else ANEW


def begun_with(recipe: Recipe, picture: Encoded, card: Card | None) -> Recipe:
    """The place beginning with a photograph, of which something is seen whatever was before."""
    there = painted_over(recipe, picture)
    chosen = repaint_of(recipe) is not None and strength_of(recipe, card) < UNSEEN
    return there if chosen else with_strength(there, card, PHOTO)


def let_go(recipe: Recipe) -> Recipe:
    """The place without the picture that it painted over."""
    return edit.with_base(recipe, noise_of(recipe.latent), keep_moves=True)


def rebased(recipe: Recipe, base: Latent, keep_moves: bool = False) -> Recipe:
    """Another base; a picture that is painted over stays under it."""
    old = repaint_of(recipe)
    over = base if old is None else msgspec.structs.replace(old, base=base)
    return edit.with_base(recipe, over, keep_moves)


NEARER_THE_MIDDLE = frozenset({"truncation", "cutoff", "temperature", "detail"})
"""Controls that scale a latent: a point that was found for a picture is that picture without."""


def found_place(recipe: Recipe, latent: Encoded) -> Recipe:
    """The place of a picture that a model was asked for, under the controls of `recipe`.

    A point that becomes the picture does so when nothing is said: controls go back to their
    defaults, of other points those that would pull the picture towards the usual. The picture
    itself is no point to go on from; it is painted over.
    """
    if latent.fit == START:
        return painted_over(recipe, latent)
    place = edit.with_base(recipe, latent)
    kept = {} if latent.fit == INVERSION else place.controls
    controls = {key: value for key, value in kept.items() if key not in NEARER_THE_MIDDLE}
    return msgspec.structs.replace(place, controls=controls)


def let_go_of(before: Recipe, after: Recipe, card: Card) -> tuple[str, ...]:
    """Labels of the controls of `before` that stand at their defaults in `after`, and did not."""
    return tuple(
        control.label
        for control in card.info.controls
        if before.controls.get(control.key, control.default) != control.default
        and after.controls.get(control.key, control.default) == control.default
    )


def place_fit(card: Card) -> str:
    """The fit that finds the place of a picture in a model, which can be gone on from."""
    fits = card.info.fits
    if INVERSION in fits:
        return INVERSION
    return next((fit for fit in fits if fit != START), fits[0] if fits else "")


def paints(card: Card | None) -> bool:
    """Whether a model can be asked to paint over a picture."""
    return card is not None and "takes_picture" in card.info.abilities
