"""The weight of a file as people say it."""

from __future__ import annotations

from studio.ui.language.words import tr

_KB, _MB, _GB = 1_000, 1_000_000, 1_000_000_000


def weight_words(count: int) -> str:
    """A number of bytes with two figures: `340 KB`, `2.1 MB`, `1.3 GB`."""
    if count < _MB:
        return tr("{n:.0f} KB", n=_two(max(count, _KB) / _KB))
    if count < _GB:
        megabytes = _two(count / _MB)
        if megabytes < 10:
            return tr("{n:.1f} MB", n=megabytes)
        return tr("{n:,.0f} MB", n=megabytes)
    return tr("{n:.1f} GB", n=count / _GB)


def _two(value: float) -> float:
    """Rounded to two figures."""
    return float(f"{value:.2g}")
