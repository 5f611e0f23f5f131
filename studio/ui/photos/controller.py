"""Photos find their place in a model: read, encoded, kept, and shown beside what came of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from studio.errors import StudioError
from studio.export.credentials.manifest import pictures_in
from studio.files.pictures import Picture
from studio.ui.engine.connection import EngineConnection
from studio.ui.engine.file_reader import FileReader, Read
from studio.ui.engine.qimage import to_qimage
from studio.ui.language.words import mark, said, tr
from studio.ui.photos.inversion import InversionController
from studio.ui.signals import Carries, signal
from studio.ui.state.given import PictureGiven, photo_taker
from studio.ui.state.notices import Notice
from studio.ui.state.studio_state import StudioState
from studio.ui.state.trail_controller import TrailController
from studio.ui.widgets.size_rules import fitted
from studio.values import edit, painting
from studio.values.card import Card
from studio.values.latent import Blend, Encoded, Repaint
from studio.values.messages import EncodeJob, JobFailed, PictureEncoded, Result
from studio.values.recipe import Recipe

WIDEST = 21 / 9
"""Photographs that are longer make pictures of these proportions."""
Placed = Callable[[Encoded], None]


@dataclass(frozen=True)
class PhotoPlaced:
    """A photo has its place in the model of `card`; `report`: figures on how well it fits."""

    photo: QImage
    card: Card
    report: dict[str, float]


class PhotoController(QObject):
    """Only one photo at a time; a newer one replaces an offer of an older one."""

    placed: Carries[PhotoPlaced] = signal()

    def __init__(
        self,
        state: StudioState,
        link: EngineConnection,
        trail: TrailController,
        reader: FileReader,
        search: InversionController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._state = state
        self._view = state.place
        self._link = link
        self._trail = trail
        self._reader = reader
        self._offered: tuple[Read, str] | None = None

    @Slot(object)
    def take(self, given: PictureGiven) -> None:
        """A picture was given to the window."""
        if given.path is None:
            self.take_bytes(given.data, given.where)
        elif given.search:
            self.find_file(given.path, given.where)
        else:
            self.take_file(given.path, given.where)

    def take_file(self, path: Path, where: str) -> None:
        """Find the place of a photo.

        `where`: `go`, `over`, `A`, `B`, `style`, `corner 0` … or `control KEY`.
        """
        self._reader.picture(path, lambda read: self._read(read, where))

    def take_bytes(self, data: bytes, where: str) -> None:
        """The same for a picture that was pasted."""
        self._reader.bytes(data, lambda read: self._read(read, where))

    def taker(self) -> Card | None:
        """The model in use if it takes photos, else an installed one that does."""
        return photo_taker(self._view.card, self._view.models)

    def find_file(self, path: Path, where: str = "go") -> None:
        """Search the model in use for a photo, where it has no encoder."""
        self._reader.picture(path, lambda read: self._find(read, where))

    def accept_search(self) -> None:
        """Search the model in use for the photo that waits."""
        if self._offered is not None:
            self._find(*self._offered)

    def accept_offer(self) -> None:
        """Open the model that takes photos and go on with the photo that waits."""
        card = self.taker()
        if self._offered is None or card is None:
            return
        read, where = self._offered
        self._offered = None
        self._view.open_model(card)
        self._encode(card, read, where)

    def photos_of(self, recipe: Recipe) -> tuple[bytes, ...]:
        """The photos a place came from, as kept in the project; of a blend, those of its parts."""
        base = edit.base_of(recipe.latent)
        parts = base.parts if isinstance(base, Blend) else (base,)
        sources = [edit.base_of(part) for part in parts]
        sources = [part.picture if isinstance(part, Repaint) else part for part in sources]
        seen = dict.fromkeys(part.picture for part in sources if isinstance(part, Encoded))
        found = (self._trail.project.get_blob(picture) for picture in seen)
        return tuple(photo for photo in found if photo is not None)

    def pictures_in(self, *recipes: Recipe) -> tuple[bytes, ...]:
        """Every picture from outside that went into these places, as kept in the project."""
        found = map(self._trail.project.get_blob, pictures_in(recipes))
        return tuple(picture for picture in found if picture is not None)

    def _read(self, read: Read, where: str) -> None:
        card = self._view.card
        if read.picture is None:
            self._view.notices.say(Notice(said(read.problem)))
        elif card is None or "encodes" not in card.info.abilities:
            self._offer(read, where)
        else:
            self._encode(card, read, where)

    def _find(self, read: Read, where: str) -> None:
        card = self._view.card
        self._offered = None
        if read.picture is None or card is None:
            self._view.notices.say(Notice(said(read.problem)))
            return
        picture = read.picture
        self._keep_photo(read)
        self._search.search(
            card, picture, read.path.name, lambda found: self._answer(found, card, picture, where)
        )

    def _offer(self, read: Read, where: str) -> None:
        card = self._view.card
        if card is not None and "projects" in card.info.abilities:
            self._offered = (read, where)
            text = tr("{name} takes no photos, but can be searched for this one.", name=card.name)
            self._view.notices.say(
                Notice(text, False, tr("Find it in {name}", name=card.name), self.accept_search)
            )
            return
        other, name = self.taker(), self._view.card.name if self._view.card else tr("This model")
        if other is None:
            self._view.notices.say(
                Notice(tr("{name} takes no photos, and no installed model does.", name=name))
            )
            return
        self._offered = (read, where)
        text = tr("{name} takes no photos; {other} does.", name=name, other=other.name)
        self._view.notices.say(
            Notice(text, False, tr("Open {name}", name=other.name), self.accept_offer)
        )

    def _encode(self, card: Card, read: Read, where: str) -> None:
        picture = read.picture
        assert picture is not None
        self._keep_photo(read)
        over = where == "over" and painting.paints(card)
        fit = painting.START if over else painting.place_fit(card)
        words = mark("Reading {name}") if over else mark("Finding the place of {name}")
        self._link.jobs.start(
            tr(words, name=read.path.name),
            lambda job: EncodeJob(job, card.ref, picture.pixels, picture.sha256, fit),
            lambda result: self._answer(result, card, picture, where),
        )

    def _keep_photo(self, read: Read) -> None:
        """The project keeps it: places know it by its contents."""
        if read.data:
            try:
                self._trail.project.put_blob(read.data)
            except StudioError as error:
                self._view.notices.say(Notice(said(error)))

    def _answer(self, result: Result, card: Card, picture: Picture, where: str) -> None:
        if isinstance(result, JobFailed) and not result.cancelled:
            self._view.notices.say(Notice(result.message))
        if not isinstance(result, PictureEncoded):
            return
        if self._view.card is None or self._view.card.sha256 != card.sha256:
            self._keep_aside(painting.found_place(edit.new_recipe(card, 0), result.latent), card)
            return
        self._put(result.latent, where, picture)
        if where == "go":
            photo = to_qimage(picture.pixels)
            self.placed.emit(PhotoPlaced(photo, card, result.report))

    def _keep_aside(self, place: Recipe, card: Card) -> None:
        """Another model is in use by now: what was found is not lost, and nothing jumps."""
        self._view.set_aside.emit(place)
        text = tr("The photo's place in {name} was found; it is kept in the trail.", name=card.name)
        self._view.notices.say(Notice(text, False, tr("Go there"), lambda: self._view.go_to(place)))

    def _put(self, latent: Encoded, where: str, picture: Picture) -> None:
        recipe = self._view.recipe
        if recipe is None:
            return
        place = painting.found_place(recipe, latent)
        word, _, rest = where.partition(" ")
        if word == "over" and painting.paints(self._view.card):
            self._view.paint_over(latent, self._size_of(latent, picture))
        elif word in ("go", "over"):
            self._view.set_encoded(latent, self._size_for(picture))
            self._tell_changes(recipe)
        elif word == "corner":
            self._state.blending.set_corner(int(rest), place)
        elif word == "style":
            self._state.styles.set(place)
        else:
            self._state.blending.drop_in_well(word, place)

    def _tell_changes(self, before: Recipe) -> None:
        """Controls that would have pulled the photo away went back: that is not done silently."""
        card, now = self._view.card, self._view.recipe
        changed = painting.let_go_of(before, now, card) if card is not None and now else ()
        if changed:
            names = ", ".join(map(said, changed))
            text = tr("{names}: as usual again, so that the photo looks like itself.", names=names)
            self._view.notices.say(Notice(text, bad=False))

    def _size_of(self, latent: Encoded, picture: Picture) -> tuple[int, int] | None:
        """The size of what is painted over, as its own grid tells it."""
        card = self._view.card
        own = edit.own_size(latent, card.info.space) if card is not None else None
        return own or self._size_for(picture)

    def _size_for(self, picture: Picture) -> tuple[int, int] | None:
        """A wide photograph makes a wide picture where the model can, as long as that of now."""
        recipe, card = self._view.recipe, self._view.card
        if recipe is None or card is None or not card.info.sizes.any_aspect:
            return None
        high, wide, _ = picture.pixels.shape
        aspect = min(max(wide / high, 1 / WIDEST), WIDEST)
        long = max(recipe.width, recipe.height)
        width, height = (long, long / aspect) if aspect >= 1 else (long * aspect, long)
        return fitted(card.info.sizes, round(width), round(height))
