"""One file over HTTP: goes on where it stopped, notices a changed file, hashes while writing."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from studio import __version__
from studio.errors import Cancelled, DownloadError
from studio.files.atomic import make_folder, refuse
from studio.library.downloads import words
from studio.library.downloads.journal import Part
from studio.library.downloads.rules import MAX_REDIRECTS, checked, redirected, same_origin

if TYPE_CHECKING:
    import httpx2

MAX_FILE = 16 << 30
ROOM_LEFT = 64 << 20
SYNC_BYTES = 8 << 20
SYNC_S = 4.0
TRIES_UNMET = 2
"""A server that never answered is not tried as often: one is offline, and wants to know it soon."""
_REDIRECTS = {301, 302, 303, 307, 308}
_AGAIN = {408, 429, 500, 502, 503, 504}
_READ = 1 << 20


@dataclass(frozen=True)
class Patience:
    """How long to wait for a server: per connection and read, never in total.

    `tries` without a byte of progress end the download; between them `pause_s`, doubled each time,
    or what the server asks for in Retry-After up to `longest_s`.
    """

    connect_s: float = 15.0
    read_s: float = 30.0
    tries: int = 5
    pause_s: float = 1.0
    longest_s: float = 120.0


@dataclass(frozen=True)
class Wanted:
    """A file to fetch; `size` 0 and empty digests where nothing is published."""

    name: str
    url: str
    size: int = 0
    sha256: str = ""
    git: str = ""
    token: str = ""
    gated: bool = False


@dataclass(frozen=True)
class Step:
    """Told while it goes on: `phase` is downloading, checking, or one of two that wait `seconds`.

    These are waiting, as the server asks, and retrying after a broken connection.
    """

    phase: str
    done: int
    size: int
    seconds: float = 0.0


class Again(Exception):
    """This try is over; another may succeed. `wait_s`: the server asks for that much."""

    def __init__(self, end: DownloadError, wait_s: float | None = None) -> None:
        super().__init__(str(end))
        self.end, self.wait_s = end, wait_s


class Transfer:
    """Fetches `wanted` into `folder`; `part` is its record, and `keep` writes that down.

    `stop` ends it between two reads: what is on the disk is kept for the next time.
    """

    def __init__(
        self,
        wanted: Wanted,
        folder: Path,
        part: Part,
        keep: Callable[[], None],
        tell: Callable[[Step], None],
        stop: threading.Event,
        patience: Patience | None = None,
    ) -> None:
        self.wanted, self.part = wanted, part
        self._keep, self._tell, self._stop = keep, tell, stop
        self._patience = patience or Patience()
        self._target = folder / wanted.name
        self._partial = folder / f"{wanted.name}.part"
        self._host = urlsplit(checked(wanted.url)).hostname or ""
        self._met = False

    def run(self, client: httpx2.Client) -> Path:
        """The whole, checked file.

        Raises:
            DownloadError: it could not be fetched as published.
            ExportError: it could not be written.
            Cancelled: `stop` was set; what was fetched is kept.
        """
        if self.part.url == self.wanted.url and whole(self.part, self._target):
            return self._target
        make_folder(self._target.parent)
        self._begin_with_what_is_there()
        tries, pause_s, furthest = 0, self._patience.pause_s, self.part.synced
        while True:
            try:
                self._one_try(client)
                return self._target
            except Again as again:
                moved = self.part.synced > furthest  # beginning anew is no progress
                tries, pause_s = (1, self._patience.pause_s) if moved else (tries + 1, pause_s * 2)
                furthest = max(furthest, self.part.synced)
                if tries >= (self._patience.tries if self._met else TRIES_UNMET):
                    raise again.end from None
                asked = again.wait_s is not None
                wait_s = again.wait_s if again.wait_s is not None else pause_s
                self._wait("waiting" if asked else "retrying", wait_s, again.end)

    # ---- before ---------------------------------------------------------------------------------
    def _begin_with_what_is_there(self) -> None:
        """Go on with the bytes that are known to be on the disk and belong to this file."""
        part = self.part
        there = self._partial.stat().st_size if self._partial.is_file() else 0
        known = bool(part.etag or part.modified or self.wanted.sha256 or self.wanted.git)
        if part.url != self.wanted.url or not known or part.whole:
            there = 0
        part.url, part.whole = self.wanted.url, False
        part.synced = min(there, part.synced)
        if not part.synced:
            part.etag = part.modified = ""
        part.size = self.wanted.size or (part.size if part.synced else 0)
        self._keep()

    def _wait(self, phase: str, seconds: float, end: DownloadError) -> None:
        """Wait before the next try; not for ever."""
        if seconds > self._patience.longest_s:
            raise end
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._tell(Step(phase, self.part.synced, self.part.size, left))
            if self._stop.wait(min(left, 0.5)):
                raise Cancelled("The download was paused.")

    # ---- one try --------------------------------------------------------------------------------
    def _one_try(self, client: httpx2.Client) -> None:
        import httpx2

        try:
            with self._answer(client) as answer:
                self._take(answer)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
            if "CERTIFICATE" in str(error).upper():
                raise words.not_itself(self._host) from None
            raise Again(words.offline(self._host)) from None
        except httpx2.InvalidURL:
            raise DownloadError(f"{self._host} leads to no address.", "refused") from None
        except (httpx2.TimeoutException, httpx2.TransportError):
            raise Again(words.ended_early(self._host, self.part.synced, self.part.size)) from None

    @contextmanager
    def _answer(self, client: httpx2.Client) -> Iterator[httpx2.Response]:
        """The server's answer, behind allowed redirects."""
        url = self.wanted.url
        for _ in range(MAX_REDIRECTS):
            headers = self._headers()
            if self.wanted.token and same_origin(url, self.wanted.url):
                headers["Authorization"] = f"Bearer {self.wanted.token}"
            with client.stream("GET", url, headers=headers) as answer:
                if answer.status_code not in _REDIRECTS:
                    yield answer
                    return
                url = redirected(url, answer.headers.get("Location", ""))
        raise DownloadError(f"{self._host} sends the download around in a circle.", "refused")

    def _headers(self) -> dict[str, str]:
        headers = {"Accept-Encoding": "identity", "User-Agent": f"latent-studio/{__version__}"}
        if self.part.synced:
            headers["Range"] = f"bytes={self.part.synced}-"
            strong = self.part.etag if not self.part.etag.startswith("W/") else ""
            if strong or self.part.modified:
                headers["If-Range"] = strong or self.part.modified
        return headers

    def _take(self, answer: httpx2.Response) -> None:
        self._met = True
        status = answer.status_code
        if status == 416 and self.part.synced:
            end = words.ended_early(self._host, self.part.synced, self.part.size)
            self._from_the_start()
            raise Again(end, 0.0)
        if status in _AGAIN:
            end = words.from_status(status, self._host, self.wanted.name, self.wanted.gated)
            raise Again(end, _retry_after(answer.headers.get("Retry-After", "")))
        if status not in (200, 206):
            raise words.from_status(status, self._host, self.wanted.name, self.wanted.gated)
        if status == 200:
            self._from_the_start()
        total = _total(answer, self.part.synced, status == 206)
        self._check_total(total, answer)
        self._write(answer)

    def _from_the_start(self) -> None:
        self.part.synced = 0
        self.part.size = self.wanted.size
        self.part.etag = self.part.modified = ""

    def _check_total(self, total: int | None, answer: httpx2.Response) -> None:
        """Refuse another size than published, a size beyond all bounds, and a full disk."""
        part, name = self.part, self.wanted.name
        expected = self.wanted.size or (part.size if part.synced else 0)
        if total is not None and expected and total != expected:
            if self.wanted.size:
                raise words.wrong_size(self._host, name, total, expected)
            self._from_the_start()
            raise Again(words.wrong_size(self._host, name, total, expected), 0.0)
        size = expected or total or 0
        if size > MAX_FILE:
            raise DownloadError(
                f"{name} has {words.size_words(size)}; at most {words.size_words(MAX_FILE)} are"
                " fetched.",
                "refused",
            )
        free = shutil.disk_usage(self._partial.parent).free
        if size - part.synced + ROOM_LEFT > free:
            raise words.no_room(size - part.synced, free)
        part.size = size
        part.etag = answer.headers.get("ETag", "")[:400]
        part.modified = answer.headers.get("Last-Modified", "")[:100]
        self._keep()

    # ---- writing --------------------------------------------------------------------------------
    def _write(self, answer: httpx2.Response) -> None:
        try:
            with self._partial.open("r+b" if self.part.synced else "wb") as file:
                file.truncate(self.part.synced)
                sums = self._sums(file)
                file.seek(self.part.synced)
                self._pour(answer, file, sums)
            self._finish(sums)
        except OSError as error:
            refuse(self._target, error)

    def _sums(self, file: BinaryIO) -> _Sums:
        """The checksums over what is there already."""
        sums = _Sums(self.wanted, self.part.size)
        while sums.count < self.part.synced:
            if self._stop.is_set():
                raise Cancelled("The download was paused.")
            piece = file.read(min(_READ, self.part.synced - sums.count))
            if not piece:
                break
            sums.add(piece)
            self._tell(Step("checking", sums.count, self.part.size))
        return sums

    def _pour(self, answer: httpx2.Response, file: BinaryIO, sums: _Sums) -> None:
        """From the wire to the disk; what is safely there is noted from time to time."""
        limit, synced_at = self.part.size or MAX_FILE, time.monotonic()
        try:
            for piece in answer.iter_raw():
                if sums.count + len(piece) > limit:
                    raise words.wrong_size(
                        self._host, self.wanted.name, sums.count + len(piece), limit
                    )
                file.write(piece)
                sums.add(piece)
                self._tell(Step("downloading", sums.count, self.part.size))
                due = time.monotonic() - synced_at > SYNC_S
                if due or sums.count - self.part.synced >= SYNC_BYTES:
                    self._sync(file, sums.count)
                    synced_at = time.monotonic()
                if self._stop.is_set():
                    raise Cancelled("The download was paused.")
        finally:
            self._sync(file, sums.count)
        if self.part.size and sums.count < self.part.size:
            raise Again(words.ended_early(self._host, sums.count, self.part.size))

    def _sync(self, file: BinaryIO, count: int) -> None:
        file.flush()
        os.fsync(file.fileno())
        self.part.synced = count
        self._keep()

    def _finish(self, sums: _Sums) -> None:
        """Under its own name at last, if it is what was published."""
        if not sums.right(self.part.size, self._partial):
            self._partial.unlink(missing_ok=True)
            self._from_the_start()
            self._keep()
            raise words.wrong_hash(self._host, self.wanted.name)
        os.replace(self._partial, self._target)
        self.part.size = self.part.synced = sums.count
        self.part.whole = True
        self._keep()


