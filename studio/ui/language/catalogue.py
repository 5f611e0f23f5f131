"""Which sentences there are, and which of them a finished one was made from.

Rooms without Qt know nothing of languages: an error is one finished English sentence with its
figures and names inside. Its template, `{name} is not a picture.`, stands in the list that is made
from the source; here it is found again from the sentence, and what stood in its places is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from string import Formatter

TEMPLATES = "studio.ts"
"""Every sentence of the studio, not translated, under `resources/translations`."""
LEAST_LETTERS = 4
"""A template must say something of its own, or it would match anything."""
JOINTS = re.compile(r"\n|  ·  | · |(?<=[.;:!?]) | \+ |, | and ")
"""Between parts that were put together from finished words, the widest first."""


class Catalogue:
    """The sentences of rooms without Qt."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._known = frozenset(sentences)

    @classmethod
    def read(cls, path: Path) -> Catalogue:
        """From a file of Qt Linguist."""
        from xml.etree import ElementTree  # 10 ms that an English start does not pay

        return cls(node.text or "" for node in ElementTree.parse(path).iter("source"))

    def translated(self, text: str, translate: Callable[[str], str]) -> str:
        """`text` by `translate`: whole, by its template, or part by part; else as it is."""
        if text in self._known and "{" not in text:
            return translate(text)
        for probe, pattern, template in self._patterns:
            found = pattern.fullmatch(text) if probe in text else None
            if found:
                inside = {k: self.translated(v, translate) for k, v in found.groupdict().items()}
                return _bare(translate(template)).format_map(inside)
        joint = JOINTS.search(text)
        if joint is None or text == joint.group():
            return text
        first, rest = text[: joint.start()], text[joint.end() :]
        parts = (self.translated(part, translate) for part in (first, rest))
        between = joint.group()
        return (translate(between) if between in self._known else between).join(parts)

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str], str]]:
        """(its longest words, what fits, the template): those that say most first."""
        made = [one for one in self._known if "{" in one and _says_something(one)]
        made.sort(key=lambda one: (-len("".join(_literals(one))), one))
        return [(max(_literals(one), key=len), _pattern(one), one) for one in made]


def _pattern(template: str) -> re.Pattern[str]:
    """What fits `template`; a name that stands in it twice is the same both times."""
    parts: list[str] = []
    seen: set[str] = set()
    for literal, name, _spec, _conversion in Formatter().parse(template):
        parts.append(re.escape(literal))
        if name:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
            seen.add(name)
    return re.compile("".join(parts), re.DOTALL)


def _says_something(template: str) -> bool:
    return sum(letter.isalpha() for letter in "".join(_literals(template))) >= LEAST_LETTERS


def _literals(template: str) -> list[str]:
    return [literal for literal, *_ in Formatter().parse(template)]


def _bare(template: str) -> str:
    """`{size:,}` as `{size}`: what stood there was formatted already."""
    return re.sub(r"\{(\w+)[!:][^{}]*\}", r"{\1}", template)


_current: Catalogue | None = None


def current() -> Catalogue | None:
    """The catalogue while the window speaks another language than English."""
    return _current


def use(catalogue: Catalogue | None) -> None:
    """From now on sentences of rooms without Qt are looked up in `catalogue`; None: they stay."""
    global _current
    _current = catalogue
