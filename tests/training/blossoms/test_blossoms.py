"""The flowers are reproducible and well lit; critic, augmentation and trainer do what they say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from studio.training.blossoms.augment import Pressure, augment
from studio.training.blossoms.critic import Critic, with_deviation
from studio.training.blossoms.data import (
    LATENT,
    Corpus,
    draw_latents,
    draw_shard,
    factors_of,
    make_corpus,
    shard_latents,
    shard_path,
)
from studio.training.blossoms.depth import rotation_to
from studio.training.blossoms.eval import overlap, pairwise, precision_recall
from studio.training.blossoms.light import box_blur, shadows
from studio.training.blossoms.render import render
from studio.training.blossoms.scenes import FACTORS, SPECIES, draw_factors, make_plant
from studio.training.blossoms.train import Plan, Trainer, keep, network, one_hot, paired_loss, train

SMALL = Plan(
    channels=(16, 16, 12, 8, 8),
    critic_channels=(16, 8, 8, 8, 8),
    batch=8,
    critic_first=1,
    bf16=False,
)


def generator(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def picture(species: int, factors: torch.Tensor, size: int = 24) -> np.ndarray:
    return render(make_plant(species, factors), size, 2).astype(np.float32) / 255


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Coloured discs in place of flowers: the trainer only needs pairs."""
    z, species = shard_latents(0, 3)
    factors = factors_of(z)
    steps = np.linspace(-1, 1, 64)
    disc = (steps[:, None] ** 2 + steps[None] ** 2 < 0.4)[None, ..., None]
    colour = torch.sigmoid(2 * factors[:, :3]).numpy()[:, None, None]
    return Corpus((disc * colour * 255).astype(np.uint8), z, species)


def test_factors_are_named_and_fit_into_a_latent() -> None:
    assert len(FACTORS) == len(set(FACTORS)) <= LATENT
    assert draw_factors(5, generator(0)).shape == (5, len(FACTORS))


def test_a_latent_s_length_does_not_matter() -> None:
    z = draw_latents(4, generator(1))
    assert torch.allclose(factors_of(z), factors_of(3.0 * z), atol=1e-5)


@pytest.mark.parametrize("species", range(len(SPECIES)))
def test_the_same_scene_gives_the_same_picture_dark_outside_and_lit_inside(species: int) -> None:
    factors = draw_factors(2, generator(4 + species))
    one, again, other = (picture(species, factors[k], 32) for k in (0, 0, 1))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)
    light = one.mean(-1)
    assert light[8:24, 8:24].mean() > 1.5 * light[[0, -1]].mean()


def test_every_factor_changes_some_species() -> None:
    """Two strong moves each way, since counts only change at thresholds."""
    base = draw_factors(1, generator(9))[0]
    base[FACTORS.index("dew")] = 1.0
    for index, name in enumerate(FACTORS):
        changes = []
        for species in (0, 1):
            low, high = base.clone(), base.clone()
            low[index], high[index] = -1.5, 1.5
            changes.append(np.abs(picture(species, low) - picture(species, high)).mean())
        assert max(changes) > 5e-4, name


def test_a_small_step_is_a_small_change() -> None:
    base = draw_factors(1, generator(2))[0]
    near, far = base.clone(), base.clone()
    near[FACTORS.index("hue_a")] += 0.05
    far[FACTORS.index("hue_a")] += 1.5
    still = picture(1, base)
    assert np.abs(picture(1, near) - still).mean() < 0.2 * np.abs(picture(1, far) - still).mean()


def test_rotation_takes_the_axis_where_it_should() -> None:
    axis = np.asarray([0.3, -0.5, 0.0], np.float32)
    axis[2] = np.sqrt(1 - (axis**2).sum())
    turn = rotation_to(axis)
    assert np.allclose(turn @ np.asarray([0, 0, 1]), axis, atol=1e-6)
    assert np.allclose(turn @ turn.T, np.eye(3), atol=1e-6)


def test_a_wall_throws_its_shadow_away_from_the_sun() -> None:
    depth = np.zeros((40, 40), np.float32)
    depth[:, 18:22] = 0.2
    left = np.asarray([-0.8, 0.0, 0.6], np.float32)
    lit = shadows(depth, left, scale=0.02)
    assert lit[:, :14].min() == 1.0  # towards the sun
    assert lit[:, 22:28].mean() < 0.6
    assert shadows(np.zeros_like(depth), left, 0.02).min() == 1.0


