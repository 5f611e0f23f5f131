"""`studio inspect`: what a file says about itself, as JSON or as lines to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from studio.errors import InputError
from studio.export.credentials.reading import read_credentials
from studio.export.credentials.told import Credentials
from studio.export.credentials.told import lines as credential_lines
from studio.export.metadata import provenance as prov
from studio.export.reading import read_recipe
from studio.library.settings import SettingsFile
from studio.values.edit import label
from studio.values.recipe import to_json


def describe(file: Path) -> dict[str, Any]:
    """`{kind, recipe, provenance, credentials, …}`; `recipe` is a document that `render` takes.

    Raises:
        InputError: no such file, or none that could hold a recipe or credentials.
    """
    found = read_recipe(file)
    credentials = read_credentials(file, SettingsFile().value.signing)
    if not found.kind and credentials.state == "none":
        raise InputError(found.problem)
    told = found.provenance
    return {
        "kind": found.kind or "other",
        "recipe": json.loads(to_json(found.recipe)) if found.recipe else None,
        "recipe_id": found.recipe.id if found.recipe else None,
        "place": label(found.recipe) if found.recipe else None,
        "provenance": json.loads(prov.to_json(told.without_recipes())) if told else None,
        "credentials": msgspec.to_builtins(credentials),
        "problem": (found.kind and found.problem) or None,
        "made_by": prov.SOFTWARE if told or found.recipe else found.made_by or None,
        "text": found.text or None,
        "told": msgspec.to_builtins(found.foreign) if found.foreign else None,
    }


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
            ("Notes", " ".join(told["notes"])),
        ]
    if recipe:
        pairs.append(("Place", f"{found['place']}, {recipe['width']} × {recipe['height']}"))
    elif not found["problem"]:
        pairs.append(("Recipe", "none inside"))
    pairs += _told(found["told"]) if found["told"] else [("Text", found["text"])]
    pairs += credential_lines(msgspec.convert(found["credentials"], Credentials))
    return [f"{name:<12} {value}" for name, value in pairs if value]


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
