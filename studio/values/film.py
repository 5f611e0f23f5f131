"""A film as a value: places at even distances in time, and the recipe at every moment between."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.values import edit
from studio.values.card import GeneratorInfo
from studio.values.latent import Blend, How
from studio.values.mixing import between
from studio.values.recipe import Recipe

MAX_SECONDS = 24 * 3600.0
_NOTHING = 1e-9


class Course(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a film goes through its places; what a file says of it beside the places themselves."""

    seconds: Annotated[float, msgspec.Meta(gt=0, le=MAX_SECONDS)]
    fps: Annotated[float, msgspec.Meta(gt=0, le=1000)]
    closed: bool = False
    how: How = "round"

    @property
    def count(self) -> int:
        """How many frames it has, at least one."""
        return max(1, round(self.seconds * self.fps))


class Film(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Places of one model, passed one after the other; a closed film comes back to the first."""

    places: Annotated[tuple[Recipe, ...], msgspec.Meta(min_length=1, max_length=1024)]
    course: Course

    def recipe_at(self, frame: float, info: GeneratorInfo) -> Recipe:
        """What is to be seen at a frame, 0 the first; between frames too.

        The path goes through every place without a corner, of a closed film also where it begins:
        a Catmull-Rom spline whose weights mix the places along the arc or straight. What is no
        point in a space, such as words and classes, goes from one place to the next.

        Source: Catmull and Rom, "A Class of Local Interpolating Splines", 1974.
        """
        places, course = self.places, self.course
        legs = len(places) if course.closed else len(places) - 1
        if legs < 1 or len(places) == 1:
            return places[0]
        frames = course.count if course.closed else max(1, course.count - 1)
        u = frame / frames * legs
        u = u % legs if course.closed else min(max(u, 0.0), float(legs))
        leg = min(int(u), legs - 1)
        t = u - leg
        a, b = places[leg], places[(leg + 1) % len(places)]
        here = between(a, b, t, course.how, info, places[0])
        weights = {k: v for k, v in self._weights(leg, t).items() if abs(v) > _NOTHING}
        if len(weights) < 2:
            return here
        parts = tuple(places[k].latent for k in weights)
        known = {k: d for place in places for k, d in place.directions.items()}
        wide = msgspec.structs.replace(here, directions=known)
        mixed = Blend(parts, tuple(weights.values()), course.how, info.space.name)
        return edit.with_latent(wide, mixed)

    def _weights(self, leg: int, t: float) -> dict[int, float]:
        """How much of each place, by its number; they sum to 1."""
        last = len(self.places)
        four = (
            (-t + 2 * t**2 - t**3) / 2, (2 - 5 * t**2 + 3 * t**3) / 2,
            (t + 4 * t**2 - 3 * t**3) / 2, (-(t**2) + t**3) / 2,
        )  # fmt: skip
        found: dict[int, float] = {}
        for offset, weight in zip((-1, 0, 1, 2), four, strict=True):
            for k, share in self._named(leg + offset, last):
                found[k] = found.get(k, 0.0) + share * weight
        return found

    def _named(self, k: int, count: int) -> tuple[tuple[int, float], ...]:
        """Place `k`; beyond the ends of an open film the mirror image of the one inside."""
        if self.course.closed:
            return ((k % count, 1.0),)
        if k < 0:
            return (0, 2.0), (1, -1.0)
        if k >= count:
            return (count - 1, 2.0), (count - 2, -1.0)
        return ((k, 1.0),)
