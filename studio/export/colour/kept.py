"""The profiles that a person has given: copies, so that what waits in the queue can be made."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from studio.errors import InputError
from studio.export.colour.choice import P3, SRGB
from studio.export.colour.display_p3 import display_p3
from studio.export.colour.icc import MAX_BYTES, Profile, parsed
from studio.export.metadata.profile import srgb_profile
from studio.files.atomic import make_folder, printable, write_atomic
from studio.files.paths import data_folder
from studio.files.put_away import brought_back, put_away, where

_SUFFIX = ".icc"
_MOST = 64


def keep(path: Path | str) -> Profile:
    """The profile in a file, kept from now on.

    Raises:
        InputError: there is no such file, or it is no profile that can be used.
        ExportError: it cannot be kept.
    """
    profile = read(path)
    kept = _file(profile.sha256)
    if not kept.is_file() and not brought_back([kept]):
        make_folder(kept.parent)
        write_atomic(kept, profile.data)
    return profile


def read(path: Path | str) -> Profile:
    """The profile in a file.

    Raises:
        InputError: there is no such file, or it is no profile that can be used.
    """
    path = Path(path)
    shown = printable(path.name)
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{shown} is not a file; expected a colour profile.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {printable(str(path))}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise InputError(f"{shown} cannot be opened: {str(reason).lower()}.") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{shown} is larger than {MAX_BYTES >> 20} MB; expected a colour profile.")
    return parsed(data, path.name)


def remove(key: str) -> None:
    """Take a kept profile off the list; what waits in the queue can still be made with it.

    Raises:
        ExportError: its folder cannot be written to.
    """
    put_away([_file(key)])


def put_back(key: str) -> bool:
    """Put a removed profile back; whether it is there again.

    Raises:
        ExportError: its folder cannot be written to.
    """
    return brought_back([_file(key)])


def is_offered(key: str) -> bool:
    """Whether a profile stands in the list: the studio's own, and those that are kept."""
    return key in (SRGB, P3) or _file(key).is_file()


def kept_profiles() -> tuple[Profile, ...]:
    """All that are kept and can still be read, by name."""
    try:
        files = sorted(_folder().glob(f"*{_SUFFIX}"))[:_MOST]
    except OSError:
        return ()
    found = []
    for file in files:
        try:
            found.append(profile_of(file.stem))
        except InputError:
            continue
    return tuple(sorted(found, key=lambda profile: profile.name.lower()))


def profile_of(key: str) -> Profile:
    """The profile that a `Colour` names.

    Raises:
        InputError: it is not kept any more.
    """
    return _found(key, str(_folder()))


@lru_cache(maxsize=16)
def _found(key: str, folder: str) -> Profile:
    if key == SRGB:
        return parsed(srgb_profile(), "sRGB.icc")
    if key == P3:
        return parsed(display_p3(), "Display P3.icc")
    try:
        profile = read(where(Path(folder) / f"{key}{_SUFFIX}"))
    except InputError:
        raise InputError("The colour profile that was chosen is gone; choose it again.") from None
    if profile.sha256 != key:
        raise InputError("The colour profile that was chosen was altered; choose it again.")
    return profile


def _file(key: str) -> Path:
    return _folder() / f"{key}{_SUFFIX}"


def _folder() -> Path:
    return data_folder() / "profiles"
