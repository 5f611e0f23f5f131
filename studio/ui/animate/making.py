"""A new film of places: how long it is, and that it comes back to its beginning."""

from __future__ import annotations

from collections.abc import Sequence

from studio.values.film import Course, Film
from studio.values.recipe import Recipe

FPS = 30.0
SECONDS_EACH = 2.4
LEAST_S, MOST_S = 6.0, 120.0


def film_through(places: Sequence[Recipe], fps: float = FPS) -> Film:
    """An evenly moving loop through places, some seconds from each to the next."""
    seconds = min(max(SECONDS_EACH * len(places), LEAST_S), MOST_S)
    return Film.through(places, Course(round(seconds, 1), fps, closed=True))
