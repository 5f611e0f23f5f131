"""Out of memory and broken numbers: what is tried, what is said, what is never shown."""

import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st

from studio.errors import NonFinite, OutOfMemory
from studio.inference.faults import (
    Fault,
    Setup,
    is_broken,
    is_out_of_memory,
    next_setup,
    out_of_memory,
)
from studio.inference.renderer import Renderer
from studio.values.cancel import CancelToken
from tests.helpers.fake_generator import FakeModels, card_of, recipe_of

CUDA_WORDS = "CUDA out of memory. Tried to allocate 2.00 GiB."
CPU_WORDS = "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried 8 bytes."


@given(
    st.lists(st.sampled_from(Fault), min_size=20, max_size=20), st.booleans(), st.booleans(),
    st.booleans(),
)  # fmt: skip
def test_the_ladder_ends_and_never_repeats_a_rung(faults, can_split, on_cpu, half):
    setup, seen = Setup(half=half), []
    for fault in faults:
        assert setup not in seen
        seen.append(setup)
        setup = next_setup(setup, fault, can_split, on_cpu)
        if setup is None:
            break
    assert setup is None
    assert all(not s.cpu for s in seen) or not on_cpu


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MemoryError(), True),
        (torch.OutOfMemoryError(CUDA_WORDS), True),
        (RuntimeError(CPU_WORDS), True),
        (RuntimeError("shapes cannot be multiplied"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_memory_errors_are_told_from_others(error, expected):
    assert is_out_of_memory(error) is expected


def test_other_errors_pass_through():
    def fail():
        raise RuntimeError("shapes")

    with pytest.raises(RuntimeError, match="shapes"):
        out_of_memory(fail)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf")])
def test_one_broken_pixel_is_seen(bad):
    picture = torch.rand(1, 3, 64, 64)
    assert not is_broken(picture)
    assert not is_broken(picture.half() * 60000)
    picture[0, 1, 20, 30] = bad
    assert is_broken(picture)


def memory_above(pixels):
    def fail(generator, request):
        y0, y1 = request.rows or (0, request.height)
        if request.latents.shape[0] * request.width * (y1 - y0) > pixels:
            raise torch.OutOfMemoryError(CUDA_WORDS)

    return fail


@pytest.fixture
def models():
    return FakeModels(card_of("one"), card_of("two"))


@pytest.fixture
def renderer(models):
    return Renderer(models, None, models.open)


def whole(renderer, recipe):
    scene = renderer.scene(recipe)
    return renderer.full(scene, max(recipe.width, recipe.height), CancelToken())


def test_short_memory_cuts_the_picture_and_says_so(models, renderer):
    recipe = recipe_of(3, (100, 90), card_of("one"))
    expected, notes = whole(renderer, recipe)
    assert notes == ()
    models.script.on_render = memory_above(1000)
    found, notes = whole(renderer, recipe)
    assert np.array_equal(found, expected)
    assert notes == ("Made in smaller pieces to fit into memory.",)


def test_short_memory_frees_the_other_models_first(models, renderer):
    for name in ("one", "two"):
        renderer.scene(recipe_of(card=card_of(name)))
    assert len(renderer.cache) == 2
    failed = []

    def once(generator, request):
        if not failed:
            failed.append(1)
            raise MemoryError

    models.script.on_render = once
    _, notes = whole(renderer, recipe_of(card=card_of("two")))
    assert notes == ()
    assert len(renderer.cache) == 1


def test_no_memory_at_all_is_one_sentence(models, renderer):
    models.script.on_render = memory_above(0)
    with pytest.raises(OutOfMemory, match="64 × 64 does not fit into memory"):
        whole(renderer, recipe_of(card=card_of("one")))


def test_a_batch_is_cut_into_smaller_ones(models, renderer):
    from studio.models.base import RenderRequest

    loaded = renderer.scene(recipe_of(card=card_of("one"))).loaded
    points = torch.randn(10, 8, generator=torch.Generator().manual_seed(1))
    request = RenderRequest(points, 16, 16, {"bright": 0.5, "kind": "sea"})
    expected = renderer.render(loaded, request, CancelToken()).pictures
    models.script.on_render = memory_above(16 * 16 * 3)
    found = renderer.render(loaded, request, CancelToken())
    assert torch.equal(found.pictures, expected)
    assert found.notes


def test_broken_numbers_in_half_precision_are_made_again_in_full(models, renderer):
    def broken(generator, request):
        exact = generator.dtype is torch.float32
        return None if exact else torch.full((1, 3, 64, 64), float("nan"))

    models.script.on_render = broken
    scene = renderer.scene(recipe_of(card=card_of("one")))
    request = renderer._request(scene, (64, 64), True)
    found = renderer.render(scene.loaded, request, CancelToken(), setup=Setup(half=True))
    assert torch.isfinite(found.pictures).all()
    assert [dtype for *_, dtype in models.script.asked] == [torch.bfloat16, torch.float32]


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_broken_pictures_are_never_delivered(models, renderer, bad):
    models.script.on_render = lambda g, r: torch.full((1, 3, 64, 64), bad)
    with pytest.raises(NonFinite, match="broken numbers"):
        whole(renderer, recipe_of(card=card_of("one")))


def test_a_model_that_does_not_fit_beside_others_is_loaded_alone(models, renderer):
    renderer.scene(recipe_of(card=card_of("one")))

    def short(model, device):
        if len(renderer.cache):
            raise torch.OutOfMemoryError(CUDA_WORDS)

    models.script.on_open = short
    scene = renderer.scene(recipe_of(card=card_of("two")))
    assert scene.loaded.card.id == "two"
    assert len(renderer.cache) == 1


def on_pretended_gpu(renderer, works):
    """A scene whose model believes to be on a GPU, where only what `works` allows succeeds."""
    scene = renderer.scene(recipe_of(3, card=card_of("one")))
    scene.loaded.device = scene.loaded.full.device = torch.device("cuda")
    renderer.cache._opener.__self__.script.on_render = works
    return scene


def test_the_gpu_saves_memory_by_half_precision(renderer):
    def works(generator, request):
        if generator.dtype is torch.float32:
            raise torch.OutOfMemoryError(CUDA_WORDS)

    scene = on_pretended_gpu(renderer, works)
    _, notes = renderer.full(scene, 64, CancelToken())
    assert "Made in half precision to fit into memory." in notes


@pytest.mark.parametrize("bad", [None, float("nan")])
def test_what_the_gpu_cannot_do_is_made_on_the_cpu(models, renderer, bad):
    expected, _ = whole(renderer, recipe_of(3, card=card_of("one")))

    def works(generator, request):
        if generator.device.type == "cpu":
            return None
        if bad is None:
            raise torch.OutOfMemoryError(CUDA_WORDS)
        return torch.full((1, 3, 64, 64), bad)

    scene = on_pretended_gpu(renderer, works)
    found, notes = renderer.full(scene, 64, CancelToken())
    assert notes == ("Made on the CPU, since the GPU could not.",)
    assert np.array_equal(found, expected)
    assert models.script.asked[-1][1] == "cpu"


def test_memory_that_is_short_before_the_render_goes_down_the_ladder_too(models, renderer):
    for name in ("one", "two"):
        renderer.scene(recipe_of(card=card_of(name)))
    loaded, calls = renderer.scene(recipe_of(card=card_of("two"))).loaded, []

    def once(generator):
        calls.append(generator.device.type)
        if len(calls) < 3:
            raise torch.OutOfMemoryError(CUDA_WORDS)
        return "done"

    with pytest.raises(OutOfMemory, match="Looking at it does not fit into memory"):
        renderer.within_memory(loaded, once, "Looking at it")
    assert len(renderer.cache) == 1
    calls.clear()
    loaded.device = loaded.full.device = torch.device("cuda")
    assert renderer.within_memory(loaded, once, "Looking at it") == "done"
    assert calls == ["cuda", "cuda", "cpu"]
