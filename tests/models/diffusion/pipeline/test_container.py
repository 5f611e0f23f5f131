"""From a container to built networks: the same as diffusers builds, and nothing absurd."""

import json

import pytest
import torch

from studio.errors import ModelError
from studio.models.diffusion.pipeline.container import parts_of
from tests.helpers.pipelines import WRITERS, packed, written

KINDS = {
    "sd": "sd", "lcm": "sd", "sdxl": "sdxl", "sd3": "sd3", "flux": "flux", "pixart": "pixart",
    "sana": "sana", "dit": "dit", "ddpm": "unet2d", "ldm": "unet2d", "consistency": "consistency",
    "ldm text": "ldm", "postcard": "postcard",
}  # fmt: skip


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    made = {}

    def folder(kind):
        if kind not in made:
            made[kind] = written(kind, tmp_path_factory.mktemp("pipelines") / kind)
        return made[kind]

    return folder


def reference(folder, part, network):
    """The network as its own library reads it."""
    if type(network).__name__.startswith("Postcard"):
        from studio.models.diffusion.postcards.folder import read_folder

        read = read_folder(folder)
        return {"transformer": read.transformer, "vae": read.autoencoder}.get(part, read.text)
    return type(network).from_pretrained(folder / part)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_container_builds_what_the_libraries_build(folders, kind):
    folder = folders(kind)
    parts = parts_of(packed(folder))
    assert parts.kind == KINDS[kind]
    named = {"denoiser": parts.denoiser, "autoencoder": parts.autoencoder}
    found = {"unet": named["denoiser"], "transformer": named["denoiser"]}
    found |= {"vae": named["autoencoder"], "vqvae": named["autoencoder"]}
    found |= {text.name: text.encoder for text in parts.texts}
    built = 0
    for part in (p.name for p in folder.iterdir() if (p / "config.json").is_file()):
        network = found[part]
        wanted = reference(folder, part, network)
        assert type(wanted).__name__ == type(network).__name__
        assert not network.training
        ours, theirs = dict(network.named_buffers()), dict(wanted.named_buffers())
        assert set(ours) == set(theirs)
        for name, value in {**network.state_dict(), **ours}.items():
            other = {**wanted.state_dict(), **theirs}[name]
            assert torch.equal(value, other.to(value.dtype)), (part, name)
            assert not value.requires_grad
        built += 1
    assert built == len(parts.networks)
    assert parts.scheduler["num_train_timesteps"] > 1


@pytest.mark.parametrize("kind", WRITERS)
def test_shapes_alone_cost_no_memory(folders, kind):
    parts = parts_of(packed(folders(kind)), meta=True)
    own = [p for network in parts.networks for p in network.parameters()]
    assert own
    assert all(p.is_meta for p in own)


def changed(weights, path, **more):
    """The same with other values in one of its JSON files; None takes a key out."""
    name = f"file:{path}"
    found = json.loads(bytes(weights[name].numpy())) | more
    found = {key: value for key, value in found.items() if value is not None}
    data = torch.frombuffer(bytearray(json.dumps(found).encode()), dtype=torch.uint8)
    return {**weights, name: data}


