"""What a pipeline declares: sizes, spaces, controls, by its kind and its configurations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.models.diffusion.pipeline.assembled import Assembled, said
from studio.models.diffusion.pipeline.kinds.sd import paints_natively
from studio.models.diffusion.pipeline.pictures import cell_of
from studio.models.diffusion.pipeline.samplers import (
    offered_samplers,
    offered_schedules,
    own_sampler,
    prediction_of,
)
from studio.models.diffusion.pipeline.told import TextReader
from studio.values.card import Ability, GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.latent import TEXT_SPACE

ARCHITECTURE_NAME = "diffusion-pipeline"
NOISE = "noise"
START, INVERSION = "start", "inversion"
"""Fits: the picture itself as latents, to paint over; the noise that becomes the picture."""
MOST_STEPS, MOST_GUIDANCE = 1000, 30.0
LARGEST = 2048
SAMPLING, WORDS, PICTURE = "Sampling", "Words", "Picture"


@dataclass(frozen=True)
class Usual:
    """What a kind of pipeline is mostly asked for.

    `multiple`: of pixels a side; 0 where the size is fixed. `side`: the default where the file
    does not say. `guidance`: None where it follows nothing. `convolves`: seams can be closed.
    """

    steps: int
    guidance: float | None
    multiple: int
    side: int = 512
    convolves: bool = False


USUAL: Mapping[str, Usual] = {
    "postcard": Usual(16, 2.0, 0, 256),
    "sd": Usual(30, 7.5, 8, 512, convolves=True),
    "ldm": Usual(50, 5.0, 8, 256, convolves=True),
    "sdxl": Usual(30, 5.0, 8, 1024, convolves=True),
    "sd3": Usual(28, 7.0, 16, 1024),
    "flux": Usual(28, 3.5, 16, 1024),
    "pixart": Usual(20, 4.5, 16, 1024),
    "sana": Usual(20, 4.5, 32, 1024),
    "dit": Usual(50, 4.0, 0, 256),
    "unet2d": Usual(50, None, 0, 256, convolves=True),
    "consistency": Usual(1, None, 0, 64, convolves=True),
}
BUCKETS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "sdxl": (
        (1024, 1024), (1152, 896), (896, 1152), (1216, 832), (832, 1216), (1344, 768), (768, 1344),
        (1536, 640), (640, 1536),
    ),
}  # fmt: skip
"""Sizes that a kind was trained at (Podell et al., "SDXL", 2023, arXiv:2307.01952)."""


@dataclass(frozen=True)
class Shape:
    """A pipeline's measures: latent `channels`, pixels a `cell`, (width, height) by default."""

    channels: int
    cell: int
    size: tuple[int, int]

    @property
    def grid(self) -> tuple[int, int, int]:
        """[C, h, w] at the default size."""
        return self.channels, self.size[1] // self.cell, self.size[0] // self.cell


