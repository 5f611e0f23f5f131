"""MP4: H.264 plays everywhere, H.265 and AV1 are smaller and hold 10 bits without bands."""

from __future__ import annotations

from typing import BinaryIO

from studio.export.films.boxes import read_boxes
from studio.export.films.coded import Codec, joins, pieces_of
from studio.export.films.descriptor import FilmFormat
from studio.export.metadata.inside import Inside

_NOT_OURS = (b"qt  ", b"avis")
RATES, USUAL_RATE, MAX_FPS = (24, 30, 60), 30, 120

_H264 = Codec(
    "libx264", "H.264", "mp4",
    {(8, False): "yuv420p", (10, False): "yuv420p10le"},
    {
        "preset": "superfast",
        "x264-params": "mbtree=1:rc-lookahead=5:b-adapt=0:subme=1:sync-lookahead=0",
    },
    quality=(44, 14),
    reorder=2,
)  # fmt: skip
"""Measured on films of ridges and of flowers at 512: 2.4 and 3.2 ms of work a frame, against 3.9
and 4.5 with finer steps of motion (subme=2) and a choice of where B-frames stand, for the same size
within 2 % and 0.2 and 0.6 dB less. With a thread for looking ahead, one piece of a film of 64
pixels in a hundred had other bytes than before."""
_H265 = Codec(
    "libx265", "H.265", "mp4",
    {(8, False): "yuv420p", (10, False): "yuv420p10le"},
    {"preset": "fast", "tag": "hvc1", "x265-params": "log-level=error:pools=2:frame-threads=1"},
    quality=(46, 16),
    reorder=2,
)  # fmt: skip
AV1 = Codec(
    "libsvtav1", "AV1", "mp4",
    {(8, False): "yuv420p", (10, False): "yuv420p10le"},
    {"preset": "8", "svtav1-params": "lp=2"},
    quality=(63, 18),
)  # fmt: skip


def look_inside(file: BinaryIO) -> Inside:
    """The metadata of a film made of boxes."""
    packet, comment = read_boxes(file)
    return Inside("mp4", packet, texts={"comment": comment} if comment else {})


def _mp4(key: str, name: str, summary: str, codec: Codec, shortest: int) -> FilmFormat:
    return FilmFormat(
        key=key,
        name=name,
        summary=summary,
        suffixes=(".mp4",),
        rates=RATES,
        usual_rate=USUAL_RATE,
        max_fps=MAX_FPS,
        there_and_back=False,
        begins=lambda head: head[4:8] == b"ftyp" and head[8:12] not in _NOT_OURS,
        piece=pieces_of(codec),
        join=joins(codec, "mp4", lambda reel: {"movflags": "+faststart"}, "aac"),
        look_inside=look_inside,
        mime="video/mp4",
        depths=(8, 10),
        sized=True,
        cover=True,
        sound="AAC",
        even=(2, 2),
        sides=(shortest, 4096),
    )


MP4 = _mp4("mp4", "MP4", "plays everywhere", _H264, 16)
MP4_H265 = _mp4("h265", "MP4, H.265", "smaller, for newer screens", _H265, 32)
MP4_AV1 = _mp4("av1", "MP4, AV1", "smallest, for newer programs", AV1, 64)
