"""Pipelines as generators: noise, words and time to wander in.

Drafts take a few steps, or go on from the middle of a full picture that was asked the same with
another guidance. Full pictures and exports use kept steps of earlier full pictures where these are
exactly what a fresh run would have computed (`trajectories`), and no others: whatever was rendered
before, their bytes are those of a fresh run.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Self

import torch
from torch import Tensor, nn

from studio.core.latents import at_size, evaluate
from studio.errors import LatentError, ModelError
from studio.models.base import (
    Conditioning,
    Controls,
    Encoding,
    Preview,
    RenderRequest,
    StepCallback,
)
from studio.models.diffusion.pipeline.assembled import Assembled
from studio.models.diffusion.pipeline.bottleneck import MovedDenoiser, inside_of
from studio.models.diffusion.pipeline.checked import Checked
from studio.models.diffusion.pipeline.denoiser import denoiser_of, precision
from studio.models.diffusion.pipeline.described import INVERSION, START, USUAL
from studio.models.diffusion.pipeline.drafts import MOST_FOLLOWED, drafted, takes_long_steps
from studio.models.diffusion.pipeline.given import Given, given, painted
from studio.models.diffusion.pipeline.halved import ARITHMETIC, HALF, Halved, drawn_at
from studio.models.diffusion.pipeline.inversion import inverted
from studio.models.diffusion.pipeline.kept_words import KeptWords
from studio.models.diffusion.pipeline.lora.adapters import Adapters, adapters_of
from studio.models.diffusion.pipeline.lora.naming import DENOISER
from studio.models.diffusion.pipeline.packed import pack, unpack
from studio.models.diffusion.pipeline.pictures import pictures_of
from studio.models.diffusion.pipeline.preview import Colours, PixelColours, fitted_colours
from studio.models.diffusion.pipeline.samplers import prediction_of
from studio.models.diffusion.pipeline.sampling import Plan, Shown, Task, Watch, follow, sample
from studio.models.diffusion.pipeline.seams import Seams
from studio.models.diffusion.pipeline.sizing import covering, fitted, refitted, resized
from studio.models.diffusion.pipeline.told import TextReader, Told
from studio.models.diffusion.pipeline.trajectories import Trajectories
from studio.models.diffusion.pipeline.underneath import Underneath
from studio.models.diffusion.pipeline.walk import Walk, Way
from studio.models.diffusion.pipeline.walking import walk_of
from studio.models.diffusion.pipeline.words.telling import between_words
from studio.values.cancel import CancelToken
from studio.values.card import GeneratorInfo
from studio.values.controls import Control, check_controls
from studio.values.directions import Direction
from studio.values.latent import Latent
from studio.values.loras import KEY, with_loras
from studio.values.tokens import TokenReport

WHOLE = ("flux", "postcard")
"""Kinds whose steps share the way evenly down to the picture."""
MOST_AREA = 6
"""Pictures of at most so many times the usual area are painted over at their own size."""


class PipelineGenerator:
    """A loaded pipeline. Cancel is looked at before every block of its networks."""

    saves_memory = True

    def __init__(
        self,
        info: GeneratorInfo,
        parts: Assembled,
        reader: TextReader | None = None,
        halved: Halved | None = None,
    ) -> None:
        self._info = info
        self._parts = parts
        self._reader = reader
        self._halved = halved
        self._loras = Adapters({}, {})
        self._denoiser = MovedDenoiser(denoiser_of(parts))
        self._middle = inside_of(parts, info.space.shape[1:])
        self._pictures = pictures_of(parts)
        self._networks = [n for n in (parts.denoiser, parts.autoencoder) if n is not None]
        self._checked = Checked(self._networks)
        self._prediction = prediction_of(parts.scheduler)
        self._long = parts.kind == "postcard" and takes_long_steps(parts.index)
        self._seams = Seams(self._networks if USUAL[parts.kind].convolves else ())
        self._kept, self._drafts = Trajectories(), Trajectories(1)
        self._heard = KeptWords(parts.denoiser)
        self._under = Underneath(self._pictures)
        self._colours: Colours | PixelColours | None = None
        self._sliced = False

    @property
    def info(self) -> GeneratorInfo:
        """What it declares."""
        return self._info

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights to a device, and to a precision."""
        self._loras.release()
        unpack(self._networks)
        plainly = device.type == "cpu" and dtype is torch.float32
        if dtype is not torch.float32:
            self._halved = None  # all of it is at 16 bits, whatever a place says
        for network in self._networks:
            kept = self._halved is not None and network is self._parts.denoiser
            kind = precision(network)[1] if kept else dtype
            nn.Module.to(network, device, kind)  # diffusers' own only adds a warning
            if device.type == "cpu" and not plainly:
                network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        if plainly:
            pack(self._networks)
        for text in getattr(self._parts, "texts", ()):
            text.encoder.to(device, torch.float32 if device.type == "cpu" else dtype)
        if self._reader is not None:
            self._reader.forget()
        self.forget()
        self._colours = None

    def forget(self) -> None:
        """Forget the steps of all pictures that were made; none changes by it."""
        self._kept.forget()
        self._drafts.forget()
        self._heard.forget()
        self._under.forget()

    def on(self, device: torch.device) -> Self:
        """Itself, in full precision on a device, or as new places are drawn."""
        self.to(device, torch.float32)
        return self

    def _weigh(self, values: Controls, *, exact: bool = False) -> bool:
        """Have the denoiser in the precision that a place says; whether it was in another."""
        if self._halved is None:
            return False
        half = values.get(ARITHMETIC) == HALF and not exact
        if drawn_at(self._device, self._halved.kept) is torch.float32:
            half = False
        if (precision(self._parts.denoiser)[1] is torch.float32) is not half:
            return False
        self._loras.release()
        self._halved.hold(self._parts.denoiser, self._device, half=half)
        self.forget()
        return True

    # ---- places -----------------------------------------------------------------------------
    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, C, h, w] float32 on the device: the noise that an expression names.

        Raises:
            LatentError: the expression does not fit this model.
        """
        return self.resolve_at(latent, directions, *self._info.sizes.default)

    def resolve_at(
        self, latent: Latent, directions: Mapping[str, Direction], width: int, height: int
    ) -> Tensor:
        """[1, C, h, w] float32 on the device, for a picture of that size.

        Raises:
            LatentError: the expression does not fit this model.
        """
        info = at_size(self._info, width, height)
        return evaluate(painted(latent), info, directions, refitted).to(self._device)

    def condition(
        self,
        latent: Latent,
        directions: Mapping[str, Direction],
        controls: Controls,
        size: tuple[int, int],
        token: CancelToken,
    ) -> Conditioning:
        """Words, class and picture of a recipe, for a picture of (width, height) `size`.

        Raises:
            LatentError: a picture or a mask that does not fit.
            Cancelled: the token was set.
        """
        token.check()
        values = check_controls(self._info.controls, dict(controls))
        known = {d.id: d for d in self._info.directions} | dict(directions)
        space = self._info.space.at(*size)
        self._change(values)
        with torch.inference_mode():
            return given(
                painted(latent), known, values, size, space, self._reader, token.check, self._middle
            )

    def count_words(self, text: str) -> TokenReport:
        """How a prompt as typed fits.

        Raises:
            ModelError: the model takes no words.
        """
        return self._words.count(text)

    def words_between(self, more: str, less: str) -> Tensor:
        """[D] float32 in the space "text": what one text has and the other lacks.

        Raises:
            ModelError: the model takes no words.
        """
        return between_words(self._words, more, less)

    @property
    def _words(self) -> TextReader:
        if self._reader is None:
            raise ModelError("This model takes no words; choose one that does.")
        return self._reader

    def take_loras(self, tensors: Mapping[str, Tensor], loras: tuple[Control, ...]) -> None:
        """Have these LoRAs beside it and no others.

        Raises:
            ModelError: one does not fit.
        """
        networks = {text.name: text.encoder for text in getattr(self._parts, "texts", ())}
        adapters = adapters_of(tensors, networks | {DENOISER: self._parts.denoiser})
        self._loras.release()
        self._heard.forget()
        self._loras, self._info = adapters, with_loras(self._info, loras)

    def _change(self, values: Controls) -> None:
        """Give the networks the strengths of the LoRAs beside them."""
        before = self._loras.key
        read_otherwise = self._loras.put({k: float(values[k]) for k in values if KEY.fullmatch(k)})
        if self._loras.key != before:
            self._heard.forget()
        if read_otherwise and self._reader is not None:
            self._reader.forget()

    # ---- pictures ---------------------------------------------------------------------------
    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3|4, rows, W] float in [0, 1].

        Raises:
            Cancelled: the token was set.
            LatentError: the latents are of another shape.
            RecipeError: the sampler does not know the schedule, or so many steps.
        """
        values = check_controls(self._info.controls, dict(request.controls))
        if not request.draft:
            self._weigh(values)
        self._change(values)
        watch = Watch(token, self._shown(request.preview, token), on_step)
        noise = self._noise(request.latents)
        self._slice(frugal=request.frugal)
        with torch.inference_mode(), self._checked.by(token.check):
            latents = self._followed(noise, request, values, watch) if request.draft else None
            if latents is None:
                noise = self._smaller(noise, request) if request.draft else noise
                latents = self._sampled(noise, request, values, watch)
                if not bool(torch.isfinite(latents).all()) and self._weigh(values, exact=True):
                    self._change(values)
                    latents = self._sampled(noise, request, values, watch)
            pictures = self._drawn(latents, values, token, frugal=request.frugal)
        pictures = fitted(pictures, request.height, request.width)
        if request.rows is not None:
            pictures = pictures[:, :, request.rows[0] : request.rows[1]]
        return pictures

    def _slice(self, *, frugal: bool) -> None:
        """Let the denoiser look around in slices, where it can, or at once again."""
        self._heard.resting = frugal
        if frugal:
            self._heard.forget()
        slices = getattr(self._parts.denoiser, "set_attention_slice", None)
        if slices is not None and frugal != self._sliced:
            slices("auto" if frugal else None)
            self._sliced = frugal

    def _noise(self, latents: Tensor) -> Tensor:
        shape, found = self._info.space.shape, tuple(latents.shape[1:])
        fixed = not self._info.space.cell
        if len(found) != 3 or found[0] != shape[0] or (fixed and found != shape):
            raise LatentError(f"The model expects latents of shape {shape}, not {found}.")
        return latents.to(self._device, torch.float32)

    def _smaller(self, noise: Tensor, request: RenderRequest) -> Tensor:
        """Noise for a draft: as large as is asked for, but at least half the default size."""
        if not self._info.space.cell:
            return noise
        cell, multiple = self._pictures.cell, self._info.sizes.multiple
        least = max(self._info.sizes.default) / 2 / cell
        share = max(request.height / cell / noise.shape[2], least / max(noise.shape[2:]))
        if share >= 1.0:
            return noise
        step = max(1, multiple // cell)
        high, wide = (max(step, round(n * share / step) * step) for n in noise.shape[2:])
        return resized(noise, high, wide)

    def _given(self, noise: Tensor, request: RenderRequest, values: Controls) -> Given:
        """What is said of a picture whose noise this is."""
        cell, grid = self._pictures.cell, (noise.shape[2], noise.shape[3])
        size, said = (grid[1] * cell, grid[0] * cell), request.conditioning
        if said is None:
            return given(None, {}, values, size, self._info.space.at(*size), self._reader)
        if not isinstance(said, Given):
            raise ModelError("The words of another model were given to this one.")
        return said.at(size, grid)

    def _sampled(
        self, noise: Tensor, request: RenderRequest, values: Controls, watch: Watch
    ) -> Tensor:
        way = self._way(values, noise)
        if request.draft:
            way = drafted(way, self._prediction, long=self._long)
        said = self._given(noise, request, values)
        kept = self._drafts if request.draft else self._kept
        with self._seamed(values):
            return sample(
                self._task(noise, way, said, values, watch), kept if len(noise) == 1 else None
            )

    def _followed(
        self, noise: Tensor, request: RenderRequest, values: Controls, watch: Watch
    ) -> Tensor | None:
        """The latents of a draft that goes on from steps of the last full pictures."""
        if len(noise) > 1:
            return None
        way = self._way(values, noise)
        said = self._given(noise, request, values)
        with self._seamed(values):
            return follow(self._task(noise, way, said, values, watch), self._kept, MOST_FOLLOWED)

    def _task(self, noise: Tensor, way: Way, said: Given, values: Controls, watch: Watch) -> Task:
        plan = self._plan(values, way, said)
        told = self._seen(said.told, noise, watch.token)
        return Task(self._denoiser, self._walk(way), noise, told, plan, watch)

    def _seen(self, told: Told, like: Tensor, token: CancelToken) -> Told:
        """What is said, with the picture that some networks see of what they paint over."""
        return self._under.told(told, like, token.check) if self._denoiser.sees_under else told

    def _walk(self, way: Way) -> Walk:
        return walk_of(self._parts.scheduler, way, whole=self._parts.kind in WHOLE)

    def _way(self, values: Controls, noise: Tensor) -> Way:
        patch = 2 if self._parts.kind in ("flux", "sd3", "postcard") else 1
        cells = (noise.shape[2] // patch) * (noise.shape[3] // patch)
        return Way(
            str(values.get("sampler", "own")), str(values.get("schedule", "own")),
            int(values["steps"]), cells,
            bool(values["clip_denoised"]) if "clip_denoised" in values else None,
        )  # fmt: skip

    def _plan(self, values: Controls, way: Way, said: Given) -> Plan:
        followed = way.tell or "guidance" not in values  # long steps have learned their guidance
        return Plan(
            f"{way.key}/{self._loras.key}",
            1.0 if followed else float(values["guidance"]),
            float(values.get("guidance_from", 0.0)),
            float(values.get("guidance_to", 1.0)),
            float(values.get("strength", 1.0)),
            said.grain,
            f"{values.get('seamless', 'off')}/{self._sliced}/{precision(self._parts.denoiser)[1]}",
        )

    def _seamed(self, values: Controls) -> AbstractContextManager[None]:
        edges = str(values.get("seamless", "off"))
        return self._seams.closed(edges)

    def _drawn(
        self, latents: Tensor, values: Controls, token: CancelToken, *, frugal: bool
    ) -> Tensor:
        with self._seamed(values):
            pictures = self._pictures.draw(latents, token.check, frugal).clamp(0, 1)
        return pictures.expand(-1, 3, -1, -1) if pictures.shape[1] == 1 else pictures

    def _shown(self, preview: Preview | None, token: CancelToken) -> Shown | None:
        if preview is None:
            return None
        if self._colours is None:
            self._colours = fitted_colours(self._pictures, self._device, token.check)
        colours = self._colours

        def show(latents: Tensor) -> None:
            preview(colours.of(latents[:1]).float().cpu())

        return show

    # ---- its middle ---------------------------------------------------------------------------
    def inside(self, request: RenderRequest, token: CancelToken) -> Tensor:
        """[N, C, n, n] float32: what is in the middle of the network while pictures become.

        A mean over the steps, of what it makes of the words and not of what it is to avoid.

        Raises:
            Cancelled: the token was set.
            ModelError: the network has no middle that is known.
        """
        if self._middle is None:
            raise ModelError("The network of this model has no middle to look into.")
        values = check_controls(self._info.controls, dict(request.controls))
        self._change(values)
        noise = self._noise(request.latents)
        count = len(noise)
        with torch.inference_mode(), self._checked.by(token.check):
            way = self._way(values, noise)
            way = drafted(way, self._prediction, long=self._long) if request.draft else way
            noise = self._smaller(noise, request) if request.draft else noise
            said = self._given(noise, request, values)
            with self._denoiser.watched(self._middle.shape[1]) as seen:
                sample(self._task(noise, way, said, values, Watch(token)))
            return torch.stack([found[-count:] for found in seen]).mean(0).cpu()

    # ---- photographs ------------------------------------------------------------------------
    def encode(
        self,
        pixels: Tensor,
        fit: str,
        token: CancelToken,
        on_step: StepCallback | None = None,
    ) -> Encoding:
        """Where a picture [1, 3, H, W] in [0, 1] lies.

        `start`: its own latents, to be painted over. `inversion`: the noise that becomes it when
        nothing is said. The report tells the PSNR in dB of the picture that comes back, and
        as `ceiling_db` that of the autoencoder alone, which no place can surpass by much.

        Raises:
            Cancelled: the token was set.
            ModelError: an unknown `fit`.
        """
        if fit not in self._info.fits:
            raise ModelError(f"The model knows no fit {fit!r}; it has {self._info.fits}.")
        size = self._own_size(pixels) if fit == START else self._size_for(pixels)
        asked = covering(pixels[:, :3].to(self._device), *size[::-1])
        with torch.inference_mode():
            latents = self._pictures.read(asked.float(), token.check)
            back = self._pictures.draw(latents, token.check)
            report = {"ceiling_db": _psnr(back, asked)}
            if fit == INVERSION:
                latents = self._inverted(latents, token, on_step)
                size = (asked.shape[3], asked.shape[2])
                back = self.render(RenderRequest(latents, *size), token)
        return Encoding(latents, fit, {"psnr_db": _psnr(back, asked), **report})

    def _own_size(self, pixels: Tensor) -> tuple[int, int]:
        """(width, height) at which a picture is painted over: its own where the model draws it."""
        sizes = self._info.sizes
        high, wide = pixels.shape[2:]
        usual = sizes.default[0] * sizes.default[1]
        drawn = high % sizes.multiple == wide % sizes.multiple == 0
        if sizes.any_size and drawn and usual <= high * wide <= MOST_AREA * usual:
            return wide, high
        return self._size_for(pixels)

    def _size_for(self, pixels: Tensor) -> tuple[int, int]:
        """(width, height) at which a picture is taken: its proportions, the default area."""
        sizes = self._info.sizes
        if not sizes.any_size:
            return sizes.default
        area = sizes.default[0] * sizes.default[1]
        high, wide = pixels.shape[2:]
        scale = math.sqrt(area / (high * wide))
        step, most = sizes.multiple, sizes.largest
        width, height = (
            max(step, min(round(side * scale / step) * step, most // step * step))
            for side in (wide, high)
        )
        return width, height

    def _inverted(
        self, latents: Tensor, token: CancelToken, on_step: StepCallback | None
    ) -> Tensor:
        values = check_controls(self._info.controls, {})
        size = (latents.shape[3] * self._pictures.cell, latents.shape[2] * self._pictures.cell)
        said = given(None, {}, values, size, self._info.space.at(*size), self._reader)
        way = self._way(values, latents)
        first_order = "flow_euler" if self._prediction == "flow" else "ddim"
        way = replace(way, sampler=first_order)
        told = self._seen(said.told, latents, token)
        return inverted(self._denoiser, self._walk(way), latents, told, token, on_step)

    @property
    def _device(self) -> torch.device:
        return precision(self._networks[0])[0]


def _psnr(found: Tensor, wanted: Tensor) -> float:
    """How near a picture comes to another in [0, 1], in dB; at most 100."""
    error = float((found.clamp(0, 1) - wanted).square().mean())
    return -10.0 * math.log10(max(error, 1e-10))
