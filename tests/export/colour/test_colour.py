"""Profiles: ours agree with littlecms, those from outside are read within bounds, files verify."""

import msgspec
import numpy as np
import pytest
import tifffile
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageCms

from studio.errors import InputError
from studio.export.colour.choice import Colour
from studio.export.colour.converting import Converter, opened
from studio.export.colour.display_p3 import display_p3
from studio.export.colour.icc import MAX_BYTES, parsed
from studio.export.colour.kept import keep, kept_profiles, profile_of, read
from studio.export.colour.proof import proof
from studio.export.marks.looking import look_for_mark
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Convert, Profile, Quantize, provenance_of
from studio.export.reading import read_recipe
from studio.export.spec import StillSpec, check_spec
from studio.export.still import StillExport, StillWriter, flattened
from studio.export.verify import verify
from studio.files.pictures import read_picture
from tests.export.export_samples import CARD, bands, picture, seed_recipe
from tests.helpers.ink_profile import ink_profile

P3 = Colour("p3")
SRGB = ImageCms.createProfile("sRGB")


@pytest.fixture
def paper(tmp_path, monkeypatch):
    """The key of a kept CMYK profile."""
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))
    (tmp_path / "paper.icc").write_bytes(ink_profile())
    return keep(tmp_path / "paper.icc").sha256


def scattered(side=96):
    return np.random.default_rng(3).integers(0, 256, (side, side, 3), dtype=np.uint8)


def by_littlecms(pixels, target, mode="RGB"):
    flags = ImageCms.Flags.NOOPTIMIZE
    told = ImageCms.buildTransform(SRGB, target, "RGB", mode, ImageCms.Intent(1), flags)
    return np.asarray(ImageCms.applyTransform(Image.fromarray(pixels), told))


def test_display_p3_is_a_profile_that_littlecms_reads_as_such():
    told = opened(display_p3()).profile
    assert told.profile_description == "Display P3"
    assert (told.device_class, told.xcolor_space.strip(), told.version) == ("mntr", "RGB", 4.4)
    assert told.red_primary[1][:2] == pytest.approx((0.680, 0.320), abs=5e-3)
    assert told.is_matrix_shaper


def test_our_floats_agree_with_littlecms():
    pixels = scattered()
    deep = pixels.astype(np.uint16) * np.uint16(257)
    ours = Converter(profile_of("p3"), P3, 8).rows(0, deep).astype(int)
    theirs = by_littlecms(pixels, opened(display_p3())).astype(int)
    assert np.abs(ours - theirs).max() <= 1
    assert (ours != theirs).mean() < 1e-3
    deeper = Converter(profile_of("p3"), P3, 16).rows(0, deep)
    assert np.abs(deeper / 257 - theirs).max() < 1


def test_red_green_and_white_have_their_published_numbers():
    lamps = np.array([[[255, 0, 0], [0, 255, 0], [255, 255, 255], [0, 0, 0]]], np.uint16) * 257
    found = Converter(profile_of("p3"), P3, 8).rows(0, lamps.astype(np.uint16))[0]
    assert found.tolist() == [[234, 51, 35], [117, 251, 76], [255, 255, 255], [0, 0, 0]]


def test_bands_equal_the_whole_and_dither_keeps_the_mean():
    deep = np.full((64, 64, 3), 30_003, np.uint16)
    converter = Converter(profile_of("p3"), P3, 8, dither_seed=9)
    whole = converter.rows(0, deep)
    parts = [converter.rows(y0, rows) for y0, rows in bands(deep, 11)]
    assert np.array_equal(np.concatenate(parts), whole)
    exact = Converter(profile_of("p3"), P3, 16).rows(0, deep)[0, 0] / 257
    assert np.abs(whole.mean((0, 1)) - exact).max() < 0.05
    assert len(np.unique(whole[..., 0])) > 1


def test_alpha_stays_as_it_is():
    rgba = picture(32, 24, 16, channels=4)
    assert np.array_equal(Converter(profile_of("p3"), P3, 16).rows(0, rgba)[..., 3], rgba[..., 3])


def test_deep_transparency_is_put_on_white():
    rgba = np.array([[[0, 0, 0, 65_535], [0, 0, 0, 0], [0, 0, 0, 32_768]]], np.uint16)
    assert flattened(rgba)[0, :, 0].tolist() == [0, 65_535, 32_767]
    assert np.array_equal(flattened((rgba >> 8).astype(np.uint8))[0, :2, 0], [0, 255])


