"""What both kinds of BigGAN are told, a class and a z that is cut off, and how it sets a norm."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Controls
from studio.models.gan.biggan.truncation import cut_normal, truncation_control
from studio.models.gan.classes import class_controls, class_shares
from studio.values.card import Ability
from studio.values.controls import Control

ABILITIES: tuple[Ability, ...] = ("finds_directions", "takes_class", "projects")


def biggan_controls(classes: int, truncation: float) -> tuple[Control, ...]:
    """The class, and how far z may be from the middle, `truncation` if nothing is said."""
    return (*class_controls(classes), truncation_control(truncation))


def told(latents: Tensor, values: Controls, classes: int) -> tuple[Tensor, Tensor]:
    """(z [N, D] under the truncation, shares of the classes [N, K]) of normal latents [N, D]."""
    z = cut_normal(latents, float(values["truncation"]))
    return z, class_shares(values, classes, z).expand(len(z), -1)


def conditioned(x: Tensor, condition: Tensor, gain: Tensor, bias: Tensor) -> Tensor:
    """[N, C, H, W]: normed maps `x` under the gain and bias that a condition [N, K] sets.

    `gain`, `bias`: [C, K], what each number of the condition adds to each channel's.
    """
    gains = 1 + functional.linear(condition, gain)
    biases = functional.linear(condition, bias)
    return torch.addcmul(biases[:, :, None, None], x, gains[:, :, None, None])
