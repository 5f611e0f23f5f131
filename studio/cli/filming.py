"""`studio film`: places in, a film out; a film that was stopped goes on."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PIL import Image

import studio
from studio.cli.following import Say, Stop
from studio.cli.rendering import engine_of, seed_of, size_of
from studio.cli.wording import lost_words
from studio.errors import Cancelled, InputError, ModelError
from studio.export.credentials.seal import Seal
from studio.export.films.checks import check_film
from studio.export.films.descriptor import FilmSpec, Frame
from studio.export.films.exposure import Exposure
from studio.export.films.presets import film_preset
from studio.export.films.table import film_format, film_format_of
from studio.export.films.writer import FilmWriter
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Compose, Provenance, provenance_of
from studio.export.reading import read_recipe
from studio.files.atomic import printable
from studio.library.models import InstalledModels
from studio.library.settings import SettingsFile
from studio.values.card import Card, Sizes
from studio.values.edit import new_recipe, with_size
from studio.values.film import MAX_SECONDS, Course, Film, Reel
from studio.values.recipe import Recipe

MAX_PLACES = 1024
_LATENT = ".latent"
Size = tuple[int, int]


@dataclass(frozen=True)
class FilmWish:
    """What was typed; empty or 0 where nothing was."""

    out: Path
    model: str = ""
    seeds: str = ""
    project: str = ""
    seconds: float = 0.0
    fps: float = 0.0
    loop: bool = False
    size: str = ""
    preset: str = ""
    format: str = ""
    bits: int = 0
    quality: int = 0
    size_mb: float = 0.0
    alpha: bool = False
    poster: float = -1.0
    once: bool = False
    subframes: int = 1
    shutter: float = 0.5
    supersample: int = 1
    include_recipe: bool = True
    mark: bool = True


@dataclass(frozen=True)
class Shoot:
    """A film, how it is taken and written. `drawn`: the size of its pictures, `size` its own."""

    film: Film
    card: Card
    spec: FilmSpec
    exposure: Exposure
    size: Size
    drawn: Size

    @property
    def key(self) -> str:
        """The same for the same film only."""
        told = msgspec.json.encode(
            (
                studio.__version__, [place.id for place in self.film.places], self.film.course,
                self.spec, vars(self.exposure), self.size, self.drawn,
            ),
            order="sorted",
        )  # fmt: skip
        return hashlib.sha256(told).hexdigest()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not as it was asked for."""
        wanted = [side * self.exposure.supersample for side in self.size]
        if self.card.info.sizes.any_size or list(self.drawn) == wanted:
            return ()
        drawn = f"{self.drawn[0]} × {self.drawn[1]}"
        return (f"{self.card.name} makes {drawn}; the film was scaled and cropped from it.",)


def run(wish: FilmWish, stop: Stop, say: Say) -> dict[str, Any]:
    """Render and write one film; gives `{path, frames, begun_at, width, height, notes}`.

    Raises:
        InputError: something typed cannot be used; said before anything is rendered.
        StudioError: it could not be rendered or written.
        Cancelled: stopped; the same words go on with it.
    """
    source = InstalledModels()
    shoot = shoot_of(wish, source)
    settings = SettingsFile().value
    register = Register() if wish.mark and settings.marking else None
    writer = FilmWriter(
        wish.out, *shoot.size, shoot.spec, told_of(shoot), seal=Seal(settings.signing),
        register=register, job=job_of(shoot, wish.out), frames=shoot.film.course.count,
        overwrite=True,
    )  # fmt: skip
    begun = writer.next_frame
    with writer:
        engine = engine_of(source)
        lost = lost_words(engine, shoot.film.places)
        for frame in _frames(shoot, engine, begun, stop, say):
            writer.add(frame, tuple(engine.notes))
        path = writer.finish(shoot.notes)
    told = (writer.words, *lost, *shoot.notes, *engine.notes, writer.problem)
    notes = dict.fromkeys(filter(None, told))
    return {
        "path": str(path), "frames": shoot.film.course.count, "begun_at": begun,
        "width": shoot.size[0], "height": shoot.size[1], "notes": list(notes),
    }  # fmt: skip


