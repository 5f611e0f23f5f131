"""Photos and thumbnails of a project: readable at once, on disk a moment later."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from studio.errors import ProjectError
from studio.library.store.opening import connect, damaged
from studio.library.store.schema import MAX_BLOB_BYTES
from studio.library.store.writer import Writer

MAX_THUMB_BYTES = 1 << 20


class Blobs:
    """What a project stores by content; may be read from any thread.

    Photos are kept as long as the project, since undo may bring back the place that needs them.
    """

    def __init__(self, path: Path, writer: Writer) -> None:
        self._name = path.name
        self._writer = writer
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str, str], tuple[bytes, int]] = {}
        with damaged(path.name):
            self._reader: sqlite3.Connection | None = connect(path, readonly=True)

    def close(self) -> None:
        """Read no more."""
        with self._lock:
            if self._reader is not None:
                self._reader.close()
            self._reader = None

    def put_photo(self, data: bytes) -> str:
        """Keep a picture's file bytes; gives their sha256.

        Raises:
            ProjectError: more than 64 MB.
        """
        if len(data) > MAX_BLOB_BYTES:
            raise ProjectError(
                f"The picture is {len(data) >> 20} MB; a project keeps up to"
                f" {MAX_BLOB_BYTES >> 20} MB each."
            )
        sha256 = hashlib.sha256(data).hexdigest()
        sql = "INSERT OR IGNORE INTO blobs (sha256, data) VALUES (?, ?)"
        self._put("blobs", sha256, data, sql)
        return sha256

    def photo(self, sha256: str) -> bytes | None:
        """The bytes with this sha256; None when they are not here or no longer the same."""
        data = self._get("blobs", sha256, "SELECT data FROM blobs WHERE sha256 = ?")
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            return None
        return data

    def put_thumb(self, recipe_id: str, data: bytes) -> None:
        """Keep the thumbnail of a recipe; one that is too large is not kept."""
        if len(data) <= MAX_THUMB_BYTES:
            sql = "INSERT OR REPLACE INTO thumbs (recipe_id, data) VALUES (?, ?)"
            self._put("thumbs", recipe_id, data, sql)

    def thumb(self, recipe_id: str) -> bytes | None:
        """The thumbnail of a recipe, None when there is none yet."""
        return self._get("thumbs", recipe_id, "SELECT data FROM thumbs WHERE recipe_id = ?")

    def _put(self, table: str, key: str, data: bytes, sql: str) -> None:
        with self._lock:
            if len(self._waiting) > 64:
                self._forget_written()
            number = self._writer.post(((sql, (key, data)),))
            self._waiting[table, key] = (data, number)

    def _get(self, table: str, key: str, sql: str) -> bytes | None:
        with self._lock:
            if (table, key) in self._waiting:
                return self._waiting[table, key][0]
            if self._reader is None:
                return None
            row = None
            with suppress(ProjectError), damaged(self._name):  # a torn one is as good as none
                row = self._reader.execute(sql, (key,)).fetchone()
        return row[0] if row and isinstance(row[0], bytes) else None

    def _forget_written(self) -> None:
        done = [k for k, (_, n) in self._waiting.items() if self._writer.is_written(n)]
        for key in done:
            del self._waiting[key]
