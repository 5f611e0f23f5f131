"""A named pipe that any video program reads: `ffmpeg -i`, `mpv`, `ffplay`; frames as YUV4MPEG2.

The pipe waits for a reader, and for the next one when that has gone. A reader that is slow gets
fewer frames, never half of one.
"""

from __future__ import annotations

import errno
import os
import select
import stat
import threading
from fractions import Fraction
from pathlib import Path

from studio.errors import ExportError
from studio.files.paths import cache_folder
from studio.live.out.planes import i420
from studio.live.out.sink import Outlet, Size
from studio.values.arrays import Bytes

LOOK_MS = 100


class PipeSink:
    """See `Sink`. A pipe that it made itself is removed when it closes."""

    def __init__(self, path: str) -> None:
        self._path = Path(path).expanduser()
        self._made = False
        self._handle = -1
        self._header = self._frame = b""
        self._stopped = threading.Event()

    def open(self, size: Size, fps: float) -> None:
        """See `Sink`."""
        rate = Fraction(fps).limit_denominator(1001)
        self._header = (
            f"YUV4MPEG2 W{size[0]} H{size[1]} F{rate.numerator}:{rate.denominator} Ip A1:1"
            " C420mpeg2 XCOLORRANGE=LIMITED\n"
        ).encode()
        try:
            self._prepare()
        except OSError as error:
            reason = (error.strerror or "it was refused").lower()
            raise ExportError(f"The pipe {self._path} cannot be made ({reason}).") from None

    def _prepare(self) -> None:
        if not self._path.exists():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            os.mkfifo(self._path, 0o600)
            self._made = True
        elif not stat.S_ISFIFO(self._path.stat().st_mode):
            raise ExportError(f"{self._path} is there already and is no pipe; choose another name.")

    def send(self, frame: Bytes, fresh: bool) -> bool:
        """See `Sink`."""
        if fresh or not self._frame:
            self._frame = b"FRAME\n" + i420(frame)
        try:
            if self._handle < 0:
                self._handle = os.open(self._path, os.O_WRONLY | os.O_NONBLOCK)
                self._write(self._header)
            return self._write(self._frame)
        except BrokenPipeError:  # the reader has gone; another one may come
            self._let_go()
        except OSError as error:
            if error.errno != errno.ENXIO:  # nobody reads yet
                raise
        return False

    def _write(self, data: bytes) -> bool:
        """All of it, as fast as it is read; False where it was stopped."""
        left = memoryview(data)
        poll = select.poll()
        poll.register(self._handle, select.POLLOUT)
        while left and not self._stopped.is_set():
            if poll.poll(LOOK_MS):
                try:
                    left = left[os.write(self._handle, left) :]
                except BlockingIOError:
                    continue
        return not left

    def close(self) -> None:
        """See `Sink`; the thread that writes lets go itself."""
        if not self._stopped.is_set():
            self._stopped.set()
            return
        self._let_go()
        if self._made:
            self._made = False
            self._path.unlink(missing_ok=True)

    def _let_go(self) -> None:
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


def _missing() -> str:
    return "" if hasattr(os, "mkfifo") else "There are no named pipes on this system."


PIPE = Outlet(
    "pipe", "Named pipe", "Pipe", lambda: str(cache_folder() / "live.y4m"),
    _missing, PipeSink,
)  # fmt: skip
