"""From styles to a picture: Fourier features, then layers that never alias.

Notation: x [N, C, h, w] activations, s [N, C] styles, ws [N, L, W] the styles of all layers.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.gan.stylegan2.layers import Dense
from studio.models.gan.stylegan3.plan import LayerPlan, Plan
from studio.models.gan.stylegan3.resampling import RANK_ERROR, Resampling

Check = Callable[[], None]
"""Called between layers; raises to stop."""


def _nothing() -> None:
    """Nobody wants to stop."""


class FourierInput(nn.Module):
    """Waves over the plane, moved and turned by the first style and by the person."""

    transform: Tensor
    freqs: Tensor
    phases: Tensor

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        first = plan.layers[0]
        self._size, self._rate, self._band = first.size_in, plan.rate, plan.bandwidth
        self.weight = nn.Parameter(torch.empty(first.into, first.into))
        self.affine = Dense(plan.w_dim, 4)
        self.register_buffer("transform", torch.empty(3, 3))
        self.register_buffer("freqs", torch.empty(first.into, 2))
        self.register_buffer("phases", torch.empty(first.into))

    def forward(self, w: Tensor, place: Tensor | None = None) -> Tensor:
        """[N, C, h, w] of w [N, W]; `place` [3, 3] takes points of the picture to the plane."""
        moved = self._learned(w) @ self.transform
        if place is not None:
            moved = moved @ place.to(moved)
        phases = self.phases + (self.freqs @ moved[:, :2, 2:]).squeeze(2)
        freqs = self.freqs @ moved[:, :2, :2]
        # Frequencies that a transform brings out of the band fade away.
        room = self._rate / 2 - self._band
        amplitudes = (1 - (freqs.norm(dim=2) - self._band) / room).clamp(0, 1)
        x = torch.sin(2 * math.pi * (self._waves(freqs) + phases[:, None, None]))
        x = (x * amplitudes[:, None, None]) @ (self.weight.T / math.sqrt(len(self.weight)))
        mixed: Tensor = x.permute(0, 3, 1, 2).contiguous()
        return mixed

    def _learned(self, w: Tensor) -> Tensor:
        """[N, 3, 3]: first back by the learned shift, then by the learned turn."""
        t = self.affine(w)
        t = t / t[:, :2].norm(dim=1, keepdim=True)
        cos, sin, x, y = t.unbind(1)
        zero, one = torch.zeros_like(x), torch.ones_like(x)
        turn = torch.stack((cos, -sin, zero, sin, cos, zero, zero, zero, one), 1)
        shift = torch.stack((one, zero, -x, zero, one, -y, zero, zero, one), 1)
        moved: Tensor = turn.reshape(-1, 3, 3) @ shift.reshape(-1, 3, 3)
        return moved

    def _waves(self, freqs: Tensor) -> Tensor:
        """[N, h, w, C]: the periods that each wave [N, C, 2] has gone through at each sample."""
        at = torch.arange(self._size, device=freqs.device, dtype=freqs.dtype)
        at = (at + 0.5 - self._size / 2) / self._rate
        x, y = freqs[:, None, None, :, 0], freqs[:, None, None, :, 1]
        return at[None, None, :, None] * x + at[None, :, None, None] * y


class AliasFree(nn.Module):
    """A styled convolution, then a leaky ReLU at a higher rate."""

    magnitude_ema: Tensor
    up_filter: Tensor
    down_filter: Tensor

    def __init__(self, plan: LayerPlan, w_dim: int) -> None:
        super().__init__()
        self.plan = plan
        self.weight = nn.Parameter(torch.empty(plan.out, plan.into, plan.kernel, plan.kernel))
        self.bias = nn.Parameter(torch.empty(plan.out))
        self.affine = Dense(w_dim, plan.into, bias_at_start=1.0)
        self.register_buffer("magnitude_ema", torch.empty([]))
        if plan.up_taps > 1:
            self.register_buffer("up_filter", torch.empty(plan.up_taps))
        if plan.down_taps > 1:
            shape = (plan.down_taps,) * (2 if plan.radial else 1)
            self.register_buffer("down_filter", torch.empty(shape))
        self._resampling: Resampling | None = None
        self._kernel = self._squares = torch.empty(0)

    @torch.no_grad()
    def prepare(self, dtype: torch.dtype = torch.float32, rank_error: float = RANK_ERROR) -> None:
        """Work out once what the weights alone decide; the convolution computes in `dtype`."""
        weight = self.weight.float()
        if not self.plan.to_rgb:
            weight = weight * weight.square().mean((1, 2, 3), keepdim=True).rsqrt()
        self._squares = weight.square().sum((2, 3))
        self._kernel = weight.to(dtype)
        none = torch.ones(1, device=weight.device)
        up, down = getattr(self, "up_filter", none), getattr(self, "down_filter", none)
        self._resampling = Resampling(self.plan, up.float(), down.float(), rank_error)

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        """[N, out, h, w] float32 of x [N, in, h, w] float32 and w [N, W]."""
        assert self._resampling is not None, "prepare comes first"
        s, d = self._styles(w)
        x = self._convolved(x, s, d)
        made = self._resampling(x.flatten(0, 1))
        return made.reshape(*x.shape[:2], *made.shape[1:])

    def _styles(self, w: Tensor) -> tuple[Tensor, Tensor]:
        """What multiplies the maps before the convolution [N, in] and behind it [N, out]."""
        s = self.affine(w)
        gain = self.magnitude_ema.rsqrt()
        if self.plan.to_rgb:
            fan_in = math.sqrt(self.plan.into * self.plan.kernel**2)
            return s * (gain / fan_in), s.new_ones(len(s), self.plan.out)
        s = s * s.square().mean(1, keepdim=True).rsqrt()
        d = (functional.linear(s.square(), self._squares) + 1e-8).rsqrt()
        return s * gain, d

    def _convolved(self, x: Tensor, s: Tensor, d: Tensor) -> Tensor:
        """conv(x s) d + bias; a picture larger than the weights has them scaled in its place."""
        kernel, pad = self._kernel, self.plan.kernel - 1
        kind = kernel.dtype
        if len(x) == 1 and x.numel() > kernel.numel():
            kernel = (kernel * s.to(kind)[0, :, None, None]) * d.to(kind)[0, :, None, None, None]
            bias = self.bias.to(kind)
            return functional.conv2d(x.to(kind), kernel, bias, padding=pad).float()
        x = functional.conv2d((x * s[:, :, None, None]).to(kind), kernel, padding=pad).float()
        return torch.addcmul(self.bias[:, None, None], x, d[:, :, None, None])


class Synthesis(nn.Module):
    """Pictures in [-1, 1] from styles."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.input = FourierInput(plan)
        for layer in plan.layers:
            self.add_module(layer.name, AliasFree(layer, plan.w_dim))

    @property
    def layers(self) -> list[AliasFree]:
        """In order."""
        return [cast(AliasFree, self.get_submodule(p.name)) for p in self.plan.layers]

    def forward(self, ws: Tensor, place: Tensor | None = None, check: Check = _nothing) -> Tensor:
        """[N, colours, H, W] float32, about in [-1, 1].

        Args:
            ws: [N, L, W] float32.
            place: [3, 3], where a point of the picture lies in the plane of the waves.
            check: called between layers.
        """
        x: Tensor = self.input(ws[:, 0], place)
        for at, layer in enumerate(self.layers):
            check()
            x = layer(x, ws[:, at + 1])
        return x * self.plan.output_scale

    def prepare(self, dtype: torch.dtype = torch.float32, rank_error: float = RANK_ERROR) -> None:
        """Work out once what the weights decide; convolutions in `dtype`, all else in float32."""
        for layer in self.layers:
            layer.prepare(torch.float32 if layer.plan.to_rgb else dtype, rank_error)
