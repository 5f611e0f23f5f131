"""Putting a folder of pictures in its place, complete or not at all."""

from __future__ import annotations

import errno
import os
from itertools import islice
from pathlib import Path

from studio.errors import ExportError
from studio.export.names import numbered, taken

_TRIES = 10_000
_THERE = (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EISDIR)


def place_folder(whole: Path, path: Path) -> Path:
    """Move the folder `whole` to `path`, or to the next free name; gives where it stands.

    Raises:
        ExportError: every name is taken.
        OSError: the disk refuses.
    """
    for place in islice(numbered(path), _TRIES):
        if taken(place):
            continue
        try:
            os.rename(whole, place)
        except OSError as error:
            if error.errno in _THERE:
                continue
            raise
        return place
    raise ExportError(f"{_TRIES:,} folders of this name stand there; choose another.")
