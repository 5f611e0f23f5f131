"""Files of Stable Diffusion 3, those that paint over, and what a file says that lacks parts."""

from __future__ import annotations

import json

import pytest
import torch

from studio.files.checkpoints.work import Reading
from studio.models.base import RenderRequest
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.models.opening.pipelines import one_file_found
from studio.values.cancel import CancelToken
from studio.values.latent import Seed
from tests.helpers.one_file import joint_file, one_file
from tests.models.diffusion.pipeline.test_single_file import opened, stored


@pytest.mark.parametrize("dual", [False, True])
def test_stable_diffusion_3_is_what_was_put_in_and_draws(tmp_path, dual):
    tensors, networks = joint_file(dual=dual, five=dual)
    path = stored(tensors, tmp_path / "sd3 with clips.safetensors")
    found, parts = opened(path, tmp_path / "out.safetensors")
    assert ("T5 is left out" in found.reason) == dual
    assert parts.kind == "sd3"
    ours = {"transformer": parts.denoiser, "vae": parts.autoencoder}
    ours |= {text.name: text.encoder for text in parts.texts}
    assert set(ours) == set(networks)
    for part, network in networks.items():
        state, wanted = ours[part].state_dict(), network.state_dict()
        assert set(state) == set(wanted)
        assert all(torch.equal(state[name], wanted[name]) for name in wanted), part
    reader = reader_of(parts)
    generator = PipelineGenerator(describe(parts, reader), parts, reader)
    generator.to(torch.device("cpu"), torch.float32)
    said, place = {"prompt": "a violet sea", "steps": 2}, Seed(3, "noise", "torch_cpu")
    point = generator.resolve_at(place, {}, 16, 16)
    told = generator.condition(place, {}, said, (16, 16), CancelToken())
    request = RenderRequest(point, 16, 16, said, conditioning=told)
    picture = generator.render(request, CancelToken())
    assert picture.shape[1:] == (3, 16, 16)
    assert torch.isfinite(picture).all()


def test_a_network_taught_to_paint_over_is_told_the_picture(tmp_path):
    tensors, networks = one_file("inpaint")
    _, parts = opened(stored(tensors, tmp_path / "x.safetensors"), tmp_path / "out.safetensors")
    assert parts.pipeline == "StableDiffusionInpaintPipeline"
    assert parts.denoiser.config.in_channels == 9
    state, wanted = parts.denoiser.state_dict(), networks["unet"].state_dict()
    assert all(torch.equal(state[name], wanted[name]) for name in wanted)


FLUX = {"double_blocks.0.img_attn.qkv.weight": torch.ones(3, 1), "img_in.weight": torch.ones(2, 2)}


def said_of(path):
    with Reading() as reading:
        found, _ = one_file_found(reading.describe(path))
    assert found.verdict == "unknown"
    return found.reason


def test_what_lacks_parts_says_which_and_where_they_are(tmp_path):
    alone = stored(FLUX, tmp_path / "flux.safetensors")
    words = said_of(alone)
    assert "lacks its autoencoder, its text encoder CLIP and its text encoder T5; the diff" in words
    stem = {f"model.diffusion_model.{name}": value for name, value in FLUX.items()}
    beside = ("vae.x", "text_encoders.clip_l.transformer.x", "text_encoders.t5xxl.transformer.x")
    whole = stem | dict.fromkeys(beside, torch.ones(1))
    assert "lacks the words of its T5;" in said_of(stored(whole, tmp_path / "all.safetensors"))
    tensors, _ = joint_file(dual=False)
    bare = {n: v for n, v in tensors.items() if "text_encoders" not in n}
    words = said_of(stored(bare, tmp_path / "sd3.safetensors"))
    assert (
        "Stable Diffusion 3 and lacks its text encoder CLIP-L and its text encoder CLIP-G" in words
    )
    folder = tmp_path / "FLUX whole"
    (folder / "transformer").mkdir(parents=True)
    (folder / "model_index.json").write_text(json.dumps({"_class_name": "FluxPipeline"}))
    assert "the folder 'FLUX whole' beside it holds a whole one" in said_of(alone)
    assert "beside it" not in said_of(tmp_path / "sd3.safetensors")
