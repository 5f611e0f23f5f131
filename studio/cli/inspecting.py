"""`studio inspect`: what a file says about itself, as JSON or as lines to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from studio.errors import InputError, StudioError
from studio.export.credentials.reading import read_credentials
from studio.export.credentials.told import Credentials, lines as credential_lines
from studio.export.marks.looking import Look, look_for_mark
from studio.export.metadata import provenance as prov
from studio.export.reading import read_recipe
from studio.library.settings import SettingsFile
from studio.values.edit import label
from studio.values.recipe import to_json


def describe(file: Path) -> dict[str, Any]:
    """`{kind, recipe, provenance, credentials, mark, …}`; `recipe` is what `render` takes.

    Where the file has lost its recipe and its invisible mark is in the register of exports, the
    recipe is that of the register; `recipe_source` says which.

    Raises:
        InputError: no such file, or none that could hold a recipe or credentials.
    """
    found = read_recipe(file)
    credentials = read_credentials(file, SettingsFile().value.signing)
    if not found.kind and credentials.state == "none":
        raise InputError(found.problem)
    told, look = found.provenance, _look(file, found.kind)
    kept = look.entry.recipe if look.entry else None
    recipe = found.recipe or kept
    return {
        "kind": found.kind or "other",
        "recipe": json.loads(to_json(recipe)) if recipe else None,
        "recipe_id": recipe.id if recipe else None,
        "recipe_source": ("file" if found.recipe else "register") if recipe else None,
        "place": label(recipe) if recipe else None,
        "mark": {
            "state": look.state,
            "id": look.mark or None,
            "score": round(look.score, 1),
            "words": look.words,
        },
        "provenance": json.loads(prov.to_json(told.without_recipes())) if told else None,
        "credentials": msgspec.to_builtins(credentials),
        "problem": (found.kind and found.problem) or None,
        "made_by": prov.SOFTWARE if told or found.recipe else found.made_by or None,
        "text": found.text or None,
        "told": msgspec.to_builtins(found.foreign) if found.foreign else None,
    }


def _look(file: Path, kind: str) -> Look:
    """The mark of a picture or film; a file that cannot be seen has none."""
    if kind in ("json", "pdf"):
        return Look("none", words="")
    try:
        return look_for_mark(file)
    except StudioError as error:
        return Look("none", words=str(error))


def lines(found: dict[str, Any]) -> list[str]:
    """The same for people."""
    told = found["provenance"] or {}
    recipe = (found["recipe"] or {}).get("recipe")
    pairs = [("Kind", found["kind"]), ("Made by", found["made_by"] or "unknown")]
    if told:
        licence = f" ({told['model_license']})" if told["model_license"] else ""
        pairs += [
            ("Model", told["model_name"] + licence),
            ("Source type", told["digital_source_type"].rsplit("/", 1)[-1]),
            ("Created", told["created"]),
            ("Steps", ", ".join(step["step"] for step in told["steps"])),
            ("Sound", _heard(told)),
            ("Notes", " ".join(told["notes"])),
        ]
    if recipe:
        pairs.append(("Place", f"{found['place']}, {recipe['width']} × {recipe['height']}"))
    elif not found["problem"]:
        pairs.append(("Recipe", "none inside"))
    pairs += _told(found["told"]) if found["told"] else [("Text", found["text"])]
    pairs += credential_lines(msgspec.convert(found["credentials"], Credentials))
    pairs += [("Mark", found["mark"]["words"]), ("Text", found["text"])]
    return [f"{name:<12} {value}" for name, value in pairs if value]


def _heard(told: dict[str, Any]) -> str:
    """What is heard under a film."""
    sound = told.get("sound")
    return prov.sound_words(msgspec.convert(sound, prov.Heard)) if sound else ""


def _told(foreign: dict[str, Any]) -> list[tuple[str, str]]:
    """What another tool said of its picture."""
    size = foreign["size"]
    figures = {
        "seed": foreign["seed"], "steps": foreign["steps"], "guidance": foreign["guidance"],
        "strength": foreign["strength"], "sampler": foreign["sampler"] or None,
        "schedule": foreign["schedule"] or None,
        "size": f"{size[0]} × {size[1]}" if size else None,
    }  # fmt: skip
    model = " ".join(filter(None, (foreign["model"], foreign["model_hash"])))
    return [
        ("Words", foreign["prompt"]),
        ("Kept away", foreign["negative"]),
        ("Settings", ", ".join(f"{k} {v}" for k, v in figures.items() if v is not None)),
        ("Model", model),
        ("More", ", ".join(foreign["more"])),
    ]
