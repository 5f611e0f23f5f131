"""Choices in prompts, `{red|green}` and `__colours__`, made by a seed when a place is made.

The place then holds the words that were chosen, so that it needs neither seed nor list again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.errors import InputError
from studio.values.prompt_reading import parse
from studio.values.prompt_tree import Choice, Listed, Part, Plain, Scheduled, Weighted
from studio.values.prompts import MAX_TEXT, formatted
from studio.values.seeds import uniform

WordLists = Mapping[str, tuple[str, ...]]
"""The lines of each word list by its name, in lower case."""
MAX_LISTED = 8
"""Lists named by lines of lists; deeper ones are words."""


def has_choices(text: str) -> bool:
    """Whether a seed has something to choose in a prompt."""
    return any(_left(scene.parts) for scene in parse(text).scenes)


def names_lists(text: str) -> bool:
    """Whether a prompt names a word list."""
    return any(_left(scene.parts, (Listed,)) for scene in parse(text).scenes)


def resolved(text: str, seed: int, lists: WordLists | None = None) -> str:
    """A prompt with every choice made by `seed`; one without choices as it was typed.

    Raises:
        InputError: it names a list that is not there, or grows longer than a recipe may hold.
    """
    for _ in range(MAX_LISTED):
        prompt = parse(text)
        if not any(_left(scene.parts) for scene in prompt.scenes):
            return text
        choose = _Chooser(seed, lists or {})
        scenes = tuple(replace(s, parts=choose.all(s.parts)) for s in prompt.scenes)
        text = formatted(replace(prompt, scenes=scenes))
        if len(text) > MAX_TEXT:
            raise InputError(
                f"With its words chosen the prompt has {len(text):,} characters; a place holds"
                f" {MAX_TEXT:,}."
            )
    raise InputError(f"Word lists name each other more than {MAX_LISTED} times over.")


class _Chooser:
    """Makes choices one after the other, each from a substream of its own."""

    def __init__(self, seed: int, lists: WordLists) -> None:
        self._seed, self._lists, self._count = seed, lists, 0

    def all(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """Parts with their choices made."""
        return tuple(chosen for part in parts for chosen in self._one(part))

    def _one(self, part: Part) -> tuple[Part, ...]:
        match part:
            case Choice(options):
                return self.all(options[self._index(len(options))])
            case Listed(name):
                return self._line(name)
            case Weighted(weight, inside):
                return (Weighted(weight, self.all(inside)),)
            case Scheduled(before, after, at):
                return (Scheduled(self.all(before), self.all(after), at),)
            case Plain():
                return (part,)

    def _line(self, name: str) -> tuple[Part, ...]:
        """The parts of a line, whose own choices come in the next round."""
        lines = self._lists.get(name.lower())
        if lines is None:
            known = ", ".join(sorted(self._lists)[:8]) or "none"
            raise InputError(f"There is no word list {name!r}; there are: {known}.")
        if not lines:
            raise InputError(f"The word list {name!r} is empty.")
        return parse(lines[self._index(len(lines))]).scenes[0].parts

    def _index(self, count: int) -> int:
        self._count += 1
        unit = float(uniform(self._seed, f"words/{self._count}", 1)[0])
        return min(int(unit * count), count - 1)


def _left(parts: Iterable[Part], kinds: tuple[type, ...] = (Choice, Listed)) -> bool:
    """Whether something of these kinds is among the parts, or inside one."""

    def within(part: Part) -> bool:
        if isinstance(part, kinds):
            return True
        match part:
            case Choice(options):
                return any(_left(option, kinds) for option in options)
            case Weighted(_, inside):
                return _left(inside, kinds)
            case Scheduled(before, after, _):
                return _left(before, kinds) or _left(after, kinds)
            case _:
                return False

    return any(within(part) for part in parts)
