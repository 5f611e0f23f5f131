"""A Glow in the studio: photographs go in and come back exactly, and are measured."""

from __future__ import annotations

import pytest
import torch

from studio.errors import ModelError
from studio.files.checkpoints.work import Listing, Shape
from studio.models import base
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.flow.glow import architecture as glow_generator
from studio.models.flow.glow.network import Layout, Level
from studio.models.opening.identify import identify
from studio.models.plain import as_channels, middle_square
from studio.values.card import Card
from studio.values.latent import Vector
from tests.models.flow.glow.test_glow import random_glow

LAYOUT = Layout((Level(2, 8), Level(3, 8)))
SIDE = 16
STRATA_LIKE = {"temperature": 0.8, "dithered": 1}


def loaded(facts=None, layout=LAYOUT, tensors=None):
    state = tensors or dict(random_glow(layout, strength=0.05, dtype=torch.float32).state_dict())
    weights = Weights(state, facts)
    info = glow_generator.info_of(weights)
    card = Card("g", "G", "", "CC0", "", "", "", "0" * 64, info)
    return glow_generator.load(card, weights, torch.device("cpu"))


def photo(width=40, height=30, seed=1):
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(seed))


def rendered(generator, latents, **controls):
    return generator.render(RenderRequest(latents, SIDE, SIDE, controls), CancelToken())


@pytest.mark.parametrize("facts", [None, STRATA_LIKE])
@pytest.mark.parametrize("channels", [1, 3])
def test_a_photo_comes_back_exactly_at_the_default_controls(facts, channels):
    layout = Layout(LAYOUT.levels, channels)
    generator = loaded(facts, layout)
    found = generator.encode(photo(), "exact", CancelToken())
    assert found.latent.shape == (1, channels * SIDE * SIDE)
    assert found.report["worst_error"] < 1e-4 * 255
    point = generator.resolve(Vector.of("z", found.latent[0].numpy()), {})
    seen = as_channels(middle_square(photo(), (SIDE, SIDE)), channels)
    assert torch.allclose(rendered(generator, point), seen.expand(1, 3, -1, -1), atol=1e-4)


def test_what_it_declares_is_what_it_can():
    generator = loaded()
    assert isinstance(generator, base.Encodes)
    assert isinstance(generator, base.Scores)
    assert generator.info.family == "flow"
    assert generator.info.sizes.default == (SIDE, SIDE)
    assert generator.info.fits == ("exact",)


def test_temperature_scales_the_latent_and_detail_its_finest_level_only():
    generator = loaded()
    z = torch.randn(1, 3 * SIDE * SIDE, generator=torch.Generator().manual_seed(3))
    assert torch.allclose(
        rendered(generator, z, temperature=0.7), rendered(generator, 0.5 * z, temperature=1.4)
    )
    smooth = z.clone()
    smooth[:, : 6 * 8 * 8] *= 0.5
    assert torch.equal(rendered(generator, z, detail=0.5), rendered(generator, smooth))


def test_the_same_picture_costs_the_same_alone_and_in_a_batch():
    generator = loaded(STRATA_LIKE)
    both = torch.cat((photo(seed=1), photo(seed=2)))
    figures = generator.bits_per_dim(both)
    assert figures.shape == (2,)
    for index in range(2):
        single = generator.bits_per_dim(both[index : index + 1])
        assert float(single) == pytest.approx(float(figures[index]), rel=1e-5)


def test_half_precision_leaves_the_weights_alone():
    generator = loaded()
    before = {name: value.clone() for name, value in generator.tensors.items()}
    generator.to(torch.device("cpu"), torch.bfloat16)
    z = torch.zeros(1, 3 * SIDE * SIDE)
    assert torch.isfinite(rendered(generator, z)).all()
    assert all(torch.equal(value, before[name]) for name, value in generator.tensors.items())


def test_a_flow_without_inverse_is_named():
    tensors = dict(random_glow(LAYOUT, strength=0.05, dtype=torch.float32).state_dict())
    tensors["blocks.1.flows.2.actnorm.scale"] = torch.zeros(1, 24, 1, 1)
    with pytest.raises(ModelError, match=r"no inverse.*blocks\.1\.flows\.2"):
        loaded(tensors=tensors)


@pytest.mark.parametrize("temperature", [0, 99, "warm", float("nan")])
def test_a_strange_temperature_is_refused(temperature):
    with pytest.raises(ModelError, match="temperature"):
        loaded({"temperature": temperature})


@pytest.mark.parametrize("prefix", ["", "module."])
@pytest.mark.parametrize("affine", [True, False])
def test_published_names_are_recognised(tmp_path, prefix, affine):
    layout = Layout((Level(2, 16, lu=False), Level(2, 16)), affine=affine)
    shapes = {
        prefix + name: Shape("F32", tuple(value.shape))
        for name, value in random_glow(layout).state_dict().items()
    }
    for step in ("blocks.0.flows.0", "blocks.1.flows.1"):
        shapes[f"{prefix}{step}.actnorm.initialized"] = Shape("U8", ())
    shapes[f"{prefix}blocks.1.flows.0.invconv.u_mask"] = Shape("F32", (24, 24))
    found = identify(Listing(tmp_path / "model_1.pt", "zip", shapes))
    assert (found.verdict, found.architecture, found.family) == ("match", "glow", "flow")
    assert "3 × 16 × 16" in found.reason
    names = found.sources[0][1]
    assert "blocks.0.flows.0.actnorm.loc" in names
    assert not any(name.endswith(("initialized", "mask")) for name in names)


def test_a_glow_that_lacks_a_tensor_says_which(tmp_path):
    shapes = {
        name: Shape("F32", tuple(value.shape))
        for name, value in random_glow(LAYOUT).state_dict().items()
    }
    del shapes["blocks.1.flows.1.coupling.net.2.bias"]
    found = identify(Listing(tmp_path / "model_1.pt", "zip", shapes))
    assert found.verdict != "match"
    reasons = {c.architecture: c.reason for c in found.candidates}
    assert "blocks.1.flows.1.coupling.net.2.bias" in reasons["glow"]
