"""How long a picture took, short enough for the chip in the header."""

from __future__ import annotations

from studio.ui.language.words import tr


def taken_words(ms: float) -> str:
    """`218 ms`, `2.4 s`, `19 s`: two or three digits that tell, whatever the machine."""
    if round(ms) < 1000:
        return tr("{ms:.0f} ms", ms=ms)
    seconds = ms / 1000
    if seconds < 9.95:
        return tr("{seconds:.1f} s", seconds=seconds)
    return tr("{seconds:.0f} s", seconds=seconds)
