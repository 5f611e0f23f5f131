"""Text to numbers that know their weight and where in the typed text they came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from studio.values.prompts import Piece
from studio.values.tokens import Span


class Vocabulary(Protocol):
    """A tokenizer and what stands around the words (as `pipeline.vocabulary` builds it)."""

    @property
    def tokenizer(self) -> Any:
        """Of the tokenizers library."""

    @property
    def length(self) -> int:
        """Most numbers at once, special ones among them."""

    @property
    def begin(self) -> int | None:
        """Before the words."""

    @property
    def end(self) -> int | None:
        """Behind the words."""

    @property
    def pad(self) -> int:
        """Fills up."""

    @property
    def unknown(self) -> int | None:
        """For what it does not know."""


@dataclass(frozen=True)
class Token:
    """A number of the vocabulary, its weight, and its place `start` to before `end`.

    The place is in what was typed; -1 where that is not known.
    """

    number: int
    weight: float
    start: int
    end: int
    unknown: bool = False


def tokens_of(vocabulary: Vocabulary, pieces: Sequence[Piece], lower: bool = False) -> list[Token]:
    """All numbers of a text, without special ones.

    The text is divided as if it had no weights; a number takes the weight of its first letter.
    """
    text = "".join(piece.text for piece in pieces)
    weights = [piece.weight for piece in pieces for _ in piece.text]
    at = positions(pieces)
    if lower:
        text, back = lowered(text)
        weights, at = [weights[i] for i in back], [at[i] for i in back]
    found = vocabulary.tokenizer.encode(text, add_special_tokens=False)
    tokens = []
    for number, (start, end) in zip(found.ids, found.offsets, strict=True):
        while start < end - 1 and text[start].isspace():  # some pieces begin with their space
            start += 1
        inside = start < len(text) and start < end
        weight = weights[start] if inside else 1.0
        first, last = (at[start], at[end - 1] + 1) if inside else (-1, -1)
        tokens.append(Token(number, weight, first, last, number == _unknown(vocabulary)))
    return tokens


def lowered(text: str) -> tuple[str, list[int]]:
    """(text in small letters, for each of them the index of the letter it came from)."""
    small = [letter.lower() for letter in text]
    return "".join(small), [i for i, letters in enumerate(small) for _ in letters]


def spans(text: str, tokens: Iterable[Token], words: bool = False) -> tuple[Span, ...]:
    """Where tokens, in order, stand in `text` as typed; neighbours come as one.

    With `words` only those that touch do, so that each word stands alone.
    """
    found: list[tuple[int, int]] = []
    for token in tokens:
        if token.start < 0:
            continue
        between = text[found[-1][1] : token.start] if found else ""
        if found and not (between if words else between.strip()):
            found[-1] = (found[-1][0], max(token.end, found[-1][1]))
        else:
            found.append((token.start, token.end))
    return tuple(Span(start, end, text[start:end]) for start, end in found)


def positions(pieces: Sequence[Piece]) -> list[int]:
    """Where each letter stood in what was typed; -1 where that is not known."""
    found: list[int] = []
    for piece in pieces:
        known = len(piece.at) == len(piece.text)
        found += piece.at if known else [-1] * len(piece.text)
    return found


def _unknown(vocabulary: Vocabulary) -> int | None:
    """None where what stands for the unknown also ends the text: such a tokenizer spells all."""
    return None if vocabulary.unknown == vocabulary.end else vocabulary.unknown
