"""Small files that the studio keeps for itself: read with patience, written in one step."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from studio.files.atomic import make_folder, write_atomic

MAX_BYTES = 64 << 20
T = TypeVar("T", bound=msgspec.Struct)


def read_kept(path: Path, kind: type[T]) -> T:
    """What `path` holds, or `kind()` where there is none.

    A file that cannot be understood is moved aside as `NAME.broken`, so that nothing is lost and
    the studio starts.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError:
        return kind()
    except (msgspec.DecodeError, ValueError, RecursionError):
        with suppress(OSError):
            os.replace(path, path.with_name(path.name + ".broken"))
        return kind()


def write_kept(path: Path, value: msgspec.Struct) -> None:
    """Put `value` at `path`, complete or not at all.

    Raises:
        ExportError: the folder cannot be written to.
    """
    make_folder(path.parent)
    write_atomic(path, msgspec.json.format(msgspec.json.encode(value), indent=1))
