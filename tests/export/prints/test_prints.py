"""Pictures on paper: where they lie, what a PDF and a TIFF of them hold."""

import re
import zlib

import msgspec
import numpy as np
import pytest
import tifffile
from hypothesis import given, strategies as st
from PIL import Image

from studio.errors import ExportError, InputError
from studio.export.colour.choice import Colour
from studio.export.colour.display_p3 import display_p3
from studio.export.colour.kept import keep
from studio.export.papers import PAPERS_MM
from studio.export.prints.layout import PrintSpec, cells, crop_marks, cut, drawn_px
from studio.export.prints.writing import PrintWriter
from studio.export.queue.makings import PrintMaking
from studio.export.queue.tasks import PrintTask
from studio.export.reading import read_recipe
from studio.values.card import Sizes
from tests.export.batches.batch_samples import HELPERS
from tests.export.export_samples import CARD, picture, seed_recipe
from tests.helpers.ink_profile import ink_profile

specs = st.builds(
    PrintSpec, paper=st.sampled_from(list(PAPERS_MM)), landscape=st.booleans(),
    margin_mm=st.integers(0, 20), gap_mm=st.integers(0, 10), columns=st.integers(1, 4),
    rows=st.integers(1, 4), captions=st.booleans(), fill=st.booleans(), marks=st.booleans(),
)  # fmt: skip


