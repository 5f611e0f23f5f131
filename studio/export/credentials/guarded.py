"""Asking a process of its own to read or to sign: nothing of it breaks here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

import studio
from studio.errors import CredentialsError
from studio.export.credentials.work import Order

MEMORY_BYTES = 2 << 30
SECONDS = 120
CPU_SECONDS = 30
"""Of computing: a busy computer may make it wait far longer."""
STAMP_SECONDS = 30
"""Where an authority on the network is asked for the time."""
TOO_LONG = "they took longer than"
BYTES_A_SECOND = 20 << 20
"""What is larger gets more time: hashing it takes some."""
MAX_ANSWER = 64 << 20
_CHILD = "studio.export.credentials.child"


def look(path: Path, beside: Path | None, anchors: str) -> dict[str, Any] | None:
    """What the library's reader says of a file, as `work.stored_in`, from a safe distance.

    Raises:
        CredentialsError: there are credentials, and they cannot be read within bounds.
    """
    request = {
        "do": "look", "path": str(path.absolute()), "anchors": anchors,
        "beside": str(beside.absolute()) if beside else "",
    }  # fmt: skip
    found: dict[str, Any] | None = _ask(request, path, SECONDS)["stored"]
    return found


def sign(order: Order, source: Path, target: Path) -> bytes:
    """As `work.sign`, where that needs much memory or may have to wait for an answer.

    Raises:
        CredentialsError: as there, or it took too long.
    """
    request = {
        "do": "sign", "path": str(source.absolute()), "target": str(target.absolute()),
        "order": msgspec.to_builtins(order),
    }  # fmt: skip
    seconds = STAMP_SECONDS if order.identity.time_stamp else SECONDS
    return bytes.fromhex(_ask(request, source, seconds)["stored"])


def _ask(request: dict[str, Any], path: Path, seconds: int) -> Any:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise CredentialsError((error.strerror or "unreadable").lower()) from None
    more = size // BYTES_A_SECOND
    seconds += more
    request |= {"seconds": CPU_SECONDS + more, "memory_bytes": MEMORY_BYTES + 4 * size}
    home = str(Path(studio.__file__).resolve().parent.parent)
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", _CHILD],
            input=msgspec.json.encode(request),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": home, "OPENBLAS_NUM_THREADS": "1"},
            timeout=seconds,
            check=False,
        )
        if len(done.stdout) > MAX_ANSWER:
            raise CredentialsError("they hold far more than can be read")
        answer = msgspec.json.decode(done.stdout)
    except subprocess.TimeoutExpired:
        raise CredentialsError(f"{TOO_LONG} {seconds} s") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise CredentialsError("they broke the process that looked at them") from None
    except OSError:
        raise CredentialsError("no process to look at them could be started") from None
    if "problem" in answer:
        raise CredentialsError(answer["problem"])
    return answer
