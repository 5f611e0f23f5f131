"""The sky of a postcard: its light, sun and moons, stars, northern lights and clouds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.training.postcards.canvas import Canvas, fixed, wave
from studio.training.postcards.facts import Facts
from studio.training.postcards.palette import Array, Palette, mix, srgb


@dataclass(frozen=True)
class Body:
    """A sun or a moon: where it stands and its radius."""

    x: float
    y: float
    radius: float


def place_bodies(facts: Facts, random: np.random.Generator, horizon: float) -> list[Body]:
    """Where sun or moons stand; two moons keep apart."""
    if facts.body == "none":
        return []
    low = facts.body == "sun" and facts.time in ("dawn", "dusk")
    height = random.uniform(0.30, 0.44) if low else random.uniform(0.15, 0.34)
    radius = random.uniform(0.062, 0.105) if facts.body == "sun" else random.uniform(0.055, 0.085)
    x = random.uniform(0.16, 0.84)
    drop = {"rain": 0.08, "snow": 0.08, "storm": 0.13}.get(facts.weather, 0.0)
    height = min(height + drop, 0.44)
    if facts.body != "two moons":
        return [Body(x, height * horizon / 0.62, radius)]
    x = random.uniform(0.16, 0.42)
    other = x + random.uniform(0.26, 0.42)
    small = radius * random.uniform(0.55, 0.85)
    heights = drop * 0.9 + random.uniform(0.13, 0.31, 2)
    pair = [Body(x, float(heights[0]), radius), Body(other, float(heights[1]), small)]
    if random.random() < 0.5:
        pair = [Body(1 - body.x, body.y, body.radius) for body in pair]
    return pair


def paint_air(
    canvas: Canvas, palette: Palette, horizon: float, bodies: list[Body], mood: str
) -> None:
    """The gradient from zenith to horizon, brighter around a light."""
    share = np.clip(canvas.y / horizon, 0.0, 1.0) ** 1.45
    lab = mix(
        palette.zenith, palette.horizon, share[..., None] if share.ndim == 1 else share[:, :, None]
    )
    canvas.picture[:] = srgb(lab.reshape(-1, 1, 3))
    glow = srgb(mix(palette.light, palette.horizon, 0.35))
    reach = 0.34 if mood == "dreamy" else 0.22
    for body in bodies:
        far = ((canvas.x - body.x) ** 2 + (canvas.y - body.y) ** 2) / reach**2
        canvas.blend((np.exp(-far) * (0.5 if mood == "dreamy" else 0.32)).astype(np.float32), glow)


def paint_stars(canvas: Canvas, palette: Palette, horizon: float) -> None:
    """Some dozen stars, thinner towards the horizon, a few of them large."""
    random, count = fixed("stars"), 40
    places = np.stack(
        (random.uniform(0.02, 0.98, count), horizon * random.beta(1.0, 1.6, count) * 0.95), 1
    ).astype(np.float32)
    radii = random.uniform(0.0042, 0.0070, count).astype(np.float32)
    radii[:4] = 0.0095
    colour = srgb(mix(palette.paper, palette.horizon, 0.12))
    canvas.spots(places, radii, colour, random.uniform(0.7, 1.0, count).astype(np.float32))


def paint_aurora(canvas: Canvas, random: np.random.Generator, horizon: float) -> None:
    """Two or three hanging curtains of light, green below and violet above."""
    low = np.array([0.80, 0.97, 0.78], np.float32) * np.array([0.55, 1.0, 0.85], np.float32)
    high = np.array([0.58, 0.36, 0.86], np.float32)
    streaks = fixed("aurora")
    for k in range(2):
        foot = horizon * (0.80 - 0.20 * k) + 0.055 * wave(random, canvas.size, 3)
        tall = 0.24 + 0.07 * np.clip(wave(streaks, canvas.size, 6), -1.5, 2.0)
        rise = (foot - canvas.y) / np.maximum(tall, 0.1)
        veil = np.clip(rise / 0.06, 0, 1) * np.clip(1 - rise, 0, 1) ** 1.6
        bright = np.clip(0.62 + 0.22 * wave(streaks, canvas.size, 12), 0.15, 0.95)
        ends = np.clip(0.75 + 0.5 * wave(random, canvas.size, 2), 0.1, 1.0)
        cover = (veil * bright * ends * (0.80 - 0.12 * k)).astype(np.float32)
        colour = low + (high - low) * np.clip(rise * 1.15, 0, 1)[..., None]
        canvas.blend(cover, colour.astype(np.float32))


def paint_bodies(
    canvas: Canvas, facts: Facts, palette: Palette, bodies: list[Body], tilt: float
) -> None:
    """Sun with rings of light, or moons in their phase."""
    colour = srgb(palette.light)
    for body in bodies:
        if facts.body == "sun":
            halo = srgb(mix(palette.light, palette.horizon, 0.45))
            for ring, strength in ((1.95, 0.22), (1.45, 0.38)):
                canvas.disc(body.x, body.y, body.radius * ring, halo, strength)
            canvas.disc(body.x, body.y, body.radius, colour)
        else:
            _moon(canvas, facts.phase, body, colour, tilt)


def _moon(canvas: Canvas, phase: str, body: Body, colour: Array, tilt: float) -> None:
    r = body.radius
    rows, cols, gx, gy = canvas.window(body.x - r, body.x + r, body.y - r, body.y + r)
    across = (gx - body.x) * np.cos(tilt) + (gy - body.y) * np.sin(tilt)
    along = (gy - body.y) * np.cos(tilt) - (gx - body.x) * np.sin(tilt)
    cover = canvas.edge(r - np.sqrt(across**2 + along**2))
    if phase == "half":
        cover = cover * canvas.edge(across)
    if phase == "crescent":
        cover = cover * canvas.edge(np.sqrt((across + 0.52 * r) ** 2 + along**2) - 0.92 * r)
    canvas.blend(cover, colour, rows, cols)
    if phase == "full":
        shade = colour * np.array([0.88, 0.87, 0.90], np.float32)
        for dx, dy, size in ((-0.35, -0.25, 0.24), (0.30, 0.12, 0.30), (-0.15, 0.48, 0.17)):
            canvas.disc(body.x + dx * r, body.y + dy * r, size * r, shade, 0.9)


def paint_clouds(
    canvas: Canvas, facts: Facts, random: np.random.Generator, palette: Palette, bodies: list[Body]
) -> None:
    """Flat-bottomed clouds, or a bank from side to side where it rains, snows or storms."""
    if facts.weather in ("rain", "storm", "snow"):
        _bank(canvas, facts, palette)
    elif facts.weather == "clouds":
        for k in range(3):
            for _ in range(12):
                x, y = random.uniform(0.05, 0.95), random.uniform(0.10, 0.44)
                if all(
                    abs(x - b.x) > 0.16 + b.radius or abs(y - b.y) > 0.06 + b.radius for b in bodies
                ):
                    break
            else:
                continue
            _cloud(canvas, palette, x, y, random.uniform(0.10, 0.17) * (1.0 - 0.10 * k))


def _cloud(canvas: Canvas, palette: Palette, x: float, y: float, half: float) -> None:
    """One cloud: round tops on a flat foot, lit above."""
    rows, cols, gx, gy = canvas.window(
        x - 1.15 * half, x + 1.15 * half, y - 0.9 * half, y + 0.1 * half
    )
    if rows.start == rows.stop or cols.start == cols.stop:
        return
    cover = np.zeros((gy.shape[0], gx.shape[1]), np.float32)
    lumps = fixed("cloud")
    for k in np.linspace(-0.8, 0.8, 6):
        size = half * (0.52 - 0.34 * abs(k)) * lumps.uniform(0.75, 1.2)
        far = np.sqrt((gx - x - k * half) ** 2 + (gy - y + 0.45 * size) ** 2)
        cover = np.maximum(cover, canvas.edge(size - far))
    bar = np.minimum(half - np.abs(gx - x), 0.13 * half - np.abs(gy - y + 0.09 * half))
    cover = np.maximum(cover, canvas.edge(bar)) * canvas.edge(y - gy)
    lit = np.clip((y - gy) / (0.7 * half), 0, 1)[..., None]
    shade = mix(palette.cloud, palette.horizon, 0.5)
    low, high = srgb(shade), srgb(palette.cloud)
    canvas.blend(
        cover * np.float32(0.94), (low + (high - low) * lit).astype(np.float32), rows, cols
    )


def _bank(canvas: Canvas, facts: Facts, palette: Palette) -> None:
    """Heavy cloud along the top: scalloped edges in two tones, darkest in front."""
    random = fixed("bank")
    depth = 0.155 if facts.weather == "storm" else 0.10
    for k, tone in ((0, 0.45), (1, 0.0)):
        count = int(random.integers(5, 8))
        middles = np.linspace(-0.05, 1.05, count) + random.uniform(-0.05, 0.05, count)
        radii = random.uniform(0.09, 0.15, count)
        far = np.abs(canvas.x[0][:, None] - middles) / radii
        lobes = (np.sqrt(np.clip(1 - far**2, 0, 1)) * radii * 0.6).max(1)
        line = (depth * (1.0 - 0.50 * k) + lobes).astype(np.float32)
        rows, under = canvas.below(line)
        cover = np.ones((canvas.size, canvas.size), np.float32)
        cover[rows] = 1 - under
        canvas.blend(cover, srgb(mix(palette.cloud, palette.zenith, tone)))


def paint_birds(canvas: Canvas, random: np.random.Generator, ink: Array, horizon: float) -> None:
    """A loose flock of gull shapes."""
    x0, y0 = random.uniform(0.22, 0.72), random.uniform(0.20, 0.40) * horizon / 0.62
    for k in range(int(random.integers(4, 8))):
        x = x0 + 0.062 * (k - 2.5) + random.uniform(-0.02, 0.02)
        y = y0 + 0.030 * abs(k - 2.5) + random.uniform(-0.025, 0.025)
        half = random.uniform(0.020, 0.030)
        rows, cols, gx, gy = canvas.window(x - half, x + half, y - half, y + half)
        u = np.abs(gx - x) / half
        arch = y + half * (0.15 - 0.95 * (u * (1.45 - u)))
        thick = 0.0062 * np.clip(1.15 - u, 0.0, 1.0)
        canvas.blend(canvas.edge(thick - np.abs(gy - arch)) * (u < 1), ink, rows, cols)


def paint_lightning(canvas: Canvas, random: np.random.Generator, horizon: float) -> None:
    """A forked bolt from the clouds to the ground."""
    x, steps = random.uniform(0.2, 0.8), 7
    heights = np.linspace(0.15, horizon, steps + 1)
    bends = x + np.cumsum(random.uniform(-0.055, 0.055, steps + 1))
    light = np.array([1.0, 0.98, 0.86], np.float32)
    for k in range(steps):
        wide = 0.0075 * (1 - 0.5 * k / steps)
        (x0, y0), (x1, y1) = (bends[k], heights[k]), (bends[k + 1], heights[k + 1] + 0.006)
        points = [(x0 - wide, y0), (x0 + wide, y0), (x1 + wide, y1), (x1 - wide, y1)]
        canvas.polygon(np.array(points, np.float32), light)
