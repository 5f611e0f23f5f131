"""Edits of an open project: applied in memory, journalled, and taken back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import msgspec

from studio.errors import ProjectError, StudioError
from studio.library.store.contents import Contents
from studio.library.store.journal import (
    MAX_STATE_BYTES,
    Change,
    Edit,
    Flagged,
    InLibrary,
    Placed,
    Renamed,
    Stated,
    reverse,
)
from studio.library.store.library_changes import LibraryChange, turned_round
from studio.library.store.writer import Group, Statement
from studio.values.recipe import to_json
from studio.values.trail import MERGE_SECONDS, Node

NEW_PLACE = "new place"
"""What the journal calls the end of a gesture."""
_PUT_NODE = (
    "INSERT OR REPLACE INTO nodes (id, parent, created, name, pinned, deleted, recipe_id, recipe)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_PUT_STATE = "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)"
_PUT_EDIT = "INSERT OR REPLACE INTO journal (seq, edit) VALUES (?, ?)"
_PUT_POSITION = "INSERT OR REPLACE INTO meta (key, value) VALUES ('position', ?)"


class Library(Protocol):
    """The library beside the project, as the journal needs it."""

    @property
    def key(self) -> str:
        """Which library it is; edits of another one are left alone."""

    def apply(self, change: LibraryChange, blob: Callable[[str], bytes | None]) -> None:
        """Make it so; nothing happens where it is so already. `blob` gives kept bytes by sha256.

        Raises:
            StudioError: it is neither as before nor as after; nothing has changed.
        """


class Disk(Protocol):
    """What makes the disk follow."""

    def post(self, group: Group) -> None:
        """Take what belongs together; it is written soon."""

    def settle(self) -> None:
        """Wait until it is written; a disk that refuses is not waited for."""

    def photo(self, sha256: str) -> bytes | None:
        """Bytes that the project keeps."""


@dataclass(frozen=True)
class Undone:
    """What was taken back or done again, and the node to look at now, if any.

    `problem`: why it could not be, in a sentence; it was gone past, and nothing is lost.
    """

    label: str
    focus: int | None = None
    problem: str = ""
    in_library: bool = False

    def __str__(self) -> str:
        return self.label


def state_json(key: str, value: Any) -> bytes:
    """A value of the state as stored.

    Raises:
        ProjectError: not plain data, or too large.
    """
    try:
        raw = msgspec.json.encode(value, order="sorted")
    except (TypeError, ValueError, RecursionError) as error:
        raise ProjectError(f"The project cannot keep {key!r}: {str(error)[:120]}.") from None
    if len(raw) > MAX_STATE_BYTES:
        raise ProjectError(f"The project cannot keep {key!r}: {len(raw) >> 20} MB, at most 8 MB.")
    return raw


class Edits:
    """The trail and the state in memory, and the library where the window has opened one.

    A change of the library is in the journal before it is done, and is taken back before the
    journal says so. Whenever the studio is killed, at most the last change is in the journal and
    not in the library, and taking back what is not there changes nothing.
    """

    def __init__(self, found: Contents, disk: Disk) -> None:
        self.trail = found.trail
        self.state = dict(found.state)
        self.library: Library | None = None
        self._journal = found.journal
        self._disk = disk

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        last = self._journal.last
        return last.label if last else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        following = self._journal.next
        return following.label if following else None

    def ends_with(self, change: Change) -> bool:
        """Whether `change` alone is the last edit, with nothing waiting to be done again."""
        last = self._last()
        return self._journal.at_end and last is not None and last.changes == (change,)

    def _last(self) -> Edit | None:
        """The last edit where it can be read: a damaged one keeps nobody from going on."""
        with suppress(ProjectError):
            return self._journal.last
        return None

    def add_nodes(self, nodes: Sequence[Node], when: float) -> None:
        """Put new nodes into the trail, as one edit."""
        self.trail = self.trail.with_nodes(nodes)
        label = NEW_PLACE if len(nodes) == 1 else f"{len(nodes)} new places"
        first = [_put(node) for node in nodes]
        self.do(label, [Placed(node.id) for node in nodes], first=first, when=when)

    def change_node(self, node: Node) -> None:
        """Put a node in the place of the one with its id, as part of the edit that made it."""
        self.trail = self.trail.with_node(node)
        self._disk.post((_put(node),))

    def store_state(self, key: str, raw: bytes | None) -> None:
        """Set a value without an edit."""
        text = None if raw is None else raw.decode()
        self._disk.post(self._apply((Stated(key, None, text),)))

    def do(
        self,
        label: str,
        changes: Sequence[Change],
        *,
        first: Sequence[Statement] = (),
        when: float | None = None,
        merge: bool = False,
    ) -> None:
        """Apply changes as one edit; whatever could be done again no longer can."""
        if not changes:
            return
        edit = Edit(label, time.time() if when is None else when, tuple(changes))
        merged = self._merged(edit) if merge else None
        statements = [*first, *self._apply(edit.changes)]
        start = self._journal.position - 1 if merged else self._journal.position
        stored = self._journal.amend(merged) if merged else self._journal.push(edit)
        self._disk.post([*statements, *self._rows(start, stored)])

    def do_in_library(self, label: str, change: LibraryChange) -> Edit:
        """Change the library as one edit.

        Raises:
            StudioError: the library refuses; nothing has changed.
        """
        if self.library is None:
            raise ProjectError("No library is open here.")
        edit = Edit(label, time.time(), (InLibrary(self.library.key, change),))
        before = self._journal.snapshot()
        self._disk.post(self._rows(before[1], self._journal.push(edit)))
        self._disk.settle()
        try:
            self.library.apply(change, self._disk.photo)
        except StudioError:
            self._disk.post(self._rows(before[1], self._journal.put_back(before)))
            raise
        return edit

    def _rows(self, start: int, stored: Sequence[bytes]) -> list[Statement]:
        """The journal on disk becomes the present one, whose entries from `start` on are given."""
        statements: list[Statement] = [("DELETE FROM journal WHERE seq > ?", (start,))]
        statements += [(_PUT_EDIT, (start + 1 + i, raw)) for i, raw in enumerate(stored)]
        return [*statements, self._position()]

    def _position(self) -> Statement:
        return _PUT_POSITION, (str(self._journal.position),)

    def _merged(self, edit: Edit) -> Edit | None:
        """The last edit and this one as one, None where they do not belong together."""
        last = self._last()
        if last is None or not self._journal.at_end or last.label != edit.label:
            return None
        match last.changes, edit.changes:
            case ((Stated() as old,), (Stated() as new,)) if (
                old.key == new.key and 0 <= edit.time - last.time <= MERGE_SECONDS
            ):
                return Edit(edit.label, edit.time, (Stated(new.key, old.before, new.after),))
            case _:
                return None

    def undo(self) -> Undone | None:
        """Take back the last edit."""
        edit = self._journal.last
        if edit is None:
            return None
        done = edit.changes[0]
        if isinstance(done, InLibrary):
            self._disk.settle()
            problem = self._in_library(InLibrary(done.library, turned_round(done.change)))
            row = self._journal.step(-1, stands=bool(problem))
            self._disk.post(self._moved(row))
            return Undone(edit.label, None, problem, in_library=True)
        return self._move(edit, tuple(reverse(c) for c in reversed(edit.changes)), -1)

    def redo(self) -> Undone | None:
        """Do again what was taken back last."""
        edit = self._journal.next
        if edit is None:
            return None
        done = edit.changes[0]
        if isinstance(done, InLibrary):
            self._disk.post(self._moved(self._journal.step(+1)))
            self._disk.settle()
            return Undone(edit.label, None, self._in_library(done), in_library=True)
        return self._move(edit, edit.changes, +1)

    def take_back(self, edit: Edit) -> Undone:
        """Take back this very edit of the library: by undo where it is the last one.

        Where something was done since, that stays, and taking this one back is an edit of its own.

        Raises:
            StudioError: it is taken back already or not this project's, or the library refuses.
        """
        index = self._journal.find(edit)
        if index is None:
            raise ProjectError("That step is not in the journal of this project any more.")
        if not self._journal.is_done(index):
            raise ProjectError("That step is taken back already.")
        if index == self._journal.position - 1:
            undone = self.undo()
            assert undone is not None
            return undone
        (done,) = edit.changes
        assert isinstance(done, InLibrary)
        self.do_in_library(f"took back: {edit.label}", turned_round(done.change))
        return Undone(edit.label, in_library=True)

    def _in_library(self, done: InLibrary) -> str:
        """Make the library so; why that is not possible, as a sentence."""
        if self.library is None or done.library != self.library.key:
            return "That was done in another library."
        try:
            self.library.apply(done.change, self._disk.photo)
        except StudioError as error:
            return str(error)
        return ""

    def _moved(self, row: tuple[int, bytes] | None) -> list[Statement]:
        return [*([(_PUT_EDIT, row)] if row is not None else []), self._position()]

    def _move(self, edit: Edit, changes: Sequence[Change], by: Literal[-1, 1]) -> Undone:
        statements = self._apply(changes)
        self._disk.post([*statements, *self._moved(self._journal.step(by))])
        return Undone(edit.label, self._focus(changes[0]))

    def _focus(self, change: Change) -> int | None:
        if isinstance(change, Stated | InLibrary):
            return None
        node = self.trail.get(change.node)
        if node is not None and node.deleted:
            node = self.trail.parent(node.id)
        return node.id if node else None

    def _apply(self, changes: Sequence[Change]) -> list[Statement]:
        """Change the memory; gives what makes the disk follow."""
        statements: list[Statement] = []
        nodes: dict[int, Node] = {}
        for change in changes:
            if isinstance(change, Stated):
                statements.append(self._set_state(change.key, change.after))
                continue
            if isinstance(change, InLibrary):
                raise ProjectError("A step of the journal is damaged; it cannot be undone.")
            node = nodes.get(change.node) or self.trail.get(change.node)
            if node is None:
                raise ProjectError(f"Place {change.node} is not in the project; it is damaged.")
            if isinstance(change, Placed) and not node.deleted:
                continue  # new: it was put there as a whole
            nodes[node.id], statement = _changed(node, change)
            statements.append(statement)
        if nodes:
            self.trail = self.trail.with_nodes(nodes.values())
        return statements

    def _set_state(self, key: str, text: str | None) -> Statement:
        if text is None:
            self.state.pop(key, None)
            return "DELETE FROM state WHERE key = ?", (key,)
        self.state[key] = text.encode()
        return _PUT_STATE, (key, self.state[key])


def _put(node: Node) -> Statement:
    recipe = node.recipe
    parts: tuple[object, ...] = (node.id, node.parent, node.created, node.name)
    return _PUT_NODE, (*parts, int(node.pinned), int(node.deleted), recipe.id, to_json(recipe))


def _changed(node: Node, change: Placed | Renamed | Flagged) -> tuple[Node, Statement]:
    match change:
        case Placed():
            return node.replaced(deleted=False), _flag(node.id, "deleted", False)
        case Renamed(_, _, name):
            sql = "UPDATE nodes SET name = ? WHERE id = ?"
            return node.replaced(name=name), (sql, (name, node.id))
        case Flagged(_, "pinned", after):
            return node.replaced(pinned=after), _flag(node.id, "pinned", after)
        case Flagged(_, _, after):
            return node.replaced(deleted=after), _flag(node.id, "deleted", after)


def _flag(node_id: int, flag: str, value: bool) -> Statement:
    return f"UPDATE nodes SET {flag} = ? WHERE id = ?", (int(value), node_id)
