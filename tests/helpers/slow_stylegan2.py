"""StyleGAN2 once more, slowly and in float64, straight from the papers' formulas.

Weights are modulated picture by picture, upsampling puts zeros between the pixels, and every
convolution is a sum over shifted copies. Nothing is shared with the studio's own network.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

GAINS = {"lrelu": math.sqrt(2), "linear": 1.0, "tanh": 1.0, "relu": math.sqrt(2)}


def act(x: Tensor, kind: str) -> Tensor:
    if kind == "lrelu":
        return torch.where(x < 0, 0.2 * x, x)
    if kind == "relu":
        return torch.where(x < 0, 0 * x, x)
    return torch.tanh(x) if kind == "tanh" else x


def correlate(x: Tensor, weight: Tensor, pad: tuple[int, int]) -> Tensor:
    """[O, H', W'] of x [I, H, W], zeros around it, and weight [O, I, k, k]."""
    size = weight.shape[-1]
    wide = torch.zeros(len(x), x.shape[1] + sum(pad), x.shape[2] + sum(pad), dtype=x.dtype)
    wide[:, pad[0] : pad[0] + x.shape[1], pad[0] : pad[0] + x.shape[2]] = x
    rows, columns = wide.shape[1] - size + 1, wide.shape[2] - size + 1
    total = torch.zeros(len(weight), rows, columns, dtype=x.dtype)
    for i in range(size):
        for j in range(size):
            part = wide[:, i : i + rows, j : j + columns]
            total += torch.einsum("oi,ihw->ohw", weight[:, :, i, j], part)
    return total


def stuffed(x: Tensor) -> Tensor:
    out = torch.zeros(len(x), 2 * x.shape[1], 2 * x.shape[2], dtype=x.dtype)
    out[:, ::2, ::2] = x
    return out


def filtered(x: Tensor, kernel: Tensor, pad: tuple[int, int]) -> Tensor:
    """Each channel convolved with 4 x the kernel."""
    flipped = 4 * kernel.flip(0, 1)[None, None]
    return torch.cat([correlate(plane[None], flipped, pad) for plane in x])


def doubled(x: Tensor, kernel: Tensor) -> Tensor:
    size = len(kernel)
    return filtered(stuffed(x), kernel, ((size + 1) // 2, (size - 2) // 2))


class Slow:
    """The network in a state dict under NVIDIA's names."""

    def __init__(self, state: dict[str, Tensor], clamp=None, kind="lrelu", rate=0.01) -> None:
        self.state = {name: value.double() for name, value in state.items()}
        self.clamp, self.kind, self.rate = clamp, kind, rate

    def dense(self, name: str, x: Tensor, kind: str = "linear", rate: float = 1.0) -> Tensor:
        weight, bias = self.state[name + ".weight"], self.state[name + ".bias"]
        y = (weight @ x) * rate / math.sqrt(weight.shape[1]) + bias * rate
        return act(y, kind) * GAINS[kind]

    def mapping(self, z: Tensor, c: Tensor | None = None) -> Tensor:
        x = z.double() / (z.double().square().mean() + 1e-8).sqrt()
        if c is not None:
            y = self.dense("mapping.embed", c.double())
            x = torch.cat((x, y / (y.square().mean() + 1e-8).sqrt()))
        k = 0
        while f"mapping.fc{k}.weight" in self.state:
            x = self.dense(f"mapping.fc{k}", x, "lrelu", self.rate)
            k += 1
        return x

    def limited(self, x: Tensor, gain: float = 1.0) -> Tensor:
        return x if self.clamp is None else x.clamp(-self.clamp * gain, self.clamp * gain)

    def conv(self, name: str, x: Tensor, w: Tensor, noise: Tensor | None, up: bool, gain: float):
        weight = self.state[name + ".weight"] * self.dense(name + ".affine", w)[None, :, None, None]
        weight = weight / (weight.square().sum(dim=(1, 2, 3), keepdim=True) + 1e-8).sqrt()
        if up:
            x = correlate(stuffed(x)[:, :-1, :-1], weight.flip(2, 3), (2, 2))
            kernel = self.state[name + ".resample_filter"]
            x = filtered(x, kernel, (len(kernel) // 2 - 1,) * 2)
        else:
            x = correlate(x, weight, (1, 1))
        if noise is not None:
            x = x + noise * self.state[name + ".noise_strength"]
        x = x + self.state[name + ".bias"][:, None, None]
        return self.limited(act(x, self.kind) * GAINS[self.kind] * gain, gain)

    def synthesis(self, ws: Tensor, noise: bool = True) -> Tensor:
        """[C, H, W] of ws [L, W]."""
        at, size, picture = 0, 4, None
        x = self.state["synthesis.b4.const"]
        while f"synthesis.b{size}.conv1.weight" in self.state:
            block = f"synthesis.b{size}"
            short = self.state.get(block + ".skip.weight")
            gain = math.sqrt(0.5) if short is not None else 1.0
            if short is not None:
                side = correlate(x, short * gain / math.sqrt(short.shape[1]), (0, 0))
                side = doubled(side, self.state[block + ".skip.resample_filter"])
            for part in ("conv0", "conv1"):
                name = f"{block}.{part}"
                if name + ".weight" not in self.state:
                    continue
                grain = self.state.get(name + ".noise_const") if noise else None
                last = gain if part == "conv1" else 1.0
                x = self.conv(name, x, ws[at], grain, part == "conv0", last)
                at += 1
            if short is not None:
                x = x + side
            if picture is not None:
                picture = doubled(picture, self.state[block + ".resample_filter"])
            if block + ".torgb.weight" in self.state:
                weight = self.state[block + ".torgb.weight"]
                s = self.dense(block + ".torgb.affine", ws[at]) / math.sqrt(weight.shape[1])
                y = correlate(x, weight * s[None, :, None, None], (0, 0))
                y = self.limited(y + self.state[block + ".torgb.bias"][:, None, None])
                picture = y if picture is None else picture + y
            size *= 2
        assert picture is not None
        return picture
