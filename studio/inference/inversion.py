"""Finding a picture in a generator that has no encoder: by following its error back to the point.

First in the space where all layers share a style (or in z, from the best of some seeds), then in
the larger one where each layer has its own. No downloaded network judges the likeness: pictures
are compared at many sizes, in colours and in edges.

Sources: Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", CVPR 2020,
arXiv:1912.04958, appendix D, for the start in the middle of w, the noise on w and the way the
steps grow and shrink; Abdal, Qin, Wonka, "Image2StyleGAN", ICCV 2019, arXiv:1904.03189, for w+;
Tov et al., "Designing an Encoder for StyleGAN Image Manipulation", SIGGRAPH 2021,
arXiv:2102.02766, for keeping the layers' styles close to each other.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, replace
from time import perf_counter

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Projects, Start
from studio.values.cancel import CancelToken
from studio.values.controls import ControlValue

SECONDS = 90.0
"""About so long a search may take where nobody says how many steps."""
FEWEST, MOST = 80, 600
RATE = 0.1
"""The largest step, in spreads of the seeds."""
SHAKEN = 0.05
"""How much w is shaken at the beginning, in spreads."""
SHARE_FIRST = 0.4
CLOSE = 0.004
USUAL = 0.002
"""What it costs to leave the region of the seeds, so that the place can still be moved on."""
SMALLEST_PX = 8
_BATCH = 8


@dataclass(frozen=True)
class Found:
    """The best so far: `point` [1, *shape] of the space `space`; its picture [1, C, H, W]; errors.

    `error` and `first` are root mean square differences in [0, 1], now and at the start.
    """

    space: str
    point: Tensor
    picture: Tensor
    error: float
    first: float
    done: int
    total: int


def project(
    model: Projects,
    wanted: Tensor,
    controls: dict[str, ControlValue],
    token: CancelToken,
    steps: int = 0,
) -> Generator[Found, None, None]:
    """Yield the best place so far after every step; the last one is the answer.

    Args:
        model: what draws.
        wanted: [1, C, H, W] float in [0, 1], as large as the model draws.
        controls: under which it draws.
        token: looked at between layers.
        steps: how many; 0 chooses as many as the machine does in a minute or two.

    Raises:
        Cancelled: the token was set.
    """
    begin = model.search_start(controls)
    start = _nearest(model, begin, wanted, controls, token)
    search = _Search(model, wanted, controls, token, start, begin.point)
    steps = steps or search.sensible_steps()
    first = max(1, round(SHARE_FIRST * steps)) if model.wider(start.point) else steps
    yield from search.stage(start.space, start.point, 0, first, steps)
    wider = model.wider(search.best.point)
    if wider is not None and steps > first:
        yield from search.stage(*wider, first, steps, steps)


def _nearest(
    model: Projects,
    start: Start,
    wanted: Tensor,
    controls: dict[str, ControlValue],
    token: CancelToken,
) -> Start:
    """Begin at the best of the places to be tried."""
    best, least = start.point, math.inf
    with torch.no_grad():
        for batch in torch.split(start.tried, _BATCH) if len(start.tried) else ():
            pictures = model.followed(batch, controls, token.check)
            for point, picture in zip(batch, pictures, strict=True):
                cost = float(unlikeness(picture[None], wanted))
                if cost < least:
                    best, least = point[None], cost
    return replace(start, point=best.clone())


class _Search:
    """One search: Adam on the offset from the start, in spreads of the seeds."""

    def __init__(
        self,
        model: Projects,
        wanted: Tensor,
        controls: dict[str, ControlValue],
        token: CancelToken,
        start: Start,
        home: Tensor,
    ) -> None:
        self._home = home
        self._model, self._wanted, self._controls = model, wanted, controls
        self._token, self._start = token, start
        self._dice = torch.Generator().manual_seed(0)
        with torch.no_grad():
            picture = self._drawn(start.point)
        self._least = float(unlikeness(picture, wanted))
        self.first = distance(picture, wanted)
        self.best = Found(start.space, start.point, picture, self.first, self.first, 0, 1)

    def sensible_steps(self) -> int:
        """As many as this machine does in `SECONDS`."""
        began = perf_counter()
        point = self._start.point.clone().requires_grad_()
        unlikeness(self._drawn(point), self._wanted).backward()  # type: ignore[no-untyped-call]
        return int(min(MOST, max(FEWEST, SECONDS / max(perf_counter() - began, 1e-3))))

    def stage(
        self, space: str, begin: Tensor, done: int, end: int, total: int
    ) -> Generator[Found, None, None]:
        """Steps `done` to `end` of `total`, from `begin` in one space."""
        offset = torch.zeros_like(begin).requires_grad_()
        adam = torch.optim.Adam([offset], lr=RATE, betas=(0.9, 0.99))
        spread = self._start.spread
        for k in range(done, end):
            for group in adam.param_groups:
                group["lr"] = RATE * _pace((k - done) / max(1, end - done))
            shaken = begin + spread * (offset + self._shake(offset, k / total))
            picture = self._drawn(shaken)
            likeness = unlikeness(picture, self._wanted)
            cost = likeness + self._strangeness(shaken)
            adam.zero_grad()
            cost.backward()  # type: ignore[no-untyped-call]
            adam.step()
            self._hold(begin, offset)
            if float(likeness.detach()) < self._least:
                self._least = float(likeness.detach())
                kept = picture.detach()
                error = distance(kept, self._wanted)
                point = shaken.detach().clone()
                self.best = Found(space, point, kept, error, self.first, k + 1, total)
            yield replace(self.best, done=k + 1, total=total)

    @torch.no_grad()
    def _hold(self, begin: Tensor, offset: Tensor) -> None:
        """Bring the point back to where pictures are."""
        spread = self._start.spread
        apart = (begin - self._home) / spread + offset
        far = float(apart.square().mean().sqrt())
        right = min(max(far, self._start.nearest), self._start.farthest)
        if far > 0.0:
            offset.add_(apart, alpha=right / far - 1.0)

    def _drawn(self, point: Tensor) -> Tensor:
        picture = self._model.followed(point, self._controls, self._token.check)
        return picture.float()

    def _shake(self, offset: Tensor, unit: float) -> Tensor:
        """Noise that fades within the first half: the search does not settle too soon."""
        strength = SHAKEN * max(0.0, 1.0 - 2.0 * unit) ** 2
        noise = torch.randn(offset.shape, generator=self._dice).to(offset)
        return strength * noise

    def _strangeness(self, point: Tensor) -> Tensor:
        """How far from where seeds lie, and how far the layers' styles are from each other."""
        offset = (point - self._home) / self._start.spread
        cost = USUAL * functional.relu(offset.square().mean() - 1.0)
        if point.dim() == 3:
            layers = (point - point.mean(dim=1, keepdim=True)) / self._start.spread
            cost = cost + CLOSE * layers.square().mean()
        return cost


