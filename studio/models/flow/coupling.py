"""Affine couplings with gated convolutional networks, both ways, with their log-determinant.

The network sees what the mask keeps and says how the rest is scaled and shifted:

    z' = (z + t) exp(s),   z = z' exp(-s) - t,   log|dz'/dz| = sum s,   s = tanh(s / e^f) e^f.

Source: Dinh, Sohl-Dickstein, Bengio, "Density estimation using Real NVP", 2017, arXiv:1605.08803;
Ho et al., "Flow++", 2019, arXiv:1902.00275 (the gated network); names of the weights as in Lippe's
public tutorial 11, phlippe/uvadlc_notebooks.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.plain import Tensors

Shape = tuple[int, ...]
_EPS = 1e-5


def coupling_shapes(found: Mapping[str, Shape], stem: str, beside: int = 0) -> dict[str, Shape]:
    """Every tensor of the coupling `stem`; its widths are read from those that were `found`.

    `beside`: channels of a picture that its network sees too.

    Raises:
        KeyError: a tensor is missing from which a width would be read.
    """
    channels = found[f"{stem}.scaling_factor"][0]
    hidden = found[f"{stem}.network.nn.0.weight"][0]
    blocks = 0
    while f"{stem}.network.nn.{2 * blocks + 1}.net.1.weight" in found:
        blocks += 1
    weights: dict[str, Shape] = {
        "0": (hidden, channels + beside, 3, 3),
        str(2 * blocks + 2): (2 * channels, 2 * hidden, 3, 3),
    }
    shapes: dict[str, Shape] = {}
    for block in range(blocks):
        first, norm = 2 * block + 1, f"{stem}.network.nn.{2 * block + 2}"
        weights[f"{first}.net.1"] = (hidden, 2 * hidden, 3, 3)
        weights[f"{first}.net.3"] = (2 * hidden, 2 * hidden, 1, 1)
        shapes |= {f"{norm}.gamma": (1, hidden, 1, 1), f"{norm}.beta": (1, hidden, 1, 1)}
    for name, shape in weights.items():
        key = f"{stem}.network.nn.{name}"
        shapes |= {f"{key}.weight": shape, f"{key}.bias": shape[:1]}
    mask = found[f"{stem}.mask"]
    return shapes | {f"{stem}.scaling_factor": (channels,), f"{stem}.mask": mask}


def couple(
    tensors: Tensors, stem: str, z: Tensor, back: bool = False, beside: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    """One coupling of [N, C, H, W] towards the latent, or back: (result, log-determinant [N])."""
    mask = tensors[f"{stem}.mask"]
    kept = z * mask
    seen = kept if beside is None else torch.cat((kept, beside), 1)
    scale, shift = _network(tensors, f"{stem}.network.nn", seen).chunk(2, 1)
    limit = tensors[f"{stem}.scaling_factor"].exp().reshape(1, -1, 1, 1)
    scale = torch.tanh(scale / limit) * limit * (1 - mask)
    shift = shift * (1 - mask)
    total = scale.flatten(1).sum(1)
    if back:
        return z * torch.exp(-scale) - shift, -total
    return (z + shift) * torch.exp(scale), total


def squeeze(z: Tensor) -> Tensor:
    """[N, 4 C, H / 2, W / 2] of [N, C, H, W]: cells of two by two pixels become channels."""
    n, c, h, w = z.shape
    cells = z.reshape(n, c, h // 2, 2, w // 2, 2).permute(0, 1, 3, 5, 2, 4)
    return cells.reshape(n, 4 * c, h // 2, w // 2)


def unsqueeze(z: Tensor) -> Tensor:
    """The way back from `squeeze`."""
    n, c, h, w = z.shape
    cells = z.reshape(n, c // 4, 2, 2, h, w).permute(0, 1, 4, 2, 5, 3)
    return cells.reshape(n, c // 4, 2 * h, 2 * w)


def _network(tensors: Tensors, stem: str, x: Tensor) -> Tensor:
    x = _conv(tensors, f"{stem}.0", x)
    at = 1
    while f"{stem}.{at}.net.1.weight" in tensors:
        inner = _conv(tensors, f"{stem}.{at}.net.1", _both_ways(x))
        value, gate = _conv(tensors, f"{stem}.{at}.net.3", _both_ways(inner)).chunk(2, 1)
        x = _normed(tensors, f"{stem}.{at + 1}", x + value * torch.sigmoid(gate))
        at += 2
    return _conv(tensors, f"{stem}.{at + 1}", _both_ways(x))


def _conv(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    weight = tensors[name + ".weight"]
    return functional.conv2d(x, weight, tensors[name + ".bias"], padding=weight.shape[2] // 2)


def _both_ways(x: Tensor) -> Tensor:
    return torch.cat((functional.elu(x), functional.elu(-x)), 1)


def _normed(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    """Normed over the channels of each pixel."""
    mean, spread = x.mean(1, keepdim=True), x.var(1, unbiased=False, keepdim=True)
    scaled = (x - mean) / torch.sqrt(spread + _EPS)
    return scaled * tensors[name + ".gamma"] + tensors[name + ".beta"]
