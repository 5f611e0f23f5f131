"""Every export says what it is, signed: read back by the library itself, not by our reader."""

import errno
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import av
import msgspec
import numpy as np
import pytest
from PIL import Image

from studio.export.credentials import guarded, native, seal, work
from studio.export.credentials.identity import identity_of, own_file
from studio.export.credentials.kinds import OTHER
from studio.export.credentials.manifest import MODEL_LABEL
from studio.export.credentials.seal import Seal, sealed
from studio.export.destination import Destination
from studio.export.metadata.provenance import MADE_BY_MODEL, MADE_WITH_PHOTO, provenance_of
from studio.export.names import credentials_of, taken
from studio.export.reading import read_recipe
from studio.export.spec import StillSpec
from studio.values.latent import Blend, Encoded, Vector
from studio.values.signing import Signing
from tests.export.credentials.signed_files import (
    FILMS,
    STILLS,
    actions,
    film,
    flipped,
    photo,
    plain_film,
    report,
    state,
    still,
)
from tests.export.export_samples import CARD, photo_recipe, picture, seed_recipe

every_still = pytest.mark.parametrize("spec", STILLS.values(), ids=STILLS)
ROOT = Path(__file__).resolve().parents[3]


@every_still
def test_a_still_is_signed_and_one_flipped_bit_is_noticed(tmp_path, spec):
    path, problem = still(tmp_path / f"Grüße 🌄{spec.suffix}", spec)
    data = path.read_bytes()
    assert problem == ""
    found = report(data)
    assert found["validation_state"] == "Valid"
    assert state(flipped(data)) == "Invalid"
    (made,) = actions(found)
    assert (made["action"], made["digitalSourceType"]) == ("c2pa.created", MADE_BY_MODEL)
    assert made["softwareAgent"]["name"] == "Latent Studio"
    active = found["manifests"][found["active_manifest"]]
    (model,) = (a["data"] for a in active["assertions"] if a["label"] == MODEL_LABEL)
    assert model == {
        "name": CARD.name, "id": CARD.id, "sha256": CARD.sha256, "license": "CC0-1.0",
        "source": "here", "recipe": seed_recipe().id,
    }  # fmt: skip
    assert "thumbnail" not in active
    assert os.listdir(tmp_path) == [path.name]


@every_still
def test_signing_leaves_pixels_and_recipe_alone(tmp_path, spec):
    signed, _ = still(tmp_path / f"a{spec.suffix}", spec)
    plain, _ = still(tmp_path / f"b{spec.suffix}", spec, seal=None)
    assert signed.stat().st_size > plain.stat().st_size
    assert read_recipe(signed).recipe == seed_recipe()
    if spec.bits == 16 and spec.described.deep_rows:
        one, two = (np.concatenate(list(spec.described.deep_rows(p))) for p in (signed, plain))
    else:
        one, two = (np.asarray(Image.open(path)) for path in (signed, plain))
    assert np.array_equal(one, two)


@pytest.mark.parametrize("kind", FILMS)
def test_a_film_is_signed(tmp_path, kind):
    path, problem = film(tmp_path / f"a.{kind}", kind)
    data = path.read_bytes()
    assert problem == ""
    assert state(data) == "Valid"
    assert state(flipped(data)) == "Invalid"
    assert read_recipe(path).recipe == seed_recipe(64, 64)
    with av.open(str(path)) as opened:
        assert sum(1 for _ in opened.decode(video=0)) == 3


def placed(source, path, kind, told=None):
    """A finished file signed and put at `path`."""
    destination = Destination(path, overwrite=False)
    destination.target.file.write(source.read_bytes())
    told = told or provenance_of(seed_recipe(), CARD)
    done = sealed(destination.target, kind, told, Seal(Signing()))
    return destination.place(b"", done.beside), done


def test_a_mov_is_signed(tmp_path):
    source = plain_film(tmp_path / "source.mov", "prores_ks", "mov", "yuv422p10le")
    path, done = placed(source, tmp_path / "a.mov", "video/quicktime")
    assert (done.problem, done.beside) == ("", b"")
    assert state(path.read_bytes()) == "Valid"
    assert state(flipped(path.read_bytes())) == "Invalid"


