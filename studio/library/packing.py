"""A model as one file, `.latentmodel`: its weights, card, covers and the person's directions.

A zip archive whose members are stored as they are, in this order, and nothing else:

    latentmodel.json     {"format": "latentmodel", "version": 1, "files": {NAME: {size, sha256}}}
    card.json            the card
    covers.webp          four covers, where the model has them
    directions.json      the person's own directions, where there are any
    model.safetensors    the weights

Whoever has only a zip program can take the weights out. A file from outside is believed in nothing:
the archive is read by the checkpoint reader's own hand, every member is bounded and hashed.
"""

from __future__ import annotations

import hashlib
import mmap
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from studio.errors import Cancelled, FileFormatError, ModelError
from studio.files.atomic import AtomicFile, write_atomic, writing
from studio.files.checkpoints.zipped import Member, members_of
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.directions import OwnDirections
from studio.library.folders import CARD, COVERS, WEIGHTS
from studio.values.card import MAX_CARD_BYTES, Card, card_from_json, card_to_json
from studio.values.loras import card_with
from studio.values.messages import InstalledModel

SUFFIX = ".latentmodel"
MANIFEST, DIRECTIONS = "latentmodel.json", "directions.json"
VERSION = 1
MOST_BYTES = {
    MANIFEST: 1 << 16, CARD: MAX_CARD_BYTES, COVERS: 16 << 20, DIRECTIONS: 64 << 20,
    WEIGHTS: 1 << 40,
}  # fmt: skip
CHUNK = 1 << 20
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
Told = Callable[[int, int], bool]
"""(bytes done, of all) -> whether to go on."""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    size: int
    sha256: str


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    files: dict[str, _Part]
    format: str = "latentmodel"
    version: int = VERSION


@dataclass(frozen=True)
class Packed:
    """What a packed model holds; the weights stay in the file until `unpack`."""

    path: Path
    card: Card
    directions: OwnDirections
    covers: bytes
    weight_bytes: int


def is_packed(path: Path) -> bool:
    """Whether a file begins as a packed model does, whatever its name is."""
    wanted = MANIFEST.encode()
    if not path.is_file():  # opening a pipe would wait for ever
        return False
    try:
        with path.open("rb") as file:
            head = file.read(30 + len(wanted))
    except OSError:
        return False
    return head[:4] == b"PK\x03\x04" and head[30:] == wanted


# ---- out --------------------------------------------------------------------------------------
def pack(
    model: InstalledModel, own: OwnDirections, out: Path, told: Told = lambda _done, _all: True
) -> Path:
    """Write a model as one file; complete or not at all. The same model gives the same bytes.

    Raises:
        ModelError: its weights are missing or are not those of its card.
        ExportError: the file could not be written.
        Cancelled: `told` said so.
    """
    weights = model.folder / WEIGHTS
    if not weights.is_file():
        raise ModelError(f"{model.card.name} lacks its file {WEIGHTS}; install the model again.")
    small = {CARD: card_to_json(card_with(model.card, ()))}  # LoRAs are files of their own
    covers = model.folder / COVERS
    if covers.is_file() and covers.stat().st_size <= MOST_BYTES[COVERS]:
        small[COVERS] = covers.read_bytes()
    if own != OwnDirections():
        small[DIRECTIONS] = msgspec.json.encode(own, order="sorted")
    size = weights.stat().st_size
    expected = model.card.weights_sha256 or model.card.sha256
    parts = {name: _part(data) for name, data in small.items()}
    parts[WEIGHTS] = _Part(size, expected)
    small = {MANIFEST: msgspec.json.encode(_Manifest(parts), order="sorted"), **small}
    with (
        AtomicFile(out) as target,
        writing(out),
        zipfile.ZipFile(target.file, "w", zipfile.ZIP_STORED) as archive,
    ):
        for name, data in small.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data)
        with weights.open("rb") as source:
            found = _copy_in(archive, source, size, told)
        if found != expected:
            raise ModelError(
                f"{model.card.name} was altered: {WEIGHTS} is not the file on its card; it was not"
                " exported."
            )
    return target.path


def _copy_in(archive: zipfile.ZipFile, source: BinaryIO, size: int, told: Told) -> str:
    digest, done = hashlib.sha256(), 0
    info = zipfile.ZipInfo(WEIGHTS, _LONG_AGO)
    info.file_size = size
    with archive.open(info, "w") as inside:
        while chunk := source.read(CHUNK):
            inside.write(chunk)
            digest.update(chunk)
            done += len(chunk)
            if not told(done, size):
                raise Cancelled("The export was stopped; nothing was written.")
    return digest.hexdigest()


