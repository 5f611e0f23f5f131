"""Other ways to read a file whose weights do not say all: one of them may be the right one.

What is assumed of a network (activations, range, prior, which copy of the weights draws) are
choices on its card, and the size that strides lead to is told by the names of its layers. Each
reading changes one of these, so that a person sees what it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from studio.models.opening.assumptions import ASSUMPTIONS
from studio.values.card import GeneratorInfo
from studio.values.controls import Control

AS_TAKEN = "as-taken"
"""The key of the reading that changes nothing."""
_BETWEEN = "after_"
"""How the keys of what stands between layers begin; a reading changes all of them together."""
_BETWEEN_WORDS = "Between: {}"


@dataclass(frozen=True)
class Layout:
    """The same weights under other names, which make another picture; `names`: new -> as it is."""

    key: str
    words: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """One way to read a file: `settings` of what is assumed, by control, and other `names`."""

    key: str
    words: str
    settings: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def readings_of(info: GeneratorInfo, layouts: Sequence[Layout] = ()) -> list[Reading]:
    """As it was taken first, then what could be otherwise, one thing at a time."""
    return [
        Reading(AS_TAKEN, "As it was taken"),
        *_others(info),
        *(Reading(layout.key, layout.words, {}, layout.names) for layout in layouts),
    ]


def _others(info: GeneratorInfo) -> Iterator[Reading]:
    assumed = [control for control in info.controls if control.group == ASSUMPTIONS]
    between = [control for control in assumed if control.key.startswith(_BETWEEN)]
    if between:
        yield from _between(between)
    for control in assumed:
        if control in between:
            continue
        for choice, words in control.choices:
            if choice != control.default:
                key = f"{control.key}={choice}"
                yield Reading(key, f"{control.label}: {words}", {control.key: choice})


def _between(controls: list[Control]) -> Iterator[Reading]:
    """The same activation behind every layer but those where it stands already."""
    for choice, words in controls[0].choices:
        fits = [control for control in controls if choice in dict(control.choices)]
        if any(control.default != choice for control in fits) and choice != "none":
            settings = {control.key: choice for control in fits}
            yield Reading(f"between={choice}", _BETWEEN_WORDS.format(words), settings)


def settled(info: GeneratorInfo, settings: Mapping[str, str]) -> GeneratorInfo:
    """What a card says where a person settled what is assumed."""
    controls = tuple(
        msgspec.structs.replace(control, default=settings[control.key])
        if control.key in settings
        else control
        for control in info.controls
    )
    return msgspec.structs.replace(info, controls=controls)
