"""Muon: momentum made orthogonal, for the matrices inside a transformer.

Matrices of one shape are turned together. Source: Jordan et al., "Muon: An optimizer for hidden
layers in neural networks", 2024; the polynomial is theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

_QUINTIC = (3.4445, -4.7750, 2.0315)


def orthogonal(matrices: Tensor, steps: int = 5) -> Tensor:
    """[K, R, C] with all singular values brought near 1, in bfloat16."""
    a, b, c = _QUINTIC
    x: Tensor = matrices.bfloat16()
    tall = x.shape[1] > x.shape[2]
    x = x.transpose(1, 2) if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        square = x @ x.transpose(1, 2)
        x = a * x + (b * square + c * square @ square) @ x
    return x.transpose(1, 2) if tall else x


class Muon:
    """Steps for weights [R, C] and kernels; those made of several square parts are cut into them.

    Args:
        weights: the matrices.
        rate: of learning; set `rate` to change it.
        momentum: share of the running mean kept.
        decay: how fast weights shrink, in units of the rate.
    """

    def __init__(
        self, weights: Sequence[Tensor], rate: float, momentum: float = 0.95, decay: float = 0.01
    ) -> None:
        self.weights, self.rate, self.momentum, self.decay = weights, rate, momentum, decay
        self.running = [torch.zeros_like(weight) for weight in weights]
        self._shapes: dict[tuple[int, int], list[int]] = {}
        for index, weight in enumerate(weights):
            self._shapes.setdefault(_part(weight), []).append(index)

    @torch.no_grad()
    def step(self) -> None:
        """One step along the gradients, which must be there."""
        for (rows, columns), members in self._shapes.items():
            moves = []
            for index in members:
                gradient = self.weights[index].grad
                assert gradient is not None
                running = self.running[index].lerp_(gradient, 1 - self.momentum)
                moves.append(gradient.lerp(running, self.momentum).reshape(-1, rows, columns))
            turned = orthogonal(torch.cat(moves))
            parts = torch.split(turned, [len(move) for move in moves])
            scale = -self.rate * max(1.0, rows / columns) ** 0.5
            for index, move in zip(members, parts, strict=True):
                weight = self.weights[index]
                weight.mul_(1 - self.rate * self.decay)
                weight.add_(move.reshape(weight.shape).to(weight.dtype), alpha=scale)

    def state(self) -> list[Tensor]:
        """What must be kept to go on."""
        return self.running

    def restore(self, running: list[Tensor]) -> None:
        """Take up what `state` gave."""
        for mine, kept in zip(self.running, running, strict=True):
            mine.copy_(kept)


def _part(weight: Tensor) -> tuple[int, int]:
    """Shape of the parts: queries, keys and values are turned apart, a kernel is one matrix."""
    rows, columns = weight.shape[0], weight[0].numel()
    if rows == 3 * columns:
        return columns, columns
    return rows, columns
