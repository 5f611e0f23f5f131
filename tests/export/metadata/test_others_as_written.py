"""Texts as other tools really write them: every trait that changes the picture comes over or is
named."""

from __future__ import annotations

import json

from msgspec.structs import replace

from studio.export.metadata.others import compel
from studio.export.metadata.others.reading import foreign_in
from studio.values.controls import Control
from studio.values.foreign import Foreign, place_of
from studio.values.loras import card_with, lora_control
from tests.helpers.fake_engine import words_card

WEB_UI = """best, two moons over a violet sea <lora:ink_style:0.7>, (three peaks:1.2) BREAK birds
Negative prompt: lowres, EasyNegative
Steps: 28, Sampler: DPM++ 2M SDE Karras, CFG scale: 6.5, Seed: 3845678321, Size: 512x768, \
Model hash: 6ce0161689, Model: v1-5-pruned-emaonly, VAE hash: 735e4c3a44, VAE: mse.safetensors, \
Clip skip: 2, ENSD: 31337, Hires upscale: 2, Lora hashes: "ink_style: 1234abcd", Tiling: True, \
TI hashes: "EasyNegative: c74b4e810b03", Version: v1.6.0, Hashes: {"vae": "735e4c3a44", \
"embed:EasyNegative": "c74b4e810b", "lora:ink_style": "12", "model": "6ce0161689"}"""


def node(kind, **inputs):
    """A node of a graph that was run."""
    return {"class_type": kind, "inputs": inputs}


def run(**graph):
    """What the graph says whose nodes are called n1, n2, …"""
    return foreign_in({"prompt": json.dumps(graph)})


def sampled(**more):
    """A sampler of the plain kind."""
    inputs = {"seed": 4, "steps": 20, "cfg": 8, "sampler_name": "euler", "scheduler": "normal",
              "denoise": 1, "model": ["ckpt", 0], "positive": ["yes", 0], "negative": ["no", 0],
              "latent_image": ["size", 0]}  # fmt: skip
    return node("KSampler", **(inputs | more))


PLAIN = {
    "ckpt": node("CheckpointLoaderSimple", ckpt_name="postcards.safetensors"),
    "yes": node("CLIPTextEncode", text="a boat"), "no": node("CLIPTextEncode", text="fog"),
    "size": node("EmptyLatentImage", width=640, height=512),
}  # fmt: skip


def test_a_full_line_of_the_web_ui():
    found = foreign_in({"parameters": WEB_UI})
    assert found.prompt == "best, two moons over a violet sea, (three peaks:1.2), birds"
    assert found.loras == (("ink_style", 0.7),)
    assert (found.seamless, found.noise) == ("both", "torch_cuda")
    assert found.more == (
        "Clip skip: 2", "ENSD: 31337", "Hires upscale: 2", "TI hashes: EasyNegative: c74b4e810b03",
        "the parts between which BREAK stands",
    )  # fmt: skip


def test_whose_random_numbers_the_seed_counts():
    line = "a boat\nSteps: 5, Seed: 1, Size: 64x64"
    assert foreign_in({"parameters": line}).noise == "torch_cuda"
    assert foreign_in({"parameters": f"{line}, RNG: NV"}).noise == "torch_cuda"
    assert foreign_in({"parameters": f"{line}, RNG: CPU"}).noise == "torch_cpu"
    assert foreign_in({"parameters": f"{line}, Version: ComfyUI"}).noise == "torch_cpu"
    assert run(s=sampled(), **PLAIN).noise == "torch_cpu"
    dream = {"positive_prompt": "a", "seed": 1, "rand_device": "cuda"}
    assert foreign_in({"invokeai_metadata": json.dumps(dream)}).noise == "torch_cuda"


def test_a_conditioning_that_was_zeroed_says_nothing():
    found = run(s=sampled(negative=["zero", 0]), zero=node("ConditioningZeroOut",
                conditioning=["yes", 0]), **PLAIN)  # fmt: skip
    assert (found.prompt, found.negative) == ("a boat", "")


def test_guidance_that_the_network_is_told_counts():
    told = node("FluxGuidance", guidance=3.5, conditioning=["yes", 0])
    assert run(s=sampled(cfg=1, positive=["told", 0]), told=told, **PLAIN).guidance == 3.5
    assert run(s=sampled(cfg=6), **PLAIN).guidance == 6


def test_of_two_passes_the_first_is_the_place_and_the_other_is_named():
    larger = node("LatentUpscale", width=1024, height=1024, samples=["b", 0])
    second = sampled(seed=9, steps=7, denoise=0.5, latent_image=["up", 0])
    found = run(a=second, up=larger, b=sampled(), **PLAIN)
    assert (found.seed, found.steps, found.strength) == (4, 20, 1)
    assert found.size == (640, 512)
    assert found.more == ("another pass of sampling after the first",)


