"""The way from one place to another on which pictures change least a step.

A straight or round way through a latent space may lead through pictures that are far from both
ends. Here the places between are moved until the energy of the pictures along the way, the sum of
the squared changes from each to the next, no longer falls: a geodesic of the space as the pictures
measure it. Places are moved along random directions, which turn on the sphere where the model's
pictures are, so every one of them stays a small recipe that can be edited.

Sources: Shao, Kumar, Fletcher, "The Riemannian Geometry of Deep Generative Models", CVPR Workshops
2018, arXiv:1711.08014, for the discrete energy; Arvanitidis, Hansen, Hauberg, "Latent Space
Oddity: on the Curvature of Deep Generative Models", ICLR 2018, arXiv:1710.11379.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import numpy as np
import torch

from studio.core.looks import shrunk
from studio.core.oklab import srgb_to_oklab
from studio.errors import ModelError
from studio.inference.renderer import Renderer
from studio.values import edit
from studio.values.arrays import Doubles
from studio.values.cancel import CancelToken
from studio.values.card import GeneratorInfo
from studio.values.directions import random_direction_id
from studio.values.latent import How
from studio.values.mixing import between
from studio.values.recipe import Recipe

SIDE_PX = 64
DIRECTIONS, ROUNDS = 24, 5
SEED = 171_108_014
_NUDGE = 0.15
"""Units; a thirtieth of a right angle, which pictures follow almost in a straight line."""
_FAR = 6.0
_HOLD = 1e-3
"""What a unit of detour costs, as a share of the change of a whole way."""
_LEVELS = (1, 2, 4, 8)
OnProgress = Callable[[int, int], None]


@dataclass(frozen=True)
class ShortWay:
    """The places between two others, in order; `before`, `after`: the energy of the way.

    `worst_before`, `worst_after`: the largest change from one picture to the next.
    """

    places: tuple[Recipe, ...]
    before: float
    after: float
    worst_before: float
    worst_after: float


def shortest_way(
    renderer: Renderer, a: Recipe, b: Recipe, count: int, how: How, token: CancelToken,
    report: OnProgress,
) -> Generator[None, None, ShortWay]:  # fmt: skip
    """Yield after every draft; returns `count` places from `a` to `b`, neither included.

    Gauss and Newton's method on the energy: how the picture of each place follows small nudges is
    measured by drafts, all places are moved at once, and a step that does not help is halved.

    Raises:
        ModelError: two models, or one whose pictures say too little about where they come from.
        Cancelled: the token was set.
    """
    if a.model.sha256 != b.model.sha256:
        raise ModelError("The two places belong to two models; no path leads from one to another.")
    card = renderer.cache.get(a.model).card
    if card.info.family == "diffusion":
        raise ModelError(f"{card.name} draws from noise, step by step; this is for VAEs and GANs.")
    search = _Search(renderer, card.info, a, b, count, how, token, report)
    return (yield from search.run())


@dataclass
class _Search:
    renderer: Renderer
    info: GeneratorInfo
    a: Recipe
    b: Recipe
    count: int
    how: How
    token: CancelToken
    report: OnProgress
    done: int = 0
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        size = min(DIRECTIONS, self.info.space.size)
        self.ids = [random_direction_id(SEED, axis) for axis in range(size)]

    @property
    def total(self) -> int:
        """About how many drafts there will be."""
        return self.count + 2 + ROUNDS * self.count * (len(self.ids) + 1)

    def run(self) -> Generator[None, None, ShortWay]:
        """See `shortest_way`."""
        begin, end = (yield from self._looked(self.a)), (yield from self._looked(self.b))
        ends = np.stack([begin, end])
        moved = np.zeros((self.count, len(self.ids)))
        looks = yield from self._all(moved)
        first = _steps(ends, looks)
        hold = _HOLD * float(np.linalg.norm(ends[1] - ends[0])) ** 2
        best = float((first**2).sum())
        for _ in range(ROUNDS):
            jacobian = yield from self._jacobian(moved, looks)
            step = _solved(ends, looks, jacobian, moved, hold)
            found = yield from self._tried(moved, step, ends, best, hold)
            if found is None:
                break
            fell = best - found[2]
            moved, looks, best = found
            if fell < 0.01 * best:
                break
        last = _steps(ends, looks)
        self.report(self.total, self.total)
        places = tuple(self._place(k, row) for k, row in enumerate(moved))
        return ShortWay(
            places, float((first**2).sum()), float((last**2).sum()), float(first.max()),
            float(last.max()),
        )  # fmt: skip

    def _tried(
        self, moved: Doubles, step: Doubles, ends: Doubles, best: float, hold: float
    ) -> Generator[None, None, tuple[Doubles, Doubles, float] | None]:
        """(moved, looks, energy) after as much of a step as helps; None where none of it does."""
        for share in (1.0, 0.5, 0.25):
            there = np.clip(moved + share * step, -_FAR, _FAR)
            looks = yield from self._all(there)
            energy = float((_steps(ends, looks) ** 2).sum())
            if energy + hold * (there**2).sum() < best + hold * (moved**2).sum():
                return there, looks, energy
        return None

    def _jacobian(self, moved: Doubles, looks: Doubles) -> Generator[None, None, Doubles]:
        """[count, directions, F]: how each place's look follows a unit along each direction."""
        found = np.zeros((*moved.shape, looks.shape[1]))
        for k in range(self.count):
            for axis in range(len(self.ids)):
                nudged = moved[k].copy()
                nudged[axis] += _NUDGE
                look = yield from self._looked(self._place(k, nudged))
                found[k, axis] = (look - looks[k]) / _NUDGE
        return found

    def _all(self, moved: Doubles) -> Generator[None, None, Doubles]:
        looks = []
        for k, row in enumerate(moved):
            looks.append((yield from self._looked(self._place(k, row))))
        return np.stack(looks)

    def _place(self, k: int, row: Doubles) -> Recipe:
        """Place `k` of the plain way, moved along every direction."""
        place = between(self.a, self.b, (k + 1) / (self.count + 1), self.how, self.info)
        amounts = {
            key: edit.amount(place, key) + float(value)
            for key, value in zip(self.ids, row, strict=True)
        }
        return edit.with_amounts(place, amounts)

    def _looked(self, place: Recipe) -> Generator[None, None, Doubles]:
        """[F]: a picture as numbers whose distance is how different pictures look."""
        self.token.check()
        scene = self.renderer.scene(place, self.token)
        pixels, _ = self.renderer.draft(scene, SIDE_PX, self.token)
        self.done += 1
        self.report(min(self.done, self.total - 1), self.total)
        yield
        picture = torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float() / 255.0
        lab = srgb_to_oklab(shrunk(picture))
        parts = []
        for level in _LEVELS:
            cells = torch.nn.functional.avg_pool2d(lab, level, ceil_mode=True)
            parts.append(cells.flatten() / (cells[0, 0].numel() * len(_LEVELS)) ** 0.5)
        return torch.cat(parts).double().numpy()


