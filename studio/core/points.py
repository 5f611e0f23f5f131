"""Points of a picture that are pulled and found again, on maps of features.

Notation: F [C, H, W] float, features at the size that is worked at; a point (x, y) lies in pixels
of that map, the middle of its first pixel at (0, 0). K points, P offsets of a patch.

Source: Pan, Tewari, Leimkühler, Liu, Meka, Theobalt, "Drag Your GAN: Interactive Point-based
Manipulation on the Generative Image Manifold", SIGGRAPH 2023, arXiv:2305.10973: motion supervision
on features and tracking by the nearest feature. Written anew; patches are compared instead of
single pixels, so that pictures themselves can serve as features.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.oklab import srgb_to_oklab

ARRIVED_PX = 1.0
"""So near to its target a point counts as arrived, in pixels of the map."""
BLURS = 3
"""So often pictures are halved, to be told apart by more than a pixel's own colour."""
NEARER = 0.02
"""What a pixel of distance costs where several places look the same, in features' spreads."""


def picture_features(picture: Tensor) -> Tensor:
    """[C, H, W] of a picture [1, 3, H, W] about in [0, 1], differentiable in it.

    OKLab, more and less blurred: for generators whose layers are no maps of the picture.
    """
    lab = srgb_to_oklab(picture.float().clamp(1e-4, 1.0))
    found, small = [lab], lab
    for _ in range(BLURS):
        small = functional.avg_pool2d(small, 2, ceil_mode=True)
        size = picture.shape[2:]
        found.append(functional.interpolate(small, size, mode="bilinear", align_corners=False))
    return torch.cat(found, 1)[0]


def patch(radius: int, like: Tensor) -> Tensor:
    """[P, 2]: the offsets of all pixels of a disc."""
    steps = torch.arange(-radius, radius + 1, device=like.device, dtype=like.dtype)
    y, x = torch.meshgrid(steps, steps, indexing="ij")
    inside = x.square() + y.square() <= (radius + 0.5) ** 2
    return torch.stack((x[inside], y[inside]), 1)


def sampled(features: Tensor, at: Tensor) -> Tensor:
    """[..., C]: features [C, H, W] at points [..., 2], linear between pixels; edges go on."""
    high, wide = features.shape[1:]
    size = at.new_tensor([max(1, wide - 1), max(1, high - 1)])
    grid = (2.0 * at / size - 1.0).reshape(1, -1, 1, 2)
    found = functional.grid_sample(
        features[None], grid, mode="bilinear", padding_mode="border", align_corners=True
    )
    rows: Tensor = found[0, :, :, 0].T.reshape(*at.shape[:-1], features.shape[0])
    return rows


def steps_towards(handles: Tensor, targets: Tensor, longest: float) -> Tensor:
    """[K, 2]: from each point towards its target, `longest` pixels at most."""
    way = targets - handles
    far = way.norm(dim=1, keepdim=True)
    steps: Tensor = way * (longest / far.clamp_min(longest))
    return steps


def motion_cost(
    features: Tensor, wanted: Tensor, handles: Tensor, targets: Tensor, radius: int, longest: float
) -> Tensor:
    """What is left to be moved: differentiable in `features` [C, H, W].

    What surrounds a point now is wanted one step nearer to its target (the gradient moves it
    there); points that have arrived are wanted to look as they did at first.

    Args:
        features: as drawn now.
        wanted: [K, P, C], the patches of the points at first.
        handles: [K, 2], where the points are now.
        targets: [K, 2].
        radius: of the patches, in pixels.
        longest: the step, in pixels.
    """
    offsets = patch(radius, handles)
    arrived = (targets - handles).norm(dim=1) <= ARRIVED_PX
    before = sampled(features, handles[:, None] + offsets).detach()
    before = torch.where(arrived[:, None, None], wanted, before)
    moved = handles + steps_towards(handles, targets, longest)
    after = sampled(features, moved[:, None] + offsets)
    return (after - before).abs().mean(dim=(1, 2)).sum()


@torch.no_grad()
def tracked(features: Tensor, wanted: Tensor, handles: Tensor, radius: int, reach: int) -> Tensor:
    """[K, 2]: where the patches `wanted` [K, P, C] are now, within `reach` pixels of `handles`.

    The nearer place wins where several look nearly the same. Between pixels the lowest point of the
    parabola through the best and its neighbours is taken.
    """
    high, wide = features.shape[1:]
    offsets, window = patch(radius, handles), patch(reach, handles)
    found = []
    for point, look in zip(handles, wanted, strict=True):
        tried = point.round() + window
        inside = (tried >= 0).all(1) & (tried[:, 0] < wide) & (tried[:, 1] < high)
        tried = tried[inside] if bool(inside.any()) else point[None]
        costs = _unlike(features, tried, offsets, look)
        costs = costs + NEARER * (tried - point).norm(dim=1)
        best = tried[int(costs.argmin())]
        found.append(_between(features, best, offsets, look))
    return torch.stack(found)


def _unlike(features: Tensor, points: Tensor, offsets: Tensor, look: Tensor) -> Tensor:
    """[T]: how unlike the patches at points [T, 2] are to `look` [P, C]."""
    return (sampled(features, points[:, None] + offsets) - look).abs().mean(dim=(1, 2))


def _between(features: Tensor, best: Tensor, offsets: Tensor, look: Tensor) -> Tensor:
    steps = best.new_tensor([[0, 0], [-1, 0], [1, 0], [0, -1], [0, 1]])
    here, left, right, up, down = _unlike(features, best + steps, offsets, look)
    return best + torch.stack((_lowest(left, here, right), _lowest(up, here, down)))


def _lowest(before: Tensor, here: Tensor, after: Tensor) -> Tensor:
    """Where a parabola through three values one apart is lowest, within half a step.

    Where they hardly differ, or the middle one is not the lowest, a point stays where it is: on
    even ground it would run away otherwise.
    """
    bend = before + after - 2.0 * here
    found = (0.5 * (before - after) / bend.clamp_min(NEARER)).clamp(-0.5, 0.5)
    return torch.where((here <= before) & (here <= after), found, torch.zeros_like(found))
