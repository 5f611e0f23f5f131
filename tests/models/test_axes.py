"""Axes of short latents become sliders, those that do nothing are left out."""

from __future__ import annotations

import numpy as np
import torch

from studio.models.axes import axis_directions
from studio.models.plain import PlainGenerator
from studio.values.card import GeneratorInfo, Sizes, Space


def generator(strengths):
    """A picture whose rows are the latent's numbers, each times its strength."""
    side = len(strengths)
    info = GeneratorInfo("vae", "t", (Space("z", (side,)),), Sizes((side, side), ((side, side),)))

    def draw(tensors, latents, _controls, _check):
        rows = 0.5 + 0.02 * latents * tensors["strengths"]
        return rows[:, None, :, None].expand(-1, 3, -1, side)

    return PlainGenerator(info, {"strengths": torch.tensor(strengths)}, draw)


def test_strongest_first_and_silent_ones_left_out():
    found = axis_directions(generator([1.0, 0.0, 4.0, 2.0, 0.1, 3.0, 0.0, 1.5]))
    assert [d.name for d in found] == ["Axis 3", "Axis 6", "Axis 4", "Axis 8", "Axis 1"]
    assert all(d.origin == "axis" and d.limit * d.step > 2 for d in found)
    strengths = [4.0, 3.0, 2.0, 1.5, 1.0]
    changes = [d.step * s for d, s in zip(found, strengths, strict=True)]
    assert np.allclose(changes, changes[0], rtol=0.1)


def test_long_latents_have_none():
    assert axis_directions(generator([1.0] * 33)) == ()
