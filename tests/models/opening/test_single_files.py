"""A diffusion model in one file: its autoencoder opens, and what waits is said."""

from __future__ import annotations

import re

import pytest
import torch
from safetensors.torch import save_file

from studio.files.safetensors_reader import SafetensorsFile
from studio.models.opening.identify import identify
from studio.models.opening.registry import declare, metadata_of, read_weights
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Layout
from studio.models.vae.grid.kl import KLHalves
from tests.helpers.checkpoints import converted, described

SMALL = Layout((32, 32, 64), 1, 4)
WIDE = Layout((32, 32, 64), 1, 16, quant=False, post_quant=False)
UNET = {
    "model.diffusion_model.time_embed.0.weight": (32, 8),
    "model.diffusion_model.input_blocks.0.0.weight": (8, 4, 3, 3),
    "model.diffusion_model.input_blocks.1.1.proj_in.weight": (8, 8),
    "model.diffusion_model.out.2.weight": (4, 8, 3, 3),
}
FIRST = UNET | {
    "cond_stage_model.transformer.text_model.embeddings.token_embedding.weight": (9, 8),
    "alphas_cumprod": (1000,),
    "betas": (1000,),
}
LARGE = UNET | {"conditioner.embedders.0.transformer.text_model.final_layer_norm.weight": (8,)}
THIRD = {
    "model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight": (24, 8),
    "text_encoders.clip_l.transformer.text_model.final_layer_norm.weight": (8,),
}


def original(name: str) -> str:
    """A name as the code of latent diffusion has it, for the three levels of these layouts."""
    for words, old in (
        (r"up_blocks\.(\d)\.resnets\.", lambda m: f"up.{2 - int(m[1])}.block."),
        (r"up_blocks\.(\d)\.upsamplers\.0\.", lambda m: f"up.{2 - int(m[1])}.upsample."),
        (r"down_blocks\.(\d)\.resnets\.", r"down.\1.block."),
        (r"down_blocks\.(\d)\.downsamplers\.0\.", r"down.\1.downsample."),
        (r"mid_block\.resnets\.(\d)", lambda m: f"mid.block_{int(m[1]) + 1}"),
        (r"mid_block\.attentions\.0", "mid.attn_1"),
        (r"group_norm", "norm"),
        (r"to_([qkv])\.", r"\1."),
        (r"to_out\.0", "proj_out"),
        (r"conv_shortcut", "nin_shortcut"),
        (r"conv_norm_out", "norm_out"),
    ):
        name = re.sub(words, old, name)
    return name


def whole(layout: Layout, stem: str, beside: dict[str, tuple[int, ...]], names=original):
    """Such a file's tensors, and the autoencoder's own under the names of today."""
    torch.manual_seed(1)
    own = {name: value.clone() for name, value in AutoencoderKL(layout).state_dict().items()}
    tensors = {name: torch.randn(shape) for name, shape in beside.items()}
    return tensors | {f"{stem}.{names(name)}": value for name, value in own.items()}, own


@pytest.mark.parametrize("kind", ["safetensors", "ckpt"])
@pytest.mark.parametrize("names", [original, str])
@pytest.mark.parametrize("stem", ["first_stage_model", "vae"])
def test_the_autoencoder_of_a_whole_checkpoint_opens(tmp_path, kind, stem, names):
    tensors, own = whole(SMALL, stem, FIRST, names)
    path, out = tmp_path / f"sd.{kind}", tmp_path / "out.safetensors"
    if kind == "ckpt":
        torch.save({"state_dict": tensors, "global_step": 470_000}, path)
    else:
        save_file(tensors, path)
    found = identify(described(path))
    assert (found.verdict, found.architecture) == ("match", "autoencoder-kl")
    assert "only the autoencoder is drawn with, the rest waits (7 tensors: model" in (found.reason)
    assert "cond_stage_model" in found.reason
    converted(found.sources, metadata_of(found.architecture, found.facts), out)
    weights = read_weights(SafetensorsFile(out))
    assert set(weights) == set(own)
    assert all(torch.equal(weights[name].reshape(own[name].shape), own[name]) for name in own)
    assert declare(found.architecture, weights).space.shape[0] == 4


@pytest.mark.parametrize(
    ("layout", "beside", "scale", "shift"),
    [(SMALL, FIRST, 0.18215, 0.0), (SMALL, LARGE, 0.13025, 0.0), (WIDE, THIRD, 1.5305, 0.0609)],
)
def test_latents_are_scaled_as_the_checkpoint_they_come_from(
    tmp_path, layout, beside, scale, shift
):
    path, out = tmp_path / "sd.safetensors", tmp_path / "out.safetensors"
    save_file(whole(layout, "first_stage_model", beside)[0], path)
    found = identify(described(path))
    converted(found.sources, metadata_of(found.architecture, found.facts), out)
    halves = KLHalves(AutoencoderKL(layout), read_weights(SafetensorsFile(out)).facts)
    published = halves._published(torch.ones(1, layout.latent, 2, 2))
    assert torch.allclose(published, torch.tensor(1 / scale + shift))


def test_an_autoencoder_alone_waits_for_nothing(tmp_path):
    path = tmp_path / "vae.safetensors"
    save_file(whole(SMALL, "vae", {})[0], path)
    found = identify(described(path))
    assert found.verdict == "match"
    assert "waits" not in found.reason


def test_a_checkpoint_without_its_autoencoder_says_what_it_is(tmp_path):
    path = tmp_path / "unet.safetensors"
    save_file({name: torch.randn(shape) for name, shape in FIRST.items()}, path)
    found = identify(described(path))
    assert found.verdict == "unknown"
    assert "is a diffusion network" in found.reason
