"""Finding metadata in files from outside: bounded walks over each format's own blocks."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from studio.errors import FileFormatError
from studio.export.png import SIGNATURE
from studio.export.pngfile import read_texts
from studio.export.xmp import MAX_PACKET

MAX_EXIF = 1 << 20
_JPEG_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MAX_BLOCKS = 100_000


@dataclass
class Inside:
    """What a file carries: an XMP packet, an EXIF block, named texts."""

    kind: str
    xmp: bytes = b""
    exif: bytes = b""
    texts: dict[str, str] = field(default_factory=dict)
    skipped: int = 0


def look_inside(file: BinaryIO) -> Inside:
    """The metadata of a picture or film, by its first bytes; empty for any other file.

    Raises:
        FileFormatError: it begins like a known format and is cut off or damaged.
    """
    file.seek(0)
    head = file.read(16)
    try:
        if head.startswith(SIGNATURE):
            return _png(file)
        if head.startswith(b"\xff\xd8\xff"):
            return _jpeg(file)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(file)
        if head[:4] in (b"II*\0", b"MM\0*"):
            return _tiff(file, "<" if head[:2] == b"II" else ">")
        if head[:6] in (b"GIF87a", b"GIF89a"):
            return _gif(file)
    except struct.error:
        raise FileFormatError("The file is cut off or damaged.") from None
    if head[4:8] == b"ftyp":
        from studio.export.boxes import read_boxes

        kind, packet, exif, comment = read_boxes(file)
        return Inside(kind, packet, exif, {"comment": comment} if comment else {})
    return Inside("")


def _png(file: BinaryIO) -> Inside:
    texts = read_texts(file)
    packet = texts.found.pop("XML:com.adobe.xmp", "").encode()
    return Inside("png", packet[: MAX_PACKET + 1], b"", texts.found, texts.skipped)


def _jpeg(file: BinaryIO) -> Inside:
    inside = Inside("jpeg")
    file.seek(2)
    for _ in range(1000):
        mark = file.read(4)
        if len(mark) < 4 or mark[0] != 0xFF or mark[1] in (0xDA, 0xD9):
            break
        body = file.read(max(0, struct.unpack(">H", mark[2:])[0] - 2))
        if mark[1] == 0xE1 and body.startswith(_JPEG_XMP) and not inside.xmp:
            inside.xmp = body[len(_JPEG_XMP) :]
        elif mark[1] == 0xE1 and body.startswith(b"Exif\0\0") and not inside.exif:
            inside.exif = body
    return inside


def _webp(file: BinaryIO) -> Inside:
    inside = Inside("webp")
    file.seek(12)
    for _ in range(_MAX_BLOCKS):
        head = file.read(8)
        if len(head) < 8:
            break
        kind, size = struct.unpack("<4sI", head)
        end = file.tell() + size + size % 2
        if kind == b"XMP " and size <= MAX_PACKET:
            inside.xmp = file.read(size)
        elif kind == b"EXIF" and size <= MAX_EXIF:
            inside.exif = b"Exif\0\0" + file.read(size).removeprefix(b"Exif\0\0")
        file.seek(end)
    return inside


def _tiff(file: BinaryIO, order: str) -> Inside:
    inside = Inside("tiff")
    for tag, kind, size, place in _entries(file, order, _first_directory(file, order)):
        if tag == 700 and kind in (1, 7) and 4 < size <= MAX_PACKET:
            file.seek(place)
            inside.xmp = file.read(size)
    return inside


def _first_directory(file: BinaryIO, order: str) -> int:
    file.seek(4)
    return int(struct.unpack(f"{order}I", file.read(4))[0])


def _entries(file: BinaryIO, order: str, position: int) -> list[tuple[int, int, int, int]]:
    """(tag, type, count, value or place) of every entry of a TIFF directory."""
    file.seek(position)
    (count,) = struct.unpack(f"{order}H", file.read(2))
    entries = file.read(12 * count)
    return [
        struct.unpack_from(f"{order}HHII", entries, at) for at in range(0, len(entries) - 11, 12)
    ]


def user_comment(exif: bytes) -> str:
    """The user comment of an EXIF block, where other tools keep their parameters."""
    data = exif.removeprefix(b"Exif\0\0")
    file, order = BytesIO(data), "<" if data[:2] == b"II" else ">"
    try:
        entries = _entries(file, order, _first_directory(file, order))
        inner = next((place for tag, _, _, place in entries if tag == 0x8769), 0)
        entries = _entries(file, order, inner) if inner else []
        size, at = next(((n, place) for tag, _, n, place in entries if tag == 0x9286), (0, 0))
    except struct.error:
        return ""
    code, body = data[at : at + 8], data[at + 8 : at + min(size, 16_008)]
    if code == b"UNICODE\0":
        little = body[1:2] == b"\0"
        return body.decode("utf-16-le" if little else "utf-16-be", "replace")
    return body.decode("utf-8", "replace").strip("\0")


def _gif(file: BinaryIO) -> Inside:
    """Extensions before the first picture; films put theirs right behind the header."""
    inside = Inside("gif")
    file.seek(10)
    flags = file.read(3)
    if len(flags) == 3 and flags[0] & 0x80:
        file.seek(3 << ((flags[0] & 7) + 1), 1)
    for _ in range(64):
        mark = file.read(2)
        if len(mark) < 2 or mark[0] != 0x21:
            break
        data = b"".join(_sub_blocks(file))
        if mark[1] == 0xFE:
            inside.texts.setdefault("comment", data.decode("utf-8", "replace"))
    return inside


def _sub_blocks(file: BinaryIO) -> Iterator[bytes]:
    total = 0
    while (size := file.read(1)) and size[0]:
        total += size[0]
        if total > MAX_PACKET:
            raise FileFormatError("The GIF carries more text than can be read.")
        yield file.read(size[0])
