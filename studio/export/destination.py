"""Where an export ends up: a file and what lies beside it, all complete or none, on a free name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from studio.errors import ExportError
from studio.export.names import credentials_of, numbered, sidecar_of, taken
from studio.files.atomic import AtomicFile, writing

_TRIES = 10_000


class Destination:
    """A file being written, to be put at `path`, or at the next free name without `overwrite`.

    Raises:
        ExportError: the place cannot be written to.
    """

    def __init__(self, path: Path | str, overwrite: bool) -> None:
        self._overwrite = overwrite
        self._beside: list[tuple[AtomicFile, Callable[[Path], Path]]] = []
        self.target = AtomicFile(path, overwrite)

    def place(self, sidecar: bytes = b"", credentials: bytes = b"") -> Path:
        """Put the file in place, and beside it what does not fit inside; gives the path.

        Raises:
            ExportError: it cannot be written, or every name is taken.
        """
        if sidecar:
            self._prepare(sidecar, sidecar_of)
        if credentials:
            self._prepare(credentials, credentials_of)
        for path in self._paths():
            self.target.path = path
            try:
                placed = self.target.commit()
            except FileExistsError:
                continue
            for file, place in self._beside:
                file.path = place(placed)
                file.commit()
            return placed
        raise ExportError(f"{_TRIES:,} files of this name stand in the folder; choose another.")

    def abort(self) -> None:
        """Leave nothing behind; harmless once the file is in place."""
        self.target.abort()
        for file, _ in self._beside:
            file.abort()

    def _prepare(self, data: bytes, place: Callable[[Path], Path]) -> None:
        """On the disk before the file appears, so that neither comes without the other."""
        file = AtomicFile(place(self.target.path))
        self._beside.append((file, place))
        with writing(file.path):
            file.file.write(data)

    def _paths(self) -> Iterator[Path]:
        if self._overwrite:
            yield self.target.path
            return
        for path, _ in zip(numbered(self.target.path), range(_TRIES), strict=False):
            if not taken(path):
                yield path
