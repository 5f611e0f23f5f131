"""Hands pictures to the server's process and gets their addresses; starts it again if it ends."""

from __future__ import annotations

import base64
import ipaddress
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import studio
from studio.errors import InputError, StudioError

PATIENCE_S = 10.0


class Counter:
    """One server process on `address`; `hand` may be called from one thread at a time.

    Raises:
        InputError: the address is none, or stands for all addresses of this computer.
    """

    def __init__(self, address: str, port: int = 0) -> None:
        try:
            known = ipaddress.ip_address(address)
        except ValueError:
            raise InputError(
                f"{address[:60]!r} is no address; give this computer's own, such as 192.168.0.7."
            ) from None
        if known.is_unspecified or known.is_multicast:
            raise InputError("Pictures are handed out on one address, never on all of them.")
        self._address, self._port = address, port
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self.served_port = 0

    def hand(
        self, data: bytes, mime: str, name: str, seconds: float, words: Sequence[str] = ()
    ) -> str:
        """Put a picture on the shelf; gives the address of its page.

        `words`: what stands on it, as `PageWords`; English where there are none.

        Raises:
            StudioError: the server cannot be started or does not answer.
        """
        with self._lock:
            for _ in range(2):
                process = self._started()
                order = {
                    "data": base64.b64encode(data).decode(), "mime": mime, "name": name,
                    "seconds": seconds, "words": list(words),
                }  # fmt: skip
                told = _ask(process, order)
                if "name" in told:
                    host = f"[{self._address}]" if ":" in self._address else self._address
                    return f"http://{host}:{self.served_port}/{told['name']}"
                self.close()
            raise StudioError("Pictures cannot be handed out just now.")

    def close(self) -> None:
        """The server ends, and everything on its shelf with it."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            process.wait(2.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        root = str(Path(studio.__file__).resolve().parent.parent)
        words = [
            sys.executable, "-m", "studio.booth.takeaway.server", self._address, str(self._port),
        ]  # fmt: skip
        self._process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
        )
        told = _heard(self._process)
        if "port" not in told:
            self.close()
            raise StudioError(told.get("problem", "Pictures cannot be handed out just now."))
        self.served_port = int(told["port"])
        return self._process


def _ask(process: subprocess.Popen[bytes], order: dict[str, Any]) -> dict[str, Any]:
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
    except OSError:
        return {}
    return _heard(process)


def _heard(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    """The next line that it says; a process that says nothing in time is ended."""
    assert process.stdout is not None
    ends = threading.Timer(PATIENCE_S, process.kill)
    ends.start()
    try:
        told = json.loads(process.stdout.readline(1 << 16))
    except (OSError, ValueError):
        return {}
    finally:
        ends.cancel()
    return told if isinstance(told, dict) else {}
