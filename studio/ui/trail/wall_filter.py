"""Which nodes the wall shows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from studio.errors import InputError
from studio.ui.language.words import mark
from studio.values.trail import Node

DAY_S: Final = 86_400.0
DATES: Final[tuple[tuple[str, str], ...]] = (
    ("", mark("Any day")),
    ("today", mark("Today")),
    ("yesterday", mark("Yesterday")),
    ("week", mark("Last 7 days")),
    ("month", mark("Last 30 days")),
    ("older", mark("Older")),
)
HueOf = Callable[[int], str | None]


@dataclass(frozen=True)
class WallFilter:
    """Every field narrows; empty ones do not. `model` is an id, `hue` a name of `hues.NAMES`."""

    pins: bool = False
    text: str = ""
    model: str = ""
    date: str = ""
    hue: str = ""

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return self == WallFilter()


@dataclass(frozen=True)
class Found:
    """`nodes` newest first; `unknown` are those whose colour nobody has seen yet."""

    nodes: tuple[Node, ...]
    unknown: tuple[Node, ...] = ()


def find(nodes: Iterable[Node], wanted: WallFilter, hue_of: HueOf, now: float) -> Found:
    """The nodes that pass `wanted`, the newest first; the cheap questions are asked first."""
    words = wanted.text.casefold().split()
    first, last = span(wanted.date, now)
    found, unknown = [], []
    for node in nodes:
        if wanted.pins and not node.pinned:
            continue
        if not first <= node.created < last:
            continue
        if words and not all(word in node.name.casefold() for word in words):
            continue
        if wanted.model and model_of(node) != wanted.model:
            continue
        if wanted.hue:
            hue = hue_of(node.id)
            if hue is None:
                unknown.append(node)
            if hue != wanted.hue:
                continue
        found.append(node)
    return Found(tuple(reversed(found)), tuple(reversed(unknown)))


def span(date: str, now: float) -> tuple[float, float]:
    """[first, last) second of a named stretch of days, in local time."""
    local = time.localtime(now)
    midnight = time.mktime((local.tm_year, local.tm_mon, local.tm_mday, 0, 0, 0, 0, 0, -1))
    forever = float("inf")
    spans = {
        "today": (midnight, forever),
        "yesterday": (midnight - DAY_S, midnight),
        "week": (midnight - 6 * DAY_S, forever),
        "month": (midnight - 29 * DAY_S, forever),
        "older": (-forever, midnight - 29 * DAY_S),
    }
    return spans.get(date, (-forever, forever))


def model_of(node: Node) -> str:
    """The id of the node's model; empty where its recipe cannot be read."""
    try:
        return node.recipe.model.id
    except InputError:
        return ""
