"""Signing a file and reading its credentials back, in whichever process asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from studio.errors import CredentialsError
from studio.export.credentials import manifest
from studio.export.credentials.identity import Identity
from studio.export.credentials.kinds import HEAD_BYTES, OTHER, kind_of
from studio.export.credentials.manifest import Source
from studio.export.credentials.native import library, reason_of, settings

MAX_PICTURES = 4
"""So many pictures bring their own credentials along; of more the hash is kept."""


class Order(msgspec.Struct, frozen=True):
    """What is to be signed: the kind of file, what to say, who signs, what went in.

    `kind` is a media type; `OTHER` keeps the credentials out of the file.
    """

    kind: str
    definition: dict[str, Any]
    identity: Identity
    sources: tuple[Source, ...] = ()


def sign(order: Order, source: Path, target: BinaryIO) -> bytes:
    """Write `source` with credentials to `target` and prove them; gives them as bytes.

    Args:
        order: what to say, and who says it.
        source: a finished file.
        target: an empty file, open for writing and reading; untouched where `order.kind` is
            `OTHER`: then the credentials belong beside the file.

    Raises:
        CredentialsError: it could not be done; `target` may hold anything.
    """
    c2pa = library()
    try:
        with source.open("rb") as file:
            stored = _signed(c2pa, order, file, target)
        if order.kind == OTHER:
            with source.open("rb") as file:
                _prove(c2pa, order, file, stored)
        else:
            target.seek(0)
            _prove(c2pa, order, target)
    except c2pa.C2paError as error:
        raise CredentialsError(reason_of(error)) from None
    except MemoryError:
        raise CredentialsError("there was too little memory") from None
    except OSError as error:
        raise CredentialsError((error.strerror or "the disk refused").lower()) from None
    return stored


def stored_in(
    file: BinaryIO, anchors: str = "", beside: bytes = b""
) -> dict[str, Any] | None:  # fmt: skip
    """What the library's reader says of a file's credentials; None where it carries none.

    `beside`: credentials that lie beside it.

    Raises:
        CredentialsError: there are some, and they cannot be read.
    """
    c2pa = library()
    head = file.read(HEAD_BYTES)
    file.seek(0)
    kind = OTHER if beside else kind_of(head)
    if kind == OTHER and not beside:
        return None
    context = c2pa.Context(c2pa.Settings.from_dict(settings(anchors)))
    try:
        with closing(c2pa.Reader(kind, file, beside or None, context)) as reader:
            found: dict[str, Any] = json.loads(reader.json())
            return found
    except c2pa.C2paError.ManifestNotFound:
        return None
    except (c2pa.C2paError, ValueError, RecursionError) as error:
        raise CredentialsError(reason_of(error)) from None


# ---- inside -------------------------------------------------------------------------------------
def _signed(c2pa: Any, order: Order, source: BinaryIO, target: BinaryIO) -> bytes:
    who = order.identity
    info = c2pa.C2paSignerInfo(
        who.algorithm, who.chain.encode(), who.key.encode(), who.time_stamp or None
    )
    context = c2pa.Context(c2pa.Settings.from_dict(settings()), c2pa.Signer.from_info(info))
    said, adding = _with_ingredients(order)
    with closing(c2pa.Builder(said, context)) as builder:
        for add in adding:
            add(builder)
        if order.kind == OTHER:
            builder.set_no_embed()
            return bytes(builder.sign(OTHER, source, _Nowhere()))
        return bytes(builder.sign(order.kind, source, target))


def _with_ingredients(order: Order) -> tuple[dict[str, Any], list[Callable[[Any], object]]]:
    """(the manifest, what is still to be done to a builder of it)."""
    said = dict(order.definition)
    plain: list[dict[str, Any]] = []
    adding: list[Callable[[Any], object]] = []
    without: list[str] = []
    for number, source in enumerate(order.sources):
        told = manifest.ingredient(source, number == 0)
        stored = _own_credentials(source) if len(adding) < MAX_PICTURES else None
        if stored is None:
            plain.append(told)
            continue
        without += manifest.redactions(stored)
        adding.append(_adder(told, source))
    if plain:
        said["ingredients"] = plain
    if without:
        said["redactions"] = without
        said["assertions"] = [_with_redactions(part, without) for part in said["assertions"]]
    return said, adding


def _adder(told: dict[str, Any], source: Source) -> Callable[[Any], object]:
    def add(builder: Any) -> None:
        with source.opened() as file:
            kind = kind_of(file.read(HEAD_BYTES))
            file.seek(0)
            builder.add_ingredient(told, kind, file)

    return add


def _own_credentials(source: Source) -> dict[str, Any] | None:
    """What it says of itself; None where it says nothing, or nothing that can be read."""
    if not (source.data or source.path):
        return None
    try:
        with source.opened() as file:
            return stored_in(file)
    except (CredentialsError, OSError):
        return None


def _with_redactions(part: dict[str, Any], places: list[str]) -> dict[str, Any]:
    if part["label"] != "c2pa.actions.v2":
        return part
    actions = [*part["data"]["actions"], *map(manifest.redacted, places)]
    return {**part, "data": {**part["data"], "actions": actions}}


def _prove(c2pa: Any, order: Order, file: BinaryIO, beside: bytes = b"") -> None:
    """Read back what was signed, as anybody would.

    Raises:
        CredentialsError: it is not valid.
    """
    context = c2pa.Context(c2pa.Settings.from_dict(settings()))
    with closing(c2pa.Reader(order.kind, file, beside or None, context)) as reader:
        state = reader.get_validation_state()
        if state in ("Valid", "Trusted"):
            return
        found = (reader.get_validation_results() or {}).get("activeManifest", {})
    codes = [str(fault.get("code")) for fault in found.get("failure", ())]
    wrong = ", ".join(code for code in codes if code != "signingCredential.untrusted")
    raise CredentialsError(f"they did not prove valid ({wrong or state})")


class _Nowhere:
    """Takes what the library writes of a file that stays as it is."""

    def __init__(self) -> None:
        self._at = self._end = 0

    def read(self, _: int = -1) -> bytes:
        return b""

    def write(self, data: bytes) -> int:
        self._at += len(data)
        self._end = max(self._end, self._at)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = (0, self._at, self._end)[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        pass
