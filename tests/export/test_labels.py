"""The visible label: readable, in the corner, said in the file, and no obstacle to verifying."""

import av
import numpy as np
import pytest
from msgspec.structs import replace

from studio.export.films import table
from studio.export.films.writer import FilmWriter
from studio.export.labels import SMALLEST, labelled, why_unlabelled
from studio.export.metadata.provenance import Label, Mark, provenance_of
from studio.export.reading import read_recipe
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.export.verify import verify
from studio.files.pictures import read_exact
from tests.export.export_samples import CARD, bands, picture, seed_recipe

SIDE = 256


def scene(bits=8):
    return picture(SIDE, SIDE, bits)


def render(recipe, quantize):
    yield from bands(scene(quantize.bits), 13)


def export(folder, spec):
    sink = StillExport(folder / f"a{spec.suffix}", seed_recipe(SIDE, SIDE), CARD, spec)
    for y0, rows in bands(scene(spec.bits), 9):
        sink.band(y0, rows)
    return sink.finish()


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_bands_give_what_the_whole_gives(kind, channels):
    rng = np.random.default_rng(1)
    whole = rng.integers(0, np.iinfo(kind).max, (SIDE, 300, channels)).astype(kind)
    at_once = labelled(whole, 0, 300, SIDE)
    parts = [labelled(whole[y : y + 7], y, 300, SIDE) for y in range(0, SIDE, 7)]
    assert np.array_equal(np.concatenate(parts), at_once)
    changed = np.argwhere((at_once != whole).any(axis=2))
    assert changed[:, 0].min() > 0.85 * SIDE
    assert changed[:, 1].min() > 0.5 * 300
    assert at_once.dtype == kind


@pytest.mark.parametrize("ground", [0, 128, 255])
def test_it_can_be_read_on_any_ground(ground):
    """Letters differ from what is behind them by more than 4.5 to 1, as WCAG 2.2 measures it."""
    rows = labelled(np.full((SIDE, SIDE, 3), ground, np.uint8), 0, SIDE, SIDE)[-30:, -130:, 0]
    unit = rows / 255
    light = np.where(unit <= 0.04045, unit / 12.92, ((unit + 0.055) / 1.055) ** 2.4)
    tag = light[5:-10, 20:-12]
    assert (tag.max() + 0.05) / (np.percentile(tag, 15) + 0.05) > 4.5


def test_on_nothing_it_is_there_and_nothing_else_is():
    rows = labelled(np.zeros((SIDE, SIDE, 4), np.uint8), 0, SIDE, SIDE)
    assert rows[..., 3].max() > 240
    assert not rows[: SIDE // 2].any()


def test_what_is_too_small_stays_and_says_so(tmp_path):
    rows = np.zeros((SMALLEST - 1, 300, 3), np.uint8)
    assert labelled(rows, 0, 300, SMALLEST - 1) is rows
    assert "Too small" in why_unlabelled(300, SMALLEST - 1)
    assert why_unlabelled(300, SMALLEST) == ""
    assert labelled(np.zeros((SMALLEST, SMALLEST, 3), np.uint8), 0, SMALLEST, SMALLEST).any()


@pytest.mark.parametrize("spec", [
    StillSpec("png", label=True), StillSpec("png", 16, label=True), StillSpec("jpeg", label=True),
])  # fmt: skip
def test_a_labelled_picture_verifies_and_says_that_it_is(tmp_path, spec):
    path = export(tmp_path, spec)
    assert verify(path, render).result == "identical"
    steps = read_recipe(path).provenance.steps
    assert [s.words for s in steps if isinstance(s, Label)] == ["Made with AI"]
    if spec.format == "png" and spec.bits == 8:
        shown = read_exact(path, SIDE, SIDE)
        assert np.array_equal(shown, labelled(scene(), 0, SIDE, SIDE))


def test_without_it_nothing_is_changed(tmp_path):
    path = export(tmp_path, StillSpec("png"))
    assert np.array_equal(read_exact(path, SIDE, SIDE), scene())
    assert not any(isinstance(s, Label) for s in read_recipe(path).provenance.steps)


def test_it_stays_where_the_recipe_is_left_out(tmp_path):
    path = export(tmp_path, StillSpec("png", label=True, include_recipe=False))
    assert any(isinstance(s, Label) for s in read_recipe(path).provenance.steps)


def test_every_frame_of_a_film_has_it(tmp_path):
    spec = replace(table.MP4.usual(25), label=True)
    told = provenance_of(seed_recipe(SIDE, SIDE), CARD)
    with FilmWriter(tmp_path / "a.mp4", SIDE, SIDE, spec, told) as writer:
        for _ in range(5):
            writer.add(np.full((SIDE, SIDE, 3), 90, np.uint8))
        path = writer.finish()
    wanted = labelled(np.full((SIDE, SIDE, 3), 90, np.uint8), 0, SIDE, SIDE).astype(int)
    with av.open(path) as container:
        for frame in container.decode(video=0):
            shown = frame.reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()
            assert np.abs(shown.astype(int) - wanted).mean() < 2
            assert shown[-30:, -120:].max() > 200
    steps = read_recipe(path).provenance.steps
    assert isinstance(steps[0], Label)
    assert not any(isinstance(s, Mark) for s in steps)
