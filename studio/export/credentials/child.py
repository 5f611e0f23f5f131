"""The process that reads foreign credentials and signs large files: bounded in memory and time.

Run by `guarded`, never by hand: one JSON request on stdin, one JSON answer on stdout.
"""

from __future__ import annotations

import json
import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from studio.errors import CredentialsError
from studio.export.credentials.kinds import OTHER
from studio.export.credentials.work import Order, sign, stored_in


def main() -> int:
    """Answer the request on stdin."""
    said = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the library prints is no answer
    request = json.load(sys.stdin)
    _limit(request["memory_bytes"], request["seconds"])
    try:
        answer = _REQUESTS[request["do"]](request)
    except CredentialsError as error:
        answer = {"problem": str(error)}
    except MemoryError:
        answer = {"problem": "they ask for more memory than they may have"}
    with os.fdopen(said, "w") as stdout:
        json.dump(answer, stdout)
    return 0


def _look(request: dict[str, Any]) -> dict[str, Any]:
    beside = Path(request["beside"]).read_bytes() if request["beside"] else b""
    with Path(request["path"]).open("rb") as file:
        return {"stored": stored_in(file, request["anchors"], beside)}


def _sign(request: dict[str, Any]) -> dict[str, Any]:
    order = msgspec.convert(request["order"], Order)
    if order.kind == OTHER:
        return {"stored": sign(order, Path(request["path"]), BytesIO()).hex()}
    with Path(request["target"]).open("r+b") as target:
        stored = sign(order, Path(request["path"]), target)
    return {"stored": stored.hex()}


_REQUESTS = {"look": _look, "sign": _sign}


def _limit(memory_bytes: int, seconds: int) -> None:
    """Bound this process where the system can: its memory and its computing time."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, most))
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
