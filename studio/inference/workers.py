"""Bands of one picture, drawn side by side on the cores of this machine.

torch shares out each single operation among its threads, which must meet at the end of each; for
pictures made of hundreds of short operations the meeting costs as much as the second core brings.
Bands that fit a core's own cache need no meeting until the picture is done.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from typing import TypeVar

import torch
from threadpoolctl import threadpool_limits
from torch import Tensor

from studio.models.base import Generator, RenderRequest, StepCallback, band_rows
from studio.values.cancel import CancelToken

T = TypeVar("T")
MOST = 4
"""More threads would only wait for each other in Python."""

FINER = 2
"""Shares are so many times smaller where other pictures may be drawn in between."""

SMALL_PX = 1 << 15
"""A thumbnail is not worth the company."""


class Workers:
    """A few threads that draw bands; they end with `close`."""

    def __init__(self, count: int | None = None) -> None:
        self.count = min(MOST, torch.get_num_threads()) if count is None else count
        self._pool: ThreadPoolExecutor | None = None

    def render(
        self,
        generator: Generator,
        request: RenderRequest,
        token: CancelToken,
        on_step: StepCallback | None = None,
    ) -> Tensor:
        """[1, C, rows, W] float: what `generator.render` gives for one picture, in less time.

        The bytes do not depend on how many threads there are: each operation is one thread's.
        `on_step` is called on the caller's thread after each share, and may render other pictures
        here: they wait for no more than the shares that are being drawn.

        Raises:
            Cancelled: the token was set; whatever else the generator or `on_step` raises.
        """
        finer = 1 if on_step is None else FINER
        shares, threads = shares_of(request, finer * self.count), self._threads()
        at_once = len(shares) if on_step is None else self.count  # a draft finds a thread free
        waiting = deque(enumerate(shares))
        running: dict[Future[Tensor], int] = {}
        drawn: dict[int, Tensor] = {}
        try:
            while waiting or running:
                while waiting and len(running) < at_once:
                    number, share = waiting.popleft()
                    running[threads.submit(_drawn, generator, share, token)] = number
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    drawn[running.pop(future)] = future.result()
                    if on_step is not None:
                        on_step(len(drawn), len(shares))
        finally:
            wait(running)  # nothing of it runs on once this has returned
        return torch.cat([drawn[number] for number in range(len(shares))], dim=2)

    def side_by_side(self, pieces: Sequence[Callable[[], T]], /) -> list[T]:
        """Pieces that a generator divided its work into; see `SideBySide`."""
        found: dict[int, T] = {}
        numbers, inference = iter(range(len(pieces))), torch.is_inference_mode_enabled()

        def chain() -> None:
            with torch.inference_mode(inference):
                try:
                    for number in numbers:  # each is taken once, whichever thread asks
                        found[number] = pieces[number]()
                except BaseException:
                    for _ in numbers:
                        pass  # nobody begins another one
                    raise

        chains = [self._threads().submit(chain) for _ in range(min(self.count, len(pieces)))]
        wait(chains)
        for ended in chains:
            ended.result()
        return [found[number] for number in range(len(pieces))]

    def _threads(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self.count, "bands", _alone)
        return self._pool

    def close(self) -> None:
        """End the threads; what they draw is finished first."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None


def _alone() -> None:
    """This thread's operations are its own: OpenMP starts no further threads for it."""
    torch.get_num_threads()  # torch sets the thread up at its first word; the limit must come after
    threadpool_limits(1, user_api="openmp")


def shares_of(request: RenderRequest, count: int) -> list[RenderRequest]:
    """A request for one picture as up to 2 x `count` requests for whole bands, top to bottom."""
    first, last = request.rows or (0, request.height)
    step = band_rows(request.width)
    bands = range(first // step, -(-last // step))
    size = max(1, -(-len(bands) // (2 * count)))
    if len(bands) <= size or (last - first) * request.width < SMALL_PX:
        return [request]
    cuts = [first, *(b * step for b in bands[size::size]), last]
    return [replace(request, rows=rows) for rows in itertools.pairwise(cuts)]


def _drawn(generator: Generator, share: RenderRequest, token: CancelToken) -> Tensor:
    token.check()
    with torch.inference_mode():  # a state of the thread
        return generator.render(share, token)
