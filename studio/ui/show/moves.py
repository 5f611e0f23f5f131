"""What passes between the stage's window and its controller: what is shown, and what hands want."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.ui.show.marks import Code, Words
from studio.ui.show.zone import Zone


@dataclass
class Shown:
    """What the window shows over the picture; the controller sets it and calls `refresh`."""

    words: Words = field(default_factory=Words)
    zones: tuple[Zone, ...] = ()
    title: str = ""
    line: str = ""
    codes: tuple[Code, ...] = ()
    veil: float = 0.0
    night: float = 0.0
    shade: float = 1.0
    pad: tuple[int, str] | None = None
    """Digits typed and a message, while the operator's pad is there."""


@dataclass(frozen=True)
class Pull:
    """A finger moved over the picture by so many units; `turn` of two fingers, in radians."""

    dx: float
    dy: float
    turn: float = 0.0


@dataclass(frozen=True)
class Slid:
    """A slider was moved to `value`, -1 … 1."""

    key: str
    value: float
