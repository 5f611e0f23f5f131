"""Kinds of student GANs: what is recognised, drawn, found by statistics, and left to choose."""

from __future__ import annotations

import msgspec
import pytest
import torch
from torch import nn
from torch.nn import functional

from studio.models.base import CancelToken, RenderRequest
from studio.models.gan.sequential.architecture import info_of, load, recognise
from studio.models.opening.recognise import Group, MismatchError
from studio.values.card import Card
from tests.helpers import student_gans as kinds


def loaded(network):
    weights = network.state_dict()
    shapes = {name: tuple(value.shape) for name, value in weights.items()}
    match = recognise(Group("", shapes))
    tensors = {new: weights[old] for new, old in match.names.items()}
    info = info_of(tensors)
    generator = load(Card("a", "A", "", "", "", "", "", "0" * 64, info), tensors, CPU)
    assert generator.info == info
    return generator, match.reason


CPU = torch.device("cpu")


def drawn(generator, z, **controls):
    return generator.render(
        RenderRequest(z, *generator.info.sizes.default, controls), CancelToken()
    )


def defaults(generator):
    return {control.key: control.default for control in generator.info.controls}


def points(count, size):
    return torch.randn(count, size, generator=torch.Generator().manual_seed(5))


def one_hot(*classes, of):
    return functional.one_hot(torch.tensor(classes), of).float()


def batches(size, classes):
    def inputs():
        return torch.randn(200, size), one_hot(*(k % classes for k in range(200)), of=classes)

    return inputs


def alike(generator, network, z, classes, of, **controls):
    with torch.no_grad():
        wanted = (network(z, one_hot(*[classes] * len(z), of=of)) + 1) / 2
    found = drawn(generator, z, **{"class": str(classes)}, **controls)
    assert torch.allclose(found, wanted.expand(-1, 3, -1, -1), atol=1e-5)


@pytest.mark.parametrize("first", [True, False])
def test_a_class_beside_z_is_found_on_its_side(first):
    torch.manual_seed(1)
    network = kinds.remembered(kinds.Beside(first), batches(12, 4))
    generator, reason = loaded(network)
    assert "z 12 and one of 4 classes to 3 × 16 × 16" in reason
    found = defaults(generator)
    assert found["join"] == ("class_first" if first else "z_first")
    assert found["epsilon"] == "1e-5"
    alike(generator, network, points(2, 12), 2, 4)
    mixed = network(points(1, 12), torch.tensor([[0.0, 0.25, 0.0, 0.75]])).detach()
    there = drawn(generator, points(1, 12), **{"class": "1"}, class_2="3", class_mix=0.75)
    assert torch.allclose(there, (mixed + 1) / 2, atol=1e-5)


def test_a_class_that_multiplies_z():
    torch.manual_seed(1)
    network = kinds.remembered(kinds.Times(), batches(12, 5))
    generator, reason = loaded(network)
    assert "z 12 and one of 5 classes to 3 × 16 × 16" in reason
    found = defaults(generator)
    assert "join" not in found
    assert (found["after_2"], found["epsilon"]) == ("leaky_02", "0.8")
    alike(generator, network, points(2, 12), 4, 5, after_1="none", after_3="leaky_02")


def test_a_class_that_is_only_its_own_number():
    torch.manual_seed(1)
    network = kinds.remembered(kinds.OneHot(), batches(32, 10))
    generator, reason = loaded(network)
    assert "z 32 and one of 10 classes" in reason
    assert defaults(generator)["join"] == "z_first"
    alike(generator, network, points(2, 32), 7, 10)


def test_linear_layers_alone_need_a_table_of_classes():
    torch.manual_seed(1)
    network = kinds.remembered(kinds.Dense(), batches(10, 4))
    generator, reason = loaded(network)
    assert "z 10 and one of 4 classes to 1 × 16 × 16" in reason
    alike(generator, network, points(2, 10), 3, 4)
    bare = {f"m.{k}": tuple(v.shape) for k, v in network.model.state_dict().items()}
    with pytest.raises(MismatchError, match="linear layers alone"):
        recognise(Group("", bare))


@pytest.mark.parametrize("old", [True, False])
def test_spectral_normalization_is_folded(old):
    torch.manual_seed(1)
    network = kinds.spectral(old)
    generator, _ = loaded(network)
    z = points(2, 8)
    with torch.no_grad():
        wanted = (network(z[:, :, None, None]) + 1) / 2
    assert torch.allclose(drawn(generator, z, after_1="relu", after_2="relu"), wanted, atol=1e-5)


def test_pixels_out_of_channels_and_learned_leaks():
    torch.manual_seed(1)
    network = kinds.remembered(kinds.shuffled(), lambda: (torch.randn(64, 8, 1, 1),))
    generator, reason = loaded(network)
    assert "z 8 to 3 × 16 × 16" in reason
    assert not [key for key in defaults(generator) if key.startswith("after")]
    z = points(2, 8)
    with torch.no_grad():
        wanted = (network(z[:, :, None, None]) + 1) / 2
    assert torch.allclose(drawn(generator, z), wanted, atol=1e-5)


@pytest.mark.parametrize("norm", ["instance", "group_8", "layer"])
def test_norms_without_memory_are_a_choice(norm):
    torch.manual_seed(1)
    network = kinds.forgetful(norm)
    generator, _ = loaded(network)
    assert defaults(generator)["norm"] == "instance"
    z = points(2, 8)
    with torch.no_grad():
        wanted = (network(z[:, :, None, None]) + 1) / 2
    found = drawn(generator, z, norm=norm, after_1="relu", after_2="relu")
    assert torch.allclose(found, wanted, atol=1e-5)


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_oblong_grey_and_see_through_pictures(channels):
    torch.manual_seed(1)
    network = kinds.oblong(channels)
    generator, reason = loaded(network)
    assert f"to {channels} × 16 × 24" in reason
    assert generator.info.sizes.default == (24, 16)
    z = points(2, 8)
    with torch.no_grad():
        wanted = (network(z[:, :, None, None]) + 1) / 2
    found = drawn(generator, z, after_1="relu", after_2="relu")
    assert found.shape[1] == (4 if channels == 4 else 3)
    assert torch.allclose(found, wanted.expand_as(found), atol=1e-5)


def test_an_older_card_without_the_newer_choice_still_opens():
    torch.manual_seed(1)
    network = nn.Sequential(nn.ConvTranspose2d(8, 8, 4, 1, 0), nn.BatchNorm2d(8), nn.ReLU(),
                            nn.ConvTranspose2d(8, 3, 4, 2, 1)).eval()  # fmt: skip
    weights = network.state_dict()
    shapes = {name: tuple(value.shape) for name, value in weights.items()}
    tensors = {new: weights[old] for new, old in recognise(Group("", shapes)).names.items()}
    info = info_of(tensors)
    kept = tuple(c for c in info.controls if c.key != "epsilon")
    assert len(kept) < len(info.controls)
    older = msgspec.structs.replace(info, controls=kept)
    generator = load(Card("a", "A", "", "", "", "", "", "0" * 64, older), tensors, CPU)
    assert generator.info == older
    assert torch.isfinite(drawn(generator, points(1, 8))).all()
