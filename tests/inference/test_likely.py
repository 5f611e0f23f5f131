"""Places that stay likely, from places of plain models and of those with styles."""

from __future__ import annotations

import msgspec
import pytest

from studio.errors import LatentError
from studio.inference.likely import likely_places
from studio.inference.renderer import Renderer
from studio.values import edit
from studio.values.directions import Direction, random_direction_id
from studio.values.latent import Move, Vector
from studio.values.messages import LikelyWalk, LikelyWalkJob
from tests.helpers.fake_generator import D, FakeModels, card_of, recipe_of
from tests.helpers.styled_models import OneModel, answers, styled


def test_a_plain_model_is_walked_in_its_space_and_named_moves_stay(tmp_path):
    card = card_of()
    way = Direction.of("Along", "z", [1.0] * D, 0.5, "pca")
    place = edit.with_amounts(recipe_of(1, (64, 64), card), {way.id: 1.5}, [way])
    moves = {**edit.moves_of(place.latent), random_direction_id(1, 0): Move(3.0)}
    place = edit.with_latent(place, edit.shifted(place.latent, moves))
    models = FakeModels(card)
    found = likely_places(Renderer(models, tmp_path, models.open), place, 6, 4)
    assert 1 <= len(found.places) <= found.tried == 6
    for there in found.places:
        assert isinstance(edit.base_of(there.latent), Vector)
        assert edit.moves_of(there.latent) == {way.id: Move(1.5)}
    again = likely_places(Renderer(models, tmp_path, models.open), place, 6, 4)
    assert again.places == found.places


def test_a_model_of_styles_is_walked_among_its_seeds_and_not_beyond(tmp_path):
    source = OneModel(styled())
    renderer = Renderer(source, tmp_path, source.open)
    start = edit.new_recipe(source.card, 1)
    found = likely_places(renderer, start, 4, 1)
    assert all(edit.base_of(p.latent).space == "z" for p in found.places)
    lender = edit.new_recipe(source.card, 2)
    with pytest.raises(LatentError, match="beyond the seeds"):
        likely_places(renderer, edit.with_style(start, lender, (0, 1)), 4, 1)


def test_a_model_whose_places_are_drawn_says_so(tmp_path):
    card = card_of()
    space = msgspec.structs.replace(card.info.space, seeds="pictures")
    drawn = msgspec.structs.replace(card, info=msgspec.structs.replace(card.info, spaces=(space,)))
    models = FakeModels(drawn)
    with pytest.raises(LatentError, match="cannot say"):
        likely_places(Renderer(models, tmp_path, models.open), recipe_of(1, (64, 64), drawn), 4, 1)


def test_the_job_answers_with_the_places():
    source = OneModel(styled())
    place = edit.new_recipe(source.card, 1)
    found = [a for a in answers(source, LikelyWalkJob(7, place, 3, 5)) if isinstance(a, LikelyWalk)]
    assert found[0].tried == 3
