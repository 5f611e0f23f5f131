"""A denoiser in a folder of its own, as diffusers writes one without a pipeline around it.

One that draws pixels and is told nothing needs only a scheduler besides; where none lies beside it
that of DDPM is assumed. One that looks at words is of no use alone.

Source of the schedule: Ho, Jain, Abbeel, "Denoising Diffusion Probabilistic Models", 2020,
arXiv:2006.11239, section 4 (1000 steps, linear from 1e-4 to 0.02).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.files.checkpoints.content import Checkpoint
from studio.files.checkpoints.small import small_file
from studio.files.checkpoints.values import broken

DRAWS, LOOKS = "UNet2DModel", ("UNet2DConditionModel",)
SCHEDULER = "scheduler_config.json"
_USUAL = {
    "_class_name": "DDPMScheduler", "beta_start": 0.0001, "beta_end": 0.02,
    "beta_schedule": "linear", "num_train_timesteps": 1000, "prediction_type": "epsilon",
    "clip_sample": True, "variance_type": "fixed_small",
}  # fmt: skip


def is_lone(config: Mapping[str, Any]) -> bool:
    """Whether a folder with this configuration is a whole model that draws.

    Raises:
        FileFormatError: it is a denoiser that needs more than itself.
    """
    name = config.get("_class_name")
    if name in LOOKS:
        raise broken(
            "is the U-Net alone of a model that is told words: model_index.json, the text encoder"
            " and the autoencoder are missing; open the folder that it came from"
        )
    return name == DRAWS and config.get("in_channels", 3) in (1, 3, 4)


def as_pipeline(
    config: memoryview, scheduler: memoryview | None, found: Checkpoint,
    files: dict[Path, memoryview],
) -> Checkpoint:  # fmt: skip
    """The pipeline that such a model makes with a scheduler; `found`: its weights."""
    usual = memoryview(json.dumps(_USUAL).encode())
    said = scheduler if scheduler is not None else usual
    name = json.loads(bytes(said)).get("_class_name", "DDPMScheduler")
    index = {
        "_class_name": "DDIMPipeline" if name == "DDIMScheduler" else "DDPMPipeline",
        "unet": ["diffusers", DRAWS],
        "scheduler": ["diffusers", name],
    }
    tensors = {f"unet/{key}": value for key, value in found.tensors.items()}
    texts = {
        "model_index.json": memoryview(json.dumps(index).encode()),
        "unet/config.json": config,
        f"scheduler/{SCHEDULER}": said,
    }
    tensors |= dict(small_file(path, data) for path, data in texts.items())
    return Checkpoint("pipeline", tensors, {}, {**files, **found.files})
