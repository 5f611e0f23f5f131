"""The shipped Blossoms folder: card, weights, covers and directions agree with the program."""

import hashlib

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors import safe_open

from studio.files.paths import resources
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.base import CancelToken, RenderRequest
from studio.models.gan.stylegan2.generator import NAME, load
from studio.models.opening.registry import read_weights
from studio.training.blossoms.data import LATENT
from studio.training.blossoms.scenes import SPECIES
from studio.values.card import card_from_json
from studio.values.latent import Seed
from studio.values.recipe import check_recipe

FOLDER = resources() / "models" / "blossoms"
pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="these resources hold no Blossoms: its weights are not shipped"
)


@pytest.fixture(scope="module")
def card():
    return card_from_json((FOLDER / "card.json").read_bytes())


@pytest.fixture(scope="module")
def generator(card):
    weights = read_weights(SafetensorsFile(FOLDER / "model.safetensors"))
    return load(card, weights, torch.device("cpu"))


def test_the_card_names_its_file(card):
    data = (FOLDER / "model.safetensors").read_bytes()
    assert card.sha256 == hashlib.sha256(data).hexdigest()
    assert len(data) <= 12_000_000
    assert card.license == "CC0"
    assert card.house
    with safe_open(FOLDER / "model.safetensors", "pt") as file:
        assert file.metadata()["architecture"] == NAME


def test_the_card_declares_what_the_generator_does(card, generator):
    assert card.info == generator.info
    assert card.info.space.shape == (LATENT,)
    assert "takes_class" in card.info.abilities
    which = next(control for control in card.info.controls if control.key == "class")
    assert tuple(name for _, name in which.choices) == SPECIES


def test_there_are_twelve_openers_of_all_species_that_render(card, generator):
    assert len({opener.name for opener in card.openers}) == len(card.openers) == 12
    assert len({opener.recipe.controls["class"] for opener in card.openers}) == len(SPECIES)
    for opener in card.openers:
        recipe = opener.recipe
        check_recipe(recipe)
        assert recipe.model == card.ref
        latents = generator.resolve_under(recipe.latent, {}, recipe.controls)
        request = RenderRequest(latents, recipe.width, recipe.height, recipe.controls)
        assert generator.render(request, CancelToken()).std() > 0.08, opener.name


def test_the_covers_are_a_strip_of_four_squares():
    with Image.open(FOLDER / "covers.webp") as covers:
        assert covers.size == (1024, 256)
        assert covers.mode == "RGB"


def test_directions_are_named_unit_length_and_lead_somewhere(card, generator):
    directions = card.info.directions
    assert len(directions) >= 8
    assert len({d.name for d in directions}) == len({d.id for d in directions}) == len(directions)
    styles = torch.cat([generator.resolve(Seed(number), {}) for number in range(6)])
    still = generator.render(RenderRequest(styles, *card.info.sizes.default), CancelToken())
    for direction in directions:
        assert np.linalg.norm(np.frombuffer(direction.vector, "<f4")) == pytest.approx(1, abs=1e-5)
        assert direction.low
        assert direction.high
        moved = styles + torch.from_numpy(direction.delta().copy())
        there = generator.render(RenderRequest(moved, *card.info.sizes.default), CancelToken())
        assert float((there - still).abs().mean()) > 2e-3, direction.name
