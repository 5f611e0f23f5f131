"""The readers of published pipelines; unweighted texts become what diffusers makes of them."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.diffusion.pipeline.told import Words
from studio.models.diffusion.pipeline.words import encoders
from studio.models.diffusion.pipeline.words.base import Fit, Reader
from studio.models.diffusion.pipeline.words.encoders import MAX_CHUNKS, room, rows_of
from studio.models.diffusion.pipeline.words.tokens import Vocabulary, tokens_of
from studio.values.prompts import Piece

Encoder = tuple[nn.Module, Vocabulary]
"""A text encoder and its tokenizer."""


class ClipReader(Reader):
    """CLIP alone, long texts in pieces: Stable Diffusion 1 and 2. `skip`: layers left out."""

    def __init__(self, text: Encoder, skip: int = 0) -> None:
        network: Any = text[0]
        super().__init__(int(network.config.hidden_size))
        self._network, self._vocabulary = text
        self._skip = skip
        self.chunk = room(self._vocabulary, self._vocabulary.length)
        self.limit = self.chunk * MAX_CHUNKS

    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them."""
        found = tokens_of(self._vocabulary, runs)
        rows = rows_of(self._vocabulary, found, self._vocabulary.length, MAX_CHUNKS)
        return Words(encoders.clip(self._network, rows, self._skip)[0], None, None, "")

    def fit(self, runs: Sequence[Piece]) -> Fit:
        """The tokens of weighted words."""
        return Fit(tokens_of(self._vocabulary, runs), self.limit)


class TwoClipReader(Reader):
    """Two CLIPs side by side, and the second's view of the whole: Stable Diffusion XL.

    With `zeros` an empty negative prompt is no text but zeros, as the model was trained.
    """

    def __init__(self, first: Encoder, second: Encoder, zeros: bool) -> None:
        configs: list[Any] = [first[0].config, second[0].config]
        super().__init__(sum(c.hidden_size for c in configs), int(configs[1].projection_dim))
        self._texts, self._zeros = (first, second), zeros
        self.chunk = room(first[1], first[1].length)
        self.limit = self.chunk * MAX_CHUNKS

    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them."""
        vectors, pooled = [], None
        for network, vocabulary in self._texts:
            rows = rows_of(vocabulary, tokens_of(vocabulary, runs), vocabulary.length, MAX_CHUNKS)
            found, pooled = encoders.clip(network, rows, skip=1)
            vectors.append(found)
        length = min(found.shape[1] for found in vectors)
        return Words(torch.cat([v[:, :length] for v in vectors], -1), pooled, None, "")

    def against(self, text: str) -> Words:
        """One text to keep away from; of an empty one, what the model learned for nothing said."""
        found = self.read(text)
        if text or not self._zeros or found.pooled is None:
            return found
        pooled = torch.zeros_like(found.pooled)
        return Words(torch.zeros_like(found.tokens), pooled, None, "nothing")

    def fit(self, runs: Sequence[Piece]) -> Fit:
        """The tokens of weighted words."""
        return Fit(tokens_of(self._texts[0][1], runs), self.limit)


class ThreeReader(Reader):
    """Two CLIPs for 75 words and the whole, T5 for all: Stable Diffusion 3. T5 may be missing."""

    length = 256

    def __init__(self, clips: tuple[Encoder, Encoder], t5: Encoder | None, width: int) -> None:
        configs: list[Any] = [network.config for network, _ in clips]
        super().__init__(width, sum(int(config.projection_dim) for config in configs))
        self._clips, self._t5 = clips, t5
        vocabulary = t5[1] if t5 is not None else clips[0][1]
        self.limit = room(vocabulary, self.length if t5 is not None else vocabulary.length)

    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them."""
        vectors, wholes = [], []
        for network, vocabulary in self._clips:
            rows = rows_of(vocabulary, tokens_of(vocabulary, runs), vocabulary.length)
            found, whole = encoders.clip(network, rows, skip=1)
            vectors.append(found)
            wholes.append(whole)
        short = torch.cat(vectors, -1)
        short = functional.pad(short, (0, self.width - short.shape[-1]))
        return Words(
            torch.cat((short, self._long(runs, short)), 1), torch.cat(wholes, -1), None, ""
        )

    def _long(self, runs: Sequence[Piece], like: Tensor) -> Tensor:
        if self._t5 is None:
            return like.new_zeros(1, self.length, self.width)
        network, vocabulary = self._t5
        rows = rows_of(vocabulary, tokens_of(vocabulary, runs), self.length)
        return encoders.sequence(network, rows, masked=False)

    def fit(self, runs: Sequence[Piece]) -> Fit:
        """The tokens of weighted words."""
        vocabulary = (self._t5 or self._clips[0])[1]
        return Fit(tokens_of(vocabulary, runs), self.limit)


