"""The table of formats: everything that knows formats knows one more by one more line in it."""

from __future__ import annotations

import numpy as np
import pytest
import typer.main
from PIL import Image

from studio.cli.commands import app
from studio.cli.rendering import spec_of
from studio.errors import InputError
from studio.export.formats import table
from studio.export.formats.descriptor import Page, StillFormat
from studio.export.formats.table import format_of, in_words, still_format
from studio.export.metadata.inside import Inside
from studio.export.reading import export_suffixes, read_recipe
from studio.export.spec import StillSpec, check_spec
from studio.export.still import StillExport
from studio.export.verify import verify
from tests.export.export_samples import CARD, bands, picture, seed_recipe

MARK = b"latent studio packet"


class Bmp:
    """A bitmap with its packet behind the pixels, where readers do not look."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.image = Image.new("RGB", (page.width, page.height))

    def write(self, y0, rows):
        self.image.paste(Image.fromarray(rows), (0, y0))

    def finish(self, notes):
        self.image.save(self.page.file, "BMP")
        self.page.file.write(MARK + self.page.stamp.xmp_at_the_end(notes))


def look_inside(file):
    file.seek(0)
    return Inside("bmp", file.read().partition(MARK)[2])


BMP = StillFormat(
    key="bmp", name="BMP", summary="Every pixel, for old machines.", suffixes=(".bmp", ".dib"),
    packing="lossless", begins=lambda head: head[:2] == b"BM", encoder=Bmp,
    look_inside=look_inside, alpha=False, max_side=1000,
)  # fmt: skip


@pytest.fixture
def bitmaps(monkeypatch):
    monkeypatch.setattr(table, "FORMATS", (*table.FORMATS, BMP))


def written(path, channels=3):
    card = CARD
    if channels == 4:
        from msgspec.structs import replace

        card = replace(CARD, info=replace(CARD.info, channels=4))
    spec = StillSpec(format_of(path.name).key)
    sink = StillExport(path, seed_recipe(), card, spec)
    for y0, rows in bands(picture(channels=channels)):
        sink.band(y0, rows)
    return sink.finish(["In smaller pieces."])


@pytest.mark.parametrize("channels", [3, 4])
def test_one_line_is_enough_to_write_read_and_verify(bitmaps, tmp_path, channels):
    path = written(tmp_path / "a.dib", channels)
    found = read_recipe(path)
    assert (found.kind, found.recipe) == ("bmp", seed_recipe())
    assert found.provenance.notes == ("In smaller pieces.",)
    again = picture(channels=channels)
    assert verify(path, lambda recipe, quantize: bands(again)).result == "identical"
    again = 255 - again
    assert verify(path, lambda recipe, quantize: bands(again)).result == "different"
    if channels == 3:
        assert np.array_equal(np.asarray(Image.open(path)), picture())


def test_one_line_is_enough_for_the_words(bitmaps):
    assert ".dib" in export_suffixes()
    with pytest.raises(InputError, match=r"\.tif, \.bmp"):
        format_of("a.xyz")
    with pytest.raises(InputError, match="BMP holds 8 bits here; choose PNG or TIFF for 16"):
        check_spec(StillSpec("bmp", 16), 10, 10)
    with pytest.raises(InputError, match="choose PNG, WebP, TIFF or BMP for lossless"):
        check_spec(StillSpec("jpeg", lossless=True), 10, 10)
    with pytest.raises(InputError, match=r"1,000 pixels a side.*choose PNG, JPEG, WebP, AVIF or T"):
        check_spec(StillSpec("bmp"), 1001, 10)


def wish(out, **typed):
    keys = ("format", "bits", "quality", "dpi", "preset", "profile")
    empty = dict.fromkeys(keys, "")
    held = {"lossless": False, "dither": True, "include_recipe": True, "label": False}
    return {**empty, **held, "out": out, **typed}


def test_one_line_is_enough_for_the_command_line(bitmaps, tmp_path, capsys):
    assert spec_of(wish(tmp_path / "a.bmp")).format == "bmp"
    assert spec_of(wish(tmp_path, format="DIB")).format == "bmp"
    with pytest.raises(InputError, match="avif, tiff, bmp"):
        spec_of(wish(tmp_path, format="xyz"))
    typer.main.get_command(app).main(["render", "--help"], standalone_mode=False)
    shown = capsys.readouterr().out
    assert "png, jpeg, webp, avif, tiff or bmp." in shown
    assert "8, or 16 for PNG and TIFF." in shown
    assert "1 … 100 for JPEG, WebP and AVIF." in shown


def test_without_the_line_nobody_knows_it(tmp_path):
    for ask in (lambda: still_format("bmp"), lambda: format_of("a.bmp"), lambda: StillSpec("bmp")):
        with pytest.raises(InputError):
            ask()
    assert ".bmp" not in export_suffixes()


def test_the_table_contradicts_itself_nowhere():
    keys = [known.key for known in table.FORMATS]
    suffixes = [suffix for known in table.FORMATS for suffix in known.suffixes]
    assert len(set(keys)) == len(keys)
    assert len(set(suffixes)) == len(suffixes)
    for known in table.FORMATS:
        assert known.key == known.key.lower()
        assert all(suffix.startswith(".") for suffix in known.suffixes)
        assert (known.deep_rows is not None) == (16 in known.depths)
        assert still_format(known.suffix[1:]) is known


def test_names_of_files():
    assert [format_of(name).key for name in (".png", "a.b.JPE", "a.tif", "ä.TIFF")] == [
        "png", "jpeg", "tiff", "tiff"
    ]  # fmt: skip
    for name in ("png", "a.", "", "a.png.txt"):
        with pytest.raises(InputError, match="does not say a format"):
            format_of(name)


def test_words():
    assert in_words(lambda kind: kind.key == "png") == "PNG"
    assert in_words(lambda kind: False) == ""
    assert in_words(lambda kind: 16 in kind.depths, "and") == "PNG and TIFF"
    assert in_words(lambda kind: True, of="key") == "png, jpeg, webp, avif or tiff"


@pytest.mark.parametrize(("key", "size", "lossless", "fits"), [
    ("webp", (16_383, 100), False, True), ("webp", (16_384, 100), False, False),
    ("webp", (16_000, 8_000), False, True), ("webp", (16_001, 8_000), False, False),
    ("webp", (10_000, 5_000), True, True), ("webp", (10_001, 5_000), True, False),
    ("avif", (8_000, 4_000), False, True), ("avif", (8_001, 4_000), False, False),
    ("jpeg", (65_500, 65_500), False, True), ("jpeg", (10, 65_501), False, False),
    ("png", (16_384, 16_384), False, True), ("tiff", (16_385, 1), False, False),
])  # fmt: skip
def test_what_each_holds(key, size, lossless, fits):
    assert still_format(key).holds(*size, lossless) is fits
    spec = StillSpec(key, lossless=lossless)
    if fits:
        check_spec(spec, *size)
        return
    with pytest.raises(InputError, match="pixels"):
        check_spec(spec, *size)
