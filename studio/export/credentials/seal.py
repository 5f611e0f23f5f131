"""The last step of every export: signed, proved, and never lost for it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from studio.errors import CredentialsError
from studio.export.credentials import guarded, work
from studio.export.credentials.identity import identity_of
from studio.export.credentials.kinds import OTHER
from studio.export.credentials.manifest import Source, definition, sources_of
from studio.export.metadata.provenance import Provenance
from studio.files.atomic import AtomicFile
from studio.values.signing import Signing

LARGE_BYTES = 24 << 20
"""Signing takes memory for the whole file; from here on that of another process."""


@dataclass(frozen=True)
class Seal:
    """Who signs, and the files of the person's own pictures that went in, where at hand."""

    signing: Signing
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Sealed:
    """`beside`: credentials to be put beside the file. `problem`: why it is not signed."""

    beside: bytes = b""
    problem: str = ""


UNSIGNED = Sealed()


def sealed(target: AtomicFile, kind: str, told: Provenance, seal: Seal | None) -> Sealed:
    """Sign a file that is complete, but not yet in its place.

    Whatever goes wrong, the file stays as it was: a picture is never lost because it could not be
    signed.

    Args:
        target: the file; afterwards it holds its credentials.
        kind: its media type; empty where that cannot carry any, and they lie beside it.
        told: what it says about itself.
        seal: who signs; None leaves it unsigned.
    """
    if seal is None or not seal.signing.on:
        return UNSIGNED
    try:
        sources = tuple(map(_proved, sources_of(told, seal.pictures)))
        said = definition(told, sources)
        order = work.Order(kind or OTHER, said, identity_of(seal.signing), sources)
        if not kind:
            return Sealed(_signed(order, target.flushed(), BytesIO()))
        target.rewrite(lambda source, fresh: _signed(order, source, fresh))
    except CredentialsError as error:
        return Sealed(problem=unsigned(str(error)))
    except OSError as error:
        return Sealed(problem=unsigned((error.strerror or "the disk refused").lower()))
    return UNSIGNED


def _proved(source: Source) -> Source:
    """The source, without its file where that has no credentials or breaks whoever reads them."""
    if b"c2pa" not in source.data:
        return Source(source.sha256)
    with tempfile.TemporaryDirectory(prefix="latent-studio-") as folder:
        path = Path(folder) / "picture"
        path.write_bytes(source.data)
        try:
            found = guarded.look(path, None, "")
        except CredentialsError:
            found = None
    return source if found else Source(source.sha256)


def _signed(order: work.Order, source: Path, target: BinaryIO) -> bytes:
    """Sign here, or elsewhere where that takes much memory or waits for the network."""
    large = source.stat().st_size > LARGE_BYTES
    if not (large or order.identity.time_stamp):
        return work.sign(order, source, target)
    name = getattr(target, "name", None)
    return guarded.sign(order, source, Path(name) if name else source)


def named(told: Provenance, seal: Seal | None) -> Provenance:
    """With the name of the person who signs, where they gave one."""
    return msgspec.structs.replace(told, author=seal.signing.author) if seal else told


def unsigned(reason: str) -> str:
    """The sentence that says so."""
    return f"It carries no Content Credentials: {reason}."
