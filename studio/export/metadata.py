"""Reading back what exported files say about themselves; every file is treated as hostile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from studio.errors import FileFormatError, InputError, RecipeError
from studio.export import provenance as prov
from studio.export import xmp
from studio.export.containers import Inside, look_inside, user_comment
from studio.export.parameters import other_tool
from studio.export.provenance import Provenance
from studio.export.stamp import RECIPE_KEY
from studio.files.atomic import printable
from studio.values.recipe import MAX_JSON_BYTES, Recipe, from_json, from_text

SIDECAR = ".recipe.json"


@dataclass(frozen=True)
class Found:
    """What a file says about itself.

    `kind`: png, jpeg, webp, avif, tiff, gif, mp4, json or empty. `recipe`: the place to return to.
    `problem`: one sentence where something was there but could not be read. `made_by`, `text`:
    another tool and its own description, shortened.
    """

    kind: str
    recipe: Recipe | None = None
    provenance: Provenance | None = None
    problem: str = ""
    made_by: str = ""
    text: str = ""

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


def read_recipe(path: Path | str) -> Found:
    """What a file holds: an export of any format, a recipe as JSON or text, or a sidecar.

    Raises:
        InputError: there is no such file, or it cannot be opened.
    """
    path = Path(path)
    name = printable(path.name)
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{name} is not a file.")
        with path.open("rb") as file:
            found = _read(file)
    except FileNotFoundError:
        raise InputError(f"There is no file {printable(str(path))}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise InputError(f"{name} cannot be opened: {str(reason).lower()}.") from None
    wants_sidecar = found.provenance and found.provenance.recipe_id and not found.recipe
    found = _with_sidecar(path, found) if wants_sidecar else found
    return replace(found, problem=f"{name}: {found.problem}") if found.problem else found


def read_recipe_bytes(data: bytes) -> Found:
    """The same for bytes that have no file, such as a dropped picture; no sidecar is looked for."""
    return _read(BytesIO(data))


def _read(file: BinaryIO) -> Found:
    try:
        inside = look_inside(file)
    except FileFormatError as error:
        return Found("", problem=str(error))
    if not inside.kind:
        return _from_text(file)
    told, recipe, problem = _ours(inside)
    if told is None and recipe is None:
        comment = user_comment(inside.exif) if inside.exif else ""
        texts = inside.texts | ({"parameters": comment} if comment else {})
        made_by, text = other_tool(texts)
        return Found(inside.kind, problem=problem, made_by=made_by, text=text)
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
    return told, recipe


def _parts(lines: Iterable[str]) -> tuple[Recipe, ...]:
    found, total = [], 0
    for line in list(lines)[: prov.MAX_RECIPES]:
        total += len(line)
        if total > 1 << 20:
            raise RecipeError("The recipes in the file are larger than can be read.")
        found.append(from_text(line))
    return tuple(found)


def _from_text(file: BinaryIO) -> Found:
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


def _with_sidecar(path: Path, found: Found) -> Found:
    """The recipe that was too large for the picture and lies beside it, if it is the same."""
    assert found.provenance is not None
    sidecar = path.with_name(path.name + SIDECAR)
    missing = f"Its recipe lies in {printable(sidecar.name)}, which is not beside it."
    try:
        if not sidecar.is_file():  # opening a pipe would wait for ever
            return Found(found.kind, None, found.provenance, missing)
        with sidecar.open("rb") as file:
            beside = _from_text(file)
    except (OSError, ValueError):
        return Found(found.kind, None, found.provenance, missing)
    if beside.recipe is None or beside.recipe.id != found.provenance.recipe_id:
        problem = beside.problem or f"{printable(sidecar.name)} belongs to another picture."
        return Found(found.kind, None, found.provenance, problem)
    told = beside.provenance or found.provenance
    return Found(found.kind, beside.recipe, told)
