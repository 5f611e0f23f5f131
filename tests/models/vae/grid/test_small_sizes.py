"""Smaller and larger than a place was found: the same picture, where it was, as sharp as it can."""

import numpy as np
import pytest
import torch
from torch.nn import functional

from studio.files.paths import resources
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.opening.registry import open_model
from studio.models.vae.grid import kl
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Layout
from studio.models.vae.grid.fitting import fitted
from studio.models.vae.grid.glimpses import Glimpses, learned, shrunk
from studio.models.vae.grid.prior import GridPrior
from studio.models.vae.grid.swatches import swatches
from studio.values.card import Card, card_from_json
from studio.values.latent import Blend, Encoded, Seed, Shift, Vector
from studio.values.messages import InstalledModel
from tests.helpers.checkpoints import opened

TINY = Layout((8, 8, 16), 1, 4, 3, 4)
PUBLISHED = "taef2_encoder.pth", "taef2_decoder.pth"


def tiny(facts=()):
    torch.manual_seed(3)
    weights = Weights(AutoencoderKL(TINY).state_dict(), {"norm_num_groups": 4} | dict(facts))
    card = Card("m", "M", "", "CC0", "", "", "", "0" * 64, kl.info_of(weights))
    return kl.load(card, weights, torch.device("cpu"))


def drawn(generator, latent, width, height, size=None, **more):
    point = generator.resolve_at(latent, {}, width, height)
    request = RenderRequest(point, *(size or (width, height)), **more)
    return generator.render(request, CancelToken())


