"""The plain denoiser of course code: drawn as torch draws it, refused where it lies."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import torch
from torch import nn

from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.diffusion import course
from studio.models.opening.recognise import Group, MismatchError
from studio.values.card import Card

SIDE, STEPS = 12, 40


class Told(nn.Module):
    def __init__(self):
        super().__init__()
        self.frequencies = nn.Parameter(
            torch.tensor([0.0] + [2 * math.pi * 1.5**k for k in (1, 2)])
        )
        widths = (1, 6, 5)
        self.blocks = nn.ModuleList()
        for into, out in pairwise(widths):
            block = nn.Module()
            block.net = nn.Sequential(
                nn.Conv2d(into, out, 5, padding=2), nn.LayerNorm((out, SIDE, SIDE)), nn.GELU()
            )
            self.blocks.append(block)
        self.blocks.append(nn.Conv2d(5, 1, 3, padding=1))
        self.time_embed = nn.Sequential(nn.Linear(6, 8), nn.GELU(), nn.Linear(8, 6))

    def forward(self, x, t):
        turns = t * self.frequencies
        told = self.time_embed(torch.cat((turns.sin(), turns.cos() - 1))[None])[:, :, None, None]
        x = self.blocks[0].net(x) + told
        return self.blocks[2](self.blocks[1].net(x))


def told_with_steps():
    """The tensors of a file with such a network and its steps."""
    torch.manual_seed(1)
    kept = torch.cumprod(1 - torch.linspace(1e-4, 0.2, STEPS), 0)
    return {f"gt.{k}": v for k, v in Told().state_dict().items()} | {"alpha_t": kept}


@pytest.fixture
def state():
    return told_with_steps()


def shapes_in(state):
    return {name: tuple(value.shape) for name, value in state.items()}


def test_it_finds_the_noise_that_torch_finds(state):
    net = Told().eval()
    net.load_state_dict({k[3:]: v for k, v in state.items() if k != "alpha_t"})
    match = course.recognise(Group("", shapes_in(state)))
    weights = Weights({new: state[old] for new, old in match.names.items()})
    read = course.net_of(shapes_in(weights))
    x = torch.randn(2, 1, SIDE, SIDE)
    assumed = {"inside": "gelu", "phase": "outside", "bounds": "half"}
    with torch.inference_mode():
        found = course.noise_in(weights, x, 0.3, assumed, read)
        torch.testing.assert_close(found, net(x, 0.3))
    card = Card("c", "C", "", "CC0", "", "", "", "0" * 64, info=course.describe(read, assumed))
    generator = course.load(card, weights, torch.device("cpu"))
    assert generator.info == card.info
    requests = [RenderRequest(x[:count], SIDE, SIDE, {"steps": 6}) for count in (1, 2)]
    one, both = (generator.render(request, CancelToken()) for request in requests)
    torch.testing.assert_close(one, both[:1], atol=1e-5, rtol=0)
    assert 0 <= float(both.min()) <= float(both.max()) <= 1


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("alpha_t", (10**9,)), ("alpha_t", (3,)), ("gt.frequencies", (10**6,)),
        ("gt.blocks.0.net.1.weight", (6, 10**5, 10**5)), ("gt.blocks.1.net.0.weight", (5, 7, 5, 5)),
        ("gt.blocks.2.weight", (2, 5, 3, 3)), ("gt.blocks.2.weight", (1, 5, 4097, 4097)),
        ("gt.time_embed.2.weight", (7, 8)),
    ],
)  # fmt: skip
def test_lies_are_refused(state, name, shape):
    with pytest.raises(MismatchError):
        course.recognise(Group("", shapes_in(state) | {name: shape}))
