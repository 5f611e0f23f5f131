"""A new film of places: how long it is, and that it comes back to its beginning."""

from __future__ import annotations

from collections.abc import Sequence

from studio.values.film import Course, Film, edits as e
from studio.values.recipe import Recipe

FPS = 30.0
SECONDS_EACH = 2.4
LEAST_S, MOST_S = 6.0, 120.0


def film_through(places: Sequence[Recipe], fps: float = FPS) -> Film:
    """An evenly moving loop through places, some seconds from each to the next."""
    seconds = min(max(SECONDS_EACH * len(places), LEAST_S), MOST_S)
    return Film.through(places, Course(round(seconds, 1), fps, closed=True))


def is_empty(film: Film) -> bool:
    """Whether nothing is to be seen in it yet."""
    return not film.keys and not film.tracks


def has_key_at(film: Film, at: float) -> bool:
    """Whether a keyframe stands at the frame of a second."""
    return any(abs(film.second_of(key) - at) < 0.5 / film.course.fps for key in film.keys)


def gone_on(film: Film, places: Sequence[Recipe]) -> tuple[Film, str]:
    """The film with places after its last key, as far apart as its keys are, and the last one's id.

    Its end moves on where they need the room. Keys that are there stay as they are.

    Raises:
        InputError: the film is full, or would be too long.
    """
    times = [film.second_of(key) for key in film.keys]
    first, last = min(times), max(times)
    even = (last - first) / (len(times) - 1) if len(times) > 1 else SECONDS_EACH
    frame = 1.0 / film.course.fps
    each, made = max(even, frame), ""
    for number, place in enumerate(places, 1):
        film, made = e.with_key(film, place, e.on_frame(film, last + number * each))
    end = film.second_of(film.keys[-1]) + (each if film.course.closed else frame)
    whole = e.on_frame(film, end)
    return (e.with_seconds(film, whole) if whole > film.seconds else film), made


def placed_beside(film: Film, places: Sequence[Recipe], start: float, each: float) -> Film:
    """The film with places every `each` seconds from `start` on, each on the next free frame.

    Keyframes that are there stay.

    Raises:
        InputError: the film is full.
    """
    frame = 1.0 / film.course.fps
    for number, place in enumerate(places):
        at = e.on_frame(film, start + number * each)
        while has_key_at(film, at):
            at = e.on_frame(film, at + frame)
        film, _ = e.with_key(film, place, at)
    return film
