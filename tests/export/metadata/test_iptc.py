"""The fields of IPTC 2025.1 on generated pictures, as other programs read them."""

import json
import shutil
import subprocess

import msgspec
import pytest

from studio.export.credentials.seal import Seal
from studio.export.metadata import xmp
from studio.export.metadata.provenance import MADE_BY_MODEL, provenance_of
from studio.export.metadata.stamp import MAX_PROMPT, stamp_of
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.values.signing import Signing
from tests.export.export_samples import CARD, SHA, bands, picture, seed_recipe

SPECS = [StillSpec(kind) for kind in ("png", "jpeg", "webp", "avif", "tiff")]
WORDS = {"prompt": "a lighthouse & a storm, «déjà vu»", "negative": "people"}


def prompted(**controls):
    return msgspec.structs.replace(seed_recipe(), controls={**WORDS, **controls})


def fields(recipe, author="", include=True):
    told = msgspec.structs.replace(provenance_of(recipe, CARD), author=author)
    found = xmp.parse(stamp_of(told, include, 72).xmp())
    return {name: text for (space, name), text in found.items() if space == xmp.IPTC and text}


def test_the_fields_say_what_is_known():
    assert fields(prompted(), "Ada") == {
        "DigitalSourceType": MADE_BY_MODEL,
        "AISystemUsed": "Latent Studio / Äurora",
        "AISystemVersionUsed": f"0.1.0 / model {SHA[:12]}",
        "AIPromptInformation": f"{WORDS['prompt']}\nNegative prompt: people",
        "AIPromptWriterName": "Ada",
    }
    assert "AIPromptWriterName" not in fields(prompted())
    assert "AIPromptInformation" not in fields(seed_recipe(), "Ada")
    assert "AIPromptWriterName" not in fields(seed_recipe(), "Ada")


def test_without_the_recipe_the_prompt_stays_a_secret():
    assert set(fields(prompted(), "Ada", include=False)) == {
        "DigitalSourceType", "AISystemUsed", "AISystemVersionUsed",
    }  # fmt: skip


def test_a_long_prompt_leaves_room_for_the_recipe():
    found = fields(prompted(prompt="ß" * 4000))["AIPromptInformation"]
    assert len(found.encode()) <= MAX_PROMPT
    assert set(found) == {"ß"}


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.format)
def test_exiftool_reads_them_without_complaint(tmp_path, monkeypatch, spec):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))
    path = tmp_path / f"a{spec.suffix}"
    sink = StillExport(path, prompted(), CARD, spec, seal=Seal(Signing(author="Ada")))
    for y0, rows in bands(picture(bits=spec.bits)):
        sink.band(y0, rows)
    sink.finish()
    assert sink.problem == ""
    command = ["exiftool", "-j", "-a", "-G1", "-validate", "-warning", "-error", "-XMP:all", path]
    done = subprocess.run(command, capture_output=True, check=True)
    (told,) = json.loads(done.stdout)
    iptc = {key.split(":")[1]: value for key, value in told.items() if "iptcExt" in key}
    assert iptc["AISystemUsed"] == "Latent Studio / Äurora"
    assert iptc["AIPromptInformation"].splitlines()[0] == WORDS["prompt"]
    assert iptc["AIPromptWriterName"] == "Ada"
    assert iptc["DigitalSourceType"] == MADE_BY_MODEL
    complaints = [value for key, value in told.items() if key.endswith(("Warning", "Error"))]
    # The tag in which C2PA puts credentials into TIFF is younger than some versions of exiftool.
    assert [text for text in complaints if "0xcd41" not in text] == []
