"""The network is a bijection whose Jacobian is the one it says."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given, settings, strategies as st
from torch.nn import functional

from studio.models.flow.glow.layout import layout_of, needed, shapes_of
from studio.models.flow.glow.network import (
    Coupling,
    Glow,
    Layout,
    Level,
    ZeroConv,
    squeeze,
    unsqueeze,
)
from studio.models.flow.levels import LEVELS, bits, centred, dequantise
from studio.models.opening.recognise import MismatchError

SIDE = 16
LAYOUTS = {
    "affine": Layout((Level(2, 6), Level(3, 8), Level(2, 8))),
    "additive": Layout((Level(2, 6), Level(2, 8)), affine=False),
    "whole matrices, grey": Layout((Level(2, 6, lu=False), Level(2, 8)), channels=1),
}


def random_glow(layout, seed=0, strength=0.03, dtype=torch.float64):
    generator = torch.Generator().manual_seed(seed)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        glow = Glow(layout).to(dtype)
    with torch.no_grad():
        for parameter in glow.parameters():
            parameter.add_(strength * torch.randn(parameter.shape, generator=generator))
    return glow.requires_grad_(requires_grad=False)


def pictures(layout, count=3, seed=1, dtype=torch.float64):
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(count, layout.channels, SIDE, SIDE, generator=generator, dtype=dtype) - 0.5


@pytest.mark.parametrize("name", LAYOUTS)
def test_pictures_and_latents_come_back_exactly(name):
    layout = LAYOUTS[name]
    glow, x = random_glow(layout), pictures(layout)
    z, _ = glow(x)
    assert z.shape == (3, layout.channels * SIDE * SIDE)
    assert float((glow.inverse(z, SIDE) - x).abs().max()) < 1e-10
    again, _ = glow(glow.inverse(0.8 * z, SIDE))
    assert float((again - 0.8 * z).abs().max()) < 1e-9


@pytest.mark.parametrize("name", LAYOUTS)
def test_log_det_is_that_of_the_jacobian(name):
    layout = LAYOUTS[name]
    glow, x = random_glow(layout, strength=0.1), pictures(layout, 1)[:, :, :8, :8]
    jacobian = torch.autograd.functional.jacobian(lambda v: glow(v[None])[0][0], x[0])
    truth = torch.linalg.slogdet(jacobian.reshape(x.numel(), x.numel()))[1]
    assert float(glow(x)[1][0]) == pytest.approx(float(truth), abs=1e-8)


def test_a_batch_is_its_singles():
    layout = LAYOUTS["affine"]
    glow, x = random_glow(layout, dtype=torch.float32), pictures(layout, 4, dtype=torch.float32)
    z, log_det = glow(x)
    for index in range(4):
        one, single = glow(x[index : index + 1])
        assert torch.allclose(one[0], z[index], atol=1e-5)
        assert float(single[0]) == pytest.approx(float(log_det[index]), rel=1e-5)


def test_a_flow_without_couplings_is_a_gaussian_with_its_entropy():
    layout = Layout((Level(2, 4), Level(2, 4)))
    glow = Glow(layout).double().requires_grad_(requires_grad=False)
    generator = torch.Generator().manual_seed(2)
    for block in glow.blocks:
        for step in block.flows:
            channels = len(step.invconv.w_s)
            matrix = torch.randn(channels, channels, generator=generator, dtype=torch.float64)
            step.invconv.assign(matrix + 2 * torch.eye(channels, dtype=torch.float64))
            step.actnorm.loc.normal_(generator=generator)
    size = 3 * 8 * 8
    base = glow.inverse(torch.zeros(1, size, dtype=torch.float64), 8)
    units = torch.eye(size, dtype=torch.float64)
    spread = (glow.inverse(units, 8) - base).reshape(size, size)  # rows: images of the axes
    toy = torch.distributions.MultivariateNormal(base.flatten(), spread.T @ spread)
    x = toy.sample((16,))
    assert torch.allclose(glow.log_density(x.reshape(-1, 3, 8, 8)), toy.log_prob(x), atol=1e-6)
    z = torch.randn(4000, size, generator=generator, dtype=torch.float64)
    found = bits(glow.log_density(glow.inverse(z, 8)), size).mean()
    entropy = math.log2(LEVELS) + float(toy.entropy()) / size / math.log(2)
    assert float(found) == pytest.approx(entropy, abs=0.01)


def test_beyond_the_edge_of_the_last_convolution_lies_one():
    conv = ZeroConv(3, 4).requires_grad_(requires_grad=False)
    generator = torch.Generator().manual_seed(0)
    for parameter in conv.parameters():
        parameter.normal_(std=0.3, generator=generator)
    x = torch.randn(2, 3, 5, 6, generator=generator)
    padded = functional.pad(x, (1, 1, 1, 1), value=1.0)
    wanted = functional.conv2d(padded, conv.conv.weight, conv.conv.bias)
    assert torch.allclose(conv(x), wanted * torch.exp(3 * conv.scale), atol=1e-4)


def test_squeezing_keeps_the_four_pixels_of_a_cell_together():
    x = torch.arange(32.0).reshape(1, 2, 4, 4)
    assert squeeze(x)[0, :, 0, 0].tolist() == [0, 1, 4, 5, 16, 17, 20, 21]
    assert torch.equal(unsqueeze(squeeze(x)), x)


def test_half_precision_stays_inside_the_couplings():
    layout = LAYOUTS["affine"]
    glow, x = random_glow(layout, dtype=torch.float32), pictures(layout, dtype=torch.float32)
    exact = glow.inverse(glow(x)[0], SIDE)
    for module in glow.modules():
        if isinstance(module, Coupling):
            module.inner = torch.bfloat16
    z, log_det = glow(x)
    assert z.dtype == log_det.dtype == torch.float32
    assert float((glow.inverse(z, SIDE) - exact).abs().max()) < 0.05


levels = st.tuples(
    st.builds(Level, st.integers(1, 3), st.integers(1, 9), st.booleans()),
    st.builds(Level, st.integers(1, 3), st.integers(1, 9)),
)


@settings(max_examples=15, deadline=None)
@given(levels, st.sampled_from([1, 3]), st.booleans())
def test_a_layout_is_read_off_its_own_shapes(levels, channels, affine):
    layout = Layout(levels, channels, affine)
    assert layout_of(shapes_of(layout)) == layout


@pytest.mark.parametrize(
    "name",
    ["blocks.0.flows.7.actnorm.loc", "blocks.5.prior.scale", "foreign"],
)
def test_names_that_do_not_belong_are_refused(name):
    shapes = shapes_of(LAYOUTS["affine"]) | {name: (1, 12, 1, 1)}
    with pytest.raises(MismatchError):
        layout_of(shapes)


def test_what_follows_from_the_layout_is_not_needed():
    assert not needed("blocks.0.flows.0.invconv.u_mask")
    assert not needed("blocks.0.flows.0.actnorm.initialized")
    assert needed("blocks.0.flows.0.invconv.w_u")


def test_dequantised_pictures_stay_in_their_level_and_dithering_keeps_the_mean():
    generator = torch.Generator().manual_seed(0)
    x = torch.full((1, 3, 64, 64), 100 / 255)
    plain = dequantise(x, generator)
    assert float(plain.min()) >= 12 / LEVELS
    assert float(plain.max()) < 13 / LEVELS
    assert float(dequantise(x, generator, dithered=True).mean()) == pytest.approx(
        100 / 255, abs=5e-4
    )
    assert float(centred(dequantise(torch.ones(1, 3, 8, 8), generator)).max()) <= 0.5
