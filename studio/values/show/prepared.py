"""Where the pictures that a show plays without an engine lie, and which show they are of."""

from __future__ import annotations

import hashlib
from pathlib import Path

INDEX = "index.json"
DEMO = "demo"


def folder_of(cache: Path, data: bytes) -> Path:
    """The folder of the show whose document is `data`; another document, another folder."""
    name = hashlib.sha256(data).hexdigest()[:24] if data else DEMO
    return cache / "shows" / name
