"""Many places at once: squares with their looks; what breaks is left out and nothing else."""

import numpy as np
import pytest
import torch

from studio.errors import Cancelled, NonFinite
from studio.inference.draw_places import draw_places
from studio.inference.renderer import Renderer
from studio.values.atlas.looks import LENGTH, looks_of
from studio.values.cancel import CancelToken
from studio.values.latent import Seed
from studio.values.messages import PlacesRequest
from studio.values.recipe import Recipe
from tests.helpers.fake_generator import FakeModels, recipe_of


@pytest.fixture
def models():
    return FakeModels()


@pytest.fixture
def renderer(models):
    renderer = Renderer(models, opener=models.open)
    yield renderer
    renderer.close()


def asked(count=5, size=(64, 64), controls=({},)):
    base = recipe_of()
    recipes = [
        Recipe(base.model, Seed(n), *size, controls=controls[n % len(controls)])
        for n in range(count)
    ]
    return PlacesRequest("key", recipes[0], 32, "group", 3, tuple(recipes[1:]))


def test_a_batch_is_its_singles(renderer):
    many = draw_places(renderer, asked(), CancelToken())
    assert many.drawn == (0, 1, 2, 3, 4)
    assert (many.key, many.group, many.epoch, many.problem) == ("key", "group", 3, "")
    assert many.pixels.shape == (5, 32, 32, 3)
    assert (many.looks == looks_of(many.pixels)).all()
    assert many.looks.shape == (5, LENGTH)
    assert np.isfinite(many.usual).all()
    request = asked()
    third = PlacesRequest("one", request.more[1], 32)
    one = draw_places(renderer, third, CancelToken())
    assert np.abs(one.pixels[0].astype(int) - many.pixels[2]).max() <= 1


def test_a_wide_picture_gives_its_middle(renderer):
    found = draw_places(renderer, asked(2, (128, 64)), CancelToken())
    assert found.pixels.shape == (2, 32, 32, 3)


def test_places_under_other_controls_are_drawn_under_these(renderer, models):
    draw_places(renderer, asked(4, controls=({"kind": "sea"}, {"kind": "sand"})), CancelToken())
    told = [(r.controls["kind"], len(r.latents)) for r, *_ in models.script.asked]
    assert sorted(told) == [("sand", 2), ("sea", 2)]


def test_what_breaks_is_left_out(renderer, models):
    bad = renderer.scene(asked(2).more[0]).point

    def broken(_generator, request):
        hit = (request.latents == bad).all(dim=1).any()
        shape = (len(request.latents), 3, request.height, request.width)
        return torch.full(shape, torch.nan) if hit else None

    models.script.on_render = broken
    found = draw_places(renderer, asked(3), CancelToken())
    assert found.drawn == (0, 2)
    assert len(found.looks) == len(found.usual) == len(found.along) == 2


def test_when_all_break_it_says_so(renderer, models):
    models.script.on_render = lambda _g, r: torch.full(
        (len(r.latents), 3, r.height, r.width), torch.nan
    )
    with pytest.raises(NonFinite):
        draw_places(renderer, asked(2), CancelToken())


def test_it_stops_when_it_is_not_wanted(renderer):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        draw_places(renderer, asked(2), token)
