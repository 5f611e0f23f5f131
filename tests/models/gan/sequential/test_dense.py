"""Generators of linear layers alone: told from other chains, and drawn as they were."""

from __future__ import annotations

from itertools import pairwise

import pytest
import torch

from studio.models.base import CancelToken, RenderRequest
from studio.models.gan.sequential.architecture import info_of, load, recognise
from studio.models.opening.recognise import Group, MismatchError
from studio.values.card import Card
from tests.helpers.dense import LATENT, SIDE, dense_gan


def chain(*sizes, norm=False):
    shapes = {}
    for at, (into, out) in enumerate(pairwise(sizes)):
        shapes |= {f"net.{3 * at}.weight": (out, into), f"net.{3 * at}.bias": (out,)}
        if norm and at < len(sizes) - 2:
            parts = ("weight", "bias", "running_mean", "running_var")
            shapes |= {f"net.{3 * at + 1}.{part}": (out,) for part in parts}
    return shapes


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ((100, 256, 512, 1024, 784), "z 100 to 1 × 28 × 28"),
        ((64, 256, 256, 784), "z 64 to 1 × 28 × 28"),
        ((100, 512, 256, 128, 784), "z 100 to 1 × 28 × 28"),
        ((128, 512, 3072), "z 128 to 3 × 32 × 32"),
        ((100, 512, 1024), "z 100 to 1 × 32 × 32"),
        ((110, 256, 784), "z 100 and one of 10 classes to 1 × 28 × 28"),
    ],
)
@pytest.mark.parametrize("norm", [False, True])
def test_chains_that_end_in_a_picture(sizes, words, norm):
    assert words in recognise(Group("", chain(*sizes, norm=norm))).reason


@pytest.mark.parametrize(
    "sizes",
    [(784, 256, 1), (784, 128, 32, 128, 784), (784, 128, 10), (29, 20, 10, 20, 29), (100, 784),
     (1024, 512, 1024), (64, 128, 256, 300), (600, 512, 784)],
)  # fmt: skip
def test_chains_that_are_something_else(sizes):
    with pytest.raises(MismatchError):
        recognise(Group("", chain(*sizes)))


@pytest.mark.parametrize(("slope", "name"), [(0.0, "relu"), (0.2, "leaky_02")])
def test_the_activation_is_the_one_that_leaves_no_grain(slope, name):
    network = dense_gan(slope)
    weights = network.state_dict()
    match = recognise(Group("", {n: tuple(v.shape) for n, v in weights.items()}))
    tensors = {new: weights[old] for new, old in match.names.items()}
    info = info_of(tensors)
    found = {c.key: c.default for c in info.controls if c.key.startswith("after_")}
    assert set(found.values()) == {name}
    generator = load(Card("a", "A", "", "", "", "", "", "0" * 64, info), tensors, "cpu")
    z = torch.randn(4, LATENT, generator=torch.Generator().manual_seed(3))
    with torch.no_grad():
        wanted = ((network(z) + 1) / 2).reshape(4, 1, SIDE, SIDE).expand(-1, 3, -1, -1)
    assert torch.allclose(
        generator.render(RenderRequest(z, SIDE, SIDE), CancelToken()), wanted, atol=1e-5
    )