# ---- from outside -------------------------------------------------------------------------------
@pytest.mark.parametrize("data", [
    b"", b"not a profile", bytes(128), display_p3()[:200], display_p3()[:-40],
    display_p3()[:128] + b"\xff\xff\xff\xff" + display_p3()[132:],
    ink_profile()[: len(ink_profile()) // 2],
])  # fmt: skip
def test_what_is_no_profile_is_refused_in_one_sentence(data, tmp_path):
    path = tmp_path / "a.icc"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value).count(".") <= 4
    assert "a.icc" in str(caught.value)


def test_other_colours_and_other_kinds_are_named():
    grey = display_p3()[:16] + b"GRAY" + display_p3()[20:]
    with pytest.raises(InputError, match=r"GRAY.*expected RGB or CMYK"):
        parsed(grey, "a.icc")
    link = display_p3()[:12] + b"link" + display_p3()[16:]
    with pytest.raises(InputError, match="another kind"):
        parsed(link, "a.icc")


def test_a_large_file_and_a_folder_are_refused(tmp_path):
    with (tmp_path / "large.icc").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="16 MB"):
        read(tmp_path / "large.icc")
    with pytest.raises(InputError, match="not a file"):
        read(tmp_path)
    with pytest.raises(InputError, match="no file"):
        read(tmp_path / "none.icc")


@given(st.lists(st.tuples(st.integers(0, len(display_p3()) - 1), st.integers(0, 255)), max_size=9))
def test_a_changed_profile_is_refused_or_works(changes):
    data = bytearray(display_p3())
    for at, value in changes:
        data[at] = value
    try:
        found = parsed(bytes(data), "a.icc")
        rows = Converter(found, Colour("a" * 64), 8).rows(0, scattered(4))
    except InputError:
        return
    assert rows.shape[:2] == (4, 4)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_changed_profile_of_tables_is_refused_or_works(changes):
    data = bytearray(ink_profile())
    for at, value in changes:
        data[at] = value
    try:
        found = parsed(bytes(data), "a.icc")
        Converter(found, Colour("a" * 64), 8).rows(0, scattered(4))
    except InputError:
        return


def test_profiles_are_kept(paper):
    assert [p.sha256 for p in kept_profiles()] == [paper]
    found = profile_of(paper)
    assert (found.name, found.space, found.shaper) == ("Dull paper", "CMYK", None)
    with pytest.raises(InputError, match="is gone"):
        profile_of("0" * 64)


# ---- files --------------------------------------------------------------------------------------
def exported(folder, spec, register=None, side=(96, 80)):
    sink = StillExport(
        folder / f"a{spec.suffix}", seed_recipe(*side), CARD, spec, register=register
    )
    job = sink.job(1)
    for y0, rows in bands(picture(*side, job.bits), 9):
        sink.band(y0, rows)
    return sink.finish()


def again(recipe, quantize):
    yield from bands(picture(recipe.width, recipe.height, quantize.bits), 13)


WIDE = [
    StillSpec(key, bits, colour=P3)
    for key, bits in (
        ("png", 8), ("png", 16), ("tiff", 16), ("jpeg", 8), ("webp", 8), ("avif", 8)
    )
]  # fmt: skip


@pytest.mark.parametrize("spec", WIDE, ids=lambda s: f"{s.format}{s.bits}")
def test_a_file_in_display_p3_carries_it_and_verifies(tmp_path, spec):
    path = exported(tmp_path, spec)
    with Image.open(path) as image:
        assert image.info["icc_profile"] == display_p3()
    assert verify(path, again).result == "identical"
    seen = read_picture(path).pixels.astype(int)
    assert np.abs(seen - picture(96, 80)).mean() < 3
    steps = read_recipe(path).provenance.steps
    assert isinstance(steps[0], Quantize)
    assert steps[0].bits == 16
    assert Profile("Display P3") in steps
    assert any(isinstance(step, Convert) for step in steps)


def test_a_file_in_inks(tmp_path, paper):
    spec = StillSpec("tiff", colour=Colour(paper, "perceptual", False))
    path = exported(tmp_path, spec)
    with tifffile.TiffFile(path) as file:
        page = file.pages[0]
        assert page.photometric.name == "SEPARATED"
        assert page.asarray().shape == (80, 96, 4)
        assert page.tags["InterColorProfile"].value == ink_profile()
    with Image.open(path) as image:
        assert image.mode == "CMYK"
    assert verify(path, again).result == "identical"
    (convert,) = [s for s in read_recipe(path).provenance.steps if isinstance(s, Convert)]
    assert (convert.intent, convert.black_point) == ("perceptual", False)


