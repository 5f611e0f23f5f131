"""Networks from picture to picture: read from shapes, drawn as torch draws them."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from studio.adding.convert import Converted, seeded, trial_card
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.chains import autoencoder, changer, codes, dense
from studio.models.chains.dense_layers import rows_of
from studio.models.chains.steps import chain_of, plan_of, shapes_named
from studio.models.chains.strokes import strokes
from studio.models.opening.assumptions import assumed_on
from studio.models.opening.readings import settled
from studio.models.opening.recognise import Group, MismatchError
from studio.models.vae.grid.swatches import swatches
from studio.values.latent import Seed


def shapes_in(state):
    return {name: tuple(value.shape) for name, value in state.items()}


def opened(architecture, state, **chosen):
    """The generator of a file, under what is chosen of the assumptions."""
    match = architecture.ARCHITECTURE.recognise(Group("", shapes_in(state)))
    weights = Weights({new: state[old] for new, old in match.names.items()}, match.facts)
    info = settled(architecture.info_of(weights), chosen)
    made = Converted(architecture.NAME, weights, "0" * 64, info)
    return architecture.load(seeded(trial_card(made)), weights, torch.device("cpu"))


class Squeezes(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(3, 8, 4, 2, 1), nn.ReLU(), nn.Conv2d(8, 8, 4, 2, 1), nn.ReLU()
        )
        self.decoder = nn.Sequential(
            nn.ConvTranspose2d(8, 8, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(8, 3, 4, 2, 1),
            nn.Sigmoid(),
        )  # fmt: skip

    def forward(self, x):
        return self.decoder(self.encoder(x))


@pytest.fixture(scope="module")
def squeezes():
    torch.manual_seed(1)
    net = Squeezes()
    pixels = swatches(4, 32, seed=5)
    better = torch.optim.Adam(net.parameters(), 0.02)
    for _ in range(40):
        better.zero_grad()
        (net(pixels) - pixels).square().mean().backward()
        better.step()
    return net.eval().requires_grad_(False)


def test_an_autoencoder_comes_back_as_torch_draws_it(squeezes):
    generator = opened(autoencoder, squeezes.state_dict(), middle="relu")
    assumed = assumed_on(trial_card(Converted("", Weights({}), "", generator.info)))
    assert assumed["range"] == "sigmoid"
    assert generator.info.space.cell == 4
    side = generator.info.sizes.default[0]
    pixels = swatches(1, side, seed=9)
    found = generator.encode(pixels, "encoder", CancelToken())
    drawn = generator.render(RenderRequest(found.latent, side, side, {}), CancelToken())
    torch.testing.assert_close(drawn, squeezes(pixels), atol=2e-4, rtol=0)


def test_its_range_is_found_by_what_comes_back(squeezes):
    wrong = opened(autoencoder, squeezes.state_dict(), range="tanh")
    right = opened(autoencoder, squeezes.state_dict())
    pixels = swatches(1, 64, seed=9)
    errors = [
        one.encode(pixels, "encoder", CancelToken()).report["mean_error"] for one in (right, wrong)
    ]
    assert errors[0] < 0.6 * errors[1]


def test_seeds_of_an_autoencoder_are_pictures_and_their_sums_too(squeezes):
    generator = opened(autoencoder, squeezes.state_dict())
    assert generator.info.space.seeds == "pictures"
    seed = generator.resolve(Seed(4, "z", "pictures"), {})
    side = generator.info.sizes.default[0]
    drawn = generator.render(RenderRequest(seed, side, side, {}), CancelToken())
    rows = (drawn[..., 1:] - drawn[..., :-1]).abs().mean()
    assert float(drawn.std()) > 0.03
    assert float(rows) < 0.3 * float(drawn.std())


class Quantises(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Squeezes().encoder
        self.pre_vq_conv = nn.Conv2d(8, 4, 1)
        self.vq = nn.Embedding(6, 4)
        self.decoder = nn.Sequential(
            nn.Conv2d(4, 8, 3, 1, 1), nn.ReLU(), nn.ConvTranspose2d(8, 8, 4, 2, 1), nn.ReLU(),
            nn.ConvTranspose2d(8, 3, 4, 2, 1),
        )  # fmt: skip


def test_a_vq_vae_draws_the_nearest_entries_or_what_lies_between():
    torch.manual_seed(2)
    net = Quantises().eval().requires_grad_(False)
    generator = opened(codes, net.state_dict(), range="unit", inside_down="relu", inside_up="relu")
    pixels = swatches(1, 32, seed=9)
    code = net.pre_vq_conv(net.encoder(pixels))
    rows = code.movedim(1, 3).reshape(-1, 4)
    picked = net.vq.weight[torch.cdist(rows, net.vq.weight).argmin(1)]
    entries = picked.reshape(1, 8, 8, 4).movedim(3, 1)
    torch.testing.assert_close(codes.nearest(net.vq.weight, code), entries)
    point = generator.prior.whitened(code)
    for choice, middle in (("nearest", entries), ("between", code)):
        request = RenderRequest(point, 32, 32, {"entries": choice})
        wanted = net.decoder(middle).clamp(0, 1)
        drawn = generator.render(request, CancelToken())
        torch.testing.assert_close(drawn, wanted, atol=2e-3, rtol=0)
    at_once = generator.encode(pixels, "entries", CancelToken()).latent
    seen = generator.render(RenderRequest(at_once, 64, 64, {"entries": "between"}), CancelToken())
    same = generator.render(RenderRequest(at_once, 64, 64, {}), CancelToken())
    torch.testing.assert_close(seen, same, atol=2e-2, rtol=0)


def sketcher():
    torch.manual_seed(3)
    return nn.Sequential(
        nn.Conv2d(3, 6, 7, 1, 3), nn.InstanceNorm2d(6), nn.ReLU(),
        nn.Conv2d(6, 16, 3, 2, 1), nn.InstanceNorm2d(16), nn.ReLU(),
        nn.Conv2d(16, 64, 3, 2, 1), nn.InstanceNorm2d(64), nn.ReLU(),
        nn.ConvTranspose2d(64, 16, 3, 2, 1, 1), nn.InstanceNorm2d(16), nn.ReLU(),
        nn.ConvTranspose2d(16, 6, 3, 2, 1, 1), nn.InstanceNorm2d(6), nn.ReLU(),
        nn.Conv2d(6, 3, 7, 1, 3), nn.Tanh(),
    ).eval().requires_grad_(False)  # fmt: skip


def test_a_picture_is_changed_as_torch_changes_it_and_as_strongly_as_is_asked():
    net = sketcher()
    generator = opened(changer, net.state_dict())
    pixels = swatches(1, 256, seed=9)
    point = generator.encode(pixels, "encoder", CancelToken()).latent
    whole = (net(pixels * 2 - 1) + 1) / 2
    for strength in (0.0, 0.25, 1.0):
        request = RenderRequest(point, 256, 256, {"strength": strength})
        wanted = pixels + strength * (whole - pixels)
        drawn = generator.render(request, CancelToken())
        torch.testing.assert_close(drawn, wanted, atol=3e-3, rtol=0)


class Rows(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 6))
        self.decoder = nn.Sequential(nn.Linear(6, 64), nn.ReLU(), nn.Linear(64, 784), nn.Sigmoid())


def test_a_dense_autoencoder_has_a_prior_of_its_own_codes():
    torch.manual_seed(4)
    net = Rows().eval().requires_grad_(False)
    generator = opened(dense, net.state_dict(), inside="relu", middle="none", range="sigmoid")
    pixels = strokes(1, 28, seed=7)
    found = generator.encode(pixels.expand(-1, 3, -1, -1), "encoder", CancelToken())
    drawn = generator.render(RenderRequest(found.latent, 28, 28, {}), CancelToken())
    wanted = net.decoder(net.encoder(pixels.flatten(1))).reshape(1, 1, 28, 28)
    torch.testing.assert_close(drawn[:, :1], wanted, atol=1e-4, rtol=0)
    rows = rows_of(shapes_in({k: v for k, v in generator.tensors.items() if k[:2] in ("in", "ou")}))
    codes_ = dense.coded(generator.tensors, rows, dense.made_up(rows, 256, 2), {
        "range": "sigmoid", "inside": "relu", "middle": "none"})  # fmt: skip
    white = torch.linalg.solve_triangular(
        generator.tensors[dense.ROOT], (codes_ - generator.tensors[dense.MEAN]).T, upper=False
    )
    assert float(white.std(1).max()) < 1.4
    assert float(white.mean(1).abs().max()) < 0.3


BAD = {
    "more doublings than halvings": {"a.weight": (8, 3, 4, 4), "b.weight": (8, 8, 4, 4),
        "c.weight": (3, 9, 3, 3)},
    "no picture goes in": {"a.weight": (8, 9, 4, 4), "b.weight": (8, 3, 4, 4)},
    "nothing": {},
    "one layer": {"a.weight": (8, 3, 4, 4)},
    "holes": {"a.weight": (8, 3, 0, 0), "b.weight": (8, 3, 4, 4)},
}  # fmt: skip


@pytest.mark.parametrize("shapes", BAD.values(), ids=BAD)
def test_what_goes_not_together_is_refused(shapes):
    def read():
        plan, middle = plan_of(shapes)
        chain_of(shapes_named(plan, shapes), middle)

    with pytest.raises(MismatchError):
        read()


def test_lies_are_refused_before_anything_is_made():
    square = {
        "encoder.0.weight": (32, 3, 4, 4), "decoder.0.weight": (32, 3, 4, 4),
    }  # fmt: skip
    for table in ((10**9, 32), (512, 33), (1, 32)):
        with pytest.raises(MismatchError):
            codes.recognise(Group("", square | {"vq.codebook": table, "codebook.weight": table}))
        with pytest.raises(MismatchError):
            codes.recognise(Group("", square | {"codebook.weight": table}))
    heads = {"encoder.0.weight": (64, 784), "encoder.2.weight": (7, 64),
             "decoder.0.weight": (64, 9), "decoder.2.weight": (784, 64)}  # fmt: skip
    with pytest.raises(MismatchError):
        dense.recognise(Group("", heads))
    long = {f"{at}.weight": (784, 784) for at in range(400)}
    with pytest.raises(MismatchError):
        dense.recognise(Group("", long))


class Beside(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv_block = nn.Sequential(
            nn.ReflectionPad2d(1), nn.Conv2d(width, width, 3), nn.InstanceNorm2d(width), nn.ReLU(),
            nn.ReflectionPad2d(1), nn.Conv2d(width, width, 3), nn.InstanceNorm2d(width),
        )  # fmt: skip

    def forward(self, x):
        return x + self.conv_block(x)


class Cycle(nn.Module):
    """The layout of published CycleGANs: mirrored edges, norms without weights, residual blocks."""

    def __init__(self):
        super().__init__()
        norm, act = nn.InstanceNorm2d, nn.ReLU
        self.model = nn.Sequential(
            nn.ReflectionPad2d(3), nn.Conv2d(3, 12, 7), norm(12), act(),
            nn.Conv2d(12, 24, 3, 2, 1), norm(24), act(),
            nn.Conv2d(24, 48, 3, 2, 1), norm(48), act(),
            Beside(48), Beside(48),
            nn.ConvTranspose2d(48, 24, 3, 2, 1, 1), norm(24), act(),
            nn.ConvTranspose2d(24, 12, 3, 2, 1, 1), norm(12), act(),
            nn.ReflectionPad2d(3), nn.Conv2d(12, 3, 7), nn.Tanh(),
        )  # fmt: skip

    def forward(self, x):
        return self.model(x)


def test_a_published_cyclegan_is_drawn_as_torch_draws_it():
    torch.manual_seed(5)
    net = Cycle().eval().requires_grad_(False)
    generator = opened(changer, net.state_dict())
    pixels = swatches(1, 256, seed=9)
    point = generator.encode(pixels, "encoder", CancelToken()).latent
    drawn = generator.render(RenderRequest(point, 256, 256, {}), CancelToken())
    torch.testing.assert_close(drawn, (net(pixels * 2 - 1) + 1) / 2, atol=3e-3, rtol=0)
