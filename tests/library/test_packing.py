"""A packed model comes back as it went, or is refused in one sentence."""

import hashlib
import json
import random
import zipfile

import msgspec
import numpy as np
import pytest

from studio.errors import Cancelled, ExportError, FileFormatError, ModelError
from studio.library.directions import OwnDirections
from studio.library.models import InstalledModels
from studio.library.packing import MANIFEST, is_packed, pack, read_packed, unpack
from studio.values.directions import Direction
from tests.helpers.shelf import named, put


@pytest.fixture
def model(tmp_path):
    put(tmp_path / "own", "Faces", covers=b"strip")
    return named(InstalledModels([tmp_path / "none", tmp_path / "own"]), "Faces")


@pytest.fixture
def own():
    way = Direction.of("Smile", "z", np.arange(8, dtype=np.float32), 1.0, "examples")
    return OwnDirections((way,), {way.id: "Grin"}, frozenset({"x"}))


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path, files, order=None, **how):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, **how) as archive:
        for name in order or files:
            archive.writestr(zipfile.ZipInfo(name), files[name])


def listed(files, **more):
    parts = {
        name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
        if name != MANIFEST
    }
    manifest = {"format": "latentmodel", "version": 1, "files": parts} | more
    return {MANIFEST: json.dumps(manifest).encode()} | {
        name: data for name, data in files.items() if name != MANIFEST
    }


def test_out_and_in_is_the_identity(model, own, tmp_path):
    path = pack(model, own, tmp_path / "faces.latentmodel")
    assert is_packed(path)
    packed = read_packed(path)
    assert (packed.card, packed.directions, packed.covers) == (model.card, own, b"strip")
    out = tmp_path / "out"
    out.mkdir()
    unpack(packed, out)
    for name in ("model.safetensors", "covers.webp"):
        assert (out / name).read_bytes() == (model.folder / name).read_bytes()
    assert path.read_bytes() == pack(model, own, tmp_path / "again.latentmodel").read_bytes()
    assert zipfile.ZipFile(path).testzip() is None


def test_without_directions_or_covers_there_is_no_such_member(model, tmp_path):
    (model.folder / "covers.webp").unlink()
    path = pack(model, OwnDirections(), tmp_path / "a.latentmodel")
    assert list(members(path)) == [MANIFEST, "card.json", "model.safetensors"]
    assert read_packed(path).directions == OwnDirections()


def test_altered_weights_are_not_exported(model, tmp_path):
    weights = model.folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match="was altered"):
        pack(model, OwnDirections(), tmp_path / "a.latentmodel")
    weights.unlink()
    with pytest.raises(ModelError, match="lacks its file"):
        pack(model, OwnDirections(), tmp_path / "a.latentmodel")
    assert [p.name for p in tmp_path.iterdir()] == ["own"]


def test_an_export_can_be_stopped(model, tmp_path):
    with pytest.raises(Cancelled):
        pack(model, OwnDirections(), tmp_path / "a.latentmodel", lambda _done, _all: False)
    assert [p.name for p in tmp_path.iterdir()] == ["own"]
    with pytest.raises(ExportError, match="no folder"):
        pack(model, OwnDirections(), tmp_path / "none" / "a.latentmodel")


def broken_files(good):
    """name -> (files, order) of archives that are no packed model."""
    card = msgspec.json.decode(good["card.json"])
    other = json.dumps(card | {"weights_sha256": "0" * 64}).encode()
    house = json.dumps(card | {"id": "../up"}).encode()
    without = {k: v for k, v in good.items() if k != "model.safetensors"}
    return {
        "script": listed(good | {"setup.py": b"import os"}),
        "no weights": listed(without),
        "unlisted": listed(without) | {"model.safetensors": good["model.safetensors"]},
        "newer": listed(good, version=2),
        "no list": good | {MANIFEST: b"{"},
        "deep list": good | {MANIFEST: b"[" * 60_000},
        "another format": listed(good, format="zip"),
        "wrong hash": good | {"card.json": good["card.json"].replace(b"CC0", b"MIT")},
        "other weights": listed(good | {"card.json": other}),
        "bad id": listed(good | {"card.json": house}),
        "no card": listed(good | {"card.json": b"[]"}),
        "bad directions": listed(good | {"directions.json": b'{"added": 3}'}),
        "up": listed(good | {"../card.json": b"x"}),
    }


@pytest.mark.parametrize("kind", [
    "script", "no weights", "unlisted", "newer", "no list", "deep list", "another format",
    "wrong hash", "other weights", "bad id", "no card", "bad directions", "up",
])  # fmt: skip
def test_what_is_no_packed_model_is_refused_in_one_sentence(model, own, tmp_path, kind):
    good = members(pack(model, own, tmp_path / "good.latentmodel"))
    path = tmp_path / "bad.latentmodel"
    write(path, broken_files(good)[kind])
    with pytest.raises(FileFormatError, match=r"^bad\.latentmodel[: ].*\.$"):
        read_packed(path)


def test_packed_members_are_refused(model, own, tmp_path):
    good = members(pack(model, own, tmp_path / "good.latentmodel"))
    path = tmp_path / "deflated.latentmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in good.items():
            archive.writestr(name, data)
    with pytest.raises(FileFormatError, match="packed or too large"):
        read_packed(path)


def test_a_thousand_mutated_copies_only_ever_raise_the_declared_error(model, own, tmp_path):
    good = pack(model, own, tmp_path / "good.latentmodel").read_bytes()
    rng, path, out = random.Random(5), tmp_path / "m.latentmodel", tmp_path / "out"
    out.mkdir()
    said = []
    for _ in range(1000):
        raw = bytearray(good)
        for _ in range(rng.randint(1, 4)):
            raw[rng.randrange(len(raw))] = rng.randrange(256)
        if rng.random() < 0.2:
            raw = raw[: rng.randrange(len(raw))]
        path.write_bytes(raw)
        try:
            unpack(read_packed(path), out)
        except FileFormatError as error:
            said.append(str(error))
    assert all(sentence.endswith(".") for sentence in said)
    assert len(said) > 900


@pytest.mark.parametrize("raw", [b"", b"PK", b"\x89PNG", b"PK\x03\x04" + b"x" * 60])
def test_other_files_are_no_packed_models(tmp_path, raw):
    path = tmp_path / "x.latentmodel"
    path.write_bytes(raw)
    assert not is_packed(path)
    assert not is_packed(tmp_path)
    with pytest.raises(FileFormatError):
        read_packed(path)
