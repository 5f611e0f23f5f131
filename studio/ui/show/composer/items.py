"""What a playlist says of its items, and what can be put into it from the project."""

from __future__ import annotations

from contextlib import suppress

from studio.errors import StudioError
from studio.library.films import ProjectFilms
from studio.ui.feature.context import Context
from studio.ui.language.words import counted, said, tr
from studio.ui.show.composer.rows import Row
from studio.values.edit import label
from studio.values.show.document import Path, Place, PlaylistItem, Reel, Show, places_of
from studio.values.show.edits import length_s
from studio.values.trail import Node


def rows_of(show: Show, context: Context) -> tuple[Row, ...]:
    """The playlist as the list shows it."""
    return tuple(_row(item, context) for item in show.playlist)


def _row(item: PlaylistItem, context: Context) -> Row:
    places = places_of(item)
    model = context.view.model_of(places[0])
    problem = next(filter(None, (context.view.problem_of(place) for place in places)), "")
    seconds = tr("{seconds:.0f} s", seconds=length_s(item))
    where = model.card.name if model is not None else places[0].model.id
    match item:
        case Place():
            name, told = f"{where} · {said(label(item.recipe))}", seconds
        case Path():
            name = tr("Path in {model}", model=where)
            count = counted(len(places), "{n} place", "{n} places")
            told = f"{count} · {seconds}"
        case Reel():
            name = item.film.name or tr("Film")
            told = f"{tr('Film, played once')} · {seconds}"
    return Row(name, told, places[0], problem)


def pins_of(context: Context) -> tuple[Place, ...]:
    """Every pin of the project, in the order of the trail."""
    return tuple(
        Place(node.recipe) for node in _readable(context, context.trail.project.trail.pins)
    )


def path_of_pins(context: Context) -> Path | None:
    """A path through the pins of the model in use; None where there are fewer than two."""
    here = context.view.recipe
    pins = [place.recipe for place in pins_of(context)]
    of_one = tuple(r for r in pins if here is not None and r.model == here.model)[:64]
    return Path(of_one) if len(of_one) > 1 else None


def films_of(context: Context) -> tuple[tuple[str, Reel], ...]:
    """Every film of the project that has places, with its name."""
    films = ProjectFilms(context.trail.project)
    found = []
    for name in films.names():
        with suppress(StudioError):
            film = films.get(name.id)
            if film.places:
                shown = name.name or tr("Film {number}", number=name.id)
                found.append((shown, Reel(film)))
    return tuple(found)


def _readable(context: Context, nodes: tuple[Node, ...]) -> list[Node]:
    """Without those whose place is damaged or was removed."""
    found = []
    for node in nodes:
        with suppress(StudioError):
            node.recipe  # noqa: B018  read: a damaged one says so here
            if not node.deleted:
                found.append(node)
    return found
