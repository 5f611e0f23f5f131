"""Is this film what its recipe makes? Frames are made again, coded again, and compared decoded."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import cast

import numpy as np
from PIL import Image

from studio.errors import InputError, PictureError, RecipeError
from studio.export.compare import Comparison
from studio.export.films.checks import check_film
from studio.export.films.descriptor import Ending, FilmFormat, FilmSpec, Frame, Piece, Reel
from studio.export.films.pixels import fitted
from studio.export.films.writer import each_piece
from studio.export.labels import labelled
from studio.export.marks.marker import holds_mark, marked
from studio.export.metadata.provenance import Compose, Label, Mark, Provenance, Taking
from studio.export.metadata.stamp import stamp_of
from studio.export.verify import CLOSE_DB, CLOSE_TILE_DB, Outcome, Verdict
from studio.files.atomic import printable

MOST_PIECES = 3
"""Of a longer film its beginning, its middle and its end are looked at."""
_PICTURES = ("gif", "webp-film", "avif-film")
_DPI = 72.0
Draw = Callable[[int, int], Iterator[Frame]]
"""(number of the first frame, how many) -> their pictures [H, W, 3|4], as the film's writer got."""


def is_film(told: Provenance | None) -> bool:
    """Whether a file says that it is a film."""
    return told is not None and (told.film is not None or told.taking is not None)


def taking_of(told: Provenance, name: str) -> Taking:
    """How the frames of a film were taken and coded.

    Raises:
        RecipeError: the file does not say it.
    """
    if told.taking is None or told.taking.shooting is None:
        raise RecipeError(
            f"{name} does not say how its frames were taken; films of this edition's"
            " `studio film` and Animate do."
        )
    return told.taking


def verify_film(path: Path | str, told: Provenance, draw: Draw) -> Verdict:
    """Whether the frames of an exported film are those that its recipe makes here and now.

    Two seconds at a time are drawn, marked and labelled again as the file says, coded by the same
    encoder and decoded. Identical: every pixel of every frame that was looked at. Close: each of
    them alike on the whole (30 dB) and in every part of it (20 dB).

    Raises:
        InputError: the file does not say how it was made, or cannot be read.
    """
    path = Path(path)
    name = printable(path.name)
    spec = _spec(taking_of(told, name))
    kind = check_film(spec, told.width, told.height)
    if kind.folder:
        raise InputError(f"{name} is a folder of pictures; only films in one file can be verified.")
    count = next((s.count for s in told.steps if isinstance(s, Compose)), 0)
    if not count > 0:
        raise RecipeError(f"{name} does not say how many frames it has.")
    parts = _parts(count, each_piece(spec.fps))
    again = _Again(kind, spec, told, count, draw)
    return _compared(path, kind, parts, count, again)


def _spec(taking: Taking) -> FilmSpec:
    assert taking.shooting is not None
    return FilmSpec(
        taking.format, taking.shooting.fps, taking.quality, 0.0, taking.bits, taking.alpha,
    )  # fmt: skip


