"""Darkroom's beginning and end: a linear start that already sees, and weights that ship."""

import numpy as np
import pytest
import torch

from studio.models.base import CancelToken, Weights
from studio.models.vae.grid import kl
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Layout
from studio.training.darkroom.directions import ATTRIBUTES, moved
from studio.training.darkroom.finish import _facts, scale_latent, write_weights
from studio.training.darkroom.linear_start import SPREAD, start_linear
from studio.training.darkroom.loss import psnr
from studio.training.darkroom.openers import WALKS, find_openers, originals
from studio.training.darkroom.textures import picture
from studio.values.card import Card
from studio.values.recipe import ModelRef

SMALL = Layout((16, 32, 48), 1, 3, 3, 4, quant=False, post_quant=False, attention=False)


def pictures(first=0, count=10, side=32):
    drawn = np.stack([picture(first + k, side) for k in range(count)])
    return torch.from_numpy(drawn).permute(0, 3, 1, 2) * 2 - 1


@pytest.fixture(scope="module")
def model():
    with torch.random.fork_rng():
        torch.manual_seed(1)
        made = AutoencoderKL(SMALL)
    start_linear(made, pictures())
    return made.requires_grad_(requires_grad=False)


@pytest.fixture(scope="module")
def generator(model):
    weights = Weights(model.state_dict(), {"norm_num_groups": 4, "scaling_factor": 1.0})
    info = kl.info_of(weights)
    return kl.load(Card("d", "D", "", "", "", "", "", "0" * 64, info), weights, torch.device("cpu"))


def test_the_linear_start_already_sees_pictures_it_was_not_made_from(model):
    unseen = pictures(500)
    mean, spread = model.encode(unseen)
    back = model.decode(mean) / 2 + 0.5
    flat = unseen.mean((2, 3), keepdim=True).expand_as(unseen)
    seen = unseen / 2 + 0.5
    assert psnr(back, seen) > psnr(flat / 2 + 0.5, seen) + 3
    own, _ = model.encode(pictures())
    assert torch.allclose(own.std((0, 2, 3)), torch.ones(3), atol=0.2)
    assert torch.allclose((spread / 2).exp(), torch.full_like(spread, SPREAD), rtol=1e-3)


def test_scaling_the_latent_changes_nothing_but_the_latent(model):
    scaled = AutoencoderKL(SMALL).requires_grad_(requires_grad=False)
    scaled.load_state_dict(model.state_dict())
    by = torch.tensor([0.5, 2.0, 4.0])
    scale_latent(scaled, by)
    x = pictures(700, 2)
    (a, spread), (b, narrower) = model.encode(x), scaled.encode(x)
    assert torch.allclose(b * by[:, None, None], a, atol=1e-5)
    assert torch.allclose(narrower + 2 * by.log()[:, None, None], spread, atol=1e-4)
    assert torch.allclose(scaled.decode(b), model.decode(a), atol=1e-4)


def test_what_is_written_is_read_again(model, generator, tmp_path):
    from studio.files.safetensors_reader import SafetensorsFile
    from studio.models.opening.registry import read_weights

    facts = _facts(generator.prior) | {"norm_num_groups": 4}
    state = {name: value.half() for name, value in model.state_dict().items()}
    write_weights(Weights(state, facts), tmp_path / "m.safetensors")
    again = read_weights(SafetensorsFile(tmp_path / "m.safetensors"))
    assert again.facts == facts
    assert all(torch.equal(again[name], value) for name, value in state.items())


def test_a_change_of_light_everywhere_moves_the_mean_most(generator):
    some = pictures(0, 3, 32) / 2 + 0.5
    known = {attribute.name: attribute for attribute in ATTRIBUTES}
    brighter = moved(generator, some, known["Brightness"])
    aside = moved(generator, some, known["Light from the left"])
    assert float(brighter[:, 0, 0].norm()) == float(brighter.norm()) > 0
    assert float(aside[:, 0, 1].norm()) > 0.8 * float(aside.norm())
    assert float(aside[:, 1:].norm()) == 0
    assert len(ATTRIBUTES) >= 8


def test_openers_are_what_was_put_in_and_walks_between(generator, monkeypatch):
    monkeypatch.setattr("studio.training.darkroom.openers.SIDE", 64)
    found = {o.name: o for o in find_openers(generator, ModelRef("darkroom", "0" * 64))}
    assert len(found) == 12
    assert len({opener.recipe.id for opener in found.values()}) == 12
    for name, pixels in originals().items():
        assert pixels.shape == (1, 3, 64, 64)
        assert 0 <= float(pixels.min()) < float(pixels.max()) <= 1
        place = generator.encode(pixels, "encoder", CancelToken()).latent[0]
        assert torch.equal(torch.tensor(found[name].recipe.latent.array()), place)
    for name, (first, second) in WALKS.items():
        parts = found[name].recipe.latent.parts
        assert parts == (found[first].recipe.latent, found[second].recipe.latent)
