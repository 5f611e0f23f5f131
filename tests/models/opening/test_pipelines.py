"""Folders of pipelines: read whole, kept in one file, refused where anything is odd."""

import json
import shutil

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file, save_file

from studio.errors import FileFormatError, RefusedFile
from studio.files.checkpoints.folder import PIPELINE
from studio.files.checkpoints.work import Reading
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.opening.identify import identify
from studio.models.opening.pipelines import drawn_with
from studio.models.opening.registry import metadata_of, read_weights
from tests.helpers.pipelines import WRITERS, packed, written


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    made = {}

    def folder(kind):
        if kind not in made:
            made[kind] = written(kind, tmp_path_factory.mktemp("pipelines") / kind)
        return made[kind]

    return folder


@pytest.fixture
def sd(folders, tmp_path):
    return shutil.copytree(folders("sd"), tmp_path / "small diffusion")


def looked_at(folder):
    assert drawn_with(folder / PIPELINE)
    with Reading() as reading:
        return identify(reading.describe(folder / PIPELINE))


def container(folder, out):
    with Reading() as reading:
        found = identify(reading.describe(folder / PIPELINE))
        reading.convert(found.sources, metadata_of(found.architecture, found.facts), out)
    return read_weights(SafetensorsFile(out))


def same(ours, theirs):
    for one, other in zip(ours.networks, theirs.networks, strict=True):
        states = one.state_dict(), other.state_dict()
        assert list(states[0]) == list(states[1])
        assert all(torch.equal(states[0][name], states[1][name]) for name in states[0])


@pytest.mark.parametrize("kind", WRITERS)
def test_a_folder_becomes_one_file_and_the_same_networks(folders, tmp_path, kind):
    folder = folders(kind)
    found = looked_at(folder)
    assert (found.verdict, found.architecture, found.family) == (
        "match", "diffusion-pipeline", "diffusion",
    )  # fmt: skip
    assert "million numbers" in found.reason
    weights = container(folder, tmp_path / "model.safetensors")
    plain = packed(folder)
    assert all(torch.equal(value, plain[name]) for name, value in weights.items())
    same(parts_of(weights), parts_of(plain))
    with Reading() as reading:  # the file that was written is known again
        again = identify(reading.describe(tmp_path / "model.safetensors"))
    assert (again.verdict, again.architecture) == ("match", found.architecture)
    assert set(again.sources[0][1]) == set(weights)


def test_what_is_not_drawn_with_stays_behind(sd, tmp_path):
    (sd / "safety_checker").mkdir()
    save_file({"w": np.ones(3, np.float32)}, sd / "safety_checker" / "model.safetensors")
    (sd / "README.md").write_text("hello")
    weights = container(sd, tmp_path / "x.safetensors")
    assert {name.partition("/")[0] for name in weights} == {
        "unet", "vae", "text_encoder", "file:model_index.json", "file:unet", "file:vae",
        "file:text_encoder", "file:tokenizer", "file:scheduler",
    }  # fmt: skip


def sharded(folder, stem="diffusion_pytorch_model"):
    """Its one file of weights in two, with an index."""
    whole = folder / f"{stem}.safetensors"
    tensors = load_file(whole)
    names = sorted(tensors)
    parts = {
        f"{stem}-0000{k + 1}-of-00002.safetensors": {n: tensors[n] for n in names[k::2]}
        for k in range(2)
    }
    for name, part in parts.items():
        save_file(part, folder / name)
    index = {"weight_map": {n: name for name, part in parts.items() for n in part}}
    (folder / f"{stem}.safetensors.index.json").write_text(json.dumps(index))
    whole.unlink()
    return folder / next(iter(parts))


def test_parts_in_shards_and_in_half_precision_are_whole(folders, sd, tmp_path):
    sharded(sd / "unet")
    half = {
        n: t.astype(np.float16) for n, t in load_file(sd / "text_encoder/model.safetensors").items()
    }
    save_file(half, sd / "text_encoder" / "model.fp16.safetensors")
    (sd / "text_encoder" / "model.safetensors").unlink()
    weights = container(sd, tmp_path / "x.safetensors")
    ours, theirs = parts_of(weights), parts_of(packed(folders("sd")))
    assert torch.equal(ours.denoiser.conv_in.weight, theirs.denoiser.conv_in.weight)
    assert {value.dtype for name, value in weights.items() if name.startswith("text_encoder/")} == {
        torch.float16
    }


def test_eight_bits_are_opened_at_sixteen(sd, tmp_path):
    from safetensors.torch import load_file as load, save_file as save

    path = sd / "unet" / "diffusion_pytorch_model.safetensors"
    save({n: t.to(torch.float8_e4m3fn) for n, t in load(path).items()}, path)
    assert "8 bits" in looked_at(sd).reason
    weights = container(sd, tmp_path / "x.safetensors")
    assert weights["unet/conv_in.weight"].dtype == torch.float16
    parts_of(weights)


