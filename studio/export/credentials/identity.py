"""Who signs: a certificate made on this computer at first use, or an organisation's own.

The studio makes an authority and, from it, one certificate for signing. The authority's private
key is thrown away at once, so that nobody can ever make another one in its name. What is left
lies in one file that only its owner may read.
"""

from __future__ import annotations

import datetime
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.errors import CredentialsError, ExportError
from studio.files.atomic import AtomicFile, make_folder, printable, writing
from studio.files.paths import data_folder
from studio.values.signing import Signing

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

FILE = "signing.pem"
ORGANISATION = "Latent Studio"
NAME = "Latent Studio on one computer"
AUTHORITY = "Latent Studio, authority of one computer"
YEARS = 10
_MAX_BYTES = 1 << 20
_DAY = datetime.timedelta(days=1)
_CLAIM_SIGNING = "1.3.6.1.4.1.62558.2.1"
_EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4"
"""The purposes that C2PA names for signing: its own, and the one that every version takes."""
_CURVES = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}


@dataclass(frozen=True)
class Identity:
    """What signs, all PEM: certificates (the signing one first), its key, whom our reader trusts.

    `algorithm` in the words of C2PA; `time_stamp` an address or empty.
    """

    chain: str
    key: str
    algorithm: str
    anchor: str
    time_stamp: str = ""

    def __repr__(self) -> str:
        """Without the key."""
        return f"Identity({self.algorithm})"


def identity_of(signing: Signing) -> Identity:
    """What signs exports now.

    Raises:
        CredentialsError: the certificate or key cannot be used, or not be made; says why.
    """
    if signing.time_stamp and not signing.time_stamp.startswith(("https://", "http://")):
        raise CredentialsError(
            f"the address for time stamps is {printable(signing.time_stamp)[:60]!r}; it begins"
            " with https://"
        )
    text = _organisation(signing) if signing.own else own_pem()
    return _identity(text, signing.time_stamp)


def own_file() -> Path:
    """Where the studio keeps the certificate that it made, with its key."""
    return data_folder() / "credentials" / FILE


def own_pem() -> str:
    """Key and certificates of this computer, made where there are none yet.

    Raises:
        CredentialsError: they cannot be read or written.
    """
    path = own_file()
    try:
        if not path.is_file():
            _keep(path, _made(), overwrite=False)
        text = _read(path)
        if _ended(text):
            _keep(path, _made(), overwrite=True)
            text = _read(path)
    except ExportError as error:
        raise CredentialsError(_inside(str(error))) from None
    with suppress(OSError):
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
    return text


def certificates(signing: Signing) -> bytes:
    """The certificates that exports are signed with, without the key, to be handed to others.

    Raises:
        CredentialsError: as in `identity_of`.
    """
    return identity_of(signing).chain.encode()


def known_anchors(signing: Signing) -> str:
    """PEM of whom this studio trusts when it reads: itself; made by nobody, empty where unknown."""
    found = []
    with suppress(CredentialsError):
        if own_file().is_file():
            found.append(_identity(_read(own_file()), "").anchor)
    with suppress(CredentialsError):
        if signing.own:
            found.append(identity_of(signing).anchor)
    return "".join(found)


# ---- inside -------------------------------------------------------------------------------------
def _cryptography() -> None:
    try:
        import cryptography.x509  # noqa: F401
    except ImportError:
        raise CredentialsError("the library for certificates could not be loaded here") from None


def _made() -> bytes:
    """A key, its certificate and its authority's, in this order."""
    _cryptography()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _certificate(AUTHORITY, authority_key, authority_key, None)
    leaf = _certificate(NAME, key, authority_key, authority)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    pem = serialization.Encoding.PEM
    return private + leaf.public_bytes(pem) + authority.public_bytes(pem)


