"""Brings signals to what they move: once a frame, all at once, and only while the engine has room.

What arrives meanwhile waits in the inbox, where the latest wins; so nothing piles up, and a frame
costs the window a fraction of a millisecond however much is sent.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from studio.live.inbox import Arrived, Inbox
from studio.live.player import Player
from studio.ui.feature.context import Context
from studio.ui.feature.stage import Pictured, Stage
from studio.ui.live.devices import Devices
from studio.ui.live.feedback import feedback
from studio.ui.live.reach import Reach
from studio.ui.live.scenes import Scenes
from studio.ui.live.setup_state import SetupState
from studio.values.live.mapping import Setup
from studio.values.live.tempo import BeatClock
from studio.values.recipe import Recipe

FRAME_MS = 8
WHERE_S = 0.1
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
        self._player = Player(devices.inbox, tempo, reach, clock())
        self.rests: Callable[[], bool] = lambda: False
        """Whether the canvas is somebody else's just now, who must not be disturbed."""
        self._direct: dict[str, str] = {}
        self._shown_at = -WHERE_S
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
        return self._player.unit_of(mapping_id)

    def held(self, mapping_id: str) -> bool:
        """Whether a knob stands elsewhere than its target, and moves nothing yet."""
        return self._player.held(mapping_id)

    @property
    def page(self) -> int:
        """Mappings of this page move, and those of all pages."""
        return self._player.page

    @page.setter
    def page(self, page: int) -> None:
        self._player.page = page

    # ---- life -----------------------------------------------------------------------------------
    @Slot()
    def wake(self) -> None:
        """Something may move from now on."""
        wanted = self._devices.active or self._scenes.fading or self.moves_by_itself
        if wanted and not self.running:
            self._player.begin(self._clock())
            self._timer.start()

    def stop(self) -> None:
        """Nothing moves any more."""
        self._timer.stop()

    @property
    def moves_by_itself(self) -> bool:
        """Whether a wave, noise or sound moves something."""
        return self._player.moves_by_itself

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
        self._player.let_go(self._setup.setup)
        self.look()

    @Slot()
    def _tell_ears(self) -> None:
        if self._devices.inputs.ears is not None:
            self._devices.inputs.ears.want(self._player.heard)

    @Slot()
    def look(self) -> None:
        """There may be other things to move now."""
        setup = self._setup.setup
        targets = self._reach.targets(len(setup.scenes))
        self._devices.inputs.targets = targets
        self._direct = self._player.look(targets, setup)
        self._tell_ears()

    @Slot(object)
    def _follow(self, setup: Setup) -> None:
        self._player.follow(setup)
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
        self._follow_clock(now)
        values, arrived = self._player.step(now, self._devices.inputs.ears)
        before = self._context.view.recipe
        moves = self._reach.switch(values)
        if not self._scenes.frozen:
            self._scenes.step()
            if moves:
                self._reach.set(moves)
        self._note_latency(arrived, before)
        self._tell(values)
        self._show_where(now)
        if not (self._devices.active or self._scenes.fading or self.moves_by_itself):
            self._timer.stop()

    def _follow_clock(self, now: float) -> None:
        midi = self._devices.inputs.midi
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

    def _show_where(self, now: float) -> None:
        """Where everything is, for whoever asks over the network; ten times a second."""
        inputs = self._devices.inputs
        if inputs.query is not None and now - self._shown_at > WHERE_S:
            self._shown_at = now
            found = {t.name: self._reach.value(t.name) for t in inputs.targets}
            inputs.values = {name: value for name, value in found.items() if value is not None}

    def _note_latency(self, arrived: tuple[Arrived, ...], before: Recipe | None) -> None:
        recipe = self._context.view.recipe
        if arrived and recipe is not None and recipe != before:
            self._waiting = recipe, min(signal.at for signal in arrived)

    @Slot(object)
    def _pictured(self, pictured: Pictured) -> None:
        if self._waiting is not None and pictured.recipe == self._waiting[0]:
            self._latency.append(1000 * (time.monotonic() - self._waiting[1]))
            self._waiting = None