def test_what_cannot_carry_credentials_has_them_beside_it(tmp_path):
    source = plain_film(tmp_path / "source.webm", "libvpx-vp9", "webm", "yuv420p")
    path, done = placed(source, tmp_path / "a.webm", "")
    assert done.problem == ""
    beside = credentials_of(path).read_bytes()
    assert beside == done.beside
    data = path.read_bytes()
    assert data == source.read_bytes()
    assert state(data, OTHER, beside) == "Valid"
    assert state(data[:-1] + bytes([data[-1] ^ 1]), OTHER, beside) == "Invalid"
    assert taken(tmp_path / "a.mp4")  # its credentials would lie where those of a.webm lie


def test_large_files_are_signed_elsewhere_and_come_out_as_valid(tmp_path, monkeypatch):
    monkeypatch.setattr(seal, "LARGE_BYTES", 100)
    monkeypatch.setattr(work, "sign", lambda *_: pytest.fail("signed in this process"))
    for spec in (StillSpec("png"), StillSpec("tiff")):
        path, problem = still(tmp_path / f"a{spec.suffix}", spec)
        assert problem == ""
        assert state(path.read_bytes()) == "Valid"
    source = plain_film(tmp_path / "source.webm", "libvpx-vp9", "webm", "yuv420p")
    path, done = placed(source, tmp_path / "b.webm", "")
    assert state(path.read_bytes(), OTHER, done.beside) == "Valid"


# ---- what is said -------------------------------------------------------------------------------
def test_a_name_only_where_given(tmp_path):
    path, _ = still(tmp_path / "a.png", StillSpec())
    assert b"cawg.metadata" not in path.read_bytes()
    path, _ = still(tmp_path / "b.png", StillSpec(), seal=Seal(Signing(author="Ada Ⅱ <a>")))
    found = report(path.read_bytes())
    parts = found["manifests"][found["active_manifest"]]["assertions"]
    (said,) = (part["data"] for part in parts if part["label"] == "cawg.metadata")
    assert said["dc:creator"] == ["Ada Ⅱ <a>"]


@every_still
def test_without_its_recipe_a_file_keeps_the_secret_in_its_credentials_too(tmp_path, spec):
    spec = msgspec.structs.replace(spec, include_recipe=False)
    recipe = photo_recipe()
    path, _ = still(tmp_path / f"a{spec.suffix}", spec, recipe, Seal(Signing(), (photo(),)))
    data = path.read_bytes()
    assert state(data) == "Valid"
    for secret in (recipe.id, recipe.model.sha256[:10], "cd" * 32, "aurora-test"):
        assert secret.encode() not in data
    assert actions(report(data))[0]["digitalSourceType"] == MADE_WITH_PHOTO


def photo_places(*pictures):
    """A recipe of the places of these pictures, blended where there are several."""
    vector = Vector.of("z", np.arange(16, dtype=np.float32))
    shas = [hashlib.sha256(data).hexdigest() for data in pictures]
    parts = tuple(Encoded(sha, "fast", vector) for sha in shas)
    even = tuple(1 / len(parts) for _ in parts)
    latent = parts[0] if len(parts) == 1 else Blend(parts, even, "round", "z")
    return msgspec.structs.replace(seed_recipe(), latent=latent)


def test_a_picture_from_outside_is_an_ingredient_and_stays_outside(tmp_path):
    own = photo()
    recipe = photo_places(own)
    path, problem = still(tmp_path / "a.png", StillSpec(), recipe, Seal(Signing(), (own,)))
    assert problem == ""
    data = path.read_bytes()
    found = report(data)
    assert found["validation_state"] == "Valid"
    active = found["manifests"][found["active_manifest"]]
    (part,) = active["ingredients"]
    sha = hashlib.sha256(own).hexdigest()
    assert (part["relationship"], part["instance_id"]) == ("parentOf", f"urn:sha256:{sha}")
    assert "thumbnail" not in part
    first, second = actions(found)
    assert (first["action"], second["action"]) == ("c2pa.opened", "c2pa.edited")
    assert {first["digitalSourceType"], second["digitalSourceType"]} == {MADE_WITH_PHOTO}
    assert own[300:340] not in data
    assert b"\xff\xd8\xff" not in data


