"""Laws of the coordinate network: bands, batches, seams, symmetry, aspect, determinism."""

import pytest
import torch
from hypothesis import given, settings, strategies as st

from studio.errors import Cancelled, ModelError, RecipeError
from studio.models.base import CancelToken, RenderRequest
from studio.models.cppn import generator as module
from studio.models.cppn.generator import SHAPES, load
from studio.training.aurora.build import weights
from studio.training.aurora.card import generator_of
from studio.values.latent import Seed

LOOK = {
    "seamless": st.booleans(),
    "symmetry": st.sampled_from(["none", "mirror", "quad", "k3", "k5", "k6", "k8"]),
    "zoom": st.sampled_from([0.5, 1.0, 2.5]),
    "turn": st.sampled_from([0.0, 31.0]),
    "cells": st.sampled_from([0.0, 0.8]),
    "crystal": st.sampled_from([0.0, 1.0]),
    "weave": st.sampled_from([0.0, 0.5]),
}


@pytest.fixture(scope="module")
def tensors():
    return weights()


@pytest.fixture(scope="module")
def generator(tensors):
    return generator_of(tensors)


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(module, "band_rows", few_rows)


def few_rows(width):
    return max(1, 512 // width)


def picture(generator, seed=3, width=48, height=48, rows=None, **controls):
    latents = seed if isinstance(seed, torch.Tensor) else generator.resolve(Seed(seed), {})
    request = RenderRequest(latents, width, height, controls, rows)
    return generator.render(request, CancelToken())


@settings(deadline=None, max_examples=12)
@given(st.integers(20, 70), st.integers(20, 70), st.data(), st.fixed_dictionaries(LOOK))
def test_any_rows_are_the_rows_of_the_whole_bit_for_bit(generator, width, height, data, look):
    before, module.band_rows = module.band_rows, few_rows
    try:
        first = data.draw(st.integers(0, height - 1))
        last = data.draw(st.integers(first + 1, height))
        whole = picture(generator, width=width, height=height, **look)
        part = picture(generator, width=width, height=height, rows=(first, last), **look)
    finally:
        module.band_rows = before
    assert whole.shape == (1, 3, height, width)
    assert torch.equal(part, whole[:, :, first:last])


@pytest.mark.usefixtures("small_chunks")
def test_a_batch_equals_its_singles(generator):
    latents = torch.cat([generator.resolve(Seed(n), {}) for n in range(3)])
    batch = picture(generator, latents)
    singles = torch.cat([picture(generator, latents[n : n + 1]) for n in range(3)])
    assert torch.equal(batch, singles)


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 2**63 - 1), st.fixed_dictionaries(LOOK))
def test_every_seed_gives_a_finite_picture_in_range_twice_the_same(generator, seed, look):
    first = picture(generator, seed, 33, 21, **look)
    assert torch.isfinite(first).all()
    assert first.min() >= 0
    assert first.max() <= 1
    assert torch.equal(first, picture(generator, seed, 33, 21, **look))


@pytest.mark.parametrize("length", [0.0, 1e3, 1e18, 3e38])
def test_places_far_out_or_at_the_origin_stay_finite(generator, length):
    far = torch.nn.functional.normalize(torch.randn(1, 32, generator=torch.Generator())) * length
    for look in ({}, {"symmetry": "k6", "seamless": True}):
        assert torch.isfinite(picture(generator, far, **look)).all()


@pytest.mark.parametrize("symmetry", ["none", "mirror", "quad", "k3", "k6"])
@pytest.mark.parametrize(("width", "height"), [(96, 96), (120, 80), (80, 140)])
def test_a_seamless_tile_has_no_step_at_its_edges(generator, symmetry, width, height):
    for seed in (1001, 5):
        tile = picture(generator, seed, width, height, seamless=True, symmetry=symmetry, zoom=2.0)
        for axis in (2, 3):
            steps = (tile - tile.roll(1, axis)).abs().mean((0, 1, 5 - axis))
            assert steps[0] <= steps[1:].max() * 1.05


def test_a_plain_picture_does_have_a_step_at_its_edges(generator):
    tile = picture(generator, 1001, 96, 96)
    steps = (tile - tile.roll(1, 3)).abs().mean((0, 1, 2))
    assert steps[0] > 3 * steps[1:].median()


@pytest.mark.parametrize("seamless", [False, True])
@pytest.mark.parametrize(("width", "height"), [(64, 64), (65, 40)])
def test_mirrors_are_exact(generator, seamless, width, height):
    look = {"width": width, "height": height, "seamless": seamless}
    for symmetry in ("mirror", "quad", "k3", "k5", "k6", "k8"):
        drawn = picture(generator, symmetry=symmetry, **look)
        assert torch.allclose(drawn, drawn.flip(3), rtol=0, atol=1e-5), symmetry
    quad = picture(generator, symmetry="quad", **look)
    assert torch.allclose(quad, quad.flip(2), rtol=0, atol=1e-6)


def test_a_kaleidoscope_of_eight_is_the_same_after_a_quarter_turn(generator):
    drawn = picture(generator, 45, 64, 64, symmetry="k8")
    assert torch.allclose(drawn, drawn.rot90(1, (2, 3)), atol=2e-3)
    plain = picture(generator, 45, 64, 64)
    assert (plain - plain.rot90(1, (2, 3))).abs().mean() > 0.02


