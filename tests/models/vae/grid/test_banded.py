"""Decoding in bands gives what decoding as a whole gives, and only where it is asked for."""

import msgspec
import numpy as np
import pytest
import torch
from torch.nn import functional

from studio.core.pixels import to_u8
from studio.files.paths import resources
from studio.inference.workers import Workers
from studio.library.models import read_card
from studio.models.base import CancelToken, RenderRequest
from studio.models.opening.registry import open_model
from studio.models.vae.grid import banded
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Layout
from studio.models.vae.grid.generator import DRAWING
from studio.values.controls import check_controls
from studio.values.edit import new_recipe
from studio.values.messages import InstalledModel


def network(attention=True):
    torch.manual_seed(5)
    made = AutoencoderKL(Layout((8, 8, 16), 1, 4, 3, 4, attention=attention))
    return made.eval().requires_grad_(requires_grad=False)


@pytest.fixture
def exact(monkeypatch):
    """Few rows at a time, all in single precision."""
    monkeypatch.setattr(banded, "CACHED_NUMBERS", 1000)
    monkeypatch.setattr(banded, "multiplies_bfloat16", lambda: False)


def test_a_doubled_map_under_a_3x3_kernel_is_four_2x2_kernels_on_the_map():
    torch.manual_seed(1)
    weight, x = torch.randn(5, 3, 3, 3).double(), torch.randn(1, 3, 6, 7).double()
    wanted = functional.conv2d(functional.interpolate(x, scale_factor=2.0), weight, padding=1)
    made = functional.conv2d(functional.pad(x, (1, 1, 1, 1)), banded.phases(weight))
    for phase, four in enumerate(made.split(5, dim=1)):
        down, right = divmod(phase, 2)
        found = four[:, :, down : down + 6, right : right + 7]
        assert torch.allclose(found, wanted[:, :, down::2, right::2], atol=1e-12)


@pytest.mark.parametrize("attention", [True, False])
@pytest.mark.parametrize("size", [(1, 1), (5, 3), (17, 9)])
def test_bands_make_what_the_whole_makes(exact, attention, size):
    net = network(attention)
    latents = torch.randn(2, 4, *size)
    with torch.inference_mode():
        wanted = net.decode(latents)
        found = banded.BandedDecoder(net).draw(latents, lambda: None)
        alone = banded.BandedDecoder(net).draw(latents[1:], lambda: None)
    assert found.shape == wanted.shape
    assert float((found - wanted).abs().max()) < 1e-5
    assert torch.equal(found[1:], alone)


def test_a_cancel_is_noticed_between_bands(exact):
    seen = []
    with torch.inference_mode():
        banded.BandedDecoder(network()).draw(torch.randn(1, 4, 16, 16), lambda: seen.append(1))
    assert len(seen) > 40


def test_the_bytes_do_not_depend_on_who_draws_the_bands(exact):
    net, latents = network(), torch.randn(1, 4, 17, 9)
    with torch.inference_mode():
        wanted = banded.BandedDecoder(net).draw(latents, lambda: None)
        for count in (1, 2, 3):
            some = Workers(count)
            found = banded.BandedDecoder(net).draw(latents, lambda: None, some.side_by_side)
            some.close()
            assert torch.equal(found, wanted)


def test_sums_are_right_far_from_zero():
    rows = 10.0 + torch.randn(50, 8 * 6)
    sums = banded.Sums(8)
    sums.add(rows[:20])
    sums.add(rows[20:])
    norm = network().decoder.conv_norm_out
    scale, shift = sums.affine(norm)
    picture = rows.view(1, 50, 6, 8).permute(0, 3, 1, 2)
    wanted = functional.group_norm(picture.double(), 4, eps=norm.eps)
    assert torch.allclose((rows * scale.repeat(6) + shift.repeat(6)).view(50, 6, 8).double(),
                          wanted[0].permute(1, 2, 0), atol=1e-4)  # fmt: skip


@pytest.fixture(scope="module")
def darkroom():
    folder = resources() / "models" / "darkroom"
    card = read_card(folder)
    return card, open_model(InstalledModel(card, folder), torch.device("cpu"))


def pixels_of(darkroom, recipe):
    card, generator = darkroom
    point = generator.resolve_at(recipe.latent, recipe.directions, recipe.width, recipe.height)
    controls = check_controls(card.info.controls, recipe.controls)
    request = RenderRequest(point, recipe.width, recipe.height, controls)
    return to_u8(generator.render(request, CancelToken()))[0].astype(np.int16)


def test_new_places_are_drawn_quickly_and_old_ones_as_they_were(darkroom, monkeypatch):
    recipe = new_recipe(darkroom[0], 36, (192, 192))
    assert recipe.controls == {DRAWING.key: "quick"}
    quick = pixels_of(darkroom, recipe)
    monkeypatch.setattr(banded.BandedDecoder, "draw", None)  # whoever says nothing never gets there
    first = pixels_of(darkroom, msgspec.structs.replace(recipe, controls={}))
    assert np.abs(quick - first).max() <= 1
    assert (quick == first).mean() > 0.9
