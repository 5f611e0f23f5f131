"""Every edit that keys, menus and the panel ask for, on the film and on what is chosen of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QObject

from studio.ui.animate import labels
from studio.ui.animate.film_state import FilmState
from studio.ui.animate.hand_edits import last_moment, track_of, with_how
from studio.ui.animate.making import film_through, gone_on, has_key_at, is_empty, placed_beside
from studio.ui.animate.timeline.timecode import Unit
from studio.ui.signals import Carries, signal
from studio.values.film import Drawn, Film, Source, Target, Tempo, Track, edits as e
from studio.values.film.timing import clock
from studio.values.recipe import Recipe


@dataclass(frozen=True)
class Chosen:
    """What is worked on: keys by id, the active curve, points of it by number."""

    keys: frozenset[str] = frozenset()
    curve: str = ""
    points: frozenset[int] = frozenset()

    @property
    def picked(self) -> e.Picked:
        """As edits want it."""
        return e.Picked(self.keys, frozenset((self.curve, n) for n in self.points))


class Editing(QObject):
    """`chosen` is what edits mean; `at` the moment that is seen."""

    chosen_changed: Carries[Chosen] = signal()
    unit_changed: Carries[Unit] = signal()
    went_on: Carries[float] = signal()
    """The film was made longer by a place, which is at this second."""

    def __init__(
        self, film: FilmState, at: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.film = film
        self._at = at
        self.chosen = Chosen()
        self.unit: Unit = "seconds"
        self._clip: e.Clip | None = None

    # ---- what is chosen -------------------------------------------------------------------------
    def choose(self, **changes: Any) -> None:
        """Work on something else."""
        chosen = Chosen(**{**vars(self.chosen), **changes})
        if chosen != self.chosen:
            self.chosen = chosen
            self.chosen_changed.emit(chosen)

    def refresh(self) -> None:
        """The film is another one: what is gone is chosen no more."""
        film = self.film.film
        keys = frozenset(k.id for k in film.keys) if film else frozenset()
        curves = {t.id for t in film.tracks} if film else set()
        curve = self.chosen.curve
        if curve not in curves:
            curve = film.tracks[0].id if film and film.tracks else ""
        points = self.chosen.points if curve == self.chosen.curve else frozenset()
        self.choose(keys=self.chosen.keys & keys, curve=curve, points=points)

    @property
    def can_paste(self) -> bool:
        """Whether something was copied."""
        return self._clip is not None

    # ---- keys -----------------------------------------------------------------------------------
    def make(self, places: tuple[Recipe, ...]) -> None:
        """A film through places: a new one beside the others, or the empty one is filled."""
        film, made = self.film.film, film_through(places)
        if places and film is not None and is_empty(film):
            keys, course = made.keys, made.course
            self.film.edit(
                labels.MADE, lambda f: msgspec.structs.replace(f, keys=keys, course=course)
            )
        elif places:
            self.film.add(made)

    def keep(self, recipe: Recipe, at: float | None = None) -> None:
        """A place as keyframe, at the playhead; the first one begins a film."""
        film = self.film.film
        if film is None or is_empty(film):
            self.make((recipe,))
            return
        when = e.on_frame(film, min(self._at() if at is None else at, last_moment(film)))
        made: list[str] = []

        def place(film: Film) -> Film:
            film, key = e.with_key(film, recipe, when)
            made.append(key)
            return film

        self.film.edit(self._dated(labels.PLACED, when), place)
        self.choose(keys=frozenset(made[-1:]), points=frozenset())

    def _dated(self, label: str, at: float) -> str:
        """What was done, and where: done twice it is two steps, taken back one by one."""
        film = self.film.film
        return label.format(at=clock(at, film.course.fps if film is not None else 30.0))

    def keep_all(self, places: tuple[Recipe, ...], at: float | None = None) -> None:
        """Places as keyframes from the playhead on; without a film they make one.

        Where a keyframe stands at the playhead already they go behind the last one: nothing that
        was put there before is lost.
        """
        film = self.film.film
        if film is None or not film.keys:
            self.make(places)
        elif at is None and has_key_at(film, self._at()):
            self._go_on(film, places)
        elif len(places) == 1:
            self.keep(places[0], at)
        else:
            start = self._at() if at is None else at
            each = max((last_moment(film) - start) / max(1, len(places)), 1.0)
            label = self._dated(labels.PLACED, start)
            self.film.edit(label, lambda f: _long_enough(placed_beside(f, places, start, each)))

    def _go_on(self, film: Film, places: tuple[Recipe, ...]) -> None:
        """Places behind the last keyframe; the playhead goes along."""
        made: list[str] = []

        def go_on(film: Film) -> Film:
            film, key = gone_on(film, places)
            made.append(key)
            return film

        last = max(film.second_of(key) for key in film.keys)
        self.film.edit(self._dated(labels.PLACED_AFTER, last), go_on)
        now, reel = self.film.film, self.film.reel
        key = next((k for k in now.keys if k.id in made), None) if now is not None else None
        if now is not None and key is not None:
            self.choose(keys=frozenset({key.id}), points=frozenset())
            seen = reel.moments if reel is not None else {}
            self.went_on.emit(seen.get(key.id, now.second_of(key)))

    def change_keys(self, **changes: Any) -> None:
        """Another ease, hold or recipe for the chosen keys."""
        keys = self.chosen.keys

        def change(film: Film) -> Film:
            for key in sorted(keys):
                film = e.changed_key(film, key, **changes)
            return film

        self.film.edit(labels.CHANGED, change)

    def spread(self) -> None:
        """The chosen keys at even distances between the first and the last of them."""
        film = self.film.film
        if film is None:
            return
        keys = [k for k in film.keys if k.id in self.chosen.keys] or list(film.keys)
        times = sorted(film.second_of(k) for k in keys)
        if len(times) < 3:
            return
        step = (times[-1] - times[0]) / (len(times) - 1)

        def spread(film: Film) -> Film:
            for number, key in enumerate(sorted(keys, key=film.second_of)):
                by = e.on_frame(film, times[0] + number * step) - film.second_of(key)
                film, _ = e.moved(film, e.Picked(frozenset({key.id})), by)
            return film

        self.film.edit(labels.MOVED, spread)

    def reverse(self) -> None:
        """The chosen keys in the other order, at the times of now."""
        keys = self.chosen.keys

        def turn(film: Film) -> Film:
            mine = [k for k in film.keys if k.id in keys] if len(keys) > 1 else list(film.keys)
            places = [key.recipe for key in mine][::-1]
            for key, recipe in zip(mine, places, strict=True):
                film = e.changed_key(film, key.id, recipe=recipe)
            return film

        self.film.edit(labels.MOVED, turn)

    # ---- what is chosen, taken away, copied -----------------------------------------------------
    def delete(self) -> None:
        """What is chosen; what is left stays where it is."""
        picked = self.chosen.picked
        if picked.count:
            self.film.edit(labels.DELETED, lambda film: e.deleted(film, picked))

    def ripple_delete(self) -> None:
        """The chosen keys, and the time up to the next one."""
        film = self.film.film
        keys = [k for k in film.keys if k.id in self.chosen.keys] if film else []
        if film is None or not keys:
            return
        times = [film.second_of(k) for k in film.keys]
        first, last = min(map(film.second_of, keys)), max(map(film.second_of, keys))
        following = [t for t in times if t > last + 1e-6]
        end = min(following, default=film.seconds)
        picked = self.chosen.picked
        self.film.edit(labels.DELETED, lambda f: e.closed_up(e.deleted(f, picked), first, end))

    def copy(self, cut: bool = False) -> None:
        """Remember what is chosen, and with `cut` take it away."""
        film, picked = self.film.film, self.chosen.picked
        if film is not None and picked.count:
            self._clip = e.copied(film, picked)
            if cut:
                self.delete()

    def paste(self) -> None:
        """What was copied, at the playhead."""
        clip, at = self._clip, self._at()
        if clip is None:
            return
        new: list[e.Picked] = []

        def paste(film: Film) -> Film:
            film, picked = e.pasted(film, clip, at)
            new.append(picked)
            return _long_enough(film)

        self.film.edit(self._dated(labels.PASTED, at), paste)
        if new:
            points = frozenset(n for name, n in new[-1].points if name == self.chosen.curve)
            self.choose(keys=new[-1].keys, points=points)

    # ---- the course -----------------------------------------------------------------------------
    def set_shape(self, shape: str) -> None:
        """Smooth through every place, or straight from place to place."""
        ease = "smooth" if shape == "smooth" else "linear"

        def change(film: Film) -> Film:
            for key in film.keys:
                film = e.changed_key(film, key.id, ease=ease)
            return film

        self.film.edit(labels.PATH, change)

    def set_course(self, label: str = labels.PATH, **changes: Any) -> None:
        """Open or closed, evenness, rate."""
        self.film.edit(label, lambda film: e.with_course(film, **changes))

    def set_seconds(self, seconds: float) -> None:
        """Another length: all that is in the film is stretched to it, but at a tempo its end moves.

        What a song or a beat has fixed should not slide away from it.
        """

        def change(film: Film) -> Film:
            fixed = film.tempo is not None or film.sound is not None
            return e.with_seconds(film, seconds) if fixed else e.as_long_as(film, seconds)

        self.film.edit(labels.LENGTH, change)

    def open(self, at: float, seconds: float = 1.0) -> None:
        """Time put in at a moment."""
        self.film.edit(labels.TIME, lambda film: e.opened(film, at, seconds))

    def close(self, at: float, seconds: float = 1.0) -> None:
        """Time taken out from a moment on."""
        self.film.edit(labels.TIME, lambda film: e.closed_up(film, at, at + seconds))

    def set_tempo(self, tempo: Tempo | None, stay: bool = True) -> None:
        """Another tempo; what has a beat stays at it."""
        self.film.edit(labels.TIME, lambda film: e.with_tempo(film, tempo, stay))

    def set_unit(self, unit: Unit) -> None:
        """What the ruler counts; beats need a tempo."""
        film = self.film.film
        if unit == "beats" and film is not None and film.tempo is None:
            self.set_tempo(Tempo(120.0))
        if unit != self.unit:
            self.unit = unit
            self.unit_changed.emit(unit)

    # ---- marks ----------------------------------------------------------------------------------
    def set_in(self, at: float) -> None:
        """Play from here on."""

        def change(film: Film) -> Film:
            end = film.region.end if film.region and film.region.end > at else film.seconds
            return e.with_region(film, at, end)

        self.film.edit(labels.REGION, change)

    def set_out(self, at: float) -> None:
        """Play up to here."""

        def change(film: Film) -> Film:
            start = film.region.start if film.region and film.region.start < at else 0.0
            return e.with_region(film, start, at)

        self.film.edit(labels.REGION, change)

    def play_all(self) -> None:
        """No part of it is played alone."""
        self.film.edit(labels.REGION, lambda film: e.with_region(film, None))

    def add_marker(self, at: float, name: str = "") -> None:
        """A named moment."""
        self.film.edit(labels.MARKED, lambda film: e.with_marker(film, at, name))

    def rename_marker(self, index: int, name: str) -> None:
        """Another name for one."""
        film = self.film.film
        if film is not None and index < len(film.markers):
            at = film.markers[index].at
            self.film.edit(labels.MARKED, lambda f: e.with_marker(f, at, name))

    def delete_marker(self, index: int) -> None:
        """Take one away."""
        self.film.edit(labels.MARKED, lambda film: e.without_marker(film, index))

    # ---- curves ---------------------------------------------------------------------------------
    def add_curve(self, target: Target, source: Source, directions: dict[str, Any]) -> None:
        """One more curve, which is worked on from now on."""
        new: list[str] = []

        def add(film: Film) -> Film:
            known = {**film.directions, **directions}
            film = msgspec.structs.replace(film, directions=known)
            film, track = e.with_track(film, Track("t1", target, source))
            new.append(track)
            return film

        self.film.edit(labels.ADDED, add)
        if new:
            self.choose(curve=new[-1], points=frozenset())

    def change_curve(self, curve: str, **changes: Any) -> None:
        """Another source, target or silence for a curve."""
        self.film.edit(labels.CURVE, lambda film: e.changed_track(film, curve, **changes))

    def preview_source(self, curve: str, source: Source) -> None:
        """While a hand moves a slider of its source."""
        self.film.preview(lambda film: e.changed_track(film, curve, source=source))

    def remove_curve(self, curve: str) -> None:
        """Take it away."""
        self.film.edit(labels.REMOVED, lambda film: e.without_track(film, curve))

    def toggle_curve(self, curve: str) -> None:
        """Let it rest, or act again."""
        track = track_of(self.film.film, curve) if self.film.film else None
        if track is not None:
            self.change_curve(curve, muted=not track.muted)

    def set_how(self, how: str) -> None:
        """How the curve goes on from the chosen points."""
        chosen = self.chosen
        self.film.edit(labels.CURVE, lambda film: with_how(film, chosen.curve, chosen.points, how))

    def zero_points(self) -> None:
        """The chosen points add nothing."""
        chosen = self.chosen

        def change(film: Film) -> Film:
            for n in sorted(chosen.points):
                film = e.changed_point(film, chosen.curve, n, value=0.0)
            return film

        self.film.edit(labels.CURVE, change)

    def is_drawn(self, curve: str) -> bool:
        """Whether it has points."""
        track = track_of(self.film.film, curve) if self.film.film else None
        return track is not None and isinstance(track.source, Drawn)


def _long_enough(film: Film) -> Film:
    """Long enough for its last key."""
    last = max((film.second_of(key) for key in film.keys), default=0.0)
    if last > last_moment(film):
        return e.with_seconds(film, last + 1.0 / film.course.fps)
    return film
