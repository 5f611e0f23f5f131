"""`studio film`: places in, a film out; a film that was stopped goes on."""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import msgspec

import studio
from studio.cli.following import Say, Stop
from studio.cli.footage import Footage, FootageWish, footage_of
from studio.cli.rendering import engine_of
from studio.cli.wording import lost_words
from studio.errors import Cancelled
from studio.export.batches.typed import size_of
from studio.export.credentials.seal import Seal
from studio.export.films.camera import Camera
from studio.export.films.checks import check_film
from studio.export.films.descriptor import FilmSpec, Frame
from studio.export.films.exposure import Exposure
from studio.export.films.fitting import Size
from studio.export.films.presets import film_preset
from studio.export.films.sound import SoundTrack
from studio.export.films.table import film_format, film_format_of
from studio.export.films.writer import FilmWriter
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Provenance
from studio.export.metadata.told_films import told_film
from studio.files.atomic import refuse
from studio.library.models import InstalledModels
from studio.library.settings import SettingsFile
from studio.values.film import Film, edits
from studio.values.film.takes import Shooting
from studio.values.messages import FilmJob

BETWEEN = 7
"""Places that a shortest path gets between two keys."""


@dataclass(frozen=True)
class FilmWish:
    """What was typed; empty or 0 where nothing was."""

    out: Path
    footage: FootageWish
    fps: float = 0.0
    start: float = 0.0
    end: float = 0.0
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
    label: bool = False
    mark_keys: bool = False


