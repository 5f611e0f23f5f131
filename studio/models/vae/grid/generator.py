"""Autoencoders whose latent is a grid: any size, photographs in and out, seeds that give texture.

A network with an encoder and a decoder becomes a generator: points are the white coordinates of a
`GridPrior`, photographs are taken at about the area of the default size in their own proportions.
A latent is decoded on its own grid and the picture made smaller; drafts are read off the decoder
before it is done (`Glimpses`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.grids import frequencies
from studio.core.latents import at_size, evaluate
from studio.core.merging import merged
from studio.errors import LatentError, ModelError
from studio.models.base import CancelToken, Encoding, RenderRequest, SideBySide, StepCallback
from studio.models.vae.grid.fitting import fitted
from studio.models.vae.grid.gallery import Gallery
from studio.models.vae.grid.glimpses import Check as Check, Glimpses, Stages
from studio.models.vae.grid.prior import GridPrior
from studio.models.vae.grid.swatches import swatches
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue, check_controls
from studio.values.directions import Direction
from studio.values.latent import Convention, Latent, Vector, walk

SIDE = 512
LARGEST = 2048
ENCODER = "encoder"
MIDDLE = 1 / 12
"""Turns in a cell of the waves that `Detail` leaves as they are."""
REACH = 0.6
LEAST_PX = 256
"""Smaller than this, decoders see too few cells to know what they draw."""
DRAWING = Control(
    "drawing", "Drawing", "choice", "first",
    choices=(("quick", "Quick"), ("first", "As in the first edition")), mark=False, fresh="quick",
    help="Quick draws large pictures in about half the time. Places of the first edition are drawn"
    " as they were; the two differ by one of 255 levels at most.",
)  # fmt: skip
"""How the decoder calculates: recipes that do not say it keep their bytes."""
PRACTICE, PRACTICE_CELLS = 6, 16
CONTROLS = (
    Control(
        "contrast", "Contrast", "float", 1.0, 0.0, 2.0, 0.01,
        help="How far everything is from the picture's own mean; 1 is as it was found.",
    ),
    Control(
        "detail", "Detail", "float", 0.0, -1.0, 1.0, 0.01,
        help="Fine waves of the latent against coarse ones: from a haze to crisp.",
    ),
)  # fmt: skip


Draw = Callable[[Tensor, Check, SideBySide], Tensor]
"""Pictures [N, 1|3|4, H, W] about in [0, 1] of latents [N, C, h, w]."""


class Halves(Stages, Protocol):
    """An encoder and a decoder between pictures in [0, 1] and latents of about unit variance."""

    channels: int
    """Of its latents."""

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """Latents [N, C, h, w] of pictures [N, 3, H, W], sides multiples of the cell."""

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights."""


