"""Bends: what is done to the activations inside a network while it draws; part of a recipe.

Source: Broad, Leymarie, Grierson, "Network Bending: Expressive Manipulation of Deep Generative
Models", 2021, arXiv:2005.12420. Written anew. Every bend does nothing at amount 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

import msgspec

from studio.errors import RecipeError

MAX_BENDS = 16
MAX_LAYERS = 256
MAX_CHANNELS = 4096
TINY = 1e-4

How = Literal["scale", "invert", "threshold", "rotate", "zoom", "across", "down", "noise"]
FLAT: tuple[How, ...] = ("scale", "invert", "threshold", "noise")
"""What can be done to units that are no maps of the picture."""
RANGES: dict[How, tuple[float, float]] = {
    "scale": (-3.0, 3.0), "invert": (-2.0, 2.0), "threshold": (-3.0, 3.0),
    "rotate": (-180.0, 180.0), "zoom": (-2.0, 2.0), "across": (-0.5, 0.5), "down": (-0.5, 0.5),
    "noise": (-2.0, 2.0),
}  # fmt: skip
"""From where to where each amount makes sense."""


class Bend(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """`how` by `amount` on some channels of a layer; without `channels` on all of them.

    `layer` counts those convolutions that mix channels, or, with `flat`, the fully connected
    layers, in the order in which they draw one picture.
    """

    layer: Annotated[int, msgspec.Meta(ge=0, lt=MAX_LAYERS)]
    how: How
    amount: float = 0.0
    channels: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=0, lt=1 << 20)], ...],
        msgspec.Meta(max_length=MAX_CHANNELS),
    ] = ()
    flat: bool = False

    @property
    def what(self) -> tuple[int, str, tuple[int, ...], bool]:
        """All but how far: bends of the same `what` are one."""
        return self.layer, self.how, self.channels, self.flat


Bends = Annotated[tuple[Bend, ...], msgspec.Meta(max_length=MAX_BENDS)]


def with_bend(bends: Sequence[Bend], bend: Bend) -> tuple[Bend, ...]:
    """The bends with this one set; it stands where it stood, a new one last."""
    if any(known.what == bend.what for known in bends):
        return tuple(bend if known.what == bend.what else known for known in bends)
    return (*bends, bend)


def without_bend(bends: Sequence[Bend], bend: Bend) -> tuple[Bend, ...]:
    """The bends without this one."""
    return tuple(known for known in bends if known.what != bend.what)


def mixed_bends(parts: Sequence[Sequence[Bend]], shares: Sequence[float]) -> tuple[Bend, ...]:
    """Bends between those of several places: amounts glide, and from nothing where one has none."""
    found: dict[object, Bend] = {}
    for bends, share in zip(parts, shares, strict=True):
        for bend in bends:
            before = found.get(bend.what)
            amount = share * bend.amount + (before.amount if before is not None else 0.0)
            found[bend.what] = msgspec.structs.replace(bend, amount=amount)
    kept = [bend for bend in found.values() if abs(bend.amount) >= TINY]
    return tuple(kept[:MAX_BENDS])


def check_bends(bends: Iterable[Bend]) -> None:
    """Refuse amounts that are no numbers or beyond their range.

    Raises:
        RecipeError: says which.
    """
    for bend in bends:
        low, high = RANGES[bend.how]
        if not math.isfinite(bend.amount) or not low <= bend.amount <= high:
            raise RecipeError(
                f"The bend {bend.how!r} is {bend.amount:g}, it goes {low:g} … {high:g}."
            )
        if bend.flat and bend.how not in FLAT:
            raise RecipeError(
                f"Layer {bend.layer} draws no maps that could be bent by {bend.how!r}."
            )
