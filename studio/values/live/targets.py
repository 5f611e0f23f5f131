"""Everything that can be moved from outside, by names that stay: they are OSC addresses too.

/control/KEY       a control of the model, in its own units; choices are counted from 0
/direction/ID      along a direction, in units; ID is the direction's id for ever
/weight/N          part N (from 0) of a place that is a blend
/words/N           scene N (from 0) of the words, where there are several
/blend             from A (0) to B (1)
/pad/x, /pad/y     along the two ways under the hand, in units
/seed/next, …      what happens once when a signal rises
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from studio.values.blocks import LEAST, MOST, scenes_of
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.latent import Blend
from studio.values.painting import noise_of
from studio.values.recipe import Recipe

TargetName = Annotated[str, msgspec.Meta(pattern=r"^(/[a-z0-9_.-]{1,64}){1,3}$")]
Kind = Literal["number", "whole", "switch", "trigger"]
UNITS = 3.0
CONTROL, DIRECTION, WEIGHT, SCENE = "/control/", "/direction/", "/weight/", "/scene/"
WORDS, PROMPT = "/words/", "prompt"
BLEND, PAD_X, PAD_Y, POSITION, FADE = "/blend", "/pad/x", "/pad/y", "/film/position", "/fade"
NEXT, PREVIOUS, NEW, PLAY, TAP = "/seed/next", "/seed/previous", "/place/new", "/film/play", "/tap"
PANIC, BLACKOUT, FREEZE, RECORD = "/panic", "/blackout", "/freeze", "/record"
BLACKOUT_TOGGLE, FREEZE_TOGGLE = "/blackout/toggle", "/freeze/toggle"
STRUCK = {BLACKOUT: BLACKOUT_TOGGLE, FREEZE: FREEZE_TOGGLE}
"""Switches, and what turns each over: for keys and notes, which are struck and let go."""
MOVED_HERE = (CONTROL, DIRECTION, WEIGHT, WORDS)
"""What `acting` sets by itself; all else is done by whoever holds the place."""


@dataclass(frozen=True)
class TargetInfo:
    """One target as lists show it: what it takes, between which ends, and an example."""

    name: str
    label: str
    kind: Kind
    low: float = 0.0
    high: float = 1.0
    address: str = ""
    """A name for people that also works as an OSC address: `/direction/sun-size`."""

    @property
    def example(self) -> str:
        """A message that does something visible."""
        shown = self.address or self.name
        if self.kind in ("trigger", "switch"):
            return f"{shown} 1"
        middle = self.low + 0.75 * (self.high - self.low)
        return f"{shown} {round(middle)}" if self.kind == "whole" else f"{shown} {middle:.3g}"


FIXED = (
    TargetInfo(BLEND, "Blend", "number"),
    TargetInfo(PAD_X, "Pad, across", "number", -UNITS, UNITS),
    TargetInfo(PAD_Y, "Pad, up", "number", -UNITS, UNITS),
    TargetInfo(NEXT, "Next seed", "trigger"),
    TargetInfo(PREVIOUS, "Previous seed", "trigger"),
    TargetInfo(NEW, "New place", "trigger"),
    TargetInfo(PLAY, "Play the film, or rest", "trigger"),
    TargetInfo(POSITION, "Where the film is", "number"),
    TargetInfo(TAP, "Tap the tempo", "trigger"),
    TargetInfo(FADE, "Beats from scene to scene", "number", 0.0, 32.0),
    TargetInfo(PANIC, "Panic: to the safe place", "trigger"),
    TargetInfo(BLACKOUT, "Blackout", "switch"),
    TargetInfo(FREEZE, "Freeze", "switch"),
    TargetInfo(BLACKOUT_TOGGLE, "Blackout, on or off", "trigger"),
    TargetInfo(FREEZE_TOGGLE, "Freeze, on or off", "trigger"),
    TargetInfo(RECORD, "Record, or stop", "trigger"),
)


def targets_of(
    card: Card | None, recipe: Recipe | None, known: Iterable[Direction] = (), scenes: int = 0
) -> tuple[TargetInfo, ...]:
    """All that can be moved now: of the model of `card`, of the place, of the performance.

    Labels are English and may be names of a person's own.
    """
    found: list[TargetInfo] = []
    if card is not None:
        found += _directions({d.id: d for d in (*card.info.directions, *known)}.values())
        found += _controls(card)
    base = noise_of(recipe.latent) if recipe is not None else None
    if isinstance(base, Blend):
        found += [
            TargetInfo(f"{WEIGHT}{n}", f"Weight of part {n + 1}", "number")
            for n in range(len(base.parts))
        ]
    words = scenes_of(str(recipe.controls.get(PROMPT, ""))) if recipe is not None else ()
    found += [
        TargetInfo(f"{WORDS}{n}", f"Weight of words {n + 1}", "number", LEAST, MOST)
        for n in range(len(words))
    ]
    found += FIXED
    found += [TargetInfo(f"{SCENE}{n + 1}", f"Scene {n + 1}", "trigger") for n in range(scenes)]
    return tuple(found)


def slug(words: str) -> str:
    """Words as a part of an address: `Sun size` is `sun-size`; empty where no letter is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48]


def _directions(directions: Iterable[Direction]) -> list[TargetInfo]:
    found, taken = [], set()
    for direction in directions:
        address = f"{DIRECTION}{slug(direction.name)}"
        if address == DIRECTION or address in taken:
            address = ""
        taken.add(address)
        limit = abs(direction.limit) or UNITS
        name = f"{DIRECTION}{direction.id}"
        found.append(TargetInfo(name, direction.name, "number", -limit, limit, address))
    return found


def _controls(card: Card) -> list[TargetInfo]:
    found = []
    for control in card.info.controls:
        name = f"{CONTROL}{control.key}"
        match control.kind:
            case "float":
                found.append(TargetInfo(name, control.label, "number", control.low, control.high))
            case "int":
                found.append(TargetInfo(name, control.label, "whole", control.low, control.high))
            case "bool":
                found.append(TargetInfo(name, control.label, "switch"))
            case "choice" if len(control.choices) > 1:
                last = float(len(control.choices) - 1)
                found.append(TargetInfo(name, control.label, "whole", 0.0, last))
            case _:
                pass
    return found
