"""What was read lately, by content."""

from __future__ import annotations

from collections import OrderedDict

from torch import Tensor

from studio.models.diffusion.pipeline.told import Words

MOST_BYTES = 96 << 20
MOST = 512


class Recent:
    """Keeps the texts read last, as many as a fixed amount of memory holds."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._bytes = most_bytes, 0
        self._kept: OrderedDict[str, Words] = OrderedDict()

    def get(self, key: str) -> Words | None:
        """What was kept under a key, which is used again."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: str, words: Words) -> None:
        """Keep this; the longest unused goes where there is no room."""
        self._forget(key)
        self._kept[key] = words
        self._bytes += _bytes(words)
        while len(self._kept) > 1 and (self._bytes > self._most or len(self._kept) > MOST):
            self._forget(next(iter(self._kept)))

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._bytes = 0

    def _forget(self, key: str) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._bytes -= _bytes(gone)


def _bytes(words: Words) -> int:
    found = (words.tokens, words.pooled, words.mask)
    return sum(t.numel() * t.element_size() for t in found if isinstance(t, Tensor))
