"""Places between letters, as Python and as Qt count them.

Python counts letters; Qt counts units of 16 bits, of which a pictograph takes two.
"""

from __future__ import annotations


def units(text: str, at: int) -> int:
    """Qt's position of the place that has `at` letters of `text` before it."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def letters(text: str, at: int) -> int:
    """How many letters of `text` stand before Qt's position `at`."""
    if text.isascii():
        return min(at, len(text))
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * at]
    return len(before.decode("utf-16-le", "ignore"))
