"""Stills: every format carries its pixels, recipe, profile, resolution and the AI mark."""

import errno
import io
import os
from io import BytesIO

import msgspec
import numpy as np
import pytest
import tifffile
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageCms

from studio.errors import ExportError, InputError, RecipeError
from studio.export.formats.png_reader import read_rows
from studio.export.formats.table import format_of
from studio.export.metadata.profile import srgb_profile
from studio.export.metadata.provenance import (
    MADE_BY_MODEL,
    MADE_WITH_PHOTO,
    Compress,
    Crop,
    Flatten,
    Profile,
    Quantize,
    provenance_of,
)
from studio.export.names import SIDECAR
from studio.export.reading import read_recipe, read_recipe_of
from studio.export.spec import PRESETS, StillSpec, check_spec
from studio.export.still import StillExport, StillWriter, flattened, steps_of
from tests.export.export_samples import CARD, bands, huge_recipe, photo_recipe, picture, seed_recipe

ALL = [StillSpec("png"), StillSpec("png", 16), StillSpec("tiff"), StillSpec("tiff", 16),
       StillSpec("jpeg"), StillSpec("webp"), StillSpec("webp", lossless=True),
       StillSpec("avif")]  # fmt: skip
IDS = ["png8", "png16", "tiff8", "tiff16", "jpeg", "webp", "webp-lossless", "avif"]
every_format = pytest.mark.parametrize("spec", ALL, ids=IDS)


def export(path, spec, pixels=None, recipe=None, notes=(), **more):
    recipe = recipe or seed_recipe()
    pixels = picture(bits=spec.bits) if pixels is None else pixels
    sink = StillExport(path, recipe, CARD, spec, **more)
    for y0, rows in bands(pixels):
        sink.band(y0, rows)
    return sink.finish(notes)


def decoded(path, spec):
    if spec.format == "png" and spec.bits == 16:
        with path.open("rb") as file:
            return np.concatenate(list(read_rows(file)))
    if spec.format == "tiff":
        return tifffile.imread(path)
    return np.asarray(Image.open(path))


@every_format
def test_round_trip(tmp_path, spec):
    recipe, pixels = seed_recipe(), picture(bits=spec.bits)
    path = export(tmp_path / f"Grüße 🌄{spec.suffix}", spec, pixels)
    found = read_recipe(path)
    assert found.recipe == recipe
    assert found.problem == ""
    told = found.provenance
    assert told.digital_source_type == MADE_BY_MODEL
    assert (told.model_name, told.model_license) == ("Äurora", "CC0-1.0")
    assert (told.width, told.height) == (64, 48)
    seen = decoded(path, spec)
    if spec.lossy:
        assert np.abs(seen.astype(int) - pixels).mean() < 4
    else:
        assert np.array_equal(seen, pixels)


@every_format
def test_profile_and_resolution(tmp_path, spec):
    spec = msgspec.structs.replace(spec, dpi=300.0)
    path = export(tmp_path / f"a{spec.suffix}", spec)
    with Image.open(path) as image:
        assert image.info["icc_profile"] == srgb_profile()
        dpi = image.info.get("dpi")
        if dpi is None:
            exif = image.getexif()
            assert exif[0x0128] == 2
            dpi = (exif[0x011A], exif[0x011B])
        assert [round(float(v)) for v in dpi] == [300, 300]


@every_format
def test_privacy_leaves_the_mark_and_nothing_else(tmp_path, spec):
    spec = msgspec.structs.replace(spec, include_recipe=False)
    recipe = seed_recipe(n=987_654_321_987)
    path = export(tmp_path / f"a{spec.suffix}", spec, recipe=recipe, notes=["tiled"])
    data = path.read_bytes()
    assert MADE_BY_MODEL.encode() in data
    sha256 = recipe.model.sha256[:10].encode()
    for secret in (
        b"987654321987",
        recipe.id.encode(),
        b"warmth",
        sha256,
        b"aurora-test",
        b"tiled",
    ):
        assert secret not in data
        assert secret.decode().encode("utf-16-be") not in data
    found = read_recipe(path)
    assert found.recipe is None
    assert found.provenance.digital_source_type == MADE_BY_MODEL
    with pytest.raises(RecipeError, match="exported without its recipe"):
        found.need_recipe("a")


@every_format
def test_a_photo_in_the_latent_is_marked(tmp_path, spec):
    path = export(tmp_path / f"a{spec.suffix}", spec, recipe=photo_recipe())
    assert read_recipe(path).provenance.digital_source_type == MADE_WITH_PHOTO
    assert MADE_WITH_PHOTO.encode() in path.read_bytes()


