"""lucidrains' StyleGAN2 against a slow version of its formulas, from a file as it saves them."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn import functional

from studio.files.safetensors_reader import SafetensorsFile
from studio.models.base import CancelToken, RenderRequest
from studio.models.gan import lucidrains
from studio.models.gan.lucidrains import Plan
from studio.models.opening.registry import metadata_of, read_weights
from studio.values.card import Card
from studio.values.latent import Seed
from tests.helpers.checkpoints import converted, examined

PLANS = {
    "constant": Plan(10, 3, (8, 8, 6), 3, False),
    "grown": Plan(10, 3, (8, 6, 4), 3, True),
    "rgba": Plan(10, 2, (8, 6), 4, False),
}


def weights(plan: Plan) -> dict[str, torch.Tensor]:
    dice = torch.Generator().manual_seed(2)
    found = {}
    for name, shape in plan.shapes().items():
        scale = 1 / math.sqrt(math.prod(shape[1:]) or 1) if len(shape) > 1 else 0.3
        scale = 3.0 if name.startswith("S.") else scale
        found[name] = torch.randn(shape, generator=dice) * scale
        if name.endswith("upsample.1.f"):
            found[name] = torch.tensor([1.0, 2.0, 1.0])
    return found


def saved(plan: Plan) -> dict[str, object]:
    own = weights(plan)
    zeros = {name: torch.zeros_like(value) for name, value in own.items()}
    averaged = {f"{name[0]}E{name[1:]}": value for name, value in own.items()}
    judge = {"D.blocks.0.conv_res.weight": torch.zeros(4, 3, 1, 1)}
    return {"GAN": zeros | averaged | judge, "version": "1.8.9"}


def opened(plan: Plan, tmp_path):
    path, out = tmp_path / "model_7.pt", tmp_path / "weights.safetensors"
    torch.save(saved(plan), path)
    found = examined(path)
    assert (found.verdict, found.architecture) == ("match", lucidrains.NAME)
    converted(found.sources, metadata_of(found.architecture, found.facts), out)
    own = read_weights(SafetensorsFile(out))
    card = Card("x", "X", "", "", "", "", "", "0" * 64, lucidrains.info_of(own))
    return lucidrains.load(card, own, torch.device("cpu"))


def slow(plan: Plan, z: torch.Tensor, grain: torch.Tensor) -> torch.Tensor:
    """[C, H, W] float64 of z [D]: weights modulated one by one, noise added channel by channel."""
    own = {name: value.double() for name, value in weights(plan).items()}
    w = z.double() / z.double().norm()
    for k in range(plan.depth):
        w = own[f"S.net.{2 * k}.weight"] @ w * 0.1 + own[f"S.net.{2 * k}.bias"] * 0.1
        w = torch.where(w < 0, 0.2 * w, w)

    def styled(x, conv, style, demodulate):
        s = own[style + ".weight"] @ w + own[style + ".bias"] + 1
        weight = own[conv + ".weight"] * s[None, :, None, None]
        if demodulate:
            weight = weight / (weight.square().sum(dim=(1, 2, 3), keepdim=True) + 1e-8).sqrt()
        return functional.conv2d(x[None], weight, padding=weight.shape[-1] // 2)[0]

    if plan.grown:
        x = torch.einsum("i,iohw->ohw", w, own["G.to_initial_block.weight"])
    else:
        x = own["G.initial_block"][0]
    x = functional.conv2d(x[None], own["G.initial_conv.weight"], padding=1)[0]
    x = x + own["G.initial_conv.bias"][:, None, None]
    picture = 0.0
    for k in range(len(plan.channels)):
        block = f"G.blocks.{k}."
        if k:
            x = functional.interpolate(x[None], scale_factor=2, mode="bilinear")[0]
        for part in "12":
            x = styled(x, block + "conv" + part, block + "to_style" + part, True)
            for channel in range(len(x)):
                amount = own[f"{block}to_noise{part}.weight"][channel, 0]
                bias = own[f"{block}to_noise{part}.bias"][channel]
                x[channel] += amount * grain[: x.shape[1], : x.shape[2]].double().T + bias
            x = torch.where(x < 0, 0.2 * x, x)
        picture = picture + styled(x, block + "to_rgb.conv", block + "to_rgb.to_style", False)
        if k < len(plan.channels) - 1:
            large = functional.interpolate(picture[None], scale_factor=2, mode="bilinear")
            wide = functional.pad(large, (1, 1, 1, 1), mode="reflect")[0]
            rows = (wide[:, :-2] + 2 * wide[:, 1:-1] + wide[:, 2:]) / 4
            picture = (rows[..., :-2] + 2 * rows[..., 1:-1] + rows[..., 2:]) / 4
    return picture


@pytest.mark.parametrize("kind", PLANS)
def test_same_pictures_as_the_slow_version(kind, tmp_path):
    plan = PLANS[kind]
    model = opened(plan, tmp_path)
    controls = {"truncation": 1.0, "noise": "seeded", "noise_seed": 5, "noise_strength": 1.0}
    z = torch.randn(2, plan.latent, generator=torch.Generator().manual_seed(3))
    ws = model.lift(controls).up(z)
    found = model.network.draw(ws, controls, None, lambda: None)
    grain = model.network._grain(controls)
    for k in range(2):
        wanted = slow(plan, z[k], grain)
        gap = (found[k].double() - wanted).abs().max() / wanted.abs().max()
        assert float(gap) < 1e-5


def test_it_behaves_as_other_models_do(tmp_path):
    model = opened(PLANS["constant"], tmp_path)
    assert model.info.sizes.default == (16, 16)
    assert model.info.layers == 3
    request = RenderRequest(model.resolve(Seed(1), {}), 16, 16)
    picture = model.render(request, CancelToken())
    assert picture.shape == (1, 3, 16, 16)
    assert torch.equal(picture, model.render(request, CancelToken()))
    louder = {"noise_strength": 3.0}
    assert not torch.equal(
        picture,
        model.render(RenderRequest(model.resolve(Seed(1), {}), 16, 16, louder), CancelToken()),
    )


def test_attention_is_named(tmp_path):
    state = saved(PLANS["constant"])
    state["GAN"]["GE.attns.1.0.fn.norm.g"] = torch.ones(1)
    torch.save(state, tmp_path / "model_7.pt")
    found = examined(tmp_path / "model_7.pt")
    reasons = [c.reason for c in found.candidates if c.architecture == lucidrains.NAME]
    assert found.verdict == "unknown"
    assert any("attention" in reason for reason in reasons)
