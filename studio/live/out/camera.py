"""A camera that others can choose: the device of v4l2loopback on Linux.

Source: Video for Linux API, "ioctl VIDIOC_G_FMT, VIDIOC_S_FMT"; the layout of `v4l2_format` on
systems of 64 bits.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.errors import ExportError
from studio.live.out.planes import i420
from studio.live.out.sink import Outlet, Size
from studio.values.arrays import Bytes

SET_FORMAT = 0xC0D05605
"""VIDIOC_S_FMT: reads and writes 208 bytes."""
FORMAT_BYTES = 208
_OUTPUT, _NO_FIELDS, _REC709 = 2, 1, 3
_YU12 = int.from_bytes(b"YU12", "little")
Ioctl = Callable[[int, int, Any], object]


def format_of(size: Size) -> bytearray:
    """`struct v4l2_format` of frames of three planes that are written."""
    width, height = size
    said = struct.pack(
        "<I4x8I", _OUTPUT, width, height, _YU12, _NO_FIELDS, width, width * height * 3 // 2,
        _REC709, 0,
    )  # fmt: skip
    return bytearray(said.ljust(FORMAT_BYTES, b"\0"))


class CameraSink:
    """See `Sink`. `ioctl` is the system's."""

    def __init__(self, device: str, ioctl: Ioctl | None = None) -> None:
        self._device, self._ioctl = device, ioctl
        self._handle = -1
        self._frame = b""

    def open(self, size: Size, fps: float) -> None:
        """See `Sink`."""
        try:
            self._handle = os.open(self._device, os.O_RDWR)
            self._system()(self._handle, SET_FORMAT, format_of(size))
        except OSError as error:
            self.close()
            reason = (error.strerror or "it was refused").lower()
            raise ExportError(
                f"{self._device} cannot be used as a camera ({reason}); it has to be a device of"
                " v4l2loopback."
            ) from None

    def _system(self) -> Ioctl:
        if self._ioctl is not None:
            return self._ioctl
        from fcntl import ioctl

        return ioctl

    def send(self, frame: Bytes, fresh: bool) -> bool:
        """See `Sink`."""
        if self._handle < 0:
            return False
        if fresh or not self._frame:
            self._frame = i420(frame)
        try:
            os.write(self._handle, self._frame)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EBADF):
                raise
            return False
        return True

    def close(self) -> None:
        """See `Sink`."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


def devices(root: Path = Path("/sys/class/video4linux")) -> tuple[str, ...]:
    """The devices that v4l2loopback made; other cameras cannot be written to."""
    found = []
    for entry in sorted(root.glob("video*")) if root.is_dir() else ():
        driver = entry / "device" / "driver"
        virtual = "/virtual/" in f"{entry.resolve()}/"
        if virtual and not driver.exists():
            found.append(f"/dev/{entry.name}")
    return tuple(found)


def _missing() -> str:
    if not sys.platform.startswith("linux"):
        return "A camera of v4l2loopback is for Linux."
    if not devices():
        return "There is no device of v4l2loopback; load its module (modprobe v4l2loopback)."
    return ""


CAMERA = Outlet(
    "camera", "Camera", "Device", lambda: next(iter(devices()), "/dev/video10"),
    _missing, CameraSink,
)  # fmt: skip
