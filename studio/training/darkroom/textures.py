"""Procedural pictures of every kind, so that a network learns to see without a photograph.

Seven kinds, mixed: dead leaves (half of all), noises, marbling, hair, writing, lit bodies and
layers with depth of field; then each is spoilt as a camera spoils: blur, vignette, tone, grain.
`python -m studio.training.darkroom.textures --sheet FILE` draws a sheet to look at.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from studio.training.darkroom.leaves import Leaves, halved, strewn
from studio.training.darkroom.noises import Floats, colours, field, grain, waves

Random = np.random.Generator
SIDE = 256


def picture(seed: int, side: int = SIDE) -> Floats:
    """[side, side, 3] float32 in [0, 1], sRGB; the same seed gives the same picture."""
    random = np.random.Generator(np.random.Philox(seed))
    kind = random.choice(len(KINDS), p=[odds for _, odds in KINDS])
    return developed(KINDS[kind][0](side, random), random)


def _noise(side: int, random: Random) -> Floats:
    """A field of any spectrum, its channels more or less alike."""
    power, stretch = random.uniform(0.4, 2.2), np.exp(random.normal(0, 0.4))
    own = field(side, power, random, 4, float(stretch), random.uniform(0, np.pi))
    alike = random.uniform(0.5, 1.0)
    mixed = alike * own[:1] + np.sqrt(1 - alike**2) * own[1:]
    base = colours(1, random)[0].reshape(3, 1, 1)
    found: Floats = (base + mixed * random.uniform(0.03, 0.22)).transpose(1, 2, 0)
    return found


def _marble(side: int, random: Random) -> Floats:
    """A few colours run along the level lines of a warped cloud: marble, contours, camouflage."""
    cloud = field(side, random.uniform(1.2, 2.2), random)[0]
    fine = random.uniform(0, 0.3) * grain(side, random)
    palette = colours(int(random.integers(3, 9)), random)
    height = (cloud + fine) * random.uniform(0.6, 2.5) + len(palette) / 2
    height = np.mod(height, len(palette)) if random.random() < 0.5 else height
    hard = random.choice([1.0, 3.0, 12.0])
    place = height.clip(0, len(palette) - 1.001)
    left = place.astype(np.int32)
    share = ((place - left - 0.5) * hard + 0.5).clip(0, 1)[..., None]
    right = np.minimum(left + 1, len(palette) - 1)
    found: Floats = (palette[left] * (1 - share) + palette[right] * share).astype(np.float32)
    return found


def _hair(side: int, random: Random) -> Floats:
    """Thousands of fine strokes that follow a common flow: fur, grass, brush, straw."""
    large = side * 2
    canvas = Image.fromarray(_bytes(_enlarged(_ground(side, random))))
    pen = ImageDraw.Draw(canvas)
    flow = field(64, 1.8, random)[0] * random.uniform(0.1, 0.9) + random.uniform(0, 6.3)
    count = int(np.exp(random.uniform(np.log(300), np.log(4000))))
    length = side * float(np.exp(random.uniform(np.log(0.05), np.log(0.5))))
    tint = _bytes(colours(count, random)[None])[0]
    start = random.uniform(-0.05, 1.05, (count, 2)) * large
    widths = np.maximum(1, random.exponential(random.uniform(0.7, 3.0), count)).astype(int)
    for index in range(count):
        points, here = [start[index]], start[index]
        for _ in range(4):
            row, column = (here[::-1] / large * 64).clip(0, 63).astype(int)
            angle = float(flow[row, column]) + float(random.normal(0, 0.1))
            here = here + length / 2 * np.array([np.cos(angle), np.sin(angle)])
            points.append(here)
        ink = tuple(int(v) for v in tint[index])
        pen.line([float(v) for p in points for v in p], fill=ink, width=int(widths[index]))
    return halved(np.asarray(canvas, np.float32) / 255)


def _writing(side: int, random: Random) -> Floats:
    """Rows of small marks of a made-up script, on paper or a sign."""
    large = side * 2
    canvas = Image.fromarray(_bytes(_enlarged(_ground(side, random))))
    pen = ImageDraw.Draw(canvas)
    for _ in range(int(random.integers(1, 5))):
        size = large * float(np.exp(random.uniform(np.log(0.02), np.log(0.25))))
        signs = [_sign(random) for _ in range(12)]
        ink = tuple(int(v) for v in _bytes(colours(1, random)[None])[0, 0])
        width = max(1, int(size * random.uniform(0.06, 0.22)))
        top, bottom = np.sort(random.uniform(0, large, 2))
        for y in np.arange(top, bottom, size * 1.7):
            x = random.uniform(-0.5, 0.3) * large
            while x < large:
                for stroke in signs[int(random.integers(0, 12))]:
                    points = stroke * size + (x, y)
                    pen.line([float(v) for v in points.ravel()], fill=ink, width=width)
                x += size * random.choice([0.85, 0.85, 0.85, 1.7])
    return halved(np.asarray(canvas, np.float32) / 255)


def _sign(random: Random) -> list[Floats]:
    """A letter of two or three strokes in a box of 0.7 x 1."""
    strokes = []
    for _ in range(int(random.integers(1, 4))):
        points = random.integers(0, 3, (int(random.integers(2, 4)), 2)) * (0.35, 0.5)
        strokes.append(points.astype(np.float32))
    return strokes


def _bodies(side: int, random: Random) -> Floats:
    """Smooth bodies under one light, with soft shadows and highlights, before a soft ground."""
    found = _ground(side, random)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side
    sun = random.normal(0, 1, 3)
    sun[2] = abs(sun[2]) + 0.3
    sun /= np.linalg.norm(sun)
    for colour in colours(int(random.integers(2, 14)), random):
        size = float(np.exp(random.uniform(np.log(0.04), np.log(0.5))))
        at, wide = random.uniform(0, 1, 2), np.exp(random.normal(0, 0.3))
        u, v = (x - at[0]) / size * wide, (y - at[1]) / size / wide
        inside = 1 - u**2 - v**2
        cover = (inside * side * size * 0.7).clip(0, 1)[..., None]
        deep = np.sqrt(inside.clip(1e-4))
        light = (u * sun[0] + v * sun[1] + deep * sun[2]).clip(0)
        shine = light ** random.uniform(8, 60) * random.choice([0.0, 0.3, 0.8])
        rough = 1 + random.choice([0, 0.1, 0.25]) * grain(side, random)
        ambient = random.uniform(0.1, 0.5)
        lit = (colour * ((ambient + (1 - ambient) * light) * rough)[..., None]) + shine[..., None]
        shadow = np.exp(-np.abs((u - 0.3) ** 2 + (v - 0.3) ** 2)) * random.uniform(0, 0.5)
        found = found * (1 - shadow[..., None]) * (1 - cover) + lit * cover
    return found.astype(np.float32)


def _depth(side: int, random: Random) -> Floats:
    """Leaves in two or three layers, the far or the near ones out of focus."""
    found = blurred(strewn(side, random), float(random.uniform(1, 9)))
    for layer in range(int(random.integers(1, 3))):
        front = strewn(side, random)
        mask = field(side, random.uniform(1.5, 2.4), random)[0] + random.normal(0, 0.5)
        mask = (mask * random.choice([3.0, 20.0, 60.0])).clip(0, 1)[..., None]
        if layer == 1 and random.random() < 0.5:
            soft = float(random.uniform(1, 6))
            front, mask = blurred(front, soft), blurred(mask, soft)
        found = found * (1 - mask) + front * mask
    return found


def _leaves(side: int, random: Random) -> Floats:
    return strewn(side, random)


def _few(side: int, random: Random) -> Floats:
    """Large calm shapes: walls, skies, cloth; half of all photographs is nearly empty."""
    leaves = Leaves.draw(random)
    calm = Leaves(int(random.integers(4, 60)), 0.03, 0.9, 2.0, leaves.kinds, 0.4, 0.6)
    cloth = field(side, 2.0, random)[0][..., None] * random.uniform(0, 0.2)
    found: Floats = strewn(side, random, calm) * (1 + cloth)
    return found


KINDS: tuple[tuple[Callable[[int, Random], Floats], float], ...] = (
    (_leaves, 0.36),
    (_depth, 0.14),
    (_few, 0.12),
    (_noise, 0.06),
    (_marble, 0.08),
    (_hair, 0.10),
    (_writing, 0.06),
    (_bodies, 0.08),
)


def _ground(side: int, random: Random) -> Floats:
    """Something calm to draw on."""
    if random.random() < 0.4:
        return blurred(strewn(side, random), float(random.uniform(1, 12)))
    first, second = colours(2, random)
    share = field(side, random.uniform(1.6, 2.6), random)[0][..., None] * 0.4 + 0.5
    paper = random.uniform(0, 0.08) * waves(side, random) + random.uniform(0, 0.05) * grain(
        side, random
    )
    mixed: Floats = first + (second - first) * share.clip(0, 1) + paper[..., None]
    return mixed


def developed(scene: Floats, random: Random) -> Floats:
    """As a camera gives it: blur, vignette, tone, cast and grain, each at random; in [0, 1]."""
    side = scene.shape[0]
    if random.random() < 0.6:
        scene = blurred(scene, float(random.exponential(0.7)))
    if random.random() < 0.3:
        y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side - random.uniform(0.3, 0.7)
        scene = scene * (1 - (x**2 + y**2) * random.uniform(0, 0.8))[..., None]
    low = float(random.choice([0.0, 0.0, random.uniform(0, 0.25)]))
    scene = low + scene * random.uniform(0.7, 1.15) * (1 - low)
    scene = scene.clip(0, 1.3) ** np.exp(random.normal(0, 0.3))
    scene = scene * (1 + random.normal(0, 0.04, 3)).astype(np.float32)
    if random.random() < 0.08:
        scene = np.repeat(scene.mean(2, keepdims=True), 3, 2)
    if random.random() < 0.4:
        colour = random.random() < 0.5
        noise = random.standard_normal((side, side, 3 if colour else 1), np.float32)
        scene = scene + noise * random.exponential(0.012)
    found: Floats = scene.clip(0, 1).astype(np.float32)
    return found


def blurred(picture: Floats, sigma: float) -> Floats:
    """[H, W, C] under a Gaussian of `sigma` pixels; the border is mirrored."""
    if sigma < 0.25:
        return picture
    reach = max(1, int(3 * sigma))
    at = np.arange(-reach, reach + 1)
    kernel = np.exp(-0.5 * (at / sigma) ** 2)
    kernel /= kernel.sum()
    found = np.pad(picture, ((reach, reach), (reach, reach), (0, 0)), mode="symmetric")
    for axis in (0, 1):
        size = 1 << int(found.shape[axis] - 1).bit_length()
        response = np.fft.rfft(kernel, size)
        shape = [1, 1, 1]
        shape[axis] = len(response)
        spectrum = np.fft.rfft(found, size, axis=axis) * response.reshape(shape)
        kept = slice(2 * reach, found.shape[axis])
        found = np.fft.irfft(spectrum, size, axis=axis)[(slice(None),) * axis + (kept,)]
    return found.astype(np.float32)


def _enlarged(picture: Floats) -> Floats:
    return picture.repeat(2, 0).repeat(2, 1)


def _bytes(picture: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return (picture.clip(0, 1) * 255 + 0.5).astype(np.uint8)


def main() -> None:
    """Command line: a sheet to look at."""
    parser = argparse.ArgumentParser(description="Draw a sheet of procedural pictures.")
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--first", type=int, default=0)
    choice = parser.parse_args()
    rows = []
    for row in range(5):
        first = choice.first + row * 8
        rows.append(np.concatenate([picture(first + k, 192) for k in range(8)], 1))
    Image.fromarray(_bytes(np.concatenate(rows))).save(choice.sheet)


if __name__ == "__main__":
    main()
