"""How long a picture took, in the chip."""

from __future__ import annotations

import pytest

from studio.ui.window.short_time import taken_words


@pytest.mark.parametrize(
    ("ms", "words"),
    [(3.2, "3 ms"), (999.4, "999 ms"), (999.6, "1.0 s"), (9960, "10 s"), (23_991, "24 s")],
)
def test_what_takes_long_is_told_in_seconds(ms, words):
    assert taken_words(ms) == words
