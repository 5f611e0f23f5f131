"""A map that is small and whole at once."""

import pytest

from studio.ui.atlas import growth as growing

LONG_MS = 300_000


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """A map of 96 places that no process settles."""
    monkeypatch.setattr(growing, "MOST", 96)
    monkeypatch.setattr(growing, "FIRST", 48)
    monkeypatch.setattr(growing.MapGrowth, "settle", lambda _self: None)


@pytest.fixture
def atlas(qtbot, window):
    window.frame.open("atlas")
    found = window.frame.active.map
    qtbot.waitUntil(
        lambda: found.growth.laid is not None and len(found.growth.laid) == 96, timeout=LONG_MS
    )
    return found
