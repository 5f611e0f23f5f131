"""What a person may change on the card of a model of their own, and how it reaches the disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from studio.errors import ModelError
from studio.files.atomic import printable, write_atomic
from studio.library.folders import CARD
from studio.library.models import read_card
from studio.library.store.library_changes import Facts
from studio.values.card import UNKNOWN_LICENCE, Card, card_to_json
from studio.values.messages import InstalledModel

LINES = {"name": 80, "license": 120, "license_url": 400, "author": 200, "source": 400}
"""Facts of one line, and how long they may be."""
TEXTS = {
    "summary": 400, "training_data": 4000, "known_limits": 4000, "known_biases": 4000,
    "notes": 4000,
}  # fmt: skip
"""Facts of several lines."""
MAX_TAGS, MAX_TAG = 24, 40


def editable(card: Card) -> dict[str, str]:
    """The facts that may be changed, as they are."""
    return {key: getattr(card, key) for key in (*LINES, *TEXTS)}


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Each once, in small letters, short, as many as a card holds."""
    words = (" ".join(printable(tag).lower().split())[:MAX_TAG].strip() for tag in tags)
    return tuple(dict.fromkeys(word for word in words if word))[:MAX_TAGS]


def changed(card: Card, facts: Mapping[str, str], tags: Iterable[str] | None = None) -> Card:
    """The card with other facts; what makes its pictures cannot be changed.

    Raises:
        ModelError: a fact that is none, or the card came with the studio.
    """
    if card.house:
        raise ModelError(f"{card.name} came with the studio; its card is part of it.")
    _check_keys(facts)
    new: dict[str, object] = {key: tidy(key, text) for key, text in facts.items()}
    if new.get("name") == "":
        new["name"] = card.name
    if new.get("license") == "":
        new["license"] = UNKNOWN_LICENCE
    if tags is not None:
        new["tags"] = tidy_tags(tags)
    return msgspec.structs.replace(card, **new)


def tidy(key: str, text: str) -> str:
    """A fact as it may stand on a card: shown characters only, within its length."""
    if key in LINES:
        return " ".join(printable(text).split())[: LINES[key]].strip()
    lines = [printable(line).rstrip() for line in text.strip().splitlines()]
    return "\n".join(lines)[: TEXTS[key]].strip()


def facts_of(card: Card, keys: Iterable[str]) -> Facts:
    """What a card says under these keys; `tags` is one of them.

    Raises:
        ModelError: a key of something that a person may not change.
    """
    found = list(keys)
    _check_keys(found)
    return {key: getattr(card, key) for key in found}


def _check_keys(keys: Iterable[str]) -> None:
    unknown = set(keys) - LINES.keys() - TEXTS.keys() - {"tags"}
    if unknown:
        raise ModelError(f"A card's {', '.join(sorted(unknown))} cannot be changed.")


def differing(card: Card, other: Card) -> tuple[str, ...]:
    """Under which keys two cards say different things."""
    keys = (*LINES, *TEXTS, "tags")
    return tuple(key for key in keys if getattr(card, key) != getattr(other, key))


def put_facts(model: InstalledModel, facts: Facts) -> None:
    """Put these facts on the card on disk; all else stays as the disk has it.

    Raises:
        ModelError: it came with the studio, the card is of another model by now, or a fact is none.
        ExportError: it could not be written; the old card is untouched.
    """
    there = read_card(model.folder)
    if model.card.house or there.sha256 != model.card.sha256:
        raise ModelError(f"{model.card.name} is not the model in {model.folder} any more.")
    texts = {key: text for key, text in facts.items() if isinstance(text, str) and key != "tags"}
    tags = facts.get("tags")
    if len(texts) + isinstance(tags, tuple) != len(facts):
        raise ModelError(f"A step of the journal gives {model.card.name} what is no fact.")
    new = changed(there, texts, tags if isinstance(tags, tuple) else None)
    write_atomic(model.folder / CARD, card_to_json(new))
