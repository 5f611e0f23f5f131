"""A wavelet flow is a bijection whose Jacobian is the one it says, size by size."""

from __future__ import annotations

import math

import pytest
import torch

from studio.errors import ModelError
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.flow.glow.network import Layout, Level
from studio.models.flow.network import Inner
from studio.models.flow.wavelet import architecture as wavelet_generator
from studio.models.flow.wavelet.architecture import wavelet_layout
from studio.models.flow.wavelet.network import Scale, WaveletFlow, WaveletLayout, doubled, halved
from studio.values.card import Card

LAYOUT = WaveletLayout(
    (Scale(2, 8, 8, 1), Scale(3, 6, 4, 2)), Layout((Level(2, 8), Level(2, 8)))
)  # fmt: skip
GREY = WaveletLayout((Scale(2, 8, 8, 1),), Layout((Level(2, 8), Level(2, 8)), channels=1))


def random_flow(layout=LAYOUT, seed=0, strength=0.1, dtype=torch.float64):
    generator = torch.Generator().manual_seed(seed)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        flow = WaveletFlow(layout).to(dtype)
    with torch.no_grad():
        for parameter in flow.parameters():
            parameter.add_(strength * torch.randn(parameter.shape, generator=generator))
    return flow.requires_grad_(requires_grad=False)


def pictures(layout=LAYOUT, count=3, seed=1, dtype=torch.float64):
    generator = torch.Generator().manual_seed(seed)
    shape = (count, layout.channels, layout.side, layout.side)
    return torch.rand(shape, generator=generator, dtype=dtype) - 0.5


def loaded(tensors, facts=None):
    weights = Weights(tensors, facts)
    info = wavelet_generator.describe(wavelet_layout(weights), weights.facts)
    card = Card("w", "W", "", "CC0", "", "", "", "0" * 64, info)
    return wavelet_generator.load(card, weights, torch.device("cpu"))


def test_means_and_differences_make_the_picture_again():
    x = pictures()
    low, d = halved(x)
    assert torch.allclose(low, torch.nn.functional.avg_pool2d(x, 2))
    assert torch.allclose(doubled(low, d), x)
    energy = 4 * low.square().sum() + d.square().sum()
    assert float(energy) == pytest.approx(float(x.square().sum()))


@pytest.mark.parametrize("layout", [LAYOUT, GREY])
def test_pictures_and_latents_come_back_exactly(layout):
    flow, x = random_flow(layout), pictures(layout)
    z, _ = flow(x)
    assert z.shape == (3, x[0].numel())
    assert sum(math.prod(s) for s in layout.latent_shapes(layout.side)) == x[0].numel()
    assert float((flow.inverse(z, layout.side) - x).abs().max()) < 1e-9
    near = z + 1e-3 * torch.randn(z.shape, generator=torch.Generator().manual_seed(2))
    again, _ = flow(flow.inverse(near, layout.side))
    assert float((again - near).abs().max()) < 1e-8


def test_far_out_places_are_pictures_still():
    flow = random_flow(strength=0.3, dtype=torch.float32)
    z = 300 * torch.randn(4, LAYOUT.side**2 * 3, generator=torch.Generator().manual_seed(3))
    assert torch.isfinite(flow.inverse(z, LAYOUT.side)).all()


@pytest.mark.parametrize("layout", [LAYOUT, GREY])
def test_log_det_is_that_of_the_jacobian(layout):
    flow, x = random_flow(layout, strength=0.2), pictures(layout, 1)
    jacobian = torch.autograd.functional.jacobian(lambda v: flow(v[None])[0][0], x[0])
    truth = torch.linalg.slogdet(jacobian.reshape(x.numel(), x.numel()))[1]
    assert float(flow(x)[1][0]) == pytest.approx(float(truth), rel=1e-7)


def test_finer_latents_do_not_change_the_coarser_picture():
    flow = random_flow()
    z, _ = flow(pictures())
    other = z.clone()
    other[:, : 9 * 8 * 8] *= 0.3
    one, two = flow.inverse(z, LAYOUT.side), flow.inverse(other, LAYOUT.side)
    assert float((one - two).abs().max()) > 1e-3
    assert torch.allclose(halved(one)[0], halved(two)[0], atol=1e-9)


def test_half_precision_stays_inside():
    flow, x = random_flow(dtype=torch.float32), pictures(dtype=torch.float32)
    exact, _ = flow(x)
    for module in flow.modules():
        if isinstance(module, Inner):
            module.inner = torch.bfloat16
    z, log_det = flow(x)
    assert z.dtype == log_det.dtype == torch.float32
    assert not torch.equal(z, exact)
    assert float((flow.inverse(z, LAYOUT.side) - x).abs().max()) < 1e-3


@pytest.mark.parametrize("layout", [LAYOUT, GREY])
def test_the_layout_is_read_off_the_weights(layout):
    state = random_flow(layout, dtype=torch.float32).state_dict()
    assert wavelet_layout(state) == layout
    generator = loaded(state, {"temperature": 0.8, "dithered": 1})
    photo = torch.rand(1, 3, 20, 24, generator=torch.Generator().manual_seed(4))
    found = generator.encode(photo, "exact", CancelToken())
    assert found.report["worst_error"] < 1e-3 * 255
    request = RenderRequest(found.latent, layout.side, layout.side)
    assert generator.render(request, CancelToken()).shape == (1, 3, layout.side, layout.side)
    assert math.isfinite(float(generator.bits_per_dim(photo)[0]))


@pytest.mark.parametrize(
    "name", ["details.1.flows.1.guided.mix.bias", "details.0.sight.stem.bias", "base.x"]
)
def test_a_tensor_too_few_or_too_many_is_named(name):
    state = dict(random_flow(dtype=torch.float32).state_dict())
    if state.pop(name, None) is None:
        state[name] = torch.zeros(3)
    with pytest.raises(ModelError, match=r"base\.x|'details\.|no wavelet flow"):
        loaded(state)


def test_a_flow_without_inverse_is_named():
    state = dict(random_flow(dtype=torch.float32).state_dict())
    state["details.1.flows.2.actnorm.scale"] = torch.zeros(1, 9, 1, 1)
    with pytest.raises(ModelError, match=r"no inverse.*details\.1\.flows\.2"):
        loaded(state)