def test_blurring_keeps_a_constant_and_the_mean_inside() -> None:
    plane = np.full((12, 12), 0.7, np.float32)
    assert np.allclose(box_blur(plane, 2), 0.7, atol=1e-6)
    point = np.zeros((21, 21), np.float32)
    point[10, 10] = 1.0
    assert box_blur(point, 3).sum() == pytest.approx(1.0, abs=1e-5)


def test_shards_are_the_same_whoever_draws_them() -> None:
    z, species = shard_latents(2, 1)
    again, _ = shard_latents(2, 1)
    other, _ = shard_latents(3, 1)
    assert torch.equal(z, again)
    assert not torch.equal(z, other)
    assert torch.bincount(species).min() >= len(z) // len(SPECIES)
    assert np.array_equal(draw_shard(2, 1, 16, count=3), draw_shard(2, 1, 16, count=4)[:3])


def test_a_corpus_is_read_as_far_as_it_goes(tmp_path) -> None:
    shown = np.zeros((256, 64, 64, 3), np.uint8)
    np.save(shard_path(tmp_path, 0), shown)
    np.save(shard_path(tmp_path, 2), shown)  # one is missing between them
    read = Corpus.read(tmp_path, 1000, seed=1)
    assert len(read.latents) == len(read.pictures) == 256
    assert float(read.batch(torch.tensor([3])).max()) == -1.0
    with pytest.raises(FileNotFoundError):
        Corpus.read(tmp_path / "none", 10, 1)
    make_corpus(tmp_path, 256, 1)  # nothing is missing, so nothing is drawn
    assert len(list(tmp_path.iterdir())) == 2


def test_the_critic_sees_picture_label_and_company() -> None:
    critic = Critic((16, 12, 8), 6, 16, generator(0))
    shown, label = torch.randn(8, 3, 16, 16, generator=generator(1)), torch.randn(8, 6)
    score = critic(shown, label)
    assert score.shape == (8,)
    assert not torch.allclose(score, critic(shown, label.roll(1, 0)))
    alike = shown[:1].expand(8, -1, -1, -1)
    assert float(with_deviation(alike)[:, -1].max()) < 1e-3
    assert float(with_deviation(shown)[:, -1].min()) > 0.1


def test_augmentation_is_differentiable_reproducible_and_off_at_zero() -> None:
    shown = torch.rand(6, 3, 20, 20, generator=generator(2)).requires_grad_(True)
    assert augment(shown, 0.0, generator(3)) is shown
    one, again = (augment(shown, 1.0, generator(3)) for _ in range(2))
    assert torch.equal(one, again)
    assert not torch.equal(one, shown)
    torch.autograd.backward(one.square().sum())
    assert shown.grad is not None
    assert float(shown.grad.abs().sum()) > 0


def test_pressure_rises_while_the_critic_is_too_sure() -> None:
    pressure = Pressure(p=0.2, images_to_full=1000)
    pressure.follow(torch.full((100,), 3.0))
    assert pressure.p == pytest.approx(0.3)
    pressure.follow(torch.tensor([1.0, -1.0] * 50))
    assert pressure.p == pytest.approx(0.2)
    for _ in range(20):
        pressure.follow(torch.full((100,), 3.0))
    assert pressure.p == pressure.most


def test_new_sizes_begin_by_adding_nothing() -> None:
    model = network(SMALL, generator(0))
    z, species = draw_latents(2, generator(1)), one_hot(torch.tensor([0, 3]))
    ws = model.styles(model.mapping(z, species))
    with torch.no_grad():
        small, large = model.synthesis(ws, blocks=1), model.synthesis(ws)
    assert small.shape[-1] == 4
    assert large.shape[-1] == 64
    assert float((large.mean((2, 3)) - small.mean((2, 3))).abs().max()) < 0.5


def test_pairs_are_learnt_at_growing_sizes(corpus: Corpus) -> None:
    plan = replace(SMALL, pair_kimg=(0.0, 0.0, 0.12, 0.016), pair_rate=1e-2)
    trainer = Trainer(plan, corpus)
    told = []
    while (blocks := trainer.blocks()) is not None:
        trainer.told.clear()
        trainer.pair_step(blocks)
        told.append(trainer.told["pairs"])
    assert len(told) == 17
    assert sum(told[-4:]) < 0.8 * sum(told[:4])


