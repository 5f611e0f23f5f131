"""Names for exported files: from a template, safe on every system, never one that is taken."""

from __future__ import annotations

import itertools
import re
import time
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from studio.errors import InputError
from studio.values.card import Card
from studio.values.edit import base_label, base_of
from studio.values.recipe import Recipe

FIELDS = ("model", "seed", "date", "time", "counter", "name", "size")
DEFAULT = "{model} {seed}"
MAX_BYTES = 180
SIDECAR = ".recipe.json"
CREDENTIALS = ".c2pa"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}
_FIELD = re.compile(r"\{([^{}]*)\}")


def fields_of(
    recipe: Recipe, card: Card | None = None, name: str = "", now: float | None = None
) -> dict[str, str]:
    """What a template can name, but for the counter."""
    moment = time.localtime(now)
    return {
        "model": card.name if card else recipe.model.id,
        "seed": base_label(base_of(recipe.latent)).replace(" %", ""),
        "date": time.strftime("%Y-%m-%d", moment),
        "time": time.strftime("%H%M%S", moment),
        "name": name,
        "size": f"{recipe.width}x{recipe.height}",
    }


def check_template(template: str) -> None:
    """Refuse a template with a field that does not exist.

    Raises:
        InputError: names the field and those that exist.
    """
    for field in _FIELD.findall(template):
        if field not in FIELDS:
            known = ", ".join(f"{{{f}}}" for f in FIELDS)
            raise InputError(f"The name template has {{{field[:40]}}}; there are {known}.")


def safe_name(text: str) -> str:
    """`text` as a file name that every system accepts; letters of all scripts stay."""
    shown = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    clean = "".join(c if c.isprintable() else " " for c in _FORBIDDEN.sub(" ", shown))
    name = " ".join(clean.split()).strip(". ")
    while len(name.encode()) > MAX_BYTES:
        name = name[:-1].rstrip(". ")
    if name.split(".")[0].rstrip(" ").lower() in _RESERVED:
        name = f"_{name}"
    return name or "picture"


def fill(template: str, fields: Mapping[str, str], counter: int) -> str:
    """The safe name that a template gives, without a suffix.

    Raises:
        InputError: the template has an unknown field.
    """
    check_template(template)
    values = {**fields, "counter": f"{counter:04d}"}
    return safe_name(_FIELD.sub(lambda m: values.get(m.group(1), ""), template))


def candidates(
    folder: Path, template: str, fields: Mapping[str, str], suffix: str
) -> Iterator[Path]:
    """Paths to try, in order: the counter goes up, or ` 2`, ` 3` … is added."""
    if "{counter}" in template:
        for number in itertools.count(1):
            yield folder / (fill(template, fields, number) + suffix)
    yield from numbered(folder / (fill(template, fields, 1) + suffix))


def numbered(path: Path) -> Iterator[Path]:
    """`path`, then the same with ` 2`, ` 3` … before its suffix."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem} {number}{path.suffix}")


def next_path(folder: Path, template: str, fields: Mapping[str, str], suffix: str) -> Path:
    """The first path that is free now; `Destination` looks again when it puts the file there.

    Raises:
        InputError: the template has an unknown field.
    """
    return next(p for p in candidates(folder, template, fields, suffix) if not taken(p))


def next_free(path: Path) -> Path:
    """`path`, or the first of its numbered names that is free now."""
    return next(place for place in numbered(path) if not taken(place))


def taken(path: Path) -> bool:
    """Whether something stands at `path`, or beside it as its recipe or credentials."""
    beside = (sidecar_of(path), credentials_of(path))
    return path.exists() or path.is_symlink() or any(place.exists() for place in beside)


def sidecar_of(path: Path) -> Path:
    """Where the recipes of a file stand that do not fit into it."""
    return path.with_name(path.name + SIDECAR)


def credentials_of(path: Path) -> Path:
    """Where the Content Credentials of a file stand that cannot carry them."""
    return path.with_suffix(CREDENTIALS)
