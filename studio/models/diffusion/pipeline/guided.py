"""What the network says of a scene: asked with the words and without, and put together.

    e = n + g (w_1 (e_1 - n) + w_2 (e_2 - n) + …)

n: what it says under the negative words or under no class; e_k under the words of block k of
weight w_k; g the guidance. One block of weight 1 is classifier-free guidance, and where g w_1 is 1
the network is asked for e_1 alone. Networks that are told the guidance are asked once for each
block, and their answers are averaged.

Sources: Ho and Salimans, "Classifier-Free Diffusion Guidance", 2022, arXiv:2207.12598; Liu et al.,
"Compositional Visual Generation with Composable Diffusion Models", 2022, arXiv:2206.01714.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.diffusion.pipeline.denoiser import Ask, Denoiser
from studio.models.diffusion.pipeline.told import Bend, Told, Under, Words

_ALONE = 1e-9


@dataclass(frozen=True)
class Question:
    """What is asked in one step: one row a `words` or class, mixed by `weights`.

    `weights`: of each row; they sum to 1. `key`: equal keys mean that the network gives the same
    answers to the same latents, whatever the weights.
    """

    words: tuple[Words | None, ...]
    labels: tuple[int | None, ...]
    weights: tuple[float, ...]
    key: tuple[object, ...]
    size: tuple[int, int]
    guidance: float
    stride: float
    bend: Bend | None = None
    under: Under | None = None


def question(
    denoiser: Denoiser, told: Told, share: float, guidance: float, stride: float
) -> Question:
    """What to ask at a share of the steps, in [0, 1]."""
    blocks = told.blocks_at(share)
    rows: list[tuple[Words | None, float]] = [(b.words, b.weight) for b in blocks] or [(None, 1.0)]
    if denoiser.embeds_guidance:
        total = sum(weight for _, weight in rows) or 1.0
        words = tuple(w for w, _ in rows)
        weights = tuple(weight / total for _, weight in rows)
        labels = (told.label,) * len(rows)
        return _asked(words, labels, weights, told, (share, guidance, stride))
    scaled = [(w, guidance * weight) for w, weight in rows]
    alone = len(scaled) == 1 and abs(scaled[0][1] - 1.0) < _ALONE
    against = told.negative is not None if blocks else denoiser.nothing is not None
    if alone or not against:
        return _asked((rows[0][0],), (told.label,), (1.0,), told, (share, 1.0, stride))
    rest = 1.0 - sum(weight for _, weight in scaled)
    words = (told.negative if blocks else None, *(w for w, _ in scaled))
    labels = (told.label if blocks else denoiser.nothing, *((told.label,) * len(scaled)))
    weights = (rest, *(weight for _, weight in scaled))
    return _asked(words, labels, weights, told, (share, 1.0, stride))


def _asked(
    words: tuple[Words | None, ...], labels: tuple[int | None, ...], weights: tuple[float, ...],
    told: Told, step: tuple[float, float, float],
) -> Question:  # fmt: skip
    """`step`: its share of the steps, the guidance that the network is told, how far it goes."""
    share, guidance, stride = step
    bend, under = told.bend_at(share), told.under
    keys = tuple(w.key if w is not None else "" for w in words)
    also = tuple(one.key for one in (bend, under) if one is not None)
    key = (keys, labels, told.size, guidance, stride, also)
    return Question(words, labels, weights, key, told.size, guidance, stride, bend, under)


def answers(denoiser: Denoiser, asked: Question, x: Tensor, t: float) -> tuple[Tensor, ...]:
    """[N, C, h, w] of each row of a question; rows of like words go through the network at once."""
    found: dict[int, Tensor] = {}
    for rows in _alike(asked.words):
        labels = [asked.labels[row] for row in rows]
        ask = Ask(
            _joined([asked.words[row] for row in rows], len(x)),
            _labels(labels, x), asked.size, asked.guidance, asked.stride,
            asked.bend.delta if asked.bend is not None else None, asked.under,
        )  # fmt: skip
        said = denoiser.predict(torch.cat([x] * len(rows)) if len(rows) > 1 else x, t, ask)
        found |= dict(zip(rows, said.chunk(len(rows)), strict=True))
    return tuple(found[row] for row in range(len(asked.words)))


def mixed(asked: Question, said: Sequence[Tensor]) -> Tensor:
    """[N, C, h, w]: the answers by their weights."""
    if len(said) == 1:
        return said[0]
    base = said[0]
    total = base * sum(asked.weights)
    for weight, row in zip(asked.weights[1:], said[1:], strict=True):
        total = total + weight * (row - base)
    return total


def _alike(words: Sequence[Words | None]) -> list[list[int]]:
    """The rows that can be asked at once: all where words have masks, else those as long."""
    groups: dict[object, list[int]] = {}
    for row, said in enumerate(words):
        like = None if said is None or said.mask is not None else said.tokens.shape[1]
        groups.setdefault(like, []).append(row)
    return list(groups.values())


def _joined(words: Sequence[Words | None], count: int) -> Words | None:
    """A batch of words: `count` rows of each in turn; shorter ones are padded, and masked there."""
    said = [w for w in words if w is not None]
    if not said:
        return None
    length = max(w.tokens.shape[1] for w in said)
    tokens = torch.cat([_rows(_padded(w.tokens, length), count) for w in said])
    pooled = [w.pooled for w in said if w.pooled is not None]
    masks = [
        functional.pad(w.mask, (0, length - w.mask.shape[1])) for w in said if w.mask is not None
    ]
    return Words(
        tokens,
        torch.cat([_rows(p, count) for p in pooled]) if pooled else None,
        torch.cat([_rows(m, count) for m in masks]) if masks else None,
        "",
    )


def _padded(tokens: Tensor, length: int) -> Tensor:
    return functional.pad(tokens, (0, 0, 0, length - tokens.shape[1]))


def _rows(one: Tensor, count: int) -> Tensor:
    return one if count == 1 else one.expand(count, *one.shape[1:])


def _labels(labels: Sequence[int | None], x: Tensor) -> Tensor | None:
    if any(label is None for label in labels):
        return None
    each = torch.tensor([int(label or 0) for label in labels], device=x.device)
    return each.repeat_interleave(len(x))
