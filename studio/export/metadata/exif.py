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
_EXIF_VERSION, _FLASHPIX_VERSION, _COMPONENTS, _COLOUR_SPACE = 0x9000, 0xA000, 0x9101, 0xA001
_PIXEL_WIDTH, _PIXEL_HEIGHT, _YCBCR_POSITIONING = 0xA002, 0xA003, 0x0213
_BYTE, _UNDEFINED, _SRGB, _CENTRED = 1, 7, 1, 1
_Y_CB_CR = b"\1\2\3\0"
_NAMED_TEXTS = (0x010F, 0x0110, 0x010E)
"""Make, model and description."""
_SOFTWARE, _X_DPI, _Y_DPI, _DPI_UNIT, _INCHES = 0x0131, 0x011A, 0x011B, 0x0128, 2


def exif_block(software: str, dpi: float, comment: str, size: tuple[int, int]) -> bytes:
    """Resolution, software, size (width, height) and, where there is one, a user comment.

    With all that Exif 2.32 asks of a picture in sRGB, so that no reader finds fault with it.
    """
    exif = Image.Exif()
    exif[_SOFTWARE] = software
    exif[_X_DPI] = exif[_Y_DPI] = dpi
    exif[_DPI_UNIT] = _INCHES
    exif[_YCBCR_POSITIONING] = _CENTRED
    inner = exif.get_ifd(_EXIF_IFD)
    inner[_EXIF_VERSION], inner[_FLASHPIX_VERSION] = b"0232", b"0100"
    inner[_COMPONENTS], inner[_COLOUR_SPACE] = _Y_CB_CR, _SRGB
    inner[_PIXEL_WIDTH], inner[_PIXEL_HEIGHT] = size
    if comment:
        inner[_USER_COMMENT] = b"UNICODE\0" + comment.encode("utf-16-be", "replace")
    return _typed(exif.tobytes())


def _typed(block: bytes) -> bytes:
    """The block with its raw fields typed as such; Pillow takes those it does not know for numbers.

    Both types count single bytes, so nothing moves.
    """
    order = "<" if block.removeprefix(MARK)[:2] == b"II" else ">"
    for tag in (_USER_COMMENT, _COMPONENTS):
        number, raw = (struct.pack(f"{order}HH", tag, kind) for kind in (_BYTE, _UNDEFINED))
        block = block.replace(number, raw, 1)
    return block


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


def commented(exif: bytes) -> dict[str, str]:
    """The documents that ComfyUI puts into WebP, as `prompt:{…}` and `workflow:{…}`, by name."""
    data = exif.removeprefix(MARK)
    order = "<" if data[:2] == b"II" else ">"
    found: dict[str, str] = {}
    try:
        entries = directory(BytesIO(data), order)
    except struct.error:
        return found
    for tag, _, size, at in entries:
        if tag in _NAMED_TEXTS and 4 < size <= MAX_EXIF:
            name, colon, text = data[at : at + size].decode("utf-8", "replace").partition(":")
            if colon and name.casefold() in ("prompt", "workflow"):
                found.setdefault(name.casefold(), text.strip("\0"))
    return found


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
