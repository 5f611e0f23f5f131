"""What is read of credentials: own, foreign, altered, hostile; never the network."""

import http.server
import io
import json
import os
import sys
import threading
import time

import c2pa
import pytest
from PIL import Image

from studio.errors import InputError
from studio.export.credentials import guarded
from studio.export.credentials.identity import identity_of
from studio.export.credentials.reading import NO_LIBRARY, read_credentials
from studio.export.credentials.seal import Seal
from studio.export.credentials.told import MAX_TEXT, MOST, Credentials, lines, said_by
from studio.export.metadata.provenance import MADE_BY_MODEL
from studio.export.names import credentials_of
from studio.export.spec import StillSpec
from studio.files.paths import HOME_VARIABLE
from studio.values.signing import Signing
from tests.export.credentials.signed_files import flipped, photo, plain_film, still
from tests.export.credentials.test_signing import photo_places, placed


@pytest.fixture
def signed(tmp_path):
    """A still that this studio signed."""
    return still(tmp_path / "a.png", StillSpec(), seal=Seal(Signing(author="Ada")))[0]


def test_its_own_is_known(signed):
    found = read_credentials(signed)
    assert (found.state, found.trust) == ("valid", "own")
    assert found.words == "Signed by this studio, and not changed since."
    assert found.authors == ("Ada",)
    assert found.made_with.startswith("Latent Studio")
    assert found.source_types == ("trainedAlgorithmicMedia",)
    assert dict(lines(found))["Source"] == "made by a model"


def test_that_of_others_is_not_checked_against_a_list(signed, tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "elsewhere"))
    found = read_credentials(signed)
    assert (found.state, found.trust) == ("valid", "unchecked")
    assert "Signed by Latent Studio on one computer, and not changed since" in found.words
    assert "not checked against a list of trusted signers" in found.words
    assert not (tmp_path / "elsewhere").exists(), "reading made a certificate"


def test_a_changed_picture_is_said_to_be_changed(signed):
    signed.write_bytes(flipped(signed.read_bytes()))
    found = read_credentials(signed)
    assert (found.state, found.trust) == ("tampered", "")
    assert "the picture was changed after it was signed" in found.words


def test_changed_words_are_said_to_be_changed(signed):
    data = signed.read_bytes()
    at = data.find(b"Ada", data.find(b"cawg.metadata"))
    signed.write_bytes(data[:at] + b"Eve" + data[at + 3 :])
    found = read_credentials(signed)
    assert found.state == "tampered"
    assert "changed after they were signed" in found.words


def test_a_picture_of_another_under_these_credentials_is_noticed(signed, tmp_path):
    other, _ = still(tmp_path / "b.png", StillSpec(), seal=None)
    data, plain = signed.read_bytes(), other.read_bytes()
    at = data.find(b"caBX") - 4
    chunk = data[at : at + 12 + int.from_bytes(data[at : at + 4], "big")]
    other.write_bytes(plain[:33] + chunk + plain[33:-30] + b"\1" + plain[-29:])
    assert read_credentials(other).state in ("tampered", "invalid")


def test_what_carries_none_says_so_without_a_closer_look(tmp_path, monkeypatch):
    monkeypatch.setattr(guarded, "look", lambda *_: pytest.fail("a process was started"))
    path, _ = still(tmp_path / "a.jpg", StillSpec("jpeg"), seal=None)
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "text.txt").write_text("c2pa")
    for name in ("a.jpg", "empty.png", "text.txt"):
        assert read_credentials(tmp_path / name) == Credentials()
    assert path.is_file()


def test_what_lies_beside_is_found_and_proved(tmp_path):
    source = plain_film(tmp_path / "source.webm", "libvpx-vp9", "webm", "yuv420p")
    path, _ = placed(source, tmp_path / "a.webm", "")
    found = read_credentials(path)
    assert (found.state, found.trust, found.beside) == ("valid", "own", True)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert read_credentials(path).state == "tampered"
    credentials_of(path).write_bytes(b"no credentials")
    assert read_credentials(path).state == "invalid"


def test_pictures_that_went_in_are_told(tmp_path):
    own = photo(identity_of(Signing()))
    seal = Seal(Signing(), (own,))
    path, _ = still(tmp_path / "a.png", StillSpec(), photo_places(own), seal)
    found = read_credentials(path)
    assert found.state == "valid"
    (part,) = found.ingredients
    assert (part.relationship, part.credentials) == ("parentOf", True)
    assert "with credentials of its own" in dict(lines(found))["From"]


