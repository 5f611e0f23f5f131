"""Small pictures, and the few numbers in which a person would sum them up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.seeds import prior_points
from studio.errors import ModelError
from studio.inference.cache import Loaded
from studio.inference.renderer import Renderer
from studio.inference.sizes import render_size
from studio.models.base import Conditioning, LooksInside, RenderRequest
from studio.values.cancel import CancelToken
from studio.values.card import Space
from studio.values.controls import ControlValue, check_controls
from studio.values.directions import Direction
from studio.values.latent import Latent
from studio.values.recipe import Recipe

SIDE_PX = 40
CELLS = 6
STRONG = 2.0
"""How much the impressions weigh against all the cells of the small picture together."""
IMPRESSIONS = (
    ("darker", "brighter"), ("cooler", "warmer"), ("paler", "richer"), ("softer", "stronger"),
    ("broader", "finer"),
)  # fmt: skip
"""Words for less and more of each impression."""


@dataclass(frozen=True)
class Sketcher:
    """Makes small pictures of many points of one model, letting drafts through in between."""

    renderer: Renderer
    loaded: Loaded
    token: CancelToken
    breathe: Callable[[], None]
    beyond: bool = False
    """Works in w and not in z, where the model goes from one to the other."""
    layered: bool = False
    """Works in w+, where each layer has a style of its own."""
    controls: Mapping[str, ControlValue] = field(default_factory=dict)
    """Defaults where missing."""

    @property
    def space(self) -> Space:
        """Where its points lie."""
        info = self.loaded.card.info
        if self.layered:
            return info.spaces[-1]
        return info.spaces[1] if self.beyond else info.space

    def __call__(self, points: Tensor, told: Conditioning | None = None) -> Tensor:
        """Pictures [N, 3, h, w] float64 in [0, 1] of points [N, D] float64.

        `told`: what else the model is told; None: what the controls say.
        """
        request = self._request(points, told)
        pictures = self.renderer.render(self.loaded, request, self.token).pictures[:, :3]
        while max(pictures.shape[2:]) > 2 * SIDE_PX:
            pictures = functional.avg_pool2d(pictures, 2, ceil_mode=True)
        return pictures.double()

    def inside(self, points: Tensor) -> Tensor:
        """[N, *shape of "h"] float32: what is in the middle of the network on the way to them.

        Raises:
            ModelError: the model has no such network.
        """
        model = self.loaded.full
        if not isinstance(model, LooksInside):
            raise ModelError("This model comes to its pictures without any steps to look into.")
        return model.inside(self._request(points, None), self.token)

    def _request(self, points: Tensor, told: Conditioning | None) -> RenderRequest:
        """Drafts of points [N, D], asked for as small as they are looked at."""
        self.breathe()
        self.token.check()
        info = self.loaded.card.info
        recipe = Recipe(self.loaded.card.ref, info.space.seed(0), *info.sizes.default)
        size, shown = render_size(recipe, info, SIDE_PX)
        latents = points.float().reshape(-1, *self.space.shape).to(self.loaded.device)
        if self.beyond and not self.layered:
            latents = latents[:, None].expand(-1, *info.spaces[-1].shape)
        return RenderRequest(
            latents, *size, controls=self.values(), draft=True, enough_px=max(shown),
            conditioning=told,
        )  # fmt: skip

    def values(self) -> dict[str, ControlValue]:
        """Every control of the model, as it is while sketching."""
        return check_controls(self.loaded.card.info.controls, dict(self.controls))

    def seeds(self, first: int, count: int) -> Tensor:
        """The points of `count` seeds, [count, D] float64."""
        info = self.loaded.card.info
        drawn = info.space.seeds == "pictures" and not info.space.cell  # grids take too long
        if not self.beyond and not drawn:
            return prior_points(first, count, info.space).double()
        points = []
        for number in range(first, first + count):
            self.breathe()
            self.token.check()
            points.append(self.place(info.space.seed(number), {}))
        return torch.cat(points)

    def place(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """The point of an expression, [1, D] float64; of styles that differ by layer their mean."""
        point = self.loaded.full.resolve(latent, directions).cpu().double()
        return (point.mean(dim=1) if self.beyond else point).reshape(1, -1)

    def change(self, places: Tensor, delta: Tensor) -> float:
        """Root mean square change of the pixels by `delta` [D], either way from `places` [N, D]."""
        apart = self(places + delta) - self(places - delta)
        return float(apart.square().mean().sqrt()) / 2.0


def impressions(pictures: Tensor) -> Tensor:
    """Brightness, warmth, richness, contrast and fineness of pictures [N, 3, h, w]: [N, 5]."""
    grey = pictures.mean(dim=1)
    return torch.stack(
        (
            grey.mean(dim=(1, 2)),
            (pictures[:, 0] - pictures[:, 2]).mean(dim=(1, 2)),
            (pictures.amax(dim=1) - pictures.amin(dim=1)).mean(dim=(1, 2)),
            grey.flatten(1).std(dim=1),
            grey.diff(dim=1).abs().mean(dim=(1, 2)) + grey.diff(dim=2).abs().mean(dim=(1, 2)),
        ),
        dim=1,
    )


def features(pictures: Tensor, spread: Tensor) -> Tensor:
    """What of pictures [N, 3, h, w] is compared, [N, F]: coarse colours, and impressions.

    `spread` [5] is how much the impressions of the model's pictures differ.
    """
    cells = functional.adaptive_avg_pool2d(pictures, CELLS).flatten(1)
    share = STRONG * 0.1 / impressions(pictures).shape[1] ** 0.5
    felt = share * impressions(pictures) / spread
    return torch.cat((cells / cells.shape[1] ** 0.5, felt), dim=1)


def words(effect: Tensor) -> tuple[str, str, float]:
    """(word below, word above, sign that makes above the brighter, warmer …) for an effect.

    `effect`: [5], the change of the impressions in units of their spread. No words for an effect
    that none of the impressions names.
    """
    strongest = int(effect.abs().argmax())
    sign = -1.0 if float(effect[strongest]) < 0.0 else 1.0
    if float(effect[strongest].abs()) < 0.2:
        return "", "", sign
    below, above = IMPRESSIONS[strongest]
    return below, above, sign
