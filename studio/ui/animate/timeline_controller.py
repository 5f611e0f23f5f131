"""Between the film and the timeline: marks one way, hands and menus the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.animate import hand_edits as h, labels
from studio.ui.animate.editing import Chosen, Editing
from studio.ui.animate.film_state import FilmChange
from studio.ui.animate.foot import AnimateFoot
from studio.ui.animate.menus_of_timeline import TimelineMenus
from studio.ui.animate.player import Played, Player
from studio.ui.animate.sampling import (
    CurveSamples,
    TargetKey,
    curve_mark,
    key_of,
    marks_of,
    paths_of,
    seen_times,
)
from studio.ui.animate.shortest import ShortestWay
from studio.ui.animate.song import SongController
from studio.ui.animate.strip_feeder import StripFeeder
from studio.ui.animate.targets import TargetChoice, choice_of, choices
from studio.ui.animate.timeline import wishes as w
from studio.ui.animate.timeline.marks import CurveMark, Marks, SongMark
from studio.ui.animate.timeline.timecode import Unit
from studio.ui.feature.context import Context
from studio.values.arrays import Floats
from studio.values.film import Film, edits
from studio.values.recipe import Recipe

READY_MS = 200


class TimelineController(QObject):
    """Lives as long as the workspace."""

    def __init__(
        self, context: Context, foot: AnimateFoot, editing: Editing, player: Player,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._foot, self.view = context, foot, foot.view
        self._editing, self._film, self._player = editing, editing.film, player
        self._samples = CurveSamples()
        self._paths: dict[TargetKey, Floats] = {}
        self._curves: dict[str, tuple[object, Floats | None, CurveMark]] = {}
        self._seen_of: Film | None = None
        self._seen: dict[str, float] = {}
        """Where the keys were seen when they were taken in hand."""
        self.song: SongController | None = None
        self._drawn_of: object = None
        self._drawn: SongMark | None = None
        self.known: tuple[TargetChoice, ...] = ()
        self.feeder = StripFeeder(self._film, lambda: self.view.strip, context.engine.thumbs, self)
        self._shortest = ShortestWay(self._film, context.engine.jobs, context.view.notices, self)
        self.menus = TimelineMenus(context, self, editing, player, self)
        self._closed = False
        self._ready_soon = _timer(self, READY_MS, self._tell_ready)
        self._follow_film()
        self._follow_hands()
        self._follow_transport()

    def _follow_film(self) -> None:
        self._film.changed.connect(self._changed)
        self._editing.chosen_changed.connect(self._show_chosen)
        self._editing.unit_changed.connect(self._unit_changed)
        self._player.moved.connect(self._moved)
        self._player.running_changed.connect(self._running)
        self._player.counted.connect(self._counted)
        self._player.kept_changed.connect(self._kept)

    def _follow_hands(self) -> None:
        v = self.view
        v.scrubbed.connect(self._scrubbed)
        v.scrub_ended.connect(self._scrub_ended)
        v.keys_dragged.connect(self._keys_dragged)
        v.points_dragged.connect(self._points_dragged)
        v.handle_dragged.connect(self._handle_dragged)
        v.point_wanted.connect(self.add_point)
        v.region_dragged.connect(self._region_dragged)
        v.marker_dragged.connect(self._marker_dragged)
        v.chosen_changed.connect(self._keys_chosen)
        v.curve_chosen.connect(self._curve_chosen)
        v.key_entered.connect(self.enter_key)
        v.place_dropped.connect(self._place_dropped)
        v.file_dropped.connect(self._context.given.song.emit)
        v.menu_wanted.connect(self.menus.open)
        v.moved.connect(self.feeder.look)
        v.delete_wanted.connect(self.delete)
        v.copy_wanted.connect(self._copy)
        v.paste_wanted.connect(self._editing.paste)

    def _follow_transport(self) -> None:
        t = self._foot.transport
        t.previous_wanted.connect(lambda: self.view.step_key(-1))
        t.next_wanted.connect(lambda: self.view.step_key(1))
        t.play_wanted.connect(self._player.toggle)
        t.moment_typed.connect(self._player.seek)
        t.unit_chosen.connect(self._editing.set_unit)
        t.tempo_wanted.connect(self.menus.ask_tempo)
        t.fit_wanted.connect(self.view.show_all)

    # ---- the film -------------------------------------------------------------------------------
    @Slot(object)
    def _changed(self, change: FilmChange) -> None:
        film = change.film
        there = film is not None and (bool(film.keys) or bool(film.tracks))
        self._foot.set_film(there)
        if change.pictures and not self._player.running:
            self._foot.transport.set_played(None)
        self._foot.transport.say(self._film.problem)
        self.known = choices(self._context.view.card, film) if film is not None else ()
        self._editing.refresh()
        if change.pictures and film is not None and self._film.reel is not None:
            self._paths = paths_of(film, self._film.reel, self._film.infos)
        self.show()
        if change.pictures:
            self.feeder.renew()

    @Slot()
    def show(self) -> None:
        """The film as it is, on the timeline."""
        film, reel = self._film.film, self._film.reel
        if film is None:
            self.view.set_marks(Marks())
            return
        curves = tuple(self._curve(film, hue) for hue in range(len(film.tracks)))
        marks = marks_of(film, reel, curves, self._editing.chosen.curve, self._editing.unit, {})
        marks = replace(marks, song=self._song_mark(film))
        self.view.set_marks(marks)
        self.view.set_playhead(self._player.at)
        tempo = film.tempo.bpm if film.tempo is not None else None
        self._foot.transport.set_unit(self._editing.unit, tempo)
        self._foot.transport.set_moment(self._player.at, film.course.fps)

    def _curve(self, film: Film, hue: int) -> CurveMark:
        """A curve as it is drawn; one that did not change stays the same one."""
        track = film.tracks[hue]
        choice = choice_of(track.target, self.known)
        sampled = self._samples.of(film, track, self._film.hears)
        path = self._paths.get(key_of(track.target))
        told = (track, choice, hue, film.seconds, id(sampled[1]))
        known = self._curves.get(track.id)
        if known is not None and known[0] == told and _same(known[1], path):
            return known[2]
        made = curve_mark(film, track, hue, choice, sampled, path)
        self._curves[track.id] = (told, path, made)
        return made

    def _song_mark(self, film: Film) -> SongMark | None:
        """The song as it is drawn; what it looks like is kept until it or the length changes."""
        song = self.song
        if song is None or film.sound is None:
            return None
        told = (film.sound, film.seconds, id(song.hearing), song.says)
        if told != self._drawn_of:
            self._drawn_of, self._drawn = told, song.mark(film)
        return self._drawn

    # ---- the moment -----------------------------------------------------------------------------
    @Slot(object)
    def _moved(self, at: float) -> None:
        film = self._film.film
        self.view.set_playhead(at, reveal=self._player.running)
        if film is not None:
            self._foot.transport.set_moment(at, film.course.fps)

    @Slot(object)
    def _running(self, rate: float) -> None:
        self._foot.transport.set_running(rate)
        if rate:
            self._foot.transport.set_played(None)

    @Slot(object)
    def _counted(self, played: Played) -> None:
        self._foot.transport.set_played(played)

    @Slot()
    def _kept(self) -> None:
        if not self._closed and not self._ready_soon.isActive():
            self._ready_soon.start()

    @Slot()
    def _tell_ready(self) -> None:
        film = self._film.film
        if film is not None:
            fps = film.course.fps
            spans = self._player.cache.spans()
            self.view.set_ready(tuple((first / fps, past / fps) for first, past in spans))

    @Slot(object)
    def _scrubbed(self, at: float) -> None:
        self._player.pause()
        self._player.seek(at, rest=False)

    @Slot()
    def _scrub_ended(self) -> None:
        self._player.seek(self._player.at)

    # ---- hands ----------------------------------------------------------------------------------
    @Slot(object)
    def _keys_dragged(self, wish: w.KeysDragged) -> None:
        base = self._film.base
        if base is None:
            return
        reel = self._film.reel if base is self._film.film else None
        if base is not self._seen_of:
            self._seen_of, self._seen = base, seen_times(base, reel)
        chosen: list[frozenset[str]] = []

        def pull(film: Film) -> Film:
            film, keys = h.keys_dragged(film, wish, self._seen)
            chosen.append(keys)
            return film

        self._film.preview(pull)
        if wish.done:
            self._film.settle(labels.MOVED if wish.mode != "copy" else labels.COPIED)
        if chosen:
            self._editing.choose(keys=chosen[-1])

    @Slot(object)
    def _points_dragged(self, wish: w.PointsDragged) -> None:
        chosen: list[frozenset[int]] = []

        def pull(film: Film) -> Film:
            film, points = h.points_dragged(film, wish)
            chosen.append(points)
            return film

        self._film.preview(pull)
        if chosen:
            self._editing.choose(points=chosen[-1])
            self.view.choose(frozenset(), chosen[-1])
        if wish.done:
            self._film.settle(labels.CURVE)

    @Slot(object)
    def _handle_dragged(self, wish: w.HandleDragged) -> None:
        self._film.preview(lambda film: h.handle_dragged(film, wish))
        if wish.done:
            self._film.settle(labels.CURVE)

    @Slot(object)
    def add_point(self, wish: w.PointWanted) -> None:
        """A point on the active curve, where there is none yet."""
        active = self.view.curves.active
        film = self._film.film
        if active is None or film is None or not self._editing.is_drawn(wish.curve):
            return
        base = float(np.interp(wish.at, active.times, active.path))
        value = h.per_amount(film, wish.curve, wish.value - base)
        new: list[frozenset[int]] = []

        def add(film: Film) -> Film:
            film, points = h.point_added(film, wish.curve, wish.at, value)
            new.append(points)
            return film

        self._film.edit(labels.CURVE, add)
        if new:
            self._editing.choose(points=new[-1], keys=frozenset())
            self.view.choose(frozenset(), new[-1])

    @Slot(object)
    def _region_dragged(self, wish: w.RegionDragged) -> None:
        self._film.preview(lambda film: edits.with_region(film, wish.start, wish.end))
        if wish.done:
            self._film.settle(labels.REGION)

    @Slot(object)
    def _marker_dragged(self, wish: w.MarkerDragged) -> None:
        self._film.preview(lambda film: h.marker_dragged(film, wish))
        if wish.done:
            self._film.settle(labels.MARKED)

    @Slot(object)
    def _keys_chosen(self, keys: frozenset[str]) -> None:
        self._editing.choose(keys=keys, points=self.view.chosen_points)

    @Slot(object)
    def _curve_chosen(self, curve: str) -> None:
        self._editing.choose(curve=curve, points=frozenset())

    @Slot(object)
    def enter_key(self, key: str) -> None:
        """A pressed or stepped-to key is seen."""
        at = next((k.at for k in self.view.marks.keys if k.id == key), None)
        if at is not None:
            self._player.pause()
            self._player.seek(at)

    @Slot(object)
    def _show_chosen(self, chosen: Chosen) -> None:
        if chosen.curve != self.view.marks.active:
            self.show()
        self.view.choose(chosen.keys, chosen.points)

    @Slot(object)
    def _unit_changed(self, _unit: Unit) -> None:
        self.show()

    def sync_points(self) -> None:
        """The points that are chosen on the timeline are those that edits mean."""
        self._editing.choose(points=self.view.chosen_points)

    @Slot(object, object)
    def _place_dropped(self, recipe: Recipe, at: float) -> None:
        self._editing.keep(recipe, at)

    @Slot()
    def delete(self) -> None:
        """What is chosen goes."""
        self.sync_points()
        self._editing.delete()
        self.view.choose(frozenset())

    @Slot(object)
    def _copy(self, cut: bool) -> None:
        self.sync_points()
        self._editing.copy(cut)

    # ---- the view kept -------------------------------------------------------------------------
    def ask_shortest(self) -> None:
        """Keyframes on whose way pictures change least, from the chosen ones on."""
        self._shortest.ask(self._editing.chosen.keys)

    def keep(self, at: object = None) -> None:
        """The present view as a keyframe."""
        recipe = self._context.view.recipe
        if recipe is not None:
            self._context.view.end_gesture()
            self._editing.keep(recipe, None if at is None else _number(at))

    def update_keys(self) -> None:
        """The present view as the place of the chosen keys."""
        recipe = self._context.view.recipe
        if recipe is not None and self._editing.chosen.keys:
            self._context.view.end_gesture()
            self._editing.change_keys(recipe=recipe)

    def close(self) -> None:
        """Threads and timers end; pictures that still come are of no interest."""
        self._closed = True
        self._ready_soon.stop()
        self.feeder.stop()


def _same(a: Floats | None, b: Floats | None) -> bool:
    if a is None or b is None:
        return a is b
    return a is b or bool(np.array_equal(a, b))


def _number(value: object) -> float:
    return float(str(value))


def _timer(owner: QObject, ms: int, call: object) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(call)
    return timer
