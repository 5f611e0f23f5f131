"""What is dragged over the window: named zones, and what a drop on each of them means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from studio.export.reading import export_suffixes
from studio.files.sounds import SUFFIXES as SUFFIXES_OF_SOUNDS
from studio.library.store.open_file import SUFFIX
from studio.ui.engine.file_reader import FileReader, Read
from studio.ui.explore.canvas.canvas import Canvas
from studio.ui.explore.canvas.drop_zones import Zone
from studio.ui.explore.foreign_offer import ForeignOffer
from studio.ui.explore.mark_offer import MarkOffer
from studio.ui.language.words import mark, said, tr
from studio.ui.state.given import Given, PictureGiven, first_use, photo_taker
from studio.ui.state.notices import Notice
from studio.ui.state.studio_state import StudioState
from studio.ui.widgets.mime import PICTURE_SUFFIXES, RECIPE_TYPE, picture_in, recipe_in
from studio.values import painting
from studio.values.card import Card
from studio.values.film.model import Film
from studio.values.foreign import Foreign
from studio.values.layers import mixes_styles
from studio.values.recipe import Recipe

TEXT_SUFFIXES = frozenset({".json", ".txt", ".recipe"})
FILM_SUFFIXES = frozenset({".mov", ".m4v", ".webm", ".mkv", ".avi"})
"""Films that the studio does not write; they can be inspected."""
OTHER_SUFFIXES = PICTURE_SUFFIXES | TEXT_SUFFIXES | FILM_SUFFIXES | export_suffixes() | {SUFFIX}
"""Files that are certainly no models; what any other or a folder is, only its contents tell."""
SONG_SUFFIXES = frozenset(SUFFIXES_OF_SOUNDS) - {".mp4"}
NO_PHOTO = TEXT_SUFFIXES | FILM_SUFFIXES
ARRAY_SUFFIXES = frozenset({".npy", ".npz"})
"""Files of numbers that are more likely directions or places than a model."""
AS_PHOTO = mark("Drag the file onto “Go here” to use it as a photo.")


class DropTarget(QObject):
    """Watches drags over the canvas; answers go to the view state, files to whoever takes them."""

    def __init__(
        self,
        state: StudioState,
        canvas: Canvas,
        given: Given,
        reader: FileReader,
        hold: Callable[[], None],
        foreign: ForeignOffer,
        marks: MarkOffer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._foreign, self._marks = foreign, marks
        self._told: Foreign | None = None
        """What another tool wrote into the file that is carried, where that is of use."""
        self._state = state
        self._view = state.place
        self._canvas = canvas
        self._given = given
        self._reader = reader
        self._hold = hold
        """A hand gave something: what moves by itself should hold."""
        self._recipe: Recipe | None = None
        self._film: Film | None = None
        self._path: Path | None = None
        self._dropped = False
        """What is carried was let go over a zone that does not say itself where it was."""
        canvas.setAcceptDrops(True)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: drags over the canvas are ours."""
        if isinstance(event, QDropEvent) and type(event) is QDropEvent:
            self.drop(event.position())
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if self.enter(event.mimeData()):
                event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            if self._canvas.zones.light(event.position()):
                event.acceptProposedAction()
            else:
                event.ignore()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._canvas.zones.offer(())
            return True
        return False

    def enter(self, data: QMimeData) -> bool:
        """Something is carried over the canvas; whether it can be used."""
        self._told, self._film, self._dropped = None, None, False
        self._recipe = recipe_in(data) if data.hasFormat(RECIPE_TYPE) else None
        self._path = None if self._recipe else (picture_in(data) or _other_file(data))
        if self._recipe is None and self._path is None:
            return False
        self._offer()
        if self._path is not None and not (_may_be_model(self._path) or _is_project(self._path)):
            self._reader.recipe(self._path, self._peeked)
        return True

    def drop(self, at: QPointF) -> None:
        """It was let go over a zone."""
        where = self._canvas.zones.light(at)
        self._canvas.zones.offer(())
        if where:
            self._hold()
            self._dropped = where not in ("film", "restore", "inspect")
            self._use(where)

    def open_file(self, path: Path) -> None:
        """A file given in another way: add the model, restore the place, or place the photo."""
        self._hold()
        if _is_project(path):
            self._given.project.emit(path)
        elif _is_song(path):
            self._given.song.emit(path)
        elif _may_be_model(path):
            self._given.model.emit(path)
        else:
            self._reader.recipe(path, self._opened)

    def _opened(self, read: Read) -> None:
        if read.recipe is not None or read.no_picture:
            self._restore(read)
        elif read.foreign is not None and self._foreign.is_of_use(read.foreign):
            self._foreign.ask(read.foreign)
        elif read.problem:
            self._view.notices.say(Notice(f"{said(read.problem)} {tr(AS_PHOTO)}"))
        else:
            self._marks.look(read.path, self._marks.offer)
            self._given.picture.emit(PictureGiven(first_use(self._view.card), read.path))

    # ---- inside ---------------------------------------------------------------------------------
    def _offer(self) -> None:
        card = self._view.card
        taker = photo_taker(card, self._view.models)
        if self._path is not None and _is_project(self._path):
            self._canvas.zones.offer((Zone("project", tr("Open project"), self._path.stem),))
            return
        if self._path is not None and _is_song(self._path):
            hint = tr("Keyframes and curves can go by it")
            self._canvas.zones.offer((Zone("song", tr("Under the film"), hint),))
            return
        if self._path is not None and _may_be_model(self._path):
            hint = tr("Says what it is; nothing from it is run")
            arrays = self._path.suffix.lower() in ARRAY_SUFFIXES
            name = tr("Bring in directions or places") if arrays else tr("Add model")
            self._canvas.zones.offer((Zone("add", name, hint),))
            return
        photo = self._path is not None and self._path.suffix.lower() not in NO_PHOTO
        zones = []
        if self._film is not None:
            zones.append(Zone("film", tr("Open film"), tr("With its keyframes and curves")))
        if self._recipe is not None:
            name = tr("Restore place") if self._path else tr("Go here")
            zones.append(Zone("restore", name, tr("Exactly as it was made")))
        if self._told is not None:
            hint = tr("What {tool} wrote into it", tool=self._told.tool)
            zones.append(Zone("told", tr("Its words and seed"), hint))
        if photo and card is not None and "projects" in card.info.abilities:
            zones.append(
                Zone("find", tr("Find it here"), tr("Searches {name} for it", name=card.name))
            )
        if photo:
            zones += _photo_zones(card, taker)
        if zones:
            zones += [Zone("A", "A", tr("Blend from it")), Zone("B", "B", tr("Blend to it"))]
            if card is not None and mixes_styles(card.info):
                zones.append(Zone("style", tr("Style"), tr("Takes its colours")))
        elif self._path is not None:
            zones.append(Zone("look", tr("Restore place"), tr("Looks for a place inside the file")))
        if self._path is not None:
            zones.append(Zone("inspect", tr("Inspect"), tr("What it says about itself")))
        self._canvas.zones.offer(tuple(zones))

    def _peeked(self, read: Read) -> None:
        told = read.foreign if self._foreign.is_of_use(read.foreign) else None
        if read.path != self._path:
            return
        if read.recipe is not None or told is not None:
            self._recipe, self._told, self._film = read.recipe, told, read.film
            if self._canvas.zones.isVisible():
                self._offer()
        elif read.path.suffix.lower() not in NO_PHOTO:
            self._marks.look(read.path, lambda recipe: self._marked(read.path, recipe))

    def _marked(self, path: Path, recipe: Recipe) -> None:
        """Its mark was found while it is carried, or after it was dropped somewhere."""
        if path == self._path and self._canvas.zones.isVisible():
            self._recipe = recipe
            self._offer()
        elif path == self._path and self._dropped:
            self._marks.offer(recipe)

    def _use(self, where: str) -> None:
        recipe, path = self._recipe, self._path
        if where == "film" and self._film is not None:
            self._given.film.emit(self._film)
        elif where == "restore" and recipe is not None:
            self._view.go_to(recipe)
        elif where == "told" and self._told is not None:
            self._foreign.ask(self._told)
        elif where == "project" and path is not None:
            self._given.project.emit(path)
        elif where == "song" and path is not None:
            self._given.song.emit(path)
        elif where == "add" and path is not None:
            self._given.model.emit(path)
        elif where == "inspect" and path is not None:
            self._given.inspect.emit(path)
        elif where == "look" and path is not None:
            self._reader.recipe(path, self._restore)
        elif where in ("A", "B") and recipe is not None:
            self._state.blending.drop_in_well(where, recipe)
        elif where == "style" and recipe is not None:
            self._state.styles.set(recipe)
        elif where == "find" and path is not None:
            self._given.picture.emit(PictureGiven("go", path, search=True))
        elif path is not None:
            self._given.picture.emit(PictureGiven(where, path))

    def _restore(self, read: Read) -> None:
        if read.film is not None:
            self._given.film.emit(read.film)
            return
        if read.recipe is not None:
            self._view.go_to(read.recipe)
            return
        text = said(read.problem) or tr("{name} holds no place.", name=read.path.name)
        self._view.notices.say(Notice(text))


def _photo_zones(card: Card | None, taker: Card | None) -> list[Zone]:
    """What a photograph can become in the model `card`; `taker` is the one that takes it."""
    if card is not None and painting.paints(card):
        zones = [Zone("over", tr("Paint over"), tr("Begins with it, as far as you like"))]
        if painting.place_fit(card) != painting.START:
            zones.append(Zone("go", tr("Find its place"), tr("The noise that becomes it")))
        return zones
    if taker is None:
        return []
    same = card is not None and taker.sha256 == card.sha256
    words = mark("How {name} sees it") if same else mark("Opens {name}")
    return [Zone("go", tr("Go here"), tr(words, name=taker.name))]


def _other_file(data: QMimeData) -> Path | None:
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)


def _is_project(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX


def _is_song(path: Path) -> bool:
    """Sound for a film; what also is a container of films is looked into for a place first."""
    return path.suffix.lower() in SONG_SUFFIXES


def _may_be_model(path: Path) -> bool:
    shards = path.name.lower().endswith(".index.json")
    return shards or path.is_dir() or path.suffix.lower() not in OTHER_SUFFIXES
