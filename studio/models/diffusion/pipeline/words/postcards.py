"""The reader of Postcards: a closed grammar, whose unknown words are said by name."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from studio.models.diffusion.pipeline.told import Words
from studio.models.diffusion.pipeline.words.base import Fit, Reader
from studio.models.diffusion.pipeline.words.encoders import weighed, where
from studio.models.diffusion.pipeline.words.tokens import Token, lowered, positions
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder
from studio.models.diffusion.postcards.words import BEGIN, LENGTH, PostcardTokenizer
from studio.values.prompts import Piece


class PostcardReader(Reader):
    """Words and their mean; what is unknown is left out, and the words in a row are not broken."""

    limit = LENGTH - 1

    def __init__(self, network: PostcardTextEncoder, words: PostcardTokenizer) -> None:
        super().__init__(network.layout.width, network.layout.width)
        self._network, self._words = network, words

    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them."""
        known = [token for token in self._tokens(runs) if not token.unknown][: self.limit]
        ids = torch.tensor([[BEGIN, *(token.number for token in known)]])
        weights = torch.tensor([[1.0, *(token.weight for token in known)]])
        vectors, _, there = self._network(ids.to(where(self._network)))
        vectors = weighed(vectors.float(), weights)
        return Words(vectors, vectors.mean(1), there, "")

    def fit(self, runs: Sequence[Piece]) -> Fit:
        """The tokens of weighted words; the unknown take no room."""
        found = self._tokens(runs)
        known = [token for token in found if not token.unknown]
        return Fit(known, self.limit, tuple(token for token in found if token.unknown))

    def _tokens(self, runs: Sequence[Piece]) -> list[Token]:
        text, back = lowered("".join(run.text for run in runs))
        weights = [run.weight for run in runs for _ in run.text]
        at = positions(runs)
        found = []
        for word in self._words.found(text):
            first, last = back[word.start], back[word.end - 1]
            start, end = (at[first], at[last] + 1) if at[first] >= 0 else (-1, -1)
            unknown = word.number is None
            found.append(Token(word.number or 0, weights[first], start, end, unknown))
        return found
