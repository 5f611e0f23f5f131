r"""From typed text to its meaning. Every text has one: what is no notation is words.

(word:1.2) (word) [word]     weighted: 1.2, 1.1, 1/1.1
[from:to:0.4] [to:0.4] [from::0.4]   scheduled over the steps
one scene ::0.7 | another ::0.3      scenes blended
one scene ::0.7 AND another ::0.3    scenes composed (also written `one scene :0.7 AND …`)
{red|green}  __colours__     chosen by the seed
\( \[ \{ \| \: \_ \\ \AND    the sign itself
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.values.prompt_tree import (
    Choice,
    Listed,
    Part,
    Plain,
    Prompt,
    Scene,
    Scheduled,
    Together,
    Weighted,
    rounded,
)

MAX_NEST = 24
"""Brackets inside brackets; deeper ones are words."""
MAX_SCENES = 64
MAX_WEIGHT = 10.0
STRONGER = 1.1
"""What a pair of round brackets without a number is worth; a square one is its inverse."""
_OPEN = {"(": ")", "[": "]", "{": "}"}
_CLOSE = {close: start for start, close in _OPEN.items()}
_SIGNS = "()[]{}|:_\\"
_LIST = re.compile(r"__([A-Za-z0-9](?:[A-Za-z0-9-]|_(?!_)){0,58})__")
_AND = re.compile(r"(?<!\S)AND(?!\S)")
_NUMBER = re.compile(r"\s*([+-]?(?:\d{1,6}(?:\.\d{0,12})?|\.\d{1,12}))\s*")
_SHARE = re.compile(r"[+-]?(?:\d{1,6}(?:\.\d{0,12})?|\.\d{1,12})(?=[\s|,]|$)")


@dataclass(frozen=True)
class _Sign:
    """A character of the text, or a mark: a bracket, `|`, `:`, `AND`, `__name__`."""

    kind: str
    text: str
    at: int


def parse(text: str) -> Prompt:
    """The meaning of any text; never fails."""
    signs = _paired(_signs(text))
    scenes, how = _Scenes(text, signs).read()
    if len(scenes) == 1:
        return Prompt((Scene(scenes[0].parts),))
    return Prompt(tuple(scenes[:MAX_SCENES]), how)


def _signs(text: str) -> list[_Sign]:
    ands = {match.start() for match in _AND.finditer(text)}
    lists = {match.start(): match for match in _LIST.finditer(text)}
    found: list[_Sign] = []
    i = 0
    while i < len(text):
        c = text[i]
        if c == "\\" and (text[i + 1 : i + 2] or "x") in _SIGNS:
            found.append(_Sign("word", text[i + 1], i))
            i += 2
        elif c == "\\" and text.startswith("AND", i + 1):
            found += [_Sign("word", letter, i + 1 + k) for k, letter in enumerate("AND")]
            i += 4
        elif i in ands:
            found.append(_Sign("AND", "AND", i))
            i += 3
        elif i in lists:
            found.append(_Sign("list", lists[i][1], i))
            i = lists[i].end()
        else:
            kind = c if c in "()[]{}|:" else "word"
            found.append(_Sign(kind, c, i))
            i += 1
    return found


def _paired(signs: list[_Sign]) -> list[_Sign]:
    """Brackets that have no partner, or nest too deeply, become words."""
    partner = _partners(signs)
    found, depth = list(signs), 0
    for i, sign in enumerate(signs):
        if sign.kind in _OPEN:
            if i not in partner or depth >= MAX_NEST:
                found[i] = _Sign("word", sign.text, sign.at)
                if i in partner:
                    j = partner[i]
                    found[j] = _Sign("word", signs[j].text, signs[j].at)
            else:
                depth += 1
        elif sign.kind in _CLOSE:
            if i not in partner:
                found[i] = _Sign("word", sign.text, sign.at)
            elif found[i].kind in _CLOSE:
                depth -= 1
    return found


def _partners(signs: list[_Sign]) -> dict[int, int]:
    """Index of each bracket that has a partner -> index of that."""
    partner: dict[int, int] = {}
    stack: dict[str, list[int]] = {start: [] for start in _OPEN}
    for i, sign in enumerate(signs):
        if sign.kind in _OPEN:
            stack[sign.kind].append(i)
        elif sign.kind in _CLOSE and stack[_CLOSE[sign.kind]]:
            j = stack[_CLOSE[sign.kind]].pop()
            for waiting in stack.values():  # what was opened since and not closed has no partner
                while waiting and waiting[-1] > j:
                    waiting.pop()
            partner[i], partner[j] = j, i
    return partner


class _Scenes:
    """Reads the outermost level."""

    def __init__(self, text: str, signs: list[_Sign]) -> None:
        self.text, self.signs = text, signs

    def read(self) -> tuple[list[Scene], Together]:
        """The scenes that say something, at least one, and how they go together."""
        compose = any(sign.kind == "AND" for sign in self._outside())
        scenes: list[Scene] = []
        run: list[_Sign] = []
        i = 0
        while i < len(self.signs):
            sign = self.signs[i]
            after = _closing(self.signs, i) + 1
            if sign.kind in ("|", "AND"):
                self._end(run, None, scenes, compose)
                run = []
            elif self._doubled(i):
                weight, after = self._weight(i + 2)
                self._end(run, weight, scenes, compose)
                run = []
            else:
                run += self.signs[i:after]
            i = after
        self._end(run, None, scenes, compose)
        return scenes or [Scene()], "compose" if compose else "blend"

    def _outside(self) -> list[_Sign]:
        """The signs outside all brackets."""
        found, i = [], 0
        while i < len(self.signs):
            after = _closing(self.signs, i) + 1
            if after == i + 1:
                found.append(self.signs[i])
            i = after
        return found

    def _doubled(self, i: int) -> bool:
        both = self.signs[i : i + 2]
        return [s.kind for s in both] == [":", ":"] and both[1].at == both[0].at + 1

    def _weight(self, i: int) -> tuple[float | None, int]:
        """The number that stands behind `::`, and the index behind it."""
        if i >= len(self.signs):
            return None, i
        match = _SHARE.match(self.text, self.signs[i].at)
        if match is None:
            return None, i
        while i < len(self.signs) and self.signs[i].at < match.end():
            i += 1
        return _bounded(match[0]), i

    def _end(
        self, run: list[_Sign], weight: float | None, scenes: list[Scene], compose: bool
    ) -> None:
        if weight is None and compose:
            run, weight = _single_weight(run)
        parts = _stripped(_parts(run))
        if parts or weight is not None:
            scenes.append(Scene(parts, 1.0 if weight is None else weight))


def _single_weight(run: list[_Sign]) -> tuple[list[_Sign], float | None]:
    """`a cat :1.2` of composed scenes in the other notation."""
    i = max((i for i, sign in enumerate(run) if sign.kind == ":"), default=-1)
    number = _number(run[i + 1 :]) if i >= 0 else None
    return (run, None) if number is None else (run[:i], number)


def _closing(signs: list[_Sign], i: int) -> int:
    """The index of the bracket that closes the one at `i`; `i` itself where none opens there."""
    depth = 0
    for j in range(i, len(signs)):
        depth += (signs[j].kind in _OPEN) - (signs[j].kind in _CLOSE)
        if depth == 0:
            return j
    return i


def _parts(signs: list[_Sign]) -> tuple[Part, ...]:
    found: list[Part] = []
    words: list[_Sign] = []
    i = 0
    while i < len(signs):
        j = _closing(signs, i)
        if signs[i].kind == "list" or j > i:
            found += _plain(words)
            words = []
            found += _group(signs[i], signs[i + 1 : j])
        else:
            words.append(signs[i])
        i = j + 1
    return tuple(found + _plain(words))


def _plain(words: list[_Sign]) -> list[Part]:
    text = "".join(sign.text for sign in words)
    at = tuple(sign.at + k for sign in words for k in range(len(sign.text)))
    return [Plain(text, at)] if text else []


def _group(sign: _Sign, inside: list[_Sign]) -> list[Part]:
    if sign.kind == "list":
        return [Listed(sign.text)]
    if sign.kind == "{":
        return [Choice(tuple(_parts(option) for option in _split(inside, "|")))]
    pieces = _split(inside, ":")
    number = _number(pieces[-1]) if len(pieces) > 1 else None
    if sign.kind == "[" and number is not None:
        return _scheduled(pieces, number)
    if number is not None:
        weight, inside = _limited(number), inside[: len(inside) - len(pieces[-1]) - 1]
    else:
        weight = rounded(STRONGER if sign.kind == "(" else 1.0 / STRONGER)
    parts = _parts(inside)
    return [Weighted(weight, parts)] if parts else []


def _scheduled(pieces: list[list[_Sign]], at: float) -> list[Part]:
    colon = _Sign("word", ":", 0)
    *early, after = pieces[:-1]
    before: list[_Sign] = []
    for k, piece in enumerate(early):
        before += ([colon] if k else []) + piece
    moment = rounded(max(0.0, at)) if at <= 1.0 else float(min(round(at), 10_000))
    return [Scheduled(_parts(before), _parts(after), moment)]


def _split(signs: list[_Sign], kind: str) -> list[list[_Sign]]:
    """The runs between the signs of a kind that stand outside inner brackets."""
    runs: list[list[_Sign]] = [[]]
    i = 0
    while i < len(signs):
        j = _closing(signs, i)
        if signs[i].kind == kind:
            runs.append([])
        else:
            runs[-1] += signs[i : j + 1]
        i = j + 1
    return runs


def _number(signs: list[_Sign]) -> float | None:
    if len(signs) > 24 or any(sign.kind != "word" for sign in signs):
        return None
    match = _NUMBER.fullmatch("".join(sign.text for sign in signs))
    return None if match is None else rounded(float(match[1]))


def _bounded(text: str) -> float:
    return _limited(float(text))


def _limited(weight: float) -> float:
    return rounded(min(max(weight, -MAX_WEIGHT), MAX_WEIGHT))


def _stripped(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Without space at both ends."""
    found = list(parts)
    while found and isinstance(found[0], Plain):
        first = found[0]
        text = first.text.lstrip()
        found[0] = Plain(text, first.at[len(first.text) - len(text) :])
        if text:
            break
        found.pop(0)
    while found and isinstance(found[-1], Plain):
        last = found[-1]
        text = last.text.rstrip()
        found[-1] = Plain(text, last.at[: len(text)])
        if text:
            break
        found.pop()
    return tuple(found)
