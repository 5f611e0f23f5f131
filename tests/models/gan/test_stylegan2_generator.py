"""Opened StyleGAN2s behave in the studio as every other model does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from studio.errors import LatentError, RecipeError
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.base import CancelToken, Lifts, RenderRequest
from studio.models.gan.stylegan2 import generator as stylegan2
from studio.models.gan.stylegan2.mapping import truncated
from studio.models.opening.copies import parted
from studio.models.opening.registry import metadata_of, read_weights
from studio.values.card import Card
from studio.values.latent import Blend, Move, Seed, Shift, StyleMix, Vector
from tests.helpers.checkpoints import converted, examined
from tests.helpers.style_files import (
    CONDITIONAL,
    CONFIG,
    bare,
    lively,
    nvidia_file,
    rosinality,
    tensorflow_file,
)


def opened(path, tmp_path):
    """(finding, generator) of a file, through identification and conversion."""
    found = examined(path)
    assert found.verdict == "match", found.reason
    out = tmp_path / "weights.safetensors"
    converted(found.sources, metadata_of(found.architecture, found.facts), out)
    weights, _ = parted(read_weights(SafetensorsFile(out)))
    info = stylegan2.info_of(weights)
    card = Card("x", "X", "", "", "", "", "", "0" * 64, info)
    return found, stylegan2.load(card, weights, torch.device("cpu"))


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "network.pkl"
    path.write_bytes(nvidia_file())
    return opened(path, tmp_path)[1]


def drawn(model, latent, draft=False, enough=None, **controls):
    styles = model.resolve_under(latent, {}, controls)
    size = model.info.sizes.default
    request = RenderRequest(styles, *size, controls, draft=draft, enough_px=enough)
    return model.render(request, CancelToken())


def test_nvidias_file_makes_the_pictures_of_its_weights(tmp_path):
    for config in (CONFIG, replace(CONFIG, conv_clamp=0.5), CONDITIONAL,
                   replace(CONFIG, architecture="resnet"), replace(CONFIG, img_channels=1),
                   replace(CONFIG, img_channels=4), replace(CONFIG, start=(5, 3))):  # fmt: skip
        path = tmp_path / "network.pkl"
        path.write_bytes(nvidia_file(config))
        found, model = opened(path, tmp_path)
        net = lively(config)
        assert isinstance(model, Lifts)
        assert found.architecture == "stylegan2"
        assert found.facts["conv_clamp"] == config.conv_clamp
        assert model.info.sizes.default == tuple(reversed(config.size(3)))
        z = torch.from_numpy(np.random.RandomState(3).randn(1, config.z_dim).astype(np.float32))
        c = torch.eye(3)[1:2] if config.c_dim else None
        kind = {"class": "1"} if config.c_dim else {}
        wanted = (net(z, c, 0.6, 5) + 1) / 2
        seed = Seed(3, "z", "nvidia")
        picture = drawn(model, seed, truncation=0.6, cutoff=5, **kind)
        expected = wanted.clamp(0, 1).expand(-1, picture.shape[1], -1, -1)
        assert torch.allclose(picture, expected, atol=1e-5)


@pytest.mark.parametrize("kind", ["skip", "resnet", "classes", "clamp"])
def test_tensorflows_file_makes_the_same_pictures(kind, tmp_path):
    config = {
        "skip": CONFIG,
        "resnet": replace(CONFIG, architecture="resnet"),
        "classes": CONDITIONAL,
        "clamp": replace(CONFIG, conv_clamp=0.5),
    }[kind]
    (tmp_path / "network.pkl").write_bytes(tensorflow_file(config))
    found, model = opened(tmp_path / "network.pkl", tmp_path)
    assert "TensorFlow" in found.reason
    assert not (tmp_path / "here").exists()
    z = torch.randn(2, config.z_dim, generator=torch.Generator().manual_seed(1))
    c = torch.eye(3)[:2] if config.c_dim else None
    assert torch.allclose(model.network.net(z, c, 0.6), lively(config)(z, c, 0.6), atol=1e-5)


@pytest.mark.parametrize("middle", [True, False])
def test_rosinalitys_file_makes_the_same_pictures(middle, tmp_path):
    path, w_avg = tmp_path / "550000.pt", lively().mapping.w_avg
    other = {name: torch.zeros_like(value) for name, value in rosinality().items()}
    saved = {"g": other, "g_ema": rosinality(), "args": {"size": 32}}
    torch.save(saved | ({"latent_avg": w_avg[None]} if middle else {}), path)
    found, model = opened(path, tmp_path)
    assert "rosinality" in found.reason
    if middle:
        assert torch.equal(model.network.w_avg, w_avg)
    z = torch.randn(2, CONFIG.z_dim, generator=torch.Generator().manual_seed(1))
    assert torch.allclose(model.network.net(z), lively()(z), atol=1e-5)


def test_seeds_may_be_read_as_nvidia_does(model):
    published = drawn(model, Seed(85, "z", "nvidia"))
    assert torch.equal(drawn(model, Seed(85), seeds="nvidia"), published)
    assert not torch.equal(drawn(model, Seed(85)), published)
    mixed = StyleMix(Blend((Seed(1), Seed(2)), (0.5, 0.5)), Shift(Seed(3), {}), (0, 2))
    assert not torch.equal(drawn(model, mixed), drawn(model, mixed, seeds="nvidia"))


def test_a_bare_state_dict_is_recognised_too(tmp_path):
    path = tmp_path / "bare.pt"
    torch.save({"state_dict": bare()}, path)
    found, model = opened(path, tmp_path)
    assert "StyleGAN2 (skip)" in found.reason
    assert torch.equal(model.network.w_avg, lively().mapping.w_avg)


def test_without_a_middle_one_is_estimated(tmp_path):
    state = bare()
    del state["mapping.w_avg"]
    torch.save(state, tmp_path / "bare.pt")
    _, model = opened(tmp_path / "bare.pt", tmp_path)
    z = torch.randn(20_000, CONFIG.z_dim, generator=torch.Generator().manual_seed(1))
    w = lively().mapping(z)
    apart = (model.network.w_avg - w.mean(dim=0)).abs() / w.std(dim=0)
    assert float(apart.max()) < 4 / 2048**0.5


def test_a_broken_network_is_told_apart(tmp_path):
    state = bare()
    state["synthesis.b8.conv0.weight"] = torch.zeros(12, 12, 3, 2)
    torch.save(state, tmp_path / "odd.pt")
    found = examined(tmp_path / "odd.pt")
    reasons = [c.reason for c in found.candidates if c.architecture == "stylegan2"]
    assert found.verdict == "unknown"
    assert reasons == ["'synthesis.b8.conv0.weight' is (12, 12, 3, 2), expected (12, 12, 3, 3)"]


def test_truncation_leaves_explicit_places_alone(model):
    place = Vector.of("w+", np.ones((CONFIG.layers, CONFIG.w_dim), np.float32))
    assert torch.equal(drawn(model, place, truncation=0.0), drawn(model, place, truncation=1.0))
    middle = Vector.of("w", model.network.w_avg.numpy())
    assert torch.allclose(drawn(model, Seed(1), truncation=0.0), drawn(model, middle), atol=1e-5)


def test_mixing_layers_after_truncation(model):
    net, psi = lively(), 0.6
    z = [torch.from_numpy(np.random.RandomState(n).randn(1, 6).astype(np.float32)) for n in (1, 2)]
    ws = [truncated(net.styles(net.mapping(x)), net.mapping.w_avg, psi) for x in z]
    mixed = torch.cat((ws[0][:, :3], ws[1][:, 3:]), dim=1)
    latent = StyleMix(Seed(1, "z", "nvidia"), Seed(2, "z", "nvidia"), (3, CONFIG.layers - 1))
    wanted = ((net.synthesis(mixed) + 1) / 2).clamp(0, 1)
    assert torch.allclose(drawn(model, latent, truncation=psi), wanted, atol=1e-5)


def test_a_batch_of_styles_and_a_batch_of_seeds(model):
    size = model.info.sizes.default
    styles = torch.cat([model.resolve(Seed(n), {}) for n in range(3)])
    many = model.render(RenderRequest(styles, *size), CancelToken())
    ones = torch.cat([drawn(model, Seed(n)) for n in range(3)])
    assert torch.allclose(many, ones, atol=1e-5)
    from studio.core.seeds import prior_points

    points = prior_points(0, 3, model.info.space)
    assert torch.allclose(
        model.render(RenderRequest(points, *size), CancelToken()), ones, atol=1e-5
    )
    with pytest.raises(LatentError, match="shape"):
        model.render(RenderRequest(torch.zeros(1, 5), *size), CancelToken())


def test_grain_is_fixed_seeded_or_off(model):
    fixed = drawn(model, Seed(1))
    assert torch.equal(fixed, drawn(model, Seed(1), noise_seed=5))
    five = drawn(model, Seed(1), noise="seeded", noise_seed=5)
    assert torch.equal(five, drawn(model, Seed(1), noise="seeded", noise_seed=5))
    assert not torch.equal(five, drawn(model, Seed(1), noise="seeded", noise_seed=6))
    off = drawn(model, Seed(1), noise="off")
    assert torch.allclose(off, drawn(model, Seed(1), noise_strength=0.0), atol=1e-6)
    assert not torch.allclose(off, fixed, atol=1e-3)
    with pytest.raises(RecipeError, match="Grain"):
        drawn(model, Seed(1), noise="loud")


def test_a_draft_may_stop_early_and_a_full_picture_never(tmp_path):
    config = replace(CONFIG, channels=(12, 12, 8, 8, 4))
    (tmp_path / "network.pkl").write_bytes(nvidia_file(config))
    model = opened(tmp_path / "network.pkl", tmp_path)[1]
    assert drawn(model, Seed(1), draft=True, enough=20).shape[2:] == (32, 32)
    assert drawn(model, Seed(1), draft=True, enough=33).shape[2:] == (64, 64)
    assert drawn(model, Seed(1), enough=20).shape[2:] == (64, 64)
    for kind in ("resnet", "orig"):
        (tmp_path / "network.pkl").write_bytes(nvidia_file(replace(config, architecture=kind)))
        whole = opened(tmp_path / "network.pkl", tmp_path)[1]
        assert "drafts_cheaply" not in whole.info.abilities
        assert drawn(whole, Seed(1), draft=True, enough=20).shape[2:] == (64, 64)


def test_one_expression_may_use_all_spaces(model):
    from studio.values.directions import Direction, random_direction_id

    one = Direction.of("w", "w", np.ones(CONFIG.w_dim, np.float32), 0.5, "pca")
    photo = Vector.of("w+", np.zeros((CONFIG.layers, CONFIG.w_dim), np.float32))
    walk = random_direction_id(1, 0)
    latent = Shift(
        StyleMix(Blend((Seed(1), photo), (0.5, 0.5)), Seed(2), (4, 7)),
        {one.id: Move(1.0, (0, 3)), walk: Move(2.0)},
    )
    found = model.resolve(latent, {one.id: one})
    assert found.shape == (1, CONFIG.layers, CONFIG.w_dim)
    assert torch.isfinite(found).all()


def test_classes_bend_the_way(tmp_path):
    (tmp_path / "network.pkl").write_bytes(nvidia_file(CONDITIONAL))
    model = opened(tmp_path / "network.pkl", tmp_path)[1]
    assert "takes_class" in model.info.abilities
    first, last = drawn(model, Seed(1)), drawn(model, Seed(1), **{"class": "2"})
    assert not torch.allclose(first, last, atol=1e-3)
    for kind in ("0", "2"):
        assert abs(model.usual_under(Seed(1), {}, {"class": kind})) < 0.6


def test_cancelled_between_layers(model):
    from studio.errors import Cancelled

    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        model.render(RenderRequest(model.resolve(Seed(1), {}), 32, 32), token)


def test_half_precision_is_close(model):
    wanted = drawn(model, Seed(1))
    model.to(torch.device("cpu"), torch.bfloat16)
    assert float((drawn(model, Seed(1)) - wanted).abs().mean()) < 0.02


def test_drafts_look_like_the_full_pictures_drawn_before(tmp_path):
    config = replace(CONFIG, channels=(12, 12, 12, 12, 12))
    (tmp_path / "network.pkl").write_bytes(nvidia_file(config))
    model = opened(tmp_path / "network.pkl", tmp_path)[1]

    def apart(seed):
        full = torch.nn.functional.avg_pool2d(drawn(model, Seed(seed)), 2)
        return float((drawn(model, Seed(seed), draft=True, enough=32) - full).square().mean())

    size = model.info.sizes.default
    before = []
    for seed in range(20, 24):  # drafts of a model that has drawn nothing yet
        request = RenderRequest(model.resolve(Seed(seed), {}), *size, draft=True, enough_px=32)
        before.append(model.render(request, CancelToken()))
    after = [apart(seed) for seed in range(20, 24)]
    unmatched = [
        float((b - torch.nn.functional.avg_pool2d(drawn(model, Seed(s)), 2)).square().mean())
        for b, s in zip(before, range(20, 24), strict=True)
    ]
    assert sum(after) < sum(unmatched)
    for seed in range(30, 40):
        drawn(model, Seed(seed))
    again = drawn(model, Seed(1), draft=True, enough=32)
    drawn(model, Seed(41))
    assert torch.equal(again, drawn(model, Seed(1), draft=True, enough=32))
