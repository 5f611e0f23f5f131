"""The stones are reproducible and follow their factors; a few steps of training learn something."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

from studio.models.flow.glow import Coupling, Layout, Level
from studio.models.flow.glow_generator import GlowGenerator
from studio.models.flow.levels import bits, centred
from studio.models.registry import open_model
from studio.training import strata, strata_card, strata_directions, strata_eval
from studio.training.flow_calm import wildness
from studio.training.flow_start import begin, haar_rows, standardise
from studio.training.strata import Plan, build
from studio.training.strata_directions import basis
from studio.training.strata_stones import FACTORS, Stones, draw_stones, paint_stones
from studio.values.messages import InstalledModel

TINY = Layout((Level(1, 8), Level(2, 8), Level(1, 8)))


@pytest.fixture
def tiny(monkeypatch) -> Plan:
    """A network of 32 px with a step or two a level, and few stones everywhere."""
    for module in (strata, strata_card, strata_eval):
        monkeypatch.setattr(module, "SIDE", 32)
    for module in (strata, strata_eval):
        monkeypatch.setattr(module, "LAYOUT", TINY)
    monkeypatch.setattr(strata, "POOL", 300)
    for name, count in (("_STONES", 256), ("_SAMPLES", 128), ("_PLACES", 4)):
        monkeypatch.setattr(strata_directions, name, count)
    monkeypatch.setattr(strata_card, "OPENERS", 4)
    return Plan(steps=24, cool=6, batch=16, fresh=2, warm=5, rate=3e-3, bf16=False)


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


def test_a_few_steps_of_training_lower_the_bits(tiny: Plan) -> None:
    before = torch.random.get_rng_state()
    run, quarry, dice = strata.start(tiny)
    losses = [strata.advance(run, tiny, quarry, dice) for _ in range(tiny.steps)]
    assert sum(losses[-6:]) < sum(losses[:6]) - 0.3
    assert torch.equal(before, torch.random.get_rng_state())


def test_a_run_goes_on_where_it_was_kept_and_ships(tiny: Plan, tmp_path: Path) -> None:
    run, quarry, dice = strata.start(tiny)
    for _ in range(8):
        strata.advance(run, tiny, quarry, dice)
    strata.keep(run, tmp_path / "run")
    again, _, _ = strata.start(tiny, tmp_path / "run")
    assert again.step == 8
    for one, other in zip(run.glow.parameters(), again.glow.parameters(), strict=True):
        assert torch.equal(one, other)
    state = run.optimiser.state_dict()["state"][0]["exp_avg"]
    assert torch.equal(state, again.optimiser.state_dict()["state"][0]["exp_avg"])

    folder = tmp_path / "models" / "strata"
    card = strata_card.ship(tmp_path / "run", folder)
    loaded = open_model(InstalledModel(card, folder), torch.device("cpu"))
    assert isinstance(loaded, GlowGenerator)
    names = [direction.name for direction in card.info.directions]
    assert len(names) == len(set(names)) >= 8
    assert card.surprise is not None
    stones = paint_stones(draw_stones(8, generator(5)), 32)
    assert card.surprise.low - 0.5 < float(loaded.bits_per_dim(stones).mean())
    assert float(loaded.bits_per_dim(stones).mean()) < card.surprise.high + 0.5


def test_directions_for_the_whole_stone_move_every_cell_alike() -> None:
    found = basis(TINY, 32)
    rows = found.rows
    assert torch.allclose(rows @ rows.T, torch.eye(len(rows)), atol=1e-5)
    first = rows[: found.flat].sum(0)[: 6 * 16 * 16].reshape(6, 16, 16)
    assert float(first.std((1, 2)).max()) < 1e-6


def test_standardised_activations_have_spread_one() -> None:
    glow = build(Plan(), TINY).requires_grad_(requires_grad=False)
    begin(glow, generator(0))
    x = centred(paint_stones(draw_stones(32, generator(3)), 16))
    standardise(glow, x)
    z, _ = glow(x)
    assert 0.5 < float(z.std()) < 1.5
    assert float(bits(glow.log_density(x), 3 * 16 * 16).mean()) < 4.5


def test_scales_that_tear_samples_are_pulled_back() -> None:
    glow = build(Plan(), TINY)
    for module in glow.modules():
        if isinstance(module, Coupling):
            nn.init.constant_(module.net[4].conv.bias, -5.0)
    z = torch.randn(2, 3 * 16 * 16, generator=generator(1))
    wild = wildness(glow, z, 16)
    assert float(wild.detach()) > 1.0
    wild.backward()
    optimiser = torch.optim.SGD(glow.parameters(), lr=0.2)
    optimiser.step()
    assert float(wildness(glow, z, 16).detach()) < float(wild.detach())
    assert float(wildness(build(Plan(), TINY), z, 16).detach()) == 0.0
