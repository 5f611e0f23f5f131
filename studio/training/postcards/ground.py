"""Mountains, sea, dunes, hills and forests; each paints itself and says where things stand."""

from __future__ import annotations

import numpy as np

from studio.training.postcards.canvas import Canvas, fixed, wave
from studio.training.postcards.facts import Facts
from studio.training.postcards.palette import Array, Palette, lch, mix, srgb
from studio.training.postcards.sky import Body


def paint_peaks(
    canvas: Canvas,
    facts: Facts,
    random: np.random.Generator,
    palette: Palette,
    horizon: float,
    sunny: float,
) -> Array:
    """The mountains, one after the other; returns their common skyline [S]."""
    skyline = np.full(canvas.size, horizon, np.float32)
    if facts.peaks == 0:
        return skyline
    count = facts.peaks
    gap = 1.0 / count
    middles = (np.arange(count) + 0.5) * gap + random.uniform(-0.10, 0.10, count) * gap
    squeeze = {1: 0.7, 2: 0.86}.get(count, 1.0)
    middles = 0.5 + (middles - 0.5) * squeeze
    wide = {1: 0.30, 2: 0.24, 3: 0.19, 4: 0.150, 5: 0.125}[count]
    for k in random.permutation(count):
        tall = random.uniform(0.19, 0.30) * {1: 1.12, 2: 1.05}.get(count, 0.95)
        if facts.kind == "mesa":
            tall *= 0.78
        reach = wide * random.uniform(0.88, 1.08)
        line = horizon - tall * _profile(facts.kind, canvas, float(middles[k]), reach)
        skyline = np.minimum(skyline, line)
        tone = palette.far + np.array([random.uniform(-0.022, 0.022), 0, 0], np.float32)
        _peak(canvas, facts, palette, (line, float(middles[k]), reach, tall, horizon, sunny), tone)
    return skyline


def _profile(kind: str, canvas: Canvas, x: float, reach: float) -> Array:
    """Height [S] of one mountain, 0 … 1."""
    u = (canvas.x[0] - x) / reach
    away = np.abs(u)
    if kind == "rounded":
        return np.asarray(np.cos(np.clip(away, 0, 1) * 1.5707) ** 1.15, np.float32)
    if kind == "mesa":
        top = 0.50
        steep = np.clip((top + 0.13 - away) / 0.13, 0, 1) * 0.72
        foot = np.clip((1.0 - away) / (1.0 - top), 0, 1) ** 1.3 * 0.28
        return np.asarray(np.minimum(steep + foot, 1.0), np.float32)
    bend = np.interp(
        u,
        np.linspace(-1.1, 1.1, 9),
        fixed("crags").uniform(-0.055, 0.055, 9) * np.array([0, 1, 1, 1, 0, 1, 1, 1, 0]),
    )
    return np.asarray(np.clip(1.0 - away**0.92 + bend * (away < 1), 0, 1), np.float32)


def _peak(
    canvas: Canvas, facts: Facts, palette: Palette,
    place: tuple[Array, float, float, float, float, float], tone: Array,
) -> None:  # fmt: skip
    """One mountain: its body, the side away from the light, and snow or strata."""
    line, x, reach, tall, horizon, sunny = place
    rows, cover = canvas.below(line)
    rows = slice(rows.start, min(canvas.size, int(horizon * canvas.size) + 2))
    cover = cover[: rows.stop - rows.start]
    y = canvas.y[rows]
    down = np.clip((y - (horizon - tall)) / tall, 0, 1)
    colour = srgb(mix(tone, palette.horizon, (0.42 * down**1.3)[..., None]))
    canvas.blend(cover, colour, rows)
    dark = srgb(
        mix(
            tone - np.array([0.075, 0, 0], np.float32),
            palette.horizon,
            (0.40 * down**1.3)[..., None],
        )
    )
    side = 1.0 if sunny < x else -1.0
    zigzag = np.interp(
        down[:, 0],
        np.linspace(0, 1, 7),
        fixed("ridge").uniform(-0.13, 0.13, 7) * np.linspace(0, 1, 7),
    )
    if facts.kind == "sharp":
        ridge = x + side * reach * (zigzag[:, None] + 0.10 * down)
        canvas.blend(cover * canvas.edge(side * (canvas.x - ridge)), dark, rows)
    elif facts.kind == "rounded":
        bow = ((canvas.x - x + side * 0.42 * reach) / (1.10 * reach)) ** 2 + (
            (y - horizon) / (1.08 * tall)
        ) ** 2
        canvas.blend(cover * canvas.edge((np.sqrt(bow) - 1.0) * 0.5 * reach), dark, rows)
    else:
        for level in (0.16, 0.34, 0.58):
            band = canvas.edge(0.020 * tall / 0.2 - np.abs(y - (horizon - tall * (1 - level))))
            canvas.blend(cover * band * np.float32(0.75), dark, rows)
        canvas.blend(
            cover * canvas.edge(side * (canvas.x - x) - 0.28 * reach) * np.float32(0.8), dark, rows
        )
    if facts.kind == "sharp" or facts.weather == "snow":
        _snowcap(canvas, palette, cover, rows, (x, reach, tall, horizon, side))


