"""Verify: identical, close or different, and never fooled by a small change."""

import msgspec
import numpy as np
import pytest
from PIL import Image

from studio.errors import InputError, RecipeError
from studio.export.compare import Comparison
from studio.export.metadata.provenance import Crop, provenance_of
from studio.export.spec import StillSpec
from studio.export.still import StillExport, StillWriter
from studio.export.verify import verify
from tests.export.export_samples import CARD, bands, picture, seed_recipe

SPECS = [StillSpec("png"), StillSpec("png", 16), StillSpec("tiff"), StillSpec("tiff", 16),
         StillSpec("jpeg"), StillSpec("webp"), StillSpec("webp", lossless=True),
         StillSpec("avif"), StillSpec("jpeg", quality=50)]  # fmt: skip
every_format = pytest.mark.parametrize("spec", SPECS, ids=str)


def scene(bits, changed=None):
    pixels = picture(96, 80, bits).astype(np.int64)
    if changed is not None:
        pixels = np.clip(changed(pixels, 255 if bits == 8 else 65_535), 0, 2**bits - 1)
    return pixels.astype(np.uint8 if bits == 8 else np.uint16)


def render(recipe, quantize):
    yield from bands(scene(quantize.bits), 13)


def export(folder, spec, changed=None, crop=None):
    sink = StillExport(folder / f"a{spec.suffix}", seed_recipe(96, 80), CARD, spec, crop=crop)
    for y0, rows in bands(scene(spec.bits, changed), 9):
        sink.band(y0, rows)
    return sink.finish()


@every_format
def test_identical(tmp_path, spec):
    assert verify(export(tmp_path, spec), render).result == "identical"
    assert verify(export(tmp_path, spec, crop=Crop(5, 6, 40, 70)), render).result == "identical"


def noise(pixels, top):
    return pixels + np.random.default_rng(5).integers(-1, 2, pixels.shape) * (top // 255)


def painted(pixels, top):
    pixels[40:56, 30:46] = top
    return pixels


def other(pixels, top):
    return top - pixels


@every_format
def test_close(tmp_path, spec):
    verdict = verify(export(tmp_path, spec, noise), render)
    assert verdict.result == "close"
    assert verdict.psnr_db > 30


@every_format
@pytest.mark.parametrize("change", [painted, other])
def test_different(tmp_path, spec, change):
    verdict = verify(export(tmp_path, spec, change), render)
    assert verdict.result == "different"
    assert verdict.psnr_db < 30 or "part" in verdict.reason


def test_saved_again_by_another_program(tmp_path):
    path = export(tmp_path, StillSpec())
    with Image.open(path) as image:
        again = tmp_path / "again.jpg"
        image.save(again, quality=90, xmp=image.info["xmp"])
        smaller = tmp_path / "smaller.jpg"
        image.resize((48, 40)).save(smaller, xmp=image.info["xmp"])
    deep = export(tmp_path, StillSpec("png", 16))
    with Image.open(deep) as image:
        Image.fromarray(scene(8)).save(tmp_path / "flat.jpg", quality=95, xmp=image.info["xmp"])
    assert verify(tmp_path / "flat.jpg", render).result == "close"
    assert verify(again, render).result == "close"
    assert verify(smaller, render).result == "different"


def test_cut_at_the_bottom(tmp_path):
    for spec in (StillSpec("png", 16), StillSpec("tiff", 16)):
        path = export(tmp_path, spec)
        recipe_says = seed_recipe(96, 70)
        sink = StillExport(path, recipe_says, CARD, spec, overwrite=True)
        for y0, rows in bands(scene(16)[:70], 9):
            sink.band(y0, rows)
        assert verify(sink.finish(), lambda r, q: bands(scene(16)[:70])).result == "identical"


@pytest.mark.parametrize("crop", [
    Crop(0, 80, 96, 5), Crop(96, 0, 5, 80), Crop(0, 40, 96, 41), Crop(1, 0, 96, 80),
    Crop(-1, 0, 50, 50), Crop(0, -1, 50, 50), Crop(0, 0, 0, 10), Crop(0, 0, 10, 0),
])  # fmt: skip
def test_a_part_outside_of_the_picture_is_refused(tmp_path, crop):
    """Nothing, or only some rows, would be compared, and all of that would be equal."""
    forged = msgspec.structs.replace(provenance_of(seed_recipe(96, 80), CARD), steps=(crop,))
    size = (max(crop.width, 1), max(crop.height, 1))
    with StillWriter(tmp_path / "a.png", *size, StillSpec(), forged) as writer:
        writer.write(0, np.zeros((size[1], size[0], 3), np.uint8))
        path = writer.finish()
    with pytest.raises(RecipeError, match="part that its picture does not have"):
        verify(path, render)


def test_without_a_recipe(tmp_path):
    spec = msgspec.structs.replace(StillSpec(), include_recipe=False)
    with pytest.raises(RecipeError, match="without its recipe"):
        verify(export(tmp_path, spec), render)
    with pytest.raises(InputError, match="no file"):
        verify(tmp_path / "none.png", render)


def test_comparison_equals_the_slow_way():
    one, two = picture(70, 45, seed=1), picture(70, 45, seed=2)
    comparison = Comparison(70, 45, 8)
    for y0 in range(0, 45, 7):
        comparison.add(y0, one[y0 : y0 + 7], two[y0 : y0 + 7])
    squared = ((one.astype(float) - two) / 255) ** 2
    assert comparison.psnr_db == pytest.approx(-10 * np.log10(squared.mean()), rel=1e-6)
    tiles = [
        squared[y : y + 32, x : x + 32].mean() for y in range(0, 45, 32) for x in range(0, 70, 32)
    ]
    assert comparison.worst_db == pytest.approx(-10 * np.log10(max(tiles)), rel=1e-6)
