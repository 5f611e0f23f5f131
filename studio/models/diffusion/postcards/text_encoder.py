"""The text encoder of Postcards: learnt words, bound to their neighbours, then to all others."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.diffusion.postcards.words import PAD


@dataclass(frozen=True)
class TextLayout:
    """Sizes: number of words, width, attention layers and heads."""

    words: int
    width: int = 192
    layers: int = 2
    heads: int = 4


class _Layer(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(width)
        self.attend = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.between = nn.LayerNorm(width)
        self.widen = nn.Linear(width, 3 * width)
        self.narrow = nn.Linear(3 * width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        count, length, width = x.shape
        parts = self.attend(self.before(x)).reshape(count, length, 3, self.heads, -1)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = x + self.out(seen.transpose(1, 2).reshape(count, length, width))
        out: Tensor = x + self.narrow(functional.gelu(self.widen(self.between(x))))
        return out


class PostcardTextEncoder(nn.Module):
    """Numbers of words to one vector a word and one for the whole prompt.

    Order matters only among neighbours (a convolution over three words), so that a list of facts
    means the same in any order.
    """

    def __init__(self, layout: TextLayout) -> None:
        super().__init__()
        self.layout = layout
        width = layout.width
        self.words = nn.Embedding(layout.words, width)
        nn.init.normal_(self.words.weight, std=0.5)
        self.near = nn.Linear(3 * width, 2 * width)
        self.bind = nn.Linear(2 * width, width)
        self.layers = nn.ModuleList(_Layer(width, layout.heads) for _ in range(layout.layers))
        self.norm = nn.LayerNorm(width)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Read prompts.

        Args:
            ids: [N, L] int64, padded with `PAD`.

        Returns:
            [N, L, D] a vector a word, [N, D] their mean, and [N, L] bool, where there are words.
        """
        there = ids != PAD
        x = self.words(ids) * there[..., None]
        sides = functional.pad(x, (0, 0, 1, 1))
        threes = torch.cat((sides[:, :-2], x, sides[:, 2:]), -1)
        x = x + self.bind(functional.gelu(self.near(threes)))
        mask = there[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = self.norm(x)
        weight = there[..., None].to(x.dtype)
        pooled = (x * weight).sum(1) / weight.sum(1)
        return x, pooled, there

    def config(self) -> dict[str, object]:
        """What `config.json` says."""
        return {"_class_name": "PostcardTextEncoder", **asdict(self.layout)}
