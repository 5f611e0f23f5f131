"""Text encoders: rows of numbers to vectors, as the pipelines of diffusers ask them.

Weights of words multiply the vectors, special ones aside. For CLIP the mean of all vectors is then
brought back to what it was, as prompts with weights have been written for since the first
interfaces of Stable Diffusion; longer texts are read in pieces of 75, each with its own beginning
and end, and their vectors stand behind each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from studio.models.diffusion.pipeline.words.tokens import Token, Vocabulary

MAX_CHUNKS = 8
"""Pieces of a long text that are read; what lies beyond is cut."""
HELD = 0.5
"""A mean that weights change by more than this share is left as it is."""


@dataclass(frozen=True)
class Rows:
    """K rows of L numbers: `ids` [K, L] int64, `weights` [K, L] float32, `mask` [K, L] bool."""

    ids: Tensor
    weights: Tensor
    mask: Tensor


def room(vocabulary: Vocabulary, length: int) -> int:
    """Words that fit beside the special numbers."""
    return length - (vocabulary.begin is not None) - (vocabulary.end is not None)


def rows_of(vocabulary: Vocabulary, tokens: Sequence[Token], length: int, chunks: int = 1) -> Rows:
    """Tokens in at most `chunks` rows of `length`, at least one, each begun, ended and filled."""
    fits = room(vocabulary, length)
    starts = range(0, max(1, min(len(tokens), fits * chunks)), fits)
    rows = [_row(vocabulary, tokens[start : start + fits], length) for start in starts]
    ids, weights, mask = zip(*rows, strict=True)
    return Rows(
        torch.tensor(ids, dtype=torch.int64), torch.tensor(weights), torch.tensor(mask)
    )  # fmt: skip


def _row(
    vocabulary: Vocabulary, tokens: Sequence[Token], length: int
) -> tuple[list[int], list[float], list[bool]]:
    before = [] if vocabulary.begin is None else [vocabulary.begin]
    after = [] if vocabulary.end is None else [vocabulary.end]
    ids = [*before, *(token.number for token in tokens), *after]
    weights = [*(1.0 for _ in before), *(token.weight for token in tokens)]
    used, blank = len(ids), length - len(ids)
    weights += [1.0] * (length - len(weights))
    return ids + [vocabulary.pad] * blank, weights, [True] * used + [False] * blank


def weighed(vectors: Tensor, weights: Tensor, hold_mean: bool = False) -> Tensor:
    """[K, L, D] `vectors` times [K, L] `weights`."""
    if bool((weights == 1.0).all()):
        return vectors
    found = vectors * weights.to(vectors)[..., None]
    if not hold_mean:
        return found
    before, after = vectors.mean(), found.mean()
    ratio = float(before / after) if float(after) != 0.0 else 1.0
    return found * ratio if abs(ratio - 1.0) <= HELD else found


def where(network: nn.Module) -> torch.device:
    """The device of a network."""
    return next(network.parameters()).device


def clip(network: nn.Module, rows: Rows, skip: int) -> tuple[Tensor, Tensor]:
    """([1, K * L, D] vectors, [1, P] of the first row as a whole), weighed, float32.

    `skip` 0 takes the last layer with its norm, n > 0 the nth layer before it without.
    """
    found: Any = network(rows.ids.to(where(network)), output_hidden_states=skip > 0)
    vectors = found.hidden_states[-1 - skip] if skip else found.last_hidden_state
    whole = found[0] if found[0].dim() == 2 else found.pooler_output
    vectors = weighed(vectors.float(), rows.weights, hold_mean=True)
    return vectors.reshape(1, -1, vectors.shape[-1]), whole[:1].float()


def sequence(network: nn.Module, rows: Rows, masked: bool) -> Tensor:
    """[1, L, D] float32 of one row, weighed; with `masked` blank places are not attended to."""
    device = where(network)
    mask = {"attention_mask": rows.mask.long().to(device)} if masked else {}
    found: Any = network(rows.ids.to(device), **mask)
    return weighed(found[0].float(), rows.weights)
