"""StyleGAN3 against a slow version that follows the paper step by step, and the laws of moving."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from msgspec.structs import replace as struct_replace
from scipy.special import j1
from torch.nn import functional

from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.gan.stylegan3.generator import info_of, load, place_of, recognise
from studio.models.gan.stylegan3.network import network_with
from studio.models.gan.stylegan3.plan import facts_of, plan_of
from studio.models.gan.stylegan3.resampling import (
    FIRST_RANK_ERROR,
    RANK_ERROR,
    Resampling,
    _pairs,
)
from studio.models.gan.stylegan3.synthesis import Synthesis
from studio.models.opening.recognise import Group, MismatchError
from studio.values.card import Card
from studio.values.latent import Seed
from tests.helpers.slow_stylegan3 import (
    lively,
    planned,
    slow_picture,
    slow_resampling,
    slow_styles,
    tiny,
)

KINDS = [{}, {"radial": True}, {"c_dim": 3}, {"channels": 1}]
CPU = torch.device("cpu")


def points(*shape):
    return torch.randn(shape, generator=torch.Generator().manual_seed(8))


def loaded(**kind):
    shapes = tiny(**kind)
    weights = Weights(lively(shapes), recognise(Group("", shapes)).facts)
    info = info_of(weights)
    generator = load(Card("a", "A", "", "", "", "", "", "0" * 64, info), weights, CPU)
    assert generator.info == info
    return generator


def drawn(generator, latents, **controls):
    size = generator.info.sizes.default
    return generator.render(RenderRequest(latents, *size, controls), CancelToken())


@torch.no_grad()
@pytest.mark.parametrize("kind", KINDS)
def test_synthesis_is_that_of_the_paper(kind):
    plan, tensors = planned(**kind)
    network = network_with(plan, tensors)
    ws = points(2, plan.styles, plan.w_dim)
    wanted = torch.stack([slow_picture(plan, tensors, one) for one in ws])
    with torch.inference_mode():
        found = network.synthesis(ws)
        single = network.synthesis(ws[:1])
    assert torch.allclose(found.double(), wanted, atol=1e-4 * float(wanted.abs().max()))
    assert torch.allclose(single, found[:1], atol=1e-5)
    assert float(wanted.std()) > 0.02


@torch.no_grad()
def test_mapping_knows_classes():
    plan, tensors = planned(c_dim=3)
    network = network_with(plan, tensors)
    z, c = points(4, plan.z_dim), functional.one_hot(torch.tensor([0, 1, 2, 1]), 3).float()
    assert torch.allclose(network.mapping(z, c), slow_styles(plan, tensors, z, c), atol=1e-5)


@pytest.mark.parametrize("layer", range(5))
@pytest.mark.parametrize("radial", [False, True])
@pytest.mark.parametrize("clamp", [None, 0.5])
def test_resampling_in_bands_is_resampling(layer, radial, clamp):
    plan, tensors = planned(radial=radial)
    layer = replace(plan.layers[layer], clamp=clamp)
    stem = f"synthesis.{layer.name}."
    up = tensors.get(stem + "up_filter", torch.ones(1))
    down = tensors.get(stem + "down_filter", torch.ones(1))
    side = layer.size_in + layer.kernel - 1
    x = points(3, side, side)
    wanted = slow_resampling(layer, x.double(), up.double(), down.double())
    resampling = Resampling(layer, up, down)
    with torch.no_grad():
        assert torch.allclose(resampling(x).double(), wanted, atol=1e-5)
    x.requires_grad_(True)
    resampling(x).sum().backward()
    assert x.grad is not None
    assert torch.allclose(resampling.plain(x).double(), wanted, atol=1e-5)


@torch.no_grad()
def test_moves_and_turns_are_those_of_the_plane():
    plan, tensors = planned(radial=True)
    network = network_with(plan, tensors)
    ws = points(1, plan.styles, plan.w_dim)
    place = place_of({"translate_x": 0.25, "translate_y": -0.1, "rotate": 30.0})
    wanted = slow_picture(plan, tensors, ws[0], place)
    assert torch.allclose(network.synthesis(ws, place)[0].double(), wanted, atol=1e-4)
    assert place_of({"translate_x": 0.0}) is None
    assert torch.allclose(network.synthesis(ws, torch.eye(3)), network.synthesis(ws), atol=1e-5)


def test_right_is_right_and_down_is_down():
    place = place_of({"translate_x": 0.25, "translate_y": 0.5})
    assert place is not None
    # The middle of the moved picture shows what was left of and above the middle.
    assert torch.allclose(place @ torch.tensor([0.0, 0, 1]), torch.tensor([-0.25, -0.5, 1]))
    there, back = place_of({"rotate": 90.0}), place_of({"rotate": -90.0})
    assert torch.allclose(there @ back, torch.eye(3), atol=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_the_generator_draws_and_obeys_its_controls(kind):
    generator = loaded(**kind)
    z = points(2, 5)
    usual = drawn(generator, z)
    assert usual.shape == (2, 3, 16, 16)
    singles = torch.cat([drawn(generator, one[None]) for one in z])
    assert torch.allclose(usual, singles, atol=1e-5)
    for control in ("translate_x", "translate_y", "rotate", "truncation"):
        assert not torch.allclose(drawn(generator, z, **{control: 0.4}), usual, atol=1e-4)
    if kind.get("c_dim"):
        assert not torch.allclose(drawn(generator, z, **{"class": "2"}), usual, atol=1e-4)


def test_seeds_may_be_read_as_nvidia_does():
    generator = loaded()
    published = generator.resolve_under(Seed(85, "z", "nvidia"), {}, {})
    as_they_do = generator.resolve_under(Seed(85), {}, {"seeds": "nvidia"})
    assert torch.equal(as_they_do, published)
    assert not torch.equal(generator.resolve_under(Seed(85), {}, {}), published)
    z = np.random.RandomState(85).randn(1, generator.info.space.size)
    middle = generator.network.w_avg
    w = generator.style_points(torch.from_numpy(z).float(), {})
    assert torch.allclose(middle + 0.7 * (w - middle), published[:, 0], atol=1e-5)


def test_a_card_of_the_first_edition_opens_as_it_is():
    shapes = tiny()
    weights = Weights(lively(shapes), recognise(Group("", shapes)).facts)
    info = info_of(weights)
    before = struct_replace(info, controls=tuple(c for c in info.controls if c.key != "seeds"))
    generator = load(Card("a", "A", "", "", "", "", "", "0" * 64, before), weights, CPU)
    assert generator.info == before


def test_half_precision_is_near_and_comes_back():
    generator = loaded()
    z = points(1, 5)
    full = drawn(generator, z)
    generator.to(CPU, torch.bfloat16)
    half = drawn(generator, z)
    assert float((half - full).abs().mean()) < 0.01
    assert not torch.equal(half, full)
    generator.to(CPU, torch.float32)
    assert torch.equal(drawn(generator, z), full)


def test_facts_beside_the_weights_are_believed():
    shapes = tiny()
    stem = "synthesis.L1_36_6."
    facts = {stem + "conv_clamp": 2.0, "synthesis.output_scale": 0.5, stem + "other": 3}
    assert facts_of(facts) == {k: v for k, v in facts.items() if not k.endswith("other")}
    plan = plan_of(shapes, facts)
    assert (plan.layers[1].clamp, plan.layers[0].clamp, plan.output_scale) == (2.0, 256.0, 0.5)
    plain = plan_of(shapes, {}).layers[1]
    pads = [plain.pad, _total(plain) - plain.pad] * 2
    assert plan_of(shapes, {stem + "padding": pads}).layers[1] == plain
    for odd in ({stem + "padding": [1, 2, 1, 2]}, {stem + "up_factor": 40},
                {stem + "conv_clamp": "a"}, {"synthesis.output_scale": -1.0}):  # fmt: skip
        with pytest.raises(MismatchError, match=r"L1_36_6|output_scale"):
            plan_of(shapes, odd)


def _total(layer):
    wide = (layer.size_in + layer.kernel - 1) * layer.up
    return layer.size_high + layer.up_taps - 1 - wide


def test_what_is_missing_or_foreign_is_named():
    shapes = tiny()
    lost = {name: shape for name, shape in shapes.items() if name != "synthesis.input.freqs"}
    with pytest.raises(MismatchError, match="freqs"):
        recognise(Group("", lost))
    gap = {name: shape for name, shape in shapes.items() if "L2_" not in name}
    with pytest.raises(MismatchError, match="not all there"):
        recognise(Group("", gap))
    with pytest.raises(MismatchError, match="foreign"):
        recognise(Group("", shapes | {"synthesis.stranger": (3,)}))
    assert "StyleGAN3-T of 16 × 16" in recognise(Group("", shapes)).reason
    assert "StyleGAN3-R" in recognise(Group("", tiny(radial=True))).reason


def test_networks_are_built_without_memory():
    with torch.device("meta"):
        plan, _ = planned()
        assert all(value.is_meta for value in Synthesis(plan).state_dict().values())


def jinc():
    """[12, 12] float64: a round filter like that of published models of the kind R."""
    at = (np.arange(12) - 5.5) / 2
    far = np.hypot(at[:, None], at)
    plane = torch.from_numpy(j1(np.pi * far) / far * np.outer(*[np.kaiser(12, 6.0)] * 2))
    return plane / plane.sum()


def test_models_of_the_first_edition_keep_every_term_of_their_filters():
    shapes = tiny(radial=True)
    round_ = {name: jinc().float() for name, shape in shapes.items() if shape == (12, 12)}
    weights = Weights(lively(shapes) | round_, recognise(Group("", shapes)).facts)
    info = info_of(weights)
    before = struct_replace(info, controls=tuple(c for c in info.controls if c.key != "seeds"))
    terms = []
    for told in (before, info):
        generator = load(Card("a", "A", "", "", "", "", "", "0" * 64, told), weights, CPU)
        layers = generator.network.net.synthesis.layers
        terms.append([len(layer._resampling._down) for layer in layers])
    assert terms == [[5, 5, 1, 1, 1], [4, 4, 1, 1, 1]]


def test_terms_that_are_left_out_change_next_to_nothing():
    plane = jinc()
    for error in (FIRST_RANK_ERROR, RANK_ERROR):
        pairs = zip(*_pairs(plane, error), strict=True)
        made = sum(torch.outer(along_y, along_x) for along_x, along_y in pairs)
        assert float((made - plane).abs().max()) < 2e-6 * float(plane.abs().max())
