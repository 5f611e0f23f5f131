"""A song under a film: its own credentials and tags are kept as an ingredient of the film."""

import hashlib
import io
from pathlib import Path

import c2pa
import pytest
from msgspec.structs import replace

from studio.cli.inspecting import describe, lines
from studio.export.credentials import seal
from studio.export.credentials.identity import identity_of
from studio.export.credentials.kinds import HEAD_BYTES, kind_of
from studio.export.films.sound import SoundTrack
from studio.export.films.table import film_format
from studio.export.films.writer import FilmWriter
from studio.export.metadata.provenance import MADE_BY_MODEL, provenance_of
from studio.export.names import credentials_of
from studio.export.reading import read_recipe
from studio.ui.inspecting.inspected import inspected
from studio.values.signing import Signing
from tests.export.credentials.signed_files import SEAL, actions, report, state
from tests.export.export_samples import CARD, picture, seed_recipe
from tests.helpers import songs

CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
TAGS = {"title": "Dunes", "artist": "A. Singer", "copyright": "CC BY 4.0"}


def signed(data):
    """A sound with credentials of its own."""
    who = identity_of(Signing())
    info = c2pa.C2paSignerInfo(who.algorithm, who.chain.encode(), who.key.encode(), None)
    context = c2pa.Context(c2pa.Settings.from_dict({"version": 1}), c2pa.Signer.from_info(info))
    made = {
        "action": "c2pa.created",
        "softwareAgent": {"name": "A studio", "version": "1"},
        "digitalSourceType": CAPTURED,
    }
    said = {"claim_generator_info": [{"name": "A studio"}], "title": "Ein Lied",
            "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [made]}}]}  # fmt: skip
    out = io.BytesIO()
    c2pa.Builder(said, context).sign(kind_of(data[:HEAD_BYTES]), io.BytesIO(data), out)
    return out.getvalue()


def film(path, song, kind="mp4", **spec):
    """A film with a sound; gives its path and what could not be done."""
    usual = film_format(kind).usual(25)
    told = provenance_of(seed_recipe(64, 64), CARD)
    for key, value in spec.items():
        usual = replace(usual, **{key: value})
    with FilmWriter(
        path, 64, 64, usual, told, seal=SEAL, frames=3, sound=SoundTrack(song)
    ) as writer:
        for number in range(3):
            writer.add(picture(64, 64, seed=number))
        return writer.finish(), writer.problem


@pytest.mark.parametrize("kind", ["wav", "mp3", "m4a", "flac"])
def test_a_song_with_credentials_brings_them_along(tmp_path, kind):
    plain = songs.coded(songs.tone(440, 0.4), kind)
    song = tmp_path / f"song.{kind}"
    song.write_bytes(signed(plain))
    path, problem = film(tmp_path / "a.mp4", song)
    assert problem == ""
    found = report(path.read_bytes())
    assert found["validation_state"] == "Valid"
    active = found["manifests"][found["active_manifest"]]
    (heard,) = active["ingredients"]
    assert heard["relationship"] == "componentOf"
    assert found["manifests"][heard["active_manifest"]]["claim_generator_info"][0]["name"] == (
        "A studio"
    )
    made, placed = actions(found)
    assert (made["action"], made["digitalSourceType"]) == ("c2pa.created", MADE_BY_MODEL)
    assert placed["action"] == "c2pa.placed"
    assert "digitalSourceType" not in placed
    told = describe(path)
    assert "a sound from outside" in " ".join(lines(told)).lower()
    assert "with credentials of its own" in " ".join(lines(told))


def test_what_a_song_says_of_itself_is_told_by_the_film(tmp_path):
    song = tmp_path / "song.flac"
    song.write_bytes(songs.coded(songs.tone(440, 0.4), "flac", tags=TAGS))
    path, problem = film(tmp_path / "a.mp4", song)
    assert problem == ""
    told = describe(path)
    assert told["credentials"]["ingredients"] == (
        {"title": "Dunes – A. Singer", "relationship": "componentOf", "credentials": False},
    )
    assert read_recipe(path).provenance.sound.sha256 == (
        hashlib.sha256(song.read_bytes()).hexdigest()
    )
    words = "Dunes – A. Singer, CC BY 4.0"
    assert any(words in line for line in lines(told))
    assert ("Sound", words) in inspected(path, told).made


def test_without_the_recipe_the_song_keeps_its_name_but_not_its_hash(tmp_path):
    song = tmp_path / "song.flac"
    song.write_bytes(songs.coded(songs.tone(440, 0.4), "flac", tags=TAGS))
    path, problem = film(tmp_path / "a.mp4", song, include_recipe=False)
    assert problem == ""
    digest = hashlib.sha256(song.read_bytes()).hexdigest().encode()
    assert digest not in path.read_bytes()
    assert describe(path)["credentials"]["ingredients"][0]["title"] == "Dunes – A. Singer"


def test_a_silent_film_tells_of_no_song(tmp_path):
    song = tmp_path / "song.flac"
    song.write_bytes(songs.coded(songs.tone(440, 0.4), "flac", tags=TAGS))
    path, _ = film(tmp_path / "a.gif", song, kind="gif")
    assert describe(path)["credentials"]["ingredients"] == ()
    assert read_recipe(path).provenance.sound is None


def test_beside_a_film_that_cannot_carry_them_and_from_another_process(tmp_path, monkeypatch):
    monkeypatch.setattr(seal, "LARGE_BYTES", 0)
    song = tmp_path / "song.wav"
    song.write_bytes(signed(songs.coded(songs.tone(440, 0.4), "wav")))
    path, problem = film(tmp_path / "a.webm", song, kind="webm")
    assert problem == ""
    beside = Path(credentials_of(path)).read_bytes()
    assert state(path.read_bytes(), "application/octet-stream", beside) == "Valid"
    assert describe(path)["credentials"]["ingredients"][0]["credentials"]


def test_a_song_whose_credentials_were_broken_is_still_told_of(tmp_path):
    data = bytearray(signed(songs.coded(songs.tone(440, 0.4), "wav")))
    at = data.find(b"c2pa")
    data[at + 40 : at + 400] = bytes(360)
    song = tmp_path / "song.wav"
    song.write_bytes(bytes(data))
    path, problem = film(tmp_path / "a.mp4", song)
    assert problem == ""
    assert state(path.read_bytes()) == "Valid"
    assert len(describe(path)["credentials"]["ingredients"]) == 1
