"""What the window asks of the engine and what comes back: picklable, frozen, complete.

Every request carries the `epoch` of the model switch it belongs to; a result carries it back, and
results of an earlier epoch are dropped. `id` is chosen by the sender and unique in its lane.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studio.values.arrays import Bytes, Floats, Words
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.film.model import LegPace
from studio.values.jobs import (
    PATIENT_JOBS as PATIENT_JOBS,
    QUICK_JOBS as QUICK_JOBS,
    CalibrateJob as CalibrateJob,
    CancelJob as CancelJob,
    DescribeModelJob as DescribeModelJob,
    EncodeJob as EncodeJob,
    ExportJob as ExportJob,
    FilmJob as FilmJob,
    FindDirectionsJob as FindDirectionsJob,
    FramesJob as FramesJob,
    Job as Job,
    LayersJob as LayersJob,
    LearnDirectionJob as LearnDirectionJob,
    LearnWordsJob as LearnWordsJob,
    LikelyWalkJob as LikelyWalkJob,
    MeasurePaceJob as MeasurePaceJob,
    ProjectJob as ProjectJob,
    ShortestPathJob as ShortestPathJob,
    SteerJob as SteerJob,
    StraightenJob as StraightenJob,
    Way as Way,
)
from studio.values.latent import Encoded
from studio.values.layers_seen import LayersSeen as LayersSeen
from studio.values.recipe import ModelRef, Recipe
from studio.values.steering import Steered as Steered
from studio.values.tokens import TokenReport
from studio.values.variety import ModelReport

Lane = Literal["draft", "full", "preview"]
"""A preview is a full picture on its way."""


# ---- requests -----------------------------------------------------------------------------------
@dataclass(frozen=True)
class OpenModel:
    """Load a model ahead of its first picture. Answer: ModelReady | ModelFailed."""

    model: ModelRef
    epoch: int


@dataclass(frozen=True)
class DraftRequest:
    """A picture while something moves; latest wins. `side_px` bounds the longer side.

    The engine makes it smaller where that keeps the movement fluent, unless the side is `fixed`.
    """

    id: int
    recipe: Recipe
    side_px: int
    epoch: int = 0
    fixed: bool = False


@dataclass(frozen=True)
class FullRequest:
    """The same picture at rest, `side_px` at most; cancelled by any newer request."""

    id: int
    recipe: Recipe
    side_px: int
    epoch: int = 0


@dataclass(frozen=True)
class ThumbRequest:
    """Background work: equal `key`s replace each other; a stale `group` is dropped by DropGroup."""

    key: str
    recipe: Recipe
    side_px: int
    group: str = ""
    epoch: int = 0


@dataclass(frozen=True)
class PlacesRequest(ThumbRequest):
    """Background work: square pictures of `recipe` and of `more` places, `side_px` a side.

    All are of one model. Answer: PlacesReady.
    """

    more: tuple[Recipe, ...] = ()


@dataclass(frozen=True)
class ReadWords:
    """What a model makes of a text; equal `key`s replace each other. Answer: WordsRead."""

    model: ModelRef
    key: str
    text: str
    epoch: int = 0


@dataclass(frozen=True)
class DropGroup:
    """Forget the queued background work of `group`."""

    group: str


Request = (
    OpenModel | DraftRequest | FullRequest | ThumbRequest | ReadWords | DropGroup | Job | CancelJob
)


# ---- results ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class EngineReady:
    """The engine is up. `device` in words, such as `CPU · 2 cores` or `GPU`.

    `opens`: the architectures that it can load.
    """

    device: str
    details: str
    opens: tuple[str, ...] = ()


@dataclass(frozen=True)
class EngineLost:
    """The engine ended by a fault, the `faults`th; it is being started again and asked again.

    An `EngineReady` follows. `reason` is one sentence.
    """

    reason: str
    faults: int


@dataclass(frozen=True)
class ModelReady:
    """A model is loaded; `card` carries the info that its generator declares."""

    epoch: int
    card: Card
    load_ms: float


@dataclass(frozen=True)
class ModelFailed:
    """A model could not be loaded; `message` is one plain sentence."""

    epoch: int
    model: ModelRef
    message: str


@dataclass(frozen=True)
class FrameReady:
    """A picture for the canvas. `usual`: -1 bland … 0 at home … +1 strange, None unknown.

    `surprise`: bits per dimension of a full picture, from models that measure surprise.
    `step`: of a preview, how many steps are done of how many.
    """

    id: int
    lane: Lane
    epoch: int
    recipe: Recipe
    pixels: Bytes
    render_ms: float
    usual: float | None = None
    notes: tuple[str, ...] = ()
    surprise: float | None = None
    step: tuple[int, int] | None = None


@dataclass(frozen=True)
class FrameFailed:
    """A draft or full picture could not be made; the last good one stays."""

    id: int
    lane: Lane
    epoch: int
    message: str


@dataclass(frozen=True)
class ThumbReady:
    """A background picture."""

    key: str
    group: str
    epoch: int
    pixels: Bytes


@dataclass(frozen=True)
class PlacesReady:
    """The places of a PlacesRequest, those left out whose numbers were broken.

    `drawn` [N] names them by their order there. `pixels` [N, S, S, 3]; `looks` [N, F] float32, as
    `values.atlas.looks` measures them; `usual` [N] float32 as in FrameReady, NaN where unknown;
    `along` [N, D] float32: how far along each of the model's own directions, in its units, NaN for
    those of another space. `took_ms` for all of them. `problem`: why there are none, a sentence.
    """

    key: str
    group: str
    epoch: int
    drawn: tuple[int, ...] = ()
    pixels: Bytes | None = None
    looks: Floats | None = None
    usual: Floats | None = None
    along: Floats | None = None
    took_ms: float = 0.0
    problem: str = ""


@dataclass(frozen=True)
class WordsRead:
    """How a text fits a model; None from models that take no words."""

    key: str
    epoch: int
    model: ModelRef
    text: str
    report: TokenReport | None


@dataclass(frozen=True)
class Band:
    """Rows `y0` … of an export, complete width."""

    job: int
    y0: int
    height: int
    rows: Bytes | Words


@dataclass(frozen=True)
class JobFrame:
    """Picture `index` of a FramesJob, at its recipe's own size; `notes` name any fallback taken."""

    job: int
    index: int
    pixels: Bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilmTake:
    """A picture of frame `frame` of a FilmJob, `weight` of all of it; `last` completes the frame.

    In its model's own size; `notes` name any fallback taken.
    """

    job: int
    frame: int
    weight: float
    last: bool
    pixels: Bytes | Words
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class JobProgress:
    """`done` of `total` steps; `eta_s` is None until it can be guessed."""

    job: int
    done: int
    total: int
    eta_s: float | None


