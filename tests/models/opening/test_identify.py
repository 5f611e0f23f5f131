"""What a file is, told from the names and shapes of its tensors."""

from __future__ import annotations

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from studio.files.checkpoints.work import Listing, Shape
from studio.models.opening.copies import OTHER
from studio.models.opening.identify import identify
from studio.models.opening.pairs import together
from studio.models.vae import burgess
from tests.helpers.checkpoints import (
    ConvVae,
    UpsampleGan,
    converted,
    described,
    examined,
    shared,
    student_gan,
)
from tests.helpers.style_files import rosinality


def listing(tmp_path, tensors, name="a.pt"):
    flat = {}
    for where, group in tensors.items():
        for key, value in group.items():
            path = f"{where}/{key}" if where else key
            flat[path] = Shape("F32", tuple(getattr(value, "shape", value)))
    return Listing(tmp_path / name, "zip", flat)


def drawing(found):
    """The plan of the copy that draws."""
    return {n: p for n, p in found.sources[0][1].items() if not n.startswith(OTHER)}


PUBLISHED = {
    "cat-wgan-128.model": ("match", "sequential-gan", "z 128 to 3 × 128 × 128"),
    "face-dcgan-32.pt": ("match", "sequential-gan", "z 100 to 3 × 32 × 32"),
    "celeba-btcvae-64.pt": ("match", "burgess-vae", "z 10"),
    "celeba-jointvae-64.pt": ("match", "joint-vae", "z 32 and one of 10"),
    "taef2_decoder.pth": ("match", "taesd", "decoder"),
    "taef2_encoder.pth": ("not_generator", "taesd", "its decoder makes the pictures"),
    "projector-result.pt": ("not_generator", "", "projecting a picture into a StyleGAN2"),
    "mnist-ddpm-28.pt": ("match", "ddpm-layernorm", "1 × 28 × 28, 1000 steps"),
    "mnist-flow-28.ckpt": ("match", "realnvp", "8 couplings on 1 × 28 × 28"),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_files(name):
    verdict, architecture, words = PUBLISHED[name]
    found = identify(described(shared(name)))
    assert (found.verdict, found.architecture) == (verdict, architecture)
    assert words in found.reason


@pytest.mark.parametrize("where", ["", "g_ema", "state_dict"])
@pytest.mark.parametrize("prefix", ["", "module.", "netG.module.main."])
def test_wrappers_and_prefixes_do_not_matter(tmp_path, where, prefix):
    weights = {prefix + k: v for k, v in student_gan().state_dict().items()}
    found = identify(listing(tmp_path, {where: weights, "optimizer": {"step": torch.zeros(1)}}))
    assert (found.verdict, found.architecture) == ("match", "sequential-gan")


def test_the_averaged_copy_is_taken(tmp_path):
    weights = student_gan().state_dict()
    found = identify(listing(tmp_path, {"generator": weights, "g_ema": weights}))
    assert found.verdict == "match"
    assert all(path.startswith("g_ema/") for path in drawing(found).values())


def test_every_candidate_has_a_reason(tmp_path):
    found = identify(listing(tmp_path, {"": {"some.weight": (3, 3), "other.thing": (4,)}}))
    assert found.verdict == "unknown"
    assert len(found.candidates) >= 4
    assert all(c.reason and not c.fits for c in found.candidates)


def test_discriminators_and_loras_are_not_generators(tmp_path):
    judge = nn.Sequential(nn.Conv2d(3, 8, 4, 2, 1), nn.Conv2d(8, 16, 4, 2, 1), nn.Conv2d(16, 1, 4))
    assert "judges pictures" in identify(listing(tmp_path, {"": judge.state_dict()})).reason
    lora = {"unet.lora_up.weight": (4, 4)}
    assert identify(listing(tmp_path, {"": lora})).verdict == "not_generator"
    assert identify(listing(tmp_path, {})).verdict == "not_generator"


def test_a_shape_that_is_wrong_is_named(tmp_path):
    shapes = burgess.shapes_of(10, 3, 64)
    assert identify(listing(tmp_path, {"": shapes})).architecture == "burgess-vae"
    shapes["encoder.lin2.weight"] = (255, 256)
    found = identify(listing(tmp_path, {"": shapes}))
    opinion = next(c for c in found.candidates if c.architecture == "burgess-vae")
    assert "encoder.lin2.weight" in opinion.reason


def test_upsampling_without_weights_is_told_by_the_numbering(tmp_path):
    found = identify(listing(tmp_path, {"": UpsampleGan().state_dict()}))
    assert "z 10 to 1 × 16 × 16" in found.reason


def test_only_an_encoder_and_a_decoder_are_a_pair():
    decoder = identify(described(shared("taef2_decoder.pth")))
    encoder = identify(described(shared("taef2_encoder.pth")))
    pair = together(encoder, decoder)
    assert pair is not None
    assert [path.name for path, _ in pair.sources] == ["taef2_decoder.pth", "taef2_encoder.pth"]
    assert together(decoder, decoder) is None


def test_a_file_of_twenty_thousand_dicts_is_looked_at_like_any_other(tmp_path):
    tensors = {f"{k}/a/x.weight": Shape("F32", (2, 2)) for k in range(20_000)}
    facts = {f"{k}/a/fact": k for k in range(20_000)}
    found = identify(Listing(tmp_path / "many.pt", "zip", tensors, facts))
    assert found.verdict == "unknown"
    assert len({c.where for c in found.candidates}) <= 200


def test_directions_without_a_size_are_none(tmp_path):
    names = ("lat_comp", "lat_mean", "lat_stdev", "act_comp")
    found = identify(listing(tmp_path, {"": dict.fromkeys(names, ())}))
    assert found.verdict == "unknown"
    assert identify(listing(tmp_path, {"a": {"latent": (14, 512), "img": ()}})).reason


@pytest.mark.parametrize(("raw", "averaged"), [
    ("generator", "generator_ema"), ("netG", "netG_ema"), ("G", "G_ema"), ("model", "model_ema"),
])  # fmt: skip
def test_of_two_copies_the_averaged_one_is_taken_and_said(tmp_path, raw, averaged):
    weights = student_gan().state_dict()
    found = identify(listing(tmp_path, {raw: weights, averaged: weights}))
    assert all(path.startswith(averaged + "/") for path in drawing(found).values())
    assert f"the averaged copy {averaged} was taken, {raw} can be chosen" in found.reason
    other = {n: p for n, p in found.sources[0][1].items() if n.startswith(OTHER)}
    assert other == {
        OTHER + n: p.replace(averaged + "/", raw + "/") for n, p in drawing(found).items()
    }


@pytest.mark.parametrize("tensors", [
    {"generator_ema": student_gan().state_dict(), "generator": student_gan(8).state_dict()},
    {"A_ema": student_gan().state_dict(), "B": student_gan().state_dict(),
     "C": student_gan().state_dict()},
    {"A": student_gan().state_dict(), "B": student_gan().state_dict()},
])  # fmt: skip
def test_another_network_is_no_other_copy(tmp_path, tensors):
    found = identify(listing(tmp_path, tensors))
    assert found.verdict == "match"
    assert not any(name.startswith(OTHER) for name in found.sources[0][1])
    assert "can be chosen" not in found.reason


def test_of_two_networks_each_with_its_average_the_right_one_is_the_other_copy(tmp_path):
    weights = student_gan().state_dict()
    found = identify(listing(tmp_path, dict.fromkeys(("G_A", "G_B", "G_B_ema"), weights)))
    assert "averaged copy G_B_ema was taken, G_B can be chosen" in found.reason


def test_a_middle_of_w_that_both_copies_share_is_no_hindrance(tmp_path):
    weights = rosinality()
    given = {"g": weights, "g_ema": weights, "": {"latent_avg": torch.zeros(8)}}
    found = identify(listing(tmp_path, given))
    assert found.architecture == "stylegan2"
    plan = found.sources[0][1]
    assert plan["latent_avg"] == plan[OTHER + "latent_avg"] == "latent_avg"
    assert plan[OTHER + "input.input"] == "g/input.input"


def test_wrappers_of_averages_open(tmp_path):
    weights = student_gan().state_dict()
    torch_s = {"n_averaged": ()} | {f"module.{k}": v for k, v in weights.items()}
    lucid = {"initted": (1,), "step": (1,)}
    for stem in ("online_model", "ema_model"):
        lucid |= {f"{stem}.{k}": v for k, v in weights.items()}
    for name, wrapped in (("module", torch_s), ("ema_model", lucid)):
        given = listing(tmp_path, {"": wrapped})
        counts = {k: Shape("I64", s.sizes) if k in ("n_averaged", "step") else s
                  for k, s in given.tensors.items()}  # fmt: skip
        found = identify(Listing(given.path, "zip", counts))
        assert found.verdict == "match", found.candidates
        assert all(path.startswith(name + ".") for path in drawing(found).values())


def test_a_judge_beside_a_good_model_is_left_aside_and_said(tmp_path):
    judge = {"main.0.weight": (8, 3, 4, 4), "main.2.weight": (1, 8, 4, 4)}
    beside = {f"loss.discriminator.{k}": v for k, v in judge.items()}
    found = identify(listing(tmp_path, {"state_dict": beside | dict(ConvVae().state_dict())}))
    assert (found.verdict, found.architecture) == ("match", "sequential-vae")
    assert "2 tensors of its training were left aside (loss)" in found.reason


CLASSES = {"label_emb.weight": (10, 16)}


@pytest.mark.parametrize(("tensors", "named"), [
    ({"": {"label_emb.weight": (10, 4)} | dict(ConvVae().state_dict())}, "label_emb.weight"),
    ({"": {"encoder.class_proj.weight": (4, 10)} | dict(ConvVae().state_dict())}, "class_proj"),
    ({"G": student_gan().state_dict(), "label_emb": {"weight": (10, 16)}}, "label_emb/weight"),
    ({"s/G": student_gan().state_dict(), "s/embed": {"weight": (10, 16)}}, "s/embed/weight"),
    ({"": {"y_proj.weight": (16, 10), "y_proj.bias": (16,)}
          | {f"main.{k}": v for k, v in student_gan().state_dict().items()}}, "y_proj.weight"),
])  # fmt: skip
def test_a_conditional_model_read_as_unconditional_says_so(tmp_path, tensors, named):
    found = identify(listing(tmp_path, tensors))
    assert found.verdict == "match", found.reason
    assert named in found.reason
    assert "told it a class or condition in training" in found.reason


@pytest.mark.parametrize("tensors", [
    {"G": student_gan().state_dict(), "D": student_gan().state_dict() | CLASSES},
    {"": {f"netG.{k}": v for k, v in student_gan().state_dict().items()}
         | {"netD.label_emb.weight": (10, 16), "netD.0.weight": (8, 3, 4, 4)}},
    {"": CLASSES | {f"main.{k}": v for k, v in student_gan().state_dict().items()}},
    {"": student_gan().state_dict()},
    {"": ConvVae().state_dict()},
])  # fmt: skip
def test_what_is_told_nothing_or_is_read_as_told_does_not(tmp_path, tensors):
    found = identify(listing(tmp_path, tensors))
    assert found.verdict == "match", found.reason
    assert "condition in training" not in found.reason


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_files_are_told_nothing(name):
    assert "condition in training" not in identify(described(shared(name))).reason


@pytest.mark.parametrize("ending", ["safetensors", "pt"])
@pytest.mark.parametrize("dtype", ["float8_e4m3fn", "float8_e5m2"])
def test_eight_bit_floats_open_exactly_at_sixteen(tmp_path, dtype, ending):
    kind = getattr(torch, dtype)
    weights = {
        name: value.to(kind) if value.is_floating_point() else value
        for name, value in student_gan().state_dict().items()
    }
    path, out = tmp_path / f"a.{ending}", tmp_path / "out.safetensors"
    (save_file if ending == "safetensors" else torch.save)(weights, path)
    found = examined(path)
    assert found.verdict == "match"
    assert "8 bits are opened at 16" in found.reason
    converted(found.sources, {}, out)
    made = load_file(out)
    for new, old in found.sources[0][1].items():
        if weights[old].dtype == kind:
            assert made[new].dtype == torch.float16
            assert torch.equal(made[new].float(), weights[old].float())
