"""Folded weights are those that torch itself computes with."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn.utils import parametrizations, spectral_norm

from studio.models.gan.spectral import folded, plain_shapes

LAYERS = [
    lambda: nn.Conv2d(4, 6, 3),
    lambda: nn.ConvTranspose2d(6, 4, 4),
    lambda: nn.ConvTranspose2d(5, 5, 4),  # outputs and inputs alike: only the vectors tell
    lambda: nn.Linear(7, 3),
    lambda: nn.Embedding(5, 4),
]


@pytest.mark.parametrize("make", LAYERS)
@pytest.mark.parametrize("normalised", [spectral_norm, parametrizations.spectral_norm])
def test_folding_gives_the_weights_in_use(make, normalised):
    torch.manual_seed(1)
    layer = normalised(make(), n_power_iterations=30)
    with torch.no_grad():
        layer(torch.zeros(1, dtype=torch.long)) if isinstance(layer, nn.Embedding) else layer(
            torch.randn(1, make().weight.shape[1 if isinstance(layer, nn.Conv2d) else 0], 8, 8)
            if layer.weight.dim() == 4
            else torch.randn(1, 7)
        )
    layer.eval()
    state = {f"a.b.{name}": value for name, value in layer.state_dict().items()}
    found = folded(state)
    assert torch.allclose(found["a.b.weight"], layer.weight, atol=1e-5)
    shapes = {name: tuple(value.shape) for name, value in state.items()}
    assert plain_shapes(shapes) == {name: tuple(value.shape) for name, value in found.items()}
    assert all(torch.equal(state[name], found[name]) for name in found if name in state)


def test_one_vector_alone_is_enough():
    torch.manual_seed(1)
    weight = torch.randn(6, 4, 3, 3)
    left, strengths, _ = torch.linalg.svd(weight.flatten(1))
    found = folded({"c.weight": weight, "c.u0": left[:, :1].T, "c.sv0": torch.ones(1)})
    assert torch.allclose(found["c.weight"], weight / strengths[0], atol=1e-6)
    assert list(found) == ["c.weight"]


def test_weights_without_it_stay_as_they_are():
    tensors = {"a.weight": torch.ones(3, 3), "a.bias": torch.ones(3)}
    assert folded(tensors) == tensors
