"""Exports carry the mark, say so, verify, and are found again when their metadata is gone."""

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from studio.export.films.descriptor import FilmSpec
from studio.export.films.writer import FilmWriter
from studio.export.marks.looking import look_for_mark
from studio.export.marks.register import NAME, Register
from studio.export.metadata.provenance import Compress, Crop, Mark, Profile, provenance_of
from studio.export.reading import read_recipe
from studio.export.sheets import write_sheet
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.export.verify import verify
from tests.export.export_samples import CARD, bands, seed_recipe
from tests.export.marks.mark_samples import decibels, scene

SPECS = [StillSpec("png"), StillSpec("png", 16), StillSpec("tiff", 16), StillSpec("jpeg"),
         StillSpec("webp"), StillSpec("webp", lossless=True), StillSpec("avif")]  # fmt: skip
WIDE, HIGH = 301, 275


def shown(bits, channels=3):
    return scene(WIDE, HIGH, 3, bits, channels)


def render(recipe, quantize):
    yield from bands(shown(quantize.bits), 41)


def export(folder, spec, crop=None, pixels=None, size=(WIDE, HIGH)):
    register = Register(folder)
    path = folder / f"a{spec.suffix}"
    sink = StillExport(path, seed_recipe(*size), CARD, spec, crop=crop, register=register)
    for y0, rows in bands(shown(spec.bits) if pixels is None else pixels, 53):
        sink.band(y0, rows)
    path = sink.finish()
    assert sink.problem == ""
    return path, register


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_marked_verified_and_found(tmp_path, spec):
    path, register = export(tmp_path, spec)
    told = read_recipe(path).provenance
    mark = next(step for step in told.steps if isinstance(step, Mark))
    kinds = [type(step) for step in told.steps]
    assert kinds.index(Mark) < kinds.index(Profile) < kinds.index(Compress)
    assert verify(path, render).result == "identical"
    look = look_for_mark(path, register)
    assert (look.state, look.mark) == ("ours", mark.id)
    assert look.entry.recipe == seed_recipe(WIDE, HIGH)
    assert look.entry.file == str(path)


def test_verify_sees_another_picture_under_a_right_mark(tmp_path):
    path, _ = export(tmp_path, StillSpec(), pixels=np.ascontiguousarray(shown(8)[:, ::-1]))
    assert verify(path, render).result == "different"


def test_verify_of_a_forged_id_is_not_identical(tmp_path):
    path, _ = export(tmp_path, StillSpec())
    told = read_recipe(path).provenance
    mark = next(step for step in told.steps if isinstance(step, Mark))
    forged = "0" if mark.id[0] != "0" else "1"
    data = path.read_bytes().replace(mark.id.encode(), (forged + mark.id[1:]).encode())
    with Image.open(path) as image:
        xmp = image.info["xmp"].replace(mark.id.encode(), (forged + mark.id[1:]).encode())
        image.save(tmp_path / "forged.png", pnginfo=_with_xmp(xmp))
    assert data != path.read_bytes()
    assert verify(tmp_path / "forged.png", render).result == "close"


def _with_xmp(xmp):
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", xmp.decode())
    return info


def test_a_part_of_a_picture_is_marked_as_a_whole(tmp_path):
    size = (WIDE + 40, HIGH + 20)
    pixels = scene(*size, 5)
    crop = Crop(11, 7, WIDE, HIGH)
    path, register = export(tmp_path, StillSpec(), crop, pixels, size)
    assert look_for_mark(path, register).state == "ours"
    assert verify(path, lambda r, q: bands(pixels, 31)).result == "identical"


def test_found_after_a_phone_stored_it_again(tmp_path):
    path, register = export(tmp_path, StillSpec())
    with Image.open(path) as image:
        image.crop((9, 5, 290, 270)).resize((240, 226)).save(tmp_path / "sent.jpg", quality=80)
    assert read_recipe(tmp_path / "sent.jpg").recipe is None
    look = look_for_mark(tmp_path / "sent.jpg", register)
    assert look.state == "ours"
    assert look.entry.recipe == seed_recipe(WIDE, HIGH)
    assert "a.png with Äurora; its place is in the register." in look.words


def test_another_studio_sees_that_there_is_one(tmp_path):
    path, _ = export(tmp_path, StillSpec())
    look = look_for_mark(path, Register(tmp_path / "elsewhere"))
    assert look.state == "other"
    assert look.entry is None
    assert look.mark in look.words


