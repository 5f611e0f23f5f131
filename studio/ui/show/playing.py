"""What plays a show from outside: knobs, messages, waves and sound, as the show's own data says.

The way from a signal to what it moves is that of the window's Live (`live/player`); here are the
things on a stage that can be moved, and blackout and freeze with their fades.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from studio.live.inputs import Inputs
from studio.live.player import LONGEST_S, Player
from studio.ui.show.pad_hands import PadHands
from studio.ui.signals import Carries, signal
from studio.values.card import Card
from studio.values.directions import random_direction_id
from studio.values.live import acting
from studio.values.live.mapping import Setup
from studio.values.live.targets import (
    BLACKOUT,
    BLACKOUT_TOGGLE,
    BLEND,
    DIRECTION,
    FADE,
    FREEZE,
    FREEZE_TOGGLE,
    NEW,
    NEXT,
    PAD_X,
    PAD_Y,
    PANIC,
    PLAY,
    POSITION,
    PREVIOUS,
    RECORD,
    SCENE,
    TAP,
    TargetInfo,
    targets_of,
)
from studio.values.live.tempo import BeatClock
from studio.values.recipe import Recipe

FRAME_MS = 16
VEIL_S = 0.8
WHERE_S = 0.1
ABSENT = frozenset({BLEND, PREVIOUS, PLAY, POSITION, RECORD})
"""Targets of the window that a stage does not have."""
WAYS = {PAD_X: random_direction_id(1, 0), PAD_Y: random_direction_id(1, 1)}


class Host(Protocol):
    """Whoever holds the place on the stage."""

    def place(self) -> Recipe | None:
        """Where it is now."""

    def card(self) -> Card | None:
        """The model of the place."""

    def go_on(self) -> None:
        """To another place."""

    def come_to(self, place: Recipe, seconds: float) -> None:
        """To this one, in so many seconds."""


class Playing(QObject):
    """Implements `Aim`. `moved` carries what was just set; `dark` and `held` are in [0, 1]."""

    moved: Carries[Mapping[str, float]] = signal()

    def __init__(
        self, setup: Setup, inputs: Inputs, host: Host, parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._setup, self._inputs, self._host, self._clock = setup, inputs, host, clock
        self._tempo = BeatClock(setup.bpm)
        self._fade_beats = setup.fade_beats
        self._values: dict[str, float] = {}
        self.black = self.frozen = False
        self.dark = self.held = 0.0
        """How far black and frozen have come, a fade each."""
        self._veil_at = self._told_at = self._frame_at = clock()
        self.hands = PadHands(setup.addresses, self)
        self._player = Player(inputs.inbox, self._tempo, self, clock())
        self._player.follow(setup)
        self._looked: Card | None = None
        self._triggers: dict[str, Callable[[], object]] = {
            NEW: host.go_on, NEXT: host.go_on, TAP: lambda: self._tempo.tap(clock()),
            PANIC: self.panic,
            BLACKOUT_TOGGLE: lambda: self._switch(BLACKOUT, not self.black),
            FREEZE_TOGGLE: lambda: self._switch(FREEZE, not self.frozen),
        }  # fmt: skip
        for number in range(1, len(setup.scenes) + 1):
            self._triggers[f"{SCENE}{number}"] = partial(self._scene, number)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.frame)
        if inputs.active or self._player.moves_by_itself:
            self._timer.start()

    def stop(self) -> None:
        """The operator leaves."""
        self._timer.stop()
        self._inputs.close()

    def state(self) -> dict[str, object]:
        """For the operator: what is heard, and what is not and why."""
        problems = self._inputs.problems | self._inputs.refused
        told = {"hears": list(self._inputs.names)} if self._inputs.names else {}
        return told | ({"inputs": problems} if problems else {})

    @property
    def safe(self) -> Recipe | None:
        """Where panic leads, as the show's own data says."""
        return self._setup.safe or next((s.recipe for s in self._setup.scenes), None)

    # ---- what can be moved ----------------------------------------------------------------------
    def value(self, target: str) -> float | None:
        """As `Aim` says."""
        fixed = {FADE: self._fade_beats, BLACKOUT: float(self.black), FREEZE: float(self.frozen)}
        if target in fixed:
            return fixed[target]
        if target in self._values:
            return self._values[target]
        place, card = self._host.place(), self._host.card()
        if place is None or card is None:
            return None
        way = WAYS.get(target)
        return acting.value_at(place, f"{DIRECTION}{way}" if way else target, card.info)

    def happens(self, target: str) -> bool:
        """As `Aim` says."""
        return target in self._triggers

    def fire(self, target: str) -> None:
        """As `Aim` says."""
        self._triggers[target]()

    def applied(self, recipe: Recipe, values: Mapping[str, float] | None = None) -> Recipe:
        """A place with what was set, or with `values`; names that it does not have are ignored."""
        card = self._host.card()
        values = self._values if values is None else values
        if card is None or not values or card.sha256 != recipe.model.sha256:
            return recipe
        named = {f"{DIRECTION}{WAYS[k]}" if k in WAYS else k: v for k, v in values.items()}
        return acting.set_to(recipe, named, card.info)

    def panic(self) -> None:
        """To the safe place; nothing is black, frozen or moved any more."""
        self._values = {}
        self.black = self.frozen = False
        self._player.let_go(self._setup)
        self._looked = None
        if self.safe is not None:
            self._host.come_to(self.safe, 0.0)
        else:
            self._host.go_on()

    # ---- one frame ------------------------------------------------------------------------------
    @Slot()
    def frame(self) -> None:
        """Everything that arrived since the last one, and everything that moves by itself."""
        now = self._clock()
        self._look()
        midi = self._inputs.midi
        bpm = midi.clock.bpm(now) if midi is not None else None
        if midi is not None and bpm is not None:
            self._tempo.follow(bpm, midi.clock.beat, midi.clock.last)
        values, arrived = self._player.step(now, self._inputs.ears)
        self.hands.hear(arrived)
        self.hands.step(min(now - self._frame_at, LONGEST_S))
        self._frame_at = now
        moves = {name: value for name, value in values.items() if not self._switch(name, value)}
        self._values |= moves
        if moves:
            self.moved.emit(moves)
        self._tell(now)

    def veil(self, now: float) -> None:
        """Black and frozen come and go a little further; asked a few times a second."""
        step, self._veil_at = max(0.0, now - self._veil_at) / VEIL_S, now
        self.dark = _towards(self.dark, self.black, step)
        self.held = _towards(self.held, self.frozen, step)

    # ---- inside ---------------------------------------------------------------------------------
    def _look(self) -> None:
        """Another model has other things to move; those of the last one are let go."""
        card = self._host.card()
        if card is not None and card is self._looked:
            return
        self._looked, self._values = card, {}
        found = targets_of(card, self._host.place(), scenes=len(self._setup.scenes))
        self._inputs.targets = tuple(t for t in found if t.name not in ABSENT)
        self._player.look(self._inputs.targets, self._setup, self.hands.wants)
        if self._inputs.ears is not None:
            self._inputs.ears.want(self._player.heard)

    def _switch(self, name: str, value: float) -> bool:
        """Do what is no part of a place; whether it was that."""
        if name == BLACKOUT:
            self.black = value >= 0.5
        elif name == FREEZE:
            self.frozen = value >= 0.5
        elif name == FADE:
            self._fade_beats = min(max(value, 0.0), 256.0)
        else:
            return False
        return True

    def _scene(self, number: int) -> None:
        seconds = self._fade_beats * 60.0 / self._tempo.bpm
        self._values = {}
        self._host.come_to(self._setup.scenes[number - 1].recipe, seconds)

    def _tell(self, now: float) -> None:
        """Where everything is, for whoever asks over the network."""
        if self._inputs.query is not None and now - self._told_at > WHERE_S:
            self._told_at = now
            self._inputs.values = _numbers(self._inputs.targets, self.value)


def _numbers(
    targets: tuple[TargetInfo, ...], value: Callable[[str], float | None]
) -> dict[str, float]:
    found = {target.name: value(target.name) for target in targets}
    return {name: number for name, number in found.items() if number is not None}


def _towards(now: float, on: bool, step: float) -> float:
    goal = 1.0 if on else 0.0
    return min(goal, now + step) if goal > now else max(goal, now - step)
