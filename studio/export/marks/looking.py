"""Looking for a mark in a file, and what it means here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.errors import ExportError, PictureError
from studio.export.marks.finder import find
from studio.export.marks.register import Entry, Register, nobody
from studio.files.pictures import read_picture

SIDE = 2048
"""Pixels of the longer side that is looked at; larger pictures are made smaller first."""
_FRAMES = 3
_EBML = b"\x1a\x45\xdf\xa3"
"""How WebM and Matroska begin."""
_STILLS = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1")
"""Brands of pictures in the container that films come in too."""


@dataclass(frozen=True)
class Look:
    """What looking for a mark in a file came to.

    Attributes:
        state: `ours`: in the register, `entry` says which export. `other`: a mark, but of an
            export that this register does not know. `none`: no mark that can be told from chance.
        mark: the id in 12 hexadecimal digits; empty where there is none.
        score: how well it agrees, in standard deviations; 12 is sure by itself.
        words: one sentence for people.
    """

    state: Literal["ours", "other", "none"]
    mark: str = ""
    score: float = 0.0
    words: str = "No mark was found."
    entry: Entry | None = None


def look_for_mark(file: Path | str, register: Register | None = None) -> Look:
    """Look for a mark in a picture or film of any origin; takes a second or two.

    Args:
        file: any picture that can be read, or a film.
        register: whose exports are known; by default those of this person.

    Raises:
        PictureError: it cannot be read as a picture.
    """
    register = register or Register()
    trouble = ""
    try:
        known = register.known()
    except ExportError as error:
        known, trouble = nobody(), f" {error}"
    for pixels in _pictures(Path(file)):
        found = find(pixels, known)
        if found is not None:
            return _meaning(found.mark, found.score, register, trouble)
    return Look("none", words=f"No mark was found.{trouble}")


def _meaning(mark: int, score: float, register: Register, trouble: str) -> Look:
    shown, entry = f"{mark:012x}", None
    if not trouble:
        entry = register.find(mark)
    if entry is None:
        words = f"Marked by a studio as {shown}, which is not in the register here.{trouble}"
        return Look("other", shown, score, words)
    back = "; its place is in the register" if entry.recipe else ""
    return Look("ours", shown, score, f"Marked: {entry.words}{back}.", entry)


def _pictures(file: Path) -> Iterator[NDArray[np.uint8]]:
    """The picture, or the first few key frames of a film."""
    try:
        with file.open("rb") as opened:
            head = opened.read(12)
    except (OSError, ValueError):
        head = b""
    if head[:4] == _EBML or (head[4:8] == b"ftyp" and head[8:12] not in _STILLS):
        yield from _key_frames(file)
    else:
        yield read_picture(file, SIDE).pixels


def _key_frames(file: Path) -> Iterator[NDArray[np.uint8]]:
    import av

    try:
        with av.open(str(file)) as container:
            stream = container.streams.video[0]
            stream.codec_context.skip_frame = "NONKEY"
            if max(stream.width, stream.height) > 4 * SIDE:
                raise PictureError("The film is too large to be looked at.")
            for number, frame in enumerate(container.decode(stream)):
                yield frame.to_ndarray(format="rgb24").astype(np.uint8, copy=False)
                if number + 1 >= _FRAMES:
                    return
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise PictureError(f"The film cannot be read: {str(error)[:80]}.") from None
