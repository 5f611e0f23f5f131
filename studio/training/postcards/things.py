"""Small things: houses with windows, boats, and what falls or drifts in front of everything."""

from __future__ import annotations

import numpy as np

from studio.training.postcards.canvas import Canvas, fixed, wave
from studio.training.postcards.facts import Facts
from studio.training.postcards.palette import Array, Palette, lch, mix, srgb

ROOFS = (28.0, 45.0, 250.0, 350.0)


def paint_houses(
    canvas: Canvas, facts: Facts, random: np.random.Generator, palette: Palette, lines: list[Array]
) -> None:
    """Gabled houses on the ground; their windows are lit but by day."""
    line = lines[1] if len(lines) > 2 else lines[-1]
    lit = facts.time != "day"
    xs = _standing(line, facts.houses, random, canvas)
    for x in xs:
        foot = float(line[int(np.clip(x, 0, 0.999) * canvas.size)]) + 0.012
        wide = random.uniform(0.040, 0.052)
        tall = wide * random.uniform(0.95, 1.35)
        shade = {"dawn": 0.80, "day": 0.93, "dusk": 0.60, "night": 0.42}[facts.time]
        wall = srgb(mix(lch(shade, 0.03, 70), palette.land, 0.15))
        roof = srgb(lch(shade * 0.58, 0.10, ROOFS[int(random.integers(4))]))
        box = [(x - wide, foot - tall), (x + wide, foot - tall), (x + wide, foot), (x - wide, foot)]
        canvas.polygon(np.array(box, np.float32), wall)
        over = wide * 1.28
        peak = [
            (x - over, foot - tall + 0.004),
            (x, foot - tall - wide * 1.05),
            (x + over, foot - tall + 0.004),
        ]
        canvas.polygon(np.array(peak, np.float32), roof)
        _windows(canvas, x, foot, wide, tall, srgb(palette.lamp) if lit else srgb(palette.ink))
        if facts.time in ("night", "dusk"):
            rows, cols, gx, gy = canvas.window(x - 0.12, x + 0.12, foot - 0.14, foot + 0.10)
            far = ((gx - x) ** 2 + (gy - foot + 0.5 * tall) ** 2) / 0.055**2
            canvas.blend((np.exp(-far) * 0.25).astype(np.float32), srgb(palette.lamp), rows, cols)


def _standing(line: Array, count: int, random: np.random.Generator, canvas: Canvas) -> list[float]:
    """Places along the ground where it is high enough to be seen."""
    columns = np.linspace(0.07, 0.93, 44)
    heights = line[(columns * canvas.size).astype(int)]
    good = columns[heights < 0.93]
    low, high = (float(good.min()), float(good.max())) if len(good) else (0.1, 0.3)
    span = min(high - low, 0.125 * count + 0.05)
    start = low + random.uniform(0, 1) * max(0.0, high - low - span)
    gap = span / count
    return [start + (k + 0.5) * gap + random.uniform(-0.10, 0.10) * gap for k in range(count)]


def _windows(
    canvas: Canvas, x: float, foot: float, wide: float, tall: float, colour: Array
) -> None:
    size, top = wide * 0.30, foot - 0.80 * tall
    for side in (-0.48, 0.48):
        middle = x + side * wide
        box = [
            (middle - size, top),
            (middle + size, top),
            (middle + size, top + 2 * size),
            (middle - size, top + 2 * size),
        ]
        canvas.polygon(np.array(box, np.float32), colour)


