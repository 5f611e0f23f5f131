"""What the metadata of a file means: its recipe and provenance, or whose other tool made it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from studio.errors import InputError, NewerError, RecipeError
from studio.export.metadata import provenance as prov, xmp
from studio.export.metadata.exif import commented, user_comment
from studio.export.metadata.inside import Inside
from studio.export.metadata.lines import unpacked_line
from studio.export.metadata.others.reading import foreign_in
from studio.export.metadata.parameters import other_tool
from studio.export.metadata.provenance import Provenance
from studio.export.metadata.stamp import RECIPE_KEY
from studio.values.directions import Direction
from studio.values.film.packed import packed_of
from studio.values.foreign import Foreign
from studio.values.recipe import MAX_JSON_BYTES, Recipe, from_json, from_text

_MAX_PARTS_TEXT = 1 << 20


@dataclass(frozen=True)
class Found:
    """What a file says about itself.

    `kind`: the key of a format of stills or films, json or empty. `recipe`: the place to return to.
    `problem`: one sentence where something was there but could not be read. `made_by`, `text`:
    another tool and its own description, shortened. `foreign`: what that means, where it is clear.
    """

    kind: str
    recipe: Recipe | None = None
    provenance: Provenance | None = None
    problem: str = ""
    made_by: str = ""
    text: str = ""
    foreign: Foreign | None = None

    def need_recipe(self, name: str) -> Recipe:
        """The recipe.

        Raises:
            RecipeError: there is none, or it cannot be read; says which.
        """
        if self.recipe is not None:
            return self.recipe
        if self.problem:
            raise RecipeError(self.problem)
        if self.made_by:
            raise RecipeError(f"{name} was made by {self.made_by}, which keeps no recipe in it.")
        if self.provenance:
            raise RecipeError(f"{name} was exported without its recipe.")
        raise RecipeError(f"{name} holds no recipe.")


def found_in(inside: Inside) -> Found:
    """What the metadata of a picture or film says."""
    told, recipe, problem = _ours(inside)
    if told is None and recipe is None:
        comment = user_comment(inside.exif) if inside.exif else ""
        texts = inside.texts | ({"parameters": comment} if comment else {})
        texts = commented(inside.exif) | texts if inside.exif else texts
        made_by, text = other_tool(texts)
        told_there = foreign_in(texts)
        return Found(inside.kind, problem=problem, made_by=made_by, text=text, foreign=told_there)
    if told and recipe:
        told = msgspec.structs.replace(told, recipe=recipe, recipe_id=recipe.id)
    return Found(inside.kind, recipe, told, problem)


def _ours(inside: Inside) -> tuple[Provenance | None, Recipe | None, str]:
    """(provenance, recipe, problem) from whichever of our places can be read."""
    problems: list[str] = []
    told: Provenance | None = None
    recipe: Recipe | None = None
    try:
        told, recipe = _from_xmp(inside.xmp) if inside.xmp else (None, None)
    except InputError as error:
        problems.append(str(error))
    if recipe is None and RECIPE_KEY in inside.texts:
        try:
            recipe = from_json(inside.texts[RECIPE_KEY])
        except InputError as error:
            problems.append(str(error))
    comment = inside.texts.get("comment", "")
    if told is None and comment.startswith('{"') and '"latent-studio/' in comment[:4096]:
        try:
            told = prov.from_json(comment.encode())
            recipe = recipe or told.recipe
        except InputError as error:
            problems.append(str(error))
    if not told and inside.skipped and not recipe:
        problems.append("Text in the file was too large to read.")
    return told, recipe, "" if recipe else (problems or [""])[0]


def _from_xmp(packet: bytes) -> tuple[Provenance | None, Recipe | None]:
    properties = xmp.parse(packet)
    text = properties.get((xmp.NAMESPACE, "provenance"), "")
    told = prov.from_json(text.encode()) if text else None
    packed = properties.get((xmp.NAMESPACE, "recipe"), "")
    recipe = from_text(packed) if packed else None
    parts = properties.get((xmp.NAMESPACE, "parts"), "")
    if told and parts:
        told = msgspec.structs.replace(told, parts=_parts(parts.split()))
    line = properties.get((xmp.NAMESPACE, "timeline"), "")
    return _with_timeline(told, line) if told and line else told, recipe


def _with_timeline(told: Provenance, line: str) -> Provenance:
    """The rest of a film; one of a newer studio is left out, and its places are still read."""
    data = unpacked_line(line.strip(), MAX_JSON_BYTES)
    try:
        timeline, directions = msgspec.json.decode(
            data, type=tuple[dict[str, Any], tuple[Direction, ...]]
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise RecipeError("What the file says of its film cannot be read.") from None
    with suppress(NewerError):
        packed = packed_of(timeline)
        return msgspec.structs.replace(told, timeline=packed, directions=directions)
    return told


def _parts(lines: Iterable[str]) -> tuple[Recipe, ...]:
    found, total = [], 0
    for line in list(lines)[: prov.MAX_RECIPES]:
        total += len(line)
        if total > _MAX_PARTS_TEXT:
            raise RecipeError("The recipes in the file are larger than can be read.")
        found.append(from_text(line))
    return tuple(found)


def found_in_text(file: BinaryIO) -> Found:
    """What a file that is no picture or film says: a recipe or a provenance, as JSON or text."""
    file.seek(0)
    data = file.read(MAX_JSON_BYTES + 1)
    head = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"{", b"latent:")):
        return Found("", problem="This is not a picture, film or recipe.")
    if len(data) > MAX_JSON_BYTES:
        return Found("json", problem="The recipe is larger than 8 MB.")
    try:
        text = data.decode("utf-8-sig")
        if '"latent-studio/provenance"' in text:
            told = prov.from_json(text.encode())
            return Found("json", told.recipe, told)
        return Found("json", from_text(text))
    except InputError as error:
        return Found("json", problem=str(error))
    except UnicodeDecodeError:
        return Found("json", problem="This is not a readable recipe: it is not text.")
