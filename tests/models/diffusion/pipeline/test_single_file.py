"""Stable Diffusion in one file: the same networks as diffusers' own converter makes of it."""

import pytest
import torch
from safetensors.torch import save_file

from studio.files.checkpoints.work import Reading
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.singlefile.checkpoint import one_file as read_names
from studio.models.opening.pipelines import one_file_found
from studio.models.opening.recognise import MismatchError
from studio.models.opening.registry import read_weights
from tests.helpers.one_file import one_file

KINDS = ("sd1", "sd2", "sdxl")


@pytest.fixture(scope="module")
def files():
    return {kind: one_file(kind) for kind in KINDS}


def stored(tensors, path):
    plain = {name: value.contiguous().clone() for name, value in tensors.items()}
    if path.suffix == ".ckpt":
        torch.save({"state_dict": plain, "global_step": 875_000, "epoch": 3}, path)
    else:
        save_file(plain, path)
    return path


def opened(path, out):
    with Reading() as reading:
        found, why_not = one_file_found(reading.describe(path))
        assert not why_not
        reading.convert(found.sources, {}, out, texts=found.texts)
    return found, parts_of(read_weights(SafetensorsFile(out)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", [".safetensors", ".ckpt"])
def test_the_networks_are_those_that_were_put_in(files, tmp_path, kind, ending):
    tensors, networks = files[kind]
    path = stored(tensors, tmp_path / f"my model{ending}")
    found, parts = opened(path, tmp_path / "out.safetensors")
    assert found.verdict == "match"
    assert "assumed to predict" in found.reason
    assert ("velocity" in found.reason) == (kind == "sd2")
    assert parts.kind == ("sdxl" if kind == "sdxl" else "sd")
    ours = {"unet": parts.denoiser, "vae": parts.autoencoder}
    ours |= {text.name: text.encoder for text in parts.texts}
    assert set(ours) == set(networks)
    for part, network in networks.items():
        state, wanted = ours[part].state_dict(), network.state_dict()
        assert list(state) == list(wanted)
        assert all(torch.equal(state[name], wanted[name]) for name in wanted), part
    assert [text.vocabulary.ids("a cat!") for text in parts.texts] == [[320, 2368, 256]] * len(
        parts.texts
    )
    pads = [text.vocabulary.pad for text in parts.texts]
    assert pads == {"sd1": [49407], "sd2": [0], "sdxl": [49407, 0]}[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_the_networks_draw_and_read_alike(files, tmp_path, kind):
    tensors, networks = files[kind]
    _, parts = opened(stored(tensors, tmp_path / "x.safetensors"), tmp_path / "out.safetensors")
    x, words = torch.randn(1, 4, 8, 8), torch.randn(1, 5, parts.denoiser.config.cross_attention_dim)
    more = {}
    if kind == "sdxl":
        ids = torch.tensor([[64.0, 64, 0, 0, 64, 64]])
        more = {"added_cond_kwargs": {"text_embeds": torch.randn(1, 64), "time_ids": ids}}
    ids = torch.tensor([[49406, 320, 2368, 49407, 49407]])
    with torch.no_grad():
        for ours, theirs in (
            (parts.denoiser(x, 500, words, **more), networks["unet"].eval()(x, 500, words, **more)),
            (parts.autoencoder.decode(x), networks["vae"].eval().decode(x)),
        ):
            assert (ours.sample - theirs.sample).abs().max() < 1e-5
        for text in parts.texts:
            ours, theirs = text.encoder(ids), networks[text.name].eval()(ids)
            assert (ours[0] - theirs[0]).abs().max() < 1e-5


@pytest.mark.parametrize("kind", KINDS)
def test_names_agree_with_those_of_diffusers_converter(files, kind):
    from diffusers.loaders import single_file_utils as theirs

    tensors, networks = files[kind]
    made = read_names({name: tuple(value.shape) for name, value in tensors.items()})
    config = dict(networks["unet"].config)
    state = theirs.convert_ldm_unet_checkpoint(dict(tensors), config)
    ours = {n[5:]: tensors[old] for n, old in made.names.items() if n.startswith("unet/")}
    assert set(ours) == set(state)
    assert all(torch.equal(ours[name], value) for name, value in state.items())
    state = theirs.convert_ldm_vae_checkpoint(dict(tensors), dict(networks["vae"].config))
    ours = {n[4:]: tensors[old] for n, old in made.names.items() if n.startswith("vae/")}
    assert set(ours) == set(state)
    assert all(torch.equal(ours[n].reshape(v.shape), v) for n, v in state.items())


def test_what_is_none_says_why(files):
    shapes = {name: tuple(value.shape) for name, value in files["sd1"][0].items()}
    first = "model.diffusion_model.input_blocks.0.0.weight"
    for changed, words in (
        ({**shapes, first: (32, 8, 3, 3)}, "8 channels"),
        ({n: s for n, s in shapes.items() if "cond_stage" not in n}, "no text encoder"),
        ({n: s for n, s in shapes.items() if "first_stage" not in n}, "no autoencoder"),
        ({n: s for n, s in shapes.items() if "model.diff" not in n}, "no U-Net"),
        ({**shapes, "model.diffusion_model.other_blocks.0.x": (1,)}, "foreign"),
        ({**shapes, "conditioner.embedders.0.model.x": (1,)}, "refiner"),
    ):  # fmt: skip
        with pytest.raises(MismatchError, match=words):
            read_names(changed)