def _steps(ends: Doubles, looks: Doubles) -> Doubles:
    """[count + 1]: how much the picture changes from each place to the next."""
    line = np.concatenate([ends[:1], looks, ends[1:]])
    found: Doubles = np.linalg.norm(np.diff(line, axis=0), axis=1).astype(np.float64)
    return found


def _solved(
    ends: Doubles, looks: Doubles, jacobian: Doubles, moved: Doubles, hold: float
) -> Doubles:
    """[count, directions]: the step after which the energy, as far as it is known, is least."""
    count, size, _ = jacobian.shape
    line = np.concatenate([ends[:1], looks, ends[1:]])
    pulls = 2 * looks - line[:-2] - line[2:]
    matrix = np.zeros((count, size, count, size))
    right = np.zeros((count, size))
    for k in range(count):
        matrix[k, :, k] = 2 * jacobian[k] @ jacobian[k].T + 2 * hold * np.eye(size)
        right[k] = -jacobian[k] @ pulls[k] - 2 * hold * moved[k]
        if k + 1 < count:
            both = -jacobian[k] @ jacobian[k + 1].T
            matrix[k, :, k + 1], matrix[k + 1, :, k] = both, both.T
    flat = matrix.reshape(count * size, count * size)
    step = np.linalg.solve(flat, right.reshape(-1)).reshape(count, size)
    found: Doubles = step.astype(np.float64)
    return found
