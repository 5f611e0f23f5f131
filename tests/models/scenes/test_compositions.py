"""Compositions: any size, the same everywhere, none of them empty or broken."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from studio.models.scenes.compositions import KINDS, composition
from studio.models.scenes.dice import Dice


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_every_kind_is_a_picture(kind: int) -> None:
    found = KINDS[kind][0](Dice(3, "test"), 48)
    assert found.shape == (3, 48, 48)
    assert torch.isfinite(found).all()
    assert float(found.min()) >= 0
    assert float(found.max()) <= 1
    assert float(found.std()) > 0.02


def test_the_same_number_gives_the_same_picture_at_every_size() -> None:
    for number in range(12):
        large, small = composition(number, 256, 256), composition(number, 64, 64)
        assert torch.equal(small, composition(number, 64, 64))
        off = functional.avg_pool2d(large[None], 4)[0] - small
        assert float(off.square().mean().sqrt()) < 0.06


def test_other_proportions_are_cut_from_the_square() -> None:
    square = composition(5, 96, 96)
    assert torch.equal(composition(5, 96, 40), square[:, 28:68])
    assert torch.equal(composition(5, 40, 96), square[:, :, 28:68])


def test_numbers_differ_and_all_kinds_come() -> None:
    pictures = torch.stack([composition(n, 24, 24).flatten() for n in range(60)])
    apart = torch.cdist(pictures, pictures) + 9 * torch.eye(60)
    assert float(apart.min()) > 0.5
    assert sum(odds for _, odds in KINDS) == pytest.approx(1)