def test_without_a_register_nothing_is_marked(tmp_path):
    sink = StillExport(tmp_path / "a.png", seed_recipe(WIDE, HIGH), CARD, StillSpec())
    for y0, rows in bands(shown(8), 53):
        sink.band(y0, rows)
    path = sink.finish()
    assert np.array_equal(np.asarray(Image.open(path)), shown(8))
    assert not any(isinstance(s, Mark) for s in read_recipe(path).provenance.steps)
    assert look_for_mark(path, Register(tmp_path)).state == "none"


def test_too_small_stays_as_it_is(tmp_path):
    small = scene(255, 300, 1)
    sink = StillExport(tmp_path / "a.png", seed_recipe(255, 300), CARD, StillSpec(),
                       register=Register(tmp_path))  # fmt: skip
    for y0, rows in bands(small, 53):
        sink.band(y0, rows)
    assert np.array_equal(np.asarray(Image.open(sink.finish())), small)
    assert not (tmp_path / NAME).exists()


def test_alpha_passes(tmp_path):
    rgba = shown(8, 4)
    rgba[:40, ..., 3] = 0
    card = replace(CARD, info=replace(CARD.info, channels=4))
    sink = StillExport(tmp_path / "a.png", seed_recipe(WIDE, HIGH), card, StillSpec(),
                       register=Register(tmp_path))  # fmt: skip
    for y0, rows in bands(rgba, 53):
        sink.band(y0, rows)
    written = np.asarray(Image.open(sink.finish()))
    assert np.array_equal(written[..., 3], rgba[..., 3])
    assert not np.array_equal(written[..., :3], rgba[..., :3])
    assert look_for_mark(tmp_path / "a.png", Register(tmp_path)).state == "ours"


def test_shared_clean_keeps_the_mark_and_says_only_that(tmp_path):
    path, register = export(tmp_path, StillSpec("jpeg", include_recipe=False))
    found = read_recipe(path)
    assert found.recipe is None
    assert [type(step) for step in found.provenance.steps] == [Mark]
    assert look_for_mark(path, register).state == "ours"


def test_a_taken_name_is_put_right_in_the_register(tmp_path):
    (tmp_path / "a.png").write_bytes(b"here already")
    path, register = export(tmp_path, StillSpec())
    assert path.name != "a.png"
    assert look_for_mark(path, register).entry.file == str(path)


def test_a_broken_register_costs_no_export(tmp_path):
    (tmp_path / NAME).write_bytes(b"not a database at all" * 400)
    sink = StillExport(tmp_path / "a.png", seed_recipe(WIDE, HIGH), CARD, StillSpec(),
                       register=Register(tmp_path))  # fmt: skip
    for y0, rows in bands(shown(8), 53):
        sink.band(y0, rows)
    path = sink.finish()
    assert "cannot be looked up" in sink.problem
    look = look_for_mark(path, Register(tmp_path))
    assert look.state == "other"
    assert "register of exports cannot be used" in look.words


def test_sheets_are_marked(tmp_path):
    recipes = [seed_recipe(300, 300, n) for n in (1, 2)]
    composed = np.concatenate([scene(300, 300, 8), scene(300, 300, 9)], axis=1)
    path = write_sheet(tmp_path / "s.png", composed, recipes, CARD, StillSpec(),
                       register=Register(tmp_path))  # fmt: skip
    assert look_for_mark(path, Register(tmp_path)).entry.recipe == recipes[0]


@pytest.mark.parametrize(("kind", "keys"), [("mp4", False), ("webm", False), ("mp4", True)])
def test_a_still_of_a_film_is_found(tmp_path, kind, keys):
    recipe, register = seed_recipe(512, 384), Register(tmp_path)
    told = provenance_of(recipe, CARD)
    with FilmWriter(
        tmp_path / f"f.{kind}",
        512,
        384,
        FilmSpec(kind, 12, mark_keys=keys),
        told,
        register=register,
    ) as writer:
        for number in range(6):
            writer.add(scene(512, 384, number))
        path = writer.finish()
    assert any(isinstance(step, Mark) for step in read_recipe(path).provenance.steps)
    look = look_for_mark(path, register)
    assert look.state == "ours"
    assert look.entry.recipe == recipe


def test_the_mark_in_a_file_is_faint(tmp_path):
    path, _ = export(tmp_path, StillSpec("png", 16))
    from studio.export.formats.png_reader import read_rows

    with path.open("rb") as file:
        written = np.concatenate(list(read_rows(file)))
    assert decibels(shown(16), written, 65_535) > 42