def _pace(unit: float) -> float:
    """How large steps are: growing in the first twentieth, shrinking in the last quarter."""
    up = min(1.0, (unit + 0.01) / 0.05)
    down = min(1.0, (1.0 - unit) / 0.25)
    return up * (0.5 - 0.5 * math.cos(math.pi * down))


def unlikeness(pictures: Tensor, wanted: Tensor) -> Tensor:
    """How unlike pictures [N, C, H, W] are to `wanted` [1, C, H, W]: a number, differentiable.

    At each size, halved down to a few pixels, absolute and squared differences of colours, and
    absolute differences of what changes from one pixel to the next.
    """
    total, count = pictures.new_zeros(()), 0
    while True:
        apart = pictures - wanted
        total = total + apart.abs().mean() + apart.square().mean()
        total = total + apart.diff(dim=2).abs().mean() + apart.diff(dim=3).abs().mean()
        count += 1
        if min(pictures.shape[2:]) < 2 * SMALLEST_PX:
            return total / count
        pictures = functional.avg_pool2d(pictures, 2)
        wanted = functional.avg_pool2d(wanted, 2)


def distance(picture: Tensor, wanted: Tensor) -> float:
    """Root mean square difference of two pictures, the first brought into [0, 1]."""
    return float((picture.clamp(0, 1) - wanted).square().mean().sqrt())
