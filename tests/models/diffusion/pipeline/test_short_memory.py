"""Memory that runs out at each stage of a pipeline, and decoders that half precision breaks."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from studio.errors import OutOfMemory
from studio.inference.renderer import Renderer
from studio.models.base import Weights
from studio.models.diffusion.pipeline.architecture import ARCHITECTURE
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.pictures import CodedPictures
from studio.values import edit
from studio.values.cancel import CancelToken
from studio.values.card import Card
from tests.helpers.fake_generator import FakeModels
from tests.helpers.pipelines import packed, written

CUDA_WORDS = "CUDA out of memory. Tried to allocate 2.00 GiB."


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    return Weights(packed(written("sd", tmp_path_factory.mktemp("short") / "sd")), {})


@pytest.fixture
def card(weights):
    info = ARCHITECTURE.info_of(weights)
    return Card("sd", "Sd", "", "CC0", "tests", "none", "all", "ab" * 32, info)


@pytest.fixture
def renderer(card, weights):
    opener = lambda model, device: ARCHITECTURE.load(model.card, weights, device)  # noqa: E731
    return Renderer(FakeModels(card), None, opener)


@pytest.fixture
def place(card):
    recipe = edit.with_size(edit.new_recipe(card, 1), 16, 16)
    for key, value in (("prompt", "a boat"), ("steps", 2)):
        control = next(c for c in card.info.controls if c.key == key)
        recipe = edit.with_control(recipe, key, value, control.default)
    return recipe


def parts(renderer, card):
    generator = renderer.cache.get(card.ref).full
    generator.forget()
    generator._reader.forget()
    found = generator._parts
    return {
        "reading": (found.texts[0].encoder, "forward"), "step": (found.denoiser, "forward"),
        "decoding": (found.autoencoder, "decode"),
    }  # fmt: skip


def failing(monkeypatch, owner, name, times, error):
    """`owner.name` raises `error` so many times, then works again."""
    real, left = getattr(owner, name), [times]

    def called(*given, **named):
        if left[0] > 0:
            left[0] -= 1
            raise error
        return real(*given, **named)

    monkeypatch.setattr(owner, name, called)


def drawn(renderer, recipe):
    return renderer.full(renderer.scene(recipe), 16, CancelToken())


@pytest.mark.parametrize("stage", ["reading", "step", "decoding"])
@pytest.mark.parametrize("error", [MemoryError(), torch.OutOfMemoryError(CUDA_WORDS)])
def test_short_once_gives_the_same_picture(renderer, card, place, monkeypatch, stage, error):
    wanted, _ = drawn(renderer, place)
    failing(monkeypatch, *parts(renderer, card)[stage], 1, error)
    found, _ = drawn(renderer, place)
    assert np.array_equal(found, wanted)


@pytest.mark.parametrize(("stage", "words"), [
    ("reading", "Reading what Sd is told does not fit into memory"),
    ("step", "16 × 16 does not fit into memory"), ("decoding", "16 × 16 does not fit into memory"),
])  # fmt: skip
def test_short_for_good_is_one_sentence(renderer, card, place, monkeypatch, stage, words):
    failing(monkeypatch, *parts(renderer, card)[stage], 1000, MemoryError())
    with pytest.raises(OutOfMemory, match=words):
        drawn(renderer, place)


# ---- decoders -----------------------------------------------------------------------------------
@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
@pytest.mark.parametrize("frugal", [False, True], ids=["whole", "in tiles"])
def test_a_decode_that_half_precision_breaks_is_made_again_in_full(
    weights, monkeypatch, dtype, frugal
):
    network = parts_of(weights).autoencoder
    latents = torch.randn(1, 4, 24, 24, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        wanted = CodedPictures(network).draw(latents, lambda: None, frugal)
        network.to(dtype)
        real = network.decode

        def decode(given, *more):
            found = real(given, *more)
            if given.dtype is dtype:
                found.sample = torch.full_like(found.sample, float("nan"))
            return found

        monkeypatch.setattr(network, "decode", decode)
        found = CodedPictures(network).draw(latents, lambda: None, frugal)
    assert torch.isfinite(found).all()
    assert float((found - wanted).abs().max()) < 0.05
