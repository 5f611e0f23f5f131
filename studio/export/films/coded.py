"""Films that FFmpeg's encoders write: pieces that each begin with a key frame, joined as they are.

Every piece is coded by an encoder of its own, with a fixed number of threads, so that its bytes
depend on its frames alone; joining moves packets and never codes again. Colours are those of
ITU-R BT.709 in the limited range, and say so.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from studio.errors import ExportError, InputError
from studio.export.films.boxes import XMP_UUID
from studio.export.films.descriptor import Begins, Ending, Frame, Joins, Piece, Reel
from studio.export.films.sound import SoundStream

_BT709, _LIMITED = 1, 1
_THREADS = 2
_SMALL = 128
"""Pictures with a shorter side are coded by one thread: with two, x264 gives them other bytes now
and then (a piece in a hundred at 64 pixels, none in 250 at 128)."""
_ROOM = 0.97
"""Of a size that was asked for; the rest is for the index and what the film says of itself."""
_LOUD = ("SVT_LOG", "1")
"""An encoder that talks on stderr unless it is told to be quiet."""


@dataclass(frozen=True)
class Codec:
    """One encoder of FFmpeg.

    Attributes:
        name: as FFmpeg calls it.
        words: as people call it.
        container: of its pieces.
        pixels: how it holds pixels, by (bits, alpha).
        options: always given to it.
        quality: the number that stands for the worst and the best quality; None: fixed.
        at_quality: further options where a quality is wanted and not a size.
        reorder: by how many frames packets run ahead of what is shown.
    """

    name: str
    words: str
    container: str
    pixels: Mapping[tuple[int, bool], str]
    options: Mapping[str, str] = field(default_factory=dict)
    quality: tuple[int, int] | None = None
    at_quality: Mapping[str, str] = field(default_factory=dict)
    reorder: int = 0


def pieces_of(codec: Codec) -> Begins:
    """What begins to write a piece with `codec`."""
    return lambda reel, piece: _Coded(codec, reel, piece)


class _Coded:
    """One piece. PyAV is imported with the first frame: choosing a film should not wait for it."""

    def __init__(self, codec: Codec, reel: Reel, piece: Piece) -> None:
        self._codec, self._reel, self._piece = codec, reel, piece
        self._container: Any = None
        self._stream: Any = None
        self._count = 0
        self._coded = 0

    def add(self, frame: Frame) -> None:
        with _plainly(self._codec, self._reel):
            if self._container is None:
                self._open()
            picture = self._picture(frame)
            picture.pts, picture.time_base = self._count, 1 / self._reel.rate
            self._mux(picture)
            self._count += 1

    def finish(self) -> None:
        with _plainly(self._codec, self._reel):
            self._mux(None)
            self.close()

    def close(self) -> None:
        if self._container is not None:
            container, self._container = self._container, None
            container.close()

    def _mux(self, picture: Any) -> None:
        """Code a picture, or with None what is left, and count decoding times here.

        x265 reckons them from a number that it has not set where a piece has fewer frames than it
        reorders: the muxer then refuses about one such piece in ten.
        """
        for packet in self._stream.encode(picture):
            shown = round(packet.pts * packet.time_base * self._reel.rate)
            _place(packet, 1 / self._reel.rate, shown, self._coded - self._codec.reorder)
            self._coded += 1
            self._container.mux(packet)

    def _open(self) -> None:
        import av

        os.environ.setdefault(*_LOUD)
        codec, reel = self._codec, self._reel
        self._container = av.open(
            self._piece.path, "w", format=codec.container, options={"fflags": "+bitexact"}
        )
        stream = self._container.add_stream(codec.name, rate=reel.rate)
        stream.width, stream.height = reel.width, reel.height
        stream.pix_fmt = codec.pixels[reel.spec.bits, reel.spec.alpha]
        context = stream.codec_context
        stream.options = {**codec.options, **self._strength(context)}
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED
        context.thread_count = _THREADS if min(reel.width, reel.height) >= _SMALL else 1
        self._stream = stream

    def _strength(self, context: Any) -> dict[str, str]:
        """Options for the quality or, of the size that is left, this piece's bits a second."""
        codec, reel = self._codec, self._reel
        if codec.quality is None:
            return {}
        if reel.spec.size_mb:
            left = reel.spec.size_mb * 1e6 * _ROOM - reel.sound_bytes - self._piece.written
            seconds = max(1, reel.frames - self._piece.first) / reel.rate
            context.bit_rate = max(20_000, int(8 * left / seconds))
            return {}
        worst, best = codec.quality
        number = round(worst + (best - worst) * reel.spec.quality / 100)
        return {"crf": str(number), **codec.at_quality}

    def _picture(self, frame: Frame) -> Any:
        import av

        deep = "rgba64le" if frame.shape[2] == 4 else "rgb48le"
        flat = "rgba" if frame.shape[2] == 4 else "rgb24"
        picture = av.VideoFrame.from_ndarray(frame, deep if frame.itemsize == 2 else flat)
        converted = picture.reformat(
            format=self._stream.pix_fmt, src_colorspace="ITU709", dst_colorspace="ITU709",
            src_color_range="JPEG", dst_color_range="MPEG",
        )  # fmt: skip
        converted.color_primaries = converted.color_trc = _BT709
        return converted


