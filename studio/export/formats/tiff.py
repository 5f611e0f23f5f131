"""TIFF: every pixel as it is, 8 or 16 bits, uncompressed, for print and grading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import tifffile

import studio
from studio.errors import PictureError
from studio.export.formats.descriptor import Page, Rows, StillFormat
from studio.export.metadata.exif import directory
from studio.export.metadata.inside import Inside
from studio.export.metadata.provenance import SOFTWARE
from studio.export.metadata.stamp import NOTE_ROOM
from studio.export.metadata.xmp import MAX_PACKET
from studio.files.atomic import printable
from studio.files.pictures import DAMAGE

_XMP_TAG, _BYTES, _UNDEFINED = 700, 1, 7
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


class _Tiff:
    """Streams uncompressed strips, which every program reads; tifffile writes the directory."""

    def __init__(self, page: Page) -> None:
        self._file, self._stamp = page.file, page.stamp
        self._dtype = np.dtype("<u2" if page.bits == 16 else "u1")
        self._line = page.width * page.channels * self._dtype.itemsize
        packet = page.stamp.xmp(NOTE_ROOM)
        with tifffile.TiffWriter(page.file, byteorder="<") as writer:
            place = writer.write(
                shape=(page.height, page.width, page.channels), dtype=self._dtype,
                photometric="separated" if page.inks else "rgb", planarconfig="contig",
                extrasamples=("unassalpha",) if page.channels == 4 and not page.inks else None,
                resolution=(page.dpi, page.dpi), resolutionunit="inch",
                iccprofile=page.stamp.icc, software=f"{SOFTWARE} {studio.__version__}",
                metadata=None, returnoffset=True,
                extratags=[(_XMP_TAG, _BYTES, len(packet), packet, True)],
            )  # fmt: skip
        assert place is not None
        self._start = place[0]
        self._packet_length = len(packet)

    def write(self, y0: int, rows: Rows) -> None:
        self._file.seek(self._start + y0 * self._line)
        self._file.write(np.ascontiguousarray(rows, dtype=self._dtype).data)

    def finish(self, notes: tuple[str, ...]) -> None:
        if not notes:
            return
        self._file.seek(0)
        head = self._file.read(self._start)
        at = head.find(b"<?xpacket begin=")
        if at >= 0:
            self._file.seek(at)
            self._file.write(self._stamp.xmp_with_notes(notes, self._packet_length))


def _look_inside(file: BinaryIO) -> Inside:
    file.seek(0)
    inside = Inside("tiff")
    for tag, kind, size, place in directory(file, _ORDERS[file.read(4)]):
        if tag == _XMP_TAG and kind in (_BYTES, _UNDEFINED) and 4 < size <= MAX_PACKET:
            file.seek(place)
            inside.xmp = file.read(size)
    return inside


def _deep_rows(path: Path) -> Iterator[Rows]:
    name = printable(path.name)
    try:
        pixels = tifffile.memmap(path, mode="r")
    except DAMAGE:
        raise PictureError(f"{name} was saved by another program; expected 16 bits.") from None
    if pixels.ndim != 3:
        raise PictureError(f"{name} has {pixels.ndim} axes, expected a picture.")
    for y in range(pixels.shape[0]):
        yield np.asarray(pixels[y : y + 1])


TIFF = StillFormat(
    key="tiff",
    name="TIFF",
    summary="Every pixel as it is, for print and grading.",
    suffixes=(".tif", ".tiff"),
    packing="lossless",
    begins=lambda head: head[:4] in _ORDERS,
    encoder=_Tiff,
    look_inside=_look_inside,
    mime="image/tiff",
    depths=(8, 16),
    deep_rows=_deep_rows,
    inks=True,
)
