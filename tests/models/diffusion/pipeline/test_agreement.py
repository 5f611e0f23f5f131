"""The same seed and words give the picture that diffusers' own pipelines give, within 1e-4."""

from __future__ import annotations

import logging
from functools import partial

import numpy as np
import pytest
import torch

from studio.models.base import RenderRequest
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.values.cancel import CancelToken
from studio.values.latent import Seed
from tests.helpers.pipelines import packed, written

SEED, WORDS, NOT = 5, "two moons over a violet sea", "a cat"
TOLERANCE = 1e-4


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    made = {}

    def folder(kind):
        if kind not in made:
            made[kind] = written(kind, tmp_path_factory.mktemp("agreement") / kind)
        return made[kind]

    return folder


def our_generator(folder):
    parts = parts_of(packed(folder))
    reader = reader_of(parts)
    return PipelineGenerator(describe(parts, reader), parts, reader).on(torch.device("cpu"))


def ours(folder, controls, size):
    generator = our_generator(folder)
    place = Seed(SEED, "noise", "torch_cpu")
    point = generator.resolve_at(place, {}, *size)
    told = generator.condition(place, {}, controls, size, CancelToken())
    request = RenderRequest(point, *size, controls, conditioning=told)
    return generator.render(request, CancelToken())[0].permute(1, 2, 0).numpy()


def spoken(folder, controls, size):
    """What the words are to the network, so that only the way to the picture is compared."""
    generator = our_generator(folder)
    told = generator.condition(Seed(0, "noise"), {}, controls, size, CancelToken()).told
    return told.blocks[0][2][0].words, told.negative


def theirs(folder, scheduler=None, without=(), **asked):
    import diffusers

    logging.getLogger("diffusers").setLevel(logging.ERROR)
    pipeline = diffusers.DiffusionPipeline.from_pretrained(
        folder, local_files_only=True, **dict.fromkeys(without)
    )
    pipeline.set_progress_bar_config(disable=True)
    if scheduler is not None:
        kind, settings = scheduler
        config = {**pipeline.scheduler.config, **settings}
        pipeline.scheduler = getattr(diffusers, kind).from_config(config)
    found = pipeline(
        generator=torch.Generator().manual_seed(SEED), output_type="np", **asked
    ).images  # fmt: skip
    return np.asarray(found[0])


def same(found, wanted):
    assert found.shape == wanted.shape
    assert float(np.ptp(wanted)) > 0.02, "a picture of nothing proves nothing"
    assert float(np.abs(found - wanted).max()) < TOLERANCE


PROMPTED = {"prompt": WORDS, "negative_prompt": NOT}
SPOKEN = {"prompt": WORDS, "negative": NOT}


