"""Which places show Strata at its best: varied in colour, full of contrast, free of torn spots.

Chosen by rules rather than by hand, so that every retraining gets its own; the rules were set by
looking at what they choose.
"""

from __future__ import annotations

import torch
from torch import Tensor

from studio.core.oklab import srgb_to_oklab
from studio.core.seeds import seed_point
from studio.models.flow.wavelet.network import WaveletFlow
from studio.models.scenes.palettes import STONES, ramps
from studio.values.card import Space
from studio.values.latent import Seed

CANDIDATES = 256
_KEPT = 0.4
"""Share of the candidates, the best ones, among which variety decides."""
FORMS = ("veil", "drift", "fold", "tide", "ember", "bloom")


def _pictures(flow: WaveletFlow, side: int, temperature: float, seeds: range) -> Tensor:
    space = Space("z", (flow.layout.channels * side * side,))
    points = torch.stack([seed_point(Seed(n), space) for n in seeds])
    return flow.inverse(temperature * points, side) + 0.5


def merits(pictures: Tensor) -> Tensor:
    """[N]: contrast and colour of pictures [N, 3, H, W]; very low where a picture is torn.

    Torn: not finite, far outside the colours that exist, or with single pixels that stand out.
    """
    clean = torch.nan_to_num(pictures, nan=9.0).clamp(-1, 2)
    beyond = (clean - clean.clamp(0, 1)).abs().amax((1, 2, 3))
    lab = srgb_to_oklab(clean.clamp(0, 1))
    light = lab[:, 0]
    around = torch.nn.functional.avg_pool2d(light[:, None], 3, 1, 1)[:, 0]
    spots = (light - around).abs().flatten(1).quantile(0.999, 1)
    merit = light.std((1, 2)) + 0.8 * lab[:, 1:].square().sum(1).sqrt().mean((1, 2))
    return merit - 4.0 * (spots - 0.14).clamp(min=0) - 10.0 * (beyond > 0.35)


def features(pictures: Tensor) -> Tensor:
    """[N, 9] for telling pictures apart: mean and spread of colours, and where they are light."""
    lab = srgb_to_oklab(torch.nan_to_num(pictures).clamp(0, 1))
    halves = torch.stack(
        (
            lab[:, 0, : lab.shape[2] // 2].mean((1, 2)) - lab[:, 0].mean((1, 2)),
            lab[:, 0, :, : lab.shape[3] // 2].mean((1, 2)) - lab[:, 0].mean((1, 2)),
            lab[:, 0].diff(dim=2).abs().mean((1, 2)),
        ),
        1,
    )
    mean, spread = lab.mean((2, 3)), lab.std((2, 3))
    return torch.cat((mean * torch.tensor([1.0, 3.0, 3.0]), spread, halves), 1)


def stone_of(picture: Tensor) -> str:
    """The stone whose ramp has the colours of a picture [3, H, W]."""
    lab = srgb_to_oklab(picture.clamp(0, 1)).flatten(1).T
    weights = torch.tensor([1.0, 2.0, 2.0])
    knots = ramps()
    apart = ((lab[:, None, None] - knots[None]) * weights).square().sum(-1)  # [P, stones, knots]
    return STONES[int(apart.amin(2).mean(0).argmin())][0]


@torch.no_grad()
def find_openers(
    flow: WaveletFlow, side: int, temperature: float, count: int, candidates: int = CANDIDATES
) -> list[tuple[str, int]]:
    """(name, seed) of `count` places, as different from each other as the best ones are."""
    parts = [range(n, min(n + 64, candidates)) for n in range(0, candidates, 64)]
    pictures = torch.cat([_pictures(flow, side, temperature, part) for part in parts])
    worth = merits(pictures)
    best = worth.argsort(descending=True)[: max(count, int(_KEPT * candidates))]
    traits = features(pictures[best])
    traits = (traits - traits.mean(0)) / (traits.std(0) + 1e-6)
    chosen = [0]
    while len(chosen) < count:
        apart = torch.cdist(traits, traits[chosen]).amin(1)
        chosen.append(int(apart.argmax()))
    seeds = [int(best[index]) for index in chosen]
    return list(zip(_named([stone_of(pictures[n]) for n in seeds]), seeds, strict=True))


def _named(stones: list[str]) -> list[str]:
    """Names that differ: the stone, and a form that tells it from others of its kind."""
    names = []
    for index, stone in enumerate(stones):
        earlier = stones[:index].count(stone)
        form = FORMS[(index + earlier) % len(FORMS)]
        name = f"{stone.capitalize()} {form}"
        names.append(name if name not in names else f"{name} {earlier + 1}")
    return names
