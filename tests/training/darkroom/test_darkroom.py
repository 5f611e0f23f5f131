"""The trainer of Darkroom: what it is asked to keep, and that it goes on where it stopped."""

import numpy as np
import pytest
import torch

from studio.training.darkroom.data import Pool, painted
from studio.training.darkroom.loss import divergence, likeness, psnr
from studio.training.darkroom.train import LAYOUT, Plan, Run, _turned


def pictures(count=2, side=32):
    return torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(1)) * 2 - 1


def test_likeness_is_zero_at_home_and_grows_with_blur():
    x = torch.nn.functional.interpolate(pictures(2, 4), scale_factor=8.0)
    soft = torch.nn.functional.avg_pool2d(x, 3, 1, 1)
    softer = torch.nn.functional.avg_pool2d(soft, 3, 1, 1)
    assert float(likeness(x, x)) == pytest.approx(0.0, abs=1e-6)
    assert 0 < float(likeness(soft, x)) < float(likeness(softer, x))


def test_divergence_is_zero_only_at_the_prior():
    zero = torch.zeros(1, 2, 4, 4)
    assert float(divergence(zero, zero)) == 0
    assert float(divergence(zero + 1, zero)) == pytest.approx(0.5)
    assert float(divergence(zero, zero - 2)) > 0


def test_psnr_of_a_step_of_one_bit():
    grey = torch.full((1, 3, 8, 8), 100 / 255)
    assert psnr(grey + 1 / 255, grey) == pytest.approx(20 * np.log10(255), abs=0.01)


def test_turning_moves_latents_and_pictures_together():
    random = np.random.default_rng(3)
    for _ in range(8):
        latents = torch.nn.functional.avg_pool2d(pictures(), 8)
        moved, seen = _turned(latents, pictures(), random)
        assert seen.shape[-1] == 8 * moved.shape[-1]
        again = torch.nn.functional.avg_pool2d(seen, 8)
        inner = (moved - again)[..., 1:-1, 1:-1] if moved.shape[-1] > 2 else moved - again
        assert float(inner.abs().mean()) < 0.12


def test_pictures_of_the_pool_are_bytes_of_their_seeds():
    found = painted([5])
    assert found.dtype == np.uint8
    assert np.array_equal(found, painted([5]))


def test_a_run_goes_on_where_it_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(Pool, "__init__", lambda self, size, seed: None)
    plan = Plan(bf16=False)
    first = Run(plan, tmp_path)
    noise, random = torch.Generator().manual_seed(1), np.random.default_rng(1)
    before = [p.clone() for p in first.model.parameters()]
    first._advance(pictures(1, 16), random, noise)
    first.step += 1
    first.save()
    assert any(not torch.equal(a, b) for a, b in zip(before, first.model.parameters(), strict=True))
    second = Run(plan, tmp_path)
    assert second.step == 1
    for a, b in zip(first.model.parameters(), second.model.parameters(), strict=True):
        assert torch.equal(a, b)


def test_the_house_layout_is_small_and_needs_no_attention(tmp_path):
    count = sum(p.numel() for p in Run(Plan(), tmp_path).model.parameters())
    assert 2 * count < 11.6e6
    assert not LAYOUT.attention
    assert LAYOUT.cell == 8
