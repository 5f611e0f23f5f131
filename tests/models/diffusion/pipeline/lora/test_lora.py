"""LoRAs: one thing under many names, added exactly, and taken away without a trace."""

import pytest
import torch

from studio.errors import ModelError
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.lora.adapters import Adapters, Change, adapters_of
from studio.models.diffusion.pipeline.lora.matching import layers_of, matched
from studio.models.diffusion.pipeline.lora.naming import DENOISER, named
from tests.helpers import loras
from tests.helpers.pipelines import packed, written


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    return packed(written("sd", tmp_path_factory.mktemp("pipelines") / "sd"))


@pytest.fixture
def networks(weights):
    parts = parts_of(weights)
    return {"unet": parts.denoiser, "text_encoder": parts.texts[0].encoder}


@pytest.fixture
def found(networks):
    return loras.pairs(networks)


def shapes(tensors):
    return {name: tuple(value.shape) for name, value in tensors.items()}


def fit(tensors, weights, name="x.safetensors"):
    return matched(shapes(tensors), layers_of(shapes(weights)), name)


def adapters(networks, **several):
    """Adapters of LoRAs given as (part, layer) -> (down, up)."""
    known = {"unet": DENOISER, "text_encoder": "text_encoder"}
    changes = {
        key: {(known[part], layer): Change(*pair, None, 1.0) for (part, layer), pair in one.items()}
        for key, one in several.items()
    }
    return Adapters(changes, {known[part]: network for part, network in networks.items()})


def weight(networks, site):
    part, layer = site
    return networks[part].get_submodule(layer).weight


@pytest.mark.parametrize("naming", loras.NAMINGS)
def test_every_naming_means_the_same_layers(weights, found, naming):
    tensors = loras.NAMINGS[naming](found)
    result = fit(tensors, weights)
    assert result.left == 0
    known = {"unet": DENOISER, "text_encoder": "text_encoder"}
    assert {
        layer: (roles["down"], roles["up"]) for layer, roles in result.layers.items()
    }.keys() == {(known[part], layer) for part, layer in found}
    for (part, layer), pair in found.items():
        roles = result.layers[known[part], layer]
        assert tensors[roles["down"]] is pair[0]
        assert tensors[roles["up"]] is pair[1]


@pytest.mark.parametrize(
    ("first", "today"),
    [
        ("input_blocks_4_1_transformer_blocks_0_attn1_to_k",
         "down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_k"),
        ("input_blocks_5_0_in_layers_2", "down_blocks_1_resnets_1_conv1"),
        ("input_blocks_3_0_op", "down_blocks_0_downsamplers_0_conv"),
        ("middle_block_1_proj_in", "mid_block_attentions_0_proj_in"),
        ("middle_block_2_emb_layers_1", "mid_block_resnets_1_time_emb_proj"),
        ("output_blocks_2_2_conv", "up_blocks_0_upsamplers_0_conv"),
        ("output_blocks_5_1_proj_out", "up_blocks_1_attentions_2_proj_out"),
        ("time_embed_0", "time_embedding_linear_1"),
    ],
)  # fmt: skip
def test_the_first_names_of_u_nets(first, today):
    tensors = [f"lora_unet_{first}.lora_{role}.weight" for role in ("down", "up")]
    (site,) = named(tensors).sites
    assert (site.part, site.module) == (DENOISER, today)


def test_strengths_add_up_and_go_back_exactly(networks, found):
    other = loras.pairs(networks, seed=1)
    site = next(iter(found))
    own, before = weight(networks, site), weight(networks, site).clone()
    both = adapters(networks, lora_1=found, lora_2=other)
    both.put({"lora_1": 0.8, "lora_2": -0.5})
    wanted = before + 0.8 * loras.delta(found[site]) - 0.5 * loras.delta(other[site])
    torch.testing.assert_close(weight(networks, site).data, wanted, atol=1e-6, rtol=0)
    both.put({"lora_1": 0.8, "lora_2": 0.0})
    wanted = before + 0.8 * loras.delta(found[site])
    torch.testing.assert_close(weight(networks, site).data, wanted, atol=1e-6, rtol=0)
    both.put({})
    assert weight(networks, site) is own
    assert torch.equal(own, before)


@pytest.mark.parametrize("kind", [torch.float16, torch.bfloat16])
def test_half_weights_stay_half_and_go_back_exactly(networks, found, kind):
    site = ("unet", loras.UNET[0])
    networks["unet"].to(kind)
    before = weight(networks, site).clone()
    one = adapters(networks, lora_1=found)
    one.put({"lora_1": 1.0})
    assert weight(networks, site).dtype == kind
    assert not torch.equal(weight(networks, site), before)
    one.put({})
    assert torch.equal(weight(networks, site), before)


