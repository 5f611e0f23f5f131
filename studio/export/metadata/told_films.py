"""What a film's file says of the film, whole: keys, curves, tempo, marks, and where it goes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from studio.errors import RecipeError
from studio.export.metadata.provenance import (
    MAX_RECIPES,
    Compose,
    Provenance,
    Taking,
    provenance_of,
)
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.film.model import Course, Film
from studio.values.film.packed import pack, unpack
from studio.values.film.takes import Shooting
from studio.values.recipe import to_json


def told_film(
    film: Film, cards: Mapping[str, Card], shooting: Shooting, supersample: int = 1
) -> Provenance:
    """What a file says of a film that is taken so. `cards`: of its models, by their sha256.

    The first key's model is the one that is named; the film names the others.
    """
    places = tuple({key.recipe.id: key.recipe for key in film.keys}.values())[:MAX_RECIPES]
    first = film.keys[0].recipe
    told = provenance_of(first, cards.get(first.model.sha256), parts=places)
    count = shooting.count(film.seconds)
    course = film.course.plain
    if shooting.start > 0 or shooting.end is not None:  # a part of it, which is no loop
        course = Course(count / shooting.fps, shooting.fps, how=course.how)
    return msgspec.structs.replace(
        told, film=msgspec.structs.replace(course, fps=shooting.fps),
        timeline=pack(film, _named), directions=tuple(film.directions.values()),
        steps=(Compose("film", count),), taking=Taking(shooting, supersample),
    )  # fmt: skip


def film_told(told: Provenance) -> tuple[Film, int]:
    """(the film that a file tells of, how many of its keys are lost); earlier editions' films too.

    Raises:
        RecipeError: it tells of none.
    """
    places = told.parts or ((told.recipe,) if told.recipe is not None else ())
    if not places:
        raise RecipeError("The file says nothing of the places of its film.")
    if told.timeline is None:
        course = told.film or Course(2.0 * len(places), 30.0)
        return Film.through(places, msgspec.structs.replace(course, even="off")), 0
    kept = {place.id: to_json(place) for place in places}
    kept |= {_named(data): data for data in map(_encoded, told.directions)}
    return unpack(told.timeline, kept.get)


def _named(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _encoded(direction: Direction) -> bytes:
    return msgspec.json.encode(direction, order="sorted")
