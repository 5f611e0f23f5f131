"""The noise that becomes a picture: the steps of a sampler, taken back one by one.

A first-order step leads from x to x' = A x + B e(x), where e(x) is what the network says of x. Its
beginning is found by guessing,

    x <- x + (x' - step(x)) / A,

which is DDIM inversion or the reverse flow at the first guess, and the exact beginning of the step
where the guesses come to rest. Near noise, where a step changes its own direction most, they come
to rest slowly or never; there the next guess is extrapolated from the last few (`Guesses`).

Sources: Song, Meng, Ermon, "Denoising Diffusion Implicit Models", 2021, arXiv:2010.02502; Garibi
et al., "ReNoise: Real Image Inversion Through Iterative Noising", 2024, arXiv:2403.14602.
"""

from __future__ import annotations

import torch
from torch import Tensor

from studio.models.base import StepCallback
from studio.models.diffusion.pipeline.denoiser import Denoiser
from studio.models.diffusion.pipeline.guided import Question, answers, mixed, question
from studio.models.diffusion.pipeline.told import Told
from studio.models.diffusion.pipeline.walk import Grain, Predict, Walk
from studio.values.cancel import CancelToken

ROUNDS = 24
REMEMBERED = 6
STEADY = 1e-10
"""How much small extrapolations are preferred over large ones (ridge)."""
CLOSE = 2e-5
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
    """Where step i began that led to `end`: of all guesses the one that leads there most nearly."""
    gain = walk.gain(i)
    x = best = end / gain
    least = float("inf")
    guesses = Guesses()
    for _ in range(ROUNDS):
        off = (end - walk.step(i, x, predict, grain).latents) / gain
        far = float(off.std())
        if far < least:
            best, least = x, far
        if far < CLOSE * float(x.std()):
            break
        x = guesses.following(x, off)
    return best


class Guesses:
    """The last few guesses and how far they were off, from which the next one is extrapolated.

    Notation: x_k guesses, f_k = g(x_k) - x_k how far each is off, dX and dF the differences of
    successive ones, as columns.

        x' = x_k + f_k - (dX + dF) c,     c the least squares solution of dF c = f_k

    Source: Walker and Ni, "Anderson Acceleration for Fixed-Point Iterations", 2011, SIAM Journal
    on Numerical Analysis 49 (4), equation 2.2 and what follows it.
    """

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        self._last: tuple[Tensor, Tensor] | None = None
        self._moved: list[Tensor] = []
        self._changed: list[Tensor] = []

    def following(self, x: Tensor, off: Tensor) -> Tensor:
        """The guess after `x`, which was `off`; both of one shape."""
        point, far = x.cpu().double().flatten(), off.cpu().double().flatten()
        if self._last is not None:
            self._moved = [*self._moved, point - self._last[0]][-self._most :]
            self._changed = [*self._changed, far - self._last[1]][-self._most :]
        self._last = (point, far)
        if not self._changed:
            return x + off
        changed, moved = torch.stack(self._changed, 1), torch.stack(self._moved, 1)
        square = changed.T @ changed
        square.diagonal().add_(STEADY * float(square.diagonal().mean()) + 1e-30)
        shares = torch.linalg.solve(square, changed.T @ far)
        found: Tensor = point + far - (moved + changed) @ shares
        return found.reshape(x.shape).to(x)
