"""A project: the trail with its undo, state, photos and thumbnails, saved as it is made."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from studio.errors import InputError, ProjectDamaged, ProjectError, RecipeError
from studio.library.edits import Edits, Library, Undone, state_json
from studio.library.store import contents, migrate, place
from studio.library.store.contents import Contents
from studio.library.store.journal import Change, Edit, Flagged, Placed, Renamed, Stated
from studio.library.store.library_changes import LibraryChange
from studio.library.store.lock import FileLock
from studio.library.store.log import is_torn
from studio.library.store.open_file import OpenFile
from studio.library.store.opening import settle, version_of
from studio.library.store.proving import is_hot, prove
from studio.library.store.schema import VERSION
from studio.library.untitled import is_untitled, new_untitled_path, untitled_folder
from studio.values.recipe import MAX_JSON_BYTES, Recipe, to_json
from studio.values.trail import MAX_NAME, Node, Trail, merges

__all__ = ["Edit", "Library", "LibraryChange", "Project", "Undone"]


class Project:
    """One open project. Use it from one thread; `photo` and `thumb` may be read from any.

    Every edit is handed to the writer at once and undoable; `flush` returns when the disk has
    all of them. `on_written(problem)` is called on the writer's thread: empty text for saved, a
    sentence for a disk that refuses (what waits is tried again every second).
    """

    def __init__(self, file: OpenFile, found: Contents, notes: tuple[str, ...] = ()) -> None:
        """Use `open` or `untitled`; `notes` are sentences to show once."""
        self.notes = notes + found.notes
        self._file = file
        self._edits = Edits(found, file)

    # ---- opening and closing --------------------------------------------------------------------
    @classmethod
    def open(cls, path: Path, on_written: Callable[[str], None] | None = None) -> Project:
        """The project at `path`, brought up to date where it is old (the original stays beside).

        Raises:
            ProjectBusy: another window has it open.
            NewerError: written by a newer studio.
            ProjectDamaged: not as it was written; the file is untouched (see `open_rescued`).
            ProjectError: missing, or its folder refuses.
        """
        real = Path(path).resolve()
        version = version_of(real)
        lock = FileLock(real)
        notes: tuple[str, ...] = ()
        try:
            found = None
            if is_torn(real):
                raise ProjectDamaged(f"{real.name} is damaged: its newest part cannot be read.")
            if version == VERSION and not is_hot(real):
                found = contents.read(real)
            else:
                prove(real)
            kept = migrate.migrate(real)
            if kept is not None:
                notes = (f"The project was brought up to date; the original is {kept.name}.",)
            settle(real)
            found = found or contents.read(real)
            return cls(OpenFile(real, lock, is_untitled(real), on_written), found, notes)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def untitled(
        cls, folder: Path | None = None, on_written: Callable[[str], None] | None = None
    ) -> Project:
        """A new project without a name, saved from the first click.

        Raises:
            ProjectError: the data folder cannot be written to.
        """
        path = new_untitled_path(folder or untitled_folder()).resolve()
        lock = FileLock(path)
        try:
            place.create_file(path)
            found = contents.read(path)
            return cls(OpenFile(path, lock, True, on_written), found)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Save all, leave one single file, end the writer. An untitled empty one is removed.

        Raises:
            ProjectError: something could not be saved; says how much.
        """
        self._file.close(empty=not self.trail.all_nodes)

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def save_as(self, path: Path) -> None:
        """Go on as the project at `path`; an untitled one moves there, others stay behind.

        Also the way out when the old disk is full: what waits is written to the new one.

        Raises:
            ProjectBusy: another window has `path` open.
            ProjectError: it cannot be written; nothing has changed.
        """
        self._file.save_as(path)

    def save_copy(self, path: Path) -> Path:
        """A complete copy at `path`; this project stays where it is.

        Raises:
            ProjectBusy: another window has `path` open.
            ProjectError: it cannot be written, or is this very file.
        """
        return self._file.save_copy(path)

    def flush(self, timeout_s: float = 30.0) -> None:
        """Return when the disk has everything.

        Raises:
            ProjectError: it cannot be written now; it stays in memory and is tried again.
        """
        self._file.flush(timeout_s)

    @property
    def path(self) -> Path:
        """The file it is saved in."""
        return self._file.path

    @property
    def is_untitled(self) -> bool:
        """Whether it has no name yet."""
        return self._file.is_untitled

    @property
    def on_written(self) -> Callable[[str], None] | None:
        """Called on the writer's thread after each attempt; may be set at any time."""
        return self._file.on_written

    @on_written.setter
    def on_written(self, call: Callable[[str], None] | None) -> None:
        self._file.on_written = call

    @property
    def title(self) -> str:
        """What the window's head shows."""
        return "Untitled" if self.is_untitled else self.path.stem

    @property
    def saved(self) -> bool:
        """Whether the disk has everything."""
        return self._file.saved

    @property
    def problem(self) -> str:
        """Why the disk refused the last attempt, empty when all is well."""
        return self._file.problem

    # ---- the trail ------------------------------------------------------------------------------
    @property
    def trail(self) -> Trail:
        """The trail as it is now; an edit makes another."""
        return self._edits.trail

    def add_place(
        self, recipe: Recipe, parent: int | None, merge: bool = True, now: float | None = None
    ) -> Node:
        """The node for `recipe`, made from `parent`; call it when a gesture ends.

        Gives `parent` itself where nothing changed, and changes it in place where `merges` says
        so and `merge` is on.

        Raises:
            RecipeError: the recipe is larger than 8 MB.
        """
        _check_size(recipe)
        when = time.time() if now is None else now
        base = self._growing(parent)
        if base is not None and base.recipe == recipe:
            return base
        if base is not None and merge and self._may_merge(base, recipe, when):
            node = base.replaced(recipe=recipe, created=when)
            self._edits.change_node(node)
        else:
            node = Node(self.trail.next_id, base.id if base else None, recipe, when)
            self._edits.add_nodes((node,), when)
        return node

    def _growing(self, parent: int | None) -> Node | None:
        """The living node that a place made from `parent` hangs on."""
        node = self.trail.get(parent)
        return self.trail.parent(node.id) if node is not None and node.deleted else node

    def _may_merge(self, last: Node, recipe: Recipe, now: float) -> bool:
        origin = self.trail.get(last.parent)
        if origin is None or not self._edits.ends_with(Placed(last.id)):
            return False
        return not self.trail.children(last.id) and merges(origin.recipe, last, recipe, now)

    def rename(self, node_id: int, name: str) -> None:
        """Give a place a name (an empty one takes it away)."""
        node, new = self._living(node_id), _tidy(name)
        if new != node.name:
            self._edits.do(_naming(node.name, new), (Renamed(node_id, node.name, new),))

    def set_pin(self, node_id: int, pinned: bool, name: str | None = None) -> None:
        """Pin or unpin a place, with a name at once where given."""
        node = self._living(node_id)
        changes: list[Change] = []
        if node.pinned != pinned:
            changes.append(Flagged(node_id, "pinned", pinned))
        new = node.name if name is None else _tidy(name)
        if new != node.name:
            changes.append(Renamed(node_id, node.name, new))
        self._edits.do("pinned a place" if pinned else "took a pin away", changes)

    def delete(self, node_ids: Iterable[int]) -> None:
        """Take places out of the trail; what was made from them stays."""
        ids = [i for i in dict.fromkeys(node_ids) if i in self.trail]
        self._edits.do(f"deleted {_places(ids)}", [Flagged(i, "deleted", True) for i in ids])

    def restore(self, node_ids: Iterable[int]) -> None:
        """Bring deleted places back."""
        known = (self.trail.get(i) for i in dict.fromkeys(node_ids))
        changes = [Flagged(n.id, "deleted", False) for n in known if n is not None and n.deleted]
        self._edits.do(f"restored {_places(changes)}", changes)

    def _living(self, node_id: int) -> Node:
        node = self.trail.get(node_id)
        if node is None or node.deleted:
            raise ProjectError("That place is no longer in the trail.")
        return node

    # ---- undo -----------------------------------------------------------------------------------
    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, None when there is nothing."""
        return self._edits.undo_label

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again, None when there is nothing."""
        return self._edits.redo_label

    def undo(self) -> Undone | None:
        """Take back the last edit, also one of an earlier day; None when there is none.

        Raises:
            ProjectError: that step of the journal is damaged.
        """
        return self._edits.undo()

    def redo(self) -> Undone | None:
        """Do again what was taken back last; None when there is nothing.

        Raises:
            ProjectError: that step of the journal is damaged.
        """
        return self._edits.redo()

    def take_back(self, edit: Edit) -> Undone:
        """Take back this edit of the library, whatever was done since.

        It is an undo where the edit is the last one, else an edit of its own.

        Raises:
            StudioError: it is taken back already or not this project's, or the library refuses.
        """
        return self._edits.take_back(edit)

    # ---- the library ----------------------------------------------------------------------------
    @property
    def library(self) -> Library | None:
        """The library that the window has opened; its edits are in this project's journal."""
        return self._edits.library

    @library.setter
    def library(self, library: Library | None) -> None:
        self._edits.library = library

    def edit_library(self, label: str, change: LibraryChange) -> Edit:
        """Change something in the library as one edit of this project; `label` says what was done.

        Raises:
            StudioError: the library refuses; nothing has changed.
        """
        return self._edits.do_in_library(label, change)

    # ---- state ----------------------------------------------------------------------------------
    def state(self, key: str, default: Any = None) -> Any:
        """The value last set for `key`: numbers, texts, lists and maps."""
        raw = self._edits.state.get(key)
        if raw is not None:
            with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                return msgspec.json.decode(raw)
        return default

    def set_state(self, key: str, value: Any, label: str | None = None) -> None:
        """Keep a value (None takes it away); with a `label` it is an edit that can be undone.

        Edits of one key with one label within a short time are one edit.

        Raises:
            ProjectError: not plain data, or more than 8 MB.
        """
        new = None if value is None else state_json(key, value)
        old = self._edits.state.get(key)
        if new == old:
            return
        if label is None:
            self._edits.store_state(key, new)
        else:
            texts = [None if raw is None else raw.decode() for raw in (old, new)]
            self._edits.do(label, (Stated(key, *texts),), merge=True)

    def state_keys(self, prefix: str) -> tuple[str, ...]:
        """All keys of the state that begin so, sorted."""
        return tuple(sorted(key for key in self._edits.state if key.startswith(prefix)))

    def state_bytes(self, key: str) -> bytes | None:
        """The value of `key` as it is stored, JSON; the same bytes as long as nobody edits it."""
        return self._edits.state.get(key)

    def nodes_to_begin(self) -> Iterator[Node]:
        """Where one was, then what was made last; a damaged place is left out."""
        here = self.state("current")
        first = [self.trail.get(here)] if isinstance(here, int) else []
        newest = sorted(self.trail, key=lambda node: (-node.created, -node.id))
        for node in dict.fromkeys((*first, *newest)):
            if node is not None and not node.deleted:
                with suppress(InputError):
                    node.recipe  # noqa: B018  read, so that whoever asks next can
                    yield node

    # ---- photos and thumbnails ------------------------------------------------------------------
    def put_blob(self, data: bytes) -> str:
        """Keep a photo's file bytes; gives their sha256.

        Raises:
            ProjectError: more than 64 MB.
        """
        return self._file.blobs.put_photo(data)

    def get_blob(self, sha256: str) -> bytes | None:
        """The photo with this sha256, None when it is not here."""
        return self._file.blobs.photo(sha256)

    def put_thumb(self, recipe: Recipe, data: bytes) -> None:
        """Keep the thumbnail of a recipe."""
        self._file.blobs.put_thumb(recipe.id, data)

    def get_thumb(self, recipe: Recipe) -> bytes | None:
        """The thumbnail of a recipe, None when there is none yet."""
        return self._file.blobs.thumb(recipe.id)


def _tidy(name: str) -> str:
    """One line that any file can hold."""
    return " ".join(name.split())[:MAX_NAME].encode("utf-8", "replace").decode()


def _places(found: Sized) -> str:
    return "a place" if len(found) == 1 else f"{len(found)} places"


def _naming(before: str, after: str) -> str:
    if not after:
        return f"took the name {before} away"
    return f"renamed {before} to {after}" if before else f"named a place {after}"


def _check_size(recipe: Recipe) -> None:
    size = len(to_json(recipe))
    if size > MAX_JSON_BYTES:
        raise RecipeError(f"The place is {size >> 20} MB; at most {MAX_JSON_BYTES >> 20} MB.")
