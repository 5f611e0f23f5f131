"""Finds the landscape that a photograph reminds Ridgelines of, from the encoder's first glance.

The most probable latent given what should carry over, each observed with a stated precision: the
mean colour of the upper and of the lower third, the place of the brightest spot (the sun goes
there and has to be seen), and, loosely, the picture itself at 12 x 12. No random numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.oklab import srgb_to_oklab
from studio.models.vae.ridgelines.network import LATENT, READ_SIZE, Painter, skylines, unpack
from studio.models.vae.ridgelines.scenery import Scenery, Skylines, composite, to_rgb

STEPS = 14
CELLS = 12
_GRID = 36
_NUDGE = 0.02
_ENOUGH = 0.05
_THIRD_SPREAD = 0.008
_SPOT_SPREAD = 0.012
_CELL_SPREAD = 0.20
_SMALLEST_SUN = 0.045


@dataclass(frozen=True)
class Gist:
    """What should carry over.

    Attributes:
        thirds: [N, 2, 3] OKLab of the mean sRGB colour of the upper and the lower third.
        spot: [N, 2] place of the brightest spot, x and y in 0 … 1 from the upper left.
        cells: [N, 3, 12, 12] OKLab.
    """

    thirds: Tensor
    spot: Tensor
    cells: Tensor


def as_square(pixels: Tensor, size: int = READ_SIZE) -> Tensor:
    """The whole picture [N, 3, H, W] fitted to a square by averaging, as the encoder sees it."""
    return functional.interpolate(
        pixels, (size, size), mode="bilinear", antialias=True, align_corners=False
    ).clamp(0.0, 1.0)


def thirds_of(pixels: Tensor) -> Tensor:
    """Mean colour of the upper and the lower third of [N, 3, H, W], as OKLab [N, 2, 3]."""
    rows = pixels.shape[2]
    cut = max(1, round(rows / 3))
    means = torch.stack(
        (pixels[:, :, :cut].mean((2, 3)), pixels[:, :, rows - cut :].mean((2, 3))), dim=2
    )
    return srgb_to_oklab(means[..., None])[..., 0].transpose(1, 2)


def spot_of(pixels: Tensor) -> Tensor:
    """The brightest spot of [N, 3, H, W] blurred by 4 % of a side: [N, 2], x and y in 0 … 1."""
    small = as_square(pixels, 64)
    light = small[:, 0] * 0.2126 + small[:, 1] * 0.7152 + small[:, 2] * 0.0722
    at = torch.arange(64, dtype=light.dtype, device=light.device)
    kernel = torch.exp(-0.5 * ((at[:, None] - at) / 2.56) ** 2)
    kernel = kernel / kernel.sum(1, keepdim=True)
    soft = (kernel @ light @ kernel.T).flatten(1)
    best = soft.argmax(1)
    return torch.stack(((best % 64 + 0.5) / 64, (best // 64 + 0.5) / 64), dim=1)


def gist_of(pixels: Tensor) -> Gist:
    """What of a picture [N, 3, H, W] should carry over."""
    cells = srgb_to_oklab(as_square(pixels, CELLS))
    return Gist(thirds_of(pixels), spot_of(pixels), cells)


def small_painting(
    painter: Painter, z: Tensor, size: int = _GRID
) -> tuple[Tensor, Scenery, Skylines]:
    """The central squares of latents [N, 32], all at once: [N, 3, size, size], and their parts."""
    rows, scale, waves = painter(z)
    scenery = unpack(rows)
    steps = (torch.arange(size, device=z.device) + 0.5) / size
    lines = skylines(waves, scale, steps[None] - 0.5)
    grid = Skylines(lines.height[:, :, None], lines.slope[:, :, None])
    x, y = (steps - 0.5).reshape(1, 1, -1), (1.0 - steps).reshape(1, -1, 1)
    planes = composite(scenery, grid, x, y, torch.tensor(1.0 / size, device=z.device))
    return to_rgb(planes), scenery, lines


def residuals(painter: Painter, z: Tensor, gist: Gist) -> Tensor:
    """What latents `z` [N, 32] leave undone, each in its own standard deviation: [N, R]."""
    seen, scenery, lines = small_painting(painter, z)
    thirds = (thirds_of(seen) - gist.thirds) / _THIRD_SPREAD
    cells = (srgb_to_oklab(functional.avg_pool2d(seen, _GRID // CELLS)) - gist.cells) / _CELL_SPREAD
    wanted = torch.stack((gist.spot[:, 0] - 0.5, 1.0 - gist.spot[:, 1]), dim=1)
    spot = (scenery.sun[:, :2] - wanted) / _SPOT_SPREAD
    columns = (torch.arange(_GRID, device=z.device) + 0.5) / _GRID - 0.5
    near = torch.exp(-0.25 * ((columns - wanted[:, :1]) / 0.08) ** 2)
    over = (lines.height.amax(1) - wanted[:, 1:]).clamp(min=0.0) * near / 0.05
    small = (_SMALLEST_SUN - scenery.sun[:, 2:]).clamp(min=0.0) / 0.006
    return torch.cat((thirds.flatten(1), cells.flatten(1), spot, over, small, z), dim=1)


def misfit(painter: Painter, z: Tensor, gist: Gist) -> Tensor:
    """Negative log-posterior [N] of latents `z` [N, 32] given what should carry over."""
    return 0.5 * residuals(painter, z, gist).square().sum(1)


def refine(painter: Painter, start: Tensor, gist: Gist, tick: Callable[[int], None]) -> Tensor:
    """Walk from `start` [1, 32] down to the most probable latent near it: [1, 32].

    Levenberg and Marquardt's method; the slopes are differences, taken for all coordinates at
    once, and four dampings are tried at every step, until two steps gained next to nothing.
    `tick` is called before each step with its number and raises to stop.

    Source: Marquardt, "An Algorithm for Least-Squares Estimation of Nonlinear Parameters", 1963.
    """
    nudges = torch.eye(LATENT, device=start.device) * _NUDGE
    with torch.no_grad():
        z, damping, still = start, 1.0, 0
        left = residuals(painter, z, gist)
        for step in range(STEPS):
            tick(step)
            slopes = (residuals(painter, z + nudges, gist) - left).T.cpu().double() / _NUDGE
            curve, downhill = slopes.T @ slopes, -(slopes.T @ left[0].cpu().double())
            powers = [factor * damping for factor in (0.1, 1.0, 10.0, 100.0)]
            steps = torch.stack([_solve(curve, downhill, power) for power in powers])
            tries = z + steps.to(z.device)
            after = residuals(painter, tries, gist)
            best = int(after.square().sum(1).argmin())
            damping = min(1e4, max(1e-3, powers[best]))
            gain = float(left.square().sum()) - float(after[best].square().sum())
            if gain > 0.0:
                z, left = tries[best : best + 1], after[best : best + 1]
            still = still + 1 if gain < _ENOUGH else 0
            if still == 2:
                break
    return z


def _solve(curve: Tensor, downhill: Tensor, damping: float) -> Tensor:
    """The damped step, at most one standard deviation in any coordinate: [D] float32."""
    eye = torch.eye(len(downhill), dtype=curve.dtype)
    step: Tensor = torch.linalg.solve(curve + damping * eye, downhill)
    return step.clamp(-1.0, 1.0).to(torch.float32)
