"""Draws a postcard from its facts and a seed, at any size, in one of three styles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.training.postcards.canvas import Canvas, cloudiness, fixed, wave
from studio.training.postcards.facts import Facts, draw_facts
from studio.training.postcards.ground import (
    paint_dunes,
    paint_hills,
    paint_peaks,
    paint_river,
    paint_sea,
)
from studio.training.postcards.palette import Array, Palette, choose_palette, srgb
from studio.training.postcards.sky import (
    Body,
    paint_air,
    paint_aurora,
    paint_birds,
    paint_bodies,
    paint_clouds,
    paint_lightning,
    paint_stars,
    place_bodies,
)
from studio.training.postcards.things import (
    paint_boats,
    paint_fog,
    paint_haze,
    paint_houses,
    paint_rain,
    paint_snow,
)

HATCH = 32
"""Lines of a woodcut along a side: every 4 pixels of 128, so that a cell holds whole lines."""


@dataclass(frozen=True)
class Scene:
    """A postcard that can be drawn at any size: what it shows, and the seed of where and how."""

    facts: Facts
    seed: int


def draw_scene(seed: int, *, unseen: int | None = None) -> Scene:
    """The scene of a seed; with `unseen` one that has that held-out pair of facts."""
    random = np.random.default_rng((seed, 1))
    return Scene(draw_facts(random, unseen=unseen), seed)


def picture(scene: Scene, size: int) -> Array:
    """[size, size, 3] float32 sRGB in [0, 1]."""
    facts, streams = scene.facts, _Streams(scene.seed)
    palette = choose_palette(facts, streams("palette"))
    canvas = Canvas(size)
    _paint(canvas, facts, palette, streams)
    if facts.style == "woodcut":
        canvas.picture = _woodcut(canvas, palette)
    _paint_weather(canvas, facts, palette, streams("place").uniform(0.60, 0.68))
    if facts.style == "watercolour":
        canvas.picture = _watercolour(canvas)
    return np.clip(canvas.picture, 0.0, 1.0)


def picture_u8(scene: Scene, size: int) -> NDArray[np.uint8]:
    """[size, size, 3] uint8."""
    return (picture(scene, size) * 255 + 0.5).astype(np.uint8)


def bodies_of(scene: Scene) -> list[Body]:
    """Where the sun or the moons of a scene stand."""
    streams = _Streams(scene.seed)
    horizon = streams("place").uniform(0.60, 0.68)
    return place_bodies(scene.facts, streams("body"), horizon)


class _Streams:
    """Random numbers by name, so that one part of a scene does not disturb another."""

    names = ("palette", "place", "body", "aurora", "clouds", "peaks", "land", "things", "birds")

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def __call__(self, name: str) -> np.random.Generator:
        return np.random.default_rng((self._seed, 2 + self.names.index(name)))


def _paint(canvas: Canvas, facts: Facts, palette: Palette, streams: _Streams) -> None:
    """Everything from the sky to the rain."""
    place = streams("place")
    horizon = place.uniform(0.60, 0.68)
    bodies = place_bodies(facts, streams("body"), horizon)
    sunny = bodies[0].x if bodies else place.uniform(0, 1)
    paint_air(canvas, palette, horizon, bodies, facts.mood)
    if facts.stars:
        paint_stars(canvas, palette, horizon)
    if facts.aurora:
        paint_aurora(canvas, streams("aurora"), horizon)
    paint_bodies(canvas, facts, palette, bodies, place.uniform(-0.6, 0.6))
    paint_clouds(canvas, facts, streams("clouds"), palette, bodies)
    if facts.weather == "storm":
        paint_lightning(canvas, streams("birds"), horizon)
    skyline = paint_peaks(canvas, facts, streams("peaks"), palette, horizon, sunny)
    paint_haze(canvas, palette, horizon, 0.05, 0.55 if facts.mood == "dreamy" else 0.30)
    lines = _paint_land(canvas, facts, palette, streams, horizon, bodies, skyline)
    things = streams("things")
    if facts.boats:
        paint_boats(canvas, facts, things, palette, horizon, lines)
    if facts.houses and lines:
        paint_houses(canvas, facts, things, palette, lines)
    if facts.birds:
        dark = palette.ink if facts.time != "night" else palette.horizon
        paint_birds(canvas, streams("birds"), srgb(dark), horizon)


def _paint_land(
    canvas: Canvas,
    facts: Facts,
    palette: Palette,
    streams: _Streams,
    horizon: float,
    bodies: list[Body],
    skyline: Array,
) -> list[Array]:
    land = streams("land")
    if facts.land == "sea":
        return paint_sea(canvas, facts, land, palette, horizon, bodies, skyline)
    if facts.land == "dunes":
        return paint_dunes(canvas, land, palette, horizon)
    lines = paint_hills(canvas, facts, land, palette, horizon)
    if facts.river:
        paint_river(canvas, land, palette, horizon)
    return lines


def _paint_weather(canvas: Canvas, facts: Facts, palette: Palette, horizon: float) -> None:
    if facts.weather == "fog":
        paint_fog(canvas, palette, horizon)
    elif facts.weather in ("rain", "storm"):
        paint_rain(canvas, palette, heavy=facts.weather == "storm")
    elif facts.weather == "snow":
        paint_snow(canvas, palette)


def _woodcut(canvas: Canvas, palette: Palette) -> Array:
    """Ink lines that swell with shade, on a paler print; edges are cut in ink."""
    weights = np.array([0.30, 0.59, 0.11], np.float32)
    grey = canvas.picture @ weights
    paint = 1.0 - (1.0 - canvas.picture ** np.float32(0.62)) * np.float32(0.90)
    lines = np.abs(((canvas.x + canvas.y) * HATCH) % 1.0 - 0.5) * 2
    shade = np.clip((0.74 - grey) * 0.95, 0.0, 0.62)
    ink = np.clip((shade - lines) * canvas.size / HATCH / 2 + 0.5, 0, 1) * np.clip(shade * 12, 0, 1)
    ahead, back = max(1, round(canvas.size / 256)), round(canvas.size / 256 - 0.01)
    step = np.zeros_like(grey)
    for axis in (0, 1):
        step = np.maximum(step, np.abs(np.roll(grey, ahead, axis) - np.roll(grey, -back, axis)))
    step[:ahead], step[-ahead:], step[:, :ahead], step[:, -ahead:] = 0, 0, 0, 0
    step *= np.clip((0.88 - grey) / 0.2, 0, 1)
    ink = np.maximum(ink, np.clip((step - 0.06) / 0.10, 0, 1))
    dark = srgb(palette.ink)
    return np.asarray(paint + (dark - paint) * (ink * 0.86)[..., None], np.float32)


def _watercolour(canvas: Canvas) -> Array:
    """Pigment that pools and thins, and a ragged white border."""
    size, random = canvas.size, fixed("paper")
    pool = 0.10 * cloudiness(random, size, 5, 5)
    paint = np.clip(canvas.picture, 0.02, 0.995)
    wash = paint ** np.exp(np.clip(pool, -0.3, 0.3))[..., None]
    white = np.array([0.985, 0.975, 0.955], np.float32)
    wash = wash + (white - wash) * np.float32(0.16)
    sides = [0.040 + 0.011 * np.clip(wave(random, size, 9), -2, 2) for _ in range(4)]
    inside = np.minimum(
        np.minimum(canvas.y - sides[0], 1 - canvas.y - sides[1]),
        np.minimum(canvas.x - sides[2][:, None], 1 - canvas.x - sides[3][:, None]),
    )
    rim = np.exp(-((inside / 0.012) ** 2)) * 0.22
    wash = wash * (1 - rim[..., None])
    cover = canvas.edge(inside)[..., None]
    return np.asarray(white + (wash - white) * cover, np.float32)
