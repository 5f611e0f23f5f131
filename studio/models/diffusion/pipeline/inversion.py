"""The noise that becomes a picture: the steps of a sampler, taken back one by one.

A first-order step leads from x to x' = A x + B e(x), where e(x) is what the network says of x. Its
beginning is found by guessing,

    x <- x + (x' - step(x)) / A,

which is DDIM inversion or the reverse flow at the first guess, and the exact beginning of the step
where the guesses come to rest.

Sources: Song, Meng, Ermon, "Denoising Diffusion Implicit Models", 2021, arXiv:2010.02502; Garibi
et al., "ReNoise: Real Image Inversion Through Iterative Noising", 2024, arXiv:2403.14602.
"""

from __future__ import annotations

from torch import Tensor

from studio.models.base import StepCallback
from studio.models.diffusion.pipeline.denoiser import Denoiser
from studio.models.diffusion.pipeline.guided import Question, answers, mixed, question
from studio.models.diffusion.pipeline.told import Told
from studio.models.diffusion.pipeline.walk import Grain, Predict, Walk
from studio.values.cancel import CancelToken

ROUNDS = 6
CLOSE = 2e-4
"""Guesses rest when they move by less than this, as a share of the latents' spread."""


def inverted(
    denoiser: Denoiser, walk: Walk, latents: Tensor, told: Told, token: CancelToken,
    on_step: StepCallback | None = None,
) -> Tensor:  # fmt: skip
    """[1, C, h, w]: the noise from which a walk, with guidance 1, leads to `latents`.

    Args:
        denoiser: the network.
        walk: deterministic steps of first order (DDIM, Euler).
        latents: [1, C, h, w] float32, of the picture.
        told: what is said meanwhile.
        token: stops it.
        on_step: told after each step.

    Raises:
        Cancelled: the token was set.
    """
    grain = Grain(0, tuple(latents.shape[1:]), len(latents))
    x = latents
    for done, i in enumerate(reversed(range(walk.count))):
        asked = question(denoiser, told, i / walk.count, 1.0, walk.stride(i))

        def predict(x: Tensor, time: float, asked: Question = asked) -> Tensor:
            token.check()
            return mixed(asked, answers(denoiser, asked, x, time))

        x = _undone(walk, i, x, predict, grain)
        if on_step is not None:
            on_step(done + 1, walk.count)
    return x / walk.spread


def _undone(walk: Walk, i: int, end: Tensor, predict: Predict, grain: Grain) -> Tensor:
    """Where step i began that led to `end`."""
    gain = walk.gain(i)
    x = end / gain
    for _ in range(ROUNDS):
        off = (end - walk.step(i, x, predict, grain).latents) / gain
        x = x + off
        if float(off.std()) < CLOSE * float(x.std()):
            break
    return x
