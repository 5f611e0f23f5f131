"""Words, text directions and LoRAs reach the pictures of a pipeline."""

import numpy as np
import pytest
import torch

from studio.models.base import RenderRequest, TakesWords
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.lora.naming import DENOISER
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.values.cancel import CancelToken
from studio.values.directions import Direction
from studio.values.latent import Move, Seed, Shift
from studio.values.loras import lora_control
from studio.values.prompts import mixed
from tests.helpers.postcard_parts import small_generator, small_postcards

SEED = Seed(4, "noise", "torch_cpu")


def drawn(generator, latent=SEED, directions=None, **controls):
    values = {c.key: c.default for c in generator.info.controls} | {"steps": 4} | controls
    size = generator.info.sizes.default
    token = CancelToken()
    told = generator.condition(latent, directions or {}, values, size, token)
    noise = generator.resolve(latent, directions or {})
    return generator.render(RenderRequest(noise, *size, values, conditioning=told), token)


def changed_generator():
    """With one LoRA of the transformer and one of the text encoder beside it."""
    parts = small_postcards()
    reader = reader_of(parts)
    draw = torch.Generator().manual_seed(0)

    def change(network, layer):
        out, inside = network.get_submodule(layer).weight.shape
        down, up = torch.randn(2, inside, generator=draw), torch.randn(out, 2, generator=draw)
        return {"down": down, "up": up, "scale": torch.tensor(1.0)}

    text = parts.texts[0].encoder
    drawn, read = change(parts.denoiser, "blocks.0.widen"), change(text, "bind")
    tensors = {f"lora:lora_1/{DENOISER}/blocks.0.widen|{role}": v for role, v in drawn.items()}
    tensors |= {f"lora:lora_2/text_encoder/bind|{role}": v for role, v in read.items()}
    made = PipelineGenerator(describe(parts, reader), parts, reader)
    made.take_loras(tensors, (lora_control("lora_1", "Ink"), lora_control("lora_2", "Words")))
    return made.on(torch.device("cpu"))


def test_a_pipeline_takes_words():
    generator = small_generator()
    assert isinstance(generator, TakesWords)
    assert generator.count_words("a zebra sea").used == 2
    assert generator.words_between("stormy", "calm").shape == (generator.info.spaces[1].size,)


def test_words_blend_from_one_picture_to_the_other():
    generator = small_generator()
    texts = ("stormy sea", "calm violet moon")
    ends = [drawn(generator, prompt=text) for text in texts]
    near = drawn(generator, prompt=mixed([(texts[0], 0.99), (texts[1], 0.01)]))
    half = drawn(generator, prompt=mixed([(texts[0], 0.5), (texts[1], 0.5)]))

    def apart(a, b):
        return float((a - b).abs().mean())

    assert apart(near, ends[0]) < 0.1 * apart(*ends)
    assert apart(half, ends[0]) > 0.1 * apart(*ends)
    assert apart(half, ends[1]) > 0.1 * apart(*ends)


def test_a_direction_in_text_bends_the_picture_and_leaves_the_noise():
    generator = small_generator()
    delta = generator.words_between("stormy", "calm").numpy().astype(np.float32)
    way = Direction.of("Stormy", "text", delta, float(np.linalg.norm(delta)), "words")
    moved = Shift(SEED, {way.id: Move(1.0)})
    known = {way.id: way}
    assert torch.equal(generator.resolve(moved, known), generator.resolve(SEED, {}))
    assert not torch.equal(
        drawn(generator, moved, known, prompt="sea"), drawn(generator, prompt="sea")
    )


@pytest.mark.parametrize("key", ["lora_1", "lora_2"])
def test_a_lora_changes_the_picture_and_leaves_no_trace(key):
    generator = changed_generator()
    plain = drawn(small_generator(), prompt="stormy sea")
    before = drawn(generator, prompt="stormy sea")
    strong = drawn(generator, prompt="stormy sea", **{key: 1.0})
    after = drawn(generator, prompt="stormy sea")
    assert torch.equal(before, plain)
    assert torch.equal(after, plain)
    assert float((strong - plain).abs().mean()) > 1e-4


def test_a_lora_is_the_model_with_other_weights():
    generator = changed_generator()
    found = drawn(generator, prompt="stormy sea", lora_1=0.7)
    parts = small_postcards()
    change = generator._loras._changes["lora_1"][DENOISER, "blocks.0.widen"]
    own = parts.denoiser.get_submodule("blocks.0.widen").weight
    own.data += 0.7 * change.up @ change.down
    reader = reader_of(parts)
    merged = PipelineGenerator(describe(parts, reader), parts, reader).on(torch.device("cpu"))
    torch.testing.assert_close(found, drawn(merged, prompt="stormy sea"), atol=1e-5, rtol=0)


def test_networks_with_a_lora_move():
    generator = changed_generator()
    strong = drawn(generator, prompt="sea", lora_1=1.0)
    generator.to(torch.device("cpu"), torch.float32)
    assert torch.equal(drawn(generator, prompt="sea", lora_1=1.0), strong)
