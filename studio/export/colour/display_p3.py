"""Display P3, made from its primaries: a profile of a matrix and a curve, 0.6 KB.

Source: ICC.1:2022 (profile version 4.4), clauses 7.2, 8.4.2 and 10.
"""

from __future__ import annotations

import hashlib
import struct
from functools import cache

import numpy as np

from studio.export.colour.primaries import D50, D65_XY, P3_TO_XYZ, adapted, white_of

NAME = "Display P3"
_RIGHTS = "No rights reserved; CC0"
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""g, a, b, c, d of (a x + b)^g from d on, c x below: the curve of sRGB."""
_MADE = (2026, 1, 1, 0, 0, 0)
_NOT_IN_ID = (slice(44, 48), slice(64, 68), slice(84, 100))


@cache
def display_p3() -> bytes:
    """The profile's bytes; the same every time."""
    white = adapted(white_of(D65_XY))
    shared = _curve()
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text(_RIGHTS),
        b"wtpt": _xyz(D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(white.ravel()),
        b"rXYZ": _xyz(P3_TO_XYZ[:, 0]),
        b"gXYZ": _xyz(P3_TO_XYZ[:, 1]),
        b"bXYZ": _xyz(P3_TO_XYZ[:, 2]),
        b"rTRC": shared,
        b"gTRC": shared,
        b"bTRC": shared,
    }
    return assembled(tags, b"mntr", b"RGB ", b"XYZ ", 0x04400000)


def assembled(
    tags: dict[bytes, bytes], kind: bytes, space: bytes, link: bytes, version: int
) -> bytes:
    """A profile of these tags; equal ones are stored once."""
    at = 132 + 12 * len(tags)
    table, body, places = b"", b"", dict[bytes, int]()
    for name, data in tags.items():
        if data not in places:
            places[data] = at + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    head = bytearray(128)
    struct.pack_into(">I4sI4s4s4s", head, 0, at + len(body), bytes(4), version, kind, space, link)
    struct.pack_into(">6H4s", head, 24, *_MADE, b"acsp")
    head[68:80] = _fixed(D50)
    whole = bytearray(bytes(head) + struct.pack(">I", len(tags)) + table + body)
    bare = bytearray(whole)
    for part in _NOT_IN_ID:
        bare[part] = bytes(part.stop - part.start)
    whole[84:100] = hashlib.md5(bare, usedforsecurity=False).digest()
    return bytes(whole)


def _text(words: str) -> bytes:
    """The text in English."""
    data = words.encode("utf-16-be")
    return struct.pack(">4sIIIHHII", b"mluc", 0, 1, 12, 0x656E, 0x5553, len(data), 28) + data


def _curve() -> bytes:
    return struct.pack(">4sIHH", b"para", 0, 3, 0) + _fixed(np.array(_CURVE))


def _xyz(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _fixed(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bytes:
    """s15Fixed16 numbers."""
    return np.rint(values * 65536).astype(">i4").tobytes()
