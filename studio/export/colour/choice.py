"""How a person wants colours to be written: in which profile, and what to do where it is small."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.export.metadata.profile import Intent

SRGB, P3 = "srgb", "p3"
INTENTS: tuple[Intent, ...] = ("perceptual", "relative", "saturation", "absolute")
"""In the order of their numbers."""


class Colour(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """In which profile a file is written.

    `profile`: `srgb`, `p3`, or the sha256 of one that the person keeps. `intent` and `black_point`
    (black becomes the profile's own black) matter to profiles of tables, such as those of paper.
    """

    profile: Annotated[str, msgspec.Meta(pattern="^(srgb|p3|[0-9a-f]{64})$")] = SRGB
    intent: Intent = "relative"
    black_point: bool = True

    @property
    def plain(self) -> bool:
        """Whether pictures stay as they are."""
        return self.profile == SRGB
