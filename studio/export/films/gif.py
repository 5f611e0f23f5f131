"""GIF: 256 colours a frame, loops wherever pictures are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image

from studio.errors import ExportError, FileFormatError
from studio.export.films.descriptor import FilmFormat, Frame, Reel
from studio.export.metadata.inside import Inside
from studio.export.metadata.xmp import MAX_PACKET

MAX_BYTES = 512 << 20
"""Of frames, all of which are kept until the end."""
_EXTENSION, _COMMENT = 0x21, 0xFE
_MAX_EXTENSIONS = 64


class _Gif:
    """Frames with palettes of their own, each found by an octree, which is fast.

    The octree's colours are few in a smooth sky; error diffusion hides their steps (7 dB seen
    from a distance) at the same speed.
    """

    def __init__(self, reel: Reel) -> None:
        self._reel = reel
        self._frames: list[Image.Image] = []
        self._bytes = 0

    def add(self, frame: Frame) -> None:
        self._bytes += frame.shape[0] * frame.shape[1]
        if self._bytes > MAX_BYTES:
            raise ExportError("The film is too large for a GIF; choose MP4, or a smaller size.")
        image = Image.fromarray(frame)
        palette = image.quantize(256, Image.Quantize.FASTOCTREE)
        diffused = image.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
        self._frames.append(diffused)

    def finish(self, notes: tuple[str, ...]) -> None:
        """Each frame lasts whole hundredths of a second; the sum keeps step with the rate."""
        ends = [round(100 * (i + 1) / self._reel.fps) for i in range(len(self._frames))]
        durations = [10 * (b - a) for a, b in zip([0, *ends], ends, strict=False)]
        first, *others = self._frames
        first.save(
            self._reel.target.file, "GIF", save_all=True, append_images=others,
            duration=durations, loop=0, comment=self._reel.stamp.comment(notes), disposal=1,
            optimize=False,
        )  # fmt: skip

    def close(self) -> None:
        self._frames.clear()


def _look_inside(file: BinaryIO) -> Inside:
    """Extensions before the first picture; films put theirs right behind the header."""
    inside = Inside("gif")
    file.seek(10)
    flags = file.read(3)
    if len(flags) == 3 and flags[0] & 0x80:
        file.seek(3 << ((flags[0] & 7) + 1), 1)
    for _ in range(_MAX_EXTENSIONS):
        mark = file.read(2)
        if len(mark) < 2 or mark[0] != _EXTENSION:
            break
        data = b"".join(_sub_blocks(file))
        if mark[1] == _COMMENT:
            inside.texts.setdefault("comment", data.decode("utf-8", "replace"))
    return inside


def _sub_blocks(file: BinaryIO) -> Iterator[bytes]:
    total = 0
    while (size := file.read(1)) and size[0]:
        total += size[0]
        if total > MAX_PACKET:
            raise FileFormatError("The GIF carries more text than can be read.")
        yield file.read(size[0])


GIF = FilmFormat(
    key="gif",
    name="GIF",
    summary="256 colours, plays anywhere",
    suffixes=(".gif",),
    rates=(12, 15, 25),
    usual_rate=15,
    max_fps=50,
    there_and_back=True,
    begins=lambda head: head[:6] in (b"GIF87a", b"GIF89a"),
    encoder=_Gif,
    look_inside=_look_inside,
    mime="image/gif",
)
