"""One encoder a format: bands of rows go in, a finished file comes out."""

from __future__ import annotations

import zlib
from typing import Any, BinaryIO, Protocol

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

import studio
from studio.errors import ExportError
from studio.export.png import PngStream, checksum
from studio.export.pngfile import text_chunk
from studio.export.provenance import SOFTWARE
from studio.export.spec import StillSpec
from studio.export.stamp import NOTE_ROOM, RECIPE_KEY, Stamp

Rows = NDArray[np.uint8] | NDArray[np.uint16]
GROUND = (255, 255, 255)
_XMP_KEY = "XML:com.adobe.xmp"
_AVIF_SPEED = 8
_SMALL_PIXELS = 4_200_000
"""Up to 2048 × 2048; a larger or 16-bit PNG is packed four times faster and grows a little."""


class Encoder(Protocol):
    """Rows in, file out. Rows come top to bottom and each is complete."""

    def write(self, y0: int, rows: Rows) -> None:
        """[h, W, C] the next rows."""

    def finish(self, notes: tuple[str, ...]) -> None:
        """Complete the file; `notes` are added to its provenance."""


def encoder_for(
    file: BinaryIO, width: int, height: int, channels: int, spec: StillSpec, stamp: Stamp
) -> Encoder:
    """The encoder of a spec's format."""
    if spec.format == "png":
        return _Png(file, width, height, channels, spec, stamp)
    if spec.format == "tiff":
        return _Tiff(file, width, height, channels, spec, stamp)
    return _Whole(file, width, height, channels, spec, stamp)


class _Png:
    """Streams; the XMP packet has room for notes and is written again at the end."""

    def __init__(
        self, file: BinaryIO, width: int, height: int, channels: int, spec: StillSpec, stamp: Stamp
    ) -> None:
        self._file, self._stamp = file, stamp
        level = 6 if spec.bits == 8 and width * height <= _SMALL_PIXELS else 4
        self._stream = PngStream(file, width, height, channels, spec.bits, level)
        per_metre = round(spec.dpi / 0.0254)
        self._stream.chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(stamp.icc, 9))
        self._stream.chunk(b"pHYs", 2 * per_metre.to_bytes(4, "big") + b"\1")
        kind, data = text_chunk(_XMP_KEY, stamp.xmp(NOTE_ROOM).decode())
        self._packet_at = self._stream.chunk(kind, data)
        self._packet_length = len(data)
        for key, text in stamp.texts.items():
            self._stream.chunk(*text_chunk(key, text))
        if stamp.recipe:
            self._stream.chunk(*text_chunk(RECIPE_KEY, stamp.recipe.decode(), packed=True))

    def write(self, y0: int, rows: Rows) -> None:
        self._stream.write(rows)

    def finish(self, notes: tuple[str, ...]) -> None:
        self._stream.finish()
        if notes:
            empty = text_chunk(_XMP_KEY, "")[1]
            packet = self._stamp.xmp_with_notes(notes, self._packet_length - len(empty))
            data = empty + packet
            self._file.seek(self._packet_at)
            self._file.write(data + checksum(b"iTXt", data).to_bytes(4, "big"))


class _Tiff:
    """Streams uncompressed strips, which every program reads; tifffile writes the directory."""

    def __init__(
        self, file: BinaryIO, width: int, height: int, channels: int, spec: StillSpec, stamp: Stamp
    ) -> None:
        self._file, self._stamp = file, stamp
        self._dtype = np.dtype("<u2" if spec.bits == 16 else "u1")
        self._line = width * channels * self._dtype.itemsize
        packet = stamp.xmp(NOTE_ROOM)
        with tifffile.TiffWriter(file, byteorder="<") as writer:
            place = writer.write(
                shape=(height, width, channels), dtype=self._dtype, photometric="rgb",
                planarconfig="contig", extrasamples=("unassalpha",) if channels == 4 else None,
                resolution=(spec.dpi, spec.dpi), resolutionunit="inch", iccprofile=stamp.icc,
                software=f"{SOFTWARE} {studio.__version__}", metadata=None, returnoffset=True,
                extratags=[(700, 1, len(packet), packet, True)],
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


class _Plain:
    """A file without a number, so that Pillow writes through it and every error keeps its cause."""

    def __init__(self, file: BinaryIO) -> None:
        self.write, self.flush, self.tell = file.write, file.flush, file.tell


class _Whole:
    """JPEG, WebP and AVIF: their encoders want the whole picture at once."""

    def __init__(
        self, file: BinaryIO, width: int, height: int, channels: int, spec: StillSpec, stamp: Stamp
    ) -> None:
        self._file, self._spec, self._stamp = file, spec, stamp
        self._flatten = channels == 4 and spec.format == "jpeg"
        mode = "RGBA" if channels == 4 and not self._flatten else "RGB"
        self._image = Image.new(mode, (width, height))

    def write(self, y0: int, rows: Rows) -> None:
        eight = np.ascontiguousarray(rows, dtype=np.uint8)
        band = Image.fromarray(flattened(eight) if self._flatten else eight)
        self._image.paste(band, (0, y0))

    def finish(self, notes: tuple[str, ...]) -> None:
        packet = self._stamp.xmp()
        if notes:
            packet = self._stamp.xmp_with_notes(notes, len(packet) + NOTE_ROOM)
        save(self._image, _Plain(self._file), self._spec, {
            "xmp": packet, "exif": self._stamp.exif(), "icc_profile": self._stamp.icc,
        })  # fmt: skip


def flattened(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """[H, W, 3]: straight alpha on white."""
    alpha = rgba[..., 3:].astype(np.uint16)
    mixed = rgba[..., :3] * alpha + np.array(GROUND, np.uint16) * (255 - alpha)
    return ((mixed + 127) // 255).astype(np.uint8)


def save(image: Image.Image, file: Any, spec: StillSpec, extra: dict[str, Any]) -> None:
    """Encode a whole picture with Pillow, as `spec` says, into `file` (only `write` is used).

    Raises:
        ExportError: the encoder failed; out of memory, for instance.
    """
    options: dict[str, Any] = {"quality": spec.quality, **extra}
    if spec.format == "jpeg":
        dpi = round(spec.dpi)
        options |= {"dpi": (dpi, dpi), "subsampling": 0 if spec.quality >= 90 else 2}
    elif spec.format == "webp":
        options |= {"lossless": spec.lossless, "method": 4, "exact": True}
    else:
        options |= {"speed": _AVIF_SPEED, "max_threads": 1}
        options |= {"subsampling": "4:4:4" if spec.quality >= 90 else "4:2:0"}
    try:
        image.save(file, spec.format.upper(), **options)
    except (MemoryError, ValueError, RuntimeError) as error:
        reason = str(error)[:100] or "out of memory"
        raise ExportError(f"The {spec.format} could not be encoded: {reason}.") from None
