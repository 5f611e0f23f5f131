"""Short films: one H.264 MP4 that plays everywhere, or a GIF that loops."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.errors import ExportError, InputError
from studio.export import provenance as prov
from studio.export.boxes import XMP_UUID
from studio.export.names import numbered, taken
from studio.export.provenance import Provenance
from studio.export.stamp import MAX_INSIDE, stamp_of
from studio.files.atomic import AtomicFile, writing

FilmKind = Literal["mp4", "gif"]
SUFFIXES: dict[FilmKind, str] = {"mp4": ".mp4", "gif": ".gif"}
QUALITY_CRF = {"high": 16, "good": 20, "small": 26}
MAX_FILM_SIDE = 4096
MAX_GIF_BYTES = 512 << 20
_BT709 = 1
_TRIES = 10_000

Frame = NDArray[np.uint8]


class FilmWriter:
    """Writes frames of `width` × `height` to one film at `path`.

    `add` takes frames in order, `finish` puts the file in place (beside what stands there unless
    `overwrite`) and gives its path, `abort` leaves nothing. For MP4 the last odd row or column is
    left out, since H.264 wants even sides. May be used on any one thread.

    Raises:
        InputError: a size or rate that the format cannot hold.
        ExportError: the file cannot be written; also from every method.
    """

    def __init__(
        self,
        path: Path | str,
        width: int,
        height: int,
        fps: float,
        kind: FilmKind,
        provenance: Provenance,
        quality: str = "good",
        include_recipe: bool = True,
        overwrite: bool = False,
    ) -> None:
        _check(kind, width, height, fps)
        told = msgspec.structs.replace(provenance, width=width, height=height)
        stamp = stamp_of(told, include_recipe, 72.0)
        shown = stamp.provenance.without_recipes() if stamp.sidecar else stamp.provenance
        comment = prov.to_json(shown)
        self._comment = comment if len(comment) <= 4 * MAX_INSIDE else b""
        self._packet = stamp.xmp()
        self._size, self._overwrite = (width, height), overwrite
        self._count = 0
        self._target = AtomicFile(path, overwrite)
        self._encoder: _Mp4 | _Gif
        if kind == "mp4":
            self._encoder = _Mp4(self._target, width, height, fps, QUALITY_CRF[quality])
        else:
            self._encoder = _Gif(self._target, fps)
        self._encoder.comment = self._comment

    def add(self, frame: Frame) -> None:
        """[H, W, 3|4] uint8 the next frame.

        Raises:
            ExportError: the disk is full, or the film too large for a GIF.
        """
        assert frame.shape[:2] == self._size[::-1], frame.shape
        with writing(self._target.path):
            self._encoder.add(np.ascontiguousarray(frame[..., :3]))
        self._count += 1

    def finish(self) -> Path:
        """Complete the film and put it in place.

        Raises:
            ExportError: there was no frame, or the file cannot be written.
        """
        try:
            if not self._count:
                raise ExportError("The film has no frames; nothing was written.")
            with writing(self._target.path):
                self._encoder.finish(self._packet)
            return self._place()
        finally:
            self.abort()

    def _place(self) -> Path:
        names = numbered(self._target.path)
        for path, _ in zip(names, range(_TRIES), strict=False):
            if taken(path) and not self._overwrite:
                continue
            self._target.path = path
            try:
                return self._target.commit()
            except FileExistsError:
                continue
        raise ExportError(f"{_TRIES:,} films of this name stand in the folder; choose another.")

    def abort(self) -> None:
        """Leave nothing behind; harmless after `finish`."""
        self._encoder.close()
        self._target.abort()

    def __enter__(self) -> FilmWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abort()


def _check(kind: FilmKind, width: int, height: int, fps: float) -> None:
    if not 1 <= fps <= (120 if kind == "mp4" else 50):
        raise InputError(f"A {kind.upper()} of {fps:g} frames a second cannot be written.")
    if not (16 <= width <= MAX_FILM_SIDE and 16 <= height <= MAX_FILM_SIDE):
        raise InputError(
            f"A film of {width} × {height} cannot be written; from 16 to {MAX_FILM_SIDE} a side."
        )


class _Mp4:
    """x264 at constant quality, index in front, colours tagged as BT.709."""

    comment = b""

    def __init__(
        self, target: AtomicFile, width: int, height: int, fps: float, crf: int
    ) -> None:  # fmt: skip
        self._target, self._crf = target, crf
        self._even = (width & ~1, height & ~1)
        self._rate = Fraction(fps).limit_denominator(1001)
        self._container: Any = None
        self._stream: Any = None

    def _open(self) -> None:
        import av

        options = {"movflags": "+faststart+use_metadata_tags"}
        self._container = av.open(self._target.temporary, "w", format="mp4", options=options)
        self._container.metadata["comment"] = self.comment.decode()
        self._container.metadata["encoder"] = prov.SOFTWARE
        stream = self._container.add_stream("libx264", rate=self._rate)
        stream.width, stream.height = self._even
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": str(self._crf), "preset": "medium"}
        context = stream.codec_context
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = 1
        context.thread_count = 2
        self._stream = stream

    def add(self, frame: Frame) -> None:
        if self._container is None:
            self._open()
        self._encode(frame)

    def _encode(self, frame: Frame) -> None:
        import av

        width, height = self._even
        picture = av.VideoFrame.from_ndarray(
            np.ascontiguousarray(frame[:height, :width]), format="rgb24"
        )
        converted = picture.reformat(
            format="yuv420p", src_colorspace="ITU709", dst_colorspace="ITU709",
            src_color_range="JPEG", dst_color_range="MPEG",
        )  # fmt: skip
        for packet in self._stream.encode(converted):
            self._container.mux(packet)

    def finish(self, packet: bytes) -> None:
        """Close the film; its XMP goes into a box at the end, where nothing has to move."""
        for rest in self._stream.encode(None):
            self._container.mux(rest)
        self.close()
        with self._target.temporary.open("ab") as file:
            size = 8 + len(XMP_UUID) + len(packet)
            file.write(size.to_bytes(4, "big") + b"uuid" + XMP_UUID + packet)

    def close(self) -> None:
        if self._container is not None:
            container, self._container = self._container, None
            container.close()


class _Gif:
    """Frames with palettes of their own, each found by an octree, which is fast.

    The octree's colours are few in a smooth sky; error diffusion hides their steps (7 dB seen
    from a distance) at the same speed.
    """

    comment = b""

    def __init__(self, target: AtomicFile, fps: float) -> None:
        self._target, self._fps = target, fps
        self._frames: list[Image.Image] = []
        self._bytes = 0

    def add(self, frame: Frame) -> None:
        self._bytes += frame.shape[0] * frame.shape[1]
        if self._bytes > MAX_GIF_BYTES:
            raise ExportError("The film is too large for a GIF; choose MP4, or a smaller size.")
        image = Image.fromarray(frame)
        palette = image.quantize(256, Image.Quantize.FASTOCTREE)
        diffused = image.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
        self._frames.append(diffused)

    def finish(self, packet: bytes) -> None:
        """Each frame lasts whole hundredths of a second; the sum keeps step with the rate."""
        ends = [round(100 * (i + 1) / self._fps) for i in range(len(self._frames))]
        durations = [10 * (b - a) for a, b in zip([0, *ends], ends, strict=False)]
        first, *others = self._frames
        first.save(
            self._target.file, "GIF", save_all=True, append_images=others, duration=durations,
            loop=0, comment=self.comment, disposal=1, optimize=False,
        )  # fmt: skip

    def close(self) -> None:
        self._frames.clear()