def describe(
    architecture: str, channels: int, cell: int, encodes: bool,
    directions: tuple[Direction, ...] = (), seeds: Convention = "studio", ours: bool = False,
) -> GeneratorInfo:  # fmt: skip
    """What such a model declares; `seeds` is the convention of new ones.

    `ours`: whether it is a house model, which may say more on its card than those of the first
    edition did: it can be drawn more quickly, and its places merge.
    """
    return GeneratorInfo(
        family="vae",
        architecture=architecture,
        spaces=(Space("z", (channels, SIDE // cell, SIDE // cell), cell=cell, seeds=seeds),),
        sizes=Sizes((SIDE, SIDE), any_size=True, any_aspect=True, multiple=cell, largest=LARGEST),
        controls=(*CONTROLS, *((DRAWING,) if ours else ())),
        abilities=(
            *(("encodes",) if encodes else ()), "any_size", "finds_directions", "drafts_cheaply",
            *(("merges",) if ours else ()),
        ),
        directions=directions,
        fits=(ENCODER,) if encodes else (),
        photo_blends="merge" if ours else "round",
    )  # fmt: skip


class GridGenerator:
    """A loaded autoencoder. Renders whole pictures; normalisation sees all of them at once.

    `shrinks`: whether its decoder knows latents that were made smaller or larger, so that a place
    found at one size is decoded on the grid of another. Those that do not know them decode it on
    the grid where it was found, and the picture is brought to the size. `quickly` draws as the
    network does, for those recipes that ask for it.
    """

    def __init__(
        self, info: GeneratorInfo, network: Halves, prior: GridPrior, *, shrinks: bool = False,
        quickly: Draw | None = None,
    ) -> None:  # fmt: skip
        self._info = info
        self._network = network
        self._prior = prior
        self._shrinks = shrinks
        self._quickly = quickly
        self._glimpses = self._blank()

    @property
    def info(self) -> GeneratorInfo:
        """What it declares."""
        return self._info

    @property
    def prior(self) -> GridPrior:
        """What its latents look like from afar."""
        return self._prior

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights to a device, and to a precision."""
        self._network.to(device, dtype)
        self._glimpses = self._blank()

    def _blank(self) -> Glimpses:
        return Glimpses(self._network, self._info.space.cell, self.practice)

    def practice(self) -> Tensor:
        """Latents [N, C, h, w] to learn from how this decoder works."""
        space = self._info.space
        shape = (PRACTICE, space.shape[0], PRACTICE_CELLS, PRACTICE_CELLS)
        return self._prior.coloured(torch.randn(shape, generator=torch.Generator().manual_seed(1)))

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, C, h, w] float32 on the device, for a picture of the default size.

        Raises:
            LatentError: the expression does not fit this model.
        """
        return self._resolved(latent, directions, *self._info.sizes.default)

    def resolve_at(
        self, latent: Latent, directions: Mapping[str, Direction], width: int, height: int
    ) -> Tensor:
        """[1, C, h, w] float32 on the device, for a picture of that size.

        Photographs of other proportions are made to cover it and cut. The grid is that of the size,
        or the one on which the finest of the explicit places was found.

        Raises:
            LatentError: the expression does not fit this model.
        """
        if not self._shrinks:
            width, height = self._found_at(latent, width, height)
        return self._resolved(latent, directions, width, height)

    def _found_at(self, latent: Latent, width: int, height: int) -> tuple[int, int]:
        """The size at which the finest explicit place stays as it was found, up to an even cut.

        It covers the asked proportions, by less than two cells.
        """
        cell, channels = self._info.space.cell, self._info.space.shape[0]
        rows, columns = -(-height // cell), -(-width // cell)
        shapes = {node.shape for _, node in walk(latent) if isinstance(node, Vector)}
        grids = [shape[1:] for shape in shapes if len(shape) == 3 and shape[0] == channels]
        if not grids:
            return width, height
        growth, high, wide = min((max(rows / h, columns / w), h, w) for h, w in grids)
        growth = max(growth, max(rows, columns) * cell / self._info.sizes.largest)
        return cell * _cut(columns / growth, wide), cell * _cut(rows / growth, high)

    def _resolved(
        self, latent: Latent, directions: Mapping[str, Direction], width: int, height: int
    ) -> Tensor:
        info = at_size(self._info, width, height)
        point = evaluate(latent, info, directions, self._refit, self._gallery(), self._merged)
        return point.to(self._network.like.device)

    def _gallery(self) -> Gallery | None:
        """Where it puts compositions, if it takes any."""
        return None

    def _refit(self, point: Tensor, space: Space) -> Tensor:
        return self._prior.refitted(point, *space.shape[1:])

    def _merged(self, points: Tensor, weights: Tensor) -> Tensor:
        """Points [K, C, h, w] region by region, as their pictures have them."""
        if len(points) == 1 or float(weights.max()) >= 1.0:
            return points[weights.argmax()].clone()
        return self._prior.whitened(merged(self._prior.coloured(points), weights)[None])[0]

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3|4, rows, W] float32 in [0, 1].

        Raises:
            Cancelled: the token was set.
            LatentError: the latents are no grids of this model's channels.
        """
        found, channels = tuple(request.latents.shape[1:]), self._network.channels
        if len(found) != 3 or found[0] != channels:
            raise LatentError(f"The model expects grids of {channels} channels, not {found}.")
        values = check_controls(self._info.controls, dict(request.controls))
        with torch.inference_mode():
            latents = self.latents(request.latents, values)
            quick = values.get(DRAWING.key) == "quick" and not request.bends
            pictures = self._drawn(latents, request, quick, token.check).clamp(0, 1)
        if on_step is not None:
            on_step(1, 1)
        y0, y1 = request.rows or (0, request.height)
        pictures = fitted(pictures, request.height, request.width)[:, :, y0:y1]
        return pictures.expand(-1, 3, -1, -1) if pictures.shape[1] == 1 else pictures

    def _drawn(self, latents: Tensor, request: RenderRequest, quick: bool, check: Check) -> Tensor:
        """The pictures [N, 1|3|4, H, W] of latents, on their own grid; of a draft maybe smaller."""
        if request.draft:
            enough_px = self._enough_px(latents, request)
            glimpse = self._glimpses.drawn(latents, enough_px, check)
            if glimpse is not None:
                return glimpse
        latents = latents.to(self._network.like)
        if quick and self._quickly is not None:
            return self._quickly(latents, check, request.side_by_side).float()
        return self._network.draw(latents, check).float()

    def steered(
        self, points: Tensor, size: tuple[int, int], controls: Mapping[str, ControlValue],
        check: Check,
    ) -> Tensor:  # fmt: skip
        """[N, 1|3|4, H, W] about in [0, 1] of points [N, C, h, w], differentiable in them.

        Where its decoder knows latents that were made smaller, a smaller size is drawn from those.
        """
        values = check_controls(self._info.controls, dict(controls))
        latents = self.latents(points, values)
        cell = self._info.space.cell
        smaller = max(points.shape[2:]) * cell // max(LEAST_PX, *size)
        if self._shrinks and smaller > 1:
            latents = functional.avg_pool2d(latents, smaller, ceil_mode=True)
        return self._network.draw(latents.to(self._network.like), check).float()

    @staticmethod
    def _enough_px(latents: Tensor, request: RenderRequest) -> int:
        """The longer side of whole grids that hold as many pixels as were asked for."""
        high, wide = latents.shape[2:]
        return math.ceil(max(request.height / high, request.width / wide) * max(high, wide) - 1e-6)

    def latents(self, points: Tensor, values: Mapping[str, ControlValue]) -> Tensor:
        """What the decoder is given for points [N, C, h, w]: the same shape, float32."""
        points = points.float()
        contrast, detail = float(values["contrast"]), float(values["detail"])
        gain = None
        if (contrast, detail) != (1.0, 0.0):
            turns = frequencies(*points.shape[2:])
            gain = contrast * (turns / MIDDLE).clamp(0.05, 20.0) ** (REACH * detail)
            gain[0, 0] = 1.0
        return self._prior.coloured(points, gain)


class GridEncoder(GridGenerator):
    """One that also takes photographs, and compositions that seeds draw."""

    def __init__(
        self, info: GeneratorInfo, network: Halves, prior: GridPrior, *, shrinks: bool = False,
        quickly: Draw | None = None,
    ) -> None:  # fmt: skip
        super().__init__(info, network, prior, shrinks=shrinks, quickly=quickly)
        self._compositions = Gallery(self.points_of, prior, info.space.cell)

    def _gallery(self) -> Gallery:
        return self._compositions

    def usual_at(self, point: Tensor) -> float | None:
        """How usual a point [1, C, h, w] is among what its seeds draw; None where that is noise."""
        if self._info.space.seeds != "pictures":
            return None
        return self._compositions.how_usual(point[0])

    def practice(self) -> Tensor:
        """Latents [N, C, h, w] of pictures made up for it."""
        pictures = swatches(PRACTICE, PRACTICE_CELLS * self._info.space.cell)
        return self._network.read(pictures.to(self._network.like), lambda: None).float()

    def points_of(self, pixels: Tensor) -> Tensor:
        """Points [N, C, h, w] of pictures [N, 3, H, W] in [0, 1], sides multiples of the cell."""
        latents = self._network.read(pixels.to(self._network.like), lambda: None)
        return self._prior.whitened(latents.float())

    def encode(
        self,
        pixels: Tensor,
        fit: str,
        token: CancelToken,
        on_step: StepCallback | None = None,
    ) -> Encoding:
        """Where the encoder puts a picture [1, 3, H, W] in [0, 1] of any size and shape.

        The report tells how well it comes back: decibels, and the mean error in 8-bit steps.

        Raises:
            Cancelled: the token was set.
            ModelError: an unknown `fit`.
        """
        if fit not in self._info.fits:
            raise ModelError(f"The model knows no fit {fit!r}; it has {self._info.fits}.")
        like, cell = self._network.like, self._info.space.cell
        sizes = self._info.sizes
        width, height = taken_size(
            pixels.shape[3], pixels.shape[2], cell, sizes.default[0], sizes.largest
        )
        with torch.inference_mode():
            seen = covered_pixels(pixels[:, :3].float(), height, width).to(like)
            latents = self._network.read(seen, token.check).float()
            if on_step is not None:
                on_step(1, 2)
            back = self._network.draw(latents.to(like), token.check)[:, :3]
            error = back.clamp(0, 1).float() - seen.float()
            point = self._prior.whitened(latents)
        if on_step is not None:
            on_step(2, 2)
        square = float(error.square().mean().clamp(min=1e-10))
        report = {"psnr_db": float(-10 * torch.tensor(square).log10())}
        report["mean_error"] = float(error.abs().mean() * 255)
        return Encoding(point, fit, report)


def _cut(wanted: float, side: int) -> int:
    """Cells that show of `side`, at least `wanted`; as many go at the one end as at the other."""
    cells = max(1, math.ceil(wanted - 1e-6))
    return cells + (side - cells) % 2


def taken_size(
    width: int, height: int, cell: int, side: int = SIDE, largest: int = LARGEST
) -> tuple[int, int]:
    """The size at which a photograph is taken: about side x side in area, multiples of a cell.

    Very long ones end at `largest` and lose what is beyond.
    """
    scale = side / (width * height) ** 0.5
    sides = (round(side * scale / cell) * cell for side in (width, height))
    wide, high = (min(max(side, cell), largest) for side in sides)
    return wide, high


def covered_pixels(pixels: Tensor, height: int, width: int) -> Tensor:
    """Pictures [N, C, H, W] made just large enough to cover a size, and cut in the middle."""
    scale = max(height / pixels.shape[2], width / pixels.shape[3])
    rows = max(height, round(pixels.shape[2] * scale))
    columns = max(width, round(pixels.shape[3] * scale))
    if (rows, columns) != pixels.shape[2:]:
        pixels = functional.interpolate(
            pixels, (rows, columns), mode="bicubic", antialias=True, align_corners=False
        ).clamp(0, 1)
    top, left = (rows - height) // 2, (columns - width) // 2
    return pixels[:, :, top : top + height, left : left + width]
