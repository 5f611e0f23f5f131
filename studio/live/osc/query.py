"""OSCQuery: the list of all that can be moved, for clients that look for it over HTTP.

    /                       the whole tree: paths with TYPE, RANGE, ACCESS, VALUE, DESCRIPTION
    /direction/sun-size     one node of it; with ?VALUE, ?RANGE and so on one attribute
    /?HOST_INFO             who this is, where OSC is heard, what is answered

Reading only, on the address and the port number that OSC is heard at. LISTEN is not offered.

Source: Vidvox, "OSC Query Proposal", 2018, github.com/Vidvox/OSCQueryProposal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import BoundedSemaphore, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from studio.errors import InputError
from studio.live.osc.table import TYPES
from studio.values.live.targets import TargetInfo

NAME = "Latent Studio"
AT_ONCE = 8
PATIENCE_S = 2.0
READ, WRITE, BOTH = 1, 2, 3
ATTRIBUTES = ("FULL_PATH", "TYPE", "RANGE", "ACCESS", "VALUE", "DESCRIPTION", "CLIPMODE")
EXTENSIONS = {
    "ACCESS": True, "VALUE": True, "RANGE": True, "DESCRIPTION": True, "CLIPMODE": True,
    "TAGS": False, "EXTENDED_TYPE": False, "UNIT": False, "CRITICAL": False, "OVERLOADS": False,
    "HTML": False, "LISTEN": False, "PATH_CHANGED": False,
}  # fmt: skip
LOOPBACK = {"127.0.0.1", "localhost"}


class QueryServer:
    """Answers from `__init__` on until `close`.

    Args:
        host, port: where; the same numbers as OSC's.
        osc: where OSC is heard.
        targets: all that can be moved now; asked on threads of its own.
        values: where they are, by name; likewise.

    Raises:
        InputError: the address is none of this computer's, or the port is taken.
    """

    def __init__(
        self, host: str, port: int, osc: tuple[str, int],
        targets: Callable[[], Iterable[TargetInfo]], values: Callable[[], Mapping[str, float]],
    ) -> None:  # fmt: skip
        self._targets, self._values, self._osc = targets, values, osc
        try:
            self._server = _Server((host, port), self)
        except (OSError, OverflowError) as error:
            raise InputError(
                f"The list of addresses cannot be served at {host[:60]}, port {port}: {error}."
            ) from None
        self._thread = Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> tuple[str, int]:
        """Where it answers."""
        host, port = self._server.server_address[:2]
        return str(host), int(port)

    def close(self) -> None:
        """Answer no more; returns when the thread has ended."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(2.0)

    def answer(self, path: str, query: str) -> tuple[int, dict[str, Any]]:
        """(status, what is said) of a request."""
        if query == "HOST_INFO":
            return 200, self._host_info()
        found = node_at(tree(self._targets(), self._values()), path)
        if found is None:
            return 404, {}
        if not query:
            return 200, found
        if query not in ATTRIBUTES:
            return 400, {}
        return (200, {query: found[query]}) if query in found else (204, {})

    def _host_info(self) -> dict[str, Any]:
        host, port = self._osc
        return {
            "NAME": NAME, "OSC_IP": host, "OSC_PORT": port, "OSC_TRANSPORT": "UDP",
            "EXTENSIONS": EXTENSIONS,
        }  # fmt: skip


def tree(targets: Iterable[TargetInfo], values: Mapping[str, float]) -> dict[str, Any]:
    """All targets as OSCQuery's tree."""
    root = _container("/")
    root["DESCRIPTION"] = NAME
    for target in targets:
        address = target.address or target.name
        node, path = root, ""
        for part in address.strip("/").split("/"):
            path += f"/{part}"
            node = node.setdefault("CONTENTS", {}).setdefault(part, _container(path))
        node |= _method(target, values.get(target.name))
    return root


def node_at(root: dict[str, Any], path: str) -> dict[str, Any] | None:
    """The node of a path; None where there is none."""
    node = root
    for part in unquote(path).strip("/").split("/"):
        if part:
            node = node.get("CONTENTS", {}).get(part)
            if node is None:
                return None
    return node


def _container(path: str) -> dict[str, Any]:
    return {"FULL_PATH": path, "ACCESS": 0}


def _method(target: TargetInfo, value: float | None) -> dict[str, Any]:
    kind = TYPES[target.kind]
    told: dict[str, Any] = {
        "TYPE": kind, "DESCRIPTION": target.label, "ACCESS": WRITE if value is None else BOTH
    }  # fmt: skip
    low, high = (
        (round(target.low), round(target.high)) if kind == "i" else (target.low, target.high)
    )
    told["RANGE"] = [{"MIN": low, "MAX": high}]
    told["CLIPMODE"] = ["both"]
    if value is not None:
        told["VALUE"] = [round(value) if kind == "i" else value]
    return told


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 32

    def __init__(self, where: tuple[str, int], owner: QueryServer) -> None:
        self.owner = owner
        self._room = BoundedSemaphore(AT_ONCE)
        super().__init__(where, _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """A thread for each, a few at once; whoever comes when it is full is sent away."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """On its own thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Whoever hangs up is no fault."""


class _Handler(BaseHTTPRequestHandler):
    timeout = PATIENCE_S
    server_version = "studio"
    sys_version = ""
    server: _Server

    def do_GET(self) -> None:
        """One question."""
        with suppress(OSError):
            self._answer()

    def _answer(self) -> None:
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if self.server.owner.address[0] in LOOPBACK and host not in LOOPBACK:
            self._say(403, b"")  # a page in a browser that was sent here under another name
            return
        asked = urlsplit(self.path)
        status, told = self.server.owner.answer(asked.path, asked.query)
        self._say(status, json.dumps(told).encode() if status == 200 else b"")

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody keeps who asked."""
