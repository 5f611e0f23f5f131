"""The show of a project: every edit is a step of its journal, each item is kept once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from studio.errors import InputError
from studio.files.atomic import printable, write_atomic
from studio.library.project import Project
from studio.values.show.document import (
    MAX_BYTES,
    VERSION,
    PlaylistItem,
    Show,
    from_json,
    to_json,
)
from studio.values.show.edits import checked

KEY, PART = "show", "show-part:"
SUFFIX = ".show"
Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


class ProjectShow:
    """Reads and writes the show of one open project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: tuple[bytes | None, Show | None] | None = None
        self._hashes: dict[int, tuple[PlaylistItem, str]] = {}
        """Of the items kept last, by their identity: every edit asks for them."""

    def get(self) -> Show | None:
        """The show, without items that are damaged; None where there is none to read."""
        raw = self._project.state_bytes(KEY)
        if self._read is None or self._read[0] != raw:
            self._read = raw, self._found()
        return self._read[1]

    def put(self, show: Show, label: str, before: Show | None = None) -> Show:
        """Keep the show, as one edit that can be undone; gives it as it will be read.

        Raises:
            InputError: no document may hold it; the one before stays.
            ProjectError: it is too large.
        """
        show = checked(show, before)
        parts = [self._keep(item) for item in show.playlist]
        plain = msgspec.to_builtins(replace(show, playlist=()))
        self._project.set_state(KEY, {"version": VERSION, "show": plain, "playlist": parts}, label)
        self._hashes = {id(item): self._hashes[id(item)] for item in show.playlist}
        self._read = self._project.state_bytes(KEY), show
        return show

    def _found(self) -> Show | None:
        kept: Any = self._project.state(KEY, None)
        if not isinstance(kept, dict) or not isinstance(kept.get("playlist"), list):
            return None
        items = [item for name in kept["playlist"] if (item := self._item(name)) is not None]
        version = kept.get("version")
        if not items or not isinstance(version, int) or version > VERSION:
            return None
        with suppress(InputError, msgspec.ValidationError, TypeError):
            plain = dict(kept["show"]) | {"playlist": msgspec.to_builtins(items)}
            return from_json(
                msgspec.json.encode(
                    {"format": "latent-studio/show", "version": version, "show": plain}
                )
            )
        return None

    def _item(self, name: Any) -> PlaylistItem | None:
        with suppress(msgspec.ValidationError):
            found: PlaylistItem = msgspec.convert(
                self._project.state(f"{PART}{name}"), PlaylistItem
            )
            return found
        return None

    def _keep(self, item: PlaylistItem) -> str:
        known = self._hashes.get(id(item))
        if known is not None and known[0] is item:
            return known[1]
        data = msgspec.json.encode(item, order="sorted")
        name = hashlib.sha256(data).hexdigest()
        self._hashes[id(item)] = item, name
        if self._project.state_bytes(f"{PART}{name}") is None:
            self._project.set_state(f"{PART}{name}", msgspec.json.decode(data))
        return name


def read_show(path: Path) -> Show:
    """The show in a file.

    Raises:
        InputError: the file cannot be read, or holds no show. NewerError: of a newer studio.
    """
    name = printable(path.name)
    try:
        if not path.is_file():  # a pipe or a device would never end
            raise InputError(f"There is no show {name[:200]!r}.")
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{name} is larger than {MAX_BYTES >> 20} MB, the most a show may be.")
        return from_json(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{name} cannot be opened: {reason}.") from None


def keep_corners(path: Path, corners: Sequence[Quad | None]) -> tuple[bytes, bytes]:
    """Put the corners of its displays into a show's file; gives the file before and after.

    Raises:
        InputError: the file holds no show any more. ExportError: it cannot be written.
    """
    before = path.read_bytes() if path.is_file() else b""
    show = read_show(path)
    pairs = zip(show.outputs, [*corners, *[None] * len(show.outputs)], strict=False)
    kept = replace(show, outputs=tuple(replace(output, corners=quad) for output, quad in pairs))
    write_show(path, checked(kept))
    return before, to_json(kept)


def write_show(path: Path, show: Show) -> Path:
    """Put the show into a file, complete or not at all; gives where.

    Raises:
        ExportError: it cannot be written; what stood there is untouched.
    """
    return write_atomic(path, to_json(show))
