"""The tiny server: a process that is told pictures on its standard input and answers on a network.

Every wait has an end, every queue a length: connections in all and from one address, bytes of a
request, seconds for it and for the answer, requests a minute. A hostile client costs this process
some work and the show none.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from studio.booth.takeaway.answers import MAX_HEAD, Answer, answer, busy
from studio.booth.takeaway.shelf import PageWords, Shelf

MOST_AT_ONCE = 48
MOST_OF_ONE = 8
REQUEST_S = 8.0
ANSWER_S = 60.0
A_MINUTE = 60.0
BURST = 20
KNOWN = 4096
MAX_LINE = 96 << 20


class Pace:
    """So many requests a minute from one address, with a burst; forgets who it does not need."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[str, tuple[float, float]] = {}

    def allows(self, who: str) -> bool:
        """Whether one more is in order."""
        now = self._clock()
        left, since = self._known.get(who, (float(BURST), now))
        left = min(float(BURST), left + (now - since) * A_MINUTE / 60.0)
        if len(self._known) >= KNOWN and who not in self._known:
            self._known.clear()
        self._known[who] = (max(0.0, left - 1.0), now)
        return left >= 1.0


class Server:
    """Listens on one address; `hosts` are the names under which it may be asked for."""

    def __init__(self, address: str, port: int, clock: Callable[[], float] = time.monotonic):
        self.shelf = Shelf(clock)
        self._address, self._port = address, port
        self._pace = Pace(clock)
        self._open: Counter[str] = Counter()
        self._hosts: frozenset[str] = frozenset()
        self._server: asyncio.Server | None = None

    async def start(self) -> int:
        """Listen; gives the port.

        Raises:
            OSError: the address is not this computer's, or the port is taken.
        """
        self._server = await asyncio.start_server(
            self._serve, self._address, self._port, limit=MAX_HEAD, backlog=64
        )
        port = int(self._server.sockets[0].getsockname()[1])
        name = f"[{self._address}]" if ":" in self._address else self._address
        self._hosts = frozenset({f"{name}:{port}".lower()} | ({name} if port == 80 else set()))
        return port

    async def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        who = str((writer.get_extra_info("peername") or ("",))[0])
        if sum(self._open.values()) >= MOST_AT_ONCE or self._open[who] >= MOST_OF_ONE:
            writer.transport.abort()
            return
        self._open[who] += 1
        try:
            await self._answer(who, reader, writer)
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.transport.abort()
        finally:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]

    async def _answer(
        self, who: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), REQUEST_S)
        said: Answer = busy()
        if self._pace.allows(who):
            said = answer(head, self.shelf, self._hosts)
        writer.write(said.head + said.body)
        await asyncio.wait_for(writer.drain(), ANSWER_S)
        writer.close()
        with suppress(OSError):
            await asyncio.wait_for(writer.wait_closed(), ANSWER_S)


def put(shelf: Shelf, order: dict[str, Any]) -> dict[str, Any]:
    """Keep what one line of the input says; the answer to it."""
    data = base64.b64decode(order["data"], validate=True)
    words = PageWords(*(str(word)[:200] for word in order.get("words", ())[:3]))
    name = shelf.put(data, str(order["mime"]), str(order["name"]), float(order["seconds"]), words)
    return {"id": order.get("id"), "name": name}


async def _run(address: str, port: int) -> None:
    server = Server(address, port)
    _say({"port": await server.start()})
    loop, ended = asyncio.get_running_loop(), asyncio.Event()

    def take(order: dict[str, Any]) -> None:
        with suppress(ValueError, KeyError, TypeError):
            _say(put(server.shelf, order))

    def listen() -> None:
        while line := sys.stdin.buffer.readline(MAX_LINE):
            with suppress(ValueError):
                loop.call_soon_threadsafe(take, json.loads(line))
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=listen, daemon=True).start()
    await ended.wait()
    await server.close()


def _say(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main() -> int:
    """`python -m studio.booth.takeaway.server ADDRESS PORT`, until the input ends."""
    address, port = sys.argv[1], int(sys.argv[2])
    try:
        asyncio.run(_run(address, port))
    except OSError as error:
        _say({"problem": f"Pictures cannot be handed out at {address}: {error.strerror}."})
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
