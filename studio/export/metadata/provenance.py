"""Where an exported picture came from: model, recipe, the steps of its pixels, the AI mark."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

import studio
from studio.errors import RecipeError
from studio.export.metadata.profile import NAME as SRGB_NAME, Intent
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.film.model import Course
from studio.values.film.packed import PackedFilm
from studio.values.film.takes import Shooting
from studio.values.latent import Encoded, walk
from studio.values.recipe import MAX_JSON_BYTES, Recipe, check_recipe

SOFTWARE = "Latent Studio"
_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MADE_BY_MODEL = _SOURCE + "trainedAlgorithmicMedia"
MADE_WITH_PHOTO = _SOURCE + "compositeWithTrainedAlgorithmicMedia"
MAX_RECIPES = 1024
MAX_NOTE = 200
MAX_NOTES = 32

Short = Annotated[str, msgspec.Meta(max_length=400)]


class _Step(msgspec.Struct, frozen=True, tag_field="step", forbid_unknown_fields=True):
    """Base of the steps that pixels take between the model and the file."""


class Quantize(_Step, frozen=True, tag="quantize"):
    """Float to whole numbers, with seeded noise below one level where `dither`."""

    bits: Literal[8, 16]
    dither: bool = False
    seed: int = 0


class Crop(_Step, frozen=True, tag="crop"):
    """Only this part of the picture was kept."""

    x: int
    y: int
    width: int
    height: int


class Enlarge(_Step, frozen=True, tag="enlarge"):
    """It was made larger to cover this size: the model makes it smaller.

    A Lanczos filter scales what was rounded, and rounds it again to `bits`. A network of this
    `name`, whose original file has this `sha256`, gets the model's floats; rounding comes after.
    """

    width: Annotated[int, msgspec.Meta(ge=1, le=16_384)]
    height: Annotated[int, msgspec.Meta(ge=1, le=16_384)]
    bits: Literal[8, 16] = 8
    how: Literal["lanczos", "network"] = "lanczos"
    name: Annotated[str, msgspec.Meta(max_length=80)] = ""
    sha256: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")] = ""


class Flatten(_Step, frozen=True, tag="flatten"):
    """Transparency was put on a ground."""

    ground: tuple[int, int, int] = (255, 255, 255)


class Mark(_Step, frozen=True, tag="mark"):
    """An invisible mark was put into the pixels, with this id in hexadecimal digits.

    `keys`: of a film only the first frame of each piece carries it.
    """

    id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{12}$")]
    version: Literal[1, 2, 3] = 1
    keys: bool = False


class Label(_Step, frozen=True, tag="label"):
    """A tag in the corner says, for everybody to see, that a model made the picture."""

    words: Annotated[str, msgspec.Meta(max_length=40)]
    version: Literal[1] = 1


class Profile(_Step, frozen=True, tag="profile"):
    """The profile that the numbers are meant in."""

    name: Short = SRGB_NAME


class Convert(_Step, frozen=True, tag="convert"):
    """sRGB became the numbers of the profile in the file, and those were rounded to `bits`."""

    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    bits: Literal[8, 16] = 8
    intent: Intent = "relative"
    black_point: bool = True
    dither: bool = False
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = 0


class Proof(_Step, frozen=True, tag="proof"):
    """It shows on a screen how the picture would look in another profile."""

    name: Short


class Compress(_Step, frozen=True, tag="compress"):
    """What the file's format, named by its key, did to the pixels."""

    format: Short
    quality: int = 0
    lossless: bool = True


class Compose(_Step, frozen=True, tag="compose"):
    """Several pictures stand side by side."""

    kind: Literal["pair", "sheet", "film"]
    count: int


PixelStep = (
    Quantize
    | Crop
    | Enlarge
    | Flatten
    | Label
    | Mark
    | Convert
    | Proof
    | Profile
    | Compress
    | Compose
)


class Heard(msgspec.Struct, frozen=True, omit_defaults=True):
    """The sound under a film: the hash of its file, and what that says of itself."""

    sha256: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")] = ""
    title: Short = ""
    artist: Short = ""
    album: Short = ""
    copyright: Short = ""
    license: Short = ""
    isrc: Short = ""


