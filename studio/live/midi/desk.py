"""Opens what is plugged in, closes what is pulled out; messages go to the inbox."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Event, Lock, Thread

from studio.errors import InputError
from studio.live.inbox import Inbox
from studio.live.midi.clock import ClockIn, ClockOut
from studio.live.midi.ports import InPort, MidoPorts, OutPort, Ports
from studio.live.midi.reading import GO_ON, START, STOP, TICK, read, written

LOOK_S = 2.0
RARER = 10
"""So much less often where there is no MIDI at all."""


class MidiDesk:
    """Hears every port, from `__init__` on until `close`.

    Ports are looked for on a thread of its own, every two seconds. `problem` says why there is no
    MIDI, as a sentence; empty: all is well.
    """

    def __init__(
        self, inbox: Inbox, make: Callable[[], Ports] = MidoPorts, sends: bool = True,
        look_s: float = LOOK_S,
    ) -> None:  # fmt: skip
        self._inbox, self._make, self._sends, self._look_s = inbox, make, sends, look_s
        self._ins: dict[str, InPort] = {}
        self._outs: dict[str, OutPort] = {}
        self._sent: dict[str, list[int]] = {}
        self._lock = Lock()
        self._clock_out: ClockOut | None = None
        self.clock = ClockIn()
        self.problem = ""
        self._stop = Event()
        self._thread = Thread(target=self._run, name="midi", daemon=True)
        self._thread.start()

    @property
    def names(self) -> tuple[str, ...]:
        """The ports that are heard now."""
        return tuple(sorted(self._ins))

    def close(self) -> None:
        """Close all ports; returns when the thread has ended."""
        self.send_clock(None)
        self._stop.set()
        self._thread.join(3.0)
        with self._lock:
            for port in (*self._ins.values(), *self._outs.values()):
                with suppress(OSError):
                    port.close()
            self._ins, self._outs = {}, {}

    # ---- out ------------------------------------------------------------------------------------
    def send(self, values: Mapping[str, float]) -> None:
        """Where knobs should stand, by address, in [0, 1]; only what changed goes out."""
        for address, value in values.items():
            data = written(address, value)
            if data is not None and self._sent.get(address) != data:
                self._sent[address] = data
                self._send(data)

    def send_clock(self, bpm: float | None) -> None:
        """Send a clock of this tempo; None: no more."""
        if bpm is None:
            if self._clock_out is not None:
                self._clock_out.close()
                self._clock_out = None
                self._send([STOP])
        elif self._clock_out is None:
            self._send([START])
            self._clock_out = ClockOut(self._send, bpm)
        else:
            self._clock_out.bpm = bpm

    def _send(self, data: list[int]) -> None:
        with self._lock:
            for name, port in list(self._outs.items()):
                try:
                    port.send(data)
                except OSError:  # pulled out; it is looked for again
                    self._outs.pop(name)

    # ---- in -------------------------------------------------------------------------------------
    def _heard(self, data: list[int]) -> None:
        """On a thread of the driver."""
        now = time.monotonic()
        if data and data[0] == TICK:
            self.clock.tick(now)
        elif data and data[0] in (START, GO_ON):
            self.clock.start()
        else:
            found = read(data)
            if found is not None:
                self._sent.pop(found[0], None)
                self._inbox.put(*found)

    def _run(self) -> None:
        try:
            ports = self._make()
        except InputError as error:
            self.problem = str(error)
            return
        while not self._stop.is_set():
            try:
                self._look(ports)
                self.problem = ""
            except InputError as error:
                self.problem = str(error)
            self._stop.wait(self._look_s * (RARER if self.problem else 1))

    def _look(self, ports: Ports) -> None:
        there = ports.inputs()
        with self._lock:
            for name in [name for name in self._ins if name not in there]:
                with suppress(OSError):
                    self._ins.pop(name).close()
        for name in there:
            if name not in self._ins:
                with suppress(OSError):
                    port = ports.hear(name, self._heard)
                    with self._lock:
                        self._ins[name] = port
        if self._sends:
            self._look_out(ports)

    def _look_out(self, ports: Ports) -> None:
        there = ports.outputs()
        with self._lock:
            for name in [name for name in self._outs if name not in there]:
                with suppress(OSError):
                    self._outs.pop(name).close()
        for name in there:
            if name not in self._outs:
                with suppress(OSError):
                    port = ports.open_output(name)
                    with self._lock:
                        self._outs[name] = port
                        self._sent.clear()  # it knows nothing yet
