"""The film that is edited: the one of the project, and every way to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.library.films import FilmName, ProjectFilms
from studio.ui.animate import labels
from studio.ui.animate.making import FPS, LEAST_S, is_empty
from studio.ui.feature.context import Context
from studio.ui.language.words import counted, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.values.film import Course, Film, Hears, Infos, LegPace, Reel, Shot, edits
from studio.values.recipe import Recipe

CURRENT = "film"
"""The state of the project that says which film is worked on."""
MAX_NAME = 80


@dataclass(frozen=True)
class FilmChange:
    """The film is this one now; `pictures`: its frames may look different from before."""

    film: Film | None
    pictures: bool = True


class FilmState(QObject):
    """Intents are methods, the fact is `changed`.

    A gesture shows what it would do by `preview`, and `settle` makes one edit of it; `edit` makes
    one at once. Every edit is one step of the project's journal.
    """

    changed: Carries[FilmChange] = signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._trail = context.view, context.trail
        self._films = ProjectFilms(context.trail.project)
        self._id = ""
        """Which film of the project this is; empty: there is none."""
        self._film: Film | None = None
        self._before: Film | None = None
        """The film as it was before the gesture that is under way."""
        self._in_gesture = False
        self._stamps: dict[str, bytes] = {}
        """All films of the project as they were when last looked at."""
        self._reel: Reel | None = None
        self._hears: Hears | None = None
        self.problem = ""
        """Why the film cannot be shown, as a sentence."""
        context.trail.project_changed.connect(self.load)
        context.trail.trail_changed.connect(self._look)
        context.view.models_changed.connect(self._models_changed)

    # ---- facts ----------------------------------------------------------------------------------
    @property
    def film(self) -> Film | None:
        """As it is seen now, with what a hand is just doing to it."""
        return self._film

    @property
    def base(self) -> Film | None:
        """As it was before the gesture under way; gestures work on this one."""
        return self._before if self._in_gesture else self._film

    @property
    def reel(self) -> Reel | None:
        """The film with its models, ready to be asked; None where it has nothing to show."""
        return self._reel

    @property
    def infos(self) -> Infos:
        """What the installed models declare."""
        return {model.card.sha256: model.card.info for model in self._view.models}

    @property
    def hears(self) -> Hears | None:
        """Who has listened to its sound."""
        return self._hears

    def recipe_at(self, at: float) -> Recipe | None:
        """What is to be seen at a moment."""
        return self._reel.recipe_at(at) if self._reel is not None else None

    def shot_at(self, at: float) -> Shot | None:
        """What is to be seen at a moment; in a cross-fade two places."""
        return self._reel.shot(at) if self._reel is not None else None

    @property
    def in_gesture(self) -> bool:
        """Whether a hand is just doing something to it."""
        return self._in_gesture

    # ---- intents --------------------------------------------------------------------------------
    def edit(self, label: str, change: Callable[[Film], Film]) -> None:
        """One edit, done at once; `label` says what was done, in the past."""
        film = self.base
        if film is None:
            return
        self._in_gesture = False
        try:
            self._keep(label, change(film))
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            self._show(film)

    def add(self, film: Film, label: str = labels.MADE) -> None:
        """A new film, which is worked on from now on; the one before stays in the project."""
        self._in_gesture = False
        try:
            self._id = self._films.add(film, label)
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            return
        self._remember()
        self._show(film, sure=True)

    def begin(self) -> None:
        """A new film without a keyframe yet; one that is empty already is that film."""
        if self._film is None or not is_empty(self._film):
            self.add(Film(Course(LEAST_S, FPS, closed=True)))

    @Slot(object)
    def open(self, film_id: str) -> None:
        """Work on another film of the project."""
        if film_id == self._id:
            return
        self.settle(labels.CHANGED_FILM)
        self._id = film_id
        self._remember()
        self._show(self._kept(), sure=True)

    @Slot(object)
    def duplicate(self, film_id: str) -> None:
        """A copy of a film, which is worked on from now on."""
        film = self.kept(film_id)
        if film is not None:
            name = tr("{name} copy", name=film.name or tr("Film {number}", number=film_id))
            self.add(msgspec.structs.replace(film, name=name[:MAX_NAME]), labels.DUPLICATED)

    @Slot(object, object)
    def rename(self, film_id: str, name: str) -> None:
        """Another name for a film."""
        film = self.kept(film_id)
        if film is None:
            return
        named = msgspec.structs.replace(film, name=name[:MAX_NAME])
        if film_id == self._id:
            self.edit(labels.RENAMED, lambda film: msgspec.structs.replace(film, name=named.name))
        elif self._write(film_id, lambda: self._films.put(film_id, named, labels.RENAMED)):
            self._show(self._film)

    def remove(self, film_id: str) -> bool:
        """Take a film out of the project; of the one worked on, its neighbour takes the place."""
        names = [film.id for film in self.others]
        if film_id not in names or not self._write(
            film_id, lambda: self._films.remove(film_id, labels.REMOVED_FILM)
        ):
            return False
        if film_id == self._id:
            at = names.index(film_id)
            left = names[:at] + names[at + 1 :]
            self._in_gesture = False
            self._id = left[min(at, len(left) - 1)] if left else ""
            self._remember()
            self._show(self._kept(), sure=True)
        else:
            self._show(self._film)
        return True

    @property
    def others(self) -> tuple[FilmName, ...]:
        """All films of the project."""
        return self._films.names()

    @property
    def id(self) -> str:
        """Which of them is worked on."""
        return self._id

    def kept(self, film_id: str) -> Film | None:
        """A film as the project has it."""
        try:
            return self._films.get(film_id) if film_id else None
        except StudioError:
            return None

    def preview(self, change: Callable[[Film], Film]) -> None:
        """What the gesture under way would do, as far as it has come."""
        if not self._in_gesture:
            self._before, self._in_gesture = self._film, True
        if self._before is not None:
            try:
                self._show(change(self._before))
            except StudioError:
                return  # it goes no further than it can

    def settle(self, label: str) -> None:
        """The gesture ended: it is one edit."""
        film, before = self._film, self._before
        if not self._in_gesture or film is None:
            return
        self._in_gesture = False
        if film != before:
            self._keep(label, film)

    def cancel(self) -> None:
        """The gesture did not happen."""
        if self._in_gesture:
            self._in_gesture = False
            self._show(self._before)

    def set_pace(self, pace: tuple[LegPace, ...]) -> None:
        """How far pictures move along the path was measured."""
        film = self._film
        if film is None or self._in_gesture:
            return
        film = edits.with_course(film, pace=pace)
        try:
            self._films.settle(self._id, film)
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            return
        self._show(film)

    def set_hears(self, hears: Hears | None) -> None:
        """Somebody has listened to the film's sound."""
        self._hears = hears
        self._show(self._film, sure=True)

    # ---- inside ---------------------------------------------------------------------------------
    def _keep(self, label: str, film: Film) -> None:
        try:
            self._films.put(self._id, film, label)
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            self._show(self._kept())
            return
        self._trail.tell_saved()
        self._show(film)

    def _kept(self) -> Film | None:
        """The film as the project has it."""
        return self.kept(self._id)

    def _write(self, film_id: str, write: Callable[[], object]) -> bool:
        """Change another film of the project; False where it could not be written."""
        try:
            write()
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            return False
        self._stamps = self._films.stamps()
        self._trail.tell_saved()
        return True

    def _remember(self) -> None:
        self._trail.project.set_state(CURRENT, self._id or None)
        self._trail.tell_saved()

    def _show(self, film: Film | None, sure: bool = False) -> None:
        before, self._film = self._film, film
        self._stamps = self._films.stamps()
        pictures = sure or _pictured(before) != _pictured(film)
        if pictures:
            self._make_reel()
        self.changed.emit(FilmChange(film, pictures))

    def _make_reel(self) -> None:
        self._reel, self.problem = None, ""
        film = self._film
        if film is None or not film.keys:
            return
        try:
            self._reel = Reel(film, self.infos, self._hears)
        except StudioError as error:
            self.problem = said(error)
            return
        if self._reel.missing:
            self.problem = counted(
                len(self._reel.missing),
                "{n} keyframe belongs to a model that is not installed; it is passed over.",
                "{n} keyframes belong to models that are not installed; they are passed over.",
            )

    @Slot()
    def load(self) -> None:
        """Another project is open: the film that was worked on last, else its newest."""
        self._in_gesture = False
        self._hears = None
        self._films = ProjectFilms(self._trail.project)
        self._choose()
        self._show(self._kept(), sure=True)

    def _choose(self) -> None:
        names = [film.id for film in self._films.names()]
        last = self._trail.project.state(CURRENT, "")
        self._id = last if last in names else (names[-1] if names else "")

    @Slot()
    def _look(self) -> None:
        """Undo and redo may have changed the film, or another one: that one is looked at then."""
        if self._in_gesture:
            return
        before, now = self._stamps, self._films.stamps()
        if before == now:
            return
        others = [name for name in now if now[name] != before.get(name) and name != self._id]
        if others and now.get(self._id) == before.get(self._id):
            self._id = others[-1]
            self._remember()
        film = self._kept()
        if film is None:
            self._choose()
            film = self._kept()
        self._show(film)

    @Slot(object)
    def _models_changed(self, _models: object) -> None:
        self._show(self._film, sure=True)


def _pictured(film: Film | None) -> object:
    """What of a film decides how its frames look."""
    if film is None:
        return None
    return msgspec.structs.replace(film, markers=(), region=None, name="")
