"""The shipped Aurora folder: card, weights, covers and directions agree with the program."""

import hashlib

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file

from studio.files.paths import resources
from studio.models.base import CancelToken, RenderRequest
from studio.models.cppn.declared import NAME, info_with
from studio.models.cppn.generator import SHAPES, load
from studio.training.aurora.build import weights
from studio.training.aurora.directions import change
from studio.values.card import card_from_json
from studio.values.recipe import check_recipe

FOLDER = resources() / "models" / "aurora"


@pytest.fixture(scope="module")
def card():
    return card_from_json((FOLDER / "card.json").read_bytes())


@pytest.fixture(scope="module")
def generator(card):
    return load(card, load_file(FOLDER / "model.safetensors"), torch.device("cpu"))


def test_the_card_names_its_file(card):
    data = (FOLDER / "model.safetensors").read_bytes()
    assert card.sha256 == hashlib.sha256(data).hexdigest()
    assert len(data) < 1 << 20
    assert card.license == "CC0"
    assert card.house
    with safe_open(FOLDER / "model.safetensors", "pt") as file:
        assert file.metadata() == {"architecture": NAME}


def test_the_card_declares_what_the_generator_does(card, generator):
    assert card.info == generator.info
    assert card.info == info_with(card.info.directions)
    assert card.parameters == sum(int(np.prod(shape)) for shape in SHAPES.values())


def test_the_weights_are_those_that_the_prior_draws():
    shipped = load_file(FOLDER / "model.safetensors")
    drawn = weights()
    assert shipped.keys() == drawn.keys()
    for name, tensor in drawn.items():
        assert torch.allclose(tensor, shipped[name], atol=1e-5), name


def test_there_are_twelve_openers_that_render(card, generator):
    assert len(card.openers) == 12
    assert len({opener.name for opener in card.openers}) == 12
    for opener in card.openers:
        recipe = opener.recipe
        check_recipe(recipe)
        assert recipe.model == card.ref
        latents = generator.resolve(recipe.latent, {})
        small = RenderRequest(latents, recipe.width // 32, recipe.height // 32, recipe.controls)
        pixels = generator.render(small, CancelToken())
        assert pixels.std() > 0.1


def test_the_covers_are_a_strip_of_four_squares():
    with Image.open(FOLDER / "covers.webp") as covers:
        assert covers.size == (1024, 256)
        assert covers.mode == "RGB"


def test_directions_are_named_unit_length_and_change_pictures_equally(card, generator):
    directions = card.info.directions
    assert len(directions) >= 8
    assert len({d.name for d in directions}) == len({d.id for d in directions}) == len(directions)
    seeded = [torch.Generator().manual_seed(n) for n in range(8)]
    places = torch.stack([torch.randn(32, generator=source) for source in seeded])
    changes = []
    for direction in directions:
        vector = np.frombuffer(direction.vector, "<f4")
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)
        assert direction.low
        assert direction.high
        changes.append(change(generator, places, torch.from_numpy(direction.delta())))
    middle = float(np.median(changes))
    assert all(middle / 1.5 < value < middle * 1.5 for value in changes)


def picture(generator, recipe, draft, rows=None):
    point = generator.resolve(recipe.latent, recipe.directions)
    values = dict(recipe.controls)
    return generator.render(
        RenderRequest(point, 320, 256, values, rows=rows, draft=draft), CancelToken()
    )


def test_a_draft_is_close_to_the_full_picture_and_not_that(card, generator):
    for opener in card.openers:
        full, draft = (picture(generator, opener.recipe, draft) for draft in (False, True))
        error = (full - draft).square().mean()
        assert -10 * torch.log10(error + 1e-12) > 37
        assert bool((error > 0) == (opener.recipe.controls.get("symmetry", "none") == "none"))


def test_rows_of_a_draft_are_those_of_the_whole_draft(card, generator):
    recipe = card.openers[0].recipe
    rows = picture(generator, recipe, True, (70, 150))
    assert torch.equal(rows, picture(generator, recipe, True)[:, :, 70:150])