class FluxReader(Reader):
    """T5 for the words, CLIP for the whole."""

    def __init__(self, clip: Encoder, t5: Encoder, length: int) -> None:
        networks: list[Any] = [t5[0], clip[0]]
        super().__init__(int(networks[0].config.d_model), int(networks[1].config.hidden_size))
        self._clip, self._t5, self._length = clip, t5, length
        self.limit = room(t5[1], length)

    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them."""
        network, vocabulary = self._clip
        rows = rows_of(vocabulary, tokens_of(vocabulary, runs), vocabulary.length)
        _, whole = encoders.clip(network, rows, skip=0)
        network, vocabulary = self._t5
        rows = rows_of(vocabulary, tokens_of(vocabulary, runs), self._length)
        return Words(encoders.sequence(network, rows, masked=False), whole, None, "")

    def fit(self, runs: Sequence[Piece]) -> Fit:
        """The tokens of weighted words."""
        return Fit(tokens_of(self._t5[1], runs), self.limit)


class PlainReader(Reader):
    """One encoder that reads small letters, looked at only where words are: PixArt and Sana."""

    def __init__(self, text: Encoder, width: int, length: int) -> None:
        super().__init__(width)
        self._network, self._vocabulary = text
        self._length = length
        self.limit = room(self._vocabulary, length)

    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them."""
        found = tokens_of(self._vocabulary, runs, lower=True)
        rows = rows_of(self._vocabulary, found, self._length)
        vectors = encoders.sequence(self._network, rows, masked=True)
        return Words(vectors, None, rows.mask.to(vectors.device), "")

    def fit(self, runs: Sequence[Piece]) -> Fit:
        """The tokens of weighted words."""
        return Fit(tokens_of(self._vocabulary, runs, lower=True), self.limit)


class InstructedReader(PlainReader):
    """Sana's: the text stands behind an instruction, of which only the first token is passed on.

    Words to keep away from are read without it.
    """

    def __init__(self, text: Encoder, width: int, length: int) -> None:
        super().__init__(text, width, length)
        self.limit = length - 2

    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them."""
        before = instruction()
        if not before:
            return super().encode(runs)
        told = len(tokens_of(self._vocabulary, [Piece(before, 1.0)]))
        told += self._vocabulary.begin is not None
        small = [Piece(run.text.lower(), run.weight) for run in runs]
        found = tokens_of(self._vocabulary, [Piece(before, 1.0), *small])
        rows = rows_of(self._vocabulary, found, told + self._length - 2)
        vectors = encoders.sequence(self._network, rows, masked=True)
        kept = [0, *range(vectors.shape[1] - self._length + 1, vectors.shape[1])]
        return Words(vectors[:, kept], None, rows.mask[:, kept].to(vectors.device), "")

    def against(self, text: str) -> Words:
        """One text to keep away from; of an empty one, what the model learned for nothing said."""
        return self._kept(text, super().encode, "against ")


class BertReader(Reader):
    """The first latent diffusion's own encoder."""

    def __init__(self, text: Encoder, length: int = 77) -> None:
        network: Any = text[0]
        super().__init__(int(network.config.d_model))
        self._network, self._vocabulary, self._length = *text, length
        self.limit = room(self._vocabulary, length)

    def encode(self, runs: Sequence[Piece]) -> Words:
        """Weighted words as the network wants them."""
        rows = rows_of(self._vocabulary, tokens_of(self._vocabulary, runs), self._length)
        return Words(encoders.sequence(self._network, rows, masked=False), None, None, "")

    def fit(self, runs: Sequence[Piece]) -> Fit:
        """The tokens of weighted words."""
        return Fit(tokens_of(self._vocabulary, runs), self.limit)


@lru_cache(maxsize=1)
def instruction() -> str:
    """What Sana is told before every prompt, as diffusers tells it."""
    from diffusers.pipelines.sana.pipeline_sana import SanaPipeline

    found = inspect.signature(SanaPipeline.__call__).parameters["complex_human_instruction"].default
    return "\n".join(found) if isinstance(found, list) else ""
