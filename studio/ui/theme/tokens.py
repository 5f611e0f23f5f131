"""The colours and measures that every self-drawn widget reads at paint time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scheme = Literal["dark", "light"]

GRID_PX = 4
RADIUS_PX = 6
RADIUS_LARGE_PX = 8
BASE_FONT_PX = 13
SMALL_FONT_PX = 11
MARGIN_PX = 12
THUMB_PX = 44


@dataclass(frozen=True)
class Tokens:
    """One colour scheme as `#rrggbb` strings; text colours stand at 4.5:1 on their grounds.

    `on_accent` is text on a filled accent; `accent_text` is the accent where it must be read as
    text; `groove` is the empty part of a slider; `knob` its handle; `bad` marks failures;
    `checker` are the two squares under a transparent picture.
    """

    scheme: Scheme
    window: str
    panel: str
    raised: str
    hover: str
    hairline: str
    canvas: str
    text: str
    secondary: str
    faint: str
    accent: str
    accent_text: str
    accent_ground: str
    on_accent: str
    good: str
    good_ground: str
    bad: str
    groove: str
    knob: str
    shadow: str
    checker: tuple[str, str]


DARK = Tokens(
    scheme="dark",
    window="#101113",
    panel="#17191c",
    raised="#1f2226",
    hover="#26292e",
    hairline="#2b2f35",
    canvas="#0c0d0e",
    text="#ece9e3",
    secondary="#9b9da4",
    faint="#868991",
    accent="#f2a65a",
    accent_text="#f2a65a",
    accent_ground="#3a2b1c",
    on_accent="#1d150c",
    good="#7fc79a",
    good_ground="#335b45",
    bad="#ef8a7a",
    groove="#2b2f35",
    knob="#ece9e3",
    shadow="#000000",
    checker=("#3a3c40", "#2c2e31"),
)

LIGHT = Tokens(
    scheme="light",
    window="#efefed",
    panel="#f8f8f6",
    raised="#ffffff",
    hover="#ededea",
    hairline="#dadad6",
    canvas="#e4e4e1",
    text="#1d1e20",
    secondary="#55585e",
    faint="#63666c",
    accent="#d97f2b",
    accent_text="#96500f",
    accent_ground="#fbe7d2",
    on_accent="#1d1206",
    good="#2f7d4f",
    good_ground="#a9d6ba",
    bad="#b03a28",
    groove="#d3d3cf",
    knob="#ffffff",
    shadow="#000000",
    checker=("#ffffff", "#d9d9d6"),
)

_SCHEMES: dict[str, Tokens] = {"dark": DARK, "light": LIGHT}
_current = [DARK]


def current() -> Tokens:
    """The scheme in use; read it at paint time, never keep it."""
    return _current[0]


def named(scheme: str) -> Tokens:
    """The tokens of `dark` or `light`; dark for any other name."""
    return _SCHEMES.get(scheme, DARK)


def use(tokens: Tokens) -> None:
    """Make `tokens` the current ones (`theme.apply` calls this, then repaints)."""
    _current[0] = tokens