def test_prompts_put_together_and_texts_from_nodes_of_their_own():
    graph = PLAIN | {
        "yes": node("CLIPTextEncode", text=["wrote", 0]),
        "wrote": node("PrimitiveStringMultiline", value="two moons"),
        "also": node("CLIPTextEncode", text="a boat"),
        "both": node("ConditioningCombine", conditioning_1=["yes", 0], conditioning_2=["also", 0]),
    }
    found = run(s=sampled(positive=["both", 0]), **graph)
    assert found.prompt == "two moons, a boat"
    assert found.more == ("the way in which several prompts were put together",)


def test_a_control_net_passes_both_halves_on_apart():
    net = node("ControlNetApplyAdvanced", strength=0.8, positive=["yes", 0], negative=["no", 0])
    found = run(s=sampled(positive=["net", 0], negative=["net", 1]), net=net, **PLAIN)
    assert (found.prompt, found.negative) == ("a boat", "fog")
    assert found.more == ("ControlNetApplyAdvanced",)


def test_sizes_are_of_the_picture_not_of_what_the_encoder_was_told():
    graph = PLAIN | {"yes": node("CLIPTextEncodeSDXL", width=4096, height=4096, text_g="a boat",
                                 text_l="oil", clip=["ckpt", 1])}  # fmt: skip
    found = run(s=sampled(), **graph)
    assert (found.size, found.prompt) == ((640, 512), "a boat")
    assert found.more == ("other words for another encoder: oil",)


def test_all_that_invokeai_says_of_a_picture():
    told = {
        "positive_prompt": "two moons++ over a (violet sea)1.3, sci-fi fog--",
        "negative_prompt": "rain+", "seed": 2437, "steps": 30, "cfg_scale": 7.5, "width": 512,
        "height": 512, "scheduler": "dpmpp_2m_k", "seamless_x": True, "seamless_y": False,
        "clip_skip": 1, "cfg_rescale_multiplier": 0.3, "hrf_enabled": False, "controlnets": [],
        "vae": {"name": "sd-vae-ft-mse"}, "positive_style_prompt": "oil",
        "model": {"name": "postcards", "hash": "blake3:00", "base": "sd-1"},
        "loras": [{"model": {"name": "ink"}, "weight": 0.75}],
    }  # fmt: skip
    found = foreign_in({"invokeai_metadata": json.dumps(told)})
    assert found.prompt == "two (moons:1.21) over a (violet sea:1.3), sci-fi (fog:0.81)"
    assert (found.negative, found.seamless, found.loras) == ("(rain:1.1)", "x", (("ink", 0.75),))
    assert found.more == (
        "guidance made weaker by its own length",
        "the layers of the text encoder that were skipped", "the decoder sd-vae-ft-mse",
        "words of style: oil",
    )  # fmt: skip
    assert compel.read("well-known C++ (sea) 1 - and -") == "well-known (C:1.21) (sea) 1 - and -"


# ---- into a recipe ------------------------------------------------------------------------------
def test_loras_beside_the_model_are_laid_over_it_and_others_named():
    card = card_with(words_card(), (lora_control("lora_1", "Ink style"),))
    found = place_of(foreign_in({"parameters": WEB_UI}), card)
    assert found.recipe.controls["lora_1"] == 0.7
    assert not any("LoRA" in one for one in found.left)
    found = place_of(foreign_in({"parameters": WEB_UI}), words_card())
    assert "LoRA ink_style (0.7)" in found.left
    assert "edges that meet" in found.left


def test_schedules_in_the_names_of_samplers():
    card = words_card()
    more = (
        Control(
            "sampler",
            "Sampler",
            "choice",
            "ddim",
            choices=(("ddim", "D"), ("euler_a", "A"), ("dpmpp_2m", "2")),
        ),
        Control("schedule", "Schedule", "choice", "own", choices=(("own", "O"), ("karras", "K"))),
    )
    card = replace(card, info=replace(card.info, controls=(*card.info.controls, *more)))
    found = place_of(Foreign("x", seed=1, sampler="Euler a"), card)
    assert found.left == ("the noise that its sampler adds at every step",)
    found = place_of(Foreign("x", seed=1, sampler="dpmpp_2m_k"), card)
    assert found.recipe.controls == {"sampler": "dpmpp_2m", "schedule": "karras"}
    assert found.left == ()
    flows = Control("sampler", "S", "choice", "flow_heun",
                    choices=(("flow_heun", "H"), ("flow_euler", "E")))  # fmt: skip
    card = replace(card, info=replace(card.info, controls=(flows,)))
    found = place_of(Foreign("x", seed=1, sampler="euler"), card)
    assert (found.recipe.controls, found.left) == ({"sampler": "flow_euler"}, ())


def test_words_beyond_what_a_place_holds_are_named():
    found = place_of(Foreign("x", prompt="moon " * 1000, seed=1), words_card())
    assert len(found.recipe.controls["prompt"]) == 4000
    assert found.left == ("words beyond the first 4,000 letters",)
