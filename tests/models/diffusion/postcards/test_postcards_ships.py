"""The Postcards that ship: files that fit each other, words that are heard, drafts in few steps."""

from __future__ import annotations

import pytest
import torch

from studio.core.usual import how_usual
from studio.files.paths import resources
from studio.files.safetensors_reader import sha256_of
from studio.models.base import CancelToken, RenderRequest
from studio.models.opening.registry import open_model
from studio.values.card import card_from_json
from studio.values.latent import TEXT_SPACE
from studio.values.messages import InstalledModel

FOLDER = resources() / "models" / "postcards"


@pytest.fixture(scope="module")
def card():
    return card_from_json((FOLDER / "card.json").read_bytes())


@pytest.fixture(scope="module")
def model(card):
    return open_model(InstalledModel(card, FOLDER), torch.device("cpu"))


def drawn(model, recipe, draft=False):
    point = model.resolve(recipe.latent, {})
    request = RenderRequest(point, 256, 256, recipe.controls, draft=draft)
    return model.render(request, CancelToken())


def test_card_and_weights_are_of_one_model(card, model):
    assert card.sha256 == sha256_of(FOLDER / "model.safetensors")
    assert model.info == card.info
    assert (FOLDER / "model.safetensors").stat().st_size < 40 << 20
    assert card.license == "CC0"


def test_it_has_openers_and_directions_in_words(card):
    assert len({opener.name for opener in card.openers}) == 12
    assert len(card.info.directions) >= 8
    assert all(d.space == TEXT_SPACE and d.is_finite for d in card.info.directions)


def test_every_word_of_its_openers_is_known(card, model):
    for opener in card.openers:
        report = model.count_words(str(opener.recipe.controls["prompt"]))
        assert not report.unknown
        assert not report.cut


def test_night_is_darker_than_day_and_a_red_sky_is_red(card, model):
    point = model.resolve(card.openers[0].recipe.latent, {})
    seen = {}
    for text in ("night, sea, flat print", "day, sea, flat print", "red sky, dusk, flat print"):
        request = RenderRequest(point, 256, 256, {"prompt": text, "steps": 8})
        seen[text.split()[0].strip(",")] = model.render(request, CancelToken())[0, :, :80]
    assert seen["night"].mean() + 0.15 < seen["day"].mean()
    red = seen["red"].mean((1, 2))
    assert red[0] > red[1] + 0.1
    assert red[0] > red[2] + 0.1


def test_a_draft_passes_for_the_picture(card, model):
    for opener in card.openers[:3]:
        full, draft = drawn(model, opener.recipe), drawn(model, opener.recipe, draft=True)
        small = [torch.nn.functional.avg_pool2d(p, 32) for p in (full, draft)]
        assert (small[0] - small[1]).abs().mean() < 0.12


def test_its_openers_are_at_home(card, model):
    assert all(abs(how_usual(model.resolve(o.recipe.latent, {}))) < 0.7 for o in card.openers)