@given(specs, st.lists(st.floats(0.3, 3), min_size=1, max_size=40))
def test_pictures_lie_inside_the_margins_and_not_on_each_other(spec, aspects):
    try:
        placed = cells(spec, aspects)
    except InputError:
        return
    wide, high = spec.paper_mm
    assert [cell.page for cell in placed] == [n // spec.each for n in range(len(aspects))]
    for cell, aspect in zip(placed, aspects, strict=True):
        box = cell.trim
        assert box.x >= spec.margin_mm - 1e-6
        assert box.y >= spec.margin_mm - 1e-6
        assert box.x + box.width <= wide - spec.margin_mm + 1e-6
        assert cell.caption.y + cell.caption.height <= high - spec.margin_mm + 1e-6
        if not spec.fill:
            assert box.width / box.height == pytest.approx(aspect)
    page = [cell.trim for cell in placed if cell.page == 0]
    for k, a in enumerate(page):
        for b in page[k + 1 :]:
            beside = a.x + a.width <= b.x + 1e-6 or b.x + b.width <= a.x + 1e-6
            assert beside or a.y + a.height <= b.y + 1e-6 or b.y + b.height <= a.y + 1e-6


def test_a_picture_to_the_edge_has_a_larger_sheet_for_bleed_and_marks():
    spec = PrintSpec(paper="A6", margin_mm=0, bleed_mm=3, marks=True, fill=True)
    (cell,) = cells(spec, [1.0])
    assert (cell.trim.width, cell.trim.height) == (105, 148)
    assert spec.sheet_mm == (125, 168)
    for x0, y0, x1, y1 in crop_marks(spec, cell):
        inside = -3 < x0 < 108 and -3 < y0 < 151
        assert not inside, "marks stay out of the bleed"
        assert all(v >= -10 for v in (x0, y0, x1, y1))
    assert PrintSpec(margin_mm=10, bleed_mm=3, marks=True).around_mm == 0


@pytest.mark.parametrize(("told", "words"), [
    ({"margin_mm": 104}, "mm; take fewer"), ({"columns": 2, "bleed_mm": 5.0}, "needs a gap of 10"),
])  # fmt: skip
def test_what_does_not_fit_is_one_sentence(told, words):
    with pytest.raises(InputError, match=words):
        cells(PrintSpec(**told), [1.0])


def test_no_such_paper_and_too_many_pages():
    with pytest.raises(InputError, match="expected A6"):
        PrintSpec("A0")
    with pytest.raises(InputError, match="500 pages"):
        cells(PrintSpec(), [1.0] * 501)


def test_marks_stay_out_of_the_neighbours_bleed():
    spec = PrintSpec(margin_mm=15, bleed_mm=3, gap_mm=6, columns=2, rows=2, marks=True, fill=True)
    for gap in (6, 9, 30):
        told = msgspec.structs.replace(spec, gap_mm=gap)
        placed = cells(told, [1.0] * 4)
        for cell in placed:
            lines = crop_marks(told, cell)
            assert len(lines) == (4 if gap == 6 else 8)
            for x0, y0, x1, y1 in lines:
                for other in placed:
                    box = other.trim.grown(3)
                    across = max(x0, x1) > box.x + 1e-6 and min(x0, x1) < box.x + box.width - 1e-6
                    down = max(y0, y1) > box.y + 1e-6 and min(y0, y1) < box.y + box.height - 1e-6
                    assert not (across and down)


def test_a_model_draws_at_the_dots_of_its_place():
    spec = PrintSpec(margin_mm=0, dpi=300, fill=True)
    (cell,) = cells(spec, [1.0])
    free = Sizes((64, 64), any_size=True, any_aspect=True)
    assert drawn_px(spec, cell.trim, free) == (2480, 3508)
    stepped = Sizes((64, 64), any_size=True, any_aspect=True, multiple=8, largest=2048)
    assert drawn_px(spec, cell.trim, stepped) == (1448, 2048)
    assert drawn_px(spec, cell.trim, Sizes((64, 64))) == (64, 64)
    assert cut(64, 64, cell.trim)[2:] == (45, 64)


def sheet(path, spec, count=3, size=(80, 60), bits=8):
    recipes = [seed_recipe(*size, n) for n in range(count)]
    placed = cells(spec, [size[0] / size[1]] * count)
    places = [(c, r, f"Ä {r.latent.n}") for c, r in zip(placed, recipes, strict=True)]
    writer = PrintWriter(path, spec, places, CARD, None, None)
    for recipe in recipes:
        writer.add(picture(*size, bits, seed=recipe.latent.n))
    return writer.finish(), recipes


@pytest.mark.parametrize("bits", [8, 16])
def test_the_pixels_in_a_pdf_are_those_that_came_with_their_profile(tmp_path, bits):
    path, recipes = sheet(tmp_path / "a.pdf", PrintSpec(columns=2, captions=True), 3, bits=bits)
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    objects = re.findall(rb"\d+ 0 obj\n(.*?)\nendobj", data, re.S)
    images = [o for o in objects if b"/Subtype /Image" in o]
    assert len(images) == 3
    kind = np.uint8 if bits == 8 else ">u2"
    for stored, recipe in zip(images, recipes, strict=True):
        assert b"/BitsPerComponent %d" % bits in stored
        assert b"/ICCBased" in stored
        packed = stored.partition(b"stream\n")[2].removesuffix(b"endstream\n")
        pixels = np.frombuffer(zlib.decompress(packed), kind).reshape(60, 80, 3)
        assert np.array_equal(pixels, picture(80, 60, bits, seed=recipe.latent.n))
    assert data.count(b"/TrimBox") == 2, "two pages"
    assert b"acsp" in b"".join(
        _unpacked(part) for part in re.findall(rb"/N 3.*?stream\n(.*?)endstream", data, re.S)
    )


def _unpacked(data):
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


def test_a_pdf_says_what_it_is_and_the_same_sheet_has_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "studio.export.metadata.provenance.time.strftime", lambda *words: "2026-01-02T03:04:05Z"
    )
    path, recipes = sheet(tmp_path / "a.pdf", PrintSpec(columns=2, rows=2))
    found = read_recipe(path)
    assert found.kind == "pdf"
    assert found.provenance.parts == tuple(recipes)
    assert found.recipe == recipes[0]
    (tmp_path / "b").mkdir()
    again, _ = sheet(tmp_path / "b" / "a.pdf", PrintSpec(columns=2, rows=2))
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.4\n<?xpacket begin=", b"%PDF-" + b"x" * 3000])
def test_a_pdf_of_others_holds_nothing(tmp_path, data):
    (tmp_path / "a.pdf").write_bytes(data)
    assert read_recipe(tmp_path / "a.pdf").recipe is None


