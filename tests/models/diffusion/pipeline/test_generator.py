"""Pipelines as generators, on a small house model of random weights."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch.nn import functional

from studio.errors import Cancelled
from studio.models.base import Conditioned, Encodes, FollowsSize, RenderRequest
from studio.values.cancel import CancelToken
from studio.values.directions import random_direction_id
from studio.values.latent import Blend, Encoded, Move, Repaint, Seed, Shift, Vector
from tests.helpers.postcard_parts import small_generator, small_postcards

SIZE = (64, 64)
CONTROLS = {"prompt": "a violet sea, moon", "guidance": 2.0, "steps": 6}


@pytest.fixture(scope="module")
def generator():
    return small_generator()


@pytest.fixture
def fresh(generator):
    generator._kept.forget()
    return generator


def asked(generator, latent, preview=None, **more):
    controls = CONTROLS | more
    point = generator.resolve(latent, {})
    told = generator.condition(latent, {}, controls, SIZE, CancelToken())
    return RenderRequest(point, *SIZE, controls, conditioning=told, preview=preview)


def drawn(generator, latent, **more):
    return generator.render(asked(generator, latent, **more), CancelToken())


def counted(generator, monkeypatch):
    """How many rows the network is asked for, as it goes."""
    rows = []
    network = generator._parts.denoiser

    def count(_module, given):
        rows.append(len(given[0]))

    handle = network.register_forward_pre_hook(count)
    monkeypatch.setattr(generator, "_unhook", handle.remove, raising=False)
    return rows


def seed(n):
    return Seed(n, "noise", "torch_cpu")


def test_what_it_can_do(generator):
    assert isinstance(generator, Conditioned)
    assert isinstance(generator, FollowsSize)
    assert isinstance(generator, Encodes)
    keys = {control.key for control in generator.info.controls}
    assert {"prompt", "negative", "guidance", "steps", "sampler", "strength"} <= keys
    assert generator.info.space.seed(4) == seed(4)
    assert [space.name for space in generator.info.spaces] == ["noise", "text"]


def test_seeds_are_those_of_torch(generator):
    found = generator.resolve(seed(11), {})
    wanted = torch.randn((1, 4, 4, 4), generator=torch.Generator().manual_seed(11))
    assert torch.equal(found, wanted)


def test_it_walks_as_a_plain_loop_does(fresh):
    """Against Euler's steps written out."""
    parts = small_postcards()
    text = parts.texts[0]

    def read(words):
        ids = torch.from_numpy(text.vocabulary.batch([words]))
        vectors, pooled, there = text.encoder(ids)
        return vectors, pooled, there

    said, unsaid = read(CONTROLS["prompt"]), read("")
    x = fresh.resolve(seed(2), {})
    with torch.no_grad():
        for i in range(6):
            time = torch.tensor([1 - i / 6])
            stride = torch.zeros(1)
            with_words = parts.denoiser(x, time, said, stride)
            without = parts.denoiser(x, time, unsaid, stride)
            x = x - (without + 2.0 * (with_words - without)) / 6
        wanted = (parts.autoencoder.decode(x) / 2 + 0.5).clamp(0, 1)
    assert torch.allclose(drawn(fresh, seed(2)), wanted, atol=1e-4)


def test_words_guidance_and_negative_words_matter(fresh):
    plain = drawn(fresh, seed(1))
    for more in (
        {"prompt": "calm peaks"},
        {"guidance": 4.0},
        {"negative": "stormy"},
        {"steps": 9},
        {"sampler": "flow_heun"},
        {"schedule": "karras"},
    ):
        assert not torch.allclose(drawn(fresh, seed(1), **more), plain, atol=1e-5), more


def test_a_batch_equals_its_pictures_alone(fresh):
    points = torch.cat([fresh.resolve(seed(n), {}) for n in (1, 2, 3)])
    told = fresh.condition(seed(1), {}, CONTROLS, SIZE, CancelToken())
    request = RenderRequest(points, *SIZE, CONTROLS, conditioning=told)
    together = fresh.render(request, CancelToken())
    for n, one in zip((1, 2, 3), together, strict=True):
        assert torch.allclose(drawn(fresh, seed(n))[0], one, atol=1e-5)


