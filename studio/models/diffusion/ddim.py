"""DDIM sampling: the picture is a function of the noise that it starts from, and of nothing else.

Source: Song, Meng, Ermon, "Denoising Diffusion Implicit Models", 2021, arXiv:2010.02502.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from studio.models.base import StepCallback
from studio.models.diffusion.schedule import Schedule

Denoiser = Callable[[Tensor, Tensor], Tensor]
"""`denoiser(x, t)`: the noise [N, C, H, W] in `x` [N, C, H, W] at the steps `t` [N] int64."""


def sample(
    denoiser: Denoiser,
    noise: Tensor,
    schedule: Schedule,
    steps: int,
    check: Callable[[], None],
    on_step: StepCallback | None = None,
    bound: float = 1.0,
) -> Tensor:
    """The pictures that a network finds in noise, in [-bound, bound], without more randomness.

    Notation: x_t picture at step t, e its noise, a_t alpha-bar, x0 the picture it seems to be.

        x0 = clip((x_t - sqrt(1 - a_t) e) / sqrt(a_t), -1, 1)              equation 12, clipped
        e  = (x_t - sqrt(a_t) x0) / sqrt(1 - a_t)                          consistent with the clip
        x_s = sqrt(a_s) x0 + sqrt(1 - a_s) e,   s the next step visited    sigma = 0

    Without the clip errors grow at the noisiest steps, where sqrt(a_t) is near 0, until the sampler
    diverges.

    Args:
        denoiser: the network.
        noise: [N, C, H, W], standard normal.
        schedule: that of its training.
        steps: how many steps are visited; more are truer and slower.
        check: called before each step; raises to stop.
        on_step: told after each step.
        bound: how far from 0 the colours of its training went.
    """
    x, visits = noise, schedule.visits(steps)
    for done, t in enumerate(visits):
        check()
        kept = float(schedule.kept[t])
        at = torch.full((len(x),), t, dtype=torch.int64, device=x.device)
        told = denoiser(x, at)
        picture: Tensor = ((x - (1 - kept) ** 0.5 * told) / kept**0.5).clamp(-bound, bound)
        if on_step is not None:
            on_step(done + 1, len(visits))
        if done + 1 == len(visits):
            return picture
        told = (x - kept**0.5 * picture) / (1 - kept) ** 0.5
        following = float(schedule.kept[visits[done + 1]])
        x = following**0.5 * picture + (1 - following) ** 0.5 * told
    return x
