"""What all readers have in common: what was read is kept, and whole prompts are counted."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import torch

from studio.models.diffusion.pipeline.told import Words
from studio.models.diffusion.pipeline.words.recent import Recent
from studio.models.diffusion.pipeline.words.tokens import Token, spans
from studio.values.prompt_reading import parse
from studio.values.prompts import Piece, moments, pieces
from studio.values.tokens import TokenReport

COUNTED_STEPS = 100


@dataclass(frozen=True)
class Fit:
    """All tokens of a text, how many of them are read, and words that have no token."""

    tokens: Sequence[Token]
    kept: int
    strangers: tuple[Token, ...] = ()


class Reader(ABC):
    """A `TextReader`: `width` D of a token, `pooled` P of the whole text."""

    limit: int
    """Tokens of a text that are read at most."""
    chunk = 0
    """Tokens that are read together where long texts are read in pieces."""

    def __init__(self, width: int, pooled: int = 0) -> None:
        self.width, self.pooled = width, pooled
        self._recent = Recent()

    def read(self, text: str) -> Words:
        """One text, its words weighted; without blocks and schedules."""
        return self._kept(text, self.encode)

    def against(self, text: str) -> Words:
        """One text to keep away from; of an empty one, what the model learned for nothing said."""
        return self.read(text)

    def _kept(self, text: str, encode: Callable[[Sequence[Piece]], Words], mark: str = "") -> Words:
        """What was kept of a text, or else what `encode` makes of it; `mark` tells ways apart."""
        digest = hashlib.sha256((mark + text).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        found = self._recent.get(digest)
        if found is None:
            with torch.no_grad():
                found = replace(encode(pieces(parse(text).scenes[0].parts)), key=digest)
            self._recent.put(digest, found)
        return found

    def count(self, text: str) -> TokenReport:
        """How a whole prompt as typed fits, blocks and schedules included."""
        cut: list[Token] = []
        unknown: list[Token] = []
        used = 0
        for runs in _all_runs(text):
            fit = self.fit(runs)
            used = max(used, len(fit.tokens))
            cut += fit.tokens[fit.kept :]
            unknown += [token for token in fit.tokens if token.unknown]
            unknown += fit.strangers
        return TokenReport(
            used, self.limit, self.chunk, spans(text, _ordered(cut)),
            spans(text, _ordered(unknown), words=True),
        )  # fmt: skip

    def forget(self) -> None:
        """Forget what was read: the encoders have moved or changed."""
        self._recent.clear()

    @abstractmethod
    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them; the key is set afterwards."""

    @abstractmethod
    def fit(self, runs: Sequence[Piece]) -> Fit:
        """The tokens of weighted words; no network is asked."""


def _all_runs(text: str) -> list[tuple[Piece, ...]]:
    """The words of every scene at every moment, each once."""
    prompt = parse(text)
    found: dict[tuple[tuple[str, tuple[int, ...]], ...], tuple[Piece, ...]] = {}
    for _, _, now in moments(prompt, COUNTED_STEPS):
        for scene in now.scenes:
            runs = pieces(scene.parts)
            found[tuple((run.text, run.at) for run in runs)] = runs
    return list(found.values())


def _ordered(tokens: list[Token]) -> list[Token]:
    return sorted(dict.fromkeys(tokens), key=lambda token: (token.start, token.end))
