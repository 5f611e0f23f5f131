"""Who signs: made once, for its owner's eyes only, or an organisation's own."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from studio.errors import CredentialsError
from studio.export.credentials import identity
from studio.export.credentials.identity import certificates, identity_of, own_file
from studio.export.credentials.reading import read_credentials
from studio.export.credentials.seal import Seal
from studio.export.spec import StillSpec
from studio.values.signing import Signing
from tests.export.credentials.signed_files import report, still

ROOT = Path(__file__).resolve().parents[3]
PEM, PKCS8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8


def private_text(key, password=None):
    how = (
        serialization.BestAvailableEncryption(password)
        if password
        else serialization.NoEncryption()
    )
    return key.private_bytes(PEM, PKCS8, how)


def organisation(folder, key=None, name="Atelier Ⅱ"):
    """A certificate signed by itself, as an organisation's would be by its authority."""
    key = key or ec.generate_private_key(ec.SECP384R1())
    said = x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, name),
        x509.NameAttribute(NameOID.COMMON_NAME, f"{name} signing"),
    ])  # fmt: skip
    authority_key = ec.generate_private_key(ec.SECP256R1())
    root = x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, name),
        x509.NameAttribute(NameOID.COMMON_NAME, "root"),
    ])  # fmt: skip
    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)

    def certificate(subject, public, authority):
        rights = dict.fromkeys(
            ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "encipher_only", "decipher_only"), False,
        )  # fmt: skip
        builder = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(root).public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - day).not_valid_after(now + 30 * day)
            .add_extension(x509.BasicConstraints(authority, None), critical=True)
            .add_extension(x509.KeyUsage(
                digital_signature=not authority, key_cert_sign=authority, crl_sign=False, **rights
            ), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(
                authority_key.public_key()
            ), critical=False)
        )  # fmt: skip
        if not authority:
            use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
            builder = builder.add_extension(use, critical=False)
        return builder.sign(authority_key, hashes.SHA256()).public_bytes(PEM)

    chain, private = folder / "chain.pem", folder / "key.pem"
    leaf = certificate(said, key.public_key(), False)
    chain.write_bytes(leaf + certificate(root, authority_key.public_key(), True))
    private.write_bytes(private_text(key))
    return Signing(chain=str(chain), key=str(private))


def test_it_is_made_once_and_nobody_else_can_read_it():
    assert not own_file().exists()
    first = identity_of(Signing())
    before = own_file().read_bytes()
    assert identity_of(Signing()) == first
    assert own_file().read_bytes() == before
    if os.name == "posix":
        assert own_file().stat().st_mode & 0o777 == 0o600
    assert first.algorithm == "es256"
    leaf, authority = x509.load_pem_x509_certificates(first.chain.encode())
    leaf.verify_directly_issued_by(authority)
    assert isinstance(leaf.public_key().curve, ec.SECP256R1)
    purposes = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert "1.3.6.1.4.1.62558.2.1" in {oid.dotted_string for oid in purposes}
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert before.count(b"PRIVATE KEY-----") == 2, "the authority's key was kept"
    assert "PRIVATE" not in repr(first)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_a_mode_that_was_lost_is_set_again():
    identity_of(Signing())
    own_file().chmod(0o644)
    identity_of(Signing())
    assert own_file().stat().st_mode & 0o777 == 0o600


def test_programs_that_begin_at_the_same_time_agree(home):
    code = "from studio.export.credentials.identity import *\nprint(identity_of(Signing()).chain)"
    started = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = [process.communicate()[0] for process in started]
    assert told[0].startswith("-----BEGIN CERTIFICATE")
    assert len(set(told)) == 1
    assert [path.name for path in own_file().parent.iterdir()] == [own_file().name]


def test_it_can_be_handed_to_others_without_the_key():
    given = certificates(Signing())
    assert given.count(b"BEGIN CERTIFICATE") == 2
    assert b"PRIVATE" not in given


