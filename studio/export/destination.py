"""Where an export ends up: a file and its sidecar, both complete or neither, on a free name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studio.errors import ExportError
from studio.export.names import numbered, sidecar_of, taken
from studio.files.atomic import AtomicFile, writing

_TRIES = 10_000


class Destination:
    """A file being written, to be put at `path`, or at the next free name without `overwrite`.

    Raises:
        ExportError: the place cannot be written to.
    """

    def __init__(self, path: Path | str, overwrite: bool) -> None:
        self._overwrite = overwrite
        self._sidecar: AtomicFile | None = None
        self.target = AtomicFile(path, overwrite)

    def place(self, sidecar: bytes = b"") -> Path:
        """Put the file in place, and `sidecar` beside it where there is one; gives the path.

        Raises:
            ExportError: it cannot be written, or every name is taken.
        """
        if sidecar:
            self._prepare(sidecar)
        for path in self._paths():
            self.target.path = path
            try:
                placed = self.target.commit()
            except FileExistsError:
                continue
            if self._sidecar:
                self._sidecar.path = sidecar_of(placed)
                self._sidecar.commit()
            return placed
        raise ExportError(f"{_TRIES:,} files of this name stand in the folder; choose another.")

    def abort(self) -> None:
        """Leave nothing behind; harmless once the file is in place."""
        self.target.abort()
        if self._sidecar:
            self._sidecar.abort()

    def _prepare(self, sidecar: bytes) -> None:
        """On the disk before the file appears, so that neither comes without the other."""
        self._sidecar = AtomicFile(sidecar_of(self.target.path))
        with writing(self._sidecar.path):
            self._sidecar.file.write(sidecar)

    def _paths(self) -> Iterator[Path]:
        if self._overwrite:
            yield self.target.path
            return
        for path, _ in zip(numbered(self.target.path), range(_TRIES), strict=False):
            if not taken(path):
                yield path
