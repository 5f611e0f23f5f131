"""What the tests of the workspace begin with."""

from __future__ import annotations

import pytest


@pytest.fixture
def desk(window, qtbot):
    """The workspace *Show* of a whole window, open."""
    window.frame.open("show")
    desk = window.features._show.desk
    qtbot.waitUntil(lambda: desk.rehearsal.window_ is not None, timeout=20_000)
    return desk
