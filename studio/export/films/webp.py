"""Animated WebP: true colours, also transparent, shown like a picture.

Source: Google, "WebP Container Specification" (RFC 9649, 2024).
"""

from __future__ import annotations

import io
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from studio.errors import ExportError
from studio.export.films.descriptor import Ending, FilmFormat, Frame, Piece, Reel
from studio.export.films.timing import Timing
from studio.export.formats.webp import WEBP

_MAX_BYTES = (1 << 32) - (1 << 20)
_HAS_ICC, _HAS_ALPHA, _HAS_XMP, _MOVES = 0x20, 0x10, 0x04, 0x02
_ALONE = 2
"""A frame is put in the place of the one before it, and not on top."""
_PIXELS = (b"ALPH", b"VP8 ", b"VP8L")
_LOSSLESS_FROM = 100


class _Piece:
    """Frames that each stand for themselves; quality 100 keeps every pixel."""

    def __init__(self, reel: Reel, piece: Piece) -> None:
        self._reel = reel
        self._file = piece.path.open("wb")
        self._timing = Timing(reel.spec.fps, 1000, piece.first)

    def add(self, frame: Frame) -> None:
        quality = self._reel.spec.quality
        alone = io.BytesIO()
        Image.fromarray(frame).save(
            alone, "WEBP", quality=quality, lossless=quality >= _LOSSLESS_FROM, method=3, exact=True
        )
        pixels = b"".join(
            _block(kind, data) for kind, data in _blocks(alone.getvalue()) if kind in _PIXELS
        )
        size = _u24(self._reel.width - 1) + _u24(self._reel.height - 1)
        head = _u24(0) + _u24(0) + size + _u24(self._timing.next()) + bytes((_ALONE,))
        self._file.write(_block(b"ANMF", head + pixels))

    def finish(self) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()


def _join(reel: Reel, ending: Ending, path: Path) -> None:
    stamp = ending.stamp
    flags = _HAS_ICC | _HAS_XMP | _MOVES | (_HAS_ALPHA if reel.spec.alpha else 0)
    size = _u24(reel.width - 1) + _u24(reel.height - 1)
    before = (
        b"WEBP" + _block(b"VP8X", bytes((flags, 0, 0, 0)) + size) + _block(b"ICCP", stamp.icc)
        + _block(b"ANIM", struct.pack("<IH", 0, 0 if reel.spec.loop else 1))
    )  # fmt: skip
    after = _block(b"XMP ", stamp.xmp_at_the_end(ending.notes))
    total = len(before) + len(after) + sum(piece.stat().st_size for piece in ending.pieces)
    if total > _MAX_BYTES:
        raise ExportError("The film is too large for a WebP; choose WebM, or a smaller size.")
    with path.open("wb") as file:
        file.write(b"RIFF" + struct.pack("<I", total) + before)
        for piece in ending.pieces:
            with piece.open("rb") as frames:
                shutil.copyfileobj(frames, file, 1 << 20)
        file.write(after)


def _blocks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        yield kind, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _block(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _u24(value: int) -> bytes:
    return value.to_bytes(3, "little")


WEBP_FILM = FilmFormat(
    key="webp-film",
    name="WebP",
    summary="true colours, also transparent",
    suffixes=(".webp",),
    rates=(12, 15, 24, 30),
    usual_rate=24,
    max_fps=60,
    there_and_back=True,
    begins=WEBP.begins,
    piece=_Piece,
    join=_join,
    look_inside=WEBP.look_inside,
    mime="image/webp",
    alpha=True,
    flag=True,
)
