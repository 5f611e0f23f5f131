"""What is done to the library, as records that a project's journal keeps and can turn round.

Each says which model (by its hash) and what it was before and after, so that a later day can see
whether it may still be taken back. Applying them is `studio.library.model_edits`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Facts = dict[str, str | tuple[str, ...]]
"""Fact of a card -> its text; `tags` -> the tags."""
Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Slot = Annotated[str, msgspec.Meta(pattern="^[^/\\\\.\0]{1,64}$")]
Files = dict[Literal["card.json", "covers.webp"], Digest]
"""A model's small files -> the sha256 of their contents, which the project keeps as blobs."""


class CardChanged(msgspec.Struct, frozen=True, tag_field="what", tag="card"):
    """Facts or tags on the card of a model of the person's own."""

    model: str
    name: str
    before: Facts
    after: Facts


class Favoured(msgspec.Struct, frozen=True, tag_field="what", tag="favourite"):
    """A model became a favourite, or is none any more."""

    model: str
    name: str
    after: bool


class HouseTagged(msgspec.Struct, frozen=True, tag_field="what", tag="tags"):
    """The person's own tags on a house model."""

    model: str
    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Binned(msgspec.Struct, frozen=True, tag_field="what", tag="bin"):
    """A model went into the bin, under the name `slot`, or came out of it."""

    model: str
    name: str
    slot: Slot
    after: bool


class FoldersChosen(msgspec.Struct, frozen=True, tag_field="what", tag="folders"):
    """Other folders are looked into for models."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class FilesWritten(msgspec.Struct, frozen=True, tag_field="what", tag="files"):
    """A model was looked at once more: its card and its covers were made anew."""

    model: str
    name: str
    before: Files
    after: Files


LibraryChange = CardChanged | Favoured | HouseTagged | Binned | FoldersChosen | FilesWritten


def turned_round(change: LibraryChange) -> LibraryChange:
    """The change that takes `change` back."""
    if isinstance(change, Favoured | Binned):
        return msgspec.structs.replace(change, after=not change.after)
    return msgspec.structs.replace(change, before=change.after, after=change.before)
