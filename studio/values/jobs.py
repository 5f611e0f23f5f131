"""What the window asks of the engine that takes a while: picklable, frozen, complete.

A job tells how far it is, can be stopped, and ends with `JobDone` or `JobFailed` (see `messages`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from studio.values.arrays import Bytes
from studio.values.controls import ControlValue
from studio.values.directions import Direction
from studio.values.enlarging import Enlarging
from studio.values.film.model import Film
from studio.values.film.sources import Hears
from studio.values.film.takes import Shooting
from studio.values.latent import How
from studio.values.recipe import ModelRef, Recipe
from studio.values.steering import Wishes


@dataclass(frozen=True)
class Job:
    """Work the user asked for: first in, first out, with progress and cancel."""

    id: int


@dataclass(frozen=True)
class ExportJob(Job):
    """One picture at the recipe's own size as bands of rows, top to bottom. Answer: Band…, JobDone.

    `bits` 8 gives uint8 (dithered with `dither_seed` where `dither`), 16 uint16 without dither.
    `enlarging`: bands are those of what an enlarger makes of it, in the size that it says.
    """

    recipe: Recipe
    bits: Literal[8, 16] = 8
    dither: bool = False
    dither_seed: int = 0
    enlarging: Enlarging | None = None


@dataclass(frozen=True)
class FramesJob(Job):
    """Many pictures in order (a film, a sheet, blend steps). Answer: JobFrame…, JobDone."""

    recipes: tuple[Recipe, ...]


@dataclass(frozen=True)
class FilmJob(Job):
    """The frames of a film from number `first` on. Answer: FilmTake…, JobDone.

    `sizes`: (width, height) of the pictures of each model, by its sha256; `hears` has listened to
    the film's sound. Keys whose model is missing are passed over.
    """

    film: Film
    shooting: Shooting
    sizes: dict[str, tuple[int, int]]
    hears: Hears | None = None
    first: int = 0
    bits: Literal[8, 16] = 8


@dataclass(frozen=True)
class EncodeJob(Job):
    """Find the place of a picture in a model. Answer: PictureEncoded.

    `pixels`: [H, W, 3] uint8 sRGB, already upright and within bounds; `sha256` of its file.
    """

    model: ModelRef
    pixels: Bytes
    sha256: str
    fit: str = ""


@dataclass(frozen=True)
class ProjectJob(Job):
    """Search a model that takes no photos for the place of a picture.

    `pixels`, `sha256`: as in EncodeJob. `controls`: of the place that is seen. `steps`: 0 chooses.
    Answer: JobFrame of the best so far (`index`: the step)…, PictureEncoded.
    """

    model: ModelRef
    pixels: Bytes
    sha256: str
    controls: dict[str, ControlValue] = field(default_factory=dict)
    steps: int = 0


Way = Literal["pictures", "weights", "samples", "inside"]
"""Where directions are looked for: in pictures, in the weights (SeFa), in samples of w (PCA), or
in the middle of a denoiser (PCA in h)."""


@dataclass(frozen=True)
class FindDirectionsJob(Job):
    """The strongest ways in which a model's pictures, weights or styles vary.

    `parts`: from weights and samples, directions for coarse, middle and fine layers apart.
    `controls`: those of the place that is seen. Answer: DirectionsFound.
    """

    model: ModelRef
    count: int = 8
    seed: int = 0
    how: Way = "pictures"
    parts: bool = True
    controls: dict[str, ControlValue] = field(default_factory=dict)


@dataclass(frozen=True)
class LearnDirectionJob(Job):
    """A linear direction from examples that have something and examples that have it not."""

    model: ModelRef
    name: str
    having: tuple[Recipe, ...]
    lacking: tuple[Recipe, ...]


@dataclass(frozen=True)
class LearnWordsJob(Job):
    """A direction in a model's words, from pairs of texts: (more, less) of what it shall mean.

    `controls`: those of the place that is seen. Answer: DirectionsFound.
    """

    model: ModelRef
    name: str
    pairs: tuple[tuple[str, str], ...]
    controls: dict[str, ControlValue] = field(default_factory=dict)


@dataclass(frozen=True)
class DescribeModelJob(Job):
    """Draw the first `count` seeds, small, and measure them. Answer: JobFrame…, ModelDescribed.

    A JobFrame's index is its seed; pictures that were broken numbers have none.
    """

    model: ModelRef
    count: int = 64


@dataclass(frozen=True)
class CalibrateJob(Job):
    """Give directions from elsewhere the measure of a model. Answer: DirectionsFound."""

    model: ModelRef
    directions: tuple[Direction, ...]
    controls: dict[str, ControlValue] = field(default_factory=dict)


@dataclass(frozen=True)
class StraightenJob(Job):
    """Take the walk of a place into its base; the picture stays. Answer: PlaceStraightened."""

    recipe: Recipe


@dataclass(frozen=True)
class LikelyWalkJob(Job):
    """`count` steps from a place that leave the model's own probability as it is.

    Answer: LikelyWalk. The same seed, the same walk.
    """

    recipe: Recipe
    count: int = 8
    seed: int = 0


@dataclass(frozen=True)
class SteerJob(Job):
    """Move a place until points of its picture lie where they should, or colours are met.

    `steps`: 0 chooses. With `keep` of CancelJob it ends with the best so far. Answer: Steered for
    every step, the last one with the best that was found.
    """

    recipe: Recipe
    wishes: Wishes
    steps: int = 0


@dataclass(frozen=True)
class LayersJob(Job):
    """The layers that draw a place, and which of their channels draw alike. Answer: LayersSeen."""

    recipe: Recipe


@dataclass(frozen=True)
class MeasurePaceJob(Job):
    """How far pictures move along the legs of a film. Answer: PaceMeasured.

    What the film has measured already and still holds is kept. Legs between two models, and keys
    whose model is missing, have nothing to be measured.
    """

    film: Film


@dataclass(frozen=True)
class ShortestPathJob(Job):
    """`count` places between two of one model, on whose way pictures change least.

    Not for models that draw from noise step by step. Answer: PathFound.
    """

    start: Recipe
    end: Recipe
    count: int = 7
    how: How = "round"


QUICK_JOBS = (EncodeJob, StraightenJob, LikelyWalkJob, SteerJob, LayersJob)
"""Jobs that somebody waits for at the canvas: they go before films and other long work."""
PATIENT_JOBS = (MeasurePaceJob,)
"""Jobs whose answer nobody sees at once: all other jobs, and small pictures, go before them."""


@dataclass(frozen=True)
class CancelJob:
    """Stop job `job`, queued or running. Answer: JobFailed with `cancelled`.

    With `keep` a job that has found something already answers with that, and is done.
    """

    job: int
    keep: bool = False
