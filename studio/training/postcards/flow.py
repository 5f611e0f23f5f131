"""What the transformer is asked for: the flow at an instant, and steps of some length.

Sources: Liu, Gong, Liu, "Flow Straight and Fast", 2022, arXiv:2209.03003; Esser et al., "Scaling
Rectified Flow Transformers", 2024, arXiv:2403.03206; Frans et al., "One Step Diffusion via Shortcut
Models", 2024, arXiv:2410.12557.
"""

from __future__ import annotations

import torch
from torch import Tensor

from studio.models.diffusion.postcards.networks import Networks
from studio.training.postcards.sampling import encoded, velocity

LEAN = 0.4
"""Middle of the logits of the times: above 0, as what a scene shows is settled near noise."""
FINEST = 3
"""Steps of 1, 1/2, 1/4 and 1/8 are learned; those of 1/8 from the flow itself."""


def flow_loss(
    networks: Networks, clean: Tensor, ids: Tensor, noise: torch.Generator,
    weights: Tensor | None = None,
) -> Tensor:  # fmt: skip
    """Squared error [N] of the velocity, at times drawn from a logit-normal.

    Args:
        networks: those in training.
        clean: [N, C, h, w] latents.
        ids: [N, L] prompts.
        noise: decides times and noise; on the device of `clean`.
        weights: [N, 1, h, w] of the cells; without them all count the same.
    """
    times = torch.randn(len(clean), generator=noise, device=noise.device)
    times = torch.sigmoid(times + LEAN)
    start = torch.randn(clean.shape, generator=noise, device=noise.device)
    at = times[:, None, None, None]
    mixed = (1 - at) * clean + at * start
    said = networks.transformer(mixed, times, networks.text(ids), torch.zeros_like(times))
    error: Tensor = (said.float() - (start - clean)).square()
    error = error if weights is None else error * weights
    return error.mean((1, 2, 3))


def long_loss(
    networks: Networks, mean: Networks, clean: Tensor, ids: Tensor, noise: torch.Generator,
    guidance: float,
) -> Tensor:  # fmt: skip
    """Squared error [N] of steps of length 2 d against two steps of length d.

    Args:
        networks: those in training.
        mean: their running mean, which takes the two steps.
        clean: [N, C, h, w] latents.
        ids: [N, L] prompts.
        noise: decides length, time and noise; on the device of `clean`.
        guidance: put into the finest steps, and by them into all longer ones.
    """
    power = int(torch.randint(0, FINEST + 1, (1,), generator=noise, device=noise.device))
    stride = 0.5 ** (power + 1)
    slots = round(1 / (2 * stride))
    slot = int(torch.randint(1, slots + 1, (1,), generator=noise, device=noise.device))
    time = slot * 2 * stride
    mixed = (1 - time) * clean
    mixed = mixed + time * torch.randn(clean.shape, generator=noise, device=noise.device)
    with torch.no_grad():
        inner, force = (stride, 1.0) if power < FINEST else (0.0, guidance)
        said, unsaid = mean.text(ids), encoded(mean, [""] * len(clean))
        first = velocity(mean, mixed, time, inner, said, unsaid, force).float()
        middle = mixed - stride * first
        second = velocity(mean, middle, time - stride, inner, said, unsaid, force).float()
    times = torch.full((len(clean),), time, device=clean.device)
    strides = torch.full_like(times, 2 * stride)
    made = networks.transformer(mixed, times, networks.text(ids), strides)
    error: Tensor = made.float() - (first + second) / 2
    return error.square().mean((1, 2, 3))
