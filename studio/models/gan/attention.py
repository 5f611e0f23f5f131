"""Self-attention as in the residual GANs: every place looks at all places of half the size.

Source: Zhang et al., "Self-Attention Generative Adversarial Networks", ICML 2019,
arXiv:1805.08318.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional


def attention_shapes(
    names: Mapping[str, str], channels: int, gamma: tuple[int, ...]
) -> dict[str, tuple[int, ...]]:
    """The shapes of a layer's weights on maps of C `channels`; `names` as in `attended`."""
    narrow, half = (channels // 8, channels, 1, 1), (channels // 2, channels, 1, 1)
    shapes = {"theta": narrow, "phi": narrow, "g": half, "o": (channels, channels // 2, 1, 1)}
    return {names[part]: shape for part, shape in shapes.items()} | {names["gamma"]: gamma}


def attended(tensors: Mapping[str, Tensor], x: Tensor, names: Mapping[str, str]) -> Tensor:
    """`x` [N, C, H, W] plus what each of its places found elsewhere.

    `names`: where `theta`, `phi`, `g`, `o` (1 x 1 weights) and `gamma` (one number) are.
    """

    def seen(part: str, of: Tensor) -> Tensor:
        return functional.conv2d(of, tensors[names[part]])

    query = seen("theta", x).flatten(2)
    key = functional.max_pool2d(seen("phi", x), 2).flatten(2)
    value = functional.max_pool2d(seen("g", x), 2).flatten(2)
    weights = torch.softmax(query.transpose(1, 2) @ key, dim=-1)
    found = (value @ weights.transpose(1, 2)).reshape(len(x), -1, *x.shape[2:])
    return x + tensors[names["gamma"]].reshape(()) * seen("o", found)
