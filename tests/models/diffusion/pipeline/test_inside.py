"""The middle of a denoiser: looked at, and moved, in every kind of network."""

import pytest
import torch
from torch.nn import functional

from studio.errors import LatentError
from studio.models.base import LooksInside, RenderRequest
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.values.cancel import CancelToken
from studio.values.directions import Direction
from studio.values.latent import INSIDE_SPACE, Blend, Move, Seed, Shift
from tests.helpers.pipelines import packed, written
from tests.helpers.postcard_parts import small_generator

KINDS = {
    "sd": "mid_block", "ddpm": "mid_block", "sd3": "transformer_blocks", "pixart":
    "transformer_blocks", "flux": "transformer_blocks", "sana": "transformer_blocks",
    "dit": "transformer_blocks", "postcard": "blocks",
}  # fmt: skip


@pytest.fixture(scope="module")
def generators(tmp_path_factory):
    made = {}

    def generator(kind):
        if kind == "postcard":
            made[kind] = small_generator()
        if kind not in made:
            parts = parts_of(packed(written(kind, tmp_path_factory.mktemp("inside") / kind)))
            reader = reader_of(parts)
            made[kind] = PipelineGenerator(describe(parts, reader), parts, reader)
            made[kind].on(torch.device("cpu"))
        return made[kind]

    return generator


def space_of(generator):
    return generator._middle


def seed(n):
    return Seed(n, "noise", "torch_cpu")


def size_of(generator):
    """As small as it can be drawn."""
    sizes = generator.info.sizes
    side = max(sizes.multiple, 32)
    return (side, side) if sizes.any_size else sizes.default


def request(generator, latent, known=(), **more):
    known = {d.id: d for d in known}
    size = size_of(generator)
    controls = {"steps": 2} | more
    told = generator.condition(latent, known, controls, size, CancelToken())
    point = generator.resolve_at(latent, known, *size)
    return RenderRequest(point, *size, controls, conditioning=told)


def drawn(generator, latent, known=(), **more):
    return generator.render(request(generator, latent, known, **more), CancelToken())


def direction(generator, length):
    space = space_of(generator)
    values = torch.randn(space.size, generator=torch.Generator().manual_seed(0))
    return Direction.of("Inside", INSIDE_SPACE, values.numpy(), length, "pca")


@pytest.mark.parametrize("kind", KINDS)
def test_a_move_there_changes_the_picture_and_leaves_the_noise(generators, kind):
    generator = generators(kind)
    assert isinstance(generator, LooksInside)
    way = direction(generator, 40.0)
    place, moved = seed(3), Shift(seed(3), {way.id: Move(1.0)})
    known = {way.id: way}
    assert torch.equal(generator.resolve(place, {}), generator.resolve(moved, known))
    plain = drawn(generator, place)
    assert not torch.equal(drawn(generator, moved, [way]), plain)
    assert torch.equal(drawn(generator, Shift(seed(3), {way.id: Move(0.0)}), [way]), plain)
    assert torch.equal(drawn(generator, place), plain)


@pytest.mark.parametrize("kind", ["sd", "sd3", "postcard"])
def test_exactly_the_middle_is_moved_by_exactly_that(generators, kind):
    """What leaves the middle of the network, against the same without the move."""
    generator = generators(kind)
    network = generator._parts.denoiser
    part = getattr(network, KINDS[kind])
    middle = part if kind == "sd" else part[len(part) // 2]
    way = direction(generator, 5.0)
    left = []

    def listen(_module, _given, made):
        left.append(made[-1] if isinstance(made, tuple) else made)

    handle = middle.register_forward_hook(listen)
    try:
        drawn(generator, seed(1), steps=1)
        drawn(generator, Shift(seed(1), {way.id: Move(2.0)}), [way], steps=1)
    finally:
        handle.remove()
    plain, moved = left
    added = 2.0 * torch.from_numpy(way.delta().copy()).reshape(1, *space_of(generator).shape)
    if plain.ndim == 3:
        side = round(plain.shape[1] ** 0.5)
        added = functional.interpolate(added, (side, side), mode="bilinear")
        added = added.flatten(2).transpose(1, 2)
    else:
        added = functional.interpolate(added, plain.shape[2:], mode="bilinear")
    assert torch.allclose(moved - plain, added.expand_as(plain), atol=1e-4)


def test_it_can_be_for_some_of_the_steps(generators):
    generator = generators("sd")
    way = direction(generator, 40.0)
    whole = drawn(generator, Shift(seed(2), {way.id: Move(1.0)}), [way])
    early = drawn(generator, Shift(seed(2), {way.id: Move(1.0, (0, 49))}), [way])
    late = drawn(generator, Shift(seed(2), {way.id: Move(1.0, (50, 99))}), [way])
    plain = drawn(generator, seed(2))
    pictures = (whole, early, late, plain)
    assert all(not torch.equal(a, b) for k, a in enumerate(pictures) for b in pictures[:k])


def test_blends_take_their_share(generators):
    generator = generators("sd")
    way = direction(generator, 40.0)
    far = Shift(seed(2), {way.id: Move(1.0)})
    mixed = Blend((seed(2), far), (0.25, 0.75), "straight", "noise")
    wanted = drawn(generator, Shift(seed(2), {way.id: Move(0.75)}), [way])
    assert torch.allclose(drawn(generator, mixed, [way]), wanted, atol=1e-5)


def test_what_was_drawn_before_changes_nothing(generators):
    generator = generators("sd")
    way = direction(generator, 40.0)
    moved = Shift(seed(4), {way.id: Move(1.0)})
    generator.forget()
    fresh = drawn(generator, moved, [way])
    generator.forget()
    drawn(generator, seed(4))
    drawn(generator, Shift(seed(4), {way.id: Move(-1.0)}), [way])
    assert torch.equal(drawn(generator, moved, [way]), fresh)


def test_what_is_there_is_the_mean_over_the_steps(generators):
    generator = generators("postcard")
    network = generator._parts.denoiser
    middle = network.blocks[len(network.blocks) // 2]
    left = []
    handle = middle.register_forward_hook(lambda _m, _g, made: left.append(made[-2:]))
    points = torch.cat([generator.resolve(seed(n), {}) for n in (1, 2)])
    size, controls = generator.info.sizes.default, {"prompt": "a sea", "guidance": 3.0, "steps": 4}
    try:
        found = generator.inside(RenderRequest(points, *size, controls), CancelToken())
    finally:
        handle.remove()
    space = space_of(generator)
    assert found.shape == (2, *space.shape)
    assert len(left) == 4
    mean = torch.stack(left).mean(0)  # [2, L, D]; of the rows the last two are with the words
    side = round(mean.shape[1] ** 0.5)
    square = mean.transpose(1, 2).reshape(2, -1, side, side)
    wanted = functional.adaptive_avg_pool2d(square, space.shape[1:])
    assert torch.allclose(found, wanted, atol=1e-5)


def test_a_direction_of_another_model_is_refused(generators):
    generator = generators("sd")
    way = Direction.of("Far", INSIDE_SPACE, torch.ones(7).numpy(), 1.0, "pca")
    with pytest.raises(LatentError, match="has 7 numbers"):
        drawn(generator, Shift(seed(1), {way.id: Move(1.0)}), [way])
