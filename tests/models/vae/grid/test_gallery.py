"""Seeds that draw compositions, and drags over a map of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
import torch

from studio.core.maps import MESH, corners, crossing
from studio.errors import LatentError
from studio.files.paths import resources
from studio.library.models import read_card
from studio.models.base import CancelToken, RenderRequest
from studio.models.opening.registry import open_model
from studio.models.scenes.compositions import composition
from studio.models.vae.grid.generator import GridEncoder
from studio.values.directions import leads_to_pictures, parse_random
from studio.values.latent import Latent, Move, Seed, Shift
from studio.values.messages import InstalledModel

SIDE = 128


@pytest.fixture(scope="module")
def darkroom() -> GridEncoder:
    folder = resources() / "models" / "darkroom"
    found = open_model(InstalledModel(read_card(folder), folder), torch.device("cpu"))
    assert isinstance(found, GridEncoder)
    return found


def _point(darkroom: GridEncoder, latent: Latent) -> torch.Tensor:
    return darkroom.resolve_at(latent, {}, SIDE, SIDE)


def _drawn(darkroom: GridEncoder, latent: Latent) -> torch.Tensor:
    request = RenderRequest(_point(darkroom, latent), SIDE, SIDE)
    return darkroom.render(request, CancelToken())[0]


def _walk(darkroom: GridEncoder, across: float, up: float) -> Shift:
    space = darkroom.info.space
    ways = space.way(9, 0), space.way(9, 1)
    return Shift(space.seed(3), {ways[0]: Move(across), ways[1]: Move(up)})


def test_new_seeds_draw_compositions_and_old_ones_stay(darkroom: GridEncoder) -> None:
    assert darkroom.info.space.seeds == "pictures"
    new, old = darkroom.info.space.seed(3), Seed(3)
    off = _drawn(darkroom, new) - composition(3, SIDE, SIDE)
    assert float(off.square().mean().sqrt()) < 0.06
    white = _point(darkroom, old)
    assert abs(float(white.std()) - 1) < 0.05  # noise, as it ever was


def test_shares_of_a_map_are_whole_and_end_at_its_crossings() -> None:
    assert corners(0.0, 0.0) == {(0, 0): 1.0}
    assert corners(-MESH, 2 * MESH) == {(-1, 2): 1.0}
    for across, up in ((0.3, 1.9), (-4.1, 0.2), (7.7, -3.3)):
        shares = corners(across, up)
        assert sum(shares.values()) == pytest.approx(1)
        assert all(0 < share <= 1 for share in shares.values())


def test_a_drag_begins_where_it_is_and_arrives_at_a_composition(darkroom: GridEncoder) -> None:
    start = _point(darkroom, darkroom.info.space.seed(3))
    assert torch.allclose(_point(darkroom, _walk(darkroom, 0.0, 0.0)), start, atol=1e-5)
    there = _point(darkroom, _walk(darkroom, MESH, -MESH))
    number = crossing(9, 0, 1, -1)
    assert torch.allclose(there, _point(darkroom, darkroom.info.space.seed(number)), atol=1e-4)


def test_a_drag_is_smooth(darkroom: GridEncoder) -> None:
    pictures = [_drawn(darkroom, _walk(darkroom, u, 0.6 * u)) for u in (0.5, 0.55, 0.6)]
    steps = [float((b - a).abs().mean()) for a, b in pairwise(pictures)]
    assert 1e-4 < max(steps) < 0.03


def test_openers_and_seeds_are_at_home_and_noise_is_not(darkroom: GridEncoder) -> None:
    folder = resources() / "models" / "darkroom"
    for opener in read_card(folder).openers:
        point = darkroom.resolve_at(opener.recipe.latent, {}, 512, 512)
        usual = darkroom.usual_at(point)
        assert usual is not None
        assert abs(usual) < 0.35, opener.name
    seeds = [darkroom.usual_at(_point(darkroom, Seed(n, "z", "pictures"))) for n in range(8)]
    assert sorted(abs(usual or 0.0) for usual in seeds)[6] < 0.35
    noise = darkroom.usual_at(darkroom.resolve_at(Seed(1), {}, 512, 512))
    assert noise is not None
    assert noise > 0.6


def test_ids_of_such_ways() -> None:
    key = "random-pictures-12-3"
    assert leads_to_pictures(key)
    assert parse_random(key) == (12, 3)
    assert not leads_to_pictures("random-12-3")
    with pytest.raises(LatentError):
        parse_random("random-pictures-twelve-3")


def test_models_that_take_no_pictures_say_so() -> None:
    folder = resources() / "models" / "ridgelines"
    model = open_model(InstalledModel(read_card(folder), folder), torch.device("cpu"))
    for latent in (Seed(1, "z", "pictures"), Shift(Seed(1), {"random-pictures-1-0": Move(1)})):
        with pytest.raises(LatentError):
            model.resolve(latent, {})
