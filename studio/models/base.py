"""What every generator is, whatever its family; families add abilities, never special cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, runtime_checkable

import torch
from torch import Tensor

from studio.values.bending import Bend
from studio.values.cancel import CancelToken as CancelToken
from studio.values.card import Card, GeneratorInfo
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction
from studio.values.latent import Latent
from studio.values.tokens import TokenReport

StepCallback = Callable[[int, int], None]
"""Called as `on_step(done, total)` between layers, bands or sampler steps."""
Check = Callable[[], None]
"""Raises `Cancelled` where the token was set."""
T = TypeVar("T")
Controls = Mapping[str, ControlValue]
"""Every declared control by its key."""


BAND_PX = 1 << 16
"""So many pixels are worth an operation of their own and still stay near a core."""


def band_rows(width: int) -> int:
    """Rows that generators with the ability `tiles` compute at a time, whatever is asked for.

    It depends on the width alone, so the bytes of a pixel never depend on the request. Requests
    that begin at multiples of it compute nothing twice.
    """
    return max(1, min(BAND_PX // width, width // 2))


class SideBySide(Protocol):
    """Does independent pieces of work, some at the same time; gives what came of each, in order."""

    def __call__(self, pieces: Sequence[Callable[[], T]], /) -> list[T]:
        """Each piece's operations are one thread's: its bytes do not depend on how many there are.

        Raises whatever a piece raises; no piece runs on after that.
        """


def one_by_one(pieces: Sequence[Callable[[], T]], /) -> list[T]:
    """`SideBySide` on this thread alone."""
    return [piece() for piece in pieces]


class Conditioning(Protocol):
    """What a recipe tells a model besides the point: words, pictures, masks. Opaque to others."""

    @property
    def key(self) -> str:
        """Content as a short text; equal keys mean equal conditioning."""


Preview = Callable[[Tensor], None]
"""Is given [1, 3, h, w] float in [0, 1], small, while a picture is on its way."""


@dataclass(frozen=True)
class RenderRequest:
    """Pictures to make at once: all `latents` share size and controls.

    `latents`: [N, *space shape] float32 on the generator's device, as `resolve` gave them; where
    that is not the space of the seeds, points of this one do too, told apart by their dimensions.
    `width`, `height`: pixels of the whole picture. `rows`: (y0, y1) to compute only these rows;
    generators with the ability `tiles` give exactly the rows of the whole picture.
    `conditioning`: what `Conditioned.condition` gave for the recipe. `preview` is shown small
    pictures on the way, where the model comes to its picture in steps.
    `controls`: every declared control, checked. `draft`: cheaper, close, never exported; whoever
    asks for `enough_px` is content with a picture whose longer side is that, where it is quicker.
    `frugal`: with less memory and more time, where the generator `SavesMemory`. `side_by_side`:
    for generators that divide their work into pieces themselves. `bends` are done to the layers
    by whoever calls it: where there are any, all layers are drawn in their usual order.
    """

    latents: Tensor
    width: int
    height: int
    controls: Controls = field(default_factory=dict)
    rows: tuple[int, int] | None = None
    draft: bool = False
    enough_px: int | None = None
    conditioning: Conditioning | None = None
    preview: Preview | None = None
    frugal: bool = False
    side_by_side: SideBySide = one_by_one
    bends: tuple[Bend, ...] = ()


class Generator(Protocol):
    """A loaded model that can render. Never touches global random state; opens no files."""

    @property
    def info(self) -> GeneratorInfo:
        """What it declares."""

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, *space shape] float32 on the device: the point that an expression names.

        `directions` are those of the recipe; the model's own are added.

        Raises:
            LatentError: the expression does not fit this model.
        """

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3|4, rows, W] float in [0, 1], sRGB.

        Raises:
            Cancelled: the token was set.
        """

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights; `dtype` float32, float16 or bfloat16."""


@dataclass(frozen=True)
class Encoding:
    """Where a picture was put: `latent` [1, *space shape] float32, `report` of figures.

    Where the grid follows the picture, the latent is as large as the picture was taken.
    """

    latent: Tensor
    fit: str
    report: dict[str, float]


@runtime_checkable
class Encodes(Protocol):
    """Takes photos."""

    def encode(
        self,
        pixels: Tensor,
        fit: str,
        token: CancelToken,
        on_step: StepCallback | None = None,
    ) -> Encoding:
        """The place of a picture: `pixels` [1, 3, H, W] float in [0, 1], any size; `fit` of `info`.

        Raises:
            Cancelled: the token was set.
        """


@runtime_checkable
class FollowsSize(Protocol):
    """Its latent grid is as large as the picture asks (`Space.cell`)."""

    def resolve_at(
        self, latent: Latent, directions: Mapping[str, Direction], width: int, height: int
    ) -> Tensor:
        """[1, C, h, w] float32: as `resolve`, for a picture of that size.

        Raises:
            LatentError: the expression does not fit this model.
        """


