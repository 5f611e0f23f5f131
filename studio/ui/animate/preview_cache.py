"""Frames of the film in memory, within a budget, so that what was played once plays smoothly."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

BUDGET_BYTES = 512 << 20
Size = tuple[int, int]


@dataclass(frozen=True)
class Kept:
    """A frame as it was drawn; `size` is its recipe's, whatever the picture's own is."""

    image: QImage
    size: Size


class PreviewCache:
    """Pictures by frame number; when it is full, those that are seen last go.

    A film larger than the budget is played round and round: what was just shown comes up last of
    all, so that goes, and a part of the film that fits stays. (To forget the least recently used
    would forget every frame just before it is wanted.)
    """

    def __init__(self, budget_bytes: int = BUDGET_BYTES) -> None:
        self._budget = budget_bytes
        self._frames: dict[int, Kept] = {}
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._frames)

    @property
    def used_bytes(self) -> int:
        """How much memory the pictures take."""
        return self._bytes

    def get(self, frame: int) -> Kept | None:
        """The picture of a frame, if it is here."""
        return self._frames.get(frame)

    def put(self, frame: int, image: QImage, size: Size, count: int) -> None:
        """Keep a picture; `count` frames make the round of the film."""
        self._drop(frame)
        wanted = image.sizeInBytes()
        if wanted > self._budget:
            return
        while self._bytes + wanted > self._budget:
            last = max(self._frames, key=lambda other: (other - frame) % max(1, count))
            self._drop(last)
        self._frames[frame] = Kept(image, size)
        self._bytes += wanted

    def clear(self) -> None:
        """The film is another one."""
        self._frames.clear()
        self._bytes = 0

    def spans(self) -> tuple[tuple[int, int], ...]:
        """(first, past the last) of each run of frames that is here."""
        found: list[tuple[int, int]] = []
        for frame in sorted(self._frames):
            if found and found[-1][1] == frame:
                found[-1] = (found[-1][0], frame + 1)
            else:
                found.append((frame, frame + 1))
        return tuple(found)

    def _drop(self, frame: int) -> None:
        gone = self._frames.pop(frame, None)
        if gone is not None:
            self._bytes -= gone.image.sizeInBytes()
