"""The last stage of a still's pixels: into its profile, and said so in its provenance."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import numpy as np

from studio.export.colour.choice import Colour
from studio.export.colour.converting import Bits, Converter, Rows, working_bits
from studio.export.colour.kept import profile_of
from studio.export.metadata.provenance import Compress, Convert, Profile, Provenance


@dataclass(frozen=True)
class Stage:
    """What a still goes through after its mark; where the file is sRGB, nothing.

    `icc` and `name` are the file's profile, empty for sRGB; `bits` the depth of rows that come in.
    """

    bits: Bits
    icc: bytes = b""
    name: str = ""
    inks: bool = False
    step: Convert | None = None
    converter: Converter | None = None

    def taken(self, rows: Rows) -> Rows:
        """Rows in the depth that is wanted here; those of a composed sheet have 8 bits."""
        if self.bits == 16 and rows.dtype == np.uint8 and self.converter is not None:
            return rows.astype(np.uint16) * np.uint16(257)
        return rows

    def done(self, y0: int, rows: Rows) -> Rows:
        """Rows as the file holds them."""
        return rows if self.converter is None else self.converter.rows(y0, rows)

    def told(self, provenance: Provenance) -> Provenance:
        """With this stage among the steps, before what says how the file was stored."""
        if self.step is None:
            return provenance
        steps = [step for step in provenance.steps if not isinstance(step, Profile | Compress)]
        packed = [step for step in provenance.steps if isinstance(step, Compress)]
        every = (*steps, self.step, Profile(self.name), *packed)
        return msgspec.structs.replace(provenance, steps=every)


def stage_of(colour: Colour, bits: Bits, dither: bool, seed: int) -> Stage:
    """The stage of a still of this depth.

    Raises:
        InputError: the profile is gone, or cannot be used.
    """
    if colour.plain:
        return Stage(bits)
    profile, working = profile_of(colour.profile), working_bits(colour, bits)
    dithered = dither and bits == 8 and working == 16
    step = Convert(
        profile.sha256, bits, colour.intent, colour.black_point, dithered, seed if dithered else 0
    )
    converter = Converter(profile, colour, bits, seed if dithered else None)
    return Stage(
        working, profile.data, profile.name, profile.space == "CMYK", step, converter
    )  # fmt: skip
