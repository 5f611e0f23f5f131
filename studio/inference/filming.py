"""The pictures of a film's frames, in order; one that did not change is not drawn again."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from studio.core.pixels import to_u8, to_u16
from studio.inference.pace import infos_of
from studio.inference.renderer import Renderer
from studio.models.base import StepCallback
from studio.values.arrays import Bytes, Words
from studio.values.cancel import CancelToken
from studio.values.film.reel import Reel
from studio.values.film.takes import Take, takes
from studio.values.messages import FilmJob, FilmTake
from studio.values.recipe import Recipe

Pixels = Bytes | Words


def filmed(
    renderer: Renderer, job: FilmJob, token: CancelToken, on_step: StepCallback | None = None
) -> Iterator[FilmTake]:
    """Draw what each frame is made of, one picture at a time, made when asked for.

    `on_step` is called between the steps of each picture, and may draw others meanwhile.

    Raises:
        InputError: the film has no keyframe, or cannot be taken so.
        MissingModel: none of its keys can be drawn here.
        Cancelled: the token was set.
    """
    job.shooting.check(job.film.seconds)
    reel = Reel(job.film, infos_of(renderer, job.film), job.hears, job.sizes)
    last: tuple[Recipe, Pixels] | None = None
    for number in range(job.first, job.shooting.count(job.film.seconds)):
        parts = takes(reel, job.shooting, number)
        for k, take in enumerate(parts):
            token.check()
            notes: dict[str, None] = {}
            if last is None or last[0] != take.recipe:
                last = take.recipe, _drawn(renderer, take, job.bits, token, notes, on_step)
            yield FilmTake(job.id, number, take.weight, k + 1 == len(parts), last[1], tuple(notes))


def _drawn(
    renderer: Renderer, take: Take, bits: int, token: CancelToken, notes: dict[str, None],
    on_step: StepCallback | None,
) -> Pixels:  # fmt: skip
    """[H, W, C], the same bytes as a still of the place in that depth."""
    scene = renderer.scene(take.recipe, token)
    size = (take.recipe.width, take.recipe.height)
    bands = []
    for _, band in renderer.bands(scene, size, token, on_step):
        bands.append(band.pictures)
        notes |= dict.fromkeys(band.notes)
    whole = torch.cat(bands, dim=2)
    pixels: Pixels = to_u16(whole)[0] if bits == 16 else to_u8(whole)[0]
    return pixels
