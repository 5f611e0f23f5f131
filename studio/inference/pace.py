"""How far pictures move along the path of a film, on drafts: what even motion goes by."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress

import torch
from torch import Tensor

from studio.core.looks import shrunk
from studio.core.paths import change
from studio.errors import MissingModel
from studio.inference.renderer import Renderer
from studio.values.cancel import CancelToken
from studio.values.card import GeneratorInfo
from studio.values.film.model import Film, LegPace
from studio.values.film.reel import Reel
from studio.values.recipe import ModelRef, Recipe

SIDE_PX = 96
STEPS, STEPS_OF_SLOW = 24, 8
"""Pictures a leg; of diffusion, where each takes seconds, fewer."""
OnProgress = Callable[[int, int], None]


def measured_pace(
    renderer: Renderer, film: Film, token: CancelToken, report: OnProgress
) -> Generator[None, None, tuple[tuple[LegPace, ...], tuple[str, ...]]]:
    """Yield after every draft; returns (the pace of every leg that has one, fallbacks taken).

    What the film knows already of legs that are as they were is not measured again.

    Raises:
        InputError: the film has no keyframe.
        MissingModel: none that can be drawn here.
        Cancelled: the token was set.
    """
    infos = infos_of(renderer, film)
    reel = Reel(film, infos)
    known = {pace.of: pace for pace in film.course.pace}
    wanted: dict[str, int] = {}
    for number, leg in enumerate(reel.way.legs):
        if leg.kind not in ("hold", "fade"):
            wanted.setdefault(reel.way.digest(number), number)
    left = {of: number for of, number in wanted.items() if of not in known}
    total = sum(_steps(reel, infos, number) + 1 for number in left.values())
    done, notes, found = 0, dict[str, None](), dict[str, LegPace]()
    for of, number in left.items():
        pictures = []
        steps = _steps(reel, infos, number)
        for k in range(steps + 1):
            token.check()
            pictures.append(_drawn(renderer, reel.leg_place(number, k / steps), token, notes))
            done += 1
            report(done, total)
            yield
        found[of] = LegPace(of, _travelled(pictures))
    return tuple((known | found)[of] for of in wanted), tuple(notes)


def infos_of(renderer: Renderer, film: Film) -> dict[str, GeneratorInfo]:
    """What the models of a film declare; those that are missing are left out."""
    models: dict[str, ModelRef] = {key.recipe.model.sha256: key.recipe.model for key in film.keys}
    infos = {}
    for sha256, model in models.items():
        with suppress(MissingModel):
            infos[sha256] = renderer.cache.get(model).card.info
    return infos


def _steps(reel: Reel, infos: dict[str, GeneratorInfo], number: int) -> int:
    recipe = reel.keys[reel.way.legs[number].a].recipe
    slow = infos[recipe.model.sha256].family == "diffusion"
    return STEPS_OF_SLOW if slow else STEPS


def _drawn(
    renderer: Renderer, recipe: Recipe, token: CancelToken, notes: dict[str, None]
) -> Tensor:
    """[1, 3, h, w] float in [0, 1]."""
    pixels, fallbacks = renderer.draft(renderer.scene(recipe, token), SIDE_PX, token)
    notes |= dict.fromkeys(fallbacks)
    return shrunk(torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float() / 255.0)


def _travelled(pictures: list[Tensor]) -> tuple[float, ...]:
    """How far the picture has come at each of them, four digits that count."""
    drawn = torch.cat(pictures)
    far = change(drawn[:-1], drawn[1:]).double().cumsum(0)
    return (0.0, *(float(f"{value:.4g}") for value in far.tolist()))
