"""Garden behind the gestures that all generators share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor

from studio.core.lifts import Lift
from studio.core.oklab import planes_to_srgb
from studio.errors import ModelError
from studio.models.base import CancelToken, RenderRequest, StepCallback, Weights, band_rows
from studio.models.gan.classes import class_names
from studio.models.gan.garden.network import Config, Garden, Plan
from studio.models.gan.garden.scene import LAYERS
from studio.models.gan.garden.tiles import TILE, Tiles
from studio.models.gan.styled import Controls, StyledGenerator, styled_spaces
from studio.models.gan.stylegan2.mapping import truncated
from studio.models.opening.architecture import Architecture
from studio.models.plain import need_finite
from studio.values.card import Card, GeneratorInfo, Sizes
from studio.values.controls import Control, ControlValue, check_controls
from studio.values.directions import Direction

NAME = "garden-1"
FROM_SEED = "seed"
SEARCH_PX = 128
DRAFT_TILE = 8
"""Smaller tiles leave less to draw that is not seen."""
QUICK_FROM_PX = 64
"""In smaller pictures nothing is soft."""
_GROUP = "Species"


def controls_of(names: tuple[str, ...]) -> tuple[Control, ...]:
    """Species, a second one, truncation and how close one looks."""
    known = tuple((str(n), name) for n, name in enumerate(names))
    return (
        Control(
            "class", "Species", "choice", FROM_SEED,
            choices=((FROM_SEED, "As it comes"), *known), group=_GROUP,
            help="What grows: a seed brings its own species unless one is held here.",
        ),
        Control(
            "class_2", "Second species", "choice", "0", choices=known, group=_GROUP, mark=False,
            help="What is crossed in.",
        ),
        Control(
            "class_mix", "Cross", "float", 0.0, 0.0, 1.0, 0.01, group=_GROUP, mark=False,
            help="0 is the first species, 1 the second, between them are crossings.",
        ),
        Control(
            "truncation", "Truncation", "float", 1.0, -1.0, 1.5, 0.01,
            help="How far from the usual plant of its species seeds may go: 1 as in training, 0"
            " the most usual one.",
        ),
        Control(
            "cutoff", "Truncated layers", "int", LAYERS, 0, LAYERS, 1, mark=False,
            help="Truncation reaches so many layers, the coarse ones first.",
        ),
        Control(
            "zoom", "Zoom", "float", 1.0, 0.25, 8.0, 0.01, unit="×",
            help="Above 1 looks closer at the middle, below 1 shows more around it. Edges keep"
            " their sharpness.",
        ),
    )  # fmt: skip


def describe(
    config: Config, names: tuple[str, ...], directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a generator declares."""
    return GeneratorInfo(
        family="gan",
        architecture=NAME,
        spaces=styled_spaces(config.z_dim, config.w_dim, LAYERS),
        sizes=Sizes((1024, 1024), any_size=True, any_aspect=True),
        controls=controls_of(names),
        abilities=(
            "any_size", "tiles", "mixes_layers", "finds_directions", "takes_class",
            "drafts_cheaply",
        ),
        directions=directions,
        layers=LAYERS,
    )  # fmt: skip


