"""Making some words of a prompt count more or less, as people write it: `(word:1.2)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

STEP = 0.1
LEAST, MOST = 0.1, 2.0
_WORD = re.compile(r"[^\s,.;:()\[\]{}|]+")
_WEIGHTED = re.compile(r"\(([^()]*):\s*([0-9]*\.?[0-9]+)\s*\)")


@dataclass(frozen=True)
class Weighed:
    """A prompt after its words were weighed, with the letters from `start` to `end` selected."""

    text: str
    start: int
    end: int


def weighed(text: str, start: int, end: int, steps: int) -> Weighed:
    """The prompt with the words from `start` to `end` `steps` tenths heavier (or lighter).

    Nothing selected means the word at `start`. Words that have a weight get another one; at a
    weight of one the brackets go. Weights stay from 0.1 to 2.
    """
    start, end = _trimmed(text, start, end) if end > start else _word_at(text, start)
    if end <= start:
        return Weighed(text, start, start)
    around = _around(text, start, end)
    if around is not None:
        words, weight = around.group(1), float(around.group(2))
        first, last = around.span()
    else:
        words, weight, first, last = text[start:end], 1.0, start, end
    weight = round(min(max(weight + STEP * steps, LEAST), MOST), 2)
    if abs(weight - 1.0) < STEP / 2:
        return Weighed(text[:first] + words + text[last:], first, first + len(words))
    made = f"({words}:{weight:g})"
    return Weighed(text[:first] + made + text[last:], first + 1, first + 1 + len(words))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same without the blanks and commas at its ends."""
    while start < end and text[start] in " \t\n,":
        start += 1
    while end > start and text[end - 1] in " \t\n,":
        end -= 1
    return start, end


def _word_at(text: str, at: int) -> tuple[int, int]:
    """The word that touches a place between two letters; an empty range where there is none."""
    for found in _WORD.finditer(text):
        if found.start() <= at <= found.end():
            return found.span()
    return at, at


def _around(text: str, start: int, end: int) -> re.Match[str] | None:
    """The brackets with a weight that hold exactly these words, or are selected themselves."""
    for found in _WEIGHTED.finditer(text):
        first, last = found.span()
        inside = found.start(1), found.end(1)
        within = first <= start and end <= last
        if within and (start, end) in ((first, last), inside):
            return found
        if within and inside[0] <= start and end <= inside[1]:
            return found
    return None
