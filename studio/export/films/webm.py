"""WebM: for pages on the web; with VP9 it keeps transparency."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from studio.export.films.coded import Codec, joins, pieces_of
from studio.export.films.descriptor import FilmFormat, Piece, PieceEncoder, Reel
from studio.export.films.ebml import read_comment
from studio.export.films.mp4 import AV1, MAX_FPS, RATES, USUAL_RATE
from studio.export.metadata.inside import Inside

_VP9 = Codec(
    "libvpx-vp9", "VP9", "webm",
    {(8, False): "yuv420p", (8, True): "yuva420p"},
    {"deadline": "good", "cpu-used": "4"},
    quality=(63, 14),
    at_quality={"b": "0"},
)  # fmt: skip
_VP9_ALPHA = replace(_VP9, options={**_VP9.options, "auto-alt-ref": "0"})
"""Frames that are never shown have no transparency to go with them."""
_AV1 = replace(AV1, container="webm")
_MAGIC = b"\x1a\x45\xdf\xa3"


def _look_inside(file: BinaryIO) -> Inside:
    comment = read_comment(file)
    return Inside("webm", texts={"comment": comment} if comment else {})


def _vp9(reel: Reel, piece: Piece) -> PieceEncoder:
    return pieces_of(_VP9_ALPHA if reel.spec.alpha else _VP9)(reel, piece)


WEBM = FilmFormat(
    key="webm",
    name="WebM",
    summary="for the web, also transparent",
    suffixes=(".webm",),
    rates=RATES,
    usual_rate=USUAL_RATE,
    max_fps=MAX_FPS,
    there_and_back=False,
    begins=lambda head: head[:4] == _MAGIC,
    piece=_vp9,
    join=joins(_VP9, "webm", lambda reel: {}, "libopus"),
    look_inside=_look_inside,
    alpha=True,
    sized=True,
    sound="Opus",
    even=(2, 2),
)
WEBM_AV1 = replace(
    WEBM,
    key="webm-av1",
    name="WebM, AV1",
    summary="for the web, smallest",
    piece=pieces_of(_AV1),
    join=joins(_AV1, "webm", lambda reel: {}, "libopus"),
    depths=(8, 10),
    alpha=False,
    sides=(64, 4096),
)
