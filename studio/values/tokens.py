"""What a model makes of a text: how much of it fits, and which words it does not know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A stretch of a text as it was typed: characters `start` to before `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class TokenReport:
    """How a text fits a model.

    Attributes:
        used: tokens that the text needs, those that were cut among them; of several blocks the
            longest.
        limit: tokens that the model reads at most.
        chunk: tokens that are read together where long texts are read in pieces, else 0.
        cut: what lies beyond the limit.
        unknown: words that the model never learned.
    """

    used: int
    limit: int
    chunk: int = 0
    cut: tuple[Span, ...] = ()
    unknown: tuple[Span, ...] = ()
