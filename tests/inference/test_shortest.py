"""The path on which pictures change least: it is no longer, its ends stay, it becomes keys."""

from itertools import pairwise

import msgspec
import numpy as np
import pytest
import torch

from studio.core.looks import shrunk
from studio.core.oklab import srgb_to_oklab
from studio.errors import InputError, ModelError
from studio.inference.direct import DirectEngine
from studio.inference.shortest import shortest_way
from studio.library.models import InstalledModels
from studio.values.cancel import CancelToken
from studio.values.edit import new_recipe, with_size
from studio.values.film import Course, Film, Reel, edits
from studio.values.mixing import between
from studio.values.recipe import check_recipe
from tests.helpers.fake_generator import FakeModels, card_of, info_of
from tests.values.film_samples import film_of, other_recipe


def run(engine, a, b, count):
    steps = shortest_way(engine._renderer, a, b, count, "round", CancelToken(), lambda *_: None)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value


def energy(engine, places):
    """The same sum from full pictures, by another measure: plain OKLab."""
    looks = [
        srgb_to_oklab(shrunk(torch.from_numpy(engine.picture(p)).permute(2, 0, 1)[None] / 255))
        for p in places
    ]
    return sum(float((b - a).square().mean()) for a, b in pairwise(looks))


def test_pictures_change_less_on_it_and_the_ends_stay():
    card = InstalledModels().named("ridgelines").card
    engine = DirectEngine(InstalledModels())
    a, b = (with_size(new_recipe(card, n), 64, 64) for n in (3, 4))
    way = run(engine, a, b, 3)
    assert way.after < 0.9 * way.before
    plain = [between(a, b, k / 4, "round", card.info) for k in range(5)]
    assert energy(engine, [a, *way.places, b]) < 0.95 * energy(engine, plain)
    for place in way.places:
        check_recipe(place)
    film = edits.with_between(Film.through([a, b], Course(4, 10)), "k1", way.places)
    assert [key.at for key in film.keys] == pytest.approx(np.round(np.linspace(0, 39, 5)) / 10)
    reel = Reel(film, {card.sha256: card.info})
    assert reel.recipe_at(film.keys[2].at).latent == way.places[1].latent
    assert run(engine, a, b, 3) == way


def test_where_no_path_leads_is_said():
    noisy = card_of("noisy", msgspec.structs.replace(info_of(), family="diffusion"))
    fake = FakeModels(card_of(), noisy)
    engine = DirectEngine(fake, None, fake.open)
    with pytest.raises(ModelError, match="for VAEs and GANs"):
        run(engine, new_recipe(noisy, 1), new_recipe(noisy, 2), 2)
    with pytest.raises(ModelError, match="two models"):
        run(engine, new_recipe(card_of(), 1), other_recipe(), 2)
    with pytest.raises(InputError, match="no way on"):
        edits.with_between(film_of(0.0, 1.0), "k2", [new_recipe(card_of(), 1)])
    with pytest.raises(InputError, match="do not fit"):
        edits.with_between(film_of(0.0, 0.2), "k1", [new_recipe(card_of(), 1)] * 5)
    closed = edits.with_between(film_of(0.0, 5.0, closed=True), "k2", [other_recipe()])
    assert [key.at for key in closed.keys] == [0.0, 5.0, 7.5]
