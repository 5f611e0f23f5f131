"""The operator's number: kept as a slow hash, tried a few times and then not for a while.

Forgotten? Whoever may touch the files of this computer removes `show-pin.json` from the settings
folder and sets a new one with `studio show --set-pin`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from studio.errors import InputError
from studio.files.atomic import make_folder, write_atomic

FILE = "show-pin.json"
TRIES = 5
LOCKED_S = 60.0
_N, _R, _P = 1 << 14, 8, 1


def _hash(pin: str, salt: bytes) -> bytes:
    """Source: Percival and Josefsson, "The scrypt Password-Based Key Derivation Function",
    RFC 7914, 2016.
    """  # noqa: D205
    return hashlib.scrypt(pin.encode(), salt=salt, n=_N, r=_R, p=_P, dklen=32)


def set_pin(folder: Path, pin: str) -> None:
    """Keep a new number of four to twelve digits.

    Raises:
        InputError: it is none. ExportError: it cannot be written.
    """
    if not re.fullmatch(r"[0-9]{4,12}", pin):
        raise InputError("The PIN has four to twelve digits and nothing else.")
    salt = secrets.token_bytes(16)
    kept = {"salt": salt.hex(), "hash": _hash(pin, salt).hex()}
    path = write_atomic(make_folder(folder) / FILE, json.dumps(kept).encode())
    path.chmod(0o600)


class Lock:
    """Asks for the number. Without one set every answer is right: there is nothing to keep."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = folder / FILE
        self._clock = clock
        self._wrong = 0
        self._until = 0.0

    @property
    def is_set(self) -> bool:
        """Whether there is a number; a file that cannot be read counts as one nobody knows."""
        return self._path.exists()

    @property
    def wait_s(self) -> float:
        """How long no further try counts."""
        return max(0.0, self._until - self._clock())

    def opens(self, pin: str) -> bool:
        """Whether it is the number; after five wrong ones a minute passes before the next."""
        if not self.is_set:
            return True
        if self.wait_s > 0:
            return False
        if self._right(pin):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong, self._until = 0, self._clock() + LOCKED_S
        return False

    def _right(self, pin: str) -> bool:
        try:
            kept = json.loads(self._path.read_text())
            salt, wanted = bytes.fromhex(kept["salt"]), bytes.fromhex(kept["hash"])
        except (OSError, ValueError, KeyError, TypeError):
            return False
        return hmac.compare_digest(_hash(pin[:64], salt), wanted)
