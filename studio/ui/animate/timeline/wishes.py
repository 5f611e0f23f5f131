"""What a hand wants of the timeline, as plain facts; `done` ends a gesture, until then it may move.

Every gesture tells where it is since it began, so that whoever answers works on the film as it was
before, and each position replaces the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

KeyMode = Literal["move", "ripple", "stretch", "copy"]
MenuKind = Literal["ruler", "key", "strip", "point", "curves", "marker", "song"]


@dataclass(frozen=True)
class KeysDragged:
    """Keys are pulled: `lead`, the one under the hand, is wanted at `at` seconds.

    `ripple`: all that follows comes along. `stretch`: the chosen keys keep their first one.
    `copy`: the chosen ones stay, copies go.
    """

    keys: frozenset[str]
    lead: str
    at: float
    mode: KeyMode = "move"
    done: bool = False


@dataclass(frozen=True)
class PointsDragged:
    """Points of a curve are pulled by so many seconds and so much."""

    curve: str
    points: frozenset[int]
    by_s: float
    by: float
    done: bool = False


@dataclass(frozen=True)
class HandleDragged:
    """The handle `before` or `after` a point ends `by_s` seconds away from it and `by` higher.

    `both`: the one on the other side turns with it.
    """

    curve: str
    point: int
    side: str
    by_s: float
    by: float
    both: bool = True
    done: bool = False


@dataclass(frozen=True)
class PointWanted:
    """A new point of a curve; `value` is what should come out there."""

    curve: str
    at: float
    value: float


@dataclass(frozen=True)
class RegionDragged:
    """The part that is played."""

    start: float
    end: float
    done: bool = False


@dataclass(frozen=True)
class MarkerDragged:
    """A marker is pulled to a moment."""

    index: int
    at: float
    done: bool = False


@dataclass(frozen=True)
class MenuWanted:
    """A menu for what is at a moment: `id` of the key or curve, `index` of point or marker."""

    kind: MenuKind
    at: float
    where: object
    """QPoint, global."""
    id: str = ""
    index: int = -1
    value: float = 0.0
