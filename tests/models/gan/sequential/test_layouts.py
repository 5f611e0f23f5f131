"""Strides that shapes do not tell, found by the size that the picture ends in."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from studio.models.base import CancelToken, RenderRequest
from studio.models.gan.sequential.architecture import info_of, load, recognise
from studio.models.opening.recognise import Group, MismatchError
from studio.values.card import Card


def drawn_by_us(network, z):
    weights = network.state_dict()
    match = recognise(Group("", {n: tuple(v.shape) for n, v in weights.items()}))
    tensors = {new: weights[old] for new, old in match.names.items()}
    info = info_of(tensors)
    generator = load(Card("a", "A", "", "", "", "", "", "0" * 64, info), tensors, "cpu")
    width, height = info.sizes.default
    controls = {c.key: "relu" for c in info.controls if c.key.startswith("after_")}
    picture = generator.render(RenderRequest(z, width, height, controls), CancelToken())
    return picture, match.reason


def up(into, out, kernel, stride, pad, extra=0):
    return nn.ConvTranspose2d(into, out, kernel, stride, pad, output_padding=extra)


@pytest.mark.parametrize(
    ("layers", "size"),
    [
        ([up(16, 32, 3, 2, 0), up(32, 16, 4, 1, 0), up(16, 8, 3, 2, 0), up(8, 1, 4, 2, 0)], 28),
        ([up(16, 32, 4, 1, 0), up(32, 16, 4, 2, 1), up(16, 8, 4, 2, 1), up(8, 3, 4, 2, 1)], 32),
        ([up(16, 32, 7, 1, 0), up(32, 16, 4, 2, 1), up(16, 1, 4, 2, 1)], 28),
        ([up(16, 32, 7, 1, 0), up(32, 8, 5, 1, 2), up(8, 6, 5, 2, 2, 1), up(6, 1, 5, 2, 2, 1)], 28),
    ],
)  # fmt: skip
def test_the_same_picture_as_the_network_itself(layers, size):
    between = [step for layer in layers[:-1] for step in (layer, nn.ReLU())]
    torch.manual_seed(2)
    network = nn.Sequential(*between, layers[-1], nn.Tanh())
    z = torch.randn(3, 16, generator=torch.Generator().manual_seed(2))
    with torch.no_grad():
        wanted = (network(z[:, :, None, None]) + 1) / 2
    assert wanted.shape[-1] == size
    picture, reason = drawn_by_us(network, z)
    assert f"× {size} × {size}" in reason
    assert torch.allclose(picture, wanted.expand(-1, 3, -1, -1), atol=1e-5)


def test_a_folded_map_that_is_large_already_is_not_enlarged():
    network = nn.Sequential(
        nn.Linear(20, 8 * 28 * 28), nn.Unflatten(1, (8, 28, 28)), nn.Conv2d(8, 16, 3, padding=1),
        nn.Conv2d(16, 1, 3, padding=1),
    )  # fmt: skip
    shapes = {n: tuple(v.shape) for n, v in network.state_dict().items()}
    assert "1 × 28 × 28" in recognise(Group("", shapes)).reason


def test_what_takes_a_picture_is_no_generator():
    layers = (nn.Conv2d(3, 64, 4, 2, 1), nn.Conv2d(64, 128, 4, 2, 1), up(128, 64, 4, 2, 1))
    network = nn.Sequential(*layers, up(64, 3, 4, 2, 1))
    shapes = {n: tuple(v.shape) for n, v in network.state_dict().items()}
    with pytest.raises(MismatchError):
        recognise(Group("", shapes))


@pytest.mark.parametrize(
    ("name", "shape", "words"),
    [("time_mlp.0.weight", (64, 32), "a time"), ("vq.codebook.weight", (512, 64), "VQ-VAE")],
)
def test_names_are_evidence(name, shape, words):
    layers = nn.Sequential(up(64, 32, 4, 1, 0), up(32, 16, 4, 2, 1), up(16, 3, 4, 2, 1))
    shapes = {n: tuple(v.shape) for n, v in layers.state_dict().items()}
    assert recognise(Group("", shapes))
    with pytest.raises(MismatchError, match=words):
        recognise(Group("/dec", shapes, beside={name: shape}))


def test_a_decoder_is_not_taken_from_its_encoder():
    layers = nn.Sequential(up(64, 32, 4, 1, 0), up(32, 16, 4, 2, 1), up(16, 3, 4, 2, 1))
    shapes = {n: tuple(v.shape) for n, v in layers.state_dict().items()}
    beside = {"encoder.0.weight": (16, 3, 4, 4), "encoder.2.weight": (64, 16, 4, 4)}
    with pytest.raises(MismatchError, match="encoder"):
        recognise(Group("decoder", shapes, beside=beside))
