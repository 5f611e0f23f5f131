"""What a JPEG declares before it is decoded: size, and whether it decodes row by row."""

from __future__ import annotations

from typing import BinaryIO

_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ROW_BY_ROW = {0xC0, 0xC1}


def decodes_by_rows(file: BinaryIO) -> bool:
    """Whether a decoder can go through the file without holding all its coefficients.

    A progressive picture, or one whose first scan leaves colours out, needs six or more bytes of
    memory for every declared pixel before the first row comes out, even at reduced size.
    """
    file.seek(2)
    components = 0
    for _ in range(1000):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return False
        marker, length = head[1], int.from_bytes(head[2:4], "big")
        body = file.read(max(0, length - 2))
        if marker in _FRAMES:
            if marker not in _ROW_BY_ROW or len(body) < 6:
                return False
            components = body[5]
        if marker == 0xDA:
            return bool(body) and components > 0 and body[0] >= components
    return False