def test_expressions_work_on_noise(fresh):
    a, b = (fresh.resolve(seed(n), {}) for n in (1, 2))
    mid = Blend((seed(1), seed(2)), (0.5, 0.5), "round", "noise")
    halfway = fresh.resolve(mid, {})
    assert abs(float(halfway.norm() - (a.norm() + b.norm()) / 2)) < 0.2
    walked = Shift(seed(1), {random_direction_id(5, 0): Move(0.5)})
    assert float((fresh.resolve(walked, {}) - a).norm()) > 0.1
    assert drawn(fresh, walked).shape == (1, 3, *SIZE)


def test_rendering_without_being_told_says_what_the_controls_say(fresh):
    point = fresh.resolve(seed(5), {})
    alone = fresh.render(RenderRequest(point, *SIZE, CONTROLS), CancelToken())
    assert torch.allclose(alone, drawn(fresh, seed(5)), atol=1e-6)


# ---- steps used again --------------------------------------------------------------------------
def test_kept_steps_change_nothing(fresh):
    """Whatever was rendered before, a picture is exactly that of a fresh run."""
    changes = [
        {"guidance": 3.0}, {"guidance": 3.0, "guidance_from": 0.5}, {"guidance_from": 0.5},
        {"guidance_to": 0.5}, {"prompt": "[a violet sea:calm moon:0.5]"}, {"guidance": 2.0},
        {"prompt": "[a violet sea:stormy moon:0.5]"}, {"sampler": "flow_heun"},
    ]  # fmt: skip
    before = [drawn(fresh, seed(3), **more) for more in changes]
    for more, kept in zip(changes, before, strict=True):
        fresh._kept.forget()
        assert torch.equal(drawn(fresh, seed(3), **more), kept), more


def test_a_late_change_costs_only_late_steps(fresh, monkeypatch):
    rows = counted(fresh, monkeypatch)
    late = {"guidance_from": 0.5}
    drawn(fresh, seed(3), **late)
    assert rows == [1, 1, 1, 2, 2, 2]
    rows.clear()
    drawn(fresh, seed(3), guidance=3.0, **late)
    assert rows == [2, 2]  # three early steps, and the answers to the fourth, were kept
    rows.clear()
    drawn(fresh, seed(3), guidance=3.0, **late)
    assert rows == []
    fresh._unhook()


# ---- on the way ---------------------------------------------------------------------------------
def test_previews_and_progress_come_with_every_step(fresh):
    shown, steps = [], []
    request = asked(fresh, seed(8), preview=shown.append)
    fresh.render(request, CancelToken(), lambda done, total: steps.append((done, total)))
    assert steps == [(n, 6) for n in range(1, 7)]
    assert [tuple(p.shape) for p in shown] == [(1, 3, 16, 16)] * 5
    assert all(float(p.min()) >= 0 and float(p.max()) <= 1 for p in shown)


def test_it_stops_within_a_step(fresh):
    token, steps = CancelToken(), []

    def stop(done, _total):
        steps.append(done)
        token.cancel()

    with pytest.raises(Cancelled):
        fresh.render(asked(fresh, seed(9)), token, stop)
    assert steps == [1]


def draft(generator, latent, **more):
    request = replace(asked(generator, latent, **more), draft=True)
    return generator.render(request, CancelToken())


def test_a_draft_goes_on_from_the_middle_when_guidance_changes(fresh, monkeypatch):
    full = drawn(fresh, seed(4))
    rows = counted(fresh, monkeypatch)
    seen = draft(fresh, seed(4), guidance=3.0)
    assert rows == [2, 2]  # of six; what the network said in the middle was kept
    again = drawn(fresh, seed(4), guidance=3.0)
    assert float((again - seen).abs().mean()) < float((again - full).abs().mean())
    rows.clear()
    assert torch.equal(draft(fresh, seed(4), guidance=3.0), again)
    assert rows == []
    fresh._unhook()
    fresh._kept.forget()
    assert torch.equal(drawn(fresh, seed(4), guidance=3.0), again)


