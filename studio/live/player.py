"""From signals to what they move: the one way, for the window's Live and for the stage of a show.

Asked once a frame. What arrives meanwhile waits in the inbox, where the latest wins; so nothing
piles up, and a frame costs a fraction of a millisecond however much is sent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol

from studio.live.inbox import Arrived, Inbox
from studio.live.osc.table import aliases
from studio.values.film.curves import Scene as CurveScene, value_of
from studio.values.film.sources import Heard, Oscillator, Wander
from studio.values.film.timing import MAX_SECONDS, Tempo
from studio.values.live.following import Follower
from studio.values.live.mapping import Mapping, Setup
from studio.values.live.sources import address_of
from studio.values.live.targets import TargetInfo
from studio.values.live.tempo import BeatClock

LONGEST_S = 0.25


class Aim(Protocol):
    """Whoever can move what is moved."""

    def value(self, target: str) -> float | None:
        """Where a target is; None for what is at no place."""

    def happens(self, target: str) -> bool:
        """Whether it happens once, and holds no number."""

    def fire(self, target: str) -> None:
        """Let it happen."""


class Sound(Protocol):
    """Ears."""

    def value(self, origin: Heard) -> float | None:
        """What is heard of a source now."""


class Player:
    """Holds a follower for every mapping that is on; `step` gives what is to be set now."""

    def __init__(self, inbox: Inbox, tempo: BeatClock, aim: Aim, now: float) -> None:
        self._inbox, self._tempo, self._aim = inbox, tempo, aim
        self.page = 1
        self._followers: dict[str, Follower] = {}
        self._direct: dict[str, str] = {}
        self._begun = self._last = now

    @property
    def moves_by_itself(self) -> bool:
        """Whether a wave, noise or sound moves something."""
        inside = Oscillator | Wander | Heard
        return any(isinstance(f.mapping.origin, inside) for f in self._followers.values())

    @property
    def heard(self) -> tuple[Heard, ...]:
        """What is listened to."""
        origins = (follower.mapping.origin for follower in self._followers.values())
        return tuple(origin for origin in origins if isinstance(origin, Heard))

    def unit_of(self, mapping_id: str) -> float:
        """Where the source of a mapping is between its ends."""
        follower = self._followers.get(mapping_id)
        return follower.unit if follower is not None else 0.0

    def held(self, mapping_id: str) -> bool:
        """Whether a knob stands elsewhere than its target, and moves nothing yet."""
        follower = self._followers.get(mapping_id)
        return follower is not None and follower.held

    # ---- what follows what ----------------------------------------------------------------------
    def follow(self, setup: Setup) -> None:
        """These mappings from now on; those that stay the same go on from where they are."""
        before = self._followers
        self._followers = {}
        for mapping in setup.mappings:
            if mapping.on:
                old = before.get(mapping.id)
                same = old is not None and old.mapping == mapping
                self._followers[mapping.id] = old if old and same else Follower(mapping)

    def look(
        self, targets: Iterable[TargetInfo], setup: Setup, also: frozenset[str] = frozenset()
    ) -> dict[str, str]:
        """There are other things to move now; gives them by every address they answer to.

        `also`: addresses that somebody else waits for, who looks at what arrived.
        """
        self._direct = aliases(targets)
        self._inbox.want(setup.addresses | self._direct.keys() | also)
        return self._direct

    def let_go(self, setup: Setup) -> None:
        """Every knob has to find its target again."""
        self._followers = {}
        self.follow(setup)

    # ---- one frame ------------------------------------------------------------------------------
    def begin(self, now: float) -> None:
        """Frames come from now on."""
        self._last = now

    def step(self, now: float, sound: Sound | None) -> tuple[dict[str, float], tuple[Arrived, ...]]:
        """(targets to be set, what arrived) since the last frame; what happens once has happened.

        Args:
            now: seconds of a clock that only goes forward.
            sound: ears, where something is heard.
        """
        dt, self._last = min(max(now - self._last, 0.0), LONGEST_S), now
        arrived = self._inbox.take()
        values = self._take(arrived)
        self._feed_inside(now, sound)
        return values | self._moved(dt, self._tempo.beat(now)), arrived

    def _take(self, arrived: tuple[Arrived, ...]) -> dict[str, float]:
        """Feed what arrived to who follows it; what was sent to a target itself comes out."""
        values: dict[str, float] = {}
        for signal in arrived:
            target = self._direct.get(signal.address)
            if target is not None:
                self._send_to(target, signal, values)
            for follower in self._of(signal.address):
                where = self._aim.value(follower.mapping.target)
                if signal.highest > signal.value:
                    follower.feed(signal.highest, where)
                follower.feed(signal.value, where)
        return values

    def _send_to(self, target: str, signal: Arrived, values: dict[str, float]) -> None:
        if not self._aim.happens(target):
            values[target] = signal.value
        elif signal.highest >= 0.5:
            self._aim.fire(target)

    def _of(self, address: str) -> list[Follower]:
        return [
            f for f in self._followers.values()
            if address_of(f.mapping.origin) == address and self._on_page(f.mapping)
        ]  # fmt: skip

    def _on_page(self, mapping: Mapping) -> bool:
        return mapping.page in (0, self.page)

    def _feed_inside(self, now: float, sound: Sound | None) -> None:
        """Waves, noise and sound speak in every frame."""
        seconds = (now - self._begun) % MAX_SECONDS
        scene = CurveScene(MAX_SECONDS, tempo=Tempo(self._tempo.bpm))
        for follower in self._followers.values():
            origin = follower.mapping.origin
            if isinstance(origin, Heard):
                value = sound.value(origin) if sound is not None else None
            elif isinstance(origin, Oscillator):
                at = self._tempo.beat(now) * 60.0 / self._tempo.bpm if origin.in_beats else seconds
                value = value_of(origin, at, scene)
            elif isinstance(origin, Wander):
                value = value_of(origin, seconds, scene)
            else:
                continue
            if value is not None and math.isfinite(value):
                follower.feed(value, None)

    def _moved(self, dt: float, beat: float) -> dict[str, float]:
        values: dict[str, float] = {}
        for follower in self._followers.values():
            target = follower.mapping.target
            if not self._on_page(follower.mapping):
                continue
            if self._aim.happens(target):
                for _ in range(follower.rose(beat)):
                    self._aim.fire(target)
                continue
            new = follower.step(dt, beat, self._aim.value(target))
            if new is not None:
                values[target] = new
        return values
