"""A gamepad in a visitor's hands: sticks and cross wander, four buttons do what the screen offers.

What the show itself maps of a gamepad is the show's, and does nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from studio.live.inbox import Arrived
from studio.ui.show.moves import Pull
from studio.ui.signals import Carries, signal

STICKS = {"pad axis 0": (1, 0, 0), "pad axis 1": (0, 1, 0), "pad axis 2": (0, 0, 1),
          "pad cross 0": (1, 0, 0), "pad cross 1": (0, -1, 0)}  # fmt: skip
"""Which way each leads: across, down, turned."""
BUTTONS = {"pad button 0": "n", "pad button 1": "\b", "pad button 2": "c", "pad button 3": "t",
           "pad button 4": "1", "pad button 5": "3"}  # fmt: skip
"""What each types, as on the keyboard: new place, back, three children, take it home."""
SPEED = 1.1
"""Pulls a second with a stick at its end."""
DEAD = 0.15


class PadHands(QObject):
    """`pulled` and `typed` say what hands want, as a finger and the keyboard would."""

    pulled: Carries[Pull] = signal()
    typed: Carries[str] = signal()

    def __init__(self, taken: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wants = frozenset(STICKS.keys() | BUTTONS.keys()) - frozenset(taken)
        self._held: dict[str, float] = {}

    def hear(self, arrived: Iterable[Arrived]) -> None:
        """What a pad said since the last frame."""
        for signal_ in arrived:
            if signal_.address not in self.wants:
                continue
            if signal_.address in STICKS:
                self._held[signal_.address] = signal_.value
            elif signal_.highest >= 0.5:
                self.typed.emit(BUTTONS[signal_.address])

    def step(self, seconds: float) -> None:
        """Wander on while a stick is held."""
        ways = [0.0, 0.0, 0.0]
        for address, value in self._held.items():
            if abs(value) > DEAD:
                for n, part in enumerate(STICKS[address]):
                    ways[n] += part * value * SPEED * seconds
        if any(ways):
            self.pulled.emit(Pull(*ways))
