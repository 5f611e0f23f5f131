"""How a still is to be written: format, depth, quality; presets; and what each format cannot do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from studio.errors import InputError

Format = Literal["png", "jpeg", "webp", "avif", "tiff"]
SUFFIXES: dict[Format, str] = {
    "png": ".png", "jpeg": ".jpg", "webp": ".webp", "avif": ".avif", "tiff": ".tif",
}  # fmt: skip
FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".jpe": "jpeg", ".webp": "webp",
    ".avif": "avif", ".tif": "tiff", ".tiff": "tiff",
}  # fmt: skip
FORMAT_WORDS: dict[Format, str] = {
    "png": "PNG", "jpeg": "JPEG", "webp": "WebP", "avif": "AVIF", "tiff": "TIFF",
}  # fmt: skip
MAX_SIDE: dict[Format, int] = {
    "png": 16_384, "tiff": 16_384, "jpeg": 65_500, "webp": 16_383, "avif": 16_384,
}  # fmt: skip
MAX_PIXELS = {"webp": 128_000_000, "webp lossless": 50_000_000, "avif": 32_000_000}
"""So that these encoders stay within 1.5 GB of memory (measured 10, 26 and 41 bytes a pixel)."""


class StillSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one still is written.

    `quality` 1 … 100 for JPEG, WebP and AVIF; `lossless` for WebP. `dither` only where 8 bits
    are written. `include_recipe` off leaves out how the picture was made, never that a model
    made it.
    """

    format: Format = "png"
    bits: Literal[8, 16] = 8
    quality: Annotated[int, msgspec.Meta(ge=1, le=100)] = 92
    lossless: bool = False
    dpi: Annotated[float, msgspec.Meta(ge=1, le=9600)] = 144.0
    dither: bool = True
    dither_seed: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = 0
    include_recipe: bool = True

    @property
    def suffix(self) -> str:
        """The usual end of a file's name."""
        return SUFFIXES[self.format]

    @property
    def lossy(self) -> bool:
        """Whether pixels change by being written."""
        return self.format in ("jpeg", "avif") or (self.format == "webp" and not self.lossless)


@dataclass(frozen=True)
class Preset:
    """A named way to export, for people who know where the picture goes."""

    key: str
    name: str
    summary: str
    spec: StillSpec
    template: str = "{model} {seed}"


PRESETS = (
    Preset("web", "Web", "WebP, small, recipe inside", StillSpec("webp", quality=88, dpi=72.0)),
    Preset("print", "Print", "TIFF, 16 bit, 300 dpi", StillSpec("tiff", 16, dpi=300.0)),
    Preset("compositing", "Compositing", "PNG, 16 bit, no dither",
           StillSpec("png", 16, dpi=72.0, dither=False)),
    Preset("share", "Share clean", "JPEG without the recipe; the AI mark stays",
           StillSpec("jpeg", quality=92, dpi=72.0, include_recipe=False),
           template="{model} {date}"),
)  # fmt: skip


def preset(key: str) -> Preset:
    """The preset called `key`.

    Raises:
        InputError: there is none.
    """
    for candidate in PRESETS:
        if candidate.key == key:
            return candidate
    names = ", ".join(p.key for p in PRESETS)
    raise InputError(f"There is no preset {key[:40]!r}; there are {names}.")


def check_spec(spec: StillSpec, width: int, height: int) -> None:
    """Refuse, in words, what a format cannot do.

    Raises:
        InputError: says the limit and what to choose instead.
    """
    name = FORMAT_WORDS[spec.format]
    if spec.bits == 16 and spec.format not in ("png", "tiff"):
        raise InputError(f"{name} holds 8 bits here; choose PNG or TIFF for 16.")
    if spec.lossless and spec.format in ("jpeg", "avif"):
        raise InputError(f"{name} is always lossy here; choose PNG, TIFF or WebP for lossless.")
    side = MAX_SIDE[spec.format]
    if max(width, height) > side:
        raise InputError(
            f"{name} holds at most {side:,} pixels a side, this is {width:,} × {height:,};"
            " choose PNG or TIFF, or a smaller size."
        )
    lossless_webp = spec.lossless and spec.format == "webp"
    most = MAX_PIXELS.get("webp lossless" if lossless_webp else spec.format)
    if most and width * height > most:
        raise InputError(
            f"{name} of {width:,} × {height:,} would need more memory than 1.5 GB: at most"
            f" {most // 10**6} million pixels; choose PNG, TIFF or JPEG."
        )


def format_of(name: str) -> Format:
    """The format that a file's name asks for.

    Raises:
        InputError: it asks for none that can be written.
    """
    dot = name.rfind(".")
    found = FORMAT_OF_SUFFIX.get(name[dot:].lower()) if dot >= 0 else None
    if found is None:
        known = ", ".join(SUFFIXES.values())
        raise InputError(f"{name[-60:]!r} does not say a format; end it with one of {known}.")
    return found
