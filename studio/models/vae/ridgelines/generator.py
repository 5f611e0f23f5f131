"""Ridgelines as a generator: renders at any size in bands, takes photographs, finds its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor

from studio.core.latents import evaluate
from studio.errors import LatentError, ModelError
from studio.models.base import CancelToken, Controls, Encoding, RenderRequest, StepCallback
from studio.models.opening.architecture import Architecture
from studio.models.vae.ridgelines.fit import (
    STEPS,
    as_square,
    gist_of,
    misfit,
    refine,
    spot_of,
    thirds_of,
)
from studio.models.vae.ridgelines.network import LATENT, NAME, READ_SIZE, Ridgelines
from studio.models.vae.ridgelines.scenery import RIDGES, Lights
from studio.models.vae.ridgelines.view import View, followed, paint
from studio.values.card import Card, Follows, GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction
from studio.values.latent import Latent

FITS = ("refined", "encoder")
CONTROLS = (
    Control(
        "walk", "Walk", "float", 0.0, -8.0, 8.0, 0.01,
        help="Steps sideways through the landscape; near ridges pass faster than far ones.",
    ),
    Control(
        "softness", "Softness", "float", 0.0, 0.0, 1.0, 0.01,
        help="Edges from as sharp as the pixels to dreamy, the far ridges first.",
    ),
    Control(
        "seamless", "Seamless", "bool", default=False,
        help="The right edge continues at the left one, for wallpapers and turning panoramas.",
    ),
    Control(
        "disc", "In the sky", "choice", "sun",
        choices=(("sun", "Sun"), ("crescent", "Crescent"), ("none", "Only its glow")), mark=False,
        help="What stands in the sky.",
    ),
    Control(
        "ridges", "Ridges", "int", RIDGES, 1, RIDGES, 1, mark=False,
        help="How many ridges are drawn; the near ones stay.",
    ),
)  # fmt: skip


HAND = (("Sun aside", 5.0, 0.0), ("Sun height", 0.0, 5.0), ("Ridge height", 0.0, 4.0))
"""Names of directions, and how far each goes with a pull across and up by the shorter side.

