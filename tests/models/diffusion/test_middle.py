"""The middle of a U-Net that stands alone: looked at, moved, for some steps, by any class."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from studio.errors import LatentError
from studio.models.base import CancelToken, Conditioned, LooksInside, RenderRequest, Weights
from studio.models.diffusion import digits
from studio.models.diffusion.unets import lucidrains, openai
from studio.values.directions import Direction
from studio.values.latent import INSIDE_SPACE, Move, Seed, Shift
from tests.helpers.checkpoints import loaded
from tests.helpers.reference_unets import LucidUNet, OpenUNet, with_numbers
from tests.models.diffusion.test_digits import weights

SIDE = 16


def unet(kind):
    match kind:
        case "digits":
            return loaded(digits.NAME, weights())
        case "openai":
            network = OpenUNet(
                width=64, heads=0, turns=True, classes=5, heads_first=False, mults=(0.5, 1)
            )
            return loaded(openai.NAME, Weights(with_numbers(network).state_dict()))
        case _:
            network = LucidUNet(classes=5, mults=(1, 2))
            return loaded(lucidrains.NAME, Weights(with_numbers(network).state_dict()))


@pytest.fixture(scope="module", params=["digits", "openai", "lucidrains"])
def generator(request):
    return unet(request.param)


def size_of(generator):
    sizes = generator.info.sizes
    return (SIDE, SIDE) if sizes.any_size else sizes.default


def way_in(generator, length=30.0):
    shape = generator._inside._middle.shape
    values = torch.randn(shape, generator=torch.Generator().manual_seed(4)).flatten()
    return Direction.of("Inside", INSIDE_SPACE, values.numpy(), length, "pca")


def asked(generator, latent, known=(), **controls):
    known, size = {d.id: d for d in known}, size_of(generator)
    told = generator.condition(latent, known, {}, size, CancelToken())
    at = getattr(generator, "resolve_at", None)
    point = at(latent, known, *size) if at is not None else generator.resolve(latent, known)
    return RenderRequest(point, *size, {"steps": 2} | controls, conditioning=told)


def drawn(generator, latent, known=(), **controls):
    return generator.render(asked(generator, latent, known, **controls), CancelToken())


def test_a_move_there_changes_the_picture_and_leaves_the_noise(generator):
    assert isinstance(generator, LooksInside)
    assert isinstance(generator, Conditioned)
    place, way = Seed(3, "noise"), way_in(generator)
    moved = Shift(place, {way.id: Move(1.0)})
    assert torch.equal(generator.resolve(place, {}), generator.resolve(moved, {way.id: way}))
    plain = drawn(generator, place)
    found = drawn(generator, moved, [way])
    assert not torch.equal(found, plain)
    assert torch.equal(drawn(generator, moved, [way]), found)
    assert torch.equal(drawn(generator, place), plain), "what was told is forgotten"
    assert torch.equal(drawn(generator, Shift(place, {way.id: Move(0.0)}), [way]), plain)
    early = drawn(generator, Shift(place, {way.id: Move(1.0, (0, 49))}), [way])
    late = drawn(generator, Shift(place, {way.id: Move(1.0, (50, 99))}), [way])
    assert all(not torch.equal(early, other) for other in (late, found, plain))


def test_the_middle_is_seen_and_exactly_that_is_added(generator):
    way = way_in(generator, 2.0)
    place = Seed(5, "noise")
    seen = generator.inside(asked(generator, place), CancelToken())
    shape = generator._inside._middle.shape
    assert seen.shape == (1, *shape)
    told = generator._inside.condition(Shift(place, {way.id: Move(-1.5)}), {way.id: way})
    x = torch.randn(2, shape[0], shape[1] * 2, shape[2] * 2)
    with generator._inside.told(told):
        moved = generator._inside.at(0.3)(x)
    delta = -1.5 * torch.from_numpy(way.delta().copy()).reshape(1, *shape)
    wanted = functional.interpolate(delta, x.shape[2:], mode="bilinear")
    torch.testing.assert_close(moved - x, wanted.expand_as(x), atol=1e-5, rtol=0)
    assert generator._inside.at(0.3)(x) is x


def test_with_guidance_only_what_the_class_makes_is_seen():
    generator, place = unet("openai"), Seed(1, "noise")
    alone = generator.inside(asked(generator, place, steps=2), CancelToken())
    guided = generator.inside(asked(generator, place, steps=2, guidance=3.0), CancelToken())
    assert guided.shape == alone.shape
    assert not torch.equal(guided, alone)


def test_a_direction_of_another_model_is_refused(generator):
    other = Direction.of("Far", INSIDE_SPACE, torch.ones(7).numpy(), 1.0, "pca")
    with pytest.raises(LatentError, match="7 numbers"):
        asked(generator, Shift(Seed(1, "noise"), {other.id: Move(1.0)}), [other])
