"""Convolutions on the CPU whose weights lie as its kernels want them, from the first step on.

oneDNN reads weights in blocks that suit the machine. Plain convolutions lay theirs out anew at
every call, which for the lowest levels of a large U-Net costs as much as the convolution itself.
Here that is done once, in place of the plain weights: no memory is added, and the numbers are the
same. Whatever needs plain ones again asks `plain`.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

_MACHINES = ("x86_64", "amd64")
_REORDER = "mkldnn_reorder_conv2d_weight"


def convolved(
    layer: nn.Conv2d, x: Tensor, weight: Tensor, bias: Tensor | None, *, padded: bool = True
) -> Tensor:
    """What a layer makes of x [N, C, h, w] with a weight of either layout.

    `padded`: with the layer's own padding; else with none.
    """
    padding = layer.padding if padded else (0, 0)
    if not weight.is_mkldnn:
        return functional.conv2d(
            x, weight, bias, layer.stride, padding, layer.dilation, layer.groups
        )
    found: Tensor = torch.ops.mkldnn._convolution_pointwise(
        x, weight, bias, padding, layer.stride, layer.dilation, layer.groups, "none", [], ""
    )
    return found


def pack(networks: Sequence[nn.Module]) -> None:
    """Lay out the weights of all convolutions that gain by it, where this machine can."""
    if not can_pack():
        return
    for layer in _layers(networks):
        weight = layer.weight
        if weight.dtype is torch.float32 and weight.device.type == "cpu" and not weight.is_mkldnn:
            layer.weight = nn.Parameter(packed(layer, weight), requires_grad=False)
            layer._conv_forward = partial(convolved, layer)  # type: ignore[method-assign]


def unpack(networks: Sequence[nn.Module]) -> None:
    """Give all convolutions plain weights again: before they move or change their precision."""
    for layer in _layers(networks):
        if layer.weight.is_mkldnn:
            layer.weight = nn.Parameter(plain(layer.weight), requires_grad=False)
            del layer._conv_forward


def packed(layer: nn.Conv2d, weight: Tensor) -> Tensor:
    """A plain weight as the kernels of a layer want it."""
    with torch.inference_mode(mode=False), torch.no_grad():
        reorder: Any = getattr(torch._C._nn, _REORDER)  # its stub knows fewer arguments
        found: Tensor = reorder(
            weight.detach().contiguous().to_mkldnn(), list(_pair(layer.padding)),
            list(layer.stride), list(layer.dilation), layer.groups, None,
        )  # fmt: skip
    return found


def plain(weight: Tensor) -> Tensor:
    """A weight of either layout as a plain one: the very same numbers."""
    with torch.inference_mode(mode=False), torch.no_grad():
        found: Tensor = weight.detach().to_dense() if weight.is_mkldnn else weight.detach()
    return found


@cache
def can_pack() -> bool:
    """Whether this machine and this torch know such weights."""
    backend: Any = torch.backends.mkldnn
    known = platform.machine().lower() in _MACHINES and bool(backend.is_available())
    return known and all(
        hasattr(room, name)
        for room, name in (
            (torch.ops.mkldnn, "_convolution_pointwise"),
            (torch._C._nn, _REORDER),
        )
    )


def _layers(networks: Sequence[nn.Module]) -> list[nn.Conv2d]:
    """Dense convolutions with zeros around; those of one channel a group gain nothing."""
    return [
        layer for network in networks for layer in network.modules()
        if isinstance(layer, nn.Conv2d) and layer.groups == 1 and layer.padding_mode == "zeros"
        and not isinstance(layer.padding, str)
    ]  # fmt: skip


def _pair(padding: object) -> tuple[int, int]:
    assert isinstance(padding, tuple)
    return padding