LIES = {
    "unet/config.json": (
        {"layers_per_block": 10**9}, {"layers_per_block": 200}, {"block_out_channels": [-8, 16]},
        {"block_out_channels": [8] * 1000}, {"cross_attention_dim": 10**12},
        {"sample_size": "eight"}, {"norm_num_groups": 0}, {"norm_num_groups": 3},
        {"down_block_types": ["os.system", "DownBlock2D"]}, {"act_fn": "x" * 1000},
        {"attention_head_dim": [[[[[2]]]]]}, {"block_out_channels": {"a": 1}},
        {"block_out_channels": []}, {"in_channels": True}, {"norm_eps": 1e300},
        {"time_embedding_dim": 33}, {"mid_block_type": "eval"}, {"block_out_channels": [8, 32]},
    ),
    "text_encoder/config.json": (
        {"num_hidden_layers": 10**9}, {"num_hidden_layers": 3}, {"hidden_size": -1},
        {"max_position_embeddings": 1 << 40}, {"hidden_act": "__import__"}, {"vocab_size": 7},
    ),
    "vae/config.json": ({"latent_channels": 10**9}, {"latent_channels": "4"}),
    "scheduler/scheduler_config.json": (
        {"num_train_timesteps": -5}, {"num_train_timesteps": 10**9}, {"beta_start": [{}]},
        {"trained_betas": [0.1] * 20_000}, {"beta_schedule": {"a": 1}},
    ),
    "model_index.json": (
        {"unet": ["os", "system"]}, {"unet": ["diffusers", "AutoencoderKL"]},
        {"unet": ["diffusers", "Evil"]}, {"unet": None}, {"scheduler": None}, {"unet": "x"},
        {"text_encoder": [None, None]}, {"_class_name": "Evil"}, {"_class_name": ["a"]},
        {"tokenizer": ["transformers", "AutoTokenizer"]}, {"unet": ["../..", "x"]},
        {"scheduler": ["diffusers", "EvilScheduler"]}, {"vae": ["my_module", "AutoencoderKL"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("path", LIES)
def test_lies_are_one_sentence(folders, path):
    weights = packed(folders("sd"))
    for lie in LIES[path]:
        for meta in (True, False):
            with pytest.raises(ModelError) as told:
                parts_of(changed(weights, path, **lie), meta=meta)
            words = str(told.value)
            assert words.endswith("."), lie
            assert "\n" not in words
            assert len(words) < 300


def test_weights_that_do_not_fit_are_said(folders):
    weights = packed(folders("sd"))
    one = "unet/conv_in.weight"
    for found, words in (
        ({n: v for n, v in weights.items() if n != one}, "lacks 'conv_in.weight'"),
        ({**weights, one: weights[one].double() * float("nan")}, "not finite"),
        ({**weights, one: weights[one].to(torch.int32)}, "in int32"),
        ({**weights, one: weights[one][:4]}, "expected"),
        ({**weights, "unet/extra": weights[one]}, "'extra' is foreign"),
        ({n: v for n, v in weights.items() if not n.startswith("unet/")}, "weights of its unet"),
        ({n: v for n, v in weights.items() if ":tokenizer" not in n}, "lacks its tokenizer"),
        ({n: v for n, v in weights.items() if n != "file:vae/config.json"}, "lacks vae/config"),
        ({**weights, "file:vae/config.json": torch.zeros(9, dtype=torch.uint8)}, "no JSON object"),
    ):  # fmt: skip
        with pytest.raises(ModelError, match=words):
            parts_of(found)


def test_half_precision_becomes_single(folders):
    weights = packed(folders("sd"))
    half = {n: v.half() if v.is_floating_point() else v for n, v in weights.items()}
    parts = parts_of(half)
    assert {p.dtype for n in parts.networks for p in n.parameters()} == {torch.float32}
    assert torch.equal(parts.denoiser.conv_in.weight, half["unet/conv_in.weight"].float())


def test_names_of_older_files_are_known(folders):
    weights = packed(folders("sd"))
    old = {}
    for name, value in weights.items():
        if name.startswith("text_encoder/"):
            name = name.replace("text_encoder/", "text_encoder/text_model.")
        if name.startswith("vae/"):
            for today, before in (("to_q", "query"), ("to_k", "key"), ("to_v", "value"),
                                  ("to_out.0", "proj_attn")):  # fmt: skip
                name = name.replace(f".{today}.", f".{before}.")
        old[name] = value
    old["text_encoder/text_model.embeddings.position_ids"] = torch.arange(77)[None]
    assert set(old) != set(weights)
    ours, theirs = parts_of(old), parts_of(weights)
    for one, other in zip(ours.networks, theirs.networks, strict=True):
        for name, value in other.state_dict().items():
            assert torch.equal(one.state_dict()[name], value)
