"""The middle of a U-Net that stands alone: looked at and moved as that of a pipeline is.

Such networks are functions of their tensors. They call a `Middle` with what leaves their lowest
level, [N, C, h, w], and go on with what it gives.

Source: Kwon, Jeong, Uh, "Diffusion Models Already Have a Semantic Latent Space", 2022,
arXiv:2210.10960.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.models.base import (
    CancelToken,
    Conditioning,
    Controls,
    RenderRequest,
    StepCallback,
)
from studio.models.diffusion.pipeline.bottleneck import MOST_CELLS, bends_of, stretched
from studio.models.diffusion.pipeline.told import Bend, bent
from studio.values.card import Space
from studio.values.directions import Direction
from studio.values.latent import INSIDE_SPACE, Latent

Middle = Callable[[Tensor], Tensor]


def as_it_is(x: Tensor) -> Tensor:
    """A middle that nobody touches."""
    return x


def middle_space(width: int, side: int) -> Space:
    """The space in the middle of a network of `width` channels there, and so many cells a side."""
    cells = max(1, min(MOST_CELLS, side))
    return Space(INSIDE_SPACE, (width, cells, cells), "none")


@dataclass(frozen=True)
class Moved:
    """What such a model is told: what is added in its middle (a `models.base.Conditioning`)."""

    bends: tuple[Bend, ...]

    @property
    def key(self) -> str:
        """Content."""
        return "|".join(f"{bend.key}@{bend.start!r}-{bend.end!r}" for bend in self.bends)


class MovesInside:
    """Makes a generator of such a network `Conditioned` and `LooksInside`, on one thread."""

    def __init__(self, middle: Space, render: Callable[..., Tensor]) -> None:
        """`render`: as `Generator.render`; asks `at` for the middle of each step."""
        self._middle, self._render = middle, render
        self._told = Moved(())
        self._seen: list[Tensor] | None = None

    def condition(self, latent: Latent, directions: Mapping[str, Direction]) -> Moved:
        """What an expression adds there.

        Raises:
            LatentError: a direction is of another length.
        """
        return Moved(bends_of(latent, directions, self._middle))

    @contextmanager
    def told(self, what: Conditioning | None) -> Iterator[None]:
        """Within this, a picture is made that is told `what`.

        Raises:
            ModelError: it is what another model is told.
        """
        if what is not None and not isinstance(what, Moved):
            raise ModelError("What another model is told was given to this one.")
        self._told = what or Moved(())
        try:
            yield
        finally:
            self._told = Moved(())

    def at(self, share: float) -> Middle:
        """The middle at a share of the steps, in [0, 1)."""
        bend = bent(self._told.bends, share)

        def middle(x: Tensor) -> Tensor:
            if bend is not None:
                x = x + stretched(bend.delta, x, x.shape[2])
            if self._seen is not None:
                cells = self._middle.shape[1]
                self._seen.append(functional.adaptive_avg_pool2d(x.float(), cells))
            return x

        return middle

    def untold(self, share: float) -> Middle:
        """As `at`, where the network is asked once more without its class: never looked at."""
        own = self.at(share)

        def middle(x: Tensor) -> Tensor:
            seen, self._seen = self._seen, None
            try:
                return own(x)
            finally:
                self._seen = seen

        return middle

    def inside(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, C, n, n] float32: what is there while these pictures become; a mean over the steps.

        Raises:
            Cancelled: the token was set.
        """
        found: list[Tensor] = []
        self._seen = found
        try:
            self._render(request, token, on_step)
        finally:
            self._seen = None
        return torch.stack(found).mean(0).cpu()


class LooksInsideItself:
    """The two abilities, for generators that hold a `MovesInside` as `_inside`."""

    _inside: MovesInside

    def condition(
        self,
        latent: Latent,
        directions: Mapping[str, Direction],
        controls: Controls,
        size: tuple[int, int],
        token: CancelToken,
    ) -> Conditioning:
        """What an expression adds in the middle of the network.

        Raises:
            LatentError: a direction is of another length.
            Cancelled: the token was set.
        """
        del controls, size
        token.check()
        return self._inside.condition(latent, directions)

    def inside(self, request: RenderRequest, token: CancelToken) -> Tensor:
        """[N, C, n, n] float32: what is in the middle while these pictures become.

        Raises:
            Cancelled: the token was set.
        """
        return self._inside.inside(request, token)
