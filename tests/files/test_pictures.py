"""Pictures from outside: whatever comes, an upright sRGB array or one plain sentence."""

import contextlib
import hashlib
import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageCms

from studio.errors import PictureError
from studio.files.pictures import read_picture


def ramp(width=48, height=32):
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, 128 + 0 * x], -1).astype(np.uint8)


def saved(image, form, **options):
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("form", ["PNG", "BMP", "TIFF", "WEBP", "AVIF", "JPEG", "GIF", "JPEG2000"])
def test_every_format_gives_the_same_picture(form):
    options = {"lossless": True} if form == "WEBP" else {}
    data = saved(Image.fromarray(ramp()), form, **options)
    picture = read_picture(data)
    assert picture.pixels.shape == (32, 48, 3)
    assert picture.pixels.dtype == np.uint8
    assert picture.pixels.flags.c_contiguous
    assert picture.sha256 == hashlib.sha256(data).hexdigest()
    tolerance = {"JPEG": 12, "AVIF": 12, "GIF": 24}.get(form, 0)
    assert np.abs(picture.pixels.astype(int) - ramp()).max() <= tolerance


MODES = ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16", "I", "F", "PA", "LAB", "YCbCr"]


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_becomes_rgb(mode):
    if mode in ("I;16", "I"):
        image = Image.fromarray(np.full((8, 8), 32896, np.uint16))
        image = image if mode == "I;16" else image.convert("I")
    elif mode == "F":
        image = Image.fromarray(np.full((8, 8), 0.502, np.float32))
    else:
        image = Image.new("RGB", (8, 8), (128, 128, 128))
        image = image.convert("P").convert("PA") if mode == "PA" else (
            ImageCms.profileToProfile(image, ImageCms.createProfile("sRGB"),
                                      ImageCms.createProfile("LAB"), outputMode="LAB")
            if mode == "LAB" else image.convert("LA" if mode == "LA" else mode))  # fmt: skip
    form = "PNG" if mode in ("1", "L", "P", "RGB", "RGBA", "LA", "I;16") else "TIFF"
    if mode == "PA":
        image = image.convert("RGBA")
    pixels = read_picture(saved(image, form)).pixels
    assert pixels.shape == (8, 8, 3)
    if mode != "1":
        assert abs(int(pixels.mean()) - 128) <= 3


def test_one_pixel():
    assert read_picture(saved(Image.new("RGB", (1, 1), (9, 8, 7)), "PNG")).pixels.tolist() == [
        [[9, 8, 7]]
    ]


@pytest.mark.parametrize("turn", range(1, 9))
def test_rotation_by_exif_is_applied(turn):
    from PIL import ImageOps

    exif = Image.Exif()
    exif[0x0112] = turn
    data = saved(Image.fromarray(ramp()), "PNG", exif=exif)
    wanted = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))))
    picture = read_picture(data)
    assert np.array_equal(picture.pixels, wanted)
    assert (picture.height, picture.width) == wanted.shape[:2]


def test_transparency_lies_on_neutral_and_is_said():
    image = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    picture = read_picture(saved(image, "PNG"))
    assert (picture.pixels == 128).all()
    assert any("neutral" in note for note in picture.notes)


def test_palette_with_transparent_colour():
    image = Image.new("P", (4, 4), 0)
    picture = read_picture(saved(image, "PNG", transparency=0))
    assert (picture.pixels == 128).all()


