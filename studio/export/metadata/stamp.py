"""What is written into a file about itself: XMP, EXIF, text chunks, profile, dots per inch."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from studio.export.metadata import provenance as prov, xmp
from studio.export.metadata.exif import exif_block
from studio.export.metadata.lines import packed_line
from studio.export.metadata.parameters import parameters_text
from studio.export.metadata.profile import srgb_profile
from studio.export.metadata.provenance import Provenance
from studio.export.metadata.xmp import Properties
from studio.values.recipe import Recipe, to_json as recipe_json, to_text

MAX_INSIDE = 48 << 10
"""Compressed recipes up to this size stand in the file, larger ones in a sidecar."""
MAX_COMMENT = 4 * MAX_INSIDE
NOTE_ROOM = 2048
MAX_PROMPT = 4000
"""Bytes of a prompt that stand in the XMP on their own; the recipe has all of it."""
RECIPE_KEY = "latent-studio:recipe"


@dataclass(frozen=True)
class Stamp:
    """Everything that a file says about itself.

    `beside`: the recipes do not fit inside and go into a sidecar. `notes`, where a method takes
    them, are the fallbacks of the engine, known only when the last row or frame is there.
    """

    provenance: Provenance
    texts: dict[str, str]
    recipe: bytes
    beside: bool
    dpi: float
    prompt: str = ""
    profile: bytes = b""
    profile_name: str = ""

    def xmp(self, padding: int = 0) -> bytes:
        """The packet, `padding` spaces longer."""
        return xmp.build(self._properties(), padding)

    def xmp_with_notes(self, notes: tuple[str, ...], length: int) -> bytes:
        """The packet with notes added, exactly `length` bytes; notes that do not fit are left."""
        for count in range(len(notes), 0, -1):
            packet = xmp.build(self._properties(notes[:count]), 0, length)
            if len(packet) == length:
                return packet
        return xmp.build(self._properties(), 0, length)

    def xmp_at_the_end(self, notes: tuple[str, ...]) -> bytes:
        """The packet where nothing follows that would have to move; as `xmp` without notes."""
        packet = self.xmp()
        return self.xmp_with_notes(notes, len(packet) + NOTE_ROOM) if notes else packet

    def comment(self, notes: tuple[str, ...] = ()) -> bytes:
        """The provenance as JSON, for the comment of a film; empty where it would be too large."""
        comment = prov.to_json(self._inside(notes))
        return comment if len(comment) <= MAX_COMMENT else b""

    def sidecar(self, notes: tuple[str, ...] = ()) -> bytes:
        """The whole provenance with its recipes, to be put beside the file; empty if all fits."""
        return prov.to_json(prov.noted(self.provenance, notes)) if self.beside else b""

    def exif(self, size: tuple[int, int]) -> bytes:
        """Resolution, software, size (width, height), and the parameters as a user comment."""
        software = f"{prov.SOFTWARE} {self.provenance.software_version}".strip()
        return exif_block(software, self.dpi, self.texts.get("parameters", ""), size)

    @property
    def icc(self) -> bytes:
        """The profile; that of sRGB where no other is given."""
        return self.profile or srgb_profile()

    @property
    def icc_name(self) -> bytes:
        """What PNG calls it: 1 … 79 letters of Latin-1, no spaces at the ends."""
        name = " ".join(self.profile_name.split()).encode("latin-1", "ignore")
        return name[:79].strip() or b"sRGB"

    def _properties(self, notes: tuple[str, ...] = ()) -> Properties:
        return _of(self._inside(notes), self.prompt)

    def _inside(self, notes: tuple[str, ...] = ()) -> Provenance:
        told = prov.noted(self.provenance, notes)
        return told.without_recipes() if self.beside else told


def stamp_of(
    provenance: Provenance, include_recipe: bool, dpi: float, profile: bytes = b"", name: str = ""
) -> Stamp:
    """What to write; with `include_recipe` off, nothing of how the picture was made.

    `profile`, called `name`, is the one that the pixels are in; sRGB where it is empty.
    """
    told = provenance if include_recipe else prov.cleaned(provenance)
    recipes = [r for r in (told.recipe, *told.parts) if r is not None]
    beside = sum(len(to_text(r)) for r in recipes) + len(_timeline(told)) > MAX_INSIDE
    texts = {"Software": f"{prov.SOFTWARE} {told.software_version}".strip()}
    if text := parameters_text(told):
        texts["parameters"] = text
    recipe = recipe_json(told.recipe) if told.recipe and not beside else b""
    return Stamp(told, texts, recipe, beside, dpi, _prompt_of(told.recipe), profile, name)


def _prompt_of(recipe: Recipe | None) -> str:
    """What a person wrote to the model, and what they wished away; empty where nothing."""
    controls = recipe.controls if recipe else {}
    wanted, unwanted = (str(controls.get(key, "")) for key in ("prompt", "negative"))
    text = "\n".join(filter(None, (wanted, unwanted and f"Negative prompt: {unwanted}")))
    return text.encode()[:MAX_PROMPT].decode("utf-8", "ignore")


def _of(told: Provenance, prompt: str) -> Properties:
    """The XMP properties of a provenance; its recipes stand compressed beside it.

    Source: IPTC Photo Metadata Standard 2025.1, "Generative AI".
    """
    plain = told.without_recipes()
    system = " / ".join(filter(None, (told.software, told.model_name)))
    return {
        (xmp.IPTC, "DigitalSourceType"): told.digital_source_type,
        (xmp.IPTC, "AISystemUsed"): system,
        (xmp.IPTC, "AISystemVersionUsed"): _version(told),
        (xmp.IPTC, "AIPromptInformation"): prompt,
        (xmp.IPTC, "AIPromptWriterName"): told.author if prompt else "",
        (xmp.XMP, "CreatorTool"): f"{told.software} {told.software_version}".strip(),
        (xmp.XMP, "CreateDate"): told.created,
        (xmp.NAMESPACE, "recipe"): to_text(told.recipe) if told.recipe else "",
        (xmp.NAMESPACE, "parts"): _texts(told.parts),
        (xmp.NAMESPACE, "timeline"): _timeline(told),
        (xmp.NAMESPACE, "provenance"): prov.to_json(plain).decode(),
    }


def _version(told: Provenance) -> str:
    """The program's version, and the model's, which is its hash."""
    model = f"model {told.model_sha256[:12]}" if told.model_sha256 else ""
    return " / ".join(filter(None, (told.software_version, model)))


def _timeline(told: Provenance) -> str:
    """A film apart from its places, as one compressed line; empty where it is none."""
    if told.timeline is None:
        return ""
    return packed_line(msgspec.json.encode((told.timeline, told.directions), order="sorted"))


def _texts(recipes: tuple[Recipe, ...]) -> str:
    return "\n".join(to_text(recipe) for recipe in recipes)
