"""What a postcard shows: a row of facts, drawn at random under a few rules of taste.

Some pairs of facts never occur in training. They are plausible, and kept to see whether the model
can put together what it has only seen apart.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import numpy as np

TIMES = ("dawn", "day", "dusk", "night")
COLOURS = ("red", "orange", "golden", "green", "teal", "blue", "violet", "pink")
BODIES = ("none", "sun", "moon", "two moons")
PHASES = ("full", "half", "crescent")
KINDS = ("sharp", "rounded", "mesa")
LANDS = ("sea", "dunes", "hills", "forest")
WEATHERS = ("clear", "clouds", "rain", "snow", "fog", "storm")
MOODS = ("plain", "calm", "cheerful", "gloomy", "dreamy")
STYLES = ("flat", "woodcut", "watercolour")
MOST_PEAKS = 5

SKIES = {
    "dawn": ("pink", "orange", "golden", "violet", "blue", "teal"),
    "day": ("blue", "blue", "teal", "green", "golden", "pink", "violet"),
    "dusk": ("red", "orange", "pink", "violet", "blue", "teal"),
    "night": ("blue", "blue", "violet", "teal", "green", "red"),
}
TINTS = {
    "sea": ("blue", "teal", "green", "violet", "pink"),
    "dunes": ("golden", "orange", "red", "pink", "violet"),
    "hills": ("green", "teal", "golden", "violet", "red"),
    "forest": ("green", "teal", "blue", "violet", "red"),
}
UNSEEN: tuple[tuple[tuple[str, object], tuple[str, object]], ...] = (
    (("sky", "green"), ("land", "dunes")),
    (("body", "two moons"), ("weather", "fog")),
    (("kind", "mesa"), ("weather", "snow")),
    (("time", "dawn"), ("sky", "violet")),
    (("land", "sea"), ("peaks", 5)),
    (("weather", "storm"), ("style", "watercolour")),
)
"""Pairs kept out of training. A pair with a kind of peak counts where there are peaks."""


@dataclass(frozen=True)
class Facts:
    """Everything a caption may say of a scene.

    Attributes:
        time: one of `TIMES`.
        sky: colour of the upper sky, one of `COLOURS`.
        body: what stands in the sky, one of `BODIES`.
        phase: of the moons, one of `PHASES`; "full" where there is none.
        stars: whether stars are out.
        aurora: whether there are northern lights.
        peaks: how many mountains, 0 … 5.
        kind: of the mountains, one of `KINDS`.
        land: what lies in front, one of `LANDS`.
        tint: its colour, one of `COLOURS`.
        river: whether a river runs through it.
        houses: how many, 0 … 3.
        boats: how many, 0 … 3.
        birds: whether birds fly.
        weather: one of `WEATHERS`.
        mood: one of `MOODS`.
        style: one of `STYLES`.
    """

    time: str
    sky: str
    body: str
    phase: str
    stars: bool
    aurora: bool
    peaks: int
    kind: str
    land: str
    tint: str
    river: bool
    houses: int
    boats: int
    birds: bool
    weather: str
    mood: str
    style: str

    def values(self) -> dict[str, object]:
        """The facts by name."""
        return asdict(self)


def draw_facts(random: np.random.Generator, *, unseen: int | None = None) -> Facts:
    """Facts of one scene.

    Args:
        random: decides everything.
        unseen: number of a pair of `UNSEEN` that the scene must have; without it the scene has
            none of them.
    """
    while True:
        facts = _draw(random)
        if unseen is not None:
            facts = _with_pair(facts, unseen)
        held = unseen_pairs(facts)
        if (unseen is None and not held) or (unseen is not None and unseen in held):
            return facts


def unseen_pairs(facts: Facts) -> tuple[int, ...]:
    """Numbers of the pairs of `UNSEEN` that a scene has."""
    found = []
    for number, pair in enumerate(UNSEEN):
        has = all(getattr(facts, name) == value for name, value in pair)
        if has and (facts.peaks > 0 or all(name != "kind" for name, _ in pair)):
            found.append(number)
    return tuple(found)


def _pick(random: np.random.Generator, choices: tuple[str, ...], *weights: float) -> str:
    chances = np.array(weights) / sum(weights) if weights else None
    return choices[int(random.choice(len(choices), p=chances))]


def _draw(random: np.random.Generator) -> Facts:
    time = _pick(random, TIMES)
    weather = _pick(random, WEATHERS, 30, 20, 15, 15, 12, 8)
    land = _pick(random, LANDS, 35, 20, 25, 20)
    if weather == "storm":
        body = _pick(random, BODIES, 70, 0, 20, 10)
    elif time == "night":
        body = _pick(random, BODIES, 15, 0, 60, 25)
    else:
        body = _pick(random, BODIES, 12, 60, 18, 10)
    dark = time == "night" and weather in ("clear", "clouds")
    peaks = int(random.choice(MOST_PEAKS + 1, p=(0.15, 0.17, 0.17, 0.17, 0.17, 0.17)))
    return Facts(
        time=time,
        sky=_pick(random, SKIES[time]),
        body=body,
        phase=_pick(random, PHASES, 40, 20, 40) if "moon" in body else "full",
        stars=bool(random.random() < (0.75 if dark else 0.0)),
        aurora=bool(time == "night" and weather == "clear" and random.random() < 0.4),
        peaks=peaks,
        kind=_pick(random, KINDS, 45, 25, 30),
        land=land,
        tint=_pick(random, TINTS[land]),
        river=bool(land in ("hills", "forest") and random.random() < 0.35),
        houses=int(random.choice(4, p=(0.6, 0.15, 0.13, 0.12))) if land != "dunes" else 0,
        boats=int(random.choice(4, p=(0.45, 0.25, 0.15, 0.15))) if land == "sea" else 0,
        birds=bool(random.random() < (0.3 if weather in ("clear", "clouds", "fog") else 0.0)),
        weather=weather,
        mood=_pick(random, MOODS, 48, 13, 13, 13, 13),
        style=_pick(random, STYLES, 50, 25, 25),
    )


def _with_pair(facts: Facts, number: int) -> Facts:
    """The facts with a pair put in, and what follows from it put right."""
    changes: dict[str, object] = dict(UNSEEN[number])
    if "kind" in changes:
        changes["peaks"] = max(facts.peaks, 1)
    if changes.get("land") == "dunes":
        changes |= {"tint": "golden", "river": False, "houses": 0, "boats": 0}
    if changes.get("land") == "sea":
        changes |= {"tint": "blue", "river": False}
    if changes.get("weather") in ("storm", "snow", "fog"):
        changes |= {"stars": False, "aurora": False}
        changes["birds"] = facts.birds and changes["weather"] == "fog"
    if changes.get("sky") == "green" and facts.time in ("dawn", "dusk"):
        changes["time"] = "day"
    if changes.get("time") in ("dawn", "day"):
        changes |= {"stars": False, "aurora": False}
    return replace(facts, **changes)  # type: ignore[arg-type]
