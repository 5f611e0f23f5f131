"""The step back where plain guessing runs away: the beginning is found all the same."""

from __future__ import annotations

import torch

from studio.models.diffusion.pipeline.inversion import CLOSE, ROUNDS, Guesses, _undone
from studio.models.diffusion.pipeline.walk import Grain, Stepped


class _Turning:
    """A step x' = x + B x, whose B stretches further than a step: plain guesses run away."""

    def __init__(self) -> None:
        random = torch.Generator().manual_seed(2)
        mixed = torch.linalg.qr(torch.randn(64, 64, generator=random).double())[0]
        spread = torch.linspace(-0.6, 1.3, 64).double()
        self.matrix = (mixed * spread) @ mixed.T
        self.asked = 0

    def gain(self, i):
        return 1.0

    def step(self, i, x, predict, grain):
        self.asked += 1
        moved = (x.double().flatten() @ self.matrix).reshape(x.shape).to(x.dtype)
        return Stepped(x + moved, x)


def test_the_beginning_is_found_where_plain_guesses_run_away():
    walk, begun = _Turning(), torch.randn(1, 1, 8, 8, generator=torch.Generator().manual_seed(1))
    end = walk.step(0, begun, None, None).latents
    plain = end
    for _ in range(ROUNDS):
        plain = plain + (end - walk.step(0, plain, None, None).latents)
    assert float((plain - begun).std()) > 1.0, "nothing to mend"
    walk.asked = 0
    found = _undone(walk, 0, end, lambda x, t: x, Grain(0, (1, 8, 8), 1))
    off = end - walk.step(0, found, None, None).latents
    assert float(off.std()) < 0.02 * float(begun.std())
    assert walk.asked <= ROUNDS + 1
    assert CLOSE < 1e-4


def test_a_first_guess_is_the_plain_one():
    x, off = torch.randn(1, 2, 3, 3), torch.randn(1, 2, 3, 3)
    assert torch.equal(Guesses().following(x, off), x + off)
