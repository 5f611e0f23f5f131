"""Words on the command line: choices made by the seed, and a LoRA beside a model."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from safetensors.torch import save_file

from studio.__main__ import main
from studio.cli.rendering import recipe_of
from studio.errors import InputError
from studio.files.paths import HOME_VARIABLE
from studio.library.models import InstalledModels
from studio.models.diffusion.pipeline.container import parts_of
from studio.values.card import Card, GeneratorInfo, Sizes, Space, card_to_json
from studio.values.controls import Control
from studio.values.loras import loras_on
from tests.helpers import loras
from tests.helpers.pipelines import packed, written

PROMPT = Control("prompt", "Words", "text", "")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    return packed(written("sd", tmp_path_factory.mktemp("pipelines") / "sd"))


@pytest.fixture
def model(home, weights):
    folder = home / "data" / "models" / "tiny"
    folder.mkdir(parents=True)
    save_file(weights, folder / "model.safetensors")
    info = GeneratorInfo(
        "diffusion", "diffusion-pipeline", (Space("noise", (4, 8, 8)),), Sizes((64, 64)),
        controls=(PROMPT,), abilities=("takes_text",),
    )  # fmt: skip
    card = Card("tiny", "Tiny", "Draws.", "CC0-1.0", "here", "none", "none", "a" * 64, info)
    (folder / "card.json").write_bytes(card_to_json(card))
    return folder


@pytest.fixture
def lora(tmp_path, weights):
    parts = parts_of(weights)
    found = loras.pairs({"unet": parts.denoiser, "text_encoder": parts.texts[0].encoder})
    path = tmp_path / "Ink Wash.safetensors"
    save_file(loras.peft(found), path)
    return path


def asked(prompt, seed, *lists):
    wish = {
        "model": "tiny", "seed": str(seed), "recipe": "", "size": "",
        "controls": [f"prompt={prompt}"], "words": list(lists), "out": Path("x.png"),
        "format": "", "bits": "", "quality": "", "dpi": "", "preset": "", "lossless": False,
        "dither": True, "include_recipe": True,
    }  # fmt: skip
    recipe, _ = recipe_of(wish, InstalledModels())
    return recipe.controls["prompt"]


def test_the_recipe_holds_the_words_that_its_seed_chose(model, tmp_path):
    colours = tmp_path / "colours.txt"
    colours.write_text("violet\nteal\n", "utf-8")
    found = {asked("a {calm|wild} __colours__ sea", seed, colours) for seed in range(40)}
    wanted = {f"a {mood} {hue} sea" for mood in ("calm", "wild") for hue in ("violet", "teal")}
    assert found == wanted
    assert asked("a {calm|wild} sea", 7) == asked("a {calm|wild} sea", 7)


def test_a_list_that_is_a_binary_file_is_refused(model, tmp_path):
    (tmp_path / "x.txt").write_bytes(b"\x89PNG\x00")
    with pytest.raises(InputError, match="no word list"):
        asked("__x__", 1, tmp_path / "x.txt")


def told(capsys, *words):
    code = main(["open", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_lora_joins_a_model(model, lora, capsys):
    code, found = told(capsys, lora, "--add", "--to", "tiny")
    assert code == 0
    assert found["lora"] == {
        "model": "tiny", "control": "lora_1", "label": "Ink Wash", "new": True,
    }  # fmt: skip
    assert found["reason"] == "Ink Wash is beside Tiny now."
    (control,) = loras_on(InstalledModels().named("tiny").card.info)
    assert control.label == "Ink Wash"
    assert (model / "loras" / "lora_1.safetensors").is_file()
    _, again = told(capsys, lora, "--add", "--to", "tiny")
    assert again["reason"] == "Tiny has Ink Wash already."
    assert main(["open", str(lora), "--add", "--to", "tiny"]) == 0
    assert capsys.readouterr().out == "Tiny has Ink Wash already.\n"


def test_a_lora_without_a_model_and_for_another_one(model, lora, capsys):
    assert main(["open", str(lora), "--add"]) == 2
    assert "name it with --to" in capsys.readouterr().err
    card = msgspec.json.decode((model / "card.json").read_bytes())
    card["info"]["architecture"] = "glow"
    (model / "card.json").write_bytes(msgspec.json.encode(card))
    assert main(["open", str(lora), "--add", "--to", "tiny"]) == 2
    assert "no diffusion pipeline" in capsys.readouterr().err
    assert main(["open", str(lora), "--add", "--to", "nobody"]) == 2