def job_of(shoot: Shoot, out: Path) -> str:
    """The key of making this film under this name."""
    return hashlib.sha256(f"{shoot.key} {out.name}".encode()).hexdigest()


def told_of(shoot: Shoot) -> Provenance:
    """What the film says of itself: its places, and how it goes through them."""
    film = shoot.film
    told = provenance_of(film.places[0], shoot.card, parts=film.places)
    steps = (Compose("film", film.course.count),)
    return msgspec.structs.replace(told, film=film.course, steps=steps)


def shoot_of(wish: FilmWish, source: InstalledModels) -> Shoot:
    """The film that was asked for.

    Raises:
        InputError: something typed cannot be used.
    """
    chosen = film_preset(wish.preset) if wish.preset else None
    places, before = _places(wish, source)
    card = source.find(places[0].model).card
    spec = _spec(wish, chosen.spec if chosen else None, before)
    closed = wish.loop or bool(chosen and chosen.closed) or bool(before and before.closed)
    seconds = wish.seconds or (before.seconds if before else 2.0 * max(1, len(places)))
    if not 0 < seconds <= MAX_SECONDS:
        raise InputError(f"The film is {seconds:g} seconds long; expected more than 0.")
    size = (places[0].width, places[0].height)
    if wish.size:
        size = size_of(wish.size)
    elif chosen and chosen.size:
        size = chosen.size
    check_film(spec, *size)
    exposure = Exposure(wish.subframes, wish.shutter, wish.supersample)
    drawn = drawn_size(card.info.sizes, *(side * exposure.supersample for side in size))
    film = Film.through(
        [with_size(place, *drawn) for place in places], Course(seconds, spec.fps, closed)
    )
    return Shoot(film, card, spec, exposure, size, drawn)


