"""What a Stable Diffusion in one file holds, and what has to be written beside its tensors.

    model.diffusion_model.             the U-Net
    first_stage_model.                 the autoencoder
    cond_stage_model.transformer.      Stable Diffusion 1: CLIP
    cond_stage_model.model.            Stable Diffusion 2: OpenCLIP, read before its last layer
    conditioner.embedders.0 and 1      Stable Diffusion XL: CLIP and OpenCLIP

The file says nothing of its training: how noise grew is the same in all that were published, and
whether the network predicts noise or velocity is assumed by its size, and said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from studio.files.checkpoints.folder import PIPELINE
from studio.models.diffusion.pipeline.singlefile.clip import clip_config, renamed_clip
from studio.models.diffusion.pipeline.singlefile.tokens import is_token_file, token_file
from studio.models.diffusion.pipeline.singlefile.unet import renamed_unet, unet_config
from studio.models.diffusion.pipeline.singlefile.written import (
    OneFile,
    autoencoder,
    below,
    tokenizer_files,
)
from studio.models.opening.recognise import MismatchError, Shapes

UNET, FIRST_STAGE = "model.diffusion_model.", "first_stage_model."
_CLIP, _OPEN = "cond_stage_model.transformer.", "cond_stage_model.model."
_TWO = ("conditioner.embedders.0.transformer.", "conditioner.embedders.1.model.")
CLIP_WORDS = 49_408
_BASE_STEPS = 110_000
"""Files of Stable Diffusion 2 that say they were trained for so long predict noise."""
_SCALES = {"sdxl": 0.13025}
_USUAL_SCALE = 0.18215
PAINTS_OVER = 9
"""Channels of a U-Net that was taught to paint over: latents, a mask, what is left of a picture."""
_REFINER_TOLD = 2560
"""What the second model of Stable Diffusion XL is told of the picture, in numbers."""


def one_file(shapes: Shapes, steps: int | None = None) -> OneFile:
    """The pipeline that a file of such tensors is.

    Args:
        shapes: of all its tensors, by their names.
        steps: how long it was trained, where it says so.

    Raises:
        MismatchError: it is none that is known; says why.
    """
    if is_token_file(shapes):
        return token_file(shapes)
    unet = below(shapes, UNET)
    if not unet:
        raise MismatchError("it holds no U-Net of latent diffusion")
    texts = _texts(shapes)
    kind = "sdxl" if len(texts) == 2 else "sd"
    config = unet_config(unet)
    _check_unet(config, texts)
    names = {f"unet/{new}": UNET + old for new, old in renamed_unet(unet).items()}
    configs: dict[str, dict[str, Any]] = {"unet/config.json": config}
    stage = below(shapes, FIRST_STAGE)
    if not stage:
        raise MismatchError("it holds no autoencoder (first_stage_model)")
    vae, configs["vae/config.json"] = autoencoder(
        stage, FIRST_STAGE, _SCALES.get(kind, _USUAL_SCALE)
    )
    names |= vae
    written: dict[str, str] = {}
    over = config["in_channels"] == PAINTS_OVER
    name = "StableDiffusionXL" if kind == "sdxl" else "StableDiffusion"
    index: dict[str, Any] = {
        "_class_name": f"{name}{'Inpaint' if over else ''}Pipeline",
        "unet": ["diffusers", "UNet2DConditionModel"], "vae": ["diffusers", "AutoencoderKL"],
    }  # fmt: skip
    for at, (stem, whole) in enumerate(texts):
        own = below(shapes, stem)
        encoder, tokenizer = (f"{part}_2" if at else part for part in ("text_encoder", "tokenizer"))
        names |= {f"{encoder}/{n}": stem + o for n, o in renamed_clip(own, whole=whole).items()}
        configs[f"{encoder}/config.json"] = clip_config(own, whole=whole)
        opened = stem in (_OPEN, _TWO[1])
        name = "CLIPTextModelWithProjection" if kind == "sdxl" and at else "CLIPTextModel"
        index |= {encoder: ["transformers", name], tokenizer: ["transformers", "CLIPTokenizer"]}
        written |= tokenizer_files(tokenizer, "!" if opened else "<|endoftext|>")
    velocity = not over and _predicts_velocity(shapes, texts, steps)
    configs["scheduler/scheduler_config.json"] = scheduler(kind, velocity=velocity)
    index["scheduler"] = ["diffusers", configs["scheduler/scheduler_config.json"]["_class_name"]]
    config["sample_size"] = 128 if kind == "sdxl" else 96 if velocity else 64
    configs[PIPELINE] = index
    written |= {path: json.dumps(said) for path, said in configs.items()}
    what = "velocity" if velocity else "noise"
    return OneFile(
        str(index["_class_name"]), names, written, f"assumed to predict {what}, which the file"
        " does not say",
    )  # fmt: skip


def scheduler(kind: str, *, velocity: bool) -> dict[str, Any]:
    """How noise grew in the training of all published Stable Diffusions up to XL."""
    return {
        "_class_name": "EulerDiscreteScheduler" if kind == "sdxl" else "DDIMScheduler",
        "beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear",
        "num_train_timesteps": 1000, "steps_offset": 1, "timestep_spacing": "leading",
        "prediction_type": "v_prediction" if velocity else "epsilon",
        **({} if kind == "sdxl" else {"clip_sample": False, "set_alpha_to_one": False}),
    }  # fmt: skip


def _texts(shapes: Shapes) -> list[tuple[str, bool]]:
    """The text encoders: where each stands, and whether all of it is used.

    Raises:
        MismatchError: there are none, or not those that go together.
    """
    two = [any(name.startswith(stem) for name in shapes) for stem in _TWO]
    if all(two):
        return [(_TWO[0], True), (_TWO[1], True)]
    if any(name.startswith("conditioner.embedders.0.model.") for name in shapes):
        raise MismatchError("it is the refiner of Stable Diffusion XL, which only retouches")
    for stem, whole in ((_CLIP, True), (_OPEN, False)):
        if any(name.startswith(stem) for name in shapes):
            return [(stem, whole)]
    raise MismatchError("it holds no text encoder (cond_stage_model)")


def _check_unet(config: Mapping[str, Any], texts: list[tuple[str, bool]]) -> None:
    channels = config["in_channels"]
    if channels not in (4, PAINTS_OVER):
        raise MismatchError(f"its U-Net takes {channels} channels, such as a picture to change")
    told = config.get("projection_class_embeddings_input_dim")
    if told == _REFINER_TOLD:
        raise MismatchError("it is the refiner of Stable Diffusion XL, which only retouches")
    if (told is not None) != (len(texts) == 2):
        raise MismatchError("its U-Net and its text encoders do not go together")


def _predicts_velocity(shapes: Shapes, texts: list[tuple[str, bool]], steps: int | None) -> bool:
    """Whether the network says how the picture moves instead of what is noise in it."""
    if "v_pred" in shapes:
        return True
    return texts[0][0] == _OPEN and steps != _BASE_STEPS
