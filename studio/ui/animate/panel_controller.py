"""Between the film and the panel at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from studio.ui.animate import labels
from studio.ui.animate.curve_menu import (
    first_source,
    heard_for,
    menu_of,
    sources_menu,
    targets_menu,
)
from studio.ui.animate.editing import Editing
from studio.ui.animate.panel.panel import FilmPanel
from studio.ui.animate.player import Player
from studio.ui.animate.sampling import seen_times
from studio.ui.animate.targets import TargetChoice, choice_of
from studio.ui.animate.timeline.timecode import moment_words
from studio.ui.animate.timeline_controller import TimelineController
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.language.words import tr
from studio.values.film import Course, Film, Heard, Key, Source, Tempo

_NO_FILM = Film(Course(1.0, 30.0))
GROUP = "filmkey"
SIDE_PX = 540


class PanelController(QObject):
    """Lives as long as the workspace."""

    def __init__(
        self, context: Context, panel: FilmPanel, timeline: TimelineController, editing: Editing,
        player: Player, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self.panel, self._timeline = context, panel, timeline
        self._editing, self._film, self._player = editing, editing.film, player
        self.heard: Callable[[], tuple[tuple[Heard, ...], tuple[str, ...]]] = lambda: ((), ())
        """What is heard in the song, and the names of its bands."""
        self._pictured = ""
        self._film.changed.connect(self.show)
        editing.chosen_changed.connect(self.show)
        editing.unit_changed.connect(self.show)
        context.engine.thumbs.ready.connect(self._take)
        self._connect_path()
        self._connect_key()
        self._connect_curves()

    def _connect_path(self) -> None:
        path, e = self.panel.path, self._editing
        path.shape_chosen.connect(e.set_shape)
        path.ends_chosen.connect(lambda ends: e.set_course(closed=ends == "closed"))
        path.even_chosen.connect(lambda even: e.set_course(even=even))
        path.way_chosen.connect(lambda how: e.set_course(how=how))
        path.seconds_changed.connect(e.set_seconds)
        path.loop_changed.connect(lambda loop: e.set_course(labels.LOOP, loop=loop))
        path.shortest_asked.connect(self._timeline.ask_shortest)
        path.fps_changed.connect(lambda fps: e.set_course(labels.LENGTH, fps=fps))

    def _connect_key(self) -> None:
        key, e = self.panel.key, self._editing
        key.ease_chosen.connect(lambda ease: e.change_keys(ease=ease))
        key.hold_changed.connect(lambda hold: e.change_keys(hold=hold))
        key.go_asked.connect(self._go)
        key.replace_asked.connect(self._timeline.update_keys)

    def _connect_curves(self) -> None:
        curves, e = self.panel.curves, self._editing
        curves.add_wanted.connect(self.open_targets)
        curves.chosen.connect(lambda curve: e.choose(curve=curve, points=frozenset()))
        curves.removed.connect(e.remove_curve)
        curves.menu_wanted.connect(self._curve_menu)
        curves.heard_dropped.connect(self.drive)
        curves.source_changed.connect(e.preview_source)
        curves.source_settled.connect(lambda: self._film.settle(labels.CURVE))
        self.panel.heard.wanted.connect(self._heard_wanted)

    # ---- showing --------------------------------------------------------------------------------
    @Slot()
    def show(self) -> None:
        """The film as it is, and what is chosen of it."""
        film = self._film.film
        self.panel.set_usable(film is not None)
        if film is None:
            self.panel.key.set_keys((), 0, "")
            self.panel.curves.set_film(_NO_FILM, (), "", ())
            return
        card = self._context.view.card
        merges = card is not None and "merges" in card.info.abilities
        self.panel.path.set_film(film, merges)
        _, bands = self.heard()
        active = self._editing.chosen.curve
        self.panel.curves.set_film(film, self._timeline.known, active, bands)
        self._show_key(film)

    def _show_key(self, film: Film) -> None:
        keys = tuple(key for key in film.keys if key.id in self._editing.chosen.keys)
        number, when = 0, ""
        if len(keys) == 1:
            number = film.keys.index(keys[0]) + 1
            at = seen_times(film, self._film.reel)[keys[0].id]
            unit, tempo = self._editing.unit, film.tempo or Tempo(120.0)
            when = moment_words(round(at, 2), unit, film.course.fps, tempo)
            self._want(keys[0])
        else:
            self._pictured = ""
        self.panel.key.set_keys(keys, number, when)

    def _want(self, key: Key) -> None:
        name = f"{GROUP}/{key.id}/{key.recipe.id[:16]}"
        if name != self._pictured:
            self._pictured = name
            self.panel.key.set_picture(None)
            self._context.engine.thumbs.drop(GROUP)
            self._context.engine.thumbs.want(name, key.recipe, SIDE_PX, GROUP)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP and thumb.key == self._pictured:
            self.panel.key.set_picture(thumb.image)

    @Slot()
    def _go(self) -> None:
        film = self._film.film
        keys = [k for k in film.keys if k.id in self._editing.chosen.keys] if film else []
        if film is not None and keys:
            self._player.pause()
            self._player.seek(seen_times(film, self._film.reel)[keys[0].id])

    # ---- curves ---------------------------------------------------------------------------------
    @Slot(object)
    def open_targets(self, where: QPoint) -> None:
        """What can be animated, and by what."""
        heard, bands = self.heard()

        def fill(menu: QMenu, choice: TargetChoice) -> None:
            inside = menu.addMenu(choice.name)
            sources_menu(inside, heard, bands, lambda what: self.add(choice, what))

        targets_menu(self._context.parent, self._timeline.known, fill).popup(where)

    @Slot(object, object)
    def _heard_wanted(self, heard: Heard, where: QPoint) -> None:
        """What something heard shall move."""

        def fill(menu: QMenu, choice: TargetChoice) -> None:
            menu.addAction(choice.name).triggered.connect(lambda: self.add(choice, heard))

        targets_menu(self._context.parent, self._timeline.known, fill).popup(where)

    def add(self, choice: TargetChoice, what: str | Heard) -> None:
        """A new curve for a target, made of something heard or of a kind of source."""
        film = self._film.film
        if film is None:
            return
        source: Source
        if isinstance(what, Heard):
            source = heard_for(what, choice)
        else:
            source = first_source(what, choice, film.seconds)
        directions = {}
        if choice.target.kind == "direction":
            known = {d.id: d for d in self._context.state.directions.known}
            for key in film.keys:
                known |= key.recipe.directions
            card = self._context.view.card
            ships = {d.id for d in card.info.directions} if card is not None else set()
            if choice.target.key in known and choice.target.key not in ships:
                directions = {choice.target.key: known[choice.target.key]}
        self._editing.add_curve(choice.target, source, directions)

    @Slot(object, object)
    def drive(self, curve: str, heard: Heard) -> None:
        """A curve follows something heard from now on."""
        film = self._film.film
        track = next((t for t in film.tracks if t.id == curve), None) if film else None
        if track is not None:
            choice = choice_of(track.target, self._timeline.known)
            self._editing.change_curve(curve, source=heard_for(heard, choice))
            self._editing.choose(curve=curve, points=frozenset())

    @Slot(object, object)
    def _curve_menu(self, curve: str, where: QPoint) -> None:
        film = self._film.film
        track = next((t for t in film.tracks if t.id == curve), None) if film else None
        if film is None or track is None:
            return
        choice = choice_of(track.target, self._timeline.known)
        heard, bands = self.heard()
        menu = menu_of(self._context.parent)
        off = tr("Switch on") if track.muted else tr("Switch off")
        menu.addAction(off).triggered.connect(lambda: self._editing.toggle_curve(curve))
        made_of = menu.addMenu(tr("Made of"))
        sources_menu(made_of, heard, bands, lambda what: self._make_of(curve, choice, what))
        menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(lambda: self._editing.remove_curve(curve))
        menu.popup(where)

    def _make_of(self, curve: str, choice: TargetChoice, what: str | Heard) -> None:
        film = self._film.film
        if isinstance(what, Heard):
            self.drive(curve, what)
        elif film is not None:
            source = first_source(what, choice, film.seconds)
            self._editing.change_curve(curve, source=source)
