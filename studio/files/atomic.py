"""Writing files so that a crash, a full disk or a second program never leaves a torn one.

A file is written beside its final place, flushed to the disk, then put there in one step.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NoReturn, TypeVar

from studio.errors import DiskFull, ExportError

T = TypeVar("T")
STALE_S = 24 * 3600.0
_TEMPORARY = re.compile(r"\.latent-[0-9a-f]{16}\.tmp")
_swept: set[Path] = set()
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV, errno.EMLINK}


class AtomicFile:
    """A new file at `path` that appears complete or not at all.

    `file` is open for writing and seeking. `commit` puts it in place, `abort` forgets it; used as
    a context, leaving by an exception aborts and leaving normally commits.

    Raises:
        ExportError: the place cannot be written to; one plain sentence. Also from `commit`.
    """

    def __init__(self, path: Path | str, overwrite: bool = True) -> None:
        self.path = Path(path)
        self._overwrite = overwrite
        self._open = True
        try:
            if overwrite and self.path.is_symlink():
                self.path = Path(os.path.realpath(self.path))
            if self.path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder")
            with suppress(FileNotFoundError):
                self.path.lstat()
            sweep(self.path.parent)
            self.temporary = self._spare()
            self.file: BinaryIO = self.temporary.open("x+b")
        except (OSError, ValueError) as error:
            refuse(self.path, error)

    def _spare(self) -> Path:
        return self.path.parent / f".latent-{secrets.token_hex(8)}.tmp"

    def flushed(self) -> Path:
        """Where what was written so far can be read."""
        if not self.file.closed:
            self.file.flush()
        return self.temporary

    def rewrite(self, write: Callable[[Path, BinaryIO], T]) -> T:
        """Make the file anew from what it holds: `write` gets its place and an empty file to fill.

        Gives what `write` gave. Where that raises, the file stays as it was.

        Raises:
            OSError: there is no place for a second file.
        """
        source, spare = self.flushed(), self._spare()
        fresh = spare.open("x+b")
        try:
            told = write(source, fresh)
            fresh.flush()
        except BaseException:
            fresh.close()
            with suppress(OSError):
                os.unlink(spare)
            raise
        self.file.close()
        self.temporary, self.file = spare, fresh
        with suppress(OSError):
            os.unlink(source)
        return told

    def commit(self) -> Path:
        """Flush to the disk and put the file in place; gives the path.

        Raises:
            FileExistsError: something stands there and `overwrite` is off; the file is kept, so
                that `path` can be changed and `commit` called again.
            ExportError: it could not be written; what stood there is untouched.
        """
        try:
            if not self.file.closed:
                self.file.flush()
                os.fsync(self.file.fileno())
                self.file.close()
            self._place()
        except FileExistsError:
            raise
        except (OSError, ValueError) as error:
            self.abort()
            refuse(self.path, error)
        self._open = False
        _sync_folder(self.path.parent)
        return self.path

    def _place(self) -> None:
        if self._overwrite:
            os.replace(self.temporary, self.path)
            return
        try:
            os.link(self.temporary, self.path)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
            os.replace(self.temporary, self.path)
        else:
            os.unlink(self.temporary)

    def abort(self) -> None:
        """Forget the file; nothing is left behind. Harmless when already placed."""
        if not self._open:
            return
        self._open = False
        with suppress(OSError):
            self.file.close()
        with suppress(OSError):
            os.unlink(self.temporary)

    def __enter__(self) -> AtomicFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.commit()
            return
        self.abort()
        if isinstance(error, OSError):
            refuse(self.path, error)


def sweep(folder: Path) -> None:
    """Remove what a program that was killed while it wrote left in a folder, a day later.

    A folder is looked at once while the program runs.
    """
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError):
        for place in os.scandir(folder):
            if _TEMPORARY.fullmatch(place.name) and time.time() - place.stat().st_mtime > STALE_S:
                os.unlink(place.path)


def remove_unfinished(folder: Path) -> None:
    """Remove every half-written file in and below a folder that nobody else writes to now."""
    for root, _, names in os.walk(folder):
        for name in names:
            if _TEMPORARY.fullmatch(name):
                with suppress(OSError):
                    os.unlink(os.path.join(root, name))


@contextmanager
def writing(path: Path | str) -> Iterator[None]:
    """Turn what the system says while a file at `path` is written into one plain sentence.

    Raises:
        ExportError: instead of any OSError.
    """
    try:
        yield
    except OSError as error:
        refuse(Path(path), error)


def write_atomic(path: Path | str, data: bytes, overwrite: bool = True) -> Path:
    """Put `data` at `path`, complete or not at all.

    Raises:
        FileExistsError: something stands there and `overwrite` is off.
        ExportError: it could not be written; what stood there is untouched.
    """
    target = AtomicFile(path, overwrite)
    try:
        with writing(path):
            target.file.write(data)
        return target.commit()
    finally:
        target.abort()


def make_folder(path: Path | str) -> Path:
    """The folder at `path`, made with its parents where it is missing.

    Raises:
        ExportError: it cannot be made.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        refuse(folder, error)
    return folder


def refuse(path: Path, error: OSError | ValueError) -> NoReturn:
    """Raise the sentence that says why `path` could not be written, and what to do."""
    full = isinstance(error, OSError) and error.errno in _FULL
    raise (DiskFull if full else ExportError)(why_not(path, error)) from None


def why_not(path: Path, error: OSError | ValueError) -> str:
    """Why `path` could not be written, and what to do, in one sentence."""
    code = error.errno if isinstance(error, OSError) else None
    name, folder = printable(path.name), printable(str(path.parent))
    if code in _FULL:
        text = f"The disk is full: {name} was not written to {folder}; make room and try again."
    elif code in _CLOSED:
        text = f"{folder} is read-only here: {name} was not written; choose another folder."
    elif code == errno.ENOENT:
        text = f"There is no folder {folder}; make it first or choose another."
    elif code == errno.ENOTDIR:
        text = f"{folder} is not a folder; choose another."
    elif code == errno.EEXIST:
        text = f"{printable(str(path))} is not a folder; choose another."
    elif code == errno.EISDIR:
        text = f"{printable(str(path))} is a folder; give a file name."
    elif code == errno.ENAMETOOLONG:
        text = f"The name {name[:40]}… is too long for this disk; choose a shorter one."
    elif code is None and isinstance(error, OSError):
        text = f"{name} was not written to {folder}: {error}."
    elif code is None:
        text = f"{name[:80]!r} cannot be a file name here; choose another."
    else:
        text = f"{name} was not written to {folder}: {os.strerror(code).lower()}."
    return text


def printable(text: str) -> str:
    """`text` without what a terminal or a label cannot show."""
    safe = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "�" for c in safe)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system knows how to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
