"""What is written into a file about itself: XMP, EXIF, text chunks, profile, dots per inch."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from PIL import Image

from studio.export import provenance as prov
from studio.export import xmp
from studio.export.parameters import parameters_text
from studio.export.provenance import Provenance
from studio.export.srgb import srgb_profile
from studio.values.recipe import Recipe, to_text
from studio.values.recipe import to_json as recipe_json

MAX_INSIDE = 48 << 10
"""Compressed recipes up to this size stand in the file, larger ones in a sidecar."""
NOTE_ROOM = 2048
RECIPE_KEY = "latent-studio:recipe"
_USER_COMMENT, _EXIF_IFD = 0x9286, 0x8769
_SOFTWARE, _X_DPI, _Y_DPI, _DPI_UNIT = 0x0131, 0x011A, 0x011B, 0x0128


@dataclass(frozen=True)
class Stamp:
    """Everything that a file says about itself; `sidecar` holds what did not fit inside."""

    provenance: Provenance
    properties: xmp.Properties
    texts: dict[str, str]
    recipe: bytes
    sidecar: bytes
    dpi: float

    def xmp(self, padding: int = 0) -> bytes:
        """The packet."""
        return xmp.build(self.properties, padding)

    def xmp_with_notes(self, notes: tuple[str, ...], length: int) -> bytes:
        """The packet with notes added, exactly `length` bytes; notes that do not fit are left."""
        for count in range(len(notes), 0, -1):
            packet = xmp.build(_properties(_noted(self.provenance, notes[:count]), self), 0, length)
            if len(packet) == length:
                return packet
        return xmp.build(self.properties, 0, length)

    def exif(self) -> bytes:
        """Resolution, software and the parameters as a user comment."""
        exif = Image.Exif()
        exif[_SOFTWARE] = f"{prov.SOFTWARE} {self.provenance.software_version}".strip()
        exif[_X_DPI] = exif[_Y_DPI] = self.dpi
        exif[_DPI_UNIT] = 2
        if text := self.texts.get("parameters"):
            comment = b"UNICODE\0" + text.encode("utf-16-be", "replace")
            exif.get_ifd(_EXIF_IFD)[_USER_COMMENT] = comment
        return exif.tobytes()

    @property
    def icc(self) -> bytes:
        """The profile."""
        return srgb_profile()


def stamp_of(provenance: Provenance, include_recipe: bool, dpi: float) -> Stamp:
    """What to write; with `include_recipe` off, nothing of how the picture was made."""
    told = provenance if include_recipe else prov.cleaned(provenance)
    recipes = [r for r in (told.recipe, *told.parts) if r is not None]
    packed = sum(len(to_text(r)) for r in recipes)
    texts = {"Software": f"{prov.SOFTWARE} {told.software_version}".strip()}
    if text := parameters_text(told):
        texts["parameters"] = text
    sidecar = prov.to_json(told) if packed > MAX_INSIDE else b""
    recipe = recipe_json(told.recipe) if told.recipe and not sidecar else b""
    inside = told.without_recipes() if sidecar else told
    return Stamp(told, _of(inside), texts, recipe, sidecar, dpi)


def _noted(provenance: Provenance, notes: tuple[str, ...]) -> Provenance:
    short = tuple(note[: prov.MAX_NOTE] for note in notes)
    return msgspec.structs.replace(provenance, notes=(*provenance.notes, *short))


def _properties(provenance: Provenance, stamp: Stamp) -> xmp.Properties:
    return _of(provenance.without_recipes() if stamp.sidecar else provenance)


def _of(told: Provenance) -> xmp.Properties:
    """The XMP properties of a provenance; its recipes stand compressed beside it."""
    plain = msgspec.structs.replace(told, recipe=None, parts=())
    system = " / ".join(filter(None, (told.software, told.model_name)))
    return {
        (xmp.IPTC, "DigitalSourceType"): told.digital_source_type,
        (xmp.IPTC, "AISystemUsed"): system,
        (xmp.XMP, "CreatorTool"): f"{told.software} {told.software_version}".strip(),
        (xmp.XMP, "CreateDate"): told.created,
        (xmp.NAMESPACE, "recipe"): to_text(told.recipe) if told.recipe else "",
        (xmp.NAMESPACE, "parts"): _texts(told.parts),
        (xmp.NAMESPACE, "provenance"): prov.to_json(plain).decode(),
    }


def _texts(recipes: tuple[Recipe, ...]) -> str:
    return "\n".join(to_text(recipe) for recipe in recipes)
