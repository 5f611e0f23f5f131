"""When the screen of a show is dark. By minutes of the day; whoever asks brings the clock."""

from __future__ import annotations

from collections.abc import Iterable

from studio.values.show.document import Night

DIM = 0.85
BLACK = 1.0
_DAY = 24 * 60


def darkness(nights: Iterable[Night], minute: int) -> float:
    """How dark the screen is at a minute of the day, 0 … 1; the darkest of what applies."""
    found = [_of(night) for night in nights if _within(night, minute % _DAY)]
    return max(found, default=0.0)


def _of(night: Night) -> float:
    return BLACK if night.how == "black" else DIM


def _within(night: Night, minute: int) -> bool:
    start, end = _minute(night.start), _minute(night.end)
    if start <= end:
        return start <= minute < end
    return minute >= start or minute < end


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)
