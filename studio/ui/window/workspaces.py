"""The workspaces across the top, and the frame that shows the active one."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.ui.animate.workspace import AnimateWorkspace
from studio.ui.atlas.workspace import AtlasWorkspace
from studio.ui.breed.workspace import BreedWorkspace
from studio.ui.explore.canvas_controller import CanvasController
from studio.ui.explore.stage import CanvasStage
from studio.ui.explore.workspace import ExploreWorkspace
from studio.ui.feature.commands import Commands
from studio.ui.feature.context import Context
from studio.ui.feature.workspace import Panels, Workspace
from studio.ui.language.words import tr
from studio.ui.live.workspace import LiveWorkspace
from studio.ui.show.composer.workspace import ShowWorkspace
from studio.ui.signals import Carries, signal
from studio.ui.tables.workspace import TableWorkspace
from studio.ui.window.panel_slot import PanelSlot
from studio.ui.window.workspace_tabs import WorkspaceTabs

MakeWorkspaces = Callable[[CanvasController], tuple[Workspace, ...]]

WIDE_PX = 1180
NARROW_PX = 880
"""Narrower than these, the left and the right panel leave their room to the middle."""


def workspaces(canvas: CanvasController) -> tuple[Workspace, ...]:
    """All of them, in the order of their tabs: a tab appears because its workspace stands here."""
    return (
        ExploreWorkspace(canvas),
        AtlasWorkspace(CanvasStage(canvas), canvas),
        BreedWorkspace(canvas),
        TableWorkspace(canvas),
        AnimateWorkspace(CanvasStage(canvas), canvas),
        LiveWorkspace(CanvasStage(canvas), canvas),
        ShowWorkspace(canvas),
    )


def _room_for(width_px: int) -> tuple[bool, bool]:
    """Whether the left and the right panel have room beside the middle."""
    return width_px >= WIDE_PX, width_px >= NARROW_PX


class WorkspaceFrame(QObject):
    """Five slots, the middle of the window one of them; one workspace fills them at a time."""

    entered: Carries[Panels] = signal()
    """Another workspace shows these now."""

    def __init__(
        self, tabs: WorkspaceTabs, workspaces: tuple[Workspace, ...], commands: Commands
    ) -> None:
        super().__init__(tabs)
        self.left, self.centre = PanelSlot("leftpanel"), PanelSlot("middle")
        self.right, self.bottom = PanelSlot("rightpanel"), PanelSlot("bottompanel")
        self.foot = PanelSlot("bottompanel")
        self._tabs = tabs
        self._workspaces = workspaces
        self._commands = commands
        self._hidden = self._bare = self._all = False
        self._width = WIDE_PX
        self._built: dict[str, Panels] = {}
        self._calls: dict[str, list[Callable[[], None]]] = {}
        self.active: Workspace | None = None
        for workspace in workspaces:
            tabs.add(workspace.key, tr(workspace.label))
        tabs.chosen.connect(self.open)

    def row(self) -> QHBoxLayout:
        """The slots, laid out for the window."""
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.centre, 1)
        middle.addWidget(self.bottom)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addLayout(middle, 1)
        row.addWidget(self.right)
        return row

    @property
    def hidden(self) -> bool:
        """Whether the panels are hidden, whatever the workspace puts into them."""
        return self._hidden

    @property
    def complete(self) -> bool:
        """Whether every panel that the workspace has is seen."""
        slots = (self.left, self.right, self.bottom, self.foot)
        return all(slot.shown is None or not slot.isHidden() for slot in slots)

    def set_hidden(self, hidden: bool) -> None:
        """Hide all that stands around the middle, or show what has room."""
        self._hidden, self._all = hidden, False
        self._follow()

    def show_all(self) -> None:
        """Show every panel, also where it takes room that the middle wants."""
        self._hidden, self._all = False, True
        self._follow()

    def set_bare(self, bare: bool) -> None:
        """The middle alone, whatever is hidden or shown before and afterwards."""
        self._bare = bare
        self._follow()

    def set_width(self, width_px: int) -> None:
        """How wide the window is: below some widths the left panel goes, then the right one."""
        if _room_for(width_px) != _room_for(self._width):
            self._all = False
        self._width = width_px
        self._follow()

    def _follow(self) -> None:
        left, right = (True, True) if self._all else _room_for(self._width)
        wanted = not self._hidden and not self._bare
        self.left.set_wanted(wanted and left)
        self.right.set_wanted(wanted and right)
        self.bottom.set_wanted(wanted)
        self.foot.set_wanted(wanted)

    def begin(self, context: Context, shared: Panels) -> None:
        """Open the first workspace; the others are built when they are first wanted."""
        self._context, self._shared = context, shared
        self.open(self._workspaces[0].key)

    def go_back_to(self, key: str) -> None:
        """Open what was open last time, unless somebody went elsewhere meanwhile."""
        known = key in {workspace.key for workspace in self._workspaces}
        if known and self.active is self._workspaces[0]:
            self.open(key)

    def register_first(self) -> None:
        """What the first workspace can do: after the first paint. The others do it when built."""
        first = self._workspaces[0]
        self._commands.register(first.commands(), first.key)

    # ---- building -------------------------------------------------------------------------------
    def is_built(self, workspace: Workspace) -> bool:
        """Whether it has its panels and its commands."""
        return workspace.key in self._built

    def when_built(self, workspace: Workspace, call: Callable[[], None]) -> None:
        """Call `call` once the workspace is built: at once, or later."""
        if self.is_built(workspace):
            call()
        else:
            self._calls.setdefault(workspace.key, []).append(call)

    @property
    def whole(self) -> bool:
        """Whether all of them are built."""
        return len(self._built) == len(self._workspaces)

    def build_one(self) -> None:
        """Build the next one, in the order of the tabs."""
        waiting = (w for w in self._workspaces if not self.is_built(w))
        for workspace in itertools.islice(waiting, 1):
            self._panels_of(workspace)

    def build_all(self) -> None:
        """Build what was not built yet: what lists everything that one can do waits for it."""
        for workspace in self._workspaces:
            self._panels_of(workspace)

    @Slot(object)
    def open(self, key: str) -> None:
        """Leave the active workspace and go to another."""
        workspace = next(w for w in self._workspaces if w.key == key)
        if workspace is self.active:
            return
        panels = self._panels_of(workspace)
        if self.active is not None:
            self.active.leave()
        self.active = workspace
        self.left.setFixedWidth(panels.left_px)
        self.left.show_widget(panels.left)
        self.centre.show_widget(panels.centre)
        self.right.show_widget(panels.right)
        self.bottom.show_widget(panels.bottom)
        self.foot.show_widget(panels.foot)
        self._tabs.set_active(key)
        self._commands.enter(key)
        self.entered.emit(panels)
        workspace.activate()

    def _panels_of(self, workspace: Workspace) -> Panels:
        if not self.is_built(workspace):
            self._built[workspace.key] = workspace.build(self._context, self._shared)
            if workspace is not self._workspaces[0]:
                self._commands.register(workspace.commands(), workspace.key)
            for call in self._calls.pop(workspace.key, ()):
                call()
        return self._built[workspace.key]
