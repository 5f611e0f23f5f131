"""What follows what, as a file of its own: to take a controller from one project to the next."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.errors import InputError, NewerError
from studio.values.live.mapping import MAX_MAPPINGS, Mapping, Setup, check_setup

VERSION = 1
MAX_BYTES = 1 << 20
SUFFIX = ".latentlive"


class _Document(msgspec.Struct, frozen=True, omit_defaults=True):
    format: Literal["latent-studio/live"]
    version: Annotated[int, msgspec.Meta(ge=1)]
    mappings: Annotated[tuple[Mapping, ...], msgspec.Meta(max_length=MAX_MAPPINGS)] = ()


def to_json(setup: Setup) -> bytes:
    """The mappings of a setup; its scenes are a project's own."""
    document = _Document("latent-studio/live", VERSION, setup.mappings)
    return msgspec.json.format(msgspec.json.encode(document), indent=2)


def from_json(data: bytes) -> tuple[Mapping, ...]:
    """The mappings in a document.

    Raises:
        NewerError: written by a newer studio.
        InputError: too large, or no profile; one plain sentence.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"The profile is {len(data) >> 10} KB; at most {MAX_BYTES >> 10} KB.")
    try:
        raw = msgspec.json.decode(data)
        version = raw.get("version") if isinstance(raw, dict) else None
        if isinstance(version, int) and version > VERSION:
            raise NewerError("The profile was made by a newer studio; update to use it.")
        mappings = msgspec.convert(raw, _Document).mappings
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        told = str(error).replace("`", "")[:120]
        raise InputError(f"This is not a profile of Latent Studio: {told}.") from None
    check_setup(Setup(mappings))
    return mappings
