"""Pictures from words in the plainest way, to look and to judge: Euler steps with guidance."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from studio.models.diffusion.postcards.networks import Networks

Text = tuple[Tensor, Tensor, Tensor]


def encoded(networks: Networks, texts: list[str]) -> Text:
    """Prompts as the text encoder reads them, on its device."""
    ids = torch.from_numpy(networks.words.batch(texts)).to(networks.text.words.weight.device)
    out: Text = networks.text(ids)
    return out


def joined_text(first: Text, second: Text) -> Text:
    """Two batches of encoded prompts as one, padded to the longer."""
    length = max(first[0].shape[1], second[0].shape[1])

    def padded(x: Tensor) -> Tensor:
        out = x.new_zeros((x.shape[0], length, *x.shape[2:]))
        out[:, : x.shape[1]] = x
        return out

    pairs = zip(first, second, strict=True)
    words, pooled, there = pairs
    return (
        torch.cat([padded(x) for x in words]),
        torch.cat(pooled),
        torch.cat([padded(x) for x in there]),
    )


def velocity(
    networks: Networks,
    x: Tensor,
    time: float,
    stride: float,
    said: Text,
    unsaid: Text,
    guidance: float,
) -> Tensor:
    """Direction of the flow with guidance; 1 asks for the prompt alone.

    Source: Ho and Salimans, "Classifier-Free Diffusion Guidance", 2022, arXiv:2207.12598.
    """
    count = len(x)
    if guidance == 1.0:
        times = torch.full((count,), time, device=x.device)
        strides = torch.full_like(times, stride)
        out: Tensor = networks.transformer(x, times, said, strides)
        return out
    times = torch.full((2 * count,), time, device=x.device)
    strides = torch.full_like(times, stride)
    text = joined_text(said, unsaid)
    both: Tensor = networks.transformer(torch.cat((x, x)), times, text, strides)
    with_words, without = torch.chunk(both, 2)
    return without + guidance * (with_words - without)


def starting_noise(seeds: list[int], channels: int, cells: int = 16) -> Tensor:
    """[N, C, h, w] standard normal, each seed on its own."""
    rows = [
        torch.randn((channels, cells, cells), generator=torch.Generator().manual_seed(seed))
        for seed in seeds
    ]
    return torch.stack(rows)


@torch.no_grad()
def sample(
    networks: Networks, texts: list[str], seeds: list[int], *,
    steps: int = 16, guidance: float = 2.0, short: bool = False, shift: float = 1.0,
) -> Tensor:  # fmt: skip
    """Latents of prompts, one seed each.

    Args:
        networks: what to sample with.
        texts: prompts.
        seeds: of the noise.
        steps: Euler steps.
        guidance: of the words; 1 for none.
        short: tell the network how long its steps are, as the few-step variant wants it.
        shift: above 1 spends more of the steps near noise.
    """
    said, unsaid = encoded(networks, texts), encoded(networks, [""] * len(texts))
    x = starting_noise(seeds, networks.autoencoder.layout.latent).to(said[0].device)
    linear = np.linspace(1.0, 0.0, steps + 1)
    times = shift * linear / (1 + (shift - 1) * linear)
    for time, following in pairwise(times):
        stride = float(time - following) if short else 0.0
        toward = velocity(networks, x, float(time), stride, said, unsaid, guidance)
        x = x - float(time - following) * toward
    return x


@torch.no_grad()
def pictures(networks: Networks, latents: Tensor) -> Tensor:
    """[N, 3, 256, 256] in [0, 1]."""
    drawn = [networks.autoencoder.decode(part) for part in torch.split(latents, 16)]
    return (torch.cat(drawn) / 2 + 0.5).clamp(0, 1)
