"""Residual student GANs: blocks told by names, drawn as the network draws."""

from __future__ import annotations

import pytest
import torch
from torch.nn.utils import spectral_norm

from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.gan.residual import ARCHITECTURE
from studio.models.opening.recognise import Group, MismatchError
from studio.values.card import Card
from tests.helpers.student_gans import Residual, remembered

NAMES = [
    ("c_sc", ("c1", "c2")),
    ("shortcut", ("conv_1", "conv_2")),
    ("conv_sc", ("conv1", "conv2")),
]


@pytest.mark.parametrize(("short", "names"), NAMES)
@pytest.mark.parametrize("norm", [lambda layer: layer, spectral_norm])
def test_blocks_are_told_by_their_names_and_drawn(short, names, norm):
    torch.manual_seed(1)
    network = Residual(short, names, norm)
    remembered(network, lambda: (torch.randn(32, 9),), rounds=5)
    state = network.state_dict()
    match = ARCHITECTURE.recognise(
        Group("", {name: tuple(value.shape) for name, value in state.items()})
    )
    assert "2 blocks, z 9 to 3 × 16 × 16" in match.reason
    weights = Weights({new: state[old] for new, old in match.names.items()})
    info = ARCHITECTURE.info_of(weights)
    generator = ARCHITECTURE.load(
        Card("a", "A", "", "", "", "", "", "0" * 64, info), weights, torch.device("cpu")
    )
    assert generator.info == info
    z = torch.randn(3, 9)
    with torch.no_grad():
        wanted = (network(z) + 1) / 2
    found = generator.render(RenderRequest(z, 16, 16), CancelToken())
    assert torch.allclose(found, wanted, atol=1e-5)
    for change in ({"activation": "none"}, {"range": "sigmoid"}, {"prior": "uniform"}):
        other = generator.render(RenderRequest(z, 16, 16, change), CancelToken())
        assert not torch.allclose(other, found, atol=1e-3)


def test_what_is_no_such_network_says_why():
    shapes = {k: tuple(v.shape) for k, v in Residual("c_sc", ("c1", "c2")).state_dict().items()}
    kept = {name: shape for name, shape in shapes.items() if "l1" not in name}
    with pytest.raises(MismatchError, match="linear front"):
        ARCHITECTURE.recognise(Group("", kept))
    with pytest.raises(MismatchError, match="go together"):
        ARCHITECTURE.recognise(Group("", shapes | {"block3.c2.weight": (6, 7, 3, 3)}))
    with pytest.raises(MismatchError, match="no plain layer"):
        ARCHITECTURE.recognise(Group("", shapes | {"block3.other": (6,)}))
    with pytest.raises(MismatchError, match="no blocks"):
        ARCHITECTURE.recognise(Group("", {"a.weight": (8, 8), "b.weight": (3, 8, 3, 3)}))
