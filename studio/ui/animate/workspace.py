"""Animate: places in time, curves and song, played on the canvas of all workspaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.animate.column_controller import ColumnController
from studio.ui.animate.cross_fade import CrossFade
from studio.ui.animate.editing import Editing
from studio.ui.animate.film_state import FilmChange, FilmState
from studio.ui.animate.films.controller import FilmsController
from studio.ui.animate.foot import AnimateFoot
from studio.ui.animate.keys import FilmKeys
from studio.ui.animate.pace_keeper import PaceKeeper
from studio.ui.animate.panel.panel import FilmPanel
from studio.ui.animate.panel.path_section import EVEN
from studio.ui.animate.panel_controller import PanelController
from studio.ui.animate.player import Player
from studio.ui.animate.render_words import to_render
from studio.ui.animate.song import SongController
from studio.ui.animate.sound_out import SoundOut
from studio.ui.animate.timeline_controller import TimelineController
from studio.ui.animate.trail_column import WIDTH_PX, TrailColumn
from studio.ui.feature.command import Command, Condition
from studio.ui.feature.context import Context
from studio.ui.feature.stage import Pictured, Stage
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import counted, mark, tr
from studio.ui.signals import Carries, signal
from studio.values.film import Film, Shot
from studio.values.film.timing import clock
from studio.values.recipe import Recipe

EXPORT = "film_export"
MOVED = mark("changed by hand · Enter keeps it")
Key = Qt.Key


class AnimateWorkspace(QObject):
    """The film of the project, over the canvas that lies behind all workspaces."""

    key = "animate"
    label = mark("Animate")
    export_asked: Carries[Film] = signal()
    """The film is to be written to a file."""
    exportable_changed: Carries[bool] = signal()
    """Whether there is a film that can be written."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._on = False
        self._full_ms = 0.0

    # ---- building -------------------------------------------------------------------------------
    def build(self, context: Context, shared: Panels) -> Panels:
        """Column, panel and timeline around the canvas."""
        self._context = context
        self.film = FilmState(context, self)
        fade = CrossFade(context.engine.thumbs, self)
        self.player = Player(context.engine.scheduler, self._stage, fade, self)
        self.editing = Editing(self.film, lambda: self.player.at, self)
        self.foot, self.panel, self.column = AnimateFoot(), FilmPanel(), TrailColumn()
        self.timeline = TimelineController(context, self.foot, self.editing, self.player, self)
        self.panels = PanelController(
            context, self.panel, self.timeline, self.editing, self.player, self
        )
        self.nodes = ColumnController(context, self.column, self.foot.empty, self.editing, self)
        self.song = SongController(context, self.editing, self.timeline.keep, self)
        self.timeline.song = self.song
        self.panels.heard = lambda: (self.song.features, self.song.bands)
        self.sound = SoundOut(self.player, self.song, context.view.notices, self)
        self.films = FilmsController(context, self.film, self.foot.transport, self)
        self.pace = PaceKeeper(self.film, context.engine.jobs, self)
        self._connect(context)
        self._keys = FilmKeys(self._calls(), frozenset({Key.Key_Left, Key.Key_Right}), self)
        context.parent.installEventFilter(self)
        self.film.load()
        return Panels(
            shared.centre, self.column, self.panel, foot=self.foot, left_px=WIDTH_PX,
            primary=EXPORT,
        )  # fmt: skip

    def _connect(self, context: Context) -> None:
        self.film.changed.connect(self._film_changed)
        self.player.moved.connect(self._say_moment)
        self.player.running_changed.connect(self._say_moment)
        self.player.rested.connect(self._rested)
        self._stage.touched.connect(self._touched)
        self._stage.pictured.connect(self._pictured)
        context.view.moved.connect(self._place_moved)
        self.song.changed.connect(self._song_changed)
        self.panel.heard.asked.connect(self.song.ask)
        self.panel.heard.removed.connect(self.song.remove)
        self.panel.heard.bands_changed.connect(self.song.set_bands)
        self.pace.measuring_changed.connect(self._say_moment)
        self.foot.empty.view_wanted.connect(self.timeline.keep)
        self.foot.empty.place_dropped.connect(self.editing.keep)
        self.editing.went_on.connect(self.player.seek)

    def _calls(self) -> dict[tuple[Qt.Key, bool], Callable[[], object]]:
        player, editing = self.player, self.editing
        return {
            (Key.Key_Space, False): player.toggle,
            (Key.Key_Return, False): self.timeline.keep,
            (Key.Key_Enter, False): self.timeline.keep,
            (Key.Key_Left, False): lambda: player.step(-1),
            (Key.Key_Right, False): lambda: player.step(1),
            (Key.Key_Left, True): lambda: player.step(-10),
            (Key.Key_Right, True): lambda: player.step(10),
            (Key.Key_Home, False): lambda: player.seek(player.span[0]),
            (Key.Key_End, False): lambda: player.seek(player.span[1]),
            (Key.Key_Delete, False): self.timeline.delete,
            (Key.Key_Delete, True): editing.ripple_delete,
        }

    def commands(self) -> Sequence[Command]:
        """Playing, marking, exporting; keys that a control may want itself are not among them."""
        group, player, editing, line = mark("Animate"), self.player, self.editing, self.timeline
        return (
            Command(EXPORT, tr("Export film"), "", group, 0, self._export,
                    condition=Condition(self._has_film, self.exportable_changed)),
            Command("film_back", tr("Play backwards, faster each time"), "J", group, 1,
                    lambda: player.shuttle(-1)),
            Command("film_rest", tr("Rest"), "K", group, 2, player.pause),
            Command("film_play", tr("Play, faster each time"), "L", group, 3,
                    lambda: player.shuttle(1)),
            Command("film_frame_back", tr("One frame back"), ",", group, 4,
                    lambda: player.step(-1)),
            Command("film_frame_on", tr("One frame on"), ".", group, 5, lambda: player.step(1)),
            Command("film_in", tr("Play from here"), "I", group, 6,
                    lambda: editing.set_in(player.at)),
            Command("film_out", tr("Play up to here"), "O", group, 7,
                    lambda: editing.set_out(player.at)),
            Command("film_all", tr("Play all"), "Shift+X", group, 8, editing.play_all),
            Command("film_marker", tr("Marker here"), "Shift+M", group, 9,
                    lambda: editing.add_marker(player.at)),
            Command("film_in_closer", tr("Look closer in time"), "=", group, 10,
                    lambda: line.view.zoom(1.5)),
            Command("film_out_farther", tr("Look from farther away in time"), "-", group, 11,
                    lambda: line.view.zoom(1 / 1.5)),
            Command("film_fit", tr("The whole film in view"), "Shift+Z", group, 12,
                    line.view.show_all),
            Command("films", tr("Films of the project"), "Shift+F", group, 13, self.films.open),
            Command("film_new", tr("New film"), "", group, 14, self.film.begin),
            Command("film_copy", tr("Duplicate the film"), "", group, 15,
                    self.films.duplicate_this),
            Command("film_remove", tr("Remove the film"), "", group, 16, self.films.remove_this),
        )  # fmt: skip

    # ---- from elsewhere -------------------------------------------------------------------------
    def make(self, places: tuple[Recipe, ...]) -> None:
        """A film of places, which plays at once."""
        if places:
            self.player.seek(0.0)
            self.editing.make(places)
            self.player.at = 0.0
            self.player.play()

    def open(self, film: Film) -> None:
        """A film out of a file, kept beside the others of the project."""
        self.player.pause()
        self.player.seek(0.0)
        self.film.add(film)

    # ---- life -----------------------------------------------------------------------------------
    def activate(self) -> None:
        """The canvas shows the film from now on."""
        self._on = True
        self._stage.hold()
        self._context.parent.installEventFilter(self._keys)
        self.foot.fit(self._context.parent.height())
        self.nodes.start()
        self.timeline.feeder.start()
        self.timeline.show()
        self._say_moment()
        self._say_film()
        if self.film.reel is not None and not self.player.running:
            self.player.seek(self.player.at)

    def step_back(self) -> bool:
        """Esc: rest, a gesture is given up, nothing is chosen any more."""
        chosen = self.editing.chosen
        if self.player.running:
            self.player.pause()
        elif chosen.keys or chosen.points:
            self.editing.choose(keys=frozenset(), points=frozenset())
        else:
            return False
        return True

    def leave(self) -> None:
        """Nothing moves any more; the canvas shows the place of all workspaces again."""
        self.player.pause()
        self._on = False
        self._context.parent.removeEventFilter(self._keys)
        self.nodes.stop()
        self.timeline.feeder.stop()
        self._stage.say(None)
        self._context.view.notices.hint("")
        self._back_to_trail()

    def _back_to_trail(self) -> None:
        """The canvas shows what the trail frames, not the moment of the film that was seen."""
        view, trail = self._context.view, self._context.trail
        if self.film.reel is None:
            return
        view.end_gesture()  # what a hand changed becomes a node, and that one is shown
        node = trail.node
        if node is None or node.recipe == view.recipe:
            return
        if view.model_of(node.recipe) is not None and not view.problem_of(node.recipe):
            view.look_at(node.recipe)

    def close(self) -> None:
        """The window goes."""
        self.player.pause()
        self.timeline.close()
        self.films.close()
        self.sound.close()
        self.song.close()
        self.pace.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the foot follows the height of the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.foot.fit(watched.height())
        return False

    def lay_song(self, path: Path) -> None:
        """Sound was given: it goes under the film."""
        self.song.lay(path)

    # ---- the canvas -----------------------------------------------------------------------------
    @Slot(object)
    def _film_changed(self, change: FilmChange) -> None:
        shows = self._on and self.film.reel is not None
        self.player.set_film(change.film, self._shot_at, not change.pictures)
        if shows and change.pictures and not self.player.running:
            self.player.rested.emit(self.player.at)
        self._say_moment()
        self._say_film()
        self.exportable_changed.emit(self._has_film())

    def _has_film(self) -> bool:
        return self.film.film is not None and bool(self.film.film.keys)

    @Slot()
    def _song_changed(self) -> None:
        song, sound = self.song, self.song.sound
        name = sound.name if sound is not None else ""
        self.panel.heard.set_song(name, song.says, song.bands, song.hearing is not None, song.bad)
        self.panel.heard.set_bands(sound.bands if sound is not None else ())
        self.timeline.show()
        self.panels.show()

    def _shot_at(self, at: float) -> Shot | None:
        """What is to be seen, where the canvas is the film's."""
        return self.film.shot_at(at) if self._on else None

    @Slot(object)
    def _rested(self, at: float) -> None:
        """The place of the window is that of the film, so that a hand goes on from there."""
        recipe = self.film.recipe_at(at)
        if self._on and recipe is not None and not self.film.in_gesture:
            self._context.view.look_at(recipe)

    @Slot()
    def _touched(self) -> None:
        if self._on:
            self.player.pause()

    @Slot(object)
    def _pictured(self, pictured: Pictured) -> None:
        if pictured.full and pictured.render_ms > 0:
            self._full_ms = pictured.render_ms
            if self._on:
                self._say_film()

    @Slot(object)
    def _place_moved(self, recipe: Recipe) -> None:
        if self._on and not self.player.running and self.film.film is not None:
            same = recipe == self.film.recipe_at(self.player.at)
            self._say_moment() if same else self._say((tr(MOVED),))

    # ---- words ----------------------------------------------------------------------------------
    @Slot()
    def _say_moment(self) -> None:
        film = self.film.film
        if not self._on:
            return
        if film is None or not film.keys:
            self._stage.say(None)
            return
        fps = film.course.fps
        ends = tr("loop") if film.course.closed else tr("open")
        self._say((clock(self.player.at, fps), tr("{rate:g} fps", rate=round(fps, 3)), ends))

    def _say(self, facts: tuple[str, ...]) -> None:
        film = self.film.film
        even = ""
        if film is not None and len(film.keys) > 1:
            even = tr(dict(EVEN)[film.course.even])
            if self.pace.measuring:
                even = tr("measuring how far pictures move …")
        self._stage.say(facts, even[:1].lower() + even[1:])

    def _say_film(self) -> None:
        """How much there is to make."""
        film = self.film.film
        if not self._on:
            return
        if film is None or not film.keys:
            self._context.view.notices.hint(tr("No film yet"))
            return
        first = film.keys[0].recipe
        facts = [
            counted(film.course.count, "{n:,} frame", "{n:,} frames"),
            f"{first.width} × {first.height}",
        ]
        if self._full_ms:
            facts.append(to_render(film.course.count * self._full_ms / 1000))
        self._context.view.notices.hint(" · ".join(facts))

    def _export(self) -> None:
        film = self.film.film
        if film is not None and film.keys:
            self.player.pause()
            self.export_asked.emit(film)
