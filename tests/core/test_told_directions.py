"""Directions of words, and pictures painted over, leave the point of noise where it is."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio.core.latents import evaluate
from studio.errors import LatentError
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.directions import Direction
from studio.values.latent import TEXT_SPACE, Encoded, Move, Repaint, Seed, Shift, Vector


def info_of(*abilities: str, text: bool = True) -> GeneratorInfo:
    spaces = (Space("noise", (2, 3, 3)), *((Space(TEXT_SPACE, (5,), "none"),) if text else ()))
    return GeneratorInfo("diffusion", "x", spaces, Sizes((24, 24)), abilities=abilities)


STORM = Direction.of("more stormy", TEXT_SPACE, np.ones(5, np.float32), 1.0, "words")


def test_a_direction_of_words_leaves_the_point_alone():
    moved = Shift(Seed(3, "noise"), {STORM.id: Move(2.0)})
    found = evaluate(moved, info_of(), {STORM.id: STORM})
    assert torch.equal(found, evaluate(Seed(3, "noise"), info_of(), {}))


def test_a_model_without_words_refuses_it():
    moved = Shift(Seed(3, "noise"), {STORM.id: Move(2.0)})
    with pytest.raises(LatentError, match="space"):
        evaluate(moved, info_of(text=False), {STORM.id: STORM})


def test_a_picture_painted_over_starts_from_the_noise_of_its_base():
    picture = Encoded("ab" * 32, "start", Vector.of("noise", np.ones((2, 3, 3), np.float32)))
    over = Repaint(Seed(3, "noise"), picture)
    base = evaluate(Seed(3, "noise"), info_of(), {})
    assert torch.equal(evaluate(over, info_of("takes_picture"), {}), base)
    with pytest.raises(LatentError, match="paints over"):
        evaluate(over, info_of(), {})
