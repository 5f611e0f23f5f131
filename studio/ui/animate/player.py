"""Plays and scrubs the film: frames from memory, else drafts as fast as the engine draws them."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from studio.ui.animate.cross_fade import CrossFade
from studio.ui.animate.preview_cache import PreviewCache
from studio.ui.engine.scheduler import Scheduler
from studio.ui.feature.stage import Pictured, Stage
from studio.ui.signals import Carries, signal
from studio.values.film import Film, Shot
from studio.values.recipe import Recipe

RATES = (1.0, 2.0, 4.0, 8.0)
"""L and J pressed again and again."""
ASKED_KEPT = 64
LEAST_TICK_MS = 8
ShotAt = Callable[[float], Shot | None]
FADE_SIDE_PX = 768


@dataclass(frozen=True)
class Played:
    """How playing goes: of `due` frames so many were `shown`; `rate` is the speed, below 0 back."""

    due: int
    shown: int
    rate: float

    @property
    def dropped(self) -> int:
        """Frames whose time passed before there was a picture of them."""
        return max(0, self.due - self.shown)


class Player(QObject):
    """Time goes by the clock, whatever the engine manages; what could not be shown is counted."""

    moved: Carries[float] = signal()
    """The moment that is seen, in seconds."""
    rested: Carries[float] = signal()
    """It stays at a moment: played or scrubbed no more."""
    running_changed: Carries[float] = signal()
    """The speed; 0: it rests."""
    counted: Carries[Played] = signal()
    jumped: Carries[float] = signal()
    """Playing goes on from another moment: somebody sought it, or a round began again."""
    kept_changed: Carries[None] = signal()
    """Other frames are in memory."""

    def __init__(
        self, scheduler: Scheduler, stage: Stage, fade: CrossFade, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scheduler, self._stage, self._fade = scheduler, stage, fade
        self.cache = PreviewCache()
        self.at = 0.0
        self.rate = 0.0
        self.hears_at: Callable[[], float | None] = lambda: None
        """Where the sound is, where there is one: the picture goes by it."""
        self._film: Film | None = None
        self._shot_at: ShotAt = lambda _at: None
        self._asked: deque[tuple[Recipe, int]] = deque(maxlen=ASKED_KEPT)
        self._frame = -1
        self._due = self._shown = 0
        self._began_s = self._began_at = 0.0
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._go)
        stage.pictured.connect(self._pictured)
        fade.came.connect(self._part_came)

    # ---- the film -------------------------------------------------------------------------------
    @property
    def running(self) -> bool:
        """Whether it plays."""
        return self.rate != 0

    @property
    def played(self) -> Played:
        """Since it was started."""
        return Played(self._due, self._shown, self.rate)

    @property
    def span(self) -> tuple[float, float]:
        """What is played round and round: the region, else the whole film."""
        film = self._film
        if film is None:
            return 0.0, 0.0
        region = film.region
        if region is not None and region.end > region.start:
            return region.start, min(region.end, film.seconds)
        return 0.0, film.seconds

    def set_film(self, film: Film | None, shot_at: ShotAt, same_pictures: bool) -> None:
        """Play this from now on; `same_pictures`: every frame looks as it did."""
        self._film, self._shot_at = film, shot_at
        if not same_pictures:
            self.cache.clear()
            self._asked.clear()
            self._fade.clear()
            self._frame = -1
            self.kept_changed.emit(None)
        if film is None:
            self.pause()
            self.at = 0.0
            return
        self._tick.setInterval(max(LEAST_TICK_MS, round(500 / film.course.fps)))
        if self.at >= film.seconds:
            self.at = max(0.0, self._floor(film.seconds - 1.0 / film.course.fps))
        if not same_pictures and not self.running:
            self._show(self._number(self.at))

    def _number(self, at: float) -> int:
        film = self._film
        assert film is not None
        number = math.floor(at * film.course.fps + 1e-6)
        return min(max(number, 0), film.course.count - 1)

    def _floor(self, at: float) -> float:
        """The beginning of the frame that is seen at a moment."""
        film = self._film
        return self._number(at) / film.course.fps if film is not None else 0.0

    # ---- playing --------------------------------------------------------------------------------
    def play(self, rate: float = 1.0) -> None:
        """Go on from here at this speed; from the beginning where the film is over."""
        film = self._film
        if film is None or not film.keys:
            return
        start, end = self.span
        frame = 1.0 / film.course.fps
        if rate > 0 and self.at >= end - 1.5 * frame and not self._loops:
            self.at = start
        elif rate < 0 and self.at <= start + 0.5 * frame:
            self.at = end - frame
        self._began_s, self._began_at = time.perf_counter(), self.at
        self._due = self._shown = 0
        self._frame = -1
        self.rate = rate
        self._tick.start()
        self.running_changed.emit(rate)
        self._go()

    @property
    def _loops(self) -> bool:
        film = self._film
        return film is not None and (film.course.closed or film.region is not None)

    def pause(self) -> None:
        """Rest here; what is seen becomes full."""
        was = self.running
        self._tick.stop()
        self.rate = 0.0
        if was:
            self.at = self._floor(self.at)  # the clock may have stopped between two frames
            self.running_changed.emit(0.0)
            self.rested.emit(self.at)

    def toggle(self) -> None:
        """Space: play, or rest."""
        if self.running:
            self.pause()
        else:
            self.play()

    def shuttle(self, direction: int) -> None:
        """J and L: that way, each time faster."""
        if self.rate * direction > 0:
            faster = next((r for r in RATES if r > abs(self.rate)), RATES[-1])
            self.play(direction * faster)
        else:
            self.play(float(direction))

    def seek(self, at: float, rest: bool = True) -> None:
        """Show a moment; `rest` False while a hand still moves the playhead."""
        film = self._film
        if film is None:
            return
        at = min(max(at, 0.0), max(0.0, film.seconds - 1.0 / film.course.fps))
        running = self.rate
        if running:
            self._began_s, self._began_at = time.perf_counter(), at
            self.jumped.emit(at)
        self.at = at
        self._show(self._number(at))
        self.moved.emit(at)
        if rest and not running:
            self.rested.emit(at)

    def step(self, frames: int) -> None:
        """So many frames on or back."""
        film = self._film
        if film is None:
            return
        self.pause()
        count = film.course.count
        number = self._number(self.at) + frames
        number = number % count if film.course.closed else min(max(number, 0), count - 1)
        self.seek(number / film.course.fps)

    # ---- inside ---------------------------------------------------------------------------------
    @Slot()
    def _go(self) -> None:
        film = self._film
        if film is None or not self.running:
            return
        at, over = self._now()
        before, self.at = self._frame, at
        number = self._number(at)
        if number != before:
            self._count(before, number, film.course.count)
            self._show(number)
            self.moved.emit(at)
        if over:
            self.pause()

    def _now(self) -> tuple[float, bool]:
        """Where the clock is, and whether the film is over."""
        start, end = self.span
        heard = self.hears_at() if self.rate == 1.0 else None
        gone = (time.perf_counter() - self._began_s) * self.rate
        at = self._began_at + gone if heard is None else heard
        if self._loops and end > start:
            if heard is not None and not start <= at < end:
                at = start + (at - start) % (end - start)
                self._began_s, self._began_at = time.perf_counter(), at
                self.jumped.emit(at)
            return start + (at - start) % (end - start), False
        film = self._film
        assert film is not None
        last = end - 1.0 / film.course.fps
        return min(max(at, start), last), not start <= at < end

    def _count(self, before: int, number: int, count: int) -> None:
        """Frames whose time has come since the last look, the one of now among them."""
        if before < 0:
            self._due += 1
            return
        steps = (number - before) if self.rate > 0 else (before - number)
        steps = steps % max(1, count) if self._loops else max(0, steps)
        self._due += max(1, round(steps / max(1.0, abs(self.rate))))

    def _show(self, number: int) -> None:
        """The frame from memory, or ask for it where the engine has room."""
        film = self._film
        if film is None:
            return
        self._frame = number
        kept = self.cache.get(number)
        if kept is not None:
            self._scheduler.stop()  # nothing older may come over it
            self._stage.show(kept.image, kept.size)
            self._seen()
            if not self.running:
                self._ask(number)
        elif self._mix(number) and self.running:
            self._seen()
        elif self._scheduler.ready or not self.running:
            self._ask(number)

    def _ask(self, number: int) -> None:
        shot = self._shot(number)
        if shot is None:
            return
        if shot.other is not None and self.running and not self._fade.lacks(shot.main):
            return  # what is missing for the fade comes from the background
        self._asked.append((shot.main, number))
        self._scheduler.change(shot.main)

    def _shot(self, number: int) -> Shot | None:
        film = self._film
        return self._shot_at(number / film.course.fps) if film is not None else None

    def _mix(self, number: int) -> bool:
        """Show a frame of a cross-fade, where both of its pictures are here."""
        film, shot = self._film, self._shot(number)
        if film is None or shot is None or shot.other is None:
            return False
        first = film.keys[0].recipe
        size = (first.width, first.height)
        side = min(FADE_SIDE_PX, self._scheduler.largest_draft)
        image = self._fade.mixed(shot, size, side)
        if image is None:
            return False
        self._stage.show(image, size)
        self.cache.put(number, image, size, film.course.count)
        self.kept_changed.emit(None)
        return True

    def _seen(self) -> None:
        if self.running:
            self._shown += 1
            self.counted.emit(self.played)

    @Slot()
    def _part_came(self) -> None:
        """The other picture of a fade is here: the fade is seen, where it is still the moment."""
        if self._frame >= 0 and self.cache.get(self._frame) is None:
            self._mix(self._frame)

    @Slot(object)
    def _pictured(self, pictured: Pictured) -> None:
        """A draft came: it is kept for the next time round."""
        film, wanted = self._film, pictured.recipe
        if film is None:
            return
        if self._in_fade(wanted):
            self._fade.give(wanted, pictured.image)
            if self._mix(self._frame):
                self._seen()
            return
        number = next((n for recipe, n in self._asked if recipe is wanted), None)
        if number is None or pictured.full:
            return
        size = (pictured.recipe.width, pictured.recipe.height)
        self.cache.put(number, pictured.image, size, film.course.count)
        self.kept_changed.emit(None)
        self._seen()

    def _in_fade(self, recipe: Recipe) -> bool:
        """Whether a picture is the stronger one of the cross-fade that is seen."""
        shot = self._shot(self._frame) if self._frame >= 0 else None
        return shot is not None and shot.other is not None and shot.main == recipe
