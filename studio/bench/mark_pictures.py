"""Pictures for measuring the mark: those of the house's models, and ones drawn by rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.errors import InputError
from studio.inference.direct import DirectEngine
from studio.library.models import InstalledModels
from studio.values import edit

Bytes = NDArray[np.uint8]
ENLARGED_PX = 512


def of_model(model: str, count: int, side: int = 0, first: int = 0) -> Iterator[Bytes]:
    """[H, W, 3] exports of a model, 8 bits, dithered: its openers, then seeds.

    `side` 0 is its own size. What a model makes smaller than a mark needs is enlarged (Lanczos) to
    `side` or 512: it stands for what people do with it.

    Raises:
        InputError: there is no such model.
    """
    source = InstalledModels()
    card, engine = source.named(model).card, DirectEngine(source)
    sizes = card.info.sizes
    wanted = side or max(sizes.default)
    for number in range(first, first + count):
        opener = card.openers[number].recipe if number < len(card.openers) else None
        recipe = opener or edit.new_recipe(card, number)
        if sizes.any_size:
            recipe = edit.with_size(recipe, wanted, wanted)
        try:
            rows = [band.rows[..., :3] for band in engine.bands(recipe, 8, True, 0)]
        except InputError:
            continue
        picture = np.concatenate(rows).astype(np.uint8)
        yield picture if min(picture.shape[:2]) >= 256 else _enlarged(picture, side)


def _enlarged(picture: Bytes, side: int) -> Bytes:
    size = (side or ENLARGED_PX, side or ENLARGED_PX)
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS))


def drawn(number: int, side: int = 256) -> Bytes:
    """[side, side, 3] a picture by rule: one of eight kinds, from noise to what repeats itself."""
    draw = np.random.default_rng(number)
    y, x = np.mgrid[0:side, 0:side] / side
    kind = number % 8
    field: Any
    if kind == 0:
        field = draw.random((side, side))
    elif kind == 1:
        field = _cloud(draw, side, draw.uniform(0.5, 2.5))
    elif kind == 2:
        field = np.sin(2 * np.pi * (draw.uniform(-40, 40) * x + draw.uniform(-40, 40) * y))
    elif kind == 3:
        step = int(draw.integers(2, 40))
        field = np.indices((side, side)).sum(0) // step % 2
    elif kind == 4:
        field = np.tile(draw.random((64, 64)), (side // 64 + 1, side // 64 + 1))[:side, :side]
    elif kind == 5:
        field = draw.uniform(-1, 1) * x + draw.uniform(-1, 1) * y + 0.004 * draw.random(x.shape)
    elif kind == 6:
        field = np.kron(draw.random((side // 8 + 1, side // 8 + 1)), np.ones((8, 8)))[:side, :side]
    else:
        field = sum(
            draw.uniform() * np.exp(-((x - draw.random()) ** 2 + (y - draw.random()) ** 2) * 200)
            for _ in range(30)
        )
    low, high = float(field.min()), float(field.max())
    grey = (field - low) / max(high - low, 1e-9)
    colours = grey[..., None] * draw.uniform(0.3, 1.0, 3)
    found: Bytes = np.rint(colours * 255).astype(np.uint8)
    return found


def _cloud(draw: np.random.Generator, side: int, slope: float) -> NDArray[np.float64]:
    """Noise whose power falls with frequency, as in photographs."""
    noise = np.fft.rfft2(draw.standard_normal((side, side)))
    length = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side))
    length[0, 0] = 1.0
    found: NDArray[np.float64] = np.fft.irfft2(noise / length**slope, s=(side, side))
    return found