def test_a_tiff_is_a_file_a_page_at_the_dots_of_the_paper(tmp_path):
    spec = PrintSpec(paper="A6", columns=2, kind="tiff", dpi=100, captions=True)
    path, recipes = sheet(tmp_path / "a.tif", spec, 3)
    assert path.name == "a 1.tif"
    assert (tmp_path / "a 2.tif").is_file()
    with Image.open(path) as image:
        assert image.size == (413, 583)
        assert image.info["dpi"] == (100, 100)
        pixels = np.asarray(image)
    assert (pixels[:30] == 255).all()
    assert (pixels[250:330].min(axis=2) < 200).any()
    assert read_recipe(path).provenance.parts == tuple(recipes[:2])


def test_a_page_with_too_many_pixels_is_refused_before(tmp_path):
    spec = PrintSpec(paper="A2", kind="tiff", dpi=1200)
    with pytest.raises(InputError, match="Take fewer dots"):
        sheet(tmp_path / "a.tif", spec)
    assert list(tmp_path.iterdir()) == []


def test_missing_pictures_leave_no_file(tmp_path):
    (cell,) = cells(PrintSpec(), [1.0])
    writer = PrintWriter(tmp_path / "a.pdf", PrintSpec(), [(cell, seed_recipe(), "")], CARD, None,
                         None)  # fmt: skip
    with pytest.raises(ExportError, match="Only 0 of 1"):
        writer.finish()
    assert list(tmp_path.iterdir()) == []


def test_as_a_task_each_picture_is_drawn_for_its_place(tmp_path):
    task = PrintTask(str(tmp_path / "a.pdf"), (seed_recipe(60, 60),), ("x",),
                     PrintSpec(paper="A6", dpi=72))  # fmt: skip
    making = PrintMaking(task, HELPERS)
    ask = making.ask()
    assert (ask.recipe.width, ask.recipe.height) == (241, 241)
    making.band(0, picture(241, 241))
    making.made()
    assert making.finish() == tmp_path / "a.pdf"
    making.pause()


def test_sixteen_bits_go_from_the_generator_to_the_paper(tmp_path):
    """A level between two of 8 bits stands on the page as it came, and white stays white."""
    spec = PrintSpec(paper="A6", kind="tiff", dpi=72, bits=16, captions=True, marks=True)
    recipe = seed_recipe(80, 60)
    task = PrintTask(str(tmp_path / "a.tif"), (recipe,), ("A place",), spec)
    making = PrintMaking(task, HELPERS)
    asked = making.ask()
    assert asked.bits == 16
    making.band(0, np.full((asked.recipe.height, asked.recipe.width, 3), 30_003, np.uint16))
    making.made()
    page = tifffile.imread(making.finish())
    assert page.dtype == np.uint16
    assert (page[0, 0] == 65_535).all()
    assert (page == 30_003).all(axis=2).mean() > 0.3


def test_a_sheet_in_display_p3(tmp_path):
    for kind in ("tiff", "pdf"):
        spec = PrintSpec(paper="A6", kind=kind, dpi=72, colour=Colour("p3"))
        path, recipes = sheet(tmp_path / f"a{spec.suffix}", spec, 1)
        assert read_recipe(path).provenance.recipe == recipes[0]
    assert zlib.compress(display_p3()) in (tmp_path / "a.pdf").read_bytes()
    with Image.open(tmp_path / "a.tif") as image:
        assert image.info["icc_profile"] == display_p3()


def test_a_sheet_in_inks(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))
    (tmp_path / "paper.icc").write_bytes(ink_profile())
    colour = Colour(keep(tmp_path / "paper.icc").sha256)
    for kind in ("tiff", "pdf"):
        sheet(
            tmp_path / f"a.{kind[:3]}", PrintSpec(paper="A6", kind=kind, dpi=72, colour=colour), 1
        )
    with Image.open(tmp_path / "a.tif") as image:
        assert image.mode == "CMYK"
        assert max(image.getpixel((0, 0))) < 20, "paper"
    data = (tmp_path / "a.pdf").read_bytes()
    assert re.search(rb"/N 4", data)
    with pytest.raises(InputError, match="8 bits"):
        sheet(tmp_path / "c.tif", PrintSpec(kind="tiff", bits=16, colour=colour), 1)
