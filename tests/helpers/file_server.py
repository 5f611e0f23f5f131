"""A file server and a hub on loopback that can be slow, rude, forgetful and dishonest."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

PIECE = 4096


@dataclass
class Act:
    """How one request is answered.

    `cut`: the connection ends after that many bytes; `length`: what Content-Length says instead of
    the truth; `pause_s`: between pieces; `ranges`: whether pieces may be asked for; `chunked`: no
    length is told; `first`: where the piece is said to begin; `silent`: nothing after the headers.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    cut: int | None = None
    length: int | None = None
    pause_s: float = 0.0
    ranges: bool = True
    etag: bool = True
    chunked: bool = False
    first: int | None = None
    silent: bool = False


class FileServer:
    """`files` by path; `acts[path]` are used up one a request, the last one stays."""

    def __init__(self):
        self.files, self.acts, self.seen = {}, {}, []
        self.closing = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.answer(self)

            def log_message(self, *args):
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))

    @property
    def url(self):
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *what):
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def put(self, path, data, *acts):
        self.files[path] = data
        self.acts[path] = list(acts)
        return self.url + path

    def requests(self, path):
        return [headers for seen, headers in self.seen if seen == path]

    def answer(self, handler):
        path = unquote(urlsplit(handler.path).path)
        self.seen.append((path, {k.lower(): v for k, v in handler.headers.items()}))
        acts = self.acts.get(path, [])
        act = (acts.pop(0) if len(acts) > 1 else acts[0]) if acts else Act()
        handler.close_connection = True
        data = act.body if act.body is not None else self.files.get(path)
        status = act.status if data is not None or act.status != 200 else 404
        if status != 200:
            self._send(handler, status, act.headers, act.body or b"", act)
            return
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        headers = {"ETag": tag} | act.headers if act.etag else dict(act.headers)
        wanted = handler.headers.get("Range", "")
        same = handler.headers.get("If-Range", tag) == tag
        if wanted and act.ranges and same:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(data):
                self._send(handler, 416, {"Content-Range": f"bytes */{len(data)}"}, b"", act)
                return
            told = start if act.first is None else act.first
            headers["Content-Range"] = f"bytes {told}-{len(data) - 1}/{len(data)}"
            self._send(handler, 206, headers, data[start:], act)
            return
        self._send(handler, 200, headers, data, act)

    def _send(self, handler, status, headers, data, act):
        handler.send_response(status)
        for key, value in headers.items():
            handler.send_header(key, value)
        if act.chunked:
            handler.send_header("Transfer-Encoding", "chunked")
        else:
            size = len(data) if act.length is None else act.length
            handler.send_header("Content-Length", str(size))
        handler.send_header("Connection", "close")
        handler.end_headers()
        with suppress(OSError):  # the other end left
            self._pour(handler, data if act.cut is None else data[: act.cut], act)

    def _pour(self, handler, data, act):
        if act.silent and self.closing.wait(30.0):
            return
        for at in range(0, len(data), PIECE):
            piece = data[at : at + PIECE]
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if act.chunked else piece)
            handler.wfile.flush()
            if act.pause_s and self.closing.wait(act.pause_s):
                return
        if act.chunked:
            handler.wfile.write(b"0\r\n\r\n")


SHA = "a" * 40


def put_repo(server, repo, files, gated=False, acts=()):
    """A hub repository of `files` (path -> bytes); large ones redirect, as the hub's do."""
    siblings = []
    for path, data in files.items():
        sibling = {"rfilename": path, "size": len(data)}
        git = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
        sibling["blobId"] = git
        place = f"/{repo}/resolve/{SHA}/{path}"
        if len(data) > 1000:
            sha256 = hashlib.sha256(data).hexdigest()
            sibling["lfs"] = {"sha256": sha256, "size": len(data), "pointerSize": 130}
            server.put(f"/cdn/{sha256}", data, *acts)
            server.put(place, b"", Act(302, {"Location": f"/cdn/{sha256}"}))
        else:
            server.put(place, data)
        siblings.append(sibling)
    info = {"_id": "0" * 24, "id": repo, "modelId": repo, "sha": SHA, "siblings": siblings,
            "private": False, "gated": "manual" if gated else False, "disabled": False,
            "tags": [], "downloads": 0, "likes": 0}  # fmt: skip
    body = json.dumps(info).encode()
    for path in (f"/api/models/{repo}", f"/api/models/{repo}/revision/main"):
        server.put(path, body, Act(headers={"Content-Type": "application/json"}, etag=False))


def wait_for(condition, seconds=10.0):
    """Until `condition()` holds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.01)