@every_format
def test_large_recipes_go_beside(tmp_path, spec):
    recipe = huge_recipe()
    path = export(tmp_path / f"a{spec.suffix}", spec, recipe=recipe)
    assert sorted(os.listdir(tmp_path)) == [path.name, path.name + SIDECAR]
    assert read_recipe(path).recipe == recipe
    assert read_recipe(tmp_path / (path.name + SIDECAR)).recipe == recipe
    (tmp_path / (path.name + SIDECAR)).unlink()
    with pytest.raises(RecipeError, match="not beside it"):
        read_recipe(path).need_recipe("a")


def test_a_sidecar_of_another_picture_is_refused(tmp_path):
    one = export(tmp_path / "a.png", StillSpec(), recipe=huge_recipe())
    two = export(tmp_path / "b.png", StillSpec(), recipe=huge_recipe(40_001))
    os.replace(two.with_name(two.name + SIDECAR), one.with_name(one.name + SIDECAR))
    with pytest.raises(RecipeError, match="belongs to another"):
        read_recipe(one).need_recipe("a")


@every_format
def test_notes_of_the_engine_arrive(tmp_path, spec):
    path = export(tmp_path / f"a{spec.suffix}", spec, notes=["Rendered in tiles.", "ß" * 150])
    assert read_recipe(path).provenance.notes == ("Rendered in tiles.", "ß" * 150)
    decoded(path, spec)


def test_endless_notes_do_no_harm(tmp_path):
    path = export(tmp_path / "a.png", StillSpec(), notes=["x" * 500] * 40)
    found = read_recipe(path)
    assert found.recipe
    assert 0 < len(found.provenance.notes) < 40


def test_no_more_notes_than_can_be_read_back(tmp_path):
    notes = [f"Fallback {n}." for n in range(40)]
    path = export(tmp_path / "a.png", StillSpec(), notes=notes)
    assert read_recipe(path).provenance.notes == tuple(notes[:32])


def test_notes_stand_beside_with_a_large_recipe(tmp_path):
    path = export(tmp_path / "a.png", StillSpec(), recipe=huge_recipe(), notes=["In tiles."])
    assert read_recipe(path).provenance.notes == ("In tiles.",)


@pytest.mark.parametrize("spec", [StillSpec("png"), StillSpec("jpeg"), StillSpec("webp")])
def test_parameters_for_other_tools(tmp_path, spec):
    path = export(tmp_path / f"a{spec.suffix}", spec)
    with Image.open(path) as image:
        if spec.format == "png":
            text = image.info["parameters"]
        else:
            comment = image.getexif().get_ifd(0x8769)[0x9286]
            assert comment[:8] == b"UNICODE\0"
            text = comment[8:].decode("utf-16-be")
    last = text.splitlines()[-1]
    assert "Seed: 4182, Size: 64x48, Model hash: ababababab, Model: Äurora" in last


