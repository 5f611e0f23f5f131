"""What is kept of a download between starts: one small file, written in one step."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Literal

import msgspec

from studio.errors import DownloadError, ProjectBusy, ProjectError
from studio.files.atomic import make_folder
from studio.files.paths import data_folder
from studio.library.catalogue import CatalogueEntry
from studio.library.kept import read_kept, write_kept
from studio.library.store.lock import FileLock

JOURNAL = "journal.json"
State = Literal["", "paused", "fetched", "failed", "added"]


class Part(msgspec.Struct):
    """How far one file is: `synced` bytes are safely on the disk.

    `etag`, `modified`: what the server called this version of the file, so that a later start goes
    on only with the same one. `whole`: complete, checked and under its own name.
    """

    url: str = ""
    etag: str = ""
    modified: str = ""
    size: int = 0
    synced: int = 0
    whole: bool = False


class Record(msgspec.Struct):
    """A download: how it stands, what is wrong, which licence was accepted and when (unix seconds).

    `model`: the hash of the model that was made of it.
    """

    state: State = ""
    problem: str = ""
    kind: str = ""
    accepted: str = ""
    accepted_at: float = 0.0
    model: str = ""
    parts: dict[str, Part] = {}

    @property
    def done(self) -> int:
        """Bytes safely on the disk."""
        return sum(part.size if part.whole else part.synced for part in self.parts.values())

    @property
    def total(self) -> int:
        """Bytes of all files that the server has told of."""
        return sum(part.size for part in self.parts.values())


class Journal:
    """The record of one entry and the folder of its files; `hold` it while downloading."""

    def __init__(self, entry_id: str) -> None:
        self.folder = downloads_folder() / entry_id
        self._path = self.folder / JOURNAL
        self.record = read_kept(self._path, Record)

    @property
    def files(self) -> Path:
        """Where the files are put."""
        return self.folder / "files"

    def save(self) -> None:
        """Keep the record.

        Raises:
            ExportError: the data folder cannot be written to.
        """
        write_kept(self._path, self.record)

    def accept(self, entry: CatalogueEntry) -> None:
        """Remember that the person agreed to the licence as it was shown."""
        self.record.accepted, self.record.accepted_at = entry.license, time.time()
        self.save()

    def hold(self) -> FileLock:
        """Keep other processes from the same download until the lock is released.

        Raises:
            DownloadError: another one is at it.
            ExportError: the data folder cannot be written to.
        """
        make_folder(self.folder)
        try:
            return FileLock(self._path)
        except ProjectBusy:
            raise DownloadError(
                "This download runs in another window or terminal already.", "refused"
            ) from None
        except ProjectError:
            raise DownloadError(
                f"The folder {self.folder} cannot be written to; free it, then try again.", "room"
            ) from None

    def drop_files(self) -> None:
        """Remove what was fetched; what was accepted and what became of it stays known."""
        shutil.rmtree(self.files, ignore_errors=True)
        self.record.parts = {}
        self.record.problem = self.record.kind = ""
        if self.record.state != "added":
            self.record.state = ""
        self.save()


def downloads_folder() -> Path:
    """Where downloads wait until they are whole."""
    return data_folder() / "downloads"


def records() -> dict[str, Record]:
    """How every download stands, by the entry's id; reads one small file each."""
    try:
        places = [p for p in downloads_folder().iterdir() if (p / JOURNAL).is_file()]
    except OSError:
        return {}
    return {place.name: read_kept(place / JOURNAL, Record) for place in places}
