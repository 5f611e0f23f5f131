"""The shipped Strata folder: card, weights and covers agree, and the way back is exact."""

from __future__ import annotations

import hashlib

import pytest
import torch
from PIL import Image

from studio.core.seeds import prior_points
from studio.files.paths import resources
from studio.models.base import CancelToken, RenderRequest
from studio.models.opening.registry import open_model
from studio.models.scenes.stones import draw_stones, paint_stones
from studio.values.card import card_from_json
from studio.values.messages import InstalledModel
from studio.values.recipe import check_recipe

FOLDER = resources() / "models" / "strata"
SIDE = 64


@pytest.fixture(scope="module")
def card():
    return card_from_json((FOLDER / "card.json").read_bytes())


@pytest.fixture(scope="module")
def generator(card):
    return open_model(InstalledModel(card, FOLDER), torch.device("cpu"))


def rendered(generator, latents):
    return generator.render(RenderRequest(latents, SIDE, SIDE), CancelToken())


def stones(count=8, seed=77):
    return paint_stones(draw_stones(count, torch.Generator().manual_seed(seed)), SIDE)


def test_the_card_names_its_file(card):
    data = (FOLDER / "model.safetensors").read_bytes()
    assert card.sha256 == hashlib.sha256(data).hexdigest()
    assert len(data) <= 16 << 20
    assert (FOLDER / "card.json").stat().st_size < 2 << 20
    assert card.license == "CC0"
    assert card.house


def test_covers_are_four_pictures():
    with Image.open(FOLDER / "covers.webp") as covers:
        assert covers.size == (1024, 256)


def test_stones_and_noise_come_back_exactly(generator):
    for pictures in (stones(2), torch.rand(1, 3, SIDE, SIDE)):
        for picture in pictures:
            found = generator.encode(picture[None], "exact", CancelToken())
            assert found.report["worst_error"] <= 1e-4 * 255
            again = rendered(generator, found.latent)
            assert float((again[0] - picture).abs().max()) <= 1e-4


def test_what_it_saw_is_usual_and_noise_is_not(card, generator):
    usual = card.surprise
    found = generator.bits_per_dim(stones())
    assert usual.low - 0.3 < float(found.mean()) < usual.high + 0.3
    assert float(generator.bits_per_dim(torch.rand(1, 3, SIDE, SIDE))) > usual.high + 1


def test_there_are_twelve_openers_that_differ(card, generator):
    assert len({opener.name for opener in card.openers}) == 12
    points = []
    for opener in card.openers:
        check_recipe(opener.recipe)
        assert opener.recipe.model == card.ref
        points.append(generator.resolve(opener.recipe.latent, {}))
    pictures = rendered(generator, torch.cat(points))
    assert torch.isfinite(pictures).all()
    assert float(pictures.std((1, 2, 3)).min()) > 0.03
    means = pictures.mean((2, 3))
    assert float(torch.pdist(means).mean()) > 0.1


def test_seeds_make_finite_pictures_and_a_batch_is_its_singles(card, generator):
    points = prior_points(1000, 32, card.info.space).reshape(32, -1)
    pictures = rendered(generator, points)
    assert torch.isfinite(pictures).all()
    single = rendered(generator, points[3:4])
    assert float((single[0] - pictures[3]).abs().max()) < 1e-4


def test_every_direction_changes_the_picture_about_equally(card, generator):
    assert len(card.info.directions) >= 8
    base = prior_points(5, 8, card.info.space).reshape(8, -1)
    changes = []
    for direction in card.info.directions:
        delta = torch.from_numpy(direction.delta().copy())
        both = rendered(generator, torch.cat((base + 0.5 * delta, base - 0.5 * delta)))
        ahead, behind = both.chunk(2)
        changes.append(float((ahead - behind).square().mean().sqrt()))
    assert min(changes) > 0.2 * max(changes)