def test_a_longer_side_shows_more_and_stretches_nothing(generator):
    square = picture(generator, 7, 48, 48)
    wide = picture(generator, 7, 80, 48)
    tall = picture(generator, 7, 48, 90)
    assert torch.allclose(wide[..., 16:64], square, atol=1e-5)
    assert torch.allclose(tall[:, :, 21:69], square, atol=1e-5)


def test_a_draft_size_looks_like_the_full_size(generator):
    large = picture(generator, 45, 256, 256)
    small = picture(generator, 45, 64, 64)
    assert (torch.nn.functional.avg_pool2d(large, 4) - small).abs().mean() < 0.03


def test_zoom_looks_at_the_middle(generator):
    near = picture(generator, 3, 64, 64, zoom=2.0)
    far = picture(generator, 3, 128, 128)[:, :, 32:96, 32:96]
    assert torch.allclose(near, far, atol=1e-4)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("seamless", True), ("symmetry", "quad"), ("zoom", 0.5), ("turn", 90.0), ("hue", 120.0),
        ("warmth", 1.0), ("colour", 0.0), ("contrast", 1.6), ("light", 0.6),
        ("cells", 1.0), ("crystal", 1.0), ("weave", 1.0),
    ],
)  # fmt: skip
def test_every_control_does_something(generator, key, value):
    assert (picture(generator) - picture(generator, **{key: value})).abs().mean() > 0.01
    assert {control.key for control in generator.info.controls} >= {key}


@pytest.mark.parametrize("key", ["cells", "crystal", "weave"])
def test_a_character_grows_evenly_closes_on_a_tile_and_stays_in_range(generator, key):
    plain = picture(generator, 5, 96, 96, seamless=True)
    some, all_ = (picture(generator, 5, 96, 96, seamless=True, **{key: a}) for a in (0.3, 1.0))
    assert 0.1 < (some - plain).abs().mean() / (all_ - plain).abs().mean() < 0.7
    for axis in (2, 3):
        steps = (all_ - all_.roll(1, axis)).abs().mean((0, 1, 5 - axis))
        assert steps[0] <= steps[1:].max() * 1.05
    far = picture(generator, torch.full((1, 32), 1e18), **{key: 1.0})
    assert torch.isfinite(far).all()


def test_a_character_shows_the_same_cells_at_every_size(generator):
    looks = {"cells": 1.0}
    small = picture(generator, 5, 64, 64, **looks)
    large = torch.nn.functional.avg_pool2d(picture(generator, 5, 192, 192, **looks), 3)
    other = picture(generator, 5, 64, 64)
    assert (small - large).abs().mean() < 0.3 * (small - other).abs().mean()


def test_colour_controls_do_what_they_say(generator):
    def mean(**controls):
        return picture(generator, 1001, **controls).mean((0, 2, 3))

    grey = picture(generator, 1001, colour=0.0)
    assert (grey.amax(1) - grey.amin(1)).max() < 0.01
    assert (mean(light=0.5) > mean()).all()
    assert (mean(light=-0.5) < mean()).all()
    warm, plain = mean(warmth=0.8), mean()
    assert warm[0] - warm[2] > plain[0] - plain[2]
    strong, soft = picture(generator, contrast=1.6), picture(generator, contrast=0.6)
    assert strong.std() > soft.std()


def test_unknown_controls_are_refused(generator):
    with pytest.raises(RecipeError):
        picture(generator, zoom=0.0)
    with pytest.raises(RecipeError):
        picture(generator, sparkle=1.0)


def test_a_set_token_stops_it(generator):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        generator.render(RenderRequest(torch.zeros(1, 32), 32, 32), token)


@pytest.mark.usefixtures("small_chunks")
def test_progress_ends_at_its_total(generator):
    told = []
    request = RenderRequest(torch.zeros(2, 32), 32, 40)
    generator.render(request, CancelToken(), lambda done, total: told.append((done, total)))
    assert told == [(n + 1, 6) for n in range(6)]


def test_the_global_random_state_is_left_alone(generator):
    before = torch.random.get_rng_state()
    picture(generator)
    assert torch.equal(before, torch.random.get_rng_state())


@pytest.mark.parametrize("harm", ["missing", "shape", "nan"])
def test_harmed_weights_are_refused(tensors, harm):
    name = next(iter(SHAPES))
    harmed = dict(tensors)
    if harm == "missing":
        del harmed[name]
    elif harm == "shape":
        harmed[name] = harmed[name][:3]
    else:
        harmed[name] = harmed[name] * torch.nan
    with pytest.raises(ModelError, match=name):
        load(None, harmed, torch.device("cpu"))


@settings(deadline=None, max_examples=8)
@given(st.integers(0, 10_000))
def test_moving_is_smooth_a_tenth_of_a_step_is_a_tenth_of_the_change(generator, seed):
    here = generator.resolve(Seed(seed), {})
    step = generator.resolve(Seed(seed + 1), {})

    def change(share):
        return (picture(generator, here) - picture(generator, here + share * step)).abs().mean()

    assert change(0.002) < 0.05
    assert change(0.0002) < 0.15 * change(0.002)