@pytest.mark.parametrize(
    ("sampler", "schedule", "scheduler"),
    [
        ("ddim", "own", None),
        ("ddim", "sgm_uniform", ("DDIMScheduler", {"timestep_spacing": "trailing"})),
        ("pndm", "own", ("PNDMScheduler", {"skip_prk_steps": True})),
        ("dpmpp_2m", "karras", ("DPMSolverMultistepScheduler", {"use_karras_sigmas": True})),
        ("dpmpp_2m_sde", "own",
         ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"})),
        ("unipc", "own", ("UniPCMultistepScheduler", {})),
        ("euler", "exponential", ("EulerDiscreteScheduler", {"use_exponential_sigmas": True})),
        ("euler_a", "own", ("EulerAncestralDiscreteScheduler", {})),
    ],
)  # fmt: skip
def test_stable_diffusion_by_every_sampler(folders, sampler, schedule, scheduler):
    folder, size = folders("sd"), (16, 24)
    controls = SPOKEN | {"steps": 5, "guidance": 4.0, "sampler": sampler, "schedule": schedule}
    wanted = theirs(
        folder, scheduler, **PROMPTED, width=16, height=24, num_inference_steps=5,
        guidance_scale=4.0,
    )  # fmt: skip
    same(ours(folder, controls, size), wanted)


def test_latent_consistency(folders):
    folder = folders("lcm")
    wanted = theirs(
        folder, prompt=WORDS, width=16, height=16, num_inference_steps=3, guidance_scale=5.0
    )
    same(ours(folder, {"prompt": WORDS, "steps": 3, "guidance": 5.0}, (16, 16)), wanted)


def test_stable_diffusion_xl(folders):
    folder = folders("sdxl")
    wanted = theirs(
        folder, **PROMPTED, width=16, height=24, num_inference_steps=4, guidance_scale=4.0
    )
    same(ours(folder, SPOKEN | {"steps": 4, "guidance": 4.0}, (16, 24)), wanted)


THREE = [f"{part}{n}" for part in ("tokenizer", "text_encoder") for n in ("", "_2", "_3")]
UNTOLD = {"use_resolution_binning": False, "clean_caption": False}


@pytest.mark.parametrize(
    ("kind", "side", "without", "more"),
    [
        ("sd3", 16, THREE, {}),
        ("pixart", 16, ("tokenizer", "text_encoder"), UNTOLD),
        ("sana", 32, ("tokenizer", "text_encoder"), UNTOLD),
    ],
)
def test_transformers_that_take_words(folders, kind, side, without, more):
    folder = folders(kind)
    said, unsaid = spoken(folder, SPOKEN, (side, side))
    told = {"prompt_embeds": said.tokens, "negative_prompt_embeds": unsaid.tokens}
    if kind == "sd3":
        told |= {
            "pooled_prompt_embeds": said.pooled,
            "negative_pooled_prompt_embeds": unsaid.pooled,
        }
    else:
        told |= {"prompt_attention_mask": said.mask, "negative_prompt_attention_mask": unsaid.mask}
        told |= {"negative_prompt": None}
    wanted = theirs(
        folder, without=without, width=side, height=side, num_inference_steps=4,
        guidance_scale=4.0, **told, **more,
    )  # fmt: skip
    same(ours(folder, SPOKEN | {"steps": 4, "guidance": 4.0}, (side, side)), wanted)


def test_flux(folders):
    folder, controls = folders("flux"), {"prompt": WORDS, "steps": 4}
    said, _ = spoken(folder, controls, (16, 24))
    wanted = theirs(
        folder, without=THREE[:2] + THREE[3:5], width=16, height=24, num_inference_steps=4,
        prompt_embeds=said.tokens, pooled_prompt_embeds=said.pooled,
    )  # fmt: skip
    same(ours(folder, controls, (16, 24)), wanted)


def test_latent_diffusion_with_words(folders):
    folder = folders("ldm text")
    wanted = theirs(
        folder, prompt=WORDS, width=64, height=64, num_inference_steps=4, guidance_scale=3.0
    )  # this one takes all autoencoders for one of cells of 8 pixels
    same(ours(folder, {"prompt": WORDS, "steps": 4, "guidance": 3.0}, (16, 16)), wanted)


def test_classes(folders):
    folder = folders("dit")
    wanted = theirs(folder, class_labels=[3], num_inference_steps=4, guidance_scale=1.0)
    same(ours(folder, {"class": "3", "steps": 4, "guidance": 1.0}, (16, 16)), wanted)


@pytest.mark.parametrize("kind", ["ddpm", "ldm"])
def test_nothing_is_said(folders, kind):
    folder = folders(kind)
    sampler = {"ddpm": {"sampler": "ddpm"}}.get(kind, {})
    wanted = theirs(folder, num_inference_steps=4)
    same(ours(folder, {"steps": 4} | sampler, (16, 16)), wanted)


@pytest.mark.parametrize("steps", [1, 2])
def test_consistency(folders, steps):
    folder = folders("consistency")
    wanted = theirs(folder, class_labels=2, num_inference_steps=steps)
    same(ours(folder, {"class": "2", "steps": steps}, (16, 16)), wanted)


def test_seeds_of_any_length_are_those_of_torch(folders):
    generator = our_generator(folders("sd"))
    draw = partial(torch.randn, (1, 4, 12, 8))
    place = Seed(2**40 + 1, "noise", "torch_cpu")
    wanted = draw(generator=torch.Generator().manual_seed(2**40 + 1))
    assert torch.equal(generator.resolve_at(place, {}, 16, 24), wanted)
