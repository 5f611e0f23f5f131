"""Colour profiles from outside, read within bounds: what they are for, and their matrix.

Source: ICC.1:2022, clauses 7 (header and tag table) and 10 (tag types).
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import ImageCms

from studio.errors import InputError
from studio.files.atomic import printable

MAX_BYTES = 16 << 20
MAX_TAGS = 128
SAMPLES = 65_536
_HEAD = 132
_KINDS = (b"mntr", b"prtr", b"scnr", b"spac")
_SPACES: dict[bytes, Literal["RGB", "CMYK"]] = {b"RGB ": "RGB", b"CMYK": "CMYK"}
_MATRIX = (b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC")
_PARAMETERS = (1, 3, 4, 5, 7)
Curve = NDArray[np.float64]


@dataclass(frozen=True)
class Shaper:
    """A profile of a matrix and curves.

    `to_xyz`: [3, 3] from linear RGB to XYZ under D50. `curves`: for each channel [65536] light in
    [0, 1] of evenly spaced numbers, never falling.
    """

    to_xyz: NDArray[np.float64]
    curves: tuple[Curve, Curve, Curve]


@dataclass(frozen=True)
class Profile:
    """A profile that pictures can be converted to. `shaper` is None for one of tables."""

    data: bytes = field(repr=False)
    sha256: str
    name: str
    space: Literal["RGB", "CMYK"]
    shaper: Shaper | None = field(default=None, repr=False)


def parsed(data: bytes, name: str) -> Profile:
    """The profile in the bytes of a file called `name`.

    Raises:
        InputError: it is none, is damaged, or nothing can be converted to it.
    """
    shown = printable(name)
    tags = _tags(data, shown)
    kind, space = data[12:16], data[16:20]
    if kind not in _KINDS:
        raise InputError(f"{shown} is a colour profile of another kind; expected one of a device.")
    if space not in _SPACES:
        found = "".join(c for c in space.decode("latin-1") if c.isprintable()).strip()
        raise InputError(
            f"{shown} is a profile for {found or 'other'} colours; expected RGB or CMYK."
        )
    if space == b"RGB " and b"B2A0" not in tags and all(tag in tags for tag in _MATRIX):
        shaper = _shaper(tags, shown)
    elif b"B2A0" in tags and b"A2B0" in tags:
        shaper = None
    else:
        raise InputError(f"{shown} says how to read its colours, but not how to make them.")
    title = _title(data, shown)
    return Profile(data, hashlib.sha256(data).hexdigest(), title, _SPACES[space], shaper)


def _tags(data: bytes, shown: str) -> dict[bytes, bytes]:
    """The tags' data; what lies outside of the file is damage."""
    if len(data) < _HEAD or data[36:40] != b"acsp":
        raise InputError(f"{shown} is not a colour profile; expected an .icc or .icm file.")
    size, count = struct.unpack(">I", data[:4])[0], struct.unpack(">I", data[128:132])[0]
    if not _HEAD <= size <= len(data) or count > MAX_TAGS or _HEAD + 12 * count > size:
        raise InputError(f"The colour profile {shown} is damaged or cut off.")
    tags: dict[bytes, bytes] = {}
    for number in range(count):
        name, start, length = struct.unpack_from(">4sII", data, _HEAD + 12 * number)
        if start < _HEAD or start + length > size or length < 8:
            raise InputError(f"The colour profile {shown} is damaged or cut off.")
        tags.setdefault(name, data[start : start + length])
    return tags


def _title(data: bytes, shown: str) -> str:
    """What the profile calls itself; littlecms refuses here what it would refuse later."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data)).profile
        words = profile.profile_description or ""
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        raise InputError(f"The colour profile {shown} is damaged and cannot be used.") from None
    title = "".join(c for c in words if c.isprintable()).strip()[:80]
    return title or shown.rpartition(".")[0] or shown


def _shaper(tags: dict[bytes, bytes], shown: str) -> Shaper:
    try:
        columns = [_xyz(tags[name]) for name in _MATRIX[:3]]
        red, green, blue = (_curve(tags[name]) for name in _MATRIX[3:])
    except (struct.error, ValueError, OverflowError):
        raise InputError(f"The colour profile {shown} is damaged and cannot be used.") from None
    matrix = np.stack(columns, axis=1)
    if abs(np.linalg.det(matrix)) < 1e-4:
        raise InputError(f"The colour profile {shown} is damaged and cannot be used.")
    return Shaper(matrix, (red, green, blue))


def _xyz(data: bytes) -> NDArray[np.float64]:
    if data[:4] != b"XYZ ":
        raise ValueError(data[:4])
    return np.array(struct.unpack_from(">3i", data, 8)) / 65536


def _curve(data: bytes) -> Curve:
    """[65536] what the channel's numbers mean as light."""
    x = np.linspace(0, 1, SAMPLES)
    if data[:4] == b"curv":
        curve = _listed(data, x)
    elif data[:4] == b"para":
        curve = _reckoned(data, x)
    else:
        raise ValueError(data[:4])
    if not np.isfinite(curve).all() or (np.diff(curve) < 0).any() or curve[-1] - curve[0] < 0.5:
        raise ValueError("falls")
    return np.clip(curve, 0, 1)


def _listed(data: bytes, x: Curve) -> Curve:
    (count,) = struct.unpack_from(">I", data, 8)
    if count == 0:
        return x
    if count == 1:
        gamma: Curve = x ** (struct.unpack_from(">H", data, 12)[0] / 256)
        return gamma
    if count > SAMPLES or len(data) < 12 + 2 * count:
        raise ValueError(count)
    values = np.frombuffer(data, ">u2", count, 12) / 65535
    return np.interp(x, np.linspace(0, 1, count), values)


def _reckoned(data: bytes, x: Curve) -> Curve:
    (kind,) = struct.unpack_from(">H", data, 8)
    if kind >= len(_PARAMETERS):
        raise ValueError(kind)
    told = [v / 65536 for v in struct.unpack_from(f">{_PARAMETERS[kind]}i", data, 12)]
    g, a, b, c, d, e, f = (*told, *[0.0] * 7)[:7]
    if kind == 0:
        a, low, start, add = 1.0, 0 * x, 0.0, 0.0
    elif kind in (1, 2):
        start, add = (-b / a if a else 0.0), (c if kind == 2 else 0.0)
        low = 0 * x + add
    else:
        low, start, add = c * x + f, d, e
    with np.errstate(all="ignore"):
        high: Curve = np.maximum(a * x + b, 0) ** g + add
    return np.where(x >= start, high, low)
