"""What can be fetched now: pictures by random names that nobody can guess, until they expire."""

from __future__ import annotations

import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST = 64
MOST_BYTES = 256 << 20
NAME = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True)
class PageWords:
    """What stands on a picture's page: above the tab, on its button, and below."""

    title: str = "Your picture"
    save: str = "Save"
    note: str = "Made by a model. It carries how it was made."


@dataclass(frozen=True)
class Kept:
    """A picture: its bytes, media type, file name, and when it goes (monotonic seconds)."""

    data: bytes
    mime: str
    file_name: str
    until: float
    words: PageWords = PageWords()


class Shelf:
    """At most 64 pictures and 256 MB; the oldest make room."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def put(
        self, data: bytes, mime: str, file_name: str, seconds: float,
        words: PageWords = PageWords(),
    ) -> str:  # fmt: skip
        """Keep a picture; gives its name, 128 random bits."""
        name = secrets.token_urlsafe(16)
        self._kept[name] = Kept(data, mime, file_name, self._clock() + seconds, words)
        self._sweep()
        return name

    def get(self, name: str) -> Kept | None:
        """The picture of that name, while it is there."""
        found = self._kept.get(name) if NAME.fullmatch(name) else None
        return found if found is not None and found.until > self._clock() else None

    def _sweep(self) -> None:
        now = self._clock()
        self._kept = OrderedDict((k, v) for k, v in self._kept.items() if v.until > now)
        while len(self._kept) > MOST or sum(len(v.data) for v in self._kept.values()) > MOST_BYTES:
            self._kept.popitem(last=False)
