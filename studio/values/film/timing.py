"""Time in a film: seconds, beats of its tempo, marks, and HH:MM:SS:FF."""

from __future__ import annotations

import math
from typing import Annotated

import msgspec

MAX_SECONDS = 24 * 3600.0
MAX_BEATS = 1e6
Second = Annotated[float, msgspec.Meta(ge=0, le=MAX_SECONDS)]
Beat = Annotated[float, msgspec.Meta(ge=-MAX_BEATS, le=MAX_BEATS)]


class Tempo(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An even beat: `bpm` beats a minute, beat 0 at `first_beat` seconds, bars of some beats."""

    bpm: Annotated[float, msgspec.Meta(ge=1, le=1000)]
    first_beat: Annotated[float, msgspec.Meta(ge=-MAX_SECONDS, le=MAX_SECONDS)] = 0.0
    beats_per_bar: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4

    def second(self, beat: float) -> float:
        """When a beat is; also before the first one and between two."""
        return self.first_beat + beat * 60.0 / self.bpm

    def beat(self, second: float) -> float:
        """Which beat it is at a second, with its fraction."""
        return (second - self.first_beat) * self.bpm / 60.0


class Marker(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A named moment; one that has a `beat` follows the tempo."""

    at: Second
    name: Annotated[str, msgspec.Meta(max_length=80)] = ""
    beat: Beat | None = None


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part that is played again and again, in seconds."""

    start: Second
    end: Second


def second_of(at: float, beat: float | None, tempo: Tempo | None) -> float:
    """When something is: at its beat where it has one and the film a tempo, else at `at`."""
    found = at if beat is None or tempo is None else tempo.second(beat)
    return min(max(found, 0.0), MAX_SECONDS) if math.isfinite(found) else 0.0


def clock(seconds: float, fps: float) -> str:
    """A moment as HH:MM:SS:FF, its frame counted from 0 within the second."""
    frames = max(0, round(seconds * fps))
    each = max(1, math.ceil(fps))
    whole = min(int(frames / fps + 1e-9), 360_000)
    inside = min(max(0, frames - math.ceil(whole * fps - 1e-9)), each - 1)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02d}:{minute:02d}:{second:02d}:{inside:02d}"
