"""Bands of one picture, drawn side by side on the cores of this machine.

torch shares out each single operation among its threads, which must meet at the end of each; for
pictures made of hundreds of short operations the meeting costs as much as the second core brings.
Bands that fit a core's own cache need no meeting until the picture is done.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import torch
from threadpoolctl import threadpool_limits
from torch import Tensor

from studio.models.base import Generator, RenderRequest, StepCallback, band_rows
from studio.values.cancel import CancelToken

MOST = 4
"""More threads would only wait for each other in Python."""

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

        Raises:
            Cancelled: the token was set; whatever else the generator raises.
        """
        shares = shares_of(request, self.count)
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self.count, "bands", _alone)
        told = _Told(on_step, len(shares))
        work = [self._pool.submit(_drawn, generator, share, token, told) for share in shares]
        return torch.cat(_all(work), dim=2)

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


class _Told:
    """Says how many shares are done, whichever thread finished one."""

    def __init__(self, on_step: StepCallback | None, total: int) -> None:
        self._on_step, self._total = on_step, total
        self._done, self._lock = 0, threading.Lock()

    def one_more(self) -> None:
        with self._lock:
            self._done += 1
            if self._on_step is not None:
                self._on_step(self._done, self._total)


def _drawn(generator: Generator, share: RenderRequest, token: CancelToken, told: _Told) -> Tensor:
    token.check()
    with torch.inference_mode():  # a state of the thread
        picture = generator.render(share, token)
    told.one_more()
    return picture


def _all(work: Sequence[Future[Tensor]]) -> list[Tensor]:
    """All results, once nothing runs any more; the first fault is raised then."""
    faults = [error for future in work if (error := future.exception()) is not None]
    if faults:
        raise faults[0]
    return [future.result() for future in work]
