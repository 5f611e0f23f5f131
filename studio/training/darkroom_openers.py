"""Openers of Darkroom, found by measure among many seeds, so that a retrained one has them too.

Wanted are seeds with large calm forms, some colour and neither black nor white, as different from
each other as can be; each is named after its main hue and its lightness. A few are shown with
`Detail` and `Contrast` turned, in other proportions, and as blends of two.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.seeds import prior_points
from studio.models.base import CancelToken, RenderRequest
from studio.models.vae.grid_generator import GridGenerator
from studio.values.card import Opener
from studio.values.controls import ControlValue
from studio.values.latent import Blend, Latent, Seed
from studio.values.recipe import ModelRef, Recipe

SEEDS, LOOK_PX, COUNT = 96, 128, 12
_HUES = (
    (0.03, "ember"), (0.10, "amber"), (0.18, "straw"), (0.30, "moss"), (0.45, "fern"),
    (0.55, "sea"), (0.66, "slate"), (0.78, "iris"), (0.92, "rose"), (1.01, "ember"),
)  # fmt: skip
_LIGHTS = ((0.36, "Dark"), (0.46, "Deep"), (0.56, "Soft"), (0.66, "Clear"), (1.01, "Pale"))


@dataclass(frozen=True)
class Show:
    """How one opener is shown: size, controls, and whether two seeds are blended."""

    size: tuple[int, int] = (512, 512)
    contrast: float = 1.0
    detail: float = 0.0
    blend: bool = False


SHOWS = (
    Show(), Show(contrast=1.2, detail=-0.2), Show((768, 512)), Show(contrast=1.15),
    Show(contrast=1.2, blend=True), Show((512, 768)), Show(detail=0.4),
    Show(contrast=1.3, detail=-0.4), Show((1024, 512)), Show(contrast=1.2, blend=True),
    Show(contrast=1.3), Show((768, 768)),
)  # fmt: skip


def find_openers(generator: GridGenerator, ref: ModelRef) -> tuple[Opener, ...]:
    """Twelve places with names."""
    pictures = _pictures(generator)
    seeds = _apart(pictures, COUNT + sum(show.blend for show in SHOWS))
    spare = iter(seeds[COUNT:])
    found: list[Opener] = []
    for seed, show in zip(seeds, SHOWS, strict=False):
        latent: Latent = Seed(seed)
        if show.blend:
            latent = Blend((Seed(seed), Seed(next(spare))), (0.5, 0.5), "round")
        controls = {"contrast": show.contrast, "detail": show.detail}
        kept: dict[str, ControlValue] = {
            key: value
            for key, value in controls.items()
            if value != (1.0 if key == "contrast" else 0.0)
        }
        recipe = Recipe(ref, latent, *show.size, controls=kept)
        found.append(Opener(_named(pictures[seed], [o.name for o in found]), recipe))
    return tuple(found)


def _pictures(generator: GridGenerator) -> Tensor:
    """[SEEDS, 3, LOOK_PX, LOOK_PX] of the first seeds."""
    space = generator.info.space.at(256, 256)
    points = prior_points(0, SEEDS, space).reshape(SEEDS, *space.shape)
    parts = [
        generator.render(RenderRequest(part, LOOK_PX, LOOK_PX), CancelToken())
        for part in torch.split(points, 16)
    ]
    return torch.cat(parts)


def _apart(pictures: Tensor, count: int) -> list[int]:
    """The seeds of the best pictures that differ from those taken before them."""
    features = functional.avg_pool2d(pictures, LOOK_PX // 4).flatten(1)
    merit = _merit(pictures)
    taken = [int(merit.argmax())]
    while len(taken) < count:
        near = torch.cdist(features, features[taken]).amin(1)
        score = merit + 2.0 * near / near.amax().clamp(min=1e-6)
        score[taken] = -1e9
        taken.append(int(score.argmax()))
    return taken


def _merit(pictures: Tensor) -> Tensor:
    """[N]: forms at a large scale and some colour, little that is burnt or black."""
    coarse = functional.avg_pool2d(pictures, LOOK_PX // 8)
    forms = coarse.mean(1).flatten(1).std(1)
    colour = (coarse.amax(1) - coarse.amin(1)).flatten(1).mean(1)
    burnt = ((pictures < 0.02) | (pictures > 0.98)).float().flatten(1).mean(1)
    return _scored(forms) + 0.7 * _scored(colour.clamp(max=0.35)) - 6.0 * burnt


def _scored(values: Tensor) -> Tensor:
    return (values - values.mean()) / values.std().clamp(min=1e-6)


def _named(picture: Tensor, taken: list[str]) -> str:
    """A name from the mean colour, told apart by a number where it is taken."""
    red, green, blue = (float(x) for x in picture.mean((1, 2)))
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    word = next(word for end, word in _HUES if hue < end)
    name = f"{next(text for end, text in _LIGHTS if light < end)} {word}"
    number = 2
    while name in taken:
        name = f"{name.rstrip(' 0123456789')} {number}"
        number += 1
    return name
