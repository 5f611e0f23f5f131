"""The stones are reproducible and follow their factors; a few steps of training learn something."""

from __future__ import annotations

import pytest
import torch

from studio.models.flow.glow import Layout, Level
from studio.models.flow.levels import bits, centred
from studio.training import strata
from studio.training.strata import Plan, begin, build, haar_rows, standardise
from studio.training.strata_stones import FACTORS, Stones, draw_stones, paint_stones

TINY = Layout((Level(1, 8), Level(2, 8), Level(1, 8)))


def generator(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_the_same_seed_draws_the_same_stones() -> None:
    one, two, other = (paint_stones(draw_stones(3, generator(s)), 24) for s in (4, 4, 5))
    assert torch.equal(one, two)
    assert not torch.equal(one, other)
    assert float(one.min()) >= 0.0
    assert float(one.max()) <= 1.0


def moved(stones: Stones, name: str, value: float) -> Stones:
    factors = stones.factors.clone()
    factors[:, FACTORS.index(name)] = value
    return Stones(factors, stones.noise, stones.profile, stones.kinds, stones.share)


@pytest.mark.parametrize("name", FACTORS)
def test_every_factor_changes_the_picture(name: str) -> None:
    stones = draw_stones(24, generator(1))
    if name in ("vein_width", "vein_angle", "vein_place"):
        stones = moved(stones, "veins", 2.0)
    low, high = (paint_stones(moved(stones, name, value), 32) for value in (-1.5, 1.5))
    assert float((low - high).abs().mean()) > 2e-4


def test_light_and_bands_do_what_they_say() -> None:
    stones = draw_stones(24, generator(2))
    dark, bright = (paint_stones(moved(stones, "light", v), 32).mean() for v in (-1.5, 1.5))
    assert float(bright) > float(dark) + 0.1
    few, many = (paint_stones(moved(stones, "bands", v), 32) for v in (-2.0, 2.0))
    assert float(many.diff(dim=3).abs().mean()) > 1.2 * float(few.diff(dim=3).abs().mean())


def test_the_first_mixing_is_a_wavelet() -> None:
    for channels, colour in ((12, True), (24, False)):
        rows = haar_rows(channels, first=True, colour=colour)
        assert torch.allclose(rows @ rows.T, torch.eye(channels), atol=1e-5)
        flat = torch.ones(channels)
        half = channels // 2
        assert float((rows[half:] @ flat).abs().max()) < 1e-5
        assert float((rows[:half] @ flat).norm()) == pytest.approx(channels**0.5, rel=1e-4)


def test_an_untrained_flow_is_standardised_and_training_lowers_its_bits(monkeypatch) -> None:
    monkeypatch.setattr(strata, "SIDE", 16)
    monkeypatch.setattr(strata, "LAYOUT", TINY)
    monkeypatch.setattr(strata, "POOL", 300)
    plan = Plan(steps=40, cool=10, batch=16, fresh=2, warm=5, rate=3e-3, bf16=False)
    before = torch.random.get_rng_state()
    run, quarry, dice = strata.start(plan)
    losses = [strata.advance(run, plan, quarry, dice) for _ in range(plan.steps)]
    assert sum(losses[-8:]) < sum(losses[:8]) - 0.4
    assert torch.equal(before, torch.random.get_rng_state())


def test_a_run_goes_on_where_it_was_kept(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(strata, "SIDE", 16)
    monkeypatch.setattr(strata, "LAYOUT", TINY)
    monkeypatch.setattr(strata, "POOL", 300)
    plan = Plan(steps=6, batch=4, fresh=1, bf16=False)
    run, quarry, dice = strata.start(plan)
    for _ in range(3):
        strata.advance(run, plan, quarry, dice)
    strata.keep(run, tmp_path)
    again, _, _ = strata.start(plan, tmp_path)
    assert again.step == 3
    for one, other in zip(run.glow.parameters(), again.glow.parameters(), strict=True):
        assert torch.equal(one, other)
    state = run.optimiser.state_dict()["state"][0]["exp_avg"]
    assert torch.equal(state, again.optimiser.state_dict()["state"][0]["exp_avg"])


def test_standardised_activations_have_spread_one() -> None:
    glow = build(Plan(), TINY).requires_grad_(requires_grad=False)
    begin(glow, generator(0))
    x = centred(paint_stones(draw_stones(32, generator(3)), 16))
    standardise(glow, x)
    z, _ = glow(x)
    assert 0.5 < float(z.std()) < 1.5
    assert float(bits(glow.log_density(x), 3 * 16 * 16).mean()) < 4.5