def test_the_duel_moves_both_and_the_average_lags(corpus: Corpus) -> None:
    trainer = Trainer(replace(SMALL, pair_kimg=()), corpus)
    before = [p.detach().clone() for p in trainer.generator.parameters()]
    judged = [p.detach().clone() for p in trainer.critic.parameters()]
    for _ in range(3):
        trainer.duel_step()
    assert trainer.shown == 24
    now, lagging = trainer.generator.parameters(), trainer.ema.parameters()
    moved = sum(float((a - b).detach().abs().sum()) for a, b in zip(now, before, strict=True))
    lag = sum(float((a - b).detach().abs().sum()) for a, b in zip(lagging, before, strict=True))
    assert 0 < lag < moved
    pairs = zip(trainer.critic.parameters(), judged, strict=True)
    assert sum(float((a - b).detach().abs().sum()) for a, b in pairs) > 0
    assert {"slope", "fooled", "real", "fake"} <= set(trainer.told)


def test_a_run_goes_on_where_it_stopped(tmp_path, corpus: Corpus) -> None:
    plan = replace(SMALL, pair_kimg=(0.0, 0.0, 0.016))
    one = Trainer(plan, corpus)
    for _ in range(2):
        one.pair_step(3)
    keep(one, tmp_path)
    one.duel_step()
    other = Trainer(plan, corpus)
    other.load(torch.load(tmp_path / "checkpoint.pt", weights_only=True))
    other.duel_step()
    for a, b in zip(one.generator.parameters(), other.generator.parameters(), strict=True):
        assert torch.equal(a, b)
    assert list(tmp_path.glob("sheet-*.png"))


def test_the_duel_grows_with_what_it_has_seen(corpus: Corpus) -> None:
    trainer = Trainer(replace(SMALL, duel_kimg=(0.0, 0.125, 0.25, 0.25)), corpus)
    grown = []
    for trainer.shown in (0, 124, 125, 374, 375, 624):
        assert not trainer.done()
        grown.append(trainer.grown())
    assert grown == [(2, 0), (2, 124), (3, 0), (3, 249), (4, 0), (4, 249)]
    trainer.shown = 625
    assert trainer.done()


def test_one_command_leaves_a_generator(tmp_path, corpus: Corpus) -> None:
    data = tmp_path / "data"
    data.mkdir()
    np.save(shard_path(data, 0), corpus.pictures)
    plan = replace(SMALL, pictures=256, pair_kimg=(0.0, 0.016), duel_kimg=(0.0, 0.008, 0.008))
    trainer = train(plan, tmp_path / "run", data)
    assert trainer.blocks() is None
    assert (tmp_path / "run" / "ema.safetensors").stat().st_size > 10_000


def test_training_leaves_the_global_random_state_alone(corpus: Corpus) -> None:
    before = torch.random.get_rng_state()
    trainer = Trainer(SMALL, corpus)
    trainer.duel_step()
    picture(0, draw_factors(1, generator(1))[0])
    assert torch.equal(before, torch.random.get_rng_state())


def test_paired_loss_is_nothing_for_equals_and_sees_every_size() -> None:
    a = torch.rand(2, 3, 16, 16, generator=generator(1))
    checked = a.clone()
    checked[..., ::2] += 0.1
    checked[..., 1::2] -= 0.1
    assert float(paired_loss(a, a, (1, 2))) == 0.0
    assert float(paired_loss(a, checked, (1,))) == pytest.approx(0.1, abs=1e-5)
    assert float(paired_loss(a, checked, (2,))) == pytest.approx(0.0, abs=1e-6)


def test_coverage_figures_know_equal_and_collapsed_sets() -> None:
    one, other = torch.randn(2, 4000, generator=generator(1))
    assert overlap(one, other) > 0.94
    assert overlap(torch.zeros(4000) + 0.01, other) < 0.2
    shown = torch.rand(12, 3, 16, 16, generator=generator(2))
    assert pairwise(shown[:1].expand(12, -1, -1, -1)) < 1e-6 < pairwise(shown)
    cloud = torch.randn(300, 4, generator=generator(3))
    fresh = torch.randn(300, 4, generator=generator(4))
    precision, recall = precision_recall(fresh, cloud)
    assert min(precision, recall) > 0.8
    precision, recall = precision_recall(0.05 * fresh, cloud)
    assert precision > 0.9
    assert recall < 0.3
