"""Pictures shared with programs on the same computer or network: Spout, Syphon and NDI.

Each needs a package of its own, which is imported when it is opened: `SpoutGL` on Windows,
`syphon-python` on macOS, `cyndilib` with the runtime of NDI.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from studio.errors import ExportError
from studio.live.out.sink import Outlet, Size
from studio.values.arrays import Bytes

NAME = "Latent Studio"
_GL_RGBA = 0x1908


class _Sharing(ABC):
    """What the three have in common: a name that receivers see, and frames with an opaque alpha."""

    package = ""

    def __init__(self, name: str) -> None:
        self._name = name or NAME
        self._size: Size = (0, 0)
        self._rgba: Bytes = np.zeros((0, 0, 4), np.uint8)

    def open(self, size: Size, fps: float) -> None:
        """See `Sink`."""
        self._size = size
        self._rgba = np.full((size[1], size[0], 4), 255, np.uint8)
        try:
            self._begin(import_module(self.package), Fraction(fps).limit_denominator(1001))
        except Exception as error:  # noqa: BLE001  whatever a library of others raises
            raise ExportError(f"{self.package} could not begin ({str(error)[:80]}).") from None

    def send(self, frame: Bytes, fresh: bool) -> bool:
        """See `Sink`."""
        if fresh:
            self._rgba[..., :3] = frame
        return self._share()

    @abstractmethod
    def close(self) -> None:
        """See `Sink`."""

    @abstractmethod
    def _begin(self, library: Any, fps: Fraction) -> None:
        """Open what `library` sends with."""

    @abstractmethod
    def _share(self) -> bool:
        """Send the picture that is held; whether it went."""


class SpoutSink(_Sharing):
    """Spout, by the package SpoutGL."""

    package = "SpoutGL"
    _sender: Any = None

    def _begin(self, library: Any, fps: Fraction) -> None:
        self._sender = library.SpoutSender()
        self._sender.setSenderName(self._name)

    def _share(self) -> bool:
        return bool(self._sender.sendImage(self._rgba, *self._size, _GL_RGBA, False, 0))

    def close(self) -> None:
        """See `Sink`."""
        sender, self._sender = self._sender, None
        if sender is not None:
            sender.releaseSender()


class SyphonSink(_Sharing):
    """Syphon, by the package syphon-python."""

    package = "syphon"
    _server: Any = None

    def _begin(self, library: Any, fps: Fraction) -> None:
        self._server = library.SyphonMetalServer(self._name)
        make = import_module("syphon.utils.raw").create_mtl_texture
        self._texture = make(self._server.device, *self._size)
        self._copy = import_module("syphon.utils.numpy").copy_image_to_mtl_texture

    def _share(self) -> bool:
        self._copy(self._rgba, self._texture)
        self._server.publish_frame_texture(self._texture)
        return True

    def close(self) -> None:
        """See `Sink`."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()


class NdiSink(_Sharing):
    """NDI, by the package cyndilib."""

    package = "cyndilib"
    _sender: Any = None

    def _begin(self, library: Any, fps: Fraction) -> None:
        frame = import_module("cyndilib.video_frame").VideoSendFrame()
        frame.set_resolution(*self._size)
        frame.set_frame_rate(fps)
        frame.set_fourcc(import_module("cyndilib.wrapper.ndi_structs").FourCC.RGBX)
        sender = import_module("cyndilib.sender").Sender(self._name, clock_video=False)
        sender.set_video_frame(frame)
        sender.open()
        self._sender = sender

    def _share(self) -> bool:
        self._sender.write_video(self._rgba.reshape(-1))
        return True

    def close(self) -> None:
        """See `Sink`."""
        sender, self._sender = self._sender, None
        if sender is not None:
            sender.close()


def _needs(package: str, extra: str, platform: str, system: str) -> str:
    if platform and sys.platform != platform:
        return f"It is for {system}."
    if find_spec(package) is None:
        return f"It needs the extra `{extra}`: pip install 'latent-studio[{extra}]'."
    return ""


def _named() -> str:
    return NAME


SPOUT = Outlet(
    "spout", "Spout", "Name", _named, lambda: _needs("SpoutGL", "spout", "win32", "Windows"),
    SpoutSink,
)  # fmt: skip
SYPHON = Outlet(
    "syphon", "Syphon", "Name", _named, lambda: _needs("syphon", "syphon", "darwin", "macOS"),
    SyphonSink,
)  # fmt: skip
NDI = Outlet("ndi", "NDI", "Name", _named, lambda: _needs("cyndilib", "ndi", "", ""), NdiSink)