# ---- hostile ------------------------------------------------------------------------------------
def test_no_damage_breaks_the_reader(signed, tmp_path, monkeypatch):
    """In this process, for speed: every outcome is one of ours, and never a valid other picture."""
    from studio.export.credentials.work import stored_in

    def here(path, beside, anchors):
        with path.open("rb") as file:
            return stored_in(file, anchors)

    monkeypatch.setattr(guarded, "look", here)
    data = signed.read_bytes()
    states = set()
    for at in range(8, len(data), 331):
        changed = bytearray(data)
        changed[at] ^= 0x41
        for version in (bytes(changed), data[:at]):
            path = tmp_path / "b.png"
            path.write_bytes(version)
            found = read_credentials(path)
            states.add(found.state)
            assert found.words.endswith(".")
            assert len(found.words) < 600
    assert states >= {"tampered", "invalid"}


def test_a_reader_that_crashes_or_hangs_is_ended(signed, monkeypatch):
    monkeypatch.setattr(guarded, "_CHILD", "tests.export.credentials.child_that_dies")
    found = read_credentials(signed)
    assert found.state == "invalid"
    assert "broke the process" in found.words
    monkeypatch.setattr(guarded, "_CHILD", "tests.export.credentials.child_that_hangs")
    monkeypatch.setattr(guarded, "SECONDS", 1)
    start = time.monotonic()
    found = read_credentials(signed)
    assert (found.state, "longer than 1 s" in found.words) == ("unknown", True)
    assert time.monotonic() - start < 300


@pytest.mark.skipif(os.name != "posix", reason="memory is bounded by POSIX limits")
def test_memory_is_bounded(signed, monkeypatch):
    monkeypatch.setattr(guarded, "_CHILD", "tests.export.credentials.child_that_grows")
    monkeypatch.setattr(guarded, "MEMORY_BYTES", 512 << 20)
    assert "more memory than they may have" in read_credentials(signed).words


def test_the_network_is_never_asked(tmp_path):
    asked = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        who = identity_of(Signing())
        info = c2pa.C2paSignerInfo(who.algorithm, who.chain.encode(), who.key.encode(), None)
        context = c2pa.Context(None, c2pa.Signer.from_info(info))
        made = {"action": "c2pa.created", "digitalSourceType": MADE_BY_MODEL}
        said = {"claim_generator_info": [{"name": "x"}], "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [made]}}]}  # fmt: skip
        builder = c2pa.Builder(said, context)
        builder.set_no_embed()
        builder.set_remote_url(f"http://127.0.0.1:{server.server_port}/a.c2pa")
        picture, out = io.BytesIO(), io.BytesIO()
        Image.new("RGB", (64, 64)).save(picture, "PNG")
        picture.seek(0)
        builder.sign("image/png", picture, out)
        path = tmp_path / "a.png"
        path.write_bytes(out.getvalue())
        found = read_credentials(path)
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []
    assert found.state == "unknown"
    assert (
        found.words == "Its Content Credentials lie on the network, which the studio does not ask."
    )


def test_claims_of_any_shape_become_short_plain_words():
    endless = "x" * 2_000 + "\x1b[31m\n"
    claims = [
        {},
        {"active_manifest": 7, "manifests": []},
        {"active_manifest": "a", "manifests": {"a": 3}},
        {"active_manifest": "a", "validation_state": "Valid", "manifests": {"a": {
            "signature_info": {"common_name": endless, "time": 7}, "title": ["x"],
            "claim_generator_info": {"name": 3},
            "ingredients": [{"title": endless}, 7] * 60,
            "assertions": [
                {"label": "c2pa.actions", "data": {"actions": [
                    {"action": endless, "digitalSourceType": {"a": 1}}, "?",
                ] * 60}},
                {"label": "cawg.metadata", "data": {"dc:creator": {"a": 1}}},
                {"label": "stds.schema-org.CreativeWork", "data": {"author": [
                    {"name": endless}, None]}},
                {"label": "latent-studio.model", "data": {endless: endless, "a": [1]}},
            ],
        }}},
        {"validation_state": "Invalid", "validation_results": {"activeManifest": {
            "failure": [{"code": endless}, 7]}}},
    ]  # fmt: skip
    for claim in claims:
        found = said_by(json.loads(json.dumps(claim)))
        assert found.state in ("valid", "tampered", "invalid")
        assert len(found.ingredients) <= MOST
        shown = " ".join(words for _, words in lines(found))
        assert "\x1b" not in shown
        assert all(len(word) <= MAX_TEXT for word in (*found.actions, *found.authors, found.signer))


def test_a_missing_library_is_said(signed, monkeypatch):
    monkeypatch.setattr(guarded, "_CHILD", "tests.export.credentials.child_without_library")
    assert read_credentials(signed) == NO_LIBRARY


def test_no_file_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="There is no file"):
        read_credentials(tmp_path / "gone.png")
    with pytest.raises(InputError, match="is not a file"):
        read_credentials(tmp_path)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.png")
        with pytest.raises(InputError, match="is not a file"):
            read_credentials(tmp_path / "pipe.png")