def _part(data: bytes) -> _Part:
    return _Part(len(data), hashlib.sha256(data).hexdigest())


# ---- in ---------------------------------------------------------------------------------------
def read_packed(path: Path) -> Packed:
    """What a packed model says of itself, each part within bounds and as its hash says.

    Raises:
        FileFormatError: it is damaged, too large, or holds something else; one plain sentence.
    """
    with _opened(path) as (data, members, manifest):
        small = {
            name: _small(path, data, members[name], part)
            for name, part in manifest.files.items()
            if name != WEIGHTS
        }
        weight_bytes = members[WEIGHTS].size
    try:
        card = card_from_json(small[CARD])
        own = msgspec.json.decode(small.get(DIRECTIONS, b"{}"), type=OwnDirections)
    except ModelError as error:
        raise FileFormatError(f"{path.name}: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FileFormatError(
            f"{path.name} holds directions that cannot be read: {str(error)[:120]}."
        ) from None
    if manifest.files[WEIGHTS].sha256 != (card.weights_sha256 or card.sha256):
        raise FileFormatError(f"{path.name} holds other weights than its card names.")
    return Packed(path, card, own, small.get(COVERS, b""), weight_bytes)


def unpack(packed: Packed, folder: Path) -> SafetensorsFile:
    """Put weights and covers into an empty folder; the card is written by who adds the model.

    Gives the weights, checked.

    Raises:
        FileFormatError: the weights are not what their hash says, or break their format's rules.
        ExportError: the folder cannot be written to.
    """
    with _opened(packed.path) as (data, members, manifest):
        member, part = members[WEIGHTS], manifest.files[WEIGHTS]
        digest = hashlib.sha256()
        with AtomicFile(folder / WEIGHTS) as target:
            for at in range(member.begin, member.end, CHUNK):
                with data[at : min(at + CHUNK, member.end)] as chunk:
                    digest.update(chunk)
                    target.file.write(chunk)
            if digest.hexdigest() != part.sha256:
                raise _broken(packed.path, "holds weights that were damaged or changed")
    if packed.covers:
        write_atomic(folder / COVERS, packed.covers)
    return SafetensorsFile(folder / WEIGHTS)


Opened = tuple[memoryview, dict[str, Member], _Manifest]


@contextmanager
def _opened(path: Path) -> Iterator[Opened]:
    try:
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
            memoryview(mapped) as data,
        ):
            yield _checked(path, data)
    except FileFormatError as error:
        if str(error).startswith(path.name):
            raise
        raise type(error)(f"{path.name} {error}".rstrip(".") + ".") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is empty or unreadable"
        raise FileFormatError(f"{path.name} cannot be read: {reason.lower()}.") from None


def _checked(path: Path, data: memoryview) -> Opened:
    members = members_of(data)
    if not {MANIFEST, CARD, WEIGHTS} <= members.keys() <= MOST_BYTES.keys():
        other = sorted(members.keys() - MOST_BYTES.keys())
        what = f"the file {other[0][:60]!r}, which no model has" if other else "not all of a model"
        raise _broken(path, f"holds {what}")
    for name, member in members.items():
        if member.deflated or member.size > MOST_BYTES[name]:
            raise _broken(path, f"holds {name} packed or too large")
    manifest = _manifest(path, bytes(data[members[MANIFEST].begin : members[MANIFEST].end]))
    if manifest.files.keys() != members.keys() - {MANIFEST}:
        raise _broken(path, "lists other files than it holds")
    for name, part in manifest.files.items():
        if part.size != members[name].size:
            raise _broken(path, f"holds {name} of another length than it lists")
    return data, members, manifest


def _manifest(path: Path, raw: bytes) -> _Manifest:
    try:
        manifest = msgspec.json.decode(raw, type=_Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _broken(
            path, f"has a list of files that cannot be read: {str(error)[:100]}"
        ) from None
    if manifest.format != "latentmodel":
        raise _broken(path, "is no packed model")
    if manifest.version > VERSION:
        raise _broken(path, "was written by a newer studio; update this one to open it")
    return manifest


def _small(path: Path, data: memoryview, member: Member, part: _Part) -> bytes:
    raw = bytes(data[member.begin : member.end])
    if hashlib.sha256(raw).hexdigest() != part.sha256:
        raise _broken(path, f"holds {member.name} damaged or changed")
    return raw


def _broken(path: Path, what: str) -> FileFormatError:
    return FileFormatError(f"{path.name} {what}.")
