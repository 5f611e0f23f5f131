"""Edits of a film: each takes a film and gives another one; nothing is changed in place.

What has a time keeps its beat beside it as long as the film has a tempo, so that it stays at its
beat when the tempo changes. Keys, points and markers are in the order of time in what is given
back. Bad numbers are refused in a sentence before anything is made of them. May import what `film`
may.
"""

from studio.values.film.edits.curves import (
    changed_point,
    changed_track,
    with_marker,
    with_point,
    with_region,
    with_sound,
    with_track,
    without_marker,
    without_track,
)
from studio.values.film.edits.keys import (
    Clip,
    changed_key,
    copied,
    deleted,
    pasted,
    with_between,
    with_key,
    with_places,
)
from studio.values.film.edits.picking import NOTHING, Picked, everything, on_frame, picked_between
from studio.values.film.edits.times import (
    as_long_as,
    closed_up,
    moved,
    opened,
    stretched,
    with_course,
    with_seconds,
    with_tempo,
)

__all__ = [
    "NOTHING", "Clip", "Picked", "as_long_as", "changed_key", "changed_point", "changed_track",
    "closed_up", "copied", "deleted", "everything", "moved", "on_frame", "opened", "pasted",
    "picked_between", "stretched", "with_between", "with_course", "with_key", "with_marker",
    "with_places", "with_point", "with_region", "with_seconds", "with_sound", "with_tempo",
    "with_track", "without_marker", "without_track",
]  # fmt: skip
