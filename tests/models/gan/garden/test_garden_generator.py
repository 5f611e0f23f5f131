"""Garden as a generator: a picture is a function of the place, whatever is asked for at a time."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from studio.errors import Cancelled, ModelError, RecipeError
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.gan.garden.generator import (
    GardenDrawing,
    GardenGenerator,
    band,
    config_of,
    describe,
)
from studio.training.garden.species import SPECIES
from studio.training.garden.trainer import new_model, settle
from studio.values.directions import Direction
from studio.values.latent import Move, Seed, Shift, StyleMix, Vector

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def garden() -> GardenGenerator:
    model = new_model(5, 500)
    settle(model)
    model.eval().requires_grad_(False)
    return GardenGenerator(describe(model.config, SPECIES), GardenDrawing(model), CPU)


def drawn(garden: GardenGenerator, seed: int, width: int, height: int, **more: object):
    controls = {key: value for key, value in more.items() if key != "rows"}
    ws = garden.resolve_under(Seed(seed), {}, controls)
    request = RenderRequest(ws, width, height, controls, rows=more.get("rows"))
    return garden.render(request, CancelToken())


@pytest.mark.parametrize("rows", [(0, 7), (37, 90), (64, 128), (129, 130)])
def test_any_rows_are_those_of_the_whole_picture(garden, rows):
    whole = drawn(garden, 3, 150, 130)
    part = drawn(garden, 3, 150, 130, rows=rows)
    assert torch.equal(part, whole[:, :, rows[0] : rows[1]])


def test_a_batch_equals_its_singles(garden):
    ws = torch.cat([garden.resolve(Seed(n), {}) for n in (1, 2)])
    both = garden.render(RenderRequest(ws, 64, 48), CancelToken())
    for n in range(2):
        one = garden.render(RenderRequest(ws[n : n + 1], 64, 48), CancelToken())
        assert (both[n] - one[0]).abs().max() < 1e-5


def test_a_seed_is_a_picture_and_another_seed_another(garden):
    assert torch.equal(drawn(garden, 7, 64, 64), drawn(garden, 7, 64, 64))
    assert (drawn(garden, 7, 64, 64) - drawn(garden, 8, 64, 64)).abs().mean() > 1e-3


@pytest.mark.parametrize(("width", "height"), [(1, 1), (300, 20), (17, 130), (2, 700)])
def test_any_size_and_aspect(garden, width, height):
    picture = drawn(garden, 5, width, height)
    assert picture.shape == (1, 3, height, width)
    assert torch.isfinite(picture).all()
    assert picture.min() >= 0
    assert picture.max() <= 1


def test_a_large_picture_made_small_is_the_small_picture(garden):
    small, large = drawn(garden, 4, 96, 96), drawn(garden, 4, 384, 384)
    off = functional.avg_pool2d(large, 4) - small
    assert off.abs().mean() < 0.01
    assert off.square().mean().sqrt() < 0.035


@pytest.mark.parametrize(("width", "height"), [(1, 1), (150, 90)])
def test_a_draft_is_quicker_drawn_and_looks_the_same(garden, width, height):
    ws = garden.resolve(Seed(4), {})
    draft = garden.render(RenderRequest(ws, width, height, draft=True), CancelToken())
    off = (draft - drawn(garden, 4, width, height)).abs()
    assert off.mean() < 1e-3
    assert (off > 8 / 255).float().mean() < 1e-3


def test_any_rows_of_a_draft_are_its_own(garden):
    ws = garden.resolve(Seed(3), {})
    whole = garden.render(RenderRequest(ws, 150, 130, draft=True), CancelToken())
    request = RenderRequest(ws, 150, 130, draft=True, rows=(37, 90))
    assert torch.equal(garden.render(request, CancelToken()), whole[:, :, 37:90])


def test_what_is_laid_between_thinned_pixels_keeps_slopes():
    tiles = band(16, (0, 16), 16, 1 / 16, quick=True)
    x, y, _ = tiles.places(torch.arange(len(tiles)))
    slope = 3 * x - 2 * y
    thin_x, thin_y, _ = tiles.thinned().places(torch.arange(len(tiles)))
    assert torch.allclose(tiles.thin(slope), 3 * thin_x - 2 * thin_y, atol=1e-6)
    assert torch.allclose(tiles.thin(slope) @ tiles.between(), slope, atol=1e-6)


def test_zoom_shows_the_middle_at_the_same_place(garden):
    near = drawn(garden, 4, 128, 128, zoom=2.0)
    far = drawn(garden, 4, 256, 256)[:, :, 64:192, 64:192]
    assert (near - far).abs().max() < 1e-3


def test_seeds_bring_their_species_and_a_held_one_stays(garden):
    z = torch.randn(64, garden.info.space.size, generator=torch.Generator().manual_seed(1))
    free = garden._shares(z, {"class": "seed"})
    assert len(set(free.argmax(1).tolist())) > 5
    held = garden._shares(z, {"class": "3"})
    assert (held[:, 3] == 1).all()
    crossed = garden._shares(z, {"class": "3", "class_2": "5", "class_mix": 0.25})
    assert torch.allclose(crossed[:, [3, 5]], torch.tensor([0.75, 0.25]))


def test_truncation_to_nothing_leaves_one_plant_a_species(garden):
    usual = [drawn(garden, n, 48, 48, truncation=0.0, **{"class": "2"}) for n in (1, 2)]
    assert torch.allclose(usual[0], usual[1], atol=1e-5)
    other = drawn(garden, 1, 48, 48, truncation=0.0, **{"class": "6"})
    assert (usual[0] - other).abs().max() > 1e-3


def test_layers_can_come_from_another_place(garden):
    ground = StyleMix(Seed(1), Seed(2), (10, 10))
    mixed = garden.resolve(ground, {})
    assert torch.equal(mixed[0, 10], garden.resolve(Seed(2), {})[0, 10])
    assert torch.equal(mixed[0, :10], garden.resolve(Seed(1), {})[0, :10])


def test_directions_of_w_move_every_layer_alike(garden):
    size = garden.info.spaces[1].size
    move = Direction.of("x", "w", torch.ones(size).numpy(), 1.0, "axis")
    moved = garden.resolve(Shift(Seed(1), {move.id: Move(2.0)}), {move.id: move})
    step = moved - garden.resolve(Seed(1), {})
    assert torch.allclose(step, torch.full_like(step, 2.0 / size**0.5), atol=1e-4)
    weights = garden.style_weights()
    assert len(weights) == garden.info.layers
    assert all(weight.shape[1] == size for weight in weights)


def test_an_explicit_point_of_w_plus_is_taken_as_it_is(garden):
    shape = garden.info.spaces[-1].shape
    point = torch.randn(shape, generator=torch.Generator().manual_seed(4))
    assert torch.equal(garden.resolve(Vector.of("w+", point.numpy()), {})[0], point)


def test_search_can_follow_the_picture_back_to_w(garden):
    w = garden.search_start({}).point.clone().requires_grad_(True)
    garden.followed(w, {}, lambda: None).mean().backward()
    assert torch.isfinite(w.grad).all()
    assert w.grad.abs().sum() > 0


def test_a_set_token_stops_it(garden):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        garden.render(RenderRequest(garden.resolve(Seed(1), {}), 64, 64), token)


def test_a_species_that_does_not_exist_is_refused(garden):
    with pytest.raises(RecipeError, match="Species"):
        drawn(garden, 1, 16, 16, **{"class": "99"})


def test_weights_without_a_part_are_refused():
    with pytest.raises(ModelError, match=r"mapping\.enter\.weight"):
        config_of(Weights({}))
    model = new_model(5, 500)
    assert config_of(model.state_dict()) == model.config
