"""EXIF blocks and the directories of TIFF that they are made of, written and read within bounds."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import BinaryIO

from PIL import Image

MAX_EXIF = 1 << 20
MARK = b"Exif\0\0"
_MAX_COMMENT = 16_008
_USER_COMMENT, _EXIF_IFD = 0x9286, 0x8769
_SOFTWARE, _X_DPI, _Y_DPI, _DPI_UNIT, _INCHES = 0x0131, 0x011A, 0x011B, 0x0128, 2


def exif_block(software: str, dpi: float, comment: str) -> bytes:
    """Resolution, software and, where there is one, a user comment."""
    exif = Image.Exif()
    exif[_SOFTWARE] = software
    exif[_X_DPI] = exif[_Y_DPI] = dpi
    exif[_DPI_UNIT] = _INCHES
    if comment:
        body = b"UNICODE\0" + comment.encode("utf-16-be", "replace")
        exif.get_ifd(_EXIF_IFD)[_USER_COMMENT] = body
    return exif.tobytes()


def user_comment(exif: bytes) -> str:
    """The user comment of an EXIF block, where other tools keep their parameters."""
    data = exif.removeprefix(MARK)
    file, order = BytesIO(data), "<" if data[:2] == b"II" else ">"
    try:
        entries = directory(file, order)
        inner = next((place for tag, _, _, place in entries if tag == _EXIF_IFD), 0)
        entries = directory(file, order, inner) if inner else []
        found = ((size, at) for tag, _, size, at in entries if tag == _USER_COMMENT)
        size, at = next(found, (0, 0))
    except struct.error:
        return ""
    code, body = data[at : at + 8], data[at + 8 : at + min(size, _MAX_COMMENT)]
    if code == b"UNICODE\0":
        little = body[1:2] == b"\0"
        return body.decode("utf-16-le" if little else "utf-16-be", "replace")
    return body.decode("utf-8", "replace").strip("\0")


def directory(file: BinaryIO, order: str, position: int = 0) -> list[tuple[int, int, int, int]]:
    """(tag, type, count, value or place) of every entry of a directory; 0 means the first one.

    Args:
        file: a TIFF, or the TIFF inside an EXIF block.
        order: `<` or `>`, the order of its bytes.
        position: of the directory.

    Raises:
        struct.error: the file is cut off.
    """
    if not position:
        file.seek(4)
        position = int(struct.unpack(f"{order}I", file.read(4))[0])
    file.seek(position)
    (count,) = struct.unpack(f"{order}H", file.read(2))
    entries = file.read(12 * count)
    return [
        struct.unpack_from(f"{order}HHII", entries, at) for at in range(0, len(entries) - 11, 12)
    ]
