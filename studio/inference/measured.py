"""What was measured on this machine, kept between starts in one small JSON file."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)
FILE = "measured.json"
MAX_BYTES = 1 << 20
MAX_FACTS = 2000


class Measured:
    """Named yes-or-no findings, such as whether a device calculates right.

    A file that cannot be read or written costs a new measurement, never more.
    """

    def __init__(self, folder: Path | None) -> None:
        """Read what is known; None as folder forgets everything at the end."""
        self._path = folder / FILE if folder else None
        self._facts = self._read()

    def get(self, key: str) -> bool | None:
        """The finding, None if never measured."""
        return self._facts.get(key)

    def put(self, key: str, value: bool) -> None:
        """Remember a finding."""
        self._facts[key] = value
        if self._path is None:
            return
        kept = dict(list(self._facts.items())[-MAX_FACTS:])
        temporary = self._path.with_name(f"{FILE}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(kept, indent=1), "utf-8")
            os.replace(temporary, self._path)
        except OSError as error:
            log.info("Measurements were not kept: %s", error)

    def _read(self) -> dict[str, bool]:
        try:
            if self._path is None or self._path.stat().st_size > MAX_BYTES:
                return {}
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(k): v for k, v in found.items() if isinstance(v, bool)}
