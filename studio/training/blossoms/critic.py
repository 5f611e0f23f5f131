"""The critic of Blossoms: does this picture look real, and does it show what was asked for?

Residual blocks that halve the picture, the spread over a small group of pictures as a further
channel, and a projection on a label. The label is the species together with z: since z decides the
scene, a generator that shows the same few scenes for every z is found out.

Sources: Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", CVPR 2020,
arXiv:1912.04958 (residual critic, equalised rates); Karras et al., "Progressive Growing of GANs",
ICLR 2018, arXiv:1710.10196 (minibatch deviation); Miyato, Koyama, "cGANs with Projection
Discriminator", ICLR 2018, arXiv:1802.05637.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.gan.stylegan2.layers import Dense, normalised

GROUP = 4


class Conv(nn.Module):
    """A convolution whose learning rate is equalised; `active`: a leaky relu follows."""

    def __init__(
        self, into: int, out: int, side: int, active: bool, generator: torch.Generator | None
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out, into, side, side, generator=generator))
        self.bias = nn.Parameter(torch.zeros(out)) if active else None
        gain = math.sqrt(2) if active else 1.0
        self._scale = gain / math.sqrt(into * side * side)

    def forward(self, x: Tensor) -> Tensor:
        """[N, out, H, W] of x [N, in, H, W]."""
        bias = None if self.bias is None else self.bias * math.sqrt(2)
        side = self.weight.shape[-1]
        x = functional.conv2d(x, self.weight * self._scale, bias, padding=side // 2)
        return x if self.bias is None else functional.leaky_relu(x, 0.2)


class Halving(nn.Module):
    """A residual block: [N, in, H, W] to [N, out, H/2, W/2]."""

    def __init__(self, into: int, out: int, generator: torch.Generator | None) -> None:
        super().__init__()
        self.conv0 = Conv(into, into, 3, True, generator)
        self.conv1 = Conv(into, out, 3, True, generator)
        self.skip = Conv(into, out, 1, False, generator)

    def forward(self, x: Tensor) -> Tensor:
        """Half the size; variance kept."""
        short = self.skip(functional.avg_pool2d(x, 2))
        x = self.conv1(functional.avg_pool2d(self.conv0(x), 2))
        both: Tensor = (x + short) * math.sqrt(0.5)
        return both


def with_deviation(x: Tensor) -> Tensor:
    """One more channel: how much the pictures of each group differ, [N, C + 1, H, W].

    Pictures k, k + N/4, k + N/2 … form a group; a batch that 4 does not divide is one group.
    """
    n, _, h, w = x.shape
    group = GROUP if n % GROUP == 0 else n
    parts = x.float().reshape(group, n // group, -1)
    spread = (parts.var(dim=0, unbiased=False) + 1e-8).sqrt().mean(dim=1)
    plane = spread.repeat(group).reshape(n, 1, 1, 1).expand(n, 1, h, w).to(x.dtype)
    return torch.cat((x, plane), dim=1)


class Critic(nn.Module):
    """Scores pictures under a label; `channels` from the smallest size, 4 x 4, to the picture's."""

    def __init__(
        self,
        channels: tuple[int, ...],
        labels: int,
        width: int = 128,
        generator: torch.Generator | None = None,
    ) -> None:
        super().__init__()
        self.from_rgb = nn.ModuleDict(
            {str(4 << k): Conv(3, c, 1, True, generator) for k, c in enumerate(channels) if k}
        )
        pairs = zip(channels[:0:-1], channels[-2::-1], strict=True)
        self.blocks = nn.Sequential(*(Halving(a, b, generator) for a, b in pairs))
        self.last = Conv(channels[0] + 1, channels[0], 3, True, generator)
        self.flat = Dense(channels[0] * 16, width, "lrelu", generator=generator)
        self.score = Dense(width, 1, generator=generator)
        self.label = nn.Sequential(
            Dense(labels, width, "lrelu", generator=generator),
            Dense(width, width, generator=generator),
        )

    def forward(self, pictures: Tensor, label: Tensor) -> Tensor:
        """[N] float32, higher for real ones, of pictures [N, 3, S, S] and labels [N, labels].

        Smaller pictures, 8 and up, enter later, through a layer of their own.
        """
        size = pictures.shape[-1]
        x = self.from_rgb[str(size)](pictures)
        for block in list(self.blocks)[-(size.bit_length() - 3) :]:
            x = block(x)
        x = self.last(with_deviation(x))
        seen: Tensor = self.flat(x.flatten(1)).float()
        asked: Tensor = self.label(label).float()
        real: Tensor = self.score(seen).float()[:, 0]
        return real + (seen * asked).mean(1) * math.sqrt(seen.shape[1])


def label_of(z: Tensor, species: Tensor) -> Tensor:
    """What a critic is told of a picture, [N, Z + K]: its z at unit mean square and its species."""
    return torch.cat((normalised(z), 2.0 * species), dim=1)
