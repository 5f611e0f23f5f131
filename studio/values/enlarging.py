"""Enlargers: networks that make pictures larger, kept for exports; never models of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec

from studio.values.latent import Sha256


class Enlarger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one that is kept.

    `sha256`: of its original file. `scale`: how many times larger a picture becomes.
    """

    sha256: Sha256
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    kind: Annotated[str, msgspec.Meta(max_length=40)]
    scale: Annotated[int, msgspec.Meta(ge=2, le=8)]
    license: Annotated[str, msgspec.Meta(max_length=200)] = ""


@dataclass(frozen=True)
class Enlarging:
    """Part of an export: the picture, or a part of it, goes through an enlarger.

    `file`: where the enlarger is kept. `width`, `height`: of what comes out, which covers that
    size and is cut to it evenly. `part`: x, y, width, height of the picture before; None for all.
    """

    file: str
    sha256: str
    width: int
    height: int
    part: tuple[int, int, int, int] | None = None