def _snowcap(
    canvas: Canvas, palette: Palette, cover: Array, rows: slice,
    place: tuple[float, float, float, float, float],
) -> None:  # fmt: skip
    x, reach, tall, horizon, side = place
    u = (canvas.x - x) / reach
    teeth = np.abs(((u * 4.5 + 0.25) % 1.0) - 0.5) * 0.22
    foot = horizon - tall * (0.68 - teeth)
    white = mix(palette.horizon, palette.paper, 0.75)
    snow = cover * canvas.edge(foot - canvas.y[rows])
    canvas.blend(snow, srgb(white), rows)
    shade = srgb(mix(white, palette.far, 0.35))
    canvas.blend(snow * canvas.edge(side * (canvas.x - x)) * np.float32(0.9), shade, rows)


def paint_sea(
    canvas: Canvas, facts: Facts, random: np.random.Generator, palette: Palette, horizon: float,
    bodies: list[Body], skyline: Array,
) -> list[Array]:  # fmt: skip
    """Water with the mountains mirrored, glitter under sun or moon, and a shore in front."""
    start = round(horizon * canvas.size)
    rows = slice(start, canvas.size)
    y = canvas.y[rows]
    down = (y - horizon) / (1 - horizon)
    top = mix(palette.land, palette.horizon, 0.38)
    lab = mix(top, mix(palette.land, palette.near, 0.45), down[..., None] ** 0.7)
    canvas.blend(
        np.clip((y - horizon) * canvas.size + 0.5, 0, 1) * np.ones_like(canvas.x), srgb(lab), rows
    )
    mirror = horizon + (horizon - skyline) * 0.62
    dim = canvas.edge(mirror - y) * np.float32(0.34)
    canvas.blend(dim, srgb(mix(palette.far, palette.land, 0.4)), rows)
    _ripples(canvas, facts, palette, horizon)
    for body in bodies:
        _glitter(canvas, srgb(mix(palette.light, palette.horizon, 0.15)), body, horizon)
    if random.random() < 0.3 and not facts.houses:
        return []
    return [_shore(canvas, random, palette, wide=bool(facts.houses))]


def _dash(
    canvas: Canvas, x: float, y: float, half: float, thick: float, colour: Array, strength: float
) -> None:
    """A thin lens lying on the water."""
    rows, cols, gx, gy = canvas.window(x - half, x + half, y - thick, y + thick)
    bow = thick * np.clip(1 - ((gx - x) / half) ** 2, 0, 1)
    canvas.blend(
        canvas.edge(bow - np.abs(gy - y)) * (bow > 0) * np.float32(strength), colour, rows, cols
    )


def _ripples(canvas: Canvas, facts: Facts, palette: Palette, horizon: float) -> None:
    rough = {"storm": 34, "rain": 24}.get(facts.weather, 8 if facts.mood == "calm" else 17)
    light = srgb(mix(palette.land, palette.horizon, 0.6))
    dark = srgb(mix(palette.land, palette.near, 0.75))
    random = fixed("ripples")
    for k in range(rough):
        y = random.uniform(0.70, 1.0)
        depth = (y - horizon) / (1 - horizon)
        half = (0.02 + 0.06 * depth) * random.uniform(0.6, 1.4)
        _dash(
            canvas,
            random.uniform(0, 1),
            y,
            half,
            0.0035 + 0.0045 * depth,
            light if k % 2 else dark,
            0.7,
        )


def _glitter(canvas: Canvas, colour: Array, body: Body, horizon: float) -> None:
    """The road of light under a sun or moon."""
    random, depth = fixed("glitter"), 0.05
    while depth < 0.98:
        half = body.radius * (0.45 + 0.75 * depth) * random.uniform(0.65, 1.1)
        x = body.x + random.uniform(-0.25, 0.25) * body.radius
        _dash(canvas, x, horizon + (1 - horizon) * depth, half, 0.005 + 0.004 * depth, colour, 0.85)
        depth += 0.075 + 0.055 * depth


def _shore(canvas: Canvas, random: np.random.Generator, palette: Palette, *, wide: bool) -> Array:
    """A dark headland coming in from one side; its skyline [S]."""
    side = random.random() < 0.5
    u = canvas.x[0] if side else 1 - canvas.x[0]
    reach = random.uniform(0.5, 0.62) if wide else random.uniform(0.30, 0.6)
    rise = (
        0.16 * np.clip(1 - u / reach, -0.4, 1) * (1 + 0.12 * wave(fixed("shore"), canvas.size, 6))
    )
    line = np.asarray(0.985 - np.where(u < reach, rise, rise * 0.6), np.float32)
    rows, cover = canvas.below(line)
    canvas.blend(cover, srgb(mix(palette.near, palette.ink, 0.45)), rows)
    return line