def test_first_frame_of_an_animation():
    frames = [Image.new("RGB", (8, 8), c) for c in ("red", "blue")]
    picture = read_picture(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert picture.pixels[0, 0].tolist() == [255, 0, 0]
    assert any("first frame" in note for note in picture.notes)


def test_embedded_profile_is_used():
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    grey = Image.new("RGB", (4, 4), (200, 60, 40))
    wanted = ImageCms.profileToProfile(grey, srgb, lab, outputMode="LAB")
    data = saved(wanted, "TIFF", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())
    picture = read_picture(data)
    assert np.abs(picture.pixels[0, 0].astype(int) - (200, 60, 40)).max() <= 3
    assert any("converted from" in note for note in picture.notes)


def test_damaged_profile_is_ignored_and_said():
    data = saved(Image.new("RGB", (4, 4), (1, 2, 3)), "PNG", icc_profile=b"rubbish" * 30)
    picture = read_picture(data)
    assert picture.pixels[0, 0].tolist() == [1, 2, 3]
    assert any("profile" in note for note in picture.notes)


def test_sixteen_bits_are_reduced_and_said():
    import tifffile

    buffer = io.BytesIO()
    tifffile.imwrite(buffer, np.full((4, 4, 3), 0x8000, np.uint16), photometric="rgb")
    picture = read_picture(buffer.getvalue())
    assert (picture.pixels == 128).all()
    assert any("16 bits" in note for note in picture.notes)


def test_larger_than_the_working_side_is_made_smaller():
    picture = read_picture(saved(Image.fromarray(ramp(300, 100)), "PNG"), side_px=64)
    assert picture.pixels.shape[1] == 64
    assert (picture.width, picture.height) == (300, 100)


def declared_png(width, height):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


def test_enormous_pictures_are_refused_by_what_they_declare():
    with pytest.raises(PictureError, match="30,000 × 30,000 pixels; at most 120 million"):
        read_picture(declared_png(30_000, 30_000))


def test_enormous_jpeg_is_read_at_reduced_size():
    data = saved(Image.new("L", (16_000, 8_000), 77), "JPEG", quality=1)
    picture = read_picture(data, side_px=256)
    assert picture.pixels.shape == (128, 256, 3)
    assert picture.width == 16_000


def test_enormous_progressive_jpeg_is_refused():
    data = bytearray(saved(Image.new("L", (64, 64), 77), "JPEG", progressive=True))
    at = data.index(b"\xff\xc2")
    data[at + 5 : at + 9] = struct.pack(">HH", 60_000, 60_000)
    with pytest.raises(PictureError, match="stored in passes"):
        read_picture(bytes(data))


def test_text_bomb_in_png_costs_nothing():
    bomb = zlib.compress(b"\0" * (200 << 20), 9)
    good = saved(Image.new("RGB", (4, 4), (5, 6, 7)), "PNG")
    body = b"Comment\0\0" + bomb
    chunk = (
        struct.pack(">I", len(body))
        + b"zTXt"
        + body
        + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    )
    data = good[:33] + chunk + good[33:]
    with pytest.raises(PictureError, match="damaged"):
        read_picture(data)


RUBBISH = [b"", b"\0", b"not a picture at all", b"\xff\xd8\xff", b"GIF89a",
           b"RIFF\0\0\0\0WEBP", b"%!PS-Adobe", b"\0\0\0\x18ftypheic"]  # fmt: skip


@pytest.mark.parametrize("data", RUBBISH)
def test_rubbish_gives_a_sentence(data):
    with pytest.raises(PictureError) as caught:
        read_picture(data)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "GIF", "AVIF", "BMP"])
@settings(max_examples=15, deadline=None)
@given(cut=st.integers(1, 600), at=st.integers(0, 599), value=st.integers(0, 255))
def test_damage_never_escapes_as_anything_else(form, cut, at, value):
    data = bytearray(saved(Image.fromarray(ramp()), form))
    data[at % len(data)] = value
    with contextlib.suppress(PictureError):
        read_picture(bytes(data[: max(1, len(data) - cut)]))


def test_missing_file_folder_and_odd_names(tmp_path):
    with pytest.raises(PictureError, match="no file"):
        read_picture(tmp_path / "gone.png")
    with pytest.raises(PictureError, match="not a file"):
        read_picture(tmp_path)
    with pytest.raises(PictureError):
        read_picture("a\0b.png")
    path = tmp_path / "Grüße 🌄 am Abend.png"
    path.write_bytes(saved(Image.fromarray(ramp()), "PNG"))
    assert read_picture(path).pixels.shape == (32, 48, 3)


