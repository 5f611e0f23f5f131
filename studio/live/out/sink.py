"""What takes pictures while they move, and how such a way out is described."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from studio.values.arrays import Bytes

Size = tuple[int, int]
SIZE: Size = (1920, 1080)
FPS = 30.0


class Sink(Protocol):
    """Opened, given frames and closed by one thread. `OSError` and `ExportError` end it."""

    def open(self, size: Size, fps: float) -> None:
        """Get ready for frames of this size at about this rate.

        Raises:
            ExportError: it cannot be opened; the sentence says why.
        """

    def send(self, frame: Bytes, fresh: bool) -> bool:
        """[H, W, 3] uint8 sRGB, without alpha; `fresh` False: the same one again.

        Gives False where nobody takes it yet.

        Raises:
            ExportError: it was closed from the other side for good.
        """

    def close(self) -> None:
        """Let go; harmless when it was never opened. May be called from another thread."""


@dataclass(frozen=True)
class Outlet:
    """One way out.

    Attributes:
        key: names it for ever, for settings.
        name: as people call it.
        asks: what `target` is called; empty: nothing is asked for.
        usual: a target to begin with.
        missing: why it cannot be used here, as a sentence; empty: it can.
        make: a sink for a target.
    """

    key: str
    name: str
    asks: str
    usual: Callable[[], str]
    missing: Callable[[], str]
    make: Callable[[str], Sink]