class GardenDrawing:
    """The network as style-based generators use it."""

    def __init__(self, net: Garden) -> None:
        self.net = net

    @property
    def w_avg(self) -> Tensor:
        """[W] float32: the middle of all w."""
        middle: Tensor = self.net.mapping.w_avg
        return middle

    @property
    def middles(self) -> Tensor:
        """[K, W] float32: the middle of w of each species."""
        middles: Tensor = self.net.mapping.middles
        return middles

    def place(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights. Places on a picture need float32, so `dtype` changes nothing."""
        del dtype
        self.net.to(device)

    def styles_of(self, z: Tensor, c: Tensor | None) -> Tensor:
        """[N, W]: w of z [N, Z], in the species of z or in `c` [N, K]."""
        return self.net.styles_of(z, c)

    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [S, W] float32: what reads its row of the styles."""
        return self.net.heads.style_weights()

    def draw(
        self, ws: Tensor, controls: Controls, enough_px: int | None, check: Callable[[], None]
    ) -> Tensor:
        """[N, 3, 128, 128] sRGB of styles [N, L, W], differentiable in them."""
        side = SEARCH_PX
        pixel = 1.0 / side / float(controls.get("zoom", 1.0))
        pictures = []
        for one in ws:
            check()
            lab = self.net.seen(self.net.planned(one[None]), band(side, (0, side), side, pixel))
            pictures.append(_rows_of(lab, side, side))
        return torch.cat(pictures)


def band(
    width: int, rows: tuple[int, int], height: int, pixel: float, quick: bool = False
) -> Tiles:
    """The tiles of whole rows y0 … y1 of a picture, left to right, then down."""
    side = DRAFT_TILE if quick else TILE
    across = torch.arange(0, width, side, dtype=torch.float64)
    down = torch.arange(rows[0], rows[1], side, dtype=torch.float64)
    x = ((across + 0.5 - width / 2) * pixel).repeat(len(down))
    y = ((height / 2 - down - 0.5) * pixel).repeat_interleave(len(across))
    scene = torch.zeros(len(x), dtype=torch.int64)
    return Tiles(scene, x.float(), y.float(), torch.full((len(x),), pixel), side, quick)


def _rows_of(lab: Tensor, width: int, rows: int, side: int = TILE) -> Tensor:
    """Tiles [T, P, 3] OKLab of a band as sRGB [1, 3, rows, width]."""
    count = -(-width // side)
    shaped = lab.reshape(-1, count, side, side, 3).permute(4, 0, 2, 1, 3)
    planes = shaped.reshape(3, -1, count * side)[:, :rows, :width]
    return torch.stack(planes_to_srgb(tuple(planes)))[None]


class GardenGenerator(StyledGenerator):
    """Garden: any size, any aspect, any rows; its species from the seed or held."""

    network: GardenDrawing

    def __init__(self, info: GeneratorInfo, network: GardenDrawing, device: torch.device) -> None:
        super().__init__(info, network, network.net.config.species, device)

    # ---- places ---------------------------------------------------------------------------------
    def lift(self, controls: Controls) -> Lift:
        """The way from z to w+ under these controls: truncation is towards the own species."""
        values = check_controls(self.info.controls, dict(controls))
        psi, cutoff = float(values["truncation"]), int(values["cutoff"])
        radius, spread = self._home(values)
        reach = ((cutoff * psi * psi + (LAYERS - cutoff)) ** 0.5) or 1e-6

        def up(z: Tensor) -> Tensor:
            z = z.to(self._device, torch.float32)
            shares = self._shares(z, values)
            w = self._w(z, shares)[:, None].expand(-1, LAYERS, -1)
            return truncated(w, shares @ self.network.middles, psi, cutoff)

        middle = self.network.w_avg.cpu().double().expand(LAYERS, -1)
        return Lift(up, middle, radius * reach, spread)

    def style_points(self, z: Tensor, controls: Controls) -> Tensor:
        """[N, W] float32: w of z [N, Z] in the species of the controls, without truncation."""
        z = z.to(self._device, torch.float32)
        return self._w(z, self._shares(z, controls))

    def _w(self, z: Tensor, shares: Tensor) -> Tensor:
        with torch.inference_mode():
            return self.network.styles_of(z, shares)

    def _shares(self, z: Tensor, values: Controls) -> Tensor:
        """[N, K]: how much of each species."""
        count = self.network.net.config.species
        held, mix = values.get("class", FROM_SEED), float(values.get("class_mix", 0.0))
        with torch.inference_mode():
            shares = self.network.net.shares(z)
            if held != FROM_SEED:
                shares = _only(int(held), count, z)
            return torch.lerp(shares, _only(int(values.get("class_2", 0)), count, z), mix)

    def _home(self, values: Controls) -> tuple[float, float]:
        """How far from the middle w lies, and how much that varies."""
        held = values.get("class", FROM_SEED)
        kind = -1 if held == FROM_SEED else int(held)
        if kind not in self._homes:
            species: dict[str, ControlValue] = {"class": held}
            self._homes[kind] = Lift.measured(
                lambda z: self.style_points(z, species), self.info.space, self.network.w_avg.cpu()
            )
        return self._homes[kind].radius, self._homes[kind].spread

    # ---- pictures -------------------------------------------------------------------------------
    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3, rows, W] float32 in [0, 1]; bit for bit the same rows whichever are asked for.

        Raises:
            Cancelled: the token was set.
            LatentError: the latents are of another shape.
            RecipeError: a control value that is not declared or out of range.
        """
        values = check_controls(self.info.controls, dict(request.controls))
        first, last = request.rows or (0, request.height)
        pixel = 1.0 / min(request.width, request.height) / float(values["zoom"])
        step = max(TILE, band_rows(request.width) // TILE * TILE)
        starts = range(first // step * step, last, step)
        quick = request.draft and min(request.width, request.height) >= QUICK_FROM_PX
        done, pictures = 0, []
        with torch.inference_mode():
            for ws in self._lifted(request.latents, values).to(self._device, torch.float32):
                plan = self.network.net.planned(ws[None])
                parts = []
                for top in starts:
                    token.check()
                    end = min(top + step, request.height)
                    tiles = band(request.width, (top, end), request.height, pixel, quick)
                    lab = self._seen(plan, tiles)
                    pixels = _rows_of(lab, request.width, end - top, tiles.side)
                    parts.append(pixels[:, :, max(first - top, 0) : last - top])
                    done += 1
                    if on_step is not None:
                        on_step(done, len(starts) * len(request.latents))
                pictures.append(torch.cat(parts, 2))
        return torch.cat(pictures).clamp(0, 1)

    def steered(
        self, points: Tensor, size: tuple[int, int], controls: Controls, check: Callable[[], None]
    ) -> Tensor:
        """[N, 3, H, W] about in [0, 1] of styles [N, L, W], differentiable in them."""
        width, height = size
        values = check_controls(self.info.controls, dict(controls))
        pixel = 1.0 / min(width, height) / float(values["zoom"])
        pictures = []
        for one in points:
            check()
            plan = self.network.net.planned(one[None])
            lab = self._seen(plan, band(width, (0, height), height, pixel))
            pictures.append(_rows_of(lab, width, height))
        return torch.cat(pictures)

    def _seen(self, plan: Plan, tiles: Tiles) -> Tensor:
        return self.network.net.seen(plan, tiles.to(self._device))


def _only(kind: int, count: int, like: Tensor) -> Tensor:
    """[N, K]: nothing but one species."""
    shares = like.new_zeros(len(like), count)
    shares[:, kind] = 1.0
    return shares


def config_of(weights: Mapping[str, Tensor]) -> Config:
    """The network that holds such tensors.

    Raises:
        ModelError: they are not those of a Garden.
    """
    try:
        enter, head = weights["mapping.enter.weight"], weights["heads.layers.0.enter.weight"]
        leave, hue = weights["mapping.leave.weight"], weights["shading.blades.leave.weight"]
        species = int(weights["mapping.middles"].shape[0])
    except KeyError as error:
        raise ModelError(f"The weights lack {error}; this is not a complete Garden.") from None
    return Config(
        enter.shape[1] - species, species, leave.shape[0], enter.shape[0], head.shape[1],
        head.shape[0], hue.shape[1],
    )  # fmt: skip


def load(card: Card, weights: Weights, device: torch.device) -> GardenGenerator:
    """Garden from its card and weights.

    Raises:
        ModelError: a tensor is missing, has another shape or holds numbers that are not finite.
    """
    config = config_of(weights)
    net = Garden(config)
    wanted = {name: tuple(value.shape) for name, value in net.state_dict().items()}
    for name, shape in wanted.items():
        if name not in weights:
            raise ModelError(f"The weights lack {name!r}; this is not a complete Garden.")
        if tuple(weights[name].shape) != shape:
            found = tuple(weights[name].shape)
            raise ModelError(f"The weights hold {name!r} as {found}, expected {shape}.")
    tensors = {name: weights[name].float() for name in wanted}
    need_finite(tensors)
    net.load_state_dict(tensors)
    net.eval().requires_grad_(False)
    names = class_names(weights.facts, config.species) or tuple(
        f"Species {n + 1}" for n in range(config.species)
    )
    info = describe(config, names, card.info.directions)
    return GardenGenerator(info, GardenDrawing(net), device)


ARCHITECTURE = Architecture(NAME, "gan", load)
