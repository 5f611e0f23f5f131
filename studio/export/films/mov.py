"""MOV with ProRes: what editing programs take, every frame whole and with 10 bits."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from studio.export.films.coded import Codec, joins, pieces_of
from studio.export.films.descriptor import FilmFormat
from studio.export.films.mp4 import MAX_FPS, RATES, USUAL_RATE, look_inside
from studio.export.metadata.inside import Inside

_HQ = Codec(
    "prores_ks", "ProRes 422 HQ", "mov",
    {(10, False): "yuv422p10le"},
    {"profile": "3", "vendor": "apl0"},
)  # fmt: skip
_4444 = Codec(
    "prores_ks", "ProRes 4444", "mov",
    {(10, False): "yuv444p10le", (10, True): "yuva444p10le"},
    {"profile": "4", "vendor": "apl0", "alpha_bits": "16"},
)  # fmt: skip


def _look_inside(file: BinaryIO) -> Inside:
    inside = look_inside(file)
    return Inside(PRORES_HQ.key, inside.xmp, texts=inside.texts)


PRORES_HQ = FilmFormat(
    key="prores-hq",
    name="ProRes 422 HQ",
    summary="for editing, large",
    suffixes=(".mov",),
    rates=RATES,
    usual_rate=USUAL_RATE,
    max_fps=MAX_FPS,
    there_and_back=False,
    begins=lambda head: head[4:12] == b"ftypqt  ",
    piece=pieces_of(_HQ),
    join=joins(_HQ, "mov", lambda reel: {"movflags": "+faststart"}, "pcm_s24le"),
    look_inside=_look_inside,
    mime="video/quicktime",
    depths=(10,),
    quality=False,
    sound="24-bit PCM",
    even=(2, 1),
    sides=(16, 8192),
)
PRORES_4444 = replace(
    PRORES_HQ,
    key="prores-4444",
    name="ProRes 4444",
    summary="for editing, also transparent",
    piece=pieces_of(_4444),
    join=joins(_4444, "mov", lambda reel: {"movflags": "+faststart"}, "pcm_s24le"),
    alpha=True,
    even=(1, 1),
)
