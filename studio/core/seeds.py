"""The point that a seed names, in each of the conventions the world uses."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from studio.core import grids
from studio.core.seeds_cuda import cuda_normal
from studio.errors import LatentError
from studio.values import seeds
from studio.values.card import Space
from studio.values.latent import Convention, Seed

_AT_ONCE = 1 << 20
"""So many numbers of seeds are made at once."""


def seed_point(seed: Seed, space: Space) -> Tensor:
    """The point of `space` that a seed names, [*space shape] float32 on the CPU.

    `studio` draws from the Philox substream `latent/<space>`; `nvidia` is
    `RandomState(n).randn(1, *shape)`, as in StyleGAN's `generate.py`; `torch_cpu` is
    `torch.randn` with a CPU `Generator`, as in diffusers; `torch_cuda` what that draws on a
    graphics card of NVIDIA, as most web interfaces do.

    Raises:
        LatentError: the space has no prior to draw from, or the convention does not fit it.
    """
    if seed.space != space.name:
        raise LatentError(f"Seed {seed.n} belongs to space {seed.space!r}, not {space.name!r}.")
    if space.prior == "none":
        raise LatentError(f"The space {space.name!r} has no seeds.")
    if space.prior == "uniform":
        return _uniform(seed, space)
    return _normal(seed.n, seed.convention, space).reshape(space.shape).clone()


def prior_points(n: int, count: int, space: Space) -> Tensor:
    """The first `count` points of the sample that number `n` names, [count, D] float32."""
    if space.prior == "normal" and not space.cell:
        purpose, rows = f"latent/{space.name}", max(1, _AT_ONCE // space.size)
        return torch.cat([
            torch.from_numpy(seeds.normals(n + k, min(rows, count - k), purpose, space.size))
            for k in range(0, count, rows)
        ])  # fmt: skip
    first = [Seed(n + k, space.name) for k in range(count)]
    return torch.stack([seed_point(seed, space).reshape(-1) for seed in first])


@lru_cache(maxsize=64)
def _normal(n: int, convention: Convention, space: Space) -> Tensor:
    match convention:
        case "studio" if space.cell:
            return torch.from_numpy(grids.drawn(n, f"latent/{space.name}", _grid_of(space)))
        case "studio":
            return torch.from_numpy(seeds.normal(n, f"latent/{space.name}", space.size))
        case "nvidia":
            if n >= 2**32:
                raise LatentError(f"Seed {n} is too large for NVIDIA's convention (< 2^32).")
            drawn = np.random.RandomState(n).randn(1, *space.shape)
            return torch.from_numpy(drawn.astype(np.float32))[0]
        case "pictures":
            raise LatentError(f"Seed {n} draws a picture, and the model takes none.")
        case "torch_cpu":
            generator = torch.Generator("cpu").manual_seed(n)
            return torch.randn((1, *space.shape), generator=generator, dtype=torch.float32)[0]
        case "torch_cuda":
            return torch.from_numpy(cuda_normal(n, space.size))


def _grid_of(space: Space) -> tuple[int, int, int]:
    channels, height, width = space.shape
    return channels, height, width


def _uniform(seed: Seed, space: Space) -> Tensor:
    """Coordinates in (-1, 1); only the studio's convention knows this prior."""
    if seed.convention != "studio":
        raise LatentError(f"Seeds of space {space.name!r} know only the studio's convention.")
    unit = seeds.uniform(seed.n, f"latent/{space.name}", space.size)
    return torch.from_numpy((2.0 * unit - 1.0).astype(np.float32)).reshape(space.shape)