class _Sums:
    """SHA-256 where it is published, else git's name of the content, counted as bytes come."""

    def __init__(self, wanted: Wanted, size: int) -> None:
        self.count = 0
        self._wanted = wanted
        self._sha256 = hashlib.sha256() if wanted.sha256 else None
        self._git = None
        if wanted.git and not wanted.sha256 and size:
            self._git = _git_start(size)

    def add(self, piece: bytes) -> None:
        self.count += len(piece)
        for sum_ in (self._sha256, self._git):
            if sum_ is not None:
                sum_.update(piece)

    def right(self, size: int, path: Path) -> bool:
        """Whether the sizes and every published checksum agree; `path` holds what was counted."""
        if size and self.count != size:
            return False
        if self._sha256 is not None:
            return self._sha256.hexdigest() == self._wanted.sha256
        if self._wanted.git and self._git is None:  # its length was not known before its end
            self._git = _git_start(self.count)
            with path.open("rb") as file:
                while piece := file.read(_READ):
                    self._git.update(piece)
        return self._git is None or self._git.hexdigest() == self._wanted.git


def whole(part: Part, path: Path) -> bool:
    """Whether the file at `path` was fetched to its end and still has its length."""
    return part.whole and path.is_file() and path.stat().st_size == part.size


def _git_start(size: int) -> hashlib._Hash:
    """Git names a content by the SHA-1 over its kind, its length and itself."""
    return hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)


