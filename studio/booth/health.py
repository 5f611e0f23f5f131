"""The health of a show: a log that never grows beyond 25 MB, and a status that others may read."""

from __future__ import annotations

import json
import logging
import os
import time
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

FILE_BYTES = 4 << 20
OLDER = 5
"""With the one that is written: 24 MB at most."""
STATUS = "show-status.json"
LOG = "show-health.log"


class Health:
    """Writes what happened and how things stand into `folder`; a full disk is no fault.

    The log says nothing of visitors but how many there were.
    """

    def __init__(self, folder: Path) -> None:
        self._status = folder / STATUS
        self._log = logging.getLogger(f"show.{id(self)}")
        self._log.setLevel(logging.INFO)
        self._log.propagate = False
        self._handler: RotatingFileHandler | None = None
        self.status: dict[str, Any] = {}
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(folder / LOG, maxBytes=FILE_BYTES, backupCount=OLDER)
            handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            handler.handleError = lambda record: None  # type: ignore[method-assign]
            self._log.addHandler(handler)
            self._handler = handler

    def say(self, happened: str, **facts: Any) -> None:
        """One line: what happened, and figures as JSON."""
        self._log.info("%s %s", happened, json.dumps(facts, sort_keys=True) if facts else "")

    def tell(self, status: dict[str, Any]) -> None:
        """How things stand now; others may read it as a file at any time."""
        self.status = status | {"at": time.strftime("%Y-%m-%dT%H:%M:%S%z")}
        spare = self._status.with_suffix(".tmp")
        with suppress(OSError):
            spare.write_text(json.dumps(self.status, indent=1, sort_keys=True))
            os.replace(spare, self._status)

    def close(self) -> None:
        """The log is closed; the status says so."""
        self.tell({"state": "ended"})
        if self._handler is not None:
            self._log.removeHandler(self._handler)
            self._handler.close()


def read_status(folder: Path) -> dict[str, Any]:
    """The last status told; empty where there is none."""
    try:
        told = json.loads((folder / STATUS).read_text())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