@dataclass(frozen=True)
class PictureEncoded:
    """Where the model put a picture; `report` holds figures such as `mean_error`.

    `bits_per_dim` is the picture's surprise, from models that measure it.
    """

    job: int
    model: ModelRef
    latent: Encoded
    report: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class PlaceStraightened:
    """The place of a StraightenJob with no random moves left."""

    job: int
    recipe: Recipe


@dataclass(frozen=True)
class LikelyWalk:
    """The places of a LikelyWalkJob in their order, one for each of the `tried` steps taken."""

    job: int
    places: tuple[Recipe, ...]
    tried: int


@dataclass(frozen=True)
class PaceMeasured:
    """How far pictures move along every leg of a film; `Course.pace` takes it."""

    job: int
    pace: tuple[LegPace, ...]


@dataclass(frozen=True)
class PathFound:
    """The places of a shortest path, its ends left out; `energy` of the pictures before and after.

    Energy is the sum of the squared changes from each picture to the next.
    """

    job: int
    places: tuple[Recipe, ...]
    energy: tuple[float, float]


@dataclass(frozen=True)
class DirectionsFound:
    """Directions with what they explain, strongest first."""

    job: int
    model: ModelRef
    directions: tuple[Direction, ...]


@dataclass(frozen=True)
class ModelDescribed:
    """What a model makes, in figures."""

    job: int
    model: ModelRef
    report: ModelReport


@dataclass(frozen=True)
class JobDone:
    """All answers of a job have been delivered; `notes` name any fallback taken."""

    job: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class JobFailed:
    """A job ended without its result; `cancelled` when the person asked for it."""

    job: int
    message: str
    cancelled: bool = False


Result = (
    EngineReady | EngineLost | ModelReady | ModelFailed | FrameReady | FrameFailed | ThumbReady
    | PlacesReady | WordsRead | Band | JobFrame | FilmTake | JobProgress | PictureEncoded
    | PlaceStraightened | LikelyWalk | Steered | PaceMeasured | PathFound | DirectionsFound
    | LayersSeen | ModelDescribed | JobDone | JobFailed
)  # fmt: skip


@dataclass(frozen=True)
class InstalledModel:
    """Where a model lies: its folder and its card."""

    card: Card
    folder: Path
