"""BigGAN, BigGAN-deep and FastGAN against the same networks written out layer by layer."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.gan import fastgan
from studio.models.gan.biggan import deep, wide
from studio.models.gan.biggan.truncation import cut_normal
from studio.models.opening.recognise import Group, MismatchError
from studio.values import seeds
from studio.values.card import Card
from tests.helpers.residual_gans import DeepBigGan, FastGan, WideBigGan, seasoned

KINDS = {
    "wide": (wide.ARCHITECTURE, WideBigGan),
    "deep": (deep.ARCHITECTURE, DeepBigGan),
    "fast": (fastgan.ARCHITECTURE, FastGan),
}
LOST = {"biggan": "blocks.1.0.conv2", "biggan-deep": "conv_to_rgb", "fastgan": "to_big"}


def shapes_in(network):
    return {name: tuple(value.shape) for name, value in network.state_dict().items()}


def loaded(architecture, network):
    state = network.state_dict()
    match = architecture.recognise(Group("", shapes_in(network)))
    weights = Weights({new: state[old] for new, old in match.names.items()}, match.facts)
    card = Card("a", "A", "", "", "", "", "", "0" * 64, architecture.info_of(weights))
    generator = architecture.load(card, weights, torch.device("cpu"))
    assert generator.info == card.info
    return generator


@pytest.fixture(params=sorted(KINDS))
def kind(request):
    architecture, make = KINDS[request.param]
    torch.manual_seed(2)
    return architecture, seasoned(make())


def drawn(generator, z, **controls):
    width, height = generator.info.sizes.default
    return generator.render(RenderRequest(z, width, height, controls), CancelToken())


def points(generator, count=2):
    drawing = torch.Generator().manual_seed(3)
    return torch.randn(count, generator.info.space.size, generator=drawing)


@torch.no_grad()
def test_wide_draws_what_the_network_draws():
    torch.manual_seed(2)
    network = seasoned(WideBigGan())
    generator = loaded(wide.ARCHITECTURE, network)
    z = points(generator)
    cut = cut_normal(z, 0.6)
    embedded = 0.25 * network.shared.weight[[5]] + 0.75 * network.shared.weight[[3]]
    wanted = (network(cut, embedded.expand(2, -1)) + 1) / 2
    found = drawn(generator, z, truncation=0.6, **{"class": "5"}, class_2="3", class_mix=0.75)
    assert torch.allclose(found, wanted, atol=1e-5)


@torch.no_grad()
@pytest.mark.parametrize(("truncation", "row"), [(1.0, 2), (0.5, 1)])
def test_deep_draws_what_the_network_draws(truncation, row):
    torch.manual_seed(2)
    network = seasoned(DeepBigGan())
    generator = loaded(deep.ARCHITECTURE, network)
    z = points(generator)
    classes = functional.one_hot(torch.tensor([4, 4]), 5).float()
    wanted = (network(cut_normal(z, truncation), classes, row) + 1) / 2
    found = drawn(generator, z, truncation=truncation, **{"class": "4"})
    assert torch.allclose(found, wanted, atol=1e-5)


@torch.no_grad()
def test_fastgan_draws_what_the_network_draws():
    torch.manual_seed(2)
    network = seasoned(FastGan())
    generator = loaded(fastgan.ARCHITECTURE, network)
    z = points(generator)

    def grain(name, side):
        return torch.from_numpy(seeds.normal(7, f"noise/{name}", side * side)).view(side, side)

    wanted = (network(z, lambda name, side: 0.5 * grain(name, side)) + 1) / 2
    found = drawn(generator, z, noise=0.5, noise_seed=7)
    assert torch.allclose(found, wanted.clamp(0, 1), atol=1e-5)
    assert torch.allclose(
        drawn(generator, z, noise=0.0, range="tanh"),
        (network(z, lambda name, side: 0.0).tanh() + 1) / 2,
        atol=1e-5,
    )


def test_a_batch_equals_its_singles_and_every_control_does_something(kind):
    generator = loaded(*kind)
    z = points(generator)
    usual = drawn(generator, z)
    assert torch.allclose(usual, torch.cat([drawn(generator, one[None]) for one in z]), atol=1e-5)
    for control in generator.info.controls:
        others = {control.key: control.high}
        if control.kind == "choice":
            values = [value for value, _ in control.choices if value != control.default]
            others = {control.key: values[-1]}
        if control.key == "class_2":
            others["class_mix"] = 0.5
        if control.key == "truncation":
            others = {control.key: 0.1}
        if control.key == "noise_seed":
            others = {control.key: 5}
        assert not torch.allclose(drawn(generator, z, **others), usual, atol=1e-4), control.key


def test_missing_and_foreign_tensors_are_named(kind):
    architecture, network = kind
    shapes = shapes_in(network)
    with pytest.raises(MismatchError, match="stranger"):
        architecture.recognise(Group("", shapes | {"stranger.weight": (3, 3)}))
    lost = LOST[architecture.name]
    kept = {name: shape for name, shape in shapes.items() if lost not in name}
    with pytest.raises(MismatchError, match=lost):
        architecture.recognise(Group("", kept))


def test_each_is_recognised_by_its_own_architecture_alone(kind):
    architecture, network = kind
    for other, _ in KINDS.values():
        if other is not architecture:
            with pytest.raises(MismatchError):
                other.recognise(Group("", shapes_in(network)))


def test_cutting_keeps_order_and_spreads_like_a_truncated_normal():
    z = torch.linspace(-6, 6, 101)
    cut = cut_normal(z, 1.0)
    assert (cut.diff() >= 0).all()
    assert (cut.diff()[20:-20] > 0).all()
    assert float(cut.abs().max()) <= 2.0
    assert torch.allclose(cut, -cut.flip(0), atol=1e-5)
    many = cut_normal(torch.from_numpy(seeds.normal(1, "t", 200_000)), 0.5)
    # The variance of a normal cut at two: 1 - 2 * 2 pdf(2) / (2 cdf(2) - 1) = 0.7737
    assert float(many.var()) == pytest.approx(0.25 * 0.7737, rel=0.02)