def test_drafts_take_a_few_steps_and_long_ones_where_they_were_learned(monkeypatch):
    for long, wanted in ((False, [2] * 4), (True, [1] * 2)):
        generator = small_generator(long=long)
        rows = counted(generator, monkeypatch)
        request = asked(generator, seed(1))
        told = request.conditioning
        generator.render(
            RenderRequest(request.latents, *SIZE, CONTROLS, draft=True, conditioning=told),
            CancelToken(),
        )
        assert rows == wanted


# ---- pictures -----------------------------------------------------------------------------------
def photograph():
    random = torch.Generator().manual_seed(4)
    coarse = torch.rand((1, 3, 3, 3), generator=random)
    return functional.interpolate(coarse, (80, 96), mode="bicubic").clamp(0, 1)


def as_picture(encoding, fit="start"):
    values = encoding.latent[0].numpy()
    return Encoded("0" * 64, fit, Vector.of("noise", values))


def test_a_picture_is_left_behind_by_strength(fresh):
    photo = as_picture(fresh.encode(photograph(), "start", CancelToken()))
    place = Repaint(seed(1), photo)
    kept = fresh._pictures.draw(torch.from_numpy(photo.vector.array().copy())[None], lambda: None)
    off = [
        float((drawn(fresh, place, strength=s) - kept.clamp(0, 1)).abs().mean())
        for s in (0.0, 0.34, 0.67, 1.0)
    ]
    assert off[0] < 1e-5
    assert off == sorted(off)
    assert torch.allclose(drawn(fresh, place, strength=1.0), drawn(fresh, seed(1)), atol=1e-5)


def test_outside_the_mask_the_picture_stays(fresh):
    photo = as_picture(fresh.encode(photograph(), "start", CancelToken()))
    mask = torch.zeros((1, 4, 4))
    mask[:, :, 2:] = 1.0
    place = Repaint(seed(1), photo, Vector.of("noise", mask.numpy()))
    latents = []
    draw = fresh._pictures.draw
    fresh._pictures.draw = lambda x, *more: latents.append(x) or draw(x, *more)
    drawn(fresh, place, strength=1.0)
    del fresh._pictures.draw
    values = torch.from_numpy(photo.vector.array().copy())
    assert torch.equal(latents[0][0, :, :, :2], values[:, :, :2])
    assert not torch.allclose(latents[0][0, :, :, 2:], values[:, :, 2:], atol=0.05)


def test_a_mask_follows_the_size(fresh):
    photo = as_picture(fresh.encode(photograph(), "start", CancelToken()))
    fine = torch.zeros((1, 8, 8))
    fine[:, 2:6, 4:] = 1.0
    coarse = functional.avg_pool2d(fine, 2)

    def told(mask):
        place = Repaint(seed(1), photo, Vector.of("noise", mask.numpy()))
        return fresh.condition(place, {}, CONTROLS, SIZE, CancelToken()).told.mask

    assert torch.allclose(told(fine)[0], coarse, atol=0.26)
    assert torch.equal(told(coarse)[0], coarse)
    assert float(told(fine).min()) >= 0.0
    assert float(told(fine).max()) <= 1.0


def test_an_inverted_picture_is_found_again(fresh):
    start = fresh.encode(photograph(), "start", CancelToken())
    found = fresh.encode(photograph(), "inversion", CancelToken())
    place = as_picture(found, "inversion")
    quiet = {"prompt": "", "steps": 16, "guidance": 3.0}
    again = drawn(fresh, place, **quiet)
    straight = fresh._pictures.draw(start.latent, lambda: None).clamp(0, 1)
    assert float((again - straight).square().mean()) < 1e-4
    assert abs(found.report["psnr_db"] - start.report["psnr_db"]) < 0.1
    assert found.report["ceiling_db"] == pytest.approx(start.report["psnr_db"])
