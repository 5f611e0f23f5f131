"""Convolutions laid out for the machine: the same numbers, given back whole, under seams too."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from studio.models.diffusion.pipeline.lora.adapters import Adapters, Change
from studio.models.diffusion.pipeline.lora.naming import DENOISER
from studio.models.diffusion.pipeline.packed import can_pack, pack, plain, unpack
from studio.models.diffusion.pipeline.seams import Seams

pytestmark = pytest.mark.skipif(not can_pack(), reason="this machine lays out no weights")
X = torch.randn(2, 5, 9, 7, generator=torch.Generator().manual_seed(1))


@pytest.fixture
def network():
    with torch.random.fork_rng():
        torch.manual_seed(0)
        made = nn.Sequential(
            nn.Conv2d(5, 12, 3, padding=1), nn.SiLU(), nn.Conv2d(12, 8, 3, 2, 1, bias=False),
            nn.Conv2d(8, 8, 3, padding=1, groups=8), nn.Conv2d(8, 3, 1),
        )  # fmt: skip
    return made.eval().requires_grad_(requires_grad=False)


def asked(network):
    with torch.inference_mode():
        return network(X).clone()


def test_same_pictures_and_the_very_same_weights_back(network):
    wanted, own = asked(network), [p.clone() for p in network.parameters()]
    pack([network])
    assert [layer.weight.is_mkldnn for layer in network if isinstance(layer, nn.Conv2d)] == [
        True, True, False, True,
    ]  # fmt: skip
    torch.testing.assert_close(asked(network), wanted, rtol=1e-5, atol=1e-5)
    once = asked(network)
    unpack([network])
    assert all(torch.equal(a, b) for a, b in zip(network.parameters(), own, strict=True))
    assert torch.equal(asked(network), wanted)
    pack([network])
    assert torch.equal(asked(network), once), "packed twice, the same bytes"


@pytest.mark.parametrize("edges", ["x", "both"])
def test_edges_meet_and_everything_is_as_before(network, edges):
    seams = Seams([network])
    with seams.closed(edges):
        wanted = asked(network)
    pack([network])
    before = asked(network)
    with seams.closed(edges):
        found = asked(network)
    torch.testing.assert_close(found, wanted, rtol=1e-5, atol=1e-5)
    assert not torch.allclose(before, found, atol=1e-3)
    assert torch.equal(asked(network), before)


def test_a_lora_changes_packed_weights_and_leaves_them(network):
    pack([network])
    before, own = asked(network), network[0].weight
    change = Change(torch.ones(1, 5, 3, 3), torch.ones(12, 1, 1, 1), None, 0.5)
    adapters = Adapters({"lora_1": {(DENOISER, "0"): change}}, {DENOISER: network})
    adapters.put({"lora_1": 2.0})
    assert torch.equal(plain(network[0].weight), plain(own) + 1.0)
    assert not torch.allclose(asked(network), before, atol=1e-3)
    adapters.put({"lora_1": 0.0})
    assert network[0].weight is own
    assert torch.equal(asked(network), before)