def drawn_size(sizes: Sizes, width: int, height: int) -> Size:
    """The size nearest to what is wanted that a model can make, not smaller where it can."""
    if not sizes.any_size:
        return sizes.default
    width, height = (-(-side // sizes.multiple) * sizes.multiple for side in (width, height))
    if not sizes.any_aspect:
        width = height = max(width, height)
    if max(width, height) > sizes.largest:
        raise InputError(f"The model makes pictures up to {sizes.largest:,} a side.")
    return width, height


def _places(wish: FilmWish, source: InstalledModels) -> tuple[list[Recipe], Course | None]:
    """(the places in order, how an earlier film went through them)."""
    if bool(wish.project) == bool(wish.seeds):
        raise InputError("Give either --seeds with --model, or --project.")
    if wish.project:
        places, before = _kept(Path(wish.project))
    else:
        if not wish.model:
            raise InputError("Seeds need a model: give --model; `studio models` lists them.")
        card = source.named(wish.model).card
        places, before = [new_recipe(card, seed) for seed in seeds_of(wish.seeds)], None
    if any(place.model != places[0].model for place in places):
        raise ModelError("The places belong to more than one model; a film needs one.")
    return places, before


def _kept(path: Path) -> tuple[list[Recipe], Course | None]:
    """The pins of a project, or what a film says of itself."""
    if path.suffix == _LATENT:
        from studio.library.project import Project

        with Project.open(path) as project:
            places = [node.recipe for node in project.trail.pins]
        if not places:
            raise InputError(f"{printable(path.name)} has no pins; pin the places of the film.")
        return places[:MAX_PLACES], None
    found = read_recipe(path)
    recipe = found.need_recipe(printable(path.name))
    told = found.provenance
    return list(told.parts if told and told.parts else (recipe,)), told.film if told else None


def seeds_of(text: str) -> list[int]:
    """Seeds as typed: `1,2,3` or `0-9`, or both.

    Raises:
        InputError: none, too many, or not whole numbers.
    """
    seeds: list[int] = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        first, dash, last = part.partition("-")
        begin = seed_of(first)
        end = seed_of(last) if dash else begin
        if end < begin or len(seeds) + end - begin >= MAX_PLACES:
            raise InputError(f"The seeds are {part[:40]!r}; expected at most {MAX_PLACES:,}.")
        seeds += range(begin, end + 1)
    if not seeds:
        raise InputError("A film needs at least one seed, such as --seeds 1,2,3.")
    return seeds


def _spec(wish: FilmWish, chosen: FilmSpec | None, before: Course | None) -> FilmSpec:
    spec = chosen or FilmSpec()
    if wish.format or wish.out.suffix or not chosen:
        named = wish.format and film_format(wish.format)
        kind = named or film_format_of(wish.out.name, wish.alpha or spec.alpha)
        asked = film_format(spec.format)
        if kind is not asked and (wish.format or kind.suffixes != asked.suffixes):
            spec = kind.usual(spec.fps)
    changes: dict[str, Any] = {"include_recipe": wish.include_recipe, "loop": not wish.once}
    changes["fps"] = wish.fps or (before.fps if before else spec.fps)
    changes |= {"bits": wish.bits} if wish.bits else {}
    changes |= {"quality": wish.quality} if wish.quality else {}
    changes |= {"size_mb": wish.size_mb} if wish.size_mb else {}
    changes |= {"alpha": True} if wish.alpha else {}
    changes |= {"poster_s": wish.poster} if wish.poster >= 0 else {}
    return msgspec.structs.replace(spec, **changes)


def _frames(shoot: Shoot, engine: Any, first: int, stop: Stop, say: Say) -> Iterator[Frame]:
    """The frames that are still missing, in order."""
    course, began = shoot.film.course, time.monotonic()
    size = tuple(side * shoot.exposure.supersample for side in shoot.size)
    drawn = _drawer(shoot, engine, (size[0], size[1]))
    for number in range(first, course.count):
        if stop.is_set():
            raise Cancelled("Stopped.")
        moments = shoot.exposure.moments(number)
        yield shoot.exposure.developed(drawn(moment) for moment in moments)
        done = number + 1 - first
        left = (time.monotonic() - began) / done * (course.count - number - 1)
        say("film", f"Frame {number + 1:,} of {course.count:,}, {_clock(left)} to go")
    say("", "")


def _drawer(shoot: Shoot, engine: Any, size: Size) -> Callable[[float], Frame]:
    """What draws the picture of a moment at `size`; one that did not change is not drawn again."""
    last: list[Any] = [None, None]
    bits = 16 if shoot.spec.bits > 8 else 8
    reel = Reel(shoot.film, {shoot.card.sha256: shoot.card.info})

    def draw(moment: float) -> Frame:
        recipe = reel.frame(moment).main
        if recipe != last[0]:
            rows = [band.rows for band in engine.bands(recipe, bits)]
            last[:] = [recipe, fitted_to(np.concatenate(rows), size)]
        frame: Frame = last[1]
        return frame

    return draw


def fitted_to(picture: Frame, size: Size) -> Frame:
    """[h, w, C] → [H, W, C]: its middle, scaled only where it is too small."""
    width, height = size
    scale = max(width / picture.shape[1], height / picture.shape[0])
    if scale > 1:
        wide, high = (max(1, round(side * scale)) for side in picture.shape[1::-1])
        picture = _scaled(picture, max(wide, width), max(high, height))
    y, x = (picture.shape[0] - height) // 2, (picture.shape[1] - width) // 2
    middle: Frame = picture[y : y + height, x : x + width]
    return middle.copy()


def _scaled(picture: Frame, width: int, height: int) -> Frame:
    """Channel by channel: Pillow scales no pictures of three deep channels."""
    top = 255 if picture.dtype == np.uint8 else 65_535
    planes = []
    for channel in range(picture.shape[2]):
        plane = Image.fromarray(picture[..., channel].astype(np.float32))
        planes.append(np.asarray(plane.resize((width, height), Image.Resampling.LANCZOS)))
    levels = np.clip(np.rint(np.stack(planes, axis=2)), 0, top)
    whole: Frame = levels.astype(np.uint8) if top == 255 else levels.astype(np.uint16)
    return whole


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
