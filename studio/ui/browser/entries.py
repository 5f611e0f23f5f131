"""What one card of the browser shows, and which cards a search keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.values.card import FAMILY_WORDS
from studio.values.messages import InstalledModel

COVERS_FILE = "covers.webp"


@dataclass(frozen=True)
class Entry:
    """One card; `problem` is one sentence where it cannot be used, `model` None where unread."""

    key: str
    name: str
    family: str
    facts: str
    covers: Path
    model: InstalledModel | None = None
    problem: str = ""
    searched: str = ""

    @property
    def family_words(self) -> str:
        """The family as people read it; empty where it is unknown."""
        return FAMILY_WORDS.get(self.family, "")


def entries_of(
    models: Iterable[InstalledModel], problems: Mapping[str, str] | None = None
) -> list[Entry]:
    """All cards: those that work, then those that do not.

    `problems` maps a model's id, or the name of a folder that has no readable card, to one plain
    sentence.
    """
    left = dict(problems or {})
    entries = [entry_of(model, left.pop(model.card.id, "")) for model in models]
    entries.sort(key=lambda entry: bool(entry.problem))
    return entries + [broken_entry(name, sentence) for name, sentence in left.items()]


def entry_of(model: InstalledModel, problem: str = "") -> Entry:
    """The card of a model whose own card could be read."""
    card = model.card
    facts = " · ".join(card.facts())
    searched = " ".join(
        (card.name, card.id, FAMILY_WORDS[card.info.family], facts, card.author, *card.tags)
    )
    return Entry(
        key=card.sha256,
        name=card.name,
        family=card.info.family,
        facts=facts,
        covers=model.folder / COVERS_FILE,
        model=model,
        problem=problem,
        searched=searched.casefold(),
    )


def broken_entry(name: str, problem: str) -> Entry:
    """The card of a folder that should hold a model and does not."""
    return Entry(
        key=f"broken:{name}",
        name=name,
        family="",
        facts="",
        covers=Path(),
        problem=problem,
        searched=f"{name} {problem}".casefold(),
    )


def kept(entries: Iterable[Entry], text: str = "", family: str = "") -> list[Entry]:
    """The entries of `family` (empty: all) in which every word of `text` occurs, in order.

    Models whose name begins with the text come first.
    """
    words = text.casefold().split()
    found = [
        entry
        for entry in entries
        if (not family or entry.family == family) and all(w in entry.searched for w in words)
    ]
    if words:
        start = " ".join(words)
        found.sort(key=lambda entry: not entry.name.casefold().startswith(start))
    return found
