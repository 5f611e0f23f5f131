"""Sizes that people use, and pictures that are scaled up to them."""

import numpy as np
import pytest
from PIL import Image

from studio.errors import InputError, ModelError
from studio.export.enlarge import enlarged
from studio.export.metadata.provenance import Crop, Enlarge
from studio.export.papers import PAPERS_MM, named_size, paper_px
from studio.export.reading import read_recipe
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.export.verify import verify
from studio.files.atomic import make_folder
from studio.files.enlargers import tell, weights_of
from studio.values.enlarging import Enlarger, Enlarging
from tests.export.export_samples import CARD, bands, picture, seed_recipe


@pytest.mark.parametrize(("text", "dpi", "size"), [
    ("A4", 300, (2480, 3508)), ("a4-landscape", 300, (3508, 2480)), ("A6", 72, (298, 420)),
    ("letter", 100, (850, 1100)), ("tabloid-portrait", 100, (1100, 1700)),
    ("4k", 300, (3840, 2160)), ("story", 1, (1080, 1920)), ("210x297mm", 300, (2480, 3508)),
    ("8.5 x 11 in", 200, (1700, 2200)), ("10x15cm", 254, (1000, 1500)), ("0.1x0.1mm", 10, (1, 1)),
])  # fmt: skip
def test_a_size_by_its_name_or_measure(text, dpi, size):
    assert named_size(text, dpi) == size


@pytest.mark.parametrize("text", ["", "A9", "a4-round", "100x100", "10x10ft", "x", "-5x5mm"])
def test_what_names_no_size(text):
    assert named_size(text, 300) is None


def test_nothing_has_no_size():
    with pytest.raises(InputError, match="more than nothing"):
        named_size("0x10mm", 300)


def test_each_sheet_of_the_a_series_is_half_of_the_next():
    for small, large in (("A6", "A5"), ("A5", "A4"), ("A4", "A3"), ("A3", "A2")):
        assert PAPERS_MM[small][1] == PAPERS_MM[large][0]
        assert abs(2 * PAPERS_MM[small][0] - PAPERS_MM[large][1]) <= 1
        wide, high = paper_px(large, 300)
        assert paper_px(large, 300, landscape=True) == (high, wide)


@pytest.mark.parametrize("bits", [8, 16])
def test_what_is_enlarged_goes_through_the_same_values(bits):
    rows = picture(40, 30, 16)
    large = enlarged(rows, 160, 120, bits)
    assert large.dtype == (np.uint8 if bits == 8 else np.uint16)
    back = np.asarray(large, np.float64).reshape(30, 4, 40, 4, 3).mean(axis=(1, 3))
    expected = rows / 65_535 * (255 if bits == 8 else 65_535)
    assert np.abs(back - expected).mean() < (2 if bits == 8 else 500)
    flat = enlarged(np.full((8, 8, 3), 65_535, np.uint16), 33, 17, bits)
    assert (flat == flat.max()).all()
    assert flat.max() == (255 if bits == 8 else 65_535)


def test_another_shape_takes_the_middle():
    rows = np.zeros((40, 40, 3), np.uint8)
    rows[:, 19:21] = 255
    tall = enlarged(rows, 80, 160, 8)
    assert tall[80, 40].min() > 200
    assert abs(int(tall[80, 38, 0]) - int(tall[80, 41, 0])) <= 1


@pytest.mark.parametrize("spec", [StillSpec(), StillSpec("tiff", 16), StillSpec("jpeg")])
def test_an_enlarged_export_says_so_and_verifies(tmp_path, spec):
    recipe, rows = seed_recipe(), picture(bits=16)
    step = Enlarge(130, 200, spec.bits)
    export = StillExport(tmp_path / f"a{spec.suffix}", recipe, CARD, spec, enlarge=step)
    assert export.job(1).bits == 16
    for y0, band in bands(rows):
        export.band(y0, band)
    path = export.finish()
    with Image.open(path) as image:
        assert image.size == (130, 200)
    assert step in read_recipe(path).provenance.steps
    verdict = verify(path, lambda recipe, quantize: bands(rows))
    assert verdict.result == "identical"


def test_a_network_gets_floats_and_says_its_name(tmp_path, monkeypatch):
    """The engine hands out rows that are large already; `verify` asks for the same again."""
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path))
    sha256 = "ab" * 32
    make_folder(weights_of(sha256).parent)
    weights_of(sha256).write_bytes(b"")
    tell(Enlarger(sha256, "Some x4", "ESRGAN", 4))
    step = Enlarge(200, 120, 8, "network", "Some x4", sha256)
    crop = Crop(4, 2, 40, 30)
    sink = StillExport(
        tmp_path / "a.png", seed_recipe(64, 48), CARD, StillSpec(), enlarge=step, crop=crop
    )
    asked = sink.job(3).enlarging
    assert asked == Enlarging(str(weights_of(sha256)), sha256, 200, 120, (4, 2, 40, 30))
    for y0, rows in bands(picture(200, 120)):
        sink.band(y0, rows)
    path = sink.finish()
    told = read_recipe(path).provenance
    assert told.steps[:2] == (crop, step)
    assert (told.width, told.height) == (200, 120)

    def again(recipe, quantize, enlarging):
        assert enlarging == asked
        assert quantize.dither
        return bands(picture(200, 120))

    assert verify(path, again).result == "identical"
    weights_of(sha256).unlink()
    with pytest.raises(ModelError, match="add it again"):
        verify(path, again)
