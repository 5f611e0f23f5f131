"""The journal of reversible edits in time order: what undo and redo walk along."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Literal

import msgspec

from studio.errors import ProjectError
from studio.library.store.library_changes import LibraryChange, turned_round

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


class InLibrary(msgspec.Struct, frozen=True, tag_field="do", tag="library"):
    """Something was done in the library called `library`, beside the project."""

    library: str
    change: LibraryChange


Change = Placed | Renamed | Flagged | Stated | InLibrary


class Edit(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one undo takes back: what was done, in words, and changes that belong together.

    A change of the library is the only one of its edit. `stands`: it could not be taken back and
    undo went past it, so it still holds although it lies behind the journal's position.
    """

    label: str
    time: float
    changes: Annotated[tuple[Change, ...], msgspec.Meta(min_length=1)]
    stands: bool = False


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
        case InLibrary(library, done):
            return InLibrary(library, turned_round(done))


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

    def find(self, edit: Edit) -> int | None:
        """Where an edit of this session stands, None where it was dropped or is another's."""
        wanted = (edit.time, edit.changes)
        for index in range(len(self._entries) - 1, -1, -1):
            entry = self._entries[index]
            if isinstance(entry, Edit) and (entry.time, entry.changes) == wanted:
                return index
        return None

    def is_done(self, index: int) -> bool:
        """Whether an edit holds: it was not taken back, or could not be."""
        return index < self.position or self._at(index).stands

    def push(self, edit: Edit) -> list[bytes]:
        """Add an edit; whatever could be done again no longer can.

        What still stands among it goes before the new edit. Gives the stored form of all entries
        from the former position on.
        """
        start = self.position
        kept = [msgspec.structs.replace(e, stands=False) for e in self._tail() if e.stands]
        self._entries[start:] = [*kept, edit]
        self.position = len(self._entries)
        return self.stored(start)

    def amend(self, edit: Edit) -> list[bytes]:
        """Put `edit` in the place of the last one."""
        self.position -= 1
        return self.push(edit)

    def step(self, by: Literal[-1, 1], stands: bool = False) -> tuple[int, bytes] | None:
        """Go past one entry; gives its number and stored form where `stands` is new for it."""
        index = self.position - 1 if by < 0 else self.position
        self.position += by
        edit = self._at(index)
        if edit.stands == stands:
            return None
        self._entries[index] = msgspec.structs.replace(edit, stands=stands)
        return index + 1, self.stored(index)[0]

    def stored(self, start: int) -> list[bytes]:
        """The entries from `start` on as the disk has them."""
        return [
            entry if isinstance(entry, bytes) else msgspec.json.encode(entry)
            for entry in self._entries[start:]
        ]

    def snapshot(self) -> tuple[list[bytes | Edit], int]:
        """What `put_back` takes."""
        return list(self._entries), self.position

    def put_back(self, snapshot: tuple[list[bytes | Edit], int]) -> list[bytes]:
        """Be as at the snapshot; the stored form of all entries from its position on."""
        self._entries, self.position = list(snapshot[0]), snapshot[1]
        return self.stored(self.position)

    def _tail(self) -> list[Edit]:
        """What could be done again, without what is damaged there."""
        found = []
        for index in range(self.position, len(self._entries)):
            with suppress(ProjectError):
                found.append(self._at(index))
        return found

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
