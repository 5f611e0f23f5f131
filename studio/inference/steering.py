"""Moving a place until points of its picture lie where a hand wants them, or colours are met.

What is seen is followed back to the point: in the features of one of the generator's own layers
where it has any, else in the picture. `core.points` says how points are pulled and found again.

Source: Pan et al., "Drag Your GAN: Interactive Point-based Manipulation on the Generative Image
Manifold", SIGGRAPH 2023, arXiv:2305.10973. Own here: patches, steps that grow and shrink with how
far points come, one measure of slope for the whole point, and the bound of how usual it may be.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.oklab import srgb_to_oklab
from studio.core.points import (
    ARRIVED_PX,
    motion_cost,
    patch,
    picture_features,
    sampled,
    tracked,
)
from studio.errors import ModelError, RenderError
from studio.inference.renderer import Scene
from studio.models import taps
from studio.models.base import Generator as Model, Projects, Steers
from studio.values.cancel import CancelToken
from studio.values.controls import ControlValue
from studio.values.steering import Wishes

SIDE_PX = 128
"""The longer side of what is worked on."""
PICTURE_PX = 96
"""The same where the picture itself has to be drawn for every step."""
RADIUS, REACH = 3, 10
"""Of patches, and how far a point is looked for, in pixels of that."""
STEP_PX = 1.5
MOST_STEPS, IDLE_STEPS = 240, 48
"""So many at most, and so many without coming nearer."""
RATE, SLOWEST, FASTEST = 0.05, 0.004, 0.12
"""The step of a number that matters, in spreads of the seeds: at first, at least and at most."""
NEARER_PX = 0.25
STEADY = 0.8
"""How much of the way so far the next step keeps."""
BROKEN = "The model gave broken numbers on the way; move it less far."
KEEP, USUAL = 4.0, 0.05
COLOUR = 12.0
COLOUR_MET = 0.03
LEAST_CELLS, LEAST_CHANNELS, MOST_EDGE = 16, 8, 12


@dataclass(frozen=True)
class Found:
    """One step: `point` [1, *shape], where the points are (shares), and what is left.

    `left_px` in pixels of what is worked on, `left_colour` as OKLab distance.
    """

    point: Tensor
    points: tuple[tuple[float, float], ...]
    left_px: float
    left_colour: float
    step: int
    ahead: bool = False
    """Its point is one step on already, and nobody has looked at that yet."""

    @property
    def met(self) -> bool:
        """Whether it is as was asked."""
        return self.left_px <= ARRIVED_PX and self.left_colour <= COLOUR_MET

    @property
    def left(self) -> float:
        """One number for both, to compare."""
        return self.left_px + 100.0 * self.left_colour


def steer(
    scene: Scene, wishes: Wishes, token: CancelToken, steps: int = 0
) -> Generator[Found, None, None]:
    """Yield every step; it ends where all is met, or where it comes no nearer.

    The first move is told as soon as it is known, `ahead` of what can be said of it.

    Raises:
        Cancelled: the token was set.
        ModelError: the model's pictures cannot be followed back to its points.
        RenderError: it makes broken numbers on the way.
    """
    eye = Eye(scene, wishes, token)
    with torch.enable_grad():
        yield from _Steering(eye, wishes).steps(steps or MOST_STEPS)


class Eye:
    """Sees a place as features, and as a picture where colours are asked for.

    `size`: (width, height) of what is worked at, `share` of it for a pixel of SIDE_PX.
    """

    def __init__(self, scene: Scene, wishes: Wishes, token: CancelToken) -> None:
        model, card = scene.loaded.full, scene.loaded.card
        if not isinstance(model, Steers | Projects):
            raise ModelError(f"{card.name} cannot be moved by its picture; choose a GAN or a VAE.")
        self.model: Model = model
        self.controls: Mapping[str, ControlValue] = scene.controls
        self._token = token
        self.start = scene.point.detach().clone()
        recipe = scene.recipe
        self._bends = recipe.bends
        self._whole = (recipe.width, recipe.height)
        self._own_size = isinstance(model, Steers) and not card.info.space.cell
        self._needs_picture = bool(wishes.paints)
        self._layer = self._chosen_layer() if not self._own_size else None
        self.size = self._sized_to(PICTURE_PX if self._layer is None else SIDE_PX)
        self.share = max(self.size) / SIDE_PX

    def features(self, point: Tensor) -> tuple[Tensor, Tensor | None]:
        """[C, h, w] of a point at the size worked at, and the picture [1, 3, h, w] if needed."""
        if self._layer is None:
            picture = self._fitted(self._drawn(point, self.size))
            return picture_features(picture), picture
        made = taps.up_to(lambda: self._drawn(point, self._whole), self._layer)
        if not self._needs_picture:
            return self._as_map(made), None
        return self._as_map(made), self._fitted(self._drawn(point, self.size))

    def _sized_to(self, side_px: int) -> tuple[int, int]:
        share = side_px / max(self._whole)
        width, height = (max(8, round(side * share)) for side in self._whole)
        return width, height

    def _drawn(self, point: Tensor, size: tuple[int, int]) -> Tensor:
        with taps.Bent(self._bends):
            return self._followed(point, size)

    def _followed(self, point: Tensor, size: tuple[int, int]) -> Tensor:
        if isinstance(self.model, Steers):
            return self.model.steered(point, size, self.controls, self._token.check).float()
        assert isinstance(self.model, Projects)
        return self.model.followed(point, self.controls, self._token.check).float()

    def _fitted(self, picture: Tensor) -> Tensor:
        if picture.shape[1] == 1:
            picture = picture.expand(-1, 3, -1, -1)
        wanted = self.size[::-1]
        if picture.shape[2:] == wanted:
            return picture[:, :3]
        small = picture.shape[2] > wanted[0]
        return functional.interpolate(
            picture[:, :3], wanted, mode="bilinear", antialias=small, align_corners=False
        )

    def _chosen_layer(self) -> int | None:
        """The last layer of many channels that is no larger than what is worked at."""
        with torch.no_grad():
            shapes = taps.shapes_of(lambda: self._drawn(self.start, self._whole))
        found = None
        for number, (count, channels, high, wide) in enumerate(shapes):
            fits = LEAST_CELLS <= max(high, wide) <= SIDE_PX + 2 * MOST_EDGE
            edge = edge_of((high, wide), self._whole)
            if count == 1 and channels >= LEAST_CHANNELS and fits and edge is not None:
                found = number
        return found

    def _as_map(self, made: Tensor) -> Tensor:
        edge = edge_of((made.shape[2], made.shape[3]), self._whole) or 0
        inner = made[:, :, edge : made.shape[2] - edge, edge : made.shape[3] - edge]
        return functional.interpolate(
            inner.float(), self.size[::-1], mode="bilinear", align_corners=False
        )[0]


def edge_of(shape: tuple[int, int], whole: tuple[int, int]) -> int | None:
    """Cells that a layer draws beyond each edge of a (width, height) picture; None: it is no map.

    Networks without aliasing draw a margin that is cut off in the end.
    """
    high, wide = shape
    for edge in range(MOST_EDGE + 1):
        rows, columns = high - 2 * edge, wide - 2 * edge
        if min(rows, columns) < LEAST_CELLS // 2:
            return None
        if rows * whole[0] == columns * whole[1] and whole[1] % rows == 0:
            return edge
    return None


@dataclass
class _Home:
    """Where seeds lie: the point is kept between `nearest` and `farthest` from `middle`."""

    middle: Tensor
    spread: float
    nearest: float
    farthest: float

    @classmethod
    def of(cls, eye: Eye) -> _Home:
        point = eye.start
        if isinstance(eye.model, Projects):
            start = eye.model.search_start(eye.controls)
            middle, spread = start.point.detach().clone(), start.spread
            nearest, farthest = start.nearest, start.farthest
            if middle.dim() < point.dim():
                middle = middle[:, None]
        else:
            usual = 2.0 / math.sqrt(2.0 * point[0].numel())
            middle, spread = torch.zeros_like(point), 1.0
            nearest, farthest = max(0.0, 1.0 - usual), 1.0 + usual
        found = cls(middle, spread, nearest, farthest)
        far = found.distance(point)
        return replace(found, nearest=min(nearest, far), farthest=max(farthest, far))

    def distance(self, point: Tensor) -> float:
        return float(((point - self.middle) / self.spread).square().mean().sqrt())

    def held(self, point: Tensor) -> Tensor:
        """The point brought back to where it is as usual as it may be."""
        far = self.distance(point)
        right = min(max(far, self.nearest), self.farthest)
        return self.middle + (point - self.middle) * (right / far) if far > 0.0 else point


class _Steering:
    def __init__(self, eye: Eye, wishes: Wishes) -> None:
        self._eye, self._wishes = eye, wishes
        like = eye.start
        self._home = _Home.of(eye)
        self._handles = self._pixels([pull.begin for pull in wishes.pulls], like)
        self._targets = self._pixels([pull.to for pull in wishes.pulls], like)
        self._scale, self._first, self._wanted = like, like, like  # of the first look
        stay = wishes.stay
        self._stay = self._laid(stay, like) if stay is not None and stay.any() else None
        self._paints = [
            (self._laid(paint.mask, like), paint.only_light, _lab_of(paint.colour, like))
            for paint in wishes.paints
            if paint.mask.any()
        ]

    # ---- the way ----------------------------------------------------------------------------
    def steps(self, most: int) -> Generator[Found, None, None]:
        """So many at most."""
        point, energy, rate = self._eye.start.clone(), 0.0, RATE
        slope = torch.zeros_like(point)
        before, least, idle = math.inf, math.inf, 0
        for step in range(most + 1):
            asked = point.clone().requires_grad_()
            features, picture = self._looked(asked, step)
            found = self._found(point, picture, step)
            yield found
            idle = idle + 1 if found.left > least - NEARER_PX else 0
            least = found.left if idle == 0 else least
            if found.met or idle >= IDLE_STEPS:
                return
            rate = _paced(rate, before - found.left) if step else rate
            before = found.left
            gradient = self._gradient(asked, features, picture)
            slope = STEADY * slope + (1.0 - STEADY) * gradient
            energy = 0.9 * energy + 0.1 * _typical(gradient)
            usual = max(energy / (1.0 - 0.9 ** (step + 1)), 1e-12)
            move = slope / (1.0 - STEADY ** (step + 1)) / usual
            point = self._home.held(point - rate * self._home.spread * move.clamp(-3.0, 3.0))
            if step == 0:  # a hand waits: it sees the first move before it is looked at
                yield replace(found, point=point.detach().clone(), step=1, ahead=True)

    def _looked(self, asked: Tensor, step: int) -> tuple[Tensor, Tensor | None]:
        """Features of the same scale as at first, and where the points are in them."""
        features, picture = self._eye.features(asked)
        if not torch.isfinite(features).all():
            raise RenderError(BROKEN)
        if step == 0:
            self._scale = features.detach().flatten(1).std(dim=1).clamp_min(1e-4)[:, None, None]
        features = features / self._scale
        if step == 0:
            self._first = features.detach()
            offsets = patch(RADIUS, self._handles)
            self._wanted = sampled(self._first, self._handles[:, None] + offsets)
        elif len(self._handles):
            seen = features.detach()
            self._handles = tracked(seen, self._wanted, self._handles, RADIUS, REACH)
        return features, picture

    def _found(self, point: Tensor, picture: Tensor | None, step: int) -> Found:
        """Where the points are, and how far from what was asked."""
        left = 0.0
        if len(self._handles):
            left = float((self._targets - self._handles).norm(dim=1).mean()) / self._eye.share
        colour = self._colour_left(picture.detach()) if picture is not None else 0.0
        width, height = self._eye.size
        points = tuple(((x + 0.5) / width, (y + 0.5) / height) for x, y in self._handles.tolist())
        return Found(point.detach().clone(), points, left, colour, step)

    def _gradient(self, asked: Tensor, features: Tensor, picture: Tensor | None) -> Tensor:
        off = (asked - self._home.middle) / self._home.spread
        strange = functional.relu(off.square().mean() - self._home.farthest**2)
        cost = self._cost(features, picture) + USUAL * strange
        (found,) = torch.autograd.grad(cost, asked)
        if not torch.isfinite(found).all():
            raise RenderError(BROKEN)
        return found

    def _cost(self, features: Tensor, picture: Tensor | None) -> Tensor:
        cost = features.new_zeros(())
        if len(self._handles):
            handles, targets = self._handles, self._targets
            cost = cost + motion_cost(features, self._wanted, handles, targets, RADIUS, STEP_PX)
        if self._stay is not None:
            apart = ((features - self._first).abs().mean(dim=0) * self._stay).sum()
            cost = cost + KEEP * apart / self._stay.sum().clamp_min(1.0)
        if picture is not None and self._paints:
            cost = cost + COLOUR * self._colour_cost(picture)
        return cost

    def _colour_cost(self, picture: Tensor) -> Tensor:
        lab = srgb_to_oklab(picture[0].clamp(1e-4, 1.0))
        costs = []
        for mask, only_light, wanted in self._paints:
            apart = (lab - wanted)[:1] if only_light else lab - wanted
            distance = (apart.square().sum(dim=0) + 1e-6).sqrt()
            costs.append((distance * mask).sum() / mask.sum().clamp_min(1e-3))
        return torch.stack(costs).mean()

    def _colour_left(self, picture: Tensor) -> float:
        """How far the mean colours are from those wanted, the farthest one."""
        lab = srgb_to_oklab(picture[0].clamp(1e-4, 1.0))
        worst = 0.0
        for mask, only_light, wanted in self._paints:
            mean = (lab * mask).sum(dim=(1, 2)) / mask.sum().clamp_min(1e-3)
            apart = mean - wanted[:, 0, 0]
            worst = max(worst, float(apart[0].abs() if only_light else apart.norm()))
        return worst

    # ---- shares to pixels -------------------------------------------------------------------
    def _pixels(self, shares: list[tuple[float, float]], like: Tensor) -> Tensor:
        width, height = self._eye.size
        points = like.new_tensor(shares, dtype=torch.float32).reshape(-1, 2)
        size = points.new_tensor([width, height])
        return torch.minimum((points * size - 0.5).clamp_min(0.0), size - 1.0)

    def _laid(self, mask: object, like: Tensor) -> Tensor:
        """[h, w] in [0, 1]: a mask over what is worked at."""
        found = torch.as_tensor(mask, device=like.device).float()[None, None] / 255.0
        return functional.interpolate(
            found, self._eye.size[::-1], mode="bilinear", antialias=True, align_corners=False
        )[0, 0].clamp(0.0, 1.0)


def _typical(gradient: Tensor) -> float:
    """How large slopes are where they matter: of few cells among thousands, of these alone."""
    squares = gradient.double().square()
    total = float(squares.sum())
    return math.sqrt(float(squares.square().sum()) / total) if total > 0.0 else 0.0


def _paced(rate: float, gained: float) -> float:
    """Quicker where points hardly come on, slower where they jump or go back."""
    if gained < -0.5 or gained > 4.0:
        rate *= 0.7
    elif gained < 0.5:
        rate *= 1.2
    return min(FASTEST, max(SLOWEST, rate))


def _lab_of(colour: tuple[float, float, float], like: Tensor) -> Tensor:
    """[3, 1, 1] OKLab."""
    srgb = like.new_tensor(colour, dtype=torch.float32).reshape(3, 1, 1)
    return srgb_to_oklab(srgb)
