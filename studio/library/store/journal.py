"""The journal of reversible edits in time order: what undo and redo walk along."""

from __future__ import annotations

from typing import Literal

import msgspec

from studio.errors import ProjectError

MAX_STATE_BYTES = 8 << 20


class Placed(msgspec.Struct, frozen=True, tag_field="do", tag="placed"):
    """A node came to be."""

    node: int


class Renamed(msgspec.Struct, frozen=True, tag_field="do", tag="renamed"):
    """A node got another name."""

    node: int
    before: str
    after: str


class Flagged(msgspec.Struct, frozen=True, tag_field="do", tag="flagged"):
    """A node was pinned or deleted, or no longer is."""

    node: int
    flag: Literal["pinned", "deleted"]
    after: bool


class Stated(msgspec.Struct, frozen=True, tag_field="do", tag="stated"):
    """A value of the project's state changed; JSON as text, None where there is none."""

    key: str
    before: str | None
    after: str | None


Change = Placed | Renamed | Flagged | Stated


class Edit(msgspec.Struct, frozen=True):
    """What one undo takes back: a `label` for the menu, and changes that belong together."""

    label: str
    time: float
    changes: tuple[Change, ...]


def reverse(change: Change) -> Change:
    """The change that takes `change` back."""
    match change:
        case Placed(node):
            return Flagged(node, "deleted", True)
        case Renamed(node, before, after):
            return Renamed(node, after, before)
        case Flagged(node, flag, after):
            return Flagged(node, flag, not after)
        case Stated(key, before, after):
            return Stated(key, after, before)


class Journal:
    """Edits done, and behind `position` edits that were taken back and can be done again."""

    def __init__(self, entries: list[bytes], position: int, name: str) -> None:
        """The journal with these stored entries.

        Raises:
            ProjectError: the position lies outside.
        """
        if not 0 <= position <= len(entries):
            raise ProjectError(f"{name} is damaged: its journal ends before {position}.")
        self._entries: list[bytes | Edit] = list(entries)
        self._name = name
        self.position = position

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def last(self) -> Edit | None:
        """What undo would take back."""
        return self._at(self.position - 1) if self.position else None

    @property
    def next(self) -> Edit | None:
        """What redo would do again."""
        return self._at(self.position) if self.position < len(self._entries) else None

    @property
    def at_end(self) -> bool:
        """Whether nothing waits to be done again."""
        return self.position == len(self._entries)

    def push(self, edit: Edit) -> bytes:
        """Add an edit; whatever could be done again no longer can. Gives its stored form."""
        del self._entries[self.position :]
        self._entries.append(edit)
        self.position += 1
        return msgspec.json.encode(edit)

    def amend(self, edit: Edit) -> bytes:
        """Put `edit` in the place of the last one."""
        self.position -= 1
        return self.push(edit)

    def _at(self, index: int) -> Edit:
        entry = self._entries[index]
        if isinstance(entry, Edit):
            return entry
        try:
            edit = msgspec.json.decode(entry, type=Edit)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise ProjectError(
                f"Step {index + 1} of the journal of {self._name} is damaged; it cannot be undone."
            ) from None
        self._entries[index] = edit
        return edit