def test_it_is_said_when_words_read_otherwise(networks, found):
    text = {site: pair for site, pair in found.items() if site[0] == "text_encoder"}
    drawn = {site: pair for site, pair in found.items() if site[0] == "unet"}
    two = adapters(networks, lora_1=text, lora_2=drawn)
    assert two.put({"lora_1": 1.0})
    assert not two.put({"lora_1": 1.0})
    assert not two.put({"lora_1": 1.0, "lora_2": 0.5})
    assert two.key == "lora_1=1.0,lora_2=0.5"
    assert two.put({"lora_2": 0.5})
    two.release()
    assert two.key == ""


def test_networks_move_after_a_release(networks, found):
    one = adapters(networks, lora_1=found)
    with torch.inference_mode():
        one.put({"lora_1": 1.0})
    one.release()
    networks["unet"].to(torch.float64)
    assert one.put({"lora_1": 1.0})
    assert weight(networks, ("unet", loras.UNET[0])).dtype == torch.float64


def test_convolutions_with_a_middle():
    draw = torch.Generator().manual_seed(0)
    up, down = torch.randn(5, 2, 1, 1, generator=draw), torch.randn(2, 4, 1, 1, generator=draw)
    mid = torch.randn(2, 2, 3, 3, generator=draw)
    found = Change(down, up, mid, 0.5).delta(torch.zeros(5, 4, 3, 3))
    x = torch.randn(1, 4, 7, 7, generator=draw)
    conv = torch.nn.functional.conv2d
    slow = 0.5 * conv(conv(conv(x, down), mid, padding=1), up)
    torch.testing.assert_close(conv(x, found, padding=1), slow, atol=1e-5, rtol=1e-5)


def test_tensors_of_the_registry_become_adapters(networks, found):
    kept = {}
    for (_, layer), (down, up) in list(found.items())[:1]:
        where = f"lora:lora_1/{DENOISER}/{layer}"
        kept |= {f"{where}|down": down, f"{where}|up": up, f"{where}|scale": torch.tensor(2.0)}
    site = next(iter(found))
    before = weight(networks, site).clone()
    one = adapters_of(kept, {DENOISER: networks["unet"]})
    one.put({"lora_1": 0.5})
    wanted = before + loras.delta(found[site])
    torch.testing.assert_close(weight(networks, site).data, wanted, atol=1e-6, rtol=0)
    broken = {name: value for name, value in kept.items() if not name.endswith("scale")}
    with pytest.raises(ModelError, match="broken"):
        adapters_of(broken, {DENOISER: networks["unet"]})
    with pytest.raises(ModelError, match="lacks"):
        adapters_of(kept, {DENOISER: networks["text_encoder"]})


# ---- refused ----------------------------------------------------------------------------------
def cross(width, module="down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k"):
    return {
        f"unet.{module}.lora_A.weight": torch.zeros(4, width),
        f"unet.{module}.lora_B.weight": torch.zeros(16, 4),
    }


@pytest.mark.parametrize(
    ("tensors", "words"),
    [
        (cross(768), "made for Stable Diffusion 1"),
        (cross(1024), "made for Stable Diffusion 2"),
        (cross(2048, "no.such.attn2.to_k"), "none of this model's layers; it was made for Stable"),
        ({f"transformer.single_transformer_blocks.0.attn.to_q.lora_{x}.weight": torch.zeros(2, 2)
          for x in "AB"}, "made for Flux"),
        ({"conv.weight": torch.zeros(3, 3)}, "is no LoRA"),
        ({"lora_unet_mid_block_attentions_0_proj_in.hada_w1_a": torch.zeros(2, 2)}, "kin of LoRA"),
        ({}, "is no LoRA"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_in_one_sentence(weights, tensors, words):
    with pytest.raises(ModelError, match=words) as refusal:
        fit(tensors, weights, "x.safetensors")
    assert str(refusal.value).startswith("x.safetensors ")


@pytest.mark.parametrize("spoil", ["rank", "out", "in", "huge"])
def test_shapes_that_do_not_go_together_are_refused(weights, found, spoil):
    tensors = loras.diffusers(found)
    name = f"unet.{loras.UNET[0]}.lora_A.weight"
    down = tensors[name]
    tensors[name] = {
        "rank": down[:2], "out": down, "in": down[:, :3], "huge": torch.zeros(5000, down.shape[1]),
    }[spoil]  # fmt: skip
    if spoil == "out":
        up = name.replace("lora_A", "lora_B")
        tensors[up] = tensors[up][:5]
    with pytest.raises(ModelError, match="fits only"):
        fit(tensors, weights)


def test_a_few_layers_more_are_counted(weights, found):
    tensors = loras.diffusers(found)
    more = {name.replace("down_blocks.1", "down_blocks.7"): v for name, v in tensors.items()}
    assert fit(tensors | more, weights).left == 2
