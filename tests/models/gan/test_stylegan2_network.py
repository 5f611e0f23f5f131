"""The network against a slow version of it, and the laws that training and drawing rely on."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from studio.models.gan.stylegan2.config import Config, config_of
from studio.models.gan.stylegan2.mapping import truncated
from studio.models.gan.stylegan2.network import network_with
from studio.models.gan.stylegan2.noise import (
    fixed_noise,
    no_noise,
    scaled,
    seeded_noise,
)
from studio.models.opening.recognise import MismatchError
from tests.helpers.slow_stylegan2 import Slow
from tests.helpers.style_files import lively

BASE = Config.of(16, 128, 12, z_dim=6, w_dim=8, mapping_layers=2)
KINDS = {
    "skip": BASE,
    "resnet": replace(BASE, architecture="resnet"),
    "orig": replace(BASE, architecture="orig"),
    "classes": replace(BASE, c_dim=3, embed_features=5),
    "clamp": replace(BASE, conv_clamp=0.6),
    "clamp, resnet": replace(BASE, conv_clamp=0.6, architecture="resnet"),
    "grey": replace(BASE, img_channels=1),
    "rgba": replace(BASE, img_channels=4),
    "no noise": replace(BASE, noise=False),
    "tanh": replace(BASE, activation="tanh"),
    "wide filter": replace(BASE, taps=(1.0, 5.0, 10.0, 10.0, 5.0, 1.0)),
    "lopsided filter": replace(BASE, taps=(1.0, 2.0, 3.0, 4.0)),
    "not square": replace(BASE, start=(5, 3)),
    "4 px": replace(BASE, channels=(12,)),
    "mapping": replace(BASE, mapping_layers=3, mapping_features=7, mapping_rate=1.0),
}


def inputs(config: Config, count: int = 3):
    dice = torch.Generator().manual_seed(5)
    z = torch.randn(count, config.z_dim, generator=dice)
    return z, torch.eye(config.c_dim)[[k % config.c_dim for k in range(count)]] if (
        config.c_dim
    ) else None


def gap(a: torch.Tensor, b: torch.Tensor) -> float:
    return float((a.double() - b.double()).abs().max() / b.double().abs().max())


@pytest.mark.parametrize("kind", KINDS)
def test_same_pictures_as_the_slow_version(kind):
    config = KINDS[kind]
    net = lively(config)
    z, c = inputs(config)
    slow = Slow(net.state_dict(), config.conv_clamp, config.activation, config.mapping_rate)
    with torch.inference_mode():
        for noise, on in ((fixed_noise, True), (no_noise, False)):
            found = net(z, c, noise=noise)
            for k in range(len(z)):
                w = slow.mapping(z[k], None if c is None else c[k])
                wanted = slow.synthesis(w.expand(config.layers, -1), on)
                assert gap(found[k], wanted) < 2e-5


@pytest.mark.parametrize("kind", ["skip", "resnet", "orig", "classes"])
def test_a_batch_equals_its_singles(kind):
    net = lively(KINDS[kind]).to(memory_format=torch.channels_last)
    z, c = inputs(net.config)
    with torch.inference_mode():
        many = net(z, c)
        ones = [net(z[k : k + 1], None if c is None else c[k : k + 1]) for k in range(len(z))]
    assert gap(many, torch.cat(ones)) < 1e-5


@pytest.mark.parametrize("kind", ["skip", "resnet", "classes", "clamp"])
def test_gradients_are_slopes(kind):
    net = lively(KINDS[kind]).double().requires_grad_(True)
    z, c = inputs(net.config, 2)
    z, c = z.double(), None if c is None else c.double()
    dice = torch.Generator().manual_seed(6)
    target = torch.randn(net(z, c).shape, generator=dice, dtype=torch.float64)
    (net(z, c) * target).sum().backward()
    step = 1e-6
    for kind in ("mapping", "affine.weight", "affine.bias", "conv", "torgb", "strength", "const"):
        own = [(name, value) for name, value in net.named_parameters() if kind in name]
        ways = [torch.randn(v.shape, generator=dice, dtype=torch.float64) for _, v in own]
        results = []
        for amount in (step, -2 * step):
            with torch.no_grad():
                for (_, value), way in zip(own, ways, strict=True):
                    value += amount * way
                results.append(float((net(z, c) * target).sum()))
        with torch.no_grad():
            for (_, value), way in zip(own, ways, strict=True):
                value += step * way
        slope = (results[0] - results[1]) / (2 * step)
        told = sum(float((v.grad * way).sum()) for (_, v), way in zip(own, ways, strict=True))
        assert slope == pytest.approx(told, rel=1e-3, abs=1e-3), kind
    assert all(value.grad is not None for value in net.parameters())


def test_training_and_drawing_compute_the_same():
    net = lively(BASE)
    z, _ = inputs(BASE)
    with torch.no_grad():
        free = net(z)
    assert torch.equal(free, net(z).detach())


def test_a_state_dict_tells_its_config_and_comes_back():
    for config in KINDS.values():
        net = lively(config)
        shapes = {name: tuple(value.shape) for name, value in net.state_dict().items()}
        found = config_of(shapes, config.facts())
        assert found == replace(config, mapping_features=found.mapping_features)
        again = network_with(found, net.state_dict())
        z, c = inputs(config)
        assert torch.equal(again(z, c), net(z, c))


def test_what_is_missing_is_said():
    shapes = {name: tuple(v.shape) for name, v in lively(BASE).state_dict().items()}
    with pytest.raises(MismatchError, match=r"b4\.const"):
        config_of({}, {})
    with pytest.raises(MismatchError, match=r"mapping\.fc0\.weight"):
        config_of({k: v for k, v in shapes.items() if not k.startswith("mapping")}, {})
    with pytest.raises(MismatchError, match="activation"):
        config_of(shapes, {"activation": "sine"})
    with pytest.raises(MismatchError, match="conv_clamp"):
        config_of(shapes, {"conv_clamp": -1.0})


def test_truncation_moves_towards_the_middle():
    net = lively(BASE)
    ws = net.styles(net.mapping(inputs(BASE)[0]))
    middle = net.mapping.w_avg
    assert torch.equal(truncated(ws, middle, 1.0), ws)
    assert torch.allclose(truncated(ws, middle, 0.0), middle.expand_as(ws))
    half = truncated(ws, middle, 0.5, 3)
    assert torch.equal(half[:, 3:], ws[:, 3:])
    assert torch.allclose(half[:, :3], (ws[:, :3] + middle) / 2, atol=1e-6)


def test_noise_is_stored_seeded_random_or_none():
    net = lively(BASE)
    ws = net.styles(net.mapping(inputs(BASE)[0]))
    with torch.inference_mode():
        stored, seven = net.synthesis(ws), net.synthesis(ws, seeded_noise(7))
        assert torch.equal(seven, net.synthesis(ws, seeded_noise(7)))
        assert not torch.equal(seven, net.synthesis(ws, seeded_noise(8)))
        assert torch.equal(net.synthesis(ws, scaled(fixed_noise, 1.0)), stored)
        none = net.synthesis(ws, no_noise)
        assert torch.allclose(net.synthesis(ws, scaled(fixed_noise, 0.0)), none, atol=1e-6)


def test_fewer_blocks_give_the_smaller_picture_inside_the_large_one():
    net = lively(BASE)
    ws = net.styles(net.mapping(inputs(BASE)[0]))
    small = net.synthesis(ws, blocks=2)
    assert small.shape[2:] == (8, 8)
    wider = lively(replace(BASE, channels=BASE.channels[:2]))
    state = {k: v for k, v in net.state_dict().items() if k in wider.state_dict()}
    wider.load_state_dict(state)
    assert torch.allclose(wider.synthesis(ws[:, :4]), small, atol=1e-6)


def test_the_middle_follows_what_training_sees():
    net = lively(BASE)
    w = torch.ones(4, BASE.w_dim)
    for _ in range(3000):
        net.mapping.follow(w)
    assert torch.allclose(net.mapping.w_avg, w[0], atol=1e-4)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_half_precision_stays_close(dtype):
    net = lively(BASE)
    ws = net.styles(net.mapping(inputs(BASE)[0]))
    with torch.inference_mode():
        wanted = net.synthesis(ws)
        net.synthesis.lower(dtype)
        assert gap(net.synthesis(ws), wanted) < 0.1
