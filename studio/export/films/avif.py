"""Animated AVIF: a film that pages show like a picture."""

from __future__ import annotations

from typing import BinaryIO

from studio.export.films.coded import joins, pieces_of
from studio.export.films.descriptor import FilmFormat, Reel
from studio.export.films.mp4 import AV1, look_inside
from studio.export.formats.avif import AVIF
from studio.export.metadata.inside import Inside


def _again(reel: Reel) -> dict[str, str]:
    return {"loop": "0" if reel.spec.loop else "1"}


def _look_inside(file: BinaryIO) -> Inside:
    """Films of ours have a box at the end; others what stills have."""
    inside = look_inside(file)
    if not inside.xmp:
        return AVIF.look_inside(file)
    return Inside(AVIF_FILM.key, inside.xmp, texts=inside.texts)


AVIF_FILM = FilmFormat(
    key="avif-film",
    name="AVIF",
    summary="small, shown like a picture",
    suffixes=(".avif",),
    rates=(12, 15, 24, 30),
    usual_rate=24,
    max_fps=60,
    there_and_back=True,
    begins=lambda head: head[4:12] == b"ftypavis",
    piece=pieces_of(AV1),
    join=joins(AV1, "avif", _again),
    look_inside=_look_inside,
    mime="image/avif",
    depths=(8, 10),
    flag=True,
    sized=True,
    even=(2, 2),
    sides=(64, 4096),
)