@pytest.mark.parametrize("spec", [s for s in ALL if not s.lossy], ids=str)
@settings(max_examples=8, deadline=None)
@given(height=st.integers(1, 40), width=st.integers(1, 40), band=st.integers(1, 40))
def test_bands_make_the_same_file_as_the_whole(tmp_path_factory, spec, height, width, band):
    folder = tmp_path_factory.mktemp("bands")
    pixels = picture(width, height, spec.bits)
    told = provenance_of(seed_recipe(width, height), CARD, created="2026-01-01")
    files = []
    for step in (band, height):
        with StillWriter(folder / f"a{spec.suffix}", width, height, spec, told) as writer:
            for y0, rows in bands(pixels, step):
                writer.write(y0, rows)
            path = writer.finish()
        seen = decoded(path, spec)
        assert np.array_equal(seen.reshape(pixels.shape), pixels)
        files.append(seen.tobytes() if spec.format == "png" else path.read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize("spec", ALL, ids=IDS)
def test_transparency(tmp_path, spec):
    pixels = picture(bits=spec.bits, channels=4)
    info = msgspec.structs.replace(CARD.info, channels=4)
    card = msgspec.structs.replace(CARD, info=info)
    sink = StillExport(tmp_path / f"a{spec.suffix}", seed_recipe(), card, spec)
    for y0, rows in bands(pixels):
        sink.band(y0, rows)
    seen = decoded(sink.finish(), spec)
    assert seen.shape[2] == (3 if spec.format == "jpeg" else 4)
    if not spec.lossy:
        assert np.array_equal(seen, pixels)


def test_crop(tmp_path):
    pixels = picture()
    path = export(tmp_path / "a.png", StillSpec(), pixels, crop=Crop(5, 9, 20, 11))
    assert np.array_equal(decoded(path, StillSpec()), pixels[9:20, 5:25])


def test_never_overwrites(tmp_path):
    paths = [export(tmp_path / "a.png", StillSpec()) for _ in range(3)]
    assert [p.name for p in paths] == ["a.png", "a 2.png", "a 3.png"]
    before = paths[0].read_bytes()
    assert export(tmp_path / "a.png", StillSpec(), overwrite=True) == paths[0]
    assert len(os.listdir(tmp_path)) == 3
    assert paths[0].read_bytes()[:40] == before[:40]


def test_nothing_is_left_when_it_stops(tmp_path):
    sink = StillExport(tmp_path / "a.png", seed_recipe(), CARD, StillSpec())
    sink.band(0, picture()[:10])
    with pytest.raises(ExportError, match="Only 10 of 48 rows"):
        sink.finish()
    sink.abort()
    assert os.listdir(tmp_path) == []


class FullDisk(io.FileIO):
    """A file that has room for 2,000 bytes."""

    def write(self, data):
        if self.tell() + len(data) > 2000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


@every_format
def test_full_disk(tmp_path, spec):
    (tmp_path / f"a{spec.suffix}").write_bytes(b"old")
    sink = StillExport(tmp_path / f"a{spec.suffix}", seed_recipe(), CARD, spec, overwrite=True)
    target = sink._writer._destination.target
    target.file.close()
    target.file = FullDisk(target.temporary, "r+b")

    def run():
        for y0, rows in bands(picture(bits=spec.bits)):
            sink.band(y0, rows)
        sink.finish()

    with pytest.raises(ExportError, match="disk is full"):
        run()
    sink.abort()
    assert (tmp_path / f"a{spec.suffix}").read_bytes() == b"old"
    assert len(os.listdir(tmp_path)) == 1


def test_limits_are_said_before_anything_is_rendered(tmp_path):
    with pytest.raises(InputError, match="16,383 pixels a side"):
        check_spec(StillSpec("webp"), 16_384, 100)
    with pytest.raises(InputError, match=r"more memory than 1\.5 GB"):
        check_spec(StillSpec("avif"), 16_384, 16_384)
    with pytest.raises(InputError, match="8 bits"):
        StillExport(tmp_path / "a.jpg", seed_recipe(), CARD, StillSpec("jpeg", 16))
    with pytest.raises(InputError, match="does not say a format"):
        format_of("picture.xyz")
    assert os.listdir(tmp_path) == []


def test_presets_are_possible():
    for preset in PRESETS:
        check_spec(preset.spec, 4096, 4096)


def test_profile_is_srgb():
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert profile.profile.profile_description == "sRGB"
    assert profile.profile.version == pytest.approx(2.1)
    image = Image.fromarray(np.random.default_rng(0).integers(0, 256, (256, 256, 3), np.uint8))
    same = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"))
    assert np.array_equal(np.asarray(same), np.asarray(image))


def test_a_dropped_picture_needs_no_file(tmp_path):
    path = export(tmp_path / "a.png", StillSpec())
    assert read_recipe_of(BytesIO(path.read_bytes())).recipe == seed_recipe()


def test_same_picture_same_pixels(tmp_path):
    one, two = (export(tmp_path / n, StillSpec()) for n in ("a.png", "b.png"))
    assert np.array_equal(decoded(one, StillSpec()), decoded(two, StillSpec()))


def test_transparency_is_put_on_white():
    rng = np.random.default_rng(3)
    rgba = rng.integers(0, 256, (40, 50, 4), np.uint8)
    rgba[0, :, 3], rgba[1, :, 3] = 0, 255
    exact = rgba[..., :3] * (rgba[..., 3:] / 255.0) + 255.0 * (1 - rgba[..., 3:] / 255.0)
    assert np.array_equal(flattened(rgba), np.round(exact).astype(np.uint8))


def test_the_steps_of_the_pixels():
    lossless = Compress("png", 0, True)
    assert steps_of(StillSpec("png", 16), 3) == (Quantize(16), Profile(), lossless)
    crop = Crop(1, 2, 3, 4)
    seeded = StillSpec("jpeg", quality=70, dither_seed=9)
    assert steps_of(seeded, 4, crop) == (
        Quantize(8, True, 9), crop, Flatten((255, 255, 255)), Profile(), Compress("jpeg", 70, False)
    )  # fmt: skip
    plain = StillSpec("webp", lossless=True, dither=False, dither_seed=9)
    assert steps_of(plain, 4) == (Quantize(8), Profile(), Compress("webp", 0, True))


@pytest.mark.parametrize("kind", ["jpeg", "avif"])
def test_from_quality_90_on_colours_are_as_sharp_as_light(tmp_path, kind):
    """Lines of one pixel in two colours of equal light vanish where colours are stored coarsely."""
    pixels = np.zeros((48, 64, 3), np.uint8)
    pixels[:, ::2] = (200, 60, 60)
    pixels[:, 1::2] = (60, 128, 60)
    errors = []
    for quality in (90, 89):
        spec = StillSpec(kind, quality=quality)
        seen = decoded(export(tmp_path / f"a{spec.suffix}", spec, pixels), spec)
        errors.append(np.abs(seen.astype(int) - pixels).mean())
    assert errors[0] < 8
    assert errors[1] > 3 * errors[0]
