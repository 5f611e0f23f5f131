"""Looks at gamepads a hundred times a second; what changed goes to the inbox."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from studio.errors import InputError
from studio.live.gamepad.pads import Pads, PygamePads
from studio.live.inbox import Inbox

LOOK_S = 0.01
STEP = 0.004
"""Smaller changes of a stick are its noise."""
REST = 0.08
"""A stick so near to its middle is in its middle."""


class GamepadDesk:
    """Hears every gamepad, from `__init__` on until `close`.

    `problem` says why there are none, as a sentence; empty: all is well.
    """

    def __init__(
        self, inbox: Inbox, make: Callable[[], Pads] = PygamePads, look_s: float = LOOK_S
    ) -> None:
        self._inbox, self._make, self._look_s = inbox, make, look_s
        self._last: dict[str, float] = {}
        self.names: tuple[str, ...] = ()
        self.problem = ""
        self._stop = Event()
        self._thread = Thread(target=self._run, name="gamepad", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hear none any more; returns when the thread has ended."""
        self._stop.set()
        self._thread.join(3.0)

    def _run(self) -> None:
        try:
            pads = self._make()
        except InputError as error:
            self.problem = str(error)
            return
        while not self._stop.wait(self._look_s):
            self._look(pads)
        pads.close()

    def _look(self, pads: Pads) -> None:
        now = pads.look()
        self.names = pads.names()
        for address in self._last.keys() - now.keys():  # pulled out: nothing stays held
            now[address] = 0.0
        for address, raw in now.items():
            value = 0.0 if abs(raw) < REST else raw
            before = self._last.get(address, 0.0)
            if value != before and (abs(value - before) >= STEP or value == 0.0):
                self._last[address] = value
                self._inbox.put(address, value)
