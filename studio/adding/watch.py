"""How whoever adds a model follows it, and stops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from studio.values.cancel import CancelToken

Told = Callable[[str, int, int], None]
"""Called with what is being done, in a few words, and (done, of all); of all is 0 where unknown."""


def _nobody(_words: str, _done: int, _total: int) -> None:
    """Nobody follows."""


@dataclass(frozen=True)
class Watch:
    """`told` hears how far it is, on the thread that adds; `token` stops it, from any thread."""

    told: Told = _nobody
    token: CancelToken = field(default_factory=CancelToken)

    def step(self, words: str, done: int = 0, total: int = 0) -> None:
        """Tell that this begins, or how far it is, unless it is to stop.

        Raises:
            Cancelled: the token was set.
        """
        self.token.check()
        self.told(words, done, total)

    def of(self, words: str) -> Callable[[int, int], None]:
        """What hears only of amounts, as `step` under these words."""
        return partial(self.step, words)
