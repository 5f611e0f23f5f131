"""Keeps what the hand found: gestures become nodes of the project's trail; undo and pins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import StudioError
from studio.library.edits import NEW_PLACE
from studio.library.project import Edit, Library, LibraryChange, Project, Undone
from studio.library.seeds import meet_seed, seen_seeds
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.values import edit
from studio.values.difference import difference
from studio.values.latent import Seed
from studio.values.recipe import Recipe
from studio.values.trail import Node, Trail

LOOK_MS = 150


@dataclass(frozen=True)
class StepWords:
    """What is said of a step along the journal: it was made, could not be, or there is none."""

    done: str
    failed: str
    nothing: str


TAKEN_BACK = StepWords(
    mark("Undone"), mark("not undone"), mark("There is nothing more to take back.")
)
DONE_AGAIN = StepWords(
    mark("Done again"), mark("not done again"), mark("There is nothing to do again.")
)


class TrailController(QObject):
    """Between the view state and the open project."""

    leaving: Carries[None] = signal()
    """The project is about to be closed: what it should keep of the window is written now."""
    project_changed: Carries[None] = signal()
    """Another project is open: what was shown of the one before is forgotten, before the rest."""
    arrived: Carries[None] = signal()
    """The place last left in this project is shown."""
    trail_changed: Carries[Trail] = signal()
    current_changed: Carries[int | None] = signal()
    """The id of the node where one is."""
    title_changed: Carries[str] = signal()
    seeds_met: Carries[tuple[int, ...]] = signal()
    """The seeds that the project has seen, the newest last."""
    saved_changed: Carries[str] = signal()
    """`saved`, `saving …` or a sentence."""

    def __init__(self, view: PlaceState, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.project = project
        self.current: int | None = None
        view.kept.connect(self._keep)
        view.set_aside.connect(self._set_aside)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._tell_saved)

    # ---- projects -------------------------------------------------------------------------------
    def switch(self, project: Project) -> None:
        """Go on in another project where it was left; the one before is saved and closed.

        Raises:
            ProjectError: the one before could not be saved; it stays open.
        """
        self._view.end_gesture()
        self.leaving.emit(None)
        self.project.flush()
        self.project.close()
        project.library = self.project.library
        self.project = project
        self.current = None
        self.project_changed.emit(None)
        self.announce()
        self.return_to_place()

    def return_to_place(self) -> bool:
        """Show the place last left, or the newest that a model here can show; if there is one."""
        shown = (
            node for node in self.project.nodes_to_begin() if not self._view.problem_of(node.recipe)
        )
        node = next(shown, next(self.project.nodes_to_begin(), None))
        if node is not None:
            self.go_to_node(node.id)
        self.arrived.emit(None)
        return self.current is not None

    def announce(self) -> None:
        """Say everything once more (to what was just connected)."""
        self.title_changed.emit(said(self.project.title))
        self.seeds_met.emit(seen_seeds(self.project))
        self.trail_changed.emit(self.project.trail)
        self.current_changed.emit(self.current)
        self._tell_saved()

    def close(self) -> None:
        """Keep what is under the hand, remember where one is, close the project."""
        self._view.end_gesture()
        self._look.stop()
        self.leaving.emit(None)
        self.project.close()

    # ---- nodes ----------------------------------------------------------------------------------
    @property
    def node(self) -> Node | None:
        """Where one is in the trail."""
        return self.project.trail.get(self.current)

    def go_to_node(self, node_id: int) -> None:
        """Look at a node; looking makes none."""
        self._view.end_gesture()
        node = self.project.trail.get(node_id) or self.project.trail.latest
        if node is not None and self._view.look_at(node.recipe):
            self._set_current(node.id)

    def pin(self, node_id: int | None = None, pinned: bool = True, name: str | None = None) -> None:
        """Pin a node, the one shown where None."""
        self._view.end_gesture()
        wanted = self.current if node_id is None else node_id
        if wanted is not None:
            self._edit(lambda: self.project.set_pin(wanted, pinned, name))

    def toggle_pin(self) -> None:
        """Pin the place shown, or take its pin away."""
        self._view.end_gesture()
        node = self.node
        if node is not None:
            self.pin(node.id, not node.pinned)

    def add_pin(self, recipe: Recipe) -> None:
        """Pin a place without going there."""

        def add() -> None:
            node = self.project.add_place(recipe, self.current, merge=False)
            self.project.set_pin(node.id, True)

        self._edit(add)

    def grow(self, recipe: Recipe, parent: int | None) -> Node | None:
        """A node for a place that was found beside the one that is seen; nobody goes there.

        `parent`: the node that it was made from. None where it cannot be kept; it is said why.
        """
        self._view.end_gesture()
        try:
            node = self.project.add_place(recipe, parent, merge=False)
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            return None
        self.trail_changed.emit(self.project.trail)
        self._tell_saved()
        return node

    def rename(self, node_id: int, name: str) -> None:
        """Name a node."""
        self._edit(lambda: self.project.rename(node_id, name))

    def delete(self, node_ids: tuple[int, ...]) -> None:
        """Take nodes out of the trail; undo brings them back."""
        parent = self.project.trail.parent(self.current) if self.current in node_ids else None
        self._edit(lambda: self.project.delete(node_ids))
        if parent is not None:
            self.go_to_node(parent.id)

    def neighbour(self, step: int) -> None:
        """One place back or forth on the line."""
        if self.current is None:
            return
        line = [node.id for node in self.project.trail.line_to(self.current)]
        at = line.index(self.current) + step if self.current in line else -1
        if 0 <= at < len(line):
            self.go_to_node(line[at])

    # ---- the library ----------------------------------------------------------------------------
    def set_library(self, library: Library) -> None:
        """The library whose edits the journal of this project, and of the next ones, keeps."""
        self.project.library = library

    def edit_library(self, label: str, change: LibraryChange) -> Edit:
        """Change something in the library; `label` says what was done, in the past.

        Raises:
            StudioError: the library refuses; nothing has changed.
        """
        self._view.end_gesture()
        edit = self.project.edit_library(label, change)
        self._tell_saved()
        return edit

    def take_back(self, edit: Edit) -> None:
        """Take back this edit of the library, also where something was done since."""
        self._view.end_gesture()
        self._step(TAKEN_BACK, lambda: self.project.take_back(edit))

    # ---- undo -----------------------------------------------------------------------------------
    def undo(self) -> None:
        """Take back the last edit, of the trail or of the library."""
        self._view.end_gesture()
        self._step(TAKEN_BACK, self.project.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._view.end_gesture()
        self._step(DONE_AGAIN, self.project.redo)

    def _step(self, words: StepWords, step: Callable[[], Undone | None]) -> None:
        before = {node.id: node for node in self.project.trail}
        try:
            undone = step()
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            return
        if undone is None:
            self._view.notices.say(Notice(tr(words.nothing), bad=False))
            return
        self._tell_saved()
        if undone.problem:
            problem, label = said(undone.problem).rstrip("."), said(undone.label)
            text = f"{problem}; {tr(words.failed)}: {label}."
            self._view.notices.say(Notice(text))
            return
        what = self._step_words(before) if undone.label == NEW_PLACE else ""
        self._view.notices.say(Notice(f"{tr(words.done)}: {said(what or undone.label)}", bad=False))
        if not undone.in_library:
            self._follow(undone)

    def _step_words(self, before: dict[int, Node]) -> str:
        """What the one place that a step took away or brought back had changed."""
        after = {node.id: node for node in self.project.trail}
        places = before | after
        one = before.keys() ^ after.keys()
        node = places[one.pop()] if len(one) == 1 else None
        parent = places.get(node.parent) if node is not None and node.parent is not None else None
        if node is None or parent is None:
            return ""
        card = self._view.card
        known = card if card is not None and card.sha256 == node.recipe.model.sha256 else None
        return difference(parent.recipe, node.recipe, known)

    def _follow(self, undone: Undone) -> None:
        """Look at what an undo has changed in the trail, or at what is left of it."""
        self.trail_changed.emit(self.project.trail)
        if undone.focus is None and self.current in self.project.trail:
            return  # nothing of the trail was changed, so one stays where one is
        here = self.current if undone.focus is None else undone.focus
        if here not in self.project.trail:
            parent = self.project.trail.parent(here) if here is not None else None
            latest = self.project.trail.latest
            here = parent.id if parent else (latest.id if latest else None)
        if here is not None:
            self.go_to_node(here)
        else:
            self._set_current(None)

    # ---- inside ---------------------------------------------------------------------------------
    @Slot(object)
    def _keep(self, recipe: Recipe) -> None:
        try:
            node = self.project.add_place(recipe, self.current)
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            return
        base = edit.base_of(recipe.latent)
        if isinstance(base, Seed):
            meet_seed(self.project, base.n)
        self._tell_saved()
        self.trail_changed.emit(self.project.trail)
        self._set_current(node.id)

    @Slot(object)
    def _set_aside(self, recipe: Recipe) -> None:
        """A place that no model here can show is kept all the same, once."""
        if not any(node.recipe == recipe for node in self.project.trail):
            self._edit(lambda: self._add(recipe))

    def _add(self, recipe: Recipe) -> None:
        self.project.add_place(recipe, None, merge=False)

    def _set_current(self, node_id: int | None) -> None:
        self.current = node_id
        if node_id is not None:
            self.project.set_state("current", node_id)
        self.current_changed.emit(node_id)

    def _edit(self, change: Callable[[], None]) -> None:
        try:
            change()
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
        self.trail_changed.emit(self.project.trail)
        self._tell_saved()

    def tell_saved(self) -> None:
        """Something else than a place was kept: say whether the disk has it."""
        self._tell_saved()

    @Slot()
    def _tell_saved(self) -> None:
        saved = self.project.saved  # asked once: the writer may finish between two looks
        self.saved_changed.emit(
            said(self.project.problem) or (tr("saved") if saved else tr("saving …"))
        )
        if not saved:
            self._look.start()
