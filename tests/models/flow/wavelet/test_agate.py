"""The shipped Agate: exact both ways, one picture at every size, seeds that draw stones."""

from __future__ import annotations

import hashlib

import pytest
import torch
from torch.nn import functional

from studio.core.maps import MESH
from studio.files.paths import resources
from studio.models.base import CancelToken, RenderRequest
from studio.models.flow.wavelet.sized import SizedFlow
from studio.models.opening.registry import open_model
from studio.models.scenes.compositions import stone
from studio.models.scenes.stones import draw_stones, paint_stones
from studio.values.card import card_from_json
from studio.values.latent import Latent, Move, Seed, Shift
from studio.values.messages import InstalledModel

FOLDER = resources() / "models" / "agate"


@pytest.fixture(scope="module")
def card():
    return card_from_json((FOLDER / "card.json").read_bytes())


@pytest.fixture(scope="module")
def agate(card) -> SizedFlow:
    found = open_model(InstalledModel(card, FOLDER), torch.device("cpu"))
    assert isinstance(found, SizedFlow)
    return found


def drawn(agate: SizedFlow, latent: Latent, width: int = 64, height: int = 64, **more):
    point = agate.resolve(latent, {})
    return agate.render(RenderRequest(point, width, height, **more), CancelToken())[0]


def test_the_card_names_its_file(card):
    data = (FOLDER / "model.safetensors").read_bytes()
    assert card.sha256 == hashlib.sha256(data).hexdigest()
    assert len(card.openers) == 12
    assert len(card.info.directions) >= 8
    assert card.license == "CC0"


def test_stones_come_back_exactly(agate):
    picture = paint_stones(draw_stones(1, torch.Generator().manual_seed(5)), 256, 1)
    found = agate.encode(picture, "exact", CancelToken())
    assert found.report["worst_error"] <= 1e-4 * 255
    assert found.latent.shape == (1, 3 * 256 * 256)


def test_a_small_picture_is_the_means_of_a_large_one(agate):
    seed = agate.info.space.seed(3)
    large, small = drawn(agate, seed, 256, 256), drawn(agate, seed)
    inside = (large.amin(0) > 0) & (large.amax(0) < 1)  # what was cut is not in the means
    whole = functional.avg_pool2d(inside[None].float(), 4)[0] == 1
    means = functional.avg_pool2d(large[None], 4)[0]
    assert float((means - small).abs().amax(0)[whole].max()) < 1e-4


@pytest.mark.parametrize(("width", "height"), [(1, 1), (64, 20), (30, 100), (96, 96)])
def test_any_size(agate, width, height):
    found = drawn(agate, agate.info.space.seed(1), width, height)
    assert found.shape == (3, height, width)
    assert float(found.std()) > 0.01 or (width, height) == (1, 1)


def test_larger_than_its_own_size_is_the_same_picture(agate):
    seed = agate.info.space.seed(4)
    own, larger = drawn(agate, seed, 256, 256), drawn(agate, seed, 512, 512)
    assert float((functional.avg_pool2d(larger[None], 2)[0] - own).abs().mean()) < 0.01


def test_drafts_are_small_inside_and_alike(agate):
    seed = agate.info.space.seed(4)
    full, draft = drawn(agate, seed, 256, 256), drawn(agate, seed, 256, 256, draft=True)
    assert draft.shape == full.shape
    assert float((full - draft).abs().mean()) < 0.03


def test_a_seed_has_the_plan_of_its_stone(agate):
    for number in range(4):
        found = drawn(agate, agate.info.space.seed(number))
        off = functional.avg_pool2d((found - stone(number, 64))[None], 2)[0]
        assert float(off.square().mean().sqrt()) < 0.03
    assert float((drawn(agate, Seed(0)) - stone(0, 64)).abs().mean()) > 0.1  # its own prior


def test_a_drag_arrives_at_a_stone_and_stays_at_home(agate):
    space = agate.info.space
    ways = space.way(5, 0), space.way(5, 1)

    def walk(across: float, up: float) -> torch.Tensor:
        return agate.resolve(Shift(space.seed(2), {ways[0]: Move(across), ways[1]: Move(up)}), {})

    assert torch.equal(walk(0, 0), agate.resolve(space.seed(2), {}))
    for across, up in ((0.7, 0.0), (MESH / 2, MESH / 3), (MESH, MESH), (-40.3, 17.9)):
        point = walk(across, up)
        usual = agate.usual_at(point)
        assert usual is not None
        assert abs(usual) < 0.4
        assert abs(float(point.std()) - 1) < 0.05


def test_directions_act_on_all_sizes(agate, card):
    light = next(d for d in card.info.directions if d.name == "Light")
    seed = card.info.space.seed(0)
    moved = Shift(seed, {light.id: Move(3)})
    for side in (64, 256):
        before, after = drawn(agate, seed, side, side), drawn(agate, moved, side, side)
        assert float(after.mean() - before.mean()) > 0.01
