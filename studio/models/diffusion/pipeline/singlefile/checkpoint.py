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

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.files.checkpoints.folder import PIPELINE
from studio.files.paths import resources
from studio.models.diffusion.pipeline.singlefile.clip import clip_config, renamed_clip
from studio.models.diffusion.pipeline.singlefile.unet import renamed_unet, unet_config
from studio.models.opening.recognise import MismatchError, Shapes
from studio.models.vae.grid.autoencoder_kl import Layout
from studio.models.vae.grid.kl_names import layout_of, renamed

UNET, FIRST_STAGE = "model.diffusion_model.", "first_stage_model."
_CLIP, _OPEN = "cond_stage_model.transformer.", "cond_stage_model.model."
_TWO = ("conditioner.embedders.0.transformer.", "conditioner.embedders.1.model.")
CLIP_WORDS = 49_408
_MERGES = "words/clip-merges.txt.gz"
_BASE_STEPS = 110_000
"""Files of Stable Diffusion 2 that say they were trained for so long predict noise."""
_SCALES = {"sdxl": 0.13025}
_USUAL_SCALE = 0.18215
_REFINER_TOLD = 2560
"""What the second model of Stable Diffusion XL is told of the picture, in numbers."""


@dataclass(frozen=True)
class OneFile:
    """A pipeline in one file.

    `names`: name in the container -> name in the file. `texts`: path -> small file to write.
    `assumed`: what the file does not say, in words.
    """

    pipeline: str
    names: Mapping[str, str]
    texts: Mapping[str, str]
    assumed: str


def one_file(shapes: Shapes, steps: int | None = None) -> OneFile:
    """The pipeline that a file of such tensors is.

    Args:
        shapes: of all its tensors, by their names.
        steps: how long it was trained, where it says so.

    Raises:
        MismatchError: it is none that is known; says why.
    """
    unet = _below(shapes, UNET)
    if not unet:
        raise MismatchError("it holds no U-Net of latent diffusion")
    texts = _texts(shapes)
    kind = "sdxl" if len(texts) == 2 else "sd"
    config = unet_config(unet)
    _check_unet(config, texts)
    names = {f"unet/{new}": UNET + old for new, old in renamed_unet(unet).items()}
    configs: dict[str, dict[str, Any]] = {"unet/config.json": config}
    stage = _below(shapes, FIRST_STAGE)
    if not stage:
        raise MismatchError("it holds no autoencoder (first_stage_model)")
    vae = renamed(list(stage))
    names |= {f"vae/{new}": FIRST_STAGE + old for new, old in vae.items()}
    layout = layout_of({new: stage[old] for new, old in vae.items()}, {})
    configs["vae/config.json"] = _vae_config(layout, _SCALES.get(kind, _USUAL_SCALE))
    written: dict[str, str] = {}
    index: dict[str, Any] = {
        "_class_name": "StableDiffusionXLPipeline" if kind == "sdxl" else "StableDiffusionPipeline",
        "unet": ["diffusers", "UNet2DConditionModel"], "vae": ["diffusers", "AutoencoderKL"],
    }  # fmt: skip
    for at, (stem, whole) in enumerate(texts):
        own = _below(shapes, stem)
        encoder, tokenizer = (f"{part}_2" if at else part for part in ("text_encoder", "tokenizer"))
        names |= {f"{encoder}/{n}": stem + o for n, o in renamed_clip(own, whole=whole).items()}
        configs[f"{encoder}/config.json"] = clip_config(own, whole=whole)
        opened = stem in (_OPEN, _TWO[1])
        name = "CLIPTextModelWithProjection" if kind == "sdxl" and at else "CLIPTextModel"
        index |= {encoder: ["transformers", name], tokenizer: ["transformers", "CLIPTokenizer"]}
        written |= _tokenizer(tokenizer, "!" if opened else "<|endoftext|>")
    velocity = _predicts_velocity(shapes, texts, steps)
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


def _below(shapes: Shapes, stem: str) -> dict[str, tuple[int, ...]]:
    return {n[len(stem) :]: tuple(shape) for n, shape in shapes.items() if n.startswith(stem)}


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
    if channels == 9:
        raise MismatchError(
            "it is made for painting over only (9 channels); every other Stable Diffusion paints"
            " over pictures here too"
        )
    if channels != 4:
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


def _vae_config(layout: Layout, scale: float) -> dict[str, Any]:
    levels = len(layout.widths)
    return {
        "_class_name": "AutoencoderKL", "in_channels": layout.channels,
        "out_channels": layout.channels, "block_out_channels": list(layout.widths),
        "layers_per_block": layout.depth, "latent_channels": layout.latent,
        "down_block_types": ["DownEncoderBlock2D"] * levels,
        "up_block_types": ["UpDecoderBlock2D"] * levels, "norm_num_groups": layout.groups,
        "scaling_factor": scale, "use_quant_conv": layout.quant,
        "use_post_quant_conv": layout.post_quant, "mid_block_add_attention": layout.attention,
    }  # fmt: skip


def _tokenizer(part: str, pad: str) -> dict[str, str]:
    """The files of CLIP's tokenizer, whose words all of them share."""
    merges = gzip.decompress((resources() / _MERGES).read_bytes()).decode("utf-8")
    special = {
        "bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "pad_token": pad,
        "unk_token": "<|endoftext|>",
    }  # fmt: skip
    return {
        f"{part}/merges.txt": merges,
        f"{part}/tokenizer_config.json": json.dumps({"model_max_length": 77, **special}),
    }
