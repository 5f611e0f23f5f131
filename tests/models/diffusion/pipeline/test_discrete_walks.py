"""What holds for pipelines of diffusers' kind beyond agreement: kept steps, seams, masks, tiles."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional

from studio.errors import Cancelled, RecipeError
from studio.models.base import RenderRequest
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.seams import Seams
from studio.models.diffusion.pipeline.sizing import resized
from studio.models.diffusion.pipeline.tiles import drawn_in_tiles
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.values.cancel import CancelToken
from studio.values.latent import Encoded, Repaint, Seed, Vector
from tests.helpers.pipelines import packed, written

SIZE = (32, 16)
CONTROLS = {"prompt": "two moons", "negative": "a cat", "guidance": 4.0, "steps": 6}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    parts = parts_of(packed(written("sd", tmp_path_factory.mktemp("walks") / "sd")))
    reader = reader_of(parts)
    return PipelineGenerator(describe(parts, reader), parts, reader).on(torch.device("cpu"))


@pytest.fixture
def generator(loaded):
    loaded.forget()
    return loaded


def seed(n):
    return Seed(n, "noise", "torch_cpu")


def drawn(generator, latent, token=None, **more):
    controls = CONTROLS | more
    point = generator.resolve_at(latent, {}, *SIZE)
    told = generator.condition(latent, {}, controls, SIZE, CancelToken())
    request = RenderRequest(point, *SIZE, controls, conditioning=told)
    return generator.render(request, token or CancelToken())


@pytest.mark.parametrize(
    "sampler", ["ddim", "dpmpp_2m", "dpmpp_2m_sde", "unipc", "euler_a", "pndm"]
)
def test_kept_steps_are_those_of_a_fresh_run(generator, sampler):
    changes = [
        {"guidance_from": 0.5}, {"guidance_from": 0.5, "guidance": 6.0},
        {"prompt": "[two moons:violet sea:0.7]"}, {"prompt": "[two moons:a cat:0.7]"}, {},
    ]  # fmt: skip
    kept = [drawn(generator, seed(3), sampler=sampler, **more) for more in changes]
    for more, before in zip(changes, kept, strict=True):
        generator.forget()
        assert torch.equal(drawn(generator, seed(3), sampler=sampler, **more), before), more


@pytest.mark.parametrize("sampler", ["dpmpp_2m", "euler_a"])
def test_a_batch_equals_its_pictures_alone(generator, sampler):
    controls = CONTROLS | {"sampler": sampler}
    points = torch.cat([generator.resolve_at(seed(n), {}, *SIZE) for n in (1, 2)])
    told = generator.condition(seed(1), {}, controls, SIZE, CancelToken())
    together = generator.render(
        RenderRequest(points, *SIZE, controls, conditioning=told), CancelToken()
    )
    for one, point in zip(together, points.split(1), strict=True):
        alone = RenderRequest(point, *SIZE, controls, conditioning=told)
        assert torch.allclose(generator.render(alone, CancelToken())[0], one, atol=1e-5)


def test_a_sampler_says_which_schedules_it_does_not_know(generator):
    with pytest.raises(RecipeError, match="DDIM has no schedule 'Karras'"):
        drawn(generator, seed(1), sampler="ddim", schedule="karras")


def test_seams_close(generator):
    """Noise turned round its edges gives the picture turned round its edges."""
    turned = torch.roll(generator.resolve_at(seed(2), {}, *SIZE), 4, 3)
    place = Vector.of("noise", turned[0].numpy())
    plain, closed = (
        (drawn(generator, place, seamless=edges), drawn(generator, seed(2), seamless=edges))
        for edges in ("off", "x")
    )
    assert torch.allclose(closed[0], torch.roll(closed[1], 8, 3), atol=1e-4)
    assert not torch.allclose(plain[0], torch.roll(plain[1], 8, 3), atol=1e-3)


def test_seams_are_circular_padding():
    layer = nn.Conv2d(2, 3, 3, padding=1)
    around = nn.Conv2d(2, 3, 3, padding=1, padding_mode="circular")
    around.load_state_dict(layer.state_dict())
    x = torch.randn(1, 2, 6, 5, generator=torch.Generator().manual_seed(1))
    before = layer(x)
    with Seams([layer]).closed("both"):
        assert torch.allclose(layer(x), around(x), atol=1e-6)
    assert torch.equal(layer(x), before)


def test_painting_over(generator):
    photo = torch.rand((1, 3, 48, 96), generator=torch.Generator().manual_seed(6))
    found = generator.encode(photo, "start", CancelToken())
    assert found.latent.shape[1:] == (4, 4, 12)  # 8 x 24: about the area of 16 x 16
    latent = functional.interpolate(found.latent, (8, 16))
    picture = Encoded("0" * 64, "start", Vector.of("noise", latent[0].numpy()))
    mask = torch.zeros((1, 8, 16))
    mask[..., 8:] = 1.0
    seen = []
    draw = generator._pictures.draw
    generator._pictures.draw = lambda x, *more: seen.append(x) or draw(x, *more)
    for sampler in ("ddim", "dpmpp_2m", "euler"):
        place = Repaint(seed(1), picture, Vector.of("noise", mask.numpy()))
        drawn(generator, place, sampler=sampler, strength=0.7)
        assert torch.equal(seen[-1][..., :8], latent[..., :8])
        assert not torch.allclose(seen[-1][..., 8:], latent[..., 8:], atol=0.05)
        drawn(generator, Repaint(seed(1), picture), sampler=sampler, strength=0.0)
        assert torch.equal(seen[-1], latent)
    del generator._pictures.draw


def test_it_stops_inside_a_network(generator):
    token, blocks = CancelToken(), []
    network = generator._parts.denoiser

    def count(_module, _given):
        blocks.append(1)
        token.cancel()

    hook = network.mid_block.register_forward_pre_hook(count)
    with pytest.raises(Cancelled):
        drawn(generator, seed(5), token)
    hook.remove()
    assert blocks == [1]


def test_less_memory_gives_nearly_the_same(generator):
    point = generator.resolve_at(seed(7), {}, *SIZE)
    plain, frugal = (
        generator.render(RenderRequest(point, *SIZE, CONTROLS, frugal=f), CancelToken())
        for f in (False, True)
    )
    assert torch.allclose(plain, frugal, atol=1e-4)


def test_tiles_melt_into_the_whole():
    latents = torch.randn(1, 3, 150, 210, generator=torch.Generator().manual_seed(2))

    def draw(x):
        return functional.interpolate(x, scale_factor=2, mode="nearest")

    assert torch.allclose(drawn_in_tiles(draw, latents, 2), draw(latents), atol=1e-5)


def test_noise_of_another_size_stays_noise_and_keeps_what_is_large():
    noise = torch.randn(1, 4, 32, 32, generator=torch.Generator().manual_seed(3))
    for side in (16, 48):
        other = resized(noise, side, side)
        assert abs(float(other.std()) - 1.0) < 0.08
    back = resized(resized(noise, 48, 48), 32, 32)
    assert torch.allclose(back, noise, atol=1e-4)
