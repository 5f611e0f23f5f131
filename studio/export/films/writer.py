"""Writing one film: frames go in one by one, and it appears complete or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import msgspec
import numpy as np

from studio.errors import ExportError, InputError
from studio.export.credentials.seal import Seal, named, sealed
from studio.export.destination import Destination
from studio.export.films.descriptor import FilmFormat, Frame, Reel
from studio.export.films.table import film_format
from studio.export.marks.marking import Marking
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Provenance
from studio.export.metadata.stamp import stamp_of
from studio.files.atomic import writing

MIN_SIDE, MAX_SIDE = 16, 4096
_DPI = 72.0


class FilmWriter:
    """Writes frames of `width` × `height` to one film at `path`.

    `add` takes frames in order, `finish` puts the file in place (beside what stands there)
    and gives its path, `abort` leaves nothing. As a context, leaving without
    `finish` aborts. May be used on any one thread. `seal` signs the film; with a `register` every
    frame carries the same invisible mark, so that a still of it is found again. `problem` says
    afterwards why the film is not signed, or its mark not in the register; else it is empty.

    Raises:
        InputError: a size or rate that the format cannot hold.
        ExportError: the file cannot be written; also from every method.
    """

    def __init__(
        self,
        path: Path | str,
        width: int,
        height: int,
        fps: float,
        kind: str,
        provenance: Provenance,
        include_recipe: bool = True,
        seal: Seal | None = None,
        register: Register | None = None,
    ) -> None:
        described = film_format(kind)
        self.problem = ""
        self._seal, self._mime = seal, described.mime
        _check(described, width, height, fps)
        told = msgspec.structs.replace(named(provenance, seal), width=width, height=height)
        self._marking = Marking(register, told)
        self._stamp = stamp_of(self._marking.told, include_recipe, _DPI)
        self._told = include_recipe
        self._size = (width, height)
        self._count = 0
        self._destination = Destination(path, overwrite=False)
        reel = Reel(self._destination.target, width, height, fps, self._stamp)
        self._encoder = described.encoder(reel)

    def add(self, frame: Frame) -> None:
        """[H, W, 3|4] uint8 the next frame.

        Raises:
            ExportError: the disk is full, or the film too large for its format.
        """
        assert frame.shape[:2] == self._size[::-1], frame.shape
        ready = self._marking.frame(np.ascontiguousarray(frame[..., :3]))
        with writing(self._destination.target.path):
            self._encoder.add(ready.astype(np.uint8, copy=False))
        self._count += 1

    def finish(self, notes: Iterable[str] = ()) -> Path:
        """Complete the film and put it in place; `notes` name fallbacks that the engine took.

        Raises:
            ExportError: there was no frame, or the file cannot be written.
        """
        try:
            if not self._count:
                raise ExportError("The film has no frames; nothing was written.")
            told = tuple(notes) if self._told else ()
            with writing(self._destination.target.path):
                self._encoder.finish(told)
                signed = sealed(
                    self._destination.target, self._mime, self._stamp.provenance, self._seal
                )
            meant = self._destination.target.path
            self._marking.write_down(meant)
            placed = self._destination.place(self._stamp.sidecar(told), signed.beside)
            self._marking.placed(placed, meant)
            self.problem = " ".join(filter(None, (signed.problem, self._marking.problem)))
            return placed
        finally:
            self.abort()

    def abort(self) -> None:
        """Leave nothing behind; harmless after `finish`."""
        self._encoder.close()
        self._destination.abort()

    def __enter__(self) -> FilmWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abort()


def _check(kind: FilmFormat, width: int, height: int, fps: float) -> None:
    if not 1 <= fps <= kind.max_fps:
        raise InputError(f"A {kind.name} of {fps:g} frames a second cannot be written.")
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in (width, height)):
        raise InputError(
            f"A film of {width} × {height} cannot be written; from {MIN_SIDE} to {MAX_SIDE} a side."
        )
