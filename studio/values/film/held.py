"""Frames that were seen one after the other, as a film: each stays until the next."""

from __future__ import annotations

from collections.abc import Sequence

from studio.errors import InputError
from studio.values.film.model import MAX_KEYS, Course, Film, Key
from studio.values.recipe import Recipe


def film_of_frames(frames: Sequence[Recipe], fps: float) -> Film:
    """The film that shows these places frame by frame; taken at `fps` it is just these.

    Raises:
        InputError: there is none, or there are too many different ones.
    """
    if not frames:
        raise InputError("A film needs at least one frame.")
    changes = [n for n, frame in enumerate(frames) if not n or frame != frames[n - 1]]
    if len(changes) > MAX_KEYS:
        raise InputError(f"A film holds at most {MAX_KEYS:,} keyframes.")
    keys = tuple(
        Key(f"k{number}", at / fps, frames[at], ease="hold") for number, at in enumerate(changes, 1)
    )
    return Film(Course(len(frames) / fps, fps, even="off"), keys)
