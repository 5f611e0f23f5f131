"""About how heavy a file will be: near enough to choose by."""

import numpy as np
import pytest

from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.export.weight import weight_of
from tests.export.export_samples import CARD, seed_recipe


def waves(side, bits=8, noise=0.0):
    """The same smooth picture at any size."""
    y, x = np.mgrid[0:side, 0:side] / side
    parts = [np.sin(9 * x + c) + np.cos(7 * y - c) for c in range(3)]
    values = np.clip(np.stack(parts, -1) / 4 + 0.5, 0, 1) * (255 if bits == 8 else 65_535)
    values += noise * np.random.default_rng(1).normal(size=values.shape)
    return np.clip(np.rint(values), 0, 255 if bits == 8 else 65_535)


@pytest.mark.parametrize("spec", [
    StillSpec(), StillSpec("jpeg"), StillSpec("webp"), StillSpec("tiff"), StillSpec("tiff", 16),
], ids=lambda s: f"{s.format}{s.bits}")  # fmt: skip
def test_a_larger_file_is_foretold_from_a_small_picture(tmp_path, spec):
    recipe = seed_recipe(1024, 1024)
    export = StillExport(tmp_path / f"a{spec.suffix}", recipe, CARD, spec)
    source = np.random.default_rng(2)
    rows = waves(1024, spec.bits)
    if spec.dither and spec.bits == 8:
        rows = np.clip(rows + source.integers(-1, 2, rows.shape), 0, 255)
    export.band(0, rows.astype(np.uint8 if spec.bits == 8 else np.uint16))
    real = export.finish().stat().st_size
    told = weight_of(waves(512).astype(np.uint8), spec, 1024, 1024)
    assert 0.4 < told / real < 2.6
    if spec.format == "tiff":
        assert abs(told - real) < 20_000


def test_more_quality_and_more_pixels_weigh_more():
    picture = waves(300, noise=8).astype(np.uint8)
    qualities = [weight_of(picture, StillSpec("jpeg", quality=q), 900, 900) for q in (30, 60, 95)]
    sides = [weight_of(picture, StillSpec("png"), side, side) for side in (300, 900, 3000)]
    assert qualities == sorted(set(qualities))
    assert sides == sorted(set(sides))


def test_transparency_is_weighed_where_it_stays():
    rgba = np.dstack((waves(64), np.full((64, 64), 90))).astype(np.uint8)
    assert weight_of(rgba, StillSpec("tiff"), 10, 10) - weight_of(rgba[..., :3], StillSpec("tiff"),
                                                                  10, 10) == 100  # fmt: skip
    assert weight_of(rgba, StillSpec("jpeg"), 64, 64) > 0