def test_inks_are_those_of_littlecms(tmp_path, paper):
    pixels = scattered(32)
    ours = Converter(profile_of(paper), Colour(paper, black_point=False), 8).rows(0, pixels)
    theirs = by_littlecms(pixels, opened(ink_profile()), "CMYK")
    assert np.abs(ours.astype(int) - theirs).max() <= 3


def test_a_file_is_verified_by_the_profile_inside_it(tmp_path, paper, monkeypatch):
    path = exported(tmp_path, StillSpec("tiff", colour=Colour(paper)))
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "another"))
    assert verify(path, again).result == "identical"


def test_the_mark_is_found_through_the_profile(tmp_path, paper):
    register = Register(tmp_path / "register.sqlite")
    for spec in (StillSpec("png", colour=P3), StillSpec("tiff", colour=Colour(paper))):
        path = exported(tmp_path, spec, register, (320, 320))
        assert look_for_mark(path, register).state == "ours"
        assert verify(path, again).result == "identical"


def test_what_cannot_be_written_is_refused_before(tmp_path, paper):
    with pytest.raises(InputError, match="no CMYK here; choose TIFF"):
        check_spec(StillSpec("png", colour=Colour(paper)), 64, 64)
    with pytest.raises(InputError, match="8 bits"):
        check_spec(StillSpec("tiff", 16, colour=Colour(paper)), 64, 64)
    with pytest.raises(InputError, match="is gone"):
        check_spec(StillSpec("tiff", colour=Colour("1" * 64)), 64, 64)


def test_transparency_goes_on_white_before_it_becomes_ink(tmp_path, paper):
    told = provenance_of(seed_recipe(40, 30), CARD)
    clear = np.zeros((30, 40, 4), np.uint8)
    with StillWriter(
        tmp_path / "a.tif", 40, 30, StillSpec("tiff", colour=Colour(paper)), told
    ) as w:
        w.write(0, clear)
        path = w.finish()
    white = Converter(profile_of(paper), Colour(paper), 8).rows(
        0, np.full((1, 1, 3), 255, np.uint8)
    )
    assert np.array_equal(tifffile.imread(path)[0, 0], white[0, 0])


def test_a_colour_survives_json_and_refuses_nonsense():
    spec = StillSpec("png", colour=Colour("p3", "absolute", False))
    assert msgspec.json.decode(msgspec.json.encode(spec), type=StillSpec) == spec
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"profile": "../../x"}', type=Colour)


# ---- soft proof ---------------------------------------------------------------------------------
def test_a_proof_marks_what_paper_cannot_hold(paper):
    left, right = np.full((20, 20, 3), (120, 118, 116)), np.full((20, 20, 3), (0, 255, 0))
    found = proof(np.concatenate([left, right], 1).astype(np.uint8), Colour(paper))
    assert not found.outside[:, :20].any()
    assert found.outside[:, 20:].all()
    assert found.share == 0.5
    assert (found.warned[:, 20:] == (255, 0, 255)).all()
    assert np.abs(found.pixels[:, :20].astype(int) - 118).max() < 12


def test_a_proof_of_a_wider_profile_changes_nothing():
    found = proof(scattered(), P3)
    assert found.share == 0
    assert np.abs(found.pixels.astype(int) - scattered()).max() <= 1


def test_a_proof_of_a_narrower_profile_of_a_matrix(tmp_path, monkeypatch):
    """Display P3 with its lamps pulled towards white: strong colours do not fit."""
    from studio.export.colour import display_p3 as made
    from studio.export.colour.primaries import to_xyz

    narrow = to_xyz(((0.5, 0.33), (0.30, 0.5), (0.2, 0.15)))
    monkeypatch.setattr(made, "P3_TO_XYZ", narrow)
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path))
    (tmp_path / "n.icc").write_bytes(made.display_p3.__wrapped__())
    key = keep(tmp_path / "n.icc").sha256
    found = proof(np.array([[[255, 0, 0], [128, 128, 128]]], np.uint8), Colour(key))
    assert found.outside.tolist() == [[True, False]]
    narrow_profile = opened((tmp_path / "n.icc").read_bytes())
    held = Image.fromarray(by_littlecms(np.array([[[255, 0, 0]]], np.uint8), narrow_profile))
    back = ImageCms.buildTransform(narrow_profile, SRGB, "RGB", "RGB", ImageCms.Intent(1))
    theirs = np.asarray(ImageCms.applyTransform(held, back)).astype(int)
    assert np.abs(theirs - found.pixels[0, 0]).max() <= 3
