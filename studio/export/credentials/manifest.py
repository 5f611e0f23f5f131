"""What Content Credentials say of an export: how it was made, by which model, from what.

Source: C2PA Technical Specification 2.2, "Actions", "Ingredient"; IPTC Digital Source Type.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from studio.export.metadata.provenance import MADE_WITH_PHOTO, Provenance
from studio.values.latent import Encoded, walk
from studio.values.recipe import Recipe

MODEL_LABEL = "latent-studio.model"
SOUND_LABEL = "latent-studio.sound"
FROM_OUTSIDE = "A picture from outside"
SOUND_FROM_OUTSIDE = "A sound from outside"
MAX_SOURCES = 32
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Source:
    """A picture or sound of the person's own that went into an export.

    `data`: its file, where at hand, or `path` where that lies. A picture itself never goes into
    the export: its hash does, and its own Content Credentials where it carries some. `title` is
    that of a `sound`, where its file says it.
    """

    sha256: str = ""
    data: bytes = b""
    path: str = ""
    sound: bool = False
    title: str = ""

    @property
    def id(self) -> str:
        """What the manifest calls it."""
        kind = "sound" if self.sound else "source"
        return f"urn:sha256:{self.sha256}" if self.sha256 else f"urn:latent-studio:{kind}"

    @property
    def bare(self) -> Source:
        """Without its file."""
        return replace(self, data=b"", path="")

    def opened(self) -> BinaryIO:
        """Its file, open for reading.

        Raises:
            OSError: it is gone.
        """
        return Path(self.path).open("rb") if self.path else BytesIO(self.data)


def sources_of(
    told: Provenance, pictures: Sequence[bytes] = (), sound: Path | str | bytes = b""
) -> tuple[Source, ...]:
    """What a provenance says went in; pictures given in `pictures`, and the `sound`, with a file.

    Where the recipe was left out only that there is one is left, and none of its words.
    """
    found = _pictures_of(told, pictures)
    heard = told.sound
    if heard is None:
        return found
    data, path = (sound, "") if isinstance(sound, bytes) else (b"", str(sound))
    title = " – ".join(filter(None, (heard.title, heard.artist)))
    return (*found, Source(heard.sha256, data, path, True, title))


def _pictures_of(told: Provenance, pictures: Sequence[bytes]) -> tuple[Source, ...]:
    if told.digital_source_type != MADE_WITH_PHOTO:
        return ()
    files = {hashlib.sha256(data).hexdigest(): data for data in pictures}
    recipes = [recipe for recipe in (told.recipe, *told.parts) if recipe is not None]
    if not recipes:
        return (Source(),)
    named = list(dict.fromkeys((*pictures_in(recipes), *files)))[:MAX_SOURCES]
    return tuple(Source(name, files.get(name, b"")) for name in named) or (Source(),)


def pictures_in(recipes: Iterable[Recipe]) -> list[str]:
    """The sha256 of every picture from outside that went into these places, each once."""
    found: dict[str, None] = {}
    for recipe in recipes:
        nodes = (node for _, node in walk(recipe.latent))
        found |= dict.fromkeys(node.picture for node in nodes if isinstance(node, Encoded))
        values = (value for value in recipe.controls.values() if isinstance(value, str))
        found |= dict.fromkeys(value for value in values if _SHA256.fullmatch(value))
    return list(found)


def definition(told: Provenance, sources: Sequence[Source]) -> dict[str, Any]:
    """The manifest as the library takes it; its ingredients are added from `ingredient`."""
    agent = {"name": told.software, "version": told.software_version or "unknown"}
    assertions: list[dict[str, Any]] = [
        {"label": "c2pa.actions.v2", "data": {"actions": _actions(told, agent, sources)}},
        {"label": MODEL_LABEL, "data": _model(told)},
    ]
    if told.sound is not None:
        assertions.append({"label": SOUND_LABEL, "data": msgspec.to_builtins(told.sound)})
    if told.author:
        dublin = "http://purl.org/dc/elements/1.1/"
        said = {"@context": {"dc": dublin}, "dc:creator": [told.author]}
        assertions.append({"label": "cawg.metadata", "data": said})
    return {"claim_generator_info": [agent], "assertions": assertions}


def ingredient(source: Source, first: bool) -> dict[str, Any]:
    """What went in: the first picture was opened, all others, and a sound, were put in."""
    outside = source.title or SOUND_FROM_OUTSIDE if source.sound else FROM_OUTSIDE
    return {
        "title": outside,
        "relationship": "parentOf" if first and not source.sound else "componentOf",
        "instance_id": source.id,
        "label": source.id,
    }


def redactions(stored: dict[str, Any]) -> list[str]:
    """Where in a picture's credentials small pictures of it stand, so that they can be left out.

    Args:
        stored: the credentials as the library's reader gives them.
    """
    found: dict[str, None] = {}
    for label, manifest in stored.get("manifests", {}).items():
        parts = [manifest, *manifest.get("ingredients", ())]
        for part in parts:
            place = str((part.get("thumbnail") or {}).get("identifier", ""))
            if place.startswith("self#jumbf=c2pa.assertions/"):
                place = f"self#jumbf=/c2pa/{label}/{place.removeprefix('self#jumbf=')}"
            if place.startswith("self#jumbf=/"):
                found[place] = None
    return list(found)


def redacted(place: str) -> dict[str, Any]:
    """The action that says what was left out of a picture's credentials."""
    why = "c2pa.PII.present"
    return {"action": "c2pa.redacted", "reason": why, "parameters": {"redacted": place}}


def _actions(
    told: Provenance, agent: dict[str, str], sources: Sequence[Source]
) -> list[dict[str, Any]]:  # fmt: skip
    said: dict[str, Any] = {
        "softwareAgent": agent,
        "digitalSourceType": told.digital_source_type,
    } | ({"when": told.created} if told.created else {})  # fmt: skip
    heard = [_placed([source.id], {"softwareAgent": agent}) for source in sources if source.sound]
    ids = [source.id for source in sources if not source.sound]
    if not ids:
        return [{"action": "c2pa.created"} | said, *heard]
    actions = [{"action": "c2pa.opened", "parameters": {"ingredientIds": ids[:1]}} | said]
    if ids[1:]:
        actions.append(_placed(ids[1:], said))
    return [*actions, {"action": "c2pa.edited"} | said, *heard]


def _placed(ids: list[str], said: dict[str, Any]) -> dict[str, Any]:
    return {"action": "c2pa.placed", "parameters": {"ingredientIds": ids}} | said


def _model(told: Provenance) -> dict[str, Any]:
    """What is known of the model, and which recipe; only what the file says elsewhere too."""
    said = {
        "name": told.model_name,
        "id": told.model_id,
        "sha256": told.model_sha256,
        "license": told.model_license,
        "source": told.model_source,
        "recipe": told.recipe_id,
    }
    return {key: value for key, value in said.items() if value}
