"""Networks that were taught to paint over see the mask and what is left of the picture."""

import pytest
import torch
from torch.nn import functional

from studio.models.base import RenderRequest
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.values.cancel import CancelToken
from studio.values.latent import Encoded, Repaint, Seed, Vector
from tests.helpers.pipelines import inpainting, packed, seeded

SIZE = (16, 16)


@pytest.fixture(scope="module")
def generator(tmp_path_factory):
    folder = seeded(lambda: inpainting(tmp_path_factory.mktemp("natively") / "sd"))
    parts = parts_of(packed(folder))
    reader = reader_of(parts)
    return PipelineGenerator(describe(parts, reader), parts, reader).on(torch.device("cpu"))


@pytest.fixture
def seen(generator):
    """What the network is given, as it goes."""
    given = []
    generator.forget()
    handle = generator._parts.denoiser.register_forward_pre_hook(lambda _, x: given.append(x[0]))
    yield given
    handle.remove()


def drawn(generator, latent, **more):
    controls = {"steps": 2, "guidance": 3.0, "prompt": "a sea"} | more
    told = generator.condition(latent, {}, controls, SIZE, CancelToken())
    point = generator.resolve_at(latent, {}, *SIZE)
    return generator.render(RenderRequest(point, *SIZE, controls, conditioning=told), CancelToken())


def photograph():
    coarse = torch.rand((1, 3, 4, 4), generator=torch.Generator().manual_seed(2))
    return functional.interpolate(coarse, (16, 16), mode="bilinear")


def test_its_noise_has_the_channels_of_the_latents(generator):
    assert generator.info.space.shape[0] == 4
    assert drawn(generator, Seed(1, "noise", "torch_cpu")).shape == (1, 3, 16, 16)


def test_without_a_picture_all_is_new_and_grey(generator, seen):
    drawn(generator, Seed(1, "noise", "torch_cpu"))
    grey = generator._pictures.read(torch.full((1, 3, 16, 16), 0.5), lambda: None)
    assert [x.shape for x in seen] == [(2, 9, 8, 8)] * 2
    assert all(bool((x[:, 4:5] == 1).all()) for x in seen)
    assert torch.allclose(seen[0][1:, 5:], grey, atol=1e-6)


def test_of_a_picture_it_sees_what_is_left_by_the_mask(generator, seen):
    found = generator.encode(photograph(), "start", CancelToken()).latent
    picture = Encoded("0" * 64, "start", Vector.of("noise", found[0].numpy()))
    mask = torch.zeros((1, 8, 8))
    mask[:, :, 4:] = 1.0
    place = Repaint(Seed(1, "noise", "torch_cpu"), picture, Vector.of("noise", mask.numpy()))
    one = drawn(generator, place, strength=1.0)
    whole = generator._pictures.draw(found, lambda: None).clamp(0, 1)
    whole[..., 8:] = 0.5
    left = generator._pictures.read(whole, lambda: None)
    assert torch.equal(seen[0][:1, 4], mask)
    assert torch.allclose(seen[0][1:, 5:], left, atol=1e-5)
    other = Repaint(place.base, picture, Vector.of("noise", 1 - mask.numpy()))
    assert not torch.equal(drawn(generator, other, strength=1.0), one)
    assert torch.equal(drawn(generator, place, strength=1.0), one)
