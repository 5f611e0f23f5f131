"""Gains and biases of a batch norm that are set anew for each picture."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def conditioned(x: Tensor, condition: Tensor, gain: Tensor, bias: Tensor) -> Tensor:
    """[N, C, H, W]: normed maps `x` under the gain and bias that a condition [N, K] sets.

    `gain`, `bias`: [C, K], what each number of the condition adds to each channel's.
    """
    gains = 1 + functional.linear(condition, gain)
    biases = functional.linear(condition, bias)
    return torch.addcmul(biases[:, :, None, None], x, gains[:, :, None, None])