def found(generator, width, height, seed=5):
    """Where a made-up picture of that size lies."""
    cell = generator.info.space.cell
    side = -(-max(width, height) // cell) * cell
    with torch.inference_mode():
        point = generator.points_of(swatches(1, side, seed)[:, :, :height, :width])
    return Encoded("0" * 64, "encoder", Vector.of("z", point[0].numpy()))


def apart_db(a, b):
    return float(-10 * (a - b).square().mean().clamp(min=1e-12).log10())


# ---- fitting ----------------------------------------------------------------------------------
@pytest.mark.parametrize("size", [(12, 16), (7, 5), (48, 64), (90, 120), (24, 24), (11, 60)])
def test_nothing_moves_and_flat_stays_flat(size):
    down = torch.arange(48.0)[:, None].add(0.5).expand(48, 64) / 48
    across = torch.arange(64.0)[None].add(0.5).expand(48, 64) / 64
    pictures = torch.stack((down, across, torch.full((48, 64), 0.3)))[None]
    small = fitted(pictures, *size)
    assert small.shape == (1, 3, *size)
    scale = max(size[0] / 48, size[1] / 64)
    inner = slice(size[0] // 4, size[0] - size[0] // 4), slice(size[1] // 4, -(size[1] // 4))
    for channel, side, axis in ((0, 48, 0), (1, 64, 1)):
        at = (torch.arange(size[axis]) + 0.5 - size[axis] / 2) / scale / side + 0.5
        wanted = (at[:, None] if axis == 0 else at[None]).expand(size)
        wrong_px = (small[0, channel] - wanted).abs() * side * scale
        assert float(wrong_px[inner].max()) < 0.5
    assert torch.allclose(small[0, 2], torch.tensor(0.3), atol=1e-5)


def test_the_same_size_is_left_alone():
    pictures = torch.rand(1, 3, 6, 8, generator=torch.Generator().manual_seed(1))
    assert fitted(pictures, 6, 8) is pictures


# ---- readings ---------------------------------------------------------------------------------
def curved(latents):
    return latents[:, :3].sin() / 2 + 0.5


class Plain:
    """A decoder that enlarges four times without art, and whose layers hold the picture mixed."""

    like = torch.zeros(())

    def __init__(self, mixed=True):
        draw = torch.Generator().manual_seed(2)
        self.turn, _ = torch.linalg.qr(torch.randn(6, 6, generator=draw))
        self.mixed, self.asked = mixed, []

    def draw(self, latents, check):
        self.asked.append("whole")
        bent = latents[:, :3] if self.mixed else curved(latents)
        return functional.interpolate(bent, scale_factor=4, mode="nearest")

    def seen(self, latents, level, check):
        check()
        self.asked.append(level)
        large = functional.interpolate(latents, scale_factor=2**level, mode="nearest")
        if not self.mixed:
            large = curved(large).repeat(1, 2, 1, 1)
        return torch.einsum("oc,nchw->nohw", self.turn, large)


def latents_of(seed, side=8):
    return torch.rand(2, 6, side, side, generator=torch.Generator().manual_seed(seed)) * 6 - 2.5


@pytest.mark.parametrize("side", [5, 8, 16, 31])
def test_what_is_plain_is_read_off_the_latent_and_seldom_drawn(side):
    network = Plain()
    glimpses = Glimpses(network, 4, lambda: latents_of(1, 32).clamp(0, 1))
    latents = latents_of(2).clamp(0, 1)
    small = glimpses.drawn(latents, side, lambda: None)
    assert max(small.shape[2:]) >= side
    whole = functional.interpolate(latents[:, :3], scale_factor=4, mode="nearest")
    assert apart_db(small, shrunk(whole, *small.shape[2:])) > 28
    glimpses.drawn(latents, side, lambda: None)
    assert network.asked == ["whole"]


def test_what_is_not_plain_is_read_where_it_can_be():
    network = Plain(mixed=False)
    glimpses = Glimpses(network, 4, lambda: latents_of(1, 32))
    latents = latents_of(2)
    small = glimpses.drawn(latents, 8, lambda: None)
    whole = network.draw(latents, lambda: None)
    assert apart_db(small, shrunk(whole, 8, 8)) > 28
    assert network.asked[-2:] == [0, "whole"]
    assert torch.equal(small, glimpses.drawn(latents, 8, lambda: None))


def test_a_stop_leaves_nothing_half_learned():
    network, calls = Plain(mixed=False), []

    def stop():
        calls.append(1)
        if len(calls) == 1:
            raise KeyboardInterrupt

    glimpses = Glimpses(network, 4, lambda: latents_of(1, 32))
    with pytest.raises(KeyboardInterrupt):
        glimpses.drawn(latents_of(2), 8, stop)
    assert glimpses.drawn(latents_of(2), 8, stop).shape == (2, 3, 8, 8)


def test_broken_numbers_are_no_reading():
    seen = torch.full((1, 4, 8, 8), torch.nan)
    assert learned(seen, torch.rand(1, 3, 8, 8), 1).db == -np.inf


# ---- autoencoders that others trained ---------------------------------------------------------
@pytest.mark.parametrize("size", [(64, 64), (32, 32), (48, 24), (20, 36), (160, 128)])
def test_a_place_is_decoded_where_it_was_found(size):
    generator = tiny()
    latent = found(generator, 96, 96)
    whole = drawn(generator, latent, 96, 96)
    there = drawn(generator, latent, *size)
    assert there.shape == (1, 3, size[1], size[0])
    assert torch.equal(there, drawn(generator, latent, *size))
    if size[0] == size[1]:
        assert torch.equal(there, fitted(whole, size[1], size[0]))
    grid = generator.resolve_at(latent, {}, *size).shape[2:]
    assert max(grid) == 24
    assert all((24 - side) % 2 == 0 for side in grid)


def test_walks_follow_the_finest_picture_and_seeds_the_size():
    generator = tiny()
    fine, rough = found(generator, 96, 96), found(generator, 48, 48, 6)
    blend = Blend((rough, fine, Seed(3)), (0.4, 0.4, 0.2), "round", "z")
    assert generator.resolve_at(Shift(blend, {}), {}, 32, 32).shape[2:] == (24, 24)
    assert generator.resolve_at(rough, {}, 64, 64).shape[2:] == (12, 12)
    assert generator.resolve_at(Seed(3), {}, 32, 32).shape[2:] == (8, 8)
    assert generator.resolve(fine, {}).shape == (1, *generator.info.space.shape)


def test_the_houses_own_shrink_the_latent():
    generator = tiny(GridPrior.usual(4).facts())
    assert generator.resolve_at(found(generator, 96, 96), {}, 32, 48).shape[2:] == (12, 8)


# ---- real ones --------------------------------------------------------------------------------
@pytest.mark.parametrize(("side", "least_db"), [(64, 22), (128, 26), (192, 28)])
def test_a_published_draft_is_the_picture_made_smaller(side, least_db):
    generator = opened(*PUBLISHED)
    latent = found(generator, 256, 256)
    whole = drawn(generator, latent, 256, 256)
    draft = drawn(generator, latent, 256, 256, (side, side), draft=True)
    assert apart_db(draft, fitted(whole, side, side)) > least_db
    assert torch.equal(drawn(generator, latent, side, side), fitted(whole, side, side))


@pytest.mark.parametrize("side", [40, 64, 128, 256])
def test_drafts_of_darkroom_are_its_pictures(side):
    folder = resources() / "models" / "darkroom"
    card = card_from_json((folder / "card.json").read_bytes())
    generator = open_model(InstalledModel(card, folder), torch.device("cpu"))
    latent = found(generator, 256, 192)
    whole = drawn(generator, latent, 256, 192)
    small = drawn(generator, latent, 256, 192, (side, side * 3 // 4), draft=True)
    assert apart_db(small, fitted(whole, side * 3 // 4, side)) > 27
