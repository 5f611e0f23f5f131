"""Work the user asked for, as generators that yield wherever a draft may slip in between.

Each returns the notes of its fallbacks. They deliver answers themselves; the engine steps them,
ends them when cancelled, and says when they are done or have failed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

import numpy as np
import torch

from studio.core.pixels import to_u8, to_u16
from studio.errors import ModelError, RenderError
from studio.inference.describe import describe_model
from studio.inference.discover import find_directions, learn_direction
from studio.inference.discover_inside import find_inside
from studio.inference.discover_styles import calibrated, find_in_styles
from studio.inference.enlarging import split
from studio.inference.filming import filmed
from studio.inference.invert_photo import project_photo
from studio.inference.layers_inside import layers_inside
from studio.inference.learn_words import learn_words
from studio.inference.likely import likely_places
from studio.inference.pace import measured_pace
from studio.inference.progress import Progress
from studio.inference.renderer import Picture, Renderer
from studio.inference.shortest import shortest_way
from studio.inference.sketches import Sketcher
from studio.inference.steered_places import steered
from studio.inference.straighten import straightened
from studio.inference.surprise import as_tensor, of_photo, scorer
from studio.models.base import Encodes, Encoding, StepCallback
from studio.values.cancel import CancelToken
from studio.values.enlarging import Enlarging
from studio.values.latent import Encoded, Vector
from studio.values.messages import (
    Band,
    CalibrateJob,
    DescribeModelJob,
    DirectionsFound,
    EncodeJob,
    ExportJob,
    FilmJob,
    FindDirectionsJob,
    FramesJob,
    Job,
    JobFrame,
    LayersJob,
    LayersSeen,
    LearnDirectionJob,
    LearnWordsJob,
    LikelyWalk,
    LikelyWalkJob,
    MeasurePaceJob,
    ModelDescribed,
    PaceMeasured,
    PathFound,
    PictureEncoded,
    PlaceStraightened,
    ProjectJob,
    Result,
    ShortestPathJob,
    SteerJob,
    StraightenJob,
)
from studio.values.recipe import ModelRef, Recipe

Notes = tuple[str, ...]
Steps = Generator[None, None, Notes]


@dataclass(frozen=True)
class Workplace:
    """What a job works with. `breathe` lets waiting drafts through during one long step."""

    renderer: Renderer
    token: CancelToken
    deliver: Callable[[Result], None]
    progress: Progress
    breathe: Callable[[], None]

    def step(self, done: int, total: int) -> None:
        """An `on_step` that reports, lets drafts through and stops when cancelled."""
        self.progress(done, total)
        self.pause(done, total)

    def pause(self, _done: int, _total: int) -> None:
        """An `on_step` within one picture of many: nothing to report yet."""
        self.breathe()
        self.token.check()


def start(job: Job, place: Workplace) -> Steps:
    """The steps of a job of any kind."""
    match job:
        case ExportJob():
            return _export(job, place)
        case FramesJob():
            return _frames(job, place)
        case FilmJob():
            return _film(job, place)
        case EncodeJob():
            return _encode(job, place)
        case ProjectJob():
            return project_photo(job, place.renderer, place.token, place.deliver, place.progress)
        case FindDirectionsJob():
            return _find(job, place)
        case CalibrateJob():
            return _calibrate(job, place)
        case LearnDirectionJob():
            return _learn(job, place)
        case LearnWordsJob():
            return _learn_words(job, place)
        case DescribeModelJob():
            return _describe(job, place)
        case StraightenJob():
            return _straighten(job, place)
        case LikelyWalkJob():
            return _likely(job, place)
        case SteerJob():
            return steered(job, place.renderer, place.token, place.deliver, place.progress)
        case LayersJob():
            return _layers(job, place)
        case MeasurePaceJob():
            return _pace(job, place)
        case ShortestPathJob():
            return _shortest(job, place)
        case _:
            raise RenderError(f"The engine knows no job of the kind {type(job).__name__}.")


def _export(job: ExportJob, place: Workplace) -> Steps:
    if job.enlarging is not None:
        return _export_enlarged(job, job.enlarging, place)
    return _export_plain(job, place)


def _export_enlarged(job: ExportJob, asked: Enlarging, place: Workplace) -> Steps:
    picture, notes = _whole(job.recipe, place)
    yield
    large = place.renderer.enlargers.enlarged(picture, asked, place.step)
    for y0, rows in split(large):
        place.deliver(make_band(job, y0, rows))
        place.progress(y0 + rows.shape[2], asked.height)
        yield
    return notes


def _whole(recipe: Recipe, place: Workplace) -> tuple[torch.Tensor, tuple[str, ...]]:
    """[1, C, H, W] float, the picture that is then enlarged, and the fallbacks taken."""
    scene = place.renderer.scene(recipe)
    bands, notes = [], dict[str, None]()
    within = _within_band(scene.tiles(), place)
    size = (recipe.width, recipe.height)
    for _, band in place.renderer.bands(scene, size, place.token, within):
        bands.append(band.pictures.cpu())
        notes |= dict.fromkeys(band.notes)
    return torch.cat(bands, 2), tuple(notes)


def _export_plain(job: ExportJob, place: Workplace) -> Steps:
    scene = place.renderer.scene(job.recipe)
    size = (job.recipe.width, job.recipe.height)
    notes: dict[str, None] = {}
    within = _within_band(scene.tiles(), place)
    for y0, band in place.renderer.bands(scene, size, place.token, within):
        place.deliver(make_band(job, y0, band.pictures))
        notes |= dict.fromkeys(band.notes)
        done = y0 + band.pictures.shape[2]
        place.progress(done, size[1])
        if done < size[1]:
            yield
    return tuple(notes)


def _within_band(tiles: bool, place: Workplace) -> StepCallback:
    """Progress of the only band, or just a moment for drafts within one of many."""
    return place.pause if tiles else place.step


def make_band(job: ExportJob, y0: int, pictures: torch.Tensor) -> Band:
    """Rows [1, C, H, W] float of an export, rounded as the job wants them."""
    if job.bits == 16:
        return Band(job.id, y0, pictures.shape[2], to_u16(pictures)[0])
    seed = job.dither_seed if job.dither else None
    return Band(job.id, y0, pictures.shape[2], to_u8(pictures, seed, y0)[0])


def _frames(job: FramesJob, place: Workplace) -> Steps:
    notes: dict[str, None] = {}
    for index, recipe in enumerate(job.recipes):
        place.token.check()
        scene = place.renderer.scene(recipe)
        side = max(recipe.width, recipe.height)
        pixels, found = place.renderer.full(scene, side, place.token, on_step=place.pause)
        place.deliver(JobFrame(job.id, index, pixels, found))
        notes |= dict.fromkeys(found)
        place.progress(index + 1, len(job.recipes))
        yield
    return tuple(notes)


def _film(job: FilmJob, place: Workplace) -> Steps:
    notes: dict[str, None] = {}
    frames = filmed(place.renderer, job, place.token, place.pause)
    count = job.shooting.count(job.film.seconds)
    for take in frames:
        place.deliver(take)
        notes |= dict.fromkeys(take.notes)
        if take.last:
            place.progress(take.frame + 1 - job.first, count - job.first)
        yield
    return tuple(notes)


def _encode(job: EncodeJob, place: Workplace) -> Steps:
    yield  # a waiting draft goes first
    place.deliver(encode(place.renderer, job, place.token, place.step))
    return ()


def encode(
    renderer: Renderer, job: EncodeJob, token: CancelToken, on_step: StepCallback
) -> PictureEncoded:
    """Where a model puts a picture.

    Raises:
        ModelError: the model takes no photos, or knows no such fit.
        RenderError: the place it found is not finite.
    """
    loaded = renderer.cache.get(job.model)
    card, generator = loaded.card, loaded.full
    if "encodes" not in card.info.abilities or not isinstance(generator, Encodes):
        raise ModelError(f"{card.name} takes no photos; choose a model that does.")
    fits = card.info.fits or ("",)
    fit = job.fit or fits[0]
    if fit not in fits:
        raise ModelError(f"{card.name} knows no fit {fit[:32]!r}; it has {', '.join(fits)}.")

    def seen(model: object) -> Encoding:
        assert isinstance(model, Encodes)
        with torch.no_grad():
            return model.encode(as_tensor(job.pixels, loaded), fit, token, on_step)

    found = renderer.within_memory(loaded, seen, f"Looking at a picture with {card.name}")
    if not torch.isfinite(found.latent).all():
        raise RenderError(f"{card.name} found no place for this picture.")
    values = found.latent.detach().cpu().numpy().astype(np.float32)
    vector = Vector.of(card.info.space.name, values.reshape(found.latent.shape[1:]))
    latent, report = Encoded(job.sha256, found.fit, vector), dict(found.report)
    if scorer(loaded) is not None:
        report["bits_per_dim"] = of_photo(loaded, job.pixels)
    return PictureEncoded(job.id, job.model, latent, report)


def _straighten(job: StraightenJob, place: Workplace) -> Steps:
    yield  # a waiting draft goes first
    place.deliver(PlaceStraightened(job.id, straightened(place.renderer, job.recipe)))
    return ()


def _likely(job: LikelyWalkJob, place: Workplace) -> Steps:
    yield  # a waiting draft goes first
    found = likely_places(place.renderer, job.recipe, job.count, job.seed)
    place.deliver(LikelyWalk(job.id, found.places, found.tried))
    return ()


def _layers(job: LayersJob, place: Workplace) -> Steps:
    yield  # a waiting draft goes first
    found = yield from layers_inside(place.renderer, job.recipe, place.token, place.progress)
    place.deliver(LayersSeen(job.id, found))
    return ()


def _pace(job: MeasurePaceJob, place: Workplace) -> Steps:
    pace, notes = yield from measured_pace(place.renderer, job.film, place.token, place.progress)
    place.deliver(PaceMeasured(job.id, pace))
    return notes


def _shortest(job: ShortestPathJob, place: Workplace) -> Steps:
    found = yield from shortest_way(
        place.renderer, job.start, job.end, job.count, job.how, place.token, place.progress
    )
    place.deliver(PathFound(job.id, found.places, (found.before, found.after)))
    return ()


def _find(job: FindDirectionsJob, place: Workplace) -> Steps:
    sketch = replace(_sketcher(job.model, place), controls=job.controls)
    ways = {"pictures": find_directions, "inside": find_inside}
    find = ways.get(job.how, find_in_styles)
    directions, notes = yield from find(sketch, job, place.progress)
    place.deliver(DirectionsFound(job.id, job.model, directions))
    return notes


def _calibrate(job: CalibrateJob, place: Workplace) -> Steps:
    sketch = replace(_sketcher(job.model, place), controls=job.controls)
    directions, notes = yield from calibrated(sketch, job, place.progress)
    place.deliver(DirectionsFound(job.id, job.model, directions))
    return notes


def _learn(job: LearnDirectionJob, place: Workplace) -> Steps:
    sketch = _sketcher(job.model, place)
    direction, notes = yield from learn_direction(sketch, job, place.progress)
    place.deliver(DirectionsFound(job.id, job.model, (direction,)))
    return notes


def _learn_words(job: LearnWordsJob, place: Workplace) -> Steps:
    sketch = replace(_sketcher(job.model, place), controls=job.controls)
    direction, notes = yield from learn_words(sketch, job, place.progress)
    place.deliver(DirectionsFound(job.id, job.model, (direction,)))
    return notes


def _describe(job: DescribeModelJob, place: Workplace) -> Steps:
    card = place.renderer.cache.get(job.model).card

    def told(seed: int, pixels: Picture | None) -> None:
        if pixels is not None:
            place.deliver(JobFrame(job.id, seed, pixels))

    report, notes = yield from describe_model(
        place.renderer, card, job.count, place.token, told, place.progress
    )
    place.deliver(ModelDescribed(job.id, job.model, report))
    return notes


def _sketcher(model: ModelRef, place: Workplace) -> Sketcher:
    loaded = place.renderer.cache.get(model)
    return Sketcher(place.renderer, loaded, place.token, place.breathe)
