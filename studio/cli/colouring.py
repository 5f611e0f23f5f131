"""Profiles as they are typed, and soft proofs: how a picture will look in one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PIL import Image

from studio.errors import InputError
from studio.export.colour.choice import INTENTS, P3, SRGB, Colour
from studio.export.colour.kept import keep, profile_of
from studio.export.colour.proof import proof
from studio.export.formats.descriptor import Rows
from studio.export.metadata.provenance import Proof, Quantize, provenance_of
from studio.export.spec import StillSpec
from studio.export.still import StillWriter, flattened
from studio.values.card import Card
from studio.values.recipe import Recipe

PROOF_SIDE = 1024
"""Pixels of the longer side of a soft proof."""
_NAMES = {"srgb": SRGB, "p3": P3, "display-p3": P3, "displayp3": P3}


def colour_of(profile: str, intent: str, black_point: bool) -> Colour:
    """How colours are to be written, as typed: `srgb`, `p3`, or a file with a profile.

    Raises:
        InputError: there is no such profile or intent, or the file holds none.
    """
    told = intent.strip().lower() or "relative"
    if told not in INTENTS:
        *names, last = INTENTS
        raise InputError(f"--intent is {intent[:20]!r}; expected {', '.join(names)} or {last}.")
    key = _NAMES.get(profile.strip().lower().replace(" ", "-"), "") if profile else SRGB
    return Colour(key or keep(profile).sha256, told, black_point)


class Proofing:
    """Gathers a picture while it is written, made smaller; then writes how it will look."""

    def __init__(self, out: Path, recipe: Recipe, card: Card, colour: Colour) -> None:
        if out.suffix.lower() != ".png":
            raise InputError(f"{out.name[-60:]!r} is for a soft proof; end it with .png.")
        if colour.plain:
            raise InputError("A soft proof shows another profile than sRGB: give --profile.")
        self._out, self._recipe, self._card, self._colour = out, recipe, card, colour
        self._rows: list[Rows] = []

    def band(self, rows: Rows) -> None:
        """[h, W, 3|4] the next rows of the picture in sRGB."""
        eight = (rows >> 8).astype(np.uint8) if rows.dtype == np.uint16 else rows
        self._rows.append(flattened(eight) if eight.shape[2] == 4 else eight)

    def finish(self) -> dict[str, Any]:
        """Write it; gives `{path, outside, words}`, `outside` in 0 … 1.

        Raises:
            ExportError: the disk is full or gone.
        """
        image = Image.fromarray(np.concatenate(self._rows).astype(np.uint8, copy=False))
        image.thumbnail((PROOF_SIDE, PROOF_SIDE), Image.Resampling.LANCZOS)
        shown = proof(np.asarray(image), self._colour)
        name = profile_of(self._colour.profile).name
        told = provenance_of(self._recipe, self._card)
        told = msgspec.structs.replace(told, steps=(Quantize(8), Proof(name)))
        with StillWriter(self._out, *image.size, StillSpec(), told, overwrite=True) as writer:
            writer.write(0, shown.warned)
            path = writer.finish()
        words = f"{100 * shown.share:.1f} % of the picture lies outside of {name}."
        return {"path": str(path), "outside": round(shown.share, 4), "words": words}
