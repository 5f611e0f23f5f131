"""Pictures of other tools: their words and settings, whatever stands in them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.cli.inspecting import describe, lines
from studio.export.metadata.others.reading import READERS, foreign_in
from studio.export.reading import read_recipe
from studio.values import edit
from studio.values.foreign import Foreign, at_hand, place_of, words_only
from studio.values.latent import Seed
from tests.helpers.fake_engine import fake_card, words_card

A1111 = """two moons over a (violet sea:1.2),
three sharp peaks
Negative prompt: fog, rain
Steps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7.5, Seed: 1234567890123, Size: 512x768, \
Model hash: 71f19d2c59, Model: postcards_v1, Denoising strength: 0.4, Clip skip: 2, \
Lora hashes: "moons: abc, peaks: def", Version: v1.9.4"""
COMFY = {
    "3": {"class_type": "KSampler", "inputs": {
        "seed": 42, "steps": 25, "cfg": 6.0, "sampler_name": "euler_ancestral",
        "scheduler": "karras", "denoise": 1.0, "model": ["10", 0], "positive": ["6", 0],
        "negative": ["7", 0], "latent_image": ["5", 0]}},
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {
        "ckpt_name": "dir/postcards.safetensors"}},
    "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 640, "height": 512}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a boat", "clip": ["10", 1]}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "birds", "clip": ["10", 1]}},
    "10": {"class_type": "LoraLoader", "inputs": {"lora_name": "ink.safetensors",
                                                 "model": ["4", 0], "clip": ["4", 1]}},
}  # fmt: skip
WORKFLOW = {
    "nodes": [
        {"id": 3, "type": "KSampler", "widgets_values": [
            42, "fixed", 25, 6.0, "euler", "normal", 1], "inputs": [
            {"name": "positive", "link": 1}, {"name": "negative", "link": 2},
                    {"name": "latent_image", "link": 3}, {"name": "model", "link": 4}]},
        {"id": 6, "type": "CLIPTextEncode", "widgets_values": ["a boat"], "inputs": []},
        {"id": 7, "type": "CLIPTextEncode", "widgets_values": ["birds"]},
        {"id": 5, "type": "EmptyLatentImage", "widgets_values": [640, 512, 1]},
        {"id": 4, "type": "CheckpointLoaderSimple", "widgets_values": ["postcards.safetensors"]},
    ],
    "links": [[1, 6, 0, 3, 0, "C"], [2, 7, 0, 3, 1, "C"], [3, 5, 0, 3, 2, "L"],
              [4, 4, 0, 3, 3, "M"]],
}  # fmt: skip
INVOKE = {
    "positive_prompt": "a house", "negative_prompt": "", "seed": 7, "steps": 30,
    "scheduler": "euler_a", "cfg_scale": 5.5, "width": 512, "height": 512,
    "model": {"name": "Postcards", "hash": "sha256:" + words_card().sha256},
    "loras": [{"model": {"name": "ink"}, "weight": 0.7}],
}  # fmt: skip


def test_the_layout_of_the_web_ui():
    found = foreign_in({"parameters": A1111})
    assert found == Foreign(
        "AUTOMATIC1111", "two moons over a (violet sea:1.2),\nthree sharp peaks", "fog, rain",
        1234567890123, 20, "DPM++ 2M Karras", "", 7.5, 0.4, (512, 768), "postcards_v1",
        "71f19d2c59", ("Clip skip: 2",), noise="torch_cuda",
    )  # fmt: skip


def test_a_prompt_that_speaks_of_steps_and_one_that_is_missing():
    text = "Steps: to the sea\nSteps: 5, Seed: 1, Size: 64x64"
    assert foreign_in({"parameters": text}).prompt == "Steps: to the sea"
    assert foreign_in({"parameters": "Negative prompt: fog\nSteps: 5, Seed: 1"}).negative == "fog"
    assert foreign_in({"parameters": "only words"}) is None


def test_the_graph_that_was_run_and_the_one_on_screen():
    found = foreign_in({"prompt": json.dumps(COMFY)})
    assert (found.prompt, found.negative, found.seed, found.steps) == ("a boat", "birds", 42, 25)
    assert (found.sampler, found.schedule, found.guidance) == ("euler_ancestral", "karras", 6.0)
    assert (found.size, found.model) == ((640, 512), "dir/postcards.safetensors")
    assert found.loras == (("ink.safetensors", 1.0),)
    screen = foreign_in({"workflow": json.dumps(WORKFLOW)})
    assert (screen.prompt, screen.negative, screen.seed, screen.steps) == (
        "a boat",
        "birds",
        42,
        25,
    )
    assert (screen.sampler, screen.size) == ("euler", (640, 512))
    assert screen.model == "postcards.safetensors"


def test_three_ways_of_invokeai():
    found = foreign_in({"invokeai_metadata": json.dumps(INVOKE)})
    assert (found.prompt, found.seed, found.sampler) == ("a house", 7, "euler_a")
    assert found.model_hash == words_card().sha256
    assert found.loras == (("ink", 0.7),)
    older = {"model_weights": "postcards", "image": {
        "prompt": [{"prompt": "a house [fog]", "weight": 1}], "seed": 7, "steps": 30,
        "sampler": "k_lms", "cfg_scale": 5, "width": 512, "height": 512}}  # fmt: skip
    found = foreign_in({"sd-metadata": json.dumps(older)})
    assert (found.prompt, found.negative, found.size) == ("a house", "fog", (512, 512))
    found = foreign_in({"Dream": '"a house" -s 50 -S123 -W 512 -H 384 -C 7.5 -A ddim'})
    assert (found.prompt, found.steps, found.seed, found.size) == ("a house", 50, 123, (512, 384))


@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "comfy.png", "comfy.webp"])
def test_out_of_real_files_and_as_inspect_tells_it(tmp_path, kind):
    path, picture = tmp_path / f"made.{kind}", Image.new("RGB", (32, 32))
    if kind.endswith("png"):
        info = PngInfo()
        info.add_text(*(("prompt", json.dumps(COMFY)) if "comfy" in kind else
                        ("parameters", A1111)))  # fmt: skip
        picture.save(path, pnginfo=info)
    else:
        exif = Image.Exif()
        if "comfy" in kind:
            exif[0x0110] = "prompt:" + json.dumps(COMFY)
        else:
            exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + A1111.encode("utf-16-be")
        picture.save(path, exif=exif.tobytes())
    found = read_recipe(path)
    assert found.recipe is None
    assert found.foreign.prompt.startswith("a boat" if "comfy" in kind else "two moons")
    told = describe(path)
    assert told["told"]["steps"] == (25 if "comfy" in kind else 20)
    assert told["made_by"] == ("ComfyUI" if "comfy" in kind else "AUTOMATIC1111")
    text = "\n".join(lines(told))
    assert "Words        " in text
    assert "steps" in text


def test_our_own_exports_are_no_other_tools(tmp_path):
    text = "3\nSteps: 4, Seed: 3, Size: 128x128, Version: Latent Studio 1.0"
    assert foreign_in({"parameters": text}) is None


DEEP = "[" * 100_000 + "]" * 100_000
HOSTILE = [
    "", "\0", "{", DEEP, '{"3": ' + DEEP + "}", "null", "[]", '"text"', "{}" * 10, "9" * 100_000,
    json.dumps({"3": {"class_type": "KSampler", "inputs": {"positive": ["3", 0], "seed": 1}}}),
    json.dumps({"3": {"class_type": "KSampler", "inputs": {"positive": ["9", [1]], "seed": {}}}}),
    json.dumps({"nodes": [None, 3, {"id": {}, "inputs": 4, "type": []}], "links": [[1], None]}),
    json.dumps({"nodes": [], "links": {"a": 1}}), json.dumps({"nodes": [{"inputs": 3}]}),
    json.dumps({"image": {"prompt": [1, None, {"prompt": 4}]}}),
    json.dumps({"positive_prompt": 4, "seed": "x", "steps": 1e300, "model": [], "loras": 5}),
    "Steps: , Seed: -1, Size: axb, CFG scale: nan", "Steps: 20, " + "a: b, " * 50_000,
    'Steps: 1, x: "' + "\\" * 5000, "Dream \"", "-S", '"a" -S -s -W',
    "Steps: 99999999999999999999999, Seed: 99999999999999999999999999, CFG scale: inf",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("key", [key for key, _ in READERS])
def test_hostile_texts_are_read_or_left(key, text):
    found = foreign_in({key: text})
    if found is not None:
        check_bounds(found)


@given(st.dictionaries(st.sampled_from([key for key, _ in READERS]), st.text(max_size=200)))
def test_any_text_is_read_or_left(texts):
    foreign_in(texts)


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["inputs", "class_type", "nodes", "links", "image", "3",
                                       "positive", "text", "seed", "steps", "type", "id",
                                       "widgets_values", "link", "model", "prompt", "loras"]),
                      inner, max_size=5), max_leaves=20))  # fmt: skip
def test_any_document_is_read_or_left(made):
    text = json.dumps(made)
    for key, _ in READERS:
        found = foreign_in({key: text})
        if found is not None:
            check_bounds(found)


def check_bounds(found):
    assert len(found.prompt) <= 20_000
    assert found.seed is None or 0 <= found.seed < 2**63
    assert found.steps is None or 1 <= found.steps <= 10_000
    assert all(value is None or abs(value) < 1e300 for value in (found.guidance, found.strength))
    assert len(found.more) <= 20
    place_of(found, words_card())  # whatever it says is a place, or left out


# ---- into a recipe ------------------------------------------------------------------------------
def test_the_model_is_known_by_its_hash_or_its_name():
    card, other = words_card(), fake_card()
    made = foreign_in({"parameters": A1111})
    assert made.model_hash == card.sha256[:10]
    assert at_hand(made, (other, card)) is card
    named = Foreign("x", model="dir\\PostCards.safetensors")
    assert at_hand(named, (other, card)) is card
    assert at_hand(Foreign("x", model="Ridgelines"), (other, card)) is None  # takes no words
    assert at_hand(Foreign("x", model_hash="71f1"), (card,)) is None
    assert at_hand(Foreign("x"), (card,)) is None


def test_a_place_is_made_of_it_and_what_is_left_is_told():
    found = place_of(foreign_in({"parameters": A1111}), words_card())
    recipe = found.recipe
    assert recipe.latent == Seed(1234567890123, "noise", "torch_cuda")
    assert recipe.controls == {
        "prompt": "two moons over a (violet sea:1.2),\nthree sharp peaks",
        "negative": "fog, rain", "guidance": 7.5, "steps": 20,
    }  # fmt: skip
    assert (recipe.width, recipe.height) == (512, 768)
    assert found.left == (
        "the sampler DPM++ 2M Karras", "the schedule karras", "the picture that it began with",
        "Clip skip: 2",
    )  # fmt: skip


def test_samplers_and_schedules_are_known_by_the_names_of_others():
    from studio.values.controls import Control

    card = words_card()
    more = (
        Control("sampler", "Sampler", "choice", "ddim",
                choices=(("ddim", "DDIM"), ("dpmpp_2m", "2M"), ("euler_a", "A"))),
        Control("schedule", "Schedule", "choice", "own",
                choices=(("own", "Own"), ("karras", "Karras"))),
    )  # fmt: skip
    card = replace(card, info=replace(card.info, controls=(*card.info.controls, *more)))
    found = place_of(foreign_in({"parameters": A1111}), card)
    assert found.recipe.controls["sampler"] == "dpmpp_2m"
    assert found.recipe.controls["schedule"] == "karras"
    found = place_of(foreign_in({"prompt": json.dumps(COMFY)}), card)
    assert found.recipe.controls["sampler"] == "euler_a"
    found = place_of(Foreign("x", seed=1, sampler="DPM fast"), card)
    assert found.left == ("the sampler DPM fast",)


def test_only_the_words_leave_the_place_where_it_is():
    card = words_card()
    here = edit.new_recipe(card, 31)
    found = words_only(foreign_in({"parameters": A1111}), here, card)
    assert found.recipe.latent == here.latent
    assert set(found.recipe.controls) == {"prompt", "negative"}
    assert found.left == ()
