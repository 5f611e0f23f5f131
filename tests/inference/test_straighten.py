"""A walk taken into the base: the same place, the named moves as they were, no walk left."""

import numpy as np
import pytest
import torch

from studio.inference.renderer import Renderer
from studio.inference.straighten import straightened
from studio.models.gan.styled import StyledGenerator
from studio.models.gan.stylegan2.generator import StyleGan2Drawing, describe
from studio.values import edit
from studio.values.directions import Direction, random_direction_id
from studio.values.latent import Move, Seed, Shift, Vector
from studio.values.messages import StraightenJob
from tests.helpers.fake_generator import D, FakeModels, card_of, recipe_of
from tests.helpers.style_files import CONFIG, lively
from tests.helpers.styled_models import OneModel, answers, styled

STYLED = card_of("styles", describe(CONFIG))
WALK = {random_direction_id(1, 0): Move(6.0), random_direction_id(1, 1): Move(-3.0)}


def _styled(model, device):
    return StyledGenerator(STYLED.info, StyleGan2Drawing(lively()), 0, device)


def _direction(space, size):
    values = np.random.default_rng(4).standard_normal(size).astype(np.float32)
    return Direction.of(f"Along {space}", space, values, 0.8, "pca")


def _place(card, size, direction, turns, base):
    shift = Shift(base, {**WALK, direction.id: Move(1.2)}, turns)
    start = edit.with_amounts(recipe_of(1, size, card), {direction.id: 1.2}, [direction])
    return edit.with_latent(start, shift)


def _check(renderer, place, direction, space):
    found = straightened(renderer, place)
    assert edit.moves_of(found.latent) == {direction.id: Move(1.2)}
    base = edit.base_of(found.latent)
    assert isinstance(base, Vector)
    assert base.space == space
    before, after = renderer.scene(place).point, renderer.scene(found).point
    assert torch.allclose(before, after, atol=2e-5)


@pytest.mark.parametrize("turns", ["all", "base"])
def test_a_plain_model_arrives_where_it_was(tmp_path, turns):
    card = card_of()
    models = FakeModels(card)
    direction = _direction("z", D)
    place = _place(card, (64, 64), direction, turns, Seed(1))
    _check(Renderer(models, tmp_path, models.open), place, direction, "z")


@pytest.mark.parametrize("turns", ["all", "base"])
@pytest.mark.parametrize("space", ["z", "w"])
def test_a_model_of_styles_stays_among_its_seeds(tmp_path, turns, space):
    size = CONFIG.z_dim if space == "z" else CONFIG.w_dim
    direction = _direction(space, size)
    place = _place(STYLED, (32, 32), direction, turns, Seed(1))
    _check(Renderer(FakeModels(STYLED), tmp_path, _styled), place, direction, "z")


@pytest.mark.parametrize("turns", ["all", "base"])
def test_a_place_beyond_the_seeds_stays_beyond(tmp_path, turns):
    base = Vector.of("w", np.random.default_rng(2).standard_normal(CONFIG.w_dim).astype("<f4"))
    direction = _direction("w", CONFIG.w_dim)
    place = _place(STYLED, (32, 32), direction, turns, base)
    _check(Renderer(FakeModels(STYLED), tmp_path, _styled), place, direction, "w+")


def test_what_was_not_walked_stays_as_it_is(tmp_path):
    card = card_of()
    models = FakeModels(card)
    place = recipe_of(1, (64, 64), card)
    assert straightened(Renderer(models, tmp_path, models.open), place) == place


def test_the_engine_answers_with_the_place():
    source = OneModel(styled())
    place = edit.with_latent(recipe_of(1, (32, 32), source.card), Shift(Seed(1), dict(WALK)))
    found = [a for a in answers(source, StraightenJob(7, place)) if hasattr(a, "recipe")]
    assert [a.job for a in found] == [7]
    assert isinstance(found[0].recipe.latent, Vector)


def test_a_place_of_mixed_styles_is_straightened_beyond_its_seeds(tmp_path):
    source = OneModel(styled())
    renderer = Renderer(source, tmp_path, source.open)
    mixed = edit.with_style(
        edit.new_recipe(source.card, 1), edit.new_recipe(source.card, 2), (0, 1)
    )
    place = edit.with_latent(mixed, Shift(mixed.latent, dict(WALK)))
    found = straightened(renderer, place)
    assert edit.base_of(found.latent).space == source.card.info.spaces[-1].name
    before, after = renderer.scene(place).point, renderer.scene(found).point
    assert torch.allclose(before, after, atol=2e-5)
