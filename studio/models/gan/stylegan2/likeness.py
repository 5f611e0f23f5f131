"""Making a small picture look like the large one: the contrast and brightness of each colour."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

ENOUGH = 6
_LEAST, _MOST = 0.25, 4.0


class Likeness:
    """Learns from pairs of a small and a large picture; the first few of them decide.

    A straight line for each colour, by least squares over all pixels of the small pictures.
    """

    def __init__(self) -> None:
        self._sums: Tensor | None = None
        self._count = 0

    @property
    def wants_more(self) -> bool:
        """Whether another pair would change anything."""
        return self._count < ENOUGH

    def learn(self, small: Tensor, large: Tensor) -> None:
        """Take in pictures [N, C, h, w] and the same [N, C, H, W]."""
        like = functional.adaptive_avg_pool2d(large, (small.shape[2], small.shape[3]))
        x, y = (part.transpose(0, 1).flatten(1).double().cpu() for part in (small, like))
        means = torch.stack([v.mean(dim=1) for v in (x, y, x * x, x * y)])  # [4, C]
        if not torch.isfinite(means).all():
            return
        self._sums = means if self._sums is None else self._sums + means
        self._count += 1

    def matched(self, small: Tensor) -> Tensor:
        """`small` [N, C, h, w] as bright and contrasted as the large picture would be."""
        if self._sums is None:
            return small
        x, y, xx, xy = self._sums / self._count
        spread = (xx - x * x).clamp_min(1e-6)
        gain = ((xy - x * y) / spread).clamp(_LEAST, _MOST)
        offset = y - gain * x
        shape = (1, -1, 1, 1)
        found: Tensor = small * gain.to(small).reshape(shape) + offset.to(small).reshape(shape)
        return found
