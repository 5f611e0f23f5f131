"""The stones are reproducible and follow their factors; a few steps of training learn something."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
from torch.nn import functional

from studio.models.flow.glow.network import Layout, Level
from studio.models.flow.multiscale import MultiscaleFlow
from studio.models.flow.wavelet.network import Scale, WaveletLayout, halved
from studio.models.opening.registry import open_model
from studio.models.scenes.stones import FACTORS, Stones, draw_stones, paint_stones
from studio.training.strata import (
    card as strata_card,
    directions as strata_directions,
    eval as strata_eval,
    train as strata,
)
from studio.training.strata.directions import basis
from studio.training.strata.train import Plan, log_density
from studio.values.messages import InstalledModel

TINY = WaveletLayout(
    (Scale(1, 8, 8, 1), Scale(2, 8, 8, 1), Scale(1, 8, 8, 1)), Layout((Level(1, 8), Level(2, 8)))
)


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
    return Plan((16,) * 4, (8, 16, 16, 32), warm=3, rate=4e-3, bf16=False)


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


def test_a_few_steps_of_training_lower_the_bits_of_every_size(tiny: Plan) -> None:
    before = torch.random.get_rng_state()
    run = strata.Run(tiny)
    told: dict[int, list[float]] = {}
    while run.progress < 1:
        size, figure = run.advance()
        told.setdefault(size, []).append(figure)
    assert sorted(told) == [0, 1, 2, 3]
    for found in told.values():
        assert sum(found[-4:]) < sum(found[:4])
    assert torch.equal(before, torch.random.get_rng_state())


def test_the_parts_add_up_to_the_density_of_the_picture(tiny: Plan) -> None:
    run = strata.Run(tiny)
    x = run.quarry.batch(4, 0)
    with torch.no_grad():
        total, means = torch.zeros(4), x
        for lane in run.lanes:
            total = total + log_density(lane.part, means)
            total = total - math.log(2) * (3 * means[0].numel() // 12) * (lane.size < 3)
            means = functional.avg_pool2d(means, 2)
        assert torch.allclose(total, run.flow.log_density(x), rtol=1e-4)


def test_means_of_every_size_have_the_same_colours_and_little_noise(tiny: Plan) -> None:
    quarry = strata.Quarry(generator(3), first=128)
    for size in range(4):
        means = quarry.batch(128, size)
        assert means.shape == (128, 3, 32 >> size, 32 >> size)
        assert float(means.mean()) == pytest.approx(float(quarry.batch(128, 0).mean()), abs=0.03)


def test_a_run_goes_on_where_it_was_kept_and_ships(tiny: Plan, tmp_path: Path) -> None:
    run = strata.Run(tiny)
    for _ in range(20):
        run.advance()
    run.keep(tmp_path / "run")
    again = strata.Run(tiny)
    again.resume(tmp_path / "run")
    assert [lane.step for lane in again.lanes] == [lane.step for lane in run.lanes]
    for one, other in zip(run.flow.parameters(), again.flow.parameters(), strict=True):
        assert torch.equal(one, other)
    state = run.lanes[0].optimiser.state_dict()["state"][0]["exp_avg"]
    assert torch.equal(state, again.lanes[0].optimiser.state_dict()["state"][0]["exp_avg"])

    folder = tmp_path / "models" / "strata"
    card = strata_card.ship(tmp_path / "run", folder)
    loaded = open_model(InstalledModel(card, folder), torch.device("cpu"))
    assert isinstance(loaded, MultiscaleFlow)
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
    first = rows[: found.flat].sum(0)[: 9 * 16 * 16].reshape(9, 16, 16)
    assert float(first.std((1, 2)).max()) < 1e-6


def test_standardised_differences_have_spread_one(tiny: Plan) -> None:
    run = strata.Run(tiny)
    low, d = halved(run.quarry.batch(64, 0))
    with torch.no_grad():
        z, _ = next(run.flow.sizes())(d, low)
    assert 0.7 < float(z.std()) < 1.3