def paint_dunes(
    canvas: Canvas, random: np.random.Generator, palette: Palette, horizon: float
) -> list[Array]:
    """Crests of sand, each with a lit and a shaded side."""
    lines = []
    for k in range(4):
        share = k / 3
        base = horizon + (0.91 - horizon) * share**1.15 + (0.02 if k == 0 else 0.0)
        swell = (0.018 + 0.050 * share) * wave(random, canvas.size, 2 + (k < 2))
        line = (base + np.clip(swell, -0.10, 0.10)).astype(np.float32)
        tone = mix(
            mix(palette.land, palette.horizon, 0.30 * (1 - share)), palette.near, 0.30 * share
        )
        rows, cover = canvas.below(line)
        fall = np.clip((canvas.y[rows] - line) / 0.22, 0, 1)
        colour = srgb(
            mix(
                tone + np.array([0.045, 0, 0], np.float32),
                tone - np.array([0.05, 0, 0], np.float32),
                fall[..., None],
            )
        )
        canvas.blend(cover, colour, rows)
        turn = float(random.uniform(0.25, 0.75)) + 0.10 * np.sin(
            (canvas.y[rows] - base) * random.uniform(16, 24)
        )
        shade = cover * canvas.edge((canvas.x - turn) * 0.7 - (canvas.y[rows] - line) * 0.9)
        dark = srgb(mix(tone, palette.near, 0.55))
        canvas.blend(shade * np.clip(1 - fall * 0.9, 0, 1) * np.float32(0.85), dark, rows)
        lines.append(line)
    return lines


def paint_hills(
    canvas: Canvas, facts: Facts, random: np.random.Generator, palette: Palette, horizon: float
) -> list[Array]:
    """Three rolling hills, with round trees or, in a forest, rows of firs."""
    lines = []
    forest = facts.land == "forest"
    for k in range(3):
        share = k / 2
        base = horizon + (0.86 - horizon) * share**0.9 + 0.015
        line = base + (0.012 + 0.026 * share) * np.clip(wave(random, canvas.size, 3), -1.8, 1.8)
        tone = mix(
            mix(palette.land, palette.horizon, 0.34 * (1 - share)), palette.near, 0.55 * share
        )
        solid = line.astype(np.float32)
        if forest:
            solid = np.minimum(solid, _firs(canvas, solid, 0.055 + 0.085 * share))
            tone = mix(tone, palette.near, 0.25)
        rows, cover = canvas.below(solid)
        fall = np.clip((canvas.y[rows] - line) / 0.20, 0, 1)[..., None]
        pale = mix(tone, palette.horizon, 0.22 if forest else 0.10)
        colour = mix(tone, pale, fall) if forest else mix(pale, tone, fall)
        canvas.blend(cover, srgb(colour), rows)
        if not forest:
            _bushes(canvas, random, mix(tone, palette.ink, 0.30), line, 0.012 + 0.016 * share)
        lines.append(line.astype(np.float32))
    return lines


def _firs(canvas: Canvas, line: Array, tall: float) -> Array:
    """Skyline [S] of a row of fir trees standing on `line`."""
    random, count = fixed("firs"), int(1.5 / tall) + 2
    middles = (np.arange(count) + random.uniform(0.1, 0.9, count)) / count
    heights = tall * random.uniform(0.6, 1.25, count)
    away = np.abs(canvas.x[0] - middles[:, None]) / (heights[:, None] * 0.30)
    tiers = np.clip(1.0 - away + 0.11 * ((away * 3.0) % 1.0), 0, 1) * (away < 1)
    return np.asarray(line - (tiers * heights[:, None]).max(0), np.float32)


def _bushes(
    canvas: Canvas, random: np.random.Generator, tone: Array, line: Array, size: float
) -> None:
    """Clumps of round trees on a hill."""
    colour = srgb(tone)
    for _ in range(int(random.integers(2, 5))):
        x = random.uniform(0.02, 0.98)
        for _ in range(int(random.integers(1, 4))):
            at = float(np.clip(x + random.uniform(-2.2, 2.2) * size, 0, 0.999))
            foot = float(line[int(at * canvas.size)])
            canvas.disc(at, foot - 0.4 * size, size * random.uniform(0.75, 1.15), colour)


def paint_river(
    canvas: Canvas, random: np.random.Generator, palette: Palette, horizon: float
) -> None:
    """A winding river, wider towards the viewer, bright with the sky."""
    start = horizon + 0.07
    rows = slice(int(start * canvas.size), canvas.size)
    y = canvas.y[rows]
    down = np.clip((y - start) / (1 - start), 0, 1)
    phase, swing = random.uniform(0, 6.28), random.uniform(0.10, 0.17)
    middle = random.uniform(0.35, 0.65) + swing * np.sin(phase + 6.0 * down**0.6) * (
        0.25 + 0.75 * down
    )
    half = 0.008 + 0.085 * down**1.5
    cover = canvas.edge(half - np.abs(canvas.x - middle))
    water = mix(palette.horizon, palette.zenith, 0.35 * down[..., None])
    canvas.blend(cover, srgb(mix(water, lch(0.75, 0.04, 240), 0.15)), rows)
