"""How a still is to be written: format, depth, quality; presets; and what a format cannot do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from studio.errors import InputError
from studio.export.colour.choice import Colour
from studio.export.colour.converting import working_bits
from studio.export.colour.kept import profile_of
from studio.export.formats.descriptor import StillFormat
from studio.export.formats.table import in_words, still_format


class StillSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one still is written.

    `format` is the key of one in the table. `quality` 1 … 100 where it is lossy; `lossless` where
    it can be either. `dither` only where 8 bits are written. `include_recipe` off leaves out how
    the picture was made, never that a model made it. `label` puts that into a corner, for all to
    see. `colour`: the profile that it is written in.

    Raises:
        InputError: there is no such format; also when one is decoded.
    """

    format: str = "png"
    bits: Literal[8, 16] = 8
    quality: Annotated[int, msgspec.Meta(ge=1, le=100)] = 92
    lossless: bool = False
    dpi: Annotated[float, msgspec.Meta(ge=1, le=9600)] = 144.0
    dither: bool = True
    dither_seed: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = 0
    include_recipe: bool = True
    label: bool = False
    colour: Colour = Colour()

    def __post_init__(self) -> None:
        if self.described.key != self.format:
            raise InputError(f"The format is {self.format[:20]!r}; call it {self.described.key!r}.")

    @property
    def described(self) -> StillFormat:
        """What is known of the format."""
        return still_format(self.format)

    @property
    def suffix(self) -> str:
        """The usual end of a file's name."""
        return self.described.suffix

    @property
    def lossy(self) -> bool:
        """Whether pixels change by being written."""
        return self.described.lossy(self.lossless)

    @property
    def working_bits(self) -> Literal[8, 16]:
        """How deep its pixels are until they are converted to its profile.

        Raises:
            InputError: the profile is gone, or cannot be reached with this depth.
        """
        return working_bits(self.colour, self.bits)

    @property
    def dithered(self) -> bool:
        """Whether the engine dithers; what is converted in floats is dithered after that."""
        return self.dither and self.working_bits == 8

    @property
    def inks(self) -> bool:
        """Whether it is written in the four inks of print."""
        return not self.colour.plain and profile_of(self.colour.profile).space == "CMYK"


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
    kind = spec.described
    if spec.bits not in kind.depths:
        deep = in_words(lambda other: spec.bits in other.depths)
        raise InputError(f"{kind.name} holds 8 bits here; choose {deep} for {spec.bits}.")
    if spec.lossless and kind.packing == "lossy":
        others = in_words(lambda other: other.packing != "lossy")
        raise InputError(f"{kind.name} is always lossy here; choose {others} for lossless.")
    spec.working_bits  # noqa: B018  # refuses a profile that is gone
    if spec.inks and not kind.inks:
        inked = in_words(lambda other: other.inks)
        raise InputError(f"{kind.name} holds no CMYK here; choose {inked}, or an RGB profile.")
    if kind.holds(width, height, spec.lossless):
        return
    fitting = in_words(lambda other: other.holds(width, height, spec.lossless))
    instead = f"choose {fitting}, or a smaller size" if fitting else "choose a smaller size"
    if max(width, height) > kind.max_side:
        raise InputError(
            f"{kind.name} holds at most {kind.max_side:,} pixels a side, this is {width:,} ×"
            f" {height:,}; {instead}."
        )
    most = kind.most_pixels(spec.lossless) // 10**6
    raise InputError(
        f"{kind.name} of {width:,} × {height:,} would need more memory than 1.5 GB: at most"
        f" {most} million pixels; {instead}."
    )
