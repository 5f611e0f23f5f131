"""Garden's data set and trainer."""

from __future__ import annotations

import torch

from studio.models.gan.garden.scene import PLACES, ROWS, Scene
from studio.training.garden.critic import Critic, Windows
from studio.training.garden.pictures import whole, windows
from studio.training.garden.resume import pack, unpack
from studio.training.garden.scenes import FACTORS, draw_factors, make_scenes, unit
from studio.training.garden.species import COLOURS, HABITS, SPECIES, USUAL
from studio.training.garden.trainer import Lesson, Trainer, draw_windows, keep


def scenes(count: int, seed: int = 1) -> torch.Tensor:
    return make_scenes(*draw_factors(count, torch.Generator().manual_seed(seed)))


def test_every_species_names_numbers_that_exist():
    assert set(COLOURS) == set(HABITS)
    assert len(SPECIES) >= 8
    known = set(PLACES) | {"side"}
    for habit in (*HABITS.values(), USUAL):
        assert set(habit) <= known
        assert all(low <= high for low, high in habit.values())


def test_scenes_are_a_function_of_their_factors():
    rows = scenes(200)
    assert rows.shape == (200, ROWS)
    assert torch.isfinite(rows).all()
    assert torch.equal(rows, scenes(200))
    factors = torch.zeros(2, FACTORS)
    one = make_scenes(factors, torch.tensor([0, 5]))
    assert (one[0] - one[1]).abs().max() > 0.1
    first = rows[:, PLACES["present"].start]
    assert (first == 1).all()
    assert 1.2 < Scene(rows)["present"].sum(1).mean() < 4


def test_unit_is_even():
    x = unit(torch.randn(20_000, generator=torch.Generator().manual_seed(2)))
    assert (torch.histc(x, 10, 0, 1) / 2000 - 1).abs().max() < 0.1


def test_a_window_is_a_part_of_the_whole():
    rows = scenes(2)
    large = whole(rows, 128)
    corner = torch.full((2,), -0.25), torch.full((2,), 0.25)
    part = windows(rows, *corner, torch.full((2,), 1 / 128), 64)
    assert (part - large[:, :, 32:96, 32:96]).abs().max() < 2e-3


def test_windows_lie_on_the_picture_and_are_told():
    window = draw_windows(500, 32, torch.Generator().manual_seed(3))
    side = window.pixel * 32
    assert side.min() > 0.05
    assert side.max() < 1.1
    assert window.x.min() > -0.6
    assert (window.x + side).max() < 0.6
    assert window.told().abs().max() < 1.5


def test_the_critic_hears_what_it_is_told():
    torch.manual_seed(0)
    critic = Critic(len(SPECIES))
    pictures = torch.rand(2, 3, 32, 32)
    half = torch.full((2,), 0.5)
    window = Windows(-half, half, torch.full((2,), 1 / 32), 32)
    near = Windows(-0.1 * half, 0.1 * half, torch.full((2,), 0.1 / 32), 32)
    kinds = torch.eye(len(SPECIES))[:2]
    score = critic(pictures, window, kinds)
    assert (score - critic(pictures, near, kinds)).abs().max() > 1e-6
    assert (score - critic(pictures, window, kinds.flip(0))).abs().max() > 1e-6


def test_growing_learns_the_numbers_of_scenes():
    trainer = Trainer(Lesson(60, 0, 0, grow_batch=64, scenes=500))
    first = trainer._rows_loss(256).detach()
    while trainer.stage == "grow":
        trainer.advance()
    assert trainer._rows_loss(256).detach() < 0.95 * first


def test_all_stages_run_and_a_run_goes_on_where_it_stopped(tmp_path):
    lesson = Lesson(
        grow_steps=1, colour_steps=1, duel_steps=2, grow_batch=4, colour_batch=2, window=16,
        duel_batch=2, duel_window=32, scenes=500,
    )  # fmt: skip
    trainer = Trainer(lesson)
    for _ in range(3):
        trainer.advance()
    keep(trainer, tmp_path)
    again = Trainer(lesson)
    again.load(torch.load(tmp_path / "checkpoint.pt", weights_only=True))
    assert again.stage == "duel"
    trainer.advance()
    again.advance()
    assert again.stage == trainer.stage == "done"
    for one, other in zip(trainer.model.parameters(), again.model.parameters(), strict=True):
        assert torch.allclose(one, other, atol=1e-6)
    assert (tmp_path / "ema.safetensors").stat().st_size < 10 << 20
    assert list(tmp_path.glob("sheet-*.png"))


def test_a_packed_run_goes_on_where_it_stopped(tmp_path):
    lesson = Lesson(3, 0, 0, grow_batch=4, scenes=500)
    trainer = Trainer(lesson)
    trainer.advance()
    pack(trainer, tmp_path / "run.safetensors")
    assert (tmp_path / "run.safetensors").stat().st_size < 10 << 20
    again = Trainer(lesson)
    unpack(again, tmp_path / "run.safetensors")
    assert again.step == 1
    assert again.stage == "grow"
    for one, other in zip(trainer.ema.parameters(), again.model.parameters(), strict=True):
        assert torch.allclose(one, other, rtol=2e-3, atol=1e-3)
