"""The parts of which both networks are made: fully connected layers and activations."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

LEAK = 0.2


@dataclass(frozen=True)
class Activation:
    """A function with its usual gain; `scales`: whether f(a x) = a f(x) for a > 0."""

    call: Callable[[Tensor], Tensor]
    gain: float
    scales: bool = False


ACTIVATIONS = {
    "linear": Activation(lambda x: x, 1.0, scales=True),
    "relu": Activation(functional.relu, math.sqrt(2), scales=True),
    "lrelu": Activation(lambda x: functional.leaky_relu(x, LEAK), math.sqrt(2), scales=True),
    "tanh": Activation(torch.tanh, 1.0),
    "sigmoid": Activation(torch.sigmoid, 1.0),
    "elu": Activation(functional.elu, 1.0),
    "selu": Activation(functional.selu, 1.0),
    "softplus": Activation(functional.softplus, 1.0),
    "swish": Activation(functional.silu, math.sqrt(2)),
}
"""By the names of NVIDIA's code."""


def settled(x: Tensor, activation: str, clamp: float | None) -> Tensor:
    """`x` through an activation without its gain, then within ± `clamp`; overwrites `x` if it may.

    Gradients forbid overwriting; without them it saves a copy of the largest tensors.
    """
    free = not torch.is_grad_enabled()
    if activation == "lrelu":
        x = functional.leaky_relu(x, LEAK, inplace=free)
    else:
        x = ACTIVATIONS[activation].call(x)
    if clamp is None:
        return x
    return x.clamp_(-clamp, clamp) if free else x.clamp(-clamp, clamp)


class Dense(nn.Module):
    """A fully connected layer whose learning rate is equalised.

    `weight` [out, in] and `bias` [out] are multiplied by `rate`, the weight also by 1/sqrt(in).
    """

    def __init__(
        self,
        into: int,
        out: int,
        activation: str = "linear",
        rate: float = 1.0,
        bias_at_start: float = 0.0,
        generator: torch.Generator | None = None,
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out, into, generator=generator) / rate)
        self.bias = nn.Parameter(torch.full([out], float(bias_at_start)))
        self._activation, self._rate = activation, rate

    def forward(self, x: Tensor) -> Tensor:
        """[N, out] of [N, in]."""
        weight = self.weight.to(x.dtype) * (self._rate / math.sqrt(self.weight.shape[1]))
        x = functional.linear(x, weight, self.bias.to(x.dtype) * self._rate)
        kind = ACTIVATIONS[self._activation]
        return x if self._activation == "linear" else kind.call(x) * kind.gain


def normalised(x: Tensor) -> Tensor:
    """Rows [N, D] scaled to a mean square of one."""
    return x * (x.square().mean(dim=1, keepdim=True) + 1e-8).rsqrt()
