"""What a prompt means, as a tree of values.

A prompt is one scene or several with weights; a scene is made of parts; parts nest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Together = Literal["blend", "compose"]
"""Several scenes: `blend` mixes what their words mean; `compose` mixes what is drawn of each."""


@dataclass(frozen=True)
class Plain:
    """Words as they are; `at` is where each character stood in what was typed."""

    text: str
    at: tuple[int, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Weighted:
    """Parts that count `weight` times: `(parts:1.2)`."""

    weight: float
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Scheduled:
    """`before`, and from a moment on `after`: `[before:after:0.4]`.

    `at` is a share of the steps, or above 1 the number of steps that begin with `before`.
    """

    before: tuple[Part, ...]
    after: tuple[Part, ...]
    at: float


@dataclass(frozen=True)
class Choice:
    """One of several, chosen by the seed when a place is made: `{red|green|blue}`."""

    options: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True)
class Listed:
    """A line of the word list of this name, chosen in the same way: `__colours__`."""

    name: str


Part = Plain | Weighted | Scheduled | Choice | Listed


@dataclass(frozen=True)
class Scene:
    """One of the scenes of a prompt and how much it counts."""

    parts: tuple[Part, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True)
class Prompt:
    """A whole prompt: at least one scene; the weight of a single one is 1."""

    scenes: tuple[Scene, ...] = (Scene(),)
    how: Together = "blend"


def rounded(number: float) -> float:
    """A weight as it is written: four digits that count."""
    return float(f"{number:.4g}")
