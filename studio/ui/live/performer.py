"""Brings signals to what they move: once a frame, all at once, and only while the engine has room.

What arrives meanwhile waits in the inbox, where the latest wins; so nothing piles up, and a frame
costs the window a fraction of a millisecond however much is sent.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from studio.live.inbox import Arrived, Inbox
from studio.live.osc.table import aliases
from studio.ui.feature.context import Context
from studio.ui.feature.stage import Pictured, Stage
from studio.ui.live.devices import Devices
from studio.ui.live.feedback import feedback
from studio.ui.live.reach import Reach
from studio.ui.live.scenes import Scenes
from studio.ui.live.setup_state import SetupState
from studio.values.film.curves import Scene as CurveScene, value_of
from studio.values.film.sources import Heard, Oscillator, Wander
from studio.values.film.timing import MAX_SECONDS, Tempo
from studio.values.live.following import Follower
from studio.values.live.mapping import Mapping, Setup
from studio.values.live.sources import address_of
from studio.values.live.tempo import BeatClock
from studio.values.recipe import Recipe

FRAME_MS = 8
LONGEST_S = 0.25
KEPT = 60


class Performer(QObject):
    """Runs while anything may move; `unit_of` tells meters how far sources are."""

    def __init__(
        self, context: Context, setup: SetupState, devices: Devices, scenes: Scenes, reach: Reach,
        stage: Stage, tempo: BeatClock, parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._setup, self._devices = context, setup, devices
        self._scenes, self._reach, self._tempo, self._clock = scenes, reach, tempo, clock
        self.inbox: Inbox = devices.inbox
        self.page = 1
        self.rests: Callable[[], bool] = lambda: False
        """Whether the canvas is somebody else's just now, who must not be disturbed."""
        self._followers: dict[str, Follower] = {}
        self._direct: dict[str, str] = {}
        self._begun = self._last = clock()
        self._waiting: tuple[Recipe, float] | None = None
        self._latency: deque[float] = deque(maxlen=KEPT)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.frame)
        setup.changed.connect(self._follow)
        devices.changed.connect(self.wake)
        devices.changed.connect(self._tell_ears)
        scenes.begun.connect(self.wake)
        stage.pictured.connect(self._pictured)
        context.view.card_changed.connect(self.look)
        context.state.directions.changed.connect(self.look)
        self._follow(setup.setup)

    # ---- facts ----------------------------------------------------------------------------------
    @property
    def running(self) -> bool:
        """Whether frames come."""
        return self._timer.isActive()

    @property
    def latency_ms(self) -> float | None:
        """From a signal that arrived to its picture, the middle of the last ones."""
        return sorted(self._latency)[len(self._latency) // 2] if self._latency else None

    def unit_of(self, mapping_id: str) -> float:
        """Where the source of a mapping is between its ends."""
        follower = self._followers.get(mapping_id)
        return follower.unit if follower is not None else 0.0

    def held(self, mapping_id: str) -> bool:
        """Whether a knob stands elsewhere than its target, and moves nothing yet."""
        follower = self._followers.get(mapping_id)
        return follower is not None and follower.held

    # ---- life -----------------------------------------------------------------------------------
    @Slot()
    def wake(self) -> None:
        """Something may move from now on."""
        wanted = self._devices.active or self._scenes.fading or self.moves_by_itself
        if wanted and not self.running:
            self._last = self._clock()
            self._timer.start()

    def stop(self) -> None:
        """Nothing moves any more."""
        self._timer.stop()

    @property
    def moves_by_itself(self) -> bool:
        """Whether a wave, noise or sound moves something."""
        return any(
            isinstance(f.mapping.origin, Oscillator | Wander | Heard)
            for f in self._followers.values()
        )

    def press(self, key: str, down: bool) -> bool:
        """A key of the keyboard; whether it means anything."""
        if not self.inbox.awaits(f"key {key}"):
            return False
        self.inbox.put(f"key {key}", float(down))
        if not self.running:
            self.frame()
        return True

    def let_go(self) -> None:
        """Every knob has to find its target again."""
        self._followers = {}
        self._follow(self._setup.setup)

    @Slot()
    def _tell_ears(self) -> None:
        if self._devices.ears is not None:
            origins = (follower.mapping.origin for follower in self._followers.values())
            self._devices.ears.want(origin for origin in origins if isinstance(origin, Heard))

    @Slot()
    def look(self) -> None:
        """There may be other things to move now."""
        setup = self._setup.setup
        targets = self._reach.targets(len(setup.scenes))
        self._devices.targets = targets
        self._direct = aliases(targets)
        self.inbox.want(setup.addresses | self._direct.keys())
        self._tell_ears()

    @Slot(object)
    def _follow(self, setup: Setup) -> None:
        before = self._followers
        self._followers = {}
        for mapping in setup.mappings:
            if mapping.on:
                old = before.get(mapping.id)
                same = old is not None and old.mapping == mapping
                self._followers[mapping.id] = old if old and same else Follower(mapping)
        self._reach.fade_beats = setup.fade_beats
        if setup.bpm != self._tempo.bpm:
            self._tempo.set_bpm(setup.bpm, self._clock())
        self.look()
        self.wake()

    # ---- one frame ------------------------------------------------------------------------------
    @Slot()
    def frame(self) -> None:
        """Everything that arrived since the last one, and everything that moves by itself."""
        if self.rests() or not self._context.engine.scheduler.ready:
            return
        now = self._clock()
        dt, self._last = min(max(now - self._last, 0.0), LONGEST_S), now
        self._follow_clock(now)
        beat = self._tempo.beat(now)
        arrived = self.inbox.take()
        values = self._take(arrived)
        self._feed_inside(now)
        values |= self._step(dt, beat)
        before = self._context.view.recipe
        moves = self._reach.switch(values)
        if not self._scenes.frozen:
            self._scenes.step()
            if moves:
                self._reach.set(moves)
        self._note_latency(arrived, before)
        self._tell(values)
        if not (self._devices.active or self._scenes.fading or self.moves_by_itself):
            self._timer.stop()

    def _take(self, arrived: tuple[Arrived, ...]) -> dict[str, float]:
        """Feed what arrived to who follows it; what was sent to a target itself comes out."""
        values: dict[str, float] = {}
        for signal in arrived:
            target = self._direct.get(signal.address)
            if target is not None:
                self._send_to(target, signal, values)
            for follower in self._of(signal.address):
                where = self._reach.value(follower.mapping.target)
                if signal.highest > signal.value:
                    follower.feed(signal.highest, where)
                follower.feed(signal.value, where)
        return values

    def _send_to(self, target: str, signal: Arrived, values: dict[str, float]) -> None:
        if self._happens(target):
            if signal.highest >= 0.5:
                self._reach.fire(target)
        else:
            values[target] = signal.value

    def _happens(self, target: str) -> bool:
        return target in self._reach.triggers

    def _of(self, address: str) -> list[Follower]:
        return [
            f for f in self._followers.values()
            if address_of(f.mapping.origin) == address and self._on_page(f.mapping)
        ]  # fmt: skip

    def _on_page(self, mapping: Mapping) -> bool:
        return mapping.page in (0, self.page)

    def _feed_inside(self, now: float) -> None:
        """Waves, noise and sound speak in every frame."""
        seconds = (now - self._begun) % MAX_SECONDS
        tempo = Tempo(self._tempo.bpm)
        scene = CurveScene(MAX_SECONDS, tempo=tempo)
        for follower in self._followers.values():
            origin = follower.mapping.origin
            if isinstance(origin, Heard):
                ears = self._devices.ears
                value = ears.value(origin) if ears is not None else None
            elif isinstance(origin, Oscillator):
                at = self._tempo.beat(now) * 60.0 / self._tempo.bpm if origin.in_beats else seconds
                value = value_of(origin, at, scene)
            elif isinstance(origin, Wander):
                value = value_of(origin, seconds, scene)
            else:
                continue
            if value is not None and math.isfinite(value):
                follower.feed(value, None)

    def _step(self, dt: float, beat: float) -> dict[str, float]:
        values: dict[str, float] = {}
        for follower in self._followers.values():
            target = follower.mapping.target
            if not self._on_page(follower.mapping):
                continue
            if self._happens(target):
                for _ in range(follower.rose(beat)):
                    self._reach.fire(target)
                continue
            new = follower.step(dt, beat, self._reach.value(target))
            if new is not None:
                values[target] = new
        return values

    def _follow_clock(self, now: float) -> None:
        midi = self._devices.midi
        if midi is None:
            return
        if self._devices.prefs.clock_in:
            bpm = midi.clock.bpm(now)
            if bpm is not None:
                self._tempo.follow(bpm, midi.clock.beat, midi.clock.last)
        if self._devices.prefs.clock_out:
            midi.send_clock(self._tempo.bpm)

    # ---- what comes of it -----------------------------------------------------------------------
    def _tell(self, values: dict[str, float]) -> None:
        """Controllers that listen are told where things are."""
        feedback(self._devices, self._setup.setup, self._reach, self._direct, values)

    def _note_latency(self, arrived: tuple[Arrived, ...], before: Recipe | None) -> None:
        recipe = self._context.view.recipe
        if arrived and recipe is not None and recipe != before:
            self._waiting = recipe, min(signal.at for signal in arrived)

    @Slot(object)
    def _pictured(self, pictured: Pictured) -> None:
        if self._waiting is not None and pictured.recipe == self._waiting[0]:
            self._latency.append(1000 * (time.monotonic() - self._waiting[1]))
            self._waiting = None
