"""A LoRA joins a model: kept beside it, on its card, refused where it does not fit."""

import msgspec
import pytest
import torch
from safetensors.torch import load_file, save_file

from studio.adding.lora import add_lora, is_lora
from studio.errors import FileFormatError, InputError, ModelError
from studio.files.safetensors_reader import sha256_of
from studio.library.folders import CARD, WEIGHTS
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.lora.naming import DENOISER
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.models.opening.loras import beside, file_of
from studio.models.opening.registry import open_model, read_tensors
from studio.values.card import Card, GeneratorInfo, Sizes, Space, card_from_json, card_to_json
from studio.values.loras import card_with, loras_on
from studio.values.messages import InstalledModel
from tests.helpers import loras
from tests.helpers.pipelines import packed, written


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    return packed(written("sd", tmp_path_factory.mktemp("pipelines") / "sd"))


@pytest.fixture(scope="module")
def found(weights):
    parts = parts_of(weights)
    return loras.pairs({"unet": parts.denoiser, "text_encoder": parts.texts[0].encoder})


@pytest.fixture
def model(tmp_path, weights):
    folder = tmp_path / "model"
    folder.mkdir()
    save_file(weights, folder / WEIGHTS)
    info = GeneratorInfo(
        "diffusion", "diffusion-pipeline", (Space("noise", (4, 8, 8)),), Sizes((64, 64))
    )
    card = Card("sd", "Tiny", "Draws.", "CC0-1.0", "here", "none", "none", "a" * 64, info)
    (folder / CARD).write_bytes(card_to_json(card))
    return InstalledModel(card, folder)


@pytest.fixture
def lora(tmp_path, found):
    path = tmp_path / "ink_wash-v2.safetensors"
    save_file(loras.kohya(found, loras.ALPHA), path)
    return path


def read_again(model):
    return InstalledModel(card_from_json((model.folder / CARD).read_bytes()), model.folder)


def test_it_stands_on_the_card_by_the_name_of_its_file(model, lora):
    done = add_lora(lora, model)
    assert (done.control.key, done.control.label, done.control.default) == (
        "lora_1", "ink wash-v2", 0.0,
    )  # fmt: skip
    assert done.new
    assert done.left == 0
    assert read_again(model) == done.model
    assert loras_on(done.model.card.info) == (done.control,)


def test_what_is_kept_is_what_the_file_says(model, lora, found):
    card = add_lora(lora, model).model.card
    kept = beside(model.folder, card, read_tensors)
    down, up = found["unet", loras.UNET[0]]
    where = f"lora:lora_1/{DENOISER}/{loras.UNET[0]}"
    assert torch.equal(kept[f"{where}|down"], down)
    assert torch.equal(kept[f"{where}|up"], up)
    assert float(kept[f"{where}|scale"]) == loras.ALPHA / loras.RANK
    assert len(kept) == 3 * len(found)


def test_the_alpha_that_diffusers_notes_counts(model, tmp_path, found):
    path = tmp_path / "x.safetensors"
    told = {"unet.r": loras.RANK, "unet.lora_alpha": 1.5, "text_encoder.lora_alpha": 6}
    note = msgspec.json.encode(told).decode()
    save_file(loras.diffusers(found), path, {"lora_adapter_metadata": note})
    kept = load_file(file_of(add_lora(path, model).model.folder, "lora_1"))
    assert float(kept[f"{DENOISER}/{loras.UNET[0]}|scale"]) == 0.5
    assert float(kept[f"text_encoder/{loras.TEXT[0]}|scale"]) == 2.0


def test_the_same_file_is_there_already(model, lora):
    first = add_lora(lora, model)
    again = add_lora(lora, first.model)
    assert not again.new
    assert again.model == first.model


