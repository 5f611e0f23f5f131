"""The words in a `spiece.model`: the few fields of SentencePiece's file that are needed.

A message is a run of fields: a number (field x 8 + kind), then a whole number (kind 0), 8 bytes
(1), a length and so many bytes (2), or 4 bytes (5).

    model       1 piece, repeated   2 how it was trained   3 how text is tidied before
    piece       1 text              2 score, float32       3 what it is; 2 is the unknown
    tidying     2 table of characters and what they become, compiled

Source: the format's public description in google/sentencepiece, sentencepiece_model.proto.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from studio.errors import ModelError

MOST_PIECES = 1 << 20
_UNKNOWN = 2


@dataclass(frozen=True)
class Pieces:
    """`pieces`: (text, log of how likely). `unknown`: which stands for what none fits."""

    pieces: tuple[tuple[str, float], ...]
    unknown: int
    characters: bytes


def pieces_of(data: bytes) -> Pieces:
    """The words in the bytes of a `spiece.model`.

    Raises:
        ModelError: the bytes are no such file.
    """
    pieces: list[tuple[str, float]] = []
    unknown, characters = 0, b""
    try:
        for field, value in _fields(data):
            if field == 1 and isinstance(value, bytes):
                text, score, kind = _piece(value)
                if kind == _UNKNOWN:
                    unknown = len(pieces)
                pieces.append((text, score))
                if len(pieces) > MOST_PIECES:
                    raise ValueError("more words than any language")
            elif field == 3 and isinstance(value, bytes):
                found = next((v for f, v in _fields(value) if f == 2), b"")
                characters = found if isinstance(found, bytes) else b""
    except (ValueError, IndexError, struct.error, UnicodeDecodeError):
        pieces = []
    if not pieces:
        raise ModelError("The tokenizer's spiece.model is broken; download it again.")
    return Pieces(tuple(pieces), unknown, characters)


def _piece(data: bytes) -> tuple[str, float, int]:
    text, score, kind = "", 0.0, 1
    for field, value in _fields(data):
        if field == 1 and isinstance(value, bytes):
            text = value.decode("utf-8")
        elif field == 2 and isinstance(value, bytes):
            score = float(struct.unpack("<f", value)[0])
        elif field == 3 and isinstance(value, int):
            kind = value
    return text, score, kind


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(field, value) of a message, in order."""
    at = 0
    while at < len(data):
        tag, at = _whole(data, at)
        field, kind = tag >> 3, tag & 7
        if kind == 0:
            number, at = _whole(data, at)
            yield field, number
            continue
        if kind == 2:
            length, at = _whole(data, at)
        elif kind in (1, 5):
            length = 8 if kind == 1 else 4
        else:
            raise ValueError(f"a field of kind {kind}")
        if at + length > len(data):
            raise ValueError("a field beyond the end")
        yield field, data[at : at + length]
        at += length


def _whole(data: bytes, at: int) -> tuple[int, int]:
    """A whole number of seven bits a byte, and where the next begins."""
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at
        if shift > 63:
            raise ValueError("a number without end")