def test_pillow_is_left_as_it_was():
    before = Image.MAX_IMAGE_PIXELS
    read_picture(saved(Image.new("RGB", (4, 4)), "PNG"))
    assert before == Image.MAX_IMAGE_PIXELS


def coded(pixels, primaries, transfer, full=1, at=33, **options):
    """A PNG with a cICP chunk behind its header."""
    data = saved(Image.fromarray(pixels), "PNG", **options)
    body = b"cICP" + bytes([primaries, transfer, 0, full])
    chunk = struct.pack(">I", 4) + body + struct.pack(">I", zlib.crc32(body))
    return data[:at] + chunk + data[at:]


def test_code_points_of_srgb_change_nothing_and_stand_above_a_profile():
    pixels = ramp()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = read_picture(coded(pixels, 1, 13, icc_profile=lab))
    assert np.array_equal(picture.pixels, pixels)
    assert picture.notes == ()


def test_display_p3_becomes_srgb():
    # CSS Color 4: color(display-p3 0.5 0.5 0.5) is grey; P3 red (200, 60, 40) lies outside sRGB.
    greys = np.full((2, 2, 3), 128, np.uint8)
    assert np.abs(read_picture(coded(greys, 12, 13)).pixels.astype(int) - 128).max() <= 1
    dull = np.full((2, 2, 3), (150, 110, 100), np.uint8)
    found = read_picture(coded(dull, 12, 13))
    assert found.pixels[0, 0].tolist() == pytest.approx([157, 108, 98], abs=1)
    assert any("Display P3" in note for note in found.notes)


def test_perceptual_quantizer_keeps_white_bright_and_dark_dark():
    code = {level: round(255 * x) for level, x in ((203, 0.5807), (20.3, 0.359), (1000, 0.7518))}
    row = np.array([[[code[n]] * 3 for n in (20.3, 203, 1000)]], np.uint8)
    picture = read_picture(coded(row, 9, 16))
    dark, white, brightest = picture.pixels[0, :, 0].astype(int)
    assert dark == pytest.approx(89, abs=3)  # a tenth of white is sRGB 89
    assert 225 <= white < brightest
    assert brightest >= 253
    assert any("High dynamic range" in note for note in picture.notes)


def test_light_never_falls_where_codes_rise():
    row = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    for transfer in (1, 4, 8, 13, 16, 18):
        for full in (0, 1):
            found = read_picture(coded(row, 9, transfer, full)).pixels[0, :, 0].astype(int)
            assert (np.diff(found) >= 0).all(), transfer


def test_unknown_code_points_are_said():
    picture = read_picture(coded(ramp(), 2, 99))
    assert np.array_equal(picture.pixels, ramp())
    assert any("unknown here" in note for note in picture.notes)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("bits", [10, 12, 14])
@pytest.mark.parametrize("grey", [False, True])
def test_fewer_bits_than_sixteen_are_recognised(order, compression, bits, grey):
    import tifffile

    wanted = ramp()[..., 0] if grey else ramp()
    values = np.round(wanted.astype(float) * ((1 << bits) - 1) / 255).astype(np.uint16)
    values.flat[0] = (1 << bits) - 1
    buffer = io.BytesIO()
    kind = "minisblack" if grey else "rgb"
    tifffile.imwrite(buffer, values, photometric=kind, byteorder=order, compression=compression)
    picture = read_picture(buffer.getvalue())
    found = picture.pixels[..., 0] if grey else picture.pixels
    assert np.abs(found.astype(int) - wanted).reshape(-1)[3:].max() <= 1
    assert any(f"{bits} of 16 bits" in note for note in picture.notes)


def test_sixteen_full_bits_stay_what_they_are():
    import tifffile

    buffer = io.BytesIO()
    tifffile.imwrite(buffer, ramp()[..., 0].astype(np.uint16) * 257, photometric="minisblack")
    picture = read_picture(buffer.getvalue())
    assert np.abs(picture.pixels[..., 0].astype(int) - ramp()[..., 0]).max() <= 1
    assert not any("of 16 bits" in note for note in picture.notes)