def _total(answer: httpx2.Response, offset: int, partial: bool) -> int | None:
    """How long the server says that the whole file is; None where it does not say.

    Raises:
        Again: it sends another piece than was asked for.
    """
    length = answer.headers.get("Content-Length", "")
    if not partial:
        return int(length) if length.isdigit() and len(length) < 16 else None
    unit, _, rest = answer.headers.get("Content-Range", "").partition(" ")
    span, _, total = rest.partition("/")
    first = span.partition("-")[0]
    host = str(answer.request.url.host)
    if unit != "bytes" or not first.isdigit() or int(first[:16]) != offset:
        raise Again(DownloadError(f"{host} sends another piece of the file than was asked for."))
    return int(total) if total.isdigit() and len(total) < 16 else None


def _retry_after(value: str) -> float | None:
    """Seconds from a Retry-After header; a date there counts as not given."""
    value = value.strip()
    return float(value) if value.isdigit() and len(value) < 9 else None


def open_client(patience: Patience | None = None) -> httpx2.Client:
    """A client that keeps to `patience`, follows no redirect by itself and keeps no cookies."""
    import httpx2

    waits = patience or Patience()
    timeout = httpx2.Timeout(waits.read_s, connect=waits.connect_s)
    return httpx2.Client(timeout=timeout, follow_redirects=False, auth=None)
