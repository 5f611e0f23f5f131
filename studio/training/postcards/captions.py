"""Says in words what is in a scene, and reads such words back.

A caption names a random part of the facts, in random order, in one of several phrasings.
"""

from __future__ import annotations

import re

import numpy as np

from studio.training.postcards.facts import Facts
from studio.training.postcards.phrases import (
    ALIASES,
    COLOUR_WORDS,
    COUNTS,
    KIND_WORDS,
    LAND_WORDS,
    MOOD_WORDS,
    SOME,
    STYLE_WORDS,
    TIME_WORDS,
    WEATHER_WORDS,
    Named,
    phrase_table,
)

_TABLE = phrase_table()
_LONGEST = max(map(len, _TABLE))
_LAMED = re.compile(r"(?: of| and| with)(?= (?:at|by|in|under) )")
"""Joining words that would stand before another one."""
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|[0-9]+|,")


def words_of(text: str) -> list[str]:
    """Words and commas of a text, in lower case and in the grammar's spelling."""
    return [ALIASES.get(word, word) for word in WORD.findall(text.lower())]


def parse(text: str) -> dict[str, object]:
    """The facts that a text names; of two that contradict, the later one."""
    words, found, at = words_of(text), dict[str, object](), 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            named = _TABLE.get(tuple(words[at : at + length]))
            if named is not None:
                found.update(named)
                at += length
                break
        else:
            at += 1
    return found


def caption(facts: Facts, random: np.random.Generator, *, share: float | None = None) -> str:
    """A caption of the facts.

    Args:
        facts: of the scene.
        random: decides what is named, how and in which order.
        share: chance of each fact to be named; without it, drawn between 0.3 and 1.
    """
    share = float(random.uniform(0.3, 1.0)) if share is None else share
    parts = [(name, said) for name, said in _parts(facts, random) if random.random() < share]
    if not parts:
        parts = _parts(facts, random)[:3]
    order = [parts[i] for i in random.permutation(len(parts))]
    return _joined(order, random)


def _one(random: np.random.Generator, choices: tuple[str, ...]) -> str:
    return choices[int(random.random() * len(choices))]


def _article(phrase: str) -> str:
    return ("an " if phrase[0] in "aeiou" else "a ") + phrase


def _maybe(phrase: str, random: np.random.Generator) -> str:
    """With an article or without."""
    return _article(phrase) if random.random() < 0.6 else phrase


def _parts(facts: Facts, random: np.random.Generator) -> list[tuple[str, str]]:
    """Every fact that can be named, in one of its phrasings."""
    parts = [
        ("body", _body(facts, random)),
        ("land", _land(facts, random)),
        ("peaks", _peaks(facts, random)),
        ("time", _time(facts, random)),
        ("sky", _sky(facts, random)),
        ("weather", _one(random, WEATHER_WORDS[facts.weather])),
    ]
    if facts.mood != "plain":
        parts.append(("mood", _one(random, MOOD_WORDS[facts.mood])))
    parts.append(("style", _maybe(_one(random, STYLE_WORDS[facts.style]), random)))
    if facts.stars:
        parts.append(("stars", "stars" if random.random() < 0.7 else "a starry sky"))
    if facts.aurora:
        parts.append(("aurora", _one(random, ("aurora", "an aurora", "northern lights"))))
    if facts.river:
        parts.append(("river", _one(random, ("a river", "river", "a winding river", "a stream"))))
    if facts.birds:
        parts.append(("birds", _one(random, ("birds", "gulls", "a flock of birds"))))
    if facts.houses:
        parts.append(("houses", _counted(facts.houses, ("house", "cottage"), facts, random)))
    if facts.boats:
        parts.append(("boats", _counted(facts.boats, ("boat", "sailboat"), facts, random)))
    return parts


def _body(facts: Facts, random: np.random.Generator) -> str:
    if facts.body == "none":
        return _one(random, ("no sun or moon", "an empty sky"))
    if facts.body == "sun":
        return _one(random, ("sun", "the sun", "a sun"))
    phase = f"{facts.phase} " if random.random() < 0.6 else ""
    if facts.body == "moon":
        return (
            _maybe(f"{phase}moon", random)
            if phase
            else _one(random, ("moon", "the moon", "a moon"))
        )
    return f"two {phase}moons"


def _land(facts: Facts, random: np.random.Generator) -> str:
    noun = _one(random, LAND_WORDS[facts.land])
    if random.random() < 0.75:
        noun = f"{_one(random, COLOUR_WORDS[facts.tint])} {noun}"
    return noun if noun.endswith("s") else _maybe(noun, random)


def _peaks(facts: Facts, random: np.random.Generator) -> str:
    if facts.peaks == 0:
        return _one(random, ("no peaks", "no mountains", "an open horizon"))
    plural = "s" if facts.peaks > 1 else ""
    noun = _one(random, ("peak", "mountain")) + plural
    roll = random.random()
    if facts.kind == "mesa" and roll < 0.5:
        return f"{COUNTS[facts.peaks]} mesa{plural}"
    kind = f"{_one(random, KIND_WORDS[facts.kind])} " if roll < 0.75 else ""
    if plural and random.random() < 0.12:
        return f"{kind}{noun}"
    number = COUNTS[facts.peaks]
    return f"{number} {kind}{noun}"


def _time(facts: Facts, random: np.random.Generator) -> str:
    word = _one(random, TIME_WORDS[facts.time])
    if random.random() < 0.4:
        return word
    long = word in ("evening", "early morning")
    return f"{'by' if word == 'day' else 'in the' if long else 'at'} {word}"


def _sky(facts: Facts, random: np.random.Generator) -> str:
    phrase = f"{_one(random, COLOUR_WORDS[facts.sky])} sky"
    roll = random.random()
    if roll < 0.35:
        return phrase
    return f"under {_article(phrase)}" if roll < 0.6 else _article(phrase)


def _counted(count: int, nouns: tuple[str, ...], facts: Facts, random: np.random.Generator) -> str:
    noun = _one(random, nouns)
    if noun in ("house", "cottage") and facts.time != "day" and random.random() < 0.15:
        return "lit windows"
    if count == 1:
        return _one(random, (f"a {noun}", f"one {noun}"))
    return f"{noun}s" if random.random() < 0.15 else f"{COUNTS[count]} {noun}s"


def _joined(parts: list[tuple[str, str]], random: np.random.Generator) -> str:
    """One line: a plain list, or a sentence that puts the sky over the land."""
    said = dict(parts)
    names = [name for name, _ in parts]
    if "body" in said and "land" in said and random.random() < 0.5:
        said["body"] = f"{said['body']} {_one(random, ('over', 'above'))} {said.pop('land')}"
        names.remove("land")
    lead = ""
    if "style" in said and len(said) > 1 and random.random() < 0.5:
        lead = f"{said.pop('style')} of "
        names.remove("style")
    phrases = [said[name] for name in names]
    if not phrases:
        return lead.removesuffix(" of ")
    if len(phrases) > 1 and random.random() < 0.3:
        phrases[-2:] = [f"{phrases[-2]} {_one(random, ('and', 'with'))} {phrases[-1]}"]
    text = lead + ", ".join(phrases)
    return _LAMED.sub(" ", text)


def named_by(text: str) -> Named:
    """The facts a text names, as pairs in the order of their names."""
    return tuple(sorted(parse(text).items(), key=lambda pair: pair[0]))


__all__ = ["SOME", "caption", "named_by", "parse", "words_of"]
