"""What all style-based generators share: z, w and w+, truncation, classes. One network draws.

A place is a point of w+, the styles of all layers. Seeds are drawn in z and lifted: through the
mapping to w, then to w+ with truncation. Explicit points of w and w+ are taken as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.lifts import Lift, evaluate_lifted, usual_lifted
from studio.core.seeds import prior_points
from studio.errors import LatentError
from studio.models.base import CancelToken, RenderRequest, Start, StepCallback
from studio.models.gan.classes import class_controls, class_shares
from studio.models.gan.stylegan2.mapping import truncated
from studio.values.card import GeneratorInfo as Info, Space
from studio.values.controls import Control, ControlValue, check_controls
from studio.values.directions import Direction
from studio.values.latent import Latent, with_convention
from studio.values.mixing import CLASS, CLASS_MIX, SECOND_CLASS

Controls = Mapping[str, ControlValue]
PSI = 0.7
SEEDS = Control(
    "seeds", "Seeds", "choice", "studio", mark=False,
    choices=(("studio", "The studio's"), ("nvidia", "NVIDIA's")),
    help="Which random numbers a seed stands for: NVIDIA's give the pictures that others published"
    " for their seeds (0 to 4,294,967,295).",
)  # fmt: skip
FARTHEST = 3.0
"""Photographs lie outside of where the seeds are, but not everywhere."""
_SEEDS = 2048


class Styled(Protocol):
    """A network with a mapping and a synthesis."""

    @property
    def w_avg(self) -> Tensor:
        """[W] float32: the middle of all w."""

    def styles_of(self, z: Tensor, c: Tensor | None) -> Tensor:
        """[N, W] float32: w of z [N, Z] and, where there are classes, c [N, classes]."""

    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [out, W] float32: what reads its row of the styles."""

    def draw(
        self, ws: Tensor, controls: Controls, enough_px: int | None, check: Callable[[], None]
    ) -> Tensor:
        """[N, 1|3|4, H, W], about in [0, 1], of styles [N, L, W]; differentiable in them.

        `enough_px`: for a draft, which longer side is enough.
        """

    def place(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights, and compute the synthesis in that precision."""


def styled_spaces(z_dim: int, w_dim: int, layers: int) -> tuple[Space, ...]:
    """z, w and w+."""
    return (
        Space("z", (z_dim,)),
        Space("w", (w_dim,), "none"),
        Space("w+", (layers, w_dim), "none"),
    )


def styled_controls(
    layers: int, classes: int, class_names: tuple[str, ...] = ()
) -> tuple[Control, ...]:
    """Truncation, how many layers it reaches, and the classes where there are any."""
    truncation = Control(
        "truncation", "Truncation", "float", PSI, -1.0, 1.5, 0.01,
        help="How far from the average picture seeds may go: 1 as in training, 0 the average.",
    )  # fmt: skip
    cutoff = Control(
        "cutoff", "Truncated layers", "int", layers, 0, layers, 1, mark=False,
        help="Truncation reaches so many layers, the coarse ones first.",
    )  # fmt: skip
    return (*class_controls(classes, class_names), truncation, cutoff)


class StyledGenerator:
    """A loaded style-based generator. Renders at its own size; drafts as the network can."""

    def __init__(self, info: Info, network: Styled, classes: int, device: torch.device) -> None:
        self._info = info
        self.network = network
        self._classes = classes
        self._device = device
        self._homes: dict[int, Lift] = {}
        self._start: tuple[object, Start] | None = None
        network.place(device, torch.float32)

    @property
    def info(self) -> Info:
        """What it declares."""
        return self._info

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move to a device; the synthesis computes in `dtype`, the mapping in float32."""
        self._device = device
        self._homes.clear()
        self._start = None
        self.network.place(device, dtype)

    # ---- places ---------------------------------------------------------------------------------
    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, L, W] float32 on the device: the styles that an expression names, as controls begin.

        Raises:
            LatentError: the expression does not fit this model.
        """
        return self.resolve_under(latent, directions, {})

    def resolve_under(
        self, latent: Latent, directions: Mapping[str, Direction], controls: Controls
    ) -> Tensor:
        """[1, L, W] float32 on the device, under these controls (defaults where missing).

        Raises:
            LatentError: the expression does not fit this model.
        """
        spoken = _spoken(latent, controls)
        found = evaluate_lifted(spoken, self._info, directions, self.lift(controls))
        return found.to(self._device)

    def usual_under(
        self, latent: Latent, directions: Mapping[str, Direction], controls: Controls
    ) -> float:
        """How usual a place is, in [-1, 1]."""
        return usual_lifted(_spoken(latent, controls), self._info, directions, self.lift(controls))

    def lift(self, controls: Controls) -> Lift:
        """The way from z to w+ under these controls, and where it leads."""
        values = check_controls(self._info.controls, dict(controls))
        psi, cutoff = float(values["truncation"]), int(values["cutoff"])
        radius, spread = self._home(values)
        layers = self._info.layers
        reach = (cutoff * psi * psi + (layers - cutoff)) ** 0.5
        middle = self.network.w_avg.cpu().double().expand(layers, -1)

        def up(z: Tensor) -> Tensor:
            w = self.style_points(z, values)[:, None].expand(-1, layers, -1)
            return truncated(w, self.network.w_avg, psi, cutoff)

        return Lift(up, middle, radius * reach, spread)

    # ---- styles ---------------------------------------------------------------------------------
    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [out, W] float32: what reads its row of w+."""
        return self.network.style_weights()

    def style_points(self, z: Tensor, controls: Controls) -> Tensor:
        """[N, W] float32: w of z [N, Z] in the classes of the controls, without truncation."""
        with torch.inference_mode():
            z = z.to(self._device, torch.float32)
            shares = class_shares(controls, self._classes, z) if self._classes else None
            return self.network.styles_of(z, None if shares is None else shares.expand(len(z), -1))

    def _home(self, values: Controls) -> tuple[float, float]:
        """How far from the middle w lies, and how much that varies: between those of two classes.

        Each class is measured once, so that mixing them costs nothing.
        """
        first, second, mix = 0, 0, 0.0
        if self._classes:
            first, mix = int(values.get("class", 0)), float(values.get("class_mix", 0.0))
            second = int(values.get("class_2", first)) if mix else first
        one, two = self._measured(first), self._measured(second)
        return (
            (1.0 - mix) * one.radius + mix * two.radius,
            (1.0 - mix) * one.spread + mix * two.spread,
        )

    def _measured(self, kind: int) -> Lift:
        if kind not in self._homes:

            def up(z: Tensor) -> Tensor:
                return self.style_points(z, {"class": kind})

            self._homes[kind] = Lift.measured(up, self._info.space, self.network.w_avg.cpu())
        return self._homes[kind]

    # ---- searching ------------------------------------------------------------------------------
    def search_start(self, controls: Controls) -> Start:
        """The middle of w, and how far its points lie from there."""
        values = check_controls(self._info.controls, dict(controls))
        kind = tuple(values.get(key) for key in (CLASS, SECOND_CLASS, CLASS_MIX))
        if self._start is None or self._start[0] != kind:
            z = prior_points(0, _SEEDS, self._info.space)
            w = self.style_points(z, values).clone()
            spread = float(w.var(dim=0).mean().sqrt().clamp_min(1e-4))
            start = Start("w", w.mean(dim=0, keepdim=True), spread, w[:0], 0.0, FARTHEST)
            self._start = kind, start
        return self._start[1]

    def wider(self, point: Tensor) -> tuple[str, Tensor] | None:
        """From w [1, W] to w+ [1, L, W]."""
        if point.dim() == 3:
            return None
        return self._info.spaces[-1].name, point[:, None].repeat(1, self._info.layers, 1)

    def followed(self, points: Tensor, controls: Controls, check: Callable[[], None]) -> Tensor:
        """[N, 1|3|4, H, W] about in [0, 1], differentiable in `points` of w or w+."""
        values = check_controls(self._info.controls, dict(controls))
        ws = points if points.dim() == 3 else points[:, None].expand(-1, self._info.layers, -1)
        return self.network.draw(ws, values, None, check)

    # ---- pictures -------------------------------------------------------------------------------
    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3|4, rows, W] float in [0, 1]; `latents` [N, L, W] styles, or [N, Z] points of z.

        Raises:
            Cancelled: the token was set.
            LatentError: the latents are of another shape.
        """
        values = check_controls(self._info.controls, dict(request.controls))
        with torch.inference_mode():
            ws = self._lifted(request.latents, values).to(self._device, torch.float32)
            enough = request.enough_px if request.draft else None
            pictures = self.network.draw(ws, values, enough, token.check).float().clamp(0, 1)
        if on_step is not None:
            on_step(1, 1)
        if pictures.shape[1] == 1:
            pictures = pictures.expand(-1, 3, -1, -1)
        if request.rows is not None:
            pictures = pictures[:, :, request.rows[0] : request.rows[1]]
        return pictures

    def _lifted(self, latents: Tensor, values: Controls) -> Tensor:
        shape = tuple(latents.shape[1:])
        if shape == self._info.spaces[-1].shape:
            return latents
        if shape == self._info.space.shape:
            return self.lift(values).up(latents)
        raise LatentError(
            f"The model expects latents of shape {self._info.spaces[-1].shape}, not {shape}."
        )


def _spoken(latent: Latent, controls: Controls) -> Latent:
    """The expression with its seeds as the controls read them."""
    return with_convention(latent, "nvidia") if controls.get(SEEDS.key) == "nvidia" else latent


def estimated_middle(
    styles: Callable[[Tensor, Tensor | None], Tensor], z_dim: int, classes: int
) -> Tensor:
    """[W]: the mean of w over many seeds, spread over all classes, where a file has none."""
    z = prior_points(0, _SEEDS, Space("z", (z_dim,)))
    c = None
    if classes:
        c = functional.one_hot(torch.arange(_SEEDS) % classes, classes).float()
    with torch.no_grad():
        return styles(z, c).mean(dim=0)
