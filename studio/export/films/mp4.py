"""MP4 with H.264, which plays everywhere."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, BinaryIO

import numpy as np

from studio.export.films.boxes import XMP_UUID, read_boxes
from studio.export.films.descriptor import FilmFormat, Frame, Reel
from studio.export.metadata.inside import Inside
from studio.export.metadata.provenance import SOFTWARE

_CRF = 20
"""Constant quality of x264: no difference to be seen at rest."""
_BT709, _LIMITED = 1, 1


class _Mp4:
    """x264 at constant quality, index in front, colours tagged as BT.709.

    The last odd row or column is left out, since H.264 wants even sides. PyAV is imported with
    the first frame: choosing a film should not wait for it.
    """

    def __init__(self, reel: Reel) -> None:
        self._reel = reel
        self._even = (reel.width & ~1, reel.height & ~1)
        self._container: Any = None
        self._stream: Any = None

    def _open(self) -> None:
        import av

        path = self._reel.target.temporary
        options = {"movflags": "+faststart+use_metadata_tags"}
        self._container = av.open(path, "w", format="mp4", options=options)
        self._container.metadata["comment"] = self._reel.stamp.comment().decode()
        self._container.metadata["encoder"] = SOFTWARE
        rate = Fraction(self._reel.fps).limit_denominator(1001)
        stream = self._container.add_stream("libx264", rate=rate)
        stream.width, stream.height = self._even
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": str(_CRF), "preset": "medium"}
        context = stream.codec_context
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED
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

    def finish(self, notes: tuple[str, ...]) -> None:
        """Close the film; its XMP goes into a box at the end, where nothing has to move.

        The comment was written with the first frame, before any note was known: notes stand in
        the XMP alone, which is what is read first.
        """
        for rest in self._stream.encode(None):
            self._container.mux(rest)
        self.close()
        packet = self._reel.stamp.xmp_at_the_end(notes)
        with self._reel.target.temporary.open("ab") as file:
            size = 8 + len(XMP_UUID) + len(packet)
            file.write(size.to_bytes(4, "big") + b"uuid" + XMP_UUID + packet)

    def close(self) -> None:
        if self._container is not None:
            container, self._container = self._container, None
            container.close()


def _look_inside(file: BinaryIO) -> Inside:
    packet, comment = read_boxes(file)
    return Inside("mp4", packet, texts={"comment": comment} if comment else {})


MP4 = FilmFormat(
    key="mp4",
    name="MP4",
    summary="plays in browsers",
    suffixes=(".mp4",),
    rates=(24, 30, 60),
    usual_rate=30,
    max_fps=120,
    there_and_back=False,
    begins=lambda head: head[4:8] == b"ftyp",
    encoder=_Mp4,
    look_inside=_look_inside,
    mime="video/mp4",
)