def test_a_picture_brings_its_own_credentials_but_no_small_picture_of_itself(tmp_path):
    camera = identity_of(Signing())
    shown = photo(camera, thumbnail=True)
    assert shown.count(b"\xff\xd8\xff") > 1, "the picture has no thumbnail to be left out"
    for own in (shown, photo(camera)):
        recipe = photo_places(own)
        path, problem = still(tmp_path / "a.png", StillSpec(), recipe, Seal(Signing(), (own,)))
        assert problem == ""
        data = path.read_bytes()
        found = report(data)
        assert found["validation_state"] == "Valid"
        (part,) = found["manifests"][found["active_manifest"]]["ingredients"]
        theirs = found["manifests"][part["active_manifest"]]
        assert theirs["title"] == "Ein Foto"
        assert b"\xff\xd8\xff" not in data
        assert any(a["action"] == "c2pa.redacted" for a in actions(found)) is (own is shown)


def test_of_a_blend_all_pictures_are_named(tmp_path):
    camera = identity_of(Signing())
    pictures = (photo(), photo(camera, side=64), photo(side=80))
    recipe = photo_places(*pictures)
    path, problem = still(tmp_path / "a.png", StillSpec(), recipe, Seal(Signing(), pictures[:2]))
    assert problem == ""
    found = report(path.read_bytes())
    assert found["validation_state"] == "Valid"
    parts = found["manifests"][found["active_manifest"]]["ingredients"]
    shas = [f"urn:sha256:{hashlib.sha256(data).hexdigest()}" for data in pictures]
    assert sorted(part["instance_id"] for part in parts) == sorted(shas)
    assert sorted(part["relationship"] for part in parts) == [
        "componentOf", "componentOf", "parentOf",
    ]  # fmt: skip
    assert sum("active_manifest" in part for part in parts) == 1
    assert [action["action"] for action in actions(found)] == [
        "c2pa.opened", "c2pa.placed", "c2pa.edited",
    ]  # fmt: skip


def test_a_picture_whose_credentials_break_the_reader_is_named_by_its_hash(tmp_path, monkeypatch):
    own = photo(identity_of(Signing()))
    monkeypatch.setattr(guarded, "_CHILD", "tests.export.credentials.child_that_dies")
    seal_with = Seal(Signing(), (own,))
    path, problem = still(tmp_path / "a.png", StillSpec(), photo_places(own), seal_with)
    assert problem == ""
    found = report(path.read_bytes())
    assert found["validation_state"] == "Valid"
    (part,) = found["manifests"][found["active_manifest"]]["ingredients"]
    assert part["instance_id"] == f"urn:sha256:{hashlib.sha256(own).hexdigest()}"
    assert "active_manifest" not in part


# ---- when it cannot be done ---------------------------------------------------------------------
def test_switched_off_nothing_is_signed_and_nothing_is_made(tmp_path):
    path, problem = still(tmp_path / "a.png", StillSpec(), seal=Seal(Signing(on=False)))
    assert problem == ""
    assert b"c2pa" not in path.read_bytes()
    assert not own_file().exists()


def test_without_the_library_the_picture_is_written_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "c2pa", None)
    path, problem = still(tmp_path / "a.png", StillSpec())
    assert problem == f"It carries no Content Credentials: {native.MISSING}."
    assert read_recipe(path).recipe == seed_recipe()
    assert b"c2pa" not in path.read_bytes()
    assert os.listdir(tmp_path) == ["a.png"]


