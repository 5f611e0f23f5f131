"""Moments of a film as people read and type them: seconds, frames, bars and beats."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from studio.values.film import Tempo

Unit = Literal["seconds", "frames", "beats"]
NICE_S: tuple[float, ...] = (
    0.05,
    0.1,
    0.2,
    0.5,
    1,
    2,
    3,
    5,
    10,
    15,
    30,
    60,
    120,
    300,
    600,
    1800,
    3600,
    7200,
)
NICE_FRAMES: tuple[float, ...] = (
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1000,
    2000,
    5000,
    10_000,
    50_000,
    200_000,
)
NICE_BEATS: tuple[float, ...] = (0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
ROOM_PX = 84.0
"""Numbers on the ruler stand at least so far apart."""


@dataclass(frozen=True)
class Tick:
    """A stroke of the ruler; `words` are empty between those that are named."""

    at: float
    words: str = ""


def moment_of(text: str, fps: float) -> float | None:
    """The moment that was typed: `HH:MM:SS:FF` from the right end on, or seconds; None: neither."""
    parts = text.strip().lower().removesuffix("s").strip().replace(";", ":").split(":")
    try:
        if len(parts) == 1:
            at = float(parts[0].replace(",", "."))
            return at if math.isfinite(at) and at >= 0 else None
        numbers = [int(part) if part.strip() else 0 for part in parts]
    except ValueError:
        return None
    if len(numbers) > 4 or any(n < 0 or n > 10**6 for n in numbers):
        return None
    hours, minutes, seconds, frames = [0] * (4 - len(numbers)) + numbers
    return ((hours * 60 + minutes) * 60 + seconds * 1.0) + frames / max(fps, 1e-6)


def moment_words(at: float, unit: Unit, fps: float, tempo: Tempo) -> str:
    """A moment in the unit of the ruler."""
    if unit == "frames":
        return f"{round(at * fps)}"
    if unit == "beats":
        return beat_words(tempo.beat(at), tempo.beats_per_bar)
    return f"{at:g} s" if at < 60 else f"{int(at // 60)}:{at % 60:04.1f}".removesuffix(".0")


def beat_words(beat: float, bar: int) -> str:
    """Bar and beat, counted from 1: `3.2`; a part of a beat follows as `3.2.5`."""
    number = round(beat * 1000) / 1000
    whole = math.floor(number)
    part = number - whole
    words = f"{whole // bar + 1}.{whole % bar + 1}"
    return f"{words}{part:.3f}".rstrip("0").replace("0.", ".", 1) if part else words


def ticks(
    first: float, last: float, per_s: float, unit: Unit, fps: float, tempo: Tempo
) -> tuple[Tick, ...]:
    """The strokes of the ruler between two moments at so many pixels a second."""
    if unit == "frames":
        steps, size, start = NICE_FRAMES, 1.0 / fps, 0.0
    elif unit == "beats":
        steps, size, start = NICE_BEATS, 60.0 / tempo.bpm, tempo.first_beat
    else:
        steps, size, start = NICE_S, 1.0, 0.0
    step = next((s for s in steps if s * size * per_s >= ROOM_PX), steps[-1])
    stride = step * size
    parts = 5 if unit != "beats" else 4
    minor = stride / parts
    begin = math.ceil((max(first, 0.0) - start) / minor - 1e-9)
    end = math.floor((last - start) / minor + 1e-9)
    if end - begin > 5000:
        return ()
    found = []
    for k in range(begin, end + 1):
        at = start + k * minor
        if at < -1e-9:
            continue
        named = k % parts == 0
        found.append(Tick(at, moment_words(round(at, 6), unit, fps, tempo) if named else ""))
    return tuple(found)


def grid_s(per_s: float, unit: Unit, fps: float, tempo: Tempo) -> float:
    """What a moment is rounded to while it is dragged, when nothing better is near: a frame.

    On a ruler of beats a part of a beat that can be told apart on the screen.
    """
    if unit != "beats":
        return 1.0 / fps
    beat_s = 60.0 / tempo.bpm
    for part in (0.25, 0.5, 1.0):
        if part * beat_s * per_s >= 8.0:
            return part * beat_s
    return tempo.beats_per_bar * beat_s
