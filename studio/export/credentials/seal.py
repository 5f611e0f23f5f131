"""The last step of every export: signed, proved, and never lost for it."""

from __future__ import annotations

import dataclasses
import tempfile
from dataclasses import dataclass
from io import BytesIO
from mmap import ACCESS_READ, mmap
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

LARGE_BYTES = 12 << 20
"""Signing takes memory for the whole file; from here on that of another process."""
_MARK = b"c2pa"


@dataclass(frozen=True)
class Seal:
    """Who signs, and the files of the person's own pictures that went in, where at hand."""

    signing: Signing
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Sealed:
    """`beside`: credentials to be put beside the file. `problem`: what of it could not be done."""

    beside: bytes = b""
    problem: str = ""


UNSIGNED = Sealed()


def sealed(
    target: AtomicFile,
    kind: str,
    told: Provenance,
    seal: Seal | None,
    sound: Path | str | bytes = b"",
) -> Sealed:
    """Sign a file that is complete, but not yet in its place.

    Whatever goes wrong, the file stays as it was: a picture is never lost because it could not be
    signed.

    Args:
        target: the file; afterwards it holds its credentials.
        kind: its media type; empty where that cannot carry any, and they lie beside it.
        told: what it says about itself.
        seal: who signs; None leaves it unsigned.
        sound: the file of the sound that `told` names, or where that lies.
    """
    if seal is None or not seal.signing.on:
        return UNSIGNED
    try:
        sources = tuple(map(_proved, sources_of(told, seal.pictures, sound)))
        said = definition(told, sources)
        order = work.Order(kind or OTHER, said, identity_of(seal.signing), sources)
        return _stamped(target, order)
    except CredentialsError as error:
        return Sealed(problem=unsigned(str(error)))
    except OSError as error:
        return Sealed(problem=unsigned((error.strerror or "the disk refused").lower()))


def _stamped(target: AtomicFile, order: work.Order) -> Sealed:
    """Signed; without the time where the authority that should confirm it does not."""
    try:
        return Sealed(_put(target, order))
    except CredentialsError as error:
        if not order.identity.time_stamp:
            raise
        untimed = dataclasses.replace(order.identity, time_stamp="")
        beside = _put(target, msgspec.structs.replace(order, identity=untimed))
        return Sealed(beside, f"It is signed, but without a time stamp: {error}.")


def _put(target: AtomicFile, order: work.Order) -> bytes:
    """Sign a file; gives what belongs beside it."""
    if order.kind == OTHER:
        return _signed(order, target.flushed(), BytesIO())
    target.rewrite(lambda source, fresh: _signed(order, source, fresh))
    return b""


def _proved(source: Source) -> Source:
    """The source, without its file where that has no credentials or breaks whoever reads them."""
    if not _marked(source):
        return source.bare
    try:
        if source.path:
            return source if guarded.look(Path(source.path), None, "") else source.bare
        with tempfile.TemporaryDirectory(prefix="latent-studio-") as folder:
            path = Path(folder) / "picture"
            path.write_bytes(source.data)
            found = guarded.look(path, None, "")
    except (CredentialsError, OSError):
        found = None
    return source if found else source.bare


def _marked(source: Source) -> bool:
    """Whether there is anything in its file that looks like credentials."""
    if not source.path:
        return _MARK in source.data
    try:
        with source.opened() as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            return data.find(_MARK) >= 0
    except (OSError, ValueError):
        return False


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