def test_without_its_native_part_too(tmp_path):
    """As where the wheel was made for another computer: the import itself fails."""
    (tmp_path / "c2pa").mkdir()
    (tmp_path / "c2pa" / "__init__.py").write_text("import ctypes; ctypes.CDLL('no such.so')")
    code = (
        "import sys; from pathlib import Path; from studio.export.spec import StillSpec\n"
        "from tests.export.credentials.signed_plain import still\n"
        "print(still(Path(sys.argv[1]), StillSpec())[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.png")], capture_output=True, text=True,
        cwd=ROOT, env=os.environ | {"PYTHONPATH": f"{tmp_path}:{ROOT}"}, check=False,
    )  # fmt: skip
    assert done.stdout.strip().endswith("could not be loaded here."), done.stderr
    assert read_recipe(tmp_path / "a.png").recipe == seed_recipe()


def test_a_disk_that_is_full_when_it_is_signed_costs_the_signature_only(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(work, "_signed", full)
    path, problem = still(tmp_path / "a.png", StillSpec())
    assert problem == "It carries no Content Credentials: no space left on device."
    assert read_recipe(path).recipe == seed_recipe()
    assert os.listdir(tmp_path) == ["a.png"]


def test_what_does_not_prove_valid_is_not_kept(tmp_path, monkeypatch):
    def spoiled(c2pa, order, source, target):
        stored = signed(c2pa, order, source, target)
        target.seek(target.seek(0, 2) - 30)
        target.write(b"\0\0\0")
        return stored

    signed = work._signed
    monkeypatch.setattr(work, "_signed", spoiled)
    path, problem = still(tmp_path / "a.png", StillSpec())
    assert problem.startswith("It carries no Content Credentials: ")
    assert b"c2pa" not in path.read_bytes()
    assert read_recipe(path).recipe == seed_recipe()


def test_an_authority_that_is_away_costs_the_time_stamp_only(tmp_path):
    with socket.socket() as taken_port:
        taken_port.bind(("127.0.0.1", 0))
        away = Signing(time_stamp=f"http://127.0.0.1:{taken_port.getsockname()[1]}")
        path, problem = still(tmp_path / "a.png", StillSpec(), seal=Seal(away))
    assert problem.startswith("It is signed, but without a time stamp: ")
    assert state(path.read_bytes()) == "Valid"
    assert os.listdir(tmp_path) == ["a.png"]


def test_a_child_that_breaks_costs_the_signature_only(tmp_path, monkeypatch):
    monkeypatch.setattr(seal, "LARGE_BYTES", 0)
    monkeypatch.setattr(guarded, "_CHILD", "studio.no_such_module")
    path, problem = still(tmp_path / "a.png", StillSpec())
    assert "broke the process" in problem
    assert read_recipe(path).recipe == seed_recipe()
    assert os.listdir(tmp_path) == ["a.png"]


def test_an_unsigned_road_gives_the_same_bytes_every_time(tmp_path):
    told = provenance_of(seed_recipe(), CARD, created="2026-01-01")
    from studio.export.still import StillWriter

    files = []
    for name in ("a.png", "b.png"):
        with StillWriter(tmp_path / name, 64, 48, StillSpec(), told) as writer:
            writer.write(0, picture())
            files.append(writer.finish().read_bytes())
    assert files[0] == files[1]


# ---- killed -------------------------------------------------------------------------------------
SLOW = """
import os, sys, time
from pathlib import Path
from studio.export.credentials import work
from studio.export.spec import StillSpec
from tests.export.credentials.signed_files import still

when, path = sys.argv[1], Path(sys.argv[2])
signed, prove = work._signed, work._prove
def slow(*given):
    if when == "before":
        os.write(1, b"now\\n"); time.sleep(60)
    told = signed(*given)
    if when == "after":
        os.write(1, b"now\\n"); time.sleep(60)
    return told
work._signed = slow
still(path, StillSpec(), overwrite=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_between_writing_and_signing_the_old_file_stands(tmp_path, when):
    path, _ = still(tmp_path / "a.png", StillSpec(), seed_recipe(n=1))
    before = path.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, when, str(path)], cwd=ROOT, stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        assert process.stdout.readline() == b"now\n"
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert path.read_bytes() == before
    left = {name for name in os.listdir(tmp_path) if name != "a.png"}
    assert left
    assert all(name.startswith(".latent-") for name in left)