@runtime_checkable
class Conditioned(Protocol):
    """Is told more than a point: words, or a picture to paint over."""

    def condition(
        self,
        latent: Latent,
        directions: Mapping[str, Direction],
        controls: Controls,
        size: tuple[int, int],
        token: CancelToken,
    ) -> Conditioning:
        """All that an expression and its controls say, for a picture of (width, height) `size`.

        Raises:
            LatentError, RecipeError: the model cannot be told this.
            Cancelled: the token was set.
        """


@runtime_checkable
class TakesWords(Protocol):
    """Is told words, and knows how they differ."""

    def count_words(self, text: str) -> TokenReport:
        """How a prompt as typed fits: cheap, without any network."""

    def words_between(self, more: str, less: str) -> Tensor:
        """[D] float32 in the space "text": what one text has and the other lacks."""


@runtime_checkable
class LooksInside(Protocol):
    """Comes to its pictures in steps, by a network whose middle can be moved (the space "h")."""

    def inside(self, request: RenderRequest, token: CancelToken) -> Tensor:
        """[N, *shape of the space "h"] float32: what is there while these pictures become.

        Raises:
            Cancelled: the token was set.
            ModelError: the network has no middle that is known.
        """


@runtime_checkable
class SavesMemory(Protocol):
    """Can render with less memory than it likes: in slices, in tiles."""

    saves_memory: bool


@runtime_checkable
class TakesLoras(Protocol):
    """Is changed by small files beside it, each with a control for its strength."""

    def take_loras(self, tensors: Mapping[str, Tensor], loras: tuple[Control, ...]) -> None:
        """Have these and no others; `tensors` are named as `opening.loras` says.

        Raises:
            ModelError: one does not fit.
        """


@runtime_checkable
class Lifts(Protocol):
    """Goes from the space of its seeds to its last space, in a way that its controls bend."""

    def resolve_under(
        self,
        latent: Latent,
        directions: Mapping[str, Direction],
        controls: Controls,
    ) -> Tensor:
        """[1, *last shape] float32: as `resolve`, under these controls.

        Raises:
            LatentError: the expression does not fit this model.
        """

    def usual_under(
        self,
        latent: Latent,
        directions: Mapping[str, Direction],
        controls: Controls,
    ) -> float:
        """How usual a place is, in [-1, 1]; 0 is at home."""


@runtime_checkable
class KnowsUsual(Protocol):
    """Has a prior that is not the normal one of its coordinates."""

    def usual_at(self, point: Tensor) -> float | None:
        """How usual a point [1, *space shape] is, in [-1, 1]; None where the normal prior holds."""


@runtime_checkable
class Styles(Protocol):
    """Steers each of its layers by a linear reading of a point of w."""

    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [out, W] float32: what reads its row of w+."""

    def style_points(self, z: Tensor, controls: Controls) -> Tensor:
        """[N, W] float32: w of z [N, Z] under these controls, without truncation."""


@dataclass(frozen=True)
class Start:
    """Where the search for a picture begins.

    `point`: [1, *shape] in the space named `space`. `spread`: how far seeds lie from it in each
    coordinate. `tried`: [K, *shape] places to look at first; the nearest becomes the start.
    `nearest`, `farthest`: how far from `point` pictures are at least and at most, as root mean
    square in spreads.
    """

    space: str
    point: Tensor
    spread: float
    tried: Tensor
    nearest: float = 0.0
    farthest: float = 1.0


@runtime_checkable
class Projects(Protocol):
    """Draws so that a picture's error can be followed back to the point."""

    def search_start(self, controls: Controls) -> Start:
        """Where to begin under these controls."""

    def wider(self, point: Tensor) -> tuple[str, Tensor] | None:
        """The name of a larger space and `point` [1, *shape] there; None where there is none."""

    def followed(self, points: Tensor, controls: Controls, check: Check) -> Tensor:
        """[N, 1|3|4, H, W] about in [0, 1], differentiable in `points` of one of these spaces."""


@runtime_checkable
class Steers(Protocol):
    """Draws at a size of its own choice so that what is seen can be followed back to the point."""

    def steered(
        self, points: Tensor, size: tuple[int, int], controls: Controls, check: Check
    ) -> Tensor:
        """[N, 1|3|4, H, W] about in [0, 1], differentiable in `points` as `resolve` gives them.

        `size`: (width, height) that is wanted; the whole picture is drawn, as near to it as the
        model can. Larger than the recipe's own it means: as it would be drawn.
        """


@runtime_checkable
class Scores(Protocol):
    """Measures surprise."""

    def bits_per_dim(self, pixels: Tensor) -> Tensor:
        """[N] float: exact negative log-likelihood of [N, 3, H, W] in bits per dimension."""


class Weights(dict[str, Tensor]):
    """The tensors of a weights file by name, with the plain `facts` that lie beside them."""

    def __init__(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any] | None = None):
        super().__init__(tensors)
        self.facts: Mapping[str, Any] = facts or {}


Loader = Callable[[Card, Weights, torch.device], Generator]
"""Builds a generator of an architecture from a card and its weights."""
