"""The sRGB profile that every export carries, from the shipped resources."""

from __future__ import annotations

from functools import cache
from typing import Literal

from studio.files.paths import resources

Intent = Literal["perceptual", "relative", "saturation", "absolute"]
"""What becomes of colours that a profile does not have: ICC.1:2022, 6.2."""
NAME = "sRGB IEC61966-2.1"
FILE = "sRGB-v2-magic.icc"


@cache
def srgb_profile() -> bytes:
    """An ICC version 2 display profile of less than 1 KB.

    Raises:
        OSError: the installation is incomplete.
    """
    return (resources() / "profiles" / FILE).read_bytes()