The sun moves by 0.133 of a side a unit across and 0.128 up (means of 512 places), so that it goes
two thirds as far as the hand; the nearest ridge goes as far, by `walk`.
"""


def hand_of(directions: tuple[Direction, ...]) -> tuple[Follows, ...]:
    """What goes with a hand on the picture."""
    ids = {direction.name: direction.id for direction in directions}
    parts = [Follows(ids[name], across, up) for name, across, up in HAND if name in ids]
    return (Follows("walk", across=-1.0), *parts)


def describe(directions: tuple[Direction, ...] = ()) -> GeneratorInfo:
    """What Ridgelines declares, with the directions that its card ships."""
    return GeneratorInfo(
        family="vae",
        architecture=NAME,
        spaces=(Space("z", (LATENT,)),),
        sizes=Sizes((1024, 1024), any_size=True, any_aspect=True),
        controls=CONTROLS,
        abilities=("encodes", "any_size", "tiles", "finds_directions", "drafts_cheaply"),
        directions=directions,
        fits=FITS,
        hand=hand_of(directions),
    )


class RidgelinesGenerator:
    """A loaded Ridgelines. Its weights are small and stay float32 whatever `to` asks for."""

    def __init__(self, info: GeneratorInfo, model: Ridgelines) -> None:
        self._info = info
        self.model = model.eval().requires_grad_(requires_grad=False)

    @property
    def info(self) -> GeneratorInfo:
        """What it declares."""
        return self._info

    @property
    def device(self) -> torch.device:
        """Where its weights are."""
        return self.model.painter.mean.device

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move to `device`; `dtype` is not needed by half a million weights and changes nothing."""
        del dtype
        self.model.to(device)

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, 32] float32 on the device: the point that an expression names.

        Raises:
            LatentError: the expression does not fit this model.
        """
        return evaluate(latent, self._info, directions).to(self.device)

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3, rows, W] float32 sRGB in [0, 1]; each picture the same bytes as if alone.

        Raises:
            Cancelled: the token was set.
            LatentError: the latents are not [N, 32].
        """
        latents = request.latents
        if latents.dim() != 2 or latents.shape[1] != LATENT:
            raise LatentError(f"Ridgelines expects latents [N, {LATENT}], not {[*latents.shape]}.")
        view = _view_of(request)
        rows = request.rows or (0, view.height)
        pictures = []
        with torch.inference_mode():
            for index, latent in enumerate(latents.to(self.device, torch.float32)[:, None]):
                token.check()
                pictures.append(paint(self.model.painter, latent, view, rows, token.check))
                if on_step is not None:
                    on_step(index + 1, len(latents))
        return torch.cat(pictures)

    def steered(
        self, points: Tensor, size: tuple[int, int], controls: Controls, check: Callable[[], None]
    ) -> Tensor:
        """[N, 3, H, W] of latents [N, 32], differentiable in them; edges are as crisp as pixels."""
        check()
        view = _view_of(RenderRequest(points, *size, controls))
        return followed(self.model.painter, points, view)

    def encode(
        self,
        pixels: Tensor,
        fit: str,
        token: CancelToken,
        on_step: StepCallback | None = None,
    ) -> Encoding:
        """How Ridgelines sees a picture [1, 3, H, W] in [0, 1] of any size and shape.

        `encoder` is its first glance; `refined` goes on from there until the colours of the upper
        and lower third and the place of the brightest spot are those of the picture, which is
        seen as a square. The report gives what is left: OKLab distances of the thirds x 100, of
        the spot in % of a side; and the latent's length over that of a usual one.

        Raises:
            Cancelled: the token was set.
            ModelError: an unknown `fit`.
        """
        if fit not in FITS:
            raise ModelError(f"Ridgelines knows no fit {fit!r}; it has {', '.join(FITS)}.")
        pixels = pixels[:, :3].to(self.device, torch.float32)
        token.check()
        with torch.no_grad():
            gist = gist_of(pixels)
            latent, _ = self.model.reader(as_square(pixels, READ_SIZE))
        if fit == "refined":
            latent = refine(self.model.painter, latent, gist, _ticker(token, on_step))
        return Encoding(latent, fit, self._report(latent, pixels))

    def _report(self, latent: Tensor, pixels: Tensor) -> dict[str, float]:
        view = View(256, 256)
        with torch.no_grad():
            seen = paint(self.model.painter, latent, view, (0, 256), lambda: None)
            thirds = (thirds_of(seen) - thirds_of(pixels)).norm(dim=2)[0] * 100
            spot = (spot_of(seen) - spot_of(pixels)).norm(dim=1)[0] * 100
            remaining = misfit(self.model.painter, latent, gist_of(pixels))[0]
        return {
            "upper_third": float(thirds[0]),
            "lower_third": float(thirds[1]),
            "brightest_spot": float(spot),
            "usualness": float(latent.norm() / LATENT**0.5),
            "misfit": float(remaining),
        }


def _ticker(token: CancelToken, on_step: StepCallback | None) -> Callable[[int], None]:
    def tick(step: int) -> None:
        token.check()
        if on_step is not None:
            on_step(step + 1, STEPS)

    return tick


def _view_of(request: RenderRequest) -> View:
    values: dict[str, ControlValue] = {c.key: c.default for c in CONTROLS} | dict(request.controls)
    disc = str(values["disc"])
    return View(
        request.width,
        request.height,
        walk=float(values["walk"]),
        softness=float(values["softness"]),
        ridges=int(values["ridges"]),
        lights=Lights("none" if disc == "none" else "crescent" if disc == "crescent" else "sun"),
        seamless=bool(values["seamless"]),
    )


def load(card: Card, tensors: Mapping[str, Tensor], device: torch.device) -> RidgelinesGenerator:
    """Build the generator of a card from the tensors of its weights file.

    Raises:
        ModelError: another architecture, or tensors that do not belong to it.
    """
    if card.info.architecture != NAME:
        raise ModelError(f"{card.name} is {card.info.architecture!r}, expected {NAME!r}.")
    with torch.device("meta"):
        model = Ridgelines()
    wanted = model.state_dict()
    wrong = sorted(
        {key for key in wanted if key not in tensors or tensors[key].shape != wanted[key].shape}
        | (set(tensors) - set(wanted))
    )
    if wrong:
        raise ModelError(f"The weights of {card.name} do not fit Ridgelines: {wrong[0]!r}.")
    model.load_state_dict({key: value.float() for key, value in tensors.items()}, assign=True)
    model.reader.restore_place()
    return RidgelinesGenerator(card.info, model.to(device))


ARCHITECTURE = Architecture(NAME, "vae", load)
