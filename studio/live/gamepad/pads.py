"""The gamepads of this computer; pygame only where they are wanted."""

from __future__ import annotations

import os
from typing import Any, Protocol

from studio.errors import InputError

MISSING = "Gamepads need the extra `gamepad`: `pip install latent-studio[gamepad]`, then restart."
MOST = 16
"""So many axes, buttons and crosses of a gamepad are heard."""


class Pads(Protocol):
    """What there is to be looked at; asked on one thread only."""

    def names(self) -> tuple[str, ...]:
        """Those that are plugged in."""

    def look(self) -> dict[str, float]:
        """Where everything on them is now, by address."""

    def close(self) -> None:
        """No more."""


class PygamePads:
    """The real ones, all of them as if they were one.

    Raises:
        InputError: pygame is not installed, or opens nothing here; says what to do.
    """

    def __init__(self) -> None:
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # no window of its own
        os.environ.setdefault("SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", "1")
        try:
            import pygame
        except ImportError:
            raise InputError(MISSING) from None
        self._pygame: Any = pygame
        try:
            pygame.display.init()
            pygame.joystick.init()
        except pygame.error as error:
            raise InputError(f"This computer opens no gamepads: {error}.") from None
        self._open: dict[int, Any] = {}

    def names(self) -> tuple[str, ...]:
        """Those that are plugged in."""
        return tuple(str(stick.get_name())[:60] for stick in self._open.values())

    def look(self) -> dict[str, float]:
        """Where everything on them is; those that came are opened, those that went are gone."""
        for event in self._pygame.event.get():
            if event.type == self._pygame.JOYDEVICEADDED:
                stick = self._pygame.joystick.Joystick(event.device_index)
                self._open[stick.get_instance_id()] = stick
            elif event.type == self._pygame.JOYDEVICEREMOVED:
                self._open.pop(event.instance_id, None)
        found: dict[str, float] = {}
        for stick in self._open.values():
            for address, value in _state(stick).items():
                if abs(value) >= abs(found.get(address, 0.0)):
                    found[address] = value
        return found

    def close(self) -> None:
        """No more."""
        self._open = {}
        self._pygame.joystick.quit()
        self._pygame.display.quit()


def _state(stick: Any) -> dict[str, float]:
    found: dict[str, float] = {}
    for n in range(min(stick.get_numaxes(), MOST)):
        found[f"pad axis {n}"] = float(stick.get_axis(n))
    for n in range(min(stick.get_numbuttons(), MOST)):
        found[f"pad button {n}"] = float(stick.get_button(n))
    for n in range(min(stick.get_numhats(), MOST // 2)):
        across, up = stick.get_hat(n)
        found[f"pad cross {2 * n}"], found[f"pad cross {2 * n + 1}"] = float(across), float(up)
    return found
