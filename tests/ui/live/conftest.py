"""What the tests of Live begin with."""

from __future__ import annotations

import pytest


@pytest.fixture
def live(window):
    """The desk of Live in a whole window."""
    return window.features._live.desk


@pytest.fixture
def slider(window):
    """The first direction of the panel, with its id."""
    sliders = window.features._explore.panel.directions.sliders
    return next(iter(sliders.items()))