def paint_boats(
    canvas: Canvas,
    facts: Facts,
    random: np.random.Generator,
    palette: Palette,
    horizon: float,
    shore: list[Array],
) -> None:
    """Sailing boats on the water, each with its reflection."""
    sail = srgb(mix(palette.paper, palette.horizon, 0.15 if facts.time != "night" else 0.45))
    other = srgb(mix(lch(0.68 if facts.time != "night" else 0.5, 0.15, 35), palette.horizon, 0.12))
    hull = srgb(palette.ink)
    order = (np.arange(facts.boats) + 0.5) / facts.boats
    for k, share in enumerate(random.permutation(order)):
        x = 0.12 + 0.76 * share + random.uniform(-0.06, 0.06) / facts.boats
        size = random.uniform(0.040, 0.058)
        y = horizon + random.uniform(0.045, 0.125) + 0.03 * (k % 2)
        rows, cols, gx, gy = canvas.window(x - size, x + size, y, y + 1.6 * size)
        dim = canvas.edge(size * 0.62 * (1 - (gy - y) / (1.7 * size)) - np.abs(gx - x))
        canvas.blend(dim * np.float32(0.30), sail, rows, cols)
        lee = size * random.choice([-1.0, 1.0])
        main = [(x, y - 2.1 * size), (x + 0.92 * lee, y - 0.28 * size), (x, y - 0.28 * size)]
        jib = [
            (x - 0.10 * lee, y - 1.75 * size),
            (x - 0.10 * lee, y - 0.28 * size),
            (x - 0.78 * lee, y - 0.28 * size),
        ]
        for points, colour in ((main, sail if k != 1 else other), (jib, other if k != 1 else sail)):
            canvas.polygon(np.array(points if lee > 0 else points[::-1], np.float32), colour)
        deck = [
            (x - size, y - 0.20 * size),
            (x + size, y - 0.20 * size),
            (x + 0.66 * size, y + 0.22 * size),
            (x - 0.66 * size, y + 0.22 * size),
        ]
        canvas.polygon(np.array(deck, np.float32), hull)


def paint_haze(
    canvas: Canvas, palette: Palette, middle: float, depth: float, strength: float
) -> None:
    """A level band of air."""
    veil = np.exp(-(((canvas.y - middle) / depth) ** 2)) * strength * np.ones_like(canvas.x)
    canvas.blend(veil.astype(np.float32), srgb(palette.horizon))


def paint_fog(canvas: Canvas, palette: Palette, horizon: float) -> None:
    """Drifting banks over the middle of the picture."""
    random, white = fixed("fog"), mix(palette.horizon, palette.paper, 0.35)
    colour = srgb(white)
    for k in range(3):
        middle = horizon + 0.01 + 0.10 * (k - 0.4) + random.uniform(-0.02, 0.02)
        line = 0.020 * wave(random, canvas.size, 4) + middle
        thick = 0.050 + 0.014 * np.clip(wave(random, canvas.size, 3), -1.5, 1.5)
        veil = np.exp(-(((canvas.y - line) / thick) ** 4)) * (0.80 - 0.13 * k)
        canvas.blend(veil.astype(np.float32), colour)
    everywhere = np.full((canvas.size, canvas.size), 0.16, np.float32)
    canvas.blend(everywhere, colour)


def paint_rain(canvas: Canvas, palette: Palette, *, heavy: bool) -> None:
    """Slanting streaks."""
    random, lean = fixed("rain"), 0.34 if heavy else 0.20
    across = (canvas.x + lean * canvas.y) * 24.0
    lane = np.floor(across).astype(int) % 64
    starts, speeds = random.uniform(0, 1, 64), random.uniform(2.6, 3.6, 64)
    centre = np.abs((across % 1.0) - 0.5) / 24.0
    along = (canvas.y * speeds[lane] + starts[lane]) % 1.0
    run = np.clip(np.minimum(along, 0.52 - along) * 14.0, 0, 1)
    cover = canvas.edge((0.0040 if heavy else 0.0032) - centre) * run
    colour = srgb(mix(palette.horizon, palette.paper, 0.55))
    canvas.blend((cover * (0.72 if heavy else 0.62)).astype(np.float32), colour)


def paint_snow(canvas: Canvas, palette: Palette) -> None:
    """Falling flakes, larger in front."""
    random, count = fixed("snow"), 72
    places = random.uniform(0.0, 1.0, (count, 2)).astype(np.float32)
    radii = (0.0065 + 0.0075 * random.uniform(0, 1, count) ** 2).astype(np.float32)
    canvas.spots(places, radii, srgb(palette.paper), np.full(count, 0.95, np.float32))
