"""A recipe says everything needed to make one picture again; its id is the hash of its JSON."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec

from studio.errors import InputError, NewerError, RecipeError
from studio.values.bending import Bends, check_bends
from studio.values.controls import ControlValue
from studio.values.directions import Direction, parse_random
from studio.values.latent import Latent, Sha256, Shift, check_latent, short_bytes, walk

VERSION = 1
MAX_SIDE = 16_384
MAX_JSON_BYTES = 8 << 20
TEXT_PREFIX = "latent:"
MAX_TEXT = 200_000

Side = Annotated[int, msgspec.Meta(ge=1, le=MAX_SIDE)]
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: dict[int, Upgrade] = {}
"""Version n -> the step that makes a document of version n + 1 of it."""


class ModelRef(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Which model: a readable id, and the sha256 of its original file, which decides."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    sha256: Sha256


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One picture as a value.

    `directions` holds those vectors that the model does not ship, by id; `controls` only what
    differs from the model's defaults. `width` and `height` are pixels. `bends` are done to the
    network's activations while it draws.
    """

    model: ModelRef
    latent: Latent
    width: Side
    height: Side
    controls: dict[Annotated[str, msgspec.Meta(max_length=32)], ControlValue] = {}
    directions: dict[str, Direction] = {}
    bends: Bends = ()

    @property
    def id(self) -> str:
        """64 hex digits: the sha256 of the canonical JSON."""
        return hashlib.sha256(to_json(self)).hexdigest()


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["latent-studio/recipe"]
    version: int
    recipe: Recipe


def to_json(recipe: Recipe) -> bytes:
    """Canonical UTF-8 JSON: keys sorted, no spaces, shortest numbers; same recipe, same bytes."""
    document = _Document("latent-studio/recipe", VERSION, recipe)
    return msgspec.json.encode(document, order="sorted")


def from_json(data: bytes | str) -> Recipe:
    """The recipe in a JSON document of this or an earlier version.

    Raises:
        NewerError: written by a newer studio.
        RecipeError: too large, not JSON, not a recipe, or inconsistent; one plain sentence.
    """
    raw = data.encode() if isinstance(data, str) else data
    if len(raw) > MAX_JSON_BYTES:
        raise RecipeError(f"The recipe is {len(raw) >> 20} MB; at most {MAX_JSON_BYTES >> 20} MB.")
    try:
        document = msgspec.json.decode(raw)
        recipe = msgspec.convert(_upgraded(document), _Document).recipe
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecipeError(f"This is not a readable recipe: {_plain(error)}.") from None
    check_recipe(recipe)
    return recipe


def _plain(error: Exception) -> str:
    """What the decoder says, without its own notation."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    what, _, where = str(error).replace("`", "").partition(" - at $.")
    if "truncated" in what:
        return "it ends in the middle"
    return f"{where} is wrong ({what})"[:160] if where else what[:160]


def _upgraded(document: object) -> dict[str, Any]:
    if not isinstance(document, dict) or document.get("format") != "latent-studio/recipe":
        raise RecipeError("This is not a recipe of Latent Studio.")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise RecipeError(f"The recipe's version is {str(version)[:20]!r}, expected a number.")
    if version > VERSION:
        raise NewerError(
            f"The recipe was written by a newer studio (version {version}, this one reads up to"
            f" {VERSION}); update to open it."
        )
    for step in range(version, VERSION):
        document = UPGRADES[step](document)
    return document


def check_recipe(recipe: Recipe) -> None:
    """Refuse a recipe that contradicts itself.

    Raises:
        RecipeError: says which part is wrong.
    """
    try:
        check_latent(recipe.latent)
        for _, node in walk(recipe.latent):
            for name in node.moves if isinstance(node, Shift) else ():
                parse_random(name)
    except InputError as error:
        raise RecipeError(str(error)) from None
    check_bends(recipe.bends)
    for key, direction in recipe.directions.items():
        if key != direction.id:
            raise RecipeError(f"Direction {direction.name!r} does not match its id.")
        if not direction.vector or len(direction.vector) % 4 or not direction.is_finite:
            raise RecipeError(f"Direction {direction.name!r} has a broken vector.")


def to_text(recipe: Recipe) -> str:
    """The recipe as one short line that pastes back: `latent:` and compressed base64.

    `from_text` reads lines of up to `MAX_TEXT` characters.
    """
    return TEXT_PREFIX + short_bytes(zlib.compress(to_json(recipe), 9))


def from_text(text: str) -> Recipe:
    """The recipe in a line made by `to_text`, or in plain JSON.

    Raises:
        RecipeError: it holds none, or expands to more than a recipe may.
    """
    import base64

    stripped = "".join(text.split()) if text.lstrip().startswith(TEXT_PREFIX) else text.strip()
    if not stripped.startswith(TEXT_PREFIX):
        return from_json(stripped)
    body = stripped.removeprefix(TEXT_PREFIX)
    if len(body) > MAX_TEXT:
        raise RecipeError(f"The copied place is {len(body)} characters; at most {MAX_TEXT}.")
    try:
        packed = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(packed, MAX_JSON_BYTES + 1)
    except (ValueError, zlib.error):
        raise RecipeError("The copied place is damaged; copy it again as a whole.") from None
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise RecipeError("The copied place is damaged; copy it again as a whole.")
    return from_json(data)
