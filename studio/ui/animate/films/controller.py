"""Between the films of the project and the list of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QImage

from studio.errors import StudioError
from studio.ui.animate.film_state import FilmState
from studio.ui.animate.films.popup import FilmsPopup
from studio.ui.animate.films.rows import FilmRow, FilmsModel, name_of, row_of
from studio.ui.animate.transport import Transport
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.language.words import tr
from studio.ui.state.notices import Notice
from studio.values.recipe import Recipe

GROUP = "films"
SIDE_PX = 192


class FilmsController(QObject):
    """Lives as long as the workspace; the sheet only while it is open."""

    def __init__(
        self, context: Context, film: FilmState, transport: Transport, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._film, self._transport = context, film, transport
        self.model = FilmsModel()
        self.model.setParent(self)
        self.popup: FilmsPopup | None = None
        self._asked: dict[str, Recipe] = {}
        film.changed.connect(self.show)
        transport.films_wanted.connect(self.open)
        self.model.renamed.connect(film.rename)
        self.model.wanted.connect(self._want)
        context.engine.thumbs.ready.connect(self._take)

    @Slot()
    def show(self) -> None:
        """The films as they are, and which is worked on."""
        film = self._film.film
        name = name_of(self._film.id, film) if film is not None else ""
        self._transport.set_film_name(name)
        if self.popup is not None:
            self._fill()

    @Slot()
    def open(self) -> None:
        """The list, above the button that it belongs to."""
        if self.popup is not None or not self._film.others:
            return
        self._fill()
        popup = FilmsPopup(self.model, self._context.parent)
        popup.view.show_film(self._film.id)
        popup.view.chosen.connect(self._film.open)
        popup.view.removed.connect(self.remove)
        popup.view.copied.connect(self._film.duplicate)
        popup.view.undo_wanted.connect(self._context.trail.undo)
        popup.view.redo_wanted.connect(self._context.trail.redo)
        popup.new_wanted.connect(self._begin)
        popup.destroyed.connect(self._closed)
        self.popup = popup
        button = self._transport.film
        popup.open_above(button.mapToGlobal(QPoint(button.width(), -6)))

    @Slot(object)
    def remove(self, film_id: str) -> None:
        """Take a film away; the sentence says how it comes back."""
        film = self._film.kept(film_id)
        if film is None:
            return
        name = name_of(film_id, film)
        if self._film.remove(film_id):
            trail = self._context.trail
            text = tr("{name} is removed.", name=name)
            self._context.view.notices.say(Notice(text, False, tr("Undo"), trail.undo))

    def remove_this(self) -> None:
        """Take the film away that is worked on."""
        if self._film.film is not None:
            self.remove(self._film.id)

    def duplicate_this(self) -> None:
        """A copy of the film that is worked on."""
        if self._film.film is not None:
            self._film.duplicate(self._film.id)

    def close(self) -> None:
        """The window goes, and the sheet with it."""
        popup, self.popup = self.popup, None
        if popup is not None:
            popup.destroyed.disconnect(self._closed)
            popup.close()

    @Slot()
    def _begin(self) -> None:
        """A new film; what is to be done with it stands where its timeline will be."""
        if self.popup is not None:
            self.popup.close()
        self._film.begin()

    def _fill(self) -> None:
        rows = []
        for name in self._film.others:
            film = self._film.film if name.id == self._film.id else self._film.kept(name.id)
            if film is not None:
                rows.append(row_of(name.id, film))
        self.model.set_rows(rows)
        if self.popup is not None:
            if rows:
                self.popup.view.show_film(self._film.id)
            else:
                self.popup.close()

    @Slot()
    def _closed(self) -> None:
        self.popup = None

    # ---- pictures -------------------------------------------------------------------------------
    @Slot(object)
    def _want(self, row: FilmRow) -> None:
        recipe = row.first
        if recipe is None:
            return
        try:
            stored = self._context.trail.project.get_thumb(recipe)
        except StudioError:
            stored = None
        if stored is not None:
            self.model.set_picture(recipe, QImage.fromData(stored))
        elif self._context.view.model_of(recipe) is not None:
            self._asked[f"{GROUP}/{recipe.id}"] = recipe
            self._context.engine.thumbs.want(f"{GROUP}/{recipe.id}", recipe, SIDE_PX, GROUP)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        recipe = self._asked.pop(thumb.key, None) if thumb.group == GROUP else None
        if recipe is not None:
            self.model.set_picture(recipe, thumb.image)
