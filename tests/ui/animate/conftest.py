"""A window with a film in Animate."""

from __future__ import annotations

import pytest

from tests.ui.animate.samples import places


@pytest.fixture
def animate(window):
    return next(w for w in window.workspaces if w.key == "animate")


@pytest.fixture
def film(qtbot, window, animate):
    """A film of five places, at rest at its beginning."""
    window.strip.film_asked.emit(places(window))
    qtbot.waitUntil(lambda: len(animate.player.cache) > 1)
    animate.player.pause()
    animate.player.seek(0.0)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    return animate
