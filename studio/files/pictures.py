"""Pictures from outside, read within bounds: upright, sRGB, 8 bit, no larger than asked for."""

from __future__ import annotations

import hashlib
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from studio.errors import PictureError
from studio.files.atomic import printable
from studio.files.coded_colour import by_code_points, code_points
from studio.files.colour import composited, declares_sixteen_bits, to_eight_bits, to_srgb
from studio.files.depth import as_used
from studio.files.jpeg_scan import decodes_by_rows

WORKING_SIDE = 1536
MAX_PIXELS = 120_000_000
MAX_FILE_BYTES = 2 << 30
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "AVIF", "GIF", "BMP", "JPEG2000")
DAMAGE = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    EOFError, OverflowError, RuntimeError, struct.error, zlib.error,
    Image.DecompressionBombError,
)  # fmt: skip
"""What decoders raise on damaged files."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_lock = threading.Lock()


@dataclass(frozen=True)
class Picture:
    """A picture from outside.

    `pixels`: [H, W, 3] uint8 sRGB, upright, C-contiguous. `sha256`: of the file's bytes.
    `width`, `height`: of the file, upright. `notes`: plain sentences on what was changed.
    """

    pixels: NDArray[np.uint8]
    sha256: str
    width: int
    height: int
    notes: tuple[str, ...] = ()


def read_picture(source: Path | str | bytes, side_px: int = WORKING_SIDE) -> Picture:
    """The picture in a file (or in its bytes), its longer side at most `side_px`.

    Any mode, depth, profile and rotation is understood; of an animation the first frame is taken.
    Nothing larger than `MAX_PIXELS` is ever decoded.

    Raises:
        PictureError: it cannot be read within bounds; says what was found and what to do.
    """
    name = "The picture" if isinstance(source, bytes) else printable(Path(source).name)
    with _opened(source, name) as file:
        sha256 = _hash(file, name)
        with _lock, _unwarned():
            return _read(file, name, sha256, max(1, side_px))


def read_exact(source: Path | str | bytes, width: int, height: int) -> NDArray[np.uint8]:
    """[height, width, 3|4] uint8: the pixels of a file as they stand in it, profile ignored.

    Four channels are those of CMYK, or the last of them is alpha.

    Raises:
        PictureError: it cannot be read, or has another size.
    """
    name = "The picture" if isinstance(source, bytes) else printable(Path(source).name)
    with _opened(source, name) as file, _lock, _unwarned():
        try:
            with Image.open(file, formats=FORMATS) as image:
                if image.size != (width, height):
                    found = "{} × {}".format(*image.size)
                    raise PictureError(f"{name} is {found}, expected {width} × {height}.")
                kept = {"RGBA": "RGBA", "LA": "RGBA", "PA": "RGBA", "CMYK": "CMYK"}
                mode = kept.get(image.mode, "RGB")
                return np.asarray(image if image.mode == mode else image.convert(mode))
        except MemoryError:
            raise PictureError(f"{name} does not fit in memory.") from None
        except DAMAGE as error:
            raise PictureError(f"{name} is damaged ({printable(str(error))[:80]}).") from None


@contextmanager
def _opened(source: Path | str | bytes, name: str) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield BytesIO(source)
        return
    path = Path(source)
    try:
        if path.exists() and not path.is_file():
            raise PictureError(f"{name} is not a file; expected a picture.")
        file = path.open("rb")
    except FileNotFoundError:
        raise PictureError(f"There is no file {printable(str(path))}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise PictureError(f"{name} cannot be opened: {str(reason).lower()}.") from None
    with file:
        yield file


def _hash(file: BinaryIO, name: str) -> str:
    digest, size = hashlib.sha256(), 0
    while block := file.read(1 << 20):
        size += len(block)
        if size > MAX_FILE_BYTES:
            raise PictureError(f"{name} is larger than {MAX_FILE_BYTES >> 30} GB.")
        digest.update(block)
    if not size:
        raise PictureError(f"{name} is empty.")
    file.seek(0)
    return digest.hexdigest()


@contextmanager
def _unwarned() -> Iterator[None]:
    """Our own limits instead of Pillow's, for as long as the lock is held."""
    limit = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = limit


def _read(file: BinaryIO, name: str, sha256: str, side_px: int) -> Picture:
    head = file.read(16)
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as image:
            return _decoded(image, file, name, sha256, side_px)
    except PictureError:
        raise
    except MemoryError:
        raise PictureError(f"{name} does not fit in memory.") from None
    except UnidentifiedImageError:
        raise PictureError(_unknown(head, name)) from None
    except DAMAGE as error:
        reason = printable(str(error))[:100].rstrip(".") or type(error).__name__
        raise PictureError(f"{name} is damaged and cannot be read ({reason}).") from None


def _unknown(head: bytes, name: str) -> str:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return f"{name} is a HEIC picture, which cannot be read here; save it as JPEG first."
    return (
        f"{name} is not a picture that can be read; expected PNG, JPEG, WebP, TIFF, AVIF, GIF"
        " or BMP."
    )


def _decoded(
    image: Image.Image, file: BinaryIO, name: str, sha256: str, side_px: int
) -> Picture:  # fmt: skip
    declared = image.size
    _bound(image, file, name, side_px)
    notes = []
    if image.format != "MPO" and getattr(image, "is_animated", False):
        image.seek(0)
        notes.append("Animated: the first frame was taken.")
    deep = declares_sixteen_bits(image)
    image.load()
    image, note = as_used(image, deep, lambda: _again(file))
    notes += [note] if note else []
    turn = _TURNS.get(image.getexif().get(0x0112, 1))
    small, note = to_eight_bits(image, deep)
    notes += [note] if note else []
    small.thumbnail((side_px, side_px), Image.Resampling.LANCZOS, reducing_gap=3.0)
    points = code_points(file)
    small, note = by_code_points(small, points) if points else to_srgb(small)
    notes += [note] if note else []
    small, note = composited(small)
    notes += [note] if note else []
    if turn is not None:
        small = small.transpose(turn)
        notes.append("Turned upright.")
        declared = declared[::-1] if turn in list(_TURNS.values())[3:] else declared
    if max(declared) > side_px:
        notes.append("Made smaller from {} × {} pixels.".format(*declared))
    pixels = np.ascontiguousarray(np.asarray(small, dtype=np.uint8))
    return Picture(pixels, sha256, declared[0], declared[1], tuple(notes))


def _again(file: BinaryIO) -> Image.Image:
    """The same picture, not decoded yet."""
    file.seek(0)
    return Image.open(file, formats=FORMATS)


def _bound(image: Image.Image, file: BinaryIO, name: str, side_px: int) -> None:
    """Refuse what would not fit, by its declared size; large JPEGs are decoded at reduced size."""
    width, height = image.size
    size = f"{name} has {width:,} × {height:,} pixels"
    if image.format in ("JPEG", "MPO"):
        position = file.tell()
        by_rows = decodes_by_rows(file)
        file.seek(position)
        if width * height > MAX_PIXELS and not by_rows:
            raise PictureError(f"{size} stored in passes; at most {MAX_PIXELS // 10**6} million.")
        image.draft(None, (2 * side_px, 2 * side_px))
        width, height = image.size
    if width * height > MAX_PIXELS:
        raise PictureError(
            f"{size}; at most {MAX_PIXELS // 10**6} million can be read. Make it smaller first."
        )
