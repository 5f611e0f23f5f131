"""A palette out of a picture, and the files that design programs take it in: ASE, GPL, CSS."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.errors import InputError
from studio.files.atomic import write_atomic
from studio.values.arrays import Bytes

MAX_COLOURS = 32
SUFFIXES = (".ase", ".gpl", ".css")
_SIDE_PX = 160
_ROUNDS = 24
Colour = tuple[int, int, int]
Points = NDArray[np.float64]

# Björn Ottosson, "A perceptual color space for image processing", 2020: sRGB to OKLab.
_TO_LMS = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
])  # fmt: skip
_TO_LAB = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
])  # fmt: skip


def palette_of(picture: Bytes, count: int) -> tuple[Colour, ...]:
    """At most `count` colours that stand for a picture [H, W, 3|4], dark to bright.

    Lloyd's k-means in OKLab, begun with the farthest points, so that a small sun counts as well as
    a large sky; colours nobody could tell apart become one. The same picture gives the same ones.

    Raises:
        InputError: `count` is not in 2 … 32.
    """
    if not 2 <= count <= MAX_COLOURS:
        raise InputError(f"A palette has 2 to {MAX_COLOURS} colours, not {count}.")
    image = Image.fromarray(np.ascontiguousarray(picture[..., :3]))
    image.thumbnail((_SIDE_PX, _SIDE_PX), Image.Resampling.BOX)
    colours = np.asarray(image).reshape(-1, 3)
    unique, weights = np.unique(colours, axis=0, return_counts=True)
    points = _oklab(unique)
    centres = _farthest(points, weights, count)
    for _ in range(_ROUNDS):
        nearest = _nearest(points, centres)
        moved = np.stack([
            np.average(points[nearest == k], axis=0, weights=weights[nearest == k])
            if (nearest == k).any() else centres[k]
            for k in range(len(centres))
        ])  # fmt: skip
        if np.abs(moved - centres).max() < 1e-6:
            break
        centres = moved
    nearest = _nearest(points, centres)
    found: dict[Colour, float] = {}
    for k in range(len(centres)):
        if not (nearest == k).any():
            continue
        members = np.flatnonzero(nearest == k)
        close = members[((points[members] - centres[k]) ** 2).sum(axis=1).argmin()]
        red, green, blue = (int(v) for v in unique[close])
        found[red, green, blue] = float(points[close, 0])
    return tuple(sorted(found, key=lambda colour: found[colour]))


def _oklab(colours: NDArray[np.uint8]) -> Points:
    values = colours.astype(np.float64) / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    lab: Points = np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T
    return lab


def _farthest(points: Points, weights: NDArray[np.int64], count: int) -> Points:
    """The commonest colour, then each time the one farthest from all before."""
    chosen = [int(weights.argmax())]
    distance = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < min(count, len(points)):
        # a colour of few pixels counts less, so that noise makes no colours
        nearest = int((distance * np.sqrt(np.minimum(weights, 50))).argmax())
        if distance[nearest] < 1e-4:
            break
        chosen.append(nearest)
        distance = np.minimum(distance, ((points - points[nearest]) ** 2).sum(axis=1))
    return points[chosen]


def _nearest(points: Points, centres: Points) -> NDArray[np.int64]:
    distances = ((points[:, None] - centres[None]) ** 2).sum(axis=2)
    found: NDArray[np.int64] = distances.argmin(axis=1)
    return found


def write_palette(path: Path, colours: tuple[Colour, ...], name: str) -> Path:
    """Write a palette as its file's name asks for.

    Raises:
        InputError: it asks for none of ASE, GPL and CSS.
        ExportError: it cannot be written.
    """
    writers = {".ase": _ase, ".gpl": _gpl, ".css": _css}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise InputError(f"{path.name[-60:]!r} is no palette; end it with .ase, .gpl or .css.")
    return write_atomic(path, writer(colours, name))


def hexadecimal(colour: Colour) -> str:
    """`#f2a65a`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _ase(colours: tuple[Colour, ...], name: str) -> bytes:
    """Adobe Swatch Exchange 1.0: one group, global RGB colours."""
    blocks = [_block(0xC001, _words(name))]
    for colour in colours:
        model = b"RGB " + struct.pack(">3f", *(v / 255 for v in colour)) + struct.pack(">H", 0)
        blocks.append(_block(0x0001, _words(hexadecimal(colour)) + model))
    blocks.append(_block(0xC002, b""))
    return b"ASEF" + struct.pack(">2HI", 1, 0, len(blocks)) + b"".join(blocks)


def _block(kind: int, data: bytes) -> bytes:
    return struct.pack(">HI", kind, len(data)) + data


def _words(text: str) -> bytes:
    """A text with its length and its end, in UTF-16."""
    units = text[:200].encode("utf-16-be")
    return struct.pack(">H", len(units) // 2 + 1) + units + b"\0\0"


def _gpl(colours: tuple[Colour, ...], name: str) -> bytes:
    """A palette of GIMP, which Inkscape and Krita read too."""
    lines = ["GIMP Palette", f"Name: {_line(name)}", f"Columns: {len(colours)}", "#"]
    lines += ["{:3d} {:3d} {:3d}\t".format(*c) + hexadecimal(c) for c in colours]
    return ("\n".join(lines) + "\n").encode()


def _css(colours: tuple[Colour, ...], name: str) -> bytes:
    """Custom properties on the root."""
    safe = _line(name).replace("*/", "")
    lines = [f"/* {safe} */", ":root {"]
    lines += [f"  --colour-{k}: {hexadecimal(c)};" for k, c in enumerate(colours, 1)]
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