def _parts(count: int, each: int) -> list[tuple[int, int]]:
    """(first frame, how many) of the pieces to look at."""
    pieces = [(first, min(each, count - first)) for first in range(0, count, each)]
    if len(pieces) <= MOST_PIECES:
        return pieces
    return [pieces[0], pieces[len(pieces) // 2], pieces[-1]]


class _Again:
    """Makes pieces of a film as its writer made them."""

    def __init__(
        self, kind: FilmFormat, spec: FilmSpec, told: Provenance, count: int, draw: Draw
    ) -> None:
        self._kind, self._draw = kind, draw
        self._size = (told.width, told.height)
        self._label = any(isinstance(s, Label) for s in told.steps)
        mark = next((s for s in told.steps if isinstance(s, Mark)), None)
        self._mark = mark if mark is not None and holds_mark(*self._size) else None
        self._stamp = stamp_of(Provenance(), False, _DPI)
        self._reel = Reel(*kind.padded(*self._size), spec, self._stamp, count)

    @property
    def deep(self) -> bool:
        """Whether there are more than 8 bits to compare."""
        return self._reel.spec.bits > 8

    def frames(self, first: int, count: int, folder: Path) -> Iterator[Frame]:
        """The decoded frames of a piece."""
        piece, whole = folder / f"piece-{first}", folder / f"film-{first}{self._kind.suffix}"
        encoder = self._kind.piece(self._reel, Piece(piece, first))
        try:
            for number, frame in enumerate(self._draw(first, count)):
                encoder.add(self._ready(frame, number == 0))
            encoder.finish()
        finally:
            encoder.close()
        self._kind.join(self._reel, Ending((piece,), (count,), self._stamp, ()), whole)
        return decoded(whole, self._kind, self.deep)

    def _ready(self, frame: Frame, key: bool) -> Frame:
        if frame.shape[:2] != self._size[::-1]:
            raise RecipeError("The film names a size that its pictures do not have.")
        frame = labelled(frame, 0, *self._size) if self._label else frame
        mark = self._mark
        if mark is not None and (key or not mark.keys):
            frame = marked(frame, int(mark.id, 16), mark.version)
        return fitted(frame, self._reel)


def _compared(
    path: Path, kind: FilmFormat, parts: list[tuple[int, int]], count: int, again: _Again
) -> Verdict:
    same, worst, tile, looked, at = True, math.inf, math.inf, 0, 0
    stored = decoded(path, kind, again.deep)
    with tempfile.TemporaryDirectory() as folder:
        for first, many in parts:
            _skip(stored, first - at)
            made = again.frames(first, many, Path(folder))
            for number, frame in enumerate(made, first):
                one = next(stored, None)
                if one is None or one.shape[:2] != frame.shape[:2]:
                    return _other(one, frame, number, count)
                bits = 8 * one.itemsize
                comparison = Comparison(one.shape[1], one.shape[0], bits)
                comparison.add(0, one, frame)
                same &= comparison.same
                worst, tile = min(worst, comparison.psnr_db), min(tile, comparison.worst_db)
            at, looked = first + many, looked + many
    if at == count and next(stored, None) is not None:
        return Verdict("different", None, f"It has more than {count:,} frames")
    close = worst >= CLOSE_DB and tile >= CLOSE_TILE_DB
    result: Outcome = "identical" if same else "close" if close else "different"
    reason = "" if looked == count else f"{looked:,} of {count:,} frames were looked at"
    return Verdict(result, None if math.isinf(worst) else round(worst, 2), reason)


def _other(one: Frame | None, frame: Frame, number: int, count: int) -> Verdict:
    if one is None:
        return Verdict("different", None, f"It ends after {number:,} of {count:,} frames")
    found, wanted = ("{} × {}".format(*a.shape[1::-1]) for a in (one, frame))
    return Verdict("different", None, f"Its frames are {found}, expected {wanted}")


def _skip(frames: Iterator[Frame], count: int) -> None:
    for _ in islice(frames, count):
        pass


# ---- decoding -----------------------------------------------------------------------------------
def decoded(path: Path, kind: FilmFormat, deep: bool) -> Iterator[Frame]:
    """The frames of a film one after the other, [H, W, 3] uint8, or uint16 where it is `deep`.

    Raises:
        PictureError: it is damaged.
    """
    try:
        if kind.key in _PICTURES:
            yield from _by_pillow(path)
        else:
            yield from _by_ffmpeg(path, deep)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        reason = printable(str(error))[:80]
        raise PictureError(f"{printable(path.name)} is damaged ({reason}).") from None


def _by_pillow(path: Path) -> Iterator[Frame]:
    with Image.open(path) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            yield np.asarray(image.convert("RGB"))


def _by_ffmpeg(path: Path, deep: bool) -> Iterator[Frame]:
    import av

    with path.open("rb") as file, av.open(file, "r") as container:
        for frame in container.decode(container.streams.video[0]):
            shown = frame.reformat(
                format="rgb48le" if deep else "rgb24", src_colorspace="ITU709",
                dst_colorspace="ITU709",
            )  # fmt: skip
            yield cast(Frame, shown.to_ndarray())