def test_a_missing_shard_is_named(sd):
    sharded(sd / "unet").unlink()
    with pytest.raises(FileFormatError, match=r"part unet that lacks the shard 'diff.*00001-of"):
        looked_at(sd)


def test_programs_and_pickles_that_run_are_refused(sd):
    (sd / "unet" / "my_unet.py").write_text("print()")
    with pytest.raises(RefusedFile, match=r"my_unet\.py"):
        looked_at(sd)
    (sd / "unet" / "my_unet.py").unlink()
    (sd / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    (sd / "vae" / "diffusion_pytorch_model.bin").write_bytes(b"\x80\x02cos\nsystem\nU\x01x\x85R.")
    with pytest.raises(RefusedFile):
        looked_at(sd)


def edited(path, **more):
    found = json.loads(path.read_text()) | more
    path.write_text(json.dumps(found))


ODD = {
    "no scheduler": ("broken", "scheduler/scheduler_config.json"),
    "no tokenizer": ("broken", "lacks its tokenizer"),
    "no text encoder": ("broken", "text_encoder/config.json"),
    "no weights": ("broken", "part unet that"),
    "a foreign class": ("unknown", "EvilNet"),
    "a foreign library": ("unknown", "a program that this studio does not run"),
    "a foreign scheduler": ("unknown", "EvilScheduler"),
    "whole numbers": ("broken", "in I32"),
    "a lie": ("broken", "layers_per_block = 1000000000"),
    "no JSON": ("broken", "no JSON object"),
    "a way out": ("broken", "does not say what its unet is"),
}


@pytest.mark.parametrize("what", ODD)
def test_what_is_odd_is_one_sentence(sd, what):
    if what == "no scheduler":
        shutil.rmtree(sd / "scheduler")
    elif what == "no tokenizer":
        shutil.rmtree(sd / "tokenizer")
    elif what == "no text encoder":
        shutil.rmtree(sd / "text_encoder")
    elif what == "no weights":
        (sd / "unet" / "diffusion_pytorch_model.safetensors").unlink()
    elif what == "a foreign class":
        edited(sd / PIPELINE, unet=["diffusers", "EvilNet"])
    elif what == "a foreign library":
        edited(sd / PIPELINE, unet=["my_module", "UNet2DConditionModel"])
    elif what == "a foreign scheduler":
        edited(sd / PIPELINE, scheduler=["diffusers", "EvilScheduler"])
    elif what == "whole numbers":
        path = sd / "unet" / "diffusion_pytorch_model.safetensors"
        save_file({n: t.astype(np.int32) for n, t in load_file(path).items()}, path)
    elif what == "a lie":
        edited(sd / "unet" / "config.json", layers_per_block=10**9)
    elif what == "no JSON":
        (sd / "vae" / "config.json").write_text("[")
    else:
        edited(sd / PIPELINE, unet=["../../etc", "passwd"])
    verdict, words = ODD[what]
    if what == "no weights":
        with pytest.raises(FileFormatError, match=words):
            looked_at(sd)
        return
    found = looked_at(sd)
    assert found.verdict == verdict
    assert words in found.reason
    assert found.reason.startswith("small diffusion cannot be drawn with: ")
    assert found.reason.endswith(".")
    assert "\n" not in found.reason


def test_links_out_of_the_folder_lead_nowhere(sd, tmp_path):
    secret = tmp_path / "secret.json"
    secret.write_text('{"a": 1}')
    edited(sd / PIPELINE, **{"../secret": ["diffusers", "UNet2DModel"]})
    assert looked_at(sd).verdict == "match"
    with Reading() as reading:
        files = reading.describe(sd / PIPELINE).files
    assert all(file.is_relative_to(sd) for file in files)


def test_other_pipelines_give_what_they_gave(sd):
    edited(sd / PIPELINE, _class_name="CogVideoXPipeline")
    assert not drawn_with(sd / PIPELINE)
    (sd / PIPELINE).write_text("[" * 100_000)
    assert not drawn_with(sd / PIPELINE)


def test_half_precision_is_kept_so_and_computed_in_full(sd, tmp_path):
    assert "16 bits" not in looked_at(sd).reason
    wanted = {}
    for path in sd.rglob("*.safetensors"):
        half = {n: v.astype(np.float16) for n, v in load_file(path).items()}
        wanted |= {f"{path.parent.name}/{n}": v for n, v in half.items()}
        save_file(half, path)
    found = looked_at(sd)
    assert found.verdict == "match"
    assert "kept at 16 bits and computed at 16 where the machine gains by it" in found.reason
    weights = container(sd, tmp_path / "out.safetensors")
    assert weights["unet/conv_in.weight"].dtype is torch.float16
    own = parts_of(weights).denoiser.state_dict()["conv_in.weight"]
    assert own.dtype is torch.float32
    assert torch.equal(own, torch.from_numpy(wanted["unet/conv_in.weight"]).float())
