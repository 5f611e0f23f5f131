"""Students' denoisers: drawn as torch draws them, told class and time, refused where they lie."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn

from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.diffusion.students import architecture, measure
from studio.models.diffusion.students.names import plan_of
from studio.models.diffusion.students.net import net_of
from studio.models.diffusion.students.network import choices_of, noise_in
from studio.models.opening.kinds import kind_of
from studio.models.opening.recognise import Group, MismatchError
from studio.models.plain import shapes_in
from studio.values.card import Card


def sines(t: int, numbers: int) -> torch.Tensor:
    half = numbers // 2
    turns = t * torch.exp(torch.arange(half) * -(math.log(10000) / (half - 1)))
    return torch.cat((turns.sin(), turns.cos()))[None]


class Skips(nn.Module):
    """Skips laid beside, time and class projected to each place, the last class for none."""

    def __init__(self):
        super().__init__()
        self.class_emb = nn.Embedding(11, 8)
        for part in ("time", "class"):
            for place, out in (("init", 8), ("down", 16), ("up", 8)):
                setattr(self, f"{part}_proj_{place}", nn.Linear(8, out))
        self.init_conv = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.GroupNorm(8, 8), nn.SiLU())
        self.down1 = nn.Sequential(
            nn.Conv2d(8, 16, 3, stride=2, padding=1), nn.GroupNorm(8, 16), nn.SiLU()
        )
        self.up1_transpose = nn.ConvTranspose2d(16, 8, 3, 2, 1, output_padding=1)
        self.up1_conv = nn.Sequential(nn.Conv2d(16, 8, 3, padding=1), nn.GroupNorm(8, 8), nn.SiLU())
        self.head = nn.Conv2d(8, 1, 1)

    def forward(self, x, t, label):
        time, kind = sines(t, 8), self.class_emb(torch.tensor([label]))

        def told(x, place):
            both = getattr(self, f"time_proj_{place}")(time)
            both = both + getattr(self, f"class_proj_{place}")(kind)
            return x + both[:, :, None, None]

        skip = told(self.init_conv(x), "init")
        x = told(self.up1_transpose(told(self.down1(skip), "down")), "up")
        return self.head(self.up1_conv(torch.cat((x, skip), 1)))


class Block(nn.Module):
    def __init__(self, into, out, up=False):
        super().__init__()
        self.time_mlp = nn.Linear(8, out)
        self.conv1 = nn.Conv2d(2 * into if up else into, out, 3, padding=1)
        self.transform = (nn.ConvTranspose2d if up else nn.Conv2d)(out, out, 4, 2, 1)
        self.conv2 = nn.Conv2d(out, out, 3, padding=1)
        self.bnorm1, self.bnorm2 = nn.BatchNorm2d(out), nn.BatchNorm2d(out)

    def forward(self, x, time):
        x = self.bnorm1(self.conv1(x).relu()) + self.time_mlp(time).relu()[:, :, None, None]
        return self.transform(self.bnorm2(self.conv2(x).relu()))


class Blocks(nn.Module):
    """Blocks that name the layer which changes the side before their others."""

    def __init__(self):
        super().__init__()
        self.time_mlp = nn.Sequential(nn.Identity(), nn.Linear(8, 8), nn.ReLU())
        self.conv0 = nn.Conv2d(1, 6, 3, padding=1)
        self.downs = nn.ModuleList([Block(6, 8), Block(8, 10)])
        self.ups = nn.ModuleList([Block(10, 8, True), Block(8, 6, True)])
        self.output = nn.Conv2d(6, 1, 1)

    def forward(self, x, t):
        time, x, kept = self.time_mlp(sines(t, 8)), self.conv0(x), []
        for down in self.downs:
            x = down(x, time)
            kept.append(x)
        for up in self.ups:
            x = up(torch.cat((x, kept.pop()), 1), time)
        return self.output(x)


def read(net):
    """(weights under the studio's names, the network read from them) of a module."""
    state = net.state_dict()
    match = architecture.recognise(Group("", shapes_in(state)))
    weights = Weights({new: state[old] for new, old in match.names.items()})
    return weights, net_of(shapes_in(weights))


def seeded(kind):
    torch.manual_seed(3)
    net = kind().eval()
    for name, value in net.named_buffers():
        if "running" in name:
            value.uniform_(0.5, 1.5)
    return net


@torch.inference_mode()
@pytest.mark.parametrize("label", [4, 10])
def test_skips_beside_and_a_class_are_drawn_as_torch_draws_them(label):
    net = seeded(Skips)
    weights, plan = read(net)
    x, row = torch.randn(2, 1, 28, 28), torch.eye(11)[label : label + 1]
    usual = {key: next(iter(known)) for key, known in choices_of(plan).items()}
    assumed = usual | {"inside": "silu", "bare": "none"}
    found = noise_in(weights, plan, x, 300, 1000, assumed, row)
    torch.testing.assert_close(found, net(x, 300, label))


@torch.inference_mode()
def test_blocks_whose_last_layer_is_named_first_are_drawn_as_torch_draws_them():
    net = seeded(Blocks)
    weights, plan = read(net)
    x = torch.randn(2, 1, 28, 28)
    usual = {key: next(iter(known)) for key, known in choices_of(plan).items()}
    assumed = usual | {"order": "act", "bare": "none", "shown": "act", "end": "act"}
    found = noise_in(weights, plan, x, 77, 300, assumed, torch.zeros(1, 0))
    torch.testing.assert_close(found, net(x, 77))


def test_guidance_and_class_change_the_picture_and_a_batch_is_as_one():
    weights, plan = read(seeded(Skips))
    assumed = {key: next(iter(known)) for key, known in choices_of(plan).items()}
    card = Card(
        "c", "C", "", "CC0", "", "", "", "0" * 64, info=architecture.describe(plan, assumed)
    )
    generator = architecture.load(card, weights, torch.device("cpu"))
    assert generator.info == card.info
    assert "takes_class" in card.info.abilities
    x = torch.randn(2, 1, 28, 28)

    def drawn(latents, **controls):
        request = RenderRequest(latents, 28, 28, {"steps": 3, **controls})
        return generator.render(request, CancelToken())

    torch.testing.assert_close(drawn(x)[:1], drawn(x[:1]), atol=1e-5, rtol=0)
    assert not torch.equal(drawn(x), drawn(x, **{"class": "7"}))
    assert not torch.equal(drawn(x), drawn(x, guidance=6.0))


def test_what_finds_no_noise_is_not_believed():
    weights, plan = read(seeded(Skips))
    assumed, _ = measure.measured(weights, plan)
    assert measure.missed_by(weights, assumed) > measure.BELIEVED


class Passes(nn.Module):
    """Finds all noise where nothing else is in the picture: it gives back what it takes."""

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(2, 8, 3, padding=1), nn.Conv2d(8, 8, 3, padding=1)
        self.conv3 = nn.Conv2d(8, 1, 3, padding=1)
        for layer in (self.conv1, self.conv2, self.conv3):
            nn.init.dirac_(layer.weight)
            nn.init.zeros_(layer.bias)


def test_time_as_a_channel_is_read_from_shapes():
    _, plan = read(Passes())
    assert (plan.extra, plan.channels, plan.clock) == (1, 1, 0)


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("class_emb.weight", (10**9, 8)), ("class_emb.weight", (11, 9)),
        ("time_proj_up.weight", (7, 8)), ("time_proj_down.weight", (16, 10**6)),
        ("down1.0.weight", (16, 9, 3, 3)), ("up1_conv.0.weight", (8, 17, 3, 3)),
        ("init_conv.0.weight", (8, 1, 4097, 4097)), ("head.weight", (2, 8, 1, 1)),
        ("down1.1.weight", (10**9,)), ("mystery.weight", (3, 3)),
    ],
)  # fmt: skip
def test_lies_are_refused(name, shape):
    shapes = shapes_in(Skips().state_dict()) | {name: shape}
    with pytest.raises(MismatchError):
        architecture.recognise(Group("", shapes))


def test_a_network_that_is_told_nothing_is_no_denoiser():
    shapes = {"a.weight": (8, 1, 3, 3), "b.weight": (8, 8, 3, 3), "c.weight": (1, 8, 3, 3)}
    with pytest.raises(MismatchError, match="neither time nor class"):
        plan_of(shapes)


def test_kinds_of_diffusion_that_are_not_drawn_are_named():
    told = kind_of({"mask_t": (50, 28, 28), "gt.0.weight": (8, 1, 3, 3)})
    assert told is not None
    assert "cold diffusion" in told[1]
    points = {"time_emb.weight": (8, 4), "net.0.weight": (8, 10), "net.2.weight": (2, 8)}
    assert kind_of(points) == ("not_generator", "is a diffusion network for points of 2 numbers")
