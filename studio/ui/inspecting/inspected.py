"""What `studio inspect` told of a file, as the sheet shows it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from studio.errors import StudioError
from studio.export.credentials.told import Credentials, Ingredient, source_words
from studio.export.metadata.provenance import Heard, sound_words
from studio.ui.language.words import said, tr
from studio.values.recipe import Recipe, from_json

Rows = list[tuple[str, str]]
NOTHING = Credentials()
MAX_TEXT = 900


@dataclass(frozen=True)
class Inspected:
    """One file: `problem` where nothing could be read of it, else what it says.

    `signed`, `made`: (name, words) of what the credentials and the recipe say. `tool`: another
    program; `foreign` what it said, or `text` where nobody understood it. `mark`: what became of
    the invisible mark.
    """

    path: Path
    problem: str = ""
    credentials: Credentials = NOTHING
    recipe: Recipe | None = None
    signed: Rows = field(default_factory=list)
    made: Rows = field(default_factory=list)
    tool: str = ""
    foreign: Rows = field(default_factory=list)
    text: str = ""
    mark: str = ""

    @property
    def tone(self) -> str:
        """The colour of the sentence on its credentials."""
        if self.credentials.state in ("tampered", "invalid"):
            return "bad"
        return "good" if self.credentials.trust == "own" else "text"


def inspected(path: Path, told: dict[str, Any]) -> Inspected:
    """What a command's answer comes to."""
    if "kind" not in told:
        return Inspected(path, problem=said(told.get("problem") or tr("It cannot be read.")))
    credentials = msgspec.convert(told.get("credentials") or {}, Credentials)
    recipe = _recipe(told)
    ours = bool(told.get("provenance") or recipe)
    return Inspected(
        path,
        problem=said(told.get("problem") or ""),
        credentials=credentials,
        recipe=recipe,
        signed=_signed(credentials),
        made=_made(told, recipe),
        tool="" if ours else str(told.get("made_by") or ""),
        foreign=_foreign(told.get("told") or {}),
        text=str(told.get("text") or ""),
        mark=said((told.get("mark") or {}).get("words") or ""),
    )


def _recipe(told: dict[str, Any]) -> Recipe | None:
    try:
        return from_json(json.dumps(told["recipe"])) if told.get("recipe") else None
    except StudioError:
        return None


def _signed(found: Credentials) -> Rows:
    pairs = [
        (tr("Signed"), _moment(found.time)),
        (tr("Made with"), found.made_with),
        (tr("By"), ", ".join(found.authors)),
        (tr("It was"), ", ".join(said(source_words(name)) for name in found.source_types)),
        (tr("Done"), ", ".join(said(action) for action in found.actions)),
        (tr("From"), ", ".join(map(_ingredient, found.ingredients))),
        (tr("Kept"), tr("beside the file, which cannot carry them") if found.beside else ""),
    ]
    return [(name, words) for name, words in pairs if words]


def _ingredient(part: Ingredient) -> str:
    name = said(part.title)
    return tr("{name}, with credentials of its own", name=name) if part.credentials else name


def _made(told: dict[str, Any], recipe: Recipe | None) -> Rows:
    provenance = told.get("provenance") or {}
    place = ""
    if recipe is not None:
        place = f"{told.get('place') or ''}, {recipe.width} × {recipe.height}"
    pairs = [
        (tr("Model"), provenance.get("model_name") or (recipe.model.id if recipe else "")),
        (tr("Licence"), provenance.get("model_license", "")),
        (tr("Place"), place),
        (tr("Sound"), _sound(provenance.get("sound"))),
        (tr("Made"), _moment(provenance.get("created", ""))),
        (tr("Notes"), " ".join(provenance.get("notes", ()))),
    ]
    return [(name, str(words)) for name, words in pairs if words]


def _sound(told: dict[str, Any] | None) -> str:
    """What is heard under a film, and whose it is where its file says so."""
    return said(sound_words(msgspec.convert(told, Heard))) if told else ""


def _foreign(told: dict[str, Any]) -> Rows:
    """What another program said of its picture."""
    size = told.get("size")
    named = {
        tr("seed"): told.get("seed"),
        tr("steps"): told.get("steps"),
        tr("guidance"): told.get("guidance"),
        tr("strength"): told.get("strength"),
        tr("sampler"): told.get("sampler") or None,
        tr("schedule"): told.get("schedule") or None,
        tr("size"): f"{size[0]} × {size[1]}" if size else None,
    }
    figures = ", ".join(f"{name} {value}" for name, value in named.items() if value is not None)
    model = " ".join(filter(None, (told.get("model"), told.get("model_hash"))))
    pairs = [
        (tr("Words"), told.get("prompt")),
        (tr("Keep away from"), told.get("negative")),
        (tr("Settings"), figures),
        (tr("Model"), model),
        (tr("More"), ", ".join(told.get("more") or ())),
    ]
    return [(name, str(words)[:MAX_TEXT]) for name, words in pairs if words]


def _moment(iso: str) -> str:
    """A moment as people read it."""
    return iso[:16].replace("T", " ") + (" UTC" if iso.endswith("Z") else "")
