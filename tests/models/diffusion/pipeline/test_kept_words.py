"""What networks make of words is kept: the same bytes, less work, bounded, gone when weights go."""

import pytest
import torch

from studio.models.base import RenderRequest
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.denoiser import Ask, denoiser_of
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.kept_words import KeptWords
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.values.cancel import CancelToken
from studio.values.latent import Seed
from tests.helpers.pipelines import packed, written

LAYERS = {
    "sd": "up_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k",
    "sdxl": "up_blocks.0.attentions.0.transformer_blocks.0.attn2.to_v",
    "pixart": "transformer_blocks.0.attn2.to_k",
    "sana": "transformer_blocks.0.attn2.to_k",
    "postcard": "blocks.0.words",
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    root = tmp_path_factory.mktemp("kept")
    return {kind: written(kind, root / kind) for kind in LAYERS}


def parts(folders, kind):
    return parts_of(packed(folders[kind]))


def counted(network, name):
    """How often the layer of that name computes."""
    calls = []
    layer = network.get_submodule(name)
    plain = layer.forward.__func__ if hasattr(layer.forward, "__func__") else None
    assert plain is not None, "it is watched before anything else takes its place"

    class Watched(type(layer)):
        def forward(self, given):
            calls.append(tuple(given.shape))
            return super().forward(given)

    layer.__class__ = Watched
    return calls


def words_of(reader, text):
    with torch.inference_mode():
        return reader.read(text)


@pytest.mark.parametrize("kind", LAYERS)
def test_the_answers_are_the_same_bytes_and_computed_once(folders, kind):
    made = parts(folders, kind)
    calls = counted(made.denoiser, LAYERS[kind])
    kept = KeptWords(made.denoiser)
    denoiser, reader = denoiser_of(made), reader_of(made)
    channels = describe(made, reader).space.shape[0]
    x = torch.randn((1, channels, 8, 8), generator=torch.Generator().manual_seed(3))

    def said(text):
        # fresh tensors each time, as the sampler joins them anew at every step
        ask = Ask(words_of(reader, text), None, (64, 64))
        with torch.inference_mode():
            return denoiser.predict(x, 500, ask)

    if kind == "postcard":
        x = x[..., :4, :4].contiguous()
    kept.resting = True
    wanted = {text: said(text) for text in ("a sea", "two moons")}
    kept.resting = False
    calls.clear()
    for _ in range(3):
        for text, answer in wanted.items():
            reader.forget()
            assert torch.equal(said(text), answer)
    assert len(calls) == 2, "once for each text"
    kept.forget()
    assert kept.size == 0
    said("a sea")
    assert len(calls) == 3


def test_memory_is_bounded(folders):
    made = parts(folders, "sd")
    reader, denoiser = reader_of(made), denoiser_of(made)
    kept = KeptWords(made.denoiser, most_bytes=120_000)
    x = torch.zeros((1, 4, 8, 8))
    for n in range(12):
        with torch.inference_mode():
            denoiser.predict(x, 1, Ask(words_of(reader, f"a sea {n}"), None, (64, 64)))
        assert kept.size <= 120_000
    assert kept.size > 0


def test_a_picture_has_the_same_bytes_whatever_was_said_before(folders):
    def generator():
        made = parts(folders, "sd")
        reader = reader_of(made)
        return PipelineGenerator(describe(made, reader), made, reader).on(torch.device("cpu"))

    def drawn(one, n, **controls):
        said = {"steps": 3, "guidance": 4.0, "prompt": "a sea", **controls}
        place = Seed(n, "noise", "torch_cpu")
        told = one.condition(place, {}, said, (16, 16), CancelToken())
        point = one.resolve_at(place, {}, 16, 16)
        return one.render(RenderRequest(point, 16, 16, said, conditioning=told), CancelToken())

    used = generator()
    for n in range(3):
        drawn(used, n)
        drawn(used, n, prompt="two moons", negative="a cat")
    assert torch.equal(drawn(used, 9), drawn(generator(), 9))
    with torch.no_grad():
        used._parts.denoiser.get_submodule(LAYERS["sd"]).weight.mul_(2)
    used.on(torch.device("cpu"))
    assert not torch.equal(drawn(used, 9), drawn(generator(), 9)), "moved weights are looked at"