def test_several_have_numbers_and_one_taken_away_leaves_its_file(model, lora, tmp_path, found):
    first = add_lora(lora, model).model
    other = tmp_path / "other.safetensors"
    save_file(loras.peft(found), other, {"ss_output_name": "Woodcut\u202e"})
    second = add_lora(other, first)
    assert second.control.key == "lora_2"
    assert second.control.label.startswith("Woodcut")
    assert "\u202e" not in second.control.label
    without = InstalledModel(card_with(second.model.card, (second.control,)), model.folder)
    third = tmp_path / "third.safetensors"
    save_file(loras.diffusers(loras.pairs({
        "unet": parts_of(load_file(model.folder / WEIGHTS)).denoiser,
        "text_encoder": parts_of(load_file(model.folder / WEIGHTS)).texts[0].encoder,
    }, seed=4)), third)  # fmt: skip
    assert add_lora(third, without).control.key == "lora_3"


def test_a_missing_or_broken_file_is_said(model, lora):
    card = add_lora(lora, model).model.card
    path = file_of(model.folder, "lora_1")
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(ModelError, match="A LoRA of Tiny is broken"):
        beside(model.folder, card, read_tensors)
    path.unlink()
    with pytest.raises(ModelError, match="lacks its LoRA lora_1"):
        beside(model.folder, card, read_tensors)


def changed(card, **more):
    return msgspec.structs.replace(card, **more)


def test_models_that_take_none(model, lora):
    house = InstalledModel(changed(model.card, house=True), model.folder)
    with pytest.raises(ModelError, match="came with the studio"):
        add_lora(lora, house)
    info = msgspec.structs.replace(model.card.info, architecture="glow")
    with pytest.raises(ModelError, match="no diffusion pipeline"):
        add_lora(lora, InstalledModel(changed(model.card, info=info), model.folder))


def test_files_that_are_none(model, tmp_path, found):
    path = tmp_path / "x.safetensors"
    with pytest.raises(InputError, match="There is no file"):
        add_lora(path, model)
    path.write_bytes(b"\x80\x04pickle")
    with pytest.raises(FileFormatError):
        add_lora(path, model)
    save_file({"unet.conv_in.weight": torch.zeros(8, 4, 3, 3)}, path)
    with pytest.raises(ModelError, match="is no LoRA"):
        add_lora(path, model)
    broken = loras.kohya(found)
    broken[next(iter(broken))] = broken[next(iter(broken))] * torch.nan
    save_file(broken, path)
    with pytest.raises(FileFormatError, match="not finite"):
        add_lora(path, model)
    assert not file_of(model.folder, "lora_1").exists()
    assert read_again(model) == model


def test_a_lora_is_told_by_its_names(lora, model, tmp_path):
    assert is_lora(lora)
    assert not is_lora(model.folder / WEIGHTS)
    assert not is_lora(tmp_path)
    assert not is_lora(tmp_path / "none.safetensors")
    (tmp_path / "x.safetensors").write_bytes(b"x")
    assert not is_lora(tmp_path / "x.safetensors")


def test_a_model_is_opened_with_what_is_beside_it(model, lora):
    def load(card, weights, device):
        parts = parts_of(weights)
        reader = reader_of(parts)
        return PipelineGenerator(describe(parts, reader), parts, reader).on(device)

    path = model.folder / WEIGHTS
    save_file(load_file(path), path, {"architecture": "diffusion-pipeline"})
    parts = parts_of(load_file(path), meta=True)
    info = describe(parts, reader_of(parts))
    plain = InstalledModel(changed(model.card, info=info, sha256=sha256_of(path)), model.folder)
    loaders = {"diffusion-pipeline": load}
    assert loras_on(open_model(plain, torch.device("cpu"), loaders).info) == ()
    done = add_lora(lora, plain).model
    generator = open_model(done, torch.device("cpu"), loaders)
    assert loras_on(generator.info) == loras_on(done.card.info)
    generator._loras.put({"lora_1": 1.0})
    assert generator._loras.key == "lora_1=1.0"
    file_of(done.folder, "lora_1").unlink()
    with pytest.raises(ModelError, match="lacks its LoRA"):
        open_model(done, torch.device("cpu"), loaders)
