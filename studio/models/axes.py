"""The axes of a short latent as directions: in VAEs that were trained for it, each means something.

Source: Higgins et al., "beta-VAE: Learning Basic Visual Concepts with a Constrained Variational
Framework", ICLR 2017.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import torch
from torch import Tensor

from studio.core.directions import calibrate
from studio.core.seeds import prior_points
from studio.models.base import CancelToken, Generator, RenderRequest
from studio.values.controls import check_controls
from studio.values.directions import Direction

LONGEST = 32
MOST = 10
REACH = 2.5
"""How far the sliders go, in standard deviations of the prior."""
_FAINTEST = 0.2
_PLACES = 6


def axis_directions(generator: Generator) -> tuple[Direction, ...]:
    """The axes that change the picture, strongest first, one unit about equally strong.

    Empty for latents longer than 32 or of more than one dimension, where one axis means little.
    Axes that do less than a fifth of the strongest one are left out: training switched them off.
    """
    space = generator.info.space
    if len(space.shape) != 1 or space.size > LONGEST or space.prior != "normal":
        return ()
    places = prior_points(1, _PLACES, space).float().reshape(_PLACES, -1)
    effects = [_change(generator, places, axis, 1.0) for axis in range(space.size)]
    order = sorted(range(space.size), key=lambda axis: -effects[axis])
    kept = [axis for axis in order if effects[axis] >= _FAINTEST * effects[order[0]]][:MOST]
    target = float(np.median([effects[axis] for axis in kept])) / 2
    return tuple(_direction(generator, places, axis, target) for axis in kept)


def _direction(generator: Generator, places: Tensor, axis: int, target: float) -> Direction:
    space = generator.info.space
    step = round(calibrate(partial(_change, generator, places, axis), target), 4)
    unit = np.zeros(space.size, np.float32)
    unit[axis] = 1
    found = Direction.of(f"Axis {axis + 1}", space.name, unit, step, "axis")
    limit = round(REACH / step, 1)
    return Direction(found.name, found.space, found.vector, step, "axis", limit=limit)


def _change(generator: Generator, places: Tensor, axis: int, step: float) -> float:
    """Root mean square change of the pixels by `step` along `axis`, either way."""
    info = generator.info
    delta = torch.zeros(places.shape[1])
    delta[axis] = step
    both = torch.cat((places + delta, places - delta))
    controls = check_controls(info.controls, {})
    request = RenderRequest(both, *info.sizes.default, controls=controls)
    ahead, behind = generator.render(request, CancelToken()).chunk(2)
    return float((ahead - behind).square().mean().sqrt()) / 2