def ended(name, key, signer, issuer):
    """A certificate that ended yesterday."""
    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return (
        x509.CertificateBuilder().subject_name(subject).issuer_name(subject)
        .public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - 3 * day).not_valid_after(now - day)
        .sign(signer, hashes.SHA256())
    )  # fmt: skip


def test_a_certificate_whose_time_is_over_is_made_anew(monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(identity, "_certificate", ended)
        identity._keep(own_file(), identity._made(), overwrite=False)
    before = own_file().read_bytes()
    leaf, _ = x509.load_pem_x509_certificates(identity_of(Signing()).chain.encode())
    assert leaf.not_valid_after_utc > datetime.datetime.now(datetime.UTC)
    assert own_file().read_bytes() != before
    if os.name == "posix":
        assert own_file().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (lambda: ec.generate_private_key(ec.SECP384R1()), "es384"),
        (lambda: rsa.generate_private_key(65537, 2048), "ps256"),
        (ed25519.Ed25519PrivateKey.generate, "ed25519"),
    ],
)
def test_an_organisation_signs_with_its_own(tmp_path, key, algorithm):
    signing = organisation(tmp_path, key())
    assert identity_of(signing).algorithm == algorithm
    path, problem = still(tmp_path / "a.png", StillSpec(), seal=Seal(signing))
    assert problem == ""
    found = report(path.read_bytes())
    assert found["validation_state"] == "Valid"
    signed = found["manifests"][found["active_manifest"]]["signature_info"]
    assert signed["issuer"] == "Atelier Ⅱ"
    assert not own_file().exists()
    assert read_credentials(path, signing).trust == "own"
    assert read_credentials(path).trust == "unchecked"


def test_what_cannot_sign_is_said(tmp_path):
    signing = organisation(tmp_path)
    other = tmp_path / "other.pem"
    other.write_bytes(private_text(ec.generate_private_key(ec.SECP256R1())))
    locked = tmp_path / "locked.pem"
    locked.write_bytes(private_text(ec.generate_private_key(ec.SECP256R1()), b"secret"))
    binary = tmp_path / "binary.pem"
    binary.write_bytes(b"\xff\xfe\0")
    text = tmp_path / "text.pem"
    text.write_text("no certificate")
    small = tmp_path / "small"
    small.mkdir()
    cases = [
        (Signing(chain=signing.chain), "own private key is not chosen"),
        (Signing(key=signing.key), "own certificate is not chosen"),
        (Signing(chain=signing.chain, key=str(other)), "does not belong to the first certificate"),
        (Signing(chain=signing.chain, key=str(locked)), "asks for a password"),
        (Signing(chain=str(binary), key=signing.key), "binary.pem is not PEM"),
        (Signing(chain=str(text), key=signing.key), "cannot be understood"),
        (Signing(chain=str(tmp_path / "gone.pem"), key=signing.key), "gone.pem is not a file"),
        (organisation(small, ec.generate_private_key(ec.SECP256K1())), "of a kind that"),
        (Signing(time_stamp="ftp://stamp"), "begins with https://"),
    ]
    for given, words in cases:
        with pytest.raises(CredentialsError, match=words):
            identity_of(given)
        path, problem = still(tmp_path / "a.png", StillSpec(), seal=Seal(given), overwrite=True)
        assert words in problem
        assert path.is_file()


def test_a_damaged_file_of_its_own_is_said_and_left(tmp_path):
    identity_of(Signing())
    own_file().write_text("nothing")
    with pytest.raises(CredentialsError, match="move it away, and a new one is made"):
        identity_of(Signing())
    assert own_file().read_text() == "nothing"


def test_where_it_cannot_be_kept_the_picture_is_written(tmp_path, home):
    (home / "data").write_text("in the way")
    path, problem = still(tmp_path / "a.png", StillSpec())
    assert path.is_file()
    assert problem.startswith("It carries no Content Credentials: ")
