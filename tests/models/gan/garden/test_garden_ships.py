"""The Garden that ships: its files fit each other and its pictures are no accident."""

from __future__ import annotations

import pytest
import torch

from studio.files.paths import resources
from studio.files.safetensors_reader import SafetensorsFile, sha256_of
from studio.models.base import CancelToken, RenderRequest
from studio.models.gan.garden.generator import NAME, load
from studio.models.opening.registry import read_weights
from studio.values.card import card_from_json

FOLDER = resources() / "models" / "garden"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="Garden does not ship yet")


@pytest.fixture(scope="module")
def card():
    return card_from_json((FOLDER / "card.json").read_bytes())


@pytest.fixture(scope="module")
def garden(card):
    weights = SafetensorsFile(FOLDER / "model.safetensors")
    assert weights.metadata["architecture"] == NAME
    return load(card, read_weights(weights), torch.device("cpu"))


def test_card_and_weights_are_of_one_model(card, garden):
    assert card.sha256 == sha256_of(FOLDER / "model.safetensors")
    assert garden.info == card.info
    assert (FOLDER / "model.safetensors").stat().st_size < 10 << 20
    assert card.license == "CC0"


def test_it_has_openers_and_calibrated_directions(card):
    assert len(card.openers) == 12
    assert len({opener.name for opener in card.openers}) == 12
    assert len(card.info.directions) >= 8
    assert all(direction.is_finite and direction.step > 0 for direction in card.info.directions)


def test_its_openers_are_flowers_on_a_ground(card, garden):
    pictures = []
    for opener in card.openers[:4]:
        point = garden.resolve(opener.recipe.latent, {})
        pictures.append(garden.render(RenderRequest(point, 48, 48), CancelToken()))
    pictures = torch.cat(pictures)
    assert (pictures.flatten(2).std(2).mean(1) > 0.05).all()
    apart = (pictures[0] - pictures[1]).abs().mean()
    assert apart > 0.05


def test_its_directions_move_the_picture_about_equally(card, garden):
    z = torch.randn(2, garden.info.space.size, generator=torch.Generator().manual_seed(3))
    moved = []
    for direction in card.info.directions[::4]:
        delta = torch.from_numpy(direction.delta().copy())
        ends = [
            garden.render(RenderRequest(z + side * delta, 48, 48), CancelToken())
            for side in (-0.5, 0.5)
        ]
        moved.append(float((ends[1] - ends[0]).square().mean().sqrt()))
    assert min(moved) > 1e-3
    assert max(moved) < 0.2