def joins(
    codec: Codec, muxer: str, options: Callable[[Reel], dict[str, str]], sound: str = ""
) -> Joins:
    """What makes a film of pieces in the container that FFmpeg calls `muxer`.

    `sound`: the encoder of its sound, where it can have one. Where the container is made of boxes,
    the XMP goes into one at the end, where nothing has to move.
    """

    def join(reel: Reel, ending: Ending, path: Path) -> None:
        import av

        with _plainly(codec, reel):
            given = {"fflags": "+bitexact", **options(reel)}
            container = av.open(path, "w", format=muxer, options=given)
            try:
                container.metadata["comment"] = ending.stamp.comment(ending.notes).decode()
                _fill(container, codec, reel, ending, sound)
            finally:
                container.close()
        if muxer != "webm":
            _append_xmp(path, ending)

    return join


def _fill(container: Any, codec: Codec, reel: Reel, ending: Ending, sound: str) -> None:
    """Every packet at its place in time, counted in frames; sound goes in as it is due."""
    import av

    unit, first, stream, heard = 1 / reel.rate, 0, None, None
    for path, count in zip(ending.pieces, ending.counts, strict=True):
        with av.open(path) as piece:
            video = piece.streams.video[0]
            if stream is None:
                stream = container.add_stream_from_template(video, opaque=True)
                stream.time_base = unit
                if ending.sound is not None and sound:
                    heard = SoundStream(container, sound, ending.sound, sum(ending.counts) * unit)
                cover = _cover(container, ending.cover)
            found = 0
            for packet in piece.demux(video):
                if packet.pts is None or not packet.size:
                    continue
                shown = round(packet.pts * packet.time_base / unit)
                _place(packet, unit, first + shown, first + found - codec.reorder)
                packet.stream = stream
                if heard is not None:
                    heard.upto((first + found) * unit)
                container.mux(packet)
                found += 1
        if found != count:
            raise ExportError(f"A piece of the film is damaged; remove {path.parent.name}.")
        first += count
    if heard is not None:
        heard.finish()
    if cover is not None:
        still = av.Packet(ending.cover)
        _place(still, Fraction(1, 1000), 0, 0)
        still.stream = cover
        container.mux(still)


def _place(packet: Any, unit: Fraction, shown: int, decoded: int) -> None:
    packet.time_base, packet.pts, packet.dts, packet.duration = unit, shown, decoded, 1


def _cover(container: Any, cover: bytes) -> Any:
    """The stream of the poster frame, or None."""
    if not cover:
        return None
    from io import BytesIO

    from av.stream import Disposition
    from PIL import Image

    stream = container.add_stream("mjpeg")
    stream.width, stream.height = Image.open(BytesIO(cover)).size
    stream.pix_fmt = "yuvj420p"
    stream.disposition = Disposition.attached_pic
    return stream


def _append_xmp(path: Path, ending: Ending) -> None:
    packet = ending.stamp.xmp_at_the_end(ending.notes)
    with path.open("ab") as file:
        size = 8 + len(XMP_UUID) + len(packet)
        file.write(size.to_bytes(4, "big") + b"uuid" + XMP_UUID + packet)


@contextmanager
def _plainly(codec: Codec, reel: Reel) -> Iterator[None]:
    """Turn what FFmpeg says into an `OSError`, or into one sentence on the encoder.

    Whoever writes the film names it where the disk refuses: pieces have names of their own.
    """
    import av

    try:
        yield
    except av.error.FFmpegError as error:
        if isinstance(error, OSError) and error.errno not in (errno.EINVAL, None):
            raise OSError(error.errno, os.strerror(error.errno)) from None
        raise InputError(
            f"{codec.words} cannot be written at {reel.width} × {reel.height} and "
            f"{float(reel.rate):g} frames a second here; choose another size or format."
        ) from None
