"""Tasks as values: what is to be made, complete enough to be made by another program next week."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.errors import InputError
from studio.export.batches.plan import Plan, Seeds
from studio.export.films.descriptor import FilmSpec
from studio.export.metadata.provenance import Crop, Enlarge
from studio.export.prints.layout import PrintSpec
from studio.export.spec import StillSpec
from studio.values.film import Film
from studio.values.film.takes import Shooting
from studio.values.recipe import Recipe, Side

MAX_FRAMES = 200_000


class StillTask(msgspec.Struct, frozen=True, tag="still", forbid_unknown_fields=True):
    """One picture, put at `path` or the next free name."""

    path: str
    recipe: Recipe
    spec: StillSpec
    crop: Crop | None = None
    enlarge: Enlarge | None = None

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        """The places that go into it."""
        return (self.recipe,)


class SheetTask(msgspec.Struct, frozen=True, tag="sheet", forbid_unknown_fields=True):
    """Several pictures on one sheet (`columns` 0: about square)."""

    path: str
    recipes: Annotated[tuple[Recipe, ...], msgspec.Meta(min_length=1, max_length=1024)]
    labels: tuple[str, ...]
    spec: StillSpec
    columns: int = 0


class FramesTask(msgspec.Struct, frozen=True, tag="frames", forbid_unknown_fields=True):
    """A film given frame by frame: `recipes` are the different ones, `order` which comes when.

    `size`: (width, height) of its file, where that is not the size of its pictures.
    """

    path: str
    recipes: Annotated[tuple[Recipe, ...], msgspec.Meta(min_length=1, max_length=MAX_FRAMES)]
    order: Annotated[tuple[int, ...], msgspec.Meta(min_length=1, max_length=MAX_FRAMES)]
    spec: FilmSpec
    size: tuple[Side, Side] | None = None

    def __post_init__(self) -> None:
        if not all(0 <= k < len(self.recipes) for k in self.order):
            raise InputError("The film names frames that it does not have.")


class FilmTask(msgspec.Struct, frozen=True, tag="filmed", forbid_unknown_fields=True):
    """A film as a value, taken as `shooting` says, in pictures `supersample` times as large.

    `song`: a file with its sound, empty for a silent one.
    """

    path: str
    film: Film
    shooting: Shooting
    width: Side
    height: Side
    spec: FilmSpec
    supersample: int = 1
    song: str = ""

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        """The places that it goes through."""
        return self.film.places


class PrintTask(msgspec.Struct, frozen=True, tag="print", forbid_unknown_fields=True):
    """Pictures on paper, with a caption for each."""

    path: str
    recipes: Annotated[tuple[Recipe, ...], msgspec.Meta(min_length=1, max_length=10_000)]
    captions: tuple[str, ...]
    spec: PrintSpec


class BatchTask(msgspec.Struct, frozen=True, tag="batch", forbid_unknown_fields=True):
    """A batch or data set in the folder `path`."""

    path: str
    plan: Plan

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        """One of each kind of place that goes into it."""
        source = self.plan.source
        if isinstance(source, Seeds):
            return (source.base,)
        return tuple(place.recipe for place in source.places)


Task = StillTask | SheetTask | PrintTask | FramesTask | FilmTask | BatchTask
Kind = Literal["still", "sheet", "print", "film", "batch", "set"]
QUICK: tuple[Kind, ...] = ("still", "sheet", "print", "film", "batch", "set")
"""From what is done soon to what takes long: a new task goes before those that take longer."""


def kind_of(task: Task) -> Kind:
    """What people call it."""
    match task:
        case StillTask():
            return "still"
        case SheetTask():
            return "sheet"
        case PrintTask():
            return "print"
        case FramesTask() | FilmTask():
            return "film"
        case BatchTask():
            return "set" if task.plan.is_set else "batch"


def to_json(task: Task) -> bytes:
    """The task as it is kept."""
    return msgspec.json.encode(task, order="sorted")


def from_json(data: bytes) -> Task:
    """The task that was kept.

    Raises:
        InputError: it cannot be read any more.
    """
    try:
        return msgspec.json.decode(data, type=Task)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InputError("What was to be made cannot be read any more; remove it.") from None
