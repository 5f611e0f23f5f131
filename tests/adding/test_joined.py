"""A transformer in one file and the rest in a folder: joined on a person's word, never silently."""

from __future__ import annotations

import json
import re

import pytest
import torch
from safetensors.torch import load_file, save_file

from studio.adding.identify import examine
from studio.errors import InputError
from studio.files.checkpoints.work import Reading
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.opening.registry import metadata_of, read_weights
from tests.helpers.pipelines import written

DOUBLE = {
    "norm1.linear": "img_mod.lin", "norm1_context.linear": "txt_mod.lin",
    "attn.to_out.0": "img_attn.proj", "attn.to_add_out": "txt_attn.proj",
    "ff.net.0.proj": "img_mlp.0", "ff.net.2": "img_mlp.2", "ff_context.net.0.proj": "txt_mlp.0",
    "ff_context.net.2": "txt_mlp.2", "attn.norm_q": "img_attn.norm.query_norm",
    "attn.norm_k": "img_attn.norm.key_norm", "attn.norm_added_q": "txt_attn.norm.query_norm",
    "attn.norm_added_k": "txt_attn.norm.key_norm",
}  # fmt: skip
SINGLE = {"norm.linear": "modulation.lin", "proj_out": "linear2",
          "attn.norm_q": "norm.query_norm", "attn.norm_k": "norm.key_norm"}  # fmt: skip
ENDS = {
    "x_embedder": "img_in", "context_embedder": "txt_in", "proj_out": "final_layer.linear",
    "time_text_embed.timestep_embedder.linear_1": "time_in.in_layer",
    "time_text_embed.timestep_embedder.linear_2": "time_in.out_layer",
    "time_text_embed.text_embedder.linear_1": "vector_in.in_layer",
    "time_text_embed.text_embedder.linear_2": "vector_in.out_layer",
    "time_text_embed.guidance_embedder.linear_1": "guidance_in.in_layer",
    "time_text_embed.guidance_embedder.linear_2": "guidance_in.out_layer",
}  # fmt: skip


def as_published(state):
    """A transformer of diffusers under the names of its makers."""
    found = {}
    for name, value in state.items():
        stem, _, kind = name.rpartition(".")
        block = re.fullmatch(r"(single_)?transformer_blocks\.(\d+)\.(.+)", stem)
        if stem == "norm_out.linear":
            found[f"final_layer.adaLN_modulation.1.{kind}"] = torch.cat(value.chunk(2)[::-1])
        elif block is None:
            found[f"{ENDS[stem]}.{kind}"] = value
        else:
            row = "single_blocks" if block[1] else "double_blocks"
            inner = (SINGLE if block[1] else DOUBLE).get(block[3])
            if inner is not None:
                scale = "scale" if inner.endswith("_norm") else kind
                found[f"{row}.{block[2]}.{inner}.{scale}"] = value
    for name in state:
        stem, _, kind = name.rpartition(".")
        place, _, part = stem.rpartition(".attn.")
        number = place.rpartition(".")[2]
        others = [state.get(f"{place}.attn.{p}.{kind}") for p in ("to_q", "to_k", "to_v")]
        if part == "to_q" and place.startswith("single"):
            more = state[f"{place}.proj_mlp.{kind}"]
            found[f"single_blocks.{number}.linear1.{kind}"] = torch.cat((*others, more))
        elif part == "to_q":
            found[f"double_blocks.{number}.img_attn.qkv.{kind}"] = torch.cat(others)
        elif part == "add_q_proj":
            added = [state[f"{place}.attn.add_{x}_proj.{kind}"] for x in "qkv"]
            found[f"double_blocks.{number}.txt_attn.qkv.{kind}"] = torch.cat(added)
    return {name: value.contiguous() for name, value in found.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return written("flux", tmp_path_factory.mktemp("joined") / "whole")


@pytest.fixture(scope="module")
def state(folder):
    [file] = (folder / "transformer").glob("*.safetensors")
    return load_file(file)


@pytest.fixture(scope="module")
def alone(folder, state):
    path = folder.parent / "flux.safetensors"
    changed = {name: value + 0.25 for name, value in state.items()}
    save_file(as_published(changed), path)
    return path


def test_the_folder_beside_it_is_offered_and_nothing_is_joined_by_itself(folder, alone):
    with Reading() as reading:
        found = examine(alone, reading)
    assert found.verdict == "unknown"
    assert found.incomplete
    assert found.rest == folder
    assert "'whole' beside it holds a whole one" in found.reason


def test_joined_it_is_the_file_s_transformer_among_the_folder_s_parts(
    folder, alone, state, tmp_path
):
    out = tmp_path / "model.safetensors"
    with Reading() as reading:
        found = examine(alone, reading, folder)
        assert found.verdict == "match", found.reason
        assert "its other parts are those of 'whole'" in found.reason
        reading.convert(
            found.sources, metadata_of(found.architecture, found.facts), out, texts=found.texts
        )
    made = parts_of(read_weights(SafetensorsFile(out)))
    network = made.denoiser.state_dict()
    assert network.keys() == state.keys()
    for name, value in state.items():
        assert torch.equal(network[name], value + 0.25), name
    [vae] = (folder / "vae").glob("*.safetensors")
    assert torch.equal(
        made.autoencoder.state_dict()["decoder.conv_in.weight"],
        load_file(vae)["decoder.conv_in.weight"],
    )


def test_a_folder_of_another_model_is_refused_in_one_sentence(folder, alone, tmp_path):
    other = written("sd3", tmp_path / "other")
    config = folder / "transformer" / "config.json"
    with Reading() as reading:
        assert "the folder is of another model" in examine(alone, reading, other).reason
        with pytest.raises(InputError, match="no diffusers folder"):
            examine(alone, reading, tmp_path)
    before = config.read_text()
    try:
        config.write_text(json.dumps(json.loads(before) | {"pooled_projection_dim": 24}))
        with Reading() as reading:
            assert "pooled_projection_dim = 24" in examine(alone, reading, folder).reason
    finally:
        config.write_text(before)