def shape_of(parts: Assembled) -> Shape:
    """The measures of a pipeline."""
    usual, network = USUAL[parts.kind], parts.denoiser
    cell = cell_of(parts.autoencoder)
    if parts.kind == "postcard":
        layout: Any = network.layout
        return Shape(layout.latent, cell, (layout.cells * cell, layout.cells * cell))
    channels = int(said(network, "in_channels", 4))
    if parts.kind in ("sd", "sdxl") and paints_natively(network):
        channels = int(said(network, "out_channels", 4))
    if parts.kind == "flux":
        return Shape(channels // 4, cell, (usual.side, usual.side))
    side = said(network, "sample_size")
    wide, high = (side[1], side[0]) if isinstance(side, list | tuple) else (side, side)
    if wide is None or high is None:
        return Shape(channels, cell, (usual.side, usual.side))
    return Shape(channels, cell, (int(wide) * cell, int(high) * cell))


def describe(parts: Assembled, reader: TextReader | None = None) -> GeneratorInfo:
    """What such a pipeline declares; its networks may be without numbers."""
    usual, shape = USUAL[parts.kind], shape_of(parts)
    free = usual.multiple > 0
    noise = Space(NOISE, shape.grid, cell=shape.cell if free else 0, seeds="torch_cpu")
    text = (
        (Space(TEXT_SPACE, (reader.width + reader.pooled,), "none"),) if reader is not None else ()
    )
    sizes = Sizes(
        shape.size, BUCKETS.get(parts.kind, ()) if free else (shape.size,), any_size=free,
        any_aspect=free, multiple=max(1, usual.multiple), largest=max(LARGEST, *shape.size),
    )  # fmt: skip
    consistent = prediction_of(parts.scheduler) == "consistency"
    abilities: list[Ability] = ["encodes", "takes_picture", "drafts_cheaply"]
    abilities.append("any_size" if free else "finds_directions")
    abilities += ["takes_text"] if reader is not None else []
    abilities += ["takes_class"] if classes_of(parts) else []
    return GeneratorInfo(
        family="diffusion",
        architecture=ARCHITECTURE_NAME,
        spaces=(noise, *text),
        sizes=sizes,
        channels=4 if shape.channels == 4 and parts.autoencoder is None else 3,
        controls=controls_of(parts, reader),
        abilities=tuple(abilities),
        fits=(START,) if consistent else (START, INVERSION),
    )


def controls_of(parts: Assembled, reader: TextReader | None) -> tuple[Control, ...]:
    """The controls that such a pipeline has."""
    usual = USUAL[parts.kind]
    found: list[Control] = []
    follows = follows_of(parts, reader)
    if reader is not None:
        found.append(
            Control("prompt", "Words", "text", "", group=WORDS,
                    help="What the picture shows. (word:1.2) weighs a word, | stands between"
                    " scenes that are drawn at once.")
        )  # fmt: skip
    if reader is not None and follows is not None and not embeds_guidance(parts):
        found.append(
            Control("negative", "Keep away from", "text", "", group=WORDS, mark=False,
                    help="Words that the picture is steered away from.")
        )  # fmt: skip
    if names := classes_of(parts):
        found.append(
            Control("class", "Class", "choice", next(iter(names)), choices=tuple(names.items()),
                    help="What kind of thing is drawn.")
        )  # fmt: skip
    if follows is not None:
        found += _guidance(follows)
    found += _sampling(parts, usual)
    found.append(
        Control("strength", "Strength", "float", 0.75, 0.0, 1.0, 0.01, mark=False,
                help="How far a picture that is painted over is left behind.")
    )  # fmt: skip
    if prediction_of(parts.scheduler) != "flow" and parts.autoencoder is None:
        clips = bool(parts.scheduler.get("clip_sample", True))
        found.append(
            Control("clip_denoised", "Clip", "bool", clips, group=SAMPLING, mark=False,
                    help="Keeps what the picture seems to be within its range at every step.")
        )  # fmt: skip
    if usual.convolves:
        found.append(
            Control("seamless", "Seamless", "choice", "off", mark=False,
                    choices=(("off", "Off"), ("x", "Left and right"), ("y", "Top and bottom"),
                             ("both", "All around")),
                    help="Edges that meet, for tiles.")
        )  # fmt: skip
    return tuple(found)


def _guidance(usual: float) -> list[Control]:
    return [
        Control("guidance", "Guidance", "float", usual, 0.0, MOST_GUIDANCE, 0.1,
                help="How strongly the picture follows what it is told; 1 leaves it free."),
        Control("guidance_from", "Guidance from", "float", 0.0, 0.0, 1.0, 0.01, group=SAMPLING,
                mark=False, help="The share of the steps at which guidance begins. Steps before it"
                " are kept when guidance changes."),
        Control("guidance_to", "Guidance to", "float", 1.0, 0.0, 1.0, 0.01, group=SAMPLING,
                mark=False, help="The share of the steps at which guidance ends."),
    ]  # fmt: skip


def _sampling(parts: Assembled, usual: Usual) -> list[Control]:
    own = own_sampler(parts.scheduler)
    sampler = "ddim" if own == "ddpm" else own
    consistent = prediction_of(parts.scheduler) == "consistency"
    found = [
        Control("steps", "Steps", "int", steps_of(parts), 1, 2 if consistent else MOST_STEPS, 1,
                group=SAMPLING, help="How often the network looks at the picture; more is truer"
                " and slower. While something moves it looks a few times."),
    ]  # fmt: skip
    if consistent:
        return found
    return [
        *found,
        Control("sampler", "Sampler", "choice", sampler, group=SAMPLING, mark=False,
                choices=tuple(offered_samplers(parts.scheduler).items()),
                help="How a step goes on from what the network says."),
        Control("schedule", "Schedule", "choice", "own", group=SAMPLING, mark=False,
                choices=tuple(offered_schedules(parts.scheduler).items()),
                help="How the steps are spaced."),
    ]  # fmt: skip


def steps_of(parts: Assembled) -> int:
    """How many steps such a pipeline is mostly given."""
    usual = USUAL[parts.kind].steps
    if distilled(parts) or (parts.kind == "flux" and not said(parts.denoiser, "guidance_embeds")):
        return 4
    return usual


def distilled(parts: Assembled) -> bool:
    """Whether it was made to need a few steps, without guidance, as Turbo and LCM are."""
    if parts.scheduler.get("_class_name") == "LCMScheduler":
        return True
    euler = str(parts.scheduler.get("_class_name")).startswith("Euler")
    trailing = parts.scheduler.get("timestep_spacing") == "trailing"
    return parts.kind in ("sd", "sdxl") and euler and trailing


def follows_of(parts: Assembled, reader: TextReader | None) -> float | None:
    """The guidance such a pipeline is mostly given; None where it can follow nothing."""
    if embeds_guidance(parts):
        return 8.0 if parts.kind == "sd" else USUAL[parts.kind].guidance
    if parts.kind == "flux":
        return None
    if reader is None and nothing_of(parts) is None:
        return None
    return 1.0 if distilled(parts) else USUAL[parts.kind].guidance or 3.0


def embeds_guidance(parts: Assembled) -> bool:
    """Whether its network is told the guidance."""
    network = parts.denoiser
    return bool(said(network, "guidance_embeds") or said(network, "time_cond_proj_dim"))


def nothing_of(parts: Assembled) -> int | None:
    """The class that means none."""
    if parts.kind == "dit":
        return int(said(parts.denoiser, "num_embeds_ada_norm", 1000))
    return None


def classes_of(parts: Assembled) -> dict[str, str]:
    """Number, as text, -> name of the classes that it knows."""
    count = 0
    if parts.kind == "dit":
        count = int(said(parts.denoiser, "num_embeds_ada_norm", 1000))
    elif parts.kind in ("unet2d", "consistency"):
        count = int(said(parts.denoiser, "num_class_embeds", 0))
    names = parts.index.get("id2label")
    named = names if isinstance(names, Mapping) else {}
    return {str(n): str(named.get(str(n), f"Class {n}"))[:60] for n in range(count)}
