"""Differentiable augmentation for the critic of Blossoms, as strong as its certainty asks for.

Real and made pictures are moved and recoloured alike before the critic sees them, each with a
probability p that rises while the critic is too sure of the real ones.

Sources: Karras et al., "Training Generative Adversarial Networks with Limited Data", NeurIPS 2020,
arXiv:2006.06676; Zhao et al., "Differentiable Augmentation for Data-Efficient GAN Training",
NeurIPS 2020, arXiv:2006.10738.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

REACH = 0.10


def augment(pictures: Tensor, p: float, generator: torch.Generator) -> Tensor:
    """Pictures [N, 3, S, S] in [-1, 1], some moved, some in other light; gradients pass through."""
    if p <= 0:
        return pictures
    moved = _moved(pictures, _chosen(pictures, p, generator), generator)
    return _recoloured(moved, _chosen(pictures, p, generator), generator)


def _chosen(pictures: Tensor, p: float, generator: torch.Generator) -> Tensor:
    """[N, 1, 1, 1]: one with probability p, else zero."""
    drawn = torch.rand(len(pictures), 1, 1, 1, generator=generator)
    return (drawn < p).to(pictures.dtype)


def _moved(pictures: Tensor, chosen: Tensor, generator: torch.Generator) -> Tensor:
    """By whole pixels, up to a tenth of the size; what comes in is the border repeated."""
    n, _, size, _ = pictures.shape
    reach = max(1, round(REACH * size))
    shift = torch.randint(-reach, reach + 1, (n, 2), generator=generator)
    shift = shift * chosen.reshape(n, 1).long()
    padded = functional.pad(pictures, (reach, reach, reach, reach), mode="replicate")
    rows = (torch.arange(size) + reach)[None] + shift[:, :1]
    columns = (torch.arange(size) + reach)[None] + shift[:, 1:]
    index = torch.arange(n)[:, None, None]
    picked = padded.permute(0, 2, 3, 1)[index, rows[:, :, None], columns[:, None, :]]
    return picked.permute(0, 3, 1, 2)


def _recoloured(pictures: Tensor, chosen: Tensor, generator: torch.Generator) -> Tensor:
    """Brightness, saturation and contrast."""
    drawn = 2 * torch.rand(3, len(pictures), 1, 1, 1, generator=generator) - 1
    light, saturation, contrast = drawn * chosen
    grey = pictures.mean(1, keepdim=True)
    pictures = grey + (pictures - grey) * (1 + 0.4 * saturation)
    middle = pictures.mean((1, 2, 3), keepdim=True)
    lit: Tensor = middle + (pictures - middle) * (1 + 0.25 * contrast) + 0.12 * light
    return lit


@dataclass
class Pressure:
    """The probability p, moved so that the critic is right about `target` more than it is wrong."""

    p: float = 0.1
    target: float = 0.6
    images_to_full: float = 60_000.0
    most: float = 0.7

    def follow(self, real_scores: Tensor) -> None:
        """Adjust to the scores of a batch of real pictures [N]."""
        sure = float(real_scores.detach().sign().mean())
        step = len(real_scores) / self.images_to_full
        self.p = min(self.most, max(0.0, self.p + (step if sure > self.target else -step)))
