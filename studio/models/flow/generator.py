"""Flows as generators: exact both ways, and able to say how surprising a picture is to them."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import torch
from torch import Tensor

from studio.errors import RenderError
from studio.models.base import CancelToken, Encoding, StepCallback
from studio.models.plain import Draw, PlainEncoder, Read, Tensors, as_channels
from studio.values import seeds
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.directions import Direction

FIT = "exact"
LEVELS = 256
DRAWS = 4
"""Places within its cell at which a picture's density is taken."""
MOST_OFF = 2.0
Density = Callable[[Tensors, Tensor, Tensor], Tensor]
"""`density(tensors, levels, noise)` -> [N] float: log of the probability density, in nats, of
pictures in [0, 256), that is of `levels` [N, C, H, W] in 0 … 255 plus noise of [0, 1) drawn from
`noise` [N, C, H, W] uniform in (0, 1); of bits worth log q(noise) where the noise is learned."""


def flow_info(
    architecture: str,
    latent: tuple[int, ...],
    size: tuple[int, int],
    controls: tuple[Control, ...],
    directions: tuple[Direction, ...],
) -> GeneratorInfo:
    """What a flow declares on pictures of `size`, (width, height) in pixels, and no other."""
    return GeneratorInfo(
        family="flow",
        architecture=architecture,
        spaces=(Space("z", latent),),
        sizes=Sizes(size, (size,)),
        controls=controls,
        abilities=("encodes", "scores", "finds_directions"),
        directions=directions,
        fits=(FIT,),
        # What two photographs have in common, their broad light, lies far out for a flow. An arc
        # leads farther out still, where it knows nothing; the straight line stays between them.
        photo_blends="straight",
    )


class FlowGenerator(PlainEncoder):
    """A plain flow. Its only fit is `exact`: what it encodes comes back as it was."""

    def __init__(
        self, info: GeneratorInfo, tensors: Tensors, draw: Draw, read: Read, density: Density
    ) -> None:
        super().__init__(info, tensors, draw, read)
        self._density = density

    def encode(
        self,
        pixels: Tensor,
        fit: str,
        token: CancelToken,
        on_step: StepCallback | None = None,
    ) -> Encoding:
        """The place of the middle square of a picture [1, 3, H, W]: the flow run backwards.

        Raises:
            Cancelled: the token was set.
            ModelError: an unknown `fit`.
            RenderError: the flow has no inverse there: the picture does not come back.
        """
        found = super().encode(pixels, fit, token, on_step)
        off = found.report["worst_error"]
        if not torch.isfinite(found.latent).all() or not off <= MOST_OFF:
            how = (
                f"comes back up to {off:.0f} of 255 steps off" if off > 0 else "does not come back"
            )
            raise RenderError(
                f"The model cannot be run backwards at this picture: it {how}; try another one."
            )
        return found

    @torch.inference_mode()
    def bits_per_dim(self, pixels: Tensor) -> Tensor:
        """[N] float: how surprising pictures [N, 3, H, W] are to the model, in bits per dimension.

        What is scored are the 8-bit pictures that a screen shows. A flow knows densities only, so
        a picture's probability is the integral of its density p over the cell of all values that
        round to it, estimated at K fixed places u in the cell (the same for every picture):

            bits/dim = - 1 / (D ln 2) · ln (1/K Σ p(x + u) / q(u | x)),   q = 1 unless learned.

        Source: Theis, van den Oord, Bethge, "A note on the evaluation of generative models", 2016,
        arXiv:1511.01844; Ho et al., "Flow++", 2019, arXiv:1902.00275 (q, and the average of K).
        """
        like = self._any()
        channels = self._info.channels if self._info.channels != 3 else self._own_channels()
        levels = as_channels(pixels.to(like.device, torch.float32), channels)
        levels = (levels.clamp(0, 1) * (LEVELS - 1)).round().to(like.dtype)
        shape = tuple(levels.shape[1:])
        size = math.prod(shape)
        logs = []
        for draw in range(DRAWS):
            noise = cell_noise(draw, shape).to(like.device, like.dtype)
            logs.append(self._density(self._tensors, levels, noise.expand_as(levels)).double())
        mean = torch.logsumexp(torch.stack(logs), 0) - math.log(DRAWS)
        return (-mean / (size * math.log(2))).float()

    def _own_channels(self) -> int:
        """Channels of the pictures before grey ones are shown in colour."""
        return self._info.space.size // math.prod(self._info.sizes.default)


@lru_cache(maxsize=16)
def cell_noise(draw: int, shape: tuple[int, ...]) -> Tensor:
    """[1, *shape] float32 in (0, 1)."""
    values = seeds.uniform(draw, "flow/cell", math.prod(shape))
    return torch.from_numpy(values).float().clamp(1e-6, 1 - 1e-6).reshape(1, *shape)
