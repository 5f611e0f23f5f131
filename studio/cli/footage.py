"""Which film `studio film` was asked for: of seeds, of a project, or of an earlier film's file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

import msgspec

from studio.errors import InputError, MissingModel
from studio.export.batches.typed import seed_of
from studio.export.films.sound import SoundTrack
from studio.export.metadata.told_films import film_told
from studio.export.reading import read_recipe
from studio.files.atomic import printable
from studio.files.sounds import Source, sound_facts
from studio.library.films import ProjectFilms
from studio.library.models import InstalledModels
from studio.library.project import Project
from studio.live.recording import lines_of
from studio.values.card import Card
from studio.values.edit import new_recipe
from studio.values.film import Course, Film, Heard, Hears, NoiseLoop, Sound, edits
from studio.values.film.model import Even
from studio.values.film.timing import MAX_SECONDS
from studio.values.live.filming import films_of
from studio.values.live.performance import SUFFIX as PERFORMANCE, plain_controls, read

MAX_PLACES = 1024
LATENT = ".latent"
PERFORMED_FPS = 60.0
SECONDS_EACH = 2.0


@dataclass(frozen=True)
class FootageWish:
    """What was typed of the film itself; empty or 0 where nothing was."""

    model: str = ""
    seeds: str = ""
    project: str = ""
    film: str = ""
    sound: str = ""
    seconds: float = 0.0
    loop: bool = False
    even: str = ""
    noise: float = 0.0
    shortest: bool = False
    skip_missing: bool = False


@dataclass(frozen=True)
class Footage:
    """A film with what it needs: the cards of its models by their sha256, its sound and its ears.

    `fps`: what it was made for. `notes`: what is not as it was told.
    """

    film: Film
    cards: dict[str, Card]
    fps: float
    sound: SoundTrack | None = None
    hears: Hears | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    """A film as it was kept; `song`: the bytes of its sound; `fps`: 0 where it said none."""

    film: Film
    fps: float = 0.0
    song: bytes | None = None
    notes: tuple[str, ...] = field(default=())


def footage_of(wish: FootageWish, source: InstalledModels, fps: float) -> Footage:
    """The film that was asked for; `fps` where it says nothing itself.

    Raises:
        InputError: something typed cannot be used, or the film has no keyframe.
        MissingModel: a key's model is not installed, and it is not to be passed over.
    """
    if bool(wish.project) == bool(wish.seeds):
        raise InputError("Give either --seeds with --model, or --project.")
    if wish.seconds and not 0 < wish.seconds <= MAX_SECONDS:
        raise InputError(f"The film is {wish.seconds:g} seconds long; expected more than 0.")
    if wish.film and Path(wish.project).suffix != LATENT:
        raise InputError("--film names a film of a project; give the project with --project.")
    found = _kept(wish, source) if wish.project else _of_seeds(wish, source, fps)
    film = _adapted(found.film, wish)
    if not film.keys:
        raise InputError("The film has no keyframe yet; place one first.")
    cards, missing = _cards(film, source)
    if missing and not (wish.skip_missing and cards):
        raise missing[0]
    skipped = _skipped(film, cards)
    heard = _with_sound(film, wish, found)
    return replace(
        heard, cards=cards, fps=found.fps or fps, notes=(*found.notes, *heard.notes, *skipped)
    )


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


# ---- where it comes from ------------------------------------------------------------------------
def _of_seeds(wish: FootageWish, source: InstalledModels, fps: float) -> _Found:
    if not wish.model:
        raise InputError("Seeds need a model: give --model; `studio models` lists them.")
    card = source.named(wish.model).card
    places = [new_recipe(card, seed) for seed in seeds_of(wish.seeds)]
    seconds = wish.seconds or SECONDS_EACH * len(places)
    course = edits.with_course(Film(Course(1.0, fps)), seconds=seconds, closed=wish.loop).course
    return _Found(Film.through(places, course))


def _kept(wish: FootageWish, source: InstalledModels) -> _Found:
    """A film of a project, the way through its pins, or what a file says of itself."""
    path, name = Path(wish.project), wish.film
    if path.suffix == LATENT:
        with Project.open(path) as project:
            return _in_project(project, path, name)
    if path.suffix == PERFORMANCE:
        return _performed(path, source)
    found = read_recipe(path)
    found.need_recipe(printable(path.name))
    assert found.provenance is not None or found.recipe is not None
    if found.provenance is None:
        assert found.recipe is not None
        return _Found(Film.through([found.recipe], Course(SECONDS_EACH, 30.0, even="off")))
    film, lost = film_told(found.provenance)
    told = found.provenance.film
    notes = (
        (f"{lost} keyframes of the film are not in the file; it goes past them.",) if lost else ()
    )
    return _Found(film, told.fps if told else 0.0, None, notes)


def _performed(path: Path, source: InstalledModels) -> _Found:
    """What was played in Live; of a very long one the first film."""
    usual = {m.card.sha256: plain_controls(m.card.info) for m in source.models()}
    films = films_of(read(lines_of(path)), PERFORMED_FPS, path.stem, usual)
    if not films:
        raise InputError(f"{printable(path.name)} holds nothing that was played.")
    notes = (f"It is {len(films)} films long; this is the first.",) if len(films) > 1 else ()
    return _Found(films[0], PERFORMED_FPS, None, notes)


def _in_project(project: Project, path: Path, name: str) -> _Found:
    films = ProjectFilms(project)
    every = films.names()
    if not name and len(every) > 1:
        told = ", ".join(film.name or film.id for film in every[:8])
        raise InputError(
            f"{printable(path.name)} has {len(every)} films: {told}; give --film NAME."
        )
    if name or every:
        film_id = films.named(name) if name else every[0].id
        film, lost = films.get(film_id), films.lost(film_id)
        song = project.get_blob(film.sound.sha256) if film.sound is not None else None
        return _Found(film, film.course.fps, song, _lost(lost))
    places = [node.recipe for node in project.trail.pins][:MAX_PLACES]
    if not places:
        raise InputError(
            f"{printable(path.name)} has no film and no pins; pin the places of the film."
        )
    return _Found(Film.through(places, Course(SECONDS_EACH * len(places), 30.0)))


def _lost(count: int) -> tuple[str, ...]:
    """What is said of keys that cannot be read."""
    if not count:
        return ()
    return (f"{count:,} keyframes of the film cannot be read; it goes past them.",)


# ---- how it is to be ----------------------------------------------------------------------------
def _adapted(film: Film, wish: FootageWish) -> Film:
    """With what was typed in the place of what the film says."""
    if wish.seconds:
        film = edits.as_long_as(film, wish.seconds)
    if wish.loop and not film.course.closed:
        film = _closed(film)
    if wish.even:
        if wish.even not in get_args(Even):
            raise InputError(f"The motion is {wish.even!r}; expected off, within or whole.")
        film = edits.with_course(film, even=wish.even)
    if wish.noise:
        film = edits.with_course(film, loop=NoiseLoop(radius=wish.noise))
    return film


def _closed(film: Film) -> Film:
    """Closed, and as long; where its last key is at the end, keys move closer for the way back."""
    times = [film.second_of(key) for key in film.keys]
    seconds, legs = film.course.seconds, len(times) - 1
    if legs > 0 and max(times) > film.seconds - 1.5 / film.course.fps:
        film = edits.as_long_as(film, seconds * legs / (legs + 1))
        film = edits.with_seconds(film, seconds)
    return edits.with_course(film, closed=True)


def _cards(film: Film, source: InstalledModels) -> tuple[dict[str, Card], list[MissingModel]]:
    cards: dict[str, Card] = {}
    missing: dict[str, MissingModel] = {}
    for key in film.keys:
        model = key.recipe.model
        if model.sha256 in cards or model.sha256 in missing:
            continue
        try:
            cards[model.sha256] = source.find(model).card
        except MissingModel as error:
            missing[model.sha256] = error
    return cards, list(missing.values())


def _skipped(film: Film, cards: Iterable[str]) -> tuple[str, ...]:
    gone = [key for key in film.keys if key.recipe.model.sha256 not in cards]
    if not gone:
        return ()
    names = ", ".join(dict.fromkeys(key.recipe.model.id for key in gone))
    what = "1 keyframe is of a model" if len(gone) == 1 else f"{len(gone)} keyframes are of models"
    there = "is" if len(gone) == 1 else "are"
    return (f"{what} that {there} not installed ({names}); passed over.",)


# ---- what is heard ------------------------------------------------------------------------------
def _with_sound(film: Film, wish: FootageWish, found: _Found) -> Footage:
    """The film with its song, where that is at hand."""
    song: Source | None = Path(wish.sound) if wish.sound else found.song
    if song is None:
        if film.sound is None:
            return Footage(film, {}, 0.0)
        note = f"The film's sound, {film.sound.name}, is not at hand: give it with --sound FILE."
        return Footage(film, {}, 0.0, notes=(note,))
    facts = sound_facts(song)
    sound = film.sound
    if sound is None or sound.sha256 != facts.sha256:
        name = printable(Path(wish.sound).name)[:200] if wish.sound else facts.name[:200]
        before = sound or Sound("", facts.sha256, facts.seconds)
        sound = msgspec.structs.replace(
            before, name=name, sha256=facts.sha256, seconds=facts.seconds, rate=facts.rate
        )
        film = edits.with_sound(film, sound)
    hears: Hears | None = None
    if any(isinstance(track.source, Heard) for track in film.tracks):
        from studio.live.audio.hearing import Hearing
        from studio.live.audio.shelf import heard

        hears = Hearing(heard(song, facts.sha256), sound)
    return Footage(film, {}, 0.0, SoundTrack(song, sound.offset), hears)
