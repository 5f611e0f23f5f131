"""What a student's denoiser leaves open: what lets it find most of the noise in made-up pictures.

All readings are asked about the same noised pictures, at shares of the picture that every usual
schedule comes to; a reading differs in the step that it is told for them. How much of the noise is
missed under the best reading is the proof that the network was read rightly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import product

import torch
from torch import Tensor

from studio.models.chains.strokes import strokes
from studio.models.diffusion.students.net import Net, net_of
from studio.models.diffusion.students.network import BOUNDS, Choices, choices_of, kept_by, noise_in
from studio.models.opening.assumptions import Assumptions
from studio.models.plain import Tensors, shapes_in
from studio.models.vae.grid.swatches import swatches

_LEFT = (0.9, 0.65, 0.4)
"""Shares of the picture's variance that are left where noise is sought."""
_TRIED, _STARTS = 2, 3
_FIRST = ("order", "bare", "skips", "end")
_TOGETHER = ("clock", "schedule")
_CLEARLY = 0.995
"""A reading must miss less than this share of what another one misses."""
MOST_WORK = 1.2e11
"""Multiplications that are spent on it all."""
BELIEVED = 0.5
"""Of noise of variance 1 so much may be missed; who sees none of it misses 1."""


@torch.inference_mode()
def measured(tensors: Tensors, net: Net) -> tuple[dict[str, str], float]:
    """(what is assumed, the mean square of what is missed of noise of variance 1)."""
    choices = choices_of(net)
    best = {key: next(iter(known)) for key, known in choices.items()}
    pixels = _pictures(net)
    noise = torch.randn(pixels.shape, generator=torch.Generator().manual_seed(1))
    budget = int(MOST_WORK / max(1.0, work_of(net) * _TRIED * len(_LEFT)))
    seen: dict[tuple[str, ...], float] = {}

    def misses(assumed: dict[str, str]) -> float:
        key = tuple(assumed.values())
        if key not in seen:
            seen[key] = (
                missed(tensors, net, pixels, noise, assumed) if len(seen) < budget else math.inf
            )
        return seen[key]

    least = math.inf
    for start in sorted((best | one for one in _starts(choices)), key=misses)[:_STARTS]:
        found, missing = _descended(start, choices, misses)
        if missing < _CLEARLY * least:
            best, least = found, missing
    return best, least


@torch.inference_mode()
def missed_by(tensors: Tensors, assumed: Assumptions) -> float:
    """The mean square of what a reading misses of noise of variance 1."""
    net = net_of(shapes_in(tensors))
    pixels = _pictures(net)
    noise = torch.randn(pixels.shape, generator=torch.Generator().manual_seed(1))
    return missed(tensors, net, pixels, noise, assumed)


def _starts(choices: Choices) -> list[dict[str, str]]:
    """Where a descent may begin: what changes all that comes after, in every combination."""
    keys = [key for key in _FIRST if key in choices]
    return [dict(zip(keys, one, strict=True)) for one in product(*(choices[key] for key in keys))]


def _descended(
    best: dict[str, str], choices: Choices, misses: Callable[[dict[str, str]], float]
) -> tuple[dict[str, str], float]:
    """From a reading to a better one, answer by answer, until no single one makes it better."""
    least, before = misses(best), math.inf
    while least < before:
        before = least
        for answers in _answers(choices):
            nearest = min((best | one for one in answers), key=misses)
            if misses(nearest) < _CLEARLY * least:
                best, least = nearest, misses(nearest)
    return best, least


def _answers(choices: Choices) -> Iterator[list[dict[str, str]]]:
    """The answers to each question; how many steps there were and how they are told are one."""
    for key in choices:
        if key not in _TOGETHER:
            yield [{key: one} for one in choices[key]]
    keys = [key for key in _TOGETHER if key in choices]
    if keys:
        both = product(*(choices[key] for key in keys))
        yield [dict(zip(keys, one, strict=True)) for one in both]


def work_of(net: Net) -> float:
    """Multiplications for one picture."""
    return sum(
        layer.into * layer.out * layer.kernel**2 * (net.side / (1 << layer.level)) ** 2
        for layer in net.layers
    )


def _pictures(net: Net) -> Tensor:
    if net.channels == 1:
        return strokes(_TRIED, net.side)
    return swatches(_TRIED, net.side)[:, : net.channels]


def missed(
    tensors: Tensors, net: Net, pixels: Tensor, noise: Tensor, assumed: Assumptions
) -> float:
    """The mean square of what is missed of noise of variance 1 in pictures in [0, 1]."""
    low = BOUNDS[assumed["bounds"]][1]
    shown = low + (1 - low) * pixels
    schedule = kept_by(tensors, assumed)
    row = usual_row(net)
    off = 0.0
    for wanted in _LEFT:
        t = int((schedule.kept - max(wanted, float(schedule.kept.min()))).abs().argmin())
        left = float(schedule.kept[t])
        x = left**0.5 * shown + (1 - left) ** 0.5 * noise
        found = noise_in(tensors, net, x, t, len(schedule), assumed, row)
        if found.shape != noise.shape:
            return float("inf")
        off += float((found - noise).square().mean()) / len(_LEFT)
    return off if off == off else float("inf")


def usual_row(net: Net) -> Tensor:
    """[1, classes]: the class for none where there is one, else the first."""
    row = torch.zeros(1, net.classes)
    row[:, -1:] = 1.0
    return row if net.forgets else row.flip(1)
