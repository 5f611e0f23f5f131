"""Denoisers kept at 16 bits: at 16 where a place says so, at 32 as in the file, and back."""

from __future__ import annotations

import pytest
import torch

from studio.models.base import RenderRequest, Weights
from studio.models.diffusion.pipeline import halved
from studio.models.diffusion.pipeline.architecture import ARCHITECTURE, _bytes, halved_of
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.denoiser import precision
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.halved import ARITHMETIC, EXACT, HALF
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.values.cancel import CancelToken
from studio.values.card import Card
from studio.values.controls import check_controls
from studio.values.edit import new_recipe
from studio.values.latent import Seed
from tests.helpers.pipelines import packed, written

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    return packed(written("sd", tmp_path_factory.mktemp("half") / "sd"))


@pytest.fixture(params=[torch.float16, torch.bfloat16])
def weights(full, request):
    kept = {
        name: value.to(request.param) if value.is_floating_point() else value
        for name, value in full.items()
    }
    return Weights(kept, {})


@pytest.fixture
def gains(monkeypatch):
    monkeypatch.setattr(halved, "_multiplies", lambda: True)


def card_of(weights):
    return Card(
        id="sd", name="Sd", summary="", license="CC0", source="tests", training_data="none",
        known_limits="all", sha256="ab" * 32, info=ARCHITECTURE.info_of(weights),
    )  # fmt: skip


def drawn(generator, **controls):
    values = check_controls(generator.info.controls, {"steps": 2, "guidance": 1.0, **controls})
    noise = generator.resolve(Seed(3, "noise", "torch_cpu"), {})
    return generator.render(RenderRequest(noise, 16, 16, values), CancelToken())


def test_what_is_kept_at_32_bits_has_no_such_control(full):
    assert ARITHMETIC not in {c.key for c in card_of(Weights(full, {})).info.controls}


def test_new_places_are_drawn_at_16_and_those_of_before_keep_their_bytes(weights, gains):
    card = card_of(weights)
    assert new_recipe(card, 1).controls[ARITHMETIC] == HALF
    generator = ARCHITECTURE.load(card, weights, CPU)
    assert generator.info == card.info
    assert precision(generator._parts.denoiser)[1] is torch.bfloat16
    parts = parts_of(weights)
    plain = PipelineGenerator(describe(parts, reader_of(parts)), parts, reader_of(parts)).on(CPU)
    wanted = drawn(plain)
    quick = drawn(generator, **{ARITHMETIC: HALF})
    exact = drawn(generator, **{ARITHMETIC: EXACT})
    assert torch.equal(exact, wanted)
    assert torch.equal(drawn(generator, **{ARITHMETIC: HALF}), quick)
    assert torch.equal(drawn(generator), wanted)  # a recipe of before says nothing
    assert 0 < (quick - wanted).abs().max() < 0.1


def test_what_becomes_infinite_is_drawn_again_at_32(weights, gains, monkeypatch):
    generator = ARCHITECTURE.load(card_of(weights), weights, CPU)
    sampled = generator._sampled

    def broken(*asked):
        found = sampled(*asked)
        half = precision(generator._parts.denoiser)[1] is torch.bfloat16
        return found * float("nan") if half else found

    monkeypatch.setattr(generator, "_sampled", broken)
    assert torch.equal(drawn(generator, **{ARITHMETIC: HALF}), drawn(generator))


def test_machines_that_gain_nothing_draw_at_32_and_memory_is_foretold(weights, monkeypatch):
    monkeypatch.setattr(halved, "_multiplies", lambda: False)
    generator = ARCHITECTURE.load(card_of(weights), weights, CPU)
    assert torch.equal(drawn(generator, **{ARITHMETIC: HALF}), drawn(generator))
    kept = halved_of(weights)
    most = _bytes(weights, kept, CPU)
    monkeypatch.setattr(halved, "_multiplies", lambda: True)
    numbers = sum(value.numel() for value in kept.tensors.values())
    assert most - _bytes(weights, kept, CPU) == 2 * numbers
