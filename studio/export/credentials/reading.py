"""Reading the Content Credentials of any file: every one is treated as hostile."""

from __future__ import annotations

import mmap
from pathlib import Path

from studio.errors import CredentialsError, InputError
from studio.export.credentials import guarded
from studio.export.credentials.identity import known_anchors
from studio.export.credentials.kinds import HEAD_BYTES, OTHER, kind_of
from studio.export.credentials.native import MISSING
from studio.export.credentials.told import Credentials, broken, said_by
from studio.export.names import credentials_of
from studio.files.atomic import printable
from studio.values.signing import Signing

MAX_BESIDE = 32 << 20
_MARKS = (b"c2pa", b"jumb", b"purl.org/dc/terms")
"""Without any of them a file holds no credentials, and needs no closer look."""
NO_LIBRARY = Credentials(
    "unknown", words="Content Credentials cannot be read here: a library is missing."
)


def read_credentials(path: Path | str, signing: Signing | None = None) -> Credentials:
    """What the Content Credentials of a file say, and whether they hold.

    A process of its own reads them, with bounds to its memory and time; the network is never
    asked. `signing` names an organisation's certificate, which this studio then knows as its own.

    Raises:
        InputError: there is no such file, or it cannot be opened.
    """
    path = Path(path)
    name = printable(path.name)
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{name} is not a file.")
        marked, kind = _first_look(path)
    except FileNotFoundError:
        raise InputError(f"There is no file {printable(str(path))}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise InputError(f"{name} cannot be opened: {str(reason).lower()}.") from None
    aside = _aside(path, kind)
    if not (marked and kind != OTHER) and aside is None:
        return Credentials()
    try:
        stored = guarded.look(path, aside, known_anchors(signing or Signing()))
    except CredentialsError as error:
        reason = str(error)
        if reason == MISSING:
            return NO_LIBRARY
        if reason.startswith(guarded.TOO_LONG):
            return Credentials("unknown", words=f"Its Content Credentials are not known: {reason}.")
        return broken(reason, remote="fetch remote manifest" in reason)
    return Credentials() if stored is None else said_by(stored, beside=aside is not None)


def _first_look(path: Path) -> tuple[bool, str]:
    """(whether anything in the file looks like credentials, what kind it is)."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        if not head:
            return False, OTHER
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return any(data.find(mark) >= 0 for mark in _MARKS), kind_of(head)


def _aside(path: Path, kind: str) -> Path | None:
    """The credentials that lie beside a file that cannot carry them."""
    place = credentials_of(path)
    if kind != OTHER or place == path:
        return None
    try:
        return place if place.is_file() and place.stat().st_size <= MAX_BESIDE else None
    except OSError:
        return None