@dataclass(frozen=True)
class Shoot:
    """A film, how it is taken and written. `sizes`: what each model draws, by its sha256."""

    footage: Footage
    spec: FilmSpec
    shooting: Shooting
    camera: Camera
    sizes: dict[str, Size]

    @property
    def film(self) -> Film:
        """What is taken."""
        return self.footage.film

    @property
    def count(self) -> int:
        """How many frames it gets."""
        return self.shooting.count(self.film.seconds)

    @property
    def key(self) -> str:
        """The same for the same film only."""
        told = msgspec.json.encode(
            (
                studio.__version__, self.film, self.shooting, self.spec, self.camera.size,
                sorted(self.sizes.items()), self.footage.sound is not None,
                sorted(self.footage.cards),
            ),
            order="sorted",
        )  # fmt: skip
        return hashlib.sha256(told).hexdigest()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not as it was asked for."""
        return (*self.footage.notes, *self.camera.notes(self.film, self.footage.cards))

    @property
    def sound(self) -> SoundTrack | None:
        """What is heard under the part that is taken."""
        sound = self.footage.sound
        return sound and replace(sound, offset_s=sound.offset_s + self.shooting.start)


def run(wish: FilmWish, stop: Stop, say: Say) -> dict[str, Any]:
    """Render and write one film; gives `{path, frames, begun_at, width, height, notes}`.

    Raises:
        InputError: something typed cannot be used; said before anything is rendered.
        StudioError: it could not be rendered or written.
        Cancelled: stopped; the same words go on with it.
    """
    source = InstalledModels()
    shoot = shoot_of(wish, source)
    if not wish.out.absolute().parent.is_dir():  # said before anything is measured
        refuse(wish.out, FileNotFoundError(errno.ENOENT, "no such folder"))
    settings = SettingsFile().value
    register = Register() if wish.mark and settings.marking else None
    engine = engine_of(source)
    if wish.footage.shortest:
        shoot = _shortest(shoot, engine, stop, say)
    shoot = _evenly(shoot, engine, stop, say)
    writer = FilmWriter(
        wish.out, *shoot.camera.size, shoot.spec, told_of(shoot), seal=Seal(settings.signing),
        register=register, job=job_of(shoot, wish.out), frames=shoot.count, overwrite=True,
        sound=shoot.sound,
    )  # fmt: skip
    begun = writer.next_frame
    with writer:
        for frame in _frames(shoot, engine, begun, stop, say):
            writer.add(frame, tuple(engine.notes))
        path = writer.finish(shoot.notes)
    there = [place for place in shoot.film.places if place.model.sha256 in shoot.footage.cards]
    cut = lost_words(engine, there)
    told = (writer.words, *shoot.notes, *writer.notes, *engine.notes, *cut, writer.problem)
    width, height = shoot.camera.size
    return {
        "path": str(path), "frames": shoot.count, "begun_at": begun, "width": width,
        "height": height, "notes": list(dict.fromkeys(filter(None, told))),
    }  # fmt: skip


def job_of(shoot: Shoot, out: Path) -> str:
    """The key of making this film under this name."""
    return hashlib.sha256(f"{shoot.key} {out.name}".encode()).hexdigest()


def told_of(shoot: Shoot) -> Provenance:
    """What the film says of itself: its places, and how it goes through them."""
    supersample = shoot.camera.supersample
    return told_film(shoot.film, shoot.footage.cards, shoot.shooting, supersample)


def shoot_of(wish: FilmWish, source: InstalledModels) -> Shoot:
    """The film that was asked for.

    Raises:
        InputError: something typed cannot be used.
    """
    chosen = film_preset(wish.preset) if wish.preset else None
    asked = wish.footage
    if chosen and chosen.closed and not asked.loop:
        asked = replace(asked, loop=True)
    spec = _spec(wish, chosen.spec if chosen else None)
    footage = footage_of(asked, source, spec.fps)
    spec = msgspec.structs.replace(spec, fps=wish.fps or footage.fps)
    first = footage.film.keys[0].recipe
    size = (first.width, first.height)
    if wish.size:
        size = size_of(wish.size)
    elif chosen and chosen.size:
        size = chosen.size
    check_film(spec, *size)
    camera = Camera(Exposure(wish.subframes, wish.shutter, wish.supersample), size)
    shooting = camera.shooting(spec.fps, wish.start, wish.end or None)
    shooting.check(footage.film.seconds)
    return Shoot(footage, spec, shooting, camera, camera.sizes(footage.film, footage.cards))


def _spec(wish: FilmWish, chosen: FilmSpec | None) -> FilmSpec:
    spec = chosen or FilmSpec()
    if wish.format or wish.out.suffix or not chosen:
        named = wish.format and film_format(wish.format)
        kind = named or film_format_of(wish.out.name, wish.alpha or spec.alpha)
        asked = film_format(spec.format)
        if kind is not asked and (wish.format or kind.suffixes != asked.suffixes):
            spec = kind.usual(spec.fps)
    changes: dict[str, Any] = {"include_recipe": wish.include_recipe, "loop": not wish.once}
    changes |= {"label": True} if wish.label else {}
    changes |= {"mark_keys": True} if wish.mark_keys else {}
    changes |= {"fps": wish.fps} if wish.fps else {}
    changes |= {"bits": wish.bits} if wish.bits else {}
    changes |= {"quality": wish.quality} if wish.quality else {}
    changes |= {"size_mb": wish.size_mb} if wish.size_mb else {}
    changes |= {"alpha": True} if wish.alpha else {}
    changes |= {"poster_s": wish.poster} if wish.poster >= 0 else {}
    return msgspec.structs.replace(spec, **changes)


def _shortest(shoot: Shoot, engine: Any, stop: Stop, say: Say) -> Shoot:
    """With the shortest path, in places, between all keys of one model."""
    film = shoot.film
    keys = film.keys
    pairs = list(zip(keys, keys[1:] + (keys[:1] if film.course.closed else ()), strict=False))
    for number, (a, b) in enumerate(pairs):
        if a.recipe.model != b.recipe.model or a.recipe == b.recipe:
            continue

        def told(done: int, total: int, number: int = number) -> None:
            if stop.is_set():
                raise Cancelled("Stopped.")
            say("path", f"Looking for path {number + 1} of {len(pairs)}, {done:,} of {total:,}")

        places = engine.shortest(a.recipe, b.recipe, BETWEEN, film.course.how, told)
        film = edits.with_between(film, a.id, places)
    say("", "")
    return replace(shoot, footage=replace(shoot.footage, film=film))


def _evenly(shoot: Shoot, engine: Any, stop: Stop, say: Say) -> Shoot:
    """With what even motion goes by, measured where the film does not know it."""
    film = shoot.film
    if film.course.even == "off" or len(film.keys) < 2:
        return shoot

    def told(done: int, total: int) -> None:
        if stop.is_set():
            raise Cancelled("Stopped.")
        say("pace", f"Measuring the motion, {done:,} of {total:,}")

    film = edits.with_course(film, pace=engine.pace(film, told))
    say("", "")
    return replace(shoot, footage=replace(shoot.footage, film=film))


def _frames(shoot: Shoot, engine: Any, first: int, stop: Stop, say: Say) -> Iterator[Frame]:
    """The frames that are still missing, in order."""
    began, count = time.monotonic(), shoot.count
    bits: Literal[8, 16] = 16 if shoot.spec.bits > 8 else 8
    job = FilmJob(0, shoot.film, shoot.shooting, shoot.sizes, shoot.footage.hears, first, bits)
    for take in engine.filmed(job):
        if stop.is_set():
            raise Cancelled("Stopped.")
        frame = shoot.camera.take(take)
        if frame is None:
            continue
        yield frame
        done = take.frame + 1 - first
        left = (time.monotonic() - began) / done * (count - take.frame - 1)
        say("film", f"Frame {take.frame + 1:,} of {count:,}, {_clock(left)} to go")
    say("", "")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
