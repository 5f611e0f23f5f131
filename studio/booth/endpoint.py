"""The status of a show as JSON, for a monitor on this computer: loopback only, read only."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

HOST = "127.0.0.1"


class Endpoint:
    """Answers `GET /` on a port of this computer's own address; everything else is refused."""

    def __init__(self, status: Callable[[], dict[str, Any]], port: int = 0) -> None:
        handler = _handler(status)
        self._server = HTTPServer((HOST, port), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def close(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(status: Callable[[], dict[str, Any]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 2
        server_version, sys_version = "show", ""

        def do_GET(self) -> None:
            """The status; a page in a browser that guesses the port gets nothing."""
            host = self.headers.get("Host", "").rpartition(":")[0]
            if self.path != "/" or host not in (HOST, "localhost"):
                self.send_error(404)
                return
            body = json.dumps(status(), sort_keys=True).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing on the terminal."""

    return Handler