def _certificate(name: str, key: Any, signer: Any, issuer: Certificate | None) -> Certificate:
    """A certificate for `key`, signed by `signer`; without an issuer, one that signs others.

    Source: C2PA Technical Specification 2.2, "X.509 Certificates".
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    authority = issuer is None
    now = datetime.datetime.now(datetime.UTC)
    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    usage |= {"digital_signature": not authority, "key_cert_sign": authority}
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(AUTHORITY))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + 365 * YEARS * _DAY)
        .add_extension(x509.BasicConstraints(authority, 0 if authority else None), critical=True)
        .add_extension(x509.KeyUsage(crl_sign=authority, **usage), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )  # fmt: skip
    if not authority:
        purposes = [x509.ObjectIdentifier(oid) for oid in (_CLAIM_SIGNING, _EMAIL_PROTECTION)]
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    return builder.sign(signer, hashes.SHA256())


def _named(name: str) -> Any:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    return x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
        x509.NameAttribute(NameOID.COMMON_NAME, name),
    ])  # fmt: skip


def _keep(path: Path, text: bytes, overwrite: bool) -> None:
    """Write it so that nobody else can ever read it; what another program made first stays."""
    make_folder(path.parent)
    target = AtomicFile(path, overwrite)
    try:
        with writing(path):
            target.temporary.chmod(0o600)
            target.file.write(text)
        target.commit()
    except FileExistsError:
        return
    finally:
        target.abort()


def _read(path: Path) -> str:
    name = printable(path.name)
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            raise CredentialsError(f"{name} is not a file of certificates")
        return path.read_bytes().decode("ascii")
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise CredentialsError(f"{name} cannot be read: {reason}") from None
    except (UnicodeDecodeError, ValueError):
        raise CredentialsError(f"{name} is not PEM, which is text") from None


def _organisation(signing: Signing) -> str:
    if not (signing.chain and signing.key):
        missing = "private key" if signing.chain else "certificate"
        raise CredentialsError(f"your own {missing} is not chosen; both are needed")
    return f"{_read(Path(signing.key))}\n{_read(Path(signing.chain))}"


def _identity(text: str, time_stamp: str) -> Identity:
    """Sorts a file's key from its certificates, and sees that they belong together."""
    _cryptography()
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization

    pem = serialization.Encoding.PEM
    try:
        key: Any = serialization.load_pem_private_key(text.encode(), None)
        chain = x509.load_pem_x509_certificates(text.encode())
    except TypeError:
        raise CredentialsError("the private key asks for a password; give one without") from None
    except ValueError:
        raise CredentialsError("the certificate or its private key cannot be understood") from None
    public = serialization.PublicFormat.SubjectPublicKeyInfo
    named, own = (
        part.public_bytes(pem, public) for part in (chain[0].public_key(), key.public_key())
    )
    if named != own:
        raise CredentialsError("the private key does not belong to the first certificate")
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    certificates = [certificate.public_bytes(pem).decode() for certificate in chain]
    return Identity(
        "".join(certificates), private.decode(), _algorithm(key), certificates[-1], time_stamp
    )


def _algorithm(key: Any) -> str:
    """What C2PA calls a key's way of signing."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in _CURVES:
        return _CURVES[key.curve.name]
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= 2048:
        return "ps256"
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    raise CredentialsError(
        "the private key is of a kind that Content Credentials do not take; EC P-256, P-384,"
        " P-521, RSA from 2048 bits and Ed25519 are"
    )


def _ended(text: str) -> bool:
    """Whether the time of the first certificate is over."""
    _cryptography()
    from cryptography import x509

    try:
        leaf = x509.load_pem_x509_certificates(text.encode())[0]
    except ValueError:
        raise CredentialsError(
            f"{own_file()} cannot be understood; move it away, and a new one is made"
        ) from None
    return leaf.not_valid_after_utc < datetime.datetime.now(datetime.UTC)


def _inside(sentence: str) -> str:
    """A sentence as part of another one."""
    return sentence.rstrip(".")
