"""What is answered to a request: the page of a picture, the picture, and else always the same 404.

A request is its first line and its `Host`; nothing else of it is looked at. A name that is not the
server's own is refused, so that no page elsewhere can talk to it through a visitor's browser.
"""

from __future__ import annotations

import html
from dataclasses import asdict, dataclass

from studio.booth.takeaway.shelf import Kept, Shelf

MAX_HEAD = 8192
_SAFE = (
    "Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Cache-Control: no-store",
    "Connection: close",
)
_PAGE = """<!doctype html><html><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>
<style>body{{margin:0;background:#101113;color:#ece9e3;font:18px system-ui,sans-serif;
text-align:center}}img{{max-width:100%;max-height:78vh;display:block;margin:0 auto}}
a{{display:inline-block;margin:24px;padding:16px 28px;border-radius:12px;background:#f2a65a;
color:#1d150c;text-decoration:none;font-weight:600}}p{{color:#9b9da4;margin:8px 24px 32px}}</style>
</head><body><img src="/{name}/picture" alt="{title}">
<a href="/{name}/picture" download="{file}">{save}</a>
<p>{note}</p></body></html>"""


@dataclass(frozen=True)
class Answer:
    """Bytes of a head and of a body."""

    head: bytes
    body: bytes


NOT_FOUND = Answer(b"", b"")


def answer(head: bytes, shelf: Shelf, hosts: frozenset[str]) -> Answer:
    """What to say to a request whose head is `head`; `hosts` are the server's own names."""
    lines = head.decode("latin-1").split("\r\n")
    method, _, rest = lines[0].partition(" ")
    path, _, version = rest.partition(" ")
    if not version.startswith("HTTP/1.") or method not in ("GET", "HEAD"):
        return _plain("405 Method Not Allowed")
    named = [line.partition(":")[2].strip().lower() for line in lines[1:] if _is_host(line)]
    if len(named) != 1 or named[0] not in hosts:
        return _plain("421 Misdirected Request")
    found = _found(path, shelf)
    return found if method == "GET" else Answer(found.head, b"")


def busy() -> Answer:
    """Too many at once."""
    return _plain("429 Too Many Requests")


def _found(path: str, shelf: Shelf) -> Answer:
    """`/NAME` and `/NAME/picture`; no path is ever opened as a file."""
    name, slash, what = path.removeprefix("/").partition("/")
    kept = shelf.get(name) if path.startswith("/") else None
    if kept is None or (slash and what != "picture"):
        return _plain("404 Not Found")
    return _picture(kept) if slash else _page(name, kept)


def _page(name: str, kept: Kept) -> Answer:
    told = {"file": kept.file_name, **asdict(kept.words)}
    page = _PAGE.format(name=name, **{k: html.escape(v, quote=True) for k, v in told.items()})
    return _whole("200 OK", "text/html; charset=utf-8", page.encode())


def _picture(kept: Kept) -> Answer:
    return _whole("200 OK", kept.mime, kept.data)


def _plain(status: str) -> Answer:
    return _whole(status, "text/plain; charset=utf-8", status.encode())


def _whole(status: str, mime: str, body: bytes) -> Answer:
    lines = (
        f"HTTP/1.1 {status}", f"Content-Type: {mime}", f"Content-Length: {len(body)}", *_SAFE,
    )  # fmt: skip
    return Answer("\r\n".join((*lines, "", "")).encode("latin-1"), body)


def _is_host(line: str) -> bool:
    return line[:5].lower() == "host:"
