"""EXIF blocks as strict readers want them."""

import shutil
import subprocess
from io import BytesIO

import pytest
from PIL import Image

from studio.export.metadata.exif import MARK, directory, exif_block, user_comment

BLOCK = exif_block("Latent Studio", 300.0, "Größe 3", (640, 480))


def test_everything_that_a_picture_in_srgb_must_say_is_said():
    exif = Image.Exif()
    exif.load(BLOCK)
    inner = exif.get_ifd(0x8769)
    assert (exif[0x0131], float(exif[0x011A]), exif[0x0128]) == ("Latent Studio", 300.0, 2)
    assert (inner[0x9000], inner[0xA000], inner[0xA001]) == (b"0232", b"0100", 1)
    assert (inner[0xA002], inner[0xA003]) == (640, 480)
    assert bytes(inner[0x9101]) == b"\1\2\3\0"
    assert user_comment(BLOCK) == "Größe 3"


def test_raw_fields_are_typed_as_raw():
    data = BLOCK.removeprefix(MARK)
    order, file = ("<" if data[:2] == b"II" else ">"), BytesIO(data)
    place = next(value for tag, _, _, value in directory(file, order) if tag == 0x8769)
    kinds = {tag: kind for tag, kind, _, _ in directory(file, order, place)}
    assert {kinds[tag] for tag in (0x9000, 0x9101, 0x9286, 0xA000)} == {7}


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "AVIF"])
def test_exiftool_finds_no_fault(tmp_path, form):
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("needs exiftool")
    path = tmp_path / f"picture.{form.lower()}"
    Image.new("RGB", (640, 480)).save(path, form, exif=BLOCK)
    said = subprocess.run(
        [tool, "-validate", "-warning", "-a", "-s3", str(path)], capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "OK"
