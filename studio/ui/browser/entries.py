"""What one card of the browser shows, and which cards a search keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from studio.values.card import FAMILY_WORDS
from studio.values.messages import InstalledModel

COVERS_FILE = "covers.webp"


@dataclass(frozen=True)
class Entry:
    """One card: an installed model, or (`model` None) a folder whose `problem` is one sentence."""

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


def entry_of(model: InstalledModel) -> Entry:
    """The card of a model that is fine."""
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
        searched=searched.casefold(),
    )


def broken_entry(folder: Path, problem: str) -> Entry:
    """The card of a folder that should hold a model and does not."""
    return Entry(
        key=f"broken:{folder}",
        name=folder.name,
        family="",
        facts="",
        covers=folder / COVERS_FILE,
        problem=problem,
        searched=f"{folder.name} {problem}".casefold(),
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
