"""What one card of the browser shows, which cards a search keeps, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studio.ui.language.words import mark, said
from studio.values.card import FAMILY_WORDS
from studio.values.messages import InstalledModel

COVERS_FILE = "covers.webp"
Order = Literal["shelf", "name", "recent", "family"]
ORDER_WORDS: dict[Order, str] = {
    "shelf": mark("The studio's first"), "name": mark("By name"), "recent": mark("Last used first"),
    "family": mark("By family"),
}  # fmt: skip


@dataclass(frozen=True)
class Marks:
    """What the person keeps beside the cards, by the hash of a model; `flaws` by its id."""

    favourites: frozenset[str] = frozenset()
    house_tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    used: Mapping[str, float] = field(default_factory=dict)
    flaws: Mapping[str, str] = field(default_factory=dict)


NO_MARKS = Marks()
ASSUMPTIONS = mark("Assumptions")
"""The group of controls for what a file does not say of its model."""


@dataclass(frozen=True)
class Entry:
    """One card; `problem` is one sentence where it cannot be used, `model` None where unread.

    `asks_licence`: nobody has said under which licence it stands.
    """

    key: str
    name: str
    family: str
    facts: str
    covers: Path
    model: InstalledModel | None = None
    problem: str = ""
    searched: str = ""
    favourite: bool = False
    tags: tuple[str, ...] = ()
    used: float = 0.0
    flaw: str = ""
    asks_licence: bool = False

    @property
    def family_words(self) -> str:
        """The family as people read it; empty where it is unknown."""
        return said(FAMILY_WORDS.get(self.family, ""))

    @property
    def own(self) -> bool:
        """Whether it is the person's own and may be renamed, edited and deleted."""
        return self.model is not None and not self.model.card.house

    @property
    def assumes(self) -> bool:
        """Whether its file left something open, so that it can be read otherwise."""
        controls = self.model.card.info.controls if self.model is not None else ()
        return any(control.group == ASSUMPTIONS for control in controls)


def entries_of(
    models: Iterable[InstalledModel],
    problems: Mapping[str, str] | None = None,
    marks: Marks = NO_MARKS,
    known: Mapping[str, Entry] | None = None,
) -> list[Entry]:
    """All cards: those that work, then those that do not.

    `problems` maps a model's id, or the name of a folder that has no readable card, to one plain
    sentence. Entries of before that still hold (`known`, by key) are used again.
    """
    left, before = dict(problems or {}), known or {}
    entries = []
    for model in models:
        problem = left.pop(model.card.id, "")
        entry = before.get(model.card.sha256)
        if entry is None or not _holds(entry, model, problem, marks):
            entry = entry_of(model, problem, marks)
        entries.append(entry)
    entries.sort(key=lambda entry: bool(entry.problem))
    return entries + [broken_entry(name, sentence) for name, sentence in left.items()]


def _holds(entry: Entry, model: InstalledModel, problem: str, marks: Marks) -> bool:
    """Whether an entry made before says what one made now would say."""
    key, card = entry.key, model.card
    return (
        entry.model is model
        and entry.problem == problem
        and entry.favourite == (key in marks.favourites)
        and entry.tags == (*card.tags, *marks.house_tags.get(key, ()))
        and entry.used == marks.used.get(key, 0.0)
        and entry.flaw == marks.flaws.get(card.id, "")
    )


def entry_of(model: InstalledModel, problem: str = "", marks: Marks = NO_MARKS) -> Entry:
    """The card of a model whose own card could be read."""
    card = model.card
    facts, asks = tuple(said(fact) for fact in card.facts()), not (card.license_known or card.house)
    tags = (*card.tags, *marks.house_tags.get(card.sha256, ()))
    searched = (
        card.name, card.id, said(FAMILY_WORDS[card.info.family]), *facts, card.author,
        card.info.architecture, *tags,
    )  # fmt: skip
    return Entry(
        key=card.sha256,
        name=card.name,
        family=card.info.family,
        facts=" · ".join(facts[:-1] if asks else facts),
        covers=model.folder / COVERS_FILE,
        model=model,
        problem=problem,
        searched="\n".join(searched).casefold(),
        favourite=card.sha256 in marks.favourites,
        tags=tags,
        used=marks.used.get(card.sha256, 0.0),
        flaw=marks.flaws.get(card.id, ""),
        asks_licence=asks,
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


def kept(
    entries: Iterable[Entry], text: str = "", family: str = "", favourites: bool = False
) -> list[Entry]:
    """The entries of `family` (empty: all) in which every word of `text` occurs, in order.

    Models whose name begins with the text come first; `favourites` keeps only these.
    """
    words = text.casefold().split()
    found = [
        entry
        for entry in entries
        if (not family or entry.family == family)
        and (entry.favourite or not favourites)
        and all(w in entry.searched for w in words)
    ]
    if words:
        start = " ".join(words)
        found.sort(key=lambda entry: not entry.name.casefold().startswith(start))
    return found


def in_order(entries: Iterable[Entry], order: Order) -> list[Entry]:
    """The entries in another order, those that do not work always last."""
    found = list(entries)
    if order == "name":
        found.sort(key=lambda entry: entry.name.casefold())
    elif order == "recent":
        found.sort(key=lambda entry: -entry.used)
    elif order == "family":
        families = tuple(FAMILY_WORDS)
        found.sort(key=lambda e: families.index(e.family) if e.family in families else 99)
    found.sort(key=lambda entry: bool(entry.problem))
    return found
