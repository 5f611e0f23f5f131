"""The transformer of Postcards: which way to go from noise to a picture, told time and words.

Adaptive layer norm as in DiT (Peebles and Xie, "Scalable Diffusion Models with Transformers",
2022, arXiv:2212.09748). The image tokens attend to each other and to the words at once. Besides
the time, the network is told the size of the step it is asked for (Frans et al., "One Step
Diffusion via Shortcut Models", 2024, arXiv:2410.12557); 0 means the instant direction.

The layers find only what the noisy latents do not say by themselves: the best straight guess from
them is added, and the rest scaled to unit size (Karras et al., "Elucidating the Design Space of
Diffusion-Based Generative Models", 2022, arXiv:2206.00364, here for rectified flow).
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN = -1e4
"""Added to the score of a word that is not there."""


@dataclass(frozen=True)
class TransformerLayout:
    """Sizes.

    Attributes:
        latent: channels of a latent cell.
        cells: latent cells along a side.
        patch: cells along a side of a token.
        width: of a token.
        layers: blocks.
        heads: of attention.
        text: width of the text encoder's vectors.
    """

    latent: int = 12
    cells: int = 16
    patch: int = 2
    width: int = 192
    layers: int = 6
    heads: int = 3
    text: int = 192


class _Block(nn.Module):
    def __init__(self, layout: TransformerLayout) -> None:
        super().__init__()
        width = layout.width
        self.heads = layout.heads
        self.grid = layout.cells // layout.patch
        self.near = nn.Conv2d(width, width, 3, padding=1, groups=width)
        self.attend = nn.Linear(width, 3 * width)
        self.words = nn.Linear(layout.text, 2 * width)
        self.scale_q = nn.Parameter(torch.ones(width // layout.heads))
        self.scale_k = nn.Parameter(torch.ones(width // layout.heads))
        self.out = nn.Linear(width, width)
        self.widen = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.adapt = nn.Linear(width, 6 * width)
        _still(self.near)
        _still(self.adapt)

    def forward(self, x: Tensor, told: Tensor, text: Tensor, mask: Tensor) -> Tensor:
        shift_a, scale_a, gate_a, shift_m, scale_m, gate_m = self.adapt(told)[:, None].chunk(6, -1)
        count, length, width = x.shape
        square = x.reshape(count, self.grid, self.grid, width).permute(0, 3, 1, 2)
        x = x + self.near(square).permute(0, 2, 3, 1).reshape(count, length, width)
        h = _plain_norm(x) * (1 + scale_a) + shift_a
        x = x + gate_a * self._attention(h, text, mask)
        h = _plain_norm(x) * (1 + scale_m) + shift_m
        out: Tensor = x + gate_m * self.narrow(functional.gelu(self.widen(h), approximate="tanh"))
        return out

    def _attention(self, h: Tensor, text: Tensor, mask: Tensor) -> Tensor:
        count, length, width = h.shape
        q, k, v = self.attend(h).reshape(count, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        words = self.words(text).reshape(count, text.shape[1], 2, self.heads, -1)
        word_k, word_v = words.permute(2, 0, 3, 1, 4)
        k, v = torch.cat((k, word_k), 2), torch.cat((v, word_v), 2)
        q, k = _unit(q, self.scale_q), _unit(k, self.scale_k)
        score = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2) + mask
        seen = score.softmax(-1).to(v.dtype) @ v
        out: Tensor = self.out(seen.transpose(1, 2).reshape(count, length, width))
        return out


class PostcardTransformer(nn.Module):
    """Latents, time and words to a velocity."""

    def __init__(self, layout: TransformerLayout | None = None) -> None:
        super().__init__()
        self.layout = layout = layout or TransformerLayout()
        width, grid = layout.width, layout.cells // layout.patch
        inside = layout.latent * layout.patch**2
        self.enter = nn.Linear(inside, width)
        self.places = nn.Parameter(torch.randn(1, grid * grid, width) * 0.1)
        self.time = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width))
        self.stride = nn.Sequential(nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width))
        self.prompt = nn.Sequential(
            nn.Linear(layout.text, width), nn.SiLU(), nn.Linear(width, width)
        )
        self.blocks = nn.ModuleList(_Block(layout) for _ in range(layout.layers))
        self.adapt = nn.Linear(width, 2 * width)
        self.leave = nn.Linear(width, inside)
        for part in (self.adapt, self.leave, self.stride[2]):
            _still(part)

    def forward(
        self, latents: Tensor, time: Tensor, text: tuple[Tensor, Tensor, Tensor], stride: Tensor
    ) -> Tensor:
        """The velocity: noise minus picture, so that `latents - dt * velocity` goes to the picture.

        Args:
            latents: [N, C, h, w] float, (1 - time) picture + time noise.
            time: [N] in [0, 1]; 1 is noise.
            text: what the text encoder gives: vectors, their mean, where there are words.
            stride: [N] in [0, 1]; how far one step will go with this velocity, 0 for an instant.

        Returns:
            [N, C, h, w].
        """
        words, pooled, there = text
        like = self.places.dtype
        told = self.time(waves(time).to(like)) + self.stride(waves(stride).to(like))
        told = told + self.prompt(pooled)
        told = functional.silu(told)
        x = self.enter(self._patches(latents)) + self.places
        room = x.new_zeros((len(there), x.shape[1]))
        hidden = there.to(x.dtype).log().clamp_min(HIDDEN)
        mask = torch.cat((room, hidden), 1)[:, None, None, :]
        for block in self.blocks:
            x = block(x, told, words, mask)
        shift, scale = self.adapt(told)[:, None].chunk(2, -1)
        found = self._picture(self.leave(_plain_norm(x) * (1 + scale) + shift)).float()
        at = time.float()[:, None, None, None]
        size = at.square() + (1 - at).square()
        return latents * ((2 * at - 1) / size) + found * size.rsqrt()

    def _patches(self, latents: Tensor) -> Tensor:
        return functional.pixel_unshuffle(latents, self.layout.patch).flatten(2).transpose(1, 2)

    def _picture(self, tokens: Tensor) -> Tensor:
        grid = self.layout.cells // self.layout.patch
        square = tokens.transpose(1, 2).reshape(len(tokens), -1, grid, grid)
        return functional.pixel_shuffle(square, self.layout.patch)

    def config(self) -> dict[str, object]:
        """What `config.json` says."""
        return {"_class_name": "PostcardTransformer", **asdict(self.layout)}


def _still(part: nn.Module) -> None:
    """Let a layer begin by saying nothing."""
    for weight in part.parameters():
        nn.init.zeros_(weight)


def waves(unit: Tensor) -> Tensor:
    """[N] in [0, 1] -> [N, 128] sines and cosines from slow to fast."""
    rates = torch.exp(torch.linspace(0.0, math.log(1000.0), 64, device=unit.device))
    angles = unit.float()[:, None] * rates
    return torch.cat((angles.sin(), angles.cos()), 1)


def _plain_norm(x: Tensor) -> Tensor:
    return functional.layer_norm(x, x.shape[-1:])


def _unit(x: Tensor, scale: Tensor) -> Tensor:
    """Rows of mean square 1, then scaled."""
    return functional.rms_norm(x, x.shape[-1:]) * scale