class Taking(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the frames of a film were taken and coded, so that they can be made again.

    `shooting` is None where nobody knows which moment a frame shows. Pictures were drawn
    `supersample` times as large each way. `size_mb`: a size that was asked for, in place of a
    quality; its frames cannot be coded again alike.
    """

    shooting: Shooting | None = None
    supersample: Annotated[int, msgspec.Meta(ge=1, le=4)] = 1
    format: Short = "mp4"
    quality: Annotated[int, msgspec.Meta(ge=1, le=100)] = 80
    size_mb: Annotated[float, msgspec.Meta(ge=0, le=1e6)] = 0.0
    bits: Literal[8, 10, 16] = 8
    alpha: bool = False


class Provenance(msgspec.Struct, frozen=True):
    """What is known of how a picture came to be.

    `author`: a person's name, only where given. `recipe` is the place to return to; `parts` those
    of a sheet or film, the recipe among them; `film` how it goes through them as every edition
    can read it, `timeline` all else of it, `directions` those that its curves move along, and
    `taking` how it became frames, and `sound` what is heard under it.
    `recipe_id` stays in the file when the recipes had to go into a sidecar.
    """

    format: Literal["latent-studio/provenance"] = "latent-studio/provenance"
    version: int = 1
    software: Short = SOFTWARE
    software_version: Short = ""
    created: Short = ""
    digital_source_type: Short = MADE_BY_MODEL
    model_id: Short = ""
    model_name: Short = ""
    model_sha256: Short = ""
    model_license: Short = ""
    model_source: Short = ""
    author: Short = ""
    width: int = 0
    height: int = 0
    steps: Annotated[tuple[PixelStep, ...], msgspec.Meta(max_length=32)] = ()
    notes: Annotated[tuple[Short, ...], msgspec.Meta(max_length=MAX_NOTES)] = ()
    recipe_id: Short = ""
    recipe: Recipe | None = None
    parts: Annotated[tuple[Recipe, ...], msgspec.Meta(max_length=MAX_RECIPES)] = ()
    film: Course | None = None
    timeline: PackedFilm | None = None
    directions: Annotated[tuple[Direction, ...], msgspec.Meta(max_length=256)] = ()
    taking: Taking | None = None
    sound: Heard | None = None

    def without_recipes(self) -> Provenance:
        """The same, with the recipe's id in place of the recipes and what belongs to them."""
        return msgspec.structs.replace(self, recipe=None, parts=(), timeline=None, directions=())


def provenance_of(
    recipe: Recipe | None, card: Card | None, *, parts: Iterable[Recipe] = (), created: str = ""
) -> Provenance:
    """The provenance of a picture that is about to be exported."""
    kept = tuple(parts)[:MAX_RECIPES]
    recipes = [r for r in (recipe, *kept) if r is not None]
    photo = any(takes_photo(r, card) for r in recipes)
    return Provenance(
        software_version=studio.__version__,
        created=created or time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        digital_source_type=MADE_WITH_PHOTO if photo else MADE_BY_MODEL,
        model_id=card.id if card else recipe.model.id if recipe else "",
        model_name=card.name[:400] if card else "",
        model_sha256=card.sha256 if card else recipe.model.sha256 if recipe else "",
        model_license=card.license[:400] if card else "",
        model_source=card.source[:400] if card else "",
        recipe_id=recipe.id if recipe else "",
        recipe=recipe,
        parts=kept,
    )


def takes_photo(recipe: Recipe, card: Card | None) -> bool:
    """Whether a picture from outside went into this place."""
    if any(isinstance(node, Encoded) for _, node in walk(recipe.latent)):
        return True
    controls = card.info.controls if card else ()
    return any(c.kind == "picture" and recipe.controls.get(c.key) for c in controls)


def sound_words(heard: Heard) -> str:
    """What a sound is called, and whose it is; that its file does not say, where it does not."""
    named = " – ".join(filter(None, (heard.title, heard.artist)))
    told = ", ".join(filter(None, (named, heard.copyright, heard.license)))
    return told or "a sound whose file does not say what it is"


def noted(provenance: Provenance, notes: tuple[str, ...]) -> Provenance:
    """With the fallbacks that the engine took, as many and as long as can be read back."""
    if not notes:
        return provenance
    every = (*provenance.notes, *(note[:MAX_NOTE] for note in notes))
    return msgspec.structs.replace(provenance, notes=every[:MAX_NOTES])


def cleaned(provenance: Provenance) -> Provenance:
    """Without how it was made: no recipe, seeds or time; the AI mark and licences stay.

    Whose a sound is stays too, but not which file it was. Of the steps only label and invisible
    mark stay, which whoever looks finds anyway.
    """
    return Provenance(
        software_version=provenance.software_version,
        digital_source_type=provenance.digital_source_type,
        model_name=provenance.model_name,
        model_license=provenance.model_license,
        author=provenance.author,
        sound=provenance.sound and msgspec.structs.replace(provenance.sound, sha256=""),
        steps=tuple(step for step in provenance.steps if isinstance(step, Label | Mark)),
    )


def to_json(provenance: Provenance) -> bytes:
    """Canonical UTF-8 JSON."""
    return msgspec.json.encode(provenance, order="sorted")


def from_json(data: bytes) -> Provenance:
    """The provenance in a JSON document, its recipes checked.

    Raises:
        RecipeError: not one, too large, or with a recipe that contradicts itself.
    """
    if len(data) > MAX_JSON_BYTES:
        raise RecipeError(f"The provenance is {len(data) >> 20} MB; at most 8 MB.")
    try:
        found = msgspec.json.decode(data, type=Provenance)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecipeError(f"The provenance cannot be read: {str(error)[:160]}.") from None
    for recipe in (found.recipe, *found.parts):
        if recipe is not None:
            check_recipe(recipe)
    return found
