"""The data set is reproducible and small in factors; a few steps of training learn something."""

from __future__ import annotations

import torch

from studio.models.scenes.landscapes import FACTORS, draw_factors, draw_pictures, make_scene
from studio.models.vae.ridgelines.network import Ridgelines
from studio.training.ridgelines.degrade import degrade
from studio.training.ridgelines.objectives import divergence, draw_points, surprise, truth_of
from studio.training.ridgelines.train import Guide, Plan, dream, read


def generator(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def test_scenes_have_at_most_thirty_factors_each_with_a_name() -> None:
    assert len(FACTORS) == len(set(FACTORS)) <= 30
    assert draw_factors(5, generator(0)).shape == (5, len(FACTORS))


def test_the_same_seed_draws_the_same_pictures() -> None:
    one, two, other = (
        draw_pictures(make_scene(draw_factors(3, generator(seed))), 48) for seed in (4, 4, 5)
    )
    assert torch.equal(one, two)
    assert not torch.equal(one, other)
    assert float(one.min()) >= 0.0
    assert float(one.max()) <= 1.0


def test_training_leaves_the_global_random_state_alone() -> None:
    before = torch.random.get_rng_state()
    draw_pictures(make_scene(draw_factors(2, generator(1))), 16)
    degrade(torch.rand(2, 3, 16, 16, generator=generator(2)), generator(3))
    assert torch.equal(before, torch.random.get_rng_state())


def test_every_factor_changes_the_picture() -> None:
    base = draw_factors(6, generator(8))
    still = draw_pictures(make_scene(base), 40)
    for index, name in enumerate(FACTORS):
        moved = base.clone()
        moved[:, index] += 1.5
        change = (draw_pictures(make_scene(moved), 40) - still).abs().mean()
        assert float(change) > 2e-4, name


def test_spoiling_is_reproducible_and_spoils() -> None:
    clean = draw_pictures(make_scene(draw_factors(16, generator(6))), 64)
    one, two = (degrade(clean, generator(9)) for _ in range(2))
    assert torch.equal(one, two)
    assert not torch.equal(one, clean)
    assert one.shape == clean.shape
    assert 0.0 <= float(one.min()) <= float(one.max()) <= 1.0


def test_half_the_points_lie_near_a_skyline() -> None:
    scene = make_scene(draw_factors(8, generator(2)))
    points = draw_points(scene, 400, 0.0, generator(3))
    gap = (scene.heights(points.x) - points.y[:, None]).abs().amin(1)
    assert float((gap < 0.05).float().mean()) > 0.45
    assert float(points.footprint.min()) >= 1 / 1024


def test_divergence_of_the_prior_from_itself_is_nothing() -> None:
    zero = torch.zeros(2, 5)
    assert torch.equal(divergence(zero, zero), torch.zeros(2))


def test_truth_of_a_scene_has_the_painter_s_shapes() -> None:
    truth = truth_of(make_scene(draw_factors(2, generator(0))))
    assert truth.rows.shape == (2, 78)
    assert truth.waves.shape == (2, 5, 193)


def test_a_few_steps_lower_both_losses() -> None:
    with torch.random.fork_rng():
        torch.random.default_generator.manual_seed(0)
        model, guide = Ridgelines(), Guide()
    plan = Plan(steps=40, batch=16, read_steps=40, read_batch=8, bf16=False)
    told = dream(model.painter, guide, plan, generator(1))
    assert sum(told[-5:]) < 0.5 * sum(told[:5])
    assert float(guide.skew().detach()) < 0.01

    scene = make_scene(draw_factors(32, generator(3)))
    pictures = draw_pictures(scene, 64)

    def off() -> float:
        with torch.no_grad():
            mean, spread = model.reader(pictures)
            return float(surprise(guide(scene.factors)[0], mean, spread).mean())

    before = off()
    read(model, guide, plan, generator(2))
    assert off() < before - 0.5
