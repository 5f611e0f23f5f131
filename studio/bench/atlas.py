"""P12: how soon the first map of a model is there, and what panning over 10,000 places costs."""

from __future__ import annotations

import math
import time

import numpy as np

from studio.bench.driver import WindowDriver
from studio.bench.figures import Figure, percentile
from studio.ui.atlas.controller import AtlasController
from studio.ui.atlas.workspace import AtlasWorkspace
from studio.values.atlas.chart import Laid
from studio.values.atlas.levels import levels_of

PLACES = 10_000
STEPS = 400
STEP_PX = 9.0


def measure() -> Figure:
    """A map of the house model that was never drawn; then one of 10,000 places, panned."""
    with WindowDriver() as driver:
        window = driver.window
        driver.until(lambda: window.features is not None)
        workspace = next(w for w in window.workspaces if isinstance(w, AtlasWorkspace))
        began = time.monotonic()
        window.frame.open(workspace.key)
        driver.until(lambda: workspace.map.growth.laid is not None)
        driver.pump(0)
        first = time.monotonic() - began
        laid = workspace.map.growth.laid
        places = len(laid) if laid is not None else 0
        workspace.map.growth.set_on(False)
        paints = _panned(driver, workspace.map)
    values = {"first_s": first, "pan_ms": percentile(paints, 0.95)}
    return Figure(
        "P12", values,
        {"first_places": places, "median_ms": percentile(paints, 0.5), "worst_ms": max(paints)},
    )  # fmt: skip


def _panned(driver: WindowDriver, atlas: AtlasController) -> list[float]:
    """Milliseconds of each paint on a way over a map of `PLACES`, seen from close by."""
    sheets, view = atlas.growth.sheets, atlas.view
    picture = sheets.sheet(0)[:64, :64]
    while sheets.count < PLACES:
        sheets.add(np.stack([picture] * min(256, PLACES - sheets.count)))
    positions = np.random.default_rng(0).normal(size=(PLACES, 2)).astype(np.float32)
    view.set_map(sheets, None)
    view.set_map(sheets, Laid(positions, levels_of(positions), False))
    driver.pump(700)
    view.zoom(2.5)
    view.repaint()
    paints = []
    for step in range(STEPS):
        view.pan(STEP_PX * math.cos(step / 60), STEP_PX * math.sin(step / 45))
        began = time.perf_counter()
        view.repaint()
        paints.append(1000 * (time.perf_counter() - began))
    return paints
