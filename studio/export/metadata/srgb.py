"""The sRGB profile that every export carries: built here, so that its bytes never change."""

from __future__ import annotations

import struct
from functools import cache

import numpy as np

NAME = "sRGB IEC61966-2.1"
_CURVE_POINTS = 1024
_D50 = (0.9642, 1.0, 0.8249)
# IEC 61966-2-1 primaries adapted to D50 (Bradford), as in the ICC's own sRGB profiles.
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}


@cache
def srgb_profile() -> bytes:
    """An ICC version 2 display profile of about 2.5 KB; the three curves share one table."""
    tags = [(b"desc", _description(NAME)), (b"cprt", _text("CC0")), (b"wtpt", _xyz(_D50))]
    tags += [(key, _xyz(value)) for key, value in _PRIMARIES.items()]
    curve = _curve()
    start = 128 + 4 + 12 * (len(tags) + 3)
    table, body = b"", b""
    for key, data in tags:
        table += key + struct.pack(">II", start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    for key in (b"rTRC", b"gTRC", b"bTRC"):
        table += key + struct.pack(">II", start + len(body), len(curve))
    body += curve + b"\0" * (-len(curve) % 4)
    return _header(start + len(body)) + struct.pack(">I", len(tags) + 3) + table + body


def _header(size: int) -> bytes:
    date = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI", size, b"\0\0\0\0", 0x02100000) + b"mntrRGB XYZ " + date
    head += b"acsp" + b"\0" * 28 + _fixed(_D50)
    return head + b"\0" * (128 - len(head))


def _fixed(values: tuple[float, ...]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(v * 65536) for v in values))


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _text(text: str) -> bytes:
    return b"text\0\0\0\0" + text.encode("ascii") + b"\0"


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + b"\0" * 78


def _curve() -> bytes:
    encoded = np.linspace(0.0, 1.0, _CURVE_POINTS)
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    words = np.round(linear * 65535).astype(">u2").tobytes()
    return b"curv\0\0\0\0" + struct.pack(">I", _CURVE_POINTS) + words
